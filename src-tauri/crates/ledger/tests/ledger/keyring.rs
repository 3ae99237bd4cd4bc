//! A book that a computer remembers, by a key of its own.

use ledger::book::remembered_at;
use ledger::{Book, Cost, Error, Role};

use crate::key::recover;
use crate::new_book;

fn wrong(opened: ledger::Result<Book>) -> bool {
    matches!(opened, Err(Error::WrongPassword))
}

#[test]
fn what_a_keyring_keeps_opens_the_book_until_the_book_forgets_it() {
    let (folder, mut book) = new_book();
    let path = book.path().to_owned();
    assert!(
        matches!(book.remember("别的", Cost::SAMPLE), Err(Error::WrongPassword)),
        "an open desk gives no key away"
    );
    assert_eq!(remembered_at(&path).unwrap(), None, "no computer remembers a book unasked");
    let first = book.remember("口令", Cost::SAMPLE).unwrap();
    let second = book.remember("口令", Cost::SAMPLE).unwrap();
    assert_ne!((&first.name, &*first.secret), (&second.name, &*second.secret), "no secret comes twice");
    let copy = folder.path().join("备份.book");
    ledger::book::backup(&book, &copy).unwrap();
    drop(book);
    assert!(
        wrong(Book::open_by_keyring(&path, &first.secret)),
        "one computer remembers it, the last that was asked to"
    );
    assert_eq!(
        remembered_at(&path).unwrap().as_ref(),
        Some(&second.name),
        "its name is known without a password"
    );
    let file = std::fs::read(&path).unwrap();
    let lies_there = |secret: &[u8]| file.windows(secret.len()).any(|bytes| bytes == secret);
    assert!(!lies_there(&second.secret), "the file does not hold what opens it");
    let mut book = Book::open_by_keyring(&path, &second.secret).unwrap();
    assert_eq!(book.role(), Role::Secretary);
    assert_eq!(book.forget().unwrap(), Some(second.name));
    assert_eq!(book.forget().unwrap(), None, "forgetting twice is no fault");
    drop(book);
    assert!(wrong(Book::open_by_keyring(&path, &second.secret)), "from then on it is worth nothing");
    assert!(Book::open(&path, "口令").is_ok(), "the password is what it was");
}

#[test]
fn who_changes_the_password_shuts_out_whoever_was_let_in_without_it() {
    let (_folder, mut book) = new_book();
    let path = book.path().to_owned();
    let kept = book.remember("口令", Cost::SAMPLE).unwrap();
    book.set_recorder("口令", Some("记录口令"), Cost::SAMPLE).unwrap();
    let code = book.new_recovery_code("口令", Cost::SAMPLE).unwrap();
    assert_eq!(book.remembered().unwrap(), Some(kept.name), "neither of these takes it away");
    book.change_password("口令", "新口令", Cost::SAMPLE).unwrap();
    assert_eq!(book.remembered().unwrap(), None, "a new secretary is not followed by the old one's computer");
    drop(book);
    assert!(wrong(Book::open_by_keyring(&path, &kept.secret)));
    let mut book = Book::open(&path, "新口令").unwrap();
    let kept = book.remember("新口令", Cost::SAMPLE).unwrap();
    drop(book);
    drop(recover(&path, &code, "再新口令").unwrap());
    assert!(wrong(Book::open_by_keyring(&path, &kept.secret)), "so does the recovery code");
}

#[test]
fn a_book_without_a_head_gets_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("手册.book");
    std::fs::copy(crate::key::museum(), &path).unwrap();
    assert_eq!(remembered_at(&path).unwrap(), None);
    let kept = Book::open(&path, "旧手册的口令").unwrap().remember("旧手册的口令", Cost::SAMPLE).unwrap();
    assert!(Book::open_by_keyring(&path, &kept.secret).is_ok(), "an old book is remembered like a new one");
}
