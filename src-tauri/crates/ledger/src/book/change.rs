//! 历史: what every write changed, row by row, so that anything can be looked back at and undone.
//!
//! The rows are written by temporary triggers made from the schema when a book opens: no noun has code for its history, and
//! none can forget it. A write names its change in the one row of the temporary table `now_change`; without that row (a
//! migration, a bulk sample) the triggers write nothing.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{Act, View, chain};
use crate::Result;
use crate::id::ChangeId;

/// Tables with history: all but derived figures, search, drafts, history itself.
pub(super) const TABLES: &[&str] = &[
    "setting",
    "wording",
    "base",
    "unit",
    "member",
    "membership",
    "post",
    "standing",
    "topic",
    "topic_study",
    "session",
    "session_kind",
    "session_unit",
    "sitting",
    "session_role",
    "session_topic",
    "agenda_item",
    "vote",
    "attendance",
    "make_up",
    "observer",
    "task_list",
    "task",
    "progress",
    "plan_item",
    "register",
    "register_column",
    "register_row",
    "register_cell",
    "day_off",
    "own_rule",
    "set_aside",
    "arrangement",
    "arrangement_item",
    "arrangement_receipt",
    "filing",
    "second_visit",
    "grade",
    "criticism",
    "leave",
    "make_up_plan",
    "turn_list",
    "turn_member",
    "turn_skip",
    "pairing",
    "visit",
    "subtask",
    "need",
    "greeting",
    "attachment",
    "seal",
];

/// Derived columns of tables with history: they follow by themselves.
const DERIVED: &[(&str, &[&str])] =
    &[("session_unit", &["due", "present", "excused", "absent", "exempt", "unmarked", "made_up"])];

/// One entry of history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Row id.
    pub id: ChangeId,
    /// When, ms UTC.
    pub at: i64,
    /// Who.
    pub who: String,
    /// The command.
    pub intent: String,
    /// One Chinese line.
    pub summary: String,
    /// Table of the record it is about.
    pub noun: Option<String>,
    /// Its row id.
    pub record_id: Option<i64>,
    /// The change this one undid.
    pub undoes: Option<ChangeId>,
    /// The change that undid this one.
    pub undone_by: Option<ChangeId>,
    /// How many rows it wrote.
    pub rows: i64,
    /// Its SHA-256 in the chain of history, lower-case hex.
    pub hash: Option<String>,
}

/// One row that a change wrote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangedRow {
    /// Table.
    pub table: String,
    /// The row before; none for a new one.
    pub before: Option<Value>,
    /// The row after; none for a deleted one.
    pub after: Option<Value>,
}

/// The columns of a table that history keeps, and those of its primary key.
pub(super) struct Columns {
    pub all: Vec<String>,
    pub key: Vec<String>,
}

pub(super) fn columns(conn: &Connection, table: &str) -> Result<Columns> {
    let derived = DERIVED.iter().find(|(name, _)| *name == table).map_or(&[][..], |(_, columns)| columns);
    let mut statement =
        conn.prepare_cached("SELECT name, pk FROM pragma_table_info(?1, 'main') ORDER BY cid")?;
    let rows =
        statement.query_map([table], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)? > 0)))?;
    let mut columns = Columns { all: Vec::new(), key: Vec::new() };
    for row in rows {
        let (name, is_key) = row?;
        if derived.contains(&name.as_str()) {
            continue;
        }
        if is_key {
            columns.key.push(name.clone());
        }
        columns.all.push(name);
    }
    Ok(columns)
}

/// `json_object('id', NEW.id, 'name', NEW.name)`.
pub(super) fn json_of(columns: &[String], row: &str) -> String {
    let pairs: Vec<String> = columns.iter().map(|name| format!("'{name}', {row}{name}")).collect();
    format!("json_object({})", pairs.join(", "))
}

