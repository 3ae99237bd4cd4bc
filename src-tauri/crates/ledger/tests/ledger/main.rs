//! Everything the book promises, on real files; one module a noun.

mod book;
mod plan;
mod task;

use ledger::unit::{UnitFields, UnitKind};
use ledger::{Act, Book};

/// A moment in tests: 2026-09-21 10:42 in China.
pub const NOW: i64 = 1_789_958_520_000;

/// Who writes in tests.
pub const fn act(intent: &str) -> Act<'_> {
    Act { at: NOW, who: "许秀兰", intent, summary: "测试" }
}

/// A new book of one branch in a folder of its own.
pub fn new_book() -> (tempfile::TempDir, Book) {
    let folder = tempfile::tempdir().unwrap();
    let owner = UnitFields::new(UnitKind::Branch, "运行车间党支部");
    let book = Book::create(&folder.path().join("手册.book"), "口令", act("book_create"), &owner).unwrap();
    (folder, book)
}
