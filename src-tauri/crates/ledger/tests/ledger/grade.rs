//! 民主评议党员: the third, votes against those who took part, probation, the year a grade belongs to (PY-03…PY-07).

use ledger::attendance::Mark;
use ledger::book::changes;
use ledger::grade::{self, Grade, GradeEntry};
use ledger::id::{MemberId, SessionId};
use ledger::session::{self, SessionFields};
use ledger::{Book, member, setting};

use crate::life::{Person, attend, fields, people, refusal, save};
use crate::{act, new_book};

fn entry(member_id: MemberId, votes: [i64; 4], grade: Grade) -> GradeEntry {
    let [excellent, qualified, basic, unqualified] = votes.map(Some);
    GradeEntry { member_id, excellent, qualified, basic, unqualified, grade: Some(grade), opinion: None }
}

/// An appraisal of last year in March with everybody there but those given.
fn appraisal(book: &mut Book, absent: &[(MemberId, Mark)]) -> SessionId {
    let unit = book.owner().unwrap();
    let held = SessionFields {
        belongs_year: Some(2025),
        ..fields(unit, &["organisational_life", "appraisal"], "2026-03-06")
    };
    let session = save(book, &held);
    attend(book, session, absent);
    session
}

fn grade(book: &mut Book, session: SessionId, entries: &[GradeEntry], is_seen: bool) -> ledger::Result<()> {
    book.write(act("grade_save"), |tx| grade::save(tx, session, entries, is_seen))
}

#[test]
fn one_third_is_within_and_one_more_is_over() {
    for (excellent, of, is_over, most) in [
        (9, 27, false, 9),
        (10, 27, true, 9),
        (9, 28, false, 9),
        (10, 28, true, 9),
        (0, 2, false, 0),
        (1, 2, true, 0),
        (1, 3, false, 1),
        (0, 0, false, 0),
    ] {
        let third = grade::third(excellent, of);
        assert_eq!((third.is_over, third.most), (is_over, most), "{excellent} of {of} (PY-04: 一般不超过)");
    }
}

#[test]
fn more_than_a_third_is_kept_once_it_was_seen() {
    let (_folder, mut book) = new_book();
    let unit = book.owner().unwrap();
    let members = people(&mut book, unit, None, 1, 6);
    let session = appraisal(&mut book, &[(members[5], Mark::Excused)]);
    let excellent = |n: usize| -> Vec<GradeEntry> {
        members[..n].iter().map(|member| entry(*member, [4, 1, 0, 0], Grade::Excellent)).collect()
    };
    grade(&mut book, session, &excellent(2), false).expect("2 of 6 members are exactly a third");
    let (field, rule) = refusal(grade(&mut book, session, &excellent(3), false));
    assert_eq!(field, "excellent", "the third one has to be seen first: {rule}");
    assert!(rule.contains("一般不超过 2 人"), "it says how many a third is: {rule}");
    let table = book.read(|view| grade::appraisal(view, session)).unwrap();
    assert_eq!(table.third.excellent, 2, "a refusal writes nothing");
    grade(&mut book, session, &excellent(3), true).expect("seen, it is kept: the rule says 一般");
    let last = book.read(|view| changes(view, 1, None)).unwrap().remove(0);
    assert!(last.summary.contains("已确认"), "the history says that it was seen: {}", last.summary);
    grade(&mut book, session, &[entry(members[4], [0, 5, 0, 0], Grade::Qualified)], false)
        .expect("what was seen once is not asked about at every later line");

    let of_present = |book: &Book| book.read(|view| grade::appraisal(view, session)).unwrap().third;
    assert_eq!(of_present(&book).of, 6, "by default a third of all members");
    book.write(act("setting_set"), |tx| {
        setting::set(tx, None, "appraisal.excellent_third", &serde_json::json!(1))
    })
    .unwrap();
    assert_eq!(of_present(&book).of, 5, "or of those who took part, where the notice says so");
}

#[test]
fn nobody_gets_more_votes_than_people_took_part_and_probation_has_no_grade() {
    let (_folder, mut book) = new_book();
    let unit = book.owner().unwrap();
    let members = people(&mut book, unit, None, 1, 5);
    let new = Person { is_probationary: true, ..Person::new("祝嘉禾", unit) }.save(&mut book);
    let session = appraisal(&mut book, &[(members[0], Mark::Absent)]);
    let (field, rule) =
        refusal(grade(&mut book, session, &[entry(members[1], [3, 2, 1, 0], Grade::Qualified)], false));
    assert_eq!(field, "votes");
    assert!(rule.contains("6 票") && rule.contains("5 人"), "5 of 6 came: {rule}");
    let (field, _) = refusal(grade(&mut book, session, &[entry(new, [0, 0, 0, 0], Grade::Qualified)], false));
    assert_eq!(field, "grade", "PY-05: 预备党员 take part and get no grade");
    let not_graded = GradeEntry { grade: Some(Grade::NotGraded), ..GradeEntry::empty(new) };
    grade(&mut book, session, &[not_graded], false).expect("不定等次 is what a probationary member gets");
    let other = save(&mut book, &fields(unit, &["theme_day"], "2026-03-06"));
    attend(&mut book, other, &[]);
    let one = [entry(members[1], [0, 0, 0, 0], Grade::Qualified)];
    assert_eq!(refusal(grade(&mut book, other, &one, false)).0, "kinds", "grades belong to an appraisal");
}

#[test]
fn a_grade_belongs_to_the_year_appraised_and_stays_as_evidence() {
    let (_folder, mut book) = new_book();
    let unit = book.owner().unwrap();
    let members = people(&mut book, unit, None, 1, 3);
    let session = appraisal(&mut book, &[]);
    grade(&mut book, session, &[entry(members[0], [2, 1, 0, 0], Grade::Excellent)], false).unwrap();
    let years = book.read(|view| grade::of_member(view, members[0])).unwrap();
    assert_eq!(
        years.iter().map(|line| (line.year, line.grade)).collect::<Vec<_>>(),
        [(2025, Grade::Excellent)],
        "held in March 2026, it is the grade of 2025 (PY-07)"
    );
    let refused = book.write(act("member_delete"), |tx| member::delete(tx, members[0]));
    assert!(refused.is_err(), "somebody with a grade cannot be deleted");
    book.write(act("session_seal"), |tx| session::seal(tx, session, 0)).unwrap();
    let late = grade(&mut book, session, &[GradeEntry::empty(members[0])], false);
    assert!(matches!(late, Err(ledger::Error::Sealed { .. })), "a sealed appraisal keeps its grades");
}