/// Makes the triggers of this connection.
pub(super) fn install(conn: &Connection) -> Result<()> {
    conn.execute_batch("CREATE TEMP TABLE now_change (id INTEGER PRIMARY KEY)")?;
    for table in TABLES {
        let Columns { all, key } = columns(conn, table)?;
        let (old, new) = (json_of(&all, "OLD."), json_of(&all, "NEW."));
        let write = |row: &str, before: &str, after: &str| {
            let key = json_of(&key, row);
            format!(
                "INSERT INTO change_row (change_id, tbl, key, before, after) SELECT id, '{table}', {key}, {before}, {after} FROM now_change"
            )
        };
        let (list, insert, delete, update) = (
            all.join(", "),
            write("NEW.", "NULL", &new),
            write("OLD.", &old, "NULL"),
            write("OLD.", &old, &new),
        );
        conn.execute_batch(&format!(
            "CREATE TEMP TRIGGER history_of_{table}_insert AFTER INSERT ON main.{table} BEGIN {insert}; END;
             CREATE TEMP TRIGGER history_of_{table}_delete AFTER DELETE ON main.{table} BEGIN {delete}; END;
             CREATE TEMP TRIGGER history_of_{table}_update AFTER UPDATE OF {list} ON main.{table}
               WHEN {old} IS NOT {new} BEGIN {update}; END;"
        ))?;
    }
    Ok(())
}

