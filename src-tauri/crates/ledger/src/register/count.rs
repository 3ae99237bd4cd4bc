//! Counts of a register: how many rows by any column and by month, and the sums of its numbers. Every count lists the keys by
//! which the window finds the rows behind a figure.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rule::{decimal, thousandths};
use super::{Cell, Column, ColumnKind, Register, RegisterRow};
use crate::date::month_key;
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
    /// Together as many as there are rows.
    pub groups: Vec<Group>,
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
    /// Decimal, exact.
    pub sum: String,
    /// What it counts.
    pub measure: Option<String>,
}

/// By month and by every column in which rows can have the same: all but numbers and long texts.
pub fn counts(register: &Register, rows: &[RegisterRow]) -> Vec<Count> {
    let is_counted = |column: &&Column| !matches!(column.kind, ColumnKind::Number | ColumnKind::LongText);
    let columns = register.fields.columns.iter().filter(is_counted);
    std::iter::once(by_month(rows)).chain(columns.map(|column| by_column(column, rows))).collect()
}

/// The sum of every number column that any row fills in: nothing entered is not 0.
pub fn sums(register: &Register, rows: &[RegisterRow]) -> Vec<Sum> {
    let numbers = register.fields.columns.iter().filter(|column| column.kind == ColumnKind::Number);
    let sum = |column: &Column| {
        let column_id = column.id?;
        let numbers: Vec<i64> = rows.iter().filter_map(|row| thousandths(&cell(row, column)?.text)).collect();
        let sum = decimal(numbers.iter().sum());
        (!numbers.is_empty()).then(|| Sum {
            column_id,
            name: column.name.clone(),
            sum,
            measure: column.measure.clone(),
        })
    };
    numbers.filter_map(sum).collect()
}

/// What a row has in a column.
pub fn cell<'a>(row: &'a RegisterRow, column: &Column) -> Option<&'a Cell> {
    row.fields.cells.iter().find(|cell| Some(cell.column_id) == column.id)
}

fn by_month(rows: &[RegisterRow]) -> Count {
    let mut groups = Vec::new();
    for row in rows {
        let key = month_key(row.fields.on_day);
        let label = format!("{}年{}月", &key[..4], key[5..].trim_start_matches('0'));
        add(&mut groups, key, label);
    }
    groups.sort_by(|a: &Group, b| a.key.cmp(&b.key));
    Count { column_id: None, name: "月份".into(), groups }
}

/// Choices stand in the order in which they are defined, with those nobody chose; everything else as it first occurs: people
/// are counted, never ranked.
fn by_column(column: &Column, rows: &[RegisterRow]) -> Count {
    let fixed: Vec<String> = match column.kind {
        ColumnKind::Choice => column.choices.clone(),
        ColumnKind::YesNo => vec!["是".into(), "否".into()],
        _ => Vec::new(),
    };
    let mut groups: Vec<Group> =
        fixed.into_iter().map(|label| Group { key: label.clone(), label, rows: 0 }).collect();
    let mut blank = 0;
    for row in rows {
        match cell(row, column) {
            Some(cell) => {
                let key = cell.id.map_or_else(|| cell.text.clone(), |id| id.to_string());
                add(&mut groups, key, cell.text.clone());
            }
            None => blank += 1,
        }
    }
    if blank > 0 {
        groups.push(Group { key: String::new(), label: "未填".into(), rows: blank });
    }
    Count { column_id: column.id, name: column.name.clone(), groups }
}

fn add(groups: &mut Vec<Group>, key: String, label: String) {
    match groups.iter_mut().find(|group| group.key == key) {
        Some(group) => group.rows += 1,
        None => groups.push(Group { key, label, rows: 1 }),
    }
}
