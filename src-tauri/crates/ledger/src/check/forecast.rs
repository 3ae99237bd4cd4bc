//! 预测: what will be missing at the end of the month, the quarter and the year, from today's plan and records.

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::{Facts, Records};
use super::span::Look;
use super::store::{self, Checker};
use super::{Finding, State};
use crate::attendance::{HoursLine, days_before};
use crate::calendar;
use crate::date::{Day, Quarter, Window, last_day_of_month};
use crate::id::UnitId;
use crate::unit::{self, UnitKind};
use crate::{Result, View};

text_enum! {
    /// Up to when it is looked ahead.
    HorizonEnd { Month = "month" "本月末", Quarter = "quarter" "本季末", Year = "year" "本年末" }
}

/// What will be missing, and why that is not more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Forecast {
    /// The day.
    pub on: Day,
    /// Name of the unit.
    pub unit: String,
    /// Month, quarter and year; what falls due in one is not said again in the next.
    pub horizons: Vec<Horizon>,
    /// Members of a branch whose hours stand below the pace of the year, or who were absent for months; facts, no verdict.
    pub people: Vec<Pace>,
    /// Where the working days of the year are not known.
    pub note: Option<String>,
}

/// What falls due by a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Horizon {
    /// Which end.
    pub end: HorizonEnd,
    /// The last day.
    pub until: Day,
    /// Working days until then, the day itself among them.
    pub work_days: u32,
    /// What the plan does not cover: it will be missing.
    pub missing: Vec<Finding>,
    /// What is not met yet and will be, when the plan is kept to.
    pub covered: Vec<Finding>,
}

/// Where a member stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Pace {
    /// Hours and target.
    #[serde(flatten)]
    #[ts(flatten)]
    pub hours: HoursLine,
    /// Minutes at the end of the year, at the pace so far.
    pub expected_minutes: i64,
    /// Minutes of the sessions planned for the rest of the year that the member is due at.
    pub planned_minutes: i64,
    /// Months in a row, up to the day, absent at every session of the month.
    pub months_absent: i64,
}

/// The forecast of a unit on a day: of a branch with its members, of a group its own meetings, of a committee its branches.
/// Errors: no such unit.
pub fn forecast(view: &View<'_>, unit: UnitId, day: Day) -> Result<Forecast> {
    let unit = unit::get(view, unit)?;
    let calendar = calendar::of(view)?;
    let mut open = store::findings(view, &unit, day, &[Look::Now, Look::Ahead])?;
    open.retain(|finding| finding.state == State::Due && finding.last_day.is_some());
    open.sort_by_key(|finding| finding.last_day);
    let year_end = Day::from_ymd_opt(day.year(), 12, 31).unwrap_or(day);
    let ends = [
        (HorizonEnd::Month, last_day_of_month(day)),
        (HorizonEnd::Quarter, Quarter::of(day).window().to),
        (HorizonEnd::Year, year_end),
    ];
    let mut horizons = Vec::new();
    for (end, until) in ends {
        let (by_then, later) = open.into_iter().partition(|finding| finding.last_day <= Some(until));
        open = later;
        let by_then: Vec<Finding> = by_then;
        let (covered, missing) =
            by_then.into_iter().partition(|finding| finding.expected >= finding.required);
        let days = calendar.work_days(Window { from: day, to: until }).count();
        let work_days = u32::try_from(days).unwrap_or(u32::MAX);
        horizons.push(Horizon { end, until, work_days, missing, covered });
    }
    let people = if unit.fields.kind == UnitKind::Branch { paces(view, &unit, day)? } else { Vec::new() };
    Ok(Forecast { on: day, unit: unit.fields.name, horizons, people, note: calendar.note(day.year()) })
}

fn paces(view: &View<'_>, branch: &unit::Unit, day: Day) -> Result<Vec<Pace>> {
    let records = Records::of(view, branch.id, day, &[Look::Now])?;
    let Some(facts) = records.units.first() else { return Ok(Vec::new()) };
    let checker = Checker::of(&records, facts);
    let absent = checker.months_absent()?;
    let lines = checker.hours()?.iter().filter(|line| !line.is_exempt);
    let paces = lines.map(|line| Pace {
        expected_minutes: at_pace(line.year_minutes, day, checker.begin),
        planned_minutes: facts.planned_minutes(line.group.as_deref(), day),
        months_absent: absent.get(&line.member_id).copied().unwrap_or_default(),
        hours: line.clone(),
    });
    Ok(paces
        .filter(|pace| pace.hours.year_minutes < pace.hours.pace_minutes || pace.months_absent > 0)
        .collect())
}

impl Facts {
    /// Credit of what is planned from a day on for everybody of the branch, and for a member of a group.
    fn planned_minutes(&self, group: Option<&str>, day: Day) -> i64 {
        let own =
            self.groups.iter().find(|unit| Some(unit.fields.name.as_str()) == group).map(|unit| unit.id);
        let mut planned: Vec<_> = self
            .events
            .iter()
            .filter(|event| event.is_planned && event.on_day >= day)
            .filter(|event| event.is_for_all && (event.unit == self.unit.id || Some(event.unit) == own))
            .collect();
        planned.dedup_by_key(|event| event.session);
        planned.iter().map(|event| event.minutes).sum()
    }
}

/// What there will be at the end of the year if it goes on as until the day, from 1 January or from where the book begins.
pub(super) fn at_pace(so_far: i64, day: Day, begin: Option<Day>) -> i64 {
    let days = if day.leap_year() { 366 } else { 365 };
    let before = days_before(begin, day);
    so_far * (days - before) / (i64::from(day.ordinal()) - before).max(1)
}
