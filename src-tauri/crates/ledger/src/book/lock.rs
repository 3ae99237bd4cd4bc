//! One program per book (`手册.book-lock`), and how the last one left it.
//!
//! The lock itself is the operating system's, so a killed program leaves none behind. The file stays, and holds one line without a
//! name in it: how far the history of the book went. By it the next opening tells an older copy, or another book, from the
//! one that was left there ([`super::found`]).

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension};

use super::file::{self, beside, io_error};
use super::head::Head;
use super::{chain, head, vfs};
use crate::{Error, Result};

/// Held while a book is open, by all its connections.
pub struct Lock {
    file: Mutex<File>,
    book: PathBuf,
    /// The head says that the newest writes may be in the log.
    has_log: AtomicBool,
    /// The book is taken as it is, so that its head is put right when it is closed.
    is_taken: AtomicBool,
}

/// How far the history of a book went when it was left.
pub struct Trace {
    /// Of the unit that owns the book.
    pub uid: String,
    /// The newest entry and its hash.
    pub head: (i64, String),
}

impl Lock {
    /// Takes the lock file beside the book. Errors: [`Error::InUseElsewhere`], or the folder cannot be written.
    pub fn take(book: &Path) -> Result<Self> {
        file::fits(book)?;
        let path = beside(book, "lock");
        let file = OpenOptions::new()
            .create(true)
            .read(true)
            .write(true)
            .truncate(false)
            .open(&path)
            .map_err(|source| io_error(&path, source))?;
        match file.try_lock() {
            Ok(()) => Ok(Self {
                file: Mutex::new(file),
                book: book.to_owned(),
                has_log: AtomicBool::new(false),
                is_taken: AtomicBool::new(false),
            }),
            Err(std::fs::TryLockError::WouldBlock) => Err(Error::InUseElsewhere),
            // A network folder: without a lock two programs could write at once.
            Err(std::fs::TryLockError::Error(source)) => {
                let source = std::io::Error::new(std::io::ErrorKind::Unsupported, source);
                Err(Error::Io { path: book.to_owned(), source })
            }
        }
    }

    /// How the book was left there; none: nobody knows.
    pub fn trace(&self) -> Option<Trace> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(0)).ok()?;
        parse(&mut file)
    }

    /// Leaves word how far the history goes. Not waited for: after a power cut it may be behind the book, never ahead of it.
    pub fn leave_trace(&self, conn: &Connection) {
        let Ok(Some(Trace { uid, head: (entry, hash) })) = of_book(conn) else { return };
        // Always as long as before, so that it is replaced in one write. A place that does not take it tells less next time.
        self.write(format!("{uid} {entry:020} {hash}\n").as_bytes());
    }

    /// From here on any book may lie there: one is being put there.
    pub fn forget(&self) {
        let file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.set_len(0);
    }

    fn write(&self, line: &[u8]) {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(line));
    }

    /// Before the first write: the head says from now on that the newest writes may be in the log, so that the file is not taken
    /// for the whole book without it. Errors: the head cannot be written.
    pub fn expect_log(&self, conn: &Connection) -> Result<()> {
        self.take_book();
        if self.has_log.load(Ordering::Acquire) {
            return Ok(());
        }
        if let Some((head, _)) = vfs::read_head(conn)?.map(|bytes| Head::read(&bytes)).transpose()?.flatten()
        {
            head.with_log(true).store(conn)?;
            self.head_says(true);
        }
        Ok(())
    }

    /// What the head of the book says about its log.
    pub fn head_says(&self, has_log: bool) {
        self.has_log.store(has_log, Ordering::Release);
    }

    /// The book is taken as it is: once it is closed, nothing of it is in a log.
    pub fn take_book(&self) {
        self.is_taken.store(true, Ordering::Release);
    }
}

impl Drop for Lock {
    /// The last connection is closed: what was in the log is in the file, unless the disk refused it.
    fn drop(&mut self) {
        if *self.has_log.get_mut() && *self.is_taken.get_mut() && !beside(&self.book, "wal").exists() {
            // A head that cannot be written says too much: the trace shows that nothing is missing.
            let _ = head::log_is_in(&self.book);
        }
    }
}

/// The uid of the unit whose book was left at a place; none: nobody knows.
pub fn uid_left_at(book: &Path) -> Option<String> {
    parse(&mut File::open(beside(book, "lock")).ok()?).map(|trace| trace.uid)
}

fn parse(file: &mut File) -> Option<Trace> {
    let mut line = String::new();
    file.take(512).read_to_string(&mut line).ok()?;
    let mut words = line.strip_suffix('\n')?.split(' ');
    let (uid, entry, hash) = (words.next()?, words.next()?, words.next()?);
    let is_whole = uid.len() == 36 && hash.len() == 64 && words.next().is_none();
    is_whole.then_some(())?;
    Some(Trace { uid: uid.to_owned(), head: (entry.parse().ok()?, hash.to_owned()) })
}

/// How far the history of an open book goes; none in a book without history, or without a unit.
pub fn of_book(conn: &Connection) -> Result<Option<Trace>> {
    let sql = "SELECT uid FROM unit WHERE parent_id IS NULL ORDER BY id";
    let uid: Option<String> = conn.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
    Ok(uid.zip(chain::head(conn)?).map(|(uid, head)| Trace { uid, head }))
}