/// Opens the entry that the triggers write to.
pub(super) fn begin(conn: &Connection, act: &Act<'_>) -> Result<()> {
    conn.prepare_cached("INSERT INTO change (at, who, intent, summary) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![act.at, act.who, act.intent, act.summary])?;
    conn.prepare_cached("INSERT INTO now_change VALUES (last_insert_rowid())")?.execute([])?;
    Ok(())
}

/// Closes the entry: links it to the one before it; one without rows is dropped.
pub(super) fn end(conn: &Connection) -> Result<()> {
    let is_empty = conn
        .prepare_cached(
            "DELETE FROM change WHERE id = (SELECT id FROM now_change)
               AND NOT EXISTS (SELECT 1 FROM change_row WHERE change_id = change.id)",
        )?
        .execute([])?
        > 0;
    if !is_empty {
        return keep(conn);
    }
    conn.prepare_cached("DELETE FROM now_change")?.execute([])?;
    Ok(())
}

/// Closes the entry and links it to the one before it, also when it changed no row ([`super::Book::witness`]).
pub(super) fn keep(conn: &Connection) -> Result<()> {
    let now: i64 = conn.prepare_cached("SELECT id FROM now_change")?.query_row([], |row| row.get(0))?;
    chain::link(conn, now)?;
    conn.prepare_cached("DELETE FROM now_change")?.execute([])?;
    Ok(())
}

pub(super) fn about(conn: &Connection, noun: &str, record: i64) -> Result<()> {
    conn.prepare_cached(
        "UPDATE change SET noun = ?1, record_id = ?2 WHERE id = (SELECT id FROM now_change)",
    )?
    .execute(params![noun, record])?;
    Ok(())
}

pub(super) fn summary(conn: &Connection, text: &str) -> Result<()> {
    conn.prepare_cached("UPDATE change SET summary = ?1 WHERE id = (SELECT id FROM now_change)")?
        .execute([text])?;
    Ok(())
}

const LIST: &str =
    "SELECT c.id, c.at, c.who, c.intent, c.summary, c.noun, c.record_id, c.undoes, c.undone_by,
    (SELECT count(*) FROM change_row r WHERE r.change_id = c.id), c.hash FROM change c";

fn list(view: &View<'_>, rest: &str, values: impl rusqlite::Params) -> Result<Vec<Change>> {
    let mut statement = view.conn.prepare_cached(&format!("{LIST} {rest}"))?;
    let rows = statement.query_map(values, |row| {
        Ok(Change {
            id: row.get(0)?,
            at: row.get(1)?,
            who: row.get(2)?,
            intent: row.get(3)?,
            summary: row.get(4)?,
            noun: row.get(5)?,
            record_id: row.get(6)?,
            undoes: row.get(7)?,
            undone_by: row.get(8)?,
            rows: row.get(9)?,
            hash: row.get(10)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The newest changes first; `before` pages on.
pub fn changes(view: &View<'_>, limit: i64, before: Option<ChangeId>) -> Result<Vec<Change>> {
    list(
        view,
        "WHERE c.id < ?1 ORDER BY c.id DESC LIMIT ?2",
        params![before.map_or(i64::MAX, |id| id.0), limit],
    )
}

/// Who looked at what is masked, and who took it out in a file: the entries that changed no row, newest first.
pub fn looks(view: &View<'_>, limit: i64, before: Option<ChangeId>) -> Result<Vec<Change>> {
    list(
        view,
        "WHERE c.id < ?1 AND NOT EXISTS (SELECT 1 FROM change_row r WHERE r.change_id = c.id) ORDER BY c.id DESC LIMIT ?2",
        params![before.map_or(i64::MAX, |id| id.0), limit],
    )
}

/// The changes between two moments (ms UTC, the second left out), oldest first.
pub fn changes_between(view: &View<'_>, from: i64, until: i64) -> Result<Vec<Change>> {
    list(view, "WHERE c.at >= ?1 AND c.at < ?2 ORDER BY c.id", params![from, until])
}

/// The changes of one record, newest first.
pub fn history(view: &View<'_>, noun: &str, record: i64) -> Result<Vec<Change>> {
    list(view, "WHERE c.noun = ?1 AND c.record_id = ?2 ORDER BY c.id DESC", params![noun, record])
}

/// 回收站: deletions that have not been undone, newest first.
pub fn recycle_bin(view: &View<'_>) -> Result<Vec<Change>> {
    list(view, "WHERE c.intent LIKE '%\\_delete' ESCAPE '\\' AND c.undone_by IS NULL ORDER BY c.id DESC", [])
}

/// The newest change that undo would take back: not an undo itself and not undone. One that was redone is in force again.
pub fn last_change(view: &View<'_>) -> Result<Option<ChangeId>> {
    let sql = "SELECT c.id FROM change c WHERE c.undoes IS NULL AND c.undone_by IS NULL
         AND EXISTS (SELECT 1 FROM change_row r WHERE r.change_id = c.id) ORDER BY c.id DESC LIMIT 1";
    Ok(view.conn.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?)
}

/// The newest undo that redo would take back: of a change that is still undone, with nothing new written since.
pub fn last_undo(view: &View<'_>) -> Result<Option<ChangeId>> {
    let sql = "SELECT u.id FROM change u JOIN change c ON c.id = u.undoes
       WHERE c.undone_by = u.id AND c.undoes IS NULL
         AND u.id > (SELECT w.id FROM change w WHERE w.undoes IS NULL
           AND EXISTS (SELECT 1 FROM change_row r WHERE r.change_id = w.id) ORDER BY w.id DESC LIMIT 1)
       ORDER BY u.id DESC LIMIT 1";
    Ok(view.conn.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?)
}

/// The rows a change wrote, in order.
pub fn changed_rows(view: &View<'_>, change: ChangeId) -> Result<Vec<ChangedRow>> {
    let sql = "SELECT tbl, before, after FROM change_row WHERE change_id = ?1 ORDER BY id";
    let mut statement = view.conn.prepare_cached(sql)?;
    let rows = statement.query_map([change], |row| {
        let json = |index| -> rusqlite::Result<Option<Value>> {
            Ok(row.get::<_, Option<String>>(index)?.and_then(|text| serde_json::from_str(&text).ok()))
        };
        Ok(ChangedRow { table: row.get(0)?, before: json(1)?, after: json(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::TABLES;
    use crate::book::migrate::MIGRATIONS;

    #[test]
    fn no_table_is_forgotten() {
        // Derived figures, search, what is not written yet, history itself, and contents that are only ever added.
        let without = [
            "tally",
            "reach",
            "change",
            "change_row",
            "search_row",
            "search_text",
            "draft",
            "attachment_file",
            "history_head",
        ];
        let names = MIGRATIONS.iter().flat_map(|sql| {
            let lines = sql.lines().filter(|line| line.starts_with("CREATE "));
            lines.filter_map(|line| line.split_once("TABLE ")?.1.split([' ', '(']).next())
        });
        for name in names {
            assert!(
                TABLES.contains(&name) || without.contains(&name),
                "{name}: what is written there could not be undone; add it to TABLES"
            );
        }
    }
}
