//! Laid pages as lists of marks, independent of any file format. Points from the top left corner, y down.

use crate::fonts::FontId;
use crate::model::Ink;
use crate::raster::Raster;

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Width of the sheet in points.
    pub width: f64,
    /// Height of the sheet in points.
    pub height: f64,
    /// The number printed on it, counted as its section says.
    pub number: u32,
    /// Where turned content lies; `None` when it stands upright.
    pub turned: Option<Turned>,
    /// The content, turned as `turned` says.
    pub items: Vec<Item>,
    /// The footer, always upright on the sheet.
    pub furniture: Vec<Item>,
}

/// Content turned 90° counter-clockwise: its left end at the sheet's foot, its head at the sheet's left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turned {
    /// Place on the sheet of the content's top left corner: x from the left edge.
    pub x: f64,
    /// … and y from the top edge.
    pub y: f64,
}

/// One mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Characters of one font on one baseline.
    Text(Text),
    /// A rectangle.
    Rect {
        /// Left edge.
        x: f64,
        /// Top edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Ground.
        fill: Option<Ink>,
        /// Outline, centred on the edge.
        line: Option<Stroke>,
    },
    /// A photo.
    Picture {
        /// Left edge.
        x: f64,
        /// Top edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Its pixels.
        raster: Raster,
    },
    /// A path of lines and curves.
    Path {
        /// Where it begins and goes.
        points: Vec<Point>,
        /// True when the last point joins the first.
        closed: bool,
        /// Ground.
        fill: Option<Ink>,
        /// Line along it.
        line: Option<Stroke>,
    },
}

/// A point of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// True for the control points of a curve.
    pub control: bool,
}

/// A drawn line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Thickness in points.
    pub width: f64,
    /// Ink.
    pub ink: Ink,
    /// Round ends and joins.
    pub round: bool,
}

/// Characters of one font on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Baseline from the top.
    pub baseline: f64,
    /// Type size in points.
    pub size: f64,
    /// The font that has them.
    pub font: FontId,
    /// Ink.
    pub ink: Ink,
    /// The characters and the left edge of each.
    pub glyphs: Vec<(char, f64)>,
    /// Right edge of the last one's advance.
    pub end: f64,
}

impl Item {
    /// A straight line.
    pub(crate) fn line(from: (f64, f64), to: (f64, f64), width: f64, ink: Ink) -> Item {
        let point = |(x, y)| Point { x, y, control: false };
        Item::Path {
            points: vec![point(from), point(to)],
            closed: false,
            fill: None,
            line: Some(Stroke { width, ink, round: false }),
        }
    }

    /// The same mark elsewhere.
    pub(crate) fn moved(mut self, dx: f64, dy: f64) -> Item {
        match &mut self {
            Item::Text(text) => {
                text.baseline += dy;
                text.end += dx;
                text.glyphs.iter_mut().for_each(|glyph| glyph.1 += dx);
            }
            Item::Rect { x, y, .. } | Item::Picture { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
            Item::Path { points, .. } => points.iter_mut().for_each(|point| {
                point.x += dx;
                point.y += dy;
            }),
        }
        self
    }
}

impl Page {
    /// Every stretch of text of the content, in reading order.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        })
    }

    /// The text of the content without any spacing, in reading order.
    pub fn plain(&self) -> String {
        self.texts().flat_map(|text| text.glyphs.iter().map(|glyph| glyph.0)).collect()
    }
}
