//! Rules about what a branch is: committee, groups, size, term. Reminders, each with its fact.

use ledger::check::Action;
use ledger::check::State::{Due, Met, NotApplicable, Short};

use super::{Branch, Expect, hold};
use crate::day;
use crate::life::{self, Person};

pub const RULES: &[&str] = &["committee", "groups", "group_size", "branch_size", "election"];

const ON: &str = "2026-09-21";

#[test]
fn a_branch_of_seven_elects_a_committee() {
    let cases: &[(Branch, Expect, Option<Action>)] = &[
        (Branch::of(6), ("committee", ON, "2026-09", NotApplicable, 0.0, "six (ZB-28)"), None),
        (
            Branch::of(7),
            ("committee", ON, "2026-09", Due, 0.0, "seven and nobody recorded (ZB-25)"),
            Some(Action::Elect),
        ),
        (Branch::with_committee(7), ("committee", ON, "2026-09", Met, 3.0, "three 委员 (ZB-26)"), None),
    ];
    for (branch, expected, action) in cases {
        hold(branch, &[*expected]);
        assert_eq!(branch.one(ON, "committee", "2026-09").action, *action, "{}", expected.5);
    }
    let due = Branch::of(7).one(ON, "committee", "2026-09");
    assert_eq!(due.reason.as_deref(), Some("正式党员7名，登记了委员0名"), "the fact, no verdict");
    assert_eq!(due.cite, "支部工作条例第二十条");
}

#[test]
fn a_branch_of_twenty_divides_into_groups() {
    hold(&Branch::of(19), &[("groups", ON, "2026-09", NotApplicable, 0.0, "nineteen may stay whole (C-26)")]);
    hold(&Branch::of(20), &[("groups", ON, "2026-09", Due, 0.0, "twenty are divided")]);
    hold(&Branch::of(20).groups(&["炼钢"]), &[("groups", ON, "2026-09", Met, 1.0, "divided")]);
    hold(
        &Branch::of(15).set("check.group_from", 15),
        &[("groups", ON, "2026-09", Due, 0.0, "some ask from fifteen")],
    );
    hold(
        &Branch::of(20).set("check.group_from", 0),
        &[("groups", ON, "2026-09", NotApplicable, 0.0, "not asked here")],
    );
}

#[test]
fn a_group_has_three_members_and_one_of_them_full() {
    for (full, probationary, state, reason) in [
        (3, 0, Met, "党员3名，其中正式党员3名"),
        (2, 0, Due, "党员2名，其中正式党员2名"),
        (1, 2, Met, "党员3名，其中正式党员1名"),
        (0, 3, Due, "党员3名，没有正式党员"),
    ] {
        let mut branch = Branch::new().groups(&["炼钢"]);
        let group = Some(branch.groups[0]);
        life::people(&mut branch.book, branch.id, group, 1, full);
        for at in 0..probationary {
            let name = format!("预备{at}");
            Person { is_probationary: true, group, ..Person::new(&name, branch.id) }.save(&mut branch.book);
        }
        let finding = branch.one(ON, "group_size", "2026-09");
        assert_eq!(
            (finding.state, finding.reason.as_deref()),
            (state, Some(reason)),
            "{full} and {probationary} (C-26)"
        );
    }
}

#[test]
fn a_branch_has_at_most_fifty_members() {
    hold(&Branch::of(50), &[("branch_size", ON, "2026-09", Met, 50.0, "fifty (ZB-02)")]);
    hold(&Branch::of(51), &[("branch_size", ON, "2026-09", Due, 51.0, "fifty-one")]);
}

#[test]
fn an_election_is_announced_six_months_before_the_term_ends() {
    let branch = Branch::of(3).unit(|unit| unit.elected_on = Some(day("2024-03-31")));
    hold(
        &branch,
        &[
            ("election", "2026-09-29", "2024—2027", Met, 1.0, "more than six months ahead"),
            ("election", "2026-09-30", "2024—2027", Due, 0.0, "six months before 31 March (ZB-33)"),
            ("election", "2027-03-30", "2024—2027", Due, 0.0, "the last day of the term"),
            ("election", "2027-03-31", "2024—2027", Short, 0.0, "the term is over"),
        ],
    );
    let early =
        Branch::of(3).unit(|unit| unit.elected_on = Some(day("2024-03-31"))).set("check.election_months", 9);
    hold(&early, &[("election", "2026-07-01", "2024—2027", Due, 0.0, "a unit may be reminded earlier")]);
    hold(&Branch::of(3), &[("election", ON, "", NotApplicable, 0.0, "no date of election is known")]);
}
