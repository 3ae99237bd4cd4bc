//! 备份 and 恢复: a verified copy in one file, under the same password.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Datelike;
use rusqlite::{Connection, OptionalExtension};

use super::head::Head;
use super::lock::Lock;
use super::{Book, Watch, file, open, vfs};
use crate::date::Day;
use crate::{Error, Result};

/// Bytes copied between two looks at the watch.
const PIECE: u64 = 8 * 1024 * 1024;

/// Days of which the newest backup is kept.
const DAYS_KEPT: usize = 10;

/// Months of which the newest backup is kept.
const MONTHS_KEPT: usize = 12;

/// Writes a copy of the book and checks it; the size in bytes. Either the whole, checked copy stands at `to` or nothing.
/// Errors: [`Error::Exists`], [`Error::DiskFull`], [`Error::ReadOnly`], [`Error::Damaged`] when the copy does not check.
pub fn backup(book: &Book, to: &Path) -> Result<u64> {
    copy(book.conn(), to)
}

/// A copy of the book as it is before a migration changes it: `手册.book-v1`. One that is already there is of the same state
/// (the migration that should have followed it did not happen) and is made anew.
pub(super) fn backup_before_migration(conn: &Connection, path: &Path, version: i64) -> Result<()> {
    let to = file::beside(path, &format!("v{version}"));
    remove(&to)?;
    copy(conn, &to)?;
    Ok(())
}

fn copy(conn: &Connection, to: &Path) -> Result<u64> {
    file::fits(to)?;
    if to.exists() {
        return Err(Error::Exists(to.to_owned()));
    }
    let part = file::beside(to, "part");
    let made =
        head_of_copy(conn).and_then(|head| write_copy(conn, &part, &head)).and_then(|()| settle(&part, to));
    if made.is_err() {
        // The error that matters is on its way; a part that cannot be removed is overwritten next time.
        let _ = std::fs::remove_file(&part);
    }
    made
}

/// A copy has the key of the book and so its head, and no log.
fn head_of_copy(conn: &Connection) -> Result<Vec<u8>> {
    let Some(bytes) = vfs::read_head(conn)? else { return Ok(Vec::new()) };
    Ok(Head::read(&bytes)?.map_or(bytes, |(head, _)| head.with_log(false).bytes()))
}

/// Writes a copy that begins with a head, under the key of the book, and checks it.
pub(super) fn write_copy(conn: &Connection, part: &Path, head: &[u8]) -> Result<()> {
    remove(part)?;
    // SQLite itself knows no reason but "unable to open" for a folder that cannot be written.
    std::fs::write(part, head).map_err(|source| file::io_error(part, source))?;
    conn.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
    check(conn, part)
}

/// Opens a copy beside the book with the book's key and compares: every page whole, as many rows in every table.
fn check(conn: &Connection, copy: &Path) -> Result<()> {
    conn.execute("ATTACH ?1 AS copy", [copy.to_string_lossy()])?;
    let checked = (|| {
        conn.pragma_update(Some("copy"), "cache_size", open::CACHE)?;
        let fault = conn
            .prepare("PRAGMA copy.integrity_check")?
            .query_row([], |row| row.get::<_, String>(0))
            .optional()?
            .filter(|text| text != "ok");
        if let Some(fault) = fault {
            return Err(Error::Damaged(fault));
        }
        let mut tables = conn.prepare(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%'",
        )?;
        let tables =
            tables.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        for table in tables {
            let sql = format!(
                "SELECT (SELECT count(*) FROM main.\"{table}\") = (SELECT count(*) FROM copy.\"{table}\")"
            );
            if !conn.query_row(&sql, [], |row| row.get::<_, bool>(0))? {
                return Err(Error::Damaged(format!("{table} of the copy")));
            }
        }
        Ok(())
    })();
    conn.execute("DETACH copy", [])?;
    checked
}

/// Gives a finished file its name, once it is on the disk.
pub(super) fn settle(part: &Path, to: &Path) -> Result<u64> {
    let io = |source| file::io_error(to, source);
    let written = std::fs::OpenOptions::new().write(true).open(part).map_err(io)?;
    written.sync_all().map_err(io)?;
    let bytes = written.metadata().map_err(io)?.len();
    drop(written);
    std::fs::rename(part, to).map_err(io)?;
    sync_folder(to);
    Ok(bytes)
}

/// A rename is on the disk once its folder is. Windows has no such call and does it by itself.
fn sync_folder(path: &Path) {
    #[cfg(unix)]
    if let Some(Ok(folder)) = path.parent().map(std::fs::File::open) {
        // Some file systems (network shares) refuse this; the rename has happened all the same.
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = path;
}

fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(file::io_error(path, source)),
        _ => Ok(()),
    }
}

