//! SQL of registers and their columns.

use rusqlite::{Row, params};

use super::rule::{check_fields, choices_of};
use super::{Column, ColumnKind, Register, RegisterFields};
use crate::id::{RegisterColumnId, RegisterId, UnitId};
use crate::{Error, Result, Tx, View, unit};

/// Adds a register, or changes one; rows keep everything they have. Errors: [`Error::Broken`] of [`check_fields`], or on
/// `columns.N` when a column with entries is to hold something else, or one instead of the several it has; a name the unit has.
pub fn save(tx: &Tx<'_>, id: Option<RegisterId>, fields: &RegisterFields) -> Result<RegisterId> {
    check_fields(fields)?;
    let unit = unit::get(tx, fields.unit_id)?.id;
    let id = match id {
        None => {
            let sql =
                "INSERT INTO register (uid, unit_id, name, family, day_name) VALUES (?1, ?2, ?3, ?4, ?5)";
            let values =
                params![tx.new_uid(), unit, fields.name.trim(), fields.family, fields.day_name.trim()];
            tx.conn().prepare_cached(sql)?.execute(values)?;
            RegisterId(tx.conn().last_insert_rowid())
        }
        Some(id) => {
            let sql = "UPDATE register SET unit_id = ?2, name = ?3, family = ?4, day_name = ?5 WHERE id = ?1";
            let values = params![id, unit, fields.name.trim(), fields.family, fields.day_name.trim()];
            if tx.conn().prepare_cached(sql)?.execute(values)? == 0 {
                return Err(Error::missing("register", id));
            }
            id
        }
    };
    save_columns(tx, id, &fields.columns)?;
    tx.about("register", id.0)?;
    Ok(id)
}

fn save_columns(tx: &Tx<'_>, register: RegisterId, wanted: &[Column]) -> Result<()> {
    let known = columns(tx, register)?;
    for column in &known {
        let Some(id) = column.id.filter(|id| !wanted.iter().any(|other| other.id == Some(*id))) else {
            continue;
        };
        // What people entered is never dropped: a column with entries is only put away.
        let sql = if entries(tx, id, 1)? > 0 {
            "UPDATE register_column SET is_retired = 1 WHERE id = ?1"
        } else {
            "DELETE FROM register_column WHERE id = ?1"
        };
        tx.conn().prepare_cached(sql)?.execute([id])?;
    }
    for (place, column) in wanted.iter().enumerate() {
        let was = known.iter().find(|known| known.id.is_some() && known.id == column.id);
        if let (Some(id), None) = (column.id, was) {
            return Err(Error::missing("register_column", id));
        }
        if let Some(was) = was {
            check_kind(tx, place, was, column)?;
        }
        write_column(tx, register, place, column)?;
    }
    Ok(())
}

/// A column with entries keeps its kind, and its several: what stands in it would mean something else.
fn check_kind(view: &View<'_>, place: usize, was: &Column, column: &Column) -> Result<()> {
    let Some(id) = was.id else { return Ok(()) };
    let broken = |rule| Err(Error::broken(format!("columns.{place}"), rule));
    if was.kind != column.kind {
        let entries = entries(view, id, 1)?;
        if entries > 0 {
            let kind = was.kind.label();
            let name = &was.name;
            return broken(format!("“{name}”已经登记了 {entries} 条{kind}，不能改放别的；请另加一列"));
        }
    }
    if was.is_many && !column.is_many {
        let entries = entries(view, id, 2)?;
        if entries > 0 {
            return broken(format!(
                "“{}”有 {entries} 条填了不止一个，不能改成只填一个；请先改这几条",
                was.name
            ));
        }
    }
    Ok(())
}

