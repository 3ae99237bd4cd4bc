//! 缺口 of many branches at once, for a committee: what is kept in `tally` is held against the monthly and quarterly rules in
//! a handful of queries, however many branches there are. Rules of the year, and those that ask each member, are left to
//! [`super::check`] of the one branch.

use std::collections::HashMap;

use rusqlite::params;

use super::store::number;
use super::{Asks, Finding, Off, Period, RULES, Rule, State, outlook};
use crate::calendar::{self, Calendar};
use crate::date::{Day, Quarter, Window, month_key};
use crate::id::UnitId;
use crate::member::{self, Heads};
use crate::setting::Setting;
use crate::unit::{self, Unit, UnitKind};
use crate::{Result, View, setting};

/// A committee has a branch of at least so many 正式党员 (ZB-25).
const COMMITTEE_FROM: i64 = 7;

/// A branch and what it lacks.
#[derive(Debug, Clone, PartialEq)]
pub struct Gaps {
    /// The branch.
    pub unit: Unit,
    /// 正式 and 预备党员 on the day.
    pub members: i64,
    /// Rules not met, in the order of the handbook; none: no gap.
    pub findings: Vec<Finding>,
}

/// The gaps of every branch under a unit in the periods of a window that have begun by a day, in tree order.
/// Errors: no such unit.
pub fn gaps(view: &View<'_>, unit: UnitId, window: Window, day: Day) -> Result<Vec<Gaps>> {
    let units = unit::list_under(view, unit)?;
    let books = Books {
        held: held(view, window)?,
        heads: member::heads(view, day)?,
        own: own_settings(view)?,
        calendar: calendar::of(view)?,
    };
    let rules: Vec<(&Rule, i64)> = RULES
        .iter()
        .filter(|rule| matches!(rule.period, Period::Month | Period::Quarter) && rule.kind.is_some())
        .map(|rule| Ok((rule, setting::get(view, None, rule.setting)?)))
        .collect::<Result<_>>()?;
    let mut groups: HashMap<UnitId, Vec<&Unit>> = HashMap::new();
    for group in units.iter().filter(|unit| unit.fields.kind == UnitKind::Group) {
        groups.entry(group.parent_id.unwrap_or(group.id)).or_default().push(group);
    }
    let branches = units.iter().filter(|unit| unit.fields.kind == UnitKind::Branch);
    Ok(branches
        .map(|branch| {
            let groups = groups.get(&branch.id).map_or(&[][..], Vec::as_slice);
            let findings = rules
                .iter()
                .flat_map(|(rule, asked)| books.missed(rule, *asked, branch, groups, window, day));
            Gaps {
                members: books.heads.get(&branch.id).map_or(0, |heads| heads.all),
                findings: findings.collect(),
                unit: branch.clone(),
            }
        })
        .collect())
}

/// What was read for all branches together.
struct Books {
    /// Sessions by unit, kind and month.
    held: HashMap<(UnitId, String, String), i64>,
    heads: HashMap<UnitId, Heads>,
    /// Thresholds that units set for themselves: path of the unit, key, number.
    own: Vec<(String, String, i64)>,
    calendar: Calendar,
}

impl Books {
    /// What a branch lacks by one rule.
    fn missed(
        &self,
        rule: &Rule,
        asked: i64,
        branch: &Unit,
        groups: &[&Unit],
        window: Window,
        day: Day,
    ) -> Vec<Finding> {
        let required = self.threshold(rule, asked, branch);
        let is_off = match rule.off {
            Off::Never => false,
            Off::Zero => required == 0,
            Off::NoGroups => groups.is_empty(),
            Off::NoCommittee => self.heads.get(&branch.id).is_none_or(|heads| heads.full < COMMITTEE_FROM),
        };
        if is_off {
            return Vec::new();
        }
        let asked = if rule.asks == Asks::EachGroup { groups.to_vec() } else { vec![branch] };
        let periods = periods(rule.period, window, day);
        let pairs = asked.iter().flat_map(|unit| periods.iter().map(move |period| (*unit, period)));
        pairs.filter_map(|(unit, period)| self.finding(rule, required, unit, period, day)).collect()
    }

