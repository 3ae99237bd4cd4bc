//! Drawing a page's share of a table.

use std::ops::Range;

use super::cell::Filled;
use super::ruled::Ruled;
use crate::Mm;
use crate::draw::{Item, Stroke};
use crate::flow::Piece;
use crate::model::{Ink, RowKind};

/// Thickness of inner lines and of the frame, points (PAPER §2).
const INNER: f64 = 0.5;
const FRAME: f64 = 1.0;

impl Ruled {
    /// Draw the head and these bands, the top of it all at y.
    pub fn draw(&self, bands: Range<usize>, top: f64, items: &mut Vec<Item>) {
        let mut y = top;
        if bands.start > 0 {
            y = draw_pieces(&self.continued, y, items);
        }
        let frame_top = y;
        let head = tops(self.head_bands.iter().copied(), y);
        let body = tops(self.bands[bands.clone()].iter().map(|band| band.height), last(&head, y));
        let frame_bottom = last(&body, y);
        let mut lines = Vec::new();
        for block in &self.head {
            self.cell(block, (head[block.band], head[block.band + block.bands]), true, items, &mut lines);
        }
        for block in &self.body {
            let from = block.band.max(bands.start);
            let to = (block.band + block.bands).min(bands.end);
            if from < to {
                let place = (body[from - bands.start], body[to - bands.start]);
                self.cell(block, place, false, items, &mut lines);
            }
        }
        self.rules(bands, &body, &mut lines);
        items.append(&mut lines);
        let right = last(&self.edges, 0.0);
        items.push(Item::Rect {
            x: 0.0,
            y: frame_top,
            width: right,
            height: frame_bottom - frame_top,
            fill: None,
            line: Some(Stroke { width: FRAME, ink: Ink::Black, round: false }),
        });
        if !self.legend.is_empty() {
            draw_pieces(&self.legend, frame_bottom + Mm(2.0).pt(), items);
        }
    }

    /// One cell: its ground, its text, the lines at its left and top.
    fn cell(
        &self,
        block: &Filled,
        (top, bottom): (f64, f64),
        head: bool,
        items: &mut Vec<Item>,
        lines: &mut Vec<Item>,
    ) {
        let (left, right) = (self.edges[block.column], self.edges[block.column + block.columns]);
        if let Some(ink) = block.fill {
            let (width, height) = (right - left, bottom - top);
            items.push(Item::Rect { x: left, y: top, width, height, fill: Some(ink), line: None });
        }
        let inset = self.right_inset(block.column, block.columns, head);
        block.draw((left + self.inset, right - inset), (top, bottom), items);
        let black = Ink::Black;
        if block.column > 0 {
            lines.push(Item::line((left, top), (left, bottom), INNER, black));
        }
        let joins = !head && block.band > 0 && self.bands[block.band - 1].splits;
        if !joins {
            lines.push(Item::line((left, top), (right, top), INNER, black));
        }
    }

    /// The heavier line over 合计.
    fn rules(&self, bands: Range<usize>, tops: &[f64], lines: &mut Vec<Item>) {
        let right = last(&self.edges, 0.0);
        for at in bands.clone().filter(|at| self.bands[*at].kind == RowKind::Total) {
            let y = tops[at - bands.start];
            lines.push(Item::line((0.0, y), (right, y), FRAME, Ink::Black));
        }
    }
}

/// Tops of rows one under another from y, and the bottom of the last.
fn tops(heights: impl Iterator<Item = f64>, y: f64) -> Vec<f64> {
    let mut tops = vec![y];
    let mut at = y;
    for height in heights {
        at += height;
        tops.push(at);
    }
    tops
}

fn last(values: &[f64], otherwise: f64) -> f64 {
    values.last().copied().unwrap_or(otherwise)
}

fn draw_pieces(pieces: &[Piece], y: f64, items: &mut Vec<Item>) -> f64 {
    let mut y = y;
    for piece in pieces {
        items.extend(piece.items.iter().cloned().map(|item| item.moved(0.0, y)));
        y += piece.advance;
    }
    y
}
