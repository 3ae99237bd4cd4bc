//! The recorder: a third way to open the book, and what stays closed behind it.

use ledger::criticism;
use ledger::grade;
use ledger::id::SessionId;
use ledger::session::{Scope, SessionFields, save};
use ledger::setting;
use ledger::unit::{UnitFields, UnitKind};
use ledger::{Book, Cost, Error, Role, book, member, pairing, search, session, unit};

use crate::key::{museum, recover};
use crate::life::{fields, people};
use crate::{act, day, new_book};

const TOLD: &str = "家里老人住院";

/// A book with a talk in it, and the recorder's password.
fn with_recorder() -> (tempfile::TempDir, Book, SessionId) {
    let (folder, mut book) = new_book();
    let unit = book.owner().unwrap();
    let talk = SessionFields {
        title: "谈心谈话".into(),
        is_restricted: true,
        scope: Scope::Nobody,
        content: Some(TOLD.into()),
        decisions: Some("希望调整夜班".into()),
        note: Some("保密".into()),
        ..fields(unit, &["talk"], "2026-02-11")
    };
    let talk = book.write(act("session_save"), |tx| save(tx, None, &talk)).unwrap();
    book.set_recorder("口令", Some("记录口令"), Cost::SAMPLE).unwrap();
    (folder, book, talk)
}

fn reopened(book: Book, password: &str) -> Book {
    let path = book.path().to_owned();
    drop(book);
    Book::open(&path, password).unwrap()
}

fn is_closed<T>(result: Result<T, Error>) -> bool {
    matches!(result, Err(Error::Closed))
}

#[test]
fn the_recorder_opens_the_same_book_until_the_password_is_taken_away() {
    let (folder, book, _) = with_recorder();
    let path = book.path().to_owned();
    let book = reopened(book, "记录口令");
    assert_eq!((book.role(), book.beside().unwrap().role()), (Role::Recorder, Role::Recorder));
    let mut book = reopened(book, "口令");
    assert_eq!(book.role(), Role::Secretary, "the secretary's password is what it was");
    let same = book.set_recorder("口令", Some("口令"), Cost::SAMPLE);
    assert!(matches!(same, Err(Error::Broken(_))), "one password cannot be two people's");
    let taken = book.change_password("口令", "记录口令", Cost::SAMPLE);
    assert!(matches!(taken, Err(Error::Broken(_))), "nor the other way round: {taken:?}");
    let other = book.set_recorder("记录口令", None, Cost::SAMPLE);
    assert!(matches!(other, Err(Error::WrongPassword)), "the recorder cannot change it");
    let copy = folder.path().join("备份.book");
    book::backup(&book, &copy).unwrap();
    book.change_password("口令", "新口令", Cost::SAMPLE).unwrap();
    let code = book.new_recovery_code("新口令", Cost::SAMPLE).unwrap();
    let mut book = reopened(book, "新口令");
    assert!(book.has_recorder().unwrap(), "a new password of the secretary's leaves the recorder's alone");
    book.set_recorder("新口令", None, Cost::SAMPLE).unwrap();
    drop(book);
    assert!(matches!(Book::open(&path, "记录口令"), Err(Error::WrongPassword)), "it opens nothing any more");
    drop(recover(&path, &code, "再新口令").unwrap());
    let watch = std::sync::Arc::new(book::Watch::default());
    let elsewhere = folder.path().join("恢复.book");
    let refused = book::restore(&copy, "记录口令", &elsewhere, &watch);
    assert!(
        matches!(refused, Err(Error::WrongPassword)),
        "nor does the recorder restore a backup: {refused:?}"
    );
}

#[test]
fn a_book_of_an_older_program_gets_a_recorder_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("旧.book");
    std::fs::copy(museum(), &path).unwrap();
    let mut book = Book::open(&path, "旧手册的口令").unwrap();
    assert!(!book.has_recorder().unwrap(), "it had none");
    book.set_recorder("旧手册的口令", Some("记录口令"), Cost::SAMPLE).unwrap();
    assert_eq!(reopened(book, "记录口令").role(), Role::Recorder);
    let book = Book::open(&path, "旧手册的口令").unwrap();
    let wrong: i64 = book.read(book::verify).unwrap().iter().map(|line| line.wrong).sum();
    assert_eq!((book.role(), wrong), (Role::Secretary, 0), "and the secretary's password is the old one");
}

