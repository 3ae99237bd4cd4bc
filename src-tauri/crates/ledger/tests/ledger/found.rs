//! How a book is found, beside how it was left there: nothing that is missing goes unsaid, and nothing is said of a whole book.

use std::fs;
use std::path::{Path, PathBuf};

use ledger::book::Found;
use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Book, book};

use crate::{act, new_book};

fn add_group(book: &mut Book, name: &str) {
    let top = book.owner().unwrap();
    let fields = UnitFields::new(UnitKind::Group, name);
    book.write(act("unit_save"), |tx| unit::create(tx, Some(top), None, &fields)).unwrap();
}

fn found(path: &Path) -> Found {
    let found = Book::open(path, "口令").unwrap().found();
    assert_eq!(Book::open(path, "口令").unwrap().found(), found, "looking changes nothing about it");
    found
}

/// The files of a book as a killed program leaves them, or a person copies them: these endings of its name.
fn copy(book: &Path, name: &str, ends: &[&str]) -> PathBuf {
    let to = book.with_file_name(name);
    for end in ends {
        let of = |path: &Path| PathBuf::from(format!("{}{end}", path.display()));
        fs::copy(of(book), of(&to)).unwrap();
    }
    to
}

#[test]
fn a_log_that_is_gone_is_missed() {
    let (_folder, mut book) = new_book();
    let path = book.path().to_owned();
    add_group(&mut book, "炼钢");
    drop(book);
    assert_eq!(found(&copy(&path, "带走.book", &[""])), Found::AsLeft, "a book that was closed is one file");

    let mut book = Book::open(&path, "口令").unwrap();
    let read_only = copy(&path, "看过.book", &[""]);
    assert_eq!(found(&read_only), Found::AsLeft, "where nothing was written nothing is missing");
    ["轧钢", "运转"].iter().for_each(|name| add_group(&mut book, name));
    let killed = copy(&path, "杀掉.book", &["", "-wal", "-lock"]);
    let bare = copy(&path, "缺日志.book", &["", "-lock"]);
    let carried = copy(&path, "拷走.book", &[""]);
    let backup = path.with_file_name("备份.book");
    book::backup(&book, &backup).unwrap();
    drop(book);
    assert_eq!(found(&killed), Found::AsLeft, "with its log a killed book is whole");
    assert_eq!(found(&backup), Found::AsLeft, "a backup of an open book needs no log");
    assert_eq!(found(&path), Found::AsLeft, "nor does a book that was closed");
    assert_eq!(found(&bare), Found::LogGone { missing: Some(2) }, "two writes were in the log");
    assert_eq!(found(&carried), Found::LogGone { missing: None }, "elsewhere nobody knows how many");

    Book::open(&bare, "口令").unwrap().take_as_found();
    assert_eq!(found(&bare), Found::AsLeft, "what a person has decided is not asked again");
    add_group(&mut Book::open(&carried, "口令").unwrap(), "检修");
    assert_eq!(found(&carried), Found::AsLeft, "nor what they have gone on with");
}

#[test]
fn an_older_copy_and_another_book_are_told() {
    let (_folder, book) = new_book();
    let path = book.path().to_owned();
    drop(book);
    let first = copy(&path, "旧的.book", &[""]);
    ["炼钢", "轧钢"].iter().for_each(|name| add_group(&mut Book::open(&path, "口令").unwrap(), name));
    let later = copy(&path, "新的.book", &[""]);
    let (_other_folder, other) = new_book();
    let other_path = other.path().to_owned();
    drop(other);

    fs::copy(&first, &path).unwrap();
    assert_eq!(found(&path), Found::Older { missing: Some(2) });
    fs::copy(&other_path, &path).unwrap();
    assert_eq!(found(&path), Found::Other, "of the same name and password, and yet another");
    ["运转", "检修", "化验"]
        .iter()
        .for_each(|name| add_group(&mut Book::open(&first, "口令").unwrap(), name));
    fs::copy(&first, &path).unwrap();
    assert_eq!(found(&path), Found::Older { missing: None }, "a copy that was written in elsewhere");
    add_group(&mut Book::open(&later, "口令").unwrap(), "仓储");
    fs::copy(&later, &path).unwrap();
    assert_eq!(found(&path), Found::AsLeft, "the same book, further on: it came back from another desk");
    fs::write(path.with_file_name("手册.book-lock"), "乱写的").unwrap();
    assert_eq!(found(&path), Found::AsLeft, "where nobody knows, nothing is said");
    book::restore(&first, "口令", &path, &std::sync::Arc::default()).unwrap();
    assert_eq!(found(&path), Found::AsLeft, "nor where the program itself put another in its place");
}
