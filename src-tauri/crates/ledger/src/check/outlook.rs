//! What is planned for a gap, and what closes it.

use super::facts::Facts;
use super::rule::Span;
use super::{Action, Finding, Period, Rule, State};
use crate::calendar::Calendar;
use crate::date::{Day, Window, last_day_of_month, month_key};
use crate::id::UnitId;
use crate::session::Kind;

/// A planned session or an item of the plan.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) uid: String,
    pub(super) title: String,
    pub(super) on_day: Option<Day>,
}

impl Facts {
    /// What is still planned for a rule in a period, by day, without a day last. Also what is meant for the period and
    /// planned too late for it; what was planned for a day that is past and was not held is no plan any more.
    pub(super) fn plans(&self, rule: &Rule, unit: Option<UnitId>, span: &Span, year: i32) -> Vec<Plan> {
        let kind = rule.kind.unwrap_or_default();
        let fits = |of: UnitId, is: &Kind| is.as_str() == kind && unit.is_none_or(|unit| of == unit);
        let by_year = rule.period == Period::BelongsYear;
        let left = Window { from: span.window.from.max(self.day), to: span.last_day };
        let sessions = self.events.iter().filter(|event| {
            let is_meant = if by_year { event.belongs_year == year } else { left.contains(event.on_day) };
            event.is_planned && event.on_day >= self.day && is_meant && fits(event.unit, &event.kind)
        });
        let mut plans: Vec<Plan> = sessions
            .map(|event| Plan {
                uid: event.uid.clone(),
                title: event.title.clone(),
                on_day: Some(event.on_day),
            })
            .collect();
        let items = self.plan.iter().filter(|item| fits(item.unit, &item.kind)).filter(|item| {
            let is_meant = match by_year {
                true => belongs_year(&item.month) == Some(year),
                false => (month_key(span.window.from)..=month_key(span.window.to)).contains(&item.month),
            };
            match item.on_day {
                Some(day) => day >= self.day && (is_meant || !by_year && left.contains(day)),
                None => is_meant && month_end(&item.month).is_some_and(|end| end >= self.day),
            }
        });
        // A session and an item on one day are one plan.
        let known: Vec<Option<Day>> = plans.iter().map(|plan| plan.on_day).collect();
        let items = items.filter(|item| !known.contains(&item.on_day));
        plans.extend(items.map(|item| Plan {
            uid: item.uid.clone(),
            title: item.title.clone(),
            on_day: item.on_day,
        }));
        plans.sort_by_key(|plan| (plan.on_day.is_none(), plan.on_day));
        plans
    }
}

/// An item of the plan says no 所属年度: one of January to March is for the year before (PY-07).
fn belongs_year(month: &str) -> Option<i32> {
    let (year, month) = month.split_once('-')?;
    Some(year.parse::<i32>().ok()? - i32::from(month <= "03"))
}

fn month_end(month: &str) -> Option<Day> {
    format!("{month}-01").parse().ok().map(last_day_of_month)
}

/// Says until when an open finding can be met in what is left of its period, what is planned for it and what closes it.
pub(super) fn settle(finding: &mut Finding, calendar: &Calendar, left: Window, plans: &[Plan]) {
    finding.expected = finding.expected.max(finding.held);
    finding.action = match (finding.state, finding.rule.as_str()) {
        (State::Due | State::Short, "election") => Some(Action::Prepare),
        (State::Due, "hours") => Some(Action::Study),
        (State::Due, _) => Some(Action::Arrange),
        (State::Short, _) => Some(Action::Review),
        _ => None,
    };
    if finding.state != State::Due {
        return;
    }
    finding.last_day = Some(left.to);
    finding.safe_day = calendar.last_work_day(left);
    let safe = finding.safe_day.unwrap_or(left.to);
    for _ in plans.iter().filter(|plan| plan.on_day.is_none_or(|day| day <= left.to)) {
        finding.expected += 1.0;
    }
    let is_safe = |plan: &&Plan| plan.on_day.is_some_and(|day| day <= safe);
    let safely = plans.iter().find(is_safe).map(|plan| (plan, Action::Hold));
    let undated = || plans.iter().find(|plan| plan.on_day.is_none()).map(|plan| (plan, Action::Fix));
    let late = || plans.first().map(|plan| (plan, Action::Advance));
    let Some((plan, action)) = safely.or_else(undated).or_else(late) else { return };
    finding.planned = Some(plan.uid.clone());
    finding.planned_on = plan.on_day;
    finding.planned_title = Some(plan.title.clone());
    if finding.expected >= finding.required || action == Action::Advance {
        finding.action = Some(action);
    }
}
