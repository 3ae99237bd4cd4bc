//! 改期: what moves, what it takes with it, and what stays where it is.

use ledger::date::Window;
use ledger::id::{PlanItemId, SessionId};
use ledger::member::{self, MemberFields, Membership};
use ledger::plan::{self, Gap, PlanFields, PlanStatus, Stand};
use ledger::session::{self, Kind, SessionFields, SessionFilter, Sitting, Status};
use ledger::{Book, Error, Result};

use crate::life::{self, refusal};
use crate::{act, day, new_book};

const TODAY: &str = "2026-09-21";

fn item(book: &mut Book, on: &str) -> PlanItemId {
    let fields =
        PlanFields::new(book.owner().unwrap(), &on[..7], Kind::built_in(Kind::THEME_DAY), "警示教育案例");
    let fields = PlanFields { on_day: Some(day(on)), ..fields };
    book.write(act("plan_save"), |tx| plan::save(tx, None, &fields)).unwrap()
}

fn kept(book: &Book, id: PlanItemId) -> plan::PlanItem {
    book.read(|view| plan::get(view, id, day(TODAY))).unwrap()
}

fn move_item(book: &mut Book, id: PlanItemId, to: &str, reason: Option<&str>) -> Result<()> {
    book.write(act("plan_shift"), |tx| plan::shift(tx, id, day(to), reason))
}

fn move_session(book: &mut Book, id: SessionId, to: &str, reason: Option<&str>) -> Result<()> {
    book.write(act("session_shift"), |tx| session::shift(tx, id, day(to), reason, day(TODAY)))
}

fn of(book: &Book, id: SessionId) -> SessionFields {
    book.read(|view| session::get(view, id)).unwrap().fields
}

fn session(book: &mut Book, status: Status, on: &str) -> SessionId {
    let fields = SessionFields { status, ..life::fields(book.owner().unwrap(), &["theme_day"], on) };
    life::save(book, &fields)
}

#[test]
fn an_item_moves_freely_in_its_month_and_is_put_off_out_of_it() {
    let (_folder, mut book) = new_book();
    let id = item(&mut book, "2026-10-16");
    move_item(&mut book, id, "2026-10-23", None).unwrap();
    assert_eq!(kept(&book, id).fields.on_day, Some(day("2026-10-23")), "another day of the month is no 顺延");
    assert_eq!(refusal(move_item(&mut book, id, "2026-11-06", None)).0, "reason", "顺延 asks why (C-39)");
    move_item(&mut book, id, "2026-11-06", Some("检修")).unwrap();
    let off = kept(&book, id);
    assert_eq!(
        (off.stand, off.fields.month.as_str()),
        (Stand::Postponed, "2026-10"),
        "October's item, held later"
    );
    move_item(&mut book, id, "2026-11-13", None).unwrap();
    assert_eq!(kept(&book, id).fields.reason.as_deref(), Some("检修"), "put off further for the same reason");
    move_item(&mut book, id, "2026-10-30", None).unwrap();
    let back = kept(&book, id).fields;
    assert_eq!(
        (back.status, back.reason),
        (PlanStatus::Planned, None),
        "back in its month it is put off no more"
    );
}

