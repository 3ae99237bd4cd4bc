//! Holds the rules against the records.

use std::cell::OnceCell;

use chrono::{Datelike, Months};

use super::facts::{Event, Facts, secretary_lectures};
use super::outlook::settle;
use super::people;
use super::{Asks, Check, Finding, Off, Period, RULES, Rule, State};
use crate::attendance::{self, HoursLine};
use crate::calendar;
use crate::date::{Day, Window};
use crate::id::{SessionId, UnitId};
use crate::member::{self, RosterLine, Stage};
use crate::setting::{self, Setting};
use crate::unit::{self, Unit, UnitKind};
use crate::{Result, View};

/// What stands against a unit's records on a day. For a branch: all rules; for a group: its own meetings; for a committee or
/// general branch: every branch under it, without the rules that ask each member. Errors: no such unit.
pub fn check(view: &View<'_>, unit: UnitId, day: Day) -> Result<Check> {
    let unit = unit::get(view, unit)?;
    let mut findings = findings(view, &unit, day, &[Look::Now])?;
    findings.sort_by_key(|finding| {
        (pressing(finding.state), finding.last_day.filter(|_| finding.state == State::Due))
    });
    let note = calendar::of(view)?.note(day.year());
    Ok(Check { on: day, unit: unit.fields.name, findings, note })
}

/// Which periods are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Those that hold the day or were over shortly before.
    Now,
    /// Months and quarters that begin after it, until the end of the year.
    Ahead,
}

/// The findings of a unit in some periods, in the order of units and rules.
pub(super) fn findings(view: &View<'_>, unit: &Unit, day: Day, looks: &[Look]) -> Result<Vec<Finding>> {
    match unit.fields.kind {
        UnitKind::Branch => branch(view, unit.clone(), day, looks, true),
        UnitKind::Group => {
            let above = unit.parent_id.unwrap_or(unit.id);
            let checker = Checker::of(view, unit::get(view, above)?, day)?;
            let mut findings = Vec::new();
            for look in looks {
                findings.extend(checker.rule(&RULES[2], *look)?);
            }
            findings.retain(|finding| finding.scope == unit.fields.name);
            Ok(findings)
        }
        UnitKind::Committee | UnitKind::GeneralBranch => {
            let branches = unit::list_under(view, unit.id)?;
            let branches = branches.into_iter().filter(|unit| unit.fields.kind == UnitKind::Branch);
            let mut findings = Vec::new();
            for unit in branches {
                findings.extend(branch(view, unit, day, looks, false)?);
            }
            Ok(findings)
        }
    }
}

/// What can still be done first, then what is missed, then what needs nothing.
const fn pressing(state: State) -> u8 {
    match state {
        State::Due => 0,
        State::Short => 1,
        State::Met => 2,
        State::Postponed => 3,
        State::Exempt => 4,
        State::NotApplicable => 5,
    }
}

fn branch(view: &View<'_>, unit: Unit, day: Day, looks: &[Look], with_members: bool) -> Result<Vec<Finding>> {
    let checker = Checker::of(view, unit, day)?;
    let asked = RULES.iter().filter(|rule| with_members || rule.asks != Asks::EachMember);
    let mut findings = Vec::new();
    for rule in asked {
        for look in looks {
            findings.extend(checker.rule(rule, *look)?);
        }
    }
    Ok(findings)
}

/// One branch on one day.
pub(super) struct Checker<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) facts: Facts,
    pub(super) roster: Vec<RosterLine>,
    hours: OnceCell<Vec<HoursLine>>,
}

impl<'a> Checker<'a> {
    pub(super) fn of(view: &'a View<'a>, branch: Unit, day: Day) -> Result<Self> {
        let roster = member::roster(view, branch.id, day)?;
        Ok(Self { view, facts: Facts::of(view, branch, day)?, roster, hours: OnceCell::new() })
    }

