//! From blocks to pages: every block becomes pieces in a vertical list, and the list is cut into pages.

mod chart;
mod drawing;
mod foot;
mod list;
mod page;
mod paragraph;
mod sign;
mod table;

use crate::draw::{Item, Page};
use crate::model::{Document, Meta};
use crate::text::Missing;

/// Pages ready to be written, and what is worth knowing about them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Laid {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// Headings with the page they are on, in document order.
    pub outline: Vec<Bookmark>,
    /// Characters no bundled font has; □ is printed in their place. Tell the user before saving.
    pub missing: Vec<Missing>,
    /// The document's own description.
    pub meta: Meta,
}

/// One entry of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// Depth: 0 for titles, then heading levels.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// Index into the pages, from 0.
    pub page: usize,
    /// Distance of its top from the page's top edge, points.
    pub top: f64,
}

/// One thing in the vertical list of a section.
#[derive(Clone, Debug, Default)]
pub(crate) struct Piece {
    /// What it draws, from the type area's left edge and its own top.
    pub items: Vec<Item>,
    /// The table and band it stands for, drawn when the page is known.
    pub row: Option<(usize, usize)>,
    /// How far it moves what follows.
    pub advance: f64,
    /// How much room it needs on the page (less than `advance` for a line with white under it).
    pub need: f64,
    /// Must stand on the same page as the next piece.
    pub keep: bool,
    /// Its place is a line of the grid.
    pub snap: bool,
    /// White, dropped where a page begins by itself.
    pub white: bool,
    /// Begins a new page.
    pub new_page: bool,
    /// What it adds to the outline.
    pub bookmark: Option<(u8, String)>,
}

/// Lay out a document. Cannot fail: whatever the text, it is put on paper, and what no font has is in `missing`.
pub fn layout(document: &Document) -> Laid {
    let mut laid = Laid { meta: document.meta.clone(), ..Laid::default() };
    let mut sections = Vec::new();
    for section in &document.sections {
        let number = match laid.pages.last() {
            Some(last) if !section.restart => last.number + 1,
            _ => 1,
        };
        let mut list = list::List::new(&section.page, &mut laid.missing);
        list.add_all(&section.blocks);
        let (pieces, tables) = list.finish();
        page::cut(&section.page, pieces, &tables, number, &mut laid);
        sections.resize(laid.pages.len(), section);
    }
    foot::draw(&sections, &mut laid);
    laid.missing.sort();
    laid.missing.dedup();
    laid
}
