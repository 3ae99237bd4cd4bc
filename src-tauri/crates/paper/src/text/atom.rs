//! Inline text, character by character, with the font each comes from.

use super::breaks::breaks;
use super::class::{Class, class};
use super::clean::clean;
use crate::fonts::{self, FontId};
use crate::model::{Face, Ink, Inline, Status};

/// Drawn where no font has the character.
const BOX: char = '□';
/// Side of a box to tick, in points (3.2 mm).
pub(crate) const TICK: f64 = 9.07;

/// Face, size and ink of text that names none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dress {
    pub face: Face,
    pub size: f64,
    pub ink: Ink,
}

/// A character that no font has, and the text it stands in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// The character; the paper shows □ in its place.
    pub character: char,
    /// The phrase it stands in, from mark to mark: of a name the whole name.
    pub context: String,
}

/// One thing in a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub kind: Kind,
    pub class: Class,
    pub size: f64,
    pub width: f64,
    /// White before its glyph, inside `width`: digits stand in the middle of equal cells.
    pub bearing: f64,
    pub ink: Ink,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Char {
        c: char,
        font: FontId,
    },
    Status(Status),
    Tick,
    /// A rule to write on.
    Blank,
}

/// A line of text before it is broken: what stands between two `\n`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Strip {
    pub atoms: Vec<Atom>,
    /// May a line end after this atom?
    pub may: Vec<bool>,
}

impl Strip {
    /// The characters, shapes as squares.
    pub fn chars(&self) -> Vec<char> {
        self.atoms.iter().map(Atom::char).collect()
    }
}

impl Atom {
    /// Its character; shapes count as a square.
    pub fn char(&self) -> char {
        match self.kind {
            Kind::Char { c, .. } => c,
            _ => BOX,
        }
    }

    /// True for a space, which may fall off the end of a line.
    pub fn blank(&self) -> bool {
        matches!(self.kind, Kind::Char { .. }) && self.class == Class::Space
    }
}

/// Cut inline text into strips at its line ends and choose a font for each character.
pub(crate) fn strips(text: &[Inline], dress: Dress, missing: &mut Vec<Missing>) -> Vec<Strip> {
    let mut strips = vec![Strip::default()];
    // Stretches never to be divided: strip, first, last atom.
    let mut whole = Vec::new();
    for inline in text {
        let Inline::Text(run) = inline else {
            if let Some(strip) = strips.last_mut() {
                strip.atoms.push(shape(inline, dress));
            }
            continue;
        };
        let dress = Dress {
            face: run.face.unwrap_or(dress.face),
            size: run.size.map_or(dress.size, |size| size.0),
            ink: if run.ink == Ink::Black { dress.ink } else { run.ink },
        };
        for (i, part) in clean(&run.text).split('\n').enumerate() {
            if i > 0 {
                strips.push(Strip::default());
            }
            let at = strips.len() - 1;
            let strip = &mut strips[at];
            let first = strip.atoms.len();
            strip.atoms.extend(part.chars().map(|c| letter(c, part, dress, missing)));
            if run.whole {
                whole.push((at, first, strip.atoms.len()));
            }
        }
    }
    for strip in &mut strips {
        strip.may = breaks(&strip.chars());
    }
    for (at, first, end) in whole {
        strips[at].may[first..end.saturating_sub(1).max(first)].fill(false);
    }
    strips
}

fn letter(c: char, context: &str, dress: Dress, missing: &mut Vec<Missing>) -> Atom {
    let found = fonts::find(dress.face, c);
    let (c, (font, glyph)) = match found {
        Some(found) => (c, found),
        None => {
            missing.push(Missing { character: c, context: around(context, c) });
            (BOX, fonts::find(Face::Song, BOX).unwrap_or((FontId::Song, 0)))
        }
    };
    let face = fonts::font(font);
    let em = |units: u16| f64::from(units) / f64::from(face.upm) * dress.size;
    let own = em(face.advance(glyph));
    // Figures in columns must line up, and 宋's 1 is narrower than its 0.
    let width = if c.is_ascii_digit() { em(face.digit()) } else { own };
    let bearing = (width - own) / 2.0;
    Atom { kind: Kind::Char { c, font }, class: class(c), size: dress.size, width, bearing, ink: dress.ink }
}

fn shape(inline: &Inline, dress: Dress) -> Atom {
    let (kind, width) = match inline {
        Inline::Status(status) => (Kind::Status(*status), dress.size * 1.25),
        Inline::Blank(length) => (Kind::Blank, length.pt()),
        Inline::Tick | Inline::Text(_) => (Kind::Tick, TICK + 0.25 * dress.size),
    };
    Atom { kind, class: Class::Space, size: dress.size, width, bearing: 0.0, ink: dress.ink }
}

/// The phrase a character stands in, from mark to mark: of a name the whole name, and at most 20 characters to each side.
fn around(text: &str, c: char) -> String {
    let text: Vec<char> = text.chars().collect();
    let at = text.iter().position(|other| *other == c).unwrap_or(0);
    let mark = |c: &&char| matches!(class(**c), Class::Open | Class::Close) || **c == ' ';
    let before = text[..at].iter().rev().take(20).take_while(|c| !mark(c)).count();
    let after = text[at..].iter().take(21).take_while(|c| !mark(c)).count();
    text[at - before..at + after].iter().collect()
}
