//! Lines to marks.

use super::atom::{Dress, Kind, Missing, Strip, TICK, strips};
use super::fill::{Line, Measure, fill};
use crate::draw::{Item, Text};
use crate::model::{Align, Face, Ink, Inline, plain};
use crate::shapes;
use crate::unit::{Mm, Pt};

/// Em height above the baseline, as a share of the size, the same for every face (PAPER §0).
pub(crate) const ASCENT: f64 = 0.88;

/// Draw a line with its left end at x.
pub(crate) fn place(strip: &Strip, line: &Line, x: f64, baseline: f64, into: &mut Vec<Item>) {
    // Each line begins a stretch of its own: cells beside one another are not one text.
    let before = into.len();
    for (atom, dx) in strip.atoms[line.start..line.end].iter().zip(&line.x) {
        let left = x + dx;
        let fresh = into.len() == before;
        match atom.kind {
            Kind::Char { c, font } => {
                let end = left + atom.width;
                let left = left + atom.bearing;
                match into.last_mut() {
                    Some(Item::Text(text))
                        if !fresh && text.font == font && text.size == atom.size && text.ink == atom.ink =>
                    {
                        text.glyphs.push((c, left));
                        text.end = end;
                    }
                    _ => into.push(Item::Text(Text {
                        baseline,
                        size: atom.size,
                        font,
                        ink: atom.ink,
                        glyphs: vec![(c, left)],
                        end,
                    })),
                }
            }
            Kind::Status(status) => {
                into.extend(shapes::status(status, left, baseline - ASCENT * atom.size, atom.size, atom.ink));
            }
            Kind::Tick => into.push(shapes::tick_box(left, baseline, TICK)),
            Kind::Blank => {
                let y = baseline + 0.12 * atom.size;
                into.push(Item::line((left, y), (left + atom.width, y), 0.5, Ink::Black));
            }
        }
    }
}

/// Draw text on one line, its left edge, centre or right edge at x.
pub(crate) fn single(
    text: &[Inline],
    dress: Dress,
    align: Align,
    x: f64,
    baseline: f64,
    missing: &mut Vec<Missing>,
) -> Vec<Item> {
    let mut items = Vec::new();
    for strip in strips(text, dress, missing) {
        let room = Measure { first: f64::MAX, rest: f64::MAX, justify: false, tracking: 0.0 };
        for mut line in fill(&strip, room) {
            let left = match align {
                Align::Left | Align::Justify => x,
                Align::Right => x - line.width,
                Align::Centre => x - line.width / 2.0,
                Align::Spread(ems) => {
                    spread(&strip, &mut line, ems * dress.size);
                    x - line.width / 2.0
                }
            };
            place(&strip, &line, left, baseline, &mut items);
        }
    }
    items
}

/// Spread a line's characters evenly over a width, when they are narrower.
pub(crate) fn spread(strip: &Strip, line: &mut Line, width: f64) {
    let gaps = (line.end - line.start).saturating_sub(1);
    let extra = width - line.width;
    if gaps == 0 || extra <= 0.0 || strip.atoms.is_empty() {
        return;
    }
    for (i, x) in line.x.iter_mut().enumerate() {
        *x += extra * i as f64 / gaps as f64;
    }
    line.width = width;
}

/// Characters one under another, centred on x, the first one's top at y, lines `pitch` apart.
pub(crate) fn stacked(strips: &[Strip], x: f64, y: f64, pitch: f64) -> Vec<Item> {
    let mut items = Vec::new();
    for (i, (strip, at)) in
        strips.iter().flat_map(|strip| (0..strip.atoms.len()).map(move |at| (strip, at))).enumerate()
    {
        let atom = &strip.atoms[at];
        let line = Line { start: at, end: at + 1, x: vec![0.0], width: atom.width };
        place(strip, &line, x - atom.width / 2.0, y + i as f64 * pitch + ASCENT * atom.size, &mut items);
    }
    items
}

/// Text in lines no wider than `room`: the width of each, and its marks from the line's left end and baseline.
pub(crate) fn fold(text: &str, dress: Dress, room: f64, missing: &mut Vec<Missing>) -> Vec<(f64, Vec<Item>)> {
    let measure = Measure { first: room, rest: room, justify: false, tracking: 0.0 };
    let mut folded = Vec::new();
    for strip in strips(&plain(text), dress, missing) {
        for line in fill(&strip, measure) {
            let mut items = Vec::new();
            place(&strip, &line, 0.0, 0.0, &mut items);
            folded.push((line.width, items));
        }
    }
    folded
}

/// Width of text on one line, points.
pub(crate) fn width(text: &[Inline], dress: Dress) -> f64 {
    let room = Measure { first: f64::MAX, rest: f64::MAX, justify: false, tracking: 0.0 };
    let lines = strips(text, dress, &mut Vec::new());
    lines.iter().flat_map(|strip| fill(strip, room)).map(|line| line.width).fold(0.0, f64::max)
}

/// Width of text set on one line.
pub fn text_width(text: &[Inline], face: Face, size: Pt) -> Mm {
    Pt(width(text, Dress { face, size: size.0, ink: Ink::Black })).into()
}

/// The lines into which text breaks at a width, for who draws it by themselves (a card of the wall chart).
pub fn text_lines(text: &str, face: Face, size: Pt, room: Mm) -> Vec<String> {
    let dress = Dress { face, size: size.0, ink: Ink::Black };
    let room = Measure { first: room.pt(), rest: room.pt(), justify: false, tracking: 0.0 };
    let broken = |strip: &Strip| -> Vec<String> {
        let chars = strip.chars();
        fill(strip, room).into_iter().map(|line| chars[line.start..line.end].iter().collect()).collect()
    };
    strips(&plain(text), dress, &mut Vec::new()).iter().flat_map(broken).collect()
}
