//! 从哪个月起在这里记: what was over before is neither missed nor met, in every count that asks.

use ledger::check::{Finding, State, check, forecast, gaps};
use ledger::consistency::consistency;
use ledger::date::{Quarter, Window};
use ledger::id::UnitId;
use ledger::plan::{self, PlanFields, Stand};
use ledger::session::Kind;
use ledger::setting;
use ledger::{Book, attendance};

use crate::life::{self, attend, fields};
use crate::{act, day, new_book, new_committee, two_branches};

fn begin(book: &mut Book, unit: Option<UnitId>, month: &str) {
    let first = day(&format!("{month}-01"));
    book.write(act("setting_set"), |tx| setting::set_begin(tx, unit, first)).unwrap();
}

fn of(book: &Book, on: &str, rule: &str, period: &str) -> Finding {
    let top = book.owner().unwrap();
    let found = book.read(|view| check(view, top, day(on))).unwrap().findings;
    let mut of = found.into_iter().filter(|finding| finding.rule == rule && finding.period == period);
    of.next().unwrap_or_else(|| panic!("{rule} of {period} on {on}"))
}

#[test]
fn only_periods_that_were_over_before_the_month_are_left_out() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    life::people(&mut book, top, None, 1, 8);
    let old = life::save(&mut book, &fields(top, &["theme_day"], "2026-07-10"));
    attend(&mut book, old, &[]);
    begin(&mut book, None, "2026-09");
    let since = Some("本手册从2026年9月起记");
    for (on, rule, period, state, reason, why) in [
        ("2026-09-21", "theme_day", "2026-08", State::NotApplicable, since, "the month before is no gap"),
        ("2026-09-21", "theme_day", "2026-07", State::NotApplicable, since, "nor met by what was entered"),
        ("2026-09-21", "theme_day", "2026-09", State::Due, None, "the month itself is asked, as a whole one"),
        ("2026-09-21", "general_meeting", "2026Q3", State::Due, since, "the quarter it lies in is asked"),
        ("2026-10-09", "general_meeting", "2026Q4", State::Due, None, "the next quarter has nothing to say"),
        ("2026-06-30", "general_meeting", "2026Q2", State::NotApplicable, since, "a day before the book"),
        ("2026-12-31", "organisational_life", "2026", State::Due, since, "the year it lies in is asked"),
        ("2026-09-21", "talk", "2026", State::Due, since, "of each member, too"),
        ("2025-12-31", "talk", "2025", State::NotApplicable, since, "and not the year before"),
        (
            "2026-02-10",
            "organisational_life",
            "2025",
            State::NotApplicable,
            since,
            "though March may still hold it",
        ),
    ] {
        let found = of(&book, on, rule, period);
        assert_eq!((found.state, found.reason.as_deref()), (state, reason), "{rule} {period}: {why}");
    }
    let ahead = book.read(|view| forecast(view, top, day("2026-09-21"))).unwrap();
    let missing = ahead.horizons.iter().flat_map(|end| &end.missing);
    assert!(missing.clone().count() > 0, "what is still to come is forecast");
    assert!(missing.clone().all(|one| one.period.as_str() != "2026-08"), "what was over is not");
}

#[test]
fn plans_filings_and_empty_months_before_it_are_passed_over() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    for month in ["2026-03", "2026-09"] {
        let item = PlanFields::new(top, month, Kind::built_in(Kind::THEME_DAY), "主题党日");
        book.write(act("plan_save"), |tx| plan::save(tx, None, &item)).unwrap();
    }
    begin(&mut book, None, "2026-08");
    let year = Window::year(2026).unwrap();
    let items = book.read(|view| plan::list(view, top, year, day("2026-10-09"))).unwrap();
    let stands: Vec<Stand> = items.iter().map(|item| item.stand).collect();
    assert_eq!(stands, [Stand::Outside, Stand::Missed], "a year's plan may be older than the book");
    let total = plan::total(&items);
    assert_eq!((total.planned, total.missed), (1, 1), "and what is not kept here is in no rate");
    let due =
        |quarter| book.read(|view| plan::filing_due(view, top, Quarter::parse(quarter).unwrap())).unwrap();
    assert_eq!(due("2026Q3"), None, "that deadline was past");
    assert!(due("2026Q4").is_some(), "the next one is not");
    let found = book.read(|view| consistency(view, top, year, day("2026-10-09"))).unwrap().findings;
    let empty: Vec<&str> = found.iter().map(|one| one.record.as_str()).collect();
    assert_eq!(empty, ["2026年8月", "2026年9月"], "its own months without a record are still asked about");
}

#[test]
fn the_pace_of_hours_counts_from_the_day_the_book_begins() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    life::people(&mut book, top, None, 1, 1);
    let line = |book: &Book| {
        let lines = book.read(|view| attendance::hours(view, top, day("2026-11-30"))).unwrap();
        (lines[0].target_minutes, lines[0].pace_minutes)
    };
    let whole = line(&book);
    assert_eq!(whole, (32 * 60, 32 * 60 * 334 / 365), "without a beginning, the year so far");
    begin(&mut book, None, "2026-11");
    assert_eq!(line(&book), (32 * 60, 32 * 60 * 30 / 365), "30 days of November; the year's target stays");
}

#[test]
fn a_branch_that_joins_later_has_its_own_month() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let [steel, rolling] = two_branches(&mut book);
    begin(&mut book, None, "2026-07");
    begin(&mut book, Some(rolling), "2026-09");
    let quarter = Window { from: day("2026-07-01"), to: day("2026-09-30") };
    let gaps = book.read(|view| gaps(view, top, quarter, day("2026-09-21"))).unwrap();
    let months = |unit: UnitId| -> Vec<String> {
        let of = gaps.iter().find(|one| one.unit.id == unit).unwrap();
        let theme = of.findings.iter().filter(|finding| finding.rule == "theme_day");
        theme.map(|finding| finding.period.clone()).collect()
    };
    assert_eq!(months(steel), ["2026-07", "2026-08", "2026-09"], "the book's month holds");
    assert_eq!(months(rolling), ["2026-09"], "a branch's own holds for it alone");
}
