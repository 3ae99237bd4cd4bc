//! 学习主题: what has to be studied, by whom, and who has had it, in whatever form.

mod coverage;
mod figures;
mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use coverage::*;
pub use figures::*;
pub use store::*;

use crate::date::Day;
use crate::id::{MemberId, SessionId, TopicId, TopicStudyId, UnitId};

text_enum! {
    /// Who has to study it.
    Audience { All = "all" "全体党员", Committee = "committee" "支部委员", Full = "full" "正式党员", Probationary = "probationary" "预备党员" }
}

text_enum! {
    /// Study outside a session.
    StudyForm { SelfStudy = "self_study" "自学", Original = "original" "读原著", Delivered = "delivered" "送学", Online = "online" "网上学习", Other = "other" "其他" }
}

text_enum! {
    /// How a member had a topic: the one character of a cell, and the word it stands for.
    How {
        Meeting = "会" "会议",
        Lecture = "课" "党课",
        Group = "组" "党小组会",
        MadeUp = "补" "补学",
        SelfStudy = "自" "自学",
        Original = "原" "读原著",
        Delivered = "送" "送学上门",
        Online = "网" "网上学习",
        Other = "他" "其他方式",
        NotYet = "未" "还没学到",
        NotAsked = "—" "不要求",
    }
}

impl How {
    /// Whether the topic was had, in whatever form.
    pub const fn is_had(self) -> bool {
        !matches!(self, Self::NotYet | Self::NotAsked)
    }

    /// `图例：会 会议　课 党课…`
    pub fn legend() -> String {
        let words: Vec<String> =
            Self::ALL.iter().map(|how| format!("{} {}", how.as_str(), how.label())).collect();
        format!("图例：{}", words.join("　"))
    }
}

impl From<StudyForm> for How {
    fn from(form: StudyForm) -> Self {
        match form {
            StudyForm::SelfStudy => Self::SelfStudy,
            StudyForm::Original => Self::Original,
            StudyForm::Delivered => Self::Delivered,
            StudyForm::Online => Self::Online,
            StudyForm::Other => Self::Other,
        }
    }
}

/// What a person fills in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TopicFields {
    /// The unit whose list it stands in.
    pub unit_id: UnitId,
    /// Title.
    pub title: String,
    /// Family: 党史, 安全生产….
    pub family: Option<String>,
    /// The document that asks for it.
    pub source: Option<String>,
    /// 必学.
    pub is_required: bool,
    /// 原著原文 (S87).
    pub is_original: bool,
    /// Who has to.
    pub audience: Audience,
    /// From when.
    pub from_on: Option<Day>,
    /// Until when.
    pub due_on: Option<Day>,
    /// Note.
    pub note: Option<String>,
}

/// A topic as it is kept, with its coverage in a window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Topic {
    /// Row id.
    pub id: TopicId,
    /// UUIDv7.
    pub uid: String,
    /// Fields.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: TopicFields,
    /// People who have to study it.
    pub due: i64,
    /// Of these, people who have had it by any form.
    pub covered: i64,
    /// Sessions that had it.
    pub sessions: i64,
}

/// Who has had which topic.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// Topics in order (columns).
    pub topics: Vec<Topic>,
    /// Members in order (rows).
    pub rows: Vec<CoverageRow>,
    /// The topics by family.
    pub families: Vec<Family>,
    /// 必学, 选学 and 原著 counted.
    pub menu: Menu,
    /// Study outside sessions, by form.
    pub studies: Vec<StudyTotal>,
}

/// One member's row of the matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CoverageRow {
    /// Who.
    pub member_id: MemberId,
    /// Name.
    pub name: String,
    /// Home branch.
    pub unit: String,
    /// Group.
    pub group: Option<String>,
    /// One cell a topic, in the order of the topics.
    pub cells: Vec<Covered>,
}

/// A cell of the matrix: how a member first had a topic, and the record of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Covered {
    /// In which form.
    pub how: How,
    /// When.
    pub on_day: Option<Day>,
    /// In which session, or make-up of it.
    pub session_id: Option<SessionId>,
    /// By which note of study outside sessions.
    pub study_id: Option<TopicStudyId>,
}

/// Study of one topic by one member outside a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TopicStudy {
    /// Row id; `None` while new.
    pub id: Option<TopicStudyId>,
    /// Topic.
    pub topic_id: TopicId,
    /// Who.
    pub member_id: MemberId,
    /// When.
    pub on_day: Day,
    /// How.
    pub form: StudyForm,
    /// Credit in minutes.
    pub minutes: i64,
    /// Note.
    pub note: Option<String>,
}
