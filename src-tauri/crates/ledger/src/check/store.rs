//! Holds the rules against the records.

use std::cell::OnceCell;

use super::facts::{Facts, Records};
use super::law::Asked;
use super::span::Look;
use super::{Asks, Check, Finding, Period, State};
use crate::attendance::{self, HoursLine};
use crate::calendar;
use crate::date::Day;
use crate::id::UnitId;
use crate::member::{self, RosterLine};
use crate::unit::{self, Unit, UnitKind};
use crate::{Result, View};
use chrono::Datelike;

/// What stands against a unit's records on a day. For a branch: all rules; for a group: its own meetings; for a committee or
/// general branch: its own rules and those of every branch under it, without the rules that ask people. Errors: no such unit.
pub fn check(view: &View<'_>, unit: UnitId, day: Day) -> Result<Check> {
    let unit = unit::get(view, unit)?;
    let mut findings = findings(view, &unit, day, &[Look::Now])?;
    findings.sort_by_key(|finding| {
        (pressing(finding.state), finding.last_day.filter(|_| finding.state == State::Due))
    });
    let note = calendar::of(view)?.note(day.year());
    Ok(Check { on: day, unit: unit.fields.name, findings, note })
}

/// The findings of a unit in some periods, in the order of units and rules.
pub(super) fn findings(view: &View<'_>, unit: &Unit, day: Day, looks: &[Look]) -> Result<Vec<Finding>> {
    let kind = unit.fields.kind;
    let top = if kind == UnitKind::Group { unit.parent_id.unwrap_or(unit.id) } else { unit.id };
    let records = Records::of(view, top, day, looks)?;
    let mut findings = Vec::new();
    for facts in &records.units {
        let checker = Checker::of(&records, facts);
        findings
            .extend(checker.all(looks, |asked| kind == UnitKind::Branch || !asked.rule.asks.is_of_people())?);
    }
    if kind == UnitKind::Group {
        findings.retain(|finding| finding.unit_id == Some(unit.id));
    }
    Ok(findings)
}

/// What can still be done first, then what is missed, then what needs nothing.
const fn pressing(state: State) -> u8 {
    match state {
        State::Due => 0,
        State::Short => 1,
        State::Postponed => 2,
        State::Met => 3,
        State::Exempt => 4,
        State::NotApplicable => 5,
    }
}

impl Asks {
    /// Whether people are asked one by one: read only for one branch, never for a whole book.
    pub(super) const fn is_of_people(self) -> bool {
        matches!(self, Self::EachMember | Self::EachLeader | Self::EachPairing)
    }
}

/// One unit on one day.
pub(super) struct Checker<'a> {
    pub(super) records: &'a Records<'a>,
    pub(super) facts: &'a Facts,
    /// From when on its records are kept in this book.
    pub(super) begin: Option<Day>,
    roster: OnceCell<Vec<RosterLine>>,
    hours: OnceCell<Vec<HoursLine>>,
}

impl<'a> Checker<'a> {
    pub(super) fn of(records: &'a Records<'a>, facts: &'a Facts) -> Self {
        let begin = records.law.begin(&facts.unit);
        Self { records, facts, begin, roster: OnceCell::new(), hours: OnceCell::new() }
    }

    /// The findings of the unit, and of the rules its groups made for themselves.
    pub(super) fn all(&self, looks: &[Look], is_wanted: impl Fn(&Asked) -> bool) -> Result<Vec<Finding>> {
        let law = &self.records.law;
        let mut findings = Vec::new();
        for asked in law.for_unit(&self.facts.unit).iter().filter(|asked| is_wanted(asked)) {
            for look in looks {
                findings.extend(self.rule(asked, *look)?);
            }
        }
        for group in &self.facts.groups {
            for asked in
                law.for_unit(group).iter().filter(|asked| asked.rule.asks == Asks::Unit && is_wanted(asked))
            {
                findings.extend(looks.iter().flat_map(|look| self.held_by(asked, group, *look)));
            }
        }
        Ok(findings)
    }

    fn rule(&self, asked: &Asked, look: Look) -> Result<Vec<Finding>> {
        let is_open_now =
            asked.rule.asks.is_of_people() || matches!(asked.rule.period, Period::Always | Period::Term);
        if is_open_now && look != Look::Now {
            return Ok(Vec::new());
        }
        Ok(match asked.rule.word.as_ref() {
            "talk_pairs" => self.pairings(asked)?,
            "hours" => self.hours_of(asked, false)?,
            "leader_hours" => self.hours_of(asked, true)?,
            "training" => self.trainings(asked)?,
            "absence" => self.absences(asked)?,
            "committee" => vec![self.committee(asked)],
            "groups" => vec![self.groups(asked)],
            "group_size" => self.group_sizes(asked),
            "branch_size" => vec![self.branch_size(asked)],
            "election" => vec![self.election(asked)],
            _ if asked.rule.asks == Asks::EachMember => self.taking_part(asked)?,
            _ => self.held(asked, look),
        })
    }

    /// Who belongs to the branch on the day, read once.
    pub(super) fn roster(&self) -> Result<&[RosterLine]> {
        if let Some(lines) = self.roster.get() {
            return Ok(lines);
        }
        let lines = member::roster(self.records.view, self.facts.unit.id, self.records.day)?;
        Ok(self.roster.get_or_init(|| lines))
    }

    /// Everybody's hours of the year, read once.
    pub(super) fn hours(&self) -> Result<&[HoursLine]> {
        if let Some(lines) = self.hours.get() {
            return Ok(lines);
        }
        let lines = attendance::hours(self.records.view, self.facts.unit.id, self.records.day)?;
        Ok(self.hours.get_or_init(|| lines))
    }
}
