//! A committee's whole book and one branch are told the same.

use std::collections::BTreeMap;

use ledger::check::{Finding, State, check, gaps, rules};
use ledger::date::Window;
use ledger::sample;
use ledger::unit::{self, UnitKind};
use ledger::{Book, setting};

use crate::{act, day};

const ON: &str = "2026-09-21";

fn key(finding: &Finding) -> (String, String, String, Option<i64>) {
    (finding.rule.clone(), finding.period.clone(), finding.scope.clone(), finding.unit_id.map(|unit| unit.0))
}

/// Findings that a committee is told of a branch: those about people stay with it.
fn of_branch(book: &Book, branch: unit::Unit) -> Vec<Finding> {
    let found = book.read(|view| check(view, branch.id, day(ON))).unwrap().findings;
    let people = ["talk", "talk_pairs", "hours", "training", "absence"];
    found.into_iter().filter(|finding| !people.contains(&finding.rule.as_str())).collect()
}

#[test]
fn the_check_of_the_whole_book_equals_the_checks_of_its_branches() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = sample::group(&folder.path().join("集团.book"), "口令", 1).unwrap();
    let top = book.owner().unwrap();
    let units = book.read(unit::list).unwrap();
    let branches: Vec<_> = units.into_iter().filter(|unit| unit.fields.kind == UnitKind::Branch).collect();
    let raised = branches[1].id;
    book.write(act("setting_set"), |tx| setting::set(tx, Some(raised), "check.theme_day", &2.into()))
        .unwrap();
    let whole = book.read(|view| check(view, top, day(ON))).unwrap().findings;
    let mut by_key: BTreeMap<_, Finding> =
        whole.iter().map(|finding| (key(finding), finding.clone())).collect();
    assert_eq!(by_key.len(), whole.len(), "no finding stands twice");
    let mut open = 0;
    for branch in branches {
        let window = Window::new(day("2026-07-01"), day("2026-09-30")).unwrap();
        let lacks = book.read(|view| gaps(view, branch.id, window, day(ON))).unwrap().remove(0);
        for finding in of_branch(&book, branch) {
            let same = by_key.remove(&key(&finding));
            assert_eq!(same.as_ref(), Some(&finding), "the branch and the committee are told the same");
            let is_gap = matches!(finding.state, State::Due | State::Short);
            if is_gap && finding.period.len() > 4 && finding.kind.is_some() {
                open += 1;
                assert!(lacks.findings.contains(&finding), "and so is the page of gaps: {finding:?}");
            }
        }
    }
    assert!(open > 0, "the sample has gaps to compare");
    assert!(
        by_key
            .into_values()
            .all(|finding| finding.rule.contains("centre") || finding.rule.contains("committee")),
        "what is left is asked of committees"
    );
}

#[test]
fn a_rule_names_who_set_its_number() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = sample::group(&folder.path().join("集团.book"), "口令", 1).unwrap();
    let units = book.read(unit::list).unwrap();
    let top = units[0].clone();
    let branch = units.iter().find(|unit| unit.fields.kind == UnitKind::Branch).unwrap().clone();
    let line = |book: &Book, unit, rule: &str| {
        let lines = book.read(|view| rules(view, unit, day(ON))).unwrap();
        lines.into_iter().find(|line| line.rule == rule).unwrap()
    };
    let set = |book: &mut Book, unit, value| {
        book.write(act("setting_set"), |tx| setting::set(tx, unit, "check.theme_day", &value)).unwrap();
    };
    let of = |book: &Book| {
        let line = line(book, Some(branch.id), "theme_day");
        (line.value, line.set_by, line.is_set_here)
    };
    assert_eq!(of(&book), (1, None, false), "the regulation's number");
    set(&mut book, None, 2.into());
    assert_eq!(of(&book), (2, Some("全册".into()), false), "set for the whole book");
    set(&mut book, Some(top.id), 3.into());
    assert_eq!(of(&book), (3, Some(top.fields.name.clone()), false), "by the committee, for all below");
    set(&mut book, Some(branch.id), 4.into());
    assert_eq!(
        of(&book),
        (4, Some(branch.fields.name.clone()), true),
        "by the branch, which can take it back"
    );
    let finding = book.read(|view| check(view, branch.id, day(ON))).unwrap().findings;
    let cite = |rule: &str| finding.iter().find(|finding| finding.rule == rule).unwrap().cite.clone();
    assert_eq!(cite("theme_day"), "本单位设置", "a finding says so, too");
    set(&mut book, Some(branch.id), serde_json::Value::Null);
    assert_eq!(of(&book), (3, Some(top.fields.name), false), "back to what holds above");
    let low =
        book.write(act("setting_set"), |tx| setting::set(tx, Some(branch.id), "check.theme_day", &0.into()));
    let (field, sentence) = crate::life::refusal(low);
    assert_eq!(field, "value");
    assert_eq!(
        sentence, "“主题党日”不能少于1（支部工作条例第十六条），可以比它多",
        "the floor, with its article (C-41)"
    );
    let study = line(&book, Some(branch.id), "branch_study");
    assert!(study.off.is_some(), "a rule that asks nothing says why");
    let centre = line(&book, None, "centre_group_study");
    assert_eq!(
        centre.of,
        UnitKind::Committee,
        "the committee's own rules stand beside those of its branches"
    );
}
