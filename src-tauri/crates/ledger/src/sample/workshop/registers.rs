//! 台账 and 政治生日 of 2026: registers as the program brings them along, one of the branch's own, and who was thought of.

use crate::greeting::{self, GreetingFields, GreetingKind};
use crate::id::UnitId;
use crate::register::{self, Cell, Column, ColumnKind, Family, RegisterFields, RegisterRowFields, Template};
use crate::{Error, Result, Tx};

use super::{Cast, day};

/// A register: its name, the columns that are filled in, and rows of the day ('MM-DD') and what stands in them; several members
/// are parted by 、.
type Table = (&'static str, &'static [&'static str], &'static [&'static [&'static str]]);

#[rustfmt::skip]
const REPORTS: Table = ("宣传报道", &["标题", "媒体", "渠道", "级别", "体裁", "作者", "字数"], &[
    &["04-08", "十二对师徒结对子", "公司内网", "内刊内网", "公司", "通讯", "邓志远", "1210"],
    &["04-16", "夜班多了一扇加餐窗口", "车间公众号", "微信公众号", "车间", "消息", "程雅琴", "360"],
    &["04-30", "废油桶有了固定的家", "车间公众号", "微信公众号", "车间", "图片", "方敏", "80"],
    &["05-15", "党课讲到了炉前", "公司内网", "内刊内网", "公司", "消息", "冯晓楠", "470"],
    &["05-28", "热修平台换新护栏", "车间公众号", "微信公众号", "车间", "消息", "唐金柱", "350"],
    &["06-05", "班组长练兵记", "公司内网", "内刊内网", "公司", "通讯", "白雪松", "1130"],
    &["06-16", "高温岗位有了清凉角", "省级网站", "网站", "省级", "消息", "顾长河", "520"],
    &["06-27", "四支部联合党课开讲", "车间公众号", "微信公众号", "车间", "消息", "陆一帆", "430"],
    &["07-06", "我的师傅唐金柱", "公司报纸", "报纸", "公司", "人物", "祝嘉禾", "1540"],
    &["07-18", "厂史课堂：第一炉钢", "公司内网", "内刊内网", "公司", "通讯", "任玉梅", "1880"],
    &["07-29", "节能降碳，从一台风机做起", "市级报纸", "报纸", "市级", "消息", "叶青山", "460"],
    &["08-12", "换辊快了11分钟", "公司内网", "内刊内网", "公司", "通讯", "罗永胜", "1260"],
    &["08-21", "主题党日走进除尘工地", "车间公众号", "微信公众号", "车间", "消息", "祝嘉禾", "510"],
    &["08-27", "夏送清凉进炉台", "公司报纸", "报纸", "公司", "图片", "程雅琴", "90"],
    &["09-04", "一张票子背后的安全账", "车间公众号", "微信公众号", "车间", "消息", "方敏", "620"],
    &["09-10", "轧线人行通道不再滑", "公司内网", "内刊内网", "公司", "消息", "罗永胜", "380"],
    &["09-17", "压滤机房里的“三班倒”攻关组", "公司内网", "内刊内网", "公司", "通讯", "顾长河", "1420"],
]);

#[rustfmt::skip]
const SERVICE: Table = ("志愿服务", &["服务项目", "地点", "带队党员", "参加党员", "人数", "时长", "重量"], &[
    &["02-10", "雪后清扫厂区道路", "二号门至车间", "欧阳堃", "欧阳堃、曾宪明、高建民、罗永胜", "11", "2.5", ""],
    &["03-05", "学雷锋日义务修理", "职工活动室", "唐金柱", "唐金柱、蒋文𬭊、白雪松", "6", "3", ""],
    &["05-16", "捡拾废钢", "轧线两侧", "邓志远", "邓志远、谢春林、田小舟、罗永胜", "15", "2", "860"],
    &["07-10", "高温岗位送水", "炼钢炉台", "许秀兰", "许秀兰、程雅琴、方敏", "3", "1.5", ""],
    &["09-12", "捡拾废钢", "废钢料场外围", "顾长河", "顾长河、叶青山、曾宪明", "9", "2", "415.5"],
]);

#[rustfmt::skip]
const HONOURS: Table = ("荣誉表彰", &["荣誉名称", "级别", "授予单位", "获得者类别", "党员", "获得者"], &[
    &["05-04", "公司青年岗位能手", "公司", "公司团委", "个人", "田小舟", ""],
    &["07-01", "先进党支部", "公司", "公司党委", "集体", "", "运行车间党支部"],
    &["07-01", "优秀共产党员", "公司", "公司党委", "个人", "罗永胜、曾宪明", ""],
]);

#[rustfmt::skip]
const BOOKS: Table = ("学习资料发放", &["资料名称", "形式", "数量", "发放组织", "经手人"], &[
    &["01-15", "支部工作条例学习读本", "纸质书", "28", "炼钢、轧钢、钢包、除尘", "许秀兰"],
    &["04-22", "安全生产法条文汇编", "资料汇编", "14", "炼钢、轧钢", "许秀兰"],
]);

