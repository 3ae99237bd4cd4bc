//! SQL of progress.

use rusqlite::{OptionalExtension, params};

use super::{Progress, TaskStatus, store};
use crate::id::{ProgressId, TaskId};
use crate::{Error, Result, Tx, View};

/// Progress lines with the task each belongs to, oldest first.
pub(super) fn of(view: &View<'_>, filter: &str, id: i64) -> Result<Vec<(TaskId, Progress)>> {
    let sql = format!(
        "SELECT p.task_id, p.id, p.on_day, p.text, p.status, p.done, p.total, p.by_whom
         FROM progress p WHERE {filter} ORDER BY p.on_day, p.id"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let lines = statement.query_map([id], |row| {
        let line = Progress {
            id: row.get(1)?,
            on_day: row.get(2)?,
            text: row.get(3)?,
            status: row.get(4)?,
            done: row.get(5)?,
            total: row.get(6)?,
            by_whom: row.get(7)?,
        };
        Ok((row.get(0)?, line))
    })?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

/// Adds a line of progress (T-22): no line is ever overwritten. A line with a status sets the task's, unless a later line
/// has set it already; 已完成 also sets 完成时间 where there is none.
/// Errors: an empty text, a line that is in the book already, n of N the wrong way round, a closed task, 已销号 as status, a
/// status on a task that is declared: it is confirmed or handed back.
pub fn progress_add(tx: &Tx<'_>, task: TaskId, line: &Progress) -> Result<ProgressId> {
    if line.id.is_some() {
        return Err(Error::broken("text", "这条进展已经写过，请另写一条新的"));
    }
    check(line)?;
    if line.status == Some(TaskStatus::Closed) {
        return Err(Error::broken("status", "销号要由责任人以外的人确认，请用“销号”登记"));
    }
    if store::status(tx, task)? == TaskStatus::Closed {
        return Err(Error::broken("text", "这项任务已销号，要再写进展，请先把完成状态改回“推进中”"));
    }
    if line.status.is_some() && store::is_declared(tx, task)? {
        return Err(Error::broken("status", "这项任务已申报，要由别人确认或退回，状态先不改"));
    }
    let id = append(tx, task, line)?;
    tx.conn()
        .prepare_cached(
            "UPDATE task SET status = p.status,
               done_on = CASE WHEN p.status <> 'done' THEN NULL ELSE ifnull(done_on, p.on_day) END
             FROM (SELECT status, on_day FROM progress WHERE task_id = ?1 AND status IS NOT NULL ORDER BY on_day DESC, id DESC LIMIT 1) AS p
             WHERE task.id = ?1 AND ?2 IS NOT NULL",
        )?
        .execute(params![task, line.status])?;
    store::forget_steps(tx, task)?;
    tx.about("task", task.0)?;
    Ok(id)
}

/// Corrects a slip of the pen: the words, the day and n of N of a line. The status it led to stays, and history keeps what stood
/// there before. Errors: a new line, an empty text, n of N the wrong way round, a closed task, [`Error::Missing`].
pub fn progress_correct(tx: &Tx<'_>, line: &Progress) -> Result<TaskId> {
    check(line)?;
    let task: Option<TaskId> = tx
        .conn()
        .prepare_cached("SELECT task_id FROM progress WHERE id = ?1")?
        .query_row([line.id], |row| row.get(0))
        .optional()?;
    let task = task.ok_or_else(|| Error::missing("progress", line.id.unwrap_or(ProgressId(0))))?;
    if store::status(tx, task)? == TaskStatus::Closed {
        return Err(Error::broken("text", "这项任务已销号，写过的进展不再改动"));
    }
    tx.conn()
        .prepare_cached("UPDATE progress SET on_day = ?2, text = ?3, done = ?4, total = ?5 WHERE id = ?1")?
        .execute(params![line.id, line.on_day, line.text.trim(), line.done, line.total])?;
    tx.about("task", task.0)?;
    Ok(task)
}

fn check(line: &Progress) -> Result<()> {
    if line.text.trim().is_empty() {
        return Err(Error::broken("text", "请写一句进展"));
    }
    if line.done.is_some_and(|done| done < 0 || line.total.is_some_and(|total| done > total)) {
        return Err(Error::broken("done", "完成的数量不能超过总数，请核对"));
    }
    Ok(())
}

/// Writes a line as it is.
pub(super) fn append(tx: &Tx<'_>, task: TaskId, line: &Progress) -> Result<ProgressId> {
    tx.conn()
        .prepare_cached("INSERT INTO progress (task_id, on_day, text, status, done, total, by_whom) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
        .execute(params![task, line.on_day, line.text.trim(), line.status, line.done, line.total, line.by_whom])?;
    Ok(ProgressId(tx.conn().last_insert_rowid()))
}
