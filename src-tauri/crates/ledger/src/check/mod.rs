//! 检查: the frequencies of domain.md §1.9 held against the records. 未达到一般频次, never 违规 (P-14 and the note under §1.9).

mod facts;
mod gaps;
mod people;
mod rule;
mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use gaps::{Gaps, gaps};
pub use rule::*;
pub use store::*;

use crate::date::Day;

text_enum! {
    /// How a rule stands for a period and a scope.
    State {
        /// Held often enough.
        Met = "met" "已达到",
        /// Not yet, and the period is not over.
        Due = "due" "还差",
        /// The period is over and it was not held often enough.
        Short = "short" "未达到一般频次",
        /// Somebody is exempt.
        Exempt = "exempt" "免",
        /// Switched off or not asked of this unit.
        NotApplicable = "not_applicable" "不适用",
    }
}

/// All findings of a unit on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Check {
    /// The day.
    pub on: Day,
    /// Name of the unit.
    pub unit: String,
    /// Findings, most pressing first.
    pub findings: Vec<Finding>,
}

/// One rule, one period, one scope; names of the fields are part of the command-line contract (DESIGN §5).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// The rule's word.
    pub rule: String,
    /// Its Chinese name: 支委会, 党小组会….
    pub label: String,
    /// The article it comes from, or 本单位设置.
    pub cite: String,
    /// '2026-09', '2026Q3' or '2026'.
    pub period: String,
    /// Name of the unit, group or member it is about.
    pub scope: String,
    /// How often (or how many 学时).
    pub required: f64,
    /// How often so far.
    pub held: f64,
    /// How it stands.
    pub state: State,
    /// Last day on which it can still be met.
    pub last_day: Option<Day>,
    /// uid of the sessions that count for it.
    pub sessions: Vec<String>,
    /// uid of a planned session or plan item that would close it.
    pub planned: Option<String>,
    /// Day of that plan.
    pub planned_on: Option<Day>,
}
