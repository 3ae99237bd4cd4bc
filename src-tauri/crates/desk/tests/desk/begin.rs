//! A new book and the months before it: nothing in it is red on its first day.

use desk::Code;
use serde_json::{Value, json};

use crate::Room;

fn request(room: &Room, begin: &str) -> Value {
    json!({ "path": room.path(), "password": "试用手册-2026", "name": "甲支部", "kind": "branch", "begin": begin })
}

#[test]
fn a_book_begun_in_november_lacks_nothing_of_the_months_before() {
    let room = Room::new();
    let state = room.ok("book_create", request(&room, "2026-11"))["state"].take();
    assert_eq!(state["begin"], "2026-11-01", "every page knows from when it is kept");
    let overview = room.ok("overview_get", json!({ "day": "2026-11-21" }));
    let findings = overview["check"]["findings"].as_array().unwrap();
    let states: Vec<(&str, &str)> = findings
        .iter()
        .map(|finding| (finding["period"].as_str().unwrap(), finding["state"].as_str().unwrap()))
        .collect();
    assert!(
        states.contains(&("2026-10", "not_applicable")),
        "October stands in the old handbook: {states:?}"
    );
    assert!(states.contains(&("2026-11", "due")), "November is asked: {states:?}");
    assert!(
        states.iter().all(|(_, state)| *state != "short"),
        "nothing is missed on the first day: {states:?}"
    );
    let todo = overview["todo"].as_array().unwrap();
    assert!(todo.iter().all(|one| one["state"] != "late"), "and nothing to do is late: {todo:?}");
    let month = json!({ "key": "check.from", "value": 202_613 });
    let error = room.refused("setting_set", month);
    assert!(error.message.contains("年月"), "a thirteenth month says how a month is written: {error}");
    room.ok("setting_set", json!({ "key": "check.from", "value": 202_609 }));
    assert_eq!(room.ok("book_state", json!({}))["begin"], "2026-09-01", "it can be changed later");
}

#[test]
fn a_month_that_cannot_be_read_makes_no_book() {
    let room = Room::new();
    let error = room.refused("book_create", request(&room, "2026年11月"));
    assert_eq!((error.code, error.field.as_deref()), (Code::Invalid, Some("begin")), "{error}");
    assert!(!std::path::Path::new(&room.path()).exists(), "no half-made file is left behind");
}
