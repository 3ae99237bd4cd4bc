//! 整改清单 of a meeting: problem, measures, who, by when, and how far it is (F-35).

use ledger::task::{Task, Template};
use paper::{Align, Block, Cell, Column, Mm, Pt, Row, Slot, Table};

use super::Record;
use crate::words::{loose_date, or_missing};

/// The rectification tasks of the meeting as a table; nothing when there are none.
pub fn table(record: &Record<'_>) -> Option<Block> {
    let tasks = record.facts.follow_ups.iter().filter(|line| line.template == Template::Rectification);
    let rows: Vec<Row> = tasks.enumerate().map(|(i, line)| row(i + 1, &line.task)).collect();
    let heads = ["序号", "问　题", "整改措施", "责任人", "时　限", "完成情况"];
    let table = Table {
        head: vec![
            Row::new(heads.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect()).height(Mm(8.0)),
        ],
        size: Pt(10.5),
        row_height: Mm(9.0),
        inset: Mm(1.4),
        continued: Some(Slot::continued("整改清单")),
        ..Table::new(vec![
            Column::mm(11.0, Align::Centre),
            Column::fr(1.0, Align::Left),
            Column::fr(1.2, Align::Left),
            Column::mm(20.0, Align::Centre),
            Column::mm(22.0, Align::Centre),
            Column::mm(32.0, Align::Left),
        ])
    };
    (!rows.is_empty()).then(|| Table { rows, ..table }.into())
}

fn row(number: usize, task: &Task) -> Row {
    let fields = &task.fields;
    // What is done so far: the status as entered and the newest line of progress.
    let newest = task.progress.last().map(|line| format!("：{}", line.text)).unwrap_or_default();
    Row::new(vec![
        Cell::new(number.to_string()),
        Cell::new(fields.title.clone()),
        Cell::new(or_missing(fields.measures.as_deref())),
        Cell::new(or_missing(fields.owner.as_deref())),
        Cell::new(or_missing(fields.due_on.as_deref().map(loose_date).as_deref())),
        Cell::new(format!("{}{newest}", fields.status.label())),
    ])
}
