//! 进度走势: by the end of each month, how many tasks of a list were to be finished and how many were (T-16).

use chrono::Months;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::status::{deadline, last_day};
use super::{Light, Task, TaskFigures, TaskListFields, TaskStatus, figures, list, list_get};
use crate::date::{Day, Window, last_day_of_month, month_key};
use crate::id::{TaskId, TaskListId};
use crate::{Result, View};

/// The most months shown: a list runs a year, and a deadline mistyped as 2099 must not stretch the chart to it.
const MOST: u32 = 24;

/// The end of one month; all three are cumulative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BurnUpMonth {
    /// 'YYYY-MM'.
    pub month: String,
    /// Tasks whose deadline is in this month or before.
    pub planned: i64,
    /// 已完成 and 已销号 by its end, or by the day in the month that is not over; none for months to come.
    pub done: Option<i64>,
    /// 阶段性完成 at its end: not done (T-16).
    pub stage_done: Option<i64>,
}

/// A list month by month up to its last deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BurnUp {
    /// Oldest first.
    pub months: Vec<BurnUpMonth>,
    /// What is counted: neither 长期坚持 nor 终止, as in the figures of the list.
    pub total: i64,
    /// Tasks without a deadline: planned for no month.
    pub no_deadline: i64,
    /// 已完成 without a day: counted in the month of the day only.
    pub no_done_day: i64,
    /// The task of each step, for the rows behind the figures.
    pub steps: Vec<BurnUpTask>,
}

/// When one task was to be finished and when it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BurnUpTask {
    /// The task.
    pub id: TaskId,
    /// 序号.
    pub number: i64,
    /// 项目名称.
    pub title: String,
    /// 责任人.
    pub owner: Option<String>,
    /// The last day of its deadline.
    pub due_on: Option<Day>,
    /// The day it was done; none while open, and for what was done on an unknown day.
    pub done_on: Option<Day>,
    /// How it stands on the day.
    pub light: Light,
}

/// A list by month up to a day. Error: no such list.
pub fn burn_up(view: &View<'_>, id: TaskListId, day: Day) -> Result<BurnUp> {
    Ok(by_month(&list_get(view, id, day)?.fields, &list(view, id, day)?, day))
}

fn by_month(fields: &TaskListFields, tasks: &[Task], day: Day) -> BurnUp {
    let is_counted = |task: &&Task| !matches!(task.light, Light::Ongoing | Light::Stopped);
    let counted: Vec<&Task> = tasks.iter().filter(is_counted).collect();
    let now = figures(counted.iter().copied());
    let steps: Vec<BurnUpTask> = counted.iter().map(|task| step(task, day)).collect();
    let mut months = Vec::new();
    let mut next = span(fields, &steps, day);
    while let Some((month, last)) = next.filter(|(month, last)| month <= last) {
        let end = last_day_of_month(month);
        months.push(month_of(end, day, &now, &counted, &steps));
        next = end.succ_opt().map(|month| (month, last));
    }
    let count = |wanted: fn(&BurnUpTask) -> bool| number(steps.iter().filter(|step| wanted(step)).count());
    BurnUp {
        months,
        total: now.total,
        no_deadline: count(|step| step.due_on.is_none()),
        no_done_day: count(|step| is_done(step.light) && step.done_on.is_none()),
        steps,
    }
}

/// The first day of the first month and the last day: from the list's own first day, or its earliest date, to its last
/// deadline.
fn span(fields: &TaskListFields, steps: &[BurnUpTask], day: Day) -> Option<(Day, Day)> {
    let dates = || steps.iter().flat_map(|step| [step.due_on, step.done_on]).flatten();
    let first = Window::month_of(fields.starts_on.or_else(|| dates().min())?.min(day)).from;
    let last = fields.ends_on.into_iter().chain(dates()).max()?.max(day);
    Some((first, last.min(last_day_of_month(first.checked_add_months(Months::new(MOST - 1))?))))
}

fn month_of(end: Day, day: Day, now: &TaskFigures, tasks: &[&Task], steps: &[BurnUpTask]) -> BurnUpMonth {
    let month = month_key(end);
    let by = |date: Option<Day>| date.is_some_and(|date| date <= end);
    let planned = number(steps.iter().filter(|step| by(step.due_on)).count());
    let (done, stage_done) = if month == month_key(day) {
        // The month of the day says what the list's own figures say.
        (Some(now.done), Some(now.stage_done))
    } else if end < day {
        let done = steps.iter().filter(|step| by(step.done_on)).count();
        let at_stage =
            tasks.iter().zip(steps).filter(|(task, step)| !by(step.done_on) && was_at_stage(task, end));
        (Some(number(done)), Some(number(at_stage.count())))
    } else {
        (None, None)
    };
    BurnUpMonth { month, planned, done, stage_done }
}

fn step(task: &Task, day: Day) -> BurnUpTask {
    BurnUpTask {
        id: task.id,
        number: task.fields.number,
        title: task.fields.title.clone(),
        owner: task.fields.owner.clone(),
        due_on: deadline(&task.fields),
        done_on: if is_done(task.light) { done_day(task, day) } else { None },
        light: task.light,
    }
}

/// 完成时间; where none was written, the day of the declaration, the closing or the line of progress that said so.
fn done_day(task: &Task, day: Day) -> Option<Day> {
    let written = task.fields.done_on.as_deref().and_then(last_day);
    let said = || {
        let line = task.progress.iter().rev().find(|line| line.status == Some(TaskStatus::Done))?;
        Some(line.on_day)
    };
    let closing = &task.closing;
    let known = written.or(closing.declared_on).or(closing.confirmed_on).or(closing.closed_on).or_else(said);
    // A month is known by its last day, which may still be to come.
    known.map(|on| on.min(day))
}

/// Whether the last line of progress up to a day that set a status set 阶段性完成.
fn was_at_stage(task: &Task, end: Day) -> bool {
    let set = task.progress.iter().rev().filter(|line| line.on_day <= end).find_map(|line| line.status);
    set == Some(TaskStatus::StageDone)
}

fn is_done(light: Light) -> bool {
    matches!(light, Light::Done | Light::Closed)
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
