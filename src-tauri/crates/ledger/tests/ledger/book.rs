//! The file, its history and undo.

use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Book, Error, book};

use crate::{act, new_book};

#[test]
fn a_book_opens_again_with_its_password_only() {
    let (folder, book) = new_book();
    let path = folder.path().join("手册.book");
    assert!(
        matches!(Book::open(&path, "口令"), Err(Error::InUseElsewhere)),
        "while one program has the book, a second one must be told so"
    );
    drop(book);
    assert!(matches!(Book::open(&path, "别的"), Err(Error::WrongPassword)), "a wrong password opens nothing");
    let book = Book::open(&path, "口令").unwrap();
    let name = book.read(|view| Ok(unit::top(view)?.fields.name)).unwrap();
    assert_eq!(name, "运行车间党支部", "what was written before closing is there");
}

#[test]
fn a_change_is_kept_and_taken_back() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let group = UnitFields::new(UnitKind::Group, "炼钢");
    book.write(act("unit_save"), |tx| unit::create(tx, Some(top), None, &group)).unwrap();
    let last = book.read(book::last_change).unwrap().unwrap();
    let rows = book.read(|view| book::changed_rows(view, last)).unwrap();
    assert_eq!(rows.len(), 2, "history holds the insert and the path that followed: {rows:?}");
    book.write(act("change_undo"), |tx| book::undo(tx, last)).unwrap();
    let again = book.write(act("unit_save"), |tx| unit::create(tx, Some(top), None, &group));
    assert!(again.is_ok(), "after the undo the name is free again");
    assert!(
        matches!(book.write(act("change_undo"), |tx| book::undo(tx, last)), Err(Error::Conflict(_))),
        "a change is undone once"
    );
}
