//! SQL of topics and of study outside sessions.

use rusqlite::{OptionalExtension, Row, params};

use super::{Topic, TopicFields, TopicStudy};
use crate::date::Window;
use crate::id::{MemberId, TopicId, TopicStudyId, UnitId};
use crate::{Error, Result, Tx, View};

const COLUMNS: &str = "t.id, t.uid, t.unit_id, t.title, t.family, t.source, t.is_required, t.audience, t.from_on, t.due_on, t.note,
    t.is_original
    FROM topic t JOIN unit u ON u.id = t.unit_id";

fn row(row: &Row<'_>) -> rusqlite::Result<Topic> {
    Ok(Topic {
        id: row.get(0)?,
        uid: row.get(1)?,
        fields: TopicFields {
            unit_id: row.get(2)?,
            title: row.get(3)?,
            family: row.get(4)?,
            source: row.get(5)?,
            is_required: row.get(6)?,
            audience: row.get(7)?,
            from_on: row.get(8)?,
            due_on: row.get(9)?,
            note: row.get(10)?,
            is_original: row.get(11)?,
        },
        due: 0,
        covered: 0,
        sessions: 0,
    })
}

/// Adds a topic, or changes one. Errors: an empty title, a deadline before the start.
pub fn save(tx: &Tx<'_>, id: Option<TopicId>, fields: &TopicFields) -> Result<TopicId> {
    if fields.title.trim().is_empty() {
        return Err(Error::broken("title", "请填写学习主题（篇目）"));
    }
    if fields.from_on.zip(fields.due_on).is_some_and(|(from, due)| due < from) {
        return Err(Error::broken("dueOn", "截止日期早于开始日期，请核对"));
    }
    let sql = match id {
        Some(_) => {
            "UPDATE topic SET unit_id = ?1, title = ?2, family = ?3, source = ?4, is_required = ?5, audience = ?6, from_on = ?7,
               due_on = ?8, note = ?9, is_original = ?12 WHERE id = ?10 AND ?11 IS NULL"
        }
        None => {
            "INSERT INTO topic (unit_id, title, family, source, is_required, audience, from_on, due_on, note, id, uid, is_original)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        }
    };
    let written = tx.conn().prepare_cached(sql)?.execute(params![
        fields.unit_id,
        fields.title.trim(),
        fields.family,
        fields.source,
        fields.is_required,
        fields.audience,
        fields.from_on,
        fields.due_on,
        fields.note,
        id,
        id.is_none().then(|| tx.new_uid()),
        fields.is_original,
    ])?;
    let id = match id {
        Some(id) if written == 0 => return Err(Error::missing("topic", id)),
        Some(id) => id,
        None => TopicId(tx.conn().last_insert_rowid()),
    };
    tx.about("topic", id.0)?;
    Ok(id)
}

/// Deletes a topic with the self-study under it. Errors: [`Error::InUse`] while sessions have it, [`Error::Missing`].
pub fn delete(tx: &Tx<'_>, id: TopicId) -> Result<()> {
    let count: i64 = tx
        .conn()
        .prepare_cached("SELECT count(*) FROM session_topic WHERE topic_id = ?1")?
        .query_row([id], |row| row.get(0))?;
    if count > 0 {
        return Err(Error::InUse { noun: "topic", id: id.0, by: "session", count });
    }
    tx.conn().execute("DELETE FROM topic_study WHERE topic_id = ?1", [id])?;
    if tx.conn().execute("DELETE FROM topic WHERE id = ?1", [id])? == 0 {
        return Err(Error::missing("topic", id));
    }
    tx.about("topic", id.0)
}

/// One topic, without its coverage. Error: [`Error::Missing`].
pub fn get(view: &View<'_>, id: TopicId) -> Result<Topic> {
    view.conn()
        .prepare_cached(&format!("SELECT {COLUMNS} WHERE t.id = ?1"))?
        .query_row([id], row)
        .optional()?
        .ok_or_else(|| Error::missing("topic", id))
}

/// The topic of a title that a unit or one above it has: what a spreadsheet's 学习主题 means.
pub fn find(view: &View<'_>, unit: UnitId, title: &str) -> Result<Option<TopicId>> {
    let sql = "SELECT t.id FROM topic t JOIN unit u ON u.id = t.unit_id
        WHERE t.title = ?2 AND (SELECT path FROM unit WHERE id = ?1) LIKE u.path || '%' ORDER BY u.path DESC";
    Ok(view
        .conn()
        .prepare_cached(sql)?
        .query_row(params![unit, title.trim()], |row| row.get(0))
        .optional()?)
}

/// The topics of a unit's own list, without their coverage.
pub fn own(view: &View<'_>, unit: UnitId) -> Result<Vec<Topic>> {
    let mut statement =
        view.conn().prepare_cached(&format!("SELECT {COLUMNS} WHERE t.unit_id = ?1 ORDER BY t.id"))?;
    Ok(statement.query_map([unit], row)?.collect::<rusqlite::Result<_>>()?)
}

/// The topics a unit has to study, its own and those of the units above it, whose span touches a window; required ones
/// first. The coverage is still to come: [`super::list`].
pub(super) fn asked(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<Topic>> {
    let mut statement = view.conn().prepare_cached(&format!(
        "SELECT {COLUMNS}
         WHERE (SELECT path FROM unit WHERE id = ?1) LIKE u.path || '%'
           AND (t.from_on IS NULL OR t.from_on <= ?3) AND (t.due_on IS NULL OR t.due_on >= ?2)
         ORDER BY t.is_required DESC, u.path, t.id"
    ))?;
    let topics = statement.query_map(params![unit, window.from, window.to], row)?;
    Ok(topics.collect::<rusqlite::Result<_>>()?)
}

/// Notes that a member studied a topic outside a session, or changes such a note.
/// Errors: more minutes than a day has, [`Error::Missing`].
pub fn study_save(tx: &Tx<'_>, study: &TopicStudy) -> Result<TopicStudyId> {
    if !(0..=1440).contains(&study.minutes) {
        return Err(Error::broken("minutes", "学时按分钟填写，一天不超过 1440 分钟"));
    }
    let sql = match study.id {
        Some(_) => {
            "UPDATE topic_study SET topic_id = ?1, member_id = ?2, on_day = ?3, form = ?4, minutes = ?5, note = ?6 WHERE id = ?7"
        }
        None => {
            "INSERT INTO topic_study (topic_id, member_id, on_day, form, minutes, note, id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        }
    };
    let written = tx.conn().prepare_cached(sql)?.execute(params![
        study.topic_id,
        study.member_id,
        study.on_day,
        study.form,
        study.minutes,
        study.note,
        study.id
    ])?;
    let id = match study.id {
        Some(id) if written == 0 => return Err(Error::missing("topic_study", id)),
        Some(id) => id,
        None => TopicStudyId(tx.conn().last_insert_rowid()),
    };
    tx.about("topic_study", id.0)?;
    Ok(id)
}

/// Notes that several members studied a topic together or each at home: one entry of history, one undo.
/// Errors: nobody named; those of [`study_save`].
pub fn study_together(tx: &Tx<'_>, members: &[MemberId], study: &TopicStudy) -> Result<()> {
    if members.is_empty() {
        return Err(Error::broken("memberIds", "请至少勾选一个人"));
    }
    for &member_id in members {
        study_save(tx, &TopicStudy { id: None, member_id, ..study.clone() })?;
    }
    tx.about("topic", study.topic_id.0)
}

/// One such note. Error: [`Error::Missing`].
pub fn study_get(view: &View<'_>, id: TopicStudyId) -> Result<TopicStudy> {
    let sql = "SELECT id, topic_id, member_id, on_day, form, minutes, note FROM topic_study WHERE id = ?1";
    let read = |row: &Row<'_>| {
        Ok(TopicStudy {
            id: row.get(0)?,
            topic_id: row.get(1)?,
            member_id: row.get(2)?,
            on_day: row.get(3)?,
            form: row.get(4)?,
            minutes: row.get(5)?,
            note: row.get(6)?,
        })
    };
    let found = view.conn().prepare_cached(sql)?.query_row([id], read).optional()?;
    found.ok_or_else(|| Error::missing("topic_study", id))
}

/// Takes such a note out. Error: [`Error::Missing`].
pub fn study_delete(tx: &Tx<'_>, id: TopicStudyId) -> Result<()> {
    if tx.conn().execute("DELETE FROM topic_study WHERE id = ?1", [id])? == 0 {
        return Err(Error::missing("topic_study", id));
    }
    tx.about("topic_study", id.0)
}
