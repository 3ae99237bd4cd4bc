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
    /// The name of the unit whose book lay there; none: this computer does not know the book.
    pub name: Option<String>,
    /// Its backups, newest first.
    pub backups: Vec<RescueLine>,
}

/// `backup_rescue`
pub fn look(work: &mut Work<'_>, BackupRescueReq { path, password }: BackupRescueReq) -> Result<Rescue> {
    let State { desk, paths, locked, .. } = &*work.state;
    let known = desk.at(&path).or(locked.as_ref().filter(|book| book.path == path));
    let folder = known.and_then(|book| book.uid.as_ref()).map(|uid| backups::folder_of(&paths.home, uid));
    let found = folder.map(|folder| backups::merge(backups::list(&folder), courier::look(&folder)));
    let mut lines: Vec<RescueLine> = found
        .unwrap_or_default()
        .into_iter()
        .map(|backup| RescueLine { backup, state: RescueState::Untried })
        .collect();
    if let Some(password) = password {
        // The try itself was counted where the book refused to open.
        work.state.attempts.may(&path)?;
        try_each(work.state, &password, &mut lines)?;
    }
    Ok(Rescue { name: known.map(|book| book.name.clone()), backups: lines })
}

/// Opens the backups from the newest on, until one is good.
fn try_each(state: &State, password: &str, lines: &mut [RescueLine]) -> Result<()> {
    let mut refused = 0;
    for line in lines {
        state.watch.check()?;
        let (from, folder) = (Path::new(&line.backup.path), state.aside_folder());
        let opened = Aside::by_password(from, password, &folder, &state.watch);
        line.state = match opened {
            Ok(_) => RescueState::Good,
            Err(Error::WrongPassword) => RescueState::OtherPassword,
            Err(error @ (Error::Cancelled | Error::DiskFull)) => return Err(error.into()),
            Err(_) => RescueState::Damaged,
        };
        match line.state {
            RescueState::Good => return Ok(()),
            RescueState::OtherPassword => refused += 1,
            _ => {}
        }
        if refused == TRIES {
            break;
        }
    }
    Ok(())
}
