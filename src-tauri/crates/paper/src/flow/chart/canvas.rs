//! The pen of a chart: labels, lines, and grounds told apart by pattern.

use super::super::list::List;
use super::super::page;
use super::super::paragraph::{Setting, lines_of};
use super::{LINE, PITCH, SIZE};
use crate::draw::{Item, Stroke};
use crate::model::{Align, Face, Ink, plain};
use crate::text::{self, ASCENT, Dress};

/// From line to line of a hatching, points.
const HATCH: f64 = 4.0;

/// A ground that stays itself at one bit a pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ground {
    /// White.
    Blank,
    /// K12.
    Light,
    /// K45.
    Mid,
    /// Black.
    Solid,
    /// Lines from lower left to upper right.
    Rising,
    /// Lines from upper left to lower right.
    Falling,
    /// Level lines.
    Level,
    /// Lines both ways.
    Cross,
}

impl Ground {
    /// The ground of the nth series.
    pub fn of_series(n: usize) -> Ground {
        const ORDER: [Ground; 7] = [
            Ground::Mid,
            Ground::Rising,
            Ground::Level,
            Ground::Solid,
            Ground::Cross,
            Ground::Falling,
            Ground::Light,
        ];
        ORDER[n % ORDER.len()]
    }

    fn ink(self) -> Ink {
        match self {
            Ground::Light => Ink::Grey(12),
            Ground::Mid => Ink::Grey(45),
            Ground::Solid => Ink::Black,
            _ => Ink::White,
        }
    }

    /// True when text cannot be read on it.
    fn hides_text(self) -> bool {
        !matches!(self, Ground::Blank | Ground::Light | Ground::Mid)
    }
}

/// A rectangle: left, top, width, height in points.
pub(super) type Rect = (f64, f64, f64, f64);

/// Marks being collected, from the block's top left corner.
pub(super) struct Canvas<'a, 'b> {
    pub items: Vec<Item>,
    list: &'a mut List<'b>,
}

impl<'a, 'b> Canvas<'a, 'b> {
    pub fn new(list: &'a mut List<'b>) -> Canvas<'a, 'b> {
        Canvas { items: Vec::new(), list }
    }

    /// Width to draw in.
    pub fn width(&self) -> f64 {
        self.list.width
    }

    /// Width of a label on one line.
    pub fn width_of(&self, label: &str) -> f64 {
        text::width(&plain(label), dress())
    }

    /// A label on one line, moved sideways as far as it must be to stay inside.
    pub fn label(&mut self, label: &str, align: Align, x: f64, baseline: f64) {
        let width = self.width_of(label);
        let left = match align {
            Align::Left | Align::Justify => x,
            Align::Centre | Align::Spread(_) => x - width / 2.0,
            Align::Right => x - width,
        };
        let left = left.min(self.width() - width).max(0.0);
        let items = text::single(&plain(label), dress(), Align::Left, left, baseline, self.list.missing);
        self.items.extend(items);
    }

    /// A label on as many lines as `width` asks for, its top at y; its height.
    pub fn wrapped(&mut self, label: &str, align: Align, (x, y): (f64, f64), width: f64) -> f64 {
        let mut inner = self.list.inner(width.max(SIZE));
        let setting = Setting { dress: dress(), pitch: PITCH, first: 0.0, rest: 0.0, align };
        lines_of(&mut inner, &plain(label), setting);
        let (items, height) = page::stack(inner.finish().0, &[]);
        self.items.extend(items.into_iter().map(|item| item.moved(x, y)));
        height
    }

    /// A label in the middle of a ground, on white where the ground would hide it; left out where it has no room.
    pub fn label_on(&mut self, label: &str, ground: Ground, (x, y, width, height): Rect) {
        let own = self.width_of(label);
        if own + 2.0 > width || SIZE + 2.0 > height {
            return;
        }
        let (middle, top) = (x + width / 2.0, y + (height - SIZE) / 2.0);
        if ground.hides_text() {
            self.fill((middle - own / 2.0 - 1.0, top - 0.5, own + 2.0, SIZE + 1.0), Ink::White);
        }
        self.label(label, Align::Centre, middle, top + ASCENT * SIZE);
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), width: f64, ink: Ink) {
        self.items.push(Item::line(from, to, width, ink));
    }

    /// A ground with its pattern and a thin outline.
    pub fn ground(&mut self, rect: Rect, ground: Ground) {
        self.fill(rect, ground.ink());
        if matches!(ground, Ground::Rising | Ground::Cross) {
            self.hatch(rect, false);
        }
        if matches!(ground, Ground::Falling | Ground::Cross) {
            self.hatch(rect, true);
        }
        let (x, y, width, height) = rect;
        if ground == Ground::Level {
            let lines = (height / HATCH) as usize;
            for at in (1..=lines).map(|i| y + height - i as f64 * HATCH).filter(|at| *at > y + LINE) {
                self.line((x, at), (x + width, at), LINE, Ink::Black);
            }
        }
        let line = Some(Stroke { width: LINE, ink: Ink::Black, round: false });
        self.items.push(Item::Rect { x, y, width, height, fill: None, line });
    }

    fn fill(&mut self, (x, y, width, height): Rect, ink: Ink) {
        self.items.push(Item::Rect { x, y, width, height, fill: Some(ink), line: None });
    }

    /// Slanting lines, cut off at the edges; `mirrored` runs them the other way.
    fn hatch(&mut self, (x, y, width, height): Rect, mirrored: bool) {
        let step = HATCH * std::f64::consts::SQRT_2;
        let lines = ((width + height) / step) as usize;
        for c in (1..=lines).map(|i| i as f64 * step) {
            // On the line, distance from the left and from the top add up to c.
            let (from, to) = ((c - height).max(0.0), c.min(width));
            let point = |along: f64| {
                let across = if mirrored { width - along } else { along };
                (x + across, y + (c - along))
            };
            if to > from {
                self.line(point(from), point(to), LINE, Ink::Black);
            }
        }
    }
}

fn dress() -> Dress {
    Dress { face: Face::Song, size: SIZE, ink: Ink::Black }
}
