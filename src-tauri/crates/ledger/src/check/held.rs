//! Rules met by sessions of a kind: one finding a unit and a period.

use chrono::Datelike;

use super::facts::{Event, Facts, Planned, existed};
use super::law::Asked;
use super::outlook::{Plan, settle};
use super::span::{Look, Span};
use super::store::Checker;
use super::{Action, Asks, Finding, Off, Period, State, count, rule};
use crate::date::{Day, Window, last_day_of_month};
use crate::id::UnitId;
use crate::setting;
use crate::unit::{Unit, UnitKind};

/// What the post of a secretary of a committee is called, for a lecturer who is in no roster.
const SECRETARY_OF_COMMITTEE: &str = "党委书记";

impl Checker<'_> {
    /// How often the unit, or each of its groups, met a rule in the periods looked at.
    pub(super) fn held(&self, asked: &Asked, look: Look) -> Vec<Finding> {
        let spans = look.spans(asked.rule.period, self.records.day);
        let by_group = asked.rule.asks == Asks::EachGroup && !self.facts.groups.is_empty();
        let pairs: Vec<(&Unit, &Span)> = if by_group {
            self.facts.groups.iter().flat_map(|group| spans.iter().map(move |span| (group, span))).collect()
        } else {
            spans.iter().map(|span| (&self.facts.unit, span)).collect()
        };
        let existed = pairs.into_iter().filter(|(unit, span)| existed(unit, span.window));
        existed.map(|(unit, span)| self.in_span(asked, unit, span)).collect()
    }

    /// A group's own rules.
    pub(super) fn held_by(&self, asked: &Asked, unit: &Unit, look: Look) -> Vec<Finding> {
        let spans = look.spans(asked.rule.period, self.records.day).into_iter();
        let existed = spans.filter(|span| existed(unit, span.window));
        existed.map(|span| self.in_span(asked, unit, &span)).collect()
    }

    fn in_span(&self, asked: &Asked, unit: &Unit, span: &Span) -> Finding {
        let mut finding = Finding::blank(asked, &span.name, &unit.fields.name);
        finding.unit_id = Some(unit.id);
        let of = (!asked.rule.takes_below).then_some(unit.id);
        let day = self.records.day;
        let counted = self.counted(asked, of, span);
        let held: Vec<&&Event> =
            counted.iter().filter(|event| !event.is_planned && event.on_day <= day).collect();
        finding.sessions = held.iter().map(|event| event.uid.clone()).collect();
        finding.held = count(held.len());
        if let Some(off) = self.off(asked, span) {
            finding.reason = Some(off);
            finding.expected = finding.held;
            return finding;
        }
        finding.state = finding.stand(span.last_day, day);
        finding.reason = self.begun_in(span);
        let left = Window { from: span.window.from.max(day), to: span.last_day };
        let plans = self.plans(asked, of, span, &counted);
        settle(&mut finding, &self.records.calendar, left, &plans);
        if asked.rule.period != Period::BelongsYear {
            self.put_off(&mut finding, asked, of, span);
        }
        excuse(&mut finding, unit, span);
        finding
    }

    /// Sessions of a rule's kinds that count for a span, each once, planned ones among them.
    fn counted(&self, asked: &Asked, of: Option<UnitId>, span: &Span) -> Vec<&Event> {
        let Facts { events, below, unit, .. } = self.facts;
        let rule = &asked.rule;
        let below = if rule.word == "committee_lecture" { &below[..] } else { &[] };
        let year: Option<i32> = span.name.parse().ok().filter(|_| rule.period == Period::BelongsYear);
        let mut counted: Vec<&Event> = events
            .iter()
            .chain(below)
            .filter(|event| event.fits(rule, of))
            .filter(|event| match year {
                Some(year) => event.belongs_year == year,
                None => span.window.contains(event.counts_on),
            })
            .collect();
        counted.sort_by_key(|event| (event.on_day, event.session));
        counted.dedup_by_key(|event| event.session);
        if is_lecture(asked) {
            let post = (unit.fields.kind == UnitKind::Committee).then_some(SECRETARY_OF_COMMITTEE);
            counted.retain(|event| {
                let lecturers = self.records.lecturers.get(&event.session).map_or(&[][..], Vec::as_slice);
                self.facts.has_secretary(event.on_day, lecturers, post)
            });
        }
        counted
    }

    /// Why nothing is asked of a span that was over before the book was begun.
    pub(super) fn before_book(&self, span: &Span) -> Option<String> {
        self.begin.filter(|begin| span.window.to < *begin).map(setting::since)
    }

    /// What is to be said of a span in which the book was begun.
    pub(super) fn begun_in(&self, span: &Span) -> Option<String> {
        self.begin.filter(|begin| span.window.from < *begin && *begin <= span.window.to).map(setting::since)
    }

    /// Why a rule asks nothing in a span; none where it asks.
    pub(super) fn off(&self, asked: &Asked, span: &Span) -> Option<String> {
        if let Some(why) = self.before_book(span) {
            return Some(why);
        }
        let groups = || self.facts.groups_in(span).count();
        match asked.rule.off {
            Off::Zero if asked.required == 0 => Some("填了0，不作要求".to_owned()),
            Off::NoGroups if groups() == 0 => Some("没有划分党小组".to_owned()),
            Off::HasGroups if asked.required == 0 => Some("填了0，不作要求".to_owned()),
            Off::HasGroups if groups() > 0 => Some("划分了党小组，看党小组会".to_owned()),
            Off::NoCommittee => self.no_committee(span.window.to),
            _ => None,
        }
    }

    /// Why there is no 支委会 at the end of a span, or now.
    pub(super) fn no_committee(&self, to: Day) -> Option<String> {
        let full = self.facts.heads_on(to.min(self.records.day)).full;
        (full < rule::COMMITTEE_FROM)
            .then(|| format!("正式党员{full}名，不足{}名，不设支委会", rule::COMMITTEE_FROM))
    }

    /// What is still planned for a rule in a span, by day, without a day last. Also what is meant for the span and planned too
    /// late for it; what was planned for a day that is past and was not held is no plan any more.
    fn plans(&self, asked: &Asked, of: Option<UnitId>, span: &Span, counted: &[&Event]) -> Vec<Plan> {
        let day = self.records.day;
        let by_year: Option<i32> =
            span.name.parse().ok().filter(|_| asked.rule.period == Period::BelongsYear);
        let sessions = counted.iter().filter(|event| event.is_planned && event.on_day >= day);
        let mut plans: Vec<Plan> = sessions.map(|event| Plan::of(event)).collect();
        // A plan does not say who lectures; a planned session does.
        if is_lecture(asked) {
            return plans;
        }
        let known: Vec<Day> = plans.iter().filter_map(|plan| plan.on_day).collect();
        let items = self.items(asked, of).filter(|(first, item)| match by_year {
            // An item says no 所属年度: one of January to March is for the year before (PY-07).
            Some(year) => first.year() - i32::from(first.month() <= 3) == year,
            None => span.window.contains(*first) && item.left(span).is_none(),
        });
        let coming = items.filter(|(first, item)| match item.on_day {
            // A session and an item on one day are one plan.
            Some(on) => on >= day && !known.contains(&on),
            None => last_day_of_month(*first) >= day,
        });
        plans.extend(coming.map(|(_, item)| Plan::of_item(item)));
        plans.sort_by_key(|plan| (plan.on_day.is_none(), plan.on_day));
        plans
    }

    /// Items of the plan that would meet a rule, with the first day of the month each was meant for.
    fn items(&self, asked: &Asked, of: Option<UnitId>) -> impl Iterator<Item = (Day, &Planned)> {
        let rule = asked.rule.clone();
        let fits = move |item: &&Planned| rule.takes(&item.kind) && of.is_none_or(|of| item.unit == of);
        self.facts.plan.iter().filter(fits).filter_map(|item| Some((item.meant_for()?, item)))
    }

    /// 顺延, not 未开: what the plan had put off out of the span with a reason, until the day it was put off to is past (C-39).
    fn put_off(&self, finding: &mut Finding, asked: &Asked, of: Option<UnitId>, span: &Span) {
        if finding.expected >= finding.required {
            return;
        }
        let meant = self.items(asked, of).filter(|(first, _)| span.window.contains(*first));
        let moved: Vec<_> = meant.filter_map(|(_, item)| Some((item, item.left(span)?))).collect();
        let Some((item, put_off)) = moved.iter().max_by_key(|(_, put_off)| put_off.until) else { return };
        let to = match put_off.on_day {
            Some(day) => day.format("%-m月%-d日").to_string(),
            None => put_off.until.format("%-m月").to_string(),
        };
        let open = moved.iter().filter(|(_, put_off)| put_off.until >= self.records.day).count();
        if finding.expected + count(open) >= finding.required {
            finding.state = State::Postponed;
            finding.reason = Some(format!("顺延到{to}：{}", put_off.reason));
            finding.planned = Some(item.uid.clone());
            finding.planned_on = put_off.on_day;
            finding.planned_title = Some(item.title.clone());
            finding.action = Some(if put_off.on_day.is_some() { Action::Hold } else { Action::Fix });
            (finding.last_day, finding.safe_day) = (None, None);
        } else {
            finding.reason = Some(format!("顺延到{to}，还没有记录：{}", put_off.reason));
        }
    }
}

/// Whether a rule asks who lectures. An item of the plan does not say; a session does.
fn is_lecture(asked: &Asked) -> bool {
    matches!(asked.rule.word.as_ref(), "secretary_lecture" | "committee_lecture")
}

/// A unit that was founded or dissolved in the middle of a span is not held to it once the span is over.
fn excuse(finding: &mut Finding, unit: &Unit, span: &Span) {
    if finding.state != State::Short {
        return;
    }
    let inside = |day: Option<Day>| day.filter(|day| span.window.from < *day && *day <= span.window.to);
    let why = match (inside(unit.fields.founded_on), inside(unit.fields.dissolved_on)) {
        (Some(day), _) => format!("{}成立", day.format("%-m月%-d日")),
        (_, Some(day)) => format!("{}撤销", day.format("%-m月%-d日")),
        _ => return,
    };
    finding.state = State::NotApplicable;
    finding.action = None;
    finding.reason = Some(format!("{why}，当期不作要求"));
}
