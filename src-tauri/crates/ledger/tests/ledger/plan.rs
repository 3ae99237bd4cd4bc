//! The plan of the year.

use ledger::date::Window;
use ledger::plan::{self, PlanFields, PlanStatus};
use ledger::session::Kind;
use ledger::{Book, Error};

use crate::{act, new_book};

fn fields(book: &Book) -> PlanFields {
    PlanFields {
        unit_id: book.owner().unwrap(),
        month: "2026-02".into(),
        on_day: Some("2026-02-20".parse().unwrap()),
        kind: Kind::built_in(Kind::THEME_DAY),
        title: "警示教育案例".into(),
        owner: Some("任玉梅".into()),
        form: None,
        status: PlanStatus::Planned,
        reason: None,
        session_id: None,
    }
}

#[test]
fn an_item_moves_to_another_month_only_with_a_reason() {
    let (_folder, mut book) = new_book();
    let mut item = fields(&book);
    item.on_day = Some("2026-03-03".parse().unwrap());
    let moved = book.write(act("plan_save"), |tx| plan::save(tx, None, &item));
    assert!(matches!(moved, Err(Error::Broken(_))), "a day outside the month is no quiet change: {moved:?}");
    item.status = PlanStatus::Postponed;
    assert!(book.write(act("plan_save"), |tx| plan::save(tx, None, &item)).is_err(), "顺延 needs a reason");
    item.reason = Some("春节假期检修，人员不齐".into());
    let id = book.write(act("plan_save"), |tx| plan::save(tx, None, &item)).unwrap();
    let kept = book.read(|view| plan::get(view, id)).unwrap();
    assert_eq!(kept.fields, item, "what was written is what is read");
}

#[test]
fn nothing_is_held_without_a_session() {
    let (_folder, mut book) = new_book();
    let item = PlanFields { status: PlanStatus::Held, ..fields(&book) };
    let held = book.write(act("plan_save"), |tx| plan::save(tx, None, &item));
    assert!(
        matches!(held, Err(Error::Broken(_))),
        "已开 follows from a session, it is not claimed: {held:?}"
    );
}

#[test]
fn a_window_lists_the_months_it_touches() {
    let (_folder, mut book) = new_book();
    let item = fields(&book);
    let id = book.write(act("plan_save"), |tx| plan::save(tx, None, &item)).unwrap();
    let owner = book.owner().unwrap();
    let listed = |book: &Book, year| {
        book.read(|view| plan::list(view, owner, Window::year(year).unwrap())).unwrap().len()
    };
    assert_eq!((listed(&book, 2026), listed(&book, 2025)), (1, 0), "an item stands in its own year only");
    book.write(act("plan_delete"), |tx| plan::delete(tx, id)).unwrap();
    assert_eq!(listed(&book, 2026), 0, "a deleted item is gone from the list");
}
