//! SQL of pairs and visits.

use chrono::Datelike;
use rusqlite::{OptionalExtension, Row, params};

use super::{Pace, Pairing, PairingFields, Pairings, Visit, VisitFields, VisitProposal, pace, sums};
use crate::date::{Day, Window};
use crate::id::{PairingId, UnitId, VisitId};
use crate::{Error, Result, Tx, View, setting};

/// Adds a pair, or changes one. Errors: no leader named, an end before the start, visits that are no number of a year.
pub fn save(tx: &Tx<'_>, id: Option<PairingId>, fields: &PairingFields) -> Result<PairingId> {
    if fields.leader.trim().is_empty() {
        return Err(Error::broken("leader", "请填写包联领导的姓名"));
    }
    if fields.until_on.is_some_and(|until| until <= fields.from_on) {
        return Err(Error::broken("untilOn", "结束日期要在开始日期之后"));
    }
    if !(0..=366).contains(&fields.visits_per_year) {
        return Err(Error::broken("visitsPerYear", "每年次数请填0到366的整数，0为不作要求"));
    }
    let sql = match id {
        Some(_) => {
            "UPDATE pairing SET unit_id = ?1, member_id = ?2, leader = ?3, post = ?4, from_on = ?5, until_on = ?6,
               visits_per_year = ?7 WHERE id = ?8 AND ?9 IS NULL"
        }
        None => {
            "INSERT INTO pairing (unit_id, member_id, leader, post, from_on, until_on, visits_per_year, id, uid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        }
    };
    let written = tx.conn().prepare_cached(sql)?.execute(params![
        fields.unit_id,
        fields.member_id,
        fields.leader.trim(),
        fields.post,
        fields.from_on,
        fields.until_on,
        fields.visits_per_year,
        id,
        id.is_none().then(|| tx.new_uid()),
    ])?;
    let id = match id {
        Some(id) if written == 0 => return Err(Error::missing("pairing", id)),
        Some(id) => id,
        None => PairingId(tx.conn().last_insert_rowid()),
    };
    tx.about("pairing", id.0)?;
    Ok(id)
}

/// Deletes a pair with its visits; one undo brings all of it back. Error: [`Error::Missing`].
pub fn delete(tx: &Tx<'_>, id: PairingId) -> Result<()> {
    tx.conn().execute("DELETE FROM visit WHERE pairing_id = ?1", [id])?;
    if tx.conn().execute("DELETE FROM pairing WHERE id = ?1", [id])? == 0 {
        return Err(Error::missing("pairing", id));
    }
    tx.about("pairing", id.0)
}

/// Adds a visit, or changes one. Errors: none of the three parts, more solved than found, a day on which the pair does not hold.
pub fn visit_save(tx: &Tx<'_>, id: Option<VisitId>, fields: &VisitFields) -> Result<VisitId> {
    check_visit(&pair_fields(tx, fields.pairing_id)?, fields)?;
    let sql = match id {
        Some(_) => {
            "UPDATE visit SET pairing_id = ?1, on_day = ?2, session_id = ?3, has_lecture = ?4, has_discussion = ?5,
               has_diagnosis = ?6, found = ?7, solved = ?8, note = ?9 WHERE id = ?10 AND ?11 IS NULL"
        }
        None => {
            "INSERT INTO visit (pairing_id, on_day, session_id, has_lecture, has_discussion, has_diagnosis, found, solved, note, id, uid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        }
    };
    let written = tx.conn().prepare_cached(sql)?.execute(params![
        fields.pairing_id,
        fields.on_day,
        fields.session_id,
        fields.has_lecture,
        fields.has_discussion,
        fields.has_diagnosis,
        fields.found,
        fields.solved,
        fields.note,
        id,
        id.is_none().then(|| tx.new_uid()),
    ])?;
    let id = match id {
        Some(id) if written == 0 => return Err(Error::missing("visit", id)),
        Some(id) => id,
        None => VisitId(tx.conn().last_insert_rowid()),
    };
    tx.about("pairing", fields.pairing_id.0)?;
    Ok(id)
}

fn check_visit(pair: &PairingFields, visit: &VisitFields) -> Result<()> {
    if visit.on_day < pair.from_on || pair.until_on.is_some_and(|until| visit.on_day >= until) {
        return Err(Error::broken("onDay", "这一天不在包联期间内，请核对日期，或先改包联的起止日期"));
    }
    if !(visit.has_lecture || visit.has_discussion || visit.has_diagnosis) {
        return Err(Error::broken("hasLecture", "请至少勾选一项：党课、研讨、会诊"));
    }
    if visit.found < 0 || visit.solved < 0 || visit.solved > visit.found {
        return Err(Error::broken("solved", "已解决的问题不能多于发现的问题"));
    }
    Ok(())
}

/// Takes a visit out. Error: [`Error::Missing`].
pub fn visit_delete(tx: &Tx<'_>, id: VisitId) -> Result<()> {
    let pairing: Option<PairingId> = tx
        .conn()
        .prepare_cached("DELETE FROM visit WHERE id = ?1 RETURNING pairing_id")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    tx.about("pairing", pairing.ok_or_else(|| Error::missing("visit", id))?.0)
}

const COLUMNS: &str = "SELECT p.id, p.uid, u.name, p.unit_id, p.member_id, p.leader, p.post, p.from_on, p.until_on, p.visits_per_year
    FROM pairing p JOIN unit u ON u.id = p.unit_id";

fn row(row: &Row<'_>) -> rusqlite::Result<Pairing> {
    Ok(Pairing {
        id: row.get(0)?,
        uid: row.get(1)?,
        unit: row.get(2)?,
        fields: PairingFields {
            unit_id: row.get(3)?,
            member_id: row.get(4)?,
            leader: row.get(5)?,
            post: row.get(6)?,
            from_on: row.get(7)?,
            until_on: row.get(8)?,
            visits_per_year: row.get(9)?,
        },
        visits: Vec::new(),
        pace: Pace::default(),
        proposals: Vec::new(),
    })
}

/// The pairs of a unit and of the units below it that hold in the calendar year of a day, with the visits of that year.
/// Error: [`Error::Closed`] for the recorder.
pub fn list(view: &View<'_>, unit: UnitId, day: Day) -> Result<Pairings> {
    view.refuse_recorder()?;
    let year = Window::year(day.year()).unwrap_or(Window { from: day, to: day });
    let sql = format!(
        "{COLUMNS} WHERE u.path LIKE (SELECT path FROM unit WHERE id = ?1) || '%'
           AND p.from_on <= ?3 AND (p.until_on IS NULL OR p.until_on > ?2) ORDER BY u.path, p.from_on, p.id"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let rows = statement.query_map(params![unit, year.from, year.to], row)?;
    let mut pairs: Vec<Pairing> = rows.collect::<rusqlite::Result<_>>()?;
    for pair in &mut pairs {
        pair.visits = visits(view, pair.id, year)?;
        let begin = setting::begin(view, pair.fields.unit_id)?;
        pair.pace = pace(&pair.fields, begin, pair.visits.len(), day);
        pair.proposals = proposals(view, pair, year)?;
    }
    Ok(Pairings { sums: sums(&pairs), pairs })
}

/// One pair with its visits of the year of a day. Error: [`Error::Missing`].
pub fn get(view: &View<'_>, id: PairingId, day: Day) -> Result<Pairing> {
    let fields = pair_fields(view, id)?;
    let pairs = list(view, fields.unit_id, day)?.pairs;
    pairs.into_iter().find(|pair| pair.id == id).ok_or_else(|| Error::missing("pairing", id))
}

/// What is filled in about a pair, whatever the year. Error: [`Error::Missing`].
pub fn pair_fields(view: &View<'_>, id: PairingId) -> Result<PairingFields> {
    let sql = format!("{COLUMNS} WHERE p.id = ?1");
    let found = view.conn().prepare_cached(&sql)?.query_row([id], row).optional()?;
    Ok(found.ok_or_else(|| Error::missing("pairing", id))?.fields)
}

fn visits(view: &View<'_>, pair: PairingId, year: Window) -> Result<Vec<Visit>> {
    let mut statement = view.conn().prepare_cached(
        "SELECT v.id, v.uid, v.on_day, v.session_id, v.has_lecture, v.has_discussion, v.has_diagnosis, v.found, v.solved, v.note, s.title
         FROM visit v LEFT JOIN session s ON s.id = v.session_id
         WHERE v.pairing_id = ?1 AND v.on_day BETWEEN ?2 AND ?3 ORDER BY v.on_day, v.id",
    )?;
    let rows = statement.query_map(params![pair, year.from, year.to], |row| {
        Ok(Visit {
            id: row.get(0)?,
            uid: row.get(1)?,
            fields: VisitFields {
                pairing_id: pair,
                on_day: row.get(2)?,
                session_id: row.get(3)?,
                has_lecture: row.get(4)?,
                has_discussion: row.get(5)?,
                has_diagnosis: row.get(6)?,
                found: row.get(7)?,
                solved: row.get(8)?,
                note: row.get(9)?,
            },
            session: row.get(10)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Held sessions the branch took part in, or a unit under it, with the leader as lecturer, that no visit of the pair names;
/// known by the member, else by the name written.
fn proposals(view: &View<'_>, pair: &Pairing, year: Window) -> Result<Vec<VisitProposal>> {
    let fields = &pair.fields;
    let mut statement = view.conn().prepare_cached(
        "SELECT DISTINCT s.id, s.on_day, s.title FROM session s
           JOIN session_role r ON r.session_id = s.id AND r.role = 'lecturer'
             AND (r.member_id = ?2 OR (?2 IS NULL AND r.name = ?3))
           JOIN session_unit su ON su.session_id = s.id JOIN unit u ON u.id = su.unit_id
         WHERE u.path LIKE (SELECT path FROM unit WHERE id = ?1) || '%' AND s.status IN ('draft', 'held', 'sealed')
           AND s.on_day BETWEEN max(?4, ?6) AND ?5 AND (?7 IS NULL OR s.on_day < ?7)
           AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.pairing_id = ?8 AND v.session_id = s.id)
         ORDER BY s.on_day, s.id",
    )?;
    let values = params![
        fields.unit_id,
        fields.member_id,
        fields.leader,
        year.from,
        year.to,
        fields.from_on,
        fields.until_on,
        pair.id
    ];
    let rows = statement.query_map(values, |row| {
        Ok(VisitProposal { session_id: row.get(0)?, on_day: row.get(1)?, title: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
