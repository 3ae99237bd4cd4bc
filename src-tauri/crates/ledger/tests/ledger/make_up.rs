//! The list of those who have something to make up: arranged, done, proved, each in its time.

use ledger::Book;
use ledger::attendance::{self, MakeUpForm, MakeUpStage, Mark};
use ledger::id::MemberId;

use crate::attendance::make_up;
use crate::life::{self, attend, fields, refusal};
use crate::{act, day, new_book};

#[test]
fn the_chain_goes_from_listed_to_proved() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 4);
    let id = life::save(&mut book, &fields(top, &["theme_day"], "2026-09-18"));
    attend(&mut book, id, &[(members[0], Mark::Excused), (members[1], Mark::Absent)]);
    let open = life::save(&mut book, &fields(top, &["study"], "2026-09-19"));
    book.write(act("roll_take"), |tx| attendance::take_roll(tx, open)).unwrap();
    let chain =
        |book: &Book, on: &str| book.read(|view| attendance::make_up_chain(view, top, day(on))).unwrap();
    let first = chain(&book, "2026-09-21");
    assert_eq!(first.cases.len(), 2, "whoever was away is on the list by itself");
    assert_eq!(
        (first.unlisted[0].unmarked, first.unlisted[0].due_on),
        (4, day("2026-09-21")),
        "48 hours for the list (C-32)"
    );
    let case = |chain: &attendance::MakeUpChain, member: MemberId| {
        let case = chain.cases.iter().find(|case| case.member_id == member).unwrap();
        (case.stage, case.due_on, case.is_late)
    };
    assert_eq!(
        case(&first, members[0]),
        (MakeUpStage::Listed, Some(day("2026-09-21")), false),
        "three days to arrange"
    );
    assert!(case(&chain(&book, "2026-09-22"), members[0]).2, "then it is overdue");

    let plan = attendance::MakeUpPlan {
        arranged_on: day("2026-09-21"),
        by_whom: Some("许秀兰".into()),
        due_on: day("2026-09-25"),
        form: MakeUpForm::Delivered,
        note: None,
    };
    book.write(act("make_up_arrange"), |tx| attendance::make_up_arrange(tx, id, &members[..2], &plan))
        .unwrap();
    assert_eq!(
        case(&chain(&book, "2026-09-22"), members[1]),
        (MakeUpStage::Arranged, Some(day("2026-09-25")), false)
    );
    let early = refusal(book.write(act("make_up_prove"), |tx| {
        attendance::make_up_prove(tx, id, members[0], "学习笔记", day("2026-09-24"))
    }));
    assert_eq!(early.0, "memberId", "nothing to prove before it is done");
    book.write(act("make_up_save"), |tx| {
        attendance::make_up_save(tx, id, members[0], &make_up("2026-09-23"))
    })
    .unwrap();
    assert_eq!(
        case(&chain(&book, "2026-09-24"), members[0]),
        (MakeUpStage::Done, Some(day("2026-09-30")), false)
    );
    let again = refusal(
        book.write(act("make_up_arrange"), |tx| attendance::make_up_arrange(tx, id, &members[..1], &plan)),
    );
    assert_eq!(again.0, "memberId", "what is done needs no arranging");
    book.write(act("make_up_prove"), |tx| {
        attendance::make_up_prove(tx, id, members[0], "学习笔记", day("2026-09-24"))
    })
    .unwrap();
    let last = chain(&book, "2026-09-24");
    assert_eq!(case(&last, members[0]), (MakeUpStage::Proved, None, false));
    assert_eq!((last.totals.present, last.totals.made_up), (2, 1), "coverage grew, 实到 did not (C-34)");
    assert_eq!(last.cases.last().unwrap().stage, MakeUpStage::Proved, "what is finished stands last");
}

#[test]
fn what_is_still_in_time_stays_on_the_list_when_the_quarter_ends() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 3);
    let id = life::save(&mut book, &fields(top, &["theme_day"], "2026-09-18"));
    attend(
        &mut book,
        id,
        &[(members[0], Mark::Excused), (members[1], Mark::Absent), (members[2], Mark::Absent)],
    );
    let plan = attendance::MakeUpPlan {
        arranged_on: day("2026-09-21"),
        by_whom: None,
        due_on: day("2026-10-10"),
        form: MakeUpForm::Delivered,
        note: None,
    };
    book.write(act("make_up_arrange"), |tx| attendance::make_up_arrange(tx, id, &members[..1], &plan))
        .unwrap();
    book.write(act("make_up_save"), |tx| {
        attendance::make_up_save(tx, id, members[1], &make_up("2026-09-30"))
    })
    .unwrap();
    let open = |on: &str| {
        let chain = book.read(|view| attendance::make_up_chain(view, top, day(on))).unwrap();
        chain.cases.iter().map(|case| case.member_id).collect::<Vec<_>>()
    };
    assert_eq!(open("2026-09-30").len(), 3, "all of the quarter");
    assert_eq!(
        open("2026-10-02"),
        [members[1], members[0]],
        "arranged for later, and to be proved; not what is late"
    );
    assert_eq!(open("2026-10-10"), [members[0]], "to the last day");
    assert!(open("2026-10-11").is_empty(), "then the quarter is closed");
}