fn write_column(tx: &Tx<'_>, register: RegisterId, place: usize, column: &Column) -> Result<()> {
    let is = |kind| column.kind == kind;
    let measure =
        column.measure.as_deref().map(str::trim).filter(|text| !text.is_empty() && is(ColumnKind::Number));
    let choices = is(ColumnKind::Choice).then(|| choices_of(column).join("\n"));
    let sql = match column.id {
        Some(_) => {
            "UPDATE register_column SET place = ?2, name = ?3, kind = ?4, measure = ?5, choices = ?6, is_needed = ?7,
               is_many = ?8, is_each = ?9, is_end = ?10, is_retired = ?11
             WHERE register_id = ?1 AND id = ?12"
        }
        None => {
            "INSERT INTO register_column
               (register_id, place, name, kind, measure, choices, is_needed, is_many, is_each, is_end, is_retired, id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        }
    };
    let place = i64::try_from(place).unwrap_or_default() + 1;
    let name = column.name.trim();
    let values = params![
        register,
        place,
        name,
        column.kind,
        measure,
        choices,
        column.is_needed,
        column.is_many && column.kind.may_be_many(),
        column.is_each && is(ColumnKind::Number),
        column.is_end && is(ColumnKind::Date),
        column.is_retired,
        column.id
    ];
    tx.conn().prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// How many rows have so many in a column, or more.
fn entries(view: &View<'_>, column: RegisterColumnId, at_least: i64) -> Result<i64> {
    let sql = "SELECT count(*) FROM register_cell WHERE column_id = ?1 AND place = ?2";
    Ok(view.conn().prepare_cached(sql)?.query_row(params![column, at_least], |row| row.get(0))?)
}

/// Deletes a register with its rows; one undo brings all of it back. Error: [`Error::Missing`].
pub fn delete(tx: &Tx<'_>, id: RegisterId) -> Result<()> {
    let conn = tx.conn();
    // Cells first: a column does not go while something stands in it.
    conn.execute(
        "DELETE FROM register_cell WHERE row_id IN (SELECT id FROM register_row WHERE register_id = ?1)",
        [id],
    )?;
    conn.execute("DELETE FROM register_row WHERE register_id = ?1", [id])?;
    conn.execute("DELETE FROM register_column WHERE register_id = ?1", [id])?;
    if conn.execute("DELETE FROM register WHERE id = ?1", [id])? == 0 {
        return Err(Error::missing("register", id));
    }
    tx.about("register", id.0)
}

const COLUMNS: &str = "SELECT g.id, g.uid, g.unit_id, g.name, g.family, g.day_name,
    (SELECT count(*) FROM register_row r WHERE r.register_id = g.id) FROM register g";

/// The registers of a unit and the units below it.
pub fn list(view: &View<'_>, unit: UnitId) -> Result<Vec<Register>> {
    let rest = "JOIN unit u ON u.id = g.unit_id
        WHERE u.path LIKE (SELECT path FROM unit WHERE id = ?1) || '%' ORDER BY u.path, g.id";
    read(view, rest, unit.0)
}

/// One register. Error: [`Error::Missing`].
pub fn get(view: &View<'_>, id: RegisterId) -> Result<Register> {
    read(view, "WHERE g.id = ?1", id.0)?.pop().ok_or_else(|| Error::missing("register", id))
}

fn read(view: &View<'_>, rest: &str, value: i64) -> Result<Vec<Register>> {
    let mut statement = view.conn().prepare_cached(&format!("{COLUMNS} {rest}"))?;
    let rows = statement.query_map([value], row)?;
    let mut found: Vec<Register> = rows.collect::<rusqlite::Result<_>>()?;
    for register in &mut found {
        register.fields.columns = columns(view, register.id)?;
    }
    Ok(found)
}

/// A register, its columns still to come.
fn row(row: &Row<'_>) -> rusqlite::Result<Register> {
    let fields = RegisterFields {
        unit_id: row.get(2)?,
        name: row.get(3)?,
        family: row.get(4)?,
        day_name: row.get(5)?,
        columns: Vec::new(),
    };
    Ok(Register { id: row.get(0)?, uid: row.get(1)?, fields, rows: row.get(6)? })
}

/// The columns of a register in order.
fn columns(view: &View<'_>, register: RegisterId) -> Result<Vec<Column>> {
    let sql = "SELECT id, name, kind, measure, choices, is_needed, is_many, is_each, is_end, is_retired
        FROM register_column WHERE register_id = ?1 ORDER BY is_retired, place, id";
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map([register], |row| {
        let choices: Option<String> = row.get(4)?;
        Ok(Column {
            id: row.get(0)?,
            name: row.get(1)?,
            kind: row.get(2)?,
            measure: row.get(3)?,
            choices: choices.iter().flat_map(|text| text.lines()).map(str::to_owned).collect(),
            is_needed: row.get(5)?,
            is_many: row.get(6)?,
            is_each: row.get(7)?,
            is_end: row.get(8)?,
            is_retired: row.get(9)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
