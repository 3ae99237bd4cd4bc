//! Which tables a document has, what they are called and what stands around them.

use std::collections::BTreeSet;

use super::sheet::Sheet;
use super::value::words;
use crate::model::{Block, Document, PageSetup, Slot, Table};
use crate::text::clean;

/// Longest name of a sheet, in UTF-16 units.
const LONGEST: usize = 31;

/// The sheets of a document in its order.
pub(crate) fn sheets(document: &Document) -> Vec<Sheet> {
    let mut collected = Collected::default();
    for section in &document.sections {
        collected.names = Names::default();
        collected.lines.clear();
        collected.add_all(&section.blocks, &section.page);
    }
    let Collected { mut sheets, .. } = collected;
    let mut taken = BTreeSet::new();
    for sheet in &mut sheets {
        sheet.name = unique(&sheet.name, &document.meta.title, &mut taken);
    }
    sheets
}

/// What was said since the section began.
#[derive(Default)]
struct Names {
    annex: String,
    title: String,
    heading: String,
}

#[derive(Default)]
struct Collected {
    sheets: Vec<Sheet>,
    names: Names,
    /// Lines over the next table.
    lines: Vec<[String; 3]>,
    /// A table came after the last title or heading: what follows belongs under it.
    under: bool,
}

impl Collected {
    fn add_all(&mut self, blocks: &[Block], page: &PageSetup) {
        blocks.iter().for_each(|block| self.add(block, page));
    }

    fn add(&mut self, block: &Block, page: &PageSetup) {
        match block {
            Block::Title(title) => self.title(clean(&title.text).replace('\n', "")),
            Block::Heading(heading) => self.heading(&heading.text),
            Block::Paragraph(text) => {
                if let Some(lead) = &text.lead {
                    self.heading(&lead.text);
                }
                self.under = false;
            }
            Block::Slots(slot) => self.slot(slot),
            Block::Table(table) => self.table(table.clone(), page),
            Block::Chart(chart) => {
                self.heading(&chart.caption);
                self.table(chart.figures(), page);
                self.note(&chart.notes);
            }
            Block::Note(note) => self.note(&note.items),
            Block::Columns(columns) => {
                columns.panes.iter().for_each(|pane| self.add_all(&pane.blocks, page));
            }
            Block::Addressee(_)
            | Block::Signature(_)
            | Block::Attachments(_)
            | Block::KeyValues(_)
            | Block::Matrix(_)
            | Block::Drawing(_)
            | Block::Photos(_)
            | Block::Cover(_)
            | Block::Contents(_)
            | Block::Lines(_)
            | Block::Gap(_)
            | Block::PageBreak => {}
        }
    }

    fn title(&mut self, title: String) {
        let annex = std::mem::take(&mut self.names.annex);
        self.names = Names { annex, title, heading: String::new() };
        self.under = false;
    }

    fn heading(&mut self, heading: &str) {
        self.names.heading = heading.trim_end_matches('。').to_owned();
        (self.under, _) = (false, self.lines.clear());
    }

    /// A line in three places: the name of an annex, a title of its own, or what stands over or under a table.
    fn slot(&mut self, slot: &Slot) {
        let line = [&slot.left, &slot.centre, &slot.right].map(|text| words(text));
        if let Some(title) = &slot.bookmark {
            if line[0].starts_with("附件") {
                self.names.annex.clone_from(&line[0]);
            } else if !line[0].is_empty() {
                self.lines.push([line[0].clone(), String::new(), line[2].clone()]);
            }
            return self.title(clean(title).replace('\n', ""));
        }
        if line[0].starts_with("附件") && line[1].is_empty() && line[2].is_empty() {
            self.names.annex.clone_from(&line[0]);
            self.under = false;
        } else if line[0].starts_with("续表") {
            // The sheet goes on without being told.
        } else if let Some(sheet) = self.sheets.last_mut().filter(|_| self.under) {
            sheet.below.push(line);
        } else {
            self.lines.push(line);
        }
    }

    fn note(&mut self, items: &[String]) {
        let Some(sheet) = self.sheets.last_mut().filter(|_| self.under) else { return };
        for (i, item) in items.iter().enumerate() {
            let note = if i == 0 { format!("注：{item}") } else { item.clone() };
            sheet.below.push([clean(&note), String::new(), String::new()]);
        }
    }

    fn table(&mut self, table: Table, page: &PageSetup) {
        if table.columns.is_empty() || (table.head.is_empty() && table.rows.is_empty()) {
            return;
        }
        let Names { annex, title, heading } = &self.names;
        let joined = |parts: [&String; 2], by: &str| -> String {
            let some: Vec<&str> =
                parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
            some.join(by)
        };
        let name = if heading.is_empty() { joined([annex, title], " ") } else { heading.clone() };
        self.sheets.push(Sheet {
            name,
            title: joined([title, heading], "　"),
            above: std::mem::take(&mut self.lines),
            below: Vec::new(),
            landscape: page.turned || page.width > page.height,
            table,
        });
        self.under = true;
    }
}

/// A name that Excel takes and no other sheet has.
fn unique(name: &str, otherwise: &str, taken: &mut BTreeSet<String>) -> String {
    // Apostrophes are legal in the middle, but shortening may bring one to the end.
    let legal = |name: &str| -> String {
        let name: String = name.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).collect();
        name.trim().to_owned()
    };
    let name =
        [name, otherwise, "表"].map(legal).into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    let mut candidate = shortened(&name, LONGEST);
    let mut number = 1;
    while !taken.insert(candidate.to_lowercase()) {
        number += 1;
        let end = format!("（{number}）");
        candidate = shortened(&name, LONGEST - end.chars().count()) + &end;
    }
    candidate
}

/// As many characters as so many UTF-16 units hold.
fn shortened(name: &str, longest: usize) -> String {
    let mut units = 0;
    let holds = |c: &char| {
        units += c.len_utf16();
        units <= longest
    };
    name.chars().take_while(holds).collect()
}
