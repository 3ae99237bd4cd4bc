//! SQL of units.

use std::collections::{HashMap, HashSet};

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
pub fn create(
    tx: &Tx<'_>,
    parent: Option<UnitId>,
    base: Option<&str>,
    fields: &UnitFields,
) -> Result<UnitId> {
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
    tx.conn()
        .prepare_cached("UPDATE unit SET path = ?1 WHERE id = ?2")?
        .execute(params![format!("{above}{id}/"), id])?;
    tx.about("unit", id.0)?;
    Ok(id)
}

/// Changes a unit. `parent` is the unit above from now on (none only for the top); another one than before moves the unit
/// with everything under it. The base is made when it is new.
/// Errors: those of [`create`]; a unit under itself; a group that would leave its branch while it has members; a group turned
/// into something else or the reverse.
pub fn update(
    tx: &Tx<'_>,
    id: UnitId,
    parent: Option<UnitId>,
    base: Option<&str>,
    fields: &UnitFields,
) -> Result<()> {
    let before = get(tx, id)?;
    if parent.is_none() != before.parent_id.is_none() {
        return Err(Error::broken(
            "parentId",
            "本手册只有一个最上级组织：其他组织都要选上级，最上级组织不能选",
        ));
    }
    let parent = parent.map(|parent| get(tx, parent)).transpose()?;
    check(parent.as_ref(), fields)?;
    check_kind(tx, &before, fields.kind)?;
    let base = base.map(|name| base_named(tx, name)).transpose()?;
    tx.conn()
        .prepare_cached(
            "UPDATE unit SET base_id = ?2, kind = ?3, name = ?4, full_name = ?5, superior = ?6, position = ?7, founded_on = ?8,
               dissolved_on = ?9, elected_on = ?10, term_years = ?11, place = ?12, phone = ?13, note = ?14 WHERE id = ?1",
        )?
        .execute(params![
            id,
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
    if let Some(parent) = parent.filter(|parent| Some(parent.id) != before.parent_id) {
        move_under(tx, &before, &parent)?;
    }
    tx.about("unit", id.0)
}

/// Hangs a unit under another parent; the paths of everything under it follow.
fn move_under(tx: &Tx<'_>, unit: &Unit, parent: &Unit) -> Result<()> {
    if parent.path.starts_with(&unit.path) {
        return Err(Error::broken("parentId", "不能把组织移到它自己或它的下级下面"));
    }
    let members = count_where(tx, "membership", "group_id", unit.id)?;
    if members > 0 {
        return Err(Error::InUse { noun: "unit", id: unit.id.0, by: "membership", count: members });
    }
    tx.conn()
        .prepare_cached("UPDATE unit SET parent_id = ?1 WHERE id = ?2")?
        .execute([parent.id, unit.id])?;
    let (from, to) = under(&unit.path);
    tx.conn()
        .prepare_cached(
            "UPDATE unit SET path = ?1 || substr(path, length(?2) + 1) WHERE path >= ?2 AND path < ?3",
        )?
        .execute(params![format!("{}{}/", parent.path, unit.id), from, to])?;
    Ok(())
}

/// A group stays a group, and a unit can only become what its children may stand under.
fn check_kind(view: &View<'_>, before: &Unit, kind: UnitKind) -> Result<()> {
    if kind == before.fields.kind {
        return Ok(());
    }
    if kind == UnitKind::Group || before.fields.kind == UnitKind::Group {
        return Err(Error::broken("kind", "党小组和其他组织不能互改，请另建一个"));
    }
    let mut statement = view.conn().prepare_cached("SELECT kind FROM unit WHERE parent_id = ?1")?;
    for child in statement.query_map([before.id], |row| row.get::<_, UnitKind>(0))? {
        if (kind == UnitKind::Branch) != (child? == UnitKind::Group) {
            return Err(Error::broken("kind", "下面已有的组织不能设在这一类组织下面，请先移走或删除下级"));
        }
    }
    Ok(())
}

/// Tables that keep a unit from being deleted: table, column, most telling first.
const USES: &[(&str, &str)] = &[
    ("unit", "parent_id"),
    ("membership", "unit_id"),
    ("membership", "group_id"),
    ("session", "unit_id"),
    ("session_unit", "unit_id"),
    ("post", "unit_id"),
    ("task_list", "unit_id"),
    ("topic", "unit_id"),
    ("plan_item", "unit_id"),
    ("arrangement", "unit_id"),
    ("register", "unit_id"),
    ("need", "unit_id"),
    ("register_cell", "unit_id"),
    ("turn_list", "unit_id"),
    ("pairing", "unit_id"),
];

/// Deletes a unit that nothing belongs to. Errors: [`Error::InUse`] names what does (a dissolved unit keeps its records and
/// gets a `dissolved_on` instead); the top of the book.
pub fn delete(tx: &Tx<'_>, id: UnitId) -> Result<()> {
    if get(tx, id)?.parent_id.is_none() {
        return Err(Error::broken("id", "最上级组织就是手册的主人，不能删除"));
    }
    for &(table, column) in USES {
        let count = count_where(tx, table, column, id)?;
        if count > 0 {
            return Err(Error::InUse { noun: "unit", id: id.0, by: table, count });
        }
    }
    tx.conn().prepare_cached("DELETE FROM unit WHERE id = ?1")?.execute([id])?;
    tx.about("unit", id.0)
}

fn count_where(view: &View<'_>, table: &str, column: &str, id: UnitId) -> Result<i64> {
    let sql = format!("SELECT count(*) FROM {table} WHERE {column} = ?1");
    Ok(view.conn().prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
}

/// Years between two elections that are no slip of the finger (ZB-30: three).
const TERMS: std::ops::RangeInclusive<i64> = 1..=10;

/// What may stand under what: a group only in a branch, nothing under a group.
fn check(parent: Option<&Unit>, fields: &UnitFields) -> Result<()> {
    if fields.name.trim().is_empty() {
        return Err(Error::broken("name", "请填写组织名称"));
    }
    if !TERMS.contains(&fields.term_years) {
        let (least, most) = (TERMS.start(), TERMS.end());
        return Err(Error::broken("termYears", format!("届期要在 {least} 到 {most} 年之间")));
    }
    let above = parent.map(|parent| parent.fields.kind);
    match (above, fields.kind) {
        (Some(UnitKind::Group), _) => {
            Err(Error::broken("parentId", "党小组下面不能再设组织，请选它所在的党支部"))
        }
        (Some(UnitKind::Branch), UnitKind::Group) | (None, _) => Ok(()),
        (Some(UnitKind::Branch), _) => Err(Error::broken("parentId", "党支部下面只能设党小组")),
        (Some(_), UnitKind::Group) => Err(Error::broken("parentId", "党小组要设在党支部下面")),
        _ => Ok(()),
    }
}

/// The base of a name, made when it is new.
fn base_named(tx: &Tx<'_>, name: &str) -> Result<BaseId> {
    tx.conn().prepare_cached("INSERT OR IGNORE INTO base (name) VALUES (?1)")?.execute([name.trim()])?;
    Ok(tx
        .conn()
        .prepare_cached("SELECT id FROM base WHERE name = ?1")?
        .query_row([name.trim()], |row| row.get(0))?)
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

/// All units in tree order: each unit before those under it, siblings by position, then in the order they were made.
pub fn list(view: &View<'_>) -> Result<Vec<Unit>> {
    let mut statement = view.conn().prepare_cached(&format!("SELECT {COLUMNS} ORDER BY u.position, u.id"))?;
    Ok(in_tree_order(statement.query_map([], row)?.collect::<rusqlite::Result<_>>()?))
}

/// A unit and everything under it, in tree order.
pub fn list_under(view: &View<'_>, id: UnitId) -> Result<Vec<Unit>> {
    let (from, to) = under(&get(view, id)?.path);
    let sql = format!("SELECT {COLUMNS} WHERE u.path >= ?1 AND u.path < ?2 ORDER BY u.position, u.id");
    let mut statement = view.conn().prepare_cached(&sql)?;
    Ok(in_tree_order(statement.query_map([from, to], row)?.collect::<rusqlite::Result<_>>()?))
}

/// Siblings keep their order; a unit whose parent is not among them is a root.
fn in_tree_order(units: Vec<Unit>) -> Vec<Unit> {
    let known: HashSet<UnitId> = units.iter().map(|unit| unit.id).collect();
    let mut children: HashMap<Option<UnitId>, Vec<Unit>> = HashMap::new();
    for unit in units.into_iter().rev() {
        let above = unit.parent_id.filter(|parent| known.contains(parent));
        children.entry(above).or_default().push(unit);
    }
    let mut waiting = children.remove(&None).unwrap_or_default();
    let mut ordered = Vec::with_capacity(known.len());
    while let Some(unit) = waiting.pop() {
        waiting.extend(children.remove(&Some(unit.id)).unwrap_or_default());
        ordered.push(unit);
    }
    ordered
}

/// The unit of a name or formal name, as spreadsheets write it. Errors: several units of that name and none of that formal
/// name: which one is meant cannot be guessed.
pub fn find(view: &View<'_>, name: &str) -> Result<Option<Unit>> {
    let name = name.trim();
    for column in ["full_name", "name"] {
        let mut statement =
            view.conn().prepare_cached(&format!("SELECT {COLUMNS} WHERE u.{column} = ?1 LIMIT 2"))?;
        let mut found = statement.query_map([name], row)?.collect::<rusqlite::Result<Vec<_>>>()?;
        if found.len() > 1 {
            return Err(Error::broken("unit", format!("有几个组织都叫“{name}”，请改写组织全称")));
        }
        if let Some(unit) = found.pop() {
            return Ok(Some(unit));
        }
    }
    Ok(None)
}

/// Ids of a unit and everything under it.
pub fn subtree(view: &View<'_>, id: UnitId) -> Result<Vec<UnitId>> {
    let (from, to) = under(&get(view, id)?.path);
    let mut statement =
        view.conn().prepare_cached("SELECT id FROM unit WHERE path >= ?1 AND path < ?2 ORDER BY path")?;
    Ok(statement.query_map([from, to], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The bounds of the paths of a unit and everything under it, for `path >= ?1 AND path < ?2` on the index of paths:
/// `/1/7/` and `/1/70` ('0' follows '/').
pub(crate) fn under(path: &str) -> (String, String) {
    (path.to_owned(), format!("{}0", path.trim_end_matches('/')))
}

/// Names of the bases that units lie in.
pub fn bases(view: &View<'_>) -> Result<Vec<String>> {
    let sql = "SELECT name FROM base WHERE id IN (SELECT base_id FROM unit) ORDER BY id";
    Ok(view.conn().prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
