//! 年度计划 and 季度安排: what is meant to be held in which month, and what became of it (F-63).

use chrono::{Datelike, NaiveDate};
use ledger::arrangement::{Arrangement, ArrangementItem};
use ledger::date::{Quarter, Window};
use ledger::id::UnitId;
use ledger::plan::{PlanItem, PlanStatus, Stand};
use ledger::{Error, Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Mm, Note, PageSetup, Pt, Row, Section, Slot, Table, Title,
};

use crate::words::{MISSING, full_date, loose_date, month_day, or_dash, spread, unit_kind};
use crate::{formal_name, meta, signers};

/// The plan of a year. Errors: no such unit, no such year.
pub fn plan_year(view: &View<'_>, unit: UnitId, year: i32, day: NaiveDate) -> Result<Document> {
    let window = Window::year(year).ok_or_else(|| Error::broken("year", "年份要写成 2026"))?;
    document(view, unit, window, format!("{year}年度工作计划表"), day)
}

/// The plan of a quarter. Errors: no such unit.
pub fn plan_quarter(view: &View<'_>, unit: UnitId, quarter: Quarter, day: NaiveDate) -> Result<Document> {
    let title = format!("{}年{}工作安排表", quarter.year, quarter.label());
    document(view, unit, quarter.window(), title, day)
}

fn document(
    view: &View<'_>,
    unit: UnitId,
    window: Window,
    title: String,
    day: NaiveDate,
) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let owner = formal_name(&unit);
    let roster = ledger::member::roster(view, unit.id, day)?;
    let items = ledger::plan::list(view, unit.id, window, day)?;
    let mut rows = Vec::new();
    for month in items.chunk_by(|a, b| a.fields.month == b.fields.month) {
        for (at, item) in month.iter().enumerate() {
            rows.push(row(item, unit.id, (at == 0).then_some(month.len()), day));
        }
    }
    let mut blocks = vec![
        Title::form(title.clone()),
        Slot::over(format!("填报单位：{owner}"), format!("完成情况截至{}", full_date(day))).into(),
    ];
    if rows.is_empty() {
        rows.push(Row::new(vec![
            Cell::new(format!("没有列入计划的事项{MISSING}")).colspan(8).align(Align::Centre),
        ]));
    }
    blocks.extend([table(rows, &title).into(), Block::Note(Note { items: notes(&items) })]);
    for arrangement in ledger::arrangement::list(view, unit.id, window, day)? {
        blocks.extend(arranged(&arrangement, unit.id, day));
    }
    blocks.extend([Block::Gap(Mm(8.0)), signers(&roster, day)]);
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    let sections = vec![Section::new(PageSetup::form(), footer, blocks)];
    Ok(Document { meta: meta(&title, owner, day), sections })
}

/// How to read the columns, and by tier how much was done, where items name theirs.
fn notes(items: &[PlanItem]) -> Vec<String> {
    let mut notes = vec!["完成情况空白的，到时填写；顺延和取消的，写明原因。".to_owned()];
    let tiers = ledger::plan::counts(items, ledger::plan::PlanBy::Tier);
    if tiers.iter().any(|tier| !tier.label.is_empty()) {
        let tier = |tier: &ledger::plan::PlanCount| {
            let label = if tier.label.is_empty() { "未写层级" } else { &tier.label };
            format!("{label}计划{}项、已开{}项", tier.planned, tier.held)
        };
        notes.push(format!("按层级：{}。", tiers.iter().map(tier).collect::<Vec<_>>().join("；")));
    }
    notes
}

/// 月份, 日期, 类别, 内容, 责任人, 形式, 顺延, 完成情况; the first item of a month carries the month over all of its rows.
fn row(item: &PlanItem, unit: UnitId, rows_of_month: Option<usize>, day: NaiveDate) -> Row {
    let fields = &item.fields;
    let kind = unit_kind(&item.unit, std::slice::from_ref(&fields.kind), fields.unit_id == unit);
    let mut cells: Vec<Cell> = Vec::new();
    if let Some(rows) = rows_of_month {
        let month = fields.month.get(5..).unwrap_or_default().trim_start_matches('0');
        cells.push(Cell::new(format!("{month}月")).rowspan(u16::try_from(rows).unwrap_or(u16::MAX)));
    }
    let on = fields.on_day.map_or_else(|| "—".to_owned(), |on| format!("{}日", on.day()));
    let section = fields.section.as_deref().map(|section| format!("【{section}】")).unwrap_or_default();
    cells.extend([
        Cell::new(on),
        Cell::new(kind),
        Cell::new(format!("{section}{}", fields.title)),
        Cell::new(or_dash(fields.owner.as_deref().map(spread).as_deref())),
        Cell::new(or_dash(fields.form.as_deref())),
        Cell::new(moved(item)),
        Cell::new(outcome(item, day)),
    ]);
    Row::new(cells)
}

