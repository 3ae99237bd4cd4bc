//! 补学: what somebody who could not come does afterwards. It never changes who came, only coverage (C-34), so it may be
//! written down after the session was sealed, too.

use chrono::Days;
use rusqlite::{OptionalExtension, named_params, params};

use super::{MakeUp, MakeUpDue, Mark};
use crate::count::Span;
use crate::date::{Day, Quarter};
use crate::id::{MakeUpId, MemberId, SessionId, UnitId};
use crate::session::Kind;
use crate::{Error, Result, Tx, View, setting};

/// Writes down a make-up of somebody who was excused or absent; a second one replaces the first.
/// Errors: [`Error::Broken`] for somebody who came or was not due, a day before the session, minutes outside one day.
pub fn make_up_save(tx: &Tx<'_>, session: SessionId, member: MemberId, make_up: &MakeUp) -> Result<MakeUpId> {
    let sql = "SELECT a.mark, s.on_day FROM attendance a JOIN session s ON s.id = a.session_id WHERE a.session_id = ?1 AND a.member_id = ?2";
    let row: Option<(Mark, Day)> = tx
        .conn()
        .prepare_cached(sql)?
        .query_row(params![session, member], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((mark, on_day)) = row else {
        return Err(Error::broken("memberId", "这个人不在这次活动的应到名单里，不用补学"));
    };
    if !matches!(mark, Mark::Excused | Mark::Absent) {
        return Err(Error::broken(
            "memberId",
            format!("这个人的记录是“{}”，只有请假或缺席的才补学", mark.label()),
        ));
    }
    if make_up.on_day < on_day {
        return Err(Error::broken("onDay", "补学的日期不能早于活动的日期"));
    }
    if !(0..=1440).contains(&make_up.minutes) {
        return Err(Error::broken("minutes", "补学的分钟数要在 0 到 1440 之间"));
    }
    let id = tx
        .conn()
        .prepare_cached(
            "INSERT INTO make_up (session_id, member_id, on_day, form, minutes, content, witness) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (session_id, member_id) DO UPDATE SET on_day = excluded.on_day, form = excluded.form,
               minutes = excluded.minutes, content = excluded.content, witness = excluded.witness
             RETURNING id",
        )?
        .query_row(
            params![session, member, make_up.on_day, make_up.form, make_up.minutes, make_up.content, make_up.witness],
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

/// Who still has to make up what, on a day, nearest deadline first. The deadline is a habit, not a rule (C-33: setting
/// `make_up.days`, 7); what is past it stays on the list until the quarter ends, when the report closes. 支委会 and talks are
/// no study and are not made up.
pub fn make_ups_due(view: &View<'_>, unit: UnitId, day: Day) -> Result<Vec<MakeUpDue>> {
    let days = Days::new(setting::get(view, Some(unit), "make_up.days")?.unsigned_abs());
    let open = |since: Day| since.checked_sub_days(days).unwrap_or(since);
    let from = open(day).min(Quarter::of(day).window().from);
    let span = Span::of(view, unit)?;
    let sql = format!(
        "SELECT s.id, s.title, s.on_day, k.kind, u.name, u.kind = 'group', a.member_id, m.name, a.mark, a.reason
         FROM {}
           JOIN attendance a ON a.session_id = s.id AND a.unit_id = su.unit_id AND a.mark IN ('excused', 'absent')
           JOIN unit u ON u.id = s.unit_id
           JOIN member m ON m.id = a.member_id
           JOIN session_kind k ON k.session_id = s.id AND k.is_main
         WHERE {} AND s.status IN ('draft', 'held', 'sealed') AND s.scope <> 'committee' AND k.kind <> 'talk'
           AND NOT EXISTS (SELECT 1 FROM make_up x WHERE x.session_id = s.id AND x.member_id = a.member_id)
         ORDER BY s.on_day, s.id, m.pinyin, m.id",
        span.sessions(),
        Span::WITHIN
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let values = named_params! { ":from": from, ":to": day, ":low": span.from, ":high": span.to };
    let rows = statement.query_map(values, |row| {
        let (kind, owner, is_group): (Kind, String, bool) = (row.get(3)?, row.get(4)?, row.get(5)?);
        let on_day: Day = row.get(2)?;
        Ok(MakeUpDue {
            session_id: row.get(0)?,
            title: row.get(1)?,
            on_day,
            kind_label: if is_group { format!("{owner}{}", kind.short()) } else { kind.short().to_owned() },
            member_id: row.get(6)?,
            name: row.get(7)?,
            mark: row.get(8)?,
            reason: row.get(9)?,
            due_on: on_day.checked_add_days(days).unwrap_or(on_day),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
