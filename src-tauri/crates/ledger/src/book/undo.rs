//! 撤销: brings the rows of a change back to what they were, as long as nothing was written over them since.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};

use super::Tx;
use super::change::{ChangedRow, Columns, TABLES, changed_rows, columns, json_of};
use crate::id::ChangeId;
use crate::{Error, Result};

/// Takes one change back, whichever it is, as long as none of its rows was changed again since; the undo is a change of its
/// own and can be undone, which is redoing. Errors: [`Error::Missing`], [`Error::Conflict`]; [`Error::Broken`] and
/// [`Error::Sealed`] for what was sealed.
pub fn undo(tx: &Tx<'_>, change: ChangeId) -> Result<()> {
    let sql = "SELECT noun, record_id, summary, undone_by IS NULL, undoes FROM change WHERE id = ?1";
    let (noun, record, summary, is_open, undoes) = tx
        .conn
        .prepare_cached(sql)?
        .query_row([change], |row| {
            Ok((
                row.get::<_, Option<String>>(0)?,
                row.get::<_, Option<i64>>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, bool>(3)?,
                row.get::<_, Option<ChangeId>>(4)?,
            ))
        })
        .optional()?
        .ok_or_else(|| Error::missing("change", change))?;
    if !is_open {
        return Err(Error::Conflict(change.0));
    }
    crate::seal::refuse_undo(tx.conn, change)?;
    let rows = changed_rows(tx, change)?;
    if rows.is_empty() {
        // What was only looked at stays looked at.
        return Err(Error::Conflict(change.0));
    }
    for row in rows.iter().rev() {
        take_back(tx.conn, row, change)?;
    }
    tx.conn.execute("UPDATE change SET undone_by = (SELECT id FROM now_change) WHERE id = ?1", [change])?;
    tx.conn.execute("UPDATE change SET undoes = ?1 WHERE id = (SELECT id FROM now_change)", [change])?;
    if let (Some(noun), Some(record)) = (noun, record) {
        tx.about(&noun, record)?;
    }
    let Some(undone) = undoes else { return tx.summary(&format!("撤销：{summary}")) };
    restore_chain(tx.conn, change, undone)?;
    // 撤销：撤销：… would be read by nobody: an undo undone is the change done again, and the other way round.
    match summary.strip_prefix("撤销：") {
        Some(first) => tx.summary(&format!("重做：{first}")),
        None => tx.summary(&format!("撤销：{}", summary.trim_start_matches("重做："))),
    }
}

/// An undo that was itself undone: what it had undone is in force again, and is not shown as undone any more; what that one
/// had undone (a redo taken back) is undone again.
fn restore_chain(conn: &Connection, undo: ChangeId, undone: ChangeId) -> Result<()> {
    let sql = "WITH RECURSIVE chain (id, before, is_live) AS (
         VALUES (?1, ?2, 1)
         UNION ALL SELECT c.id, chain.id, NOT chain.is_live FROM chain JOIN change c ON c.id = (SELECT undoes FROM change WHERE id = chain.id))
       UPDATE change SET undone_by = CASE WHEN chain.is_live THEN NULL ELSE chain.before END FROM chain WHERE change.id = chain.id";
    conn.prepare_cached(sql)?.execute([undone, undo])?;
    Ok(())
}

/// Brings one row back to what it was before.
fn take_back(conn: &Connection, row: &ChangedRow, change: ChangeId) -> Result<()> {
    let table = TABLES.iter().find(|name| **name == row.table).ok_or(Error::Conflict(change.0))?;
    let Columns { all, key } = columns(conn, table)?;
    let found = match &row.after {
        None => None,
        Some(after) => Some(current(conn, table, &all, &key, after)?),
    };
    if found.is_some_and(|found| found.as_ref() != row.after.as_ref()) {
        return Err(Error::Conflict(change.0));
    }
    let filter: Vec<String> = key.iter().map(|name| format!("{name} = :{name}")).collect();
    let filter = filter.join(" AND ");
    match (&row.before, &row.after) {
        (Some(before), None) => {
            let names = all.join(", ");
            let marks: Vec<String> = all.iter().map(|name| format!(":{name}")).collect();
            run(conn, &format!("INSERT INTO {table} ({names}) VALUES ({})", marks.join(", ")), before, &all)
        }
        (Some(before), Some(_)) => {
            let sets: Vec<String> = all.iter().map(|name| format!("{name} = :{name}")).collect();
            run(conn, &format!("UPDATE {table} SET {} WHERE {filter}", sets.join(", ")), before, &all)
        }
        (None, Some(after)) => run(conn, &format!("DELETE FROM {table} WHERE {filter}"), after, &key),
        (None, None) => Ok(()),
    }
}

/// The row of a table with the key of another, as it stands now.
pub(super) fn row_now(conn: &Connection, table: &str, like: &Value) -> Result<Option<Value>> {
    let Columns { all, key } = columns(conn, table)?;
    current(conn, table, &all, &key, like)
}

/// The row as it stands now, as JSON.
fn current(
    conn: &Connection,
    table: &str,
    all: &[String],
    key: &[String],
    like: &Value,
) -> Result<Option<Value>> {
    let filter: Vec<String> = key.iter().map(|name| format!("{name} = :{name}")).collect();
    let sql = format!("SELECT {} FROM {table} WHERE {}", json_of(all, ""), filter.join(" AND "));
    let mut statement = conn.prepare_cached(&sql)?;
    bind(&mut statement, like, key)?;
    let text: Option<String> = statement.raw_query().next()?.map(|row| row.get(0)).transpose()?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

fn run(conn: &Connection, sql: &str, row: &Value, names: &[String]) -> Result<()> {
    let mut statement = conn.prepare_cached(sql)?;
    bind(&mut statement, row, names)?;
    statement.raw_execute()?;
    Ok(())
}

/// Binds the named columns of a JSON row.
fn bind(statement: &mut rusqlite::Statement<'_>, row: &Value, names: &[String]) -> Result<()> {
    let empty = Map::new();
    let row = row.as_object().unwrap_or(&empty);
    for name in names {
        let Some(index) = statement.parameter_index(&format!(":{name}"))? else { continue };
        match row.get(name) {
            Some(Value::Number(number)) => statement.raw_bind_parameter(index, number.as_i64())?,
            Some(Value::String(text)) => statement.raw_bind_parameter(index, text)?,
            _ => statement.raw_bind_parameter(index, rusqlite::types::Null)?,
        }
    }
    Ok(())
}
