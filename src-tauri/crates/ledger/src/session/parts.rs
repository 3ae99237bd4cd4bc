//! The lists of a session: kinds, units, sittings, roles, agenda, votes, topics, observers. Rows whose content did not change
//! are left alone, so that the history shows only what somebody changed.

use rusqlite::{Connection, Params, Row, ToSql, params};

use super::agenda::{agenda, save_agenda_and_votes, votes};
use super::observer::{observers, save_observers};
use super::sitting::{save_sittings, sittings};
use super::{Declared, Kind, RoleEntry, SessionFields};
use crate::id::{SessionId, TopicId, UnitId};
use crate::{Error, Result, Tx, View};

/// Everything a session points to must be there. Errors: [`Error::Missing`].
pub(super) fn check_references(view: &View<'_>, fields: &SessionFields) -> Result<()> {
    let exists = |noun: &'static str, id: i64| {
        let found =
            view.conn().prepare_cached(&format!("SELECT 1 FROM {noun} WHERE id = ?1"))?.exists([id])?;
        if found { Ok(()) } else { Err(Error::missing(noun, id)) }
    };
    fields
        .roles
        .iter()
        .filter_map(|entry| entry.member_id)
        .try_for_each(|member| exists("member", member.0))?;
    fields.topic_ids.iter().try_for_each(|topic| exists("topic", topic.0))?;
    fields
        .sittings
        .iter()
        .filter_map(|sitting| sitting.base_id)
        .try_for_each(|base| exists("base", base.0))?;
    fields
        .observers
        .iter()
        .filter_map(|observer| observer.member_id)
        .try_for_each(|member| exists("member", member.0))?;
    fields.partner_ids.iter().try_for_each(|unit| exists("unit", unit.0))
}

/// Brings the lists of a session to what `fields` holds.
pub(super) fn save(tx: &Tx<'_>, id: SessionId, fields: &SessionFields) -> Result<()> {
    save_kinds(tx, id, &fields.kinds)?;
    save_units(tx, id, fields)?;
    save_sittings(tx, id, &fields.sittings)?;
    save_agenda_and_votes(tx, id, fields)?;
    save_topics(tx, id, &fields.topic_ids)?;
    if roles(tx, id)? != fields.roles {
        replace_roles(tx, id, &fields.roles)?;
    }
    save_observers(tx, id, &fields.observers)
}

/// Reads the lists of a session.
pub(super) fn load(view: &View<'_>, id: SessionId, fields: &mut SessionFields) -> Result<()> {
    fields.kinds = kinds(view, id)?;
    fields.roles = roles(view, id)?;
    fields.sittings = sittings(view, id)?;
    fields.agenda = agenda(view, id)?;
    fields.votes = votes(view, id)?;
    fields.topic_ids = topics(view, id)?;
    fields.observers = observers(view, id)?;
    fields.partner_ids = partners(view, id)?;
    fields.declared = declared(view, id)?;
    Ok(())
}

pub(super) fn all<T>(
    conn: &Connection,
    sql: &str,
    values: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    Ok(conn.prepare_cached(sql)?.query_map(values, read)?.collect::<rusqlite::Result<_>>()?)
}

/// Deletes the rows of a session in `table` whose id is not kept.
pub(super) fn keep_only<I: ToSql + Copy + PartialEq + rusqlite::types::FromSql>(
    conn: &Connection,
    table: &str,
    id: SessionId,
    kept: &[I],
) -> Result<()> {
    let old: Vec<I> =
        all(conn, &format!("SELECT id FROM {table} WHERE session_id = ?1"), [id], |row| row.get(0))?;
    for gone in old.into_iter().filter(|old| !kept.contains(old)) {
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([gone])?;
    }
    Ok(())
}

// ---- kinds

