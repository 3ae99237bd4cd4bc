//! Password, recovery code and the head of the file that holds the key under both.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ledger::book::RecoveryCode;
use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Book, Cost, Error, book, member};
use openssl::symm::{Cipher, decrypt_aead};
use rusqlite::Connection;

use crate::{act, day, new_book};

/// A book without a head, as the program made them up to schema version 7.
pub fn museum() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/museum/v7.book")
}

const MUSEUM_PASSWORD: &str = "旧手册的口令";

/// The book beside the program: its key is taken out of the head as the format says, not by the program's own reader.
pub fn raw(path: &Path) -> Connection {
    let conn = Connection::open(path).unwrap();
    conn.pragma_update(None, "key", key_of(&std::fs::read(path).unwrap(), "口令")).unwrap();
    conn
}

/// The key that stands in the head of a file under a password, as PRAGMA key takes it.
pub fn key_of(file: &[u8], password: &str) -> String {
    assert_eq!(&file[..8], b"BBK2head");
    let slot = &file[20..128];
    let number = |at: usize| u32::from_le_bytes(slot[at..at + 4].try_into().unwrap());
    let mut wrapping = [0; 32];
    let (memory, passes, lanes) = (number(4), number(8), number(12));
    openssl::kdf::argon2id(
        None,
        password.as_bytes(),
        &slot[16..32],
        None,
        None,
        passes,
        lanes,
        memory,
        &mut wrapping,
    )
    .unwrap();
    let signed = [b"password", &slot[..32]].concat();
    let (nonce, sealed, tag) = (&slot[32..44], &slot[44..92], &slot[92..108]);
    let key = decrypt_aead(Cipher::aes_256_gcm(), &wrapping, Some(nonce), &signed, sealed, tag)
        .expect("the password");
    format!("x'{}'", key.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

fn add_group(book: &mut Book, name: &str) {
    let top = book.owner().unwrap();
    let fields = UnitFields::new(UnitKind::Group, name);
    book.write(act("unit_save"), |tx| unit::create(tx, Some(top), None, &fields)).unwrap();
}

fn names(book: &Book) -> Vec<String> {
    book.read(unit::list).unwrap().into_iter().map(|unit| unit.fields.name).collect()
}

fn wrong(book: &Book) -> i64 {
    book.read(book::verify).unwrap().iter().map(|line| line.wrong).sum()
}

#[test]
fn behind_its_head_a_book_is_an_ordinary_file_of_sqlcipher() {
    let (folder, book) = new_book();
    let path = book.path().to_owned();
    drop(book);
    let file = std::fs::read(&path).unwrap();
    let bare = folder.path().join("无头.db");
    std::fs::write(&bare, &file[8192..]).unwrap();
    let conn = Connection::open(&bare).unwrap();
    conn.pragma_update(None, "key", key_of(&file, "口令")).unwrap();
    let units: i64 = conn.query_row("SELECT count(*) FROM unit", [], |row| row.get(0)).unwrap();
    assert_eq!(units, 1, "without our program, too, the records are reached with the password alone");
}

#[test]
fn a_new_password_holds_at_once_and_the_records_stay_where_they_are() {
    let (folder, mut book) = new_book();
    add_group(&mut book, "炼钢");
    let path = book.path().to_owned();
    let old_copy = folder.path().join("以前的备份.book");
    book::backup(&book, &old_copy).unwrap();
    let refused = book.change_password("别的", "新口令", Cost::SAMPLE);
    assert!(matches!(refused, Err(Error::WrongPassword)), "who does not know the password changes none");
    let beside = book.beside().unwrap();
    std::fs::copy(&path, folder.path().join("改前")).unwrap();
    book.change_password("口令", "新口令", Cost::SAMPLE).unwrap();
    let (before, after) = (std::fs::read(folder.path().join("改前")).unwrap(), std::fs::read(&path).unwrap());
    assert!(before[8192..] == after[8192..], "only the head is written, however large the book is");
    add_group(&mut book, "轧钢");
    assert_eq!(names(&beside).len(), 3, "other connections work on");
    drop((book, beside));
    assert!(matches!(Book::open(&path, "口令"), Err(Error::WrongPassword)), "the old password is dead");
    let book = Book::open(&path, "新口令").unwrap();
    assert_eq!((names(&book).len(), wrong(&book)), (3, 0), "the book is whole");
    let copy = folder.path().join("备份.book");
    book::backup(&book, &copy).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let there = elsewhere.path().join("带走.book");
    std::fs::copy(&copy, &there).unwrap();
    assert_eq!(
        names(&Book::open(&there, "新口令").unwrap()).len(),
        3,
        "a backup is one file that opens anywhere"
    );
    assert_eq!(names(&Book::open(&old_copy, "口令").unwrap()).len(), 2, "older backups keep their password");
}

/// What somebody does who has forgotten the password.
pub fn recover(path: &Path, code: &RecoveryCode, password: &str) -> ledger::Result<(Book, RecoveryCode)> {
    let mut book = Book::open_by_code(path, code)?;
    let next = book.renew(password, Cost::SAMPLE)?;
    Ok((book, next))
}

#[test]
fn the_recovery_code_opens_once_and_sets_a_password() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("手册.book");
    let owner = UnitFields::new(UnitKind::Branch, "运行车间党支部");
    let (book, code) =
        Book::create_with_code(&path, "口令", Cost::SAMPLE, act("book_create"), &owner).unwrap();
    assert!(book.has_recovery_code().unwrap());
    drop(book);
    let other = {
        let (_folder, mut book) = new_book();
        assert!(!book.has_recovery_code().unwrap(), "a book may have none");
        book.new_recovery_code("口令", Cost::SAMPLE).unwrap()
    };
    let before = std::fs::read(&path).unwrap();
    let refused = recover(&path, &other, "新口令").map(drop);
    assert!(matches!(refused, Err(Error::WrongCode)), "the code of another book opens nothing");
    assert!(before == std::fs::read(&path).unwrap(), "and nothing was written");
    let typed = RecoveryCode::read(&code.groups().join(" ").to_lowercase()).unwrap();
    let (mut book, next) = recover(&path, &typed, "新口令").unwrap();
    add_group(&mut book, "炼钢");
    drop(book);
    assert!(matches!(Book::open(&path, "口令"), Err(Error::WrongPassword)), "the forgotten password is dead");
    let refused = recover(&path, &code, "又一个").map(drop);
    assert!(matches!(refused, Err(Error::WrongCode)), "a code that was used is worth nothing");
    let mut book = Book::open(&path, "新口令").unwrap();
    assert_eq!((names(&book).len(), wrong(&book)), (2, 0));
    assert!(
        matches!(book.new_recovery_code("别的", Cost::SAMPLE), Err(Error::WrongPassword)),
        "who sits down at an open desk gets no code"
    );
    let newest = book.new_recovery_code("新口令", Cost::SAMPLE).unwrap();
    drop(book);
    let refused = recover(&path, &next, "又一个").map(drop);
    assert!(matches!(refused, Err(Error::WrongCode)), "a new code replaces the one before");
    drop(recover(&path, &newest, "又一个").unwrap());
}

#[test]
fn a_head_that_is_half_written_still_opens() {
    let (_folder, mut book) = new_book();
    let path = book.path().to_owned();
    let old = std::fs::read(&path).unwrap()[..8192].to_vec();
    book.change_password("口令", "新口令", Cost::SAMPLE).unwrap();
    drop(book);
    let file = std::fs::read(&path).unwrap();
    let new = &file[..8192];
    assert_eq!(new[..4096], new[4096..], "both copies say the same once the change is done");
    let mut spoilt = vec![0xA5; 4096];
    spoilt[..2000].copy_from_slice(&new[..2000]);
    // What a power cut can leave: the first copy torn, the first written and the second not yet, the second torn.
    let cases: [(&str, &[u8], &[u8], &str); 4] = [
        ("the first copy torn", &spoilt, &old[4096..], "口令"),
        ("between the two writes", &new[..4096], &old[4096..], "新口令"),
        ("the second copy torn", &new[..4096], &spoilt, "新口令"),
        ("the first page of the disk unreadable", &[0; 4096], &new[4096..], "新口令"),
    ];
    for (case, first, second, password) in cases {
        std::fs::write(&path, [first, second, &file[8192..]].concat()).unwrap();
        let other = if password == "口令" { "新口令" } else { "口令" };
        assert!(matches!(Book::open(&path, other), Err(Error::WrongPassword)), "{case}: one password holds");
        let book = Book::open(&path, password).unwrap();
        assert_eq!(names(&book), ["运行车间党支部"], "{case}: the book opens");
        drop(book);
        let mended = std::fs::read(&path).unwrap();
        assert_eq!(mended[..4096], mended[4096..8192], "{case}: opening makes both copies whole again");
    }
    std::fs::write(&path, [&spoilt[..], &spoilt, &file[8192..]].concat()).unwrap();
    assert!(
        matches!(Book::open(&path, "新口令"), Err(Error::Damaged(_))),
        "both torn: damaged, not “wrong password”"
    );
    let mut flipped = file.clone();
    flipped[8192 + 100] ^= 1;
    std::fs::write(&path, &flipped).unwrap();
    assert!(
        matches!(Book::open(&path, "新口令"), Err(Error::Damaged(_))),
        "the head vouches for the password, so a spoilt first page is told as damage"
    );
    let mut newer = file.clone();
    newer[8] = 9;
    let hash = <sha2::Sha256 as sha2::Digest>::digest(&newer[..4064]);
    newer[4064..4096].copy_from_slice(&hash);
    std::fs::write(&path, &newer).unwrap();
    assert!(
        matches!(Book::open(&path, "新口令"), Err(Error::Newer { found: 9, .. })),
        "a head of a later program"
    );
    std::fs::write(&path, &file[..8192]).unwrap();
    assert!(matches!(Book::open(&path, "新口令"), Err(Error::Damaged(_))), "a head without a book");
}

#[test]
fn a_forged_cost_is_refused() {
    let (_folder, book) = new_book();
    let path = book.path().to_owned();
    drop(book);
    let mut file = std::fs::read(&path).unwrap();
    for copy in [0, 4096] {
        file[copy + 24..copy + 28].copy_from_slice(&u32::MAX.to_le_bytes());
        let hash = <sha2::Sha256 as sha2::Digest>::digest(&file[copy..copy + 4064]);
        file[copy + 4064..copy + 4096].copy_from_slice(&hash);
    }
    std::fs::write(&path, &file).unwrap();
    assert!(
        matches!(Book::open(&path, "口令"), Err(Error::Damaged(_))),
        "a file that asks for 4 TiB of memory does not stop the computer"
    );
}

#[test]
fn no_name_lies_in_the_clear() {
    let (folder, mut book) = new_book();
    add_group(&mut book, "炼钢小组");
    let code = book.new_recovery_code("口令", Cost::SAMPLE).unwrap();
    book::backup(&book, &folder.path().join("备份.book")).unwrap();
    let mut seen = 0;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        let content = std::fs::read(&path).unwrap();
        for words in ["炼钢小组", "运行车间党支部", "许秀兰", "口令", &code.groups()[0]] {
            let is_there = content.windows(words.len()).any(|bytes| bytes == words.as_bytes());
            assert!(!is_there, "{words} in {}", path.display());
        }
        seen += usize::from(!content.is_empty());
    }
    assert!(seen >= 3, "book, log and backup were looked through");
}

