//! 措辞: a unit's own sentence, else the one from above.

use ledger::Book;
use ledger::book;
use ledger::unit::{self, UnitFields, UnitKind};
use ledger::wording;

use crate::{act, new_committee};

#[test]
fn the_nearest_wording_holds_and_can_be_undone() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let fields = UnitFields::new(UnitKind::Branch, "炼钢党支部");
    let steel = book.write(act("unit_save"), |tx| unit::create(tx, Some(top), None, &fields)).unwrap();
    let mut set = |unit, text: Option<&str>| {
        book.write(act("wording_set"), |tx| wording::set(tx, unit, "quarterly.opening", text))
    };
    set(None, Some("全厂统一")).unwrap();
    set(Some(steel), Some("本支部自拟")).unwrap();
    assert!(set(None, Some(&"长".repeat(2000))).is_err(), "a page of text is no sentence");
    let say = |book: &Book, unit| {
        book.read(|view| Ok(wording::of(view, unit)?.remove("quarterly.opening"))).unwrap()
    };
    assert_eq!(say(&book, steel).as_deref(), Some("本支部自拟"), "a unit's own words hold");
    assert_eq!(say(&book, top).as_deref(), Some("全厂统一"), "else the book's");
    book.write(act("wording_set"), |tx| wording::set(tx, Some(steel), "quarterly.opening", None)).unwrap();
    assert_eq!(say(&book, steel).as_deref(), Some("全厂统一"), "taken back, the words from above hold");
    let last = book.read(book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| book::undo(tx, last)).unwrap();
    assert_eq!(
        say(&book, steel).as_deref(),
        Some("本支部自拟"),
        "taking back can be undone like anything else"
    );
}
