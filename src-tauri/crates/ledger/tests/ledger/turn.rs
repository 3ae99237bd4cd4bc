//! Queues: turns come out of the sessions, leave and skips move people.

use ledger::attendance::Reason;
use ledger::id::{MemberId, SessionId, TurnListId, UnitId};
use ledger::leave::{self, LeaveFields};
use ledger::member::{self, StandingKind};
use ledger::session::{self, Kind, Role, RoleEntry, SessionFields, Status};
use ledger::topic::{self, Audience, TopicFields};
use ledger::turn::{self, Asked, Hindrance, TurnFields, TurnList};
use ledger::{Book, Error};

use crate::life::{self, Person, fields, refusal};
use crate::{act, day, new_book};

struct Classroom {
    _folder: tempfile::TempDir,
    book: Book,
    branch: UnitId,
    people: Vec<MemberId>,
    list: TurnListId,
}

/// 党员小课堂 with three speakers.
fn classroom() -> Classroom {
    let (folder, mut book) = new_book();
    let branch = book.owner().unwrap();
    let people = life::people(&mut book, branch, None, 1, 3);
    let fields = queue(branch, &people);
    let list = book.write(act("turn_save"), |tx| turn::save(tx, None, &fields)).unwrap();
    Classroom { _folder: folder, book, branch, people, list }
}

fn queue(unit_id: UnitId, people: &[MemberId]) -> TurnFields {
    TurnFields {
        unit_id,
        name: "党员小课堂主讲".into(),
        role: Role::Lecturer,
        kind: Some(Kind::parse("micro_lecture").unwrap()),
        from_on: day("2026-01-01"),
        member_ids: people.to_vec(),
    }
}

impl Classroom {
    fn lecture(&mut self, on: &str, who: usize) -> SessionId {
        self.session(on, who, |_| {})
    }

    fn session(&mut self, on: &str, who: usize, change: impl FnOnce(&mut SessionFields)) -> SessionId {
        let mut fields = fields(self.branch, &["micro_lecture"], on);
        fields.roles = vec![RoleEntry {
            role: Role::Lecturer,
            member_id: Some(self.people[who]),
            name: format!("党员{:02}", who + 1),
            institution: None,
            post: None,
        }];
        change(&mut fields);
        life::save(&mut self.book, &fields)
    }

    fn on(&self, on: &str) -> TurnList {
        self.book.read(|view| turn::get(view, self.list, day(on))).unwrap()
    }

    /// Who is next on a day, as places among the people.
    fn next(&self, on: &str) -> Vec<usize> {
        let lines = self.on(on).lines;
        let able = lines.iter().filter(|line| line.rank.is_some());
        able.map(|line| self.people.iter().position(|id| *id == line.member_id).unwrap()).collect()
    }
}

#[test]
fn turns_come_out_of_the_sessions() {
    let mut room = classroom();
    assert_eq!(room.next("2026-03-01"), [0, 1, 2], "nobody yet: in the order of the queue");
    room.lecture("2026-01-20", 1);
    let held = room.lecture("2026-02-20", 0);
    assert_eq!(room.next("2026-03-01"), [2, 1, 0], "who had none, then whose turn lies longest ago");
    let list = room.on("2026-03-01");
    let last = &list.lines[2];
    assert_eq!(
        (last.turns, &*last.why, last.last_id),
        (1, "上次2月20日，共1次", Some(held)),
        "the reason opens its session"
    );
    assert_eq!(
        (list.year.sessions, list.year.people),
        (2, 2),
        "S116: sessions and distinct speakers of the year"
    );
    room.book.write(act("session_delete"), |tx| session::delete(tx, held)).unwrap();
    assert_eq!(room.next("2026-03-01"), [0, 2, 1], "without the session there was no turn");
}

#[test]
fn only_sessions_of_the_queue_are_turns() {
    let mut room = classroom();
    room.session("2026-01-20", 0, |fields| fields.kinds = vec![Kind::built_in(Kind::LECTURE)]);
    room.session("2025-12-20", 0, |_| {});
    room.session("2026-01-21", 0, |fields| fields.roles[0].role = Role::Host);
    room.session("2026-01-22", 0, |fields| fields.status = Status::Cancelled);
    let (_, other) = (room.branch, life::group(&mut room.book, room.branch, "炼钢"));
    room.session("2026-01-23", 0, |fields| fields.unit_id = other);
    assert_eq!(
        room.on("2026-03-01").lines[0].turns,
        0,
        "another kind, before the queue began, another role, cancelled, another unit: no turn of this queue"
    );
}

