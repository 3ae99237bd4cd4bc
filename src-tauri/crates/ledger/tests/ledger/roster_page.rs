//! A roster read in stretches.

use ledger::member::{self, MemberFields, Membership};
use ledger::{Book, Tx};

use crate::{act, day};

/// A committee reads its roster in stretches; they must be the very roster, in its order.
#[test]
fn stretches_of_a_roster_make_the_roster() {
    let home = tempfile::tempdir().unwrap();
    let book = ledger::sample::group(&home.path().join("汇总.book"), "密码", 3).unwrap();
    let (top, on) = (book.owner().unwrap(), day("2026-09-21"));
    let page = |words: &str, skip, take| {
        book.read(|view| member::roster_page(view, top, on, words, skip, take)).unwrap()
    };
    let whole = book.read(|view| member::roster(view, top, on)).unwrap();
    assert!(whole.len() > 100, "the sample is too small to prove anything");
    let mut pieced = Vec::new();
    while pieced.len() < whole.len() {
        pieced.extend(page("", pieced.len(), 37).lines);
    }
    assert_eq!(pieced, whole, "37 at a time, the stretches are the roster itself");

    let first = page("", 0, 5);
    let of = |stage| whole.iter().filter(|line| line.stage == stage).count();
    assert_eq!(
        (first.total, first.full, first.probationary),
        (whole.len(), of(member::Stage::Full), of(member::Stage::Probationary)),
        "the head of the page counts everyone, not those shown"
    );
    let one = &whole[whole.len() / 2];
    for words in [one.name.as_str(), one.initials.as_str()] {
        let found = page(words, 0, whole.len());
        assert!(found.lines.contains(one), "{words} finds {}", one.name);
        assert_eq!(found.total, found.lines.len(), "the count is that of the people found");
    }
}

/// The count of the branches is kept between stretches; it must never outlive the people it counted.
#[test]
fn a_stretch_knows_who_came_since_the_last_one() {
    let home = tempfile::tempdir().unwrap();
    let mut book = ledger::sample::group(&home.path().join("汇总.book"), "密码", 1).unwrap();
    let (top, on) = (book.owner().unwrap(), day("2026-09-21"));
    let mut other = book.beside().unwrap();
    let total = |book: &Book| book.read(|view| member::roster_page(view, top, on, "", 0, 1)).unwrap().total;
    let one = book.read(|view| member::roster_page(view, top, on, "", 0, 1)).unwrap().lines[0].clone();
    let like = book.read(|view| member::get(view, one.id)).unwrap();
    let come = |tx: &Tx<'_>| {
        let fields = MemberFields { name: "新来的".to_owned(), id_number: None, ..like.fields.clone() };
        let home = Membership { id: None, ..like.memberships[0].clone() };
        member::save(tx, None, &fields, &[home], &[], &[])
    };
    let before = total(&book);
    assert_eq!(total(&other), before, "two connections see one roster");
    book.write(act("member_save"), come).unwrap();
    assert_eq!(total(&book), before + 1, "who wrote sees the newcomer");
    assert_eq!(total(&other), before + 1, "another connection sees the newcomer");
    other.write(act("member_save"), come).unwrap();
    assert_eq!(total(&book), before + 2, "a write by the other connection shows");
    let refused = book.write(act("member_save"), |tx| {
        come(tx)?;
        assert_eq!(
            member::roster_page(tx, top, on, "", 0, 1)?.total,
            before + 3,
            "a write sees its own rows"
        );
        Err::<(), _>(ledger::Error::Cancelled)
    });
    assert!(refused.is_err());
    assert_eq!(total(&book), before + 2, "what was taken back is not counted");
}
