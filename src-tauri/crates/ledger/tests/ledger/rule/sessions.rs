//! Rules that sessions meet: how often, in which period, with which switch.

use ledger::check::State::{Due, Met, NotApplicable, Postponed, Short};
use ledger::check::{Action, Asks, OwnRuleFields, Period, Severity};
use ledger::id::UnitId;
use ledger::member::PostKind;
use ledger::session::{Kind, Role, RoleEntry, SessionFields};

use super::{Branch, Expect, hold};
use crate::life::{self, Person, fields};
use crate::{day, new_committee};

pub const RULES: &[&str] = &[
    "general_meeting",
    "committee_meeting",
    "group_meeting",
    "branch_study",
    "theme_day",
    "lecture",
    "secretary_lecture",
    "organisational_life",
    "appraisal",
    "centre_group_study",
    "committee_lecture",
];

#[test]
fn a_period_is_met_on_its_first_and_last_day_and_on_no_other() {
    for (rule, period, first, last, before, after) in [
        ("general_meeting", "2026Q3", "2026-07-01", "2026-09-30", "2026-06-30", "2026-10-01"),
        ("lecture", "2026Q3", "2026-07-01", "2026-09-30", "2026-06-30", "2026-10-01"),
        ("theme_day", "2026-09", "2026-09-01", "2026-09-30", "2026-08-31", "2026-10-01"),
        ("committee_meeting", "2026-09", "2026-09-01", "2026-09-30", "2026-08-31", "2026-10-01"),
    ] {
        for (held, state) in [(first, Met), (last, Met), (before, Due), (after, Due)] {
            let branch = Branch::of(7).held(&[rule], held);
            assert_eq!(branch.one("2026-09-30", rule, period).state, state, "{rule} held on {held}");
        }
    }
}

#[test]
fn what_is_asked_follows_what_the_branch_is() {
    let cases: &[(Branch, &[Expect])] = &[
        (
            Branch::of(6),
            &[
                (
                    "committee_meeting",
                    "2026-09-21",
                    "2026-09",
                    NotApplicable,
                    0.0,
                    "six 正式党员: no 支委会 (C-24)",
                ),
                ("group_meeting", "2026-09-21", "2026-09", NotApplicable, 0.0, "no groups, no 党小组会"),
                (
                    "branch_study",
                    "2026-09-21",
                    "2026-09",
                    NotApplicable,
                    0.0,
                    "off until somebody asks (C-25)",
                ),
                ("theme_day", "2026-09-21", "2026-09", Due, 0.0, "every branch"),
            ],
        ),
        (Branch::of(7), &[("committee_meeting", "2026-09-21", "2026-09", Due, 0.0, "seven (ZB-25)")]),
        (
            Branch::of(6).joined("覃小燕", "2026-08-15", None),
            &[
                ("committee_meeting", "2026-09-21", "2026-07", NotApplicable, 0.0, "six at the end of July"),
                ("committee_meeting", "2026-09-21", "2026-08", Short, 0.0, "seven at the end of August"),
            ],
        ),
        (
            Branch::of(6).joined("覃小燕", "2020-01-01", Some("2026-08-31")),
            &[(
                "committee_meeting",
                "2026-09-21",
                "2026-08",
                NotApplicable,
                0.0,
                "left on the last day of August",
            )],
        ),
        (
            Branch::of(3)
                .set("check.branch_study", 1)
                .held(&["study"], "2026-09-02")
                .held(&["group_meeting"], "2026-08-02"),
            &[
                ("branch_study", "2026-09-21", "2026-09", Met, 1.0, "the branch studied as one group (C-25)"),
                ("branch_study", "2026-09-21", "2026-08", Met, 1.0, "or held a 党小组会 as one group"),
                ("branch_study", "2026-09-21", "2026-07", Short, 0.0, "and not in July"),
            ],
        ),
        (
            Branch::of(3).set("check.branch_study", 1).groups(&["炼钢"]),
            &[(
                "branch_study",
                "2026-09-21",
                "2026-09",
                NotApplicable,
                0.0,
                "divided: 党小组会 is asked instead",
            )],
        ),
        (
            Branch::of(3).set("check.lecture", 0).set("check.secretary_lecture", 0),
            &[
                ("lecture", "2026-09-21", "2026Q3", NotApplicable, 0.0, "local, set to 0 (C-41)"),
                ("secretary_lecture", "2026-09-21", "2026", NotApplicable, 0.0, "local, set to 0"),
            ],
        ),
    ];
    for (branch, expected) in cases {
        hold(branch, expected);
    }
}

