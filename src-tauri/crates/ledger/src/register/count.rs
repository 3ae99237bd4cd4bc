//! Counts of a register: how many rows by any column and by month, and the sums of its numbers. Every count lists the keys by
//! which the window finds the rows behind a figure.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rule::{decimal, thousandths};
use super::{Cell, Column, ColumnKind, Register, RegisterRow};
use crate::date::{Day, month_key};
use crate::id::RegisterColumnId;

/// Rows that have the same in a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "RegisterGroup")]
pub struct Group {
    /// `2026-09` by month; the row id of what a link leads to; else the text; empty for 未填.
    pub key: String,
    /// What to show.
    pub label: String,
    /// How many rows.
    pub rows: i64,
}

/// The rows by one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "RegisterCount")]
pub struct Count {
    /// The column; none: by month.
    pub column_id: Option<RegisterColumnId>,
    /// Name of the column.
    pub name: String,
    /// Together as many as there are rows; more where a row holds several.
    pub groups: Vec<Group>,
    /// How often members are named, and how many of them there are; only for members.
    pub people: Option<People>,
}

/// 人次 and 人数: two counts, never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "RegisterPeople")]
pub struct People {
    /// Everybody once for every row that names them.
    pub times: usize,
    /// Everybody once.
    pub persons: usize,
}

/// The sum of a number column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "RegisterSum")]
pub struct Sum {
    /// The column.
    pub column_id: RegisterColumnId,
    /// Name of the column.
    pub name: String,
    /// Decimal, exact; every row once.
    pub sum: String,
    /// Of a number that everybody has: times the members each row names (人·小时). None where no row names any.
    pub each_sum: Option<String>,
    /// What it counts.
    pub measure: Option<String>,
}

/// By month and by every column in which rows can have the same: all but numbers and long texts.
pub fn counts(register: &Register, rows: &[RegisterRow]) -> Vec<Count> {
    let is_counted = |column: &&Column| !matches!(column.kind, ColumnKind::Number | ColumnKind::LongText);
    let columns = register.fields.live().filter(is_counted);
    std::iter::once(by_month(rows)).chain(columns.map(|column| by_column(column, rows))).collect()
}

/// The sum of every number column that any row fills in: nothing entered is not 0.
pub fn sums(register: &Register, rows: &[RegisterRow]) -> Vec<Sum> {
    let numbers = register.fields.live().filter(|column| column.kind == ColumnKind::Number);
    let sum = |column: &Column| {
        let column_id = column.id?;
        let numbers: Vec<(usize, i64)> =
            rows.iter().filter_map(|row| Some((named(register, row).len(), number(row, column)?))).collect();
        let sum = decimal(numbers.iter().map(|(_, number)| number).sum());
        let is_each = column.is_each && numbers.iter().any(|(people, _)| *people > 0);
        (!numbers.is_empty()).then(|| Sum {
            column_id,
            name: column.name.clone(),
            sum,
            each_sum: is_each.then(|| decimal(numbers.iter().map(|(people, n)| times(*people, *n)).sum())),
            measure: column.measure.clone(),
        })
    };
    numbers.filter_map(sum).collect()
}

fn times(people: usize, number: i64) -> i64 {
    number.saturating_mul(i64::try_from(people).unwrap_or(i64::MAX))
}

/// The members a row names, in whichever column, each once.
fn named(register: &Register, row: &RegisterRow) -> Vec<i64> {
    let members = register.fields.live().filter(|column| column.kind == ColumnKind::Member);
    let mut ids: Vec<i64> =
        members.flat_map(|column| cells(row, column)).filter_map(|cell| cell.id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The rows that hold on a day: begun by then, and not ended before; where no column says when a row ends, none is asked.
pub fn active<'a>(register: &Register, rows: &'a [RegisterRow], day: Day) -> Option<Vec<&'a RegisterRow>> {
    let end = register.fields.live().find(|column| column.kind == ColumnKind::Date && column.is_end)?;
    let holds = |row: &&RegisterRow| {
        let until = cell(row, end).and_then(|cell| cell.text.parse::<Day>().ok());
        row.fields.on_day <= day && until.is_none_or(|until| until >= day)
    };
    Some(rows.iter().filter(holds).collect())
}

/// What a row has in a column; the first of several.
pub fn cell<'a>(row: &'a RegisterRow, column: &Column) -> Option<&'a Cell> {
    cells(row, column).next()
}

/// All that a row has in a column, in order.
pub fn cells<'a>(row: &'a RegisterRow, column: &Column) -> impl Iterator<Item = &'a Cell> + use<'a> {
    let id = column.id;
    row.fields.cells.iter().filter(move |cell| Some(cell.column_id) == id)
}

/// The number a row has in a column, thousandths.
pub(super) fn number(row: &RegisterRow, column: &Column) -> Option<i64> {
    thousandths(&cell(row, column)?.text)
}

fn by_month(rows: &[RegisterRow]) -> Count {
    let mut groups = Vec::new();
    for row in rows {
        add(&mut groups, month(row.fields.on_day));
    }
    groups.sort_by(|a: &Group, b| a.key.cmp(&b.key));
    Count { column_id: None, name: "月份".into(), groups, people: None }
}

/// Key and label of a day's month.
pub(super) fn month(day: Day) -> (String, String) {
    let key = month_key(day);
    let label = format!("{}年{}月", &key[..4], key[5..].trim_start_matches('0'));
    (key, label)
}

/// The groups that a column has even without rows: its choices.
pub(super) fn fixed(column: &Column) -> Vec<String> {
    match column.kind {
        ColumnKind::Choice => column.choices.clone(),
        ColumnKind::YesNo => vec!["是".into(), "否".into()],
        _ => Vec::new(),
    }
}

/// Key and label of a cell's group.
pub(super) fn group_of(cell: &Cell) -> (String, String) {
    (cell.id.map_or_else(|| cell.text.clone(), |id| id.to_string()), cell.text.clone())
}

/// Choices stand in the order in which they are defined, with those nobody chose; everything else as it first occurs: people
/// are counted, never ranked. A row that holds several counts for each.
fn by_column(column: &Column, rows: &[RegisterRow]) -> Count {
    let empty = |label: String| Group { key: label.clone(), label, rows: 0 };
    let mut groups: Vec<Group> = fixed(column).into_iter().map(empty).collect();
    let (mut blank, mut namings) = (0, 0);
    for row in rows {
        let before = namings;
        for cell in cells(row, column) {
            namings += 1;
            add(&mut groups, group_of(cell));
        }
        blank += i64::from(namings == before);
    }
    let people =
        (column.kind == ColumnKind::Member).then_some(People { times: namings, persons: groups.len() });
    if blank > 0 {
        groups.push(Group { key: String::new(), label: BLANK.into(), rows: blank });
    }
    Count { column_id: column.id, name: column.name.clone(), groups, people }
}

/// Label of the rows in which a column is blank.
pub(super) const BLANK: &str = "未填";

fn add(groups: &mut Vec<Group>, (key, label): (String, String)) {
    match groups.iter_mut().find(|group| group.key == key) {
        Some(group) => group.rows += 1,
        None => groups.push(Group { key, label, rows: 1 }),
    }
}