/// Puts a backup in the place of a book, after opening and checking a copy of it. The book that was there is kept beside it
/// under the name returned; so is the log of a book that is gone (`手册（恢复前）.book-wal`), which nobody is told of. Errors: those of [`Book::open`] for the backup; [`Error::InUseElsewhere`] while the book is open.
/// On an error, and when the work is stopped, the book is as it was.
pub fn restore(from: &Path, password: &str, to: &Path, watch: &Arc<Watch>) -> Result<Option<PathBuf>> {
    file::inspect(from)?;
    let lock = Lock::take(to)?;
    let part = file::beside(to, "restore");
    let restored = (|| {
        copy_with_log(from, &part, watch)?;
        open::check_whole(&part, password, watch)?;
        let old = [to.to_owned(), file::beside(to, "wal")];
        let kept = old.iter().any(|file| file.exists()).then(|| free_name(to));
        if let Some(kept) = &kept {
            keep(to, kept, watch)?;
        }
        // The log of the old book belongs to none but the old book, which has its copy of it.
        let replaced =
            remove(&file::beside(to, "wal")).and_then(|()| remove(&file::beside(to, "shm"))).and_then(|()| {
                lock.forget();
                settle(&part, to)
            });
        if let Err(error) = replaced {
            if let Some(kept) = &kept {
                // The book was not replaced: its log goes back to it.
                let _ = std::fs::rename(file::beside(kept, "wal"), file::beside(to, "wal"));
                let _ = std::fs::remove_file(kept);
            }
            return Err(error);
        }
        Ok(kept.filter(|book| book.exists()))
    })();
    for leftover in [part.clone(), file::beside(&part, "wal"), file::beside(&part, "shm")] {
        // Nothing is left where all went well; after an error that error matters more than a leftover.
        let _ = std::fs::remove_file(leftover);
    }
    restored
}

/// Copies a book that is not open, with the log of its last writes, if it has one.
pub(super) fn copy_with_log(from: &Path, to: &Path, watch: &Watch) -> Result<()> {
    for (source, target) in
        [(from.to_owned(), to.to_owned()), (file::beside(from, "wal"), file::beside(to, "wal"))]
    {
        remove(&target)?;
        if source.exists() {
            copy_content(&source, &target, watch)?;
        }
    }
    Ok(())
}

/// Copies what a file holds and nothing else: what is restored from a read-only backup (a disc, a protected folder) can be
/// written. A piece at a time, so that it can be watched and stopped.
fn copy_content(from: &Path, to: &Path, watch: &Watch) -> Result<()> {
    let mut source = std::fs::File::open(from).map_err(|source| file::io_error(from, source))?;
    let mut target = std::fs::File::create(to).map_err(|source| file::io_error(to, source))?;
    let length = source.metadata().map_err(|source| file::io_error(from, source))?.len();
    let pieces = usize::try_from(length.div_ceil(PIECE)).unwrap_or(usize::MAX);
    for done in 0..pieces {
        watch.step(done, pieces)?;
        let mut piece = source.by_ref().take(PIECE);
        std::io::copy(&mut piece, &mut target).map_err(|source| file::io_error(to, source))?;
    }
    Ok(())
}

/// Keeps a book under another name, with the log of its last writes, which belongs to it by its name. A copy: while it is made, and
/// when the program ends meanwhile, the book stands where it stood.
fn keep(book: &Path, kept: &Path, watch: &Watch) -> Result<()> {
    let log = [file::beside(book, "wal"), file::beside(kept, "wal")];
    let copied = [&log, &[book.to_owned(), kept.to_owned()]]
        .into_iter()
        .filter(|[from, _]| from.exists())
        .try_for_each(|[from, to]| copy_content(from, to, watch));
    if copied.is_err() {
        // The error that matters is on its way.
        let _ = std::fs::remove_file(kept);
        let _ = std::fs::remove_file(file::beside(kept, "wal"));
    }
    copied
}

/// `手册（恢复前）.book`, or the first number that is free: `手册（恢复前2）.book`.
fn free_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    (1_u32..)
        .map(|number| if number == 1 { String::new() } else { number.to_string() })
        .map(|number| path.with_file_name(format!("{stem}（恢复前{number}）{ending}")))
        .find(|name| !name.exists() && !file::beside(name, "wal").exists())
        .unwrap_or_else(|| file::beside(path, "before"))
}

/// Which of some backups, given by their days from the oldest to the newest, need not be kept: all but the newest of each of
/// the last ten days and of each of the last twelve months that have one. Places in the list.
pub fn outdated(days: &[Day]) -> Vec<usize> {
    let (mut days_kept, mut months_kept) = (BTreeSet::new(), BTreeSet::new());
    let mut outdated = Vec::new();
    for (place, day) in days.iter().enumerate().rev() {
        let is_of_day = days_kept.len() < DAYS_KEPT && days_kept.insert(*day);
        let is_of_month = months_kept.len() < MONTHS_KEPT && months_kept.insert((day.year(), day.month()));
        if !is_of_day && !is_of_month {
            outdated.push(place);
        }
    }
    outdated.reverse();
    outdated
}
