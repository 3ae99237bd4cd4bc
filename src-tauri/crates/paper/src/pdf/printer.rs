//! Drawing through printpdf: the only file that names it.

use std::collections::BTreeMap;

use printpdf::{
    Color, CurTransMat, FontId as ResourceId, FontMetrics, FontType, Greyscale, Line, LineCapStyle,
    LineJoinStyle, LinePoint, Op, PaintMode, ParsedFont, PdfDocument, PdfFont, PdfFontHandle,
    PdfFontMetricsStub, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix,
    WindingOrder,
};

use super::Error;
use crate::draw::{Item, Page, Stroke, Text};
use crate::flow::Laid;
use crate::fonts::{self, Font, FontId};
use crate::model::Ink;

/// Characters used of each font, with their glyphs in the whole font.
type Used = BTreeMap<FontId, BTreeMap<char, u16>>;

/// Draw every page; the catalog is still printpdf's.
pub(crate) fn print(laid: &Laid) -> Result<lopdf::Document, Error> {
    let mut document = PdfDocument::new("");
    for (id, characters) in used(laid) {
        let font = PdfFont::new(subset(fonts::font(id), &characters)?);
        document.resources.fonts.map.insert(resource(id), font);
    }
    let pages = laid.pages.iter().map(|page| {
        let size = |points: f64| Pt(points as f32).into();
        PdfPage::new(size(page.width), size(page.height), ops(page))
    });
    document.with_pages(pages.collect());
    Ok(document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new()))
}

fn resource(id: FontId) -> ResourceId {
    // Not F1 to F14: printpdf gives those names to the fonts built into viewers.
    ResourceId(format!("F{}", 100 + id as u8))
}

fn used(laid: &Laid) -> Used {
    let mut used = Used::new();
    let items = laid.pages.iter().flat_map(|page| page.items.iter().chain(&page.furniture));
    for item in items {
        if let Item::Text(text) = item {
            let font = fonts::font(text.font);
            let characters = used.entry(text.font).or_default();
            characters.extend(text.glyphs.iter().map(|(c, _)| (*c, font.glyph(*c).unwrap_or(0))));
        }
    }
    used
}

/// The font with only these characters, for printpdf to embed as it is.
fn subset(font: &Font, characters: &BTreeMap<char, u16>) -> Result<ParsedFont, Error> {
    let mut remapper = subsetter::GlyphRemapper::new();
    let mut codepoint_to_glyph = BTreeMap::new();
    let mut glyph_widths = BTreeMap::from([(0, font.advance(0))]);
    for (c, glyph) in characters {
        let new = remapper.remap(*glyph);
        codepoint_to_glyph.insert(u32::from(*c), new);
        glyph_widths.insert(new, font.advance(*glyph));
    }
    let original_bytes = subsetter::subset(&font.data, 0, &remapper)
        .map_err(|error| Error::Font { font: font.name, why: format!("{error:?}") })?;
    let (x_min, y_min, x_max, y_max) = font.bounds;
    Ok(ParsedFont {
        original_bytes,
        font_index: 0,
        font_name: Some(format!("{}+{}", tag(characters), font.name)),
        codepoint_to_glyph,
        glyph_widths,
        units_per_em: font.upm,
        font_metrics: FontMetrics { ascent: font.vertical.0, descent: font.vertical.1 },
        font_type: if font.cff { FontType::OpenTypeCFF(()) } else { FontType::TrueType },
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: font.upm,
            x_min,
            y_min,
            x_max,
            y_max,
            caret_slope_rise: 1,
            caret_slope_run: 0,
            us_weight_class: font.weight,
        },
    })
}

/// Six capitals that tell one subset from another (ISO 32000-1 §9.6.4).
fn tag(characters: &BTreeMap<char, u16>) -> String {
    let text: String = characters.keys().collect();
    let mut hash = super::catalog::hash(text.as_bytes());
    let mut letter = || {
        let letter = b'A' + (hash % 26) as u8;
        hash /= 26;
        char::from(letter)
    };
    (0..6).map(|_| letter()).collect()
}

fn ops(page: &Page) -> Vec<Op> {
    let mut pen = Pen { ops: Vec::new(), height: page.height };
    if let Some(turned) = page.turned {
        // Content x runs up the sheet from its foot, content y to the right from its left.
        let matrix = [0.0, 1.0, -1.0, 0.0, turned.x as f32, (page.height - turned.y) as f32];
        pen.height = 0.0;
        pen.ops.push(Op::SaveGraphicsState);
        pen.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        page.items.iter().for_each(|item| pen.draw(item));
        pen.ops.push(Op::RestoreGraphicsState);
        pen.height = page.height;
    } else {
        page.items.iter().for_each(|item| pen.draw(item));
    }
    page.furniture.iter().for_each(|item| pen.draw(item));
    pen.ops
}

