//! SQL of tasks.

use rusqlite::{OptionalExtension, Row};

use super::{Task, TaskFields, TaskStatus, days_late, light, progress};
use crate::date::{Day, is_day_or_month};
use crate::id::{TaskId, TaskListId, UnitId};
use crate::{Error, Result, Tx, View, setting};

/// The days of 临期 in force for a unit (T-15).
pub(super) fn near_days(view: &View<'_>, unit: UnitId) -> Result<i64> {
    setting::get(view, Some(unit), "task.near_days")
}

/// The number after the highest of a list.
pub fn next_number(view: &View<'_>, list: TaskListId) -> Result<i64> {
    let sql = "SELECT ifnull(max(number), 0) + 1 FROM task WHERE list_id = ?1";
    Ok(view.conn().prepare_cached(sql)?.query_row([list], |row| row.get(0))?)
}

/// Adds a task, or changes one. Changing a closed task to another status reopens it.
/// Errors: an empty title, a number below 1 or taken in this list, a date that is none, a deadline before the start, 已销号
/// set on a task in the book (that is [`close`]).
pub fn save(tx: &Tx<'_>, id: Option<TaskId>, fields: &TaskFields) -> Result<TaskId> {
    check(fields)?;
    let id = match id {
        None => insert(tx, fields)?,
        Some(id) => {
            let was: TaskStatus = status(tx, id)?;
            if fields.status == TaskStatus::Closed && was != TaskStatus::Closed {
                return Err(Error::broken("status", "销号要由责任人以外的人确认，请用“销号”登记"));
            }
            update(tx, id, fields)?;
            id
        }
    };
    tx.about("task", id.0)?;
    Ok(id)
}

fn check(fields: &TaskFields) -> Result<()> {
    if fields.title.trim().is_empty() {
        return Err(Error::broken("title", "请填写项目名称"));
    }
    if fields.number < 1 {
        return Err(Error::broken("number", "序号从 1 开始，请填写正整数"));
    }
    for (field, label, value) in [
        ("startOn", "启动时间", &fields.start_on),
        ("dueOn", "完成时限", &fields.due_on),
        ("doneOn", "完成时间", &fields.done_on),
    ] {
        if value.as_deref().is_some_and(|text| !is_day_or_month(text)) {
            return Err(Error::broken(field, format!("{label}要写成 2026-09-30 或 2026-09")));
        }
    }
    // A month stands for any of its days, so the two are compared as far as both are known.
    let is_before = |due: &String, start: &String| {
        let known = due.len().min(start.len());
        due[..known] < start[..known]
    };
    if fields.due_on.as_ref().zip(fields.start_on.as_ref()).is_some_and(|(due, start)| is_before(due, start))
    {
        return Err(Error::broken("dueOn", "完成时限早于启动时间，请核对"));
    }
    Ok(())
}

fn insert(tx: &Tx<'_>, fields: &TaskFields) -> Result<TaskId> {
    write(
        tx,
        "INSERT INTO task (list_id, number, parent_number, category, title, measures, goal, leader, unit_name, partner_units,
           owner, phone, start_on, due_on, is_ongoing, status, done_on, evidence, feedback, note, session_id, uid)
         VALUES (:list_id, :number, :parent_number, :category, :title, :measures, :goal, :leader, :unit_name, :partner_units,
           :owner, :phone, :start_on, :due_on, :is_ongoing, :status, :done_on, :evidence, :feedback, :note, :session_id, :key)",
        fields,
        &tx.new_uid(),
    )?;
    Ok(TaskId(tx.conn().last_insert_rowid()))
}

fn update(tx: &Tx<'_>, id: TaskId, fields: &TaskFields) -> Result<()> {
    write(
        tx,
        "UPDATE task SET list_id = :list_id, number = :number, parent_number = :parent_number, category = :category,
           title = :title, measures = :measures, goal = :goal, leader = :leader, unit_name = :unit_name,
           partner_units = :partner_units, owner = :owner, phone = :phone, start_on = :start_on, due_on = :due_on,
           is_ongoing = :is_ongoing, status = :status, done_on = :done_on, evidence = :evidence, feedback = :feedback,
           note = :note, session_id = :session_id, closed_on = iif(:status = 'closed', closed_on, NULL), closed_by = iif(:status = 'closed', closed_by, NULL)
         WHERE id = :key",
        fields,
        &id,
    )
}

fn write(tx: &Tx<'_>, sql: &str, fields: &TaskFields, key: &dyn rusqlite::ToSql) -> Result<()> {
    tx.conn().prepare_cached(sql)?.execute(rusqlite::named_params! {
        ":list_id": fields.list_id,
        ":number": fields.number,
        ":parent_number": fields.parent_number,
        ":category": fields.category,
        ":title": fields.title.trim(),
        ":measures": fields.measures,
        ":goal": fields.goal,
        ":leader": fields.leader,
        ":unit_name": fields.unit_name,
        ":partner_units": fields.partner_units,
        ":owner": fields.owner,
        ":phone": fields.phone,
        ":start_on": fields.start_on,
        ":due_on": fields.due_on,
        ":is_ongoing": fields.is_ongoing,
        ":status": fields.status,
        ":done_on": fields.done_on,
        ":evidence": fields.evidence,
        ":feedback": fields.feedback,
        ":note": fields.note,
        ":session_id": fields.session_id,
        ":key": key,
    })?;
    Ok(())
}

