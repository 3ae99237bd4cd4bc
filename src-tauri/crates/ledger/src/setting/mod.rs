//! 设置: thresholds and habits, for the whole book or one unit, each with a default and the source it comes from.

mod begin;
mod store;

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

pub use begin::*;
pub use store::*;

use crate::{Error, Result};

text_enum! {
    /// What of the work a setting is about, as people look for it.
    SettingGroup {
        /// How often what has to be held: shown with the rules, not with the other settings.
        Rule = "rule" "规则",
        Hours = "hours" "学时换算",
        MakeUp = "make_up" "补学期限",
        Count = "count" "计次、评议、名单",
        Plan = "plan" "计划和会后",
        Task = "task" "任务清单",
        Evidence = "evidence" "佐证材料",
        Consistency = "consistency" "核对",
        Birthday = "birthday" "政治生日",
        Program = "program" "打开和锁定",
    }
}

/// What a person sets. The book holds a whole number all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum SettingKind {
    /// A number of the setting's unit.
    Number {
        /// What 0 means, where it means something of its own: 不要求.
        zero: Option<&'static str>,
    },
    /// A month as 202609; 0 is none.
    Month,
    /// 1 is yes, 0 is no.
    Switch,
    /// One of these, by its place from 0.
    Choice {
        /// In the words people read.
        options: &'static [&'static str],
    },
}

/// What is known about a setting. All are whole numbers; a month is one, too: 202609.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// What it is about.
    pub group: SettingGroup,
    /// The word in the book: `make_up.days`.
    pub key: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// What a person sets.
    pub kind: SettingKind,
    /// What holds until somebody sets it.
    pub default: i64,
    /// What the number counts, as printed behind it; empty where it counts nothing.
    pub unit: &'static str,
    /// The article it comes from.
    pub cite: &'static str,
    /// The least that may be set: for a statutory frequency what the regulation asks (C-41).
    pub floor: i64,
    /// The most that may be set: for a statutory limit what the regulation allows.
    pub ceiling: i64,
}

/// Larger numbers are slips of the hand.
const CEILING: i64 = 10_000;
/// A term in days; longer ones are slips, too.
const YEAR: i64 = 366;
/// A length in minutes.
const DAY: i64 = 24 * 60;

/// Years are written in four digits.
const LAST_MONTH: i64 = 999_912;

const OWN: &str = "本单位设置";

const fn number(
    group: SettingGroup,
    key: &'static str,
    label: &'static str,
    (default, unit): (i64, &'static str),
    cite: &'static str,
    floor: i64,
) -> Setting {
    let kind = SettingKind::Number { zero: None };
    Setting { group, key, label, kind, default, unit, cite, floor, ceiling: CEILING }
}

const fn switch(
    group: SettingGroup,
    key: &'static str,
    label: &'static str,
    default: bool,
    cite: &'static str,
) -> Setting {
    Setting {
        kind: SettingKind::Switch,
        ..number(group, key, label, (default as i64, ""), cite, 0).at_most(1)
    }
}

/// The first of the options holds until somebody chooses.
const fn choice(
    group: SettingGroup,
    key: &'static str,
    label: &'static str,
    options: &'static [&'static str],
    cite: &'static str,
) -> Setting {
    let kind = SettingKind::Choice { options };
    #[allow(clippy::cast_possible_wrap)] // a handful of options
    let last = options.len() as i64 - 1;
    Setting { kind, ..number(group, key, label, (0, ""), cite, 0).at_most(last) }
}

impl Setting {
    const fn at_most(mut self, ceiling: i64) -> Self {
        self.ceiling = ceiling;
        self
    }

    const fn month(mut self) -> Self {
        (self.ceiling, self.kind) = (LAST_MONTH, SettingKind::Month);
        self
    }

    /// 0 is allowed and has a meaning of its own.
    const fn or_zero(mut self, means: &'static str) -> Self {
        self.kind = SettingKind::Number { zero: Some(means) };
        self
    }

    /// The unit, and what 0 means: 次／年，0为不要求.
    pub fn unit_words(&self) -> String {
        match self.kind {
            SettingKind::Number { zero: Some(means) } => format!("{}，0为{means}", self.unit),
            _ => self.unit.to_owned(),
        }
    }
}

use SettingGroup::{Birthday, Consistency, Count, Evidence, Hours, MakeUp, Plan, Program, Rule, Task};