#[test]
fn a_planned_session_takes_its_item_and_its_sittings_along_or_stays() {
    let (_folder, mut book) = new_book();
    let id = item(&mut book, "2026-10-16");
    let sitting = |on: &str| Sitting {
        id: None,
        label: None,
        on_day: day(on),
        start_time: None,
        end_time: None,
        place: None,
        base_id: None,
        headcount: None,
    };
    let fields = SessionFields {
        status: Status::Planned,
        sittings: vec![sitting("2026-10-16"), sitting("2026-10-19")],
        ..life::fields(book.owner().unwrap(), &["theme_day"], "2026-10-16")
    };
    let planned = life::save(&mut book, &fields);
    assert_eq!(kept(&book, id).fields.session_id, Some(planned), "the item is that session");
    assert_eq!(
        refusal(move_session(&mut book, planned, "2026-11-02", None)).0,
        "reason",
        "its item would be put off"
    );
    assert_eq!(of(&book, planned).on_day, day("2026-10-16"), "refused, nothing moved");
    assert_eq!(refusal(move_item(&mut book, id, "2026-10-20", None)).0, "sessionId", "one thing has one day");
    move_session(&mut book, planned, "2026-11-02", Some("检修")).unwrap();
    let days: Vec<_> = of(&book, planned).sittings.iter().map(|one| one.on_day).collect();
    assert_eq!(days, [day("2026-11-02"), day("2026-11-05")], "as far apart as they were");
    assert_eq!(kept(&book, id).fields.moved_to.as_deref(), Some("2026-11-02"), "and the plan says so");
    let last = book.read(|view| ledger::book::changes(view, 1, None)).unwrap()[0].id;
    book.write(act("undo"), |tx| ledger::book::undo(tx, last)).unwrap();
    assert_eq!(
        (of(&book, planned).on_day, kept(&book, id).fields.moved_to),
        (day("2026-10-16"), None),
        "one step back"
    );
    let uid = book.read(|view| session::get(view, planned)).unwrap().uid;
    let gap = Gap {
        unit_id: book.owner().unwrap(),
        kind: Kind::built_in(Kind::THEME_DAY),
        title: "主题党日".into(),
        on_day: day("2026-10-12"),
        planned: Some(uid),
    };
    book.write(act("plan_arrange"), |tx| plan::arrange(tx, &gap)).unwrap();
    let days: Vec<_> = of(&book, planned).sittings.iter().map(|one| one.on_day).collect();
    assert_eq!(days, [day("2026-10-12"), day("2026-10-15")], "提前 moves it the same way");
    assert_eq!(kept(&book, id).fields.on_day, Some(day("2026-10-12")), "with its item");
}

#[test]
fn what_was_held_does_not_move_and_a_draft_is_due_as_of_its_new_day() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    life::people(&mut book, top, None, 1, 3);
    let held = session(&mut book, Status::Held, "2026-09-04");
    assert_eq!(
        refusal(move_session(&mut book, held, "2026-09-07", None)).0,
        "status",
        "it was held on its day"
    );
    book.write(act("session_seal"), |tx| {
        ledger::attendance::take_roll(tx, held)?;
        ledger::attendance::fill_rest(tx, held, ledger::attendance::Mark::Present, None)?;
        session::seal(tx, held, 1)
    })
    .unwrap();
    assert!(matches!(move_session(&mut book, held, "2026-09-07", None), Err(Error::Sealed { .. })), "sealed");
    let draft = session(&mut book, Status::Draft, "2026-09-18");
    book.write(act("roll_take"), |tx| ledger::attendance::take_roll(tx, draft)).unwrap();
    assert_eq!(
        refusal(move_session(&mut book, draft, "2026-09-22", None)).0,
        "onDay",
        "what was held was not held tomorrow"
    );
    // On the roster since the 17th.
    let fields =
        MemberFields {
            name: "新来的".into(), full_on: Some("2011-01-01".into()), ..MemberFields::default()
        };
    let home = Membership {
        id: None,
        unit_id: top,
        group_id: None,
        from_on: day("2026-09-17"),
        until_on: None,
        came_by: None,
        left_by: None,
    };
    book.write(act("member_save"), |tx| member::save(tx, None, &fields, &[home], &[], &[])).unwrap();
    book.write(act("roll_take"), |tx| ledger::attendance::take_roll(tx, draft)).unwrap();
    let due = |book: &Book| book.read(|view| session::get(view, draft)).unwrap().totals.due;
    assert_eq!(due(&book), 4, "four on the roster of the 18th");
    move_session(&mut book, draft, "2026-09-16", None).unwrap();
    assert_eq!(due(&book), 3, "and three of the 16th");
}

#[test]
fn a_calendar_counts_by_day_and_kind_without_what_was_called_off() {
    let (_folder, mut book) = new_book();
    for (status, on) in [
        (Status::Held, "2026-09-04"),
        (Status::Draft, "2026-09-04"),
        (Status::Planned, "2026-09-25"),
        (Status::Cancelled, "2026-09-25"),
    ] {
        session(&mut book, status, on);
    }
    let window = Window::year(2026).unwrap();
    let filter = SessionFilter { from: Some(window.from), to: Some(window.to), ..SessionFilter::default() };
    let days = book.read(|view| session::days(view, &filter)).unwrap();
    let counted: Vec<_> = days.iter().map(|one| (one.day, one.held, one.drafts, one.planned)).collect();
    assert_eq!(
        counted,
        [(day("2026-09-04"), 1, 1, 0), (day("2026-09-25"), 0, 0, 1)],
        "two days, four states"
    );
}
