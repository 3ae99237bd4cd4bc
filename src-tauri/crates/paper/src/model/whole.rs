//! Words that no line divides: the names of people.

use std::collections::HashMap;

use super::{Block, Document, Inline, Run};
use crate::text::list_name;

/// Words by their first character, the longest of each first.
type Words<'a> = HashMap<char, Vec<&'a str>>;

impl Document {
    /// Keep these names on one line wherever running text and cells have them, spaced for lists (方　敏) or not.
    pub fn keep_whole<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        let spaced: Vec<String> =
            names.into_iter().flat_map(|name| [name.to_owned(), list_name(name)]).collect();
        let mut words = Words::new();
        for word in &spaced {
            // A single character is whole anyway.
            if let (Some(first), true) = (word.chars().next(), word.chars().nth(1).is_some()) {
                words.entry(first).or_default().push(word);
            }
        }
        words.values_mut().for_each(|same| same.sort_by_key(|word| std::cmp::Reverse(word.len())));
        if !words.is_empty() {
            self.sections.iter_mut().for_each(|section| keep(&mut section.blocks, &words));
        }
    }
}

fn keep(blocks: &mut [Block], words: &Words<'_>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => part(&mut paragraph.text, words),
            Block::Table(table) => {
                let rows = table.head.iter_mut().chain(&mut table.rows);
                rows.flat_map(|row| &mut row.cells).for_each(|cell| part(&mut cell.text, words));
            }
            Block::Columns(columns) => {
                columns.panes.iter_mut().for_each(|pane| keep(&mut pane.blocks, words))
            }
            _ => {}
        }
    }
}

/// Give every name in a text a run of its own.
fn part(text: &mut Vec<Inline>, words: &Words<'_>) {
    let found = |inline: &Inline| matches!(inline, Inline::Text(run) if !run.whole && next(&run.text, words).is_some());
    if !text.iter().any(found) {
        return;
    }
    for inline in std::mem::take(text) {
        match inline {
            Inline::Text(run) if !run.whole => split(run, words, text),
            other => text.push(other),
        }
    }
}

fn split(run: Run, words: &Words<'_>, into: &mut Vec<Inline>) {
    let mut rest = run.text.as_str();
    let mut push = |text: &str, whole| {
        if !text.is_empty() {
            into.push(Run { text: text.to_owned(), whole, ..run.clone() }.into());
        }
    };
    while let Some((at, word)) = next(rest, words) {
        push(&rest[..at], false);
        push(word, true);
        rest = &rest[at + word.len()..];
    }
    push(rest, false);
}

/// The first name in a text, and where it begins.
fn next<'a>(text: &str, words: &Words<'a>) -> Option<(usize, &'a str)> {
    text.char_indices().find_map(|(at, c)| {
        let word = words.get(&c)?.iter().find(|word| text[at..].starts_with(**word))?;
        Some((at, *word))
    })
}
