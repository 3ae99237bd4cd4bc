//! White between two neighbours in a line, and how far it gives.

use std::ops::{Add, Sub};

use super::atom::Atom;
use super::class::Class;

/// White after an atom, in points: as it is by nature, and what it can lose and gain.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Gap {
    /// By nature; negative where the half square of a mark is taken away.
    pub natural: f64,
    /// Most that can be taken.
    pub shrink: f64,
    /// Most that can be added beside a mark, beside a figure, and then everywhere: white is added in this order.
    pub marks: f64,
    pub figures: f64,
    pub evenly: f64,
}

/// The most that is added to a gap, in em (PAPER §1.5).
const MOST: f64 = 0.15;
/// The part of it that goes to marks before the other gaps get any.
const FIRST_AT_MARKS: f64 = 0.1;
/// The most that is added where figures touch 汉字: from 0.25 to 0.35 em (PAPER §1.4).
const MOST_AT_FIGURES: f64 = 0.1;
/// How many times the most is added rather than leave a line short; beyond that it would look torn.
const TORN: f64 = 3.0;

impl Gap {
    /// All it can gain.
    pub fn stretch(&self) -> f64 {
        self.marks + self.figures + self.evenly
    }

    /// What this gap gains, or loses, of a line's slack; `line` is the sum of the line's gaps.
    pub fn give(&self, line: &Gap, slack: f64, justify: bool) -> f64 {
        if slack < 0.0 {
            return share(self.shrink, line.shrink, slack, 1.0);
        }
        if !justify {
            return 0.0;
        }
        let beside_marks = slack.min(line.marks);
        let beside_figures = (slack - beside_marks).min(line.figures);
        let evenly = (slack - beside_marks - beside_figures).min(line.evenly);
        let rest = slack - beside_marks - beside_figures - evenly;
        share(self.marks, line.marks, beside_marks, 1.0)
            + share(self.figures, line.figures, beside_figures, 1.0)
            + share(self.evenly, line.evenly, evenly, 1.0)
            + share(self.stretch(), line.stretch(), rest, TORN)
    }
}

/// A gap's share of white that a line's gaps share in proportion to what they can give, at most `times` its own.
fn share(own: f64, all: f64, white: f64, times: f64) -> f64 {
    if all > 0.0 { own * (white / all).clamp(-times, times) } else { 0.0 }
}

impl Add for Gap {
    type Output = Gap;
    fn add(self, other: Gap) -> Gap {
        Gap {
            natural: self.natural + other.natural,
            shrink: self.shrink + other.shrink,
            marks: self.marks + other.marks,
            figures: self.figures + other.figures,
            evenly: self.evenly + other.evenly,
        }
    }
}

impl Sub for Gap {
    type Output = Gap;
    fn sub(self, other: Gap) -> Gap {
        Gap {
            natural: self.natural - other.natural,
            shrink: self.shrink - other.shrink,
            marks: self.marks - other.marks,
            figures: self.figures - other.figures,
            evenly: self.evenly - other.evenly,
        }
    }
}

/// The gap between two neighbours; `tracking` is the grid's, in points.
pub(crate) fn gap(a: &Atom, b: &Atom, tracking: f64) -> Gap {
    use Class::{Close, Han, Latin, Mark, Middle, Open, Space};
    let em = a.size.max(b.size);
    let solid = Gap { natural: tracking, ..Gap::default() };
    let beside_mark =
        |shrink| Gap { shrink, marks: FIRST_AT_MARKS * em, evenly: (MOST - FIRST_AT_MARKS) * em, ..solid };
    match (a.class, b.class) {
        (_, Mark) | (Mark, _) => Gap::default(),
        // Neighbouring marks lose the half square between them; between 》 and （ another half is left.
        (Close, Open) => Gap { natural: tracking - half_at_end(a), ..beside_mark(half_at_start(b) / 2.0) },
        (Close, Close) => Gap { natural: tracking - half_at_end(a), ..solid },
        (Open, Open) => Gap { natural: tracking - half_at_start(b), ..solid },
        (Close, _) => beside_mark(half_at_end(a)),
        (_, Open) => beside_mark(half_at_start(b)),
        (Open, _) | (_, Close) => solid,
        // A quarter square between ideographs and figures, an eighth at the least, 0.35 at the most.
        (Han, Latin) | (Latin, Han) => {
            Gap { natural: tracking + 0.25 * em, shrink: 0.125 * em, figures: MOST_AT_FIGURES * em, ..solid }
        }
        (Latin, Latin) => Gap::default(),
        (Space, Latin) | (Latin, Space) => Gap { evenly: MOST * em, shrink: 0.05 * em, ..Gap::default() },
        // ——, …… and 15:30—17:00 are one sign.
        (Middle, Middle | Latin) | (Latin, Middle) => Gap::default(),
        (Han | Middle | Space, Han | Middle | Space) => Gap { evenly: MOST * em, ..solid },
    }
}

/// How much narrower a closing mark may be set at a line's end: its white half.
pub(crate) fn half_at_end(atom: &Atom) -> f64 {
    white_half(atom, Class::Close)
}

/// How much narrower an opening mark is set at a line's start: its white half.
pub(crate) fn half_at_start(atom: &Atom) -> f64 {
    white_half(atom, Class::Open)
}

/// Half a square, for a mark of this class that fills one.
fn white_half(atom: &Atom, class: Class) -> f64 {
    if atom.class == class && atom.width > 0.9 * atom.size { 0.5 * atom.size } else { 0.0 }
}
