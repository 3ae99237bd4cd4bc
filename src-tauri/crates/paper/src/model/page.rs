//! Sheets, margins and body type.

use serde::{Deserialize, Serialize};

use super::text::Face;
use crate::unit::{Mm, Pt};

/// A sheet and its type area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageSetup {
    /// Width of the sheet.
    pub width: Mm,
    /// Height of the sheet.
    pub height: Mm,
    /// White above the type area (天头).
    pub top: Mm,
    /// White under the type area (地脚).
    pub bottom: Mm,
    /// White at the binding side (订口): left on odd pages.
    pub inner: Mm,
    /// White at the other side (切口): right on odd pages.
    pub outer: Mm,
    /// True for two-sided printing: binding on the right of even pages.
    pub mirrored: bool,
    /// True when the content is turned 90° counter-clockwise inside the type area, its head at the
    /// left of the sheet; the page number stays at the sheet's foot, and viewers show the page upright.
    pub turned: bool,
    /// Lines at fixed places (公文); `None` for forms.
    pub grid: Option<Grid>,
    /// Type of paragraphs.
    pub body: Style,
}

/// The official document's grid: every baseline at `first` + k × pitch from the top edge.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// Lines on a page.
    pub lines: u16,
    /// Characters in a line.
    pub chars: u16,
}

/// Face, size and line pitch of running text.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Style {
    /// Face of text that names none itself.
    pub face: Face,
    /// Type size.
    pub size: Pt,
    /// From baseline to baseline.
    pub pitch: Pt,
}

impl PageSetup {
    /// 公文 on A4: 22 lines of 28 characters, 3号 仿宋, two-sided. GB/T 9704-2012 §5.1, §5.2.
    pub fn gongwen() -> PageSetup {
        PageSetup {
            width: Mm(210.0),
            height: Mm(297.0),
            top: Mm(37.0),
            bottom: Mm(35.0),
            inner: Mm(28.0),
            outer: Mm(26.0),
            mirrored: true,
            turned: false,
            grid: Some(Grid { lines: 22, chars: 28 }),
            // 225 mm less one type size, over 21 spaces between 22 baselines.
            body: Style {
                face: Face::Fang,
                size: Pt(15.75),
                pitch: (Pt::from(Mm(225.0)) - Pt(15.75)) * (1.0 / 21.0),
            },
        }
    }

    /// The 公文 sheet for an annex: its margins and page number, form type, no grid.
    pub fn gongwen_annex() -> PageSetup {
        PageSetup { grid: None, body: Style::form(), ..PageSetup::gongwen() }
    }

    /// The 公文 sheet with its content turned 90° counter-clockwise, for a wide annex: 225 × 156 mm.
    pub fn gongwen_turned() -> PageSetup {
        PageSetup { turned: true, grid: None, body: Style::form(), ..PageSetup::gongwen() }
    }

    /// A register or sheet on A4 upright; binding side 28 mm, the other margins 20 mm.
    pub fn form() -> PageSetup {
        PageSetup {
            width: Mm(210.0),
            height: Mm(297.0),
            top: Mm(20.0),
            bottom: Mm(20.0),
            inner: Mm(28.0),
            outer: Mm(20.0),
            mirrored: false,
            turned: false,
            grid: None,
            body: Style::form(),
        }
    }

    /// A register on A4 lying: binding at the top (25 mm), sides 20 mm, foot 16 mm.
    pub fn landscape() -> PageSetup {
        PageSetup {
            width: Mm(297.0),
            height: Mm(210.0),
            top: Mm(25.0),
            bottom: Mm(16.0),
            inner: Mm(20.0),
            outer: Mm(20.0),
            ..PageSetup::form()
        }
    }

    /// The wall chart: A3 lying, no binding side.
    pub fn wall() -> PageSetup {
        PageSetup {
            width: Mm(420.0),
            height: Mm(297.0),
            top: Mm(12.0),
            bottom: Mm(10.0),
            inner: Mm(14.0),
            outer: Mm(14.0),
            ..PageSetup::form()
        }
    }

    /// The same sheet with other margins: top, bottom, binding side, other side.
    pub fn with_margins(self, top: Mm, bottom: Mm, inner: Mm, outer: Mm) -> PageSetup {
        PageSetup { top, bottom, inner, outer, ..self }
    }

    /// The same sheet with other body type.
    pub fn with_body(self, body: Style) -> PageSetup {
        PageSetup { body, ..self }
    }

    /// Width in which content is set (the height of the type area when turned).
    pub fn measure(&self) -> Mm {
        if self.turned { self.height - self.top - self.bottom } else { self.width - self.inner - self.outer }
    }

    /// Height in which content is set (the width of the type area when turned).
    pub fn depth(&self) -> Mm {
        if self.turned { self.width - self.inner - self.outer } else { self.height - self.top - self.bottom }
    }
}

impl Style {
    /// Form text: 五号 宋, lines 1.42 em apart.
    pub fn form() -> Style {
        Style { face: Face::Song, size: Pt(10.5), pitch: Pt(14.91) }
    }

    /// Text of minutes: 小四 仿宋 at 21 pt.
    pub fn minutes() -> Style {
        Style { face: Face::Fang, size: Pt(12.0), pitch: Pt(21.0) }
    }
}

/// What stands at the foot of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Footer {
    /// Nothing: covers, cards.
    None,
    /// “— 1 —” in 14 pt 宋 under the type area, odd right, even left (GB/T 9704-2012 §7.5).
    Gongwen,
    /// 9 pt 宋: this text on the left, 第 1 页　共 2 页 on the right.
    Form(String),
}
