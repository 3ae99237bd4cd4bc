//! One row being read: values come out, refusals are collected with the heading people see.

use ledger::Error as LedgerError;
use ledger::date::Day;

use super::{ImportResult, Rejected};
use crate::table::{Cell, Row, Table, tidy};
use crate::value::{self, Read};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Created,
    Updated,
    Unchanged,
}

/// Reads one row of a table.
pub(crate) struct Reader<'t, C> {
    table: &'t Table<C>,
    row: &'t Row<C>,
    rejected: Vec<Rejected>,
}

impl<'t, C: Copy + PartialEq> Reader<'t, C> {
    pub fn new(table: &'t Table<C>, row: &'t Row<C>) -> Self {
        Self { table, row, rejected: Vec::new() }
    }

    /// The number people see beside the row.
    pub fn number(&self) -> u32 {
        self.row.number
    }

    /// The heading of a column as the file has it.
    pub fn heading(&self, column: C) -> &'t str {
        self.table.heading(column)
    }

    pub fn cell(&self, column: C) -> &'t Cell {
        self.row.cell(column)
    }

    /// Text of any length; blank lines inside stay.
    pub fn text(&mut self, column: C) -> Option<String> {
        match self.cell(column) {
            Cell::Fault(_) => {
                self.refuse(column, "是公式算出的错误，请改成文字");
                None
            }
            cell => Some(tidy(&cell.shown())).filter(|text| !text.is_empty()),
        }
    }

    /// Text on one line: a line break inside a cell is only there to fit its width.
    pub fn line(&mut self, column: C) -> Option<String> {
        self.text(column).map(|text| text.replace('\n', ""))
    }

    pub fn date(&mut self, column: C) -> Option<String> {
        self.take(column, value::date)
    }

    pub fn day(&mut self, column: C) -> Option<Day> {
        self.take(column, value::day)
    }

    pub fn time(&mut self, column: C) -> Option<String> {
        self.take(column, value::time)
    }

    pub fn count(&mut self, column: C) -> Option<i64> {
        self.take(column, value::count)
    }

    pub fn whole(&mut self, column: C) -> Option<i64> {
        self.take(column, value::whole)
    }

    pub fn yes_no(&mut self, column: C) -> Option<bool> {
        self.take(column, value::yes_no)
    }

    /// A value by its own reading.
    pub fn take<T>(&mut self, column: C, read: impl FnOnce(&Cell) -> Read<Option<T>>) -> Option<T> {
        read(self.cell(column)).unwrap_or_else(|reason| {
            self.refuse(column, &reason);
            None
        })
    }

    /// Refuses the row for the value of a column.
    pub fn refuse(&mut self, column: C, reason: &str) {
        self.refuse_value(column, self.cell(column).shown(), reason);
    }

    /// Refuses the row for a part of a column's value.
    pub fn refuse_value(&mut self, column: C, value: String, reason: &str) {
        self.rejected.push(Rejected {
            row: self.row.number,
            column: self.table.heading(column).to_owned(),
            value: value.replace('\n', " "),
            reason: reason.to_owned(),
        });
    }

    /// Whether anything was refused so far.
    pub fn is_refused(&self) -> bool {
        !self.rejected.is_empty()
    }

    /// What the book says to a record: a broken rule refuses the row, anything else ends the import.
    /// `columns` names the column of each field the book may complain about; the first also takes what has none.
    pub fn judge<T>(
        &mut self,
        columns: &[(&str, C)],
        written: ledger::Result<T>,
    ) -> ledger::Result<Option<T>> {
        let column_of = |field: &str| {
            columns.iter().find(|(name, _)| *name == field).or(columns.first()).map(|(_, column)| *column)
        };
        let (field, reason) = match written {
            Ok(value) => return Ok(Some(value)),
            Err(LedgerError::Broken(broken)) => (broken.field, broken.rule),
            Err(LedgerError::Sealed { .. }) => {
                ("".into(), "手册里这一条已经封存；要改，请先在手册里解除封存".to_owned())
            }
            Err(LedgerError::Taken { field, .. }) => (field.into(), "与手册里另一条重复".to_owned()),
            Err(error) => return Err(error),
        };
        match column_of(&field) {
            Some(column) => self.refuse(column, &reason),
            None => return Err(LedgerError::broken("file", reason)),
        }
        Ok(None)
    }

    /// Adds the row to the result.
    pub fn finish(self, outcome: Option<Outcome>, result: &mut ImportResult) {
        result.read += 1;
        result.rejected.extend(self.rejected);
        match outcome {
            Some(Outcome::Created) => result.created += 1,
            Some(Outcome::Updated) => result.updated += 1,
            Some(Outcome::Unchanged) => result.unchanged += 1,
            None => {}
        }
    }
}

/// Takes a new value over an old one: a blank never erases, and a month does not blur a day that is known.
pub(crate) fn fill(known: &mut Option<String>, new: Option<String>) {
    let Some(new) = new else { return };
    let is_blurrier =
        new.len() == 7 && known.as_deref().is_some_and(|known| known.len() == 10 && known.starts_with(&new));
    if !is_blurrier {
        *known = Some(new);
    }
}
