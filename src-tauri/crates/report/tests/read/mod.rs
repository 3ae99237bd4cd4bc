//! A written PDF read back: what is drawn on each page, in millimetres from the sheet's top left corner.

use std::ops::Range;
use std::path::Path;
use std::process::Command;

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};

const MM: f64 = 25.4 / 72.0;

/// One page as it was printed.
#[derive(Debug, Default)]
pub struct Page {
    pub width: f64,
    pub height: f64,
    pub strokes: Vec<Stroke>,
    pub fills: Vec<Fill>,
    /// Type sizes in points, one for each stretch of text.
    pub sizes: Vec<f64>,
    pub words: Vec<Word>,
}

/// A rectangle: left, top, right, foot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds(pub f64, pub f64, pub f64, pub f64);

/// Red, green and blue, 0–255.
pub type Colour = [u8; 3];

/// A line drawn. The strokes of status shapes have round ends; those of tables and frames do not.
#[derive(Debug)]
pub struct Stroke {
    /// Thickness in points.
    pub width: f64,
    pub colour: Colour,
    pub round: bool,
    pub bounds: Bounds,
}

/// A ground.
#[derive(Debug)]
pub struct Fill {
    pub colour: Colour,
    pub bounds: Bounds,
}

/// A word as poppler reads it.
#[derive(Debug)]
pub struct Word {
    pub text: String,
    pub bounds: Bounds,
}

impl Bounds {
    pub fn width(&self) -> f64 {
        self.2 - self.0
    }

    pub fn height(&self) -> f64 {
        self.3 - self.1
    }

    /// Whether the other lies inside, a tenth of a millimetre being nothing.
    pub fn holds(&self, other: &Bounds) -> bool {
        other.0 >= self.0 - 0.1
            && other.1 >= self.1 - 0.1
            && other.2 <= self.2 + 0.1
            && other.3 <= self.3 + 0.1
    }
}

impl Page {
    /// Where upright lines stand, each once, from left to right; shapes apart.
    pub fn uprights(&self) -> Vec<f64> {
        self.uprights_at(0.0..self.height)
    }

    /// The upright lines that pass through this stretch of the page.
    pub fn uprights_at(&self, heights: Range<f64>) -> Vec<f64> {
        let passes = |line: &&Bounds| line.height() > 1.0 && line.1 < heights.end && line.3 > heights.start;
        edges(self.rules().filter(passes).flat_map(|line| [line.0, line.2]))
    }

    /// Where level lines stand, each once, from top to foot; shapes apart.
    pub fn levels(&self) -> Vec<f64> {
        edges(self.rules().filter(|line| line.width() > 1.0).flat_map(|line| [line.1, line.3]))
    }

    /// All text without white.
    pub fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }

    fn rules(&self) -> impl Iterator<Item = &Bounds> {
        self.strokes.iter().filter(|stroke| !stroke.round).map(|stroke| &stroke.bounds)
    }
}

fn edges(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.dedup_by(|a, b| (*a - *b).abs() < 0.15);
    values
}

/// Reads a PDF.
pub fn pages(path: &Path) -> Vec<Page> {
    let document = Document::load(path).unwrap();
    let mut pages: Vec<Page> = document.get_pages().values().map(|id| drawn(&document, *id)).collect();
    words(path, &mut pages);
    pages
}

/// What the content stream draws, as its operators say.
struct Pen {
    page: Page,
    matrix: [f64; 6],
    saved: Vec<[f64; 6]>,
    width: f64,
    round: bool,
    line: Colour,
    fill: Colour,
    /// Points of the path so far, on the sheet.
    path: Vec<(f64, f64)>,
}

fn drawn(document: &Document, id: ObjectId) -> Page {
    let number = |object: &Object| f64::from(object.as_float().unwrap());
    let media: Vec<f64> = document
        .get_dictionary(id)
        .and_then(|page| page.get(b"MediaBox"))
        .and_then(Object::as_array)
        .unwrap()
        .iter()
        .map(number)
        .collect();
    let page = Page { width: media[2] * MM, height: media[3] * MM, ..Page::default() };
    let content = Content::decode(&document.get_page_content(id)).unwrap();
    let mut pen = Pen {
        page,
        matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        saved: Vec::new(),
        width: 1.0,
        round: false,
        line: [0; 3],
        fill: [0; 3],
        path: Vec::new(),
    };
    for operation in &content.operations {
        let numbers: Vec<f64> =
            operation.operands.iter().filter_map(|o| o.as_float().ok()).map(f64::from).collect();
        pen.draw(&operation.operator, &numbers);
    }
    pen.page
}

