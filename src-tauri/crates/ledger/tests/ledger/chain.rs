//! The chain of history: whatever is done to old entries without this program is named.

use ledger::book::{self, VerifyLine};
use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Act, Book};
use rusqlite::Connection;

use crate::{NOW, act, key, new_book};

/// A book with five entries of history: itself, three groups, and the last of them taken back.
fn written() -> (tempfile::TempDir, Book) {
    let (folder, mut book) = new_book();
    let top = book.owner().unwrap();
    for (place, name) in ["炼钢", "轧钢", "除尘"].into_iter().enumerate() {
        let summary = format!("添加党小组：{name}");
        let act = Act { at: NOW + place as i64 * 60_000, summary: &summary, ..act("unit_save") };
        book.write(act, |tx| {
            unit::create(tx, Some(top), None, &UnitFields::new(UnitKind::Group, name))?;
            tx.summary(&summary)
        })
        .unwrap();
    }
    let last = book.read(book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| book::undo(tx, last)).unwrap();
    (folder, book)
}

/// A second connection, as another program would have it.
fn raw(book: &Book) -> Connection {
    key::raw(book.path())
}

fn line(book: &Book) -> VerifyLine {
    let lines = book.read(book::verify).unwrap();
    lines.into_iter().find(|line| line.what.contains("前后相连")).unwrap()
}

#[test]
fn what_is_done_to_history_without_the_program_is_named() {
    let cases = [
        ("UPDATE change_row SET after = replace(after, '炼钢', '铸造') WHERE change_id = 2", "第2条"),
        ("UPDATE change SET who = '别人' WHERE id = 3", "第3条"),
        ("UPDATE change SET at = at + 86400000 WHERE id = 4", "第4条"),
        ("DELETE FROM change_row WHERE id = (SELECT max(id) FROM change_row WHERE change_id = 2)", "第2条"),
        ("DELETE FROM change_row WHERE change_id = 3; DELETE FROM change WHERE id = 3", "第4条"),
        (
            "PRAGMA foreign_keys = OFF; DELETE FROM change_row WHERE change_id = 5; DELETE FROM change WHERE id = 5",
            "最后的记录",
        ),
        ("INSERT INTO change (at, who, intent, summary) VALUES (1, '别人', 'unit_save', '补一条')", "第6条"),
    ];
    let (_folder, book) = written();
    let sound = line(&book);
    assert_eq!((sound.checked, sound.wrong), (5, 0), "an untouched history holds: {sound:?}");
    let path = book.path().to_owned();
    drop(book);
    let whole = std::fs::read(&path).unwrap();
    for (damage, place) in cases {
        std::fs::write(&path, &whole).unwrap();
        let mut book = Book::open(&path, "口令").unwrap();
        raw(&book).execute_batch(damage).unwrap();
        let found = line(&book);
        assert!(found.wrong > 0, "verify must notice: {damage}");
        assert!(found.detail.as_deref().unwrap().contains(place), "and say where: {found:?}, {damage}");
        let top = book.owner().unwrap();
        let group = UnitFields::new(UnitKind::Group, "钢包");
        book.write(act("unit_save"), |tx| unit::create(tx, Some(top), None, &group)).unwrap();
        assert!(line(&book).wrong > 0, "going on with the work hides nothing: {damage}");
    }
}

#[test]
fn a_tampered_entry_is_named_with_its_day_and_its_writer() {
    let (_folder, book) = written();
    raw(&book).execute_batch("UPDATE change SET summary = '添加党小组：别的' WHERE id = 3").unwrap();
    let detail = line(&book).detail.unwrap();
    assert!(
        detail.contains("2026年9月21日") && detail.contains("许秀兰"),
        "an inspector asks when and who: {detail}"
    );
}

#[test]
fn the_history_of_an_older_book_is_linked_when_it_is_brought_up() {
    let (_folder, book) = written();
    let path = book.path().to_owned();
    drop(book);
    let old = key::raw(&path);
    old.execute_batch(
        "DROP TABLE history_head; DROP TABLE seal; ALTER TABLE change DROP COLUMN hash; PRAGMA user_version = 7",
    )
    .unwrap();
    drop(old);
    let book = Book::open(&path, "口令").unwrap();
    let linked = line(&book);
    assert_eq!((linked.checked, linked.wrong), (5, 0), "every entry there was is linked: {linked:?}");
    raw(&book).execute_batch("UPDATE change SET who = '别人' WHERE id = 2").unwrap();
    assert_eq!(line(&book).wrong, 1, "from then on it shows tampering");
}
