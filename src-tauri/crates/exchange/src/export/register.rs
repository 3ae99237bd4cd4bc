//! A register as a table that imports back unchanged.

use std::collections::HashMap;
use std::path::Path;

use ledger::View;
use ledger::date::Window;
use ledger::id::RegisterId;
use ledger::register::{self, Column, ColumnKind, RegisterRow, cells};

use super::{Listing, Value};
use crate::Result;
use crate::import::UID;
use crate::names::Names;

/// A number of more digits is written as text: a sheet keeps fifteen.
const MOST_DIGITS: usize = 15;

/// Writes the rows of a register whose day lies in a span, oldest first; the last column says which row each is, so that one
/// changed in the sheet comes back as the same. Errors: no such register; the file cannot be written.
pub fn register(view: &View<'_>, path: &Path, id: RegisterId, within: Window, at: i64) -> Result<()> {
    let register = register::get(view, id)?;
    let columns: Vec<&Column> = register.fields.live().collect();
    let mut names = HashMap::new();
    for column in columns.iter().filter(|column| column.kind.is_link()) {
        if !names.contains_key(column.kind.as_str()) {
            names.insert(column.kind.as_str(), Names::of(view, column.kind)?);
        }
    }
    let heading = |column: &&Column| match &column.measure {
        Some(measure) => format!("{}（{measure}）", column.name),
        None => column.name.clone(),
    };
    let mut headings = vec![register.fields.day_name.clone()];
    headings.extend(columns.iter().map(heading));
    headings.push(UID.to_owned());
    let line = |row: &RegisterRow| {
        let mut line = vec![Value::Text(row.fields.on_day.to_string())];
        line.extend(columns.iter().map(|column| value(row, column, names.get(column.kind.as_str()))));
        line.push(Value::Text(row.uid.clone()));
        line
    };
    let rows = register::rows(view, id, within)?.iter().rev().map(line).collect();
    super::save(&Listing { name: register.fields.name, title: None, headings, rows }, path, at)
}

fn value(row: &RegisterRow, column: &Column, names: Option<&Names>) -> Value {
    let text = |cell: &register::Cell| match (names, cell.id) {
        (Some(names), Some(id)) => names.word(id),
        _ => cell.text.clone(),
    };
    let texts: Vec<String> = cells(row, column).map(text).collect();
    match column.kind {
        ColumnKind::Number => number(&texts.concat()),
        ColumnKind::Session => texts.join("\n").into(),
        _ => texts.join("、").into(),
    }
}

fn number(text: &str) -> Value {
    if text.len() > MOST_DIGITS {
        return Value::Text(text.to_owned());
    }
    match (text.parse(), text.parse()) {
        (Ok(whole), _) => Value::Count(whole),
        (_, Ok(figure)) => Value::Figure(figure),
        _ => Value::Blank,
    }
}
