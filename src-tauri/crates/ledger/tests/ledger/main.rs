//! Everything the book promises, on real files; one module a noun.

// A test fails by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod arrangement;
mod attachment;
mod attendance;
mod backup;
mod begin;
mod book;
mod calendar;
mod chain;
mod check;
mod close_out;
mod consistency;
mod count;
mod crash;
mod draft;
mod fast_log;
mod follow_up;
mod forecast;
mod found;
mod grade;
mod greeting;
mod joint;
mod key;
mod keyring;
mod leave;
mod life;
mod log;
mod make_up;
mod member;
mod museum;
mod need;
mod pairing;
mod plan;
mod register;
mod role;
mod roster_page;
mod rule;
mod sample;
mod schema;
mod seal;
mod search;
mod second;
mod session;
mod setting;
mod shift;
mod sitting;
mod task;
mod topic;
mod turn;
mod unit;
mod verify;
mod wording;

use ledger::date::Day;
use ledger::unit::{UnitFields, UnitKind};
use ledger::{Act, Book, Cost};

/// A moment in tests: 2026-09-21 10:42 in China.
pub const NOW: i64 = 1_789_958_520_000;

/// Who writes in tests.
pub const fn act(intent: &str) -> Act<'_> {
    Act { at: NOW, who: "许秀兰", intent, summary: "测试" }
}

/// A day from its text.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A new book of a committee in a folder of its own.
pub fn new_committee() -> (tempfile::TempDir, Book) {
    new_book_of(UnitKind::Committee, "集团党委")
}

/// Two branches right under the unit of a book.
pub fn two_branches(book: &mut Book) -> [ledger::id::UnitId; 2] {
    let top = book.owner().unwrap();
    ["炼钢党支部", "轧钢党支部"].map(|name| {
        let fields = UnitFields::new(UnitKind::Branch, name);
        book.write(act("unit_save"), |tx| ledger::unit::create(tx, Some(top), None, &fields)).unwrap()
    })
}

/// A new book of one branch in a folder of its own.
pub fn new_book() -> (tempfile::TempDir, Book) {
    new_book_of(UnitKind::Branch, "运行车间党支部")
}

fn new_book_of(kind: UnitKind, name: &str) -> (tempfile::TempDir, Book) {
    let folder = tempfile::tempdir().unwrap();
    let owner = UnitFields::new(kind, name);
    let book =
        Book::create(&folder.path().join("手册.book"), "口令", Cost::SAMPLE, act("book_create"), &owner)
            .unwrap();
    (folder, book)
}
