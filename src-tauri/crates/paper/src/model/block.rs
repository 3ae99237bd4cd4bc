//! What follows one another down a page.

use serde::{Deserialize, Serialize};

use super::book::{Contents, Cover};
use super::chart::Chart;
use super::photo::Photos;
use super::table::Table;
use super::text::{Align, Face, Ink, Inline, Run, Status, plain};
use crate::unit::{Mm, Pt};

/// One block of a section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A centred title in 标宋.
    Title(Title),
    /// A heading on its own line.
    Heading(Heading),
    /// Running text.
    Paragraph(Paragraph),
    /// 主送机关: flush left.
    Addressee(String),
    /// A table.
    Table(Table),
    /// Who signs.
    Signature(Signature),
    /// 附件： 1. … 2. …
    Attachments(Attachments),
    /// One line with text at the left, in the middle and at the right: 填报单位 … 单位, or 填表人 … 审核人 … 日期.
    Slots(Slot),
    /// Labels and values under a form's title: 会议名称 …, 时间 …, 主持人 ….
    KeyValues(KeyValues),
    /// Notes in 9 pt under a table.
    Note(Note),
    /// Blocks beside one another (two halves of a sheet; a head and its code). Never divided between pages.
    Columns(Columns),
    /// Dark and light squares (a QR code).
    Matrix(Matrix),
    /// Marks at fixed places (wall chart cards, frames).
    Drawing(Drawing),
    /// Figures drawn as bars or lines.
    Chart(Chart),
    /// Photos with captions.
    Photos(Photos),
    /// A book's first page.
    Cover(Cover),
    /// The list of what is in the other sections.
    Contents(Contents),
    /// So many empty lines of body text.
    Lines(f64),
    /// So much white.
    Gap(Mm),
    /// The next block begins a page.
    PageBreak,
}

/// A centred title.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Title {
    /// The text. It is broken into balanced lines at words; `\n` says where to break instead.
    pub text: String,
    /// Type size: 22 in a report, 18 on a form.
    pub size: Pt,
    /// White under the title, off the grid only.
    pub below: Mm,
    /// True when the title becomes a bookmark.
    pub bookmark: bool,
}

/// A heading on its own line, kept with what follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 黑 一、 2 楷 （一） 3 and 4 仿宋 1. （1）.
    pub level: u8,
    /// The text with its number.
    pub text: String,
    /// Indent in em; 2 in a report.
    pub indent: f64,
}

/// Running text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// A heading that runs in with the text （（一）组织生活。）; becomes a bookmark like any heading.
    pub lead: Option<Heading>,
    /// The text.
    pub text: Vec<Inline>,
    /// Indent of the first line, in em.
    pub indent: f64,
    /// Indent of the other lines, in em.
    pub hang: f64,
    /// How lines stand.
    pub align: Align,
    /// Face, when not the section's.
    pub face: Option<Face>,
    /// Size, when not the section's.
    pub size: Option<Pt>,
    /// Pitch, when not the section's (ignored on the grid).
    pub pitch: Option<Pt>,
    /// Text set in a column before the first line (a speaker's name), as wide as `hang`.
    pub label: Option<String>,
    /// True when the paragraph must stand on the same page as what follows.
    pub with_next: bool,
}

/// Who signs, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Signature {
    /// 公文 with a seal: the date ends four characters from the right edge, the name is centred on it (GB/T 9704-2012 §7.3.5.1).
    Sealed {
        /// Who issues it.
        name: String,
        /// The day in words of the paper: 2026年9月21日.
        date: String,
    },
    /// 公文 without a seal: the name two characters from the right, the date two characters right of its start (§7.3.5.2).
    Unsealed {
        /// Who issues it.
        name: String,
        /// The day in words of the paper.
        date: String,
    },
    /// Labels with a rule of 27 mm each to sign on, spread over the width; a second text prints in place of the rule.
    Form(Vec<(String, Option<String>)>),
}

/// The list of annexes, one line under the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attachments {
    /// Names without numbers and full stops.
    pub names: Vec<String>,
}

/// One line in three places.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// Flush left.
    pub left: Vec<Inline>,
    /// In the middle.
    pub centre: Vec<Inline>,
    /// Flush right.
    pub right: Vec<Inline>,
    /// Type size; 9 over a table, 10.5 at its foot.
    pub size: Pt,
    /// White under the line.
    pub below: Mm,
    /// Its bookmark, when it stands for a title.
    pub bookmark: Option<String>,
}

/// Lines of labels and values: the label in 黑, spread over four characters, the value in body type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeyValues {
    /// One or two pairs for each line.
    pub lines: Vec<Vec<(String, String)>>,
    /// Width of a label's column.
    pub label: Mm,
    /// Where the second pair of a line begins.
    pub second: Mm,
    /// From baseline to baseline.
    pub pitch: Mm,
}

/// Notes: 注： and then ① ② …, each hanging at two ems.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// One text for each note, with its own number when there are several.
    pub items: Vec<String>,
}

/// Blocks beside one another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Columns {
    /// White between them.
    pub gutter: Mm,
    /// From left to right.
    pub panes: Vec<Pane>,
}

/// One of several columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pane {
    /// Its width; `None` shares what is left.
    pub width: Option<Mm>,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// Dark and light squares.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Matrix {
    /// Rows from top to bottom; true is dark.
    pub rows: Vec<Vec<bool>>,
    /// Width and height.
    pub side: Mm,
    /// Where it stands.
    pub align: Align,
}

