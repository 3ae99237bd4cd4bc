//! A second place for backups, a look into a backup, and what differs between it and the book.

use std::sync::Arc;

use ledger::book::{self, Aside, Watch};
use ledger::session::{self, SessionFields};
use ledger::{Book, Error};

use crate::{act, life, new_book};

fn hold(book: &mut Book, on: &str, title: &str) {
    let top = book.owner().unwrap();
    let fields = SessionFields {
        title: title.to_owned(),
        is_restricted: title.contains("谈"),
        ..life::fields(top, &["theme_day"], on)
    };
    book.write(act("session_save"), |tx| session::save(tx, None, &fields).map(drop)).unwrap();
}

#[test]
fn a_backup_is_carried_whole_or_not_at_all() {
    let (folder, book) = new_book();
    let (first, stick) = (folder.path().join("一.book"), folder.path().join("U盘"));
    let bytes = book::backup(&book, &first).unwrap();
    let to = stick.join("一.book");
    assert!(book::carry(&first, &to).is_err(), "a stick that is not in is an error");
    std::fs::create_dir(&stick).unwrap();
    assert_eq!(book::carry(&first, &to).unwrap(), bytes, "the size told is the size of the backup");
    assert_eq!(std::fs::read(&first).unwrap(), std::fs::read(&to).unwrap(), "byte for byte the same");
    assert!(
        matches!(book::carry(&first, &to), Err(Error::Exists(_))),
        "what lies there is never overwritten"
    );
    assert!(book::carry(&stick.join("没有.book"), &stick.join("二.book")).is_err(), "no backup, no copy");
    let left: Vec<_> = std::fs::read_dir(&stick).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["一.book"], "nothing half-made is left");
}

#[test]
fn a_look_into_a_backup_says_what_differs_and_leaves_no_trace() {
    let (folder, mut book) = new_book();
    hold(&mut book, "2026-08-03", "两边都有");
    hold(&mut book, "2026-08-04", "后来删掉");
    let copy = folder.path().join("备份.book");
    book::backup(&book, &copy).unwrap();
    let before = std::fs::read(&copy).unwrap();
    for day in 1..=12 {
        hold(&mut book, &format!("2026-09-{day:02}"), &format!("新的{day}"));
    }
    hold(&mut book, "2026-09-13", "和方敏谈心");
    let gone = book
        .read(|view| Ok(session::list(view, &session::SessionFilter::default())?.last().unwrap().id))
        .unwrap();
    let last = book.read(|view| session::get(view, gone)).unwrap().fields.title;
    book.write(act("session_delete"), |tx| session::delete(tx, gone)).unwrap();

    let (place, watch) = (folder.path().join("aside/1"), Arc::new(Watch::default()));
    let aside = Aside::by_password(&copy, "口令", &place, &watch).unwrap();
    let apart = book.read(|ours| aside.read(|theirs| book::apart(ours, theirs))).unwrap();
    assert_eq!(apart.ours.count, 13, "what was recorded since would be gone");
    let newest: Vec<_> = apart.ours.newest.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(newest[..2], ["谈心谈话", "新的12"], "named newest first, a talk without its title");
    assert_eq!(newest.len(), 10, "ten are named");
    assert_eq!(
        (apart.theirs.count, &apart.theirs.newest[0].title),
        (1, &last),
        "what was deleted would come back"
    );
    assert_eq!(apart.since, Some(14), "so many entries of history since");
    let contents = aside.read(book::contents).unwrap();
    assert_eq!(contents.last_on.map(|day| day.to_string()).as_deref(), Some("2026-08-04"), "its last day");
    assert_eq!((contents.amounts[0].what.as_str(), contents.amounts[0].count), ("活动", 2), "its sessions");
    assert_eq!(contents.last_change.unwrap().intent, "session_save", "its last entry of history");
    let other_way = aside.read(|ours| book.read(|theirs| book::apart(ours, theirs))).unwrap();
    assert_eq!(other_way.since, None, "a later state is not the beginning of an earlier one");
    drop(aside);
    assert!(!place.exists(), "the copy is gone with the look");
    assert_eq!(before, std::fs::read(&copy).unwrap(), "and the backup is as it was");

    assert!(
        matches!(Aside::by_password(&copy, "别的", &place, &watch), Err(Error::WrongPassword)),
        "not for everybody"
    );
    assert!(Aside::by_key_of(&book, &copy, &place, &watch).is_ok(), "the open book's key opens it, too");
    for (at, what) in
        [(before.len() / 2, "in the middle"), (before.len() - 9, "near the end"), (9000, "on the first page")]
    {
        let mut bytes = before.clone();
        bytes[at] ^= 1;
        let bad = folder.path().join("坏.book");
        std::fs::write(&bad, bytes).unwrap();
        let error = Aside::by_password(&bad, "口令", &place, &watch).err().expect("damaged");
        assert!(
            matches!(error, Error::Damaged(_)),
            "one bit {what} is noticed before anything is shown: {error}"
        );
        assert!(!place.exists(), "a look that fails leaves nothing either");
    }
}
