//! Titles, headings, running text, notes.

use super::Piece;
use super::list::List;
use crate::Pt;
use crate::draw::Item;
use crate::model::{Align, Face, Heading, Inline, KeyValues, Note, Paragraph, Run, Title, plain};
use crate::text::{self, ASCENT, Dress, Measure};

/// Type size and pitch of notes, points (小五 with 5 pt between lines, PAPER §2).
const NOTE: (f64, f64) = (9.0, 14.0);
/// Most lines of a value beside which another stands.
const MOST_BESIDE: usize = 3;
/// White over a heading off the grid, points.
const OVER_HEADING: f64 = 3.0;

/// How lines of a text are set.
#[derive(Clone, Copy)]
pub(crate) struct Setting {
    pub dress: Dress,
    /// From baseline to baseline.
    pub pitch: f64,
    /// Indents of the first line and the others, points.
    pub first: f64,
    pub rest: f64,
    pub align: Align,
}

/// The face of a heading: 一、黑 （一）楷 1. and （1） 仿宋 (GB/T 9704-2012 §7.3.3).
pub(crate) fn heading_face(level: u8) -> Face {
    match level {
        1 => Face::Hei,
        2 => Face::Kai,
        _ => Face::Fang,
    }
}

pub(crate) fn title(list: &mut List, title: &Title) {
    let dress = Dress { face: Face::Biao, size: title.size.0, ink: Default::default() };
    let cleaned = text::clean(&title.text);
    let fits = |line: &str| text::width(&plain(line), dress) <= list.width;
    let lines: Vec<String> = cleaned.split('\n').flat_map(|line| text::title(line, fits)).collect();
    let pitch = if list.on_grid { list.body().pitch.0 } else { dress.size * 1.35 };
    let setting = Setting { dress, pitch, first: 0.0, rest: 0.0, align: Align::Centre };
    let first = list.pieces.len();
    lines.iter().for_each(|line| lines_of(list, &plain(line.as_str()), setting));
    let count = list.pieces.len() - first;
    for (i, piece) in list.pieces[first..].iter_mut().enumerate() {
        piece.keep = i + 1 < count;
        if i == 0 && title.bookmark {
            piece.bookmark = Some((0, cleaned.replace('\n', "")));
        }
        if i + 1 == count && !piece.snap {
            piece.advance = piece.need;
        }
    }
    if !list.on_grid {
        list.keep_last(1);
        list.white(title.below.pt(), true);
    }
}

pub(crate) fn heading(list: &mut List, heading: &Heading) {
    let dress = list.dress(heading_face(heading.level));
    let indent = heading.indent * em(list, dress.size);
    let setting =
        Setting { dress, pitch: list.body().pitch.0, first: indent, rest: 0.0, align: Align::Justify };
    if !list.on_grid {
        list.white(OVER_HEADING, true);
    }
    let first = list.pieces.len();
    lines_of(list, &plain(heading.text.as_str()), setting);
    list.pieces[first..].iter_mut().for_each(|piece| piece.keep = true);
    list.pieces[first].bookmark = Some((heading.level, heading.text.clone()));
}

pub(crate) fn paragraph(list: &mut List, text: &Paragraph) {
    let body = list.body();
    let size = text.size.unwrap_or(body.size).0;
    let dress = Dress { face: text.face.unwrap_or(body.face), size, ink: Default::default() };
    let pitch = match text.pitch {
        _ if list.on_grid => body.pitch.0,
        Some(pitch) => pitch.0,
        None => body.pitch.0 * size / body.size.0,
    };
    let em = em(list, size);
    let setting = Setting { dress, pitch, first: text.indent * em, rest: text.hang * em, align: text.align };
    let (beside, wide): (Vec<&String>, Vec<&String>) =
        text.label.iter().partition(|label| text::width(&plain(label.as_str()), dress) <= setting.first);
    let setting = Setting { first: if wide.is_empty() { setting.first } else { 0.0 }, ..setting };
    // The first line begins with a label too wide for its column, and with a heading that runs in.
    let mut whole: Vec<Inline> = wide.into_iter().map(|label| label.as_str().into()).collect();
    let lead = text.lead.as_ref();
    whole.extend(lead.map(|lead| Run::new(lead.text.as_str()).face(heading_face(lead.level)).into()));
    let first = list.pieces.len();
    if whole.is_empty() {
        lines_of(list, &text.text, setting);
    } else {
        whole.extend(text.text.iter().cloned());
        lines_of(list, &whole, setting);
    }
    if let Some(lead) = lead {
        list.pieces[first].bookmark = Some((lead.level, bare(&lead.text)));
    }
    for label in beside {
        let baseline = ASCENT * size;
        let items = text::single(&plain(label.as_str()), dress, Align::Left, 0.0, baseline, list.missing);
        list.pieces[first].items.splice(0..0, items);
    }
    widows(&mut list.pieces[first..], text.with_next);
}

pub(crate) fn addressee(list: &mut List, text: &str) {
    let paragraph = Paragraph { indent: 0.0, ..Paragraph::new(plain(text)) };
    self::paragraph(list, &paragraph);
    list.keep_last(1);
}

pub(crate) fn note(list: &mut List, note: &Note) {
    let (size, pitch) = NOTE;
    let dress = Dress { face: Face::Song, size, ink: Default::default() };
    list.keep_last(1);
    list.white(crate::Mm(2.2).pt(), true);
    let first = list.pieces.len();
    for (i, item) in note.items.iter().enumerate() {
        let (text, indent) = if i == 0 { (format!("注：{item}"), 0.0) } else { (item.clone(), 2.0 * size) };
        let setting = Setting { dress, pitch, first: indent, rest: 2.0 * size, align: Align::Justify };
        lines_of(list, &plain(text), setting);
    }
    // Notes are read together, under the rows they explain.
    list.pieces[first..].iter_mut().for_each(|piece| piece.keep = true);
    if let Some(last) = list.pieces.last_mut() {
        last.advance = last.need;
        last.keep = false;
    }
}