/// Marks at fixed places; x to the right and y down from the block's top left corner, in mm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    /// Height of the block.
    pub height: Mm,
    /// What is drawn, in this order.
    pub marks: Vec<Mark>,
}

/// One mark of a drawing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Mark {
    /// A rectangle.
    Rect {
        /// Left edge.
        x: Mm,
        /// Top edge.
        y: Mm,
        /// Width.
        width: Mm,
        /// Height.
        height: Mm,
        /// Ground.
        fill: Option<Ink>,
        /// Outline: thickness, ink.
        line: Option<(Pt, Ink)>,
    },
    /// A straight line.
    Line {
        /// From.
        from: (Mm, Mm),
        /// To.
        to: (Mm, Mm),
        /// Thickness.
        width: Pt,
        /// Ink.
        ink: Ink,
    },
    /// Text on one line.
    Text {
        /// Left edge, centre or right edge, as `align` says.
        x: Mm,
        /// Baseline.
        baseline: Mm,
        /// The text.
        text: Vec<Inline>,
        /// Face.
        face: Face,
        /// Size.
        size: Pt,
        /// Which point `x` is.
        align: Align,
        /// Ink.
        ink: Ink,
    },
    /// A status shape in a square of `size`, its top left corner at x, y.
    Status {
        /// Left edge.
        x: Mm,
        /// Top edge.
        y: Mm,
        /// Side of the square.
        size: Pt,
        /// Which.
        status: Status,
        /// Ink.
        ink: Ink,
    },
}

impl Title {
    /// The title of a report: 2号.
    pub fn report(text: impl Into<String>) -> Block {
        Block::Title(Title { text: text.into(), size: Pt(22.0), below: Mm(5.0), bookmark: true })
    }

    /// The title of a form: 小二.
    pub fn form(text: impl Into<String>) -> Block {
        Block::Title(Title { text: text.into(), size: Pt(18.0), below: Mm(4.0), bookmark: true })
    }
}

impl Slot {
    /// The 9 pt line over a table: 填报单位：… on the left, 单位：… on the right.
    pub fn over(left: impl Into<String>, right: impl Into<String>) -> Slot {
        Slot { left: plain(left), right: plain(right), size: Pt(9.0), below: Mm(1.1), ..Slot::default() }
    }

    /// The line at a table's foot: 填表人：…, 审核人：…, 填报日期：….
    pub fn foot(left: impl Into<String>, centre: impl Into<String>, right: impl Into<String>) -> Slot {
        Slot {
            left: plain(left),
            centre: plain(centre),
            right: plain(right),
            size: Pt(10.5),
            ..Slot::default()
        }
    }

    /// 附件1 in 黑 over an annex.
    pub fn annex(label: impl Into<String>) -> Slot {
        let size = Pt(15.75);
        Slot { left: vec![Run::new(label).face(Face::Hei).into()], size, below: Mm(4.2), ..Slot::default() }
    }

    /// 续表　and the table's title, in 黑 over a repeated head.
    pub fn continued(title: impl Into<String>) -> Slot {
        let left = vec![Run::new(format!("续表　{}", title.into())).face(Face::Hei).into()];
        Slot { left, size: Pt(10.5), below: Mm(1.5), ..Slot::default() }
    }
}

impl KeyValues {
    /// These lines, 6.7 mm apart, labels 20 mm wide, second pairs 100 mm from the left.
    pub fn new(lines: Vec<Vec<(String, String)>>) -> KeyValues {
        KeyValues { lines, label: Mm(20.0), second: Mm(100.0), pitch: Mm(6.7) }
    }
}

impl From<KeyValues> for Block {
    fn from(pairs: KeyValues) -> Block {
        Block::KeyValues(pairs)
    }
}

impl From<Slot> for Block {
    fn from(slot: Slot) -> Block {
        Block::Slots(slot)
    }
}

impl Heading {
    /// A heading indented by two characters, as in a report.
    pub fn new(level: u8, text: impl Into<String>) -> Heading {
        Heading { level, text: text.into(), indent: 2.0 }
    }
}

impl Paragraph {
    /// Justified text with its first line indented by two characters.
    pub fn new(text: Vec<Inline>) -> Paragraph {
        Paragraph {
            lead: None,
            text,
            indent: 2.0,
            hang: 0.0,
            align: Align::Justify,
            face: None,
            size: None,
            pitch: None,
            label: None,
            with_next: false,
        }
    }

    /// Text after a run-in heading （（一）组织生活。…）.
    pub fn led(level: u8, lead: impl Into<String>, text: Vec<Inline>) -> Paragraph {
        Paragraph { lead: Some(Heading::new(level, lead)), ..Paragraph::new(text) }
    }

    /// A speech: the speaker's name and colon in a column of `hang` ems, the text beside it.
    pub fn speech(speaker: impl Into<String>, hang: f64, text: Vec<Inline>) -> Paragraph {
        Paragraph { label: Some(speaker.into()), indent: hang, hang, ..Paragraph::new(text) }
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Block {
        Block::Paragraph(paragraph)
    }
}

impl From<Heading> for Block {
    fn from(heading: Heading) -> Block {
        Block::Heading(heading)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Block {
        Block::Table(table)
    }
}