#[rustfmt::skip]
const PAIRS: Table = ("师带徒（结对）", &["师傅", "徒弟", "结对类型", "结对内容", "结束日期", "结果"], &[
    &["01-06", "唐金柱", "石小军", "师带徒", "热修平台操作", "2026-06-30", "出师"],
    &["03-02", "邓志远", "田小舟", "师带徒", "换辊作业", "", ""],
    &["03-02", "罗永胜", "陆一帆", "党员结对", "班组安全员工作", "", ""],
]);

/// 合理化建议: what the branch defined itself.
#[rustfmt::skip]
const IDEAS: Table = ("合理化建议", &["谁提的", "建议内容", "分类", "采纳", "年节约"], &[
    &["08-06", "田小舟", "轧辊吊具加防脱销", "安全", "是", ""],
    &["09-03", "袁大成", "压滤机冲洗水回用", "降本", "是", "4.2"],
    &["09-11", "魏东升", "隔音室加装对讲", "安全", "是", ""],
    &["09-15", "程雅琴", "交接班记录改成一页", "管理", "否", ""],
]);

/// Keeps the registers with their rows.
pub(super) fn fill(tx: &Tx<'_>, cast: &Cast, unit_id: UnitId) -> Result<()> {
    for table in [REPORTS, SERVICE, HONOURS, BOOKS, PAIRS] {
        let Some(Template { name, family, day_name, columns }) =
            register::templates().into_iter().find(|template| template.name == table.0)
        else {
            return Err(Error::missing("register", table.0));
        };
        keep(tx, cast, &RegisterFields { unit_id, name, family, day_name, columns }, table)?;
    }
    keep(tx, cast, &ideas(unit_id), IDEAS)
}

fn ideas(unit_id: UnitId) -> RegisterFields {
    let choices = ["降本", "安全", "质量", "管理"].map(str::to_owned).to_vec();
    let columns = vec![
        Column::new("谁提的", ColumnKind::Member).needed(),
        Column::new("建议内容", ColumnKind::Text).needed(),
        Column { choices, ..Column::new("分类", ColumnKind::Choice).needed() },
        Column::new("采纳", ColumnKind::YesNo),
        Column { measure: Some("万元".into()), ..Column::new("年节约", ColumnKind::Number) },
    ];
    RegisterFields {
        unit_id,
        name: "合理化建议".into(),
        family: Family::Own,
        day_name: "日期".into(),
        columns,
    }
}

fn keep(tx: &Tx<'_>, cast: &Cast, fields: &RegisterFields, (_, names, rows): Table) -> Result<()> {
    let id = register::save(tx, None, fields)?;
    let columns = register::get(tx, id)?.fields.columns;
    for row in rows {
        let (on, values) = row.split_first().ok_or_else(|| Error::missing("day", ""))?;
        let mut cells = Vec::new();
        for (name, value) in names.iter().zip(values).filter(|(_, value)| !value.is_empty()) {
            let Some(column) = columns.iter().find(|column| column.name == *name) else {
                return Err(Error::missing("register_column", *name));
            };
            cells.extend(read(cast, column, value)?);
        }
        let on_day = day(&format!("2026-{on}"))?;
        register::row_save(tx, None, &RegisterRowFields { register_id: id, on_day, cells })?;
    }
    Ok(())
}

/// What a cell of the tables says.
fn read(cast: &Cast, column: &Column, value: &str) -> Result<Vec<Cell>> {
    let Some(column_id) = column.id else { return Ok(Vec::new()) };
    let cell = |text: &str| {
        let id = match column.kind {
            ColumnKind::Member => Some(cast.member(text)?.0),
            ColumnKind::Unit => Some(cast.unit(text)?.0),
            _ => None,
        };
        Ok(Cell { column_id, text: text.to_owned(), id })
    };
    if column.is_many { value.split('、').map(cell).collect() } else { Ok(vec![cell(value)?]) }
}

/// Who was thought of on their political birthday up to August; one in nine was not yet.
pub(super) fn greet(tx: &Tx<'_>, unit: UnitId) -> Result<()> {
    let august = day("2026-08-31")?;
    for (at, one) in greeting::anniversaries(tx, unit, 2026)?.into_iter().enumerate() {
        let Some(on_day) = one.day.filter(|on| *on <= august && at % 9 != 8) else { continue };
        let form = if one.is_round { "谈心" } else { "贺卡" };
        greeting::save(
            tx,
            &GreetingFields {
                member_ids: vec![one.member_id],
                kind: GreetingKind::Joined,
                year: one.year,
                on_day,
                form: Some(form.to_owned()),
                by_whom: Some("许秀兰".to_owned()),
                note: None,
            },
        )?;
    }
    Ok(())
}
