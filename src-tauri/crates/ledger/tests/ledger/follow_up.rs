//! What a session leaves behind: tasks of its decisions, criticism, talks, lecturers, hours.

use ledger::book::{last_change, undo};
use ledger::criticism::{self, Criticism};
use ledger::date::Window;
use ledger::follow_up::{self, FollowUpItem};
use ledger::session::{self, Kind, Rates, Role, RoleEntry, Scope, SessionFields, propose};
use ledger::task::{self, Light, Progress, TaskStatus, Template};
use ledger::{attendance, lecturer, search, talk};

use crate::life::{attend, fields, people, refusal, save};
use crate::{act, day, new_book};

fn item(title: &str, owner: &str, due: &str) -> FollowUpItem {
    FollowUpItem {
        title: title.into(),
        measures: Some("每周检查一次".into()),
        owner: Some(owner.into()),
        due_on: Some(due.into()),
    }
}

#[test]
fn decisions_and_rectification_become_tasks_of_the_meeting_in_one_step() {
    let (_folder, mut book) = new_book();
    let unit = book.owner().unwrap();
    let held =
        SessionFields { belongs_year: Some(2025), ..fields(unit, &["organisational_life"], "2026-02-10") };
    let session = save(&mut book, &held);
    let problems =
        [item("学习不够系统", "欧阳堃", "2026-06-30"), item("谈心谈话不够经常", "许秀兰", "2026-03")];
    book.write(act("follow_up_add"), |tx| {
        follow_up::add(tx, session, None, Template::Rectification, &problems)
    })
    .unwrap();
    let more = [item("修改党小组学习计划", "许秀兰", "2026-03-31")];
    book.write(act("follow_up_add"), |tx| follow_up::add(tx, session, None, Template::Rectification, &more))
        .unwrap();
    let read = |book: &ledger::Book| {
        book.read(|view| follow_up::of_session(view, session, day("2026-04-01"))).unwrap()
    };
    let found = read(&book);
    let lists: Vec<&str> = found.iter().map(|line| line.list.as_str()).collect();
    assert_eq!(
        lists, ["2025年度组织生活会整改清单"; 3],
        "one list a meeting, named by the year it belongs to"
    );
    assert_eq!(
        found.iter().map(|line| line.task.fields.number).collect::<Vec<_>>(),
        [1, 2, 3],
        "numbers go on where they ended"
    );
    assert_eq!(found[1].task.light, Light::Late, "due in March, not done in April");
    let done = Progress {
        id: None,
        on_day: day("2026-03-20"),
        text: "谈完27人".into(),
        status: Some(TaskStatus::Done),
        done: None,
        total: None,
        by_whom: Some("许秀兰".into()),
    };
    book.write(act("task_progress"), |tx| task::progress_add(tx, found[1].task.id, &done)).unwrap();
    assert_eq!(read(&book)[1].task.light, Light::Done, "progress flows back into the record of the meeting");

    let (field, _) = refusal(book.write(act("follow_up_add"), |tx| {
        follow_up::add(tx, session, None, Template::Other, &[item("某事", "许秀兰", "三月底")])
    }));
    assert_eq!(field, "dueOn", "a deadline that is no date is refused");
    let lists = book.read(|view| task::lists(view, unit, day("2026-04-01"))).unwrap();
    assert_eq!(lists.len(), 1, "and the list made for it is not left behind empty");
    book.write(act("session_delete"), |tx| session::delete(tx, session)).unwrap();
    let kept = book.read(|view| task::list(view, lists[0].id, day("2026-04-01"))).unwrap();
    assert_eq!(kept.len(), 3, "the tasks outlive their meeting");
    let last = book.read(last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| undo(tx, last)).unwrap();
    assert_eq!(read(&book).len(), 3, "and one undo ties them to it again");
}

#[test]
fn criticism_is_found_by_no_search() {
    let (_folder, mut book) = new_book();
    let unit = book.owner().unwrap();
    let members = people(&mut book, unit, None, 1, 3);
    let session = save(&mut book, &fields(unit, &["organisational_life"], "2026-02-10"));
    let line = |from, to, text: &str| Criticism { from_id: from, to_id: to, text: text.into() };
    let said = [line(members[0], members[0], "抓落实不够严"), line(members[1], members[0], "下班组偏少")];
    let too_early = book.write(act("criticism_save"), |tx| criticism::save(tx, session, &said));
    assert_eq!(refusal(too_early).0, "fromId", "who speaks is on the roll");
    attend(&mut book, session, &[]);
    book.write(act("criticism_save"), |tx| criticism::save(tx, session, &said)).unwrap();
    let (list, outline, spoken) = book
        .read(|view| {
            let spoken = criticism::spoken(view, session)?;
            Ok((criticism::list(view, session)?, criticism::outline(view, session)?, spoken))
        })
        .unwrap();
    assert_eq!(list, said, "kept in the order in which it was said");
    assert_eq!((outline[1].from.as_str(), outline[1].to.as_str()), ("党员02", "党员01"), "who → whom");
    assert_eq!((spoken.of_self, spoken.of_others), (1, 1), "speaking of oneself is 自我批评");
    let talk = SessionFields {
        title: "周立群与党员01谈心谈话".into(),
        is_restricted: true,
        scope: Scope::Nobody,
        content: Some("家里老人住院".into()),
        decisions: Some("希望调整夜班".into()),
        ..fields(unit, &["talk"], "2026-02-11")
    };
    save(&mut book, &talk);
    for words in ["抓落实", "下班组", "老人住院", "调整夜班"] {
        let found = book.read(|view| search::search(view, words, None, 10)).unwrap().hits;
        assert!(found.is_empty(), "P-13: “{words}” must not come up in the search: {found:?}");
    }
}

