//! SQL of tasks.

use rusqlite::{OptionalExtension, Row};

use super::measure::Measure;
use super::{Closing, Subtask, Task, TaskFields, TaskStatus, progress, subtask, subtasks_save};
use crate::date::{Day, is_day_or_month};
use crate::id::{TaskId, TaskListId};
use crate::member::mask_phone;
use crate::{Error, Result, Tx, View};

/// The number after the highest of a list.
pub fn next_number(view: &View<'_>, list: TaskListId) -> Result<i64> {
    let sql = "SELECT ifnull(max(number), 0) + 1 FROM task WHERE list_id = ?1";
    Ok(view.conn().prepare_cached(sql)?.query_row([list], |row| row.get(0))?)
}

/// Adds a task, or changes one. A new one starts with the sub-items of its list. Changing a done or closed task to another
/// status reopens it: its 申报, 确认 and 销号 are gone.
/// Errors: an empty title, a number below 1 or taken in this list, a date that is none, a deadline before the start, 已销号
/// set on a task in the book (that is [`super::close`]), 已完成 on one that is declared (that is [`super::confirm`]).
pub fn save(tx: &Tx<'_>, id: Option<TaskId>, fields: &TaskFields) -> Result<TaskId> {
    check(fields)?;
    let id = match id {
        None => {
            let id = insert(tx, fields)?;
            subtasks_save(tx, id, &first_parts(tx, fields.list_id, id)?)?;
            id
        }
        Some(id) => {
            let was: TaskStatus = status(tx, id)?;
            if fields.status == TaskStatus::Closed && was != TaskStatus::Closed {
                return Err(Error::broken("status", "销号要由责任人以外的人确认，请用“销号”登记"));
            }
            if fields.status == TaskStatus::Done && was != TaskStatus::Done && is_declared(tx, id)? {
                return Err(Error::broken("status", "这项任务已申报，要由别人确认，请用“确认”登记"));
            }
            update(tx, id, &with_phone(tx, id, fields)?)?;
            forget_steps(tx, id)?;
            id
        }
    };
    tx.about("task", id.0)?;
    Ok(id)
}

