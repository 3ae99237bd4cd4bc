//! One bar divided by status, each part named under it.

use super::axes::legend;
use super::canvas::{Canvas, Ground};
use super::{LINE, PITCH, SIZE};
use crate::Mm;
use crate::model::{Align, Ink, Part, Status, Strip};
use crate::shapes;
use crate::text::ASCENT;

/// Height of the bar.
const HIGH: Mm = Mm(9.0);
/// White between the bar and the names: room for the lines that lead to them, points.
const LEADERS: f64 = 12.0;
/// White between names, points.
const APART: f64 = 8.0;

/// Draw the chart; its height.
pub(super) fn draw(canvas: &mut Canvas, strip: &Strip) -> f64 {
    let total: u32 = strip.parts.iter().map(|part| part.count).sum();
    let top = legend(canvas, &format!("共{total}{}", strip.unit), &[]) + 5.0;
    let foot = top + HIGH.pt();
    let middles = bar(canvas, strip, total, top);
    names(canvas, strip, &middles, foot)
}

/// The bar; the middle of each part.
fn bar(canvas: &mut Canvas, strip: &Strip, total: u32, top: f64) -> Vec<f64> {
    // The outline is drawn on the edge: half of it lies outside.
    let width = canvas.width() - LINE;
    if total == 0 {
        canvas.ground((LINE / 2.0, top, width, HIGH.pt()), Ground::Blank);
    }
    let mut x = LINE / 2.0;
    let mut middles = Vec::new();
    for part in &strip.parts {
        let own = width * f64::from(part.count) / f64::from(total.max(1));
        let rect = (x, top, own, HIGH.pt());
        if part.count > 0 {
            canvas.ground(rect, ground(part.status));
            canvas.label_on(&part.count.to_string(), ground(part.status), rect);
        }
        middles.push(x + own / 2.0);
        x += own;
    }
    middles
}

fn ground(status: Status) -> Ground {
    match status {
        Status::Done => Ground::Mid,
        Status::Stage => Ground::Rising,
        Status::Going => Ground::Light,
        Status::Idle => Ground::Blank,
        Status::Near => Ground::Level,
        Status::Late => Ground::Solid,
    }
}

/// Shape, word and count of each part under the bar, with a line from the part; where they end. Names that have no room
/// beside one another stand one under another.
fn names(canvas: &mut Canvas, strip: &Strip, middles: &[f64], foot: f64) -> f64 {
    let texts: Vec<String> =
        strip.parts.iter().map(|part| format!("{} {}{}", part.word, part.count, strip.unit)).collect();
    let shape = SIZE * 1.25;
    let widths: Vec<f64> = texts.iter().map(|text| shape + canvas.width_of(text)).collect();
    let needed: f64 = widths.iter().map(|width| width + APART).sum::<f64>() - APART;
    if needed > canvas.width() {
        let mut y = foot + 5.0;
        for (part, text) in strip.parts.iter().zip(&texts) {
            canvas.items.extend(shapes::status(part.status, 0.0, y, SIZE, Ink::Black));
            let room = canvas.width() - shape;
            y += canvas.wrapped(text, Align::Left, (shape, y), room) + PITCH - SIZE;
        }
        return y - (PITCH - SIZE);
    }
    let lefts = apart(middles, &widths, canvas.width());
    let top = foot + LEADERS;
    for (((part, text), (left, width)), middle) in
        strip.parts.iter().zip(&texts).zip(lefts.iter().zip(&widths)).zip(middles)
    {
        lead(canvas, part, (*middle, foot), (left + width / 2.0, top - 2.0));
        canvas.items.extend(shapes::status(part.status, *left, top, SIZE, Ink::Black));
        canvas.label(text, Align::Left, left + shape, top + ASCENT * SIZE);
    }
    top + SIZE
}

/// The line from a part to its name; a part of 0 has none.
fn lead(canvas: &mut Canvas, part: &Part, from: (f64, f64), to: (f64, f64)) {
    if part.count > 0 {
        canvas.line(from, to, LINE, Ink::Black);
    }
}

/// Left edges of names as near to the middle of their parts as can be without touching one another.
fn apart(middles: &[f64], widths: &[f64], room: f64) -> Vec<f64> {
    let mut lefts: Vec<f64> = Vec::new();
    let mut least = 0.0_f64;
    for (middle, width) in middles.iter().zip(widths) {
        let left = (middle - width / 2.0).max(least);
        least = left + width + APART;
        lefts.push(left);
    }
    let mut most = room;
    for (left, width) in lefts.iter_mut().zip(widths).rev() {
        *left = left.min(most - width);
        most = *left - APART;
    }
    lefts
}