/// Every setting, in the order in which people see them.
#[rustfmt::skip]
pub const ALL: &[Setting] = &[
    number(Rule, BEGIN, "从哪个月起在这里记", (0, "年月，如202609；0为不限"), OWN, 0).month(),
    number(Rule, "check.general_meeting", "支部党员大会", (1, "次／季度"), "支部工作条例第十一条", 1),
    number(Rule, "check.committee_meeting", "支部委员会会议", (1, "次／月"), "支部工作条例第十二条", 1),
    number(Rule, "check.group_meeting", "党小组会", (1, "次／月，每个党小组"), "支部工作条例第十三条", 1),
    number(Rule, "check.branch_study", "未分党小组的集体学习", (0, "次／月"), "本单位设置（有的上级要求不分党小组的支部每月集体学习）", 0).or_zero("不要求"),
    number(Rule, "check.theme_day", "主题党日", (1, "次／月"), "支部工作条例第十六条", 1),
    number(Rule, "check.lecture", "党课", (1, "次／季度"), "本单位设置（条例没有规定次数）", 0).or_zero("不要求"),
    number(Rule, "check.secretary_lecture", "书记讲党课", (1, "次／年"), "本单位设置（条例第十六条对党委书记的要求）", 0).or_zero("不要求"),
    number(Rule, "check.organisational_life", "组织生活会", (1, "次／年"), "支部工作条例第十七条", 1),
    number(Rule, "check.appraisal", "民主评议党员", (1, "次／年"), "支部工作条例第十八条", 1),
    number(Rule, "check.talk", "谈心谈话", (1, "次／年，每名党员"), "支部工作条例第十九条", 1),
    number(Rule, "check.talk_pairs", "各类谈心谈话", (1, "次／年，每一类"), "支部工作条例第十九条", 1),
    number(Rule, "hours.member", "党员集中学习培训", (32, "学时／年"), "党员教育管理工作条例第二十条", 32),
    number(Rule, "hours.committee", "书记和班子成员集中学习培训", (56, "学时／年"), "2019—2023年全国党员教育培训工作规划", 32),
    number(Rule, "check.training", "书记和班子成员集中培训", (1, "次／年"), "2019—2023年全国党员教育培训工作规划", 0).or_zero("不要求"),
    number(Rule, "check.committee_members", "支委会委员", (3, "名以上（正式党员满7名时）"), "支部工作条例第二十条", 3).at_most(7),
    number(Rule, "check.group_from", "划分党小组", (20, "名党员起提醒"), "本单位设置（中央和国家机关的做法）", 0).or_zero("不提醒"),
    number(Rule, "check.group_size", "党小组人数", (3, "名以上，其中有正式党员"), "本单位设置（中央和国家机关的做法）", 0).or_zero("不提醒"),
    number(Rule, "check.branch_size", "支部党员人数", (50, "名以内"), "支部工作条例第四条", 3).at_most(50),
    number(Rule, "check.election_months", "换届提醒，任期届满前", (6, "个月"), "支部工作条例第二十二条", 6),
    number(Rule, "check.absence_months", "连续未参加组织生活提醒", (3, "个月"), "本单位设置（教育管理工作条例第三十一条为6个月）", 1).at_most(6),
    number(Rule, "check.centre_group_study", "理论学习中心组学习", (1, "次／季度"), "党委（党组）理论学习中心组学习规则", 1),
    number(Rule, "check.committee_lecture", "党委书记讲党课", (1, "次／年"), "支部工作条例第十六条", 1),
    number(Hours, "minutes_per_hour", "一个学时", (60, "分钟"), OWN, 30).at_most(240),
    number(Hours, "credit.half_day", "算作半天，从多长算起", (180, "分钟，两倍为一天"), "本单位设置（没有统一规定）", 60).at_most(DAY),
    number(Hours, "credit.lecture_half_day", "党课、专家授课半天", (4, "学时"), "本单位设置（没有统一规定）", 1).at_most(24),
    number(Hours, "credit.practice_half_day", "现场教学、传统教育、志愿服务半天", (4, "学时"), "本单位设置（没有统一规定）", 1).at_most(24),
    number(Hours, "credit.training_day", "专题培训一天", (8, "学时"), "本单位设置（没有统一规定）", 1).at_most(24),
    number(Hours, "credit.micro_lecture", "微党课没写时间的", (15, "分钟"), "本单位设置（没有统一规定）", 0).at_most(DAY),
    number(MakeUp, "make_up.list_days", "点完名、列出补学名单，会后", (2, "天"), "本单位设置（一些支部要求48小时内）", 0).at_most(YEAR),
    number(MakeUp, "make_up.arrange_days", "安排补学，会后", (3, "天"), "本单位设置（一些支部要求3天内）", 0).at_most(YEAR),
    number(MakeUp, "make_up.days", "补学期限，会后", (7, "天"), "本单位设置（没有统一规定）", 1).at_most(YEAR),
    number(MakeUp, "make_up.proof_days", "交来补学笔记、心得等证明，补学后", (7, "天"), "本单位设置（一些支部要求一周内）", 0).at_most(YEAR),
    choice(Count, "count.main_kind_only", "合并召开的活动计次", &["各类各计1次", "只计主要类别"], "本单位设置（上级不认可重复计次时）"),
    choice(Count, "appraisal.excellent_third", "评为优秀一般不超过三分之一，按谁算", &["全体党员", "参加评议的党员"], "本单位设置（各级通知两种说法都有）"),
    choice(Count, "roster.full_name_strokes", "两字姓名在名单上", &["中间空一字（姓氏笔画）", "不空（姓名笔画）"], "党代会用姓氏笔画，人代会用姓名笔画"),
    number(Plan, "plan.near_days", "计划提醒，到日子前", (7, "天"), OWN, 0).at_most(YEAR),
    number(Plan, "plan.filing_day", "季度计划报备，季度首月", (5, "日前"), "本单位设置（有的县要求每季度首月5日前报备）", 0).or_zero("不要求").at_most(28),
    number(Plan, "write_up.work_days", "会后纪实，会后", (3, "个工作日内"), "本单位设置（有的县要求会后3个工作日内）", 0).or_zero("不要求").at_most(YEAR),
    number(Task, "task.near_days", "任务临期提醒，到期前", (7, "天"), OWN, 0).at_most(YEAR),
    switch(Task, "task.confirm", "任务完成要申报，由别人确认", true, "本单位设置（销号管理要求办理人以外的人确认）"),
    choice(Task, "task.lights", "任务亮灯办法", &["绿黄红（随状态）", "蓝黄红督办单", "五色进度", "红黄黑榜", "四色紧急程度"], "本单位设置（各地办法不一）"),
    number(Task, "task.red_percent", "五色进度：红灯，进度低于", (30, "%"), "地方项目管理办法", 0).at_most(100),
    number(Task, "task.orange_percent", "五色进度：橙灯，进度低于", (60, "%"), OWN, 0).at_most(100),
    number(Task, "task.yellow_percent", "五色进度：黄灯，进度低于", (90, "%"), OWN, 0).at_most(100),
    number(Task, "task.weighty_days", "四色紧急程度：黄灯，到期前", (5, "个工作日"), "地方督办办法（3至5个工作日）", 1).at_most(YEAR),
    number(Evidence, "attachment.megabytes", "一份佐证材料最大", (10, "MB"), OWN, 1).at_most(100),
    number(Evidence, "attachment.long_side", "照片缩小到，长边", (2_000, "像素"), OWN, 640).at_most(8_000),
    number(Consistency, "consistency.minutes", "学时与起止时间相差超过", (10, "分钟"), OWN, 0).at_most(DAY),
    number(Consistency, "consistency.day_minutes", "一人一天的学时超过", (600, "分钟"), OWN, 60).at_most(DAY),
    number(Consistency, "consistency.text_chars", "两处文字相同，至少", (40, "个字"), OWN, 10),
    number(Birthday, "greeting.round", "入党纪念日，逢几年标出", (10, "年"), OWN, 1).at_most(100),
    switch(Birthday, "greeting.birthday", "同时列出生日（名册里有出生日期的）", false, OWN),
    number(Program, "lock.minutes", "无人操作自动锁定", (10, "分钟"), OWN, 0).or_zero("不锁定").at_most(DAY),
    switch(Program, "remind.notify", "打开手册时系统通知", true, OWN),
    choice(Program, "guide.away", "总览上的开头几步", &["显示", "收起", "做完"], OWN),
];

