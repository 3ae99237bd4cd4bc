//! The roll: who is due, what a mark does, what a make-up does not do.

use ledger::attendance::{self, MakeUp, MakeUpForm, Mark, Reason, Roll};
use ledger::id::{MemberId, SessionId};
use ledger::member::{Ground, PostKind, Standing, StandingKind};
use ledger::session::{self, Scope, SessionFields, Sitting};
use ledger::{Book, Error};

use crate::life::{self, Person, attend, entry, fields, refusal};
use crate::{act, day, new_book};

fn roll(book: &Book, session: SessionId) -> Roll {
    book.read(|view| attendance::roll(view, session)).unwrap()
}

fn mark_of(roll: &Roll, member: MemberId) -> Mark {
    roll.lines.iter().find(|line| line.member_id == member).unwrap().mark
}

pub fn make_up(on: &str) -> MakeUp {
    MakeUp {
        id: None,
        on_day: day(on),
        form: MakeUpForm::Delivered,
        minutes: 45,
        content: Some("送学上门".into()),
        witness: None,
        proof: None,
        proved_on: None,
    }
}

#[test]
fn absent_people_are_stored_and_two_denominators_kept() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    // domain.md §4: 20 members, 17 full (one under 留党察看), 3 probationary.
    let full = life::people(&mut book, top, None, 1, 15);
    let probed =
        Person { standing: Some(StandingKind::NoVote), ..Person::new("韦志强", top) }.save(&mut book);
    let ill = Person { standing: Some(StandingKind::Exempt), ..Person::new("莫秋生", top) }.save(&mut book);
    for name in ["覃小燕", "蒙建华", "卢静"] {
        Person { is_probationary: true, ..Person::new(name, top) }.save(&mut book);
    }
    let id = life::save(&mut book, &fields(top, &["general_meeting"], "2026-09-18"));
    book.write(act("roll_take"), |tx| attendance::take_roll(tx, id)).unwrap();
    let taken = roll(&book, id);
    assert_eq!(taken.lines.len(), 20, "everyone on the roster of that day has a row");
    assert_eq!(taken.totals.due, 19, "an exempt member is out of the rate");
    assert_eq!(taken.due_voting, 16, "and still in the voting denominator (C-10); 留党察看 and 预备 are not");
    assert_eq!(mark_of(&taken, ill), Mark::Exempt, "exempt before anybody marks");

    attend(&mut book, id, &[(full[0], Mark::Excused), (probed, Mark::Absent)]);
    let called = roll(&book, id);
    let totals = called.totals;
    assert_eq!(
        totals.due,
        totals.present + totals.excused + totals.absent + totals.unmarked,
        "C-15 holds: {totals:?}"
    );
    assert_eq!((totals.present, totals.excused, totals.absent), (17, 1, 1));
    assert_eq!(called.present_voting, 14, "of the 16 one was excused and one is exempt");
    let stored = book.read(|view| session::get(view, id)).unwrap().totals;
    assert_eq!(stored, totals, "what is kept with the session is what the roll says");
}

#[test]
fn filling_the_rest_never_overwrites_a_mark() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 5);
    let id = life::save(&mut book, &fields(top, &["theme_day"], "2026-09-18"));
    let sick = attendance::MarkEntry { reason: Some(Reason::Sick), ..entry(members[1], Mark::Excused) };
    book.write(act("roll_mark"), |tx| {
        attendance::take_roll(tx, id)?;
        attendance::mark(tx, id, &[entry(members[0], Mark::Absent), sick])
    })
    .unwrap();
    let filled =
        book.write(act("roll_fill"), |tx| attendance::fill_rest(tx, id, Mark::Present, None)).unwrap();
    assert_eq!(filled, 3, "only the three nobody had marked");
    let called = roll(&book, id);
    assert_eq!((mark_of(&called, members[0]), mark_of(&called, members[1])), (Mark::Absent, Mark::Excused));
    book.write(act("roll_take"), |tx| attendance::take_roll(tx, id)).unwrap();
    assert_eq!(roll(&book, id), called, "taking the roll again changes no mark");
    book.write(act("roll_clear"), |tx| attendance::clear(tx, id)).unwrap();
    assert_eq!(roll(&book, id).totals.unmarked, 5, "cleared");
}

