//! 预测: what will be missing, until when it can be met, and what closes it.

use ledger::check::{Action, Finding, Forecast, HorizonEnd, State, check, forecast};
use ledger::id::UnitId;
use ledger::plan::{self, PlanFields, PlanStatus};
use ledger::session::{Kind, SessionFields, Status};
use ledger::{Book, calendar, sample, unit};
use proptest::prelude::*;

use crate::life::{self, fields};
use crate::{act, day, new_book};

/// An item of the plan: unit, kind, month, day.
fn plan(book: &mut Book, unit_id: UnitId, kind: &'static str, month: &str, on: Option<&str>) {
    let is_moved = on.is_some_and(|on| !on.starts_with(month));
    let item = PlanFields {
        on_day: on.filter(|_| !is_moved).map(day),
        moved_to: on.filter(|_| is_moved).map(Into::into),
        status: if is_moved { PlanStatus::Postponed } else { PlanStatus::Planned },
        reason: is_moved.then(|| "检修".into()),
        ..PlanFields::new(unit_id, month, Kind::built_in(kind), "专题学习")
    };
    book.write(act("plan_save"), |tx| plan::save(tx, None, &item)).unwrap();
}

fn of(book: &Book, unit: UnitId, on: &str, rule: &str, period: &str) -> Option<Finding> {
    let found = book.read(|view| check(view, unit, day(on))).unwrap().findings;
    found.into_iter().find(|finding| finding.rule == rule && finding.period == period)
}

fn ahead(book: &Book, unit: UnitId, on: &str) -> Forecast {
    book.read(|view| forecast(view, unit, day(on))).unwrap()
}

/// Rule, period and scope of what will be missing by an end.
fn missing(forecast: &Forecast, end: HorizonEnd) -> Vec<String> {
    let horizon = forecast.horizons.iter().find(|horizon| horizon.end == end).unwrap();
    horizon.missing.iter().map(|finding| format!("{} {}", finding.rule, finding.period)).collect()
}

#[test]
fn the_last_safe_date_is_the_last_working_day_left() {
    let (_folder, book) = new_book();
    let top = book.owner().unwrap();
    for (on, period, safe, last, why) in [
        ("2026-09-21", "2026-09", Some("2026-09-30"), "2026-09-30", "the month ends on a working day"),
        ("2026-09-30", "2026-09", Some("2026-09-30"), "2026-09-30", "the last day itself still counts"),
        ("2026-05-04", "2026-05", Some("2026-05-29"), "2026-05-31", "the month ends on a Sunday"),
        ("2026-05-30", "2026-05", None, "2026-05-31", "only days off are left"),
        ("2026-02-10", "2026-02", Some("2026-02-28"), "2026-02-28", "a Saturday that is worked"),
        ("2027-01-04", "2027-01", Some("2027-01-29"), "2027-01-31", "weekends of a year without a notice"),
    ] {
        let due = of(&book, top, on, "theme_day", period).unwrap();
        assert_eq!(due.safe_day, safe.map(day), "{on}: {why}");
        assert_eq!(due.last_day, Some(day(last)), "{on}: the last day of the period stays what it was");
    }
    assert!(
        ahead(&book, top, "2027-01-04").note.is_some(),
        "and the forecast says that weekends are all it knows"
    );
    assert!(ahead(&book, top, "2026-09-21").note.is_none(), "2026 is known");
}

#[test]
fn a_holiday_at_the_end_brings_the_last_safe_date_forward() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    for on in ["2026-09-28", "2026-09-29", "2026-09-30"] {
        book.write(act("calendar_set"), |tx| calendar::set(tx, day(on), Some(false), Some("全厂检修")))
            .unwrap();
    }
    let due = of(&book, top, "2026-09-21", "theme_day", "2026-09").unwrap();
    assert_eq!(due.safe_day, Some(day("2026-09-24")), "中秋节 and the overhaul leave the 24th");
}

