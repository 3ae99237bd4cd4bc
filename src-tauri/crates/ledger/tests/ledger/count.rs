//! Counts: sessions, attendances and people, and that what is kept equals what the rows say.

use ledger::attendance::{self, MakeUp, MakeUpForm, Mark};
use ledger::count::{By, Count, CountRow, count, count_raw};
use ledger::date::Window;
use ledger::id::{MemberId, TopicId, UnitId};
use ledger::session::{self, Declared, Mode, Role, RoleEntry, SessionFields, SessionFilter, Sitting, Status};
use ledger::topic::{self, Audience, TopicFields};
use ledger::unit::{self, UnitFields, UnitKind};
use ledger::{Book, book};
use proptest::prelude::*;

use crate::life::{self, attend, fields};
use crate::{act, day, new_book, new_committee};

fn window(from: &str, to: &str) -> Window {
    Window::new(day(from), day(to)).unwrap()
}

fn q3() -> Window {
    window("2026-07-01", "2026-09-30")
}

fn counted(book: &Book, unit: UnitId, window: Window, by: By) -> Count {
    let (kept, raw) =
        book.read(|view| Ok((count(view, unit, window, by)?, count_raw(view, unit, window, by)?))).unwrap();
    assert_eq!(kept, raw, "the kept figures equal those from the attendance rows");
    kept
}

fn row<'a>(count: &'a Count, label: &str) -> &'a CountRow {
    count
        .rows
        .iter()
        .find(|row| row.label == label)
        .unwrap_or_else(|| panic!("no row {label} in {:?}", count.rows))
}

#[test]
fn one_event_of_three_kinds_counts_once_in_the_total() {
    // domain.md §4: 主题党日+党员大会+党课, 18 of 20 present, 2 hours.
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 20);
    let event = SessionFields {
        minutes: 120,
        ..fields(top, &["theme_day", "general_meeting", "lecture"], "2026-09-18")
    };
    let event = life::save(&mut book, &event);
    attend(&mut book, event, &[(members[0], Mark::Excused), (members[1], Mark::Absent)]);
    let counted = counted(&book, top, q3(), By::Kind);
    assert_eq!(counted.rows.len(), 3);
    for kind in ["主题党日", "支部党员大会", "党课"] {
        let row = row(&counted, kind);
        assert_eq!(
            (row.sessions, row.attendances, row.people),
            (1, 18, Some(18)),
            "{kind} has its own record"
        );
    }
    let total = &counted.total;
    assert_eq!(
        (total.sessions, total.attendances, total.people),
        (1, 18, Some(18)),
        "once in the total (C-20)"
    );
    assert_eq!(total.minutes, 18 * 120, "two hours once a person");
    assert_eq!(total.rate, Some(0.9), "18 of 20");
    let labels: Vec<&str> = counted.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["支部党员大会", "党课", "主题党日"], "in the order of the handbook");
}

#[test]
fn eleven_group_meetings_are_eleven() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let groups: Vec<UnitId> =
        ["炼钢", "轧钢", "钢包", "除尘"].into_iter().map(|name| life::group(&mut book, top, name)).collect();
    for (at, group) in groups.iter().enumerate() {
        life::people(&mut book, top, Some(*group), at * 3 + 1, 3);
        for month in 1..=3 {
            if (at, month) != (2, 2) {
                let id = life::save(
                    &mut book,
                    &fields(*group, &["group_meeting"], &format!("2026-{month:02}-12")),
                );
                attend(&mut book, id, &[]);
            }
        }
    }
    let q1 = window("2026-01-01", "2026-03-31");
    let kinds = counted(&book, top, q1, By::Kind);
    assert_eq!(row(&kinds, "党小组会").sessions, 11, "four groups, three months, one missed");
    let units = counted(&book, top, q1, By::Unit);
    let each: Vec<(&str, i64)> = units.rows.iter().map(|row| (row.label.as_str(), row.sessions)).collect();
    assert_eq!(each, [("炼钢", 3), ("轧钢", 3), ("钢包", 2), ("除尘", 3)], "and the third group is seen");
    let months = counted(&book, top, q1, By::Month);
    assert_eq!(row(&months, "2026年2月").sessions, 3, "in February");
    assert_eq!(months.total.people, Some(12), "people are not added up over months");
}