    fn rule(&self, rule: &'static Rule, look: Look) -> Result<Vec<Finding>> {
        match rule.word {
            // The year and the term have no period ahead: they are open now.
            "talk" | "hours" | "training" | "absence" | "election" if look == Look::Ahead => Ok(Vec::new()),
            "talk" => people::talks(self, rule),
            "hours" => people::hours(self, rule),
            "training" => people::trainings(self, rule),
            "absence" => people::absences(self, rule),
            "election" => self.election(rule).map(|finding| vec![finding]),
            _ if rule.asks == Asks::EachGroup && !self.facts.groups.is_empty() => {
                let groups = self.facts.groups.iter().map(|group| self.sessions(rule, group, look));
                Ok(groups.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
            }
            _ => self.sessions(rule, &self.facts.branch, look),
        }
    }

    /// Everybody's hours of the year, read once.
    pub(super) fn hours(&self) -> Result<&[HoursLine]> {
        if let Some(lines) = self.hours.get() {
            return Ok(lines);
        }
        let lines = attendance::hours(self.view, self.facts.branch.id, self.facts.day)?;
        Ok(self.hours.get_or_init(|| lines))
    }

    /// The number in force for this branch, and where it comes from.
    pub(super) fn threshold(&self, rule: &Rule) -> Result<i64> {
        setting::get(self.view, Some(self.facts.branch.id), rule.setting)
    }

    /// A finding with nothing counted yet.
    pub(super) fn finding(&self, rule: &Rule, period: &str, scope: &str, required: i64) -> Finding {
        let setting = Setting::of(rule.setting).ok();
        let is_own = setting.is_some_and(|setting| setting.default != required) && rule.word != "hours";
        let cite = if is_own { "本单位设置" } else { setting.map_or("", |setting| setting.cite) };
        Finding::blank(rule, period, scope, number(required), cite)
    }

    /// Rules met by sessions of a kind: one finding a period in which the unit existed.
    fn sessions(&self, rule: &'static Rule, unit: &Unit, look: Look) -> Result<Vec<Finding>> {
        let required = self.threshold(rule)?;
        let existed = |from: Day, to: Day| {
            unit.fields.founded_on.is_none_or(|founded| founded <= to)
                && unit.fields.dissolved_on.is_none_or(|dissolved| dissolved > from)
        };
        let day = self.facts.day;
        let spans = match look {
            Look::Now => rule.period.spans(day),
            Look::Ahead => rule.period.ahead(day),
        };
        spans
            .into_iter()
            .filter(|span| existed(span.window.from, span.window.to))
            .map(|span| {
                let mut finding = self.finding(rule, &span.name, &unit.fields.name, required);
                finding.unit_id = Some(unit.id);
                let kind = rule.kind.unwrap_or_default();
                let of = (!rule.takes_groups).then_some(unit.id);
                let year = span.window.from.year();
                let mut held: Vec<&Event> = self
                    .facts
                    .held(kind, of)
                    .filter(|event| match rule.period {
                        Period::BelongsYear => event.belongs_year == year,
                        _ => span.window.contains(event.on_day),
                    })
                    .collect();
                held.dedup_by_key(|event| event.session);
                if rule.word == "secretary_lecture" {
                    let ids: Vec<SessionId> = held.iter().map(|event| event.session).collect();
                    let given = secretary_lectures(self.view, unit.id, &ids)?;
                    held.retain(|event| given.contains(&event.session));
                }
                finding.sessions = held.iter().map(|event| event.uid.clone()).collect();
                finding.held = number(i64::try_from(held.len()).unwrap_or(i64::MAX));
                finding.state = if self.is_off(rule, required, span.window.to)? {
                    State::NotApplicable
                } else {
                    stand(&finding, span.last_day, day)
                };
                let mut plans = self.facts.plans(rule, of, &span, year);
                if rule.word == "secretary_lecture" {
                    // A plan does not say who lectures; a planned session does.
                    let sessions = self.secretary_plans(unit.id)?;
                    plans.retain(|plan| sessions.contains(&plan.uid));
                }
                let left = Window { from: span.window.from.max(day), to: span.last_day };
                settle(&mut finding, &self.facts.calendar, left, &plans);
                Ok(finding)
            })
            .collect()
    }

    /// uid of the planned sessions at which the secretary lectures.
    fn secretary_plans(&self, unit: UnitId) -> Result<Vec<String>> {
        let planned: Vec<&Event> = self.facts.events.iter().filter(|event| event.is_planned).collect();
        let ids: Vec<SessionId> = planned.iter().map(|event| event.session).collect();
        let given = secretary_lectures(self.view, unit, &ids)?;
        let by_secretary = planned.into_iter().filter(|event| given.contains(&event.session));
        Ok(by_secretary.map(|event| event.uid.clone()).collect())
    }

    /// Whether a rule asks nothing of this branch in a period that ends on `to`.
    fn is_off(&self, rule: &Rule, required: i64, to: Day) -> Result<bool> {
        Ok(match rule.off {
            Off::Never => false,
            Off::Zero => required == 0,
            Off::NoGroups => self.facts.groups.is_empty(),
            Off::NoCommittee => {
                let full =
                    |lines: &[RosterLine]| lines.iter().filter(|line| line.stage == Stage::Full).count();
                let then = if to < self.facts.day {
                    full(&member::roster(self.view, self.facts.branch.id, to)?)
                } else {
                    full(&self.roster)
                };
                then < 7
            }
        })
    }

    /// 换届: a reminder from some months before the end of the term (ZB-33).
    fn election(&self, rule: &'static Rule) -> Result<Finding> {
        let months = self.threshold(rule)?;
        let fields = &self.facts.branch.fields;
        let years = u32::try_from(fields.term_years).unwrap_or_default();
        let term = fields
            .elected_on
            .and_then(|from| Some((from, from.checked_add_months(Months::new(years * 12))?)));
        let mut finding = self.finding(rule, "", &fields.name, months);
        finding.required = 1.0;
        let Some((from, end)) = term else { return Ok(finding) };
        finding.period = format!("{}—{}", from.year(), end.year());
        let months = Months::new(u32::try_from(months).unwrap_or_default());
        let remind = end.checked_sub_months(months).unwrap_or(end);
        let last_day = end.pred_opt().unwrap_or(end);
        finding.held = if self.facts.day < remind { 1.0 } else { 0.0 };
        finding.state = stand(&finding, last_day, self.facts.day);
        let left = Window { from: self.facts.day, to: last_day };
        settle(&mut finding, &self.facts.calendar, left, &[]);
        Ok(finding)
    }
}

/// Met, still to be met, or over.
pub(super) fn stand(finding: &Finding, last_day: Day, day: Day) -> State {
    if finding.held >= finding.required {
        State::Met
    } else if day <= last_day {
        State::Due
    } else {
        State::Short
    }
}

/// Counts stay far below 2^53.
#[allow(clippy::cast_precision_loss)]
pub(super) fn number(count: i64) -> f64 {
    count as f64
}
