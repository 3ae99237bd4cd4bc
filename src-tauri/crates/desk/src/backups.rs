//! The automatic backups: one folder a book in the program's own folder, each copy checked by the ledger before it counts.

use std::path::{Path, PathBuf};

use chrono::{Local, NaiveDateTime, TimeZone};
use ledger::Book;
use ledger::date::Day;
use serde::Serialize;
use ts_rs::TS;

use crate::care::{Care, Newest};
use crate::error::{CommandError, Result};
use crate::state::State;

/// A book larger than this (bytes) is not copied while somebody waits for it to open, but when it is closed.
pub const LARGE: u64 = 64 * 1024 * 1024;

/// Time in the names of backups, local.
const STAMP: &str = "%Y%m%d-%H%M%S";

/// Why a backup was made. A file whose name says anything else is none of ours, and is never removed.
pub const REASONS: [&str; 8] =
    ["每日", "手动", "导入前", "恢复前", "封存前", "修复前", "改密码前", "改密码后"];

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
    /// It lies on this computer.
    pub here: bool,
    /// It lies at the second place, too.
    pub there: bool,
}

impl Backup {
    /// Its file name, the same at both places.
    pub fn name(&self) -> &str {
        Path::new(&self.path).file_name().and_then(|name| name.to_str()).unwrap_or_default()
    }

    /// The day on which it was made.
    pub fn day(&self) -> Day {
        local(self.at).date()
    }
}

/// The folder of the backups of the book of a unit.
pub fn folder_of(home: &Path, uid: &str) -> PathBuf {
    home.join("backups").join(uid)
}

/// The folder of a book's backups. Error: the book cannot be read.
pub fn folder(home: &Path, book: &Book) -> Result<PathBuf> {
    let uid = book.read(|view| Ok(ledger::unit::top(view)?.uid))?;
    Ok(folder_of(home, &uid))
}

/// The backups in a folder, newest first; a folder that is not there holds none.
pub fn list(folder: &Path) -> Vec<Backup> {
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<Backup> = files.flatten().filter_map(|file| read(&file.path())).collect();
    newest_first(&mut found);
    found
}

/// The backups here and those seen at the second place as one list, newest first.
pub fn merge(mut here: Vec<Backup>, there: Vec<Backup>) -> Vec<Backup> {
    for backup in there {
        match here.iter_mut().find(|known| known.name() == backup.name()) {
            Some(known) => known.there = true,
            None => here.push(Backup { here: false, there: true, ..backup }),
        }
    }
    newest_first(&mut here);
    here
}

fn newest_first(backups: &mut [Backup]) {
    backups.sort_by_key(|backup| std::cmp::Reverse((backup.at, number(backup))));
}

/// Backups of one second are told apart, and follow each other, by a number behind the reason.
fn number(backup: &Backup) -> u32 {
    let name = backup.name().trim_end_matches(".book");
    let digits = name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    name[digits..].parse().unwrap_or(0)
}

/// `20260921-083100 每日.book`; other files are none of ours.
fn read(path: &Path) -> Option<Backup> {
    let name = path.file_name()?.to_str()?.strip_suffix(".book")?;
    let (stamp, reason) = name.split_once(' ')?;
    let reason = reason.trim_end_matches(|c: char| c.is_ascii_digit());
    let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?;
    REASONS.contains(&reason).then_some(Backup {
        path: path.display().to_string(),
        at: Local.from_local_datetime(&at).earliest()?.timestamp_millis(),
        reason: reason.to_owned(),
        bytes: std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?.len(),
        verified: true,
        here: true,
        there: false,
    })
}

/// Makes a backup in the book's folder and sends it to the second place. Errors: those of [`ledger::book::backup`].
pub fn make(state: &State, book: &Book, reason: &str) -> Result<Backup> {
    let (folder, at) = (folder(&state.paths.home, book)?, state.clock.now());
    std::fs::create_dir_all(&folder).map_err(|source| CommandError::io(&folder, &source))?;
    let stamp = local(at).format(STAMP).to_string();
    let of_this_second = list(&folder).into_iter().find(|known| known.at / 1000 == at / 1000);
    let number = of_this_second.map_or_else(String::new, |known| (number(&known) + 1).to_string());
    let path = folder.join(format!("{stamp} {reason}{number}.book"));
    let change = last_change(book)?;
    let backup = make_at(book, &path, at, reason)?;
    let newest = Newest { path: backup.path.clone(), change };
    // What cannot be noted costs one backup too many, later.
    let _ = Care::change(&folder, |care| care.newest = Some(newest));
    state.courier.send(&folder, state.clock.today());
    Ok(backup)
}

/// Makes a backup at a place of the person's choice. Errors: those of [`ledger::book::backup`].
pub fn make_at(book: &Book, path: &Path, at: i64, reason: &str) -> Result<Backup> {
    let bytes = ledger::book::backup(book, path)?;
    let path = path.display().to_string();
    Ok(Backup { path, at, reason: reason.to_owned(), bytes, verified: true, here: true, there: false })
}

/// Sees to it that there is a backup of the book as it is now. When nothing was written since the newest one, that is it: before
/// an import or a new password nobody waits for a second copy of the same. Told by the entries of history, not by the time of day,
/// which may be set back.
pub fn make_if_changed(state: &State, book: &Book, reason: &str) -> Result<()> {
    let newest = Care::load(&folder(&state.paths.home, book)?).newest;
    let now = last_change(book)?;
    let has_all = |newest: Newest| newest.change == now && Path::new(&newest.path).exists();
    if !newest.is_some_and(has_all) {
        make(state, book, reason)?;
    }
    Ok(())
}

fn last_change(book: &Book) -> Result<Option<i64>> {
    Ok(book.read(|view| ledger::book::changes(view, 1, None))?.first().map(|change| change.id.0))
}

/// Makes today's backup when there is none, then removes what the rotation no longer keeps.
pub fn make_daily(state: &State, book: &Book) -> Result<()> {
    let (folder, today) = (folder(&state.paths.home, book)?, state.clock.today());
    // Not only of the newest: a clock set back must not make one at every opening.
    if list(&folder).iter().any(|backup| backup.day() == today) {
        // A stick that was put in since then gets it now.
        state.courier.send(&folder, today);
        return Ok(());
    }
    make(state, book, "每日")?;
    for backup in outdated(&list(&folder), today) {
        // One that cannot be removed now is found again tomorrow.
        let _ = std::fs::remove_file(&backup.path);
    }
    Ok(())
}

/// Which of some backups (newest first) the rotation no longer keeps. Today's own stay all: one of them may be what somebody wants
/// back after an import.
pub fn outdated(newest_first: &[Backup], today: Day) -> Vec<&Backup> {
    let oldest_first: Vec<&Backup> = newest_first.iter().rev().collect();
    let days: Vec<Day> = oldest_first.iter().map(|backup| backup.day()).collect();
    let places = ledger::book::outdated(&days);
    places.into_iter().filter(|&place| days[place] != today).map(|place| oldest_first[place]).collect()
}

fn local(at: i64) -> NaiveDateTime {
    Local.timestamp_millis_opt(at).earliest().map(|at| at.naive_local()).unwrap_or_default()
}
