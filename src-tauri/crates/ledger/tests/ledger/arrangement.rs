//! 上级学习安排: received, planned, ticked off.

use ledger::arrangement::{self, Arrangement, ArrangementFields, ArrangementLine};
use ledger::date::Quarter;
use ledger::id::ArrangementId;
use ledger::session::{self, SessionFields};
use ledger::unit::{UnitFields, UnitKind};
use ledger::{Book, Error, plan, unit};

use crate::{act, day, life, new_book, new_committee};

const ON: &str = "2026-09-21";

fn line(title: &str, form: &str, due: Option<&str>) -> ArrangementLine {
    ArrangementLine {
        id: None,
        title: title.into(),
        form: Some(form.into()),
        due_on: due.map(Into::into),
        note: None,
    }
}

fn make(book: &mut Book, quarter: &str, lines: &[ArrangementLine]) -> ArrangementId {
    let fields = ArrangementFields {
        unit_id: book.owner().unwrap(),
        quarter: quarter.into(),
        title: format!("{quarter}学习安排"),
        issuer: Some("公司党委".into()),
        issued_on: None,
    };
    book.write(act("arrangement_save"), |tx| arrangement::save(tx, None, &fields, lines)).unwrap()
}

fn get(book: &Book, id: ArrangementId) -> Arrangement {
    book.read(|view| arrangement::get(view, id, day(ON))).unwrap()
}

#[test]
fn lines_are_ticked_off_by_what_was_held_for_them() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let lines = [
        line("节能降碳要求", "主题党日", Some("2026-09-25")),
        line("新版安全操作规程", "集中学习", Some("2026-09")),
        line("警示案例通报", "自学", None),
    ];
    let id = make(&mut book, "2026Q3", &lines);
    let before = get(&book, id);
    assert_eq!((before.done, before.items.len()), (0, 3), "nothing is done yet");
    let item = |at: usize| before.items[at].line.id.unwrap();
    assert_eq!(before.items[0].kind.as_str(), "theme_day", "its 形式 says what it is held as");
    assert_eq!(before.items[0].safe_day, Some(day("2026-09-24")), "the 25th is a holiday");
    let planned = book.write(act("plan"), |tx| arrangement::to_plan(tx, item(0), None, day(ON))).unwrap();
    let topic = book.write(act("topic"), |tx| arrangement::to_topic(tx, item(1), day(ON))).unwrap();
    let again = book.write(act("plan"), |tx| arrangement::to_plan(tx, item(0), None, day(ON))).unwrap();
    assert_eq!(planned, again, "asked twice, it is planned once");
    book.write(act("session_save"), |tx| {
        session::save(tx, None, &life::fields(top, &["theme_day"], "2026-09-24"))?;
        let study = SessionFields { topic_ids: vec![topic], ..life::fields(top, &["study"], "2026-09-18") };
        session::save(tx, None, &study)
    })
    .unwrap();
    book.write(act("tick"), |tx| arrangement::tick(tx, item(2), Some(day("2026-09-20")))).unwrap();
    let after = get(&book, id);
    let days: Vec<_> = after.items.iter().map(|item| item.done_on.unwrap().to_string()).collect();
    assert_eq!(
        days,
        ["2026-09-24", "2026-09-18", "2026-09-20"],
        "by the session of its plan item, by a session with its topic, by hand"
    );
    assert_eq!(after.done, 3, "n of N");
    let stand = book.read(|view| plan::get(view, planned, day(ON))).unwrap().stand;
    assert_eq!(stand, plan::Stand::Held, "and the plan item made of it is held");
}

#[test]
fn changed_lines_keep_what_became_of_them() {
    let (_folder, mut book) = new_book();
    let id = make(&mut book, "2026Q3", &[line("甲", "自学", None), line("乙", "自学", None)]);
    let one = get(&book, id);
    let second = one.items[1].line.id.unwrap();
    book.write(act("tick"), |tx| arrangement::tick(tx, second, Some(day("2026-09-01")))).unwrap();
    let lines = [line("丙", "自学", None), one.items[1].line.clone()];
    book.write(act("save"), |tx| arrangement::save(tx, Some(id), &one.fields, &lines)).unwrap();
    let after = get(&book, id);
    let titles: Vec<&str> = after.items.iter().map(|item| item.line.title.as_str()).collect();
    assert_eq!(
        (titles, after.done),
        (vec!["丙", "乙"], 1),
        "a line that is left out goes, a kept one stays done"
    );
    let wrong = [line("丁", "自学", Some("九月底"))];
    let refused = book.write(act("save"), |tx| arrangement::save(tx, Some(id), &one.fields, &wrong));
    assert!(
        matches!(refused, Err(Error::Broken(ref broken)) if broken.field == "lines.0.dueOn"),
        "{refused:?}"
    );
}

#[test]
fn a_committee_sees_who_received_what_it_issued() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let branches = ["炼铁支部", "炼钢支部"].map(|name| {
        let fields = UnitFields::new(UnitKind::Branch, name);
        book.write(act("unit_save"), |tx| unit::create(tx, Some(top), None, &fields)).unwrap()
    });
    let ids = ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]
        .map(|quarter| make(&mut book, quarter, &[line("甲", "自学", None)]));
    for (at, id) in ids.into_iter().enumerate() {
        for branch in &branches[..2 - at % 2] {
            book.write(act("receive"), |tx| arrangement::receive(tx, id, *branch, Some(day(ON)))).unwrap();
        }
    }
    let window = Quarter::parse("2026Q1").unwrap().window().from;
    let year = ledger::date::Window { from: window, to: day("2026-12-31") };
    let received =
        arrangement::received(&book.read(|view| arrangement::list(view, top, year, day(ON))).unwrap());
    let rows: Vec<_> = received.iter().map(|row| (row.unit.as_str(), row.issued, row.received)).collect();
    assert_eq!(
        rows,
        [("炼铁支部", 4, 4), ("炼钢支部", 4, 2)],
        "S95: four a year, and who has not signed for them"
    );
}
