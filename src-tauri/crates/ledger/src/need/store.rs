//! SQL of needs.

use rusqlite::{OptionalExtension, Row, named_params, params};

use super::{Need, NeedFields, check, title_of};
use crate::date::{Day, Window};
use crate::id::{NeedId, SessionId, TaskId, TaskListId, UnitId};
use crate::task::{self, TaskFields};
use crate::{Error, Result, Tx, View};

/// Adds a need, or changes one. Errors: nothing said, an answer before the question, an answer without its day.
pub fn save(tx: &Tx<'_>, id: Option<NeedId>, fields: &NeedFields) -> Result<NeedId> {
    check(fields)?;
    let sql = match id {
        Some(_) => {
            "UPDATE need SET unit_id = :unit, kind = :kind, on_day = :on_day, from_whom = :from_whom, channel = :channel,
               category = :category, text = :text, session_id = :session, task_id = :task, answered_on = :answered_on,
               answer = :answer, is_adopted = :is_adopted WHERE id = :id AND :uid IS NULL"
        }
        None => {
            "INSERT INTO need (unit_id, kind, on_day, from_whom, channel, category, text, session_id, task_id, answered_on,
               answer, is_adopted, id, uid)
             VALUES (:unit, :kind, :on_day, :from_whom, :channel, :category, :text, :session, :task, :answered_on,
               :answer, :is_adopted, :id, :uid)"
        }
    };
    let written = tx.conn().prepare_cached(sql)?.execute(named_params! {
        ":unit": fields.unit_id,
        ":kind": fields.kind,
        ":on_day": fields.on_day,
        ":from_whom": fields.from_whom,
        ":channel": fields.channel,
        ":category": fields.category,
        ":text": fields.text.trim(),
        ":session": fields.session_id,
        ":task": fields.task_id,
        ":answered_on": fields.answered_on,
        ":answer": fields.answer,
        ":is_adopted": fields.is_adopted,
        ":id": id,
        ":uid": id.is_none().then(|| tx.new_uid()),
    })?;
    let id = match id {
        Some(id) if written == 0 => return Err(Error::missing("need", id)),
        Some(id) => id,
        None => NeedId(tx.conn().last_insert_rowid()),
    };
    tx.about("need", id.0)?;
    Ok(id)
}

/// Deletes a need; the task it became stays. Error: [`Error::Missing`].
pub fn delete(tx: &Tx<'_>, id: NeedId) -> Result<()> {
    if tx.conn().execute("DELETE FROM need WHERE id = ?1", [id])? == 0 {
        return Err(Error::missing("need", id));
    }
    tx.about("need", id.0)
}

/// 答复 on a day; whether a suggestion is taken up may be said with it. Errors: no answer, a day before it was raised.
pub fn answer(tx: &Tx<'_>, id: NeedId, on: Day, text: &str, is_adopted: Option<bool>) -> Result<()> {
    if text.trim().is_empty() {
        return Err(Error::broken("answer", "请写下怎么答复的"));
    }
    let mut fields = get(tx, id)?.fields;
    fields.answered_on = Some(on);
    fields.answer = Some(text.trim().to_owned());
    fields.is_adopted = is_adopted.or(fields.is_adopted);
    save(tx, Some(id), &fields)?;
    Ok(())
}

/// 转为任务: a new task at the end of a list that says whose need it is. A suggestion that becomes a task is taken up.
/// Errors: it is a task already, no such list.
pub fn to_task(tx: &Tx<'_>, id: NeedId, list: TaskListId) -> Result<TaskId> {
    let mut need = get(tx, id)?.fields;
    if need.task_id.is_some() {
        return Err(Error::broken("listId", "这一条已经转为任务"));
    }
    let title = title_of(&need.text);
    let task = TaskFields {
        category: need.category.clone(),
        measures: (need.text != title).then(|| need.text.clone()),
        raised_by: need.from_whom.clone(),
        session_id: need.session_id,
        ..TaskFields::new(list, task::next_number(tx, list)?, title)
    };
    let task = task::save(tx, None, &task)?;
    need.task_id = Some(task);
    if need.kind == super::NeedKind::Suggestion {
        need.is_adopted = Some(true);
    }
    save(tx, Some(id), &need)?;
    Ok(task)
}

const NEEDS: &str = "SELECT n.*, u.name AS unit, t.number || ' ' || t.title AS task, s.title AS session
    FROM need n JOIN unit u ON u.id = n.unit_id LEFT JOIN task t ON t.id = n.task_id LEFT JOIN session s ON s.id = n.session_id";

fn row(row: &Row<'_>) -> rusqlite::Result<Need> {
    Ok(Need {
        id: row.get("id")?,
        uid: row.get("uid")?,
        fields: NeedFields {
            unit_id: row.get("unit_id")?,
            kind: row.get("kind")?,
            on_day: row.get("on_day")?,
            from_whom: row.get("from_whom")?,
            channel: row.get("channel")?,
            category: row.get("category")?,
            text: row.get("text")?,
            session_id: row.get("session_id")?,
            task_id: row.get("task_id")?,
            answered_on: row.get("answered_on")?,
            answer: row.get("answer")?,
            is_adopted: row.get("is_adopted")?,
        },
        unit: row.get("unit")?,
        task: row.get("task")?,
        session: row.get("session")?,
    })
}

/// One need. Error: [`Error::Missing`].
pub fn get(view: &View<'_>, id: NeedId) -> Result<Need> {
    let sql = format!("{NEEDS} WHERE n.id = ?1");
    let found = view.conn().prepare_cached(&sql)?.query_row([id], row).optional()?;
    found.ok_or_else(|| Error::missing("need", id))
}

/// The needs of a unit and the units below it raised in a span, newest first.
pub fn list(view: &View<'_>, unit: UnitId, span: Window) -> Result<Vec<Need>> {
    let sql = format!(
        "{NEEDS} WHERE u.path LIKE (SELECT path FROM unit WHERE id = ?1) || '%' AND n.on_day BETWEEN ?2 AND ?3
         ORDER BY n.on_day DESC, n.id DESC"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let rows = statement.query_map(params![unit, span.from, span.to], row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The needs raised in a session, in the order in which they were.
pub fn of_session(view: &View<'_>, session: SessionId) -> Result<Vec<Need>> {
    let sql = format!("{NEEDS} WHERE n.session_id = ?1 ORDER BY n.id");
    let mut statement = view.conn().prepare_cached(&sql)?;
    let rows = statement.query_map([session], row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