#[test]
fn whoever_is_put_down_for_a_session_to_come_has_had_the_turn() {
    let mut room = classroom();
    room.session("2026-03-20", 0, |fields| fields.status = Status::Planned);
    assert_eq!(room.next("2026-03-01"), [1, 2, 0], "the next session needs somebody else");
    let line = room.on("2026-03-01").lines.remove(2);
    assert_eq!(
        (line.planned_on, line.turns),
        (Some(day("2026-03-20")), 0),
        "planned is shown and not counted as held"
    );
    assert_eq!(room.next("2026-04-01"), [0, 1, 2], "a day gone by without a session was no turn");
}

#[test]
fn who_is_exempt_or_left_is_passed_over() {
    let mut room = classroom();
    let exempt = Person { standing: Some(StandingKind::Exempt), ..Person::new("石光远", room.branch) };
    room.people.push(exempt.save(&mut room.book));
    let (list, all) = (room.list, queue(room.branch, &room.people));
    room.book.write(act("turn_save"), |tx| turn::save(tx, Some(list), &all)).unwrap();
    let first = room.people[0];
    let mut left = room.book.read(|view| member::get(view, first)).unwrap();
    left.memberships[0].until_on = Some(day("2026-03-11"));
    room.book
        .write(act("member_save"), |tx| {
            member::save(tx, Some(first), &left.fields, &left.memberships, &[], &[])
        })
        .unwrap();
    let why = |on: &str| -> Vec<_> { room.on(on).lines.iter().map(|line| line.hindrance).collect() };
    assert_eq!(
        why("2026-03-10"),
        [None, None, None, Some(Hindrance::Exempt)],
        "免于参加 is not asked to lecture"
    );
    let gone = [None, None, Some(Hindrance::Gone), Some(Hindrance::Exempt)];
    assert_eq!(why("2026-03-11"), gone, "nor whoever has left, from the first day on");
    assert_eq!(room.next("2026-03-11"), [1, 2], "and neither is offered");
}

#[test]
fn leave_passes_somebody_over_and_keeps_the_place() {
    let mut room = classroom();
    let away = LeaveFields {
        member_id: room.people[0],
        session_id: None,
        from_on: day("2026-03-01"),
        until_on: day("2026-03-11"),
        reason: Reason::Sick,
        detail: None,
        asked_on: None,
        approved_by: None,
        approved_on: None,
    };
    room.book.write(act("leave_save"), |tx| leave::save(tx, None, &away)).unwrap();
    assert_eq!(room.next("2026-03-10"), [1, 2], "on leave on its last day, approved or not yet");
    assert_eq!(room.on("2026-03-10").lines[2].hindrance, Some(Hindrance::Leave), "and the queue says why");
    assert_eq!(room.next("2026-03-11"), [0, 1, 2], "back, the place is kept");
}

#[test]
fn a_skip_costs_one_turn_and_names_its_reason() {
    let mut room = classroom();
    let (list, first) = (room.list, room.people[0]);
    let no_reason =
        room.book.write(act("turn_skip"), |tx| turn::skip(tx, list, first, day("2026-01-10"), " "));
    assert_eq!(refusal(no_reason).0, "reason", "a skip without a reason is refused");
    room.book
        .write(act("turn_skip"), |tx| turn::skip(tx, list, first, day("2026-01-10"), "外出培训"))
        .unwrap();
    assert_eq!(room.next("2026-01-11"), [1, 2, 0], "to the end of the round");
    assert_eq!(room.on("2026-01-11").lines[2].skip_reason.as_deref(), Some("外出培训"));
    room.lecture("2026-01-20", 1);
    room.lecture("2026-02-20", 2);
    assert_eq!(room.next("2026-03-01"), [0, 1, 2], "once: first of the next round");
    let change = room.book.read(ledger::book::last_change).unwrap().unwrap();
    assert!(change.0 > 0, "and the history has it");
}

