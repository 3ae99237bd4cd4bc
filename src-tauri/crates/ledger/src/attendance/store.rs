//! SQL of marks: taking the roll, marking, filling, clearing.

use rusqlite::{OptionalExtension, params};

use super::{Mark, MarkEntry};
use crate::date::Day;
use crate::id::{MemberId, SessionId, SittingId, UnitId};
use crate::member::{self, RosterLine};
use crate::session::{self, Scope, Status};
use crate::{Error, Result, Tx, View, leave};

/// What marking needs to know of a session.
pub(super) struct Meeting {
    pub(super) on_day: Day,
    /// The day of its last sitting.
    pub(super) last_day: Day,
    pub(super) scope: Scope,
    pub(super) status: Status,
    /// Units that took part, the deepest in the tree first: a joint session of a parent and its branches counts each person
    /// for the branch (C-37).
    pub(super) units: Vec<UnitId>,
    pub(super) owner: UnitId,
    pub(super) is_declared: bool,
}

impl Meeting {
    /// Errors: [`Error::Missing`].
    pub(super) fn of(view: &View<'_>, session: SessionId) -> Result<Self> {
        let mut meeting = view
            .conn()
            .prepare_cached(
                "SELECT on_day, scope, status, unit_id,
                   max(on_day, ifnull((SELECT max(on_day) FROM sitting WHERE session_id = ?1), on_day))
                 FROM session WHERE id = ?1",
            )?
            .query_row([session], |row| {
                let units = Vec::new();
                let (on_day, scope, status, owner) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
                let last_day = row.get(4)?;
                Ok(Self { on_day, last_day, scope, status, units, owner, is_declared: false })
            })
            .optional()?
            .ok_or_else(|| Error::missing("session", session))?;
        let sql = "SELECT su.unit_id, su.counting = 'declared' FROM session_unit su JOIN unit u ON u.id = su.unit_id
            WHERE su.session_id = ?1 ORDER BY length(u.path) - length(replace(u.path, '/', '')) DESC, su.is_owner DESC, su.id";
        let mut statement = view.conn().prepare_cached(sql)?;
        let mut rows = statement.query([session])?;
        while let Some(row) = rows.next()? {
            meeting.units.push(row.get(0)?);
            meeting.is_declared |= row.get::<_, bool>(1)?;
        }
        Ok(meeting)
    }

    /// A meeting whose roll may be written. Errors: [`Error::Sealed`]; [`Error::Broken`] when it was cancelled or has counts
    /// without names.
    pub(super) fn open(tx: &Tx<'_>, session: SessionId) -> Result<Self> {
        session::refuse_sealed(tx, session)?;
        let meeting = Self::of(tx, session)?;
        if meeting.status == Status::Cancelled {
            return Err(Error::broken("sessionId", "这次活动已取消，不用点名"));
        }
        if meeting.is_declared {
            return Err(Error::broken("sessionId", "这次活动只登记了人数，不能再点名。先删去登记的人数"));
        }
        Ok(meeting)
    }

    /// Everyone due, each once, with the unit they count for. People named for a talk are its talker and the one talked to.
    fn due(&self, view: &View<'_>) -> Result<Vec<(UnitId, RosterLine)>> {
        let mut due: Vec<(UnitId, RosterLine)> = Vec::new();
        for unit in &self.units {
            for line in member::due(view, *unit, self.scope, self.on_day)? {
                if due.iter().all(|(_, known)| known.id != line.id) {
                    due.push((*unit, line));
                }
            }
        }
        Ok(due)
    }
}

/// Writes one row for everyone due on the day of the session who has none (未点, or 免 for people exempt), and drops rows
/// nobody marked of people no longer due. Marks already made stay. Errors: [`Error::Sealed`], [`Error::Missing`],
/// [`Error::Broken`] for a cancelled session or one with declared counts. Whom an approved leave covers is 请假 from the start.
pub fn take_roll(tx: &Tx<'_>, session: SessionId) -> Result<()> {
    let meeting = Meeting::open(tx, session)?;
    tx.about("session", session.0)?;
    if meeting.scope == Scope::Named {
        return name_people(tx, session, &meeting, &talkers(tx, session)?);
    }
    let due = meeting.due(tx)?;
    let ids: Vec<i64> = due.iter().map(|(_, line)| line.id.0).collect();
    tx.conn()
        .prepare_cached(
            "DELETE FROM attendance WHERE session_id = ?1 AND mark IN ('unmarked', 'exempt')
               AND member_id NOT IN (SELECT value FROM json_each(?2))",
        )?
        .execute(params![session, serde_json::json!(ids).to_string()])?;
    for (unit, line) in &due {
        insert(tx, session, *unit, line)?;
    }
    leave::take_over(tx, session)
}

