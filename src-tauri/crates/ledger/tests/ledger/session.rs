//! Sessions and votes.

use ledger::id::UnitId;
use ledger::session::{
    self, AgendaItem, AgendaKind, Declared, Formula, Observer, Role, RoleEntry, SessionFields, SessionFilter,
    Sitting, Status, Vote, VoteMethod, judge,
};
use ledger::unit::UnitKind;
use ledger::{Book, Error, Result, attendance, book};

use crate::life::{self, Person, attend, fields, refusal};
use crate::{act, day, new_book, new_committee};

fn vote(formula: Formula, due: i64, present: i64, yes: i64) -> Vote {
    Vote {
        id: None,
        agenda: None,
        sitting_id: None,
        formula,
        subject: "关于换届的决议".into(),
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

/// The smallest number present and in favour that pass, by trying every number.
fn least(formula: Formula, due: i64, present: i64) -> (i64, i64) {
    let quorum = (0..=due).find(|present| judge(&vote(formula, due, *present, 0)).quorum_met).unwrap();
    let pass = (0..=due).find(|yes| judge(&vote(formula, due, present, *yes)).passed).unwrap();
    (quorum, pass)
}

#[test]
fn a_count_that_nobody_can_have_counted_is_refused_before_it_is_judged() {
    for figures in [[-1, 0, 0], [10, i64::MAX, 0], [10, 10, i64::MIN]] {
        let [due, present, yes] = figures;
        assert!(
            vote(Formula::Election, due, present, yes).check().is_err(),
            "{figures:?} is no count of people"
        );
    }
    assert!(vote(Formula::Election, 27, 25, 20).check().is_ok(), "an ordinary one is");
}

#[test]
fn each_formula_has_its_own_numbers() {
    // domain.md §4: 16 with a vote of 20 members; then one bedridden member excluded with approval: 15.
    assert_eq!(least(Formula::Resolution, 16, 16), (8, 9), "决议：到会不少于半数，赞成超过应到的半数");
    assert_eq!(least(Formula::Admission, 16, 16), (9, 9), "接收：到会超过半数");
    assert_eq!(
        least(Formula::Election, 16, 13),
        (13, 7),
        "选举：到会五分之四（12.8 进位），赞成超过实到的半数"
    );
    assert_eq!(least(Formula::Resolution, 15, 15), (8, 8), "排除一人后");
    assert_eq!(least(Formula::Election, 15, 15).0, 12, "排除一人后，选举到会 12 人");
    assert_eq!(least(Formula::Resolution, 7, 7), (4, 4), "7 名有表决权");
    assert_eq!(least(Formula::Election, 7, 7).0, 6, "7 名有表决权，选举");
    assert_eq!(least(Formula::Resolution, 3, 3), (2, 2), "3 名有表决权");
    assert_eq!(least(Formula::Election, 3, 3).0, 3, "3 名有表决权，选举");
    for due in 1..60 {
        let numbers = judge(&vote(Formula::Resolution, due, due, due));
        let found = (numbers.needed_present, numbers.needed_yes);
        assert_eq!(
            found,
            least(Formula::Resolution, due, due),
            "the numbers shown are those that decide, due {due}"
        );
        let numbers = judge(&vote(Formula::Election, due, due, due));
        let found = (numbers.needed_present, numbers.needed_yes);
        assert_eq!(
            found,
            least(Formula::Election, due, due),
            "the numbers shown are those that decide, due {due}"
        );
        let numbers = judge(&vote(Formula::Admission, due, due, due));
        let found = (numbers.needed_present, numbers.needed_yes);
        assert_eq!(
            found,
            least(Formula::Admission, due, due),
            "the numbers shown are those that decide, due {due}"
        );
    }
}

#[test]
fn half_is_not_more_than_half() {
    let verdict = judge(&vote(Formula::Resolution, 16, 8, 8));
    assert!(verdict.quorum_met && !verdict.passed, "8 of 16 due, all 8 in favour: a quorum, and not passed");
    assert!(verdict.exact_half, "the chair must see that it is exactly half");
    assert_eq!(
        verdict.sentence,
        "应到有表决权的正式党员16名，实到8名，恰为半数，由主持人决定进行表决；8名赞成，0名反对，0名弃权；赞成人数恰为应到会有表决权党员的半数，没有超过半数，未通过。"
    );
    let passed = judge(&Vote { no: 1, abstain: 2, ..vote(Formula::Resolution, 16, 14, 11) });
    assert_eq!(
        passed.sentence,
        "应到有表决权的正式党员16名，实到14名；11名赞成，1名反对，2名弃权；赞成人数超过应到会有表决权党员的半数，通过。",
        "the closing sentence of domain.md F-29"
    );
    assert!(
        !judge(&vote(Formula::Admission, 16, 8, 8)).quorum_met,
        "an admission needs more than half present"
    );
    assert!(!judge(&vote(Formula::Resolution, 0, 0, 0)).quorum_met, "nobody due is no quorum");
}

#[test]
fn written_opinions_count_in_an_admission_only() {
    let admission = Vote { written_yes: 2, ..vote(Formula::Admission, 16, 9, 7) };
    assert!(judge(&admission).passed, "7 present and 2 written are 9 of 16 (FZ-11)");
    let (field, rule) =
        refusal(session::check_vote(&Vote { written_yes: 2, ..vote(Formula::Resolution, 16, 9, 7) }, 0));
    assert_eq!(field, "votes");
    assert!(rule.contains("书面意见不能计票"), "a resolution takes no written opinions: {rule}");
}

fn full_fields(unit: UnitId) -> SessionFields {
    let role = |role, name: &str| RoleEntry {
        role,
        member_id: None,
        name: name.into(),
        institution: None,
        post: None,
    };
    let item = |title: &str| AgendaItem {
        id: None,
        kind: AgendaKind::Discussion,
        title: title.into(),
        speaker: None,
        minutes: Some(20),
        record: Some("梁国栋：同意".into()),
    };
    let sitting = |label: &str, on: &str| Sitting {
        id: None,
        label: Some(label.into()),
        on_day: day(on),
        start_time: Some("22:30".into()),
        end_time: Some("00:30".into()),
        ..Sitting::default()
    };
    SessionFields {
        roles: vec![
            role(Role::Host, "许秀兰"),
            role(Role::Lecturer, "梁国栋"),
            role(Role::Lecturer, "省委党校王教授"),
        ],
        agenda: vec![item("学习"), item("表决")],
        votes: vec![Vote { agenda: Some(1), ..vote(Formula::Resolution, 16, 14, 11) }],
        sittings: vec![sitting("甲班场", "2026-09-18"), sitting("乙班场", "2026-09-19")],
        observers: vec![Observer {
            name: None,
            institution: None,
            post: None,
            class: Some("群众".into()),
            headcount: 6,
            ..Observer::default()
        }],
        ..fields(unit, &["theme_day", "general_meeting", "lecture"], "2026-09-18")
    }
}

fn get(book: &Book, id: ledger::id::SessionId) -> SessionFields {
    book.read(|view| session::get(view, id)).unwrap().fields
}

#[test]
fn a_session_comes_back_as_it_was_saved_and_keeps_its_ids() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let id = life::save(&mut book, &full_fields(top));
    let first = get(&book, id);
    assert_eq!(first.kinds[0].as_str(), "theme_day", "the main kind stays first");
    assert_eq!(first.votes[0].agenda, Some(1), "the vote still belongs to the second item");

    book.write(act("session_save"), |tx| session::save(tx, Some(id), &first)).unwrap();
    let saves = book.read(|view| book::history(view, "session", id.0)).unwrap();
    assert_eq!(saves.len(), 1, "saving what is there already changes nothing and leaves no history");

    let mut second = first.clone();
    second.agenda.swap(0, 1);
    second.votes[0].agenda = Some(0);
    second.sittings.swap(0, 1);
    second.roles.pop();
    second.kinds.rotate_left(1);
    book.write(act("session_save"), |tx| session::save(tx, Some(id), &second)).unwrap();
    assert_eq!(get(&book, id), second, "order, ids and links follow the edit");
    let last = book.read(book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| book::undo(tx, last)).unwrap();
    assert_eq!(get(&book, id), first, "undo takes back every list");
}

#[test]
fn dropping_an_agenda_item_keeps_its_vote() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let id = life::save(&mut book, &full_fields(top));
    let mut fields = get(&book, id);
    let votes = fields.votes.clone();
    fields.agenda.clear();
    fields.votes[0].agenda = None;
    book.write(act("session_save"), |tx| session::save(tx, Some(id), &fields)).unwrap();
    assert_eq!(
        get(&book, id).votes[0].id,
        votes[0].id,
        "a vote is not lost with the agenda item it stood under"
    );
}

