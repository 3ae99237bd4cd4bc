//! What this computer remembers: the books opened last and the name under which it writes. No record, no password, and not
//! whose books they are: this file is in the clear.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::home;

/// How many books are remembered.
const KEPT: usize = 8;

/// Under this name history is written until somebody signs (`app_sign`).
const NOBODY: &str = "本机用户";

/// A book known on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecentBook {
    /// Where it lies.
    pub path: PathBuf,
    /// The unit's uid: tells whether the book that lies there is still the same, and where its backups are. None: not known.
    #[serde(default)]
    pub uid: Option<String>,
}

/// `desk.json` in the program's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// Newest first.
    #[serde(default)]
    pub recent: Vec<RecentBook>,
    /// The person at the desk.
    #[serde(default = "nobody")]
    pub who: String,
}

fn nobody() -> String {
    NOBODY.to_owned()
}

impl Remembered {
    /// From the program's folder; a missing or unreadable file is an empty memory: it holds nothing that cannot be found again.
    pub fn load(home: &Path) -> Self {
        let text = std::fs::read(home.join("desk.json")).unwrap_or_default();
        let Ok(kept) = serde_json::from_slice::<Self>(&text) else {
            return Self { recent: Vec::new(), who: nobody() };
        };
        // The first versions wrote the names of units here.
        let is_old = serde_json::to_vec_pretty(&kept).is_ok_and(|now| now != text);
        let known = kept.with_paths(|path| home::found(home, path));
        if is_old {
            let _ = known.save(home);
        }
        known
    }

    /// Puts a book first and forgets those that are gone.
    pub fn note(&mut self, book: RecentBook) {
        self.recent.retain(|known| known.path != book.path && known.path.exists());
        self.recent.insert(0, book);
        self.recent.truncate(KEPT);
    }

    /// What is known of the book at a place.
    pub fn at(&self, path: &Path) -> Option<&RecentBook> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.iter().find(|known| known.path == path)
    }

    /// From here on any book may lie at a place: one was put there.
    pub fn forget_uid(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.iter_mut().filter(|known| known.path == path).for_each(|known| known.uid = None);
    }

    /// Writes the file; whole or not at all. Errors: the folder cannot be written.
    pub fn save(&self, home: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(home)?;
        let half = home.join("desk.json.new");
        let kept = self.clone().with_paths(|path| home::remembered(home, path));
        std::fs::write(&half, serde_json::to_vec_pretty(&kept)?)?;
        std::fs::rename(half, home.join("desk.json"))
    }

    fn with_paths(mut self, other: impl Fn(&Path) -> PathBuf) -> Self {
        self.recent.iter_mut().for_each(|known| known.path = other(&known.path));
        self
    }
}
