//! The plan of the year.

use ledger::date::{Quarter, Window};
use ledger::plan::{self, FixedDay, Gap, PlanBy, PlanFields, PlanItem, PlanStatus, Proposal, Source, Stand};
use ledger::session::{self, Kind, SessionFields, Status};
use ledger::{Book, Error, Tx};

use crate::{act, day, life, new_book};

fn fields(book: &Book) -> PlanFields {
    let item =
        PlanFields::new(book.owner().unwrap(), "2026-02", Kind::built_in(Kind::THEME_DAY), "警示教育案例");
    PlanFields { on_day: Some(day("2026-02-20")), owner: Some("任玉梅".into()), ..item }
}

fn items(book: &Book, year: i32, on: &str) -> Vec<PlanItem> {
    let owner = book.owner().unwrap();
    book.read(|view| plan::list(view, owner, Window::year(year).unwrap(), day(on))).unwrap()
}

fn proposed(book: &Book, year: i32, source: Source, on: &str) -> Vec<Proposal> {
    let owner = book.owner().unwrap();
    let window = Window::year(year).unwrap();
    book.read(|view| plan::propose(view, owner, window, source, day(on))).unwrap()
}

fn write(book: &mut Book, lines: &[Proposal]) {
    let add = |tx: &Tx<'_>| lines.iter().try_for_each(|line| plan::save(tx, line.id, &line.fields).map(drop));
    book.write(act("plan_add"), add).unwrap();
}

#[test]
fn an_item_is_put_off_only_with_a_reason_and_to_a_later_time() {
    let (_folder, mut book) = new_book();
    let item = fields(&book);
    let put_off = |reason: Option<&str>, to: Option<&str>| PlanFields {
        status: PlanStatus::Postponed,
        reason: reason.map(Into::into),
        moved_to: to.map(Into::into),
        ..item.clone()
    };
    let save =
        |book: &mut Book, item: &PlanFields| book.write(act("plan_save"), |tx| plan::save(tx, None, item));
    let outside = PlanFields { on_day: Some(day("2026-03-03")), ..item.clone() };
    assert!(
        matches!(save(&mut book, &outside), Err(Error::Broken(_))),
        "a day outside the month is no quiet change"
    );
    for (reason, to, why) in [
        (None, Some("2026-03-03"), "顺延 needs a reason (C-39)"),
        (Some("检修"), None, "and a day or month it goes to"),
        (Some("检修"), Some("2026-02-18"), "which is not before the day it was meant for"),
        (Some("检修"), Some("下月"), "and is a date"),
    ] {
        assert!(matches!(save(&mut book, &put_off(reason, to)), Err(Error::Broken(_))), "{why}");
    }
    let moved = PlanFields { moved_to: Some("2026-03-03".into()), ..item.clone() };
    assert!(save(&mut book, &moved).is_err(), "a later day is a 顺延 and is called so");
    for to in ["2026-03-03", "2026-03"] {
        let item = put_off(Some("春节假期检修，人员不齐"), Some(to));
        let id = save(&mut book, &item).unwrap();
        let kept = book.read(|view| plan::get(view, id, day("2026-03-01"))).unwrap();
        assert_eq!((&kept.fields, kept.stand), (&item, Stand::Postponed), "what was written is what is read");
    }
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
fn a_window_lists_its_months_and_what_was_put_off_into_them() {
    let (_folder, mut book) = new_book();
    let item = PlanFields {
        status: PlanStatus::Postponed,
        reason: Some("检修".into()),
        moved_to: Some("2027-01".into()),
        month: "2026-12".into(),
        on_day: None,
        ..fields(&book)
    };
    let id = book.write(act("plan_save"), |tx| plan::save(tx, None, &item)).unwrap();
    let listed = |book: &Book, year| items(book, year, "2026-12-01").len();
    assert_eq!(
        [2025, 2026, 2027].map(|year| listed(&book, year)),
        [0, 1, 1],
        "its own year, and where it went"
    );
    book.write(act("plan_delete"), |tx| plan::delete(tx, id)).unwrap();
    assert_eq!(listed(&book, 2026), 0, "a deleted item is gone from the list");
}

#[test]
fn a_session_of_the_day_the_unit_and_the_kind_closes_its_item() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let lecture = PlanFields { kind: Kind::built_in(Kind::LECTURE), ..fields(&book) };
    let other = PlanFields { on_day: Some(day("2026-02-27")), ..fields(&book) };
    let mut ids = Vec::new();
    for item in [&fields(&book), &lecture, &other] {
        ids.push(book.write(act("plan_save"), |tx| plan::save(tx, None, item)).unwrap());
    }
    let held = life::fields(top, &["theme_day", "lecture"], "2026-02-20");
    let session = book.write(act("session_save"), |tx| session::save(tx, None, &held)).unwrap();
    let stands = |book: &Book| -> Vec<Stand> {
        ids.iter()
            .map(|id| book.read(|view| plan::get(view, *id, day("2026-02-21"))).unwrap().stand)
            .collect()
    };
    assert_eq!(
        stands(&book),
        [Stand::Held, Stand::Held, Stand::Planned],
        "one session of two kinds, two items"
    );
    book.write(act("session_delete"), |tx| session::delete(tx, session)).unwrap();
    assert_eq!(stands(&book)[0], Stand::Missed, "without its session the item is open again");
    let last = book.read(|view| ledger::book::changes(view, 1, None)).unwrap()[0].id;
    book.write(act("undo"), |tx| ledger::book::undo(tx, last)).unwrap();
    assert_eq!(stands(&book)[0], Stand::Held, "undone, it is held as before");
}