#[test]
fn the_roll_follows_the_roster_until_somebody_is_marked() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 3);
    let id = life::save(&mut book, &fields(top, &["theme_day"], "2026-09-18"));
    book.write(act("roll_mark"), |tx| {
        attendance::take_roll(tx, id)?;
        attendance::mark(tx, id, &[entry(members[0], Mark::Present)])
    })
    .unwrap();
    for gone in &members[..2] {
        let member = book.read(|view| ledger::member::get(view, *gone)).unwrap();
        let mut homes = member.memberships.clone();
        homes[0].until_on = Some(day("2026-09-01"));
        book.write(act("member_save"), |tx| {
            ledger::member::save(tx, Some(*gone), &member.fields, &homes, &[], &[])
        })
        .unwrap();
    }
    book.write(act("roll_take"), |tx| attendance::take_roll(tx, id)).unwrap();
    let ids: Vec<MemberId> = roll(&book, id).lines.iter().map(|line| line.member_id).collect();
    assert_eq!(
        ids,
        [members[0], members[2]],
        "the unmarked one who left is dropped, the one somebody marked stays"
    );
    let stranger = Person::new("外支部的人", top);
    let stranger = Person { is_probationary: false, ..stranger }.save(&mut book);
    let marked =
        book.write(act("roll_mark"), |tx| attendance::mark(tx, id, &[entry(stranger, Mark::Present)]));
    assert!(refusal(marked).1.contains("外支部的人"), "nobody is marked who is not on the roll");
}

#[test]
fn groups_and_committees_have_their_own_people() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let (steel, rolling) = (life::group(&mut book, top, "炼钢"), life::group(&mut book, top, "轧钢"));
    life::people(&mut book, top, Some(steel), 1, 3);
    life::people(&mut book, top, Some(rolling), 4, 2);
    let leader = Person {
        group: Some(steel),
        post: Some((steel, PostKind::GroupLeader)),
        ..Person::new("组长甲", top)
    };
    let leader = leader.save(&mut book);
    let secretary =
        Person {
            group: Some(rolling), post: Some((top, PostKind::Secretary)), ..Person::new("许秀兰", top)
        };
    let secretary = secretary.save(&mut book);

    let group = life::save(&mut book, &fields(steel, &["group_meeting"], "2026-09-18"));
    let committee =
        SessionFields { scope: Scope::Committee, ..fields(top, &["committee_meeting"], "2026-09-19") };
    let committee = life::save(&mut book, &committee);
    let all = life::save(&mut book, &fields(top, &["theme_day"], "2026-09-20"));
    [group, committee, all].into_iter().for_each(|id| attend(&mut book, id, &[]));
    let group = roll(&book, group);
    assert_eq!(
        (group.lines.len(), group.lines[0].member_id),
        (4, leader),
        "the group's four, its leader first (C-04)"
    );
    let committee: Vec<MemberId> = roll(&book, committee).lines.iter().map(|line| line.member_id).collect();
    assert_eq!(committee, [secretary], "a committee meeting asks those who hold a post in the branch");
    let all = roll(&book, all);
    let groups: Vec<&str> = all.lines.iter().filter_map(|line| line.group.as_deref()).collect();
    assert_eq!(groups, ["炼钢", "炼钢", "炼钢", "炼钢", "轧钢", "轧钢", "轧钢"], "by group");
    assert_eq!(all.lines[4].member_id, secretary, "then by post");
}

#[test]
fn named_people_are_those_on_the_roll() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 4);
    let role = |role, member: MemberId| session::RoleEntry {
        role,
        member_id: Some(member),
        name: "某".into(),
        institution: None,
        post: None,
    };
    let talk = SessionFields {
        scope: Scope::Named,
        roles: vec![role(session::Role::Talker, members[0]), role(session::Role::TalkedTo, members[1])],
        ..fields(top, &["talk"], "2026-09-18")
    };
    let talk = life::save(&mut book, &talk);
    book.write(act("roll_take"), |tx| attendance::take_roll(tx, talk)).unwrap();
    assert_eq!(roll(&book, talk).lines.len(), 2, "a talk is attended by its two sides");
    book.write(act("roll_mark"), |tx| attendance::mark(tx, talk, &[entry(members[2], Mark::Present)]))
        .unwrap();
    assert_eq!(roll(&book, talk).totals.due, 3, "marking somebody names them");
    book.write(act("roll_take"), |tx| attendance::take_names(tx, talk, &[members[3]])).unwrap();
    let ids: Vec<MemberId> = roll(&book, talk).lines.iter().map(|line| line.member_id).collect();
    assert_eq!(ids, [members[2], members[3]], "a new list of names drops whom nobody marked");
}