#[test]
fn what_was_said_in_confidence_is_not_read() {
    let (_folder, book, talk) = with_recorder();
    let book = reopened(book, "记录口令");
    let unit = book.owner().unwrap();
    let shown = book.read(|view| session::get(view, talk)).unwrap().fields;
    assert_eq!(
        (shown.content, shown.decisions, shown.note),
        (None, None, None),
        "that they talked, not what"
    );
    let found = book.read(|view| search::search(view, "老人住院", None, 10)).unwrap();
    assert!(found.hits.is_empty() && found.counts.is_empty(), "no search finds it: {found:?}");
    let told = book
        .read(|view| {
            let last = book::history(view, "session", talk.0)?.remove(0);
            book::told(view, last.id)
        })
        .unwrap();
    assert!(!format!("{told:?}").contains(TOLD), "nor does history tell it");
    assert!(is_closed(book.read(|view| grade::appraisal(view, talk))));
    assert!(is_closed(book.read(|view| criticism::list(view, talk))));
    assert!(is_closed(book.read(|view| pairing::list(view, unit, day("2026-09-21")))));
}

#[test]
fn a_number_finds_nobody_for_the_recorder() {
    let (_folder, mut book, _) = with_recorder();
    let unit = book.owner().unwrap();
    let id = people(&mut book, unit, None, 1, 1)[0];
    book.write(act("member_save"), |tx| {
        let known = member::get(tx, id)?;
        let fields = member::MemberFields { id_number: Some("11010519491231002X".into()), ..known.fields };
        member::save(tx, Some(id), &fields, &known.memberships, &known.posts, &known.standings)
    })
    .unwrap();
    let hits =
        |book: &Book| book.read(|view| search::search(view, "1101051949", None, 9)).unwrap().hits.len();
    assert_eq!(hits(&book), 1, "the secretary finds a person by the number");
    let book = reopened(book, "记录口令");
    assert_eq!(hits(&book), 0, "who sees it masked could guess it digit by digit");
}

#[test]
fn the_recorder_writes_sessions_but_not_what_is_closed() {
    let (_folder, book, talk) = with_recorder();
    let mut book = reopened(book, "记录口令");
    let unit = book.owner().unwrap();
    let open = fields(unit, &["theme_day"], "2026-03-05");
    let id = book.write(act("session_save"), |tx| save(tx, None, &open)).unwrap();
    assert!(is_closed(book.write(act("session_save"), |tx| {
        let known = session::get(tx, talk)?.fields;
        save(tx, Some(talk), &SessionFields { content: None, ..known })
    })));
    assert!(is_closed(book.write(act("session_delete"), |tx| session::delete(tx, talk))), "a talk stays");
    let hide = SessionFields { is_restricted: true, ..open.clone() };
    assert!(is_closed(book.write(act("session_save"), |tx| save(tx, Some(id), &hide))), "nor closes one");
    let rule = |tx: &ledger::Tx<'_>| setting::set(tx, None, "lock.minutes", &serde_json::json!(5));
    assert!(is_closed(book.write(act("setting_set"), rule)), "settings");
    let group = UnitFields::new(UnitKind::Group, "炼钢");
    assert!(is_closed(book.write(act("unit_save"), |tx| unit::create(tx, Some(unit), None, &group))));
    let of_secretary = book.read(|view| Ok(book::history(view, "session", talk.0)?.remove(0).id)).unwrap();
    assert!(
        is_closed(book.write(act("change_undo"), |tx| book::undo(tx, of_secretary))),
        "taking back what the secretary wrote of a talk is writing it"
    );
    let own = book.read(book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| book::undo(tx, own)).unwrap();
    let book = reopened(book, "口令");
    let shown = book.read(|view| session::get(view, talk)).unwrap().fields;
    assert_eq!(shown.content.as_deref(), Some(TOLD), "the secretary reads all of it as it was");
}

#[test]
fn a_look_is_an_entry_that_is_never_taken_back() {
    let (_folder, mut book) = new_book();
    let unit = book.owner().unwrap();
    book.write(act("unit_save"), |tx| {
        unit::create(tx, Some(unit), None, &UnitFields::new(UnitKind::Group, "炼钢"))
    })
    .unwrap();
    let last = book.read(book::last_change).unwrap();
    book.witness(act("member_reveal"), Some(("member", 1))).unwrap();
    let looks = book.read(|view| book::looks(view, 9, None)).unwrap();
    assert_eq!((looks.len(), looks[0].rows, looks[0].record_id), (1, 0, Some(1)), "who looked, and at whom");
    assert_eq!(
        book.read(book::last_change).unwrap(),
        last,
        "Ctrl Z takes back the last change, not the look"
    );
    let refused = book.write(act("change_undo"), |tx| book::undo(tx, looks[0].id));
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
    book.write(act("change_undo"), |tx| book::undo(tx, last.unwrap())).unwrap();
    book.witness(act("member_reveal"), Some(("member", 1))).unwrap();
    assert!(book.read(book::last_undo).unwrap().is_some(), "nor does a look stand in the way of redoing");
    let wrong: i64 = book.read(book::verify).unwrap().iter().map(|line| line.wrong).sum();
    assert_eq!(wrong, 0, "the chain of history goes through it");
}