/// The sub-items a new task of a list starts with: those of the list's first task, which people may have worded for
/// themselves, else what the kind of list brings.
fn first_parts(view: &View<'_>, list: TaskListId, new: TaskId) -> Result<Vec<Subtask>> {
    let sql = "SELECT l.template, (SELECT t.id FROM task t WHERE t.list_id = l.id AND t.id <> ?2 ORDER BY t.number LIMIT 1)
       FROM task_list l WHERE l.id = ?1";
    let (template, first): (super::Template, Option<TaskId>) =
        view.conn().prepare_cached(sql)?.query_row([list.0, new.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let parts = template.brings().parts;
    match first {
        _ if parts.is_empty() => Ok(Vec::new()),
        Some(first) => Ok(subtask::of(view, "p.task_id = ?1", first.0)?
            .into_iter()
            .map(|(_, first)| Subtask::new(first.title))
            .collect()),
        None => Ok(parts.iter().map(|title| Subtask::new(*title)).collect()),
    }
}

/// What is open again was not declared, confirmed or closed. A declaration that waits stays.
pub(super) fn forget_steps(tx: &Tx<'_>, id: TaskId) -> Result<()> {
    tx.conn()
        .prepare_cached(
            "UPDATE task SET closed_on = NULL, closed_by = NULL, confirmed_on = NULL, confirmed_by = NULL,
               declared_on = iif(confirmed_on IS NULL AND closed_on IS NULL, declared_on, NULL),
               declared_by = iif(confirmed_on IS NULL AND closed_on IS NULL, declared_by, NULL)
             WHERE id = ?1 AND status NOT IN ('done', 'closed') AND (confirmed_on IS NOT NULL OR closed_on IS NOT NULL)",
        )?
        .execute([id])?;
    Ok(())
}

/// Whether a task is declared and waits for somebody to confirm it.
pub(super) fn is_declared(view: &View<'_>, id: TaskId) -> Result<bool> {
    let sql = "SELECT 1 FROM task WHERE id = ?1 AND declared_on IS NOT NULL AND confirmed_on IS NULL AND status NOT IN ('done', 'closed')";
    Ok(view.conn().prepare_cached(sql)?.exists([id])?)
}

/// A masked number is one that nobody changed: the number in the book stays (P-09).
fn with_phone(view: &View<'_>, id: TaskId, fields: &TaskFields) -> Result<TaskFields> {
    let mut fields = fields.clone();
    let sql = "SELECT phone FROM task WHERE id = ?1";
    let kept: Option<String> = view.conn().prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
    if let Some(kept) = kept.filter(|kept| Some(mask_phone(kept)) == fields.phone) {
        fields.phone = Some(kept);
    }
    Ok(fields)
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
    if fields.minutes.is_some_and(|minutes| minutes < 1) {
        return Err(Error::broken("minutes", "服务时长要大于 0，没有就不填"));
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
           owner, phone, start_on, due_on, is_ongoing, status, done_on, evidence, feedback, note, session_id,
           claimed_by, claimed_on, raised_by, minutes, result, thanks, uid)
         VALUES (:list_id, :number, :parent_number, :category, :title, :measures, :goal, :leader, :unit_name, :partner_units,
           :owner, :phone, :start_on, :due_on, :is_ongoing, :status, :done_on, :evidence, :feedback, :note, :session_id,
           :claimed_by, :claimed_on, :raised_by, :minutes, :result, :thanks, :key)",
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
           note = :note, session_id = :session_id, claimed_by = :claimed_by, claimed_on = :claimed_on, raised_by = :raised_by,
           minutes = :minutes, result = :result, thanks = :thanks
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
        ":claimed_by": fields.claimed_by,
        ":claimed_on": fields.claimed_on,
        ":raised_by": fields.raised_by,
        ":minutes": fields.minutes,
        ":result": fields.result,
        ":thanks": fields.thanks,
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

/// Deletes a task with its progress and sub-items; one undo brings it back. Error: [`Error::Missing`].
pub fn delete(tx: &Tx<'_>, id: TaskId) -> Result<()> {
    tx.conn().execute("DELETE FROM progress WHERE task_id = ?1", [id])?;
    tx.conn().execute("DELETE FROM subtask WHERE task_id = ?1", [id])?;
    tx.conn().execute("UPDATE need SET task_id = NULL WHERE task_id = ?1", [id])?;
    if tx.conn().execute("DELETE FROM task WHERE id = ?1", [id])? == 0 {
        return Err(Error::missing("task", id));
    }
    tx.about("task", id.0)
}

/// A task as it is kept; its progress, its sub-items and what the day makes of them still to come.
fn row(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let fields = TaskFields {
        list_id: row.get("list_id")?,
        number: row.get("number")?,
        parent_number: row.get("parent_number")?,
        category: row.get("category")?,
        title: row.get("title")?,
        measures: row.get("measures")?,
        goal: row.get("goal")?,
        leader: row.get("leader")?,
        unit_name: row.get("unit_name")?,
        partner_units: row.get("partner_units")?,
        owner: row.get("owner")?,
        phone: row.get("phone")?,
        start_on: row.get("start_on")?,
        due_on: row.get("due_on")?,
        is_ongoing: row.get("is_ongoing")?,
        status: row.get("status")?,
        done_on: row.get("done_on")?,
        evidence: row.get("evidence")?,
        feedback: row.get("feedback")?,
        note: row.get("note")?,
        session_id: row.get("session_id")?,
        claimed_by: row.get("claimed_by")?,
        claimed_on: row.get("claimed_on")?,
        raised_by: row.get("raised_by")?,
        minutes: row.get("minutes")?,
        result: row.get("result")?,
        thanks: row.get("thanks")?,
    };
    let closing = Closing {
        declared_by: row.get("declared_by")?,
        declared_on: row.get("declared_on")?,
        confirmed_by: row.get("confirmed_by")?,
        confirmed_on: row.get("confirmed_on")?,
        closed_by: row.get("closed_by")?,
        closed_on: row.get("closed_on")?,
    };
    Ok(Kept { id: row.get("id")?, uid: row.get("uid")?, fields, closing })
}

/// The row of a task.
struct Kept {
    id: TaskId,
    uid: String,
    fields: TaskFields,
    closing: Closing,
}

/// One task as of a day. Error: [`Error::Missing`].
pub fn get(view: &View<'_>, id: TaskId, day: Day) -> Result<Task> {
    let mut found = read(view, "id = ?1", id.0, day)?;
    found.pop().ok_or_else(|| Error::missing("task", id))
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
    let is_there = view.conn().prepare_cached("SELECT 1 FROM task_list WHERE id = ?1")?.exists([list])?;
    if is_there { read(view, "list_id = ?1", list.0, day) } else { Err(Error::missing("task_list", list)) }
}

/// The tasks of one list that a condition picks.
fn read(view: &View<'_>, which: &str, value: i64, day: Day) -> Result<Vec<Task>> {
    let mut statement =
        view.conn().prepare_cached(&format!("SELECT * FROM task WHERE {which} ORDER BY number"))?;
    let kept: Vec<Kept> = statement.query_map([value], row)?.collect::<rusqlite::Result<_>>()?;
    let Some(first) = kept.first() else { return Ok(Vec::new()) };
    let measure = Measure::of(view, first.fields.list_id, day)?;
    let of_these = format!("p.task_id IN (SELECT id FROM task WHERE {which})");
    let mut lines = progress::of(view, &of_these, value)?;
    let mut parts = subtask::of(view, &of_these, value)?;
    let finish = |Kept { id, uid, fields, closing }: Kept| {
        let progress = lines.extract_if(.., |(task, _)| *task == id).map(|(_, line)| line).collect();
        let subtasks = parts.extract_if(.., |(task, _)| *task == id).map(|(_, part)| part).collect();
        measure.task(id, uid, fields, closing, progress, subtasks)
    };
    Ok(kept.into_iter().map(finish).collect())
}
