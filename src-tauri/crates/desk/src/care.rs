//! What this computer knows of the backups of one book: where the second place is, what lies there, how the last rehearsal went.
//! It lies beside the backups and holds no record; a file that is lost or cannot be read is an empty memory.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::rehearsal::Rehearsal;

/// One write at a time: the copying to the second place notes what it found while commands go on.
static WRITING: Mutex<()> = Mutex::new(());

/// `care.json` in the folder of a book's backups.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Care {
    /// The second place.
    #[serde(default)]
    pub second: Option<Place>,
    /// The newest backup, and what it holds.
    #[serde(default)]
    pub newest: Option<Newest>,
    /// The last rehearsal of a restore.
    #[serde(default)]
    pub rehearsed: Option<Rehearsal>,
}

/// A second place.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Place {
    /// The folder that was chosen.
    pub folder: PathBuf,
    /// Backups made from this moment on (ms UTC) belong there.
    pub since: i64,
    /// When the newest of those that lie there was made, ms UTC, as it was seen last.
    #[serde(default)]
    pub carried: Option<i64>,
}

/// What the newest backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newest {
    /// Where it lies.
    pub path: String,
    /// The last entry of history in it.
    pub change: Option<i64>,
}

impl Care {
    /// Of the backups in a folder.
    pub fn load(folder: &Path) -> Self {
        let text = std::fs::read(folder.join("care.json")).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Changes one thing and writes the file, whole or not at all. Errors: the folder cannot be written.
    pub fn change(folder: &Path, change: impl FnOnce(&mut Self)) -> std::io::Result<()> {
        let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut care = Self::load(folder);
        change(&mut care);
        std::fs::create_dir_all(folder)?;
        let half = folder.join("care.json.new");
        std::fs::write(&half, serde_json::to_vec_pretty(&care)?)?;
        std::fs::rename(half, folder.join("care.json"))
    }
}
