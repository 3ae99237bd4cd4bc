//! A book filled the way people fill it: from spreadsheets, or by commands.

use std::path::{Path, PathBuf};

use exchange::export::{Listing, Value, save};
pub use exchange::import::Kind;
use exchange::import::{ImportResult, Options, run};
use ledger::count::{By, Count, CountRow, count, count_raw};
use ledger::date::{Day, Window};
use ledger::unit::{UnitFields, UnitKind};
use ledger::{Act, Book, Tx, View};

/// A book filled from spreadsheets.
pub struct Case {
    pub folder: tempfile::TempDir,
    pub book: Book,
    pub today: Day,
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn window(from: &str, to: &str) -> Window {
    Window::new(day(from), day(to)).unwrap()
}

impl Case {
    pub fn new(kind: UnitKind, name: &str, today: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let owner = UnitFields::new(kind, name);
        let book = Book::create(
            &folder.path().join("手册.book"),
            "口令",
            ledger::Cost::SAMPLE,
            act("book_create"),
            &owner,
        )
        .unwrap();
        Self { folder, book, today: day(today) }
    }

    /// Imports a committed table; nothing may be refused.
    pub fn golden(&mut self, kind: Kind, file: &str) -> ImportResult {
        self.import(kind, &Self::table(file))
    }

    /// A committed table.
    pub fn table(file: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(file)
    }

    /// One command's work, as the desk does it. Errors fail the case.
    pub fn write<T>(&mut self, write: impl FnOnce(&Tx<'_>) -> ledger::Result<T>) -> T {
        self.book.write(act("golden"), write).unwrap()
    }

    /// What the book answers.
    pub fn read<T>(&self, read: impl FnOnce(&View<'_>) -> ledger::Result<T>) -> T {
        self.book.read(read).unwrap()
    }

    pub fn import(&mut self, kind: Kind, path: &Path) -> ImportResult {
        let options = Options { create_units: true, ..Options::new(self.today) };
        let result = run(&mut self.book, act("import_run"), kind, path, &options).unwrap();
        let refused: Vec<String> = result.rejected.iter().map(ToString::to_string).collect();
        assert_eq!(refused, Vec::<String>::new(), "{} comes in whole", path.display());
        result
    }

    /// Writes rows as .xlsx and imports them.
    pub fn rows(&mut self, kind: Kind, headings: &[&str], rows: Vec<Vec<String>>) -> ImportResult {
        let listing = Listing {
            name: "登记表".into(),
            title: Some("登记表".into()),
            headings: headings.iter().map(ToString::to_string).collect(),
            rows: rows.into_iter().map(|row| row.into_iter().map(Value::from).collect()).collect(),
        };
        let path: PathBuf = self.folder.path().join("登记表.xlsx");
        save(&listing, &path, 0).unwrap();
        self.import(kind, &path)
    }

    /// A count, which the same count from the bare attendance rows must equal.
    pub fn count(&self, window: Window, by: By) -> Count {
        let top = self.book.owner().unwrap();
        self.count_of(top, window, by)
    }

    pub fn count_of(&self, unit: ledger::id::UnitId, window: Window, by: By) -> Count {
        self.book
            .read(|view| {
                let counted = count(view, unit, window, by)?;
                assert_eq!(
                    counted,
                    count_raw(view, unit, window, by)?,
                    "kept figures equal those of the rows"
                );
                Ok(counted)
            })
            .unwrap()
    }
}

pub const fn act(intent: &str) -> Act<'_> {
    Act { at: 1_789_958_520_000, who: "许秀兰", intent, summary: "导入表格" }
}

pub fn row<'c>(count: &'c Count, key: &str) -> &'c CountRow {
    count.rows.iter().find(|row| row.key == key || row.label == key).unwrap()
}

pub fn sessions(count: &Count, keys: &[&str]) -> Vec<i64> {
    keys.iter().map(|key| row(count, key).sessions).collect()
}
