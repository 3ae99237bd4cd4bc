//! The rules held against the records of a branch.

use ledger::attendance::Mark;
use ledger::check::{Finding, State, check};
use ledger::id::{MemberId, UnitId};
use ledger::member::{PostKind, StandingKind};
use ledger::plan::{self, PlanFields};
use ledger::session::{Kind, Role, RoleEntry, Scope, SessionFields, Status};
use ledger::{Book, setting, unit};

use crate::life::{self, Person, attend, fields};
use crate::{act, day, new_book, new_committee};

fn findings(book: &Book, unit: UnitId, on: &str) -> Vec<Finding> {
    book.read(|view| check(view, unit, day(on))).unwrap().findings
}

fn of(findings: &[Finding], rule: &str) -> Vec<Finding> {
    findings.iter().filter(|finding| finding.rule == rule).cloned().collect()
}

/// The only finding of a rule for a period.
fn one(book: &Book, unit: UnitId, on: &str, rule: &str, period: &str) -> Finding {
    let found = of(&findings(book, unit, on), rule);
    let mut found: Vec<Finding> = found.into_iter().filter(|finding| finding.period == period).collect();
    assert_eq!(found.len(), 1, "one finding of {rule} for {period}");
    found.remove(0)
}

fn hold(book: &mut Book, unit: UnitId, kinds: &[&'static str], on: &str) {
    let id = life::save(book, &fields(unit, kinds, on));
    attend(book, id, &[]);
}

fn set(book: &mut Book, key: &str, value: i64) {
    book.write(act("setting_set"), |tx| setting::set(tx, None, key, &value.into())).unwrap();
}

#[test]
fn a_missed_group_meeting_names_the_group_and_the_month() {
    // domain.md §4: 4 groups, Q1, 11 sessions, group 3 missed February.
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let groups: Vec<UnitId> =
        ["炼钢", "轧钢", "钢包", "除尘"].into_iter().map(|name| life::group(&mut book, top, name)).collect();
    for (at, group) in groups.iter().enumerate() {
        for month in 1..=3 {
            if (at, month) != (2, 2) {
                hold(&mut book, *group, &["group_meeting"], &format!("2026-{month:02}-12"));
            }
        }
    }
    let found = of(&findings(&book, top, "2026-03-31"), "group_meeting");
    assert_eq!(found.len(), 12, "each group, each month of the quarter (C-27)");
    let open: Vec<&Finding> = found.iter().filter(|finding| finding.state != State::Met).collect();
    assert_eq!(open.len(), 1, "11 of 12");
    assert_eq!(
        (open[0].scope.as_str(), open[0].period.as_str()),
        ("钢包", "2026-02"),
        "which group and which month"
    );
    assert_eq!(open[0].state, State::Short, "February is over");
    let own = findings(&book, groups[2], "2026-03-31");
    assert!(own.iter().all(|finding| finding.scope == "钢包"), "a group is told about itself only");
    assert_eq!(of(&own, "group_meeting").len(), 3, "with its meetings of the quarter");
}

#[test]
fn a_period_is_met_or_due_until_its_last_day_and_short_after() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    hold(&mut book, top, &["theme_day", "general_meeting"], "2026-08-18");
    let due = one(&book, top, "2026-09-30", "theme_day", "2026-09");
    assert_eq!((due.state, due.last_day), (State::Due, Some(day("2026-09-30"))), "the last day still counts");
    assert_eq!(due.cite, "支部工作条例第十六条");
    let met = one(&book, top, "2026-09-30", "theme_day", "2026-08");
    assert_eq!((met.state, met.sessions.len()), (State::Met, 1), "with the session behind it");
    assert_eq!(one(&book, top, "2026-09-30", "theme_day", "2026-07").state, State::Short, "July is over");
    let quarter = one(&book, top, "2026-09-30", "general_meeting", "2026Q3");
    assert_eq!(quarter.state, State::Met, "an event of several kinds counts for each of them (C-20)");
    let first = one(&book, top, "2026-08-17", "theme_day", "2026-08");
    assert_eq!(first.state, State::Due, "the day before it was held it was not held yet");
}

