//! 修改历史: every entry of some days, as an audit reads it. What was written stands in the records; here stand who, when, what,
//! and the hash that ties each entry to the one before it.

use chrono::{Days, Local, NaiveDate, NaiveTime, TimeZone};
use ledger::book::Change;
use ledger::date::Window;
use ledger::id::UnitId;
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Mm, Note, PageSetup, Pt, Row, Section, Slot, Table, Title,
};

use crate::words::{full_date, moment};
use crate::{formal_name, meta};

/// The history of the whole book over a window; the unit gives its name. Errors: no such unit.
pub fn history(view: &View<'_>, unit: UnitId, window: Window, day: NaiveDate) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let owner = formal_name(&unit);
    let next = window.to.checked_add_days(Days::new(1)).unwrap_or(window.to);
    let changes = ledger::book::changes_between(view, midnight(window.from), midnight(next))?;
    let title = "修改历史";
    let mut rows: Vec<Row> = changes.iter().map(row).collect();
    if rows.is_empty() {
        rows.push(Row::new(vec![Cell::new("这些天没有改动").colspan(5).align(Align::Centre)]));
    }
    let heads = ["编号", "时　　间", "操作人", "操作内容", "校验值"];
    let table = Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(8.0))],
        rows,
        size: Pt(9.0),
        row_height: Mm(7.0),
        inset: Mm(1.2),
        continued: Some(Slot::continued(title)),
        ..Table::new(vec![
            Column::mm(14.0, Align::Right),
            Column::mm(36.0, Align::Left),
            Column::mm(20.0, Align::Left),
            Column::fr(1.0, Align::Left),
            Column::mm(24.0, Align::Left),
        ])
    };
    let note = "编号连续，历史只加不删；每条的校验值由本条内容和上一条的校验值算出（SHA-256，印前八位）。撤销也是一条。";
    let span = format!("{}至{}", full_date(window.from), full_date(window.to));
    let blocks = vec![
        Title::form(title),
        Slot::over(format!("单位：{owner}　{span}"), format!("共{}条", changes.len())).into(),
        table.into(),
        Block::Note(Note { items: vec![note.to_owned()] }),
    ];
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    Ok(Document {
        meta: meta(title, owner, day),
        sections: vec![Section::new(PageSetup::form(), footer, blocks)],
    })
}

/// The first moment of a day by the clock of this computer, ms UTC.
fn midnight(day: NaiveDate) -> i64 {
    let first = Local.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest();
    first.map_or(0, |first| first.timestamp_millis())
}

fn row(change: &Change) -> Row {
    let state = if change.undone_by.is_some() { "（已撤销）" } else { "" };
    let hash = change.hash.as_deref().unwrap_or_default().to_uppercase();
    Row::new(vec![
        Cell::new(change.id.to_string()),
        Cell::new(moment(change.at)),
        Cell::new(change.who.clone()),
        Cell::new(format!("{}{state}", change.summary)),
        Cell::new(hash.chars().take(8).collect::<String>()),
    ])
}
