//! 类别: what a session is. One session may be several kinds at once (C-18…C-20); units may add their own.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kind of session: one of the built-in words, or `custom:名称`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Kind(String);

/// The built-in kinds in the order of the handbook: word, Chinese name, short name, other names seen in spreadsheets.
const BUILT_IN: &[(&str, &str, &str, &[&str])] = &[
    ("general_meeting", "支部党员大会", "党员大会", &["党员大会", "支部大会", "党员会议"]),
    ("committee_meeting", "支部委员会会议", "支委会", &["支委会", "支委会议", "支部委员会", "支委会会议"]),
    ("group_meeting", "党小组会", "党小组会", &["党小组会议", "小组会"]),
    ("lecture", "党课", "党课", &["专题党课", "上党课", "讲党课"]),
    ("theme_day", "主题党日", "主题党日", &["党日活动", "主题党日活动", "党员活动日"]),
    ("organisational_life", "组织生活会", "组织生活会", &["专题组织生活会"]),
    ("appraisal", "民主评议党员", "民主评议", &["民主评议"]),
    ("talk", "谈心谈话", "谈心谈话", &["谈心", "谈话"]),
    ("centre_group_study", "理论学习中心组学习", "中心组学习", &["中心组学习", "中心组", "党委中心组学习"]),
    ("study", "集中学习", "集中学习", &["专题学习", "政治学习", "理论学习"]),
    ("seminar", "专题研讨", "专题研讨", &["集中研讨", "研讨"]),
    ("training", "专题培训", "专题培训", &["培训", "集中培训"]),
    ("expert_lecture", "专家授课", "专家授课", &["专家讲座", "专家辅导"]),
    ("field_teaching", "现场教学", "现场教学", &["现场学习"]),
    ("tradition_education", "革命传统教育", "传统教育", &["传统教育", "红色教育"]),
    ("micro_lecture", "微党课", "微党课", &["小讲坛", "党员小课堂", "微课堂", "班前微宣讲", "微宣讲"]),
    ("tour_lecture", "宣讲", "宣讲", &["巡回宣讲", "宣讲活动"]),
    ("volunteer", "志愿服务", "志愿服务", &["义务劳动", "志愿活动"]),
    ("other", "其他", "其他", &["其他活动"]),
];

impl Kind {
    /// 支部党员大会
    pub const GENERAL_MEETING: &'static str = "general_meeting";
    /// 支部委员会会议
    pub const COMMITTEE_MEETING: &'static str = "committee_meeting";
    /// 党小组会
    pub const GROUP_MEETING: &'static str = "group_meeting";
    /// 党课
    pub const LECTURE: &'static str = "lecture";
    /// 主题党日
    pub const THEME_DAY: &'static str = "theme_day";
    /// 组织生活会
    pub const ORGANISATIONAL_LIFE: &'static str = "organisational_life";
    /// 民主评议党员
    pub const APPRAISAL: &'static str = "appraisal";
    /// 谈心谈话
    pub const TALK: &'static str = "talk";
    /// 理论学习中心组学习
    pub const CENTRE_GROUP_STUDY: &'static str = "centre_group_study";
    /// 集中学习
    pub const STUDY: &'static str = "study";
    /// 专题培训
    pub const TRAINING: &'static str = "training";
    /// 微党课
    pub const MICRO_LECTURE: &'static str = "micro_lecture";

    /// From the word in the book; `None` for a word that is neither built in nor `custom:…`.
    pub fn parse(text: &str) -> Option<Self> {
        let known = BUILT_IN.iter().any(|(word, ..)| *word == text)
            || text.strip_prefix("custom:").is_some_and(|name| !name.trim().is_empty());
        known.then(|| Self(text.to_owned()))
    }

    /// From a Chinese name or one of its synonyms; any other name becomes a kind of the unit's own.
    pub fn from_label(label: &str) -> Option<Self> {
        let label = label.trim();
        let built_in = BUILT_IN
            .iter()
            .find(|(_, name, short, others)| *name == label || *short == label || others.contains(&label));
        match built_in {
            Some((word, ..)) => Some(Self((*word).to_owned())),
            None if label.is_empty() => None,
            None => Some(Self(format!("custom:{label}"))),
        }
    }

    /// A built-in kind by its constant.
    pub fn built_in(word: &'static str) -> Self {
        Self(word.to_owned())
    }

    /// The word in the book.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The full Chinese name.
    pub fn label(&self) -> &str {
        self.entry().map_or_else(|| self.0.strip_prefix("custom:").unwrap_or(&self.0), |(_, name, ..)| name)
    }

    /// The short Chinese name.
    pub fn short(&self) -> &str {
        self.entry().map_or_else(|| self.label(), |(_, _, short, _)| short)
    }

    /// Place in the handbook's order; own kinds come last.
    pub fn rank(&self) -> usize {
        BUILT_IN.iter().position(|(word, ..)| *word == self.0).unwrap_or(BUILT_IN.len())
    }

    /// All built-in kinds in order.
    pub fn all() -> impl Iterator<Item = Self> {
        BUILT_IN.iter().map(|(word, ..)| Self((*word).to_owned()))
    }

    fn entry(&self) -> Option<&'static (&'static str, &'static str, &'static str, &'static [&'static str])> {
        BUILT_IN.iter().find(|(word, ..)| *word == self.0)
    }
}

impl rusqlite::ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(self.0.as_str().into())
    }
}

impl rusqlite::types::FromSql for Kind {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        Ok(Self(value.as_str()?.to_owned()))
    }
}
