//! SQL of units.

use rusqlite::{OptionalExtension, Row, params};

use super::{Unit, UnitFields, UnitKind};
use crate::id::{BaseId, UnitId};
use crate::{Error, Result, Tx, View};

const COLUMNS: &str = "u.id, u.uid, u.parent_id, u.base_id, b.name, u.path, u.kind, u.name, u.full_name, u.superior, u.position,
    u.founded_on, u.dissolved_on, u.elected_on, u.term_years, u.place, u.phone, u.note
    FROM unit u LEFT JOIN base b ON b.id = u.base_id";

fn row(row: &Row<'_>) -> rusqlite::Result<Unit> {
    Ok(Unit {
        id: row.get(0)?,
        uid: row.get(1)?,
        parent_id: row.get(2)?,
        base_id: row.get(3)?,
        base: row.get(4)?,
        path: row.get(5)?,
        fields: UnitFields {
            kind: row.get(6)?,
            name: row.get(7)?,
            full_name: row.get(8)?,
            superior: row.get(9)?,
            position: row.get(10)?,
            founded_on: row.get(11)?,
            dissolved_on: row.get(12)?,
            elected_on: row.get(13)?,
            term_years: row.get(14)?,
            place: row.get(15)?,
            phone: row.get(16)?,
            note: row.get(17)?,
        },
    })
}

/// Adds a unit under a parent; without one it becomes the top of a new book. The base is made when it is new.
/// Errors: an empty name, a name taken under the same parent, a group under anything but a branch.
pub fn create(tx: &Tx<'_>, parent: Option<UnitId>, base: Option<&str>, fields: &UnitFields) -> Result<UnitId> {
    let parent = parent.map(|id| get(tx, id)).transpose()?;
    check(parent.as_ref(), fields)?;
    let base = base.map(|name| base_named(tx, name)).transpose()?;
    tx.conn()
        .prepare_cached(
            "INSERT INTO unit (uid, parent_id, base_id, kind, name, full_name, superior, path, position, founded_on,
               dissolved_on, elected_on, term_years, place, phone, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '', ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            tx.new_uid(),
            parent.as_ref().map(|parent| parent.id),
            base,
            fields.kind,
            fields.name.trim(),
            fields.full_name,
            fields.superior,
            fields.position,
            fields.founded_on,
            fields.dissolved_on,
            fields.elected_on,
            fields.term_years,
            fields.place,
            fields.phone,
            fields.note,
        ])?;
    let id = UnitId(tx.conn().last_insert_rowid());
    let above = parent.map_or_else(|| "/".to_owned(), |parent| parent.path);
    tx.conn().prepare_cached("UPDATE unit SET path = ?1 WHERE id = ?2")?.execute(params![format!("{above}{id}/"), id])?;
    tx.about("unit", id.0)?;
    Ok(id)
}

/// What may stand under what: a group only in a branch, nothing under a group.
fn check(parent: Option<&Unit>, fields: &UnitFields) -> Result<()> {
    if fields.name.trim().is_empty() {
        return Err(Error::broken("name", "请填写组织名称"));
    }
    let above = parent.map(|parent| parent.fields.kind);
    match (above, fields.kind) {
        (Some(UnitKind::Group), _) => Err(Error::broken("parentId", "党小组下面不能再设组织，请选它所在的党支部")),
        (Some(UnitKind::Branch), UnitKind::Group) | (None, _) => Ok(()),
        (Some(UnitKind::Branch), _) => Err(Error::broken("parentId", "党支部下面只能设党小组")),
        (Some(_), UnitKind::Group) => Err(Error::broken("parentId", "党小组要设在党支部下面")),
        _ => Ok(()),
    }
}

/// The base of a name, made when it is new.
fn base_named(tx: &Tx<'_>, name: &str) -> Result<BaseId> {
    tx.conn().prepare_cached("INSERT OR IGNORE INTO base (name) VALUES (?1)")?.execute([name.trim()])?;
    Ok(tx.conn().prepare_cached("SELECT id FROM base WHERE name = ?1")?.query_row([name.trim()], |row| row.get(0))?)
}

/// One unit.
pub fn get(view: &View<'_>, id: UnitId) -> Result<Unit> {
    view.conn()
        .prepare_cached(&format!("SELECT {COLUMNS} WHERE u.id = ?1"))?
        .query_row([id], row)
        .optional()?
        .ok_or_else(|| Error::missing("unit", id))
}

/// The unit that owns the book: the only one without a parent.
pub fn top(view: &View<'_>) -> Result<Unit> {
    view.conn()
        .prepare_cached(&format!("SELECT {COLUMNS} WHERE u.parent_id IS NULL ORDER BY u.id"))?
        .query_row([], row)
        .optional()?
        .ok_or_else(|| Error::missing("unit", "top"))
}
