//! 检查: the frequencies of domain.md §1.9 held against the records. 未达到一般频次, never 违规 (P-14 and the note under §1.9).

mod facts;
mod forecast;
mod gaps;
mod held;
mod law;
mod line;
mod outlook;
mod own;
mod pairing;
mod people;
mod read;
mod rule;
mod shape;
mod span;
mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use forecast::{Forecast, Horizon, HorizonEnd, Pace, forecast};
pub use gaps::{Gaps, gaps};
pub use line::{RuleLine, rules};
pub use own::{OwnRule, OwnRuleFields, delete_own, get_own, save_own};
pub use rule::*;
pub use store::*;

use law::Asked;

use crate::date::Day;
use crate::id::{MemberId, UnitId};
use crate::session::Kind;

text_enum! {
    /// How a rule stands for a period and a scope.
    State {
        /// Held often enough.
        Met = "met" "已达到",
        /// Not yet, and the period is not over.
        Due = "due" "还差",
        /// The period is over and it was not held often enough.
        Short = "short" "未达到一般频次",
        /// Put off to a later day with a reason (C-39): neither held nor missed.
        Postponed = "postponed" "顺延",
        /// Somebody is exempt.
        Exempt = "exempt" "免",
        /// Switched off or not asked of this unit.
        NotApplicable = "not_applicable" "不适用",
    }
}

text_enum! {
    /// The one thing that closes a gap.
    Action {
        /// It is planned in time.
        Hold = "hold" "按计划召开",
        /// It is in the plan without a day.
        Fix = "fix" "定下日期",
        /// It is planned after the last safe date.
        Advance = "advance" "提前计划日期",
        /// Nothing is planned.
        Arrange = "arrange" "安排一次",
        /// Somebody lacks hours.
        Study = "study" "安排集中学习",
        /// Too few 委员 are recorded for a branch of its size.
        Elect = "elect" "选举委员或补记任职",
        /// A branch or a group has too many or too few members.
        Organise = "organise" "划分或调整",
        /// The term ends.
        Prepare = "prepare" "筹备换届",
        /// Somebody has not come for months.
        Ask = "ask" "了解情况",
        /// The period is over: it may have been held and not been recorded.
        Review = "review" "核对是否漏记",
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
    /// Where the working days of the year are not known.
    pub note: Option<String>,
}

/// One rule, one period, one scope; names of the fields are part of the command-line contract (DESIGN §5).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// The rule's word.
    pub rule: String,
    /// Its Chinese name: 支委会, 党小组会….
    pub label: String,
    /// The kind of session that meets it; none where no session does: 换届, 连续未参加.
    pub kind: Option<Kind>,
    /// The article it comes from, or 本单位设置.
    pub cite: String,
    /// What that is: a regulation, a plan, a custom of the place.
    pub severity: Severity,
    /// '2026-09', '2026Q3' or '2026'.
    pub period: String,
    /// Name of the unit, group or member it is about.
    pub scope: String,
    /// The unit or group that would hold it; none where it is about a member.
    pub unit_id: Option<UnitId>,
    /// The member it is about.
    pub member_id: Option<MemberId>,
    /// How often (or how many 学时).
    pub required: f64,
    /// How often so far.
    pub held: f64,
    /// How it stands.
    pub state: State,
    /// Why it stands so: put off to when and why, not asked because.
    pub reason: Option<String>,
    /// Last day on which it can still be met.
    pub last_day: Option<Day>,
    /// uid of the sessions that count for it.
    pub sessions: Vec<String>,
    /// uid of a planned session or plan item that would close it.
    pub planned: Option<String>,
    /// Day of that plan.
    pub planned_on: Option<Day>,
    /// Its subject.
    pub planned_title: Option<String>,
    /// The last safe date: the last working day, from the day of the check on, on which it can still be met.
    pub safe_day: Option<Day>,
    /// How often it will have been, with what is planned in time; for 学时, at the pace so far.
    pub expected: f64,
    /// What closes the gap; none where there is none.
    pub action: Option<Action>,
}

impl Finding {
    /// A finding with nothing counted yet.
    fn blank(asked: &Asked, period: &str, scope: &str) -> Self {
        Self {
            rule: asked.rule.word.clone().into_owned(),
            label: asked.rule.label.clone().into_owned(),
            kind: asked.rule.kind(),
            cite: asked.cite.clone(),
            severity: asked.rule.severity,
            period: period.to_owned(),
            scope: scope.to_owned(),
            unit_id: None,
            member_id: None,
            required: number(asked.required),
            held: 0.0,
            state: State::NotApplicable,
            reason: None,
            last_day: None,
            sessions: Vec::new(),
            planned: None,
            planned_on: None,
            planned_title: None,
            safe_day: None,
            expected: 0.0,
            action: None,
        }
    }

    /// Met, still to be met, or over.
    fn stand(&self, last_day: Day, day: Day) -> State {
        if self.held >= self.required {
            State::Met
        } else if day <= last_day {
            State::Due
        } else {
            State::Short
        }
    }
}

/// Counts stay far below 2^53.
#[allow(clippy::cast_precision_loss)]
fn number(count: i64) -> f64 {
    count as f64
}

/// The same for a length.
fn count(length: usize) -> f64 {
    number(i64::try_from(length).unwrap_or(i64::MAX))
}
