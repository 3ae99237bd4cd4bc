//! What holds whatever is recorded.

use ledger::Book;
use ledger::check::{Finding, check};
use ledger::count::{By, count};
use ledger::date::Window;
use ledger::id::UnitId;
use ledger::session::SessionFields;
use ledger::unit::UnitKind;
use proptest::prelude::*;

use crate::life::{self, attend, fields};
use crate::{day, new_committee};

const KINDS: [&str; 6] =
    ["theme_day", "general_meeting", "lecture", "study", "organisational_life", "training"];

/// A session: kinds, day of the year, and whether the other branch takes part.
type Made = (Vec<&'static str>, u64, bool);

fn made() -> impl Strategy<Value = Made> {
    (prop::sample::subsequence(KINDS.to_vec(), 1..4), 0_u64..200, any::<bool>())
}

/// Two branches under a committee, three members each.
fn book_of(sessions: &[Made]) -> (tempfile::TempDir, Book, [UnitId; 3]) {
    let (folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let [one, other] = ["甲支部", "乙支部"].map(|name| life::unit(&mut book, top, UnitKind::Branch, name));
    life::people(&mut book, one, None, 1, 3);
    life::people(&mut book, other, None, 4, 3);
    for (kinds, on, is_joint) in sessions {
        let on = day("2026-01-01").checked_add_days(chrono::Days::new(*on)).unwrap().to_string();
        let partners = if *is_joint { vec![other] } else { vec![] };
        let session =
            life::save(&mut book, &SessionFields { partner_ids: partners, ..fields(one, kinds, &on) });
        attend(&mut book, session, &[]);
    }
    (folder, book, [top, one, other])
}

/// What the rules say of a branch, without the names of sessions, which differ from book to book.
fn said(book: &Book, unit: UnitId) -> Vec<String> {
    let found = book.read(|view| check(view, unit, day("2026-09-21"))).unwrap().findings;
    let line = |f: &Finding| {
        let Finding { rule, period, scope, held, state, expected, .. } = f;
        format!("{rule} {period} {scope} {held} {expected} {} {}", state.as_str(), f.sessions.len())
    };
    let mut lines: Vec<String> = found.iter().map(line).collect();
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn the_order_of_entry_changes_no_figure(sessions in prop::collection::vec(made(), 1..5)) {
        let backwards: Vec<Made> = sessions.iter().rev().cloned().collect();
        let (_a, book, [top, one, other]) = book_of(&sessions);
        let (_b, same, _) = book_of(&backwards);
        for unit in [top, one, other] {
            prop_assert_eq!(said(&book, unit), said(&same, unit), "entered in another order");
        }
        let window = Window::year(2026).unwrap();
        let figures = |book: &Book| {
            let count = book.read(|view| count(view, top, window, By::Kind)).unwrap();
            (count.total.sessions, count.total.attendances, count.total.people, count.total.minutes)
        };
        prop_assert_eq!(figures(&book), figures(&same), "nor in the counts");
    }

    #[test]
    fn a_joint_session_is_one_session_and_people_are_never_more_than_attendances(sessions in prop::collection::vec(made(), 1..5)) {
        let (_folder, book, [top, one, other]) = book_of(&sessions);
        let window = Window::year(2026).unwrap();
        let total = |unit: UnitId| book.read(|view| count(view, unit, window, By::Kind)).unwrap().total;
        let joint = sessions.iter().filter(|(_, _, is_joint)| *is_joint).count() as i64;
        prop_assert_eq!(total(top).sessions, sessions.len() as i64, "once above, however many took part (C-37)");
        prop_assert_eq!(total(one).sessions, sessions.len() as i64, "once for the host");
        prop_assert_eq!(total(other).sessions, joint, "once for each that took part");
        for unit in [top, one, other] {
            let total = total(unit);
            prop_assert!(total.people <= Some(total.attendances), "人数 ≤ 人次");
        }
        let held = |unit: UnitId, rule: &str| -> usize {
            let found = book.read(|view| check(view, unit, day("2026-09-21"))).unwrap().findings;
            let mut uids: Vec<String> = found.into_iter().filter(|f| f.rule == rule).flat_map(|f| f.sessions).collect();
            let all = uids.len();
            uids.sort();
            uids.dedup();
            assert_eq!(all, uids.len(), "a session meets a rule once in a period");
            all
        };
        prop_assert!(held(other, "organisational_life") <= usize::try_from(joint).unwrap(), "a guest's rule counts what it took part in");
        prop_assert!(held(one, "organisational_life") <= sessions.len());
    }
}
