//! The list of contents: its lines are set when all headings are known, its numbers when all pages are.

use super::list::List;
use super::paragraph::{Setting, lines_of};
use super::{Bookmark, Laid, Piece, page};
use crate::Mm;
use crate::draw::{Item, Text};
use crate::model::{Align, Contents, Entry, Face, plain};
use crate::text::{self, ASCENT, Dress};

/// Width of the page numbers, and white on both sides of a leader (PAPER P8).
const NUMBER: Mm = Mm(9.0);
const FREE: Mm = Mm(2.0);
/// From dot to dot of a leader and size of its dots, points.
const DOTS: (f64, f64) = (10.4, 9.0);
/// Size and line pitch of the note, points.
const NOTE: (f64, f64) = (9.0, 14.0);
/// Longest list that shows level 1.
const PAGES: f64 = 2.0;

/// A line of the contents on its page, and where it leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Index of the page it is on.
    pub page: usize,
    /// Left edge, top edge, width and height in points from the page's top left corner.
    pub rect: [f64; 4],
    /// Index of the bookmark it leads to.
    pub to: usize,
}

/// How a level is set: face, size, indent in em, height of the line.
pub(crate) fn look(level: u8) -> (Face, f64, f64, Mm) {
    if level == 0 { (Face::Hei, 14.0, 0.0, Mm(8.3)) } else { (Face::Fang, 12.0, 2.0, Mm(6.9)) }
}

pub(crate) fn contents(list: &mut List, contents: &Contents) {
    let height = |least: u8| {
        let shown = list.entries.iter().filter(|entry| entry.level < least);
        shown.map(|entry| look(entry.level).3.pt()).sum::<f64>()
    };
    let above: f64 = list.pieces.iter().map(|piece| piece.advance).sum();
    let levels = if above + height(2) > PAGES * list.setup.depth().pt() { 1 } else { 2 };
    let entries = list.entries;
    for (i, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.level < levels) {
        line(list, i, entry);
        // A chapter stays with the first of its entries.
        if levels == 2 && entry.level == 0 && entries.get(i + 1).is_some_and(|next| next.level == 1) {
            list.keep_last(1);
        }
    }
    if !contents.note.is_empty() {
        note(list, &contents.note);
    }
}

/// One entry with its leader; the number is drawn in when it is known.
fn line(list: &mut List, at: usize, entry: &Entry) {
    let (face, size, indent, least) = look(entry.level);
    let dress = Dress { face, size, ink: Default::default() };
    let left = indent * size;
    let right = list.width - NUMBER.pt() - FREE.pt();
    let mut inner = list.inner(right - left - FREE.pt() - DOTS.0);
    let pitch = 1.35 * size;
    let setting = Setting { dress, pitch, first: 0.0, rest: 0.0, align: Align::Left };
    lines_of(&mut inner, &plain(entry.title.as_str()), setting);
    let lines = inner.finish().0;
    let more = lines.len().saturating_sub(1) as f64 * pitch;
    let end = lines.last().map_or(0.0, |line| line.items.iter().map(right_edge).fold(0.0, f64::max));
    let top = (least.pt() - size) / 2.0;
    let (items, _) = page::stack(lines, &[]);
    let mut items: Vec<Item> = items.into_iter().map(|item| item.moved(left, top)).collect();
    let baseline = top + more + ASCENT * size;
    items.extend(leader(list, left + end + FREE.pt(), right, baseline));
    let height = least.pt() + more;
    list.push(Piece { items, advance: height, need: height, entry: Some(at), ..Piece::default() });
}

fn right_edge(item: &Item) -> f64 {
    match item {
        Item::Text(text) => text.end,
        _ => 0.0,
    }
}

/// Dots that stand under one another on all lines, between two edges.
fn leader(list: &mut List, left: f64, right: f64, baseline: f64) -> Option<Item> {
    let dress = Dress { face: Face::Song, size: DOTS.1, ink: Default::default() };
    let dot = text::single(&plain("·"), dress, Align::Right, right, baseline, list.missing).pop()?;
    let Item::Text(dot) = dot else { return None };
    let (c, last) = *dot.glyphs.first()?;
    let count = ((last - left) / DOTS.0 + 1.0).max(0.0) as usize;
    let glyphs: Vec<(char, f64)> = (0..count).rev().map(|i| (c, last - i as f64 * DOTS.0)).collect();
    (!glyphs.is_empty()).then_some(Item::Text(Text { glyphs, ..dot }))
}

/// The note at the foot of the last page.
fn note(list: &mut List, note: &str) {
    let dress = Dress { face: Face::Song, size: NOTE.0, ink: Default::default() };
    let setting = Setting { dress, pitch: NOTE.1, first: 0.0, rest: 0.0, align: Align::Justify };
    let mut inner = list.inner(list.width);
    lines_of(&mut inner, &plain(note), setting);
    let (items, height) = page::stack(inner.finish().0, &[]);
    list.push(Piece { items, advance: height, need: height, foot: true, ..Piece::default() });
}

/// Draw the page numbers; `places` has the bookmark of each entry.
pub(crate) fn number(laid: &mut Laid, places: &[usize]) {
    for link in &mut laid.links {
        link.to = places.get(link.to).copied().unwrap_or_default();
        let Some(&Bookmark { level, page, .. }) = laid.outline.get(link.to) else { continue };
        let number = laid.pages.get(page).map_or(0, |page| page.number);
        let (_, size, _, least) = look(level);
        let [x, y, width, height] = link.rect;
        let baseline = y + height - (least.pt() + size) / 2.0 + ASCENT * size;
        let dress = Dress { face: Face::Song, size, ink: Default::default() };
        let text = plain(number.to_string());
        let items = text::single(&text, dress, Align::Right, x + width, baseline, &mut laid.missing);
        if let Some(page) = laid.pages.get_mut(link.page) {
            page.items.extend(items);
        }
    }
}