impl Pen {
    fn draw(&mut self, operator: &str, n: &[f64]) {
        match operator {
            "q" => self.saved.push(self.matrix),
            "Q" => self.matrix = self.saved.pop().unwrap(),
            "cm" => self.matrix = product([n[0], n[1], n[2], n[3], n[4], n[5]], self.matrix),
            "w" => self.width = n[0],
            "J" => self.round = n[0] == 1.0,
            "G" | "RG" | "K" => self.line = colour(n),
            "g" | "rg" | "k" => self.fill = colour(n),
            "Tf" => self.page.sizes.push(*n.last().unwrap()),
            "m" | "l" => self.to(n[0], n[1]),
            "c" => self.to(n[4], n[5]),
            "v" | "y" => self.to(n[2], n[3]),
            "re" => {
                self.to(n[0], n[1]);
                self.to(n[0] + n[2], n[1] + n[3]);
            }
            "S" | "s" => self.close(false, true),
            "f" | "F" | "f*" => self.close(true, false),
            "B" | "b" | "B*" | "b*" => self.close(true, true),
            "n" => self.path.clear(),
            _ => {}
        }
    }

    fn to(&mut self, x: f64, y: f64) {
        let [a, b, c, d, e, f] = self.matrix;
        self.path.push(((a * x + c * y + e) * MM, self.page.height - (b * x + d * y + f) * MM));
    }

    fn close(&mut self, fill: bool, stroke: bool) {
        let path = std::mem::take(&mut self.path);
        let of = |pick: fn(&(f64, f64)) -> f64, least: bool| {
            let values = path.iter().map(pick);
            if least { values.fold(f64::MAX, f64::min) } else { values.fold(f64::MIN, f64::max) }
        };
        let bounds = Bounds(of(|p| p.0, true), of(|p| p.1, true), of(|p| p.0, false), of(|p| p.1, false));
        if fill {
            self.page.fills.push(Fill { colour: self.fill, bounds });
        }
        if stroke {
            let (width, colour, round) = (self.width, self.line, self.round);
            self.page.strokes.push(Stroke { width, colour, round, bounds });
        }
    }
}

/// One matrix after another (ISO 32000-1 §8.3.4).
fn product(m: [f64; 6], n: [f64; 6]) -> [f64; 6] {
    [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0–255
fn colour(parts: &[f64]) -> Colour {
    let byte = |part: f64| (part * 255.0).round().clamp(0.0, 255.0) as u8;
    match *parts {
        [grey] => [byte(grey); 3],
        [r, g, b] => [byte(r), byte(g), byte(b)],
        [c, m, y, k] => [c, m, y].map(|ink| byte((1.0 - ink) * (1.0 - k))),
        _ => [0; 3],
    }
}

/// Words and their places, from poppler's own reading.
fn words(path: &Path, pages: &mut [Page]) {
    let out = Command::new("pdftotext").args(["-enc", "UTF-8", "-bbox"]).arg(path).arg("-").output();
    let text = String::from_utf8(out.expect("poppler-utils").stdout).unwrap();
    let mut page = 0;
    for line in text.lines().map(str::trim) {
        if line.starts_with("</page") {
            page += 1;
        }
        let Some(rest) = line.strip_prefix("<word ") else { continue };
        let (places, text) = rest.split_once('>').unwrap();
        let n: Vec<f64> =
            places.split('"').skip(1).step_by(2).map(|n| n.parse::<f64>().unwrap() * MM).collect();
        let text = text.trim_end_matches("</word>").replace("&amp;", "&").replace("&lt;", "<");
        pages[page].words.push(Word { text, bounds: Bounds(n[0], n[1], n[2], n[3]) });
    }
}