#[test]
fn planned_and_cancelled_sessions_meet_nothing_and_the_plan_is_named() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    life::save(
        &mut book,
        &SessionFields { status: Status::Cancelled, ..fields(top, &["theme_day"], "2026-09-10") },
    );
    let planned = SessionFields { status: Status::Planned, ..fields(top, &["theme_day"], "2026-09-25") };
    life::save(&mut book, &planned);
    let item = PlanFields::new(top, "2026-09", Kind::built_in(Kind::LECTURE), "专题党课");
    book.write(act("plan_save"), |tx| plan::save(tx, None, &item)).unwrap();
    let day_of_theme = one(&book, top, "2026-09-21", "theme_day", "2026-09");
    assert_eq!((day_of_theme.state, day_of_theme.held), (State::Due, 0.0), "planned is not held");
    assert_eq!(day_of_theme.planned_on, Some(day("2026-09-25")), "and the day it is planned for is told");
    let lecture = one(&book, top, "2026-09-21", "lecture", "2026Q3");
    assert!(lecture.planned.is_some() && lecture.planned_on.is_none(), "an item of the plan without a day");
}

#[test]
fn seven_full_members_need_a_committee_and_six_do_not() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    life::people(&mut book, top, None, 1, 6);
    Person { is_probationary: true, ..Person::new("覃小燕", top) }.save(&mut book);
    let state = |book: &Book| one(book, top, "2026-09-21", "committee_meeting", "2026-09").state;
    assert_eq!(state(&book), State::NotApplicable, "six 正式党员 and one 预备: no 支委会, not a missed one");
    life::people(&mut book, top, None, 7, 1);
    assert_eq!(state(&book), State::Due, "seven");
    let groups = of(&findings(&book, top, "2026-09-21"), "group_meeting");
    assert!(
        groups.iter().all(|finding| finding.state == State::NotApplicable),
        "no groups: no group meetings"
    );
}

#[test]
fn thresholds_are_settings() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    hold(&mut book, top, &["lecture"], "2026-09-01");
    let lecture = |book: &Book| one(book, top, "2026-09-21", "lecture", "2026Q3");
    assert_eq!(lecture(&book).state, State::Met, "once a quarter is the local default");
    set(&mut book, "check.lecture", 2);
    assert_eq!(
        (lecture(&book).state, lecture(&book).cite.as_str()),
        (State::Due, "本单位设置"),
        "raised by the branch"
    );
    set(&mut book, "check.lecture", 0);
    assert_eq!(lecture(&book).state, State::NotApplicable, "the regulation names no number (domain.md §0.4)");
}

#[test]
fn nothing_is_asked_before_the_branch_was_founded() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let mut own = book.read(|view| unit::get(view, top)).unwrap();
    own.fields.founded_on = Some(day("2026-08-20"));
    book.write(act("unit_save"), |tx| unit::update(tx, top, None, None, &own.fields)).unwrap();
    let found = of(&findings(&book, top, "2026-09-21"), "theme_day");
    let periods: Vec<&str> = found.iter().map(|finding| finding.period.as_str()).collect();
    assert!(!periods.contains(&"2026-07"), "July was before: {periods:?}");
    assert!(periods.contains(&"2026-09"), "September is asked");
}

#[test]
fn a_years_session_may_be_held_in_the_next_march() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let state = |book: &Book, on: &str, year: &str| one(book, top, on, "organisational_life", year).state;
    assert_eq!(state(&book, "2027-02-10", "2026"), State::Due, "until the end of March");
    let late =
        SessionFields { belongs_year: Some(2026), ..fields(top, &["organisational_life"], "2027-02-08") };
    life::save(&mut book, &late);
    assert_eq!(state(&book, "2027-02-10", "2026"), State::Met, "it belongs to 2026 (PY-07)");
    assert_eq!(state(&book, "2027-02-10", "2027"), State::Due, "and not to the year it was held in");
}

fn role(role: Role, member: MemberId) -> RoleEntry {
    RoleEntry { role, member_id: Some(member), name: "某".into(), institution: None, post: None }
}

