//! Settings: a unit's own, else from above, else the book's, else the default.

use ledger::setting;
use serde_json::json;

use crate::{act, new_committee, two_branches};

#[test]
fn the_nearest_setting_holds() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let [steel, rolling] = two_branches(&mut book);
    let mut set =
        |unit, value| book.write(act("setting_set"), |tx| setting::set(tx, unit, "make_up.days", &value));
    assert!(set(None, json!(0)).is_err(), "C-41: nothing under the floor");
    assert!(set(None, json!("十天")).is_err(), "a word is no number");
    set(None, json!(10)).unwrap();
    set(Some(top), json!(14)).unwrap();
    set(Some(steel), json!(3)).unwrap();
    let get = |unit| book.read(|view| setting::get(view, unit, "make_up.days")).unwrap();
    assert_eq!(get(Some(steel)), 3, "a unit's own number holds");
    assert_eq!(get(Some(rolling)), 14, "else the one of the unit above");
    assert_eq!(get(None), 10, "the book's own for the book");
    book.write(act("setting_set"), |tx| setting::set(tx, Some(top), "make_up.days", &json!(null))).unwrap();
    let get = |unit| book.read(|view| setting::get(view, unit, "make_up.days")).unwrap();
    assert_eq!(get(Some(rolling)), 10, "taken back, the book's number holds again");
    let lines = book.read(|view| setting::list(view, Some(steel))).unwrap();
    assert_eq!(lines.len(), setting::ALL.len(), "every setting is listed");
    let line = lines.iter().find(|line| line.key == "make_up.days").unwrap();
    assert_eq!(
        (&line.value, &line.default),
        (&json!(3), &json!(7)),
        "the list shows what holds and the default (C-33)"
    );
    assert!(
        book.read(|view| setting::get(view, None, "no.such")).is_err(),
        "an unknown key is an error, not a zero"
    );
}
