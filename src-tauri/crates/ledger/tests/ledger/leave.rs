//! 请假: what is known before the roll is taken, and what it may never do to a mark.

use ledger::attendance::{self, Mark, MarkEntry, Reason};
use ledger::id::{MemberId, SessionId};
use ledger::leave::{self, LeaveFields, LeaveFilter};
use ledger::session::{self, SessionFields, Sitting};
use ledger::{Book, Error};

use crate::life::{self, Person, entry, fields, refusal};
use crate::{act, day, new_book};

fn days(member_id: MemberId, from: &str, until: &str) -> LeaveFields {
    LeaveFields {
        member_id,
        session_id: None,
        from_on: day(from),
        until_on: day(until),
        reason: Reason::Duty,
        detail: Some("外出培训".into()),
        asked_on: Some(day("2026-09-10")),
        approved_by: Some("周立群".into()),
        approved_on: Some(day("2026-09-10")),
    }
}

fn save(book: &mut Book, fields: &LeaveFields) {
    book.write(act("leave_save"), |tx| leave::save(tx, None, fields)).unwrap();
}

fn take(book: &mut Book, session: SessionId) {
    book.write(act("roll_take"), |tx| attendance::take_roll(tx, session)).unwrap();
}

fn marks(book: &Book, session: SessionId) -> Vec<(Mark, Option<Reason>)> {
    let roll = book.read(|view| attendance::roll(view, session)).unwrap();
    roll.lines.iter().map(|line| (line.mark, line.reason)).collect()
}

#[test]
fn an_approved_leave_stands_on_the_roll_and_never_overwrites() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let people = life::people(&mut book, top, None, 1, 4);
    let id = life::save(&mut book, &fields(top, &["theme_day"], "2026-09-18"));
    save(
        &mut book,
        &LeaveFields {
            session_id: Some(id),
            reason: Reason::Sick,
            ..days(people[0], "2026-01-01", "2026-01-02")
        },
    );
    save(
        &mut book,
        &LeaveFields { approved_by: None, approved_on: None, ..days(people[1], "2026-09-18", "2026-09-19") },
    );
    take(&mut book, id);
    let (excused, open) = ((Mark::Excused, Some(Reason::Sick)), (Mark::Unmarked, None));
    assert_eq!(
        marks(&book, id),
        [excused, open, open, open],
        "only the approved leave is taken over, with its reason"
    );
    let roll = book.read(|view| attendance::roll(view, id)).unwrap();
    let note = roll.lines[1].leave.as_ref().unwrap();
    assert!(!note.is_approved, "whose leave nobody approved shows as such beside the name");

    book.write(act("roll_mark"), |tx| attendance::mark(tx, id, &[entry(people[2], Mark::Present)])).unwrap();
    save(&mut book, &days(people[2], "2026-09-17", "2026-09-20"));
    save(&mut book, &days(people[3], "2026-09-17", "2026-09-20"));
    let now = marks(&book, id);
    assert_eq!(now[2], (Mark::Present, None), "a mark already made stays");
    assert_eq!(
        now[3],
        (Mark::Excused, Some(Reason::Duty)),
        "a leave that comes later fills in whom nobody marked"
    );
    book.write(act("roll_mark"), |tx| attendance::mark(tx, id, &[entry(people[0], Mark::Present)])).unwrap();
    take(&mut book, id);
    assert_eq!(
        marks(&book, id)[0],
        (Mark::Present, None),
        "who came after all came, also when the roll is taken again"
    );
}

#[test]
fn days_of_leave_cover_the_sessions_that_lie_inside() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let people = life::people(&mut book, top, None, 1, 1);
    let sitting = |on: &str| Sitting { on_day: day(on), ..Sitting::default() };
    let batches = |on: &str, later: &str| SessionFields {
        sittings: vec![sitting(on), sitting(later)],
        ..fields(top, &["study"], on)
    };
    save(&mut book, &days(people[0], "2026-09-14", "2026-09-19"));
    let table = [
        (fields(top, &["study"], "2026-09-13"), Mark::Unmarked, "the day before"),
        (fields(top, &["study"], "2026-09-14"), Mark::Excused, "the first day"),
        (fields(top, &["study"], "2026-09-18"), Mark::Excused, "the last day"),
        (fields(top, &["study"], "2026-09-19"), Mark::Unmarked, "the first day after"),
        (batches("2026-09-16", "2026-09-18"), Mark::Excused, "both batches inside"),
        (batches("2026-09-18", "2026-09-21"), Mark::Unmarked, "back in time for the second batch"),
    ];
    for (fields, mark, when) in table {
        let id = life::save(&mut book, &fields);
        take(&mut book, id);
        assert_eq!(marks(&book, id)[0].0, mark, "{when}");
    }
}

