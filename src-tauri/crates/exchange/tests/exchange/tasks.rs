//! Task lists: statuses in people's words, dated progress, the same file twice.

use exchange::import::{Kind, Options};
use ledger::task::{self, Task, TaskStatus};

use crate::{Desk, day, refusals};

fn tasks(desk: &Desk) -> Vec<Task> {
    let top = desk.book.owner().unwrap();
    let today = day("2026-09-21");
    desk.book
        .read(|view| {
            let lists = task::lists(view, top, today)?;
            lists.iter().map(|list| task::list(view, list.id, today)).collect::<ledger::Result<Vec<_>>>()
        })
        .unwrap()
        .concat()
}

const LIST: &str = "实事项目清单,,,,,,\n序号,项目类别,项目名称,具体举措,完成时限,进展情况,完成状态\n\
    1,职工生活,改造职工浴室,更换水管,2026年6月底,\"3月5日：完成勘察\n5月20日：开工；水管已到货\",正在推进\n\
    2,安全生产,加装护栏,,2026-06-30,2026年6月28日：全部装完,已办结\n3,帮扶,结对帮扶,,长期坚持,,\n\
    4,环境,厂区绿化,,三季度,一期完成,阶段性完成\n5,生活,夜班食堂,,12月底前,,\n";

#[test]
fn a_list_is_read_as_people_write_it() {
    let mut desk = Desk::branch();
    let path = desk.file("我为群众办实事.csv", LIST);
    let result = desk.import(Kind::Tasks, &path);
    assert_eq!((result.created, refusals(&result)), (5, Vec::new()), "all five come in");
    let tasks = tasks(&desk);
    let status: Vec<TaskStatus> = tasks.iter().map(|task| task.fields.status).collect();
    use TaskStatus::{Done, Going, NotStarted, StageDone};
    assert_eq!(status, [Going, Done, Going, StageDone, NotStarted], "T-06: the words people use");
    let due: Vec<_> = tasks.iter().map(|task| task.fields.due_on.as_deref()).collect();
    assert_eq!(
        due,
        [Some("2026-06"), Some("2026-06-30"), None, Some("2026-09"), Some("2026-12")],
        "a month is a deadline"
    );
    assert!(tasks[2].fields.is_ongoing, "T-07: 长期坚持 has no deadline");
    let lines: Vec<_> =
        tasks[0].progress.iter().map(|line| (line.on_day.to_string(), line.text.as_str())).collect();
    assert_eq!(
        lines,
        [("2026-03-05".to_owned(), "完成勘察"), ("2026-05-20".to_owned(), "开工；水管已到货")],
        "T-22: dated lines"
    );
    assert!(
        result.warnings.iter().any(|note| note.contains("没有写年份")),
        "an assumed year is told: {:?}",
        result.warnings
    );
    let list = desk
        .book
        .read(|view| task::lists(view, ledger::unit::top(view)?.id, day("2026-09-21")))
        .unwrap()
        .remove(0);
    assert_eq!(list.fields.name, "我为群众办实事", "the list is named after its file");
}

#[test]
fn the_same_list_twice_changes_nothing_and_progress_only_grows() {
    let mut desk = Desk::branch();
    let path = desk.file("清单.csv", LIST);
    desk.import(Kind::Tasks, &path);
    let before = (desk.changes(), tasks(&desk));
    let again = desk.import(Kind::Tasks, &path);
    assert_eq!((again.unchanged, again.written), (5, 0), "nothing is new: {:?}", refusals(&again));
    assert_eq!((desk.changes(), tasks(&desk)), before, "the book is as it was");
    let next_month = Options { list: Some("清单".into()), ..Options::new(day("2026-10-20")) };
    let path = desk.file("十月.csv", "项目名称,进展情况,完成状态\n改造职工浴室,10月8日：竣工,已完成\n");
    let later = desk.import_with(Kind::Tasks, &path, &next_month);
    assert_eq!((later.updated, refusals(&later)), (1, Vec::new()), "the task is found by its name");
    let task = tasks(&desk).remove(0);
    assert_eq!(
        (task.progress.len(), task.fields.status),
        (3, TaskStatus::Done),
        "a line is added, none is overwritten"
    );
    assert_eq!(task.fields.measures.as_deref(), Some("更换水管"), "a column that is missing erases nothing");
}

