//! SQL of sub-items and milestones.

use rusqlite::params;

use super::{Subtask, TaskStatus, store};
use crate::date::{Day, is_day_or_month};
use crate::id::{SubtaskId, TaskId};
use crate::{Error, Result, Tx, View};

/// Sub-items with the task each belongs to, in order.
pub(super) fn of(view: &View<'_>, filter: &str, id: i64) -> Result<Vec<(TaskId, Subtask)>> {
    let sql = format!(
        "SELECT p.task_id, p.id, p.title, p.due_on, p.done_on, p.result FROM subtask p WHERE {filter} ORDER BY p.task_id, p.seq"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let rows = statement.query_map([id], |row| {
        let part = Subtask {
            id: row.get(1)?,
            title: row.get(2)?,
            due_on: row.get(3)?,
            done_on: row.get(4)?,
            result: row.get(5)?,
        };
        Ok((row.get(0)?, part))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Brings the sub-items of a task to these, in this order; those that stay keep their id, and what did not change is not
/// written. Errors: one without a name, a deadline that is none, a closed task, an id that is not the task's.
pub fn subtasks_save(tx: &Tx<'_>, task: TaskId, wanted: &[Subtask]) -> Result<()> {
    open(tx, task)?;
    for (at, part) in wanted.iter().enumerate() {
        if part.title.trim().is_empty() {
            return Err(Error::broken(format!("subtasks.{at}"), format!("第 {} 个子项还没有名称", at + 1)));
        }
        if part.due_on.as_deref().is_some_and(|due| !is_day_or_month(due)) {
            let rule = format!("“{}”的时限要写成 2026-09-30 或 2026-09", part.title.trim());
            return Err(Error::broken(format!("subtasks.{at}"), rule));
        }
    }
    let known: Vec<Subtask> = of(tx, "p.task_id = ?1", task.0)?.into_iter().map(|(_, part)| part).collect();
    for gone in known.iter().filter(|old| !wanted.iter().any(|part| part.id == old.id)) {
        tx.conn().prepare_cached("DELETE FROM subtask WHERE id = ?1")?.execute([gone.id])?;
    }
    for (at, part) in wanted.iter().enumerate() {
        let seq = i64::try_from(at).unwrap_or_default() + 1;
        match part.id {
            None => write(tx, INSERT, task, seq, part)?,
            Some(id) if !known.iter().any(|old| old.id == part.id) => {
                return Err(Error::missing("subtask", id));
            }
            Some(_) if known.get(at) == Some(part) => 0,
            Some(_) => write(tx, UPDATE, task, seq, part)?,
        };
    }
    tx.about("task", task.0)
}

const INSERT: &str = "INSERT INTO subtask (task_id, seq, title, due_on, done_on, result, id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const UPDATE: &str = "UPDATE subtask SET seq = ?2, title = ?3, due_on = ?4, done_on = ?5, result = ?6 WHERE task_id = ?1 AND id = ?7";

fn write(tx: &Tx<'_>, sql: &str, task: TaskId, seq: i64, part: &Subtask) -> Result<usize> {
    let Subtask { id, title, due_on, done_on, result } = part;
    let values = params![task, seq, title.trim(), due_on, done_on, result, id];
    Ok(tx.conn().prepare_cached(sql)?.execute(values)?)
}

/// Ticks a sub-item off on a day with what came of it; without a day takes the tick back.
/// A tick on a task that was 未启动 begins it. Errors: a closed task, no such sub-item.
pub fn subtask_done(tx: &Tx<'_>, id: SubtaskId, on: Option<Day>, result: Option<&str>) -> Result<TaskId> {
    let sql = "SELECT task_id FROM subtask WHERE id = ?1";
    let task: TaskId = match tx.conn().prepare_cached(sql)?.query_row([id], |row| row.get(0)) {
        Err(rusqlite::Error::QueryReturnedNoRows) => return Err(Error::missing("subtask", id)),
        found => found?,
    };
    open(tx, task)?;
    tx.conn()
        .prepare_cached("UPDATE subtask SET done_on = ?2, result = ifnull(?3, result) WHERE id = ?1")?
        .execute(params![id, on, result])?;
    if on.is_some() {
        tx.conn()
            .prepare_cached("UPDATE task SET status = 'going' WHERE id = ?1 AND status = 'not_started'")?
            .execute([task])?;
    }
    tx.about("task", task.0)?;
    Ok(task)
}

fn open(view: &View<'_>, task: TaskId) -> Result<()> {
    match store::status(view, task)? {
        TaskStatus::Closed => {
            Err(Error::broken("subtasks", "这项任务已销号，子项不再改动；要改请先把完成状态改回“推进中”"))
        }
        _ => Ok(()),
    }
}
