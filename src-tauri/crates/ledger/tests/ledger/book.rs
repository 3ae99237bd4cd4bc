//! The file, its history and undo.

use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Book, Cost, Error, book};

use ledger::attendance::Mark;
use ledger::session::{self, SessionFields};

use crate::{act, life, new_book};

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

/// SQLite's own limit would say that the folder cannot be written.
#[cfg(unix)]
#[test]
fn a_place_whose_path_is_too_long_is_named_before_anything_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let deep = (0..20).fold(folder.path().to_owned(), |path, _| path.join("第三党支部会议"));
    std::fs::create_dir_all(&deep).unwrap();
    let room = 490 - deep.as_os_str().len() - "/.book".len();
    let owner = UnitFields::new(UnitKind::Branch, "运行车间党支部");
    let make = |path: &std::path::Path| Book::create(path, "口令", Cost::SAMPLE, act("book_create"), &owner);
    for name in ["手".repeat(79) + "册12.book", "a".repeat(room + 1) + ".book"] {
        let path = deep.join(&name);
        let refused = make(&path).map(drop).expect_err("no book can lie there");
        let Error::Broken(broken) = refused else { panic!("{name}: {refused}") };
        assert!(broken.field == "path" && broken.rule.contains("太长"), "{}", broken.rule);
    }
    assert_eq!(std::fs::read_dir(&deep).unwrap().count(), 0, "and nothing was left there");
    let longest = deep.join("a".repeat(room) + ".book");
    let book = make(&longest).expect("the longest path that is let through");
    book::backup(&book, &deep.join("b".repeat(room) + ".book")).expect("also of a backup");
    drop(book);
    let back = deep.join("c".repeat(room) + ".book");
    book::restore(&longest, "口令", &back, &Default::default()).expect("and of what is restored");
    assert!(Book::open(&back, "口令").is_ok(), "and it opens there");
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

#[test]
fn what_was_undone_is_done_again_until_something_new_is_written() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let add = |book: &mut Book, name: &str| {
        let fields = UnitFields::new(UnitKind::Group, name);
        book.write(act("unit_save"), |tx| unit::create(tx, Some(top), None, &fields)).unwrap();
    };
    let groups = |book: &Book| {
        let ids = book.read(|view| unit::subtree(view, top)).unwrap();
        let name = |id| book.read(|view| Ok(unit::get(view, id)?.fields.name)).unwrap();
        ids.into_iter().filter(|id| *id != top).map(name).collect::<Vec<_>>()
    };
    let undo = |book: &mut Book| {
        let last = book.read(book::last_change).unwrap().unwrap();
        book.write(act("change_undo"), |tx| book::undo(tx, last)).unwrap();
    };
    let redo = |book: &mut Book| {
        let last = book.read(book::last_undo).unwrap();
        last.map(|last| book.write(act("change_redo"), |tx| book::undo(tx, last)).unwrap()).is_some()
    };
    assert!(!redo(&mut book), "nothing was undone yet");
    for name in ["炼钢", "轧钢"] {
        add(&mut book, name);
    }
    undo(&mut book);
    undo(&mut book);
    assert_eq!(groups(&book), [""; 0], "both are taken back");
    assert!(redo(&mut book) && redo(&mut book) && !redo(&mut book), "two were undone, so two come back");
    assert_eq!(groups(&book), ["炼钢", "轧钢"], "in the order in which they were made");
    undo(&mut book);
    assert_eq!(groups(&book), ["炼钢"], "what was done again is undone like anything else");
    let newest = book.read(|view| book::changes(view, 1, None)).unwrap().remove(0);
    book.write(act("change_undo"), |tx| book::undo(tx, newest.id)).unwrap();
    let states = book.read(|view| book::changes(view, 100, None)).unwrap();
    let open = states.iter().filter(|change| change.undoes.is_none() && change.undone_by.is_none()).count();
    assert_eq!(open, 3, "history shows what is in force: the book itself and both groups");
    undo(&mut book);
    add(&mut book, "除尘");
    assert!(!redo(&mut book), "after something new the old way is closed: redo would write over it");
    assert_eq!(groups(&book), ["炼钢", "除尘"], "and nothing changed");
}