#[test]
fn a_number_that_means_another_task_is_refused() {
    let mut desk = Desk::branch();
    let path = desk.file("清单.csv", LIST);
    desk.import(Kind::Tasks, &path);
    let before = desk.changes();
    let path = desk.file("清单.csv", "序号,项目名称,完成状态\n1,修自行车棚,推进中\n6,新任务,差不多\n");
    let refused = refusals(&desk.import(Kind::Tasks, &path));
    assert!(refused[0].contains("已经是“改造职工浴室”"), "a task is not renamed by its number: {refused:?}");
    assert!(refused[1].contains("认不得这个状态"), "an unknown status is refused: {refused:?}");
    assert_eq!(desk.changes(), before, "and nothing is written");
}

#[test]
fn an_exported_list_imports_back_unchanged() {
    let mut desk = Desk::branch();
    let path = desk.file("清单.csv", LIST);
    desk.import(Kind::Tasks, &path);
    let path = desk.folder.path().join("导出.xlsx");
    desk.book
        .read(|view| {
            let list = task::lists(view, ledger::unit::top(view)?.id, day("2026-09-21"))?.remove(0);
            exchange::export::tasks(view, &path, list.id, &list.fields.name, day("2026-09-21"), crate::NOW)
                .unwrap();
            Ok(())
        })
        .unwrap();
    let again = desk.import(Kind::Tasks, &path);
    assert_eq!(
        (again.unchanged, again.written, refusals(&again)),
        (5, 0, Vec::new()),
        "an export changes nothing"
    );
    let mut fresh = Desk::branch();
    fresh.import(Kind::Tasks, &path);
    let bare = |desk: &Desk| {
        tasks(desk)
            .into_iter()
            .map(|task| (task.fields.title, task.fields.status, task.fields.due_on, task.progress.len()))
            .collect::<Vec<_>>()
    };
    assert_eq!(bare(&fresh), bare(&desk), "a new book filled from it holds the same tasks");
}

#[test]
fn wishes_milestones_and_claims_come_in_and_go_out_unchanged() {
    let mut desk = Desk::branch();
    let table = "清单名称,序号,心愿,提出人,认领人,认领时间,上级编号,节点,服务时长,成效,锦旗\n\
        微心愿清单,1,添微波炉,夜班职工,程雅琴,2026-03-05,12,,2.5,都用上了,一面锦旗\n\
        党建项目清单,1,破碎料保障,,周立群,,,\"立项（时限2026-01-31，完成2026-01-23）：方案定了\n结项（时限2026-12）\",,,\n";
    let path = desk.file("清单.csv", table);
    let result = desk.import(Kind::Tasks, &path);
    assert_eq!((result.created, refusals(&result)), (2, Vec::new()), "every column has its place");
    let read = tasks(&desk);
    let wish = read.iter().find(|task| task.fields.title == "添微波炉").unwrap();
    let fields = &wish.fields;
    assert_eq!(
        (fields.raised_by.as_deref(), fields.claimed_by.as_deref(), fields.claimed_on, fields.minutes),
        (Some("夜班职工"), Some("程雅琴"), Some(day("2026-03-05")), Some(150)),
        "提出人, 认领人 and 时长 of a wish"
    );
    assert_eq!(
        (fields.parent_number.as_deref(), fields.thanks.as_deref()),
        (Some("12"), Some("一面锦旗")),
        "T-20, S148"
    );
    let project = read.iter().find(|task| task.fields.title == "破碎料保障").unwrap();
    let titles: Vec<_> =
        project.subtasks.iter().map(|part| (part.title.as_str(), part.done_on.is_some())).collect();
    assert_eq!(
        titles,
        [("立项", true), ("结项", false)],
        "the file's milestones, not those a project begins with"
    );
    let again = desk.import(Kind::Tasks, &path);
    assert_eq!(
        (again.unchanged, again.written),
        (2, 0),
        "the same file changes nothing: {:?}",
        refusals(&again)
    );
    for list in [wish.fields.list_id, project.fields.list_id] {
        let path = desk.folder.path().join("导出.xlsx");
        desk.book
            .read(|view| {
                let name = task::list_get(view, list, day("2026-09-21"))?.fields.name;
                exchange::export::tasks(view, &path, list, &name, day("2026-09-21"), crate::NOW).unwrap();
                Ok(())
            })
            .unwrap();
        let back = desk.import(Kind::Tasks, &path);
        assert_eq!((back.unchanged, refusals(&back)), (1, Vec::new()), "an export changes nothing");
    }
}
