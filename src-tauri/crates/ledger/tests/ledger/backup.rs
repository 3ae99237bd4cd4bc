//! Backups and foreign files: what is not a whole book of the right password is told by its own error and changes nothing.

use std::path::Path;
use std::sync::Arc;

use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Book, Error, book};
use rusqlite::Connection;

use crate::key::{museum, raw};
use crate::{act, day, new_book};

fn add_group(book: &mut Book, name: &str) {
    let top = book.owner().unwrap();
    book.write(act("unit_save"), |tx| {
        unit::create(tx, Some(top), None, &UnitFields::new(UnitKind::Group, name))
    })
    .unwrap();
}

fn names(path: &Path) -> Vec<String> {
    let book = Book::open(path, "口令").unwrap();
    book.read(unit::list).unwrap().into_iter().map(|unit| unit.fields.name).collect()
}

#[test]
fn a_backup_is_encrypted_whole_and_opens() {
    let (folder, mut book) = new_book();
    add_group(&mut book, "炼钢");
    let copy = folder.path().join("备份 2026-09-21.book");
    let bytes = book::backup(&book, &copy).unwrap();
    let content = std::fs::read(&copy).unwrap();
    assert_eq!(content.len() as u64, bytes, "the size told is the size on disk");
    assert!(!content.starts_with(b"SQLite format 3"), "P-12: a backup is encrypted like the book");
    assert!(
        !content.windows("炼钢".len()).any(|bytes| bytes == "炼钢".as_bytes()),
        "P-12: no name lies in it in the clear"
    );
    assert!(
        matches!(Book::open(&copy, "别的"), Err(Error::WrongPassword)),
        "the book's password protects it"
    );
    assert_eq!(
        names(&copy),
        ["运行车间党支部", "炼钢"],
        "it opens and has everything, while the book is still open"
    );
    assert!(matches!(book::backup(&book, &copy), Err(Error::Exists(_))), "a backup never overwrites a file");
    let nowhere = folder.path().join("没有的文件夹/备份.book");
    assert!(book::backup(&book, &nowhere).is_err(), "a place that is not there is an error");
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(
        !left.iter().any(|name| name.to_string_lossy().ends_with("-part")),
        "nothing half-made is left: {left:?}"
    );
}

/// A book that somebody moved away without its log: its last writes are in the log alone.
#[test]
fn restore_keeps_the_log_of_a_book_that_is_gone() {
    let (folder, book) = new_book();
    let path = book.path().to_owned();
    let copy = folder.path().join("备份.book");
    book::backup(&book, &copy).unwrap();
    drop(book);
    std::fs::remove_file(&path).unwrap();
    let [log, kept] = ["手册.book-wal", "手册（恢复前）.book-wal"].map(|name| folder.path().join(name));
    std::fs::write(&log, "the last writes").unwrap();
    assert_eq!(
        book::restore(&copy, "口令", &path, &Arc::default()).unwrap(),
        None,
        "there was no book to be kept"
    );
    assert_eq!(names(&path), ["运行车间党支部"], "the book is the backup, and nothing of a stray log");
    assert_eq!(std::fs::read(&kept).unwrap(), b"the last writes", "the log is not lost: it has another name");
    std::fs::write(&log, "of another book").unwrap();
    std::fs::remove_file(&path).unwrap();
    book::restore(&copy, "口令", &path, &Arc::default()).unwrap();
    assert_eq!(std::fs::read(&kept).unwrap(), b"the last writes", "nor is it overwritten by the next one");
}

#[test]
fn restore_swaps_the_book_and_keeps_the_old_one() {
    let (folder, mut book) = new_book();
    let path = book.path().to_owned();
    add_group(&mut book, "炼钢");
    let copy = folder.path().join("备份.book");
    book::backup(&book, &copy).unwrap();
    add_group(&mut book, "误建的组");
    assert!(
        matches!(book::restore(&copy, "口令", &path, &Arc::default()), Err(Error::InUseElsewhere)),
        "an open book is not swapped"
    );
    drop(book);
    assert!(
        matches!(book::restore(&copy, "别的", &path, &Arc::default()), Err(Error::WrongPassword)),
        "the password is asked for first"
    );
    assert_eq!(
        names(&path),
        ["运行车间党支部", "炼钢", "误建的组"],
        "after a refused restore the book is as it was"
    );
    let stopped = Arc::new(book::Watch::default());
    stopped.stop();
    assert!(matches!(book::restore(&copy, "口令", &path, &stopped), Err(Error::Cancelled)), "取消 is heeded");
    assert_eq!(names(&path), ["运行车间党支部", "炼钢", "误建的组"], "and the book is as it was");
    let kept = book::restore(&copy, "口令", &path, &Arc::default()).unwrap().unwrap();
    assert_eq!(names(&path), ["运行车间党支部", "炼钢"], "the book is the backup now");
    assert_eq!(names(&kept), ["运行车间党支部", "炼钢", "误建的组"], "what was there is kept and opens");
    assert_eq!(names(&copy), ["运行车间党支部", "炼钢"], "the backup itself is untouched");
    let mut content = std::fs::read(&copy).unwrap();
    let middle = content.len() / 2;
    content[middle] ^= 0xFF;
    let bad = folder.path().join("坏备份.book");
    std::fs::write(&bad, &content).unwrap();
    assert!(
        matches!(book::restore(&bad, "口令", &path, &Arc::default()), Err(Error::Damaged(_))),
        "one flipped byte is noticed"
    );
    assert_eq!(names(&path), ["运行车间党支部", "炼钢"], "and the book is not swapped for it");
    let new_place = folder.path().join("新电脑.book");
    let mut access = std::fs::metadata(&copy).unwrap().permissions();
    access.set_readonly(true);
    std::fs::set_permissions(&copy, access).unwrap();
    assert_eq!(
        book::restore(&copy, "口令", &new_place, &Arc::default()).unwrap(),
        None,
        "on a new machine there is nothing to keep"
    );
    assert!(
        !std::fs::metadata(&new_place).unwrap().permissions().readonly(),
        "a book restored from a read-only backup can be written"
    );
    assert_eq!(names(&new_place), ["运行车间党支部", "炼钢"], "and the book is there");
}

