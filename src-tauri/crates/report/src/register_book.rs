//! 台账: a year of one register, its columns as the unit defined them, with the sums of its numbers (F-74 in its look).

use chrono::NaiveDate;
use ledger::date::Window;
use ledger::id::RegisterId;
use ledger::register::{Column as Field, ColumnKind, Register, RegisterRow, cell, cells, counts, sums};
use ledger::{Error, Result, View};
use paper::{
    Align, Cell, Column, Document, Footer, Mm, PageSetup, Pt, Row, Section, Slot, Table, Title, plain,
};

use crate::words::{full_date, month_day, or_dash, spread};
use crate::{formal_name, meta};

/// A register over a year, A4 landscape, oldest row first. Errors: no such register.
pub fn register_book(view: &View<'_>, id: RegisterId, year: i32, day: NaiveDate) -> Result<Document> {
    let register = ledger::register::get(view, id)?;
    let unit = ledger::unit::get(view, register.fields.unit_id)?;
    let window = Window::year(year).ok_or_else(|| Error::broken("year", "请选择年度"))?;
    let mut rows = ledger::register::rows(view, id, window)?;
    rows.reverse();
    let owner = formal_name(&unit);
    let title = title(&register.fields.name);
    let blocks = vec![
        Title::form(title.clone()),
        Slot::over(format!("填报单位：{owner}"), format!("{year}年")).into(),
        table(&register, &rows, &title).into(),
    ];
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day.min(window.to))));
    Ok(Document {
        meta: meta(&title, owner, day),
        sections: vec![Section::new(PageSetup::landscape(), footer, blocks)],
    })
}

/// 宣传报道 → 宣传报道台账; a name that says already what it is stays.
fn title(name: &str) -> String {
    let is_said = ["台账", "登记簿", "登记表", "表", "册"].iter().any(|end| name.ends_with(end));
    if is_said { name.to_owned() } else { format!("{name}台账") }
}

fn table(register: &Register, rows: &[RegisterRow], title: &str) -> Table {
    // A column nobody filled in all year is no use on paper; on a blank form every column is.
    let is_used = |field: &&Field| rows.is_empty() || rows.iter().any(|row| cell(row, field).is_some());
    let fields: Vec<&Field> = register.fields.live().filter(is_used).collect();
    let mut columns = vec![Column::mm(9.0, Align::Centre), Column::mm(19.0, Align::Right)];
    columns.extend(widths(&fields));
    let label = |text: &str| Cell::label(text.to_owned()).size(Pt(9.0));
    let mut head = vec![label("序号"), label(&register.fields.day_name)];
    head.extend(fields.iter().map(|field| match &field.measure {
        Some(measure) => label(&format!("{}（{measure}）", field.name)),
        None => label(&field.name),
    }));
    let mut lines: Vec<Row> = rows.iter().enumerate().map(|(i, row)| line(i + 1, row, &fields)).collect();
    lines.push(total(register, &fields, rows));
    Table {
        head: vec![Row::new(head).height(Mm(8.0))],
        rows: lines,
        size: Pt(9.0),
        row_height: Mm(6.8),
        inset: Mm(1.2),
        continued: Some(Slot::continued(title)),
        legend: plain(legend(register, rows)),
        ..Table::new(columns)
    }
}

/// Short kinds have a width of their own; texts share what is left, the first of them, what the row is about, taking more; a
/// register of short kinds only shares it evenly.
fn widths(fields: &[&Field]) -> Vec<Column> {
    let is_text = |kind| {
        matches!(kind, ColumnKind::Text | ColumnKind::LongText | ColumnKind::Unit | ColumnKind::Session)
    };
    let first = fields.iter().position(|field| is_text(field.kind));
    let has_text = first.is_some();
    let width = |(place, field): (usize, &&Field)| match field.kind {
        ColumnKind::LongText => Column::fr(1.8, Align::Left),
        kind if is_text(kind) => Column::fr(if Some(place) == first { 2.0 } else { 1.0 }, Align::Left),
        ColumnKind::Number if has_text => Column::mm(20.0, Align::Right).inset_right(Mm(2.9)),
        ColumnKind::Number => Column::fr(1.0, Align::Right).inset_right(Mm(2.9)),
        _ if has_text => Column::mm(19.0, Align::Centre),
        _ => Column::fr(1.0, Align::Centre),
    };
    fields.iter().enumerate().map(width).collect()
}

fn line(number: usize, row: &RegisterRow, fields: &[&Field]) -> Row {
    let mut cells = vec![Cell::new(number.to_string()), Cell::new(month_day(row.fields.on_day))];
    cells.extend(fields.iter().map(|field| Cell::new(or_dash(text(row, field).as_deref()))));
    Row::new(cells)
}

fn text(row: &RegisterRow, field: &Field) -> Option<String> {
    let words = |cell: &ledger::register::Cell| match field.kind {
        ColumnKind::Member => spread(&cell.text),
        ColumnKind::Date => cell.text.replace('-', "."),
        ColumnKind::Session => session(&cell.text),
        _ => cell.text.clone(),
    };
    let words: Vec<String> = cells(row, field).map(words).collect();
    (!words.is_empty()).then(|| words.join("、"))
}

/// `2026-09-18 主题党日` → 9月18日　主题党日.
fn session(text: &str) -> String {
    let parted = text.split_once(' ').and_then(|(on, title)| Some((on.parse().ok()?, title)));
    parted.map_or_else(|| text.to_owned(), |(on, title)| format!("{}　{title}", month_day(on)))
}

/// 合计: how many rows, the sums of numbers, how many 是.
fn total(register: &Register, fields: &[&Field], rows: &[RegisterRow]) -> Row {
    let is_summed = |field: &&Field| matches!(field.kind, ColumnKind::Number | ColumnKind::YesNo);
    let first = fields.iter().position(is_summed).unwrap_or(fields.len());
    let sums = sums(register, rows);
    let sum = |field: &Field| match field.kind {
        ColumnKind::Number => {
            Some(or_dash(sums.iter().find(|sum| Some(sum.column_id) == field.id).map(|sum| sum.sum.as_str())))
        }
        ColumnKind::YesNo => {
            let yes =
                rows.iter().filter(|row| cell(row, field).is_some_and(|cell| cell.text == "是")).count();
            Some(format!("是 {yes}"))
        }
        _ => Some(String::new()),
    };
    let over = 2 + u16::try_from(first).unwrap_or_default();
    let label = Cell::new(format!("合计{}条", rows.len())).align(Align::Centre).colspan(over);
    let sums = fields[first..].iter().map(|field| Cell::new(sum(field).unwrap_or_default()));
    Row::total(std::iter::once(label).chain(sums).collect())
}

/// `级别：省级1、市级1。体裁：…`: the rows by every column of choices.
fn legend(register: &Register, rows: &[RegisterRow]) -> String {
    let is_choice =
        |id| register.fields.columns.iter().any(|field| field.id == id && field.kind == ColumnKind::Choice);
    let counted = counts(register, rows)
        .into_iter()
        .filter(|count| count.column_id.is_some() && is_choice(count.column_id));
    let say = |count: ledger::register::Count| {
        let groups: Vec<_> = count.groups.iter().filter(|group| group.rows > 0).collect();
        // A column that is blank everywhere does not stand on the paper.
        let is_filled = groups.iter().any(|group| !group.key.is_empty());
        let said: Vec<String> = groups.iter().map(|group| format!("{}{}", group.label, group.rows)).collect();
        is_filled.then(|| format!("{}：{}", count.name, said.join("、")))
    };
    counted.filter_map(say).collect::<Vec<_>>().join("　")
}
