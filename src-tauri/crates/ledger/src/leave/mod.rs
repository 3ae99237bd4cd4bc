//! 请假: for one session, or for a span of days; known before the roll is taken (C-12, F-56).

mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use store::*;

use crate::attendance::Reason;
use crate::date::Day;
use crate::id::{LeaveId, MemberId, SessionId, UnitId};

/// What a person fills in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeaveFields {
    /// Who.
    pub member_id: MemberId,
    /// The one session it is for; none: every session inside the days.
    pub session_id: Option<SessionId>,
    /// First day; of a session its day.
    pub from_on: Day,
    /// First day after; of a session the day after it.
    pub until_on: Day,
    /// 事由.
    pub reason: Reason,
    /// Details, which no paper shows (P-07).
    pub detail: Option<String>,
    /// When it was asked for.
    pub asked_on: Option<Day>,
    /// 批准人.
    pub approved_by: Option<String>,
    /// 批准日期.
    pub approved_on: Option<Day>,
}

/// A leave as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Leave {
    /// Row id.
    pub id: LeaveId,
    /// UUIDv7.
    pub uid: String,
    /// 姓名.
    pub name: String,
    /// Title of the session it is for.
    pub title: Option<String>,
    /// Somebody approved it: the roll takes it over as 请假.
    pub is_approved: bool,
    /// What a person filled in.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: LeaveFields,
}

/// Which leaves; what is `None` does not narrow the list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LeaveFilter {
    /// That cover this session, of people of the units that take part.
    pub session_id: Option<SessionId>,
    /// Of this member.
    pub member_id: Option<MemberId>,
    /// Of people of this unit and those under it.
    pub unit_id: Option<UnitId>,
    /// That have a day on or after this one.
    pub from: Option<Day>,
    /// That have a day on or before this one.
    pub to: Option<Day>,
}

/// A leave beside a name on the roll.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeaveNote {
    /// The leave.
    pub id: LeaveId,
    /// 事由.
    pub reason: Reason,
    /// Somebody approved it.
    pub is_approved: bool,
}
