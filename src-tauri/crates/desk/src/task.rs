//! 任务: the tasks of a list and their progress.

use ledger::date::Day;
use ledger::id::{SubtaskId, TaskId, TaskListId};
use ledger::task::{self, Progress, Subtask, Task, TaskFields, TaskStatus};
use serde::{Deserialize, Serialize};
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

/// A task to move on the board.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaskMoveReq {
    /// The task.
    pub id: TaskId,
    /// The column it goes to; 已完成 is 申报.
    pub to: TaskStatus,
    /// The line of progress that says why.
    pub progress: Progress,
}

/// A line of progress with a slip of the pen put right.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgressCorrectReq {
    /// The line, with its id.
    pub progress: Progress,
}

/// A step of a task by somebody on a day: 认领, 申报, 确认, 销号.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaskStepReq {
    /// The task.
    pub id: TaskId,
    /// Who: for 确认 and 销号 not the one who did it (T-08).
    pub by: String,
    /// When.
    pub day: Day,
}

/// A task to hand back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaskHandBackReq {
    /// The task.
    pub id: TaskId,
    /// Who hands it back.
    pub by: String,
    /// When.
    pub day: Day,
    /// Why; becomes a line of progress.
    pub reason: String,
}

/// The sub-items of a task.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SubtaskSaveReq {
    /// The task.
    pub id: TaskId,
    /// Its sub-items in order; those left out are deleted.
    pub subtasks: Vec<Subtask>,
}

/// A sub-item to tick off.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SubtaskDoneReq {
    /// The sub-item.
    pub id: SubtaskId,
    /// When it was done; none takes the tick back.
    pub on: Option<Day>,
    /// What came of it; none leaves what stands there.
    pub result: Option<String>,
}

/// The full number of a task.
#[derive(Serialize, TS)]
pub struct TaskRevealed {
    /// 联系电话; none: there is none.
    pub phone: Option<String>,
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

/// `task_reveal`
pub fn reveal(work: &mut Work<'_>, One { id }: One<TaskId>) -> Result<TaskRevealed> {
    let today = work.today();
    let fields = work.read(|view| task::get(view, id, today))?.fields;
    // What is not written down is not shown.
    work.witness(&format!("查看完整号码：任务 {} {}", fields.number, fields.title), Some(("task", id.0)))?;
    Ok(TaskRevealed { phone: fields.phone })
}

/// `task_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<TaskId>) -> Result<Empty> {
    changed(work, id, "删除任务", |tx| task::delete(tx, id))?;
    Ok(Empty {})
}

/// `task_progress`
pub fn progress(work: &mut Work<'_>, TaskProgressReq { id, progress }: TaskProgressReq) -> Result<Task> {
    step(work, id, "写进展", |tx| task::progress_add(tx, id, &progress).map(|_| ()))
}

/// `task_move`
pub fn advance(work: &mut Work<'_>, TaskMoveReq { id, to, progress }: TaskMoveReq) -> Result<Task> {
    step(work, id, &format!("移到{}", to.label()), |tx| task::advance(tx, id, to, &progress))
}

/// `progress_correct`
pub fn correct(work: &mut Work<'_>, ProgressCorrectReq { progress }: ProgressCorrectReq) -> Result<Task> {
    let today = work.today();
    work.write("更正进展", |tx| {
        let id = task::progress_correct(tx, &progress)?;
        let task = task::get(tx, id, today)?;
        tx.summary(&format!("更正进展：{} {}", task.fields.number, task.fields.title))?;
        Ok(task)
    })
}

/// `task_claim`
pub fn claim(work: &mut Work<'_>, TaskStepReq { id, by, day }: TaskStepReq) -> Result<Task> {
    step(work, id, "认领", |tx| task::claim(tx, id, &by, day))
}

/// `task_declare`
pub fn declare(work: &mut Work<'_>, TaskStepReq { id, by, day }: TaskStepReq) -> Result<Task> {
    step(work, id, "申报完成", |tx| task::declare(tx, id, &by, day))
}

/// `task_confirm`
pub fn confirm(work: &mut Work<'_>, TaskStepReq { id, by, day }: TaskStepReq) -> Result<Task> {
    step(work, id, "确认完成", |tx| task::confirm(tx, id, &by, day))
}

/// `task_hand_back`
pub fn hand_back(work: &mut Work<'_>, request: TaskHandBackReq) -> Result<Task> {
    let TaskHandBackReq { id, by, day, reason } = request;
    step(work, id, "退回", |tx| task::hand_back(tx, id, &by, day, &reason))
}

/// `task_close`
pub fn close(work: &mut Work<'_>, TaskStepReq { id, by, day }: TaskStepReq) -> Result<Task> {
    step(work, id, "销号", |tx| task::close(tx, id, &by, day))
}

/// `subtask_save`
pub fn subtasks(work: &mut Work<'_>, SubtaskSaveReq { id, subtasks }: SubtaskSaveReq) -> Result<Task> {
    step(work, id, "改子项", |tx| task::subtasks_save(tx, id, &subtasks))
}

/// `subtask_done`
pub fn subtask_done(work: &mut Work<'_>, SubtaskDoneReq { id, on, result }: SubtaskDoneReq) -> Result<Task> {
    let (today, verb) = (work.today(), if on.is_some() { "完成子项" } else { "取消子项的完成" });
    work.write(verb, |tx| {
        let task = task::subtask_done(tx, id, on, result.as_deref())?;
        let task = task::get(tx, task, today)?;
        let part = task.subtasks.iter().find(|part| part.id == Some(id)).map_or("", |part| &part.title);
        tx.summary(&format!("{verb}：{} {}，{part}", task.fields.number, task.fields.title))?;
        Ok(task)
    })
}

/// A change of one task that answers with the task.
fn step(
    work: &mut Work<'_>,
    id: TaskId,
    what: &str,
    change: impl FnOnce(&ledger::Tx<'_>) -> ledger::Result<()>,
) -> Result<Task> {
    let today = work.today();
    changed(work, id, what, |tx| {
        change(tx)?;
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
