//! 轮值表: the queues of a unit on a day, who is next and why.

use chrono::NaiveDate;
use ledger::id::UnitId;
use ledger::turn::{Hindrance, TurnLine, TurnList};
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Mm, Note, PageSetup, Row, Section, Slot, Table, Title,
    plain,
};

use crate::words::{full_date, month_day, or_dash, spread};
use crate::{formal_name, meta};

/// The queues of a unit and the units below it, one after another. Errors: no such unit.
pub fn turns(view: &View<'_>, unit: UnitId, day: NaiveDate) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let lists = ledger::turn::list(view, unit.id, day)?;
    let owner = formal_name(&unit);
    let title = "轮值表";
    let mut blocks = vec![
        Title::form(title),
        Slot::over(format!("填报单位：{owner}"), format!("{}的顺序", full_date(day))).into(),
    ];
    if lists.is_empty() {
        blocks.push(Block::Note(Note { items: vec!["没有登记轮值表。".to_owned()] }));
    }
    for (place, list) in lists.iter().enumerate() {
        blocks.push(Block::Gap(Mm(if place > 0 { 7.0 } else { 2.0 })));
        let whose = if list.fields.unit_id == unit.id { String::new() } else { format!("{}　", list.unit) };
        let heading = format!("{whose}{}（{}）", list.fields.name, list.fields.role.label());
        blocks.push(Slot::over(heading, year(list)).into());
        blocks.push(table(list).into());
    }
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    let sections = vec![Section::new(PageSetup::form(), footer, blocks)];
    Ok(Document { meta: meta(title, owner, day), sections })
}

/// `本年12次，12人主讲，参加301人次`.
fn year(list: &TurnList) -> String {
    let year = &list.year;
    format!("本年{}次、{}人轮到，到场{}人次", year.sessions, year.people, year.listeners)
}

fn table(list: &TurnList) -> Table {
    let heads = ["顺序", "姓　名", "党小组", "上次", "次数", "说　　明"];
    let ages: Vec<String> = list.ages.iter().map(|band| format!("{}{}人", band.label, band.people)).collect();
    Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(8.0))],
        rows: list.lines.iter().map(row).collect(),
        row_height: Mm(7.0),
        continued: Some(Slot::continued(&list.fields.name)),
        legend: plain(format!(
            "次数少的在前，次数相同的，间隔久的在前。共{}人：{}",
            list.lines.len(),
            ages.join("、")
        )),
        ..Table::new(vec![
            Column::mm(14.0, Align::Centre),
            Column::mm(24.0, Align::Centre),
            Column::mm(26.0, Align::Centre),
            Column::mm(37.0, Align::Right),
            Column::mm(14.0, Align::Right),
            Column::fr(1.0, Align::Left),
        ])
    }
}

fn row(line: &TurnLine) -> Row {
    Row::new(vec![
        Cell::new(line.rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string())),
        Cell::new(spread(&line.name)),
        Cell::new(or_dash(line.group.as_deref())),
        Cell::new(line.last_on.map_or_else(|| "—".to_owned(), full_date)),
        Cell::new(line.turns.to_string()),
        Cell::new(note(line)),
    ])
}

/// What is to be known beside the place: put down already, skipped, not there. Details of a leave stay off paper (P-07).
fn note(line: &TurnLine) -> String {
    let hindrance = line.hindrance.map(|hindrance| match hindrance {
        Hindrance::Leave => "请假，顺延".to_owned(),
        other => other.label().to_owned(),
    });
    let planned = line.planned_on.map(|day| format!("已排{}", month_day(day)));
    let skipped = line
        .skipped_on
        .map(|day| format!("{}跳过一次：{}", month_day(day), or_dash(line.skip_reason.as_deref())));
    hindrance.into_iter().chain(planned).chain(skipped).collect::<Vec<_>>().join("；")
}