    fn finding(
        &self,
        rule: &Rule,
        required: i64,
        unit: &Unit,
        (name, span): &(String, Window),
        day: Day,
    ) -> Option<Finding> {
        let fields = &unit.fields;
        let is_founded = fields.founded_on.is_none_or(|founded| founded <= span.to);
        if !is_founded || fields.dissolved_on.is_some_and(|dissolved| dissolved <= span.from) {
            return None;
        }
        let kind = rule.kind.unwrap_or_default();
        let held: i64 = months(*span)
            .iter()
            .filter_map(|month| self.held.get(&(unit.id, kind.to_owned(), month.clone())))
            .sum();
        let cite = Setting::of(rule.setting).ok();
        if held >= required {
            return None;
        }
        let cite = cite.map_or("", |cite| if cite.default == required { cite.cite } else { "本单位设置" });
        let mut finding = Finding::blank(rule, name, &fields.name, number(required), cite);
        finding.unit_id = Some(unit.id);
        (finding.held, finding.expected) = (number(held), number(held));
        finding.state = if span.to < day { State::Short } else { State::Due };
        let left = Window { from: span.from.max(day), to: span.to };
        outlook::settle(&mut finding, &self.calendar, left, &[]);
        Some(finding)
    }

    /// The number in force for a branch: of the nearest unit above that sets one, else the book's.
    fn threshold(&self, rule: &Rule, asked: i64, branch: &Unit) -> i64 {
        let own = self
            .own
            .iter()
            .filter(|(path, key, _)| key == rule.setting && branch.path.starts_with(path.as_str()));
        own.max_by_key(|(path, ..)| path.len()).map_or(asked, |(.., number)| *number)
    }
}

/// The periods of a rule inside a window that have begun by a day, with their names.
fn periods(period: Period, window: Window, day: Day) -> Vec<(String, Window)> {
    let mut all: Vec<(String, Window)> = Vec::new();
    let mut from = window.from;
    while from <= window.to && from <= day {
        let (name, span) = match period {
            Period::Month => (month_key(from), Window::month_of(from)),
            _ => (Quarter::of(from).to_string(), Quarter::of(from).window()),
        };
        let Some(next) = span.to.succ_opt() else { break };
        all.push((name, span));
        from = next;
    }
    all
}

/// 'YYYY-MM' of every month of a span.
fn months(span: Window) -> Vec<String> {
    periods(Period::Month, span, span.to).into_iter().map(|(name, _)| name).collect()
}

/// Sessions of every unit by kind and month, in the whole quarters that a window touches.
fn held(view: &View<'_>, window: Window) -> Result<HashMap<(UnitId, String, String), i64>> {
    let (from, to) = (Quarter::of(window.from).window().from, Quarter::of(window.to).window().to);
    let mut statement = view
        .conn()
        .prepare_cached("SELECT unit_id, kind, month, sum(sessions) FROM tally WHERE month BETWEEN ?1 AND ?2 GROUP BY 1, 2, 3")?;
    let rows = statement.query_map(params![month_key(from), month_key(to)], |row| {
        Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get(3)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Thresholds that units set for themselves.
fn own_settings(view: &View<'_>) -> Result<Vec<(String, String, i64)>> {
    let mut statement = view.conn().prepare_cached(
        "SELECT u.path, s.key, s.value FROM setting s JOIN unit u ON u.id = s.unit_id WHERE s.key LIKE 'check.%'",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))?;
    let mut own = Vec::new();
    for row in rows {
        let (path, key, value) = row?;
        own.extend(value.parse().ok().map(|number| (path, key, number)));
    }
    Ok(own)
}