#[test]
fn a_session_that_cannot_be_is_refused_with_the_field_at_fault() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let good = fields(top, &["theme_day"], "2026-09-18");
    let mut refused = |change: &dyn Fn(&mut SessionFields)| {
        let mut fields = good.clone();
        change(&mut fields);
        refusal(book.write(act("session_save"), |tx| session::save(tx, None, &fields))).0
    };
    let times = |fields: &mut SessionFields, start: &str, end: &str| {
        fields.start_time = Some(start.into());
        fields.end_time = Some(end.into());
    };
    assert_eq!(refused(&|fields| fields.title = "　".trim().into()), "title");
    assert_eq!(refused(&|fields| fields.kinds.clear()), "kinds");
    assert_eq!(refused(&|fields| fields.kinds.push(fields.kinds[0].clone())), "kinds", "a kind twice");
    assert_eq!(refused(&|fields| times(fields, "14:30", "14:30")), "endTime");
    assert_eq!(
        refused(&|fields| times(fields, "14:30", "13:30")),
        "endTime",
        "23 hours are a slip of the pen"
    );
    assert_eq!(refused(&|fields| times(fields, "25:00", "26:00")), "startTime");
    assert_eq!(refused(&|fields| fields.status = Status::Sealed), "status", "sealing is its own act");
    assert_eq!(
        refused(&|fields| fields.votes.push(vote(Formula::Resolution, 16, 17, 9))),
        "votes",
        "more present than due"
    );
    assert_eq!(
        refused(&|fields| fields.votes.push(vote(Formula::Resolution, 16, 8, 9))),
        "votes",
        "more votes than people"
    );
    let too_many = Declared { due: Some(20), present: Some(21), ..Declared::default() };
    assert_eq!(
        refused(&|fields| fields.declared = Some(too_many)),
        "declared",
        "more present than due (C-15)"
    );
    let adds_up = Declared { due: Some(20), present: Some(18), excused: Some(2), absent: Some(1) };
    assert_eq!(refused(&|fields| fields.declared = Some(adds_up)), "declared", "18 + 2 + 1 are more than 20");
    assert_eq!(refused(&|fields| fields.partner_ids.push(fields.unit_id)), "partnerIds");
    let night =
        SessionFields { start_time: Some("22:30".into()), end_time: Some("00:30".into()), ..good.clone() };
    let saved = book.write(act("session_save"), |tx| session::save(tx, None, &night));
    assert!(saved.is_ok(), "a night shift's meeting may end after midnight (C-30)");
}

