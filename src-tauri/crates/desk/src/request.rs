//! Requests that several commands share.

use ledger::View;
use ledger::date::{Day, Window};
use ledger::id::UnitId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{CommandError, Result};

/// Nothing to say.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(type = "Record<string, never>")]
pub struct Empty {}

/// One record by its row id.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct One<T> {
    /// Row id.
    pub id: T,
}

/// A record to add (no id) or to change.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Saved<T, F> {
    /// Row id; none for a new record.
    #[serde(default = "none")]
    #[ts(optional = nullable)]
    pub id: Option<T>,
    /// What a person fills in.
    pub fields: F,
}

const fn none<T>() -> Option<T> {
    None
}

/// A unit on a day.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct OnDay {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// The day.
    pub day: Day,
}

/// A unit over a span of days, both ends included.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct Within {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// The unit asked for, or the book's own.
pub fn unit_or_top(view: &View<'_>, unit: Option<UnitId>) -> ledger::Result<UnitId> {
    unit.map_or_else(|| Ok(ledger::unit::top(view)?.id), Ok)
}

/// Longer than from the party's founding to the end of the century, which is how pages ask for everything (EVER in
/// ui/src/kit/date.ts); what walks through the months of a span would go on for minutes beyond it.
const LONGEST_YEARS: u64 = 200;

/// A window in the right order, of a length that people live. Error: `invalid` on `to`.
pub fn window(from: Day, to: Day) -> Result<Window> {
    if to.signed_duration_since(from).num_days().unsigned_abs() > LONGEST_YEARS * 366 {
        return Err(CommandError::invalid(
            "to",
            format!("起止日期相隔超过 {LONGEST_YEARS} 年，请看年份有没有写错"),
        ));
    }
    Window::new(from, to)
        .ok_or_else(|| CommandError::invalid("to", "起止日期前后颠倒，请把截止日期改到开始日期之后"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_refused_when_a_year_must_be_wrong() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert!(
            window(day("1921-07-01"), day("2099-12-31")).is_ok(),
            "pages ask for all that a book can hold in these words"
        );
        for (from, to) in [("0202-09-01", "2026-09-30"), ("2026-09-30", "2026-09-01")] {
            let refused = window(day(from), day(to)).expect_err("a slip of the pen");
            assert_eq!(refused.field.as_deref(), Some("to"), "the person sees where: {from} to {to}");
        }
    }
}
