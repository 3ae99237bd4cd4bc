//! What is set, and the proof that everybody set it.

use std::{collections::BTreeMap, path::Path, process::Command};

use paper::{Block, Document, Section};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::Figures;

/// Pages of the long paper.
const LONG: usize = 500;
/// Characters beyond the content that may be there, as a share of it: feet with the branch's name and 第 1 页　共 500 页, heads
/// repeated on each page, the list of contents.
const FURNITURE: f64 = 0.25;

/// The quarterly report with its annexes.
pub(super) fn quarterly() -> Document {
    tests::papers::all().into_iter().find(|(word, _)| *word == "quarterly").expect("a quarterly report").1
}

/// The whole year as one book; as often as makes the pages of a large branch.
pub(super) fn handbook() -> Document {
    let mut papers = tests::papers::all();
    if let Some(at) = papers.iter().position(|(word, _)| *word == "handbook") {
        papers = vec![papers.swap_remove(at)];
    }
    let parts: Vec<(Section, usize)> = papers
        .into_iter()
        .flat_map(|(_, document)| document.sections)
        .map(|section| {
            let alone = Document { sections: vec![section.clone()], ..Document::default() };
            (section, paper::layout(&alone).pages.len())
        })
        .collect();
    let (mut sections, mut pages) = (Vec::new(), 0);
    for (at, (section, own)) in parts.iter().cycle().enumerate() {
        if pages >= LONG {
            break;
        }
        let again = at >= parts.len();
        let front = |block: &Block| matches!(block, Block::Cover(_) | Block::Contents(_));
        if again && section.blocks.iter().any(front) {
            continue;
        }
        pages += own;
        // The list of contents names each paper once.
        let entries = if again { Some(Vec::new()) } else { section.entries.clone() };
        sections.push(Section { restart: false, entries, ..section.clone() });
    }
    Document { sections, ..Document::default() }
}

/// Nobody may win by setting something else: each character of the content is in each PDF as often as in the document, and what
/// is there besides is no more than repeated heads and page numbers.
pub(super) fn assert_same(document: &Document, all: &[(&str, Figures)]) {
    let mut wanted = BTreeMap::new();
    words(&serde_json::to_value(document).expect("a document is plain data")["sections"], &mut wanted);
    let length: usize = wanted.values().sum();
    for (who, figures) in all {
        let mut found = BTreeMap::new();
        count(&text(&figures.pdf), &mut found);
        let lacking: Vec<_> = wanted
            .iter()
            .map(|(c, times)| (*c, times.saturating_sub(found.get(c).copied().unwrap_or(0))))
            .filter(|(_, times)| *times > 0)
            .collect();
        let lost: usize = lacking.iter().map(|(_, times)| times).sum();
        let beyond = found.values().sum::<usize>() + lost - length;
        println!("{who}：正文 {length} 字，缺 {lost}，多（页码、重复表头）{beyond}");
        if lost > 0 {
            println!("  缺：{:?}", &lacking[..lacking.len().min(20)]);
        }
        assert_eq!(lost, 0, "{who} prints less than the content");
        let share = beyond as f64 / length as f64;
        assert!(share < FURNITURE, "{who} prints {:.0} % more than the content", share * 100.0);
    }
}

/// Fields of a document that are not printed, or only where a table goes on or is empty.
const UNPRINTED: [&str; 15] = [
    "none",
    "entries",
    "unit",
    "page",
    "footer",
    "continued",
    "align",
    "face",
    "ink",
    "fill",
    "kind",
    "stand",
    "bookmark",
    "Status",
    "status",
];
/// Pieces without text.
const TEXTLESS: [&str; 2] = ["PageBreak", "Tick"];

/// Every text of the document: the strings of its JSON that are printed.
fn words(value: &Value, found: &mut BTreeMap<char, usize>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| words(item, found)),
        Value::Object(fields) => {
            let printed = fields.iter().filter(|(name, _)| !UNPRINTED.contains(&name.as_str()));
            printed.for_each(|(_, field)| words(field, found));
        }
        Value::String(text) if !TEXTLESS.contains(&text.as_str()) => count(text, found),
        _ => {}
    }
}

/// Characters as they are read: without blanks, a radical as the character it looks like.
fn count(text: &str, found: &mut BTreeMap<char, usize>) {
    let seen = text.nfkc().filter(|c| !c.is_whitespace() && !c.is_control());
    for c in seen {
        *found.entry(c).or_default() += 1;
    }
}

fn text(pdf: &Path) -> String {
    let output = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(pdf).arg("-").output();
    String::from_utf8_lossy(&output.expect("poppler-utils").stdout).into_owned()
}

/// How many pages a PDF has.
pub(super) fn pages(pdf: &Path) -> usize {
    let output = Command::new("pdfinfo").arg(pdf).output().expect("poppler-utils");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = said.lines().find_map(|line| line.strip_prefix("Pages:"));
    line.and_then(|pages| pages.trim().parse().ok())
        .unwrap_or_else(|| panic!("{} has no pages", pdf.display()))
}