#[test]
fn a_group_meeting_belongs_to_a_group() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let of = |unit, kind: &'static str| fields(unit, &[kind], "2026-09-18");
    let save = |book: &mut Book, fields: &SessionFields| {
        book.write(act("session_save"), |tx| session::save(tx, None, fields))
    };
    assert!(
        save(&mut book, &of(top, "group_meeting")).is_ok(),
        "a branch without groups is one group (C-25)"
    );
    let group = life::group(&mut book, top, "炼钢");
    assert_eq!(refusal(save(&mut book, &of(top, "group_meeting"))).0, "unitId", "which group?");
    assert!(save(&mut book, &of(group, "group_meeting")).is_ok(), "the group owns its meeting");
    assert_eq!(
        refusal(save(&mut book, &of(group, "general_meeting"))).0,
        "unitId",
        "a group holds no 党员大会"
    );
}

#[test]
fn declared_counts_and_a_roll_never_mix() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    life::people(&mut book, top, None, 1, 3);
    let declared = Some(Declared { due: Some(20), present: Some(18), ..Declared::default() });
    let numbers = SessionFields { declared, ..fields(top, &["lecture"], "2026-09-18") };
    let register = life::save(&mut book, &numbers);
    let totals = book.read(|view| session::get(view, register)).unwrap().totals;
    assert!(
        totals.is_declared && totals.due == 20 && totals.present == 18,
        "the register's own numbers: {totals:?}"
    );
    let rolled = book.write(act("roll_take"), |tx| attendance::take_roll(tx, register));
    assert_eq!(refusal(rolled).0, "sessionId", "no roll beside declared counts");

    let named = life::save(&mut book, &fields(top, &["lecture"], "2026-09-19"));
    attend(&mut book, named, &[]);
    let mixed = book.write(act("session_save"), |tx| session::save(tx, Some(named), &numbers));
    assert_eq!(refusal(mixed).0, "declared", "no declared counts over a roll somebody took");
}

