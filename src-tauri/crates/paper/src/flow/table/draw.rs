//! Drawing a page's share of a table.

use std::ops::Range;

use super::cell::Filled;
use super::ruled::{LEGEND, Ruled};
use crate::draw::{Item, Stroke};
use crate::flow::Piece;
use crate::model::{Ink, RowKind};

/// Thickness of inner lines and of the frame, points (PAPER §2).
const INNER: f64 = 0.5;
const FRAME: f64 = 1.0;

/// The bands of a table that stand on one page: its head and some rows.
struct Share<'a> {
    ruled: &'a Ruled,
    bands: Vec<usize>,
    /// Their tops, and the foot of the last.
    tops: Vec<f64>,
}

impl Ruled {
    /// Draw the head, the heading that goes on, and these bands, the top of it all at y.
    pub fn draw(&self, bands: Range<usize>, top: f64, items: &mut Vec<Item>) {
        let mut y = top;
        if self.goes_on(bands.start) {
            y = draw_pieces(&self.continued, y, items);
        }
        let frame_top = y;
        let bands: Vec<usize> = self.openers(bands.start).into_iter().chain(bands).collect();
        let mut tops = vec![y];
        for band in &bands {
            y += self.bands[*band].height;
            tops.push(y);
        }
        let share = Share { ruled: self, bands, tops };
        share.cells(items);
        share.lines_across(items);
        share.lines_down(items);
        items.push(Item::Rect {
            x: 0.0,
            y: frame_top,
            width: self.edges[self.edges.len() - 1],
            height: y - frame_top,
            fill: None,
            line: Some(Stroke { width: FRAME, ink: Ink::Black, round: false }),
        });
        if !self.legend.is_empty() {
            draw_pieces(&self.legend, y + LEGEND.1.pt(), items);
        }
    }
}

impl Share<'_> {
    fn columns(&self) -> usize {
        self.ruled.edges.len() - 1
    }

    /// The cell at a column of the share's so many-th band.
    fn at(&self, row: usize, column: usize) -> Option<usize> {
        self.ruled.grid.at(self.bands[row], column)
    }

    /// Grounds and texts, row by row.
    fn cells(&self, items: &mut Vec<Item>) {
        for row in 0..self.bands.len() {
            for column in 0..self.columns() {
                let Some(at) = self.at(row, column) else { continue };
                let seen_above = row > 0 && self.at(row - 1, column) == Some(at);
                let seen_before = column > 0 && self.at(row, column - 1) == Some(at);
                if !seen_above && !seen_before {
                    let below = (row..self.bands.len()).take_while(|row| self.at(*row, column) == Some(at));
                    self.cell(&self.ruled.cells[at], row..row + below.count(), items);
                }
            }
        }
    }

    /// One cell, or the part of it that stands in these rows.
    fn cell(&self, cell: &Filled, rows: Range<usize>, items: &mut Vec<Item>) {
        let edges = (self.ruled.edges[cell.column], self.ruled.edges[cell.column + cell.columns]);
        let (top, bottom) = (self.tops[rows.start], self.tops[rows.end]);
        if cell.fill.is_some() {
            let (width, height) = (edges.1 - edges.0, bottom - top);
            items.push(Item::Rect { x: edges.0, y: top, width, height, fill: cell.fill, line: None });
        }
        if rows.len() == cell.bands || !cell.flows {
            cell.draw(edges, (top, bottom), items);
            return;
        }
        let held = |bands: Range<usize>| -> usize {
            self.ruled.bands[bands].iter().map(|band| cell.holds(band.height)).sum()
        };
        let (from, end) = (self.bands[rows.start], cell.band + cell.bands);
        let to = from + rows.len();
        let first = held(cell.band..from).min(cell.count());
        let last = if to == end { cell.count() } else { held(cell.band..to).min(cell.count()) };
        cell.draw_part(first..last, edges, top, items);
    }

    /// Lines between rows, each as long as it runs; 1.0 pt over 合计.
    fn lines_across(&self, items: &mut Vec<Item>) {
        for row in 1..self.bands.len() {
            let total = self.ruled.bands[self.bands[row]].kind == RowKind::Total;
            let width = if total { FRAME } else { INNER };
            let parts = |column: &usize| {
                let above = self.at(row - 1, *column);
                above != self.at(row, *column) || self.is_seam(row)
            };
            for run in runs((0..self.columns()).map(|column| parts(&column))) {
                let y = self.tops[row];
                let (left, right) = (self.ruled.edges[run.start], self.ruled.edges[run.end]);
                items.push(Item::line((left, y), (right, y), width, Ink::Black));
            }
        }
    }

    /// True between the head and the first row of a share, whatever stands there.
    fn is_seam(&self, row: usize) -> bool {
        row == self.ruled.head
    }

    /// Lines between columns.
    fn lines_down(&self, items: &mut Vec<Item>) {
        for column in 1..self.columns() {
            let parts = |row: usize| self.at(row, column - 1) != self.at(row, column);
            for run in runs((0..self.bands.len()).map(parts)) {
                let x = self.ruled.edges[column];
                items.push(Item::line((x, self.tops[run.start]), (x, self.tops[run.end]), INNER, Ink::Black));
            }
        }
    }
}

/// Where a flag is set without a gap.
fn runs(flags: impl Iterator<Item = bool>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in flags.enumerate().filter(|(_, flag)| *flag) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

fn draw_pieces(pieces: &[Piece], y: f64, items: &mut Vec<Item>) -> f64 {
    let mut y = y;
    for piece in pieces {
        items.extend(piece.items.iter().cloned().map(|item| item.moved(0.0, y)));
        y += piece.advance;
    }
    y
}
