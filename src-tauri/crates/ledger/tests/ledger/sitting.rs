//! Batches, joint sessions, several kinds, quorums and guests: the worked examples of domain.md §4 from the roll up.

use ledger::attendance::{self, Mark, MarkEntry, Roll};
use ledger::count::{By, count, count_raw};
use ledger::date::Window;
use ledger::id::{MemberId, SessionId, SittingId, UnitId};
use ledger::member::StandingKind;
use ledger::session::{
    self, Ballots, Declared, Formula, QuorumRule, Reached, SessionFields, Sitting, Vote, VoteMethod, judge,
    quorum,
};
use ledger::{Book, Result, book};

use crate::life::{self, Person, attend, entry, fields, refusal};
use crate::{act, day, new_book};

fn vote(formula: Formula, [due, present, yes]: [i64; 3]) -> Vote {
    Vote {
        id: None,
        agenda: None,
        sitting_id: None,
        formula,
        subject: "修订岗位责任区".into(),
        method: VoteMethod::Hands,
        due_voting: due,
        present_voting: present,
        yes,
        no: 0,
        abstain: 0,
        written_yes: 0,
        ballots: None,
    }
}

fn sitting(label: &str) -> Sitting {
    Sitting { label: Some(label.into()), on_day: day("2026-09-18"), ..Sitting::default() }
}

fn get(book: &Book, id: SessionId) -> SessionFields {
    book.read(|view| session::get(view, id)).unwrap().fields
}

pub(crate) fn roll(book: &Book, id: SessionId) -> Roll {
    book.read(|view| attendance::roll(view, id)).unwrap()
}

fn save(book: &mut Book, id: SessionId, fields: &SessionFields) -> Result<SessionId> {
    book.write(act("session_save"), |tx| session::save(tx, Some(id), fields))
}