#[test]
fn batches_count_each_person_once() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 4);
    let sitting = |label: &str| Sitting {
        id: None,
        label: Some(label.into()),
        on_day: day("2026-09-18"),
        ..Sitting::default()
    };
    let batches = SessionFields {
        sittings: vec![sitting("甲班场"), sitting("乙班场")],
        ..fields(top, &["lecture"], "2026-09-18")
    };
    let id = life::save(&mut book, &batches);
    let saved = book.read(|view| session::get(view, id)).unwrap().fields;
    let ids: Vec<_> = saved.sittings.iter().filter_map(|sitting| sitting.id).collect();
    book.write(act("roll_mark"), |tx| {
        attendance::take_roll(tx, id)?;
        let first = attendance::MarkEntry { sitting_id: Some(ids[0]), ..entry(members[0], Mark::Present) };
        attendance::mark(tx, id, &[first])?;
        attendance::fill_rest(tx, id, Mark::Present, Some(ids[1]))
    })
    .unwrap();
    assert_eq!(roll(&book, id).totals.present, 4, "two sittings, four people, each once");
    let one = SessionFields { sittings: vec![saved.sittings[0].clone()], ..saved };
    book.write(act("session_save"), |tx| session::save(tx, Some(id), &one)).unwrap();
    let after = roll(&book, id);
    assert_eq!(after.totals.present, 4, "a sitting taken out takes nobody's mark along");
    assert!(
        after.lines.iter().filter(|line| line.sitting_id.is_none()).count() == 3,
        "only the place is gone"
    );
}

#[test]
fn a_make_up_changes_coverage_and_never_who_came() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 4);
    let id = life::save(&mut book, &fields(top, &["theme_day"], "2026-09-18"));
    attend(&mut book, id, &[(members[0], Mark::Excused), (members[1], Mark::Absent)]);
    book.write(act("session_seal"), |tx| session::seal(tx, id, crate::NOW)).unwrap();

    let due = |book: &Book| book.read(|view| attendance::make_ups_due(view, top, day("2026-09-20"))).unwrap();
    assert_eq!(due(&book).len(), 2, "both who did not come");
    assert_eq!(due(&book)[0].due_on, day("2026-09-25"), "seven days, while nobody set another number");
    book.write(act("make_up_save"), |tx| {
        attendance::make_up_save(tx, id, members[0], &make_up("2026-09-20"))
    })
    .unwrap();
    let after = roll(&book, id).totals;
    assert_eq!((after.present, after.made_up), (2, 1), "who came stays");
    assert_eq!((after.rate(), after.coverage()), (Some(0.5), Some(0.75)), "two rates (C-34)");
    assert_eq!(due(&book).len(), 1, "one is left");
    let save = |book: &mut Book, who: MemberId, on: &str| {
        let done = make_up(on);
        refusal(book.write(act("make_up_save"), |tx| attendance::make_up_save(tx, id, who, &done))).0
    };
    assert_eq!(
        save(&mut book, members[2], "2026-09-20"),
        "memberId",
        "somebody who came has nothing to make up"
    );
    assert_eq!(save(&mut book, members[1], "2026-09-17"), "onDay", "not before the session");
    book.write(act("make_up_delete"), |tx| attendance::make_up_delete(tx, id, members[0])).unwrap();
    assert_eq!(roll(&book, id).totals.made_up, 0, "taken back");
    let again = book.write(act("make_up_delete"), |tx| attendance::make_up_delete(tx, id, members[0]));
    assert!(matches!(again, Err(Error::Missing { .. })), "once");
}

#[test]
fn the_sheet_sums_each_member_over_closed_sessions() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 3);
    let hold = |book: &mut Book, on: &str, absent: &[(MemberId, Mark)]| {
        let id = life::save(book, &fields(top, &["theme_day"], on));
        attend(book, id, absent);
        id
    };
    let first = hold(&mut book, "2026-07-10", &[(members[0], Mark::Excused), (members[1], Mark::Exempt)]);
    hold(&mut book, "2026-08-10", &[(members[0], Mark::Absent)]);
    let draft = SessionFields { status: session::Status::Draft, ..fields(top, &["study"], "2026-09-10") };
    let draft = life::save(&mut book, &draft);
    attend(&mut book, draft, &[]);
    book.write(act("make_up_save"), |tx| {
        attendance::make_up_save(tx, first, members[0], &make_up("2026-07-12"))
    })
    .unwrap();
    let window = ledger::date::Window::new(day("2026-07-01"), day("2026-09-30")).unwrap();
    let sheet = book.read(|view| attendance::matrix(view, top, window)).unwrap();
    assert_eq!(sheet.sessions.len(), 3, "the draft is shown");
    assert!(!sheet.sessions[2].is_closed, "and stands in no sum");
    let row = &sheet.rows[0];
    let totals = row.totals;
    assert_eq!((totals.due, totals.present, totals.excused, totals.absent, totals.made_up), (2, 0, 1, 1, 1));
    assert_eq!(sheet.rows[1].totals.due, 1, "免 is not due");
    assert_eq!(sheet.totals.due, 2 + 1 + 2, "the foot adds up the rows");
    let by_column: i64 =
        sheet.sessions.iter().filter(|column| column.is_closed).map(|column| column.totals.present).sum();
    assert_eq!(by_column, sheet.totals.present, "rows and columns agree");
}

