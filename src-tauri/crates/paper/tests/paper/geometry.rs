//! What every laid page must keep to, whatever stands on it.

use paper::{Ink, Item, Laid, Page, Text};

/// Rounding, and how far the soft edge of a character's box may touch a line, points.
const SLACK: f64 = 0.3;

/// A box: left, top, right, bottom.
#[derive(Clone, Copy, Debug)]
struct Area(f64, f64, f64, f64);

impl Area {
    fn meets(self, other: Area) -> bool {
        self.0 + SLACK < other.2
            && other.0 + SLACK < self.2
            && self.1 + SLACK < other.3
            && other.1 + SLACK < self.3
    }

    fn holds(self, other: Area) -> bool {
        self.0 <= other.0 + SLACK
            && self.1 <= other.1 + SLACK
            && self.2 + SLACK >= other.2
            && self.3 + SLACK >= other.3
    }
}

/// The box of a text's ink: 0.88 em over and 0.12 em under the baseline, without blanks at its end and without the white
/// half of a mark at its edges.
fn text_box(text: &Text) -> Area {
    let last = text.glyphs.iter().rposition(|glyph| !glyph.0.is_whitespace()).unwrap_or(0);
    let end = text.glyphs.get(last + 1).map_or(text.end, |next| next.1);
    let half = text.size / 2.0;
    let hangs = "、，。；：？！）》〕”’〉」』】〗］｝．".contains(text.glyphs[last].0);
    let opens = "（《〔“‘〈「『【〖［｛".contains(text.glyphs[0].0);
    let left = text.glyphs[0].1 + if opens { half } else { 0.0 };
    let right = end - if hangs { half } else { 0.0 };
    Area(left, text.baseline - 0.88 * text.size, right.max(left), text.baseline + 0.12 * text.size)
}

fn has_ink(text: &&Text) -> bool {
    text.glyphs.iter().any(|glyph| !glyph.0.is_whitespace())
}

/// The lines drawn on a page: straight paths and the edges of frames, with their thickness.
fn strokes(page: &Page) -> Vec<(Area, f64)> {
    let mut strokes = Vec::new();
    for item in &page.items {
        match item {
            Item::Rect { x, y, width, height, line: Some(line), .. } => {
                let (right, bottom) = (x + width, y + height);
                for (x0, y0, x1, y1) in [
                    (*x, *y, right, *y),
                    (*x, bottom, right, bottom),
                    (*x, *y, *x, bottom),
                    (right, *y, right, bottom),
                ] {
                    strokes.push((Area(x0, y0, x1, y1), line.width));
                }
            }
            Item::Path { points, line: Some(line), .. } if points.len() == 2 => {
                let (a, b) = (points[0], points[1]);
                strokes.push((Area(a.x.min(b.x), a.y.min(b.y), a.x.max(b.x), a.y.max(b.y)), line.width));
            }
            _ => {}
        }
    }
    strokes
}

/// Assert that a document of tables is sound: no blank page, every text on its sheet, inside its cell and clear of every
/// other text, strokes of 0.5 and 1.0 pt, grounds of K8.
pub fn assert_sound(laid: &Laid, what: &str) {
    assert!(!laid.pages.is_empty(), "{what}: no page at all");
    for (number, page) in laid.pages.iter().enumerate().map(|(at, page)| (at + 1, page)) {
        assert!(!page.items.is_empty(), "{what}: page {number} is blank");
        let sheet = match page.turned {
            Some(_) => Area(0.0, 0.0, page.height, page.width),
            None => Area(0.0, 0.0, page.width, page.height),
        };
        let strokes = strokes(page);
        for (_, width) in &strokes {
            assert!([0.5, 1.0].contains(width), "{what}: page {number} has a line of {width} pt (PAPER §2)");
        }
        for item in &page.items {
            if let Item::Rect { fill: Some(fill), .. } = item {
                assert_eq!(
                    *fill,
                    Ink::Grey(8),
                    "{what}: page {number} has a ground other than K8 (PAPER §2)"
                );
            }
        }
        let mut boxes: Vec<(Area, &Text)> =
            page.texts().filter(has_ink).map(|text| (text_box(text), text)).collect();
        // From the top down: what begins under a text's foot cannot overlap it, nor can what follows.
        boxes.sort_by(|a, b| a.0.1.total_cmp(&b.0.1));
        for (at, (own, text)) in boxes.iter().enumerate() {
            let words = || text.glyphs.iter().map(|glyph| glyph.0).collect::<String>();
            assert!(sheet.holds(*own), "{what}: page {number}: “{}” leaves the sheet: {own:?}", words());
            for (stroke, _) in &strokes {
                assert!(
                    !own.meets(*stroke),
                    "{what}: page {number}: “{}” crosses a line: {own:?} {stroke:?}",
                    words()
                );
            }
            for (other, others) in boxes[at + 1..].iter().take_while(|other| other.0.1 < own.3) {
                let other_words = || others.glyphs.iter().map(|glyph| glyph.0).collect::<String>();
                assert!(
                    !own.meets(*other),
                    "{what}: page {number}: “{}” and “{}” overlap: {own:?} {other:?}",
                    words(),
                    other_words()
                );
            }
        }
    }
}
