//! What a caller writes down: plain data, no places on a page yet.

mod block;
mod book;
mod chart;
mod page;
mod photo;
mod table;
mod text;
mod whole;

use serde::{Deserialize, Serialize};

pub use block::{
    Attachments, Block, Columns, Drawing, Heading, KeyValues, Mark, Matrix, Note, Pane, Paragraph, Signature,
    Slot, Title,
};
pub use book::{Contents, Cover, Entry};
pub use chart::{Bars, Chart, Part, Plot, Series, Strip, Target, Targets, Trend};
pub use page::{Footer, Grid, PageSetup, Style};
pub use photo::{Photo, Photos};
pub use table::{Cell, Column, Row, RowKind, Stand, Table, Width};
pub use text::{Align, Face, Ink, Inline, Run, Status, plain};

/// A whole paper: the report and its annexes, one register, one sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What file managers and viewers show about the file.
    pub meta: Meta,
    /// Parts with a page setup each, in printing order; every section begins on a new page.
    pub sections: Vec<Section>,
}

/// The PDF's own description. By design there is no place for a user name, a program name or a path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// Title of the paper, shown in the viewer's window.
    pub title: String,
    /// What the paper is about, e.g. 2026年第三季度.
    pub subject: String,
    /// The day written on the paper; becomes the creation date. `None` leaves the date out.
    pub date: Option<Day>,
}

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Day {
    /// Year, four digits.
    pub year: u16,
    /// Month, 1–12.
    pub month: u8,
    /// Day of the month, 1–31.
    pub day: u8,
}

/// A run of pages with one setup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Paper size, margins, grid, body type.
    pub page: PageSetup,
    /// What stands at the foot of each page.
    pub footer: Footer,
    /// True when page numbers begin again at 1 (and 共 N 页 counts from here).
    pub restart: bool,
    /// Its names in outline and contents in place of its own titles and headings: a paper bound into a book is one entry
    /// of it, the first of a chapter two, and its further sections none. `None` keeps its own.
    pub entries: Option<Vec<Entry>>,
    /// A word at the head of every page that keeps it from being taken for another paper: 样例.
    pub mark: Option<String>,
    /// The content, from top to bottom.
    pub blocks: Vec<Block>,
}

impl Section {
    /// A section whose page numbers go on from the one before.
    pub fn new(page: PageSetup, footer: Footer, blocks: Vec<Block>) -> Section {
        Section { page, footer, restart: false, entries: None, mark: None, blocks }
    }
}
