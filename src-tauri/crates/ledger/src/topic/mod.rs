//! 学习主题: what has to be studied, by whom, and who has had it, in whatever form.

mod coverage;
mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use coverage::*;
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

/// How one member had one topic; `None` everywhere: not yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// Topics in order (columns).
    pub topics: Vec<Topic>,
    /// Members in order (rows).
    pub rows: Vec<CoverageRow>,
}

/// One member's row of the matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CoverageRow {
    /// Who.
    pub member_id: MemberId,
    /// Name.
    pub name: String,
    /// Group.
    pub group: Option<String>,
    /// One cell a topic, in the order of the topics.
    pub cells: Vec<Covered>,
}

/// A cell of the matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Covered {
    /// 会 (a meeting), 课 (a lecture), 组 (group meeting), 补 (make-up), 自 (self-study), 未 (not yet), — (not asked).
    pub how: String,
    /// When.
    pub on_day: Option<Day>,
    /// In which session.
    pub session_id: Option<SessionId>,
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
