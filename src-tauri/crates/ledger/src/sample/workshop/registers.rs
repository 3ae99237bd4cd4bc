//! 宣传报道 of 2026, kept as the program brings the register along.

use crate::id::UnitId;
use crate::register::{self, Cell, RegisterFields, RegisterRowFields, Template};
use crate::{Error, Result, Tx};

use super::{Cast, day};

/// Day of 2026 as 'MM-DD', then 标题, 媒体, 级别, 体裁, 作者, 字数.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const REPORTS: [Row; 17] = [
    ("04-08", "十二对师徒结对子", "公司内网", "公司", "通讯", "邓志远", "1210"),
    ("04-16", "夜班多了一扇加餐窗口", "车间公众号", "车间", "消息", "程雅琴", "360"),
    ("04-30", "废油桶有了固定的家", "车间公众号", "车间", "图片", "方敏", "80"),
    ("05-15", "党课讲到了炉前", "公司内网", "公司", "消息", "冯晓楠", "470"),
    ("05-28", "热修平台换新护栏", "车间公众号", "车间", "消息", "唐金柱", "350"),
    ("06-05", "班组长练兵记", "公司内网", "公司", "通讯", "白雪松", "1130"),
    ("06-16", "高温岗位有了清凉角", "省级网站", "省级", "消息", "顾长河", "520"),
    ("06-27", "四支部联合党课开讲", "车间公众号", "车间", "消息", "陆一帆", "430"),
    ("07-06", "我的师傅唐金柱", "公司报纸", "公司", "人物", "祝嘉禾", "1540"),
    ("07-18", "厂史课堂：第一炉钢", "公司内网", "公司", "通讯", "任玉梅", "1880"),
    ("07-29", "节能降碳，从一台风机做起", "市级报纸", "市级", "消息", "叶青山", "460"),
    ("08-12", "换辊快了11分钟", "公司内网", "公司", "通讯", "罗永胜", "1260"),
    ("08-21", "主题党日走进除尘工地", "车间公众号", "车间", "消息", "祝嘉禾", "510"),
    ("08-27", "夏送清凉进炉台", "公司报纸", "公司", "图片", "程雅琴", "90"),
    ("09-04", "一张票子背后的安全账", "车间公众号", "车间", "消息", "方敏", "620"),
    ("09-10", "轧线人行通道不再滑", "公司内网", "公司", "消息", "罗永胜", "380"),
    ("09-17", "压滤机房里的“三班倒”攻关组", "公司内网", "公司", "通讯", "顾长河", "1420"),
];

/// Keeps the register and its rows.
pub(super) fn fill(tx: &Tx<'_>, cast: &Cast, unit_id: UnitId) -> Result<()> {
    let Some(template) = register::templates().into_iter().find(|template| template.name == "宣传报道")
    else {
        return Err(Error::missing("register", "宣传报道"));
    };
    let Template { name, family, day_name, columns } = template;
    let id = register::save(tx, None, &RegisterFields { unit_id, name, family, day_name, columns })?;
    let columns = register::get(tx, id)?.fields.columns;
    for (on, title, medium, level, genre, author, words) in REPORTS {
        let author = cast.member(author)?.0;
        let cells = columns.iter().filter_map(|column| {
            let (text, id) = match column.name.as_str() {
                "标题" => (title, None),
                "媒体" => (medium, None),
                "级别" => (level, None),
                "体裁" => (genre, None),
                "作者" => ("", Some(author)),
                "字数" => (words, None),
                _ => return None,
            };
            Some(Cell { column_id: column.id?, text: text.to_owned(), id })
        });
        let fields = RegisterRowFields {
            register_id: id,
            on_day: day(&format!("2026-{on}"))?,
            cells: cells.collect(),
        };
        register::row_save(tx, None, &fields)?;
    }
    Ok(())
}
