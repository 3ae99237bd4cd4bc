//! 申报 → 确认 → 销号 by two people (T-08), sub-items, lights, leaders, superior's numbers, the bulletin.

use ledger::date::Window;
use ledger::id::{TaskId, TaskListId};
use ledger::task::{
    self, LampColour, Light, Scheme, Share, Standing, Subtask, Task, TaskFields, TaskListFields, TaskStatus,
    Template,
};
use ledger::{Act, Book, Error, Tx, setting};

use crate::task::{add, fields, line, new_list};
use crate::{act, day, new_book};

fn write(book: &mut Book, change: impl FnOnce(&Tx<'_>) -> ledger::Result<()>) -> Result<(), String> {
    book.write(act("task"), change).map_err(|error| match error {
        Error::Broken(broken) => broken.rule,
        other => other.to_string(),
    })
}

fn get(book: &Book, id: TaskId) -> Task {
    book.read(|view| task::get(view, id, day("2026-09-21"))).unwrap()
}

#[test]
fn what_the_doer_declares_somebody_else_confirms_and_closes() {
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    let id = add(&mut book, &fields(list, 1, TaskStatus::Going));
    let on = day("2026-09-20");
    let confirm = |book: &mut Book, by: &str| write(book, |tx| task::confirm(tx, id, by, on));
    assert!(confirm(&mut book, "周立群").unwrap_err().contains("还没有申报"), "nothing to confirm yet");
    write(&mut book, |tx| task::declare(tx, id, "欧阳 堃", on)).unwrap();
    let waiting = get(&book, id);
    assert_eq!(
        (waiting.light, waiting.days_late),
        (Light::Declared, None),
        "what waits for somebody else is late no more"
    );
    let figures =
        |book: &Book| book.read(|view| task::list_get(view, list, day("2026-09-21"))).unwrap().figures;
    let before = figures(&book);
    assert_eq!(
        (before.done, before.declared, before.going, before.late),
        (0, 1, 1, 0),
        "declared is not done"
    );
    for (by, why) in [("欧阳堃", "who declared it"), ("孟庆和", "the second of its owners"), ("", "nobody")]
    {
        assert!(confirm(&mut book, by).is_err(), "{why} does not confirm it");
    }
    let own_desk = Act { who: "欧阳堃", ..act("task_confirm") };
    let own_desk = book.write(own_desk, |tx| task::confirm(tx, id, "周立群", on));
    assert!(own_desk.is_err(), "who declared it does not write another's confirmation under their own name");
    let early = write(&mut book, |tx| task::confirm(tx, id, "周立群", day("2026-09-19")));
    assert!(early.unwrap_err().contains("早于申报日期"), "nobody confirms before it is declared");
    let status = TaskFields { status: TaskStatus::Done, ..get(&book, id).fields };
    assert!(
        write(&mut book, |tx| task::save(tx, Some(id), &status).map(|_| ())).is_err(),
        "no way round by the form"
    );
    let by_line = write(&mut book, |tx| {
        task::progress_add(tx, id, &line("2026-09-20", "完", Some(TaskStatus::Done))).map(|_| ())
    });
    assert!(by_line.is_err(), "nor by a line of progress");
    confirm(&mut book, "周立群").unwrap();
    let done = get(&book, id);
    assert_eq!(
        (done.light, done.fields.done_on.as_deref(), done.closing.confirmed_by.as_deref()),
        (Light::Done, Some("2026-09-20"), Some("周立群")),
        "done on the day it was declared"
    );
    assert!(
        write(&mut book, |tx| task::close(tx, id, "孟庆和", on)).is_err(),
        "an owner does not close it either"
    );
    write(&mut book, |tx| task::close(tx, id, "周立群", day("2026-09-21"))).unwrap();
    assert_eq!((figures(&book).done, figures(&book).closed), (1, 1), "已销号 counts as done");
    let back = write(&mut book, |tx| task::hand_back(tx, id, "沈维国", day("2026-09-21"), "再看看"));
    assert!(back.unwrap_err().contains("销号"), "what is closed is not handed back");
    for light in [Light::Done, Light::Declared, Light::Late] {
        let last = book.read(ledger::book::last_change).unwrap().unwrap();
        book.write(act("change_undo"), |tx| ledger::book::undo(tx, last)).unwrap();
        assert_eq!(get(&book, id).light, light, "each step is one entry of history and is taken back alone");
    }
}

#[test]
fn what_is_handed_back_is_worked_on_and_the_reason_is_kept() {
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    let id = add(&mut book, &fields(list, 1, TaskStatus::Going));
    write(&mut book, |tx| task::declare(tx, id, "欧阳堃", day("2026-09-18"))).unwrap();
    let back = |book: &mut Book, by: &str, why: &str| {
        write(book, |tx| task::hand_back(tx, id, by, day("2026-09-19"), why))
    };
    assert!(
        back(&mut book, "周立群", " ").unwrap_err().contains("为什么"),
        "nobody hands back without a reason"
    );
    assert!(back(&mut book, "欧阳堃", "自己再看看").is_err(), "the doer does not judge their own work");
    back(&mut book, "周立群", "两处没有防护栏").unwrap();
    let task = get(&book, id);
    assert_eq!(task.closing, Default::default(), "nothing is declared any more");
    let last = task.progress.last().unwrap();
    assert_eq!(
        (last.text.as_str(), last.by_whom.as_deref()),
        ("退回：两处没有防护栏", Some("周立群")),
        "the reason is a line of progress"
    );
    write(&mut book, |tx| task::declare(tx, id, "孟庆和", day("2026-09-20"))).unwrap();
    write(&mut book, |tx| task::confirm(tx, id, "周立群", day("2026-09-20"))).unwrap();
    let reopened = TaskFields { status: TaskStatus::Going, ..get(&book, id).fields };
    write(&mut book, |tx| task::save(tx, Some(id), &reopened).map(|_| ())).unwrap();
    assert_eq!(
        get(&book, id).closing,
        Default::default(),
        "what is opened again has to be declared and confirmed again"
    );
}

#[test]
fn an_owner_of_several_never_closes_and_only_what_is_done_is_closed() {
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    let going = add(&mut book, &fields(list, 1, TaskStatus::Going));
    let done = add(&mut book, &fields(list, 2, TaskStatus::Done));
    let close = |book: &mut Book, id, by: &str| write(book, |tx| task::close(tx, id, by, day("2026-09-21")));
    assert!(close(&mut book, going, "周立群").is_err(), "only what is done is closed (T-08)");
    assert!(
        close(&mut book, done, "孟庆和").is_err(),
        "no owner closes their own task, the second of two included"
    );
    close(&mut book, done, "周立群").unwrap();
    assert_eq!(get(&book, done).light, Light::Closed, "who confirmed is kept");
    let set = TaskFields { status: TaskStatus::Closed, ..fields(list, 1, TaskStatus::Going) };
    let by_hand = write(&mut book, |tx| task::save(tx, Some(going), &set).map(|_| ()));
    assert!(by_hand.is_err(), "销号 is no status to pick: it needs a second person");
}

fn list_of(book: &mut Book, template: Template, titles: &[&str], parts: &[&str]) -> TaskListId {
    let fields = TaskListFields {
        unit_id: book.owner().unwrap(),
        name: template.label().into(),
        template,
        starts_on: Some(day("2026-01-01")),
        ends_on: Some(day("2026-12-31")),
        note: None,
    };
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    book.write(act("list_begin"), |tx| task::list_begin(tx, &fields, &owned(titles), &owned(parts))).unwrap()
}

#[test]
fn five_ones_gives_every_unit_its_five_and_counts_them() {
    let (_folder, mut book) = new_book();
    let list = list_of(
        &mut book,
        Template::FiveOnes,
        &["一车间", "二车间"],
        &["分享", "献旗", "宣誓", "快闪", "走访"],
    );
    let tasks = book.read(|view| task::list(view, list, day("2026-03-01"))).unwrap();
    for task in &tasks {
        let titles: Vec<_> = task.subtasks.iter().map(|part| part.title.as_str()).collect();
        assert_eq!(
            titles,
            ["分享", "献旗", "宣誓", "快闪", "走访"],
            "the next unit begins with the words of the first"
        );
    }
    let refused = write(&mut book, |tx| task::declare(tx, tasks[0].id, "欧阳堃", day("2026-03-01")));
    assert!(refused.unwrap_err().contains("5 个子项"), "nobody declares done what is still open");
    for part in &tasks[0].subtasks {
        let id = part.id.unwrap();
        write(&mut book, |tx| task::subtask_done(tx, id, Some(day("2026-03-02")), None).map(|_| ())).unwrap();
    }
    let first = get(&book, tasks[0].id);
    assert_eq!(first.share, Some(Share { done: 5, total: 5 }), "5/5 (S39)");
    assert_eq!(
        first.fields.status,
        TaskStatus::Going,
        "a tick begins the task; done it is only when confirmed"
    );
    let mut fewer: Vec<Subtask> = first.subtasks.clone();
    fewer.remove(1);
    fewer[0].result = Some("分享会 1 场".into());
    write(&mut book, |tx| task::subtasks_save(tx, first.id, &fewer)).unwrap();
    assert_eq!(
        get(&book, first.id).subtasks,
        fewer,
        "what stays keeps its tick and id, what is left out is gone"
    );
}

#[test]
fn behind_is_less_done_than_time_gone() {
    // 100 days, ten steps: on day 50 five of ten are on pace, four are not (T-16).
    let mut task =
        TaskFields { start_on: Some("2026-01-01".into()), ..fields(TaskListId(1), 1, TaskStatus::Going) };
    task.due_on = Some("2026-04-10".into());
    let behind = |done, on: &str| task::is_behind(&task, Some(Share { done, total: 10 }), day(on));
    assert_eq!(
        (behind(5, "2026-02-19"), behind(4, "2026-02-19")),
        (false, true),
        "exactly as much is on pace"
    );
    assert!(!behind(0, "2025-12-31"), "before it starts nothing is due");
    assert!(!task::is_behind(&task, None, day("2026-04-01")), "what is not counted is not judged");
}

#[test]
fn every_scheme_of_lights_has_its_own_colours_and_words() {
    use LampColour::{BlackList, Blue, Green, Orange, Red, RedList, Yellow, YellowList};
    let at = |light, days_late: i64| Standing {
        light,
        days_late: Some(days_late),
        is_behind: false,
        share: None,
        is_weighty: false,
    };
    let of = |done| Standing { share: Some(Share { done, total: 100 }), ..at(Light::Going, -60) };
    let progress = Scheme::Progress { red: 30, orange: 60, yellow: 90 };
    let cases = [
        ("T-15", Scheme::Traffic, at(Light::Late, 1), Some((Red, "逾期"))),
        ("T-15", Scheme::Traffic, at(Light::Near, -7), Some((Yellow, "临期"))),
        (
            "T-15",
            Scheme::Traffic,
            Standing { is_behind: true, ..at(Light::Going, -60) },
            Some((Yellow, "低于序时")),
        ),
        ("T-15", Scheme::Traffic, at(Light::Going, -60), Some((Green, "按期"))),
        ("T-15", Scheme::Traffic, at(Light::Ongoing, -60), None),
        ("T-11", Scheme::Supervision, at(Light::Near, -3), Some((Blue, "临近办结时限"))),
        (
            "T-11",
            Scheme::Supervision,
            Standing { is_behind: true, ..at(Light::Near, -3) },
            Some((Yellow, "未达序时进度")),
        ),
        ("T-11", Scheme::Supervision, at(Light::Late, 3), Some((Red, "逾期未办结"))),
        ("T-11", Scheme::Supervision, at(Light::Done, 0), None),
        ("T-12", progress, of(29), Some((Red, "进度低于30%"))),
        ("T-12", progress, of(30), Some((Orange, "进度低于60%"))),
        ("T-12", progress, of(89), Some((Yellow, "进度低于90%"))),
        ("T-12", progress, of(90), Some((Green, "进度90%以上"))),
        ("T-12", progress, at(Light::Closed, 0), Some((Blue, "完工并验收"))),
        ("T-12 invents no progress", progress, at(Light::Going, -60), None),
        ("T-13 red is praise", Scheme::Lists, at(Light::Done, 0), Some((RedList, "已完成"))),
        ("T-13", Scheme::Lists, at(Light::Near, -1), Some((YellowList, "临期"))),
        ("T-13", Scheme::Lists, at(Light::Late, 1), Some((BlackList, "逾期"))),
        ("T-14 24 hours", Scheme::Urgency, at(Light::Near, -1), Some((Red, "紧急"))),
        (
            "T-14",
            Scheme::Urgency,
            Standing { is_weighty: true, ..at(Light::Near, -5) },
            Some((Yellow, "重点")),
        ),
        ("T-14", Scheme::Urgency, at(Light::Going, -60), Some((Blue, "常规"))),
        ("T-14", Scheme::Urgency, at(Light::Done, 0), Some((Green, "已办结"))),
    ];
    for (rule, scheme, standing, wanted) in cases {
        let lamp = task::lamp(scheme, standing);
        let found = lamp.as_ref().map(|lamp| (lamp.colour, lamp.word.as_str()));
        assert_eq!(found, wanted, "{rule}: {scheme:?}, {standing:?}");
    }
}

#[test]
fn a_unit_chooses_its_scheme_and_working_days_decide_what_is_weighty() {
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    // 21 September 2026 is a Monday; five working days later is Monday the 28th (25–27 is the Mid-Autumn holiday).
    let due = TaskFields { due_on: Some("2026-09-28".into()), ..fields(list, 1, TaskStatus::Going) };
    let id = add(&mut book, &due);
    assert!(!get(&book, id).lamp.unwrap().is_beside, "the default's lights are the status itself");
    let owner = book.owner().unwrap();
    book.write(act("setting_set"), |tx| setting::set(tx, Some(owner), "task.lights", &4.into())).unwrap();
    let lamp = get(&book, id).lamp.unwrap();
    assert!(lamp.is_beside, "a scheme of the unit's own stands beside the status");
    assert_eq!(lamp.colour, LampColour::Yellow, "within five working days is 重点 (T-14): {lamp:?}");
}

#[test]
fn claims_are_counted_by_leader() {
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    for (number, by) in [(1, "周立群"), (2, "周立群、许秀兰"), (3, "许 秀 兰")] {
        let id = add(&mut book, &TaskFields { leader: None, ..fields(list, number, TaskStatus::Going) });
        write(&mut book, |tx| task::claim(tx, id, by, day("2026-03-05"))).unwrap();
    }
    let lines = book.read(|view| task::leaders(view, list, day("2026-09-21"))).unwrap();
    let claimed: Vec<_> = lines.iter().map(|line| (line.name.as_str(), line.claimed.clone())).collect();
    assert_eq!(
        claimed,
        [("周立群", vec![1, 2]), ("许秀兰", vec![2, 3])],
        "S63: tasks per leader, one name however it is spaced"
    );
}

#[test]
fn a_superiors_items_are_told_by_what_units_made_of_them() {
    let (_folder, mut book) = new_book();
    let above = new_list(&mut book);
    for number in 1..=2 {
        add(&mut book, &fields(above, number, TaskStatus::Going));
    }
    let below = list_of(&mut book, Template::Superior, &[], &[]);
    for (number, parent, status) in
        [(1, "1", TaskStatus::Done), (2, "1", TaskStatus::Going), (3, "9", TaskStatus::Done)]
    {
        add(&mut book, &TaskFields { parent_number: Some(parent.into()), ..fields(below, number, status) });
    }
    let told = |list| {
        let lines = book.read(|view| task::parents(view, list, day("2021-06-01"))).unwrap();
        lines
            .into_iter()
            .map(|line| (line.number, line.title.is_some(), line.figures.done, line.figures.total))
            .collect::<Vec<_>>()
    };
    let item = |number: &str, is_named, done, total| (number.to_owned(), is_named, done, total);
    assert_eq!(
        told(above),
        [item("1", true, 1, 2), item("2", true, 0, 0), item("9", false, 1, 1)],
        "T-20: every item of the superior, also one that nobody took up; a number it does not have is not lost"
    );
    assert_eq!(
        told(below),
        [item("1", false, 1, 2), item("9", false, 1, 1)],
        "of the unit's own list its own tasks"
    );
}

#[test]
fn the_bulletin_tells_what_fell_in_its_days() {
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    let due = |number, due: &str| TaskFields {
        due_on: Some(due.into()),
        ..fields(list, number, TaskStatus::Going)
    };
    let done = add(&mut book, &due(1, "2026-09-30"));
    let moved = add(&mut book, &due(2, "2026-10-15"));
    add(&mut book, &due(3, "2026-09-10"));
    add(&mut book, &due(4, "2026-12-31"));
    write(&mut book, |tx| task::progress_add(tx, moved, &line("2026-09-13", "上周", None)).map(|_| ()))
        .unwrap();
    write(&mut book, |tx| task::progress_add(tx, moved, &line("2026-09-14", "本周", None)).map(|_| ()))
        .unwrap();
    write(&mut book, |tx| task::declare(tx, done, "欧阳堃", day("2026-09-18"))).unwrap();
    write(&mut book, |tx| task::confirm(tx, done, "周立群", day("2026-09-19"))).unwrap();
    let week = Window::new(day("2026-09-14"), day("2026-09-20")).unwrap();
    let told = book.read(|view| task::bulletin(view, list, week)).unwrap();
    let numbers = |tasks: &[Task]| tasks.iter().map(|task| task.fields.number).collect::<Vec<_>>();
    assert_eq!((numbers(&told.done), numbers(&told.moved)), (vec![1], vec![2]), "done and moved in the week");
    assert_eq!(told.moved[0].progress.len(), 1, "only the lines of the week");
    assert_eq!(
        (numbers(&told.late), numbers(&told.next)),
        (vec![3], vec![2]),
        "late, and due within 30 days"
    );
    let f = told.list.figures;
    assert_eq!((f.total, f.done, f.started, f.late), (4, 1, 4, 1), "the list on its last day");
}
