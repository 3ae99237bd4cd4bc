//! Which cell covers which place of a table.

use std::borrow::Cow;

use super::cell::{Filled, Habit};
use crate::model::{Align, Cell, Column, Face, Ink, Row, RowKind, Table};
use crate::text::Missing;

/// Nobody's place: a row with too few cells.
const NOBODY: u32 = u32::MAX;

/// The cell at each place.
#[derive(Default)]
pub(crate) struct Grid {
    columns: usize,
    owners: Vec<u32>,
}

impl Grid {
    /// The places these cells cover.
    pub fn new(cells: &[Filled], bands: usize, columns: usize) -> Grid {
        let mut grid = Grid { columns, owners: vec![NOBODY; bands * columns] };
        for (cell, owner) in cells.iter().zip(0..) {
            for band in cell.band..cell.band + cell.bands {
                let first = band * columns + cell.column;
                grid.owners[first..first + cell.columns].fill(owner);
            }
        }
        grid
    }

    /// The cell at a place.
    pub fn at(&self, band: usize, column: usize) -> Option<usize> {
        let owner = self.owners[band * self.columns + column];
        (owner != NOBODY).then_some(owner as usize)
    }
}

/// The head's rows and the body's; a table without rows says so in one.
pub(crate) fn rows(table: &Table) -> Vec<Cow<'_, Row>> {
    let mut rows: Vec<Cow<'_, Row>> = table.head.iter().chain(&table.rows).map(Cow::Borrowed).collect();
    if table.rows.is_empty() && !table.head.is_empty() {
        let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
        let none = Cell::new(table.none.as_str()).align(Align::Centre).colspan(columns);
        rows.push(Cow::Owned(Row::new(vec![none])));
    }
    rows
}

/// Every cell at its place, as in HTML: a cell takes the first place of its row that none from above covers.
pub(crate) fn cells(table: &Table, rows: &[Cow<'_, Row>], missing: &mut Vec<Missing>) -> Vec<Filled> {
    let columns = table.columns.len();
    let head_rows = table.head.len();
    let mut cells = Vec::new();
    // Rows each column is still covered for, from above.
    let mut covered = vec![0usize; columns];
    for (at, row) in rows.iter().enumerate() {
        let head = at < head_rows;
        // No cell reaches out of the head, or of the table.
        let end = if head { head_rows } else { rows.len() };
        let mut column = 0;
        for cell in &row.cells {
            while column < columns && covered[column] > 0 {
                column += 1;
            }
            if column >= columns {
                break;
            }
            let free = covered[column..].iter().take_while(|rows| **rows == 0).count();
            let across = usize::from(cell.colspan.max(1)).min(free);
            let down = usize::from(cell.rowspan.max(1)).min(end - at);
            let habit = habit(table, &table.columns[column], row.kind, head);
            let mut filled = Filled::new(cell, habit, missing);
            (filled.column, filled.columns, filled.band, filled.bands) = (column, across, at, down);
            filled.head = head;
            covered[column..column + across].fill(down);
            cells.push(filled);
            column += across;
        }
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    }
    cells
}

/// The cells of a group of columns, at their places among these.
pub(crate) fn among(cells: &[Filled], columns: &[usize]) -> Vec<Filled> {
    let place = |cell: &Filled| {
        let own = cell.column..cell.column + cell.columns;
        let first = columns.iter().position(|column| own.contains(column))?;
        let count = columns[first..].iter().take_while(|column| own.contains(column)).count();
        let mut cell = cell.clone();
        (cell.column, cell.columns) = (first, count);
        Some(cell)
    };
    cells.iter().filter_map(place).collect()
}

/// How the cells of a row stand when they say nothing themselves.
pub(crate) fn habit(table: &Table, column: &Column, kind: RowKind, head: bool) -> Habit {
    let is_own = !head && matches!(kind, RowKind::Plain | RowKind::Child);
    let size = column.size.filter(|_| is_own).unwrap_or(table.size).0;
    match (head, kind) {
        (true, _) => Habit { face: Face::Hei, size, align: Align::Centre, fill: Some(Ink::Grey(8)) },
        (false, RowKind::Total) => Habit { face: Face::Hei, size, align: column.align, fill: None },
        (false, _) => Habit { face: Face::Song, size, align: column.align, fill: None },
    }
}