#[test]
fn drafts_and_open_rolls_are_sessions_without_people() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 4);
    let mut hold = |status, on: &str| {
        let id = life::save(&mut book, &SessionFields { status, ..fields(top, &["study"], on) });
        (status != Status::Cancelled).then(|| attend(&mut book, id, &[(members[0], Mark::Absent)]));
        id
    };
    hold(Status::Held, "2026-09-01");
    hold(Status::Draft, "2026-09-02");
    hold(Status::Planned, "2026-09-03");
    hold(Status::Cancelled, "2026-09-04");
    let open = life::save(&mut book, &fields(top, &["study"], "2026-09-05"));
    book.write(act("roll_take"), |tx| attendance::take_roll(tx, open)).unwrap();
    let total = counted(&book, top, q3(), By::Kind).total;
    assert_eq!(total.sessions, 3, "planned and cancelled ones count nowhere");
    assert_eq!((total.attendances, total.due), (3, 4), "only a closed roll says who came");
}

#[test]
fn declared_counts_give_attendances_but_no_people() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    life::people(&mut book, top, None, 1, 3);
    let named = life::save(&mut book, &fields(top, &["study"], "2026-09-01"));
    attend(&mut book, named, &[]);
    let heads = Declared { present: Some(120), ..Declared::default() };
    life::save(
        &mut book,
        &SessionFields { declared: Some(heads), ..fields(top, &["tour_lecture"], "2026-09-02") },
    );
    let counted = counted(&book, top, q3(), By::Kind);
    assert_eq!(row(&counted, "集中学习").people, Some(3), "a row of rolls knows its people");
    let talk = row(&counted, "宣讲");
    assert_eq!(
        (talk.attendances, talk.people, talk.rate),
        (120, None, None),
        "heads are no people, and had no due"
    );
    assert_eq!(
        (counted.total.attendances, counted.total.people),
        (123, None),
        "nor does a total with such a row"
    );
    assert_eq!(counted.total.rate, Some(1.0), "the rate is that of sessions with a due");
}

#[test]
fn a_joint_session_counts_once_for_the_parent_and_once_for_each_unit() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let base = |book: &mut Book, name: &str, base: &str| {
        let fields = UnitFields::new(UnitKind::Branch, name);
        book.write(act("unit_save"), |tx| unit::create(tx, Some(top), Some(base), &fields)).unwrap()
    };
    let (a, b, c) =
        (base(&mut book, "甲", "柳州"), base(&mut book, "乙", "柳州"), base(&mut book, "丙", "防城港"));
    for (at, unit) in [a, b, c].into_iter().enumerate() {
        life::people(&mut book, unit, None, at * 10 + 1, 5);
    }
    let joint = SessionFields { partner_ids: vec![b, c], ..fields(a, &["study"], "2026-09-18") };
    let joint = life::save(&mut book, &joint);
    attend(&mut book, joint, &[]);
    let of = |unit| counted(&book, unit, q3(), By::Kind).total;
    assert_eq!((of(top).sessions, of(top).attendances), (1, 15), "once for the parent, everybody once");
    for unit in [a, b, c] {
        assert_eq!((of(unit).sessions, of(unit).attendances), (1, 5), "each with its own members (C-37)");
    }
    let units: Vec<i64> = counted(&book, top, q3(), By::Unit).rows.iter().map(|row| row.sessions).collect();
    assert_eq!(units, [1, 1, 1], "by unit: once for each that took part");
    let bases = counted(&book, top, q3(), By::Base);
    let bases: Vec<(&str, i64, i64)> =
        bases.rows.iter().map(|row| (row.label.as_str(), row.sessions, row.attendances)).collect();
    assert_eq!(bases, [("柳州", 1, 10), ("防城港", 1, 5)], "two branches of one base are one session there");
}

#[test]
fn a_make_up_shows_and_changes_no_rate() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 4);
    let id = life::save(&mut book, &fields(top, &["study"], "2026-09-18"));
    attend(&mut book, id, &[(members[0], Mark::Absent)]);
    let done = MakeUp {
        id: None,
        on_day: day("2026-09-20"),
        form: MakeUpForm::Video,
        minutes: 60,
        content: None,
        witness: None,
        proof: None,
        proved_on: None,
    };
    book.write(act("make_up_save"), |tx| attendance::make_up_save(tx, id, members[0], &done)).unwrap();
    let total = counted(&book, top, q3(), By::Kind).total;
    assert_eq!((total.made_up, total.attendances, total.rate), (1, 3, Some(0.75)));
    let members = counted(&book, top, q3(), By::Member);
    let first = row(&members, "党员01");
    assert_eq!(
        (first.due, first.attendances, first.made_up, first.rate),
        (1, 0, 1, Some(0.0)),
        "one member's own row"
    );
}