/// The status as entered. Error: [`Error::Missing`].
pub(super) fn status(view: &View<'_>, id: TaskId) -> Result<TaskStatus> {
    view.conn()
        .prepare_cached("SELECT status FROM task WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::missing("task", id))
}

/// Deletes a task with its progress; one undo brings it back. Error: [`Error::Missing`].
pub fn delete(tx: &Tx<'_>, id: TaskId) -> Result<()> {
    tx.conn().execute("DELETE FROM progress WHERE task_id = ?1", [id])?;
    if tx.conn().execute("DELETE FROM task WHERE id = ?1", [id])? == 0 {
        return Err(Error::missing("task", id));
    }
    tx.about("task", id.0)
}

const COLUMNS: &str = "t.id, t.uid, t.list_id, t.number, t.parent_number, t.category, t.title, t.measures, t.goal, t.leader,
    t.unit_name, t.partner_units, t.owner, t.phone, t.start_on, t.due_on, t.is_ongoing, t.status, t.done_on, t.evidence,
    t.feedback, t.note, t.session_id, t.closed_by, t.closed_on FROM task t";

/// A task as of a day, its progress still to come.
fn row(row: &Row<'_>, day: Day, near_days: i64) -> rusqlite::Result<Task> {
    let fields = TaskFields {
        list_id: row.get(2)?,
        number: row.get(3)?,
        parent_number: row.get(4)?,
        category: row.get(5)?,
        title: row.get(6)?,
        measures: row.get(7)?,
        goal: row.get(8)?,
        leader: row.get(9)?,
        unit_name: row.get(10)?,
        partner_units: row.get(11)?,
        owner: row.get(12)?,
        phone: row.get(13)?,
        start_on: row.get(14)?,
        due_on: row.get(15)?,
        is_ongoing: row.get(16)?,
        status: row.get(17)?,
        done_on: row.get(18)?,
        evidence: row.get(19)?,
        feedback: row.get(20)?,
        note: row.get(21)?,
        session_id: row.get(22)?,
    };
    Ok(Task {
        id: row.get(0)?,
        uid: row.get(1)?,
        light: light(&fields, day, near_days),
        days_late: days_late(&fields, day),
        fields,
        closed_by: row.get(23)?,
        closed_on: row.get(24)?,
        progress: Vec::new(),
    })
}

/// One task as of a day.
pub fn get(view: &View<'_>, id: TaskId, day: Day) -> Result<Task> {
    let sql = "SELECT l.unit_id FROM task t JOIN task_list l ON l.id = t.list_id WHERE t.id = ?1";
    let unit = view.conn().prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
    let near = near_days(view, unit.ok_or_else(|| Error::missing("task", id))?)?;
    let mut task = view
        .conn()
        .prepare_cached(&format!("SELECT {COLUMNS} WHERE t.id = ?1"))?
        .query_row([id], |line| row(line, day, near))?;
    task.progress = progress::of(view, "p.task_id = ?1", id.0)?.into_iter().map(|(_, line)| line).collect();
    Ok(task)
}

/// The task of a uid.
pub fn find(view: &View<'_>, uid: &str) -> Result<Option<TaskId>> {
    Ok(view
        .conn()
        .prepare_cached("SELECT id FROM task WHERE uid = ?1")?
        .query_row([uid], |row| row.get(0))
        .optional()?)
}

/// The tasks of a list in the order of their numbers, as of a day. Error: [`Error::Missing`].
pub fn list(view: &View<'_>, list: TaskListId, day: Day) -> Result<Vec<Task>> {
    let unit = view
        .conn()
        .prepare_cached("SELECT unit_id FROM task_list WHERE id = ?1")?
        .query_row([list], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::missing("task_list", list))?;
    let near = near_days(view, unit)?;
    let mut statement =
        view.conn().prepare_cached(&format!("SELECT {COLUMNS} WHERE t.list_id = ?1 ORDER BY t.number"))?;
    let mut tasks: Vec<Task> =
        statement.query_map([list], |line| row(line, day, near))?.collect::<rusqlite::Result<_>>()?;
    let mut lines = progress::of(view, "p.task_id IN (SELECT id FROM task WHERE list_id = ?1)", list.0)?;
    for task in &mut tasks {
        task.progress = lines.extract_if(.., |(id, _)| *id == task.id).map(|(_, line)| line).collect();
    }
    Ok(tasks)
}
