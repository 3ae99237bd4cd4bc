//! The log of a killed program (`…-wal`): it is taken in where it belongs, and nowhere else.

use std::path::Path;

use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Book, Error, book};

use crate::{act, new_book};

fn add_group(book: &mut Book, name: &str) {
    let top = book.owner().unwrap();
    let fields = UnitFields::new(UnitKind::Group, name);
    book.write(act("unit_save"), |tx| unit::create(tx, Some(top), None, &fields)).unwrap();
}

/// A book that was used three times: its file as it was before each time and at the end, and its log as it was when the power
/// failed each time.
struct Life {
    files: Vec<Vec<u8>>,
    logs: Vec<Vec<u8>>,
}

fn live(names: &[[&str; 2]]) -> Life {
    let (folder, book) = new_book();
    let path = book.path().to_owned();
    drop(book);
    let mut life = Life { files: vec![std::fs::read(&path).unwrap()], logs: Vec::new() };
    for names in names {
        let mut book = Book::open(&path, "口令").unwrap();
        names.iter().for_each(|name| add_group(&mut book, name));
        life.logs.push(std::fs::read(folder.path().join("手册.book-wal")).unwrap());
        drop(book);
        life.files.push(std::fs::read(&path).unwrap());
    }
    life
}

/// Lays a file and a log there and opens the book; how many units it has.
fn open(path: &Path, file: &[u8], log: &[u8]) -> Result<usize, Error> {
    let wal = path.with_file_name("手册.book-wal");
    std::fs::write(path, file).unwrap();
    std::fs::write(&wal, log).unwrap();
    let opened = Book::open(path, "口令").map(|book| {
        let wrong: i64 = book.read(book::verify).unwrap().iter().map(|line| line.wrong).sum();
        assert_eq!(wrong, 0, "what opens checks");
        book.read(unit::list).unwrap().len()
    });
    if opened.is_err() {
        assert!(std::fs::read(path).unwrap() == file, "a book that is refused is not written");
        assert!(std::fs::read(&wal).unwrap() == log, "nor is the log");
    }
    opened
}

#[test]
fn only_the_book_s_own_log_is_taken_in() {
    let life = live(&[["炼钢", "轧钢"], ["运转", "检修"], ["化验", "仓储"]]);
    let other = live(&[["别的一组", "别的二组"]]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("手册.book");
    for day in 0..3 {
        let units = open(&path, &life.files[day], &life.logs[day]).unwrap();
        assert_eq!(units, 1 + 2 * (day + 1), "after a power cut everything of day {day} is there");
        let again = open(&path, &life.files[day + 1], &life.logs[day]).unwrap();
        assert_eq!(again, units, "a log that is in the file already does no harm");
    }
    let strays = [
        ("older than the file", &life.files[2], &life.logs[0]),
        ("older by far", &life.files[3], &life.logs[0]),
        ("newer than an old copy of the file", &life.files[0], &life.logs[1]),
        ("newer by far", &life.files[0], &life.logs[2]),
        ("of another book", &life.files[1], &other.logs[0]),
    ];
    for (case, file, log) in strays {
        let refused = open(&path, file, log);
        assert!(matches!(refused, Err(Error::StrayLog(_))), "a log {case}: {refused:?}");
    }
    let units = open(&path, &life.files[2], &[]).unwrap();
    assert_eq!(units, 5, "without the stray log the file opens as it is");
}

#[test]
fn a_new_book_is_not_laid_beside_the_log_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("手册.book");
    let log = folder.path().join("手册.book-wal");
    std::fs::write(&log, b"the last writes of a book that was taken away").unwrap();
    let owner = UnitFields::new(UnitKind::Branch, "运行车间党支部");
    let made = Book::create(&path, "口令", book::Cost::SAMPLE, act("book_new"), &owner);
    assert!(matches!(made, Err(Error::Exists(what)) if what == log), "the log is named");
    assert!(!path.exists(), "no book that would read it");
    assert!(std::fs::metadata(&log).unwrap().len() > 0, "and it is still there for whoever has its book");
}
