//! What closes a gap, and until when.

use super::facts::{Event, Planned};
use super::{Action, Finding, State, count};
use crate::calendar::Calendar;
use crate::date::{Day, Window};

/// A planned session or an item of the plan.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    uid: String,
    title: String,
    pub(super) on_day: Option<Day>,
}

impl Plan {
    pub(super) fn of(event: &Event) -> Self {
        Self { uid: event.uid.clone(), title: event.title.clone(), on_day: Some(event.on_day) }
    }

    pub(super) fn of_item(item: &Planned) -> Self {
        Self { uid: item.uid.clone(), title: item.title.clone(), on_day: item.on_day }
    }
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
    finding.expected +=
        count(plans.iter().filter(|plan| plan.on_day.is_none_or(|day| day <= left.to)).count());
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
