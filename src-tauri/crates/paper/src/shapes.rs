//! Status shapes and boxes, as vectors: they survive a photocopier (PAPER §2).

use crate::draw::{Item, Point, Stroke};
use crate::model::{Ink, Status};

/// Distance of a circle's control points, as a share of its radius.
const KAPPA: f64 = 0.552_284_75;

/// A status shape in the square of side `em` whose top left corner is at x, y.
pub(crate) fn status(status: Status, x: f64, y: f64, em: f64, ink: Ink) -> Vec<Item> {
    let at = |dx: f64, dy: f64| (x + dx * em, y + dy * em);
    let line = |width: f64, ink| Some(Stroke { width: width * em, ink, round: true });
    let ring = |fill| circle(at(0.5, 0.5), 0.42 * em, fill, line(0.085, ink));
    match status {
        Status::Done => {
            let tick = [at(0.29, 0.52), at(0.44, 0.67), at(0.72, 0.35)];
            vec![ring(Some(ink)), path(&tick, false, None, line(0.13, Ink::White))]
        }
        Status::Stage => vec![half_disc(at(0.5, 0.5), 0.42 * em, ink), ring(None)],
        Status::Going => vec![ring(None), circle(at(0.5, 0.5), 0.17 * em, Some(ink), None)],
        Status::Idle => vec![ring(None)],
        Status::Near => {
            let corners = [at(0.5, 0.12), at(0.94, 0.87), at(0.06, 0.87)];
            vec![path(&corners, true, Some(Ink::White), line(0.1, ink))]
        }
        Status::Late => {
            let corners = [at(0.5, 0.1), at(0.95, 0.88), at(0.05, 0.88)];
            let mark = [at(0.5, 0.38), at(0.5, 0.6)];
            vec![
                path(&corners, true, Some(ink), line(0.085, ink)),
                path(&mark, false, None, line(0.11, Ink::White)),
                circle(at(0.5, 0.76), 0.06 * em, Some(Ink::White), None),
            ]
        }
    }
}

/// A point of a line.
pub(crate) fn dot(centre: (f64, f64), radius: f64) -> Item {
    circle(centre, radius, Some(Ink::Black), None)
}

/// A box to tick, 3.2 mm square, standing on the baseline.
pub(crate) fn tick_box(x: f64, baseline: f64, side: f64) -> Item {
    let line = Some(Stroke { width: 0.5, ink: Ink::Black, round: false });
    let y = baseline + 0.07 * side - side;
    Item::Rect { x, y, width: side, height: side, fill: None, line }
}

fn path(corners: &[(f64, f64)], closed: bool, fill: Option<Ink>, line: Option<Stroke>) -> Item {
    let points = corners.iter().map(|&(x, y)| Point { x, y, control: false }).collect();
    Item::Path { points, closed, fill, line }
}

fn circle(centre: (f64, f64), radius: f64, fill: Option<Ink>, line: Option<Stroke>) -> Item {
    Item::Path { points: arc(centre, radius, 4), closed: true, fill, line }
}

fn half_disc(centre: (f64, f64), radius: f64, ink: Ink) -> Item {
    Item::Path { points: arc(centre, radius, 2), closed: true, fill: Some(ink), line: None }
}

/// Quarters of a circle, counter-clockwise from the top.
fn arc((cx, cy): (f64, f64), radius: f64, quarters: usize) -> Vec<Point> {
    // Unit directions of top, left, bottom, right.
    let turn = [(0.0, -1.0), (-1.0, 0.0), (0.0, 1.0), (1.0, 0.0)];
    let point = |x: f64, y: f64, control| Point { x: cx + x * radius, y: cy + y * radius, control };
    let mut points = vec![point(0.0, -1.0, false)];
    for quarter in 0..quarters {
        let (a, b) = (turn[quarter], turn[(quarter + 1) % 4]);
        points.push(point(a.0 + b.0 * KAPPA, a.1 + b.1 * KAPPA, true));
        points.push(point(b.0 + a.0 * KAPPA, b.1 + a.1 * KAPPA, true));
        points.push(point(b.0, b.1, false));
    }
    points
}
