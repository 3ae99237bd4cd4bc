//! One session of several kinds or several units: counted once where it is one, and once for each that took part.

use ledger::attendance::{self, Mark};
use ledger::count::{By, Count, count, count_raw};
use ledger::date::Window;
use ledger::id::UnitId;
use ledger::session::{self, Kind, Observer, SessionFields};
use ledger::unit::UnitKind;
use ledger::{Book, book, check, setting};

use crate::life::{self, Person, attend, fields, refusal};
use crate::sitting::roll;
use crate::{act, day, new_committee};

/// Kept and raw counts of September, which must be the same.
fn kinds(book: &Book, unit: UnitId) -> Count {
    let window = Window::new(day("2026-09-01"), day("2026-09-30")).unwrap();
    let counted = |by| {
        book.read(|view| {
            let kept = count(view, unit, window, by)?;
            assert_eq!(
                kept,
                count_raw(view, unit, window, by)?,
                "kept figures equal those of the rows, by {by:?}"
            );
            Ok(kept)
        })
        .unwrap()
    };
    for by in [By::Unit, By::Month, By::Mode] {
        counted(by);
    }
    counted(By::Kind)
}

fn sessions_of(count: &Count) -> Vec<(String, i64)> {
    count.rows.iter().map(|row| (row.key.clone(), row.sessions)).collect()
}

#[test]
fn a_unit_may_count_a_merged_session_as_its_main_kind_only() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let (a, b) = (
        life::unit(&mut book, top, UnitKind::Branch, "甲支部"),
        life::unit(&mut book, top, UnitKind::Branch, "乙支部"),
    );
    life::people(&mut book, a, None, 1, 20);
    life::people(&mut book, b, None, 21, 5);
    let merged = ["theme_day", "general_meeting", "lecture"];
    for (unit, partner) in [(a, vec![]), (b, vec![]), (b, vec![a])] {
        let id = life::save(
            &mut book,
            &SessionFields { partner_ids: partner, minutes: 120, ..fields(unit, &merged, "2026-09-18") },
        );
        attend(&mut book, id, &[]);
    }
    let each = |n| merged.map(|kind| (kind.to_owned(), n));
    let before = kinds(&book, a);
    let mut sorted = sessions_of(&before);
    sorted.sort();
    let mut wanted = each(2).to_vec();
    wanted.sort();
    assert_eq!(sorted, wanted, "1/1/1 for its own, and for the joint one (C-20)");
    assert_eq!(before.total.attendances, 40, "人次 once for each session");
    assert_eq!(before.total.minutes, 40 * 120, "hours once");

    let set = |book: &mut Book, unit, value: i64| {
        book.write(act("setting_set"), |tx| setting::set(tx, unit, "count.main_kind_only", &value.into()))
            .unwrap();
    };
    set(&mut book, Some(b), 1);
    let held = |book: &Book, unit, kind: &str| {
        kinds(book, unit).rows.iter().find(|row| row.key == kind).map_or(0, |row| row.sessions)
    };
    assert_eq!(
        (held(&book, b, "theme_day"), held(&book, b, "lecture")),
        (2, 0),
        "what 乙 holds is a theme day"
    );
    assert_eq!(
        (held(&book, a, "theme_day"), held(&book, a, "lecture")),
        (2, 1),
        "甲 counts its own as before"
    );
    assert_eq!(
        (held(&book, top, "theme_day"), held(&book, top, "lecture")),
        (3, 1),
        "and the committee the sum"
    );
    assert_eq!(kinds(&book, b).total.sessions, 2, "the total is no other");
    let lecture = |book: &Book, unit| {
        let found = book.read(|view| check::check(view, unit, day("2026-09-30"))).unwrap().findings;
        found.iter().filter(|finding| finding.rule == "lecture").map(|finding| finding.held).sum::<f64>()
    };
    assert_eq!((lecture(&book, a), lecture(&book, b)), (1.0, 0.0), "the checks count alike");
    set(&mut book, None, 1);
    assert_eq!(held(&book, a, "lecture"), 0, "for the whole book");
    set(&mut book, Some(a), 0);
    assert_eq!(held(&book, a, "lecture"), 1, "the unit's own setting comes before the book's");
    let last = book.read(book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| book::undo(tx, last)).unwrap();
    assert_eq!(held(&book, a, "lecture"), 0, "undo counts again");
    let wrong: Vec<String> = book
        .read(ledger::book::verify)
        .unwrap()
        .into_iter()
        .filter(|line| line.wrong > 0)
        .map(|line| line.what)
        .collect();
    assert_eq!(wrong, Vec::<String>::new(), "verify recomputes with the setting");
}

