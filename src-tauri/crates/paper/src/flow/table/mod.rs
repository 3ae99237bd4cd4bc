//! Tables: rows become bands, bands become pieces, and each page's share is drawn when it is known.

mod cell;
mod draw;
mod grid;
mod keep;
mod ruled;
mod width;

pub(crate) use cell::Habit;
pub(crate) use grid::{habit, rows};
pub(crate) use ruled::Ruled;

use ruled::Loose;

use super::Piece;
use super::list::List;
use crate::Mm;
use crate::model::Table;

/// White between two groups of columns on one page.
const BETWEEN_GROUPS: Mm = Mm(5.0);

/// Add a table to a section's list.
pub(crate) fn add(list: &mut List, table: &Table) {
    if table.whole {
        // Signatures and votes do not stand on a page without the text they belong to.
        list.keep_last(2);
    }
    let rows = grid::rows(table);
    if rows.is_empty() || table.columns.is_empty() {
        return;
    }
    let cells = grid::cells(table, &rows, list.missing);
    let set: Vec<Loose> = grouped(table, &cells, list.width)
        .into_iter()
        .map(|Group { columns, widths, insets_right }| {
            Loose::new(grid::among(&cells, &columns), &widths, table.inset.pt(), &insets_right)
        })
        .collect();
    // Rows are as high in all groups: laid side by side, the sheets line up.
    let mut heights = vec![0.0_f64; rows.len()];
    for loose in &set {
        for (height, own) in heights.iter_mut().zip(loose.heights(table, &rows)) {
            *height = height.max(own);
        }
    }
    for (at, loose) in set.into_iter().enumerate() {
        let mut ruled = Ruled::new(list, table, &rows, loose, &heights, at == 0);
        if at > 0 {
            stand_apart(list, &mut ruled);
        }
        push(list, ruled);
    }
}

/// Columns that stand beside one another: which, how wide, and the white at the right of each, points.
pub(crate) struct Group {
    pub columns: Vec<usize>,
    pub widths: Vec<f64>,
    pub insets_right: Vec<f64>,
}

/// The groups a table's columns are parted into in this room.
pub(crate) fn groups(table: &Table, room: f64) -> Vec<Group> {
    grouped(table, &grid::cells(table, &grid::rows(table), &mut Vec::new()), room)
}

fn grouped(table: &Table, cells: &[cell::Filled], room: f64) -> Vec<Group> {
    let needs = width::needs(table, cells);
    let group = |columns: Vec<usize>| {
        let own: Vec<width::Need> = columns.iter().map(|at| needs[*at]).collect();
        let widths = width::widths(&own, room);
        let insets_right = width::insets_right(table, &columns, &widths, &grid::among(cells, &columns));
        Group { columns, widths, insets_right }
    };
    width::groups(table, &needs, room).into_iter().map(group).collect()
}

/// A further group of columns stands whole under the one before it, or begins a page.
fn stand_apart(list: &mut List, ruled: &mut Ruled) {
    let rows: f64 = ruled.bands[ruled.head..].iter().map(|band| band.height).sum();
    if ruled.opening(ruled.head) + rows + ruled.legend_height() > list.setup.depth().pt() {
        ruled.bands[ruled.head].new_page = true;
        return;
    }
    let last = ruled.bands.len() - 1;
    ruled.bands[ruled.head..last].iter_mut().for_each(|band| band.keep = true);
    list.white(BETWEEN_GROUPS.pt(), false);
}

/// One piece for each band under the head.
fn push(list: &mut List, ruled: Ruled) {
    let index = list.tables.len();
    for (at, band) in ruled.bands.iter().enumerate().skip(ruled.head) {
        list.push(Piece {
            row: Some((index, at)),
            advance: band.height,
            need: band.height,
            keep: band.keep,
            new_page: band.new_page,
            ..Piece::default()
        });
    }
    list.tables.push(ruled);
}
