//! 工作日历: the notices' days, and those a book sets for itself.

use ledger::book;
use ledger::calendar::{self, Calendar};
use ledger::date::Window;
use ledger::{Book, Error};

use crate::{act, day, new_book};

fn of(book: &Book) -> Calendar {
    book.read(calendar::of).unwrap()
}

#[test]
fn the_notices_of_2025_and_2026_are_kept_to() {
    let (_folder, book) = new_book();
    let calendar = of(&book);
    for (on, is_work, why) in [
        ("2025-01-01", false, "元旦 on a Wednesday: one day"),
        ("2025-01-02", true, "and no more"),
        ("2025-01-26", true, "a Sunday worked for 春节"),
        ("2025-01-27", true, "the day before 除夕"),
        ("2025-02-04", false, "last day of 春节"),
        ("2025-02-08", true, "a Saturday worked for 春节"),
        ("2025-10-08", false, "中秋节 makes it eight days"),
        ("2025-10-11", true, "a Saturday worked"),
        ("2026-01-02", false, "元旦 is three days"),
        ("2026-01-04", true, "the Sunday worked for it"),
        ("2026-02-14", true, "the Saturday before 春节"),
        ("2026-02-23", false, "ninth day of 春节"),
        ("2026-02-24", true, "work begins"),
        ("2026-09-20", true, "a Sunday worked for 国庆节"),
        ("2026-09-25", false, "中秋节"),
        ("2026-09-30", true, "the day before 国庆节"),
        ("2026-10-08", true, "and the one after it"),
        ("2026-11-21", false, "an ordinary Saturday"),
    ] {
        assert_eq!(calendar.is_work_day(day(on)), is_work, "{on}: {why}");
    }
    for (year, work_days) in [(2025, 248), (2026, 248)] {
        let days = calendar.work_days(Window::year(year).unwrap()).count();
        assert_eq!(
            days, work_days,
            "{year}: 365 days less weekends and 13 statutory days, whatever is moved about"
        );
    }
}

#[test]
fn working_days_are_counted_over_holidays() {
    let (_folder, book) = new_book();
    let calendar = of(&book);
    for (from, n, to, why) in [
        ("2026-09-18", 3, "2026-09-22", "the Sunday of the 20th is worked"),
        ("2026-09-30", 3, "2026-10-10", "8, 9 and the worked Saturday"),
        ("2026-10-03", 1, "2026-10-08", "from inside a holiday"),
        ("2026-11-21", 0, "2026-11-21", "no days after is the day itself"),
    ] {
        assert_eq!(calendar.work_days_after(day(from), n), day(to), "{n} after {from}: {why}");
    }
    let span = |from: &str, to: &str| Window { from: day(from), to: day(to) };
    let last = |from, to| calendar.last_work_day(span(from, to));
    assert_eq!(last("2026-05-01", "2026-05-31"), Some(day("2026-05-29")), "the month ends on a Sunday");
    assert_eq!(last("2026-10-01", "2026-10-07"), None, "nothing but holiday");
    assert_eq!(last("2026-10-08", "2026-10-07"), None, "nothing at all");
    assert_eq!(calendar.why_off(day("2026-10-01")), Some("国庆节"), "the reason a plan is moved");
    assert_eq!(calendar.why_off(day("2026-11-21")), Some("周末"));
    assert_eq!(calendar.why_off(day("2026-09-20")), None, "worked");
}

#[test]
fn a_book_sets_its_own_days_and_may_take_that_back() {
    let (_folder, mut book) = new_book();
    let set = |book: &mut Book, on: &str, is_work, note| {
        book.write(act("calendar_set"), |tx| calendar::set(tx, day(on), is_work, note))
    };
    set(&mut book, "2026-11-23", Some(false), Some("全厂检修")).unwrap();
    assert!(!of(&book).is_work_day(day("2026-11-23")), "the unit's own day comes before the weekday");
    set(&mut book, "2026-10-01", Some(true), None).unwrap();
    assert!(of(&book).is_work_day(day("2026-10-01")), "and before the notice");
    let year = book.read(|view| calendar::year(view, 2026)).unwrap();
    let own: Vec<_> = year.days.iter().filter(|off| off.is_own).map(|off| off.day).collect();
    assert_eq!(own, [day("2026-10-01"), day("2026-11-23")], "what is the unit's own is told apart");
    let last = book.read(book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| book::undo(tx, last)).unwrap();
    assert!(!of(&book).is_work_day(day("2026-10-01")), "setting a day can be undone like anything else");
    set(&mut book, "2026-11-23", None, None).unwrap();
    assert!(of(&book).is_work_day(day("2026-11-23")), "taken back");
    let long = set(&mut book, "2026-11-23", Some(false), Some(&"长".repeat(99)));
    assert!(matches!(long, Err(Error::Broken(_))), "a note is no essay");
}

#[test]
fn a_year_without_a_notice_says_so() {
    let (_folder, mut book) = new_book();
    let note = |book: &Book, year| book.read(|view| calendar::year(view, year)).unwrap().note;
    assert_eq!(note(&book, 2026), None, "known");
    assert!(note(&book, 2027).unwrap().contains("2027"), "only weekends are known, and that is said");
    assert!(of(&book).is_work_day(day("2027-01-01")), "nothing is guessed");
    book.write(act("calendar_set"), |tx| calendar::set(tx, day("2027-01-01"), Some(false), Some("元旦")))
        .unwrap();
    assert_eq!(note(&book, 2027), None, "once somebody has entered the notice");
}
