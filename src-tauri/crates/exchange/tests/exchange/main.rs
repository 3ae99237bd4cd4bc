//! Spreadsheets in and out, with files as programs write them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod arrangement;
mod export;
mod files;
mod members;
mod register;
mod sessions;
mod tables;
mod tasks;
mod topics;

use std::path::{Path, PathBuf};

use exchange::import::{ImportResult, Kind, Options, run};
use ledger::date::Day;
use ledger::unit::{UnitFields, UnitKind};
use ledger::{Act, Book};

/// A moment in tests: 2026-09-21 10:42 in China.
pub const NOW: i64 = 1_789_958_520_000;

/// Who writes in tests.
pub const fn act() -> Act<'static> {
    Act { at: NOW, who: "许秀兰", intent: "import_run", summary: "导入表格" }
}

/// A day from its text.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A book in a folder of its own, and files beside it.
pub struct Desk {
    /// The folder; it goes when the test ends.
    pub folder: tempfile::TempDir,
    /// The book in it.
    pub book: Book,
}

impl Desk {
    /// A branch with four groups (field.md S102).
    pub fn branch() -> Self {
        let mut desk = Self::of(UnitKind::Branch, "运行车间党支部");
        desk.book
            .write(act(), |tx| {
                let top = ledger::unit::top(tx)?.id;
                for group in ["炼钢", "轧钢", "钢包", "除尘"] {
                    ledger::unit::create(tx, Some(top), None, &UnitFields::new(UnitKind::Group, group))?;
                }
                Ok(())
            })
            .unwrap();
        desk
    }

    /// A book of one unit.
    pub fn of(kind: UnitKind, name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::create(
            &folder.path().join("手册.book"),
            "口令",
            ledger::Cost::SAMPLE,
            act(),
            &UnitFields::new(kind, name),
        )
        .unwrap();
        Self { folder, book }
    }

    /// A file of this text in the folder.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Imports a file as a person would.
    pub fn import(&mut self, kind: Kind, path: &Path) -> ImportResult {
        self.import_with(kind, path, &Options::new(day("2026-09-21")))
    }

    /// Imports a file with options.
    pub fn import_with(&mut self, kind: Kind, path: &Path, options: &Options) -> ImportResult {
        run(&mut self.book, act(), kind, path, options).unwrap()
    }

    /// Imports a text table.
    pub fn csv(&mut self, kind: Kind, text: &str) -> ImportResult {
        let path = self.file("表.csv", text);
        self.import(kind, &path)
    }

    /// How many changes the history holds: the same before and after means that nothing was written.
    pub fn changes(&self) -> usize {
        self.book.read(|view| ledger::book::changes(view, 10_000, None)).unwrap().len()
    }
}

/// The sentences of a result's refusals.
pub fn refusals(result: &ImportResult) -> Vec<String> {
    result.rejected.iter().map(ToString::to_string).collect()
}