#[test]
fn one_action_closes_a_gap() {
    type Case =
        (&'static str, &'static [(&'static str, Option<&'static str>)], Action, Option<&'static str>, f64);
    let cases: &[Case] = &[
        ("nothing is planned", &[], Action::Arrange, None, 0.0),
        ("in time", &[("2026-05", Some("2026-05-20"))], Action::Hold, Some("2026-05-20"), 1.0),
        ("on the last safe date", &[("2026-05", Some("2026-05-29"))], Action::Hold, Some("2026-05-29"), 1.0),
        (
            "on a day off after it, which still counts",
            &[("2026-05", Some("2026-05-31"))],
            Action::Advance,
            Some("2026-05-31"),
            1.0,
        ),
        ("no day yet", &[("2026-05", None)], Action::Fix, None, 1.0),
        (
            "the day is past and it was not held",
            &[("2026-05", Some("2026-05-06"))],
            Action::Arrange,
            None,
            0.0,
        ),
        (
            "put off into this month: it is April's, May asks for its own (C-39)",
            &[("2026-04", Some("2026-05-15"))],
            Action::Arrange,
            None,
            0.0,
        ),
        (
            "a later plan and a good one",
            &[("2026-05", Some("2026-05-31")), ("2026-05", Some("2026-05-22"))],
            Action::Hold,
            Some("2026-05-22"),
            2.0,
        ),
    ];
    for (why, plans, action, on, expected) in cases {
        let (_folder, mut book) = new_book();
        let top = book.owner().unwrap();
        for (month, on) in *plans {
            plan(&mut book, top, Kind::THEME_DAY, month, *on);
        }
        let due = of(&book, top, "2026-05-11", "theme_day", "2026-05").unwrap();
        assert_eq!((due.action, due.planned_on), (Some(*action), on.map(day)), "{why}");
        assert!((due.expected - expected).abs() < 1e-9, "{why}: expected {}", due.expected);
        let over = of(&book, top, "2026-05-11", "theme_day", "2026-04").unwrap();
        let is_put_off = plans.iter().any(|(month, _)| *month == "2026-04");
        let stands = if is_put_off {
            (State::Postponed, Some(Action::Hold))
        } else {
            (State::Short, Some(Action::Review))
        };
        assert_eq!((over.state, over.action), stands, "a month that is over: was it held, or put off?");
    }
}

#[test]
fn what_falls_due_is_said_once_at_month_quarter_and_year_end() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    plan(&mut book, top, Kind::THEME_DAY, "2026-11", Some("2026-11-20"));
    plan(&mut book, top, Kind::GENERAL_MEETING, "2026-12", None);
    let seen = ahead(&book, top, "2026-08-10");
    assert_eq!(missing(&seen, HorizonEnd::Month), ["theme_day 2026-08"], "by the end of August");
    assert_eq!(
        missing(&seen, HorizonEnd::Quarter),
        ["general_meeting 2026Q3", "theme_day 2026-09", "lecture 2026Q3"],
        "by the end of September, without August"
    );
    let year = missing(&seen, HorizonEnd::Year);
    assert!(
        year.contains(&"theme_day 2026-10".into()) && year.contains(&"lecture 2026Q4".into()),
        "{year:?}"
    );
    assert!(!year.contains(&"theme_day 2026-11".into()), "planned");
    assert!(!year.contains(&"general_meeting 2026Q4".into()), "planned, if without a day");
    assert!(!year.iter().any(|gap| gap.starts_with("group_meeting")), "no groups, no group meetings");
    let covered = &seen.horizons[2].covered;
    assert!(covered.iter().any(|gap| gap.period == "2026-11"), "what the plan covers is told, too");
    let last = ahead(&book, top, "2026-12-31");
    assert_eq!(
        missing(&last, HorizonEnd::Month).len(),
        5,
        "on the last day everything is due today but the general meeting, planned for some day of December"
    );
    assert!(missing(&last, HorizonEnd::Year).is_empty(), "and nothing lies ahead");
}

#[test]
fn a_branch_founded_in_the_quarter_is_asked_from_then_on() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let mut own = book.read(|view| unit::get(view, top)).unwrap();
    own.fields.founded_on = Some(day("2026-08-20"));
    book.write(act("unit_save"), |tx| unit::update(tx, top, None, None, &own.fields)).unwrap();
    assert!(of(&book, top, "2026-08-25", "theme_day", "2026-07").is_none(), "July was before it");
    let due = of(&book, top, "2026-08-25", "theme_day", "2026-08").unwrap();
    assert_eq!(due.safe_day, Some(day("2026-08-31")), "August is asked");
    let quarter = of(&book, top, "2026-08-25", "general_meeting", "2026Q3").unwrap();
    assert_eq!(quarter.safe_day, Some(day("2026-09-30")), "and the quarter");
}