#[test]
fn undo_and_redo_go_on_after_the_program_was_closed() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let path = book.path().to_owned();
    let group = UnitFields::new(UnitKind::Group, "炼钢");
    let id = book.write(act("unit_save"), |tx| unit::create(tx, Some(top), None, &group)).unwrap();
    let reopened = |book: Book| {
        drop(book);
        Book::open(&path, "口令").unwrap()
    };
    let mut book = reopened(book);
    let last = book.read(book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| book::undo(tx, last)).unwrap();
    let mut book = reopened(book);
    assert!(book.read(|view| unit::get(view, id)).is_err(), "what was taken back stays taken back");
    let undo = book.read(book::last_undo).unwrap().unwrap();
    book.write(act("change_redo"), |tx| book::undo(tx, undo)).unwrap();
    let book = reopened(book);
    assert_eq!(
        book.read(|view| unit::get(view, id)).unwrap().fields.name,
        "炼钢",
        "and is done again on another day"
    );
}

#[test]
fn a_book_gets_its_name_when_it_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("手册.book");
    // What a program leaves that was killed while it made this book.
    let part = folder.path().join("手册.book-part");
    std::fs::write(&part, "半本").unwrap();
    let owner = UnitFields::new(UnitKind::Branch, "运行车间党支部");
    let unnamed = UnitFields::new(UnitKind::Branch, " ");
    let make =
        |owner: &UnitFields| Book::create(&path, "口令", book::Cost::SAMPLE, act("book_create"), owner);
    assert!(make(&unnamed).is_err(), "a book needs an owner");
    assert!(!path.exists(), "and is not there without one");
    drop(make(&owner).unwrap());
    assert!(!part.exists(), "what was left of the first try is gone");
    assert_eq!(
        Book::open(&path, "口令").unwrap().read(unit::list).unwrap().len(),
        1,
        "the book has its first unit"
    );
}

#[test]
fn a_change_is_told_in_words_and_keeps_what_is_personal_to_itself() {
    let (_folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    let people = life::people(&mut book, branch, None, 1, 6);
    let session = life::save(&mut book, &life::fields(branch, &["theme_day"], "2026-09-18"));
    life::attend(&mut book, session, &[(people[0], Mark::Absent)]);
    let told = |book: &Book| {
        let last = book.read(book::last_change).unwrap().unwrap();
        book.read(|view| book::told(view, last)).unwrap().lines
    };
    let roll = told(&book).remove(0);
    assert_eq!(roll.what, "点名6人", "a roll is told as its sums: {roll:?}");
    assert!(
        roll.after.as_deref().unwrap().contains("5") && roll.after.as_deref().unwrap().contains("1"),
        "{roll:?}"
    );
    let longer = SessionFields { minutes: 90, ..life::fields(branch, &["theme_day"], "2026-09-18") };
    book.write(act("session_save"), |tx| session::save(tx, Some(session), &longer)).unwrap();
    let lines = told(&book);
    let line = lines.iter().find(|line| line.what.ends_with("时长")).unwrap();
    assert_eq!(
        (line.before.as_deref(), line.after.as_deref()),
        (Some("60分钟"), Some("90分钟")),
        "before and after stand side by side"
    );
    let raw = crate::key::raw(book.path());
    raw.execute_batch(
        "INSERT INTO change (at, who, intent, summary) VALUES (1, '许秀兰', 'member_save', '改号码');
         INSERT INTO change_row (change_id, tbl, key, before, after) SELECT max(id), 'member', '{\"id\":1}',
           '{\"id\":1,\"name\":\"甲\",\"phone\":\"13800000000\"}', '{\"id\":1,\"name\":\"甲\",\"phone\":\"13900000000\"}' FROM change",
    )
    .unwrap();
    let phone = told(&book);
    assert!(!format!("{phone:?}").contains("13"), "a phone number is not told: {phone:?}");
}
