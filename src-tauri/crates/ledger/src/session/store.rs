//! SQL of sessions: one saved whole, sealed, reopened, deleted.

use chrono::Datelike;
use rusqlite::{OptionalExtension, Row, params};

use super::{Declared, Kind, Session, SessionFields, Status, Vote, parts};
use crate::attendance::{self, Totals};
use crate::date::Day;
use crate::id::{SessionId, UnitId};
use crate::plan;
use crate::unit::{self, UnitKind};
use crate::{Error, Result, Tx, View};

/// Keeps a session whole: the lists it carries replace those kept before (rows with an id keep it), the roll stays;
/// one that is not held yet and gets another day is due as of that day.
/// Errors: [`Error::Broken`] for what [`super::check`] asks, a unit that cannot hold this kind, declared counts beside a
/// roll, a unit taken out whose people are marked; [`Error::Sealed`]; [`Error::Missing`].
pub fn save(tx: &Tx<'_>, id: Option<SessionId>, fields: &SessionFields) -> Result<SessionId> {
    let fields = &SessionFields { declared: super::sitting::declared(fields), ..fields.clone() };
    super::check(fields)?;
    check_owner(tx, fields)?;
    parts::check_references(tx, fields)?;
    super::observer::check_guests(tx, fields)?;
    let before = id.map(|id| super::agenda::votes(tx, id)).transpose()?.unwrap_or_default();
    let mut has_moved = false;
    let verb = if id.is_some() { "修改" } else { "登记" };
    let id = match id {
        None => insert(tx, fields)?,
        Some(id) => {
            refuse_sealed(tx, id)?;
            has_moved = on_day(tx, id)? != fields.on_day;
            update(tx, id, fields)?;
            id
        }
    };
    parts::save(tx, id, fields)?;
    if has_moved && matches!(fields.status, Status::Planned | Status::Draft) {
        attendance::retake_roll(tx, id)?;
    }
    check_sittings_of_votes(tx, id, fields, &before)?;
    plan::meet(tx, id, fields)?;
    tx.about("session", id.0)?;
    tx.summary(&format!("{verb}活动：{}", caption(fields)))?;
    Ok(id)
}

/// A vote is taken in one sitting by who is there (C-29): one that is new or was changed must say in which, and cannot have more
/// people with a vote than the roll has in it.
fn check_sittings_of_votes(
    view: &View<'_>,
    id: SessionId,
    fields: &SessionFields,
    before: &[Vote],
) -> Result<()> {
    // Sittings made by this very save have no ids to name; sealing asks again.
    if fields.sittings.len() < 2 || fields.sittings.iter().any(|sitting| sitting.id.is_none()) {
        return Ok(());
    }
    // An item of the agenda moved or gone is no other vote.
    let is_kept =
        |vote: &&Vote| before.iter().any(|old| Vote { agenda: vote.agenda, ..old.clone() } == **vote);
    for vote in fields.votes.iter().filter(|vote| !is_kept(vote)) {
        vote.check()?;
        let subject = vote.subject.trim();
        let Some(sitting) = vote.sitting_id else {
            let rule = format!("“{subject}”的表决要在一场里进行，不能把几场的票合在一起。请选是哪一场表决的");
            return Err(Error::broken("votes", rule));
        };
        let name = super::sitting::name_of(fields, sitting);
        if let Some(here) = attendance::voters_in(view, id, sitting)?
            && vote.present_voting > here
        {
            let rule = format!(
                "“{subject}”写的是实到有表决权 {} 人，点名时{name}有表决权的到会党员只有 {here} 人。表决不能把几场的人数合在一起，请核对",
                vote.present_voting
            );
            return Err(Error::broken("votes", rule));
        }
    }
    Ok(())
}

/// `9月18日主题党日《…》`, for the history.
pub(super) fn caption(fields: &SessionFields) -> String {
    let kind = fields.kinds.first().map_or("", Kind::short);
    format!("{}月{}日{kind}《{}》", fields.on_day.month(), fields.on_day.day(), fields.title.trim())
}