#[test]
fn a_sealed_session_stays_as_it_is_until_reopened_with_a_reason() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 3);
    let good = fields(top, &["theme_day"], "2026-09-18");
    let id = life::save(&mut book, &good);
    let seal = |book: &mut Book| book.write(act("session_seal"), |tx| session::seal(tx, id, crate::NOW));
    assert_eq!(refusal(seal(&mut book)).0, "marks", "nobody called the roll yet");
    book.write(act("roll_take"), |tx| attendance::take_roll(tx, id)).unwrap();
    let (_, rule) = refusal(seal(&mut book));
    assert!(rule.contains("3 人未点"), "the sentence says how many: {rule}");
    attend(&mut book, id, &[]);
    seal(&mut book).unwrap();
    assert_eq!(book.read(|view| session::get(view, id)).unwrap().sealed_at, Some(crate::NOW));

    let is_sealed = |result: Result<()>| matches!(result, Err(Error::Sealed { noun: "session", .. }));
    assert!(
        is_sealed(book.write(act("session_save"), |tx| session::save(tx, Some(id), &good).map(drop))),
        "no edit"
    );
    assert!(is_sealed(book.write(act("session_delete"), |tx| session::delete(tx, id))), "no deletion");
    assert!(is_sealed(book.write(act("roll_take"), |tx| attendance::take_roll(tx, id))), "no new roll");
    let marks = [life::entry(members[0], attendance::Mark::Absent)];
    assert!(is_sealed(book.write(act("roll_mark"), |tx| attendance::mark(tx, id, &marks))), "no mark");

    let reopened = book.write(act("session_reopen"), |tx| session::reopen(tx, id, " "));
    assert_eq!(refusal(reopened).0, "reason", "reopening leaves a trace (C-38)");
    book.write(act("session_reopen"), |tx| session::reopen(tx, id, "补记一名请假")).unwrap();
    let newest = book.read(|view| book::history(view, "session", id.0)).unwrap().remove(0);
    assert!(newest.summary.contains("补记一名请假"), "the reason stands in the history: {}", newest.summary);
    assert!(book.write(act("session_delete"), |tx| session::delete(tx, id)).is_ok(), "open again");
}

#[test]
fn a_deleted_session_comes_back_with_its_roll() {
    let (_folder, mut book) = new_book();
    let top = book.owner().unwrap();
    let members = life::people(&mut book, top, None, 1, 5);
    let id = life::save(&mut book, &full_fields(top));
    attend(&mut book, id, &[(members[0], attendance::Mark::Absent)]);
    let before = book.read(|view| Ok((session::get(view, id)?, attendance::roll(view, id)?))).unwrap();
    book.write(act("session_delete"), |tx| session::delete(tx, id)).unwrap();
    assert!(matches!(book.read(|view| session::get(view, id)), Err(Error::Missing { .. })), "gone");
    let last = book.read(book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| book::undo(tx, last)).unwrap();
    let after = book.read(|view| Ok((session::get(view, id)?, attendance::roll(view, id)?))).unwrap();
    assert_eq!(after, before, "the recycle bin gives back everything, totals included");
}

#[test]
fn a_list_finds_by_unit_kind_words_and_page() {
    let (_folder, mut book) = new_committee();
    let top = book.owner().unwrap();
    let (a, b) = (
        life::unit(&mut book, top, UnitKind::Branch, "甲支部"),
        life::unit(&mut book, top, UnitKind::Branch, "乙支部"),
    );
    let anna = Person::new("梁国栋", a).save(&mut book);
    for month in 1..=9 {
        let on = format!("2026-{month:02}-10");
        life::save(&mut book, &fields(a, &["theme_day", "lecture"], &on));
    }
    let joint = SessionFields {
        partner_ids: vec![a],
        title: "联学100%".into(),
        ..fields(b, &["study"], "2026-08-01")
    };
    let joint = life::save(&mut book, &joint);
    attend(&mut book, joint, &[]);
    let list = |filter: SessionFilter| {
        let (lines, size) = book
            .read(|view| Ok((session::list(view, &filter)?, session::list_size(view, &filter)?)))
            .unwrap();
        assert!(lines.len() as i64 <= size, "a page is never more than all");
        (lines.into_iter().map(|line| line.on_day.to_string()).collect::<Vec<_>>(), size)
    };
    let of = |unit_id| SessionFilter { unit_id: Some(unit_id), ..SessionFilter::default() };
    assert_eq!(list(of(top)).1, 10, "the tree");
    assert_eq!(list(of(a)).1, 10, "nine own and one held together with another branch");
    assert_eq!(list(of(b)).1, 1, "only its own");
    let page = SessionFilter { limit: Some(2), offset: Some(1), ..of(a) };
    assert_eq!(list(page), (vec!["2026-08-10".into(), "2026-08-01".into()], 10), "newest first, by pages");
    let kind = session::Kind::parse("lecture");
    assert_eq!(
        list(SessionFilter { kind, ..SessionFilter::default() }).1,
        9,
        "a kind counts also when it is not the main one"
    );
    let text = |text: &str| SessionFilter { text: Some(text.into()), ..SessionFilter::default() };
    assert_eq!(list(text("100%")).1, 1, "a percent sign is a character, not a pattern");
    assert_eq!(list(text("联学 没有的")).1, 0, "every word must be there");
    let who = SessionFilter { member_id: Some(anna), ..SessionFilter::default() };
    assert_eq!(list(who).0, ["2026-08-01"], "sessions on whose roll somebody stands");
    let window = SessionFilter {
        from: Some(day("2026-07-01")),
        to: Some(day("2026-09-30")),
        ..SessionFilter::default()
    };
    assert_eq!(list(window).1, 4, "both ends included");
}
