//! A roster read in stretches.

use ledger::member;

use crate::day;

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