#[test]
fn a_joint_session_has_a_roll_for_each_unit() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let [a, b] = ["甲支部", "乙支部"].map(|name| life::unit(&mut book, top, UnitKind::Branch, name));
    let members = life::people(&mut book, a, None, 1, 4);
    life::people(&mut book, b, None, 5, 3);
    let id =
        life::save(&mut book, &SessionFields { partner_ids: vec![b], ..fields(a, &["study"], "2026-09-18") });
    attend(&mut book, id, &[(members[0], Mark::Absent)]);
    let units: Vec<(String, i64, i64)> = roll(&book, id)
        .units
        .into_iter()
        .map(|unit| (unit.unit, unit.totals.due, unit.totals.present))
        .collect();
    assert_eq!(units, [("甲支部".into(), 4, 3), ("乙支部".into(), 3, 3)], "its own people each (C-37)");
    let own = book.read(|view| attendance::roll_of(view, id, Some(b))).unwrap();
    assert!(own.lines.len() == 3 && own.totals.due == 3, "the record of 乙 prints its own people only");
    assert_eq!(kinds(&book, top).total.sessions, 1, "once for the parent");
    assert_eq!(
        (kinds(&book, a).total.sessions, kinds(&book, b).total.sessions),
        (1, 1),
        "once for each unit"
    );
}

#[test]
fn guests_are_recorded_and_never_due() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let [a, b] = ["机关支部", "轧钢支部"].map(|name| life::unit(&mut book, top, UnitKind::Branch, name));
    let leader = Person::new("顾长河", a).save(&mut book);
    let own = life::people(&mut book, b, None, 1, 3)[0];
    let guest = |member_id, name: &str, is_dual| Observer {
        name: Some(name.into()),
        headcount: 1,
        member_id: Some(member_id),
        is_dual,
        ..Observer::default()
    };
    let meeting = |on: &str, observers| SessionFields { observers, ..fields(b, &["theme_day"], on) };
    let mut refused = |observers: Vec<Observer>| {
        let made = meeting("2026-09-18", observers);
        refusal(book.write(act("session_save"), |tx| session::save(tx, None, &made))).1
    };
    assert!(refused(vec![guest(own, "党员01", false)]).contains("请在点名里记"), "no guest at home (C-08)");
    assert!(
        refused(vec![Observer {
            is_dual: true,
            headcount: 1,
            name: Some("黄启明".into()),
            ..Observer::default()
        }])
        .contains("从名册里选")
    );
    assert!(refused(vec![guest(leader, "顾长河", true); 2]).contains("写了两次"));
    let class =
        |class: &str, headcount| Observer { class: Some(class.into()), headcount, ..Observer::default() };
    let id =
        life::save(&mut book, &meeting("2026-09-18", vec![guest(leader, "顾长河", true), class("青年", 12)]));
    life::save(
        &mut book,
        &meeting("2026-08-18", vec![guest(leader, "顾长河", true), class("青年", 8), class("群众", 30)]),
    );
    life::save(&mut book, &meeting("2026-07-18", vec![guest(leader, "顾长河", false)]));
    attend(&mut book, id, &[]);
    assert_eq!(roll(&book, id).totals.due, 3, "guests are never in our 应到 (C-14)");
    let year = Window::year(2026).unwrap();
    let (record, dual, classes) = book
        .read(|view| {
            let dual = session::dual_life(view, a, year)?;
            Ok((
                session::guest_record(view, leader, year)?,
                dual,
                session::observer_classes(view, top, year)?,
            ))
        })
        .unwrap();
    assert_eq!(record.len(), 3, "每次都在本人名下");
    assert_eq!(record[0].kind, Kind::parse("theme_day"));
    assert_eq!((dual[0].name.as_str(), dual[0].sessions), ("顾长河", 2), "双重组织生活 2 次 (ZB-37)");
    let heads: Vec<(&str, i64, i64)> =
        classes.iter().map(|class| (class.class.as_str(), class.sessions, class.heads)).collect();
    assert_eq!(heads, [("群众", 1, 30), ("青年", 2, 20), ("", 3, 3)], "by class, most first");
}
