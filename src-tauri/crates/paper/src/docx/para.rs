//! A paragraph before it is written: what the blocks decide, in the order Word's schema wants it.

use super::run::{properties, twips};
use super::xml::{El, el, flag, val};
use crate::model::Align;
use crate::text::Dress;

/// Line height of text on a line of its own, in em. Word sets the baseline at four fifths of an exact line, so that the
/// em box stands at the line's top.
pub(crate) const SINGLE: f64 = 1.1;

/// A paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Para {
    /// Style, when not the ordinary one.
    pub style: Option<&'static str>,
    /// Stands on the page of what follows.
    pub keep: bool,
    pub new_page: bool,
    /// In the navigation pane at this depth from 0, when its style does not say so.
    pub outline: Option<u8>,
    /// Places of tabs, points from the left.
    pub tabs: Vec<(Tab, f64)>,
    /// A rule of 0.5 pt over it.
    pub ruled: bool,
    /// White over it, points.
    pub before: f64,
    /// Exact height of its lines, points; `None` is as high as its picture.
    pub line: Option<f64>,
    pub indents: Indents,
    pub align: Align,
    /// Type of what is typed into it.
    pub dress: Dress,
    pub runs: Vec<El>,
}

/// What stands at a tab.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Tab {
    /// Text begins there.
    Left,
    /// Text is centred on it.
    Centre,
    /// Text ends there.
    Right,
    /// Text ends there, dots lead to it.
    Dots,
}

/// White at its sides, points.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Indents {
    /// Before the first line.
    pub first: f64,
    /// Before the others.
    pub rest: f64,
    pub right: f64,
    /// Points of one character, when the white is counted in characters and follows the type size.
    pub em: Option<f64>,
}

impl Para {
    /// A paragraph of these runs on lines so high.
    pub fn new(dress: Dress, line: f64, runs: Vec<El>) -> Para {
        Para {
            style: None,
            keep: false,
            new_page: false,
            outline: None,
            tabs: Vec::new(),
            ruled: false,
            before: 0.0,
            line: Some(line),
            indents: Indents::default(),
            align: Align::Left,
            dress,
            runs,
        }
    }

    /// The element; `section` ends a section with this paragraph.
    pub fn write(&self, section: Option<El>) -> El {
        let tabs = self.tabs.iter().map(|(tab, at)| tab.write().attr("w:pos", twips(*at)));
        let rule = val("w:top", "single").attr("w:sz", 4).attr("w:space", 8).attr("w:color", "000000");
        let spacing = el("w:spacing").attr("w:before", twips(self.before)).attr("w:after", 0);
        let spacing = match self.line {
            Some(line) => spacing.attr("w:line", twips(line).max(2)).attr("w:lineRule", "exact"),
            None => spacing.attr("w:line", 240).attr("w:lineRule", "auto"),
        };
        let properties = el("w:pPr")
            .with(self.style.map(|style| val("w:pStyle", style)))
            .with(flag("w:keepNext", self.keep))
            .with(flag("w:pageBreakBefore", self.new_page))
            .with(self.ruled.then(|| el("w:pBdr").and(rule)))
            .with((!self.tabs.is_empty()).then(|| el("w:tabs").with(tabs)))
            // Exact lines and the type size are the grid; snapped to it, every figure would take a whole square.
            .and(val("w:snapToGrid", 0))
            .and(spacing)
            .with(self.indents.write())
            .with(jc(self.align).map(|jc| val("w:jc", jc)))
            .with(self.outline.map(|level| val("w:outlineLvl", level)))
            .and(properties(self.dress, 0.0, false))
            .with(section);
        el("w:p").and(properties).with(self.runs.iter().cloned())
    }
}

impl Tab {
    fn write(self) -> El {
        match self {
            Tab::Left => val("w:tab", "left"),
            Tab::Centre => val("w:tab", "center"),
            Tab::Right => val("w:tab", "right"),
            Tab::Dots => val("w:tab", "right").attr("w:leader", "middleDot"),
        }
    }
}

impl Indents {
    fn write(self) -> Option<El> {
        if self.first == 0.0 && self.rest == 0.0 && self.right == 0.0 {
            return None;
        }
        let first = self.first - self.rest;
        let (name, name_chars) =
            if first < 0.0 { ("w:hanging", "w:hangingChars") } else { ("w:firstLine", "w:firstLineChars") };
        let mut ind = el("w:ind");
        if let Some(em) = self.em {
            // Hundredths of a character; Word takes these before the lengths, others know only the lengths.
            let chars = |points: f64| (points / em * 100.0).round() as i64;
            ind = ind
                .attr("w:leftChars", chars(self.rest))
                .attr("w:rightChars", chars(self.right))
                .attr(name_chars, chars(first.abs()));
        }
        Some(
            ind.attr("w:left", twips(self.rest))
                .attr("w:right", twips(self.right))
                .attr(name, twips(first.abs())),
        )
    }
}

/// Word's name for a way to stand; `None` is flush left.
fn jc(align: Align) -> Option<&'static str> {
    match align {
        Align::Left => None,
        Align::Centre | Align::Spread(_) => Some("center"),
        Align::Right => Some("right"),
        Align::Justify => Some("both"),
    }
}