#[test]
fn members_are_asked_one_by_one() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let secretary =
        Person { post: Some((top, PostKind::Secretary)), ..Person::new("许秀兰", top) }.save(&mut book);
    let worker = Person::new("梁国栋", top).save(&mut book);
    Person { standing: Some(StandingKind::Exempt), ..Person::new("莫秋生", top) }.save(&mut book);
    let talk = SessionFields {
        scope: Scope::Named,
        roles: vec![role(Role::Talker, secretary), role(Role::TalkedTo, worker)],
        minutes: 0,
        ..fields(top, &["talk"], "2026-03-05")
    };
    life::save(&mut book, &talk);
    let lecture = SessionFields {
        roles: vec![role(Role::Lecturer, secretary)],
        minutes: 33 * 60,
        ..fields(top, &["lecture", "training"], "2026-04-05")
    };
    let lecture = life::save(&mut book, &lecture);
    attend(&mut book, lecture, &[]);
    let found = findings(&book, top, "2026-09-21");
    let state = |rule: &str, who: &str| {
        let finding = found.iter().find(|finding| finding.rule == rule && finding.scope == who).unwrap();
        (finding.required, finding.held, finding.state)
    };
    assert_eq!(state("talk", "梁国栋"), (1.0, 1.0, State::Met), "talked to");
    assert_eq!(state("talk", "莫秋生"), (1.0, 0.0, State::Due), "not yet");
    assert_eq!(state("hours", "梁国栋"), (32.0, 33.0, State::Met), "32 学时 (JY-05)");
    assert_eq!(state("hours", "许秀兰"), (56.0, 33.0, State::Due), "56 for the secretary (JY-06)");
    assert_eq!(state("hours", "莫秋生").2, State::Exempt, "asked nothing (JY-08)");
    assert_eq!(state("training", "许秀兰"), (1.0, 1.0, State::Met), "one 集中培训");
    assert_eq!(of(&found, "training").len(), 1, "only the committee is asked");
    assert_eq!(
        one(&book, top, "2026-09-21", "secretary_lecture", "2026").state,
        State::Met,
        "the secretary lectured"
    );
}

#[test]
fn absences_in_a_row_are_told_as_a_fact() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 4);
    for month in 1..=4 {
        let id = life::save(&mut book, &fields(top, &["theme_day"], &format!("2026-{month:02}-10")));
        let second = if month == 3 { Mark::Present } else { Mark::Absent };
        let third = if month == 2 { Mark::Excused } else { Mark::Absent };
        attend(&mut book, id, &[(members[0], Mark::Absent), (members[1], second), (members[2], third)]);
    }
    let found = of(&findings(&book, top, "2026-04-30"), "absence");
    let who: Vec<(&str, &str)> =
        found.iter().map(|finding| (finding.scope.as_str(), finding.label.as_str())).collect();
    assert_eq!(who, [("党员01", "连续4个月未参加组织生活")], "coming once, or being excused, ends the run");
    set(&mut book, "check.absence_months", 2);
    let found = of(&findings(&book, top, "2026-04-30"), "absence");
    assert_eq!(found.len(), 2, "two months: 党员01 and 党员03, whose leave ended the longer run");
}

#[test]
fn an_election_is_announced_half_a_year_ahead() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let state = |book: &Book, on: &str| {
        let found = of(&findings(book, top, on), "election").remove(0);
        (found.state, found.last_day)
    };
    assert_eq!(state(&book, "2026-09-21").0, State::NotApplicable, "no date of election is known");
    let mut own = book.read(|view| unit::get(view, top)).unwrap();
    own.fields.elected_on = Some(day("2024-03-15"));
    book.write(act("unit_save"), |tx| unit::update(tx, top, None, None, &own.fields)).unwrap();
    assert_eq!(state(&book, "2026-09-14").0, State::Met, "more than six months ahead");
    assert_eq!(state(&book, "2026-09-15"), (State::Due, Some(day("2027-03-14"))), "six months ahead (ZB-33)");
    assert_eq!(state(&book, "2027-03-15").0, State::Short, "the three years are over");
}

#[test]
fn a_committee_sees_its_branches() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    for name in ["甲支部", "乙支部"] {
        life::unit(&mut book, top, unit::UnitKind::Branch, name);
    }
    let found = of(&findings(&book, top, "2026-09-21"), "general_meeting");
    let scopes: Vec<&str> = found.iter().map(|finding| finding.scope.as_str()).collect();
    assert_eq!(scopes, ["甲支部", "乙支部"], "one finding a branch, named");
}
