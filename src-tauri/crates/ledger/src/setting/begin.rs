//! 从哪个月起在这里记: what lies before it stands in another handbook, and is nothing this one could lack.
//!
//! The rule: a period that is over before that month is asked nothing of – it is neither missed nor met. The month itself, and
//! the quarter and the year it lies in, are asked as usual: an inspector of 2026 wants the year's 组织生活会 whatever month the
//! book was begun in, and what was held earlier in the period can be entered with its own day. Such a period says
//! [`since`] when the book begins. A deadline of a day (计划报备, 走访) before that month is passed over; 学时 keep the year's
//! target, and their pace counts the days from that month on.

use chrono::Datelike;

use super::{Set, set_under};
use crate::date::Day;
use crate::id::UnitId;
use crate::{Result, Tx, View};

/// The setting that holds the month, 202609; 0 or nothing: everything is asked.
pub const BEGIN: &str = "check.from";

/// The first day of a month as the setting has it.
pub(super) fn first_day(month: i64) -> Option<Day> {
    Day::from_ymd_opt(i32::try_from(month / 100).ok()?, u32::try_from(month % 100).ok()?, 1)
}

/// The first day from which the records of a unit are kept in this book; none: all are.
pub fn begin(view: &View<'_>, unit: UnitId) -> Result<Option<Day>> {
    Ok(first_day(super::get(view, Some(unit), BEGIN)?))
}

/// Sets it for a unit and those under it, or for the whole book. Errors: a year that no setting takes.
pub fn set_begin(tx: &Tx<'_>, unit: Option<UnitId>, begin: Day) -> Result<()> {
    let month = i64::from(begin.year()) * 100 + i64::from(begin.month());
    super::set(tx, unit, BEGIN, &month.into())
}

/// 本手册从2026年9月起记.
pub fn since(begin: Day) -> String {
    begin.format("本手册从%Y年%-m月起记").to_string()
}

/// From when on each unit's records are kept, read once for however many units.
pub(crate) struct Begins(Vec<Set>);

impl Begins {
    pub(crate) fn of(view: &View<'_>) -> Result<Self> {
        set_under(view, BEGIN).map(Self)
    }

    /// Of the unit of a path.
    pub(crate) fn at(&self, path: &str) -> Option<Day> {
        nearest(&self.0, BEGIN, path).and_then(|set| first_day(set.value))
    }
}

/// What was set for the unit of a path: its own, else that of the nearest unit above, else the book's.
pub(crate) fn nearest<'a>(sets: &'a [Set], key: &str, path: &str) -> Option<&'a Set> {
    let holds = |set: &&Set| {
        set.key == key && set.holder.as_ref().is_none_or(|holder| path.starts_with(&holder.path))
    };
    sets.iter().filter(holds).max_by_key(|set| set.holder.as_ref().map(|holder| holder.path.len()))
}
