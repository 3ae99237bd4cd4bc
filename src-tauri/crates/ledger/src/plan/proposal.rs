//! 列出计划: what a plan would hold by the rules in force, by last year's plan or by the festivals; nothing is written here,
//! and nothing is proposed that is planned or held already.

use std::collections::HashMap;

use chrono::{Datelike, Months};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FixedDay, PlanFields, PlanItem, PlanStatus, festival, fixed_days, list};
use crate::calendar;
use crate::check::{self, Finding};
use crate::date::{Day, Quarter, Window, last_day_of_month, month_key};
use crate::id::{PlanItemId, UnitId};
use crate::session::Kind;
use crate::unit::{self, Unit, UnitKind};
use crate::{Result, View};

/// Where the lines of a plan come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case", deny_unknown_fields)]
#[ts(rename = "PlanSource")]
pub enum Source {
    /// The frequencies in force for the unit.
    Rules {
        /// 固定主题党日; none: the months stay without a day.
        fixed: Option<FixedDay>,
    },
    /// The plan of the year before.
    LastYear,
    /// 七一, 国庆节 and other days of the year.
    Festivals,
}

/// One line of a plan to be, to look at before it is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "PlanProposal")]
pub struct Proposal {
    /// The item that only gets a day; none: a new one.
    pub id: Option<PlanItemId>,
    /// Name of its unit.
    pub unit: String,
    /// What would be written.
    pub fields: PlanFields,
    /// The rule, last year's item or the festival it comes from.
    pub why: String,
}

/// What a unit's plan still lacks in a window, from a day on. Errors: no such unit; those of a fixed day.
pub fn propose(
    view: &View<'_>,
    unit: UnitId,
    window: Window,
    source: Source,
    day: Day,
) -> Result<Vec<Proposal>> {
    let window = Window { from: window.from.max(day), ..window };
    let planned = list(view, unit, window, day)?;
    let mut proposals = match source {
        Source::Rules { fixed } => {
            let mut proposals = by_rules(view, unit, window)?;
            if let Some(rule) = fixed {
                fix(view, (&mut proposals, planned), rule, window)?;
            }
            proposals
        }
        Source::LastYear => last_year(view, unit, window, &planned)?,
        Source::Festivals => festivals(view, unit, window, &planned)?,
    };
    let months = month_key(window.from)..=month_key(window.to);
    proposals.retain(|line| months.contains(&line.fields.month));
    proposals.sort_by(|a, b| key(&a.fields).cmp(&key(&b.fields)));
    Ok(proposals)
}

fn key(fields: &PlanFields) -> (&str, usize, UnitId) {
    (&fields.month, fields.kind.rank(), fields.unit_id)
}

