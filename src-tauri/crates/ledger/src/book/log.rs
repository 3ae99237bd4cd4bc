//! The log that a killed program left beside its book (`手册.book-wal`), looked at before it is let into the book.
//!
//! SQLite takes in any log whose own sums are right. It cannot tell that the file was changed for another one meanwhile: an old
//! copy laid over it by hand, or one brought back by a program that keeps folders alike. Then pages of two states of the book
//! are mixed, and what is lost is lost silently. The history tells: it only ever grows, and each entry says what it wrote.

use std::collections::HashSet;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

use super::key::Key;
use super::{chain, file, migrate, undo};
use crate::{Error, Result};

/// In books larger than this (bytes) the indexes are not compared with their tables: that reads the file many times over.
const LARGE: i64 = 256 * 1024 * 1024;

/// What the file alone says, without its log.
pub(super) struct Alone {
    /// It opens under the key, and was read.
    is_sound: bool,
    version: i64,
    /// The newest entry of history and its hash; none in a book without history.
    head: Option<(i64, String)>,
}

/// What the file says without its log, where it has one. To be asked before the book is opened: the two are not to be mixed.
pub(super) fn alone(path: &Path, key: &Key) -> Option<Alone> {
    let log = std::fs::metadata(file::beside(path, "wal")).ok()?;
    // A program killed while it wrote its log into the file leaves a file that may not be read alone: then all of the history
    // is looked at.
    let unread = Alone { is_sound: false, version: migrate::VERSION, head: None };
    (log.len() > 0).then(|| read_alone(path, key).unwrap_or(unread))
}

fn read_alone(path: &Path, key: &Key) -> Result<Alone> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(address(path), flags)?;
    conn.pragma_update(None, "cipher_log_level", "NONE")?;
    conn.pragma_update(None, "key", key.spec().as_str())?;
    let version = migrate::version(&conn)?;
    let head = if version < migrate::LINKED { None } else { chain::head(&conn)? };
    Ok(Alone { is_sound: true, version, head })
}

/// The file as SQLite's address of one that nobody changes, whose log it does not look for.
fn address(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let path = path.to_string_lossy().replace('\\', "/");
    let letter = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b':' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    };
    // C:/手册.book → file:///C:/…
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}?immutable=1", path.bytes().map(letter).collect::<String>())
}

/// Whether closing the connection writes the log into the file. Not before it is known to be the file's own.
pub(super) fn keep_apart(conn: &Connection, apart: bool) -> Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, apart)?;
    Ok(())
}

/// What it means that the book does not open with its log: where the file alone does, the log is the fault.
pub(super) fn blame(error: Error, alone: Option<&Alone>, path: &Path) -> Error {
    match error {
        Error::WrongPassword | Error::Damaged(_) if alone.is_some_and(|alone| alone.is_sound) => {
            Error::StrayLog(file::beside(path, "wal"))
        }
        other => other,
    }
}

/// Looks whether the book as it stands with its log follows from the file alone. Error: [`Error::StrayLog`].
pub(super) fn check(conn: &Connection, alone: &Alone, path: &Path) -> Result<()> {
    let follows = || -> Result<bool> {
        if !is_whole(conn)? {
            return Ok(false);
        }
        if migrate::version(conn)? < migrate::LINKED {
            return Ok(true);
        }
        Ok(chain::continues(conn, alone.head.as_ref())? && are_written(conn, alone)?)
    };
    match follows() {
        Ok(true) => Ok(()),
        Ok(false) => Err(Error::StrayLog(file::beside(path, "wal"))),
        // Pages that do not fit each other are found while they are read, too.
        Err(error) => Err(blame(error, Some(alone), path)),
    }
}

/// The pages fit together.
fn is_whole(conn: &Connection) -> Result<bool> {
    let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let size = pages.saturating_mul(i64::try_from(file::PAGE).unwrap_or(i64::MAX));
    let check = if size > LARGE { "quick_check" } else { "integrity_check" };
    let found: String = conn.query_row(&format!("PRAGMA {check}(1)"), [], |row| row.get(0))?;
    Ok(found == "ok")
}

/// What the entries since the file's own wrote stands in the rows.
fn are_written(conn: &Connection, alone: &Alone) -> Result<bool> {
    if alone.version != migrate::version(conn)? {
        // A migration is in the log, and may have written rows that history does not know.
        return Ok(true);
    }
    let since = alone.head.as_ref().map_or(0, |(entry, _)| *entry);
    let mut statement = conn.prepare(
        "SELECT tbl, key, before, after FROM change_row WHERE change_id > ?1 ORDER BY change_id DESC, id DESC",
    )?;
    let mut rows = statement.query([since])?;
    let mut seen = HashSet::new();
    while let Some(row) = rows.next()? {
        let (table, key): (String, String) = (row.get(0)?, row.get(1)?);
        let json = |column| -> rusqlite::Result<Option<Value>> {
            Ok(row.get::<_, Option<String>>(column)?.and_then(|text| serde_json::from_str(&text).ok()))
        };
        let (before, after) = (json(2)?, json(3)?);
        let Some(like) = after.as_ref().or(before.as_ref()) else { continue };
        // What counts is what was written last.
        if seen.insert((table.clone(), key)) && undo::row_now(conn, &table, like)? != after {
            return Ok(false);
        }
    }
    Ok(true)
}
