//! 政治生日: whose day comes round in a year, what was done, and that nobody is lost or counted twice.

use ledger::Book;
use ledger::greeting::{self, Anniversary, GreetingFields, GreetingKind, Round, tally};
use ledger::id::{MemberId, UnitId};
use ledger::member::{self, MemberFields, Membership};
use ledger::{Error, book, setting};

use crate::life::refusal;
use crate::{act, day, new_book};

fn join(book: &mut Book, name: &str, joined: &str, stays: &[(UnitId, &str, Option<&str>)]) -> MemberId {
    let fields = MemberFields {
        name: name.into(),
        probation_on: Some(joined.into()),
        full_on: joined.get(..4).map(|year| format!("{}-12-31", year.parse::<i32>().unwrap() + 1)),
        born_on: Some("1980-05-05".into()),
        ..MemberFields::default()
    };
    let stay = |(unit_id, from, until): &(UnitId, &str, Option<&str>)| Membership {
        id: None,
        unit_id: *unit_id,
        group_id: None,
        from_on: day(from),
        until_on: until.map(day),
        came_by: None,
        left_by: None,
    };
    let stays: Vec<Membership> = stays.iter().map(stay).collect();
    book.write(act("member_save"), |tx| member::save(tx, None, &fields, &stays, &[], &[])).unwrap()
}

fn year(book: &Book, unit: UnitId, year: i32) -> Vec<Anniversary> {
    book.read(|view| greeting::anniversaries(view, unit, year)).unwrap()
}

#[test]
fn a_date_comes_round_on_its_day_or_the_months_last() {
    for (since, in_year, on, has_day, years) in [
        ("2009-07-01", 2026, "2026-07-01", true, 17),
        ("2009-07", 2026, "2026-07-01", false, 17),
        ("2004-02-29", 2026, "2026-02-28", true, 22),
        ("2004-02-29", 2028, "2028-02-29", true, 24),
    ] {
        let round = Round::of(since, in_year).unwrap();
        assert_eq!(
            (round.on, round.has_day, round.years),
            (day(on), has_day, years),
            "{since} in {in_year}: where the month has no such day its last counts"
        );
    }
}

#[test]
fn a_year_names_everybody_once_where_they_were_on_their_day() {
    let (_folder, mut book) = new_book();
    let own = book.owner().unwrap();
    join(&mut book, "顾长河", "2006-07-01", &[(own, "2006-07-01", None)]);
    join(&mut book, "罗永胜", "2015-03", &[(own, "2015-03-01", None)]);
    join(&mut book, "方敏", "2025-09-30", &[(own, "2025-09-30", None)]);
    join(&mut book, "已走的", "2010-06-01", &[(own, "2010-06-01", Some("2026-05-31"))]);
    join(&mut book, "走前过的", "2010-02-01", &[(own, "2010-02-01", Some("2026-05-31"))]);
    join(&mut book, "还没来", "2010-02-01", &[(own, "2026-03-01", None)]);
    join(&mut book, "今年入党", "2026-04-01", &[(own, "2026-04-01", None)]);
    let due = year(&book, own, 2026);
    let said: Vec<_> =
        due.iter().map(|one| (one.name.as_str(), one.month, one.years.unwrap(), one.is_round)).collect();
    assert_eq!(
        said,
        [
            ("走前过的", 2, 16, false),
            ("罗永胜", 3, 11, false),
            ("顾长河", 7, 20, true),
            ("方敏", 9, 1, false)
        ],
        "by day; who had left or was not here yet is due elsewhere; a round number is marked"
    );
    assert_eq!(due[1].day, None, "a date known to the month has no day");
    assert_eq!(due[2].seniority, Some(18), "FZ-17, M-41: 党龄 counts from 转正, 31 December 2007");
    assert!(due.iter().all(|one| one.kind == GreetingKind::Joined), "birthdays are off until asked for");
    book.write(act("setting_set"), |tx| setting::set(tx, None, "greeting.birthday", &1.into())).unwrap();
    let born = year(&book, own, 2026).into_iter().filter(|one| one.kind == GreetingKind::Birthday);
    let born: Vec<_> = born.map(|one| (one.name, one.years, one.since)).collect();
    assert_eq!(born.len(), 7, "those who belong here on 5 May, candidates of the year too");
    assert!(born.iter().all(|(_, years, since)| years.is_none() && since.is_none()), "nobody's age is told");
}

#[test]
fn what_was_done_is_counted_by_month_and_undone() {
    let (_folder, mut book) = new_book();
    let own = book.owner().unwrap();
    let both: Vec<MemberId> = ["顾长河", "罗永胜"]
        .map(|name| join(&mut book, name, "2010-07-01", &[(own, "2010-07-01", None)]))
        .into();
    let fields = |ids: &[MemberId], form: &str| GreetingFields {
        member_ids: ids.to_vec(),
        kind: GreetingKind::Joined,
        year: 2026,
        on_day: day("2026-07-01"),
        form: Some(form.into()),
        by_whom: Some("许秀兰".into()),
        note: Some("  ".into()),
    };
    let done = |book: &Book| {
        let months = tally(&year(book, own, 2026));
        (months[6].done, months[6].due, months.iter().map(|month| month.due).sum::<usize>())
    };
    assert_eq!(done(&book), (0, 2, 2), "S114: n of N by month");
    book.write(act("greeting_save"), |tx| greeting::save(tx, &fields(&both, "贺卡"))).unwrap();
    assert_eq!(done(&book), (2, 2, 2), "both with one card round");
    book.write(act("greeting_save"), |tx| greeting::save(tx, &fields(&both[..1], "谈心"))).unwrap();
    let first = year(&book, own, 2026).remove(0).greeting.unwrap();
    assert_eq!((first.form.as_deref(), first.note), (Some("谈心"), None), "written again, it is replaced");
    assert_eq!(done(&book), (2, 2, 2), "and not counted twice");
    let last = book.read(book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| book::undo(tx, last)).unwrap();
    assert_eq!(
        year(&book, own, 2026)[0].greeting.as_ref().unwrap().form.as_deref(),
        Some("贺卡"),
        "one undo"
    );
    book.write(act("greeting_delete"), |tx| greeting::delete(tx, both[0], GreetingKind::Joined, 2026))
        .unwrap();
    assert_eq!(done(&book), (1, 2, 2), "taken back");
    let gone =
        book.write(act("greeting_delete"), |tx| greeting::delete(tx, both[0], GreetingKind::Joined, 2026));
    assert!(matches!(gone, Err(Error::Missing { .. })), "there is nothing more to take back");
    let early = GreetingFields { year: 2010, ..fields(&both, "贺卡") };
    let (field, rule) = refusal(book.write(act("greeting_save"), |tx| greeting::save(tx, &early)));
    assert!(field == "memberIds" && rule.contains("顾长河没有2010年的入党纪念日"), "{rule}");
    let ahead = book.read(|view| greeting::ahead(view, own, day("2026-12-01"), 365)).unwrap();
    assert_eq!(ahead.len(), 2, "looking ahead passes the end of a year");
}
