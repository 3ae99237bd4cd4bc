//! A book without a head, as the first versions made them, is made into one that has it: a copy under a key of chance is written
//! beside it, checked and opened, and takes its place in one step.

use std::sync::Arc;

use rusqlite::Connection;

use super::head::Head;
use super::key::Key;
use super::{Book, backup, file, open, verify};
use crate::{Error, Result};

/// Errors: [`Error::WrongPassword`]; [`Error::InUseElsewhere`] while a second connection has the book open; a disk that is full
/// or cannot be written. On an error the book is as it was.
pub(super) fn convert(
    book: &mut Book,
    password: &str,
    head: impl FnOnce(&Key) -> Result<Head>,
) -> Result<()> {
    if !Key::derive(book.key.salt(), password)?.is(&book.key) {
        return Err(Error::WrongPassword);
    }
    if Arc::strong_count(&book.lock) > 1 {
        return Err(Error::InUseElsewhere);
    }
    let part = file::beside(&book.path, "new");
    let key = Key::random()?;
    let swapped =
        head(&key).and_then(|head| write(book, &part, &head, &key)).and_then(|()| swap(book, &part, key));
    for leftover in [part.clone(), file::beside(&part, "wal"), file::beside(&part, "shm")] {
        // Nothing is left where all went well; after an error that error matters more than a leftover.
        let _ = std::fs::remove_file(leftover);
    }
    swapped
}

/// Writes the copy, first under the key of the book, as SQLite makes copies, then under its own.
fn write(book: &Book, part: &std::path::Path, head: &Head, key: &Key) -> Result<()> {
    backup::write_copy(&book.conn, part, &head.bytes())?;
    let copy = open::connect(part, &book.key)?;
    // The log would hold every page once more.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    copy.pragma_update(None, "rekey", key.spec().as_str())?;
    copy.close().map_err(|(_, error)| error)?;
    let copy = open::connect(part, key)?;
    match verify::page_faults(&copy)?.into_iter().next() {
        Some(fault) => Err(Error::Damaged(fault)),
        None => copy.close().map_err(|(_, error)| error.into()),
    }
}

/// Puts the copy in the place of the book and opens it there.
fn swap(book: &mut Book, part: &std::path::Path, key: Key) -> Result<()> {
    let path = book.path.clone();
    // The last connection to close writes the log into the file and removes it: one that stayed would be read into the copy.
    let closed = std::mem::replace(&mut book.conn, Connection::open_in_memory()?);
    let renamed = open::close(closed, &path).and_then(|()| backup::settle(part, &path));
    if renamed.is_ok() {
        book.key = key;
        book.lock.head_says(false);
    }
    let seed = book.seed.take();
    *book = Book { seed, ..open::beside(&path, &book.key, Arc::clone(&book.lock), book.role)? };
    renamed.map(|_| ())
}