/// Turns marks measured from the top into operators measured from the foot.
struct Pen {
    ops: Vec<Op>,
    height: f64,
}

impl Pen {
    fn draw(&mut self, item: &Item) {
        match item {
            Item::Text(text) => self.text(text),
            Item::Rect { x, y, width, height, fill, line } => {
                let corners = [(*x, *y), (x + width, *y), (x + width, y + height), (*x, y + height)];
                let points = corners.iter().map(|&(x, y)| self.point(x, y, false)).collect();
                self.path(points, true, *fill, *line);
            }
            Item::Path { points, closed, fill, line } => {
                let points = points.iter().map(|p| self.point(p.x, p.y, p.control)).collect();
                self.path(points, *closed, *fill, *line);
            }
        }
    }

    fn point(&self, x: f64, y: f64, bezier: bool) -> LinePoint {
        LinePoint { p: Point { x: Pt(x as f32), y: Pt((self.height - y) as f32) }, bezier }
    }

    fn path(&mut self, points: Vec<LinePoint>, closed: bool, fill: Option<Ink>, line: Option<Stroke>) {
        if let Some(ink) = fill {
            self.ops.push(Op::SetFillColor { col: color(ink) });
        }
        if let Some(stroke) = line {
            let (cap, join) = if stroke.round {
                (LineCapStyle::Round, LineJoinStyle::Round)
            } else {
                (LineCapStyle::Butt, LineJoinStyle::Miter)
            };
            self.ops.push(Op::SetOutlineColor { col: color(stroke.ink) });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(stroke.width as f32) });
            self.ops.push(Op::SetLineCapStyle { cap });
            self.ops.push(Op::SetLineJoinStyle { join });
        }
        let mode = match (fill.is_some(), line.is_some()) {
            (true, true) => PaintMode::FillStroke,
            (true, false) => PaintMode::Fill,
            (false, true) => PaintMode::Stroke,
            (false, false) => return,
        };
        if closed {
            let rings = vec![PolygonRing { points }];
            let polygon = Polygon { rings, mode, winding_order: WindingOrder::NonZero };
            self.ops.push(Op::DrawPolygon { polygon });
        } else {
            self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
        }
    }

    fn text(&mut self, text: &Text) {
        let font = fonts::font(text.font);
        let Some(&(_, left)) = text.glyphs.first() else { return };
        let mut items = Vec::new();
        let mut run = String::new();
        // Where the viewer's pen stands: it advances by widths rounded to 1/1000 em.
        let mut pen = left;
        for &(c, x) in &text.glyphs {
            let offset = ((pen - x) / text.size * 1000.0).round();
            if offset.abs() >= 2.0 {
                if !run.is_empty() {
                    items.push(TextItem::Text(std::mem::take(&mut run)));
                }
                items.push(TextItem::Offset(offset as f32));
                pen -= offset / 1000.0 * text.size;
            }
            run.push(c);
            let advance = font.glyph(c).map_or(0.0, |glyph| f64::from(font.advance(glyph)));
            pen += (advance * 1000.0 / f64::from(font.upm)).round() / 1000.0 * text.size;
        }
        items.push(TextItem::Text(run));
        let place = TextMatrix::Translate(Pt(left as f32), Pt((self.height - text.baseline) as f32));
        self.ops.extend([
            Op::StartTextSection,
            Op::SetFillColor { col: color(text.ink) },
            Op::SetFont { font: PdfFontHandle::External(resource(text.font)), size: Pt(text.size as f32) },
            Op::SetTextMatrix { matrix: place },
            Op::ShowText { items },
            Op::EndTextSection,
        ]);
    }
}

/// Greys are pure K; the one colour is the wall chart's.
fn color(ink: Ink) -> Color {
    let grey = |percent: f32| Color::Greyscale(Greyscale { percent, icc_profile: None });
    match ink {
        Ink::Black => grey(0.0),
        Ink::White => grey(1.0),
        Ink::Grey(black) => grey(1.0 - f32::from(black.min(100)) / 100.0),
        Ink::Red => {
            let part = |value: u8| f32::from(value) / 255.0;
            Color::Rgb(Rgb { r: part(0xa6), g: part(0x1b), b: part(0x1b), icc_profile: None })
        }
    }
}