#[test]
fn planned_absences_are_known_before_the_day() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let (steel, rolling) = (life::group(&mut book, top, "炼钢"), life::group(&mut book, top, "轧钢"));
    let ours = Person { group: Some(steel), ..Person::new("罗永胜", top) }.save(&mut book);
    let theirs = Person { group: Some(rolling), ..Person::new("魏东升", top) }.save(&mut book);
    let planned =
        SessionFields { status: session::Status::Planned, ..fields(steel, &["group_meeting"], "2026-09-25") };
    let id = life::save(&mut book, &planned);
    for member in [ours, theirs] {
        save(&mut book, &days(member, "2026-09-24", "2026-09-27"));
    }
    let of = |filter: LeaveFilter| -> Vec<String> {
        book.read(|view| leave::list(view, &filter)).unwrap().into_iter().map(|leave| leave.name).collect()
    };
    assert_eq!(
        of(LeaveFilter { session_id: Some(id), ..LeaveFilter::default() }),
        ["罗永胜"],
        "of the group that meets"
    );
    assert_eq!(of(LeaveFilter { unit_id: Some(top), ..LeaveFilter::default() }).len(), 2, "of the branch");
    let none = LeaveFilter { unit_id: Some(top), from: Some(day("2026-09-27")), ..LeaveFilter::default() };
    assert!(of(none).is_empty(), "over");
}

#[test]
fn a_leave_says_what_is_wrong_with_it() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let people = life::people(&mut book, top, None, 1, 1);
    let id = life::save(&mut book, &fields(top, &["theme_day"], "2026-09-18"));
    let mut field =
        |fields: LeaveFields| refusal(book.write(act("leave_save"), |tx| leave::save(tx, None, &fields))).0;
    assert_eq!(field(days(people[0], "2026-09-18", "2026-09-18")), "untilOn", "a leave has a day");
    let half = LeaveFields { approved_on: None, ..days(people[0], "2026-09-18", "2026-09-19") };
    assert_eq!(field(half), "approvedOn", "an approval has a name and a day");
    let once = LeaveFields { session_id: Some(id), ..days(people[0], "2026-09-18", "2026-09-19") };
    save(&mut book, &once);
    let mut field =
        |fields: LeaveFields| refusal(book.write(act("leave_save"), |tx| leave::save(tx, None, &fields))).0;
    assert_eq!(field(once.clone()), "memberId", "one slip a session (F-56)");
    take(&mut book, id);
    book.write(act("session_seal"), |tx| session::seal(tx, id, crate::NOW)).unwrap();
    let late = book.write(act("leave_save"), |tx| leave::save(tx, None, &once));
    assert!(matches!(late, Err(Error::Sealed { .. })), "a sealed session takes no more leaves");
}

#[test]
fn late_and_early_minutes_belong_to_somebody_who_came() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let people = life::people(&mut book, top, None, 1, 2);
    let id = life::save(&mut book, &fields(top, &["theme_day"], "2026-09-18"));
    take(&mut book, id);
    let late =
        |member, mark| MarkEntry { late_minutes: Some(10), early_minutes: Some(5), ..entry(member, mark) };
    book.write(act("roll_mark"), |tx| {
        attendance::mark(tx, id, &[late(people[0], Mark::Present), late(people[1], Mark::Absent)])
    })
    .unwrap();
    let roll = book.read(|view| attendance::roll(view, id)).unwrap();
    let minutes: Vec<_> = roll.lines.iter().map(|line| (line.late_minutes, line.early_minutes)).collect();
    assert_eq!(minutes, [(Some(10), Some(5)), (None, None)], "somebody absent was not late");
    assert_eq!(roll.totals.present, 1, "late is present");
    let far = MarkEntry { late_minutes: Some(0), ..entry(people[0], Mark::Present) };
    let refused = refusal(book.write(act("roll_mark"), |tx| attendance::mark(tx, id, &[far])));
    assert_eq!(refused.0, "marks", "no minutes is not late");
}

#[test]
fn marks_made_after_the_day_leave_a_trace() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let people = life::people(&mut book, top, None, 1, 2);
    let mut trace = |on: &str| {
        let id = life::save(&mut book, &fields(top, &["theme_day"], on));
        take(&mut book, id);
        book.write(act("roll_mark"), |tx| attendance::mark(tx, id, &[entry(people[0], Mark::Present)]))
            .unwrap();
        book.read(|view| attendance::roll(view, id)).unwrap().late_entries.len()
    };
    assert_eq!(trace("2026-09-21"), 0, "on the day itself (tests write on 21 September)");
    assert_eq!(trace("2026-09-18"), 1, "three days later it shows beside the roll (C-38)");
}
