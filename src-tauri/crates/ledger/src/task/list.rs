//! SQL of the lists that tasks stand in.

use rusqlite::params;

use super::{Subtask, TaskFields, TaskList, TaskListFields, figures, list, save, subtasks_save};
use crate::date::Day;
use crate::id::{TaskListId, UnitId};
use crate::{Error, Result, Tx, View};

/// Adds a list, or changes one. Errors: an empty name, a name the unit has already, an end before the start.
pub fn list_save(tx: &Tx<'_>, id: Option<TaskListId>, fields: &TaskListFields) -> Result<TaskListId> {
    if fields.name.trim().is_empty() {
        return Err(Error::broken("name", "请填写清单名称"));
    }
    if fields.starts_on.zip(fields.ends_on).is_some_and(|(from, to)| to < from) {
        return Err(Error::broken("endsOn", "清单的结束日期早于开始日期，请核对"));
    }
    let values = params![
        fields.unit_id,
        fields.name.trim(),
        fields.template,
        fields.starts_on,
        fields.ends_on,
        fields.note,
        id,
        id.is_none().then(|| tx.new_uid()),
    ];
    let sql = match id {
        Some(_) => {
            "UPDATE task_list SET unit_id = ?1, name = ?2, template = ?3, starts_on = ?4, ends_on = ?5, note = ?6
             WHERE id = ?7 AND ?8 IS NULL"
        }
        None => {
            "INSERT INTO task_list (unit_id, name, template, starts_on, ends_on, note, id, uid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
        }
    };
    let written = tx.conn().prepare_cached(sql)?.execute(values)?;
    let id = match id {
        Some(id) if written == 0 => return Err(Error::missing("task_list", id)),
        Some(id) => id,
        None => TaskListId(tx.conn().last_insert_rowid()),
    };
    tx.about("task_list", id.0)?;
    Ok(id)
}

/// Adds a list with a task for each of these titles: the units of 五个一, each with its sub-items.
/// Errors: those of [`list_save`] and [`save`].
pub fn list_begin(
    tx: &Tx<'_>,
    fields: &TaskListFields,
    titles: &[String],
    parts: &[String],
) -> Result<TaskListId> {
    let id = list_save(tx, None, fields)?;
    for (at, title) in titles.iter().enumerate() {
        let number = i64::try_from(at).unwrap_or_default() + 1;
        let due_on = fields.ends_on.map(|day| day.to_string());
        let start_on = fields.starts_on.map(|day| day.to_string());
        let task = save(tx, None, &TaskFields { due_on, start_on, ..TaskFields::new(id, number, title) })?;
        if at == 0 && !parts.is_empty() {
            // The next tasks begin with those of the first.
            subtasks_save(tx, task, &parts.iter().map(Subtask::new).collect::<Vec<_>>())?;
        }
    }
    tx.about("task_list", id.0)?;
    Ok(id)
}

/// Deletes a list with its tasks and their progress; one undo brings all of it back. Error: [`Error::Missing`].
pub fn list_delete(tx: &Tx<'_>, id: TaskListId) -> Result<()> {
    let conn = tx.conn();
    conn.execute("DELETE FROM progress WHERE task_id IN (SELECT id FROM task WHERE list_id = ?1)", [id])?;
    conn.execute("DELETE FROM subtask WHERE task_id IN (SELECT id FROM task WHERE list_id = ?1)", [id])?;
    conn.execute(
        "UPDATE need SET task_id = NULL WHERE task_id IN (SELECT id FROM task WHERE list_id = ?1)",
        [id],
    )?;
    conn.execute("DELETE FROM task WHERE list_id = ?1", [id])?;
    if conn.execute("DELETE FROM task_list WHERE id = ?1", [id])? == 0 {
        return Err(Error::missing("task_list", id));
    }
    tx.about("task_list", id.0)
}

const LISTS: &str = "SELECT l.id, l.uid, l.unit_id, l.name, l.template, l.starts_on, l.ends_on, l.note
    FROM task_list l JOIN unit u ON u.id = l.unit_id";

/// The lists of a unit and the units below it, with their figures on a day.
pub fn lists(view: &View<'_>, unit: UnitId, day: Day) -> Result<Vec<TaskList>> {
    let rest = "WHERE u.path LIKE (SELECT path FROM unit WHERE id = ?1) || '%'
        ORDER BY u.path, ifnull(l.starts_on, '') DESC, l.id";
    read(view, rest, unit.0, day)
}

/// One list with its figures on a day. Errors: [`Error::Missing`].
pub fn list_get(view: &View<'_>, id: TaskListId, day: Day) -> Result<TaskList> {
    read(view, "WHERE l.id = ?1", id.0, day)?.pop().ok_or_else(|| Error::missing("task_list", id))
}

fn read(view: &View<'_>, rest: &str, value: i64, day: Day) -> Result<Vec<TaskList>> {
    let mut statement = view.conn().prepare_cached(&format!("{LISTS} {rest}"))?;
    let found = statement.query_map([value], |row| {
        Ok((
            row.get::<_, TaskListId>(0)?,
            row.get::<_, String>(1)?,
            TaskListFields {
                unit_id: row.get(2)?,
                name: row.get(3)?,
                template: row.get(4)?,
                starts_on: row.get(5)?,
                ends_on: row.get(6)?,
                note: row.get(7)?,
            },
        ))
    })?;
    let found: Vec<_> = found.collect::<rusqlite::Result<_>>()?;
    let with_figures = |(id, uid, fields): (TaskListId, String, TaskListFields)| {
        Ok(TaskList { id, uid, figures: figures(&list(view, id, day)?), fields })
    };
    found.into_iter().map(with_figures).collect()
}
