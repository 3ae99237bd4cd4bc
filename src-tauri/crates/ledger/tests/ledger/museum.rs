//! The museum: a book of every schema version that was ever released opens, is brought up and checks.
//!
//! The files `tests/museum/v7.book` (without a head) and `v8.book` (with one) were written by the program of their time. Of the
//! versions before there are none left: they are made here as that program left them, its frozen migrations run one by one and
//! the rows that it knew put in.

use std::path::Path;

use ledger::attendance::Mark;
use ledger::book::RecoveryCode;
use ledger::task::{self, TaskStatus};
use ledger::unit;
use ledger::{Book, book, member, seal};
use rusqlite::Connection;

use crate::key::{key_of, recover};
use crate::schema::FROZEN;
use crate::{act, day, life, new_book};

/// What every book of the museum holds.
const PEOPLE: usize = 8;

/// A branch with a roster, a session with its roll, a task with its progress.
fn full_book() -> (tempfile::TempDir, Book) {
    let (folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    let group = life::group(&mut book, branch, "炼钢小组");
    let people = life::people(&mut book, branch, Some(group), 1, PEOPLE);
    let session = life::save(&mut book, &life::fields(branch, &["theme_day"], "2026-09-18"));
    life::attend(&mut book, session, &[(people[0], Mark::Absent)]);
    let list = crate::task::new_list(&mut book);
    let task = crate::task::add(&mut book, &crate::task::fields(list, 1, TaskStatus::Going));
    let line = crate::task::line("2026-09-20", "棚架完成", None);
    book.write(act("task_progress"), |tx| task::progress_add(tx, task, &line)).unwrap();
    (folder, book)
}

/// A book as the program of a version left it: without a head, with whatever of the rows of a full book it had a place for.
fn make(path: &Path, version: usize, full: &Path) {
    let conn = Connection::open(path).unwrap();
    conn.pragma_update(None, "key", "口令").unwrap();
    FROZEN[..version].iter().for_each(|(_, sql, _)| conn.execute_batch(sql).unwrap());
    let key = key_of(&std::fs::read(full).unwrap(), "口令");
    conn.execute("ATTACH ?1 AS full KEY ?2", [&full.to_string_lossy(), key.as_str()]).unwrap();
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = conn.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let tables = texts(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%'",
    );
    for table in tables {
        let columns = texts(&format!(
            "SELECT name FROM pragma_table_info('{table}', 'main') WHERE name IN (SELECT name FROM pragma_table_info('{table}', 'full'))"
        ));
        let columns = columns.join(", ");
        conn.execute_batch(&format!(
            "DELETE FROM main.{table}; INSERT INTO main.{table} ({columns}) SELECT {columns} FROM full.{table}"
        ))
        .unwrap();
    }
    let application: i64 = conn.query_row("PRAGMA full.application_id", [], |row| row.get(0)).unwrap();
    conn.execute_batch(&format!(
        "PRAGMA application_id = {application}; PRAGMA user_version = {version}; DETACH full"
    ))
    .unwrap();
}

fn is_whole(book: &Book, what: &str) {
    let top = book.owner().unwrap();
    let roster = book.read(|view| member::roster(view, top, day("2026-09-21"))).unwrap();
    assert_eq!(roster.len(), PEOPLE, "{what}: its people are there");
    let lines = book.read(book::verify).unwrap();
    let wrong: Vec<_> = lines.iter().filter(|line| line.wrong > 0).collect();
    assert!(wrong.is_empty(), "{what}: brought up, it checks: {wrong:?}");
}

#[test]
fn a_book_of_every_version_opens_is_brought_up_and_checks() {
    let (folder, full) = full_book();
    let full_path = full.path().to_owned();
    drop(full);
    let versions: Vec<usize> = (1..=FROZEN.len()).collect();
    assert_eq!(versions.len() as i64, book::VERSION, "a released migration is frozen in schema.rs");
    std::thread::scope(|scope| {
        for versions in versions.chunks(versions.len().div_ceil(2)) {
            let (folder, full_path) = (&folder, &full_path);
            scope.spawn(move || {
                for version in versions {
                    let path = folder.path().join(format!("第{version}版.book"));
                    make(&path, *version, full_path);
                    let mut book = Book::open(&path, "口令").unwrap();
                    let branch = book.owner().unwrap();
                    life::group(&mut book, branch, "轧钢小组");
                    let last = book.read(book::last_change).unwrap().unwrap();
                    book.write(act("change_undo"), |tx| book::undo(tx, last)).unwrap();
                    is_whole(&book, &format!("version {version}"));
                    let copy = folder.path().join(format!("第{version}版.book-v{version}"));
                    let is_old = (*version as i64) < book::VERSION;
                    assert_eq!(copy.exists(), is_old, "a copy as it was is kept of version {version}");
                }
            });
        }
    });
}

#[test]
fn the_first_book_with_a_head_opens_by_password_and_by_code() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("手册.book");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/museum/v8.book"), &path).unwrap();
    let book = Book::open(&path, "旧手册的口令").unwrap();
    is_whole(&book, "v8.book");
    let seals = book.read(seal::list).unwrap();
    assert_eq!(seals.len(), 1, "its seal holds");
    assert_eq!(book.read(unit::list).unwrap().len(), 2);
    drop(book);
    let code = RecoveryCode::read(V8_CODE).unwrap();
    let (book, _) = recover(&path, &code, "新口令").unwrap();
    is_whole(&book, "v8.book, by its code");
}

/// The recovery code of `v8.book`.
const V8_CODE: &str = "CP3X N6KT 9H2U LPND L8PJ 8Z84 H64F XS8C";
