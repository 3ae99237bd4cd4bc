//! The last page: what was bound, and a checksum with a sentence on what it proves and what it does not.

use ledger::Result;
use ledger::binder::Part;
use paper::{
    Align, Block, Cell, Column, Face, Inline, Mm, PageSetup, Paragraph, Pt, Row, Run, Section, Table, plain,
};

use super::{Source, titled};
use crate::words::full_date;

/// Hexadecimal digits to a group: what one compares at a glance.
const GROUP: usize = 8;

pub(super) fn page(source: &Source<'_>) -> Result<Section> {
    let sum = ledger::binder::checksum(source.view, &source.scope, source.day)?;
    let parts: Vec<&str> =
        Part::ALL.iter().filter(|part| source.scope.parts.has(**part)).map(|part| part.label()).collect();
    let lines = [
        ("单　　位", source.owner().to_owned()),
        ("期　　间", source.span()),
        ("收入内容", parts.join("；")),
        ("活　　动", format!("{}次，附件{}份", sum.sessions, sum.files)),
        ("任　　务", format!("{}项，进展{}条", sum.tasks, sum.progress)),
        ("缺　　件", format!("{}件，见缺件清单", source.missing.len())),
        ("编印日期", full_date(source.day)),
    ];
    let row = |(label, text): (&str, String)| Row::new(vec![Cell::label(label), Cell::new(text)]);
    let mut rows: Vec<Row> = lines.map(row).into();
    rows.push(Row::new(vec![Cell::label("校 验 值"), Cell::of(value(&sum.sha256))]).height(Mm(20.0)));
    let table = Table {
        rows,
        size: Pt(10.5),
        row_height: Mm(9.0),
        ..Table::new(vec![Column::mm(30.0, Align::Centre), Column::fr(1.0, Align::Left)])
    };
    let text = |words: &str| -> Block { Paragraph::new(plain(words)).into() };
    let blocks = vec![
        table.into(),
        Block::Gap(Mm(5.0)),
        text(
            "校验值（SHA-256）由本册收入的记录算出：每次活动的编号、日期、时间、地点、类别、主题、主持等人员、应到实到请假缺席补学人数、议程、内容、决议、票数和附件，每项任务的编号、名称、状态和进展。",
        ),
        text(
            "以后在同一本手册里按同样的期间和内容再编一次：校验值相同，说明这些记录从本册编印起没有改动；不相同，说明有改动，改了什么在手册的修改历史里查。校验值和编印日期、版面无关。",
        ),
        text("校验值不证明记录当时属实，也不代替签名和原件。"),
    ];
    Ok(titled(
        "本册校验",
        PageSetup::form(),
        format!("{}　截至{}", source.owner(), full_date(source.until)),
        blocks,
    ))
}

/// Eight groups of eight, four to a line.
fn value(hex: &str) -> Vec<Inline> {
    let groups: Vec<&str> = (0..hex.len()).step_by(GROUP).filter_map(|at| hex.get(at..at + GROUP)).collect();
    let lines: Vec<String> = groups.chunks(4).map(|four| four.join(" ")).collect();
    vec![Run::new(lines.join("\n")).face(Face::Song).into()]
}
