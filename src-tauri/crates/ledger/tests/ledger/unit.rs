//! Units: one tree, moved and deleted without breaking what hangs on it.

use ledger::id::UnitId;
use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Book, Error};

use crate::{act, new_committee};

fn add(book: &mut Book, parent: UnitId, kind: UnitKind, name: &str, position: i64) -> UnitId {
    let fields = UnitFields { position, ..UnitFields::new(kind, name) };
    book.write(act("unit_save"), |tx| unit::create(tx, Some(parent), None, &fields)).unwrap()
}

fn names(book: &Book) -> Vec<String> {
    book.read(unit::list).unwrap().into_iter().map(|unit| unit.fields.name).collect()
}

/// 党委 → 炼钢总支 (→ 运行支部 → 两个组), 轧钢支部.
fn tree() -> (tempfile::TempDir, Book, [UnitId; 4]) {
    let (folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let rolling = add(&mut book, top, UnitKind::Branch, "轧钢党支部", 2);
    let steel = add(&mut book, top, UnitKind::GeneralBranch, "炼钢党总支", 1);
    let branch = add(&mut book, steel, UnitKind::Branch, "运行党支部", 0);
    add(&mut book, branch, UnitKind::Group, "乙组", 2);
    let group = add(&mut book, branch, UnitKind::Group, "甲组", 1);
    (folder, book, [rolling, steel, branch, group])
}

#[test]
fn units_stand_in_tree_order() {
    let (_folder, book, [_, steel, ..]) = tree();
    let expected = ["集团党委", "炼钢党总支", "运行党支部", "甲组", "乙组", "轧钢党支部"];
    assert_eq!(names(&book), expected, "a unit comes before those under it, siblings by position");
    let ids = book.read(|view| unit::subtree(view, steel)).unwrap();
    assert_eq!(ids.len(), 4, "the subtree holds the unit itself and everything under it");
}

#[test]
fn a_unit_moves_with_everything_under_it() {
    let (_folder, mut book, [rolling, steel, branch, group]) = tree();
    let top = book.owner().unwrap();
    let fields = book.read(|view| Ok(unit::get(view, branch)?.fields)).unwrap();
    book.write(act("unit_save"), |tx| unit::update(tx, branch, Some(top), Some("本部"), &fields)).unwrap();
    let moved = book.read(|view| unit::get(view, group)).unwrap();
    assert_eq!(moved.path, format!("/{top}/{branch}/{group}/"), "paths of the subtree follow the move");
    assert_eq!(
        book.read(|view| unit::subtree(view, steel)).unwrap(),
        [steel],
        "the old parent is left without it"
    );
    assert_eq!(book.read(unit::bases).unwrap(), ["本部"], "the new base is made");
    let error = book.write(act("unit_save"), |tx| {
        let fields = unit::get(tx, steel)?.fields;
        unit::update(tx, steel, Some(branch), None, &fields)
    });
    assert!(matches!(error, Err(Error::Broken(_))), "nothing but groups stands under a branch");
    let general = UnitFields::new(UnitKind::GeneralBranch, "炼钢党总支");
    let inner = add(&mut book, steel, UnitKind::GeneralBranch, "内部总支", 0);
    let error = book.write(act("unit_save"), |tx| unit::update(tx, steel, Some(inner), None, &general));
    assert!(error.unwrap_err().to_string().contains("自己"), "a unit cannot be moved under itself");
    let group_fields = UnitFields::new(UnitKind::Group, "甲组");
    book.write(act("unit_save"), |tx| unit::update(tx, group, Some(rolling), None, &group_fields)).unwrap();
    let last = book.read(ledger::book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| ledger::book::undo(tx, last)).unwrap();
    let back = book.read(|view| unit::get(view, group)).unwrap();
    assert_eq!(back.path, format!("/{top}/{branch}/{group}/"), "undo brings the path back, too");
}

#[test]
fn only_unused_units_are_deleted() {
    let (_folder, mut book, [rolling, steel, ..]) = tree();
    let error = book.write(act("unit_delete"), |tx| unit::delete(tx, steel)).unwrap_err();
    assert!(
        matches!(error, Error::InUse { by: "unit", count: 1, .. }),
        "a unit with units under it stays: {error}"
    );
    book.write(act("unit_delete"), |tx| unit::delete(tx, rolling)).unwrap();
    assert!(!names(&book).contains(&"轧钢党支部".to_owned()), "an unused unit goes");
    let top = book.owner().unwrap();
    let error = book.write(act("unit_delete"), |tx| unit::delete(tx, top));
    assert!(matches!(error, Err(Error::Broken(_))), "the owner of the book stays");
}

#[test]
fn units_are_found_by_either_name() {
    let (_folder, mut book, [rolling, steel, branch, _]) = tree();
    let fields = UnitFields {
        full_name: Some("中共某公司轧钢支部委员会".into()),
        ..UnitFields::new(UnitKind::Branch, "轧钢党支部")
    };
    let top = book.owner().unwrap();
    book.write(act("unit_save"), |tx| unit::update(tx, rolling, Some(top), None, &fields)).unwrap();
    let find = |book: &Book, name: &str| book.read(|view| Ok(unit::find(view, name)?.map(|unit| unit.id)));
    assert_eq!(
        find(&book, "中共某公司轧钢支部委员会").unwrap(),
        Some(rolling),
        "exports write the formal name (M-05)"
    );
    assert_eq!(find(&book, " 运行党支部 ").unwrap(), Some(branch), "lists write the short name, with blanks");
    assert_eq!(find(&book, "没有的支部").unwrap(), None, "an unknown unit is none, not a guess");
    add(&mut book, top, UnitKind::Branch, "运行党支部", 9);
    assert!(find(&book, "运行党支部").is_err(), "of two units of one name none is guessed");
    let again = book.write(act("unit_save"), |tx| {
        unit::create(tx, Some(steel), None, &UnitFields::new(UnitKind::Branch, "运行党支部"))
    });
    assert!(
        matches!(again, Err(Error::Taken { noun: "unit", field: "name" })),
        "a name is taken once under a parent"
    );
}

#[test]
fn a_term_that_no_unit_has_is_told_as_such() {
    let (_folder, mut book, [_, _, branch, _]) = tree();
    let top = book.owner().unwrap();
    for term_years in [-1, 0, 11] {
        let fields = UnitFields { term_years, ..UnitFields::new(UnitKind::Branch, "运行党支部") };
        let error = book
            .write(act("unit_save"), |tx| unit::update(tx, branch, Some(top), None, &fields))
            .unwrap_err();
        assert!(
            matches!(&error, Error::Broken(broken) if broken.field == "termYears"),
            "{term_years} years are a slip of the finger, not a fault of the store: {error}"
        );
    }
}