#[test]
fn the_workshop_sees_its_missing_group_meeting_and_what_closes_it() {
    let folder = tempfile::tempdir().unwrap();
    let book = sample::workshop(&folder.path().join("样例.book"), "口令", 1).unwrap();
    let top = book.owner().unwrap();
    let seen = ahead(&book, top, "2026-09-21");
    let covered = &seen.horizons[0].covered;
    let ladle = covered.iter().find(|gap| gap.rule == "group_meeting").unwrap();
    assert_eq!(
        (ladle.scope.as_str(), ladle.state),
        ("钢包", State::Due),
        "the group that has not met in September"
    );
    assert_eq!(ladle.safe_day, Some(day("2026-09-30")), "中秋节 is over by then and 国庆节 not begun");
    assert_eq!(
        (ladle.planned_on, ladle.action),
        (Some(day("2026-09-24")), Some(Action::Hold)),
        "and closes it"
    );
    assert!(ladle.planned_title.is_some(), "by name");
    assert!(missing(&seen, HorizonEnd::Month).is_empty(), "September is covered");
    assert!(
        missing(&seen, HorizonEnd::Year).contains(&"lecture 2026Q4".into()),
        "no lecture is planned for the fourth quarter"
    );
    let groups =
        missing(&seen, HorizonEnd::Year).iter().filter(|gap| gap.starts_with("group_meeting")).count();
    assert_eq!(groups, 12, "four groups, three months, nothing planned (C-27)");
    let pace = seen.people.iter().find(|pace| pace.months_absent == 0).unwrap();
    assert!(
        pace.hours.year_minutes < pace.hours.pace_minutes,
        "who is named stands below the pace or was absent"
    );
    assert!(
        seen.people
            .iter()
            .all(|pace| pace.expected_minutes >= pace.hours.year_minutes && !pace.hours.is_exempt),
        "a pace only looks ahead, and exempt people have none"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Any further session, held or planned, on any day of the year.
    #[test]
    fn adding_a_session_never_makes_a_finding_worse(
        kinds in prop::sample::subsequence(vec!["theme_day", "general_meeting", "lecture", "committee_meeting", "organisational_life"], 1..4),
        before in prop::collection::vec((0_u64..365, any::<bool>()), 0..4),
        added in 0_u64..365,
        is_planned: bool,
        on in 0_u64..365,
    ) {
        let (_folder, mut book) = new_book();
        let top = book.owner().unwrap();
        let at = |n: u64| day("2026-01-01").checked_add_days(chrono::Days::new(n)).unwrap();
        let hold = |book: &mut Book, n: u64, is_planned: bool| {
            let status = if is_planned { Status::Planned } else { Status::Held };
            life::save(book, &SessionFields { status, ..fields(top, &kinds, &at(n).to_string()) });
        };
        for (n, is_planned) in before {
            hold(&mut book, n, is_planned);
        }
        let all = |book: &Book| {
            let seen = book.read(|view| forecast(view, top, at(on))).unwrap();
            let gaps: usize = seen.horizons.iter().map(|horizon| horizon.missing.len()).sum();
            (book.read(|view| check(view, top, at(on))).unwrap().findings, gaps)
        };
        let key = |finding: &Finding| (finding.rule.clone(), finding.period.clone(), finding.scope.clone());
        let (old, old_gaps) = all(&book);
        hold(&mut book, added, is_planned);
        let (new, new_gaps) = all(&book);
        prop_assert!(new_gaps <= old_gaps, "no gap opens by holding or planning more");
        for then in old {
            let now = new.iter().find(|now| key(now) == key(&then)).expect("no finding is lost");
            prop_assert!(now.held >= then.held && now.expected >= then.expected, "counts only rise: {then:?} {now:?}");
            prop_assert!(then.state != State::Met || now.state == State::Met, "what is met stays met");
            prop_assert!(then.action != Some(Action::Hold) || now.action.is_none_or(|action| action == Action::Hold), "{now:?}");
        }
    }
}