pub(crate) fn key_values(list: &mut List, pairs: &KeyValues) {
    for line in &pairs.lines {
        match &line[..] {
            [first, second] => two_pairs(list, pairs, first, second),
            _ => line.iter().for_each(|pair| one_pair(list, pairs, pair)),
        }
    }
    if let Some(last) = list.pieces.last_mut() {
        (last.keep, last.advance) = (false, last.need);
    }
}

/// A label in its column at x, and where its value begins.
fn label(list: &mut List, pairs: &KeyValues, key: &str, x: f64) -> (Vec<Item>, f64) {
    let dress = list.dress(Face::Hei);
    let width = text::width(&plain(key), dress).max(4.0 * dress.size);
    let align = Align::Spread(width / dress.size);
    let items = text::single(&plain(key), dress, align, x + width / 2.0, ASCENT * dress.size, list.missing);
    (items, x + pairs.label.pt().max(width + 0.5 * dress.size))
}

/// A value's lines are closer together than the pairs are.
fn value(list: &mut List, text: &str, left: f64) {
    let dress = list.dress(list.body().face);
    let setting = Setting { dress, pitch: 1.42 * dress.size, first: left, rest: left, align: Align::Left };
    lines_of(list, &plain(text), setting);
}

fn one_pair(list: &mut List, pairs: &KeyValues, (key, text): &(String, String)) {
    let (items, left) = label(list, pairs, key, 0.0);
    let first = list.pieces.len();
    value(list, text, left);
    list.pieces[first].items.splice(0..0, items);
    list.pieces[first..].iter_mut().for_each(|piece| piece.snap = false);
    widows(&mut list.pieces[first..], true);
    if let Some(last) = list.pieces.last_mut() {
        last.advance = pairs.pitch.pt();
    }
}

/// Two pairs beside one another, or under one another when either is long.
fn two_pairs(list: &mut List, pairs: &KeyValues, first: &(String, String), second: &(String, String)) {
    let size = list.body().size.0;
    let middle = pairs.second.pt();
    let mut piece = Piece { keep: true, ..Piece::default() };
    for ((key, text), x, end) in [(first, 0.0, middle - size), (second, middle, list.width)] {
        let (items, left) = label(list, pairs, key, x);
        let mut inner = list.inner(end - left);
        if inner.width > 4.0 * size {
            value(&mut inner, text, 0.0);
        }
        let (lines, _) = inner.finish();
        if lines.is_empty() || lines.len() > MOST_BESIDE {
            return [first, second].into_iter().for_each(|pair| one_pair(list, pairs, pair));
        }
        let (own, depth) = super::page::stack(lines, &[]);
        piece.items.extend(items.into_iter().chain(own.into_iter().map(|item| item.moved(left, 0.0))));
        piece.need = piece.need.max(depth);
    }
    piece.advance = pairs.pitch.pt() + (piece.need - size).max(0.0);
    list.push(piece);
}

/// Set text and add a piece for each line.
pub(crate) fn lines_of(list: &mut List, text: &[Inline], setting: Setting) {
    let dress = setting.dress;
    // Narrow panes have room for one character at least.
    let indent = |wanted: f64| wanted.clamp(0.0, (list.width - dress.size).max(0.0));
    let (first, rest) = (indent(setting.first), indent(setting.rest));
    let same_size = (dress.size - list.body().size.0).abs() < 1e-6;
    let measure = Measure {
        first: (list.width - first).max(dress.size),
        rest: (list.width - rest).max(dress.size),
        justify: setting.align == Align::Justify,
        tracking: if same_size { list.tracking() } else { 0.0 },
    };
    // On the grid every line stands as one of body size does, whatever its own.
    let line = if list.on_grid { list.body().size.0 } else { dress.size };
    for strip in text::strips(text, dress, list.missing) {
        for (i, line_of_strip) in text::fill(&strip, measure).iter().enumerate() {
            let (indent, room) = if i == 0 { (first, measure.first) } else { (rest, measure.rest) };
            let slack = room - line_of_strip.width;
            let x = match setting.align {
                Align::Left | Align::Justify => indent,
                Align::Right => indent + slack,
                Align::Centre | Align::Spread(_) => indent + slack / 2.0,
            };
            let mut items: Vec<Item> = Vec::new();
            text::place(&strip, line_of_strip, x, ASCENT * line, &mut items);
            let snap = list.on_grid;
            list.push(Piece { items, advance: setting.pitch, need: line, snap, ..Piece::default() });
        }
    }
}

/// At least two lines at the foot and at the head of a page.
fn widows(lines: &mut [Piece], with_next: bool) {
    let count = lines.len();
    for (i, line) in lines.iter_mut().enumerate() {
        let second_last = i + 2 == count;
        line.keep = (i == 0 && count > 1) || second_last || (with_next && i + 1 == count);
    }
}

/// One em of indent in points: a cell on the grid.
pub(crate) fn em(list: &List, size: f64) -> f64 {
    size + list.tracking()
}

/// A run-in heading as a bookmark: without its full stop.
fn bare(heading: &str) -> String {
    heading.trim_end_matches('。').to_owned()
}

/// The size of an inline's own run or the surrounding one.
pub(crate) fn largest(text: &[Inline], size: Pt) -> f64 {
    let own = text.iter().filter_map(|inline| match inline {
        Inline::Text(run) => run.size,
        _ => None,
    });
    own.map(|size| size.0).fold(size.0, f64::max)
}
