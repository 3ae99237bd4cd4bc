//! Topics: who has had which, by whatever form.

use ledger::attendance::{self, MakeUp, MakeUpForm, Mark};
use ledger::date::Window;
use ledger::id::{MemberId, TopicId, UnitId};
use ledger::member::{self, MemberFields, Membership};
use ledger::session::{self, Kind, Mode, Scope, SessionFields, Status};
use ledger::topic::{self, Audience, Coverage, StudyForm, TopicFields, TopicStudy};
use ledger::{Book, Error};

use crate::{act, day, life, new_book};

fn new_topic(book: &mut Book, title: &str, audience: Audience) -> TopicId {
    let fields = TopicFields {
        unit_id: book.owner().unwrap(),
        title: title.into(),
        family: None,
        source: None,
        is_required: true,
        is_original: false,
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
    let absent = |&member_id: &MemberId| life::entry(member_id, Mark::Absent);
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

fn how(coverage: &Coverage, name: &str, topic: usize) -> &'static str {
    coverage.rows.iter().find(|row| row.name == name).unwrap().cells[topic].how.as_str()
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
    let gone = TopicStudy { topic_id: ledger::id::TopicId(99), ..study.clone() };
    let error = book.write(act("study_save"), |tx| topic::study_save(tx, &gone)).unwrap_err();
    assert!(
        matches!(error, Error::Missing { .. }),
        "a topic that was deleted meanwhile is told as such: {error}"
    );
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

#[test]
fn every_form_of_study_says_which_it_was() {
    let (_folder, mut book) = new_book();
    let topic = new_topic(&mut book, "党章", Audience::All);
    let names = ["周立群", "高建民", "孟庆和", "魏东升", "谢春林"];
    let people = names.map(|name| person(&mut book, name, "2020-07-01", true));
    let study = |form, on: &str| TopicStudy {
        id: None,
        topic_id: topic,
        member_id: MemberId(0),
        on_day: day(on),
        form,
        minutes: 45,
        note: None,
    };
    for (form, who) in StudyForm::ALL.iter().zip(&people) {
        book.write(act("study_together"), |tx| {
            topic::study_together(tx, &[*who], &study(*form, "2026-03-02"))
        })
        .unwrap();
    }
    let matrix = coverage(&book);
    assert_eq!(
        names.map(|name| how(&matrix, name, 0)),
        ["自", "原", "送", "网", "他"],
        "self-study, original, brought home, online, other"
    );
    let opened = matrix.rows[0].cells[0].study_id.unwrap();
    let opened = book.read(|view| topic::study_get(view, opened)).unwrap();
    assert_eq!(opened.on_day, day("2026-03-02"), "a cell opens the note it comes from");
}

#[test]
fn several_people_are_noted_at_once_and_undone_at_once() {
    let (_folder, mut book) = new_book();
    let topic = new_topic(&mut book, "党章", Audience::All);
    let people = ["周立群", "高建民", "孟庆和"].map(|name| person(&mut book, name, "2020-07-01", true));
    let study = TopicStudy {
        id: None,
        topic_id: topic,
        member_id: MemberId(0),
        on_day: day("2026-03-02"),
        form: StudyForm::Original,
        minutes: 60,
        note: None,
    };
    book.write(act("study_together"), |tx| topic::study_together(tx, &people, &study)).unwrap();
    let matrix = coverage(&book);
    assert_eq!((matrix.topics[0].covered, matrix.topics[0].due), (3, 3), "one click for all of them");
    let [total] = &matrix.studies[..] else { panic!("one form: {:?}", matrix.studies) };
    assert_eq!(
        (total.form, total.people, total.times, total.minutes),
        (StudyForm::Original, 3, 3, 180),
        "S18: people and hours of study outside sessions"
    );
    let change = book.read(ledger::book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| ledger::book::undo(tx, change)).unwrap();
    assert_eq!(coverage(&book).topics[0].covered, 0, "and one undo takes all of them back");
    let nobody = book.write(act("study_together"), |tx| topic::study_together(tx, &[], &study));
    assert_eq!(crate::life::refusal(nobody).0, "memberIds", "nobody ticked is said, not ignored");
}

#[test]
fn who_joins_after_the_deadline_is_not_asked() {
    let (_folder, mut book) = new_book();
    let topic = new_topic(&mut book, "学习贯彻会议精神", Audience::All);
    let fields = book.read(|view| topic::get(view, topic)).unwrap().fields;
    let due = TopicFields { due_on: Some(day("2026-03-31")), ..fields };
    book.write(act("topic_save"), |tx| topic::save(tx, Some(topic), &due)).unwrap();
    for (name, joined) in [("周立群", "2020-07-01"), ("陆一帆", "2026-03-31"), ("祝嘉禾", "2026-04-01")]
    {
        person(&mut book, name, joined, false);
    }
    let matrix = coverage(&book);
    assert_eq!(how(&matrix, "陆一帆", 0), "未", "joined on the last day: asked");
    assert_eq!(how(&matrix, "祝嘉禾", 0), "—", "joined the day after: not behind");
    assert_eq!(matrix.topics[0].due, 2, "and in no figure");
}

#[test]
fn topics_are_summed_by_family_and_by_what_is_asked() {
    let (_folder, mut book) = new_book();
    let owner = book.owner().unwrap();
    person(&mut book, "周立群", "2020-07-01", true);
    let mut add = |title: &str, family: Option<&str>, is_required, is_original, is_studied: bool| {
        let topic = new_topic(&mut book, title, Audience::All);
        let fields = book.read(|view| topic::get(view, topic)).unwrap().fields;
        let fields = TopicFields { family: family.map(Into::into), is_required, is_original, ..fields };
        book.write(act("topic_save"), |tx| topic::save(tx, Some(topic), &fields)).unwrap();
        if is_studied {
            hold(&mut book, owner, topic, "study", &[]);
        }
    };
    add("厂史教育", Some("厂史"), true, false, true);
    add("随想", None, false, false, false);
    add("建厂初期", Some("厂史 "), true, false, false);
    add("党章", Some("党内法规"), true, true, true);
    add("技术问答", Some("业务"), false, false, true);
    let matrix = coverage(&book);
    let families: Vec<_> = matrix
        .families
        .iter()
        .map(|family| (family.name.as_deref(), family.topics, family.studied, family.sessions))
        .collect();
    assert_eq!(
        families,
        [(Some("厂史"), 2, 1, 1), (Some("党内法规"), 1, 1, 1), (Some("业务"), 1, 1, 1), (None, 1, 0, 0)],
        "S30, S105: a blank behind the name is the same family; what has none stands last"
    );
    let menu = matrix.menu;
    assert_eq!((menu.required, menu.required_whole), (3, 2), "two of three 必学 had by everybody");
    assert_eq!((menu.optional, menu.optional_studied), (2, 1), "S122: one of two 选学 done");
    assert_eq!((menu.studied, menu.originals_studied), (3, 1), "S87: one of three texts was an original");
}
