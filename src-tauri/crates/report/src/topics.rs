//! 学习主题覆盖表: who has had which topic, and how.

use ledger::date::Window;
use ledger::id::UnitId;
use ledger::topic::{Coverage, CoverageRow};
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Mm, Note, PageSetup, Pt, Row, Section, Slot, Table, Title,
    plain,
};

use crate::meta;
use crate::words::{full_date, percent, spread};

/// The coverage of a unit's topics over a window, A4 landscape. Errors: no such unit.
pub fn topics(view: &View<'_>, unit: UnitId, window: Window) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let coverage = ledger::topic::coverage(view, unit.id, window)?;
    let owner = unit.fields.full_name.as_deref().unwrap_or(&unit.fields.name);
    let title = "学习主题覆盖表".to_owned();
    let span = format!("{}至{}", full_date(window.from), full_date(window.to));
    let mut blocks = vec![
        Title::form(title.clone()),
        Slot::over(format!("填报单位：{owner}"), span).into(),
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

fn table(coverage: &Coverage, title: &str) -> Table {
    let mut columns =
        vec![Column::mm(11.0, Align::Centre), Column::mm(20.0, Align::Left), Column::mm(20.0, Align::Left)];
    columns.extend(coverage.topics.iter().map(|_| Column::fr(1.0, Align::Centre).between(13.0, 40.0)));
    columns.push(Column::mm(14.0, Align::Centre));
    let mut head = vec![Cell::label("序号"), Cell::label("姓　名"), Cell::label("党小组")];
    head.extend(coverage.topics.iter().map(|topic| Cell::label(topic.fields.title.clone()).size(Pt(9.0))));
    head.push(Cell::label("已学").size(Pt(9.0)));
    let mut rows: Vec<Row> = coverage.rows.iter().enumerate().map(|(i, line)| row(i + 1, line)).collect();
    let mut sums = vec![Cell::new("覆盖率").colspan(3).align(Align::Centre)];
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
        legend: plain("图例：会 会议　课 党课　组 党小组会　补 补课　自 自学　未 还没学到　— 不要求"),
        ..Table::new(columns)
    }
}

fn row(number: usize, line: &CoverageRow) -> Row {
    let had = line.cells.iter().filter(|cell| cell.how != "未" && cell.how != "—").count();
    let asked = line.cells.iter().filter(|cell| cell.how != "—").count();
    let mut cells = vec![
        Cell::new(number.to_string()),
        Cell::new(spread(&line.name)),
        Cell::new(line.group.clone().unwrap_or_else(|| "—".to_owned())),
    ];
    cells.extend(line.cells.iter().map(|cell| Cell::new(cell.how.clone())));
    cells.push(Cell::new(if asked == 0 { "—".to_owned() } else { format!("{had}/{asked}") }));
    Row::new(cells)
}
