//! 补学: what somebody who could not come does afterwards. It never changes who came, only coverage (C-34), so it may be
//! written down after the session was sealed, too.

use chrono::Days;
use rusqlite::{OptionalExtension, Row, params};

use super::{MakeUp, MakeUpCase, MakeUpDue, Mark, make_up_chain};
use crate::date::Day;
use crate::id::{MakeUpId, MemberId, SessionId, UnitId};
use crate::{Error, Result, Tx, View, setting};

/// Columns of `make_up k`, for [`read`].
pub(super) const COLUMNS: &str =
    "k.id, k.on_day, k.form, k.minutes, k.content, k.witness, k.proof, k.proved_on";
/// How many they are.
pub(super) const WIDTH: usize = 8;

/// The make-up in the [`COLUMNS`] that begin at a place of a row; none where nothing was joined.
pub(super) fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<MakeUp>> {
    let id: Option<MakeUpId> = row.get(at)?;
    if id.is_none() {
        return Ok(None);
    }
    Ok(Some(MakeUp {
        id,
        on_day: row.get(at + 1)?,
        form: row.get(at + 2)?,
        minutes: row.get(at + 3)?,
        content: row.get(at + 4)?,
        witness: row.get(at + 5)?,
        proof: row.get(at + 6)?,
        proved_on: row.get(at + 7)?,
    }))
}

/// The make-up of somebody, if there is one.
pub(super) fn get(view: &View<'_>, session: SessionId, member: MemberId) -> Result<Option<MakeUp>> {
    let sql = format!("SELECT {COLUMNS} FROM make_up k WHERE k.session_id = ?1 AND k.member_id = ?2");
    let found = view.conn().prepare_cached(&sql)?.query_row(params![session, member], |row| read(row, 0));
    Ok(found.optional()?.flatten())
}

/// The day of a session that somebody missed.
/// Errors: [`Error::Broken`] for somebody who came or was not due.
pub(super) fn missed_on(view: &View<'_>, session: SessionId, member: MemberId) -> Result<Day> {
    let sql = "SELECT a.mark, s.on_day FROM attendance a JOIN session s ON s.id = a.session_id WHERE a.session_id = ?1 AND a.member_id = ?2";
    let row: Option<(Mark, Day)> = view
        .conn()
        .prepare_cached(sql)?
        .query_row(params![session, member], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match row {
        None => Err(Error::broken("memberId", "这个人不在这次活动的应到名单里，不用补学")),
        Some((Mark::Excused | Mark::Absent, on_day)) => Ok(on_day),
        Some((mark, _)) => Err(Error::broken(
            "memberId",
            format!("这个人的记录是“{}”，只有请假或缺席的才补学", mark.label()),
        )),
    }
}

/// Writes down a make-up of somebody who was excused or absent; a second one replaces the first.
/// Errors: [`Error::Broken`] for somebody who came or was not due, a day before the session, minutes outside one day.
pub fn make_up_save(tx: &Tx<'_>, session: SessionId, member: MemberId, make_up: &MakeUp) -> Result<MakeUpId> {
    if make_up.on_day < missed_on(tx, session, member)? {
        return Err(Error::broken("onDay", "补学的日期不能早于活动的日期"));
    }
    if !(0..=1440).contains(&make_up.minutes) {
        return Err(Error::broken("minutes", "补学的分钟数要在 0 到 1440 之间"));
    }
    let id = tx
        .conn()
        .prepare_cached(
            "INSERT INTO make_up (session_id, member_id, on_day, form, minutes, content, witness, proof, proved_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (session_id, member_id) DO UPDATE SET on_day = excluded.on_day, form = excluded.form,
               minutes = excluded.minutes, content = excluded.content, witness = excluded.witness,
               proof = excluded.proof, proved_on = excluded.proved_on
             RETURNING id",
        )?
        .query_row(
            params![
                session,
                member,
                make_up.on_day,
                make_up.form,
                make_up.minutes,
                make_up.content,
                make_up.witness,
                make_up.proof,
                make_up.proved_on
            ],
            |row| row.get(0),
        )?;
    tx.about("session", session.0)?;
    Ok(id)
}

/// Takes a make-up back. Errors: [`Error::Missing`].
pub fn make_up_delete(tx: &Tx<'_>, session: SessionId, member: MemberId) -> Result<()> {
    let gone = tx
        .conn()
        .prepare_cached("DELETE FROM make_up WHERE session_id = ?1 AND member_id = ?2")?
        .execute(params![session, member])?;
    if gone == 0 {
        return Err(Error::missing("make_up", format!("{session}/{member}")));
    }
    tx.about("session", session.0)
}

/// Who still has to make up what, on a day, oldest session first. The deadline is the one arranged, else a habit and no rule
/// (C-33: setting `make_up.days`, 7).
pub fn make_ups_due(view: &View<'_>, unit: UnitId, day: Day) -> Result<Vec<MakeUpDue>> {
    let days = Days::new(setting::get(view, Some(unit), "make_up.days")?.unsigned_abs());
    let mut open = make_up_chain(view, unit, day)?.cases;
    open.retain(|case| case.made_up.is_none());
    open.sort_by_key(|case| (case.on_day, case.session_id));
    let due = |case: MakeUpCase| MakeUpDue {
        session_id: case.session_id,
        title: case.title,
        on_day: case.on_day,
        kind_label: case.kind_label,
        member_id: case.member_id,
        name: case.name,
        mark: case.mark,
        reason: case.reason,
        due_on: case
            .plan
            .map_or_else(|| case.on_day.checked_add_days(days).unwrap_or(case.on_day), |plan| plan.due_on),
    };
    Ok(open.into_iter().map(due).collect())
}
