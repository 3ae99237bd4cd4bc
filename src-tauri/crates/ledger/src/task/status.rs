//! 状态: 阶段性完成 is not 已完成 (T-19); 待确认, 逾期 and 临期 follow from the dates and are never stored (T-06, T-15).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Closing, Progress, Share, Subtask, Task, TaskFields, TaskListFields};
use crate::date::{Day, last_day_of_month};

text_enum! {
    /// 完成状态 as entered.
    TaskStatus {
        NotStarted = "not_started" "未启动",
        Going = "going" "推进中",
        StageDone = "stage_done" "阶段性完成",
        Done = "done" "已完成",
        Closed = "closed" "已销号",
        Stopped = "stopped" "终止",
    }
}

text_enum! {
    /// What the day makes of a task.
    Light {
        Done = "done" "已完成",
        StageDone = "stage_done" "阶段性完成",
        Going = "going" "推进中",
        NotStarted = "not_started" "未启动",
        Near = "near" "临期",
        Late = "late" "逾期",
        Declared = "declared" "待确认",
        Ongoing = "ongoing" "长期坚持",
        Closed = "closed" "已销号",
        Stopped = "stopped" "终止",
    }
}

/// Figures of a list on a day. `total` counts every task but 终止 and 长期坚持, which stand apart (T-07);
/// done (with 已销号) + stage_done + going + not_started + late = total; near is part of going or not_started, declared of going.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskFigures {
    /// 总数 in the rate.
    pub total: i64,
    /// 已完成, 已销号 included.
    pub done: i64,
    /// 阶段性完成.
    pub stage_done: i64,
    /// 推进中, not late.
    pub going: i64,
    /// 未启动, not late.
    pub not_started: i64,
    /// 逾期.
    pub late: i64,
    /// 逾期 by 1–3, 4–7, 8 and more days (field.md §4).
    pub late_by: [i64; 3],
    /// 已申报、待确认, part of going.
    pub declared: i64,
    /// 已开工: everything in `total` that is not 未启动 (T-17).
    pub started: i64,
    /// 临期 (within the days of the setting `task.near_days`).
    pub near: i64,
    /// 已销号, part of done.
    pub closed: i64,
    /// 长期坚持.
    pub ongoing: i64,
    /// 终止.
    pub stopped: i64,
}

impl TaskFigures {
    /// 完成率 = 已完成 ÷ 总数, 0…1; `None` without tasks. 阶段性完成 adds nothing to it (T-19).
    pub fn rate(&self) -> Option<f64> {
        (self.total > 0).then(|| self.done as f64 / self.total as f64)
    }
}

/// The last day of a deadline.
pub(super) fn deadline(fields: &TaskFields) -> Option<Day> {
    last_day(fields.due_on.as_deref()?)
}

/// A day, or the end of its month where only a month is given.
pub(super) fn last_day(text: &str) -> Option<Day> {
    let first_of_month = || Day::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok();
    Day::parse_from_str(text, "%Y-%m-%d").ok().or_else(|| first_of_month().map(last_day_of_month))
}

/// Days past (positive) or left before (negative) the deadline, the deadline itself being 0; `None` without a deadline and
/// for what has none any more: done, closed, stopped, 长期坚持.
pub fn days_late(fields: &TaskFields, day: Day) -> Option<i64> {
    let is_over = matches!(fields.status, TaskStatus::Done | TaskStatus::Closed | TaskStatus::Stopped);
    if is_over || fields.is_ongoing {
        return None;
    }
    deadline(fields).map(|due| (day - due).num_days())
}

/// What to show on a day. 逾期 begins the day after the deadline, 临期 `near_days` before it; both replace only 推进中 and
/// 未启动: 阶段性完成 is reported upward under its own name, and [`days_late`] still tells that its deadline has passed.
pub fn light(fields: &TaskFields, day: Day, near_days: i64) -> Light {
    if fields.is_ongoing && fields.status != TaskStatus::Stopped {
        return Light::Ongoing;
    }
    let open = match fields.status {
        TaskStatus::Stopped => return Light::Stopped,
        TaskStatus::Closed => return Light::Closed,
        TaskStatus::Done => return Light::Done,
        TaskStatus::StageDone => return Light::StageDone,
        TaskStatus::Going => Light::Going,
        TaskStatus::NotStarted => Light::NotStarted,
    };
    match days_late(fields, day) {
        Some(days) if days > 0 => Light::Late,
        Some(days) if -days <= near_days => Light::Near,
        _ => open,
    }
}

