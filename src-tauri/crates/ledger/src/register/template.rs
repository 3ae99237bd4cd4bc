//! The registers the program brings along: names and columns filled in beforehand, to be kept as they are or changed.
//! What they hold follows the ledgers that branches kept (field.md §6).

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

/// One column: heading, kind, whether it is needed, and the measure of a number or the choices.
type Line = (&'static str, ColumnKind, bool, &'static [&'static str]);

use ColumnKind::{Choice, Date, LongText, Member, Number, Session, Text, Unit, YesNo};
use Family::{Honour, People, Study};

const TEMPLATES: &[(&str, Family, &str, &[Line])] = &[
    (
        "学习资料发放",
        Study,
        "发放日期",
        &[
            ("资料名称", Text, true, &[]),
            ("形式", Choice, false, &["纸质书", "电子书", "资料汇编", "其他"]),
            ("数量", Number, true, &["册"]),
            ("发放范围", Text, false, &[]),
            ("对应活动", Session, false, &[]),
            ("经手人", Member, false, &[]),
            ("备注", Text, false, &[]),
        ],
    ),
    (
        "党员小课堂",
        Study,
        "授课日期",
        &[
            ("题目", Text, true, &[]),
            ("主讲人", Member, true, &[]),
            ("时长", Number, false, &["分钟"]),
            ("党员", Number, false, &["人"]),
            ("职工群众", Number, false, &["人"]),
            ("地点", Text, false, &[]),
            ("内容摘要", LongText, false, &[]),
        ],
    ),
    (
        "制度文件",
        Study,
        "印发日期",
        &[
            ("文件名称", Text, true, &[]),
            ("文号", Text, false, &[]),
            ("发文单位", Text, false, &[]),
            ("类别", Choice, false, &["上级文件", "本级制度", "工作方案", "通知"]),
            ("传达学习", Session, false, &[]),
            ("现行有效", YesNo, false, &[]),
            ("备注", Text, false, &[]),
        ],
    ),
    (
        "教育基地",
        Study,
        "前往日期",
        &[
            ("基地名称", Text, true, &[]),
            ("地点", Text, false, &[]),
            ("级别", Choice, false, &["国家级", "省级", "市级", "县区级", "企业"]),
            ("参加人数", Number, false, &["人"]),
            ("对应活动", Session, false, &[]),
            ("备注", Text, false, &[]),
        ],
    ),
    (
        "宣传报道",
        Honour,
        "刊发日期",
        &[
            ("标题", Text, true, &[]),
            ("媒体", Text, true, &[]),
            ("级别", Choice, true, &["国家级", "省级", "市级", "公司", "车间"]),
            ("体裁", Choice, false, &["消息", "通讯", "图片", "视频", "人物"]),
            ("作者", Member, false, &[]),
            ("字数", Number, false, &["字"]),
            ("受众", Number, false, &["人次"]),
            ("对应活动", Session, false, &[]),
        ],
    ),
    (
        "荣誉表彰",
        Honour,
        "表彰日期",
        &[
            ("荣誉名称", Text, true, &[]),
            ("级别", Choice, true, &["国家级", "省级", "市级", "公司", "车间"]),
            ("授予单位", Text, false, &[]),
            ("获得者类别", Choice, false, &["集体", "个人"]),
            ("党员", Member, false, &[]),
            ("获得者", Text, false, &[]),
            ("备注", Text, false, &[]),
        ],
    ),
    (
        "竞赛",
        Honour,
        "比赛日期",
        &[
            ("竞赛名称", Text, true, &[]),
            ("类别", Choice, false, &["知识竞赛", "技能比武", "劳动竞赛", "演讲征文", "其他"]),
            ("级别", Choice, false, &["国家级", "省级", "市级", "公司", "车间"]),
            ("参赛人数", Number, false, &["人"]),
            ("名次或成绩", Text, false, &[]),
            ("获奖党员", Member, false, &[]),
            ("备注", Text, false, &[]),
        ],
    ),
    (
        "志愿服务",
        People,
        "服务日期",
        &[
            ("服务项目", Text, true, &[]),
            ("地点", Text, false, &[]),
            ("带队党员", Member, false, &[]),
            ("人数", Number, true, &["人"]),
            ("时长", Number, true, &["小时"]),
            ("服务对象", Text, false, &[]),
            ("对应活动", Session, false, &[]),
            ("备注", Text, false, &[]),
        ],
    ),
    (
        "走访慰问",
        People,
        "走访日期",
        &[
            ("走访对象", Text, true, &[]),
            ("对象类别", Choice, false, &["老党员", "困难党员", "困难职工", "生病住院", "一线职工", "其他"]),
            ("走访人", Member, true, &[]),
            ("慰问金", Number, false, &["元"]),
            ("慰问品", Text, false, &[]),
            ("反映的情况", LongText, false, &[]),
        ],
    ),
    (
        "包联走访",
        People,
        "走访日期",
        &[
            ("包联领导", Text, true, &[]),
            ("包联组织", Unit, true, &[]),
            ("讲党课", YesNo, false, &[]),
            ("参加研讨", YesNo, false, &[]),
            ("会诊问题", Number, false, &["个"]),
            ("解决问题", Number, false, &["个"]),
            ("对应活动", Session, false, &[]),
            ("主要情况", LongText, false, &[]),
        ],
    ),
    (
        "师带徒（结对）",
        People,
        "结对日期",
        &[
            ("师傅", Member, true, &[]),
            ("徒弟", Text, true, &[]),
            ("结对内容", Text, false, &[]),
            ("约定期满", Date, false, &[]),
            ("已出师", YesNo, false, &[]),
            ("成效", LongText, false, &[]),
        ],
    ),
    (
        "政治生日",
        People,
        "祝贺日期",
        &[
            ("党员", Member, true, &[]),
            ("入党日期", Date, false, &[]),
            ("方式", Choice, false, &["贺卡", "谈心", "集体过", "重温誓词"]),
            ("已送贺卡", YesNo, false, &[]),
            ("党员感言", LongText, false, &[]),
        ],
    ),
];

/// Every register the program brings along.
pub fn templates() -> Vec<Template> {
    let template = |&(name, family, day_name, lines): &(&str, Family, &str, &[Line])| Template {
        name: name.into(),
        family,
        day_name: day_name.into(),
        columns: lines.iter().map(column).collect(),
    };
    TEMPLATES.iter().map(template).collect()
}

fn column(&(name, kind, is_needed, more): &Line) -> Column {
    let words = || more.iter().map(|word| (*word).to_owned());
    Column {
        id: None,
        name: name.into(),
        kind,
        measure: words().next().filter(|_| kind == Number),
        choices: if kind == Choice { words().collect() } else { Vec::new() },
        is_needed,
    }
}
