//! One cell's text, broken into lines.

use std::rc::Rc;

use crate::model::{Align, Cell, Face, Ink, Stand};
use crate::text::{self, Dress, Line, Measure, Missing, Strip};

/// Pitch of lines in a cell, in em (PAPER §2).
pub(crate) const LEADING: f64 = 1.42;
/// From one stacked character to the next, in em of 9 pt (2 pt between).
const STACK: f64 = 1.22;

/// How much of the white at its edges a line may use rather than break, points.
const HAIR: f64 = 2.3;

/// A cell with its place in the table and its text in lines.
pub(crate) struct Filled {
    pub column: usize,
    pub columns: usize,
    pub band: usize,
    pub bands: usize,
    pub fill: Option<Ink>,
    strips: Rc<[Strip]>,
    lines: Vec<(usize, Line)>,
    size: f64,
    align: Align,
    stand: Stand,
    stacked: bool,
    /// White before its text, points.
    indent: f64,
}

/// How a cell that says nothing stands.
#[derive(Clone, Copy)]
pub(crate) struct Habit {
    pub face: Face,
    pub size: f64,
    pub align: Align,
    pub fill: Option<Ink>,
}

impl Filled {
    pub fn new(cell: &Cell, habit: Habit, width: f64, missing: &mut Vec<Missing>) -> Filled {
        let size = cell.size.map_or(habit.size, |size| size.0);
        let face = cell.face.unwrap_or(habit.face);
        let dress = Dress { face, size, ink: Default::default() };
        let strips = text::strips(&cell.text, dress, missing);
        let align = cell.align.unwrap_or(habit.align);
        let indent = cell.indent * size;
        let width = (width - indent).max(size);
        let mut lines = Vec::new();
        for (at, strip) in strips.iter().enumerate() {
            lines.extend(break_cell(strip, width, align).into_iter().map(|line| (at, line)));
        }
        Filled {
            column: 0,
            columns: usize::from(cell.colspan.max(1)),
            band: 0,
            bands: usize::from(cell.rowspan.max(1)),
            fill: cell.fill.or(habit.fill),
            strips: strips.into(),
            lines,
            size,
            align,
            stand: cell.stand,
            stacked: cell.stacked,
            indent,
        }
    }

    /// Height of its text.
    pub fn height(&self) -> f64 {
        if self.stacked {
            let count = self.strips.iter().map(|strip| strip.atoms.len()).sum::<usize>();
            return self.size + count.saturating_sub(1) as f64 * STACK * self.size;
        }
        self.lines_height(self.lines.len())
    }

    fn lines_height(&self, count: usize) -> f64 {
        if count == 0 { 0.0 } else { self.size + (count - 1) as f64 * LEADING * self.size }
    }

    /// How many lines it has.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// Type size, points.
    pub fn size(&self) -> f64 {
        self.size
    }

    /// Part of it, in a band of its own: these lines.
    pub fn part(&self, from: usize, to: usize, band: usize) -> Filled {
        let (from, to) = (from.min(self.lines.len()), to.min(self.lines.len()));
        Filled { lines: self.lines[from..to].to_vec(), strips: Rc::clone(&self.strips), band, ..*self }
    }

    /// Draw its text between left and right, top and bottom.
    pub fn draw(
        &self,
        (left, right): (f64, f64),
        (top, bottom): (f64, f64),
        items: &mut Vec<crate::draw::Item>,
    ) {
        let left = left + self.indent;
        let free = bottom - top - self.height();
        let mut y = top
            + match self.stand {
                Stand::Top => 2.5_f64.min(free / 2.0),
                Stand::Middle => free / 2.0,
                Stand::Bottom => free - 4.0_f64.min(free / 2.0),
            };
        if self.stacked {
            items.extend(text::stacked(&self.strips, (left + right) / 2.0, y, STACK * self.size));
            return;
        }
        for (strip, line) in &self.lines {
            let mut line = line.clone();
            let slack = |line: &Line| right - left - line.width;
            let x = match self.align {
                Align::Left | Align::Justify => left,
                Align::Right => left + slack(&line),
                Align::Centre => left + slack(&line) / 2.0,
                Align::Spread(ems) => {
                    text::spread(&self.strips[*strip], &mut line, ems * self.size);
                    left + slack(&line) / 2.0
                }
            };
            text::place(&self.strips[*strip], &line, x, y + text::ASCENT * self.size, items);
            y += LEADING * self.size;
        }
    }
}

/// Lines of one strip in a cell. What misses one line by a hair may use some of the white at the cell's edges.
fn break_cell(strip: &Strip, width: f64, align: Align) -> Vec<Line> {
    let justify = align == Align::Justify;
    let room = |width| Measure { first: width, rest: width, justify, tracking: 0.0 };
    let lines = text::fill(strip, room(width));
    if lines.len() == 2 {
        let wider = text::fill(strip, room(width + HAIR));
        if wider.len() == 1 {
            return wider;
        }
    }
    lines
}
