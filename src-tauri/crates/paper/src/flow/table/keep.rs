//! Which rows of a table stay on one page.

use std::ops::Range;

use super::ruled::Ruled;
use crate::model::RowKind;

/// Rows at least that stay together at a table's end (PAPER §2).
const LAST: usize = 3;
/// Rows at least that stay together at its beginning, under a group's heading, and of a cell over several rows.
const FEW: usize = 2;

/// Mark the bands that must stand on the page of the next one. `starts` says where each row begins among the bands, and
/// where the last one ends; nothing is kept together that is taller than `limit`, but a `whole` table.
pub(crate) fn mark(ruled: &mut Ruled, whole: bool, starts: &[usize], limit: f64) {
    let first = starts.iter().position(|start| *start >= ruled.head).unwrap_or(0);
    let rows = starts.len() - 1;
    let tops = tops(ruled);
    let height = |from: usize, to: usize| tops[starts[to]] - tops[starts[from]];
    let kind = |row: usize| ruled.bands[starts[row]].kind;
    // A heading, or the sum of the parts under it.
    let leads = |row: usize| {
        let next = row + 1 < rows;
        next && match kind(row) {
            RowKind::Group => kind(row + 1) != RowKind::Group,
            RowKind::Child => false,
            _ => kind(row + 1) == RowKind::Child,
        }
    };
    let stays = |row: usize| {
        let second = row > first && leads(row - 1) && kind(row + 1) != RowKind::Group;
        let at_start = row + 1 < first + FEW && height(first, (first + FEW).min(rows)) <= limit;
        let at_end = row + LAST >= rows && height(rows.saturating_sub(LAST).max(first), rows) <= limit;
        leads(row) || second || at_start || at_end
    };
    let mut keep: Vec<usize> =
        (first..rows.saturating_sub(1)).filter(|row| stays(*row)).map(|row| starts[row + 1] - 1).collect();
    for cell in ruled.cells.iter().filter(|cell| cell.bands > 1 && !cell.flows && cell.band >= ruled.head) {
        let (from, to) = (cell.band, cell.band + cell.bands);
        let need = ruled.needs(cell).max(0.0);
        let must = |at: usize| {
            // A page may part it where each part has room for its text and at least two rows.
            let fits = tops[at] - tops[from] >= need && tops[to] - tops[at] >= need;
            tops[to] - tops[from] <= limit || !fits || at < from + FEW || at + FEW > to
        };
        keep.extend((from + 1..to).filter(|at| must(*at)).map(|at| at - 1));
    }
    ruled.bands.iter_mut().for_each(|band| band.keep = false);
    keep.into_iter().for_each(|at| ruled.bands[at].keep = true);
    if whole {
        let last = ruled.bands.len() - 1;
        ruled.bands[ruled.head..last].iter_mut().for_each(|band| band.keep = true);
    }
}

/// The runs of bands that stay together and are taller than this.
pub(crate) fn chains(ruled: &Ruled, limit: f64) -> Vec<Range<usize>> {
    let mut chains = Vec::new();
    let mut start = ruled.head;
    let mut height = 0.0;
    for (at, band) in ruled.bands.iter().enumerate().skip(ruled.head) {
        height += band.height;
        if !band.keep {
            if height > limit && start < at {
                chains.push(start..at + 1);
            }
            (start, height) = (at + 1, 0.0);
        }
    }
    chains
}

/// The top of each band from the first one's, and the foot of the last.
fn tops(ruled: &Ruled) -> Vec<f64> {
    let mut tops = vec![0.0];
    let mut y = 0.0;
    for band in &ruled.bands {
        y += band.height;
        tops.push(y);
    }
    tops
}
