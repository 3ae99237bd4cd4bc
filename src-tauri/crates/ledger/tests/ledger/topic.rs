//! Topics: who has had which, by whatever form.

use ledger::attendance::{self, MakeUp, MakeUpForm, Mark, MarkEntry};
use ledger::date::Window;
use ledger::id::{MemberId, TopicId, UnitId};
use ledger::member::{self, MemberFields, Membership};
use ledger::session::{self, Kind, Mode, Scope, SessionFields, Status};
use ledger::topic::{self, Audience, Coverage, StudyForm, TopicFields, TopicStudy};
use ledger::{Book, Error};

use crate::{act, day, new_book};

fn new_topic(book: &mut Book, title: &str, audience: Audience) -> TopicId {
    let fields = TopicFields {
        unit_id: book.owner().unwrap(),
        title: title.into(),
        family: None,
        source: None,
        is_required: true,
        audience,
        from_on: None,
        due_on: None,
        note: None,
    };
    book.write(act("topic_save"), |tx| topic::save(tx, None, &fields)).unwrap()
}

/// A full member of the branch since 2020; joined later when `joined` says so.
fn person(book: &mut Book, name: &str, joined: &str, is_full: bool) -> MemberId {
    let unit_id = book.owner().unwrap();
    let fields = MemberFields {
        name: name.into(),
        probation_on: Some(joined.into()),
        full_on: is_full.then(|| "2021-07-01".into()),
        ..MemberFields::default()
    };
    let home = Membership {
        id: None,
        unit_id,
        group_id: None,
        from_on: day("2020-01-01"),
        until_on: None,
        came_by: None,
        left_by: None,
    };
    book.write(act("member_save"), |tx| member::save(tx, None, &fields, &[home], &[], &[])).unwrap()
}

fn hold(
    book: &mut Book,
    unit_id: UnitId,
    topic: TopicId,
    kind: &'static str,
    missing: &[MemberId],
) -> ledger::id::SessionId {
    let fields = SessionFields {
        unit_id,
        title: "学习".into(),
        kinds: vec![Kind::built_in(kind)],
        on_day: day("2026-05-15"),
        start_time: None,
        end_time: None,
        place: None,
        mode: Mode::Onsite,
        status: Status::Held,
        scope: Scope::All,
        minutes: 60,
        belongs_year: None,
        is_required: true,
        is_restricted: false,
        campaign: None,
        form: None,
        content: None,
        decisions: None,
        note: None,
        photos: 0,
        roles: vec![],
        sittings: vec![],
        agenda: vec![],
        votes: vec![],
        topic_ids: vec![topic],
        observers: vec![],
        partner_ids: vec![],
        declared: None,
    };
    let absent = |&member_id: &MemberId| MarkEntry {
        member_id,
        mark: Mark::Absent,
        reason: None,
        sitting_id: None,
        late_minutes: None,
        early_minutes: None,
        note: None,
    };
    book.write(act("session_save"), |tx| {
        let id = session::save(tx, None, &fields)?;
        attendance::take_roll(tx, id)?;
        attendance::mark(tx, id, &missing.iter().map(absent).collect::<Vec<_>>())?;
        attendance::fill_rest(tx, id, Mark::Present, None)?;
        Ok(id)
    })
    .unwrap()
}

fn coverage(book: &Book) -> Coverage {
    let (owner, year) = (book.owner().unwrap(), Window::year(2026).unwrap());
    book.read(|view| topic::coverage(view, owner, year)).unwrap()
}

fn how<'a>(coverage: &'a Coverage, name: &str, topic: usize) -> &'a str {
    &coverage.rows.iter().find(|row| row.name == name).unwrap().cells[topic].how
}

#[test]
fn any_form_covers_a_topic() {
    let (_folder, mut book) = new_book();
    let owner = book.owner().unwrap();
    let topic = new_topic(&mut book, "纪律处分条例", Audience::All);
    let [_came, missed, home, never] =
        ["周立群", "高建民", "孟庆和", "魏东升"].map(|name| person(&mut book, name, "2020-07-01", true));
    let session = hold(&mut book, owner, topic, Kind::LECTURE, &[missed, home, never]);
    let made_up = MakeUp {
        id: None,
        on_day: day("2026-05-18"),
        form: MakeUpForm::Delivered,
        minutes: 60,
        content: None,
        witness: None,
        proof: None,
        proved_on: None,
    };
    book.write(act("make_up_save"), |tx| attendance::make_up_save(tx, session, missed, &made_up)).unwrap();
    let study = TopicStudy {
        id: None,
        topic_id: topic,
        member_id: home,
        on_day: day("2026-05-20"),
        form: StudyForm::SelfStudy,
        minutes: 60,
        note: None,
    };
    let study = book.write(act("study_save"), |tx| topic::study_save(tx, &study)).unwrap();
    let matrix = coverage(&book);
    let cells: Vec<_> = ["周立群", "高建民", "孟庆和", "魏东升"].map(|name| how(&matrix, name, 0)).into();
    assert_eq!(cells, ["课", "补", "自", "未"], "a lecture, a make-up, study at home, nothing yet");
    assert_eq!(
        (matrix.topics[0].due, matrix.topics[0].covered, matrix.topics[0].sessions),
        (4, 3, 1),
        "three of four"
    );
    book.write(act("study_delete"), |tx| topic::study_delete(tx, study)).unwrap();
    assert_eq!(how(&coverage(&book), "孟庆和", 0), "未", "without the note it is open again");
}

#[test]
fn a_topic_asks_only_its_audience() {
    let (_folder, mut book) = new_book();
    new_topic(&mut book, "党章", Audience::All);
    new_topic(&mut book, "预备党员教育", Audience::Probationary);
    person(&mut book, "周立群", "2020-07-01", true);
    person(&mut book, "陆一帆", "2025-11-05", false);
    let matrix = coverage(&book);
    let due: Vec<_> = matrix.topics.iter().map(|topic| topic.due).collect();
    assert_eq!(due, [2, 1], "everybody, then those on probation");
    assert_eq!(how(&matrix, "周立群", 1), "—", "who is not asked is not behind");
}

#[test]
fn a_topic_that_was_studied_stays() {
    let (_folder, mut book) = new_book();
    let owner = book.owner().unwrap();
    let topic = new_topic(&mut book, "党章", Audience::All);
    person(&mut book, "周立群", "2020-07-01", true);
    hold(&mut book, owner, topic, Kind::THEME_DAY, &[]);
    let deleted = book.write(act("topic_delete"), |tx| topic::delete(tx, topic));
    assert!(matches!(deleted, Err(Error::InUse { by: "session", count: 1, .. })), "{deleted:?}");
}
