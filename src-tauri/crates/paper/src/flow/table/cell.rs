//! One cell's text, broken into lines.

use std::ops::Range;
use std::rc::Rc;

use crate::draw::Item;
use crate::model::{Align, Cell, Face, Ink, Stand};
use crate::text::{self, Dress, Kind, Line, Measure, Missing, Strip};

/// Pitch of lines in a cell, in em (PAPER §2).
pub(crate) const LEADING: f64 = 1.42;
/// From one stacked character to the next, in em (2 pt between characters of 9 pt).
const STACK: f64 = 1.22;
/// More characters than this under one another nobody reads: they are set in lines.
const STACK_MOST: usize = 16;
/// How much of the white at its edges a line may use rather than break, and what must be left of it, points.
const HAIR: (f64, f64) = (2.3, 1.0);
/// White over text at the top of a cell and under text at its foot, points.
const TOP: f64 = 2.5;
const FOOT: f64 = 4.0;

/// A cell with its place in the table and its text in lines.
#[derive(Clone)]
pub(crate) struct Filled {
    pub column: usize,
    pub columns: usize,
    pub band: usize,
    pub bands: usize,
    pub head: bool,
    pub fill: Option<Ink>,
    /// Its lines are shared out among its bands, for it is too tall for one page; other cells are repeated whole.
    pub flows: bool,
    strips: Rc<[Strip]>,
    lines: Vec<(usize, Line)>,
    size: f64,
    align: Align,
    stand: Stand,
    stacked: bool,
    /// White before its text, points.
    indent: f64,
    /// White at its left and right edges, points.
    insets: (f64, f64),
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
    /// A cell's text, not broken yet.
    pub fn new(cell: &Cell, habit: Habit, missing: &mut Vec<Missing>) -> Filled {
        let size = cell.size.map_or(habit.size, |size| size.0);
        let face = cell.face.unwrap_or(habit.face);
        let strips = text::strips(&cell.text, Dress { face, size, ink: Ink::Black }, missing);
        let atoms = || strips.iter().flat_map(|strip| &strip.atoms);
        let stacked = cell.stacked && atoms().count() <= STACK_MOST;
        // Its lines are as high as its largest characters.
        let largest = atoms().map(|atom| atom.size).fold(0.0, f64::max);
        Filled {
            column: 0,
            columns: 1,
            band: 0,
            bands: 1,
            head: false,
            fill: cell.fill.or(habit.fill),
            flows: false,
            size: if largest > 0.0 { largest } else { size },
            strips: strips.into(),
            lines: Vec::new(),
            align: cell.align.unwrap_or(habit.align),
            stand: cell.stand,
            stacked,
            indent: cell.indent * size,
            insets: (0.0, 0.0),
        }
    }

    /// Width of its widest part that must not be divided, and of its longest line.
    pub fn widths(&self) -> (f64, f64) {
        let widest = |width: fn(&Strip) -> f64| self.strips.iter().map(width).fold(0.0, f64::max);
        if self.stacked {
            return (self.widest(), self.widest());
        }
        let spread = if let Align::Spread(ems) = self.align { ems * self.size } else { 0.0 };
        let least = widest(text::widest_part);
        (least + self.indent, widest(text::natural).max(spread) + self.indent)
    }

    /// Width of its widest character with its indent; rules to write on give.
    pub fn widest(&self) -> f64 {
        let atoms = self.strips.iter().flat_map(|strip| &strip.atoms);
        let widths = atoms.filter(|atom| !matches!(atom.kind, Kind::Blank)).map(|atom| atom.width);
        widths.fold(0.0, f64::max) + self.indent
    }

    /// Break its text for a cell of this width with this white at its edges.
    pub fn set(&mut self, width: f64, insets: (f64, f64)) {
        self.insets = insets;
        let room = (width - insets.0 - insets.1 - self.indent).max(self.size);
        self.shorten_blanks(room);
        let hair = HAIR.0.min(insets.0 + insets.1 - 2.0 * HAIR.1).max(0.0);
        let mut lines = Vec::new();
        for (at, strip) in self.strips.iter().enumerate() {
            lines.extend(break_cell(strip, room, hair, self.align).into_iter().map(|line| (at, line)));
        }
        self.lines = lines;
    }

