//! The plan of the year.

use ledger::date::Window;
use ledger::plan::{self, FixedDay, PlanFields, PlanStatus};
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

#[test]
fn a_fixed_day_is_shifted_off_holidays_within_a_week() {
    let (_folder, book) = new_book();
    let calendar = book.read(ledger::calendar::of).unwrap();
    let on = |rule, month: usize| {
        let fixed = plan::fixed_days(rule, 2026, &calendar).unwrap().remove(month - 1);
        (fixed.meant.to_string(), fixed.day.to_string(), fixed.reason)
    };
    let date = |day| FixedDay::Date { day };
    let weekday = |nth, weekday| FixedDay::Weekday { nth, weekday };
    for (rule, month, meant, day, why) in [
        (date(15), 4, "2026-04-15", "2026-04-15", None),
        (date(15), 8, "2026-08-15", "2026-08-17", Some("8月15日是周末")),
        (date(20), 9, "2026-09-20", "2026-09-20", None), // a Sunday that is worked
        (date(1), 10, "2026-10-01", "2026-10-08", Some("10月1日是国庆节")), // exactly a week
        (date(15), 2, "2026-02-15", "2026-02-14", Some("2月15日是春节")), // nine days off: before instead
        (date(31), 5, "2026-05-31", "2026-05-29", Some("5月31日是周末")), // stays in its month
        (date(31), 2, "2026-02-28", "2026-02-28", None), // a shorter month, and a Saturday that is worked
        (weekday(1, 5), 5, "2026-05-01", "2026-05-06", Some("5月1日是劳动节")),
        (weekday(5, 5), 2, "2026-02-27", "2026-02-27", None), // no fifth Friday: the last
    ] {
        let (found_meant, found_day, reason) = on(rule, month);
        assert_eq!((found_meant.as_str(), found_day.as_str()), (meant, day), "{rule:?} in month {month}");
        assert_eq!(reason.as_deref(), why, "the reason belongs to a shift and to nothing else");
    }
    assert!(plan::fixed_days(date(32), 2026, &calendar).is_err(), "no such day");
}

#[test]
fn the_fixed_day_fills_the_months_that_have_no_plan() {
    let (_folder, mut book) = new_book();
    let owner = book.owner().unwrap();
    let item = PlanFields { month: "2026-09".into(), on_day: None, ..fields(&book) };
    book.write(act("plan_save"), |tx| plan::save(tx, None, &item)).unwrap();
    let kind = Kind::built_in(Kind::THEME_DAY);
    let rule = FixedDay::Weekday { nth: 3, weekday: 5 };
    let mut fix = || {
        let from = "2026-08-22".parse().unwrap();
        book.write(act("plan_fix"), |tx| plan::fix(tx, owner, (&kind, "主题党日"), rule, from)).unwrap().len()
    };
    assert_eq!(fix(), 3, "October to December: August's day is past and September is planned");
    assert_eq!(fix(), 0, "asked twice, nothing is planned twice");
}