#[test]
fn talks_are_counted_on_both_sides_and_by_the_calendar_year() {
    let (_folder, mut book) = new_book();
    let unit = book.owner().unwrap();
    let members = people(&mut book, unit, None, 1, 4);
    let role = |role, id| RoleEntry {
        role,
        member_id: Some(id),
        name: "某人".into(),
        institution: None,
        post: None,
    };
    let mut hold = |on: &str, talker: usize, talked: &[usize]| {
        let mut roles = vec![role(Role::Talker, members[talker])];
        roles.extend(talked.iter().map(|who| role(Role::TalkedTo, members[*who])));
        save(&mut book, &SessionFields { roles, scope: Scope::Nobody, ..fields(unit, &["talk"], on) });
    };
    hold("2025-12-31", 0, &[3]);
    hold("2026-01-05", 0, &[1, 2]);
    let lines = book.read(|view| talk::talks(view, unit, day("2026-09-18"))).unwrap();
    let of = |i: usize| lines.iter().find(|line| line.member_id == members[i]).unwrap();
    assert_eq!(
        (0..4).map(|i| of(i).talks).collect::<Vec<_>>(),
        [1, 1, 1, 0],
        "talker and talked-to alike (ZB-24); last year's talk is last year's"
    );
    assert_eq!(of(3).last_on, Some(day("2025-12-31")), "when it last was");
    assert_eq!(lines[0].member_id, members[3], "who has waited longest comes first");
}

#[test]
fn lecturers_come_from_the_records_with_sessions_attendances_and_people() {
    let (_folder, mut book) = new_book();
    let unit = book.owner().unwrap();
    let members = people(&mut book, unit, None, 1, 4);
    let outside = |name: &str, post: Option<&str>| RoleEntry {
        role: Role::Lecturer,
        member_id: None,
        name: name.into(),
        institution: Some("市委党校".into()),
        post: post.map(Into::into),
    };
    let inside = RoleEntry {
        role: Role::Lecturer,
        member_id: Some(members[0]),
        name: "党员01".into(),
        institution: None,
        post: None,
    };
    for (on, roles, absent) in [
        ("2026-03-05", vec![outside("李明", Some("教授"))], 0),
        ("2026-05-05", vec![outside("李明", None), outside("王芳", Some("副教授"))], 1),
        ("2026-06-05", vec![inside], 0),
    ] {
        let session = save(&mut book, &SessionFields { roles, ..fields(unit, &["expert_lecture"], on) });
        let away: Vec<_> =
            members[..absent].iter().map(|member| (*member, attendance::Mark::Excused)).collect();
        attend(&mut book, session, &away);
    }
    let year = Window::year(2026).unwrap();
    let found = book.read(|view| lecturer::list(view, unit, year)).unwrap();
    let shown: Vec<_> = found
        .iter()
        .map(|line| (line.name.as_str(), line.post.as_deref(), line.sessions, line.attendances, line.people))
        .collect();
    assert_eq!(
        shown,
        [
            ("李明", Some("教授"), 2, 7, Some(4)),
            ("王芳", Some("副教授"), 1, 3, Some(3)),
            ("党员01", None, 1, 4, Some(4))
        ],
        "S55: outsiders first; 4 + 3 attendances of 4 people; the post as last written"
    );
}

#[test]
fn credit_is_proposed_by_kind_and_clock() {
    let rates = Rates { half_day: 180, lecture: 240, practice: 240, training: 480, micro_lecture: 15 };
    for (kinds, from, to, minutes, why) in [
        ("micro_lecture", "", "", 15, "a talk at the start of a shift needs no clock"),
        ("micro_lecture", "07:45", "08:00", 15, "the clock, where there is one"),
        ("study", "16:00", "17:00", 60, "1 学时 an hour"),
        ("lecture", "14:00", "16:59", 179, "a minute short of half a day counts as the clock says"),
        ("lecture", "14:00", "17:00", 240, "a lecture of half a day counts 4 学时"),
        ("theme_day+lecture", "08:30", "12:00", 240, "the kind that counts most, once"),
        ("training", "08:30", "17:00", 480, "a day of training counts 8 学时"),
        ("training", "08:30", "11:30", 240, "half a day of it 4"),
        ("field_teaching", "08:00", "14:00", 480, "a whole day of practice is two halves"),
        ("talk", "10:00", "10:20", 0, "a talk is no 集中学习"),
        ("committee_meeting", "22:30", "00:30", 120, "over midnight"),
        ("study", "", "", 0, "nothing is known"),
    ] {
        let kinds: Vec<Kind> = kinds.split('+').map(|word| Kind::parse(word).unwrap()).collect();
        let time = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        assert_eq!(propose(&kinds, time(from), time(to), &rates), minutes, "{kinds:?} {from}–{to}: {why}");
    }
}

#[test]
fn four_micro_lectures_make_one_hour_of_the_year_they_were_held_in() {
    let (_folder, mut book) = new_book();
    let unit = book.owner().unwrap();
    let members = people(&mut book, unit, None, 1, 2);
    for on in ["2025-12-31", "2026-01-01", "2026-04-01", "2026-07-01", "2026-12-31"] {
        let session = save(
            &mut book,
            &SessionFields { minutes: 15, belongs_year: Some(2025), ..fields(unit, &["micro_lecture"], on) },
        );
        attend(&mut book, session, &[]);
    }
    let lines = book.read(|view| attendance::hours(view, unit, day("2026-12-31"))).unwrap();
    let own = lines.iter().find(|line| line.member_id == members[0]).unwrap();
    assert_eq!(
        own.year_minutes, own.period_minutes,
        "S125: 4 × 15 minutes are 1 学时; the fifth is last year's whatever year it belongs to, and nothing is carried over"
    );
}
