//! What makes a book of many papers: a cover, a list of contents, names for its parts.

use serde::{Deserialize, Serialize};

use super::block::Block;

/// The first page of a book.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cover {
    /// 党支部工作手册
    pub title: String,
    /// 2026年度
    pub subtitle: String,
    /// Labels and what is written on the rule beside each.
    pub lines: Vec<(String, String)>,
    /// What is to be known of the book, under a rule at the foot.
    pub foot: String,
}

/// The list of everything in the other sections, with leaders and page numbers: entries of level 0 in 黑, of level 1
/// under them. Where the list would be longer than two pages,
/// level 1 is left out in the chapters that have the most of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contents {
    /// A note at the foot of the last page, in 9 pt.
    pub note: String,
    /// True to show level 1 in full however long the list becomes: of papers that somebody will look for one by one.
    pub whole: bool,
}

/// A name of a section in the outline and the contents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// 0 for a chapter, 1 for what stands in it, and so on.
    pub level: u8,
    /// Its words.
    pub title: String,
}

impl Entry {
    /// An entry of this level.
    pub fn new(level: u8, title: impl Into<String>) -> Entry {
        Entry { level, title: title.into() }
    }
}

impl From<Cover> for Block {
    fn from(cover: Cover) -> Block {
        Block::Cover(cover)
    }
}

impl From<Contents> for Block {
    fn from(contents: Contents) -> Block {
        Block::Contents(contents)
    }
}