#[test]
fn why_a_rule_asks_nothing_is_said() {
    let committee = Branch::of(6).one("2026-09-21", "committee_meeting", "2026-09");
    assert_eq!(committee.reason.as_deref(), Some("正式党员6名，不足7名，不设支委会"));
    let groups = Branch::of(6).one("2026-09-21", "group_meeting", "2026-09");
    assert_eq!(groups.reason.as_deref(), Some("没有划分党小组"));
}

#[test]
fn each_group_is_asked_each_month() {
    let branch = Branch::of(8).groups(&["炼钢", "轧钢"]);
    let first = branch.groups[0];
    let branch = branch.held_by(first, &["group_meeting"], "2026-09-03").held(&["theme_day"], "2026-09-04");
    let found = branch.of_rule("2026-09-21", "group_meeting", "2026-09");
    let stands: Vec<_> = found.iter().map(|finding| (finding.scope.as_str(), finding.state)).collect();
    assert_eq!(
        stands,
        [("轧钢", Due), ("炼钢", Met)],
        "a meeting of one group is none of the other (C-23, C-27)"
    );
    assert_eq!(found[0].unit_id, Some(branch.groups[1]), "with the group that would hold it");
    assert_eq!(found[0].kind, Some(Kind::built_in(Kind::GROUP_MEETING)), "and the kind to plan");
}

#[test]
fn a_branch_founded_or_dissolved_inside_a_period_is_not_held_to_it() {
    let founded = Branch::of(7).unit(|unit| unit.founded_on = Some(day("2026-08-20")));
    hold(
        &founded,
        &[
            ("theme_day", "2026-08-25", "2026-08", Due, 0.0, "while August runs it may still be held"),
            ("theme_day", "2026-09-21", "2026-08", NotApplicable, 0.0, "afterwards nothing was missed"),
            ("theme_day", "2026-09-21", "2026-09", Due, 0.0, "September is asked"),
            ("general_meeting", "2026-09-21", "2026Q3", Due, 0.0, "the quarter runs"),
        ],
    );
    assert!(founded.of_rule("2026-09-21", "theme_day", "2026-07").is_empty(), "July was before it");
    let on_the_first = Branch::of(7).unit(|unit| unit.founded_on = Some(day("2026-08-01")));
    hold(&on_the_first, &[("theme_day", "2026-09-21", "2026-08", Short, 0.0, "all of August was there")]);
    let dissolved = Branch::of(7).unit(|unit| unit.dissolved_on = Some(day("2026-08-20")));
    hold(&dissolved, &[("theme_day", "2026-09-21", "2026-08", NotApplicable, 0.0, "dissolved in August")]);
    assert!(dissolved.of_rule("2026-09-21", "theme_day", "2026-09").is_empty(), "and gone in September");
}

