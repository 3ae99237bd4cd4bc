//! Lists of tasks: what the day makes of them, the rate, progress.

use ledger::id::{TaskId, TaskListId};
use ledger::task::{self, Light, Progress, TaskFields, TaskListFields, TaskStatus, Template};
use ledger::{Book, Error};

use crate::{act, day, new_book};

pub fn fields(list_id: TaskListId, number: i64, status: TaskStatus) -> TaskFields {
    TaskFields {
        category: Some("职工服务".into()),
        leader: Some("周立群".into()),
        owner: Some("欧阳堃、孟庆和".into()),
        due_on: Some("2021-12-31".into()),
        status,
        ..TaskFields::new(list_id, number, format!("第 {number} 项"))
    }
}

pub fn new_list(book: &mut Book) -> TaskListId {
    let list = TaskListFields {
        unit_id: book.owner().unwrap(),
        name: "我为群众办实事项目清单".into(),
        template: Template::Practical,
        starts_on: Some(day("2026-03-01")),
        ends_on: Some(day("2026-12-31")),
        note: None,
    };
    book.write(act("list_save"), |tx| task::list_save(tx, None, &list)).unwrap()
}

pub fn add(book: &mut Book, fields: &TaskFields) -> TaskId {
    book.write(act("task_save"), |tx| task::save(tx, None, fields)).unwrap()
}

pub fn line(on: &str, text: &str, status: Option<TaskStatus>) -> Progress {
    Progress { id: None, on_day: day(on), text: text.into(), status, done: None, total: None, by_whom: None }
}

#[test]
fn forty_tasks_of_34_and_6_print_85_and_15_per_cent() {
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    for number in 1..=40 {
        add(
            &mut book,
            &fields(list, number, if number <= 34 { TaskStatus::Done } else { TaskStatus::StageDone }),
        );
    }
    let owner = book.owner().unwrap();
    let lists = book.read(|view| task::lists(view, owner, day("2022-03-01"))).unwrap();
    let figures = lists[0].figures;
    assert_eq!(
        (figures.total, figures.done, figures.stage_done, figures.late),
        (40, 34, 6, 0),
        "阶段性完成 stays under its own name after the deadline, too"
    );
    let percent = |part: i64| format!("{:.1}%", 100.0 * part as f64 / figures.total as f64);
    assert_eq!(
        format!("{:.1}%", 100.0 * figures.rate().unwrap()),
        "85.0%",
        "阶段性完成 never counts as 已完成 (T-19)"
    );
    assert_eq!(percent(figures.stage_done), "15.0%", "its own share stands beside the rate");
}

#[test]
fn ongoing_and_stopped_tasks_stand_outside_the_rate() {
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    let done = add(&mut book, &fields(list, 1, TaskStatus::Done));
    book.write(act("task_close"), |tx| task::close(tx, done, "周立群", day("2026-09-20"))).unwrap();
    add(&mut book, &TaskFields { is_ongoing: true, ..fields(list, 2, TaskStatus::Going) });
    add(&mut book, &fields(list, 3, TaskStatus::Stopped));
    let tasks = book.read(|view| task::list(view, list, day("2026-09-21"))).unwrap();
    let figures = task::figures(&tasks);
    assert_eq!((figures.total, figures.done, figures.closed), (1, 1, 1), "已销号 is part of 已完成");
    assert_eq!(
        (figures.ongoing, figures.stopped),
        (1, 1),
        "长期坚持 and 终止 are told apart, not counted (T-07)"
    );
    assert_eq!(task::figures(&[]).rate(), None, "no tasks, no rate");
}

#[test]
fn near_and_late_begin_on_the_right_day() {
    let mut going = fields(TaskListId(1), 1, TaskStatus::Going);
    going.due_on = Some("2026-09-21".into());
    let light = |fields: &TaskFields, on: &str| task::light(fields, day(on), 7);
    assert_eq!(light(&going, "2026-09-13"), Light::Going, "eight days before: nothing yet");
    assert_eq!(light(&going, "2026-09-14"), Light::Near, "seven days before (T-15)");
    assert_eq!(light(&going, "2026-09-21"), Light::Near, "the deadline itself is not late");
    assert_eq!(light(&going, "2026-09-22"), Light::Late, "the day after is");
    assert_eq!(task::days_late(&going, day("2026-09-22")), Some(1), "by one day");
    going.due_on = Some("2026-09".into());
    assert_eq!(light(&going, "2026-09-30"), Light::Near, "a month as deadline lasts to its last day");
    assert_eq!(light(&going, "2026-10-01"), Light::Late, "and no longer");
    let done = TaskFields { status: TaskStatus::Done, ..going.clone() };
    assert_eq!(light(&done, "2027-01-01"), Light::Done, "what is done is never late");
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    add(&mut book, &TaskFields { list_id: list, ..going });
    let figures = |on: &str| task::figures(&book.read(|view| task::list(view, list, day(on))).unwrap());
    let near = figures("2026-09-28");
    assert_eq!((near.near, near.going, near.total), (1, 1, 1), "临期 is part of 推进中, not beside it");
    let bands = ["2026-10-03", "2026-10-04", "2026-10-07", "2026-10-08"].map(|on| figures(on).late_by);
    assert_eq!(bands, [[1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]], "1–3, 4–7, 8 and more days late");
}

