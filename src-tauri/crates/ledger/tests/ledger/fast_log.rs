//! Fast log: one step writes the session with its roll, one step takes both back.

use ledger::attendance::Mark;
use ledger::fast_log;
use ledger::session::{self, Scope, SessionFilter};

use crate::life::{self, Person, entry};
use crate::{act, day, new_book};

#[test]
fn a_short_talk_is_one_entry_and_is_offered_the_next_time() {
    let (_folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    let group = life::group(&mut book, branch, "除尘党小组");
    let people = ["顾长河", "任玉梅", "方敏"]
        .map(|name| Person { group: Some(group), ..Person::new(name, branch) }.save(&mut book));
    let outside = Person::new("叶青山", branch).save(&mut book);
    let mut fields = life::fields(group, &["micro_lecture"], "2026-09-18");
    (fields.title, fields.minutes) = ("煤气区域作业两票要点".into(), 15);
    (fields.start_time, fields.end_time, fields.place) =
        (Some("07:45".into()), Some("08:00".into()), Some("班前室".into()));

    let two = [entry(people[0], Mark::Present), entry(people[1], Mark::Present)];
    let refused = book.write(act("fast_log_save"), |tx| fast_log::write(tx, &fields, &two));
    assert!(refused.is_err(), "somebody due and not marked would stay open for ever");
    let three = [two[0].clone(), two[1].clone(), entry(people[2], Mark::Excused)];
    let id = book.write(act("fast_log_save"), |tx| fast_log::write(tx, &fields, &three)).unwrap();
    let totals = book.read(|view| session::get(view, id)).unwrap().totals;
    assert_eq!(
        (totals.due, totals.present, totals.excused),
        (3, 2, 1),
        "the whole group is on the roll, nobody else"
    );

    let next = book.read(|view| fast_log::begin(view, branch, day("2026-09-21"))).unwrap();
    let first = &next.kinds[0];
    assert_eq!(
        (
            first.kind.as_str(),
            first.titles[0].as_str(),
            first.place.as_deref(),
            first.minutes,
            first.this_month
        ),
        ("micro_lecture", fields.title.as_str(), Some("班前室"), Some(15), 1),
        "kind, title, place and length are those of the last one, held by a group of the branch"
    );
    let sizes: Vec<usize> = next.groups.iter().map(|group| group.people.len()).collect();
    assert_eq!(sizes, [3, 1], "the group, and who is in none");

    let last = book.read(ledger::book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| ledger::book::undo(tx, last)).unwrap();
    let left = book.read(|view| session::list(view, &SessionFilter::default())).unwrap();
    assert!(left.is_empty(), "one undo takes session and roll back");

    let named = session::SessionFields { unit_id: branch, scope: Scope::Named, ..fields };
    let entries = [entry(people[0], Mark::Present), entry(outside, Mark::Present)];
    let id = book.write(act("fast_log_save"), |tx| fast_log::write(tx, &named, &entries)).unwrap();
    let totals = book.read(|view| session::get(view, id)).unwrap().totals;
    assert_eq!((totals.due, totals.present), (2, 2), "people of several groups are named one by one");
}
