//! 政治生日 and birthdays: who was due and thought of, by month.

use exchange::import::Kind;
use ledger::greeting::{self, GreetingFields, GreetingKind, tally};
use ledger::id::UnitId;
use ledger::setting;
use ledger::unit::UnitKind;

use super::kept::branch;
use crate::case::{Case, day};

fn greet(case: &mut Case, name: &str, kind: GreetingKind, on: &str) {
    let unit = case.book.owner().unwrap();
    let due = case.read(|view| greeting::anniversaries(view, unit, 2026));
    let id = due.iter().find(|one| one.name == name && one.kind == kind).unwrap().member_id;
    let fields = GreetingFields {
        member_ids: vec![id],
        kind,
        year: 2026,
        on_day: day(on),
        form: Some("贺卡".into()),
        by_whom: None,
        note: None,
    };
    case.write(|tx| greeting::save(tx, &fields));
}

fn months(case: &Case, unit: UnitId) -> String {
    let due = case.read(|view| greeting::anniversaries(view, unit, 2026));
    let months = tally(&due).into_iter().filter(|month| month.due > 0);
    months
        .map(|month| format!("{}月{}/{}", month.month, month.done, month.due))
        .collect::<Vec<_>>()
        .join("、")
}

pub fn cards() -> String {
    let mut case = branch(&["顾长河", "罗永胜", "方敏"]);
    greet(&mut case, "顾长河", GreetingKind::Joined, "2026-07-01");
    greet(&mut case, "方敏", GreetingKind::Joined, "2026-07-02");
    let unit = case.book.owner().unwrap();
    months(&case, unit)
}

pub fn birthdays() -> String {
    let mut case = Case::new(UnitKind::Branch, "示例党支部", "2026-09-21");
    let rows = [["顾长河", "2010-07-01", "1985-05-04"], ["罗永胜", "", "1990-05-20"]];
    let rows = rows.map(|row| row.map(str::to_owned).to_vec()).into();
    case.rows(Kind::Members, &["姓名", "入党日期", "出生日期"], rows);
    case.write(|tx| setting::set(tx, None, "greeting.birthday", &1.into()));
    greet(&mut case, "顾长河", GreetingKind::Joined, "2026-07-01");
    greet(&mut case, "罗永胜", GreetingKind::Birthday, "2026-05-20");
    let unit = case.book.owner().unwrap();
    months(&case, unit)
}