/// A session as the property tests make one.
#[derive(Debug, Clone)]
struct Made {
    owner: usize,
    partner: Option<usize>,
    kinds: Vec<&'static str>,
    on: String,
    status: Status,
    mode: Mode,
    sittings: usize,
    declared: Option<(i64, i64)>,
    /// How each person is marked; the first is 未点.
    marks: Vec<usize>,
    made_up: bool,
    /// Which of its forms, campaigns, places, lecturers and topics are written down, as bits.
    written: usize,
}

fn made() -> impl Strategy<Value = Made> {
    let kinds = proptest::sample::subsequence(vec!["theme_day", "lecture", "study", "training"], 1..=3);
    let status = proptest::sample::select(vec![
        Status::Held,
        Status::Held,
        Status::Held,
        Status::Draft,
        Status::Planned,
    ]);
    (
        (0..6_usize, proptest::option::weighted(0.4, 0..6_usize), kinds, 1..=9_u32, 1..=28_u32),
        (status, proptest::sample::select(vec![Mode::Onsite, Mode::Online]), 0..3_usize),
        (
            proptest::option::weighted(0.15, (0..30_i64, 0..30_i64)),
            proptest::collection::vec(0..12_usize, 12),
            any::<bool>(),
            0..256_usize,
        ),
    )
        .prop_map(
            |(
                (owner, partner, kinds, month, of_month),
                (status, mode, sittings),
                (declared, marks, made_up, written),
            )| Made {
                owner,
                partner: partner.filter(|partner| *partner != owner),
                kinds,
                on: format!("2026-{month:02}-{of_month:02}"),
                status,
                mode,
                sittings,
                declared,
                marks,
                made_up,
                written,
            },
        )
}

/// A committee with two branches at two bases, one of them with two groups, and a branch without a base.
fn tree(book: &mut Book) -> (Vec<UnitId>, Vec<MemberId>) {
    let top = book.owner().unwrap();
    let branch = |book: &mut Book, name: &str, base: Option<&str>| {
        let fields = UnitFields::new(UnitKind::Branch, name);
        book.write(act("unit_save"), |tx| unit::create(tx, Some(top), base, &fields)).unwrap()
    };
    let (a, b, c) =
        (branch(book, "甲", Some("柳州")), branch(book, "乙", Some("防城港")), branch(book, "丙", None));
    let (first, second) = (life::group(book, a, "一组"), life::group(book, a, "二组"));
    let mut members = life::people(book, a, Some(first), 1, 2);
    members.extend(life::people(book, a, Some(second), 3, 2));
    members.extend(life::people(book, b, None, 5, 3));
    members.extend(life::people(book, c, None, 8, 2));
    for title in ["党史第一讲", "党史第二讲"] {
        let topic = TopicFields {
            unit_id: top,
            title: title.into(),
            family: Some("党史".into()),
            source: None,
            is_required: true,
            is_original: false,
            audience: Audience::All,
            from_on: None,
            due_on: None,
            note: None,
        };
        book.write(act("topic_save"), |tx| topic::save(tx, None, &topic)).unwrap();
    }
    (vec![top, a, b, c, first, second], members)
}

fn hold(book: &mut Book, units: &[UnitId], made: &Made) {
    let sitting = Sitting { on_day: day(&made.on), ..Sitting::default() };
    let declared = made.declared.map(|(a, b)| Declared {
        due: Some(a.max(b)),
        present: Some(a.min(b)),
        ..Declared::default()
    });
    let written = |bit: usize, text: &str| (made.written >> bit & 1 == 1).then(|| text.to_owned());
    let lecturer = |name: String| RoleEntry {
        role: Role::Lecturer,
        member_id: None,
        name,
        institution: None,
        post: None,
    };
    // Two lecturers of one name, and two topics of one family: a session still counts once under either.
    let lecturers = [written(3, "韦晓燕"), written(4, "韦晓燕"), written(4, "覃海涛")];
    let topics = [written(5, "").map(|_| TopicId(1)), written(6, "").map(|_| TopicId(2))];
    let fields = SessionFields {
        status: made.status,
        mode: made.mode,
        form: written(0, "观影"),
        campaign: written(1, "学党史"),
        place: written(2, "会议室"),
        roles: lecturers.into_iter().flatten().map(lecturer).collect(),
        topic_ids: topics.into_iter().flatten().collect(),
        partner_ids: made.partner.map(|partner| units[partner]).into_iter().collect(),
        sittings: vec![sitting; made.sittings],
        declared,
        ..fields(units[made.owner], &made.kinds, &made.on)
    };
    let id = life::save(book, &fields);
    if declared.is_some() {
        return;
    }
    const MARKS: [Mark; 4] = [Mark::Present, Mark::Excused, Mark::Absent, Mark::Exempt];
    book.write(act("roll_mark"), |tx| {
        attendance::take_roll(tx, id)?;
        let roll = attendance::roll(tx, id)?;
        for (line, at) in roll.lines.iter().zip(&made.marks) {
            // Most come; one in twelve is left 未点, which leaves the whole roll open.
            let mark = if *at == 11 { Mark::Unmarked } else { MARKS[at.saturating_sub(6) % 4] };
            attendance::mark(tx, id, &[life::entry(line.member_id, mark)])?;
            if made.made_up && matches!(mark, Mark::Excused | Mark::Absent) {
                let done = MakeUp {
                    id: None,
                    on_day: day("2026-10-01"),
                    form: MakeUpForm::Talk,
                    minutes: 30,
                    content: None,
                    witness: None,
                    proof: None,
                    proved_on: None,
                };
                attendance::make_up_save(tx, id, line.member_id, &done)?;
            }
        }
        Ok(())
    })
    .unwrap();
}

