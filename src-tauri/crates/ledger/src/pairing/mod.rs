//! 包联: leaders paired with branches, the visits they owe and pay, what was found and solved there (S60, S120).

mod rule;
mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use rule::*;
pub use store::*;

use crate::date::Day;
use crate::id::{MemberId, PairingId, SessionId, UnitId, VisitId};

/// What a person fills in about a pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairingFields {
    /// The branch visited.
    pub unit_id: UnitId,
    /// The leader, when a member of the book.
    pub member_id: Option<MemberId>,
    /// The leader's name.
    pub leader: String,
    /// 职务.
    pub post: Option<String>,
    /// Since when.
    pub from_on: Day,
    /// The first day it no longer holds.
    pub until_on: Option<Day>,
    /// Visits due in a calendar year.
    pub visits_per_year: i64,
}

/// A pair with its visits of a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Pairing {
    /// Row id.
    pub id: PairingId,
    /// UUIDv7.
    pub uid: String,
    /// Name of the branch.
    pub unit: String,
    /// Fields.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: PairingFields,
    /// Visits of the year, oldest first.
    pub visits: Vec<Visit>,
    /// How the year stands.
    pub pace: Pace,
    /// Lectures the leader gave to the branch that no visit names yet, oldest first.
    pub proposals: Vec<VisitProposal>,
}

/// What a person fills in about a visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VisitFields {
    /// The pair.
    pub pairing_id: PairingId,
    /// When.
    pub on_day: Day,
    /// The session at which it was paid.
    pub session_id: Option<SessionId>,
    /// 党课.
    pub has_lecture: bool,
    /// 研讨.
    pub has_discussion: bool,
    /// 会诊.
    pub has_diagnosis: bool,
    /// Problems found.
    pub found: i64,
    /// Of these, solved since.
    pub solved: i64,
    /// What was found, what became of it.
    pub note: Option<String>,
}

/// A visit as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Visit {
    /// Row id.
    pub id: VisitId,
    /// UUIDv7.
    pub uid: String,
    /// Fields.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: VisitFields,
    /// Title of its session.
    pub session: Option<String>,
}

/// A session of the branch with the leader as lecturer: likely a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VisitProposal {
    /// The session.
    pub session_id: SessionId,
    /// Its day.
    pub on_day: Day,
    /// Its title.
    pub title: String,
}

/// The pairs of a unit in a year, and what they come to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Pairings {
    /// By branch.
    pub pairs: Vec<Pairing>,
    /// Sums.
    pub sums: PairingSums,
}

/// Figures of the pairs of a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PairingSums {
    /// Pairs in force in the year.
    pub pairs: i64,
    /// Of these, with at least one lecture at a visit (S60).
    pub lectured: i64,
    /// Branches paired.
    pub branches: i64,
    /// Of these, visited at least once.
    pub visited: i64,
    /// Visits paid.
    pub visits: i64,
    /// Visits due by the day.
    pub due: i64,
    /// Problems found.
    pub found: i64,
    /// Of these, solved.
    pub solved: i64,
}
