//! A book's first page (PAPER P8).

use super::list::List;
use super::paragraph::{Setting, lines_of};
use super::{Piece, page};
use crate::Mm;
use crate::draw::Item;
use crate::model::{Align, Cover, Face, Ink, Inline, plain};
use crate::text::{self, Dress};

/// Size of the title, white after each of its characters, and its baseline from the sheet's top edge.
const TITLE: (f64, f64, Mm) = (42.0, 4.0, Mm(84.0));
/// Size and baseline of the line under it.
const SUBTITLE: (f64, Mm) = (26.0, Mm(106.0));
/// Type of labels and values, points.
const SIZE: f64 = 15.75;
/// Widths of labels and values.
const COLUMNS: (Mm, Mm) = (Mm(36.0), Mm(92.0));
/// The first rule from the sheet's top edge, from rule to rule, and from value to rule.
const RULES: (Mm, Mm, Mm) = (Mm(176.5), Mm(18.6), Mm(2.0));
/// Size and line pitch of the foot, points, and its distance from the rule over it.
const FOOT: (f64, f64, Mm) = (12.0, 20.0, Mm(3.0));

/// The cover, as one piece as high as the page.
pub(crate) fn cover(list: &mut List, cover: &Cover) {
    let depth = list.setup.depth().pt();
    let mut items = heading(list, cover);
    items.extend(values(list, cover));
    items.extend(foot(list, &cover.foot, depth));
    list.push(Piece { items, advance: depth, need: depth, ..Piece::default() });
}

/// Distance from the top of the type area of a place measured from the sheet's top edge.
fn down(list: &List, place: Mm) -> f64 {
    place.pt() - list.setup.top.pt()
}

fn heading(list: &mut List, cover: &Cover) -> Vec<Item> {
    let middle = list.width / 2.0;
    let dress = |size| Dress { face: Face::Biao, size, ink: Default::default() };
    let (size, tracking, baseline) = TITLE;
    let gaps = cover.title.chars().count().saturating_sub(1) as f64;
    let natural = text::width(&plain(cover.title.as_str()), dress(size));
    // A title that would not fit is set smaller, never cut.
    let size = size * (list.width / (natural + gaps * tracking)).min(1.0);
    let ems = cover.title.chars().count() as f64 + gaps * tracking / TITLE.0;
    let title = plain(cover.title.as_str());
    let baseline = down(list, baseline);
    let mut items = text::single(&title, dress(size), Align::Spread(ems), middle, baseline, list.missing);
    let (size, baseline) = SUBTITLE;
    let baseline = down(list, baseline);
    let subtitle = plain(cover.subtitle.as_str());
    items.extend(text::single(&subtitle, dress(size), Align::Centre, middle, baseline, list.missing));
    items
}

/// Labels, and values on rules; a value of several lines grows upwards and pushes the rules down.
fn values(list: &mut List, cover: &Cover) -> Vec<Item> {
    let (label, value) = (COLUMNS.0.pt(), COLUMNS.1.pt());
    let left = ((list.width - label - value) / 2.0).max(0.0);
    let mut items = Vec::new();
    let mut rule = down(list, RULES.0);
    for (key, text) in &cover.lines {
        let (own, height) = lines(list, &plain(text.as_str()), Face::Fang, Align::Centre, value);
        rule += height - SIZE;
        let foot = rule - RULES.2.pt();
        items.extend(own.into_iter().map(|item| item.moved(left + label, foot - height)));
        let (own, height) = lines(list, &plain(key.as_str()), Face::Hei, Align::Left, label - SIZE);
        items.extend(own.into_iter().map(|item| item.moved(left, foot - height)));
        items.push(Item::line((left + label, rule), (left + label + value, rule), 0.5, Ink::Black));
        rule += RULES.1.pt();
    }
    items
}

/// Text of the cover in a column; its height.
fn lines(list: &mut List, text: &[Inline], face: Face, align: Align, width: f64) -> (Vec<Item>, f64) {
    let dress = Dress { face, size: SIZE, ink: Default::default() };
    let setting = Setting { dress, pitch: 1.35 * SIZE, first: 0.0, rest: 0.0, align };
    let mut inner = list.inner(width);
    lines_of(&mut inner, text, setting);
    page::stack(inner.finish().0, &[])
}

/// A rule and what stands under it, ending where the type area ends.
fn foot(list: &mut List, text: &str, depth: f64) -> Vec<Item> {
    if text.is_empty() {
        return Vec::new();
    }
    let (size, pitch, under) = FOOT;
    let dress = Dress { face: Face::Fang, size, ink: Default::default() };
    let setting = Setting { dress, pitch, first: 0.0, rest: 0.0, align: Align::Justify };
    let mut inner = list.inner(list.width);
    lines_of(&mut inner, &plain(text), setting);
    let (own, height) = page::stack(inner.finish().0, &[]);
    let top = depth - height;
    let rule = top - under.pt();
    let mut items = vec![Item::line((0.0, rule), (list.width, rule), 0.5, Ink::Black)];
    items.extend(own.into_iter().map(|item| item.moved(0.0, top)));
    items
}
