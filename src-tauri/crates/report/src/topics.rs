//! 学习主题覆盖表: who has had which topic, and how; 应学未学名单: who has not, with room to sign once it is made up.

use chrono::{Datelike, NaiveDate};
use ledger::date::Window;
use ledger::id::UnitId;
use ledger::topic::{Coverage, CoverageRow, How, Topic};
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Mm, Note, PageSetup, Pt, Row, Section, Slot, Table, Title,
    plain,
};

use crate::quarterly::year_so_far;
use crate::words::{full_date, month_day, or_dash, percent, spread};
use crate::{formal_name, meta};

/// The coverage of a unit's topics over a window, A4 landscape. Errors: no such unit.
pub fn topics(view: &View<'_>, unit: UnitId, window: Window) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let coverage = ledger::topic::coverage(view, unit.id, window)?;
    let owner = formal_name(&unit);
    let title = "学习主题覆盖表".to_owned();
    let span = format!("{}至{}", full_date(window.from), full_date(window.to));
    let mut blocks = vec![
        Title::form(title.clone()),
        Slot::over(format!("填报单位：{owner}"), said(&coverage, &span)).into(),
        table(&coverage, &title).into(),
    ];
    if coverage.topics.is_empty() {
        blocks.push(Block::Note(Note { items: vec!["没有登记学习主题。".to_owned()] }));
    }
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(window.to)));
    Ok(Document {
        meta: meta(&title, owner, window.to),
        sections: vec![Section::new(PageSetup::landscape(), footer, blocks)],
    })
}

/// The quarterly report gives the year so far and 必学 alone: this sheet says which days are its own, and both rates.
fn said(coverage: &Coverage, span: &str) -> String {
    let required = coverage.topics.iter().filter(|topic| topic.fields.is_required);
    let (covered, due) = required.fold((0, 0), |sum, topic| (sum.0 + topic.covered, sum.1 + topic.due));
    format!("只计{span}学过的；必学覆盖率{}", percent(covered, due))
}

fn table(coverage: &Coverage, title: &str) -> Table {
    let mut columns =
        vec![Column::mm(11.0, Align::Centre), Column::mm(20.0, Align::Left), Column::mm(20.0, Align::Left)];
    columns.extend(coverage.topics.iter().map(|_| Column::fr(1.0, Align::Centre).between(13.0, 40.0)));
    columns.push(Column::mm(14.0, Align::Centre));
    let mut head = vec![Cell::label("序号"), Cell::label("姓　名"), Cell::label("党小组")];
    head.extend(coverage.topics.iter().map(|topic| Cell::label(topic.fields.title.clone()).size(Pt(9.0))));
    head.push(Cell::label("已学").size(Pt(9.0)));
    let mut rows: Vec<Row> = coverage.rows.iter().enumerate().map(|(i, line)| row(i + 1, line)).collect();
    let mut sums = vec![Cell::new("覆盖率（末格含选学）").colspan(3).align(Align::Centre)];
    sums.extend(
        coverage.topics.iter().map(|topic| Cell::new(percent(topic.covered, topic.due)).align(Align::Centre)),
    );
    let (covered, due) =
        coverage.topics.iter().fold((0, 0), |sum, topic| (sum.0 + topic.covered, sum.1 + topic.due));
    sums.push(Cell::new(percent(covered, due)).size(Pt(9.0)));
    rows.push(Row::total(sums));
    Table {
        head: vec![Row::new(head).height(Mm(14.0))],
        rows,
        size: Pt(9.0),
        row_height: Mm(6.4),
        inset: Mm(1.0),
        continued: Some(Slot::continued(title)),
        lead: 3,
        tail: 1,
        legend: plain(How::legend()),
        ..Table::new(columns)
    }
}

fn row(number: usize, line: &CoverageRow) -> Row {
    let had = line.cells.iter().filter(|cell| cell.how.is_had()).count();
    let asked = line.cells.iter().filter(|cell| cell.how != How::NotAsked).count();
    let mut cells = vec![
        Cell::new(number.to_string()),
        Cell::new(spread(&line.name)),
        Cell::new(line.group.clone().unwrap_or_else(|| "—".to_owned())),
    ];
    cells.extend(line.cells.iter().map(|cell| Cell::new(cell.how.as_str())));
    cells.push(Cell::new(if asked == 0 { "—".to_owned() } else { format!("{had}/{asked}") }));
    Row::new(cells)
}

/// Who of a unit has not had which required topic in the year up to a day, a line a person with room to sign; A4 upright. The
/// year's, for who has had a topic in spring signs no list of autumn for it. Errors: no such unit.
pub fn topics_open(view: &View<'_>, unit: UnitId, until: NaiveDate) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let coverage = ledger::topic::coverage(view, unit.id, year_so_far(until))?;
    let owner = formal_name(&unit);
    let title = "必学主题未学名单";
    let span = format!("{}年内至{}没有学过的", until.year(), month_day(until));
    let rows = open_rows(&coverage);
    let mut blocks = vec![Title::form(title), Slot::over(format!("填报单位：{owner}"), span).into()];
    if rows.is_empty() {
        let nobody = match coverage.menu.required {
            0 => "没有登记必学主题。",
            _ => "必学主题都已学到，没有未学人员。",
        };
        blocks.push(Block::Note(Note { items: vec![nobody.to_owned()] }));
    } else {
        blocks.push(open_table(rows, title).into());
    }
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(until)));
    let sections = vec![Section::new(PageSetup::form(), footer, blocks)];
    Ok(Document { meta: meta(title, owner, until), sections })
}

/// A heading a topic, then those who have not had it.
fn open_rows(coverage: &Coverage) -> Vec<Row> {
    let mut rows = Vec::new();
    for (place, topic) in coverage.topics.iter().enumerate().filter(|(_, topic)| topic.fields.is_required) {
        let open: Vec<&CoverageRow> = coverage
            .rows
            .iter()
            .filter(|line| line.cells.get(place).is_some_and(|cell| cell.how == How::NotYet))
            .collect();
        if open.is_empty() {
            continue;
        }
        rows.push(Row::group(6, &topic.fields.title, about(topic, open.len())).height(Mm(7.0)));
        rows.extend(open.iter().enumerate().map(|(i, line)| {
            Row::new(vec![
                Cell::new((i + 1).to_string()),
                Cell::new(spread(&line.name)),
                Cell::new(or_dash(line.group.as_deref())),
                Cell::empty(),
                Cell::empty(),
                Cell::empty(),
            ])
        }));
    }
    rows
}

/// `来源文件，12月31日前；未学5人`.
fn about(topic: &Topic, open: usize) -> String {
    let due = topic.fields.due_on.map(|day| format!("{}前学完", full_date(day)));
    let parts: Vec<String> = topic.fields.source.iter().cloned().chain(due).collect();
    let head = if parts.is_empty() { String::new() } else { format!("{}；", parts.join("，")) };
    format!("{head}应学{}人，未学{open}人", topic.due)
}

fn open_table(rows: Vec<Row>, title: &str) -> Table {
    let heads = ["序号", "姓　名", "党小组", "补学方式", "补学日期", "本人签名"];
    Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(8.0))],
        rows,
        row_height: Mm(8.0),
        continued: Some(Slot::continued(title)),
        ..Table::new(vec![
            Column::mm(12.0, Align::Centre),
            Column::mm(24.0, Align::Centre),
            Column::mm(28.0, Align::Centre),
            Column::fr(1.0, Align::Left),
            Column::mm(28.0, Align::Centre),
            Column::mm(34.0, Align::Centre),
        ])
    }
}
