//! SQL of leaves. Beside the roll a leave only ever fills in a row that nobody has marked.

use std::collections::HashMap;

use chrono::Days;
use rusqlite::{OptionalExtension, Row, named_params, params};

use super::{Leave, LeaveFields, LeaveFilter, LeaveNote};
use crate::date::Day;
use crate::id::{LeaveId, MemberId, SessionId};
use crate::{Error, Result, Tx, View, member, session};

/// Leave `l` covers session `s`: it is for it, or its days hold all of it, the last sitting included.
pub(crate) const COVERS: &str = "(l.session_id = s.id OR l.session_id IS NULL AND l.from_on <= s.on_day
  AND l.until_on > ifnull((SELECT max(t.on_day) FROM sitting t WHERE t.session_id = s.id), s.on_day))";

const APPROVED: &str = "l.approved_by IS NOT NULL AND l.approved_on IS NOT NULL";

/// Registers a leave, or changes one. One for a session takes its days from the session. Approved, it is taken over at once by
/// rolls on which nobody has marked this person. Errors: [`Error::Broken`] for days the wrong way round, an approval without
/// name or day, a second leave for the same session; [`Error::Sealed`]; [`Error::Missing`].
pub fn save(tx: &Tx<'_>, id: Option<LeaveId>, fields: &LeaveFields) -> Result<LeaveId> {
    let fields = tidy(tx, id, fields)?;
    let uid = id.is_none().then(|| tx.new_uid());
    let sql = match id {
        Some(_) => {
            "UPDATE leave SET member_id = ?1, session_id = ?2, from_on = ?3, until_on = ?4, reason = ?5, detail = ?6, asked_on = ?7,
               approved_by = ?8, approved_on = ?9 WHERE id = ?10 AND ?11 IS NULL"
        }
        None => {
            "INSERT INTO leave (member_id, session_id, from_on, until_on, reason, detail, asked_on, approved_by, approved_on, id, uid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        }
    };
    let written = tx.conn().prepare_cached(sql)?.execute(params![
        fields.member_id,
        fields.session_id,
        fields.from_on,
        fields.until_on,
        fields.reason,
        fields.detail,
        fields.asked_on,
        fields.approved_by,
        fields.approved_on,
        id,
        uid,
    ])?;
    let id = match id {
        Some(id) if written == 0 => return Err(Error::missing("leave", id)),
        Some(id) => id,
        None => LeaveId(tx.conn().last_insert_rowid()),
    };
    for session in open_rolls(tx, id)? {
        take_over(tx, session)?;
    }
    about(tx, &fields)?;
    Ok(id)
}

/// The fields as they are kept.
fn tidy(view: &View<'_>, id: Option<LeaveId>, fields: &LeaveFields) -> Result<LeaveFields> {
    let mut tidy = fields.clone();
    for text in [&mut tidy.detail, &mut tidy.approved_by] {
        *text = text.take().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    }
    let name = member::get(view, tidy.member_id)?.fields.name;
    if let Some(session) = tidy.session_id {
        session::refuse_sealed(view, session)?;
        let held = session::get(view, session)?.fields;
        let last = held.sittings.iter().map(|sitting| sitting.on_day).max().unwrap_or(held.on_day);
        (tidy.from_on, tidy.until_on) = (held.on_day, last.checked_add_days(Days::new(1)).unwrap_or(last));
        let sql = "SELECT 1 FROM leave WHERE member_id = ?1 AND session_id = ?2 AND id IS NOT ?3";
        if view.conn().prepare_cached(sql)?.exists(params![tidy.member_id, session, id])? {
            return Err(Error::broken(
                "memberId",
                format!("{name}已经登记过这次活动的请假，请打开原来那条修改"),
            ));
        }
    }
    if tidy.until_on <= tidy.from_on {
        return Err(Error::broken("untilOn", "请假的最后一天不能早于第一天"));
    }
    if tidy.approved_by.is_some() != tidy.approved_on.is_some() {
        let field = if tidy.approved_by.is_some() { "approvedOn" } else { "approvedBy" };
        return Err(Error::broken(field, "批准人和批准日期要一起填；还没批准的都空着"));
    }
    Ok(tidy)
}

/// A leave stands in the history of its session, or of its member.
fn about(tx: &Tx<'_>, fields: &LeaveFields) -> Result<()> {
    match fields.session_id {
        Some(session) => tx.about("session", session.0),
        None => tx.about("member", fields.member_id.0),
    }
}

/// Sessions not sealed that a leave covers and on whose roll nobody has marked its member.
fn open_rolls(view: &View<'_>, leave: LeaveId) -> Result<Vec<SessionId>> {
    let sql = format!(
        "SELECT s.id FROM leave l JOIN attendance a ON a.member_id = l.member_id AND a.mark = 'unmarked'
           JOIN session s ON s.id = a.session_id
         WHERE l.id = ?1 AND {COVERS} AND s.status IN ('planned', 'draft', 'held')"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    Ok(statement.query_map([leave], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Approved leaves become 请假 with their reason on the roll of a session, where nobody has marked; one for this very session
/// before one for days.
pub(crate) fn take_over(tx: &Tx<'_>, session: SessionId) -> Result<()> {
    let sql = format!(
        "UPDATE attendance SET mark = 'excused', reason = l.reason
         FROM (SELECT l.member_id, l.reason, row_number() OVER (PARTITION BY l.member_id ORDER BY l.session_id IS NULL, l.id DESC) AS place
               FROM session s JOIN leave l ON {COVERS} WHERE s.id = ?1 AND {APPROVED}) AS l
         WHERE attendance.session_id = ?1 AND attendance.member_id = l.member_id AND l.place = 1 AND attendance.mark = 'unmarked'"
    );
    tx.conn().prepare_cached(&sql)?.execute([session])?;
    Ok(())
}

/// Takes a leave away; a mark it made on a roll stays. Errors: [`Error::Missing`].
pub fn delete(tx: &Tx<'_>, id: LeaveId) -> Result<()> {
    let fields = get(tx, id)?.fields;
    tx.conn().prepare_cached("DELETE FROM leave WHERE id = ?1")?.execute([id])?;
    about(tx, &fields)
}

const COLUMNS: &str = "l.id, l.uid, m.name, x.title, l.member_id, l.session_id, l.from_on, l.until_on, l.reason, l.detail, l.asked_on,
    l.approved_by, l.approved_on FROM leave l JOIN member m ON m.id = l.member_id LEFT JOIN session x ON x.id = l.session_id";

fn row(row: &Row<'_>) -> rusqlite::Result<Leave> {
    let fields = LeaveFields {
        member_id: row.get(4)?,
        session_id: row.get(5)?,
        from_on: row.get(6)?,
        until_on: row.get(7)?,
        reason: row.get(8)?,
        detail: row.get(9)?,
        asked_on: row.get(10)?,
        approved_by: row.get(11)?,
        approved_on: row.get(12)?,
    };
    Ok(Leave {
        id: row.get(0)?,
        uid: row.get(1)?,
        name: row.get(2)?,
        title: row.get(3)?,
        is_approved: fields.approved_by.is_some() && fields.approved_on.is_some(),
        fields,
    })
}

/// One leave. Errors: [`Error::Missing`].
pub fn get(view: &View<'_>, id: LeaveId) -> Result<Leave> {
    view.conn()
        .prepare_cached(&format!("SELECT {COLUMNS} WHERE l.id = ?1"))?
        .query_row([id], row)
        .optional()?
        .ok_or_else(|| Error::missing("leave", id))
}

/// The leaves of a filter, newest first.
pub fn list(view: &View<'_>, filter: &LeaveFilter) -> Result<Vec<Leave>> {
    let sql = format!(
        "SELECT {COLUMNS}
         WHERE (:member IS NULL OR l.member_id = :member)
           AND (:from IS NULL OR l.until_on > :from) AND (:to IS NULL OR l.from_on <= :to)
           AND (:unit IS NULL OR EXISTS (SELECT 1 FROM membership ms JOIN unit h ON h.id IN (ms.unit_id, ms.group_id), unit c
             WHERE ms.member_id = l.member_id AND ms.from_on < l.until_on AND (ms.until_on IS NULL OR ms.until_on > l.from_on)
               AND c.id = :unit AND substr(h.path, 1, length(c.path)) = c.path))
           AND (:session IS NULL OR l.session_id = :session OR EXISTS (
             SELECT 1 FROM session s JOIN session_unit su ON su.session_id = s.id JOIN unit c ON c.id = su.unit_id
               JOIN membership ms ON ms.member_id = l.member_id AND ms.from_on <= s.on_day AND (ms.until_on IS NULL OR ms.until_on > s.on_day)
               JOIN unit h ON h.id IN (ms.unit_id, ms.group_id)
             WHERE s.id = :session AND {COVERS} AND substr(h.path, 1, length(c.path)) = c.path))
         ORDER BY l.from_on DESC, l.id DESC"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let values = named_params! {
        ":member": filter.member_id, ":session": filter.session_id, ":unit": filter.unit_id, ":from": filter.from, ":to": filter.to,
    };
    Ok(statement.query_map(values, row)?.collect::<rusqlite::Result<_>>()?)
}

/// The leave of everybody on the roll of a session whom one covers; an approved one before one that is not.
pub(crate) fn notes(view: &View<'_>, session: SessionId) -> Result<HashMap<MemberId, LeaveNote>> {
    let sql = format!(
        "SELECT l.member_id, l.id, l.reason, {APPROVED} FROM session s JOIN leave l ON {COVERS}
         WHERE s.id = ?1 ORDER BY {APPROVED}, l.session_id IS NOT NULL, l.id"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let rows = statement.query_map([session], |row| {
        Ok((row.get(0)?, LeaveNote { id: row.get(1)?, reason: row.get(2)?, is_approved: row.get(3)? }))
    })?;
    // The last of a member wins.
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The last day of a leave, as people say it.
pub fn last_day(fields: &LeaveFields) -> Day {
    fields.until_on.pred_opt().unwrap_or(fields.until_on)
}