/// A session in batches with its roll taken, and the ids of its sittings.
fn batches(book: &mut Book, unit: UnitId, kinds: &[&'static str]) -> (SessionId, Vec<SittingId>) {
    let made = SessionFields {
        sittings: vec![sitting("甲班场"), sitting("乙班场"), sitting("丙班场")],
        ..fields(unit, kinds, "2026-09-18")
    };
    let id = life::save(book, &made);
    book.write(act("roll_take"), |tx| attendance::take_roll(tx, id)).unwrap();
    (id, get(book, id).sittings.iter().filter_map(|sitting| sitting.id).collect())
}

fn came(book: &mut Book, id: SessionId, members: &[MemberId], sitting: SittingId) {
    let mark = |member: &MemberId| MarkEntry { sitting_id: Some(sitting), ..entry(*member, Mark::Present) };
    let marks: Vec<MarkEntry> = members.iter().map(mark).collect();
    book.write(act("roll_mark"), |tx| attendance::mark(tx, id, &marks)).unwrap();
}

/// domain.md §4, worked examples: 应到有表决权, 实到 needed for a resolution, an admission, an election.
#[test]
fn quorums_of_the_worked_examples() {
    let rows = [
        // 20 members: 17 正式 of whom 1 留党察看.
        (16, [8, 9, 13]),
        // One bedridden member left out with approval.
        (15, [8, 8, 12]),
        (7, [4, 4, 6]),
        (3, [2, 2, 3]),
    ];
    let rules = [
        (QuorumRule::Meeting, Formula::Resolution),
        (QuorumRule::Admission, Formula::Admission),
        (QuorumRule::Election, Formula::Election),
    ];
    for (due, needed) in rows {
        for ((rule, _), needed) in rules.iter().zip(needed) {
            assert_eq!(quorum(*rule, due, 0).needed, needed, "{rule:?} of {due} due");
        }
    }
    for due in 0..40 {
        for present in 0..=due {
            for (rule, formula) in rules {
                let (live, counted) = (quorum(rule, due, present), judge(&vote(formula, [due, present, 0])));
                assert_eq!(
                    due > 0 && present >= live.needed,
                    counted.quorum_met,
                    "what is said while the roll is taken is what the vote card says: {rule:?} {present}/{due}"
                );
            }
        }
    }
    let half = quorum(QuorumRule::Meeting, 16, 8);
    assert_eq!((half.reached, half.words.as_str()), (Reached::AtHalf, "恰为半数，由主持人决定"));
    let half = quorum(QuorumRule::Admission, 16, 8);
    assert_eq!((half.reached, half.words.as_str()), (Reached::AtHalf, "恰为半数，没有超过半数，还差1人"));
    assert_eq!(quorum(QuorumRule::Election, 16, 12).words, "未达到五分之四，须13人，还差1人");
    assert_eq!(quorum(QuorumRule::Meeting, 0, 0).reached, Reached::Short, "nobody due is no quorum");
}

#[test]
fn an_election_needs_ballots_that_add_up() {
    let ballots = |issued, returned, valid| Some(Ballots { issued, returned, valid });
    let counted =
        Vote { ballots: ballots(13, 13, 12), no: 4, abstain: 1, ..vote(Formula::Election, [16, 13, 7]) };
    let verdict = judge(&counted);
    assert!(verdict.passed, "7 of 13 present");
    assert_eq!(
        verdict.sentence,
        "应到有选举权的正式党员16名，实到13名；发出选票13张，收回13张，有效12张，无效1张；7名赞成，4名反对，1名弃权；赞成票超过实到会有选举权党员的半数，当选。"
    );
    let void = judge(&Vote { ballots: ballots(12, 13, 12), ..counted.clone() });
    assert!(
        !void.passed && void.sentence.contains("选举无效"),
        "more back than out (XJ-06): {}",
        void.sentence
    );
    for (wrong, word) in [
        (ballots(14, 13, 12), "发出选票 14 张"),
        (ballots(13, 11, 12), "有效票 12 张"),
        (ballots(13, 13, 11), "有效票 11 张"),
    ] {
        let rule = refusal(session::check_vote(&Vote { ballots: wrong, ..counted.clone() }, 0)).1;
        assert!(rule.contains(word), "{rule}");
    }
    let (_folder, mut book) = new_book();
    let names = ["韦志强", "丁一", "许秀兰", "王芳"];
    let votes = names.map(|name| Vote { subject: name.into(), ..vote(Formula::Election, [4, 4, 3]) });
    let top = book.owner().unwrap();
    let id = life::save(
        &mut book,
        &SessionFields { votes: votes.into(), ..fields(top, &["general_meeting"], "2026-09-18") },
    );
    let order: Vec<String> = get(&book, id).votes.into_iter().map(|vote| vote.subject).collect();
    assert_eq!(
        order,
        ["丁一", "王芳", "韦志强", "许秀兰"],
        "candidates stand in the order of the ballot (XJ-05)"
    );
}

#[test]
fn whoever_comes_to_a_second_sitting_is_shown_and_never_added() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 6);
    let (id, sittings) = batches(&mut book, top, &["lecture"]);
    let visit = |book: &mut Book, member, sitting, came| {
        book.write(act("roll_visit"), |tx| attendance::visit(tx, id, member, sitting, came))
    };
    let first = refusal(visit(&mut book, members[0], sittings[2], true)).1;
    assert!(first.contains("先给党员01记上在哪一场到会"), "{first}");
    came(&mut book, id, &members[..3], sittings[0]);
    came(&mut book, id, &members[3..5], sittings[1]);
    visit(&mut book, members[0], sittings[2], true).unwrap();
    visit(&mut book, members[3], sittings[2], true).unwrap();
    let now = roll(&book, id);
    assert_eq!(now.totals.present, 5, "five people, however many chairs they sat on");
    let per_sitting: Vec<(i64, i64)> = now.sittings.iter().map(|one| (one.present, one.again)).collect();
    assert_eq!(per_sitting, [(3, 0), (2, 0), (0, 2)], "each sitting with its own, and who came again");
    let of = |book: &Book, by| {
        let window = Window::new(day("2026-09-01"), day("2026-09-30")).unwrap();
        book.read(|view| {
            let kept = count(view, top, window, by)?;
            assert_eq!(kept, count_raw(view, top, window, by)?, "kept figures equal those of the rows");
            Ok(kept)
        })
        .unwrap()
    };
    book.write(act("roll_fill"), |tx| attendance::fill_rest(tx, id, Mark::Absent, None)).unwrap();
    let total = of(&book, By::Kind).total;
    assert_eq!(
        (total.sessions, total.sittings, total.attendances, total.people),
        (1, 3, 5, Some(5)),
        "1 次 3 场次 (C-17)"
    );
    assert_eq!(total.minutes, 5 * 60, "hours once");

    came(&mut book, id, &members[..1], sittings[2]);
    assert_eq!(
        roll(&book, id).sittings[2].again,
        1,
        "moved to the sitting they had come to again: counted there, once"
    );
    let marks = [entry(members[3], Mark::Excused)];
    book.write(act("roll_mark"), |tx| attendance::mark(tx, id, &marks)).unwrap();
    assert_eq!(roll(&book, id).sittings[2].again, 0, "who did not come at all came to no second sitting");
    let last = book.read(book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| book::undo(tx, last)).unwrap();
    assert_eq!(roll(&book, id).sittings[2].again, 1, "undo brings the visit back with the mark");
}

