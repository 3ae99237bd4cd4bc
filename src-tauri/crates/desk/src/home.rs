//! Where the program keeps what is no record: in the folder of the person on this computer, or, from a stick, beside itself.
//!
//! A file [`MARK`] beside the program makes it portable: then it keeps everything in [`BESIDE`] and writes nothing on the computer.
//! The letter of a stick is another one tomorrow, so books on it are remembered by their way from there.

use std::io;
use std::path::{Path, PathBuf};

use crate::DeskPaths;

/// Tauri's identifier of the window (tauri.conf.json); the command line shares its folder.
const IDENTIFIER: &str = "cn.branchbook.desk";
/// This file beside the program makes it portable.
const MARK: &str = "portable.txt";
/// The folder beside a portable program.
const BESIDE: &str = "数据";

impl DeskPaths {
    /// The folder of this program, made where it is missing. `BRANCHBOOK_HOME` replaces it (tests). Errors: it cannot be made, or
    /// this person has none.
    pub fn here() -> io::Result<Self> {
        let home = match (std::env::var_os("BRANCHBOOK_HOME"), beside_program()) {
            (Some(home), _) => PathBuf::from(home),
            (None, Some(beside)) => beside,
            (None, None) => dirs::data_local_dir()
                .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "找不到这个用户的数据文件夹"))?
                .join(IDENTIFIER),
        };
        std::fs::create_dir_all(&home).map_err(|error| {
            io::Error::new(error.kind(), format!("无法建立数据文件夹 {}：{error}", home.display()))
        })?;
        Ok(Self { home })
    }

    /// The folder in which a new book is proposed: that of the person's own documents, where they look for their work and from
    /// where it is copied to a new computer; from a stick, the stick. None in a test, whose world is `BRANCHBOOK_HOME`.
    pub fn documents(&self) -> Option<PathBuf> {
        if std::env::var_os("BRANCHBOOK_HOME").is_some() {
            return None;
        }
        let documents = stick(&self.home).map(Path::to_owned).or_else(dirs::document_dir);
        documents.filter(|folder| folder.is_dir())
    }
}

fn beside_program() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?;
    folder.join(MARK).is_file().then(|| folder.join(BESIDE))
}

/// What travels with the folder of a portable program: the folder around the program's own, as a rule the stick. None for a program
/// that is installed.
fn stick(home: &Path) -> Option<&Path> {
    let program = home.parent()?;
    program.join(MARK).is_file().then(|| program.parent().unwrap_or(program))
}

/// Whether the program of this folder came on a stick.
pub fn is_portable(home: &Path) -> bool {
    stick(home).is_some()
}

/// A path as it is remembered: on a stick, from there.
pub fn remembered(home: &Path, path: &Path) -> PathBuf {
    stick(home).and_then(|stick| path.strip_prefix(stick).ok()).unwrap_or(path).to_owned()
}

/// A remembered path as it is here and now.
pub fn found(home: &Path, path: &Path) -> PathBuf {
    stick(home).map_or_else(|| path.to_owned(), |stick| stick.join(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_on_the_stick_is_found_under_another_letter() {
        let disk = tempfile::tempdir().unwrap();
        let (monday, tuesday) = (disk.path().join("E"), disk.path().join("F"));
        std::fs::create_dir_all(monday.join("支部手册")).unwrap();
        std::fs::write(monday.join("支部手册").join(MARK), "").unwrap();
        let home = |stick: &Path| stick.join("支部手册").join(BESIDE);
        let kept = remembered(&home(&monday), &monday.join("一支部.book"));
        let elsewhere = disk.path().join("二支部.book");
        assert_eq!(
            remembered(&home(&monday), &elsewhere),
            elsewhere,
            "a book of the computer stays where it is"
        );
        std::fs::rename(&monday, &tuesday).unwrap();
        assert_eq!(
            found(&home(&tuesday), &kept),
            tuesday.join("一支部.book"),
            "the stick has moved, the book with it"
        );
        assert_eq!(found(&home(&tuesday), &elsewhere), elsewhere, "what lies elsewhere has not");
    }

    #[test]
    fn an_installed_program_remembers_whole_paths() {
        let disk = tempfile::tempdir().unwrap();
        let book = disk.path().join("手册.book");
        let home = disk.path().join("a/home");
        assert_eq!(remembered(&home, &book), book, "older versions read this list, too");
    }
}
