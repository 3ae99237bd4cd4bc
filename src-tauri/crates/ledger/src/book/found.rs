//! How a book was found, beside how it was left there: its log may be gone, an older copy or another book may lie in its place.

use rusqlite::{Connection, OptionalExtension};

use super::lock::{self, Trace};
use crate::Result;

/// How a book was found. Counts are of entries of history that were written there and are not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// As it was left, or further on; or nobody knows how it was left.
    AsLeft,
    /// Its newest writes were in a log that is gone or spoilt: the program was killed, or the file was copied while it was open.
    LogGone {
        /// None: nobody knows how many.
        missing: Option<i64>,
    },
    /// An earlier state of it.
    Older {
        /// None: it has gone its own way since.
        missing: Option<i64>,
    },
    /// The book of another unit.
    Other,
}

/// Compares a book with the trace that was left there. `has_log`: its head says that there is a log; `log_is_there`: there was one.
pub(super) fn look(
    conn: &Connection,
    left: Option<&Trace>,
    has_log: bool,
    log_is_there: bool,
) -> Result<Found> {
    let unknown = if has_log && !log_is_there { Found::LogGone { missing: None } } else { Found::AsLeft };
    let (Some(left), Some(now)) = (left, lock::of_book(conn)?) else { return Ok(unknown) };
    if left.uid != now.uid {
        return Ok(Found::Other);
    }
    let (entry, hash) = &left.head;
    let sql = "SELECT hash FROM change WHERE id = ?1";
    let there: Option<Option<String>> = conn.query_row(sql, [entry], |row| row.get(0)).optional()?;
    if there.flatten().as_ref() == Some(hash) {
        // Where the head says that there was a log, it had been taken in: only the head was not written any more.
        return Ok(Found::AsLeft);
    }
    let missing = (entry - now.head.0 > 0).then_some(entry - now.head.0);
    Ok(if has_log { Found::LogGone { missing } } else { Found::Older { missing } })
}