#[test]
fn a_planned_session_becomes_held_in_place() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let item = PlanFields { on_day: None, ..fields(&book) };
    let id = book.write(act("plan_save"), |tx| plan::save(tx, None, &item)).unwrap();
    let planned =
        SessionFields { status: Status::Planned, ..life::fields(top, &["theme_day"], "2026-02-25") };
    let session = book.write(act("session_save"), |tx| session::save(tx, None, &planned)).unwrap();
    book.write(act("session_save"), |tx| plan::link(tx, id, Some(session))).unwrap();
    let stand = |book: &Book, on| book.read(|view| plan::get(view, id, day(on))).unwrap().stand;
    assert_eq!(stand(&book, "2026-02-25"), Stand::Planned, "a planned session holds nothing yet");
    assert_eq!(stand(&book, "2026-02-26"), Stand::Missed, "its day decides, not the end of the month");
    let held = SessionFields { status: Status::Held, ..planned };
    book.write(act("session_save"), |tx| session::save(tx, Some(session), &held)).unwrap();
    assert_eq!(stand(&book, "2026-02-26"), Stand::Held, "the same record, held");
}

#[test]
fn one_click_plans_a_gap_and_moves_a_plan() {
    let (_folder, mut book) = new_book();
    let mut gap = Gap {
        unit_id: book.owner().unwrap(),
        kind: Kind::built_in(Kind::THEME_DAY),
        title: "主题党日".into(),
        on_day: day("2026-09-30"),
        planned: None,
    };
    book.write(act("plan_arrange"), |tx| plan::arrange(tx, &gap)).unwrap();
    let made = items(&book, 2026, "2026-09-21").remove(0);
    assert_eq!((made.fields.month.as_str(), made.fields.on_day), ("2026-09", Some(gap.on_day)), "planned");
    gap.planned = Some(made.uid);
    gap.on_day = day("2026-08-31");
    book.write(act("plan_arrange"), |tx| plan::arrange(tx, &gap)).unwrap();
    let moved = items(&book, 2026, "2026-08-21");
    assert_eq!((moved.len(), moved[0].fields.month.as_str()), (1, "2026-08"), "moved, not planned twice");
}