/// The museum's book in a folder of its own.
fn old_book() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("手册.book");
    std::fs::copy(museum(), &path).unwrap();
    (folder, path)
}

fn is_as_it_was(book: &Book) {
    let top = book.owner().unwrap();
    let roster = book.read(|view| member::roster(view, top, day("2026-09-21"))).unwrap();
    let people: Vec<_> = roster.iter().map(|line| line.name.as_str()).collect();
    assert_eq!((names(book), people.len()), (vec!["运行车间党支部".to_owned()], 2), "{people:?}");
    assert_eq!(wrong(book), 0, "it checks");
}

#[test]
fn an_old_book_opens_by_its_password_and_stays_as_it_is() {
    let (folder, path) = old_book();
    let mut book = Book::open(&path, MUSEUM_PASSWORD).unwrap();
    is_as_it_was(&book);
    assert!(!book.has_recovery_code().unwrap());
    add_group(&mut book, "炼钢");
    let copy = folder.path().join("备份.book");
    book::backup(&book, &copy).unwrap();
    drop(book);
    for file in [&path, &copy] {
        assert!(!std::fs::read(file).unwrap().starts_with(b"BBK2"), "nobody asked for another format");
        assert_eq!(names(&Book::open(file, MUSEUM_PASSWORD).unwrap()).len(), 2, "and it opens again");
        assert!(matches!(Book::open(file, "别的"), Err(Error::WrongPassword)));
    }
    let target = folder.path().join("恢复.book");
    book::restore(&copy, MUSEUM_PASSWORD, &target, &Arc::default()).unwrap();
    assert_eq!(names(&Book::open(&target, MUSEUM_PASSWORD).unwrap()).len(), 2, "its backups are restored");
}