/// Takes the roll once more where it was taken, after its session got another day.
pub(crate) fn retake_roll(tx: &Tx<'_>, session: SessionId) -> Result<()> {
    let sql = "SELECT EXISTS (SELECT 1 FROM attendance WHERE session_id = ?1)";
    let is_taken: bool = tx.conn().prepare_cached(sql)?.query_row([session], |row| row.get(0))?;
    if is_taken { take_roll(tx, session) } else { Ok(()) }
}

/// The row of somebody due. One that nobody marked follows a corrected roster; a mark freezes its row.
fn insert(tx: &Tx<'_>, session: SessionId, unit: UnitId, line: &RosterLine) -> Result<()> {
    let mark = if line.is_exempt { Mark::Exempt } else { Mark::Unmarked };
    tx.conn()
        .prepare_cached(
            "INSERT INTO attendance (session_id, member_id, unit_id, mark, can_vote) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (session_id, member_id) DO UPDATE
               SET unit_id = excluded.unit_id, mark = excluded.mark, can_vote = excluded.can_vote WHERE mark = 'unmarked'",
        )?
        .execute(params![session, line.id, unit, mark, line.can_vote])?;
    Ok(())
}

/// 指定人员: puts people on the roll of a session for named people, and takes off those not named whom nobody marked.
/// Errors: as [`take_roll`]; [`Error::Broken`] when the session is not for named people.
pub fn take_names(tx: &Tx<'_>, session: SessionId, members: &[MemberId]) -> Result<()> {
    let meeting = Meeting::open(tx, session)?;
    if meeting.scope != Scope::Named {
        return Err(Error::broken("scope", "先把参加范围改成“指定人员”，再选人"));
    }
    let ids: Vec<i64> = members.iter().map(|member| member.0).collect();
    tx.conn()
        .prepare_cached(
            "DELETE FROM attendance WHERE session_id = ?1 AND mark IN ('unmarked', 'exempt')
               AND member_id NOT IN (SELECT value FROM json_each(?2))",
        )?
        .execute(params![session, serde_json::json!(ids).to_string()])?;
    tx.about("session", session.0)?;
    name_people(tx, session, &meeting, members)
}