    /// Set characters in lines that stood under one another.
    pub fn unstack(&mut self, width: f64) {
        if std::mem::take(&mut self.stacked) {
            self.set(width, self.insets);
        }
    }

    /// A rule to write on is no longer than its cell is wide.
    fn shorten_blanks(&mut self, room: f64) {
        let is_long = |strip: &Strip| {
            strip.atoms.iter().any(|atom| matches!(atom.kind, Kind::Blank) && atom.width > room)
        };
        if !self.strips.iter().any(is_long) {
            return;
        }
        let mut strips = self.strips.to_vec();
        for atom in strips.iter_mut().flat_map(|strip| &mut strip.atoms) {
            if matches!(atom.kind, Kind::Blank) {
                atom.width = atom.width.min(room);
            }
        }
        self.strips = strips.into();
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
        if count == 0 { 0.0 } else { self.size + (count - 1) as f64 * self.pitch() }
    }

    /// How many lines it has.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// From one line to the next.
    pub fn pitch(&self) -> f64 {
        LEADING * self.size
    }

    /// How many of its lines a band of this height holds when lines are shared out.
    pub fn holds(&self, height: f64) -> usize {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a page holds some dozens
        let lines = (height / self.pitch() + 1e-6) as usize;
        lines
    }

    /// Draw these of its lines in a part of it that a page has cut: from the top, each in the middle of its pitch.
    pub fn draw_part(&self, lines: Range<usize>, edges: (f64, f64), top: f64, items: &mut Vec<Item>) {
        self.draw_lines(lines, edges, top + (self.pitch() - self.size) / 2.0, items);
    }

    /// Draw all its text between these edges and from top to bottom.
    pub fn draw(&self, edges: (f64, f64), (top, bottom): (f64, f64), items: &mut Vec<Item>) {
        let free = bottom - top - self.height();
        let y = top
            + match self.stand {
                Stand::Top => TOP.min(free / 2.0),
                Stand::Middle => free / 2.0,
                Stand::Bottom => free - FOOT.min(free / 2.0),
            };
        if self.stacked {
            let middle = (edges.0 + edges.1) / 2.0;
            items.extend(text::stacked(&self.strips, middle, y, STACK * self.size));
        } else {
            self.draw_lines(0..self.lines.len(), edges, y, items);
        }
    }

    /// Draw lines under one another, the first one's top at y.
    fn draw_lines(&self, lines: Range<usize>, edges: (f64, f64), y: f64, items: &mut Vec<Item>) {
        let (left, right) = (edges.0 + self.insets.0 + self.indent, edges.1 - self.insets.1);
        let mut baseline = y + text::ASCENT * self.size;
        for (at, line) in &self.lines[lines] {
            let strip = &self.strips[*at];
            let slack = right - left - line.width;
            let x = match self.align {
                // What is wider than its room uses the white at both edges alike.
                _ if slack < 0.0 => left + slack / 2.0,
                Align::Left | Align::Justify => left,
                Align::Right => left + slack,
                Align::Centre => left + slack / 2.0,
                Align::Spread(ems) => {
                    let mut line = line.clone();
                    text::spread(strip, &mut line, (ems * self.size).min(right - left));
                    text::place(strip, &line, (left + right - line.width) / 2.0, baseline, items);
                    baseline += self.pitch();
                    continue;
                }
            };
            text::place(strip, line, x, baseline, items);
            baseline += self.pitch();
        }
    }
}

/// Lines of one strip in a cell. What misses one line by a hair may use some of the white at the cell's edges.
fn break_cell(strip: &Strip, width: f64, hair: f64, align: Align) -> Vec<Line> {
    let justify = align == Align::Justify;
    let fill =
        |strip, width| text::fill(strip, Measure { first: width, rest: width, justify, tracking: 0.0 });
    let lines = fill(strip, width);
    if lines.len() == 2 && hair > 0.0 {
        let wider = fill(strip, width + hair);
        if wider.len() == 1 {
            return wider;
        }
    }
    lines
}
