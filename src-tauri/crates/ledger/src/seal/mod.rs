//! 封存: a quarter or a year whose figures stay as they were reported (B10, C-38).
//!
//! A seal keeps what the report says, its sessions one by one, and what was still open, with the SHA-256 of it all. While it is
//! in force no session of the period is written ([`guard`], asked by every write); make-ups and evidence may still be added.
//! Reopening asks for a reason. What is different from the first seal of a period is told for ever ([`difference`]).

mod content;
mod difference;
mod guard;
mod open;
mod period;
mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use difference::{Difference, FigureChange, SessionChange, difference};
pub(crate) use guard::{guard, refuse_undo};
pub use open::{OpenItem, open_items};
pub use period::Period;
pub(crate) use store::faults;
pub use store::{Faults, at, in_fours, list, of_period, reopen, seal};

use crate::date::Day;
use crate::id::{SealId, UnitId};

/// A period that is sealed, or was until it was reopened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Seal {
    /// Row id.
    pub id: SealId,
    /// The unit; all below it are sealed with it.
    pub unit_id: UnitId,
    /// Its name.
    pub unit: String,
    /// '2026Q3' or '2026'.
    pub period: String,
    /// `2026年第三季度`.
    pub label: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// When it was sealed, ms UTC.
    pub sealed_at: i64,
    /// By whom.
    pub sealed_by: String,
    /// SHA-256 of what it keeps, lower-case hex.
    pub sha256: String,
    /// Its first twelve digits in groups of four, as printed: `A93F 5C02 77E1`.
    pub short: String,
    /// What was still open and sealed in spite of it, a line each.
    pub open: Vec<String>,
    /// When it was reopened, ms UTC.
    pub reopened_at: Option<i64>,
    /// By whom.
    pub reopened_by: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// What a seal keeps. The order of fields and rows is part of its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    unit: String,
    period: String,
    /// The hash of the newest entry of history: from here on the history before it is fixed, too.
    history: Option<String>,
    /// A line for each thing that was still open.
    open: Vec<String>,
    figures: Vec<Figure>,
    sessions: Vec<SealedSession>,
}

/// One number of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Figure {
    /// 支部党员大会, 合计, 党员….
    of: String,
    /// 次数, 应到人次….
    name: String,
    value: i64,
}

/// One session as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct SealedSession {
    uid: String,
    on_day: Day,
    title: String,
    /// Main kind first, with commas.
    kinds: String,
    minutes: i64,
    due: i64,
    present: i64,
    excused: i64,
    absent: i64,
    made_up: i64,
    /// SHA-256 over who has which mark.
    roll: String,
}
