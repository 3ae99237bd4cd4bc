//! 快速登记: a talk of 5 to 45 minutes, with everybody who came, in one go. What it was last time is offered; what is written
//! is an ordinary session with its roll.

mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use store::*;

use crate::attendance::Reason;
use crate::id::{MemberId, UnitId};
use crate::session::Kind;

/// The longest session that counts as a short one, minutes: what is longer has an agenda and minutes of its own.
pub const LONGEST: i64 = 45;

/// What a fast log begins with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FastLog {
    /// The unit that holds it when more than one group is there.
    pub unit_id: UnitId,
    /// Kinds, the last one held first.
    pub kinds: Vec<FastKind>,
    /// Groups with everybody due on the day; one group of the whole branch where it is not divided.
    pub groups: Vec<FastGroup>,
    /// Minutes of one 学时 (setting).
    pub period_minutes: i64,
}

/// A kind of short session, and how it was held last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FastKind {
    /// The kind.
    pub kind: Kind,
    /// Titles of the last ones, newest first.
    pub titles: Vec<String>,
    /// 'HH:MM'.
    pub start_time: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// How long it took; none where it was never held.
    pub minutes: Option<i64>,
    /// The group or branch that held it.
    pub unit_id: Option<UnitId>,
    /// Who spoke.
    pub lecturer: Option<String>,
    /// How many were held in the month of the day.
    pub this_month: i64,
    /// Whether who came counts for 到会率 (C-35).
    pub is_rated: bool,
}

/// A group and who is due in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FastGroup {
    /// The group; of people without one, the branch.
    pub unit_id: UnitId,
    /// Its name.
    pub name: String,
    /// In the order of the roll.
    pub people: Vec<FastPerson>,
}

/// Somebody due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FastPerson {
    /// The member.
    pub member_id: MemberId,
    /// 姓名.
    pub name: String,
    /// Reading.
    pub pinyin: String,
    /// Initials.
    pub initials: String,
    /// 免于参加: on the roll, not asked.
    pub is_exempt: bool,
    /// An approved leave covers the day.
    pub leave: Option<Reason>,
}