/// What to show on a day of a task with its steps: what is declared waits for somebody else and is late no more (T-08).
pub(super) fn light_of(fields: &TaskFields, closing: &Closing, day: Day, near_days: i64) -> Light {
    match light(fields, day, near_days) {
        Light::Going | Light::NotStarted | Light::StageDone | Light::Near | Light::Late
            if closing.declared_on.is_some() =>
        {
            Light::Declared
        }
        light => light,
    }
}

/// n of N: the sub-items where there are any, else what the last counted line of progress says.
pub fn share(subtasks: &[Subtask], progress: &[Progress]) -> Option<Share> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    if !subtasks.is_empty() {
        let done = subtasks.iter().filter(|part| part.done_on.is_some()).count();
        return Some(Share { done: count(done), total: count(subtasks.len()) });
    }
    let counted =
        |line: &Progress| Some(Share { done: line.done?, total: line.total.filter(|total| *total > 0)? });
    progress.iter().rev().find_map(counted)
}

/// 低于序时: of an open task less is done than of its days has passed, both ends of its time counted (T-16).
pub fn is_behind(fields: &TaskFields, share: Option<Share>, day: Day) -> bool {
    let start = fields.start_on.as_deref().and_then(first_day);
    let (Some(share), Some(from), Some(to), Some(_)) =
        (share, start, deadline(fields), days_late(fields, day))
    else {
        return false;
    };
    let (all, gone) = ((to - from).num_days() + 1, (day - from).num_days() + 1);
    // n / N < gone / all, without rounding.
    all > 0 && share.done * all < share.total * gone.clamp(0, all)
}

fn first_day(text: &str) -> Option<Day> {
    Day::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| Day::parse_from_str(&format!("{text}-01"), "%Y-%m-%d"))
        .ok()
}

/// The figures of tasks.
pub fn figures<'a>(tasks: impl IntoIterator<Item = &'a Task>) -> TaskFigures {
    let mut figures = TaskFigures::default();
    for task in tasks {
        count(&mut figures, task);
    }
    figures.total = figures.done + figures.stage_done + figures.going + figures.not_started + figures.late;
    figures
}

fn count(figures: &mut TaskFigures, task: &Task) {
    let is_started = task.fields.status != TaskStatus::NotStarted;
    match task.light {
        Light::Done => figures.done += 1,
        Light::Closed => {
            figures.done += 1;
            figures.closed += 1;
        }
        Light::StageDone => figures.stage_done += 1,
        Light::Going => figures.going += 1,
        Light::Declared => {
            figures.going += 1;
            figures.declared += 1;
        }
        Light::NotStarted => figures.not_started += 1,
        Light::Late => {
            figures.late += 1;
            figures.late_by[late_band(task.days_late.unwrap_or_default())] += 1;
        }
        Light::Near => {
            figures.near += 1;
            *(if is_started { &mut figures.going } else { &mut figures.not_started }) += 1;
        }
        Light::Ongoing => return figures.ongoing += 1,
        Light::Stopped => return figures.stopped += 1,
    }
    figures.started += i64::from(is_started || task.light == Light::Declared);
}

/// Which of the bands 1–3, 4–7, 8 and more a number of days past the deadline falls in.
pub fn late_band(days: i64) -> usize {
    match days {
        ..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// 序时进度: the share of a list's days that has passed at the end of a day, 0…1; `None` without both ends (T-16).
pub fn time_share(list: &TaskListFields, day: Day) -> Option<f64> {
    let (from, to) = (list.starts_on?, list.ends_on?);
    let (all, gone) = ((to - from).num_days() + 1, (day - from).num_days() + 1);
    (all > 0).then(|| gone.clamp(0, all) as f64 / all as f64)
}