#[test]
fn hours_add_what_was_attended_and_made_up() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 2);
    let ill = Person { standing: Some(StandingKind::Exempt), ..Person::new("莫秋生", top) }.save(&mut book);
    for on in ["2025-12-31", "2026-02-10", "2026-07-10", "2026-09-29"] {
        let id = life::save(&mut book, &fields(top, &["study"], on));
        attend(&mut book, id, &[(members[1], Mark::Absent)]);
        if on == "2026-07-10" {
            let done = make_up("2026-07-12");
            book.write(act("make_up_save"), |tx| attendance::make_up_save(tx, id, members[1], &done))
                .unwrap();
        }
    }
    let lines = book.read(|view| attendance::hours(view, top, day("2026-09-28"))).unwrap();
    let of = |member: MemberId| lines.iter().find(|line| line.member_id == member).unwrap();
    let first = of(members[0]);
    assert_eq!(
        (first.year_minutes, first.quarter_minutes),
        (120, 60),
        "this year up to the day, nothing carried over"
    );
    assert_eq!(of(members[1]).year_minutes, 45, "only the make-up");
    assert_eq!((first.target_minutes, of(ill).target_minutes), (32 * 60, 0), "exempt members have no target");
    let gone = 32 * 60 * 271 / 365;
    assert_eq!(first.pace_minutes, gone, "28 September is day 271 of 365");
}

/// Each standing: due in the rate, in the voting denominator, on the roll at all (C-02, C-03, C-07, C-09, C-10).
#[test]
fn each_standing_changes_its_own_denominator() {
    let approved = |kind| Standing {
        id: None,
        kind,
        from_on: day("2026-03-01"),
        until_on: None,
        reason: None,
        approved_by: Some("公司党委".into()),
        approved_on: Some(day("2026-03-01")),
        ground: None,
    };
    let asked = Standing { approved_by: None, approved_on: None, ..approved(StandingKind::NotDue) };
    let later = Standing { approved_on: Some(day("2026-10-01")), ..approved(StandingKind::NotDue) };
    let over = Standing { until_on: Some(day("2026-09-18")), ..approved(StandingKind::NotDue) };
    let not_due = Standing { ground: Some(Ground::Frail), ..approved(StandingKind::NotDue) };
    let table = [
        (approved(StandingKind::Exempt), [1, 0, 1], "表决时仍算应到"),
        (not_due, [0, 0, 0], "从2026年3月1日起，不计入应到"),
        (asked, [1, 1, 1], "还没有批准机关和批准日期：仍计入应到"),
        (later, [1, 1, 1], "从2026年10月1日起，不计入应到"),
        (over, [1, 1, 1], "从2026年3月1日到2026年9月17日，不计入应到"),
        (approved(StandingKind::NoVote), [1, 1, 0], "没有表决权"),
        (approved(StandingKind::Floating), [1, 1, 1], "仍计入应到"),
        (approved(StandingKind::Retired), [1, 1, 1], "仍计入应到"),
        (approved(StandingKind::Lost), [1, 1, 1], "仍计入应到"),
    ];
    for (standing, counts, word) in table {
        let (_folder, mut book) = new_book();
        let top = book.owner().unwrap();
        let member = Person::new("莫秋生", top).save(&mut book);
        let kept = book.read(|view| ledger::member::get(view, member)).unwrap();
        book.write(act("member_save"), |tx| {
            ledger::member::save(
                tx,
                Some(member),
                &kept.fields,
                &kept.memberships,
                &[],
                std::slice::from_ref(&standing),
            )
        })
        .unwrap();
        let id = life::save(&mut book, &fields(top, &["general_meeting"], "2026-09-18"));
        book.write(act("roll_take"), |tx| attendance::take_roll(tx, id)).unwrap();
        let roll = roll(&book, id);
        let effect = ledger::member::standing_effect(&standing);
        assert!(effect.contains(word), "the form says what happens: {effect}");
        let [lines, due] = [i64::try_from(roll.lines.len()).unwrap(), roll.totals.due];
        assert_eq!([lines, due, roll.due_voting], counts, "on the roll, 应到, 表决应到: {effect}");
        let saved = book.read(|view| ledger::member::get(view, member)).unwrap().standings.remove(0);
        assert_eq!(saved.ground, standing.ground, "which of the six cases of XJ-08 is kept");
    }
}
