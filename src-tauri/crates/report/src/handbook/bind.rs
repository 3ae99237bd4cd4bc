//! Binding papers into a book: chapters numbered, one footer, one page number, one entry for each paper.

use paper::{Document, Entry, Footer, Section};

use crate::words::numeral;

/// A chapter before it is numbered.
pub(super) struct Chapter {
    pub title: &'static str,
    pub parts: Vec<Part>,
}

/// A paper of a chapter.
pub(super) struct Part {
    /// Its name in the contents; under the name of its group, when it has one.
    pub title: String,
    /// 炼钢党小组: papers of the same group follow one another.
    pub group: Option<String>,
    /// The paper.
    pub document: Document,
}

/// The pages of all chapters, and the chapters that have none.
pub(super) struct Bound {
    pub sections: Vec<Section>,
    pub left_out: Vec<&'static str>,
}

impl Part {
    pub fn new(title: impl Into<String>, document: Document) -> Part {
        Part { title: title.into(), group: None, document }
    }
}

/// Numbers the chapters that have papers and names every paper.
pub(super) fn bind(chapters: Vec<Chapter>, owner: &str) -> Bound {
    let mut bound = Bound { sections: Vec::new(), left_out: Vec::new() };
    let mut number = 0;
    for chapter in chapters {
        if chapter.parts.is_empty() {
            bound.left_out.push(chapter.title);
            continue;
        }
        number += 1;
        let mut entries = vec![Entry::new(0, format!("{}、{}", numeral(number), chapter.title))];
        let mut group = None;
        for part in chapter.parts {
            let level = if part.group.is_some() { 2 } else { 1 };
            if part.group != group {
                entries.extend(part.group.iter().map(|name| Entry::new(1, name.as_str())));
                group = part.group;
            }
            entries.push(Entry::new(level, part.title));
            for section in part.document.sections {
                let first = bound.sections.is_empty();
                bound.sections.push(bound_in(section, std::mem::take(&mut entries), first, owner));
            }
        }
    }
    bound
}

/// A section as it stands in the book: its page number goes on, its foot says whose it is.
fn bound_in(section: Section, entries: Vec<Entry>, first: bool, owner: &str) -> Section {
    let footer = match section.footer {
        Footer::Form(own) => Footer::Form(own),
        Footer::None | Footer::Gongwen => Footer::Form(owner.to_owned()),
    };
    Section { footer, restart: first, entries: Some(entries), ..section }
}
