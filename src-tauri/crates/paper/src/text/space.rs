//! White between two neighbours in a line, and how far it gives.

use super::atom::Atom;
use super::class::Class;

/// White after an atom, in points: as it is by nature, and what it can lose and gain.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Gap {
    /// By nature; negative where the half square of a mark is taken away.
    pub natural: f64,
    /// Most that can be taken.
    pub shrink: f64,
    /// Most that marks and figure gaps give before the line is spread evenly.
    pub first: f64,
    /// Most that is added when the line is spread evenly.
    pub even: f64,
}

/// The most that is added evenly, in em (PAPER §1.5).
const EVEN: f64 = 0.15;

/// The gap between two neighbours; `tracking` is the grid's, in points.
pub(crate) fn gap(a: &Atom, b: &Atom, tracking: f64) -> Gap {
    use Class::{Close, Han, Latin, Middle, Open, Space};
    let em = a.size.max(b.size);
    let none = Gap { natural: tracking, ..Gap::default() };
    let half = |atom: &Atom| if atom.width > 0.9 * atom.size { 0.5 * atom.size } else { 0.0 };
    match (a.class, b.class) {
        // Neighbouring marks lose the half square between them.
        (Close, Close | Open) => Gap { natural: tracking - half(a), even: EVEN * em, ..none },
        (Open, Open) => Gap { natural: tracking - half(b), even: EVEN * em, ..none },
        (Close, _) => Gap { shrink: half(a), first: 0.05 * em, even: EVEN * em, ..none },
        (_, Open) => Gap { shrink: half(b), first: 0.05 * em, even: EVEN * em, ..none },
        (Open, _) | (_, Close) => none,
        // A quarter square between ideographs and figures, an eighth at the least, 0.35 at the most.
        (Han, Latin) | (Latin, Han) => {
            Gap { natural: tracking + 0.25 * em, shrink: 0.125 * em, first: 0.1 * em, even: 0.0 }
        }
        (Latin, Latin) => Gap::default(),
        (Space, Latin) | (Latin, Space) => Gap { even: EVEN * em, shrink: 0.05 * em, ..Gap::default() },
        // ——, …… and 15:30—17:00 are one sign.
        (Middle, Middle | Latin) | (Latin, Middle) => Gap::default(),
        (Han | Middle | Space, Han | Middle | Space) => Gap { even: EVEN * em, ..none },
    }
}

/// How much narrower a mark may be set at a line's end: its white half.
pub(crate) fn half_at_end(atom: &Atom) -> f64 {
    if atom.class == Class::Close && atom.width > 0.9 * atom.size { 0.5 * atom.size } else { 0.0 }
}