/// Main kind first, the others in the order of the handbook.
pub(super) fn kinds(view: &View<'_>, id: SessionId) -> Result<Vec<Kind>> {
    let sql = "SELECT kind, is_main FROM session_kind WHERE session_id = ?1";
    let mut kinds: Vec<(Kind, bool)> = all(view.conn(), sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    kinds.sort_by_key(|(kind, is_main)| (!is_main, kind.rank(), kind.clone()));
    Ok(kinds.into_iter().map(|(kind, _)| kind).collect())
}

fn save_kinds(tx: &Tx<'_>, id: SessionId, new: &[Kind]) -> Result<()> {
    let conn = tx.conn();
    for gone in kinds(tx, id)?.iter().filter(|old| !new.contains(old)) {
        conn.prepare_cached("DELETE FROM session_kind WHERE session_id = ?1 AND kind = ?2")?
            .execute(params![id, gone])?;
    }
    for (at, kind) in new.iter().enumerate() {
        conn.prepare_cached(
            "INSERT INTO session_kind (session_id, kind, is_main) VALUES (?1, ?2, ?3)
             ON CONFLICT (session_id, kind) DO UPDATE SET is_main = excluded.is_main WHERE is_main <> excluded.is_main",
        )?
        .execute(params![id, kind, at == 0])?;
    }
    Ok(())
}

// ---- units

fn partners(view: &View<'_>, id: SessionId) -> Result<Vec<UnitId>> {
    let sql = "SELECT unit_id FROM session_unit WHERE session_id = ?1 AND is_owner = 0 ORDER BY id";
    all(view.conn(), sql, [id], |row| row.get(0))
}

/// The counts without names of the owner, if the session has such.
fn declared(view: &View<'_>, id: SessionId) -> Result<Option<Declared>> {
    let sql = "SELECT declared_due, declared_present, declared_excused, declared_absent FROM session_unit
        WHERE session_id = ?1 AND is_owner AND counting = 'declared'";
    let found = all(view.conn(), sql, [id], |row| {
        Ok(Declared { due: row.get(0)?, present: row.get(1)?, excused: row.get(2)?, absent: row.get(3)? })
    })?;
    Ok(found.into_iter().next())
}

/// Owner and partners. A unit that leaves takes its unmarked rows along; marked ones are somebody's work and stop it.
fn save_units(tx: &Tx<'_>, id: SessionId, fields: &SessionFields) -> Result<()> {
    let conn = tx.conn();
    let mut staying = fields.partner_ids.clone();
    staying.dedup();
    let old: Vec<UnitId> =
        all(conn, "SELECT unit_id FROM session_unit WHERE session_id = ?1", [id], |row| row.get(0))?;
    for gone in old.iter().filter(|old| **old != fields.unit_id && !staying.contains(old)) {
        drop_unmarked(
            tx,
            "AND unit_id = ?2",
            params![id, gone],
            "unitId",
            "这次活动已经给原来的组织点过名。先清除点名，再换组织",
        )?;
        conn.prepare_cached("DELETE FROM session_unit WHERE session_id = ?1 AND unit_id = ?2")?
            .execute(params![id, gone])?;
    }
    if fields.declared.is_some() {
        drop_unmarked(
            tx,
            "",
            params![id],
            "declared",
            "这次活动已经点过名，人数由点名得出。先清除点名，才能改填人数",
        )?;
    }
    for (unit, is_owner) in
        std::iter::once((fields.unit_id, true)).chain(staying.into_iter().map(|unit| (unit, false)))
    {
        let declared = fields.declared.filter(|_| is_owner);
        let counting = if declared.is_some() { "declared" } else { "named" };
        let Declared { due, present, excused, absent } = declared.unwrap_or_default();
        conn.prepare_cached(
            "INSERT INTO session_unit (session_id, unit_id, is_owner, counting, declared_due, declared_present, declared_excused, declared_absent)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (session_id, unit_id) DO UPDATE SET is_owner = excluded.is_owner, counting = excluded.counting,
               declared_due = excluded.declared_due, declared_present = excluded.declared_present,
               declared_excused = excluded.declared_excused, declared_absent = excluded.declared_absent",
        )?
        .execute(params![id, unit, is_owner, counting, due, present, excused, absent])?;
    }
    Ok(())
}

/// Drops roll rows that nobody has marked. Errors: [`Error::Broken`] when one is marked.
fn drop_unmarked(
    tx: &Tx<'_>,
    and: &str,
    values: impl Params + Copy,
    field: &'static str,
    rule: &str,
) -> Result<()> {
    let marked = format!(
        "SELECT 1 FROM attendance WHERE session_id = ?1 {and} AND mark NOT IN ('unmarked', 'exempt')"
    );
    if tx.conn().prepare_cached(&marked)?.exists(values)? {
        return Err(Error::broken(field, rule));
    }
    tx.conn()
        .prepare_cached(&format!("DELETE FROM attendance WHERE session_id = ?1 {and}"))?
        .execute(values)?;
    Ok(())
}

// ---- topics, roles

fn topics(view: &View<'_>, id: SessionId) -> Result<Vec<TopicId>> {
    all(view.conn(), "SELECT topic_id FROM session_topic WHERE session_id = ?1 ORDER BY id", [id], |row| {
        row.get(0)
    })
}

fn save_topics(tx: &Tx<'_>, id: SessionId, new: &[TopicId]) -> Result<()> {
    let old = topics(tx, id)?;
    for gone in old.iter().filter(|old| !new.contains(old)) {
        tx.conn()
            .prepare_cached("DELETE FROM session_topic WHERE session_id = ?1 AND topic_id = ?2")?
            .execute(params![id, gone])?;
    }
    for topic in new.iter().filter(|topic| !old.contains(topic)) {
        tx.conn()
            .prepare_cached("INSERT OR IGNORE INTO session_topic (session_id, topic_id) VALUES (?1, ?2)")?
            .execute(params![id, topic])?;
    }
    Ok(())
}

pub(super) fn roles(view: &View<'_>, id: SessionId) -> Result<Vec<RoleEntry>> {
    let sql = "SELECT role, member_id, name, institution, post FROM session_role WHERE session_id = ?1 ORDER BY seq, id";
    all(view.conn(), sql, [id], |row| {
        Ok(RoleEntry {
            role: row.get(0)?,
            member_id: row.get(1)?,
            name: row.get(2)?,
            institution: row.get(3)?,
            post: row.get(4)?,
        })
    })
}

fn replace_roles(tx: &Tx<'_>, id: SessionId, new: &[RoleEntry]) -> Result<()> {
    tx.conn().prepare_cached("DELETE FROM session_role WHERE session_id = ?1")?.execute([id])?;
    for (seq, entry) in new.iter().enumerate() {
        let seq = i64::try_from(seq).unwrap_or(i64::MAX);
        tx.conn()
            .prepare_cached("INSERT INTO session_role (session_id, role, seq, member_id, name, institution, post) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![id, entry.role, seq, entry.member_id, entry.name.trim(), entry.institution, entry.post])?;
    }
    Ok(())
}
