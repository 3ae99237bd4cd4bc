//! From blocks to pages: every block becomes pieces in a vertical list, and the list is cut into pages.

mod chart;
mod contents;
mod cover;
mod drawing;
mod foot;
mod list;
mod page;
mod paragraph;
mod photo;
mod sign;
mod table;

pub(crate) use chart::number;
pub(crate) use contents::look;
pub(crate) use paragraph::{heading_face, largest};
pub(crate) use photo::UNREAD;
pub(crate) use sign::{sealed, unsealed};
pub(crate) use table::{Group, Habit, groups, habit, rows};

use crate::draw::{Item, Page};
use crate::model::{Block, Document, Entry, Meta, Section};
use crate::text::Missing;

pub use contents::Link;
use table::Ruled;

/// Pages ready to be written, and what is worth knowing about them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Laid {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// Headings with the page they are on, in document order.
    pub outline: Vec<Bookmark>,
    /// Lines of the contents, each to the bookmark it names.
    pub links: Vec<Link>,
    /// Characters no font has; □ is printed in their place. Tell the user before saving.
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
    /// The entry of the contents it is the line of.
    pub entry: Option<usize>,
    /// Stands at the foot of its page.
    pub foot: bool,
}

/// Lay out a document. Cannot fail: whatever the text, it is put on paper, and what no font has is in `missing`.
pub fn layout(document: &Document) -> Laid {
    let mut laid = Laid { meta: document.meta.clone(), ..Laid::default() };
    let lists = lists(document, &mut laid.missing);
    let mut sections = Vec::new();
    // The bookmark of each entry of the contents.
    let mut places = Vec::new();
    for (section, list) in document.sections.iter().zip(lists) {
        let number = match laid.pages.last() {
            Some(last) if !section.restart => last.number + 1,
            _ => 1,
        };
        let first = laid.outline.len();
        let (page, top) = (laid.pages.len(), section.page.top.pt());
        let named = section.entries.iter().flatten().cloned();
        laid.outline.extend(named.map(|Entry { level, title }| Bookmark { level, title, page, top }));
        page::cut(&section.page, list.pieces, &list.tables, number, &mut laid);
        sections.resize(laid.pages.len(), section);
        if !holds_contents(section) {
            places.extend(first..laid.outline.len());
        }
    }
    contents::number(&mut laid, &places);
    foot::draw(&sections, &mut laid);
    laid.missing.sort();
    laid.missing.dedup();
    laid
}

/// A section as a vertical list.
#[derive(Default)]
struct Set {
    pieces: Vec<Piece>,
    tables: Vec<Ruled>,
}

/// Every section as a list; those with the contents last, for they list the headings of all the others.
fn lists(document: &Document, missing: &mut Vec<Missing>) -> Vec<Set> {
    let mut entries = Vec::new();
    let mut lists: Vec<Set> = Vec::new();
    for section in &document.sections {
        if holds_contents(section) {
            lists.push(Set::default());
            continue;
        }
        let set = set(section, &[], missing);
        entries.extend(section.entries.iter().flatten().cloned());
        let marks = set.pieces.iter().filter_map(|piece| piece.bookmark.clone());
        entries.extend(marks.map(|(level, title)| Entry { level, title }));
        lists.push(set);
    }
    for (section, list) in document.sections.iter().zip(&mut lists).filter(|pair| holds_contents(pair.0)) {
        *list = set(section, &entries, missing);
    }
    lists
}

fn holds_contents(section: &Section) -> bool {
    section.blocks.iter().any(|block| matches!(block, Block::Contents(_)))
}

fn set(section: &Section, entries: &[Entry], missing: &mut Vec<Missing>) -> Set {
    let mut list = list::List::new(&section.page, missing);
    list.entries = entries;
    list.add_all(&section.blocks);
    let (mut pieces, tables) = list.finish();
    if section.entries.is_some() {
        pieces.iter_mut().for_each(|piece| piece.bookmark = None);
    }
    Set { pieces, tables }
}
