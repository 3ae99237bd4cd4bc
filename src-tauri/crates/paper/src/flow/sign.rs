//! Signatures, lists of annexes, lines in three places.

use super::Piece;
use super::list::List;
use super::paragraph::{Setting, em, largest, lines_of};
use crate::model::{Align, Attachments, Face, Inline, Signature, Slot, plain};
use crate::text::{self, ASCENT, Dress};
use crate::{Mm, Pt};

/// Length of a rule to sign on.
const RULE: Mm = Mm(27.0);
/// Names in a list of annexes that is not divided between pages.
const WHOLE: usize = 3;
/// White over form signatures.
const OVER_FORM: Mm = Mm(9.0);

pub(crate) fn signature(list: &mut List, signature: &Signature) {
    match signature {
        Signature::Sealed { name, date } => issued(list, name, date, sealed),
        Signature::Unsealed { name, date } => issued(list, name, date, unsealed),
        Signature::Form(people) => form(list, people),
    }
}

/// Left edges of name and date: the date ends four characters from the right edge, the name is centred on it.
/// A name too long for that ends at the edge, and the date is centred under it.
pub(crate) fn sealed(width: f64, em: f64, name: f64, date: f64) -> (f64, f64) {
    let centre = (width - 4.0 * em - date / 2.0).min(width - name / 2.0);
    (centre - name / 2.0, centre - date / 2.0)
}

/// The name ends two characters from the right edge, the date begins two characters right of its start; a date longer
/// than the name takes the two characters at the right edge instead (GB/T 9704-2012 §7.3.5.2).
pub(crate) fn unsealed(width: f64, em: f64, name: f64, date: f64) -> (f64, f64) {
    if date + 2.0 * em > name {
        let date_left = width - 2.0 * em - date;
        (date_left - 2.0 * em, date_left)
    } else {
        let left = width - 2.0 * em - name;
        (left, left + 2.0 * em)
    }
}

fn issued(list: &mut List, name: &str, date: &str, place: fn(f64, f64, f64, f64) -> (f64, f64)) {
    let dress = list.dress(list.body().face);
    let room = list.width;
    // A name too long for a line is balanced like a title.
    let fits = |line: &str| text::width(&plain(line), dress) <= room;
    let broken = text::title(&text::clean(name), fits);
    let name = broken.iter().flat_map(|line| text::fold(line, dress, room, list.missing)).collect::<Vec<_>>();
    let date = text::fold(date, dress, room, list.missing);
    let [widest, date_width] =
        [&name, &date].map(|lines| lines.iter().map(|line| line.0).fold(0.0, f64::max));
    let (name_left, date_left) = place(room, em(list, dress.size), widest, date_width);
    let pitch = list.body().pitch.0;
    list.keep_last(2);
    list.white(pitch, true);
    let lines = name.into_iter().map(|(width, items)| (name_left + (widest - width) / 2.0, items));
    for (x, items) in lines.chain(date.into_iter().map(|(_, items)| (date_left, items))) {
        let items = items.into_iter().map(|item| item.moved(x.max(0.0), ASCENT * dress.size)).collect();
        let snap = list.on_grid;
        list.push(Piece { items, advance: pitch, need: dress.size, snap, keep: true, ..Piece::default() });
    }
    if let Some(last) = list.pieces.last_mut() {
        last.keep = false;
    }
}

/// Labels with rules to sign on, three to a line.
fn form(list: &mut List, people: &[(String, Option<String>)]) {
    let side = |person: Option<&(String, Option<String>)>| -> Vec<Inline> {
        let Some((label, value)) = person else { return Vec::new() };
        let value = value.as_ref().map_or(Inline::Blank(RULE), |value| value.as_str().into());
        vec![format!("{label}：").into(), value]
    };
    list.keep_last(2);
    list.white(OVER_FORM.pt(), true);
    for three in people.chunks(3) {
        let (centre, right) =
            if three.len() == 2 { (None, three.get(1)) } else { (three.get(1), three.get(2)) };
        let slot = Slot {
            left: side(three.first()),
            centre: side(centre),
            right: side(right),
            size: Pt(10.5),
            below: Mm(4.0),
            bookmark: None,
        };
        slots(list, &slot);
    }
}

