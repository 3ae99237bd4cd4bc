//! 缺口 of many branches at once, for a committee: the monthly and quarterly rules over a window.

use super::facts::Records;
use super::span::Look;
use super::store::Checker;
use super::{Finding, Period, State};
use crate::date::{Day, Window};
use crate::id::UnitId;
use crate::unit::{Unit, UnitKind};
use crate::{Result, View};

/// A branch and what it lacks.
#[derive(Debug, Clone, PartialEq)]
pub struct Gaps {
    /// The branch.
    pub unit: Unit,
    /// 正式 and 预备党员 on the day.
    pub members: i64,
    /// The first day from which its records are kept in this book; none: all are.
    pub begin: Option<Day>,
    /// Rules not met, in the order of the handbook; none: no gap.
    pub findings: Vec<Finding>,
}

/// The gaps of every branch under a unit in the periods of a window that have begun by a day, in tree order.
/// Errors: no such unit.
pub fn gaps(view: &View<'_>, unit: UnitId, window: Window, day: Day) -> Result<Vec<Gaps>> {
    let look = Look::Within(window);
    let records = Records::of(view, unit, day, &[look])?;
    let is_repeated = |period| matches!(period, Period::Month | Period::Quarter | Period::HalfYear);
    let branches = records.units.iter().filter(|facts| facts.unit.fields.kind == UnitKind::Branch);
    let gaps = branches.map(|facts| {
        let checker = Checker::of(&records, facts);
        let mut findings = checker
            .all(&[look], |asked| is_repeated(asked.rule.period) && !asked.rule.asks.is_of_people())?;
        findings.retain(|finding| matches!(finding.state, State::Due | State::Short));
        Ok(Gaps {
            unit: facts.unit.clone(),
            members: facts.heads_on(day).all,
            begin: checker.begin,
            findings,
        })
    });
    gaps.collect()
}