/// A setting with the value in force.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SettingLine {
    /// What it is about.
    pub group: SettingGroup,
    /// The word in the book.
    pub key: String,
    /// What a person sets.
    pub kind: SettingKind,
    /// What people call it.
    pub label: String,
    /// The value in force for the unit asked for.
    pub value: Value,
    /// What holds until somebody sets it.
    pub default: Value,
    /// What the number counts; none where it counts nothing.
    pub unit: Option<String>,
    /// Where it comes from.
    pub cite: String,
    /// The least that may be set.
    pub floor: i64,
    /// The most that may be set.
    pub ceiling: i64,
}

impl Setting {
    /// The setting of a key. Errors: [`Error::Missing`].
    pub fn of(key: &str) -> Result<&'static Self> {
        ALL.iter().find(|setting| setting.key == key).ok_or_else(|| Error::missing("setting", key))
    }

    /// The number a value stands for. Errors: no whole number, or one beyond what the source allows, with what it allows.
    fn read(&self, value: &Value) -> Result<i64> {
        let Self { label, floor, ceiling, cite, .. } = self;
        let is_no_month =
            |number| self.kind == SettingKind::Month && number != 0 && first_day(number).is_none();
        let wrong = match value.as_i64() {
            Some(number) if is_no_month(number) => format!("“{label}”要写成年月，比如202609；0为不限"),
            Some(number) if number < *floor => format!("“{label}”不能少于{floor}（{cite}），可以比它多"),
            Some(number) if number > *ceiling => format!("“{label}”不能多于{ceiling}（{cite}）"),
            Some(number) => return Ok(number),
            None => format!("“{label}”要填整数，从{floor}到{ceiling}"),
        };
        Err(Error::broken("value", wrong))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_keep_their_own_rules() {
        for setting in ALL {
            let value = Value::from(setting.default);
            assert_eq!(
                setting.read(&value).unwrap(),
                setting.default,
                "{} could not be set back",
                setting.key
            );
            assert!(
                !setting.cite.is_empty(),
                "every number names its source (domain.md §1.9): {}",
                setting.key
            );
            let same = ALL.iter().filter(|other| other.key == setting.key).count();
            assert_eq!(same, 1, "{} is declared once", setting.key);
        }
    }
}
