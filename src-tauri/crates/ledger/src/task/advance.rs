//! Moving a task on the board: one line of progress and the status it leads to, as one step that one undo takes back.

use super::{Progress, TaskStatus, declare, progress_add, store};
use crate::id::TaskId;
use crate::{Result, Tx, setting};

/// Writes the line and brings the task to a status. 已完成 is a declaration in the name of the line's writer that somebody else
/// confirms (T-08), unless the unit's setting `task.confirm` says that it counts at once.
/// Errors: those of [`progress_add`] and [`declare`].
pub fn advance(tx: &Tx<'_>, id: TaskId, to: TaskStatus, line: &Progress) -> Result<()> {
    let is_declared = to == TaskStatus::Done && must_be_confirmed(tx, id)?;
    let changes = store::status(tx, id)? != to;
    let status = (changes && !is_declared).then_some(to);
    progress_add(tx, id, &Progress { status, ..line.clone() })?;
    if is_declared {
        declare(tx, id, line.by_whom.as_deref().unwrap_or_else(|| tx.who()), line.on_day)?;
    }
    Ok(())
}

fn must_be_confirmed(tx: &Tx<'_>, id: TaskId) -> Result<bool> {
    let sql = "SELECT l.unit_id FROM task t JOIN task_list l ON l.id = t.list_id WHERE t.id = ?1";
    let unit = tx.conn().prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
    Ok(setting::get(tx, Some(unit), "task.confirm")? == 1)
}
