//! Characters and their dress.

use serde::{Deserialize, Serialize};

use crate::unit::{Mm, Pt};

/// A face by its job; which fonts stand behind it is the font module's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Face {
    /// 宋: tables, footers, page numbers, and all digits and Latin inside 仿宋 and 楷.
    Song,
    /// 小标宋: titles.
    Biao,
    /// 黑: first-level headings, table heads, labels, sums.
    Hei,
    /// 楷: second-level headings.
    Kai,
    /// 仿宋: body of reports, notices, minutes.
    Fang,
}

/// The inks of the house. Everything must survive a black-and-white printer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ink {
    /// Pure K.
    #[default]
    Black,
    /// Paper white, on black.
    White,
    /// So many percent of K: 8 for heads, 12 for near deadlines, 45 for bars.
    Grey(u8),
    /// #A61B1B, only on the wall chart.
    Red,
}

/// Where text stands in its line or cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Align {
    /// Flush left, right edge ragged.
    #[default]
    Left,
    /// Centred.
    Centre,
    /// Flush right.
    Right,
    /// Both edges flush, last line left.
    Justify,
    /// Characters spread evenly over so many ems, the whole centred (时　　间 without any space in the text).
    Spread(f64),
}

/// A status, drawn as a shape that survives photocopying; its word stands beside it in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// 已完成: full disc with a white tick.
    Done,
    /// 阶段性完成: left half full.
    Stage,
    /// 推进中: ring with a dot.
    Going,
    /// 未启动: ring.
    Idle,
    /// 临期: open triangle.
    Near,
    /// 逾期: full triangle with a white mark.
    Late,
}

/// A stretch of text in one dress. `\n` starts a new line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The characters.
    pub text: String,
    /// Face, when it is not the surrounding one.
    pub face: Option<Face>,
    /// Size, when it is not the surrounding one.
    pub size: Option<Pt>,
    /// Ink.
    pub ink: Ink,
    /// True when the run must not be divided between two lines (a name).
    pub whole: bool,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Inline {
    /// Text.
    Text(Run),
    /// A status shape, 1 em square.
    Status(Status),
    /// A box to tick, 3.2 mm square.
    Tick,
    /// A rule of this length to write on.
    Blank(Mm),
}

impl Run {
    /// Text in the surrounding dress.
    pub fn new(text: impl Into<String>) -> Run {
        Run { text: text.into(), ..Run::default() }
    }

    /// The same text in this face.
    pub fn face(self, face: Face) -> Run {
        Run { face: Some(face), ..self }
    }

    /// The same text at this size.
    pub fn size(self, size: Pt) -> Run {
        Run { size: Some(size), ..self }
    }

    /// The same text in this ink.
    pub fn ink(self, ink: Ink) -> Run {
        Run { ink, ..self }
    }

    /// The same text, never divided between two lines.
    pub fn whole(self) -> Run {
        Run { whole: true, ..self }
    }
}

impl From<Run> for Inline {
    fn from(run: Run) -> Inline {
        Inline::Text(run)
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Inline {
        Inline::Text(Run::new(text))
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Inline {
        Inline::Text(Run::new(text))
    }
}

/// Text in the surrounding dress, as a line of one piece.
pub fn plain(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::from(text.into())]
}
