//! 任务: the tasks of a list and their progress.

use ledger::date::Day;
use ledger::id::{TaskId, TaskListId};
use ledger::task::{self, Progress, Task, TaskFields};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, One, Saved};
use crate::work::Work;

/// Which list, on which day.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct TaskListReq {
    /// The list.
    pub list_id: TaskListId,
    /// The day that decides 逾期 and 临期.
    pub day: Day,
}

/// A line of progress to add.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaskProgressReq {
    /// The task.
    pub id: TaskId,
    /// The line.
    pub progress: Progress,
}

/// A task to close.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaskCloseReq {
    /// The task.
    pub id: TaskId,
    /// Who confirmed it: not the one who did it (T-08).
    pub by: String,
    /// When.
    pub day: Day,
}

/// `task_list`
pub fn list(work: &mut Work<'_>, TaskListReq { list_id, day }: TaskListReq) -> Result<Vec<Task>> {
    work.read(|view| task::list(view, list_id, day))
}

/// `task_save`
pub fn save(work: &mut Work<'_>, Saved { id, fields }: Saved<TaskId, TaskFields>) -> Result<Task> {
    let (today, verb) = (work.today(), if id.is_some() { "修改" } else { "新建" });
    work.write(&format!("{verb}任务：{} {}", fields.number, fields.title), |tx| {
        let id = task::save(tx, id, &fields)?;
        task::get(tx, id, today)
    })
}

/// `task_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<TaskId>) -> Result<Empty> {
    changed(work, id, "删除任务", |tx| task::delete(tx, id))?;
    Ok(Empty {})
}

/// `task_progress`
pub fn progress(work: &mut Work<'_>, TaskProgressReq { id, progress }: TaskProgressReq) -> Result<Task> {
    let today = work.today();
    changed(work, id, "写进展", |tx| {
        task::progress_add(tx, id, &progress)?;
        task::get(tx, id, today)
    })
}

/// `task_close`
pub fn close(work: &mut Work<'_>, TaskCloseReq { id, by, day }: TaskCloseReq) -> Result<Task> {
    let today = work.today();
    changed(work, id, "销号", |tx| {
        task::close(tx, id, &by, day)?;
        task::get(tx, id, today)
    })
}

/// A write about one task that is there: the history names it.
fn changed<T>(
    work: &mut Work<'_>,
    id: TaskId,
    what: &str,
    change: impl FnOnce(&ledger::Tx<'_>) -> ledger::Result<T>,
) -> Result<T> {
    let today = work.today();
    work.write(what, |tx| {
        let fields = task::get(tx, id, today)?.fields;
        tx.summary(&format!("{what}：{} {}", fields.number, fields.title))?;
        change(tx)
    })
}
