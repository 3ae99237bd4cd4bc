//! Rules that ask people: facts and reminders, no verdicts (P-14).

use ledger::attendance::Mark;
use ledger::check::State::{self, Due, Exempt, Met, NotApplicable, Short};
use ledger::check::{Finding, Severity};
use ledger::id::MemberId;
use ledger::member::StandingKind;
use ledger::session::{Role, RoleEntry, Scope, SessionFields};

use super::Branch;
use crate::life::{self, Person, attend, fields};

pub const RULES: &[&str] = &["talk", "talk_pairs", "hours", "leader_hours", "training", "absence"];

const ON: &str = "2026-09-21";

fn of<'a>(found: &'a [Finding], who: &str) -> &'a Finding {
    found.iter().find(|finding| finding.scope == who).unwrap()
}

/// A talk between two, or a roll of people, on a day.
fn talk(branch: Branch, talker: MemberId, other: MemberId, on: &str) -> Branch {
    let role = |role, member| RoleEntry {
        role,
        member_id: Some(member),
        name: "某".into(),
        institution: None,
        post: None,
    };
    let session = SessionFields {
        scope: Scope::Named,
        minutes: 0,
        roles: vec![role(Role::Talker, talker), role(Role::TalkedTo, other)],
        ..fields(branch.id, &["talk"], on)
    };
    branch.with(&session)
}

#[test]
fn every_member_is_talked_with_once_a_year() {
    let branch = Branch::with_committee(5);
    let (secretary, worker) = (branch.members[0], branch.members[3]);
    let branch = talk(branch, secretary, worker, "2026-01-01");
    let found = branch.of_rule(ON, "talk", "2026");
    assert_eq!(found.len(), 5, "every member is asked");
    assert_eq!((of(&found, "党员01").state, of(&found, "党员01").sessions.len()), (Met, 1), "on 1 January");
    assert_eq!(of(&found, "委员0").state, Met, "both sides took part");
    assert_eq!(of(&found, "党员02").state, Due, "not yet");
    assert_eq!(of(&found, "党员01").member_id, Some(worker), "and the member opens");
    let last = talk(Branch::with_committee(5), secretary, worker, "2025-12-31");
    assert_eq!(of(&last.of_rule(ON, "talk", "2026"), "党员01").state, Due, "last year's does not count");
}

#[test]
fn talks_are_held_between_every_kind_of_pair() {
    let stands = |branch: &Branch| -> Vec<State> {
        let found = branch.of_rule(ON, "talk_pairs", "2026");
        ["委员与委员", "委员与党员", "党员与党员"].iter().map(|pair| of(&found, pair).state).collect()
    };
    let new = || Branch::with_committee(5);
    let first = new();
    let at = |at: usize| first.members[at];
    assert_eq!(stands(&first), [Due, Due, Due], "none yet (ZB-24)");
    assert_eq!(stands(&talk(new(), at(0), at(1), "2026-03-01")), [Met, Due, Due], "two 委员");
    assert_eq!(stands(&talk(new(), at(0), at(3), "2026-03-01")), [Due, Met, Due], "a 委员 and a member");
    assert_eq!(stands(&talk(new(), at(3), at(4), "2026-03-01")), [Due, Due, Met], "two members");
    assert_eq!(
        stands(&Branch::of(2)),
        [NotApplicable, NotApplicable, Due],
        "no 委员: only members with members"
    );
    assert_eq!(stands(&Branch::with_committee(3)), [Due, NotApplicable, NotApplicable], "only 委员");
}

