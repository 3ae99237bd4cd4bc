//! 包联: visits paid and due, problems solved, lectures found by themselves.

use ledger::id::{PairingId, UnitId};
use ledger::pairing::{self, PairingFields, Pairings, VisitFields};
use ledger::session::{Role, RoleEntry};
use ledger::unit::UnitKind;
use ledger::{Book, Error};

use crate::life::{self, fields, refusal};
use crate::{act, day, new_committee};

fn pair(book: &mut Book, unit_id: UnitId, leader: &str) -> PairingId {
    let fields = PairingFields {
        unit_id,
        member_id: None,
        leader: leader.into(),
        post: Some("党委委员".into()),
        from_on: day("2026-01-01"),
        until_on: None,
        visits_per_year: 4,
    };
    book.write(act("pairing_save"), |tx| pairing::save(tx, None, &fields)).unwrap()
}

fn visit(pairing_id: PairingId, on: &str) -> VisitFields {
    VisitFields {
        pairing_id,
        on_day: day(on),
        session_id: None,
        has_lecture: true,
        has_discussion: true,
        has_diagnosis: true,
        found: 3,
        solved: 2,
        note: None,
    }
}

fn listed(book: &Book, on: &str) -> Pairings {
    let top = book.owner().unwrap();
    book.read(|view| pairing::list(view, top, day(on))).unwrap()
}

#[test]
fn branches_visited_and_problems_closed_are_counted() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let branches = ["炼铁支部", "炼钢支部"].map(|name| life::unit(&mut book, top, UnitKind::Branch, name));
    let [first, second] = branches.map(|branch| pair(&mut book, branch, "黄启明"));
    let third = pair(&mut book, branches[0], "覃文");
    let talk = VisitFields { has_lecture: false, found: 0, solved: 0, ..visit(third, "2026-05-06") };
    for fields in [visit(first, "2026-02-10"), visit(first, "2026-04-10"), talk] {
        book.write(act("visit_save"), |tx| pairing::visit_save(tx, None, &fields)).unwrap();
    }
    let sums = listed(&book, "2026-06-30").sums;
    assert_eq!(
        (sums.visited, sums.branches),
        (1, 2),
        "S120: one of two branches was visited, by two leaders"
    );
    assert_eq!((sums.solved, sums.found), (4, 6), "S120: problems closed");
    assert_eq!((sums.lectured, sums.pairs), (1, 3), "S60: pairs with at least one lecture");
    assert_eq!((sums.visits, sums.due), (3, 6), "two quarters of three pairs were due");
    let pairs = listed(&book, "2026-07-01").pairs;
    let of = |id| pairs.iter().find(|pair| pair.id == id).unwrap().pace;
    assert_eq!(
        (of(first).next_on, of(first).is_late),
        (Some(day("2026-09-30")), false),
        "two paid: the third by September"
    );
    assert_eq!(
        (of(second).next_on, of(second).is_late),
        (Some(day("2026-03-31")), true),
        "none paid: the first is overdue"
    );
    assert_eq!(listed(&book, "2027-01-01").sums.visits, 0, "another year begins at nought");
}

#[test]
fn a_lecture_of_the_leader_is_proposed_as_a_visit_until_it_is_one() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let branch = life::unit(&mut book, top, UnitKind::Branch, "炼铁支部");
    let other = life::unit(&mut book, top, UnitKind::Branch, "炼钢支部");
    let id = pair(&mut book, branch, "黄启明");
    let mut hold = |unit, on: &str, role, name: &str| {
        let mut fields = fields(unit, &["lecture"], on);
        let entry = RoleEntry { role, member_id: None, name: name.into(), institution: None, post: None };
        fields.roles = vec![entry];
        life::save(&mut book, &fields)
    };
    hold(other, "2026-03-01", Role::Lecturer, "黄启明");
    hold(branch, "2026-03-02", Role::Host, "黄启明");
    hold(branch, "2026-03-03", Role::Lecturer, "覃文");
    hold(branch, "2025-12-20", Role::Lecturer, "黄启明");
    let session = hold(branch, "2026-03-05", Role::Lecturer, "黄启明");
    let proposed = |book: &Book| -> Vec<_> {
        listed(book, "2026-06-30").pairs[0].proposals.iter().map(|one| one.session_id).collect()
    };
    assert_eq!(proposed(&book), [session], "his lecture in this branch while the pair holds, nothing else");
    let linked = VisitFields { session_id: Some(session), ..visit(id, "2026-03-05") };
    book.write(act("visit_save"), |tx| pairing::visit_save(tx, None, &linked)).unwrap();
    assert_eq!(proposed(&book), [], "a visit names it: nothing is asked twice");
    let found = book.read(|view| ledger::search::search(view, "黄启明", None, 20)).unwrap().hits;
    assert!(found.iter().any(|hit| hit.noun == "pairing"), "the leader's name finds the pair: {found:?}");
    let kept = listed(&book, "2026-06-30").pairs.remove(0).visits.remove(0);
    assert_eq!(kept.session.as_deref(), Some("2026-03-05的活动"), "and leads to it");
}

#[test]
fn a_visit_is_refused_with_the_field_at_fault() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let branch = life::unit(&mut book, top, UnitKind::Branch, "炼铁支部");
    let id = pair(&mut book, branch, "黄启明");
    let good = visit(id, "2026-03-05");
    let empty =
        VisitFields { has_lecture: false, has_discussion: false, has_diagnosis: false, ..good.clone() };
    let cases = [
        (empty, "hasLecture", "a visit without any of its parts is none"),
        (VisitFields { solved: 4, ..good.clone() }, "solved", "more solved than found"),
        (VisitFields { on_day: day("2025-12-31"), ..good }, "onDay", "before the pair began"),
    ];
    for (fields, field, why) in cases {
        let saved = book.write(act("visit_save"), |tx| pairing::visit_save(tx, None, &fields));
        assert_eq!(refusal(saved).0, field, "{why}");
    }
    let unit = book.write(act("unit_delete"), |tx| ledger::unit::delete(tx, branch));
    assert!(matches!(unit, Err(Error::InUse { by: "pairing", .. })), "a branch with a pair stays: {unit:?}");
}

#[test]
fn a_deleted_pair_comes_back_with_its_visits() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let id = pair(&mut book, top, "黄启明");
    book.write(act("visit_save"), |tx| pairing::visit_save(tx, None, &visit(id, "2026-03-05"))).unwrap();
    let before = listed(&book, "2026-06-30");
    book.write(act("pairing_delete"), |tx| pairing::delete(tx, id)).unwrap();
    assert_eq!(listed(&book, "2026-06-30").pairs, [], "gone with its visits");
    let change = book.read(ledger::book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| ledger::book::undo(tx, change)).unwrap();
    assert_eq!(listed(&book, "2026-06-30"), before, "one undo brings everything back");
}
