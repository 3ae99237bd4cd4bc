//! Where a table's cells stand: rows leave out what is covered from above, as in HTML; files of tables do not.

use std::borrow::Cow;

use crate::model::Row;

/// A stretch of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    pub column: usize,
    pub span: usize,
    pub what: What,
}

/// What stands there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum What {
    /// The row's own cell with this index, over so many rows.
    Own { cell: usize, down: usize },
    /// More of a cell above.
    More,
    /// Nothing: the row has no cell for it.
    Bare,
}

impl Place {
    /// The place among the columns of a group; `None` when it covers none of them.
    pub fn among(self, columns: &[usize]) -> Option<Place> {
        let own = self.column..self.column + self.span;
        let column = columns.iter().position(|column| own.contains(column))?;
        let span = columns[column..].iter().take_while(|column| own.contains(column)).count();
        Some(Place { column, span, ..self })
    }
}

/// For each row what stands where: rows leave out the cells covered from above, Word does not.
pub(crate) fn places(rows: &[Cow<'_, Row>], columns: usize) -> Vec<Vec<Place>> {
    // For each column where a cell from above begins: rows it still covers, and its span.
    let mut covered = vec![(0usize, 1usize); columns];
    let mut all = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let mut places = Vec::new();
        let mut cells = row.cells.iter().enumerate();
        let mut column = 0;
        while column < columns {
            let (left, wide) = covered[column];
            let (span, what) = if left > 0 {
                covered[column].0 -= 1;
                (wide, What::More)
            } else if let Some((index, cell)) = cells.next() {
                let free = covered[column..].iter().take_while(|(rows, _)| *rows == 0).count();
                let span = usize::from(cell.colspan.max(1)).min(free);
                let down = usize::from(cell.rowspan.max(1)).min(rows.len() - at);
                covered[column] = (down - 1, span);
                (span, What::Own { cell: index, down })
            } else {
                let free = covered[column..].iter().take_while(|(rows, _)| *rows == 0).count();
                (free, What::Bare)
            };
            places.push(Place { column, span, what });
            column += span;
        }
        all.push(places);
    }
    all
}