#[test]
fn a_years_session_belongs_to_the_year_it_is_about() {
    for kind in ["organisational_life", "appraisal"] {
        let held = |on: &'static str, year| {
            let branch = Branch::of(7);
            let session = SessionFields { belongs_year: year, ..fields(branch.id, &[kind], on) };
            branch.with(&session)
        };
        hold(
            &held("2027-03-08", Some(2026)),
            &[
                (kind, "2027-03-31", "2026", Met, 1.0, "of 2026, held in March of 2027 (PY-07)"),
                (kind, "2027-03-31", "2027", Due, 0.0, "it is not 2027's"),
                (kind, "2027-03-07", "2026", Due, 0.0, "the day before it was not held yet"),
            ],
        );
        hold(
            &held("2027-03-08", None),
            &[(kind, "2027-03-31", "2027", Met, 1.0, "unwritten: the year of its day")],
        );
        assert!(
            held("2026-12-01", None).of_rule("2027-04-01", kind, "2026").is_empty(),
            "April looks ahead only"
        );
    }
    let in_groups = Branch::of(7).groups(&["炼钢"]);
    let group = in_groups.groups[0];
    let in_groups = in_groups.held_by(group, &["organisational_life"], "2026-11-20");
    hold(
        &in_groups,
        &[("organisational_life", "2026-12-01", "2026", Met, 1.0, "may be held as 党小组会 (ZB-21)")],
    );
}

#[test]
fn a_sitting_past_midnight_belongs_to_the_day_it_began() {
    let branch = Branch::of(7);
    let night = SessionFields {
        start_time: Some("23:00".into()),
        end_time: Some("00:40".into()),
        ..fields(branch.id, &["theme_day", "general_meeting"], "2026-09-30")
    };
    let branch = branch.with(&night);
    hold(
        &branch,
        &[
            ("theme_day", "2026-10-01", "2026-10", Due, 0.0, "it is not October's (C-30)"),
            ("general_meeting", "2026-10-01", "2026Q4", Due, 0.0, "nor the fourth quarter's"),
            ("theme_day", "2026-09-30", "2026-09", Met, 1.0, "it is September's"),
            ("general_meeting", "2026-09-30", "2026Q3", Met, 1.0, "and the third quarter's"),
        ],
    );
}

#[test]
fn what_was_put_off_is_neither_missed_nor_counted_twice() {
    let put_off = || Branch::of(3).put_off("theme_day", "2026-08", "2026-09-03");
    let finding = put_off().one("2026-09-01", "theme_day", "2026-08");
    assert_eq!((finding.state, finding.action), (Postponed, Some(Action::Hold)), "顺延, not 未开 (C-39)");
    assert_eq!(finding.reason.as_deref(), Some("顺延到9月3日：检修"), "with the day and the reason");
    hold(
        &put_off(),
        &[
            ("theme_day", "2026-08-20", "2026-08", Postponed, 0.0, "as soon as it is put off"),
            ("theme_day", "2026-09-03", "2026-08", Postponed, 0.0, "on the day it was put off to"),
            ("theme_day", "2026-09-04", "2026-08", Short, 0.0, "the day is past and nothing was recorded"),
            ("theme_day", "2026-09-01", "2026-09", Due, 0.0, "September has one of its own to hold"),
        ],
    );
    // Held on the day it was put off to, a session closes the item by itself.
    let mut held = put_off();
    life::save(&mut held.book, &fields(held.id, &["theme_day"], "2026-09-03"));
    hold(
        &held,
        &[
            ("theme_day", "2026-09-04", "2026-08", Met, 1.0, "held late, it is August's"),
            ("theme_day", "2026-09-04", "2026-09", Due, 0.0, "and not September's, too"),
        ],
    );
    let own = Branch::of(3).put_off("theme_day", "2026-08", "2026-09-03").held(&["theme_day"], "2026-08-05");
    hold(&own, &[("theme_day", "2026-09-01", "2026-08", Met, 1.0, "held all the same")]);
    let inside = Branch::of(3).put_off("general_meeting", "2026-07", "2026-09-03");
    let finding = inside.one("2026-08-20", "general_meeting", "2026Q3");
    assert_eq!(
        (finding.state, finding.action),
        (Due, Some(Action::Hold)),
        "inside the quarter it is a plan like another"
    );
}

fn lectured(unit: UnitId, on: &str, role: RoleEntry) -> SessionFields {
    SessionFields { roles: vec![role], ..fields(unit, &["lecture"], on) }
}

fn lecturer(member: Option<ledger::id::MemberId>, name: &str, post: Option<&str>) -> RoleEntry {
    RoleEntry {
        role: Role::Lecturer,
        member_id: member,
        name: name.into(),
        institution: None,
        post: post.map(Into::into),
    }
}