/// 附件： with the names under one another, their numbers aligned (GB/T 9704-2012 §7.3.4).
pub(crate) fn attachments(list: &mut List, attachments: &Attachments) {
    let dress = list.dress(list.body().face);
    let em = em(list, dress.size);
    let pitch = list.body().pitch.0;
    list.keep_last(2);
    list.white(pitch, true);
    let numbered = attachments.names.len() > 1;
    let whole = attachments.names.len() <= WHOLE;
    let begin = list.pieces.len();
    for (i, name) in attachments.names.iter().enumerate() {
        let number = if numbered { format!("{}. ", i + 1) } else { String::new() };
        let hang = 5.0 * em + text::width(&plain(number.as_str()), dress);
        let setting = Setting { dress, pitch, first: 5.0 * em, rest: hang, align: Align::Justify };
        let first = list.pieces.len();
        lines_of(list, &plain(format!("{number}{name}")), setting);
        let divided = list.pieces.len() - 1;
        list.pieces[first..divided].iter_mut().for_each(|piece| piece.keep = true);
        list.pieces[divided].keep = whole;
        if i == 0 {
            let items = text::single(
                &plain("附件："),
                dress,
                Align::Left,
                2.0 * em,
                ASCENT * dress.size,
                list.missing,
            );
            list.pieces[first].items.splice(0..0, items);
        }
    }
    // A long list may be divided, two lines with the text and two with the signature.
    list.pieces[begin].keep = true;
    if let Some(last) = list.pieces.last_mut() {
        last.keep = false;
    }
}

/// One line in three places; what does not fit beside the rest takes lines of its own.
pub(crate) fn slots(list: &mut List, slot: &Slot) {
    // With white under it a line stands over something; without, it signs what is over it, and takes the last lines of its
    // notes and rows along to a further page.
    if slot.below.0 == 0.0 {
        list.keep_last(4);
    }
    let dress = Dress { face: Face::Song, size: slot.size.0, ink: Default::default() };
    let tallest = [&slot.left, &slot.centre, &slot.right]
        .iter()
        .map(|text| largest(text, slot.size))
        .fold(0.0, f64::max);
    let places = [
        (&slot.left, Align::Left, 0.0),
        (&slot.centre, Align::Centre, list.width / 2.0),
        (&slot.right, Align::Right, list.width),
    ];
    let widths = places.map(|(text, ..)| text::width(text, dress));
    let beside = if widths[1] > 0.0 {
        list.width / 2.0 - widths[1] / 2.0 > widths[0].max(widths[2])
    } else {
        widths[0] + widths[2] < list.width
    };
    let bookmark = slot.bookmark.clone().map(|title| (0, title));
    if beside {
        let mut items = Vec::new();
        for (text, align, x) in places {
            items.extend(text::single(text, dress, align, x, ASCENT * tallest, list.missing));
        }
        let advance = tallest + slot.below.pt();
        list.push(Piece { items, advance, need: tallest, bookmark, ..Piece::default() });
        return;
    }
    let first = list.pieces.len();
    for (text, align, _) in places.into_iter().filter(|place| !place.0.is_empty()) {
        let setting = Setting { dress, pitch: 1.42 * dress.size, first: 0.0, rest: 0.0, align };
        lines_of(list, text, setting);
    }
    for piece in &mut list.pieces[first..] {
        piece.snap = false;
        piece.keep = true;
    }
    if let Some(last) = list.pieces[first..].last_mut() {
        last.advance = last.need + slot.below.pt();
        last.keep = false;
        last.bookmark = bookmark;
    }
}