fn insert(tx: &Tx<'_>, fields: &SessionFields) -> Result<SessionId> {
    tx.conn()
        .prepare_cached(
            "INSERT INTO session (uid, unit_id, title, on_day, start_time, end_time, place, mode, status, scope, minutes,
               belongs_year, is_required, is_restricted, campaign, form, content, decisions, photos, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
        )?
        .execute(params![
            tx.new_uid(),
            fields.unit_id,
            fields.title.trim(),
            fields.on_day,
            fields.start_time,
            fields.end_time,
            fields.place,
            fields.mode,
            fields.status,
            fields.scope,
            fields.minutes,
            fields.belongs_year,
            fields.is_required,
            fields.is_restricted,
            fields.campaign,
            fields.form,
            fields.content,
            fields.decisions,
            fields.photos,
            fields.note,
        ])?;
    Ok(SessionId(tx.conn().last_insert_rowid()))
}

fn update(tx: &Tx<'_>, id: SessionId, fields: &SessionFields) -> Result<()> {
    tx.conn()
        .prepare_cached(
            "UPDATE session SET unit_id = ?2, title = ?3, on_day = ?4, start_time = ?5, end_time = ?6, place = ?7, mode = ?8,
               status = ?9, scope = ?10, minutes = ?11, belongs_year = ?12, is_required = ?13, is_restricted = ?14,
               campaign = ?15, form = ?16, content = ?17, decisions = ?18, photos = ?19, note = ?20
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            fields.unit_id,
            fields.title.trim(),
            fields.on_day,
            fields.start_time,
            fields.end_time,
            fields.place,
            fields.mode,
            fields.status,
            fields.scope,
            fields.minutes,
            fields.belongs_year,
            fields.is_required,
            fields.is_restricted,
            fields.campaign,
            fields.form,
            fields.content,
            fields.decisions,
            fields.photos,
            fields.note,
        ])?;
    Ok(())
}

/// Who may hold what: 党小组会 a group, or a branch that is not divided (C-25); 党员大会 and 支委会 never a group.
fn check_owner(view: &View<'_>, fields: &SessionFields) -> Result<()> {
    let owner = unit::get(view, fields.unit_id)?;
    let has = |kind: &str| fields.kinds.iter().any(|held| held.as_str() == kind);
    if owner.fields.kind == UnitKind::Group {
        return match [Kind::GENERAL_MEETING, Kind::COMMITTEE_MEETING].into_iter().find(|kind| has(kind)) {
            Some(kind) => {
                let rule = format!("{}由党支部召开，请把组织改成党支部", Kind::built_in(kind).short());
                Err(Error::broken("unitId", rule))
            }
            None => Ok(()),
        };
    }
    if !has(Kind::GROUP_MEETING) {
        return Ok(());
    }
    if owner.fields.kind != UnitKind::Branch {
        return Err(Error::broken("unitId", "党小组会由党小组召开，请选是哪个党小组"));
    }
    let is_divided: bool = view
        .conn()
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM unit WHERE parent_id = ?1 AND kind = 'group'
               AND ifnull(founded_on, '') <= ?2 AND ifnull(dissolved_on, '9999') > ?2)",
        )?
        .query_row(params![owner.id, fields.on_day], |row| row.get(0))?;
    if is_divided {
        return Err(Error::broken("unitId", "这个党支部分了党小组，党小组会请选是哪个党小组开的"));
    }
    Ok(())
}