/// Everything a count can say of a book.
fn everything(book: &Book, units: &[UnitId]) -> Vec<Count> {
    let windows = [
        q3(),
        window("2026-01-01", "2026-12-31"),
        window("2026-02-10", "2026-08-20"),
        window("2026-05-03", "2026-05-20"),
    ];
    let mut counts = Vec::new();
    for unit in units {
        for window in windows {
            counts.extend(By::ALL.iter().map(|by| counted(book, *unit, window, *by)));
        }
    }
    let of_top = counts.iter().filter(|count| count.window == windows[2]).take(By::ALL.len());
    of_top.for_each(|count| opens_to_its_rows(book, count));
    counts
}

/// Behind a row lie as many sessions as it says; behind a member's those they came to.
fn opens_to_its_rows(book: &Book, count: &Count) {
    for row in &count.rows {
        let filter = SessionFilter {
            from: Some(count.window.from),
            to: Some(count.window.to),
            by: Some(count.by),
            key: Some(row.key.clone()),
            limit: Some(1000),
            ..SessionFilter::default()
        };
        let rows = book.read(|view| session::list(view, &filter)).unwrap();
        let expected = if count.by == By::Member { row.attendances } else { row.sessions };
        assert_eq!(
            i64::try_from(rows.len()).unwrap(),
            expected,
            "every figure opens to its rows: {} {}",
            count.by.label(),
            row.label
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn figures_hold_whatever_is_recorded(sessions in proptest::collection::vec(made(), 1..14)) {
        let (_one, mut forward) = new_committee();
        let (units, _) = tree(&mut forward);
        sessions.iter().for_each(|made| hold(&mut forward, &units, made));
        let counts = everything(&forward, &units);
        for count in &counts {
            for row in count.rows.iter().chain([&count.total]) {
                prop_assert!(row.people.is_none_or(|people| people <= row.attendances), "人数 ≤ 人次: {row:?}");
                prop_assert!(row.rate.is_none_or(|rate| (0.0..=1.0).contains(&rate)), "a rate lies within 0…1: {row:?}");
            }
            if matches!(count.by, By::Month | By::Mode) {
                let sum: i64 = count.rows.iter().map(|row| row.sessions).sum();
                prop_assert_eq!(sum, count.total.sessions, "months and modes share the sessions out");
            }
            if matches!(count.by, By::Family | By::Form | By::Lecturer) {
                let most = count.rows.iter().map(|row| row.sessions).max().unwrap_or_default();
                prop_assert!(most <= count.total.sessions, "a session counts once under what was written of it");
            }
        }

        let (_two, mut backward) = new_committee();
        let (again, _) = tree(&mut backward);
        sessions.iter().rev().for_each(|made| hold(&mut backward, &again, made));
        prop_assert_eq!(everything(&backward, &again), counts.clone(), "the order of entry changes no figure");

        // Deleting and undoing leaves the figures where they were.
        let last = forward.read(|view| ledger::session::list(view, &ledger::session::SessionFilter::default())).unwrap();
        forward.write(act("session_delete"), |tx| ledger::session::delete(tx, last[0].id)).unwrap();
        everything(&forward, &units);
        let change = forward.read(book::last_change).unwrap().unwrap();
        forward.write(act("change_undo"), |tx| book::undo(tx, change)).unwrap();
        prop_assert_eq!(everything(&forward, &units), counts, "undo brings every figure back");
    }
}
