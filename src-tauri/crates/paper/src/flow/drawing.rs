//! Marks at fixed places.

use super::Piece;
use super::list::List;
use crate::draw::{Item, Stroke};
use crate::model::{Align, Drawing, Ink, Mark, Matrix};
use crate::shapes;
use crate::text::{self, Dress};

/// Dark squares, neighbours in a row as one rectangle so that no hairline shows between them.
pub(crate) fn matrix(list: &mut List, matrix: &Matrix) {
    let side = matrix.side.pt();
    let module = side / matrix.rows.len().max(1) as f64;
    let left = match matrix.align {
        Align::Left | Align::Justify => 0.0,
        Align::Centre | Align::Spread(_) => (list.width - side) / 2.0,
        Align::Right => list.width - side,
    };
    let mut items = Vec::new();
    for (y, row) in matrix.rows.iter().enumerate() {
        let mut at = 0;
        while at < row.len() {
            let dark = row[at..].iter().take_while(|dark| **dark).count();
            if dark > 0 {
                items.push(Item::Rect {
                    x: left + at as f64 * module,
                    y: y as f64 * module,
                    width: dark as f64 * module,
                    height: module,
                    fill: Some(Ink::Black),
                    line: None,
                });
            }
            at += dark.max(1);
        }
    }
    list.push(Piece { items, advance: side, need: side, ..Piece::default() });
}

pub(crate) fn drawing(list: &mut List, drawing: &Drawing) {
    let mut items = Vec::new();
    for mark in &drawing.marks {
        items.extend(draw(list, mark));
    }
    let height = drawing.height.pt();
    list.push(Piece { items, advance: height, need: height, ..Piece::default() });
}

fn draw(list: &mut List, mark: &Mark) -> Vec<Item> {
    match mark {
        Mark::Rect { x, y, width, height, fill, line } => vec![Item::Rect {
            x: x.pt(),
            y: y.pt(),
            width: width.pt(),
            height: height.pt(),
            fill: *fill,
            line: line.map(|(width, ink)| Stroke { width: width.0, ink, round: false }),
        }],
        Mark::Line { from, to, width, ink } => {
            vec![Item::line((from.0.pt(), from.1.pt()), (to.0.pt(), to.1.pt()), width.0, *ink)]
        }
        Mark::Text { x, baseline, text, face, size, align, ink } => {
            let dress = Dress { face: *face, size: size.0, ink: *ink };
            text::single(text, dress, *align, x.pt(), baseline.pt(), list.missing)
        }
        Mark::Status { x, y, size, status, ink } => shapes::status(*status, x.pt(), y.pt(), size.0, *ink),
    }
}
