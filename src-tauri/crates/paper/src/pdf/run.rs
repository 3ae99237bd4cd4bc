//! A line of text as the steps a PDF takes: choose a font, show characters, move, say what they read.
//!
//! Readers guess a blank wherever they see white, also in the quarter square between 汉字 and figures and in labels spread
//! over a cell. Where white is no blank, the characters around it are told as text (ISO 32000-1 §14.9.4, ActualText).

use crate::draw::{Item, Text};
use crate::fonts::{self, FontId};
use crate::model::Ink;

/// One step of a line.
pub(crate) enum Step {
    /// From here on this font and size.
    Font(FontId, f64),
    /// From here on this ink.
    Ink(Ink),
    /// From here on this much white after each character, points.
    Space(f64),
    /// Show characters and move between them.
    Show(Vec<Piece>),
    /// What the characters up to `Told` read.
    Tell(String),
    /// End of `Tell`.
    Told,
}

/// Part of what is shown.
pub(crate) enum Piece {
    Text(String),
    /// A move to the left, thousandths of the type size.
    Shift(i64),
}

/// White after each character, kept from line to line as a viewer keeps it, points.
#[derive(Default)]
pub(crate) struct State {
    pub font: Option<(FontId, f64)>,
    pub ink: Option<Ink>,
    pub space: f64,
}

/// A character on its line.
struct Glyph<'a> {
    c: char,
    x: f64,
    text: &'a Text,
    /// Width as the viewer has it: rounded to thousandths of the size, points.
    width: f64,
}

/// White wider than this share of the size may be read as a blank; poppler does so from 0.1 on.
const SEEN: f64 = 0.08;
/// How far a character may stand from its place, thousandths of the size, before the pen is moved.
const SLACK: f64 = 4.0;
/// Runs shorter than this keep the white between characters that is set.
const LONG: usize = 5;

/// Cut the texts at the start of `items` that read on from one another, side by side on one baseline.
pub(crate) fn line(items: &[Item]) -> Vec<&Text> {
    let mut line: Vec<&Text> = Vec::new();
    for item in items {
        let Item::Text(text) = item else { break };
        let joins = line.last().is_none_or(|last| {
            let gap = text.glyphs.first().map_or(0.0, |first| first.1) - last.end;
            text.baseline == last.baseline && (-0.6..0.45).contains(&(gap / text.size.max(last.size)))
        });
        if !joins {
            break;
        }
        line.push(text);
    }
    line
}

/// The steps that show a line from its first character's place.
pub(crate) fn steps(line: &[&Text], state: &mut State) -> Vec<Step> {
    let glyphs: Vec<Glyph<'_>> = line.iter().flat_map(|text| glyphs(text)).collect();
    let joined: Vec<bool> = glyphs.windows(2).map(|pair| joined(&pair[0], &pair[1])).collect();
    let mut steps = Vec::new();
    let mut pieces = Vec::new();
    let mut pen = glyphs.first().map_or(0.0, |glyph| glyph.x);
    for (at, glyph) in glyphs.iter().enumerate() {
        let before = at > 0 && joined[at - 1];
        let after = joined.get(at).copied().unwrap_or(false);
        let fresh = at == 0 || !std::ptr::eq(glyph.text, glyphs[at - 1].text);
        if fresh || after && !before {
            show(&mut steps, &mut pieces);
        }
        if fresh {
            dress(&glyphs[at..], state, &mut steps);
        }
        if after && !before {
            let end = joined[at..].iter().position(|joined| !joined).map_or(glyphs.len(), |end| at + end + 1);
            steps.push(Step::Tell(glyphs[at..end].iter().map(|glyph| glyph.c).collect()));
        }
        let shift = ((pen - glyph.x) / glyph.text.size * 1000.0).round();
        if shift.abs() >= SLACK {
            pieces.push(Piece::Shift(shift as i64));
            pen -= shift / 1000.0 * glyph.text.size;
        }
        match pieces.last_mut() {
            Some(Piece::Text(text)) => text.push(glyph.c),
            _ => pieces.push(Piece::Text(glyph.c.into())),
        }
        pen += glyph.width + state.space;
        if before && !after {
            show(&mut steps, &mut pieces);
            steps.push(Step::Told);
        }
    }
    show(&mut steps, &mut pieces);
    steps
}

fn glyphs(text: &Text) -> impl Iterator<Item = Glyph<'_>> {
    let font = fonts::font(text.font);
    text.glyphs.iter().map(move |&(c, x)| {
        let advance = font.glyph(c).map_or(0.0, |glyph| f64::from(font.advance(glyph)));
        let width = (advance * 1000.0 / f64::from(font.upm)).round() / 1000.0 * text.size;
        Glyph { c, x, text, width }
    })
}

/// True when a reader would part two characters that belong together; the full square in 方　敏 parts nothing either.
fn joined(a: &Glyph<'_>, b: &Glyph<'_>) -> bool {
    let white = b.x - a.x - a.width;
    let square = a.c == '\u{3000}' || b.c == '\u{3000}';
    square || white > SEEN * a.text.size.max(b.text.size) && a.c != ' ' && b.c != ' '
}

fn show(steps: &mut Vec<Step>, pieces: &mut Vec<Piece>) {
    if !pieces.is_empty() {
        steps.push(Step::Show(std::mem::take(pieces)));
    }
}

/// Change what differs for the text that begins here.
fn dress(glyphs: &[Glyph<'_>], state: &mut State, steps: &mut Vec<Step>) {
    let Some(Glyph { text, .. }) = glyphs.first() else { return };
    if state.font != Some((text.font, text.size)) {
        state.font = Some((text.font, text.size));
        steps.push(Step::Font(text.font, text.size));
    }
    if state.ink != Some(text.ink) {
        state.ink = Some(text.ink);
        steps.push(Step::Ink(text.ink));
    }
    let own = &glyphs[..text.glyphs.len()];
    if let Some(space) = usual(own).filter(|space| *space != state.space) {
        state.space = space;
        steps.push(Step::Space(space));
    }
}

/// The commonest white after the characters of a longer text, hundredths of a point.
fn usual(glyphs: &[Glyph<'_>]) -> Option<f64> {
    if glyphs.len() < LONG {
        return None;
    }
    let mut white: Vec<i64> = glyphs
        .windows(2)
        .map(|pair| ((pair[1].x - pair[0].x - pair[0].width) * 100.0).round() as i64)
        .collect();
    white.sort_unstable();
    let commonest = white.chunk_by(|a, b| a == b).max_by_key(|same| same.len())?;
    Some(commonest[0] as f64 / 100.0)
}
