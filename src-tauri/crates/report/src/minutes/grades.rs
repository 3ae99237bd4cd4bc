//! 评议结果: the grades of 民主评议 (F-36; PY-03…PY-05).

use ledger::attendance::Mark;
use ledger::member::Stage;
use paper::{Align, Block, Cell, Column, Mm, Note, Pt, Row, Slot, Table};

use super::Record;
use crate::words::spread;

/// What stands under the grades (PY-04, PY-05).
const NOTE: &str =
    "测评票数和等次在会后按计票结果填写；评为优秀的一般不超过三分之一；预备党员参加评议，不定等次。";

/// A row for everybody on the roll, votes and grades to be written in; who is on probation gets no grade.
pub fn table(record: &Record<'_>) -> Vec<Block> {
    let heads = ["序号", "姓　名", "优秀", "合格", "基本\n合格", "不合格", "评定等次", "备　注"];
    let rows = record.facts.roll.lines.iter().enumerate().map(|(i, line)| {
        let remark = match (line.stage, line.mark) {
            (_, Mark::Exempt) => "免于参加",
            (_, Mark::Excused | Mark::Absent) => "未到会",
            _ => "",
        };
        let mut cells = vec![Cell::new((i + 1).to_string()), Cell::new(spread(&line.name))];
        if line.stage == Stage::Probationary {
            cells.extend((0..4).map(|_| Cell::new("—")));
            cells.push(Cell::new("不定等次"));
        } else {
            cells.extend((0..5).map(|_| Cell::empty()));
        }
        cells.push(
            Cell::new(if line.stage == Stage::Probationary { "预备党员" } else { remark }).size(Pt(9.0)),
        );
        Row::new(cells)
    });
    let table = Table {
        head: vec![
            Row::new(heads.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect()).height(Mm(10.0)),
        ],
        rows: rows.collect(),
        row_height: Mm(8.0),
        continued: Some(Slot::continued("评议结果")),
        ..Table::new(vec![
            Column::mm(12.0, Align::Centre),
            Column::mm(24.0, Align::Centre),
            Column::fr(1.0, Align::Centre),
            Column::fr(1.0, Align::Centre),
            Column::fr(1.0, Align::Centre),
            Column::fr(1.0, Align::Centre),
            Column::mm(28.0, Align::Centre),
            Column::mm(24.0, Align::Centre),
        ])
    };
    vec![table.into(), Block::Note(Note { items: vec![NOTE.to_owned()] })]
}
