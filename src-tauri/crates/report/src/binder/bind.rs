//! Binding: chapters numbered, one page number through the whole book, an entry for every session and every paper.

use paper::{Document, Entry, Footer, Section};

use super::papers::{Leaf, Record};
use crate::words::numeral;

/// The book as it grows.
pub(super) struct Binding<'a> {
    owner: &'a str,
    sections: Vec<Section>,
    /// Chapters so far, and the last of them.
    chapters: usize,
    chapter: String,
    record: Option<Record>,
}

impl<'a> Binding<'a> {
    pub fn new(owner: &'a str) -> Self {
        Binding { owner, sections: Vec::new(), chapters: 0, chapter: String::new(), record: None }
    }

    /// A section with an entry of its own that is no chapter.
    pub fn front(&mut self, title: &str, section: Section) {
        self.push(section, vec![Entry::new(0, title)]);
    }

    /// The same, behind the chapters.
    pub fn back(&mut self, title: &str, section: Section) {
        self.front(title, section);
    }

    /// The place of the section that comes next.
    pub fn place(&self) -> usize {
        self.sections.len()
    }

    /// The next paper.
    pub fn add(&mut self, leaf: Leaf) {
        let Leaf { chapter, record, title, document: Document { sections, .. }, .. } = leaf;
        let mut entries = Vec::new();
        if chapter != self.chapter {
            self.chapters += 1;
            entries.push(Entry::new(0, format!("{}、{chapter}", numeral(self.chapters))));
            self.chapter = chapter;
            self.record = None;
        }
        if let Some(own) = record.as_ref().filter(|own| self.record.as_ref() != Some(own)) {
            entries.push(Entry::new(1, own.title.as_str()));
        }
        entries.push(Entry::new(if record.is_some() { 2 } else { 1 }, title));
        self.record = record;
        for section in sections {
            self.push(section, std::mem::take(&mut entries));
        }
    }

    /// Its page number goes on, its foot says whose it is, and all pages are bound on one side.
    fn push(&mut self, mut section: Section, entries: Vec<Entry>) {
        if !matches!(section.footer, Footer::Form(_)) {
            section.footer = Footer::Form(self.owner.to_owned());
        }
        section.restart = false;
        section.page.mirrored = false;
        section.entries = Some(entries);
        self.sections.push(section);
    }

    /// The book with the contents in their place.
    pub fn finish(mut self, at: usize, contents: Section) -> Vec<Section> {
        self.sections.insert(at, contents);
        self.sections
    }
}
