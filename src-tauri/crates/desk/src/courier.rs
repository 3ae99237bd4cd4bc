//! Carries backups to the second place, in a thread of its own: a stick may be slow, a shared folder may not answer at all, and
//! nobody waits for either. What commands tell of the second place is what was seen there last.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ledger::Error;
use ledger::date::Day;
use serde::Serialize;
use ts_rs::TS;

use crate::backups::{self, Backup};
use crate::care::{Care, Place};

/// What begins the name of our own folder at the second place; the end of the book's uid follows.
const OURS: &str = "支部手册备份-";

/// So many letters of a uid tell books apart; they are random.
const TAIL: usize = 8;

/// How long somebody who waits for an answer waits for a folder that may never answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// How the second place stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SecondState {
    /// Nobody has looked yet.
    #[default]
    Unknown,
    /// All that belongs there lies there.
    Good,
    /// It is not there: the stick is not in, the share is not connected.
    Away,
    /// No room left.
    Full,
    /// It cannot be written.
    ReadOnly,
    /// Something else went wrong; the next look tries again.
    Failed,
}

/// What was seen at the second place.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// How it stands.
    pub state: SecondState,
    /// What lies there, newest first.
    pub there: Vec<Backup>,
    /// It is on the same disk as the backups here.
    pub is_same_disk: bool,
    /// Somebody is there now.
    pub is_busy: bool,
    /// To be looked at once more after this.
    again: bool,
}

/// Shared by all connections of a desk.
#[derive(Default)]
pub struct Courier {
    is_on: AtomicBool,
    seen: Mutex<HashMap<PathBuf, Seen>>,
}

impl Courier {
    /// From here on it goes when it is sent.
    pub fn start(&self) {
        self.is_on.store(true, Ordering::Relaxed);
    }

    /// Goes to the second place of the backups in a folder, if they have one, and brings what is missing there.
    pub fn send(self: &Arc<Self>, folder: &Path, today: Day) {
        if !self.is_on.load(Ordering::Relaxed) || Care::load(folder).second.is_none() {
            return;
        }
        {
            let mut all = self.lock();
            let seen = all.entry(folder.to_owned()).or_default();
            if std::mem::replace(&mut seen.is_busy, true) {
                seen.again = true;
                return;
            }
        }
        let (courier, folder) = (Arc::clone(self), folder.to_owned());
        std::thread::spawn(move || while courier.go(&folder, today) {});
    }

    /// What was seen at the second place of the backups in a folder.
    pub fn seen(&self, folder: &Path) -> Seen {
        self.lock().get(folder).cloned().unwrap_or_default()
    }

    /// Forgets what was seen: another place was chosen.
    pub fn forget(&self, folder: &Path) {
        if let Some(seen) = self.lock().get_mut(folder) {
            *seen = Seen { is_busy: seen.is_busy, again: seen.again, ..Seen::default() };
        }
    }

    /// One round; whether another is wanted.
    fn go(&self, folder: &Path, today: Day) -> bool {
        let found = visit(folder, today);
        let mut all = self.lock();
        let seen = all.entry(folder.to_owned()).or_default();
        let again = std::mem::take(&mut seen.again);
        *seen = Seen { is_busy: again, ..found };
        again
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<PathBuf, Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Our own folder at a second place.
fn own(place: &Place, folder: &Path) -> PathBuf {
    let uid = folder.file_name().unwrap_or_default().to_string_lossy();
    let tail: String = uid.chars().skip(uid.chars().count().saturating_sub(TAIL)).collect();
    place.folder.join(format!("{OURS}{tail}"))
}

/// Brings what is missing, newest first, removes what the rotation no longer keeps, and says what lies there now.
fn visit(folder: &Path, today: Day) -> Seen {
    let Some(place) = Care::load(folder).second else { return Seen::default() };
    let own = own(&place, folder);
    // Where backups lay before and our folder is gone, it is not that stick: its place in the tree may stand empty.
    if !place.folder.is_dir() || (place.carried.is_some() && !own.is_dir()) {
        return Seen { state: SecondState::Away, ..Seen::default() };
    }
    let state = bring(&place, folder, &own, today).map_or_else(|error| stand(&error), |()| SecondState::Good);
    let there = backups::list(&own);
    if let Some(newest) = there.first().map(|backup| backup.at) {
        // Only a memory of what can be seen again.
        let _ = Care::change(folder, |care| {
            if let Some(second) = care.second.as_mut().filter(|second| second.folder == place.folder) {
                second.carried = Some(newest);
            }
        });
    }
    Seen { state, there, is_same_disk: is_same_disk(&own, folder), ..Seen::default() }
}

fn bring(place: &Place, folder: &Path, own: &Path, today: Day) -> ledger::Result<()> {
    if !own.is_dir() {
        // Not with its parents: where a stick is not in, nothing is to be made in its name.
        std::fs::create_dir(own).map_err(|source| Error::Io { path: own.to_owned(), source })?;
    }
    clear_parts(own);
    let there = backups::list(own);
    for backup in missing(&backups::list(folder), &there, place.since, today) {
        ledger::book::carry(Path::new(&backup.path), &own.join(backup.name()))?;
    }
    // Only now, when what is new lies there whole.
    for backup in backups::outdated(&backups::list(own), today) {
        // One that cannot be removed now is found again next time.
        let _ = std::fs::remove_file(&backup.path);
    }
    Ok(())
}

/// Which backups belong at the second place and are not there, newest first: those made since it was chosen that the rotation
/// would keep there.
fn missing<'a>(here: &'a [Backup], there: &[Backup], since: i64, today: Day) -> Vec<&'a Backup> {
    let due: Vec<Backup> = here.iter().filter(|backup| backup.at >= since).cloned().collect();
    let all = backups::merge(due, there.to_vec());
    let dropped: Vec<&str> = backups::outdated(&all, today).into_iter().map(Backup::name).collect();
    let is_there = |name: &str| there.iter().any(|known| known.name() == name);
    here.iter()
        .filter(|one| one.at >= since && !is_there(one.name()) && !dropped.contains(&one.name()))
        .collect()
}

