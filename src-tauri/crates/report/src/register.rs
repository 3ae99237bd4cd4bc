//! 活动登记簿: every session of a window as one line (F-74).

use ledger::attendance::Totals;
use ledger::date::{Quarter, Window};
use ledger::id::UnitId;
use ledger::session::{Kind, SessionLine};
use ledger::{Result, View};
use paper::{Align, Cell, Column, Document, Footer, Mm, PageSetup, Pt, Row, Section, Slot, Table, Title};

use crate::meta;
use crate::words::{full_date, month_day, or_dash, spread, time_span, unit_kind};

/// The register of a unit over a window, A4 landscape. Errors: no such unit.
pub fn register(view: &View<'_>, unit: UnitId, window: Window) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let lines = ledger::session::held(view, unit.id, window)?;
    let owner = unit.fields.full_name.as_deref().unwrap_or(&unit.fields.name);
    let title = "活动登记簿".to_owned();
    let span = format!("{}至{}", full_date(window.from), full_date(window.to));
    let blocks = vec![
        Title::form(title.clone()),
        Slot::over(format!("填报单位：{owner}"), span).into(),
        table(&lines, unit.id, &title).into(),
    ];
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(window.to)));
    Ok(Document {
        meta: meta(&title, owner, window.to),
        sections: vec![Section::new(PageSetup::landscape(), footer, blocks)],
    })
}

/// 序号, 日期, 时间, 地点, 类别, 主题, 主持人, 主讲人, 应到, 实到, 列席, 补学.
pub fn table(lines: &[SessionLine], unit: UnitId, title: &str) -> Table {
    let mut columns = vec![
        Column::mm(9.0, Align::Centre),
        Column::mm(16.0, Align::Right),
        Column::mm(22.0, Align::Centre),
        Column::mm(29.0, Align::Left),
        Column::mm(30.0, Align::Left),
        Column::fr(1.0, Align::Left),
        Column::mm(15.0, Align::Centre),
        Column::mm(17.0, Align::Centre),
    ];
    columns.extend((0..4).map(|_| Column::mm(10.0, Align::Right).inset_right(Mm(2.9))));
    let head =
        ["序号", "日期", "时间", "地点", "类别", "主题", "主持人", "主讲人", "应到", "实到", "列席", "补学"];
    Table {
        head: vec![
            Row::new(head.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect()).height(Mm(8.0)),
        ],
        rows: by_quarter(lines, unit),
        size: Pt(9.0),
        row_height: Mm(6.8),
        inset: Mm(1.2),
        continued: Some(Slot::continued(title)),
        ..Table::new(columns)
    }
}

/// A heading for each quarter, where there are several, on a page of its own: a register is bound by the quarter (F-05).
fn by_quarter(lines: &[SessionLine], unit: UnitId) -> Vec<Row> {
    let quarters: Vec<&[SessionLine]> =
        lines.chunk_by(|a, b| Quarter::of(a.on_day) == Quarter::of(b.on_day)).collect();
    let is_divided = quarters.len() > 1;
    let mut rows = Vec::new();
    for (i, quarter) in quarters.into_iter().enumerate() {
        if is_divided {
            let own = Quarter::of(quarter[0].on_day);
            let name = format!("{}年{}", own.year, own.label());
            let heading = Row::group(12, name, format!("{}次活动", quarter.len())).height(Mm(6.2));
            rows.push(if i > 0 { heading.on_new_page() } else { heading });
        }
        rows.extend(quarter.iter().enumerate().map(|(i, line)| row(i + 1, line, unit)));
    }
    rows
}

fn row(number: usize, line: &SessionLine, unit: UnitId) -> Row {
    // A talk has two sides and no 应到.
    let is_talk = line.kinds.iter().all(|kind| kind.as_str() == Kind::TALK);
    let totals = if is_talk { &Totals::default() } else { &line.totals };
    let is_open = totals.unmarked > 0;
    let people =
        |n: i64| Cell::new(if is_open || totals.due == 0 { "—".to_owned() } else { n.to_string() });
    let present = if totals.due == 0 && totals.present > 0 {
        Cell::new(totals.present.to_string())
    } else {
        people(totals.present)
    };
    let owner = unit_kind(&line.unit, &line.kinds, line.unit_id == unit);
    let name = |name: &Option<String>| Cell::new(or_dash(name.as_deref().map(spread).as_deref()));
    Row::new(vec![
        Cell::new(number.to_string()),
        Cell::new(month_day(line.on_day)),
        Cell::new(or_dash(Some(&time_span(line.start_time.as_deref(), line.end_time.as_deref())))),
        Cell::new(or_dash(line.place.as_deref())),
        Cell::new(owner),
        Cell::new(line.title.clone()),
        name(&line.host),
        name(&line.lecturers),
        people(totals.due),
        present,
        Cell::new(line.observers.to_string()),
        people(totals.made_up),
    ])
}
