//! A book that cannot be opened — damaged, cut off, empty, gone, another in its place — and its backups, which may be whole.

use std::path::{Path, PathBuf};

use ledger::Error;
use ledger::book::Aside;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backups::{self, Backup};
use crate::courier;
use crate::error::Result;
use crate::secret::Secret;
use crate::state::State;
use crate::work::Work;

/// So many backups are tried with a password that opens none: each try takes as long as opening a book.
const TRIES: usize = 3;

/// A book whose backups are looked for.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BackupRescueReq {
    /// Where it lies or lay.
    pub path: PathBuf,
    /// Its password; none: the backups are listed and not opened.
    pub password: Option<Secret>,
}

/// Whether a backup opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RescueState {
    /// It was opened and every page of it is whole.
    Good,
    /// It is damaged.
    Damaged,
    /// It has another password.
    OtherPassword,
    /// Nobody tried: a newer one is good.
    Untried,
}

/// A backup of a book that cannot be opened.
#[derive(Debug, Serialize, TS)]
pub struct RescueLine {
    /// The backup.
    pub backup: Backup,
    /// Whether it opens.
    pub state: RescueState,
}

/// What there is to go back to.
#[derive(Debug, Serialize, TS)]
pub struct Rescue {
    /// Its backups, newest first.
    pub backups: Vec<RescueLine>,
}

/// `backup_rescue`
pub fn look(work: &mut Work<'_>, BackupRescueReq { path, password }: BackupRescueReq) -> Result<Rescue> {
    let State { desk, paths, locked, .. } = &*work.state;
    let locked = locked.as_ref().filter(|book| book.path == path);
    let uid = desk.at(&path).and_then(|book| book.uid.clone()).or(locked.map(|book| book.uid.clone()));
    // What this computer forgot, the file beside the book may still tell.
    let uid = uid.or_else(|| ledger::book::uid_left_at(&path));
    let folder = uid.map(|uid| backups::folder_of(&paths.home, &uid));
    let there = folder.as_deref().map(courier::look).unwrap_or_default();
    let here = folder.as_deref().map(backups::list).unwrap_or_default();
    let mut lines: Vec<RescueLine> = backups::merge(here, there.clone())
        .into_iter()
        .map(|backup| RescueLine { backup, state: RescueState::Untried })
        .collect();
    if let Some(password) = password {
        work.state.attempts.may(&path)?;
        try_each(work.state, &password, &mut lines, &there)?;
        // A book that is gone or damaged counts no wrong password itself.
        let has = |state| lines.iter().any(|line| line.state == state);
        if has(RescueState::OtherPassword) && !has(RescueState::Good) {
            work.state.attempts.wrong(&path);
        }
    }
    Ok(Rescue { backups: lines })
}

/// Opens the backups from the newest on, until one is good. Of one that is damaged here the copy at the second place may be whole.
fn try_each(state: &State, password: &str, lines: &mut [RescueLine], there: &[Backup]) -> Result<()> {
    let mut refused = 0;
    for line in lines {
        line.state = open(state, &line.backup, password)?;
        let copy =
            there.iter().find(|copy| copy.name() == line.backup.name() && copy.path != line.backup.path);
        if let (RescueState::Damaged, Some(copy)) = (line.state, copy)
            && open(state, copy, password)? == RescueState::Good
        {
            let backup = Backup { here: false, there: true, ..copy.clone() };
            *line = RescueLine { backup, state: RescueState::Good };
        }
        match line.state {
            RescueState::Good => break,
            RescueState::OtherPassword => refused += 1,
            RescueState::Damaged | RescueState::Untried => {}
        }
        if refused == TRIES {
            break;
        }
    }
    Ok(())
}

/// Whether a backup opens. Errors: those that say nothing about the backup.
fn open(state: &State, backup: &Backup, password: &str) -> Result<RescueState> {
    state.watch.check()?;
    let opened = Aside::by_password(Path::new(&backup.path), password, &state.aside_folder(), &state.watch);
    match opened {
        Ok(_) => Ok(RescueState::Good),
        Err(Error::WrongPassword) => Ok(RescueState::OtherPassword),
        Err(error @ (Error::Cancelled | Error::DiskFull)) => Err(error.into()),
        Err(_) => Ok(RescueState::Damaged),
    }
}
