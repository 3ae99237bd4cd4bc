//! 问需问计: needs become tasks, suggestions are taken up, questions are answered.

use ledger::Book;
use ledger::id::NeedId;
use ledger::need::{self, NeedFields, NeedKind};
use ledger::task;

use crate::task::new_list;
use crate::{act, day, new_book};

fn raise(book: &mut Book, kind: NeedKind, on: &str, text: &str) -> NeedId {
    let fields = NeedFields {
        unit_id: book.owner().unwrap(),
        kind,
        on_day: day(on),
        from_whom: Some("夜班职工".into()),
        channel: Some("座谈".into()),
        category: Some("急难愁盼".into()),
        text: text.into(),
        session_id: None,
        task_id: None,
        answered_on: None,
        answer: None,
        is_adopted: None,
    };
    book.write(act("need_save"), |tx| need::save(tx, None, &fields)).unwrap()
}

#[test]
fn a_need_becomes_a_task_in_one_step_and_one_undo_takes_both_back() {
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    let text = "希望夜班有热饭。食堂十点关门，夜班职工只能吃泡面，已经反映过两次";
    let id = raise(&mut book, NeedKind::Need, "2026-03-05", text);
    let task = book.write(act("need_to_task"), |tx| need::to_task(tx, id, list)).unwrap();
    let made = book.read(|view| task::get(view, task, day("2026-09-21"))).unwrap().fields;
    assert_eq!(
        (made.title.as_str(), made.measures.as_deref(), made.raised_by.as_deref(), made.category.as_deref()),
        ("希望夜班有热饭", Some(text), Some("夜班职工"), Some("急难愁盼")),
        "the task says whose need it is and loses no word of it"
    );
    assert!(book.write(act("need_to_task"), |tx| need::to_task(tx, id, list)).is_err(), "once is enough");
    let last = book.read(ledger::book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| ledger::book::undo(tx, last)).unwrap();
    let kept = book.read(|view| need::get(view, id)).unwrap();
    assert_eq!(kept.fields.task_id, None, "the need waits again");
    assert!(book.read(|view| task::get(view, task, day("2026-09-21"))).is_err(), "and the task is gone");
}

#[test]
fn a_deleted_task_leaves_its_need_open() {
    let (_folder, mut book) = new_book();
    let list = new_list(&mut book);
    let id = raise(&mut book, NeedKind::Suggestion, "2026-03-05", "加一班通勤车");
    let task = book.write(act("need_to_task"), |tx| need::to_task(tx, id, list)).unwrap();
    assert_eq!(
        book.read(|view| need::get(view, id)).unwrap().fields.is_adopted,
        Some(true),
        "a suggestion that becomes a task is taken up"
    );
    book.write(act("task_delete"), |tx| task::delete(tx, task)).unwrap();
    assert_eq!(
        book.read(|view| need::get(view, id)).unwrap().fields.task_id,
        None,
        "what was said is never lost with the task"
    );
    let last = book.read(ledger::book::last_change).unwrap().unwrap();
    book.write(act("change_undo"), |tx| ledger::book::undo(tx, last)).unwrap();
    assert_eq!(
        book.read(|view| need::get(view, id)).unwrap().fields.task_id,
        Some(task),
        "undo joins them again"
    );
}

#[test]
fn figures_keep_the_three_kinds_apart() {
    let (_folder, mut book) = new_book();
    let owner = book.owner().unwrap();
    let question = raise(&mut book, NeedKind::Question, "2026-03-05", "补贴什么时候发？");
    raise(&mut book, NeedKind::Question, "2026-03-05", "体检安排在哪天？");
    let suggestion = raise(&mut book, NeedKind::Suggestion, "2026-03-06", "工具统一编号");
    raise(&mut book, NeedKind::Need, "2026-03-07", "更衣柜不够");
    let answer = |book: &mut Book, id, on: &str, adopted| {
        book.write(act("need_answer"), |tx| need::answer(tx, id, day(on), "已经答复", adopted))
    };
    assert!(answer(&mut book, question, "2026-03-04", None).is_err(), "no answer before the question");
    answer(&mut book, question, "2026-03-05", None).unwrap();
    answer(&mut book, suggestion, "2026-03-09", Some(true)).unwrap();
    let span = ledger::date::Window::year(2026).unwrap();
    let needs = book.read(|view| need::list(view, owner, span)).unwrap();
    let f = need::figures(needs.iter().map(|need| &need.fields));
    assert_eq!((f.questions, f.questions_answered), (2, 1), "S132: asked and answered");
    assert_eq!((f.suggestions, f.adopted, f.needs, f.needs_to_tasks), (1, 1, 1, 0), "S136, S67");
    assert_eq!(f.average_days(), Some(1.5), "S149: the same day and three days");
}
