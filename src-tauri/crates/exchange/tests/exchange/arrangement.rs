//! The superior's study arrangement: a file is one arrangement, imported again it is the same.

use exchange::import::Kind;
use ledger::arrangement::{self, Arrangement};
use ledger::date::Window;

use crate::{Desk, act, day, refusals};

fn all(desk: &Desk) -> Vec<Arrangement> {
    let (top, year) = (desk.book.owner().unwrap(), Window::year(2026).unwrap());
    desk.book.read(|view| arrangement::list(view, top, year, day("2026-09-21"))).unwrap()
}

const TABLE: &str = "2026年第三季度党员学习安排,,,,\n序号,学习内容,形式,完成时限,备注\n\
    1,厂史教育专题,主题党日,2026-07-31,\n2,节能降碳要求,集中学习,8月底前,传达到人\n3,警示案例通报,自学,,\n合计,3项,,,\n";

#[test]
fn a_table_becomes_one_arrangement() {
    let mut desk = Desk::branch();
    let path = desk.file("安排.csv", TABLE);
    let result = desk.import(Kind::Arrangement, &path);
    assert_eq!(
        (result.created, result.written, refusals(&result)),
        (3, 3, Vec::new()),
        "the total is no line"
    );
    let found = all(&desk).remove(0);
    let fields = &found.fields;
    assert_eq!(
        (fields.title.as_str(), fields.quarter.as_str()),
        ("2026年第三季度党员学习安排", "2026Q3"),
        "title and quarter stand above the table"
    );
    let due: Vec<_> = found.items.iter().map(|item| item.line.due_on.as_deref()).collect();
    assert_eq!(
        due,
        [Some("2026-07-31"), Some("2026-08"), None],
        "8月底前 is a month; none is the quarter's end"
    );
}

#[test]
fn the_file_again_changes_what_changed() {
    let mut desk = Desk::branch();
    let path = desk.file("安排.csv", TABLE);
    desk.import(Kind::Arrangement, &path);
    let item = all(&desk)[0].items[1].line.id.unwrap();
    desk.book.write(act(), |tx| arrangement::tick(tx, item, Some(day("2026-08-20")))).unwrap();
    let changed = TABLE.replace("8月底前", "2026-09-15").replace("3,警示案例通报,自学,,\n", "");
    let path = desk.file("安排.csv", changed);
    let result = desk.import(Kind::Arrangement, &path);
    assert_eq!(
        (result.created, result.updated, result.unchanged),
        (0, 1, 1),
        "one line has another deadline"
    );
    let found = all(&desk);
    assert_eq!(
        (found.len(), found[0].items.len(), found[0].done),
        (1, 2, 1),
        "the same one; what was done stays done"
    );
}

#[test]
fn a_line_that_cannot_be_read_keeps_all_out() {
    let mut desk = Desk::branch();
    let path = desk.file("三季度安排.csv", "学习内容,完成时限\n厂史教育,下雪以前\n厂史教育,\n");
    let result = desk.import(Kind::Arrangement, &path);
    assert_eq!(result.rejected.len(), 1, "{:?}", refusals(&result));
    assert!(result.rejected[0].reason.contains("不是日期"), "it says why: {:?}", refusals(&result));
    assert_eq!((result.written, all(&desk).len()), (0, 0), "nothing half-written");
}
