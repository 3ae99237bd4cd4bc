//! 核对单: what contradicts itself in the records of some days, and what was found when somebody looked (B18).

use chrono::NaiveDate;
use ledger::consistency::Inconsistency;
use ledger::date::Window;
use ledger::id::UnitId;
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Mm, Note, PageSetup, Pt, Row, Section, Slot, Table, Title,
};

use crate::words::full_date;
use crate::{formal_name, meta, signers};

/// The check of a unit over a window, as of a day. Errors: no such unit.
pub fn consistency(view: &View<'_>, unit: UnitId, window: Window, day: NaiveDate) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let owner = formal_name(&unit);
    let checked = ledger::consistency::consistency(view, unit.id, window, day)?;
    let title = "记录核对单";
    let span = format!("{}至{}", full_date(window.from), full_date(window.to));
    let mut rows: Vec<Row> =
        checked.findings.iter().enumerate().map(|(at, finding)| row(at + 1, finding)).collect();
    if rows.is_empty() {
        rows.push(Row::new(vec![Cell::new("没有发现互相矛盾或缺项的地方").colspan(6).align(Align::Centre)]));
    }
    let heads = ["序号", "轻　重", "记　　录", "发　　现", "处理意见", "核实情况"];
    let table = Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(8.0))],
        rows,
        size: Pt(9.0),
        row_height: Mm(9.4),
        inset: Mm(1.2),
        continued: Some(Slot::continued(title)),
        ..Table::new(vec![
            Column::mm(10.0, Align::Centre),
            Column::mm(20.0, Align::Centre),
            Column::fr(1.0, Align::Left),
            Column::fr(1.2, Align::Left),
            Column::fr(0.9, Align::Left),
            Column::fr(0.8, Align::Left),
        ])
    };
    let note = "本表只列记录之间对不上的事实，不作评价；核实保留的写明情况。".to_owned();
    let blocks = vec![
        Title::form(title),
        Slot::over(format!("单位：{owner}　{span}"), checked.summary()).into(),
        table.into(),
        Block::Note(Note { items: vec![note] }),
        Block::Gap(Mm(6.0)),
        signers(&ledger::member::roster(view, unit.id, day)?, day),
    ];
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    let sections = vec![Section::new(PageSetup::landscape(), footer, blocks)];
    Ok(Document { meta: meta(title, owner, day), sections })
}

/// What was not looked into yet has an empty last cell, to be filled in by hand.
fn row(number: usize, finding: &Inconsistency) -> Row {
    Row::new(vec![
        Cell::new(number.to_string()),
        Cell::new(finding.weight.label()),
        Cell::new(finding.record.clone()),
        Cell::new(format!("{}。{}", finding.label, finding.words)),
        Cell::new(finding.action.clone()),
        finding.set_aside.clone().map_or_else(Cell::empty, Cell::new),
    ])
}
