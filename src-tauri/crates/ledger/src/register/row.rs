//! SQL of the rows of a register.

use rusqlite::{OptionalExtension, params};

use super::rule::{cell_text, refused};
use super::{Cell, Column, ColumnKind, RegisterRow, RegisterRowFields, get};
use crate::date::Window;
use crate::id::{RegisterId, RegisterRowId};
use crate::{Error, Result, Tx, View};

/// Adds a row, or changes one. Errors: [`Error::Broken`] on `cells.<column id>` naming the column: a needed one is blank, a
/// text that does not fit its kind, a link that leads nowhere; [`Error::Missing`].
pub fn row_save(tx: &Tx<'_>, id: Option<RegisterRowId>, fields: &RegisterRowFields) -> Result<RegisterRowId> {
    let register = get(tx, fields.register_id)?;
    let known =
        |cell: &&Cell| !register.fields.columns.iter().any(|column| column.id == Some(cell.column_id));
    if let Some(stray) = fields.cells.iter().find(known) {
        return Err(Error::missing("register_column", stray.column_id));
    }
    let id = match id {
        None => {
            let sql = "INSERT INTO register_row (uid, register_id, on_day) VALUES (?1, ?2, ?3)";
            tx.conn().prepare_cached(sql)?.execute(params![tx.new_uid(), register.id, fields.on_day])?;
            RegisterRowId(tx.conn().last_insert_rowid())
        }
        Some(id) => {
            let sql = "UPDATE register_row SET on_day = ?3 WHERE id = ?1 AND register_id = ?2";
            if tx.conn().prepare_cached(sql)?.execute(params![id, register.id, fields.on_day])? == 0 {
                return Err(Error::missing("register_row", id));
            }
            id
        }
    };
    for column in register.fields.live() {
        let is_its = |cell: &&Cell| column.id == Some(cell.column_id);
        let is_filled = |cell: &&Cell| cell.id.is_some() || !cell.text.trim().is_empty();
        write_cells(tx, id, column, fields.cells.iter().filter(is_its).filter(is_filled))?;
    }
    tx.about("register", register.id.0)?;
    Ok(id)
}

/// Writes what stands in a column of a row; the same twice is kept once.
fn write_cells<'a>(
    tx: &Tx<'_>,
    row: RegisterRowId,
    column: &Column,
    cells: impl Iterator<Item = &'a Cell>,
) -> Result<()> {
    let mut values: Vec<Value> = Vec::new();
    for cell in cells {
        let value = if column.kind.is_link() {
            Value::Link(linked(tx, column, cell)?)
        } else {
            Value::Text(cell_text(column, &cell.text)?)
        };
        if !values.contains(&value) {
            values.push(value);
        }
    }
    if values.is_empty() && column.is_needed {
        return Err(refused(column, "还没有填"));
    }
    if values.len() > 1 && !column.is_many {
        return Err(refused(column, "只能填一个；要填几个，请在“改列、改名”里勾选“可填几个”"));
    }
    let mut written = 0_i64;
    for value in &values {
        written += 1;
        let of = |kind| if column.kind == kind { value.link() } else { None };
        let links = [ColumnKind::Member, ColumnKind::Unit, ColumnKind::Session].map(of);
        tx.conn()
            .prepare_cached(
                "INSERT INTO register_cell (row_id, column_id, place, text, member_id, unit_id, session_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (row_id, column_id, place) DO UPDATE SET
                   text = excluded.text, member_id = excluded.member_id, unit_id = excluded.unit_id, session_id = excluded.session_id",
            )?
            .execute(params![row, column.id, written, value.text(), links[0], links[1], links[2]])?;
    }
    let sql = "DELETE FROM register_cell WHERE row_id = ?1 AND column_id = ?2 AND place > ?3";
    tx.conn().prepare_cached(sql)?.execute(params![row, column.id, written])?;
    Ok(())
}

/// What a cell holds in the book.
#[derive(PartialEq)]
enum Value {
    Text(String),
    Link(i64),
}

impl Value {
    fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    const fn link(&self) -> Option<i64> {
        if let Self::Link(id) = self { Some(*id) } else { None }
    }
}

/// The record a cell leads to, when it is there.
fn linked(view: &View<'_>, column: &Column, cell: &Cell) -> Result<i64> {
    let sql = match column.kind {
        ColumnKind::Member => "SELECT id FROM member WHERE id = ?1",
        ColumnKind::Unit => "SELECT id FROM unit WHERE id = ?1",
        _ => "SELECT id FROM session WHERE id = ?1",
    };
    let found = view.conn().prepare_cached(sql)?.query_row([cell.id], |row| row.get(0)).optional()?;
    found.ok_or_else(|| refused(column, &format!("要从手册里的{}中选一个", column.kind.label())))
}

/// Deletes a row; one undo brings it back. Error: [`Error::Missing`].
pub fn row_delete(tx: &Tx<'_>, id: RegisterRowId) -> Result<()> {
    let register = row_get(tx, id)?.fields.register_id;
    tx.conn().prepare_cached("DELETE FROM register_cell WHERE row_id = ?1")?.execute([id])?;
    tx.conn().prepare_cached("DELETE FROM register_row WHERE id = ?1")?.execute([id])?;
    tx.about("register", register.0)
}

/// One row. Error: [`Error::Missing`].
pub fn row_get(view: &View<'_>, id: RegisterRowId) -> Result<RegisterRow> {
    let found = read(view, "r.id = ?1", params![id])?.pop();
    found.ok_or_else(|| Error::missing("register_row", id))
}

/// The rows of a register whose day lies in a span, newest first.
pub fn rows(view: &View<'_>, register: RegisterId, within: Window) -> Result<Vec<RegisterRow>> {
    let which = "r.register_id = ?1 AND r.on_day BETWEEN ?2 AND ?3";
    read(view, which, params![register, within.from, within.to])
}

/// Rows with their cells in the order of the columns: one line of the answer a cell, or one without a cell for an empty row.
fn read(view: &View<'_>, which: &str, values: impl rusqlite::Params) -> Result<Vec<RegisterRow>> {
    let mut statement = view.conn().prepare_cached(&format!(
        "SELECT r.id, r.uid, r.register_id, r.on_day, c.column_id,
           coalesce(c.text, m.name, u.name, s.on_day || ' ' || s.title), coalesce(c.member_id, c.unit_id, c.session_id)
         FROM register_row r LEFT JOIN register_cell c ON c.row_id = r.id LEFT JOIN register_column k ON k.id = c.column_id
           LEFT JOIN member m ON m.id = c.member_id LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN session s ON s.id = c.session_id
         WHERE {which} ORDER BY r.on_day DESC, r.id DESC, k.place, k.id, c.place"
    ))?;
    let mut lines = statement.query(values)?;
    let mut found: Vec<RegisterRow> = Vec::new();
    while let Some(line) = lines.next()? {
        let id = line.get(0)?;
        if found.last().is_none_or(|row| row.id != id) {
            let fields =
                RegisterRowFields { register_id: line.get(2)?, on_day: line.get(3)?, cells: Vec::new() };
            found.push(RegisterRow { id, uid: line.get(1)?, fields });
        }
        if let (Some(column_id), Some(row)) = (line.get(4)?, found.last_mut()) {
            row.fields.cells.push(Cell { column_id, text: line.get(5)?, id: line.get(6)? });
        }
    }
    Ok(found)
}