#[test]
fn the_secretarys_lecture_is_given_by_the_secretary_of_that_day() {
    let branch = Branch::with_committee(5);
    let (secretary, other) = (branch.members[0], branch.members[3]);
    for (role, on, state, why) in [
        (lecturer(Some(secretary), "委员0", None), "2026-03-05", Met, "the secretary"),
        (lecturer(Some(other), "党员01", None), "2026-03-05", Due, "somebody else"),
        (lecturer(None, "委员0", None), "2026-03-05", Met, "the secretary, written by name only"),
        (
            lecturer(None, "某教授", Some("党委书记")),
            "2026-03-05",
            Due,
            "a guest is not the branch's secretary",
        ),
        (lecturer(Some(secretary), "委员0", None), "2025-12-31", Due, "last year"),
    ] {
        let branch = Branch::with_committee(5);
        let branch = {
            let session = lectured(branch.id, on, role);
            branch.with(&session)
        };
        assert_eq!(branch.one("2026-09-21", "secretary_lecture", "2026").state, state, "{why}");
    }
}

#[test]
fn a_committee_has_rules_of_its_own() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let branch = life::unit(&mut book, top, ledger::unit::UnitKind::Branch, "甲支部");
    let secretary =
        Person { post: Some((top, PostKind::Secretary)), ..Person::new("许秀兰", branch) }.save(&mut book);
    let of = |book: &ledger::Book, rule: &str| {
        let found = book.read(|view| ledger::check::check(view, top, day("2026-09-21"))).unwrap().findings;
        found.into_iter().find(|finding| finding.rule == rule && finding.unit_id == Some(top)).unwrap()
    };
    assert_eq!(of(&book, "centre_group_study").state, Due, "every quarter (ZX-01)");
    assert_eq!(of(&book, "committee_lecture").state, Due, "党委书记 lectures once a year (ZB-18)");
    assert_eq!(of(&book, "committee_lecture").severity, Severity::Statutory, "by the regulation");
    life::save(&mut book, &fields(top, &["centre_group_study"], "2026-07-01"));
    assert_eq!(of(&book, "centre_group_study").state, Met, "on the first day of the quarter");
    life::save(&mut book, &lectured(branch, "2026-05-06", lecturer(Some(secretary), "许秀兰", None)));
    assert_eq!(of(&book, "committee_lecture").state, Met, "a lecture given in a branch is one");
}

#[test]
fn an_own_rule_is_checked_like_the_others() {
    let rule = |unit_id, asks, period| OwnRuleFields {
        unit_id,
        label: "廉政党课".into(),
        kind: Kind::built_in(Kind::LECTURE),
        period,
        asks,
        required: 1,
        cite: "公司纪委2026年通知".into(),
    };
    let branch = Branch::of(3).groups(&["炼钢"]);
    let id = branch.id;
    let branch = branch
        .own(rule(id, Asks::Unit, Period::HalfYear))
        .own(rule(id, Asks::EachGroup, Period::Month))
        .own(rule(id, Asks::EachMember, Period::Year))
        .held(&["lecture"], "2026-07-01");
    let own: Vec<_> = branch
        .findings("2026-09-21")
        .into_iter()
        .filter(|finding| finding.rule.starts_with("own:"))
        .collect();
    let half = own.iter().find(|finding| finding.period == "2026H2").unwrap();
    assert_eq!((half.state, half.cite.as_str(), half.severity), (Met, "公司纪委2026年通知", Severity::Local));
    let groups =
        own.iter().filter(|finding| finding.scope == "炼钢" && finding.period.starts_with("2026-")).count();
    assert_eq!(groups, 3, "the group, every month of the quarter");
    let members: Vec<_> = own.iter().filter(|finding| finding.period == "2026").collect();
    assert_eq!(members.len(), 3, "each member");
    assert!(members.iter().all(|finding| finding.state == Met), "everybody came to it");
}
