//! The registers the program brings along: names and columns filled in beforehand, to be kept as they are or changed.
//! What they hold follows the ledgers that branches kept (field.md §6). 政治生日 has a page of its own ([`crate::greeting`]).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Column, ColumnKind, Family};

/// A register to start from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "RegisterTemplate")]
pub struct Template {
    /// Name.
    pub name: String,
    /// Where it is listed.
    pub family: Family,
    /// Heading of the day.
    pub day_name: String,
    /// Columns.
    pub columns: Vec<Column>,
}

use ColumnKind::{Date, LongText, Member, Session, Text, Unit, YesNo};

/// The levels at which something is published or awarded, highest first.
const LEVELS: &[&str] = &["国家级", "省级", "市级", "公司", "车间"];

/// Every register the program brings along.
pub fn templates() -> Vec<Template> {
    vec![
        materials(),
        lessons(),
        rules(),
        bases(),
        publicity(),
        honours(),
        contests(),
        volunteering(),
        visits(),
        liaison(),
        pairs(),
    ]
}

fn template<const N: usize>(name: &str, family: Family, day_name: &str, columns: [Column; N]) -> Template {
    Template { name: name.into(), family, day_name: day_name.into(), columns: columns.into() }
}

fn column(name: &str, kind: ColumnKind) -> Column {
    Column::new(name, kind)
}

fn number(name: &str, measure: &str) -> Column {
    Column { measure: Some(measure.into()), ..column(name, ColumnKind::Number) }
}

fn choice(name: &str, choices: &[&str]) -> Column {
    let choices = choices.iter().map(|word| (*word).to_owned()).collect();
    Column { choices, ..column(name, ColumnKind::Choice) }
}

/// S16, S79.
fn materials() -> Template {
    template(
        "学习资料发放",
        Family::Study,
        "发放日期",
        [
            column("资料名称", Text).needed(),
            choice("形式", &["纸质书", "电子书", "资料汇编", "其他"]),
            number("数量", "册").needed(),
            column("发放组织", Unit).many(),
            column("发放范围", Text),
            column("对应活动", Session),
            column("经手人", Member),
            column("备注", Text),
        ],
    )
}

/// Seed 3: one member a month.
fn lessons() -> Template {
    template(
        "党员小课堂",
        Family::Study,
        "授课日期",
        [
            column("题目", Text).needed(),
            column("主讲人", Member).needed(),
            number("时长", "分钟"),
            number("党员", "人"),
            number("职工群众", "人"),
            column("地点", Text),
            column("内容摘要", LongText),
        ],
    )
}

/// S96: one row a version, so that what was revised in a year is counted.
fn rules() -> Template {
    template(
        "制度文件",
        Family::Study,
        "印发日期",
        [
            column("文件名称", Text).needed(),
            column("文号", Text),
            column("发文单位", Text),
            choice("类别", &["上级文件", "本级制度", "工作方案", "通知"]),
            choice("性质", &["新制定", "修订"]),
            column("版本", Text),
            column("传达学习", Session).many(),
            column("废止日期", Date).end(),
            column("备注", Text),
        ],
    )
}

/// S35, S57: one row a site; an outing to two sites is one session named in two rows.
fn bases() -> Template {
    template(
        "教育基地",
        Family::Study,
        "前往日期",
        [
            column("基地名称", Text).needed(),
            column("地点", Text),
            choice("级别", &["国家级", "省级", "市级", "县区级", "企业"]),
            column("所属品牌", Text),
            column("参加党员", Member).many(),
            number("参加人数", "人"),
            column("对应活动", Session),
            column("备注", Text),
        ],
    )
}

/// S41, S42, S74, S92–S94, S127, S142–S144.
fn publicity() -> Template {
    template(
        "宣传报道",
        Family::Honour,
        "刊发日期",
        [
            column("标题", Text).needed(),
            column("媒体", Text).needed(),
            choice(
                "渠道",
                &["报纸", "电视", "网站", "微信公众号", "学习强国", "内刊内网", "电子屏", "橱窗展板"],
            )
            .many(),
            choice("级别", LEVELS).needed(),
            choice("体裁", &["消息", "通讯", "图片", "视频", "音频", "人物"]),
            column("作者", Member).many(),
            number("期数", "期"),
            number("字数", "字"),
            number("受众", "人次"),
            column("对应活动", Session).many(),
            column("备注", Text),
        ],
    )
}

/// S71, S97–S100, S109.
fn honours() -> Template {
    template(
        "荣誉表彰",
        Family::Honour,
        "表彰日期",
        [
            column("荣誉名称", Text).needed(),
            choice("级别", LEVELS).needed(),
            column("授予单位", Text),
            choice("获得者类别", &["集体", "个人"]),
            column("党员", Member).many(),
            column("获得者", Text),
            choice("结果", &["候选", "获评"]),
            column("备注", Text),
        ],
    )
}

/// S20, S72: one row a team and round, or one row a contest where rounds were not kept.
fn contests() -> Template {
    template(
        "竞赛",
        Family::Honour,
        "比赛日期",
        [
            column("竞赛名称", Text).needed(),
            choice("类别", &["知识竞赛", "技能比武", "劳动竞赛", "演讲征文", "文艺体育", "其他"]),
            choice("级别", LEVELS),
            column("轮次", Text),
            column("参赛队", Text),
            number("得分", "分"),
            number("参赛人数", "人"),
            number("作品", "件"),
            column("奖项", Text),
            column("获奖党员", Member).many(),
            column("备注", Text),
        ],
    )
}

/// S69, S111.
fn volunteering() -> Template {
    template(
        "志愿服务",
        Family::People,
        "服务日期",
        [
            column("服务项目", Text).needed(),
            column("地点", Text),
            column("带队党员", Member),
            column("参加党员", Member).many(),
            number("人数", "人").needed(),
            number("时长", "小时").each().needed(),
            number("重量", "千克"),
            column("服务对象", Text),
            column("对应活动", Session),
            column("备注", Text),
        ],
    )
}

fn visits() -> Template {
    template(
        "走访慰问",
        Family::People,
        "走访日期",
        [
            column("走访对象", Text).needed(),
            choice("对象类别", &["老党员", "困难党员", "困难职工", "生病住院", "一线职工", "其他"]),
            column("走访人", Member).many().needed(),
            number("慰问金", "元"),
            column("慰问品", Text),
            column("反映的情况", LongText),
        ],
    )
}

fn liaison() -> Template {
    template(
        "包联走访",
        Family::People,
        "走访日期",
        [
            column("包联领导", Text).needed(),
            column("包联组织", Unit).needed(),
            column("讲党课", YesNo),
            column("参加研讨", YesNo),
            number("会诊问题", "个"),
            number("解决问题", "个"),
            column("对应活动", Session),
            column("主要情况", LongText),
        ],
    )
}

/// S107, S108: a pair holds from its day to its end.
fn pairs() -> Template {
    template(
        "师带徒（结对）",
        Family::People,
        "结对日期",
        [
            column("师傅", Member).many().needed(),
            column("徒弟", Text).needed(),
            choice("结对类型", &["师带徒", "老带新", "党员结对", "双培养"]),
            column("结对内容", Text),
            column("结束日期", Date).end(),
            choice("结果", &["出师", "列为积极分子", "发展为党员", "成为骨干", "提前结束"]),
            column("成效", LongText),
        ],
    )
}
