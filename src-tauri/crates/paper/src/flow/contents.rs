//! The list of contents: its lines are set when all headings are known, its numbers when all pages are.

use super::list::List;
use super::paragraph::{Setting, lines_of};
use super::{Laid, Piece, page};
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
    let note = (!contents.note.is_empty()).then(|| note(list, &contents.note));
    let taken: f64 = list.pieces.iter().map(|piece| piece.advance).sum();
    // Where the first page ends up to two lines of a chapter go over to the next.
    let lost = 2.0 * look(0).3.pt();
    let depth = PAGES * list.setup.depth().pt();
    let room = depth - lost - taken - note.as_ref().map_or(0.0, |note| note.need);
    let chapters = chapters(list.entries);
    let most = chapters.iter().map(|chapter| papers(chapter)).max().unwrap_or_default();
    let fits = |most: &usize| contents.whole || height(&chapters, *most) <= room;
    let most = (0..=most).rev().find(fits).unwrap_or_default();
    let mut at = 0;
    for chapter in chapters {
        for (i, entry) in chapter.iter().enumerate().filter(|(_, entry)| is_shown(chapter, entry, most)) {
            line(list, at + i, entry);
            // A chapter stays with the first of its papers.
            if entry.level == 0 && (1..=most).contains(&papers(chapter)) {
                list.keep_last(1);
            }
        }
        at += chapter.len();
    }
    note.into_iter().for_each(|note| list.push(note));
}

/// Each chapter with what stands in it; what stands before the first is one, too.
fn chapters(entries: &[Entry]) -> Vec<&[Entry]> {
    entries.chunk_by(|_, next| next.level > 0).collect()
}

/// Entries of level 1.
fn papers(chapter: &[Entry]) -> usize {
    chapter.iter().filter(|entry| entry.level == 1).count()
}

/// Level 1 shows in chapters of at most so many papers.
fn is_shown(chapter: &[Entry], entry: &Entry, most: usize) -> bool {
    entry.level == 0 || (entry.level == 1 && papers(chapter) <= most)
}

fn height(chapters: &[&[Entry]], most: usize) -> f64 {
    let shown = chapters
        .iter()
        .flat_map(|chapter| chapter.iter().filter(move |entry| is_shown(chapter, entry, most)));
    shown.map(|entry| look(entry.level).3.pt()).sum()
}

/// One entry with its leader and a place for its number.
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
    // The number itself is not known yet: a figure keeps its place in the order of reading.
    let number = Dress { face: Face::Song, ..dress };
    items.extend(text::single(&plain("0"), number, Align::Right, list.width, baseline, list.missing));
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
fn note(list: &mut List, note: &str) -> Piece {
    let dress = Dress { face: Face::Song, size: NOTE.0, ink: Default::default() };
    let setting = Setting { dress, pitch: NOTE.1, first: 0.0, rest: 0.0, align: Align::Justify };
    let mut inner = list.inner(list.width);
    lines_of(&mut inner, &plain(note), setting);
    let (items, height) = page::stack(inner.finish().0, &[]);
    Piece { items, advance: height, need: height, foot: true, ..Piece::default() }
}

/// Write the page numbers in the places kept for them; `places` has the bookmark of each entry.
pub(crate) fn number(laid: &mut Laid, places: &[usize]) {
    for link in &mut laid.links {
        link.to = places.get(link.to).copied().unwrap_or_default();
        let target = laid.outline.get(link.to).and_then(|mark| laid.pages.get(mark.page));
        let Some(number) = target.map(|page| page.number) else { continue };
        let Some(page) = laid.pages.get_mut(link.page) else { continue };
        let [_, top, _, height] = link.rect;
        let kept = page.items.iter_mut().rev().find_map(|item| match item {
            Item::Text(text) if (top..top + height).contains(&text.baseline) => Some(text),
            _ => None,
        });
        let Some(kept) = kept else { continue };
        let digits = plain(number.to_string());
        let dress = Dress { face: Face::Song, size: kept.size, ink: kept.ink };
        let set = text::single(&digits, dress, Align::Right, kept.end, kept.baseline, &mut laid.missing);
        if let Some(Item::Text(digits)) = set.into_iter().next() {
            *kept = digits;
        }
    }
}
