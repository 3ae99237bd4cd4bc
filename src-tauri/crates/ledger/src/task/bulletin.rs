//! 周调度、月通报: what a list looks like on a day and what changed since another (T-17, T-22).

use serde::Serialize;
use ts_rs::TS;

use super::{Light, Task, TaskList, TaskStatus, figures, list, list_get};
use crate::date::{Day, Window};
use crate::id::TaskListId;
use crate::{Result, View};

/// Days ahead that 下一步 looks, after the last day of the span.
pub const NEXT_DAYS: i64 = 30;

/// A list on the last day of a span, with what happened in the span.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Bulletin {
    /// The list with its figures on the last day.
    pub list: TaskList,
    /// 新完成: done in the span.
    pub done: Vec<Task>,
    /// 新销号.
    pub closed: Vec<Task>,
    /// 新认领.
    pub claimed: Vec<Task>,
    /// 待确认: declared and waiting on the last day.
    pub declared: Vec<Task>,
    /// With lines of progress in the span; those alone are in `progress`.
    pub moved: Vec<Task>,
    /// 逾期 on the last day, longest first.
    pub late: Vec<Task>,
    /// Due within [`NEXT_DAYS`] after the last day, soonest first.
    pub next: Vec<Task>,
}

/// What a list looks like at the end of a span and what changed in it. Statuses are those of today: a list is told as it
/// stands, its dated steps as they fell.
pub fn bulletin(view: &View<'_>, id: TaskListId, span: Window) -> Result<Bulletin> {
    Ok(of(list_get(view, id, span.to)?, &list(view, id, span.to)?, span))
}

fn of(list: TaskList, tasks: &[Task], span: Window) -> Bulletin {
    let within = |day: Option<Day>| day.is_some_and(|day| span.contains(day));
    let pick = |wanted: &dyn Fn(&Task) -> bool| -> Vec<Task> {
        tasks.iter().filter(|task| wanted(task)).cloned().collect()
    };
    let mut moved = pick(&|task| task.progress.iter().any(|line| within(Some(line.on_day))));
    for task in &mut moved {
        task.progress.retain(|line| span.contains(line.on_day));
    }
    let mut late = pick(&|task| task.light == Light::Late);
    late.sort_by_key(|task| (task.days_late.map(|days| -days), task.fields.number));
    let mut next = pick(&|task| is_next(task));
    next.sort_by_key(|task| (task.days_late.map(|days| -days), task.fields.number));
    Bulletin {
        done: pick(&|task| is_done(task.fields.status) && within(done_on(task))),
        closed: pick(&|task| within(task.closing.closed_on)),
        claimed: pick(&|task| within(task.fields.claimed_on)),
        declared: pick(&|task| task.light == Light::Declared),
        moved,
        late,
        next,
        list: TaskList { figures: figures(tasks), ..list },
    }
}

fn is_done(status: TaskStatus) -> bool {
    matches!(status, TaskStatus::Done | TaskStatus::Closed)
}

/// The day it was done; a month only is no day that falls in a week.
fn done_on(task: &Task) -> Option<Day> {
    task.fields.done_on.as_deref().and_then(|text| text.parse().ok())
}

fn is_next(task: &Task) -> bool {
    task.days_late.is_some_and(|days| (-NEXT_DAYS..=0).contains(&days))
}
