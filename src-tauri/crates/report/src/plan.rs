//! 年度计划 and 季度安排: what is meant to be held in which month, and what became of it (F-63).

use chrono::NaiveDate;
use ledger::date::{Quarter, Window, month_key};
use ledger::id::UnitId;
use ledger::plan::{PlanItem, PlanStatus};
use ledger::unit::Unit;
use ledger::{Error, Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Mm, Note, PageSetup, Pt, Row, Section, Slot, Table, Title,
};

use crate::words::{MISSING, full_date, month_day, or_dash, spread, unit_kind};
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
    let mut rows = Vec::new();
    for items in months(view, &unit, window)? {
        for (at, item) in items.iter().enumerate() {
            rows.push(row(item, unit.id, (at == 0).then_some(items.len()), outcome(view, item, day)?));
        }
    }
    let mut blocks = vec![
        Title::form(title.clone()),
        Slot::over(format!("填报单位：{owner}"), format!("完成情况截至{}", full_date(day))).into(),
    ];
    if rows.is_empty() {
        rows.push(Row::new(vec![
            Cell::new(format!("没有列入计划的事项{MISSING}")).colspan(6).align(Align::Centre),
        ]));
    }
    blocks.extend([
        table(rows, &title).into(),
        Block::Note(Note {
            items: vec!["完成情况空白的，到时填写；顺延和取消的，写明原因。".to_owned()]
        }),
        Block::Gap(Mm(8.0)),
        signers(&roster, day),
    ]);
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    let sections = vec![Section::new(PageSetup::form(), footer, blocks)];
    Ok(Document { meta: meta(&title, owner, day), sections })
}

/// The items of a window, month by month: a branch with its groups; above branches only the unit's own.
fn months(view: &View<'_>, unit: &Unit, window: Window) -> Result<Vec<Vec<PlanItem>>> {
    let groups = crate::quarterly::groups_of(ledger::unit::list_under(view, unit.id)?, unit);
    let is_own = |id| id == unit.id || groups.iter().any(|group| group.id == id);
    let mut months: Vec<Vec<PlanItem>> = Vec::new();
    for item in
        ledger::plan::list(view, unit.id, window)?.into_iter().filter(|item| is_own(item.fields.unit_id))
    {
        match months
            .last_mut()
            .filter(|month| month.first().is_some_and(|first| first.fields.month == item.fields.month))
        {
            Some(month) => month.push(item),
            None => months.push(vec![item]),
        }
    }
    Ok(months)
}

/// 月份, 类别, 内容, 责任人, 形式, 完成情况; the first item of a month carries the month over all of its rows.
fn row(item: &PlanItem, unit: UnitId, rows_of_month: Option<usize>, outcome: String) -> Row {
    let fields = &item.fields;
    let kind = unit_kind(&item.unit, std::slice::from_ref(&fields.kind), fields.unit_id == unit);
    let mut cells: Vec<Cell> = Vec::new();
    if let Some(rows) = rows_of_month {
        let month = fields.month.get(5..).unwrap_or_default().trim_start_matches('0');
        cells.push(Cell::new(format!("{month}月")).rowspan(u16::try_from(rows).unwrap_or(u16::MAX)));
    }
    cells.extend([
        Cell::new(kind),
        Cell::new(fields.title.clone()),
        Cell::new(or_dash(fields.owner.as_deref().map(spread).as_deref())),
        Cell::new(or_dash(fields.form.as_deref())),
        Cell::new(outcome),
    ]);
    Row::new(cells)
}

/// What became of an item: when it was held, where it went and why; a month that is over and holds nothing says so, one that
/// is not is left to be written in.
fn outcome(view: &View<'_>, item: &PlanItem, day: NaiveDate) -> Result<String> {
    let fields = &item.fields;
    let reason = fields.reason.as_deref().map(|reason| format!("（{}）", reason.trim())).unwrap_or_default();
    Ok(match (fields.status, fields.session_id) {
        (PlanStatus::Held, Some(session)) => {
            format!("{}已开{reason}", month_day(ledger::session::get(view, session)?.fields.on_day))
        }
        (PlanStatus::Postponed, _) => match fields.on_day {
            Some(to) => format!("顺延至{}{reason}", month_day(to)),
            None => format!("顺延{reason}"),
        },
        (PlanStatus::Dropped, _) => format!("取消{reason}"),
        _ if fields.month < month_key(day) => "没有登记".to_owned(),
        _ => String::new(),
    })
}

fn table(rows: Vec<Row>, title: &str) -> Table {
    let heads = ["月份", "类　别", "内容（主题）", "责任人", "形　式", "完成情况"];
    Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(9.0))],
        rows,
        row_height: Mm(7.6),
        continued: Some(Slot::continued(title)),
        ..Table::new(vec![
            Column::mm(14.0, Align::Centre),
            Column::mm(27.0, Align::Left),
            Column::fr(1.0, Align::Left),
            Column::mm(19.0, Align::Centre),
            Column::mm(17.0, Align::Centre).size(Pt(9.0)),
            Column::mm(34.0, Align::Left).size(Pt(9.0)),
        ])
    }
}