#[test]
fn progress_is_added_never_overwritten() {
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    let id = add(&mut book, &fields(list, 1, TaskStatus::NotStarted));
    for (on, text, status) in [
        ("2026-06-26", "6 处降温点全部投用", Some(TaskStatus::Done)),
        ("2026-05-12", "完成 3 处", Some(TaskStatus::Going)),
        ("2026-06-27", "职工反映良好", None),
    ] {
        book.write(act("task_progress"), |tx| task::progress_add(tx, id, &line(on, text, status))).unwrap();
    }
    let kept = book.read(|view| task::get(view, id, day("2026-09-21"))).unwrap();
    let texts: Vec<_> = kept.progress.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(
        texts,
        ["完成 3 处", "6 处降温点全部投用", "职工反映良好"],
        "every line is kept, oldest first (T-22)"
    );
    assert_eq!(kept.fields.status, TaskStatus::Done, "a line written late does not undo a later status");
    assert_eq!(
        kept.fields.done_on.as_deref(),
        Some("2026-06-26"),
        "the line that says 已完成 gives 完成时间"
    );
    let again = book.write(act("task_progress"), |tx| task::progress_add(tx, id, &kept.progress[0]));
    assert!(matches!(again, Err(Error::Broken(_))), "a line that is in the book is not written again");
}

#[test]
fn a_number_stands_once_in_a_list_and_a_deleted_list_comes_back_whole() {
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    let id = add(&mut book, &fields(list, 1, TaskStatus::Going));
    book.write(act("task_progress"), |tx| task::progress_add(tx, id, &line("2026-05-12", "开工", None)))
        .unwrap();
    let twice = book.write(act("task_save"), |tx| task::save(tx, None, &fields(list, 1, TaskStatus::Going)));
    assert!(matches!(twice, Err(Error::Taken { noun: "task", field: "number" })), "{twice:?}");
    book.write(act("list_delete"), |tx| task::list_delete(tx, list)).unwrap();
    assert!(
        book.read(|view| task::get(view, id, day("2026-09-21"))).is_err(),
        "the list took its tasks along"
    );
    let last = book.read(ledger::book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| ledger::book::undo(tx, last)).unwrap();
    let kept = book.read(|view| task::get(view, id, day("2026-09-21"))).unwrap();
    assert_eq!(kept.progress.len(), 1, "one undo brings back the list, its tasks and their progress");
}

#[test]
fn time_gone_is_counted_in_whole_days() {
    let list = TaskListFields {
        unit_id: ledger::id::UnitId(1),
        name: "清单".into(),
        template: Template::Practical,
        starts_on: Some(day("2026-03-01")),
        ends_on: Some(day("2026-12-31")),
        note: None,
    };
    let share = |on: &str| format!("{:.1}", 100.0 * task::time_share(&list, day(on)).unwrap());
    assert_eq!(share("2026-09-21"), "67.0", "205 of 306 days (T-16)");
    assert_eq!(share("2027-02-01"), "100.0", "after the end nothing more can pass");
    assert_eq!(share("2026-01-01"), "0.0", "before the start nothing has");
}

#[test]
fn a_list_by_month_ends_in_its_own_figures() {
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    let of = |number, due: &str, status, done: Option<&str>| TaskFields {
        due_on: Some(due.into()),
        done_on: done.map(Into::into),
        ..fields(list, number, status)
    };
    add(&mut book, &of(1, "2026-04", TaskStatus::Done, Some("2026-04-20")));
    add(&mut book, &of(2, "2026-05-10", TaskStatus::Done, Some("2026-06")));
    add(&mut book, &of(3, "2026-06-30", TaskStatus::Done, None));
    add(&mut book, &of(4, "2026-12-31", TaskStatus::Going, None));
    add(&mut book, &TaskFields { due_on: None, ..fields(list, 5, TaskStatus::NotStarted) });
    add(&mut book, &TaskFields { is_ongoing: true, ..fields(list, 6, TaskStatus::Going) });
    let stage = add(&mut book, &of(7, "2026-07-31", TaskStatus::Going, None));
    let said = line("2026-05-20", "完成一半", Some(TaskStatus::StageDone));
    book.write(act("task_progress"), |tx| task::progress_add(tx, stage, &said)).unwrap();
    let today = day("2026-07-15");
    let burn = book.read(|view| task::burn_up(view, list, today)).unwrap();
    let of_month = |month: &str| {
        let found = burn.months.iter().find(|one| one.month == month).unwrap();
        (found.planned, found.done, found.stage_done)
    };
    assert_eq!(burn.months[0].month, "2026-03", "the list's own first month");
    assert_eq!(burn.months.last().unwrap().month, "2026-12", "to its last deadline");
    assert_eq!(of_month("2026-04"), (1, Some(1), Some(0)), "a deadline of a month is its last day");
    assert_eq!(of_month("2026-05"), (2, Some(1), Some(1)), "阶段性完成 stands beside what is done (T-19)");
    assert_eq!(of_month("2026-06"), (3, Some(2), Some(1)), "done in June, though due in May");
    let figures = book.read(|view| task::list_get(view, list, today)).unwrap().figures;
    assert_eq!(
        of_month("2026-07"),
        (4, Some(figures.done), Some(figures.stage_done)),
        "the month of the day says what the figures of the list say"
    );
    assert_eq!(of_month("2026-08"), (4, None, None), "nothing is known of months to come");
    assert_eq!(
        (burn.total, burn.no_deadline, burn.no_done_day),
        (figures.total, 1, 1),
        "长期坚持 is not counted; what has no day is named"
    );
}