#[test]
fn foreign_and_damaged_files_have_their_own_errors() {
    let (folder, mut book) = new_book();
    add_group(&mut book, "炼钢");
    let path = book.path().to_owned();
    drop(book);
    let whole = std::fs::read(&path).unwrap();
    let at = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    };
    let open = |path: &Path| Book::open(path, "口令").err().expect("not a whole book");
    let plain = folder.path().join("明文.db");
    Connection::open(&plain).unwrap().execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1);").unwrap();
    let error = open(&at("说明.txt", "这是一个文本文件，不是手册。".as_bytes()));
    assert!(matches!(error, Error::NotABook(_)), "a text is no book: {error}");
    let error = open(&at("空.book", b""));
    assert!(matches!(error, Error::NotABook(_)), "an empty file is no book: {error}");
    let error = open(&at("表格.xlsx", b"PK\x03\x04\x14\x00\x06\x00"));
    assert!(matches!(error, Error::NotABook(_)), "a spreadsheet is no book: {error}");
    let old = std::fs::read(museum()).unwrap();
    let unlucky = [&[b'A'; 64], &old[64..]].concat();
    let error = open(&at("碰巧.book", &unlucky));
    assert!(
        matches!(error, Error::WrongPassword),
        "an old book, encrypted from its first byte, that begins like a text is still a book: {error}"
    );
    let error = open(&plain);
    assert!(matches!(error, Error::NotABook(_)), "an unencrypted database is no book: {error}");
    let error = open(&at("半页.book", &whole[..whole.len() - 100]));
    assert!(matches!(error, Error::Damaged(_)), "a file cut off inside a page is damaged: {error}");
    let error = open(&at("少页.book", &whole[..whole.len() - 4096]));
    assert!(matches!(error, Error::Damaged(_)), "a file cut off between pages is damaged: {error}");
    let error = open(&folder.path().join("没有.book"));
    assert!(matches!(error, Error::NoFile(_)), "a file that is not there is told as such: {error}");
    let raw = raw(&path);
    raw.pragma_update(None, "user_version", book::VERSION + 1).unwrap();
    drop(raw);
    let error = open(&path);
    assert!(
        matches!(error, Error::Newer { found, known } if found == known + 1),
        "a newer book is told as such: {error}"
    );
    assert!(
        matches!(
            book::restore(&path, "口令", &folder.path().join("新.book"), &Arc::default()),
            Err(Error::Newer { .. })
        ),
        "nor restored"
    );
}

#[test]
fn ten_daily_and_twelve_monthly_backups_are_kept() {
    let days = |texts: &[&str]| texts.iter().map(|text| day(text)).collect::<Vec<_>>();
    assert!(book::outdated(&[]).is_empty(), "nothing to drop of nothing");
    let twice = days(&["2026-09-20", "2026-09-21", "2026-09-21"]);
    assert_eq!(book::outdated(&twice), [1], "of a day the newest is kept");
    let two_years: Vec<_> = day("2024-09-22").iter_days().take(730).collect();
    let dropped = book::outdated(&two_years);
    let kept: Vec<_> =
        (0..two_years.len()).filter(|place| !dropped.contains(place)).map(|place| two_years[place]).collect();
    assert_eq!(
        kept.len(),
        21,
        "ten days and the last of eleven more months (the newest month is among the days): {kept:?}"
    );
    assert_eq!(
        kept.first(),
        Some(&day("2025-10-31")),
        "the oldest kept is the last day of the twelfth month back"
    );
    assert_eq!(kept.last(), Some(&day("2026-09-21")), "the newest is kept");
    let yearly = days(&["2020-01-01", "2021-01-01", "2026-01-01"]);
    assert!(book::outdated(&yearly).is_empty(), "rare backups are all kept, however old");
}