#[test]
fn an_old_book_gets_a_new_password_and_a_code() {
    let (folder, path) = old_book();
    let mut book = Book::open(&path, MUSEUM_PASSWORD).unwrap();
    let beside = book.beside().unwrap();
    let refused = book.change_password(MUSEUM_PASSWORD, "新口令", Cost::SAMPLE);
    assert!(matches!(refused, Err(Error::InUseElsewhere)), "not under the hands of a second connection");
    drop(beside);
    let refused = book.change_password("别的", "新口令", Cost::SAMPLE);
    assert!(matches!(refused, Err(Error::WrongPassword)));
    is_as_it_was(&book);
    book.change_password(MUSEUM_PASSWORD, "新口令", Cost::SAMPLE).unwrap();
    is_as_it_was(&book);
    add_group(&mut book, "炼钢");
    drop(book);
    assert!(matches!(Book::open(&path, MUSEUM_PASSWORD), Err(Error::WrongPassword)), "the old one is dead");
    let mut book = Book::open(&path, "新口令").unwrap();
    assert_eq!((names(&book).len(), wrong(&book)), (2, 0));
    let code = book.new_recovery_code("新口令", Cost::SAMPLE).unwrap();
    drop(book);
    drop(recover(&path, &code, "第三个").unwrap());
    let left = std::fs::read_dir(folder.path()).unwrap();
    let left: Vec<_> = left.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert!(
        !left.iter().any(|name| ["-new", "-part", "-wal", "-shm"].iter().any(|end| name.ends_with(end))),
        "no half-made copy and no log of the old book is left: {left:?}"
    );

    let (_folder, path) = old_book();
    let mut book = Book::open(&path, MUSEUM_PASSWORD).unwrap();
    let code = book.new_recovery_code(MUSEUM_PASSWORD, Cost::SAMPLE).unwrap();
    is_as_it_was(&book);
    drop(book);
    is_as_it_was(&Book::open(&path, MUSEUM_PASSWORD).unwrap());
    drop(recover(&path, &code, "新口令").unwrap());
}