/// The two sides of a talk, as far as they are members.
fn talkers(view: &View<'_>, session: SessionId) -> Result<Vec<MemberId>> {
    let sql = "SELECT DISTINCT member_id FROM session_role
        WHERE session_id = ?1 AND role IN ('talker', 'talked_to') AND member_id IS NOT NULL ORDER BY seq";
    let mut statement = view.conn().prepare_cached(sql)?;
    Ok(statement.query_map([session], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn name_people(tx: &Tx<'_>, session: SessionId, meeting: &Meeting, members: &[MemberId]) -> Result<()> {
    members.iter().try_for_each(|member| name_one(tx, session, meeting, *member))?;
    leave::take_over(tx, session)
}

/// A named person counts for their own branch or group when it took part, else for the owner.
fn name_one(tx: &Tx<'_>, session: SessionId, meeting: &Meeting, member: MemberId) -> Result<()> {
    let fields = member::get(tx, member)?.fields;
    let sql = "SELECT su.unit_id FROM session_unit su JOIN unit u ON u.id = su.unit_id
        JOIN membership ms ON ms.member_id = ?2 AND ms.from_on <= ?3 AND (ms.until_on IS NULL OR ms.until_on > ?3)
        JOIN unit home ON home.id = ifnull(ms.group_id, ms.unit_id)
        WHERE su.session_id = ?1 AND substr(home.path, 1, length(u.path)) = u.path ORDER BY length(u.path) DESC";
    let unit: Option<UnitId> = tx
        .conn()
        .prepare_cached(sql)?
        .query_row(params![session, member, meeting.on_day], |row| row.get(0))
        .optional()?;
    let is_full = member::stage_on(&fields, meeting.on_day) == Some(member::Stage::Full);
    tx.conn()
        .prepare_cached(
            "INSERT OR IGNORE INTO attendance (session_id, member_id, unit_id, mark, can_vote) VALUES (?1, ?2, ?3, 'unmarked',
               ?4 AND NOT EXISTS (SELECT 1 FROM standing s WHERE s.member_id = ?2 AND s.kind = 'no_vote'
                 AND s.from_on <= ?5 AND (s.until_on IS NULL OR s.until_on > ?5)))",
        )?
        .execute(params![session, member, unit.unwrap_or(meeting.owner), is_full, meeting.on_day])?;
    Ok(())
}

/// Sets marks. A reason stays only with 请假, late and early minutes only with 到会. In a session for named people a person not on the roll is put there.
/// Errors: [`Error::Sealed`]; [`Error::Broken`] for somebody who is not due, or a sitting of another session.
pub fn mark(tx: &Tx<'_>, session: SessionId, marks: &[MarkEntry]) -> Result<()> {
    let meeting = Meeting::open(tx, session)?;
    for entry in marks {
        check_sitting(tx, session, entry.sitting_id)?;
        if meeting.scope == Scope::Named {
            name_one(tx, session, &meeting, entry.member_id)?;
        }
        let reason = entry.reason.filter(|_| entry.mark == Mark::Excused);
        let sitting = entry.sitting_id.filter(|_| entry.mark == Mark::Present);
        let [late, early] = minutes(entry)?;
        let found = tx
            .conn()
            .prepare_cached(
                "UPDATE attendance SET mark = ?3, reason = ?4, sitting_id = ?5, note = ?6, late_minutes = ?7, early_minutes = ?8
                 WHERE session_id = ?1 AND member_id = ?2",
            )?
            .execute(params![session, entry.member_id, entry.mark, reason, sitting, entry.note, late, early])?;
        if found == 0 {
            let name = member::get(tx, entry.member_id)?.fields.name;
            let rule =
                format!("{name}不在这次活动的应到名单里。名册有变动时，先重新生成名单；外来的人请写在列席里");
            return Err(Error::broken("marks", rule));
        }
        super::visit::follow_mark(tx, session, entry.member_id, entry.mark, sitting)?;
    }
    tx.about("session", session.0)
}

/// 迟到 and 早退 of somebody who came, in minutes; none of anybody else.
fn minutes(entry: &MarkEntry) -> Result<[Option<i64>; 2]> {
    let both = [entry.late_minutes, entry.early_minutes];
    if both.iter().flatten().any(|minutes| !(1..=1440).contains(minutes)) {
        return Err(Error::broken("marks", "迟到、早退的分钟数要在 1 到 1440 之间"));
    }
    Ok(both.map(|minutes| minutes.filter(|_| entry.mark == Mark::Present)))
}

pub(super) fn check_sitting(view: &View<'_>, session: SessionId, sitting: Option<SittingId>) -> Result<()> {
    let Some(sitting) = sitting else { return Ok(()) };
    let sql = "SELECT 1 FROM sitting WHERE session_id = ?1 AND id = ?2";
    let is_ours = view.conn().prepare_cached(sql)?.exists(params![session, sitting])?;
    if is_ours {
        Ok(())
    } else {
        Err(Error::broken("sittingId", "这个场次已经没有了，请重新选场次"))
    }
}

/// 其余到会: gives everyone 未点 one mark and never touches a mark already made. Returns how many it marked.
/// Errors: as [`mark`].
pub fn fill_rest(tx: &Tx<'_>, session: SessionId, mark: Mark, sitting: Option<SittingId>) -> Result<usize> {
    Meeting::open(tx, session)?;
    check_sitting(tx, session, sitting)?;
    let sitting = sitting.filter(|_| mark == Mark::Present);
    let filled = tx
        .conn()
        .prepare_cached(
            "UPDATE attendance SET mark = ?2, sitting_id = ?3 WHERE session_id = ?1 AND mark = 'unmarked'",
        )?
        .execute(params![session, mark, sitting])?;
    tx.about("session", session.0)?;
    Ok(filled)
}

/// Takes every mark back to 未点; 免 stays. Errors: [`Error::Sealed`], [`Error::Missing`].
pub fn clear(tx: &Tx<'_>, session: SessionId) -> Result<()> {
    session::refuse_sealed(tx, session)?;
    tx.conn()
        .prepare_cached(
            "UPDATE attendance SET mark = 'unmarked', reason = NULL, sitting_id = NULL, note = NULL, late_minutes = NULL, early_minutes = NULL
             WHERE session_id = ?1 AND mark NOT IN ('unmarked', 'exempt')",
        )?
        .execute([session])?;
    tx.conn().prepare_cached("DELETE FROM second_visit WHERE session_id = ?1")?.execute([session])?;
    tx.about("session", session.0)
}