/// What was begun there and broke off: a stick pulled, a program that ended.
fn clear_parts(own: &Path) {
    for file in std::fs::read_dir(own).into_iter().flatten().flatten() {
        if file.file_name().to_string_lossy().ends_with(".book-part") {
            // In the way of nothing but its own successor, which overwrites it.
            let _ = std::fs::remove_file(file.path());
        }
    }
}

/// What an error says of the place.
fn stand(error: &Error) -> SecondState {
    match error {
        Error::DiskFull => SecondState::Full,
        Error::ReadOnly(_) => SecondState::ReadOnly,
        Error::Io { source, .. } => match source.kind() {
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                SecondState::ReadOnly
            }
            std::io::ErrorKind::NotFound => SecondState::Away,
            // FAT takes no file of 4 GiB.
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::FileTooLarge => SecondState::Full,
            _ => SecondState::Failed,
        },
        _ => SecondState::Failed,
    }
}

/// What lies at the second place of the backups in a folder, seen now, unless it does not answer soon.
pub fn look(folder: &Path) -> Vec<Backup> {
    let Some(place) = Care::load(folder).second else { return Vec::new() };
    let own = own(&place, folder);
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || tell.send(backups::list(&own)));
    told.recv_timeout(PATIENCE).unwrap_or_default()
}

/// Whether two folders lie on one disk, as far as the system tells.
fn is_same_disk(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let disk = |path: &Path| std::fs::metadata(path).ok().map(|file| file.dev());
        disk(one).is_some() && disk(one) == disk(other)
    }
    #[cfg(not(unix))]
    {
        // The letter of the drive, or the server.
        one.components().next() == other.components().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(stamp: &str) -> Backup {
        let at = chrono::NaiveDateTime::parse_from_str(stamp, "%Y-%m-%d %H:%M").unwrap().and_utc();
        let path = format!("{} 每日.book", at.format("%Y%m%d-%H%M%S"));
        let at = at.timestamp_millis();
        Backup { path, at, reason: "每日".to_owned(), bytes: 1, verified: true, here: true, there: false }
    }

    #[test]
    fn what_was_missed_is_brought_and_what_the_rule_drops_is_not_brought_back() {
        let here: Vec<Backup> =
            (1..=20).rev().map(|day| backup(&format!("2026-09-{day:02} 04:00"))).collect();
        let today = here[0].day();
        let names = |found: Vec<&Backup>| found.into_iter().map(|one| one.at).collect::<Vec<_>>();
        let newest = here[0].at;
        assert_eq!(
            names(missing(&here, &[], newest, today)),
            [newest],
            "a place just chosen gets the newest"
        );
        let since = here[3].at;
        assert_eq!(
            names(missing(&here, &here[3..4], since, today)),
            [here[0].at, here[1].at, here[2].at],
            "a stick that was away for three days gets all three, the newest first"
        );
        assert_eq!(
            missing(&here, &[], here[19].at, today).len(),
            10,
            "of what lies longer back only what the rule of ten days and twelve months keeps there"
        );
        assert!(missing(&here, &here[..10], here[19].at, today).is_empty(), "and nothing twice");
    }
}