#[test]
fn a_vote_is_never_put_together_from_two_sittings() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 10);
    let (id, sittings) = batches(&mut book, top, &["general_meeting"]);
    came(&mut book, id, &members[..4], sittings[0]);
    came(&mut book, id, &members[4..10], sittings[1]);
    let mut fields = get(&book, id);
    fields.votes = vec![vote(Formula::Resolution, [10, 10, 10])];
    let rule = refusal(save(&mut book, id, &fields)).1;
    assert!(rule.contains("不能把几场的票合在一起"), "a vote says in which sitting: {rule}");
    fields.votes[0].sitting_id = Some(sittings[0]);
    let rule = refusal(save(&mut book, id, &fields)).1;
    assert!(
        rule.contains("甲班场有表决权的到会党员只有 4 人"),
        "ten of two sittings are not there at once: {rule}"
    );
    fields.votes[0] = Vote { present_voting: 4, yes: 4, ..fields.votes[0].clone() };
    save(&mut book, id, &fields).unwrap();
    let verdict = judge(&get(&book, id).votes[0]);
    assert!(!verdict.quorum_met, "4 of 10 in this one sitting, though 10 came in all: {}", verdict.sentence);
    let words: Vec<String> =
        roll(&book, id).sittings.iter().map(|one| one.quorums[0].words.clone()).collect();
    assert_eq!(
        words,
        ["未达到半数，须5人，还差1人", "已达到半数（5人）", "未达到半数，须5人，还差5人"],
        "each sitting by itself"
    );
    book.write(act("roll_visit"), |tx| attendance::visit(tx, id, members[5], sittings[0], true)).unwrap();
    assert_eq!(
        roll(&book, id).sittings[0].quorums[0].reached,
        Reached::AtHalf,
        "who sits in the room votes in it, wherever counted"
    );
}

#[test]
fn head_counts_of_sittings_are_the_number_present() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let counted = |label: &str, n| Sitting { headcount: Some(n), ..sitting(label) };
    let film = SessionFields {
        sittings: vec![counted("第一场", 320), counted("第二场", 285)],
        declared: Some(Declared { due: Some(700), present: Some(1), ..Declared::default() }),
        ..fields(top, &["theme_day"], "2026-09-18")
    };
    let id = life::save(&mut book, &film);
    let totals = book.read(|view| session::get(view, id)).unwrap().totals;
    assert_eq!(
        (totals.due, totals.present),
        (700, 605),
        "the sum of the sittings, never a figure beside it (S81)"
    );
    let mut fields = get(&book, id);
    fields.sittings[1].headcount = Some(500);
    let (field, rule) = refusal(save(&mut book, id, &fields));
    assert!(field == "declared" && rule.contains("实到 820 人"), "more than were due: {rule}");
}

#[test]
fn the_opening_sentence_and_why_two_numbers_differ() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 15);
    for (name, standing) in
        [("韦志强", StandingKind::NoVote), ("莫秋生", StandingKind::Exempt), ("卢广生", StandingKind::NotDue)]
    {
        Person { standing: Some(standing), ..Person::new(name, top) }.save(&mut book);
    }
    for name in ["祝嘉禾", "陆一帆"] {
        Person { is_probationary: true, ..Person::new(name, top) }.save(&mut book);
    }
    let id = life::save(&mut book, &fields(top, &["general_meeting"], "2026-09-18"));
    book.write(act("roll_take"), |tx| attendance::take_roll(tx, id)).unwrap();
    assert_eq!(roll(&book, id).opening, None, "nothing is opened before everybody is marked");
    attend(&mut book, id, &[(members[0], Mark::Excused)]);
    let now = roll(&book, id);
    assert_eq!(
        now.opening.as_deref(),
        Some(
            "本支部应到18名，其中正式党员16名；实到17名，其中正式党员15名；应到会有表决权的党员16名，实到14名，符合规定人数，现在可以开会。"
        ),
        "domain.md §2.2"
    );
    assert_eq!(
        now.why_voting.as_deref(),
        Some(
            "应到18名，有表决权16名：预备党员2名没有表决权，正式党员1名这一天没有表决权，免于参加的1名不计入应到，仍有表决权，另有1名经公司党委批准不计入应到会。"
        )
    );
    let few: Vec<(MemberId, Mark)> = members[..8].iter().map(|member| (*member, Mark::Excused)).collect();
    attend(&mut book, id, &few);
    assert_eq!(roll(&book, id).quorums[0].words, "未达到半数，须8人，还差1人");
    let marks = [entry(members[0], Mark::Present)];
    book.write(act("roll_mark"), |tx| attendance::mark(tx, id, &marks)).unwrap();
    let opening = roll(&book, id).opening.unwrap();
    assert!(
        opening.ends_with("恰为应到会的半数，由主持人决定开会。"),
        "the chair decides (§9.14): {opening}"
    );
}
