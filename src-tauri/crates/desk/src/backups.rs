//! The automatic backups: one folder a book in the program's own folder, each copy checked by the ledger before it counts.

use std::path::{Path, PathBuf};

use chrono::{Local, NaiveDateTime, TimeZone};
use ledger::Book;
use ledger::date::Day;
use serde::Serialize;
use ts_rs::TS;

use crate::error::{CommandError, Result};

/// A book larger than this (bytes) is not copied while somebody waits for it to open, but when it is closed.
pub const LARGE: u64 = 64 * 1024 * 1024;

/// Time in the names of backups, local.
const STAMP: &str = "%Y%m%d-%H%M%S";

/// A checked copy of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Backup {
    /// Where it lies.
    pub path: String,
    /// When it was made, ms UTC.
    pub at: i64,
    /// Why: 每日, 导入前, 恢复前, 封存前, 修复前, 手动.
    pub reason: String,
    /// Bytes.
    pub bytes: u64,
    /// Whether it was opened and checked after writing: nothing else becomes a backup here.
    pub verified: bool,
}

/// The folder of a book's backups. Error: the book cannot be read.
pub fn folder(home: &Path, book: &Book) -> Result<PathBuf> {
    let uid = book.read(|view| Ok(ledger::unit::top(view)?.uid))?;
    Ok(home.join("backups").join(uid))
}

/// The backups in a folder, newest first; a folder that is not there holds none.
pub fn list(folder: &Path) -> Vec<Backup> {
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<Backup> = files.flatten().filter_map(|file| read(&file.path())).collect();
    found.sort_by_key(|backup| std::cmp::Reverse(backup.at));
    found
}

/// `20260921-083100 每日.book`; other files are none of ours.
fn read(path: &Path) -> Option<Backup> {
    let name = path.file_name()?.to_str()?.strip_suffix(".book")?;
    let (stamp, reason) = name.split_once(' ')?;
    let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?;
    Some(Backup {
        path: path.display().to_string(),
        at: Local.from_local_datetime(&at).earliest()?.timestamp_millis(),
        reason: reason.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned(),
        bytes: std::fs::metadata(path).ok()?.len(),
        verified: true,
    })
}

/// Makes a backup in the book's folder. Errors: those of [`ledger::book::backup`].
pub fn make(home: &Path, book: &Book, at: i64, reason: &str) -> Result<Backup> {
    let folder = folder(home, book)?;
    std::fs::create_dir_all(&folder).map_err(|source| CommandError::io(&folder, &source))?;
    let stamp = local(at).format(STAMP).to_string();
    // Two within one second are told apart by a number behind the reason.
    let path = (0..)
        .map(|n| if n == 0 { String::new() } else { n.to_string() })
        .map(|n| folder.join(format!("{stamp} {reason}{n}.book")))
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join(format!("{stamp}.book")));
    make_at(book, &path, at, reason)
}

/// Makes a backup at a place of the person's choice. Errors: those of [`ledger::book::backup`].
pub fn make_at(book: &Book, path: &Path, at: i64, reason: &str) -> Result<Backup> {
    let bytes = ledger::book::backup(book, path)?;
    Ok(Backup { path: path.display().to_string(), at, reason: reason.to_owned(), bytes, verified: true })
}

/// Makes today's backup when there is none, then removes what the rotation no longer keeps. Today's own stay all: one of them
/// may be what somebody wants back after an import.
pub fn make_daily(home: &Path, book: &Book, at: i64) -> Result<()> {
    let folder = folder(home, book)?;
    let today = local(at).date();
    let days: Vec<Day> = list(&folder).iter().rev().map(|backup| local(backup.at).date()).collect();
    if days.last() == Some(&today) {
        return Ok(());
    }
    make(home, book, at, "每日")?;
    let mut oldest_first = list(&folder);
    oldest_first.reverse();
    let days: Vec<Day> = oldest_first.iter().map(|backup| local(backup.at).date()).collect();
    for place in ledger::book::outdated(&days) {
        if days[place] != today {
            // One that cannot be removed now is found again tomorrow.
            let _ = std::fs::remove_file(&oldest_first[place].path);
        }
    }
    Ok(())
}

fn local(at: i64) -> NaiveDateTime {
    Local.timestamp_millis_opt(at).earliest().map(|at| at.naive_local()).unwrap_or_default()
}