#[test]
fn the_rules_in_force_list_a_year_once() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    life::people(&mut book, top, None, 1, 6);
    let rules = Source::Rules { fixed: None };
    let count = |lines: &[Proposal]| {
        let of = |kind: &str| lines.iter().filter(|line| line.fields.kind.as_str() == kind).count();
        [
            "general_meeting",
            "committee_meeting",
            "group_meeting",
            "theme_day",
            "lecture",
            "organisational_life",
        ]
        .map(of)
    };
    let year = proposed(&book, 2027, rules, "2026-09-21");
    assert_eq!(
        count(&year),
        [4, 0, 0, 12, 4, 2],
        "six 正式党员, no groups; 组织生活会 also of the year before (PY-07)"
    );
    life::people(&mut book, top, None, 7, 1);
    let groups = ["甲班", "乙班"].map(|name| life::group(&mut book, top, name));
    let year = proposed(&book, 2027, rules, "2026-09-21");
    assert_eq!(
        count(&year),
        [4, 12, 24, 12, 4, 2],
        "seven have a committee; each group has its own meetings"
    );
    let of_group = |line: &&Proposal| line.fields.unit_id == groups[1];
    assert_eq!(year.iter().filter(of_group).count(), 12, "one a month and group");
    let meetings: Vec<&str> = year
        .iter()
        .filter(|line| line.fields.kind.as_str() == "general_meeting")
        .map(|line| line.fields.month.as_str())
        .collect();
    assert_eq!(meetings, ["2027-03", "2027-06", "2027-09", "2027-12"], "once a quarter, in its last month");
    write(&mut book, &year[..10]);
    let rest = proposed(&book, 2027, rules, "2026-09-21");
    assert_eq!(rest.len(), year.len() - 10, "what is planned is not proposed again");
    write(&mut book, &rest);
    assert_eq!(proposed(&book, 2027, rules, "2026-09-21"), [], "asked again, nothing is doubled");
    let copied = proposed(&book, 2028, Source::LastYear, "2027-12-01");
    assert_eq!(copied.len(), year.len(), "last year's plan a year later");
    assert!(copied.iter().all(|line| line.fields.on_day.is_none()), "its days fall on other weekdays");
    write(&mut book, &copied);
    assert_eq!(proposed(&book, 2028, Source::LastYear, "2027-12-01"), [], "and not twice");
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
fn the_fixed_day_fills_the_months_that_have_no_day() {
    let (_folder, mut book) = new_book();
    let item = |month: &str, on: Option<&str>| PlanFields {
        month: month.into(),
        on_day: on.map(day),
        ..fields(&book)
    };
    let known = [item("2026-09", Some("2026-09-25")), item("2026-11", None)];
    for item in &known {
        book.write(act("plan_save"), |tx| plan::save(tx, None, item)).unwrap();
    }
    let source = Source::Rules { fixed: Some(FixedDay::Weekday { nth: 3, weekday: 5 }) };
    let lines = |book: &Book| -> Vec<Proposal> {
        let all = proposed(book, 2026, source, "2026-08-22");
        all.into_iter().filter(|line| line.fields.kind.as_str() == Kind::THEME_DAY).collect()
    };
    let found: Vec<(String, Option<String>, bool)> = lines(&book)
        .iter()
        .map(|line| {
            (line.fields.month.clone(), line.fields.on_day.map(|on| on.to_string()), line.id.is_some())
        })
        .collect();
    let on = |month: &str, day: Option<&str>, is_known| (month.to_owned(), day.map(Into::into), is_known);
    assert_eq!(
        found,
        [
            on("2026-08", None, false),
            on("2026-10", Some("2026-10-16"), false),
            on("2026-11", Some("2026-11-20"), true),
            on("2026-12", Some("2026-12-18"), false),
        ],
        "August's third Friday is past, September has its day, November's item gets one"
    );
    let all = lines(&book);
    write(&mut book, &all);
    assert_eq!(lines(&book), [], "asked twice, nothing is planned twice");
}

#[test]
fn festivals_come_on_the_working_day_before() {
    let (_folder, mut book) = new_book();
    let year = proposed(&book, 2026, Source::Festivals, "2026-01-01");
    let on = |name: &str| {
        let line = year.iter().find(|line| line.why.ends_with(name)).unwrap();
        line.fields.on_day.map(|on| on.to_string())
    };
    assert_eq!(on("建党纪念日").as_deref(), Some("2026-07-01"), "S113: 七一 itself is a Wednesday");
    assert_eq!(on("国庆节").as_deref(), Some("2026-09-30"), "S113: before the holiday");
    assert_eq!(on("春节").as_deref(), Some("2026-02-14"), "a date that the year's notice knows");
    write(&mut book, &year);
    assert_eq!(proposed(&book, 2026, Source::Festivals, "2026-01-01"), [], "and not twice");
    let unknown = proposed(&book, 2031, Source::Festivals, "2026-01-01");
    assert!(unknown.iter().all(|line| !line.why.ends_with("春节")), "no date is made up for an unknown year");
}

#[test]
fn a_quarters_plan_is_due_on_the_last_working_day_before_the_fifth() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let due = |book: &Book, quarter: &str| {
        let quarter = Quarter::parse(quarter).unwrap();
        book.read(|view| plan::filing_due(view, top, quarter)).unwrap().map(|on| on.to_string())
    };
    assert_eq!(due(&book, "2026Q3").as_deref(), Some("2026-07-03"), "F-64: the 5th of July 2026 is a Sunday");
    assert_eq!(due(&book, "2026Q4").as_deref(), Some("2026-09-30"), "the 5th of October lies in the holiday");
    book.write(act("setting_set"), |tx| ledger::setting::set(tx, None, "plan.filing_day", &0.into()))
        .unwrap();
    assert_eq!(due(&book, "2026Q4"), None, "0: nobody asks for it");
}

#[test]
fn done_is_counted_by_tier() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    for (tier, on) in [("党委", "2026-03-06"), ("党支部", "2026-03-13"), ("党支部", "2026-03-20")] {
        let item = PlanFields {
            month: "2026-03".into(),
            on_day: Some(day(on)),
            tier: Some(tier.into()),
            ..fields(&book)
        };
        book.write(act("plan_save"), |tx| plan::save(tx, None, &item)).unwrap();
    }
    let held = life::fields(top, &["theme_day"], "2026-03-13");
    book.write(act("session_save"), |tx| session::save(tx, None, &held)).unwrap();
    let counted = plan::counts(&items(&book, 2026, "2026-03-16"), PlanBy::Tier);
    let figures: Vec<_> =
        counted.iter().map(|row| (row.label.as_str(), row.planned, row.held, row.missed)).collect();
    assert_eq!(figures, [("党委", 1, 0, 1), ("党支部", 2, 1, 0)], "S118: plan items done by tier");
}