/// Where an item was put off to, and why.
fn moved(item: &PlanItem) -> String {
    let reason =
        item.fields.reason.as_deref().map(|reason| format!("：{}", reason.trim())).unwrap_or_default();
    match (&item.fields.moved_to, item.fields.status) {
        (Some(to), _) => format!("顺延至{}{reason}", loose_date(to)),
        (None, PlanStatus::Postponed) => format!("顺延{reason}"),
        (None, _) => "—".to_owned(),
    }
}

/// What became of an item; one whose time is not over is left to be written in.
fn outcome(item: &PlanItem, day: NaiveDate) -> String {
    let on = item.session_on.map(month_day).unwrap_or_default();
    match item.stand {
        Stand::Held => format!("{on}已开"),
        Stand::Draft => format!("{on}草稿"),
        Stand::Missed => "未开".to_owned(),
        Stand::Outside => Stand::Outside.label().to_owned(),
        Stand::Dropped => {
            let reason = item.fields.reason.as_deref().unwrap_or(MISSING);
            format!("取消：{}", reason.trim())
        }
        Stand::Planned | Stand::Postponed => {
            item.session_on.filter(|on| *on >= day).map_or_else(String::new, |_| format!("定于{on}"))
        }
    }
}

/// 上级学习安排: its lines, what became of them, and when it was received.
fn arranged(one: &Arrangement, unit: UnitId, day: NaiveDate) -> Vec<Block> {
    let fields = &one.fields;
    let title = format!("上级学习安排：{}", fields.title);
    let own = one.receipts.iter().find(|receipt| receipt.unit_id == unit);
    let received = match own {
        Some(receipt) => {
            let on = receipt.received_on.map_or_else(|| MISSING.to_owned(), full_date);
            format!("签收日期：{on}")
        }
        None => {
            let received = one.receipts.iter().filter(|receipt| receipt.received_on.is_some()).count();
            format!("应签收{}个组织，已签收{received}个", one.receipts.len())
        }
    };
    let issuer = fields.issuer.as_deref().unwrap_or(MISSING);
    let table = Table {
        head: vec![heads(&["序号", "学习内容", "形　式", "完成时限", "完成情况"])],
        rows: one.items.iter().map(|item| arranged_row(item, day)).collect(),
        row_height: Mm(7.6),
        continued: Some(Slot::continued(&title)),
        ..Table::new(vec![
            Column::mm(12.0, Align::Centre),
            Column::fr(1.0, Align::Left),
            Column::mm(24.0, Align::Centre).size(Pt(9.0)),
            Column::mm(26.0, Align::Centre).size(Pt(9.0)),
            Column::mm(34.0, Align::Left).size(Pt(9.0)),
        ])
    };
    vec![
        Block::Gap(Mm(6.0)),
        Slot::over(
            format!("{title}（{issuer}）"),
            format!("{received}　完成{}/{}", one.done, one.items.len()),
        )
        .into(),
        table.into(),
    ]
}

fn arranged_row(item: &ArrangementItem, day: NaiveDate) -> Row {
    let outcome = match (item.done_on, item.planned_on) {
        (Some(done), _) => format!("{}完成", month_day(done)),
        (None, _) if item.last_day < day => "没有登记".to_owned(),
        (None, Some(on)) => format!("定于{}", month_day(on)),
        (None, None) => String::new(),
    };
    Row::new(vec![
        Cell::new(item.number.to_string()),
        Cell::new(item.line.title.clone()),
        Cell::new(or_dash(item.line.form.as_deref())),
        Cell::new(item.line.due_on.as_deref().map_or_else(|| "本季末".to_owned(), loose_date)),
        Cell::new(outcome),
    ])
}

fn heads(texts: &[&str]) -> Row {
    Row::new(texts.iter().map(|text| Cell::label(*text)).collect()).height(Mm(9.0))
}

fn table(rows: Vec<Row>, title: &str) -> Table {
    Table {
        head: vec![heads(&[
            "月份",
            "日期",
            "类　别",
            "内容（主题）",
            "责任人",
            "形　式",
            "顺　延",
            "完成情况",
        ])],
        rows,
        row_height: Mm(7.6),
        continued: Some(Slot::continued(title)),
        ..Table::new(vec![
            Column::mm(11.0, Align::Centre),
            Column::mm(11.0, Align::Centre).size(Pt(9.0)),
            Column::mm(23.0, Align::Left),
            Column::fr(1.0, Align::Left),
            Column::mm(18.0, Align::Centre),
            Column::mm(14.0, Align::Centre).size(Pt(9.0)),
            Column::mm(21.0, Align::Left).size(Pt(9.0)),
            Column::mm(26.0, Align::Left).size(Pt(9.0)),
        ])
    }
}