/// A branch whose members all came to sessions of some minutes.
fn studied(branch: Branch, minutes: &[i64], kinds: &[&'static str]) -> Branch {
    let mut branch = branch;
    for (at, minutes) in minutes.iter().enumerate() {
        let on = format!("2026-{:02}-05", at % 8 + 1);
        let session = life::save(
            &mut branch.book,
            &SessionFields { minutes: *minutes, ..fields(branch.id, kinds, &on) },
        );
        attend(&mut branch.book, session, &[]);
    }
    branch
}

#[test]
fn hours_are_met_at_thirty_two_and_fifty_six() {
    for (minutes, who, state, required) in [
        (31 * 60, "党员01", Due, 32.0),
        (32 * 60 - 1, "党员01", Due, 32.0),
        (32 * 60, "党员01", Met, 32.0),
        (32 * 60, "委员0", Due, 56.0),
        (56 * 60 - 1, "委员0", Due, 56.0),
        (56 * 60, "委员0", Met, 56.0),
    ] {
        let parts = [minutes / 2, minutes - minutes / 2];
        let branch = studied(Branch::with_committee(4), &parts, &["study"]);
        let found = branch.of_rule(ON, "hours", "2026");
        let finding = of(&found, who);
        assert_eq!((finding.state, finding.required), (state, required), "{minutes} minutes of {who}");
    }
    let found = Branch::with_committee(4).of_rule(ON, "hours", "2026");
    assert_eq!(of(&found, "党员01").severity, Severity::Statutory, "32 is in the regulation (JY-05)");
    assert_eq!(of(&found, "委员0").severity, Severity::Plan, "56 is in the plan (JY-06)");
    let mut branch = Branch::new();
    Person { standing: Some(StandingKind::Exempt), ..Person::new("莫秋生", branch.id) }
        .save(&mut branch.book);
    let found = branch.of_rule(ON, "hours", "2026");
    assert_eq!(
        (of(&found, "莫秋生").state, of(&found, "莫秋生").required),
        (Exempt, 0.0),
        "asked nothing (JY-08)"
    );
}

#[test]
fn leaders_have_one_training_a_year() {
    let state = |branch: &Branch| -> Vec<(String, State)> {
        branch
            .of_rule(ON, "training", "2026")
            .into_iter()
            .map(|finding| (finding.scope, finding.state))
            .collect()
    };
    let none = state(&Branch::with_committee(4));
    assert_eq!(none.len(), 3, "only 委员 are asked");
    assert!(none.iter().all(|(_, state)| *state == Due), "not yet");
    let one = state(&studied(Branch::with_committee(4), &[60], &["training"]));
    assert!(one.iter().all(|(_, state)| *state == Met), "one is enough (JY-06)");
    assert!(state(&Branch::with_committee(4).set("check.training", 0)).is_empty(), "switched off");
}

/// Marks of one member, a month each, from January; everybody else came.
fn months(marks: &[Option<Mark>]) -> Branch {
    let mut branch = Branch::of(3);
    let who = branch.members[0];
    for (at, mark) in marks.iter().enumerate() {
        let Some(mark) = mark else { continue };
        let on = format!("{}-{:02}-10", 2026 + at / 12, at % 12 + 1);
        let session = life::save(&mut branch.book, &fields(branch.id, &["theme_day"], &on));
        attend(&mut branch.book, session, &[(who, *mark)]);
    }
    branch
}

#[test]
fn absence_is_told_from_the_third_month_and_by_the_regulation_from_the_sixth() {
    use Mark::{Absent, Excused, Exempt as Free, Present};
    let told = |marks: &[Option<Mark>]| -> Option<(String, Severity)> {
        let on = format!("2026-{:02}-28", marks.len());
        let found = months(marks).findings(&on).into_iter().find(|finding| finding.rule == "absence");
        found.map(|finding| (finding.label, finding.severity))
    };
    let word = |months: i64| format!("连续{months}个月未参加组织生活");
    let (absent, came) = (Some(Absent), Some(Present));
    assert_eq!(told(&[absent; 2]), None, "two months are not told");
    assert_eq!(told(&[absent; 3]), Some((word(3), Severity::Local)), "three: a local reminder");
    assert_eq!(told(&[absent; 5]), Some((word(5), Severity::Local)), "five");
    assert_eq!(told(&[absent; 6]), Some((word(6), Severity::Statutory)), "six: the article is named (JY-15)");
    assert_eq!(
        told(&[absent, absent, Some(Excused), absent]),
        None,
        "leave is a proper reason and ends the run"
    );
    assert_eq!(told(&[absent, absent, absent, came]), None, "so does coming once");
    assert_eq!(
        told(&[absent, absent, None, absent]),
        Some((word(3), Severity::Local)),
        "a month without a session is passed over"
    );
    assert_eq!(
        told(&[absent, absent, Some(Free), absent]),
        Some((word(3), Severity::Local)),
        "one not due is passed over, too"
    );
}

#[test]
fn who_is_due_follows_the_day_of_the_meeting() {
    let branch =
        Branch::of(1).joined("转入", "2026-09-10", None).joined("转出", "2020-01-01", Some("2026-09-10"));
    let names = |on: &str| -> Vec<String> {
        branch.of_rule(on, "talk", "2026").into_iter().map(|finding| finding.scope).collect()
    };
    assert_eq!(names("2026-09-09"), ["转出", "党员01"], "the day before");
    assert_eq!(
        names("2026-09-10"),
        ["转入", "党员01"],
        "on the day of the transfer who came is asked, who left is not"
    );
    let mut branch = branch;
    let session = life::save(&mut branch.book, &fields(branch.id, &["theme_day"], "2026-09-10"));
    attend(&mut branch.book, session, &[]);
    let due = branch.book.read(|view| ledger::attendance::roll(view, session)).unwrap();
    assert_eq!(
        due.totals.due, 2,
        "the meeting of that day counts the one who came and not the one who left (C-05)"
    );
    assert!(
        branch
            .findings("2027-01-05")
            .iter()
            .all(|finding| finding.state != Short || finding.member_id.is_none()),
        "no person is said to be short"
    );
}