/// The state a session is in. Errors: [`Error::Missing`].
pub(crate) fn status(view: &View<'_>, id: SessionId) -> Result<Status> {
    view.conn()
        .prepare_cached("SELECT status FROM session WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::missing("session", id))
}

fn on_day(view: &View<'_>, id: SessionId) -> Result<Day> {
    let sql = "SELECT on_day FROM session WHERE id = ?1";
    Ok(view.conn().prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

/// A sealed session keeps its numbers for ever. Errors: [`Error::Sealed`], [`Error::Missing`].
pub(crate) fn refuse_sealed(view: &View<'_>, id: SessionId) -> Result<()> {
    if status(view, id)? == Status::Sealed {
        Err(Error::Sealed { noun: "session", id: id.0 })
    } else {
        Ok(())
    }
}

/// Deletes a session with its roll; undo brings all of it back. Errors: [`Error::Sealed`], [`Error::Missing`].
pub fn delete(tx: &Tx<'_>, id: SessionId) -> Result<()> {
    refuse_sealed(tx, id)?;
    let fields = get(tx, id)?.fields;
    let sql = "SELECT count(*) FROM register_cell WHERE session_id = ?1";
    let count: i64 = tx.conn().prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
    if count > 0 {
        return Err(Error::InUse { noun: "session", id: id.0, by: "register_cell", count });
    }
    tx.conn().prepare_cached("DELETE FROM session WHERE id = ?1")?.execute([id])?;
    tx.about("session", id.0)?;
    tx.summary(&format!("删除活动：{}", caption(&fields)))
}

/// 封存: freezes a session that was held, at `at` ms UTC. Errors: [`Error::Broken`] while it is only planned or was
/// cancelled, or people on its roll are 未点, or nobody was asked to answer the roll yet; [`Error::Sealed`] when it is already.
pub fn seal(tx: &Tx<'_>, id: SessionId, at: i64) -> Result<()> {
    refuse_sealed(tx, id)?;
    let session = get(tx, id)?;
    match session.fields.status {
        Status::Planned => return Err(Error::broken("status", "这次活动还在计划里，开过以后再封存")),
        Status::Cancelled => return Err(Error::broken("status", "已取消的活动不用封存")),
        _ => {}
    }
    let (rows, unmarked): (i64, i64) = tx
        .conn()
        .prepare_cached(
            "SELECT count(*), ifnull(sum(mark = 'unmarked'), 0) FROM attendance WHERE session_id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if unmarked > 0 {
        return Err(Error::broken("marks", format!("还有 {unmarked} 人未点。点完名再封存")));
    }
    let needs_roll = matches!(session.fields.scope, super::Scope::All | super::Scope::Committee);
    if rows == 0 && needs_roll && session.fields.declared.is_none() {
        return Err(Error::broken("marks", "还没有点名。点完名，或填上应到、实到人数，再封存"));
    }
    let homeless = session.fields.votes.iter().find(|vote| vote.sitting_id.is_none());
    if let Some(vote) = homeless.filter(|_| session.fields.sittings.len() > 1) {
        let rule = format!("“{}”的表决还没有写是哪一场表决的。写明再封存", vote.subject);
        return Err(Error::broken("votes", rule));
    }
    tx.conn()
        .prepare_cached("UPDATE session SET status = 'sealed', sealed_at = ?2 WHERE id = ?1")?
        .execute(params![id, at])?;
    tx.about("session", id.0)?;
    tx.summary(&format!("封存活动：{}", caption(&session.fields)))
}

/// Opens a sealed session again; the reason stands in the history (C-38).
/// Errors: [`Error::Broken`] without a reason or when it is not sealed.
pub fn reopen(tx: &Tx<'_>, id: SessionId, reason: &str) -> Result<()> {
    let session = get(tx, id)?;
    if session.fields.status != Status::Sealed {
        return Err(Error::broken("status", "这次活动没有封存，可以直接修改"));
    }
    if reason.trim().is_empty() {
        return Err(Error::broken("reason", "请写明为什么要重新打开，会记在历史里"));
    }
    tx.conn()
        .prepare_cached("UPDATE session SET status = 'held', sealed_at = NULL WHERE id = ?1")?
        .execute([id])?;
    tx.about("session", id.0)?;
    tx.summary(&format!("重新打开活动：{}，原因：{}", caption(&session.fields), reason.trim()))
}

const COLUMNS: &str = "s.id, s.uid, u.name, s.sealed_at, s.unit_id, s.title, s.on_day, s.start_time, s.end_time, s.place, s.mode,
    s.status, s.scope, s.minutes, s.belongs_year, s.is_required, s.is_restricted, s.campaign, s.form, s.content, s.decisions,
    s.photos, s.note FROM session s JOIN unit u ON u.id = s.unit_id";

fn row(row: &Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        id: row.get(0)?,
        uid: row.get(1)?,
        unit: row.get(2)?,
        sealed_at: row.get(3)?,
        totals: Totals::default(),
        fields: SessionFields {
            unit_id: row.get(4)?,
            title: row.get(5)?,
            kinds: Vec::new(),
            on_day: row.get(6)?,
            start_time: row.get(7)?,
            end_time: row.get(8)?,
            place: row.get(9)?,
            mode: row.get(10)?,
            status: row.get(11)?,
            scope: row.get(12)?,
            minutes: row.get(13)?,
            belongs_year: row.get(14)?,
            is_required: row.get(15)?,
            is_restricted: row.get(16)?,
            campaign: row.get(17)?,
            form: row.get(18)?,
            content: row.get(19)?,
            decisions: row.get(20)?,
            photos: row.get(21)?,
            note: row.get(22)?,
            roles: Vec::new(),
            sittings: Vec::new(),
            agenda: Vec::new(),
            votes: Vec::new(),
            topic_ids: Vec::new(),
            observers: Vec::new(),
            partner_ids: Vec::new(),
            declared: None,
        },
    })
}

/// One session with all its lists; without its texts, if these are closed to who reads. Errors: [`Error::Missing`].
pub fn get(view: &View<'_>, id: SessionId) -> Result<Session> {
    let mut session = view
        .conn()
        .prepare_cached(&format!("SELECT {COLUMNS} WHERE s.id = ?1"))?
        .query_row([id], row)
        .optional()?
        .ok_or_else(|| Error::missing("session", id))?;
    parts::load(view, id, &mut session.fields)?;
    session.totals = totals(view, id)?;
    if session.fields.is_restricted && view.role() == crate::Role::Recorder {
        let SessionFields { content, decisions, note, agenda, .. } = &mut session.fields;
        (*content, *decisions, *note) = (None, None, None);
        agenda.iter_mut().for_each(|item| item.record = None);
    }
    Ok(session)
}

/// The session of a uid, as spreadsheets and the command line name it.
pub fn find(view: &View<'_>, uid: &str) -> Result<Option<SessionId>> {
    Ok(view
        .conn()
        .prepare_cached("SELECT id FROM session WHERE uid = ?1")?
        .query_row([uid], |row| row.get(0))
        .optional()?)
}

/// Totals of all units that took part, as kept with the session.
pub(crate) fn totals(view: &View<'_>, id: SessionId) -> Result<Totals> {
    let sql =
        "SELECT sum(due), sum(present), sum(excused), sum(absent), sum(unmarked), sum(exempt), sum(made_up),
        max(counting = 'declared') FROM session_unit WHERE session_id = ?1";
    Ok(view.conn().prepare_cached(sql)?.query_row([id], |row| {
        Ok(Totals {
            due: row.get(0)?,
            present: row.get(1)?,
            excused: row.get(2)?,
            absent: row.get(3)?,
            unmarked: row.get(4)?,
            exempt: row.get(5)?,
            made_up: row.get(6)?,
            is_declared: row.get(7)?,
        })
    })?)
}

/// The last session of the unit with the same main kind, stripped to what usually stays the same (time, place, people,
/// credit): a template for the next one. The day stays the old one; the title, texts, votes and topics are left empty.
pub fn similar(view: &View<'_>, unit: UnitId, kinds: &[Kind]) -> Result<Option<SessionFields>> {
    let Some(main) = kinds.first() else { return Ok(None) };
    let sql = "SELECT s.id FROM session s JOIN session_kind k ON k.session_id = s.id AND k.kind = ?2
        WHERE s.unit_id = ?1 AND s.status IN ('held', 'sealed') ORDER BY k.is_main DESC, s.on_day DESC, s.id DESC LIMIT 1";
    let last: Option<SessionId> =
        view.conn().prepare_cached(sql)?.query_row(params![unit, main], |row| row.get(0)).optional()?;
    let Some(last) = last else { return Ok(None) };
    let mut fields = get(view, last)?.fields;
    fields.roles.retain(|entry| matches!(entry.role, super::Role::Host | super::Role::Recorder));
    Ok(Some(SessionFields {
        title: String::new(),
        kinds: kinds.to_vec(),
        status: Status::Draft,
        belongs_year: None,
        campaign: None,
        content: None,
        decisions: None,
        note: None,
        photos: 0,
        sittings: Vec::new(),
        agenda: Vec::new(),
        votes: Vec::new(),
        topic_ids: Vec::new(),
        observers: Vec::new(),
        partner_ids: Vec::new(),
        declared: None::<Declared>,
        ..fields
    }))
}