/// What the frequencies ask for and neither records nor plans cover: spread over the months that are left of each period, in
/// the last of them where once is enough. What asks people (学时, 谈心谈话) is no matter of a plan, and the secretary's own
/// lecture is one of the branch's.
fn by_rules(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<Proposal>> {
    let mut units = unit::list_under(view, unit)?;
    units.retain(|one| one.id == unit || one.parent_id == Some(unit) && one.fields.kind == UnitKind::Group);
    let missing = check::forecast(view, unit, window.from)?.horizons.into_iter().flat_map(|end| end.missing);
    let mut lines: Vec<(String, Proposal)> = Vec::new();
    for finding in missing.filter(is_of_unit) {
        let of = units.iter().find(|unit| finding.unit_id == Some(unit.id));
        let Some((of, kind)) = of.zip(finding.kind.clone()) else { continue };
        let months = months_left(&finding, window.from);
        // One session may answer two rules: a branch's own beside the regulation's.
        let answers = |(rule, line): &&(String, Proposal)| {
            let fields = &line.fields;
            *rule != finding.rule
                && (fields.unit_id, &fields.kind) == (of.id, &kind)
                && months.contains(&fields.month)
        };
        let known = lines.iter().filter(answers).count();
        let lacking = lacking(&finding);
        for at in known..lacking {
            let from = ((at + 1) * months.len() / lacking).saturating_sub(1);
            lines.push((finding.rule.clone(), line(of, &months[from..], &kind, &finding)));
        }
    }
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

fn is_of_unit(finding: &Finding) -> bool {
    let is_talk = finding.kind.as_ref().is_some_and(|kind| kind.as_str() == Kind::TALK);
    finding.member_id.is_none() && !is_talk && finding.rule != "secretary_lecture"
}

/// How often it will be missing.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a small whole number
fn lacking(finding: &Finding) -> usize {
    (finding.required - finding.expected).max(0.0) as usize
}

fn line(unit: &Unit, months: &[String], kind: &Kind, finding: &Finding) -> Proposal {
    let month = months.first().map_or("", String::as_str);
    Proposal {
        id: None,
        unit: unit.fields.name.clone(),
        fields: PlanFields::new(unit.id, month, kind.clone(), &finding.label),
        why: finding.cite.clone(),
    }
}

/// The months of a finding's period, from a day on.
fn months_left(finding: &Finding, from: Day) -> Vec<String> {
    let last = finding.last_day.unwrap_or(from);
    let period = &finding.period;
    let begins = match period.len() {
        7 => format!("{period}-01").parse().ok(),
        6 => half(period).or_else(|| Quarter::parse(period).map(|quarter| quarter.window().from)),
        _ => period.parse().ok().and_then(|year| Day::from_ymd_opt(year, 1, 1)),
    };
    let first = begins.map_or(from, |begins| from.max(begins)).with_day(1).unwrap_or(from);
    let months = std::iter::successors(Some(first), |month| month.checked_add_months(Months::new(1)));
    months.take_while(|month| *month <= last).map(month_key).collect()
}

/// The first day of a half-year '2026H1'.
fn half(period: &str) -> Option<Day> {
    let (year, half) = period.split_once('H')?;
    Day::from_ymd_opt(year.parse().ok()?, if half == "1" { 1 } else { 7 }, 1)
}

/// Gives the theme days of a window their fixed day: those proposed, and those planned without a day.
fn fix(
    view: &View<'_>,
    (proposals, planned): (&mut Vec<Proposal>, Vec<PlanItem>),
    rule: FixedDay,
    window: Window,
) -> Result<()> {
    let is_open = |item: &PlanItem| {
        let fields = &item.fields;
        fields.kind.as_str() == Kind::THEME_DAY
            && fields.status == PlanStatus::Planned
            && fields.day().is_none()
    };
    proposals.extend(planned.into_iter().filter(is_open).map(|item| Proposal {
        id: Some(item.id),
        unit: item.unit,
        fields: item.fields,
        why: "已列计划，还没有定日子".to_owned(),
    }));
    let days = fixed_days(rule, window.from.year(), &calendar::of(view)?)?;
    for line in proposals.iter_mut().filter(|line| line.fields.kind.as_str() == Kind::THEME_DAY) {
        let fixed = days.iter().find(|on| on.month == line.fields.month && on.day >= window.from);
        if let Some(on) = fixed {
            line.fields = on.clone().put(line.fields.clone());
        }
    }
    proposals.retain(|line| line.id.is_none() || line.fields.day().is_some());
    Ok(())
}

/// Last year's items a year later, without their days: as many of a kind as a month does not have yet.
fn last_year(view: &View<'_>, unit: UnitId, window: Window, planned: &[PlanItem]) -> Result<Vec<Proposal>> {
    let year = Months::new(12);
    let before = |day: Day| day.checked_sub_months(year).unwrap_or(day);
    let span = Window { from: before(window.from), to: last_day_of_month(before(window.to)) };
    let mut has: HashMap<(UnitId, Kind, String), usize> = HashMap::new();
    for item in planned {
        let fields = &item.fields;
        *has.entry((fields.unit_id, fields.kind.clone(), fields.month.clone())).or_default() += 1;
    }
    let old = list(view, unit, span, window.from)?;
    let old = old.into_iter().filter(|item| item.fields.status != PlanStatus::Dropped);
    let lines = old.filter_map(|item| {
        let meant: Day = format!("{}-01", item.fields.month).parse().ok()?;
        let month = month_key(meant.checked_add_months(year)?);
        let fields = item.fields;
        let left = has.entry((fields.unit_id, fields.kind.clone(), month.clone())).or_default();
        if *left > 0 {
            *left -= 1;
            return None;
        }
        let new = PlanFields::new(fields.unit_id, &month, fields.kind, &fields.title);
        let PlanFields { owner, form, section, tier, month: meant, .. } = fields;
        Some(Proposal {
            id: None,
            unit: item.unit,
            fields: PlanFields { owner, form, section, tier, ..new },
            why: format!("{}年{}月的计划", &meant[..4], meant[5..].trim_start_matches('0')),
        })
    });
    Ok(lines.collect())
}

/// The festivals of a window whose subject is not in the plan of their month.
fn festivals(view: &View<'_>, unit: UnitId, window: Window, planned: &[PlanItem]) -> Result<Vec<Proposal>> {
    let unit = unit::get(view, unit)?;
    let items = festival::items(unit.id, window.from.year(), &calendar::of(view)?);
    let is_new = |item: &PlanFields| {
        item.on_day >= Some(window.from)
            && !planned
                .iter()
                .any(|known| known.fields.month == item.month && known.fields.title == item.title)
    };
    let new = items.into_iter().filter(|(item, _)| is_new(item));
    let name = &unit.fields.name;
    Ok(new.map(|(fields, why)| Proposal { id: None, unit: name.clone(), fields, why }).collect())
}