#[test]
fn who_joins_late_starts_level() {
    let mut room = classroom();
    for (on, who) in [("2026-01-05", 0), ("2026-01-12", 1), ("2026-01-19", 2), ("2026-01-26", 0)] {
        room.lecture(on, who);
    }
    let late = life::people(&mut room.book, room.branch, None, 4, 1)[0];
    room.people.push(late);
    let (list, all) = (room.list, queue(room.branch, &room.people));
    room.book.write(act("turn_save"), |tx| turn::save(tx, Some(list), &all)).unwrap();
    assert_eq!(room.next("2026-02-01"), [3, 1, 2, 0], "first among those with one turn");
    room.lecture("2026-02-02", 3);
    assert_eq!(room.next("2026-02-03"), [1, 2, 0, 3], "and not again until the others had theirs");
}

#[test]
fn a_session_is_offered_who_has_not_spoken_on_its_family() {
    let mut room = classroom();
    let owner = room.branch;
    let mut topic = |title: &str| {
        let fields = TopicFields {
            unit_id: owner,
            title: title.into(),
            family: Some("厂史".into()),
            source: None,
            is_required: true,
            is_original: false,
            audience: Audience::All,
            from_on: None,
            due_on: None,
            note: None,
        };
        room.book.write(act("topic_save"), |tx| topic::save(tx, None, &fields)).unwrap()
    };
    let (one, other) = (topic("建厂"), topic("第一炉钢"));
    room.session("2026-01-05", 0, |fields| fields.topic_ids = vec![one]);
    room.lecture("2026-01-12", 1);
    room.lecture("2026-01-19", 2);
    let kinds = [Kind::parse("micro_lecture").unwrap()];
    let offered = |topics: &[_], session| {
        let asked = Asked { topics: topics.to_vec(), session };
        let proposals = room
            .book
            .read(|view| turn::proposals(view, room.branch, &kinds, day("2026-02-01"), &asked))
            .unwrap();
        let [proposal] = &proposals[..] else { panic!("one queue fits: {proposals:?}") };
        proposal
            .next
            .iter()
            .map(|line| room.people.iter().position(|id| *id == line.member_id).unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(offered(&[], None), [0, 1, 2], "without a topic: longest ago");
    assert_eq!(offered(&[other], None), [1, 2, 0], "with one: who has not spoken on its family");
    let last = room.book.read(|view| session::list(view, &session::SessionFilter::default())).unwrap()[0].id;
    assert_eq!(offered(&[], Some(last)), [2, 0, 1], "the session at hand is no turn of its own lecturer yet");
    let lecture = [Kind::built_in(Kind::LECTURE)];
    let none = room
        .book
        .read(|view| turn::proposals(view, room.branch, &lecture, day("2026-02-01"), &Asked::default()))
        .unwrap();
    assert_eq!(none, [], "a queue of another kind is not offered");
}

#[test]
fn a_queue_is_refused_with_the_field_at_fault() {
    let mut room = classroom();
    let good = queue(room.branch, &room.people);
    let cases = [
        (TurnFields { name: " ".into(), ..good.clone() }, "name"),
        (TurnFields { member_ids: vec![], ..good.clone() }, "memberIds"),
        (TurnFields { role: Role::Talker, ..good.clone() }, "role"),
    ];
    for (fields, field) in cases {
        let saved = room.book.write(act("turn_save"), |tx| turn::save(tx, None, &fields));
        assert_eq!(refusal(saved).0, field);
    }
    let taken = room.book.write(act("turn_save"), |tx| turn::save(tx, None, &good));
    assert!(matches!(taken, Err(Error::Taken { noun: "turn_list", field: "name" })), "{taken:?}");
}

#[test]
fn a_deleted_queue_comes_back_with_its_people_and_skips() {
    let mut room = classroom();
    let (list, first) = (room.list, room.people[0]);
    room.book.write(act("turn_skip"), |tx| turn::skip(tx, list, first, day("2026-01-10"), "出差")).unwrap();
    let before = room.on("2026-02-01");
    room.book.write(act("turn_delete"), |tx| turn::delete(tx, list)).unwrap();
    let change = room.book.read(ledger::book::last_change).unwrap().unwrap();
    room.book.write(act("change_undo"), |tx| ledger::book::undo(tx, change)).unwrap();
    assert_eq!(room.on("2026-02-01"), before, "one undo brings everything back");
}
