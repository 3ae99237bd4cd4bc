//! 谈心谈话登记: who talked with whom, when, where and on what account (F-37). What was said stays off paper (P-13).

use ledger::Result;
use ledger::session::{Role, SessionFields, SessionLine};
use paper::{Align, Cell, Column, Document, Footer, Mm, PageSetup, Pt, Row, Section, Slot, Table, Title};

use super::Source;
use crate::words::{MISSING, full_date, listed, month_day, or_dash, spread, time_span};

const TITLE: &str = "谈心谈话登记";

/// The talks of a year, oldest first, with room for the other one to sign.
pub(super) fn talks(source: &Source<'_>, lines: &[&SessionLine]) -> Result<Document> {
    let owner = source.owner();
    let window = source.window;
    let span = format!("{}至{}", full_date(window.from), full_date(window.to));
    let rows = lines
        .iter()
        .enumerate()
        .map(|(i, line)| Ok(row(i + 1, line, &ledger::session::get(source.view, line.id)?.fields)));
    let blocks = vec![
        Title::form(TITLE),
        Slot::over(format!("填报单位：{owner}"), span).into(),
        table(rows.collect::<Result<_>>()?).into(),
    ];
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(window.to)));
    Ok(Document {
        sections: vec![Section::new(PageSetup::landscape(), footer, blocks)],
        ..Document::default()
    })
}

/// 序号, 日期, 时间, 地点, 谈话人, 谈话对象, 事由, 谈话对象签名.
fn row(number: usize, line: &SessionLine, fields: &SessionFields) -> Row {
    let people = |role| {
        let names =
            listed(fields.roles.iter().filter(|entry| entry.role == role).map(|entry| spread(&entry.name)));
        Cell::new(if names.is_empty() { MISSING.to_owned() } else { names })
    };
    Row::new(vec![
        Cell::new(number.to_string()),
        Cell::new(month_day(line.on_day)),
        Cell::new(or_dash(Some(&time_span(line.start_time.as_deref(), line.end_time.as_deref())))),
        Cell::new(or_dash(line.place.as_deref())),
        people(Role::Talker),
        people(Role::TalkedTo),
        Cell::new(line.title.clone()),
        Cell::empty(),
    ])
}

fn table(rows: Vec<Row>) -> Table {
    let heads = ["序号", "日　期", "时　间", "地　　点", "谈话人", "谈话对象", "事　　由", "谈话对象签名"];
    Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(9.0))],
        rows,
        size: Pt(10.5),
        row_height: Mm(8.6),
        continued: Some(Slot::continued(TITLE)),
        ..Table::new(vec![
            Column::mm(11.0, Align::Centre),
            Column::mm(22.0, Align::Right),
            Column::mm(30.0, Align::Centre),
            Column::mm(40.0, Align::Left),
            Column::mm(26.0, Align::Left),
            Column::mm(26.0, Align::Left),
            Column::fr(1.0, Align::Left),
            Column::mm(34.0, Align::Centre),
        ])
    }
}
