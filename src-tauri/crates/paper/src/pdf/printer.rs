//! Drawing through printpdf: the only file that names it.

use std::collections::BTreeMap;

use printpdf::{
    Color, CurTransMat, DictItem, ExternalStream, ExternalXObject, FontId as ResourceId, FontMetrics,
    FontType, Greyscale, Line, LineCapStyle, LineJoinStyle, LinePoint, Op, PaintMode, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfFontMetricsStub, PdfPage, PdfSaveOptions, Point, Polygon,
    PolygonRing, Pt, Rect, Rgb, TextItem, WindingOrder, XObject, XObjectId, XObjectTransform,
};

use super::Error;
use super::run::{self, Piece, State, Step};
use crate::draw::{Item, Page, Stroke};
use crate::flow::Laid;
use crate::fonts::{self, Font, FontId};
use crate::model::Ink;
use crate::raster::Raster;

/// Characters used of each font, with their glyphs in the whole font.
type Used = BTreeMap<FontId, BTreeMap<char, u16>>;

/// Draw every page; the catalog is still printpdf's.
pub(crate) fn print(laid: &Laid) -> Result<lopdf::Document, Error> {
    let mut document = PdfDocument::new("");
    for (id, characters) in used(laid) {
        let font = PdfFont::new(subset(fonts::font(id), &characters)?);
        document.resources.fonts.map.insert(resource(id), font);
    }
    for item in items(laid) {
        if let Item::Picture { raster, .. } = item {
            let embedded = || XObject::External(embedded(raster));
            document.resources.xobjects.map.entry(picture(raster)).or_insert_with(embedded);
        }
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
    ResourceId(format!("F{}", 100 + id.number()))
}

fn items(laid: &Laid) -> impl Iterator<Item = &Item> {
    laid.pages.iter().flat_map(|page| page.items.iter().chain(&page.furniture))
}

/// A photo that stands twice is embedded once.
fn picture(raster: &Raster) -> XObjectId {
    XObjectId(format!("P{:x}", super::catalog::hash(&raster.jpeg)))
}

/// The JPEG as it is: viewers and printers decode it themselves (ISO 32000-1 §7.4.8).
fn embedded(raster: &Raster) -> ExternalXObject {
    let name = |word: &str| DictItem::Name(word.into());
    let dict = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(raster.width.into())),
        ("Height", DictItem::Int(raster.height.into())),
        ("ColorSpace", name("DeviceRGB")),
        ("BitsPerComponent", DictItem::Int(8)),
        ("Filter", name("DCTDecode")),
    ];
    let dict = dict.map(|(key, value)| (key.to_owned(), value)).into();
    let stream = ExternalStream { dict, content: raster.jpeg.to_vec(), compress: false };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}

fn used(laid: &Laid) -> Used {
    let mut used = Used::new();
    for item in items(laid) {
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
    let original_bytes = subsetter::subset(&font.data, font.index, &remapper)
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
    let mut pen = Pen { height: page.height, ..Pen::default() };
    if let Some(turned) = page.turned {
        // Content x runs up the sheet from its foot, content y to the right from its left.
        let matrix = [0.0, 1.0, -1.0, 0.0, turned.x as f32, (page.height - turned.y) as f32];
        let ops =
            vec![Op::SaveGraphicsState, Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) }];
        let mut aside = Pen { ops, ..Pen::default() };
        aside.draw(&page.items);
        pen.ops = aside.ops;
        pen.ops.push(Op::RestoreGraphicsState);
    } else {
        pen.draw(&page.items);
    }
    pen.draw(&page.furniture);
    pen.ops
}

/// Turns marks measured from the top into operators measured from the foot, and says only what changes.
#[derive(Default)]
struct Pen {
    ops: Vec<Op>,
    height: f64,
    text: State,
    stroke: Option<Stroke>,
}

impl Pen {
    fn draw(&mut self, items: &[Item]) {
        let mut rest = items;
        while let Some(item) = rest.first() {
            let taken = match item {
                Item::Text(_) => self.texts(rest),
                Item::Rect { x, y, width, height, fill, line } => {
                    self.rect((*x, y + height), (*width, *height), *fill, *line);
                    1
                }
                Item::Picture { x, y, width, height, raster } => {
                    self.picture((*x, y + height), (*width, *height), raster);
                    1
                }
                Item::Path { points, closed, fill, line } => {
                    let points = points.iter().map(|p| self.point(p.x, p.y, p.control)).collect();
                    self.path(points, *closed, *fill, *line);
                    1
                }
            };
            rest = &rest[taken..];
        }
    }

    /// Points and the height from the foot, to hundredths: finer is not seen, and longer.
    fn place(&self, x: f64, y: f64) -> (f64, f64) {
        (cut(x), cut(self.height - y))
    }

    fn point(&self, x: f64, y: f64, bezier: bool) -> LinePoint {
        let (x, y) = self.place(x, y);
        LinePoint { p: Point { x: Pt(x as f32), y: Pt(y as f32) }, bezier }
    }

    /// Set the inks and the line; how to paint.
    fn paint(&mut self, fill: Option<Ink>, line: Option<Stroke>) -> Option<PaintMode> {
        if let Some(ink) = fill.filter(|ink| self.text.ink != Some(*ink)) {
            self.text.ink = Some(ink);
            self.ops.push(Op::SetFillColor { col: color(ink) });
        }
        if let Some(stroke) = line.filter(|stroke| self.stroke != Some(*stroke)) {
            self.stroke(stroke);
        }
        match (fill.is_some(), line.is_some()) {
            (true, true) => Some(PaintMode::FillStroke),
            (true, false) => Some(PaintMode::Fill),
            (false, true) => Some(PaintMode::Stroke),
            (false, false) => None,
        }
    }

    fn stroke(&mut self, stroke: Stroke) {
        let before = self.stroke.replace(stroke);
        if before.is_none_or(|before| before.ink != stroke.ink) {
            self.ops.push(Op::SetOutlineColor { col: color(stroke.ink) });
        }
        if before.is_none_or(|before| before.width != stroke.width) {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(cut(stroke.width) as f32) });
        }
        if before.is_some_and(|before| before.round) != stroke.round {
            let (cap, join) = if stroke.round {
                (LineCapStyle::Round, LineJoinStyle::Round)
            } else {
                (LineCapStyle::Butt, LineJoinStyle::Miter)
            };
            self.ops.extend([Op::SetLineCapStyle { cap }, Op::SetLineJoinStyle { join }]);
        }
    }

    fn rect(
        &mut self,
        (x, y): (f64, f64),
        (width, height): (f64, f64),
        fill: Option<Ink>,
        line: Option<Stroke>,
    ) {
        let Some(mode) = self.paint(fill, line) else { return };
        let (x, y) = self.place(x, y);
        let [x, y, width, height] = [x, y, cut(width), cut(height)].map(|points| Pt(points as f32));
        let rectangle = Rect { x, y, width, height, mode: Some(mode), winding_order: None };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn picture(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), raster: &Raster) {
        let (x, y) = self.place(x, y);
        let transform = XObjectTransform {
            translate_x: Some(Pt(x as f32)),
            translate_y: Some(Pt(y as f32)),
            scale_x: Some(cut(width) as f32),
            scale_y: Some(cut(height) as f32),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: picture(raster), transform });
    }

    fn path(&mut self, points: Vec<LinePoint>, closed: bool, fill: Option<Ink>, line: Option<Stroke>) {
        let Some(mode) = self.paint(fill, line) else { return };
        if closed {
            let rings = vec![PolygonRing { points }];
            let polygon = Polygon { rings, mode, winding_order: WindingOrder::NonZero };
            self.ops.push(Op::DrawPolygon { polygon });
        } else {
            self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
        }
    }

    /// Show the texts that stand first, one text section for all; how many there were.
    fn texts(&mut self, items: &[Item]) -> usize {
        let mut taken = 0;
        let mut from = (0.0, 0.0);
        self.ops.push(Op::StartTextSection);
        while let Some(Item::Text(first)) = items.get(taken) {
            let line = run::line(&items[taken..]);
            taken += line.len();
            let to = self.place(first.glyphs.first().map_or(0.0, |glyph| glyph.1), first.baseline);
            let [x, y] = [cut(to.0 - from.0), cut(to.1 - from.1)].map(|points| Pt(points as f32));
            from = to;
            self.ops.push(Op::SetTextCursor { pos: Point { x, y } });
            self.ops.extend(run::steps(&line, &mut self.text).into_iter().map(op));
        }
        self.ops.push(Op::EndTextSection);
        taken
    }
}

/// A length to hundredths of a point.
fn cut(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}

fn op(step: Step) -> Op {
    match step {
        Step::Font(font, size) => {
            Op::SetFont { font: PdfFontHandle::External(resource(font)), size: Pt(size as f32) }
        }
        Step::Ink(ink) => Op::SetFillColor { col: color(ink) },
        Step::Space(points) => Op::SetCharacterSpacing { multiplier: points as f32 },
        Step::Show(pieces) => Op::ShowText {
            items: pieces
                .into_iter()
                .map(|piece| match piece {
                    Piece::Text(text) => TextItem::Text(text),
                    Piece::Shift(thousandths) => TextItem::Offset(thousandths as f32),
                })
                .collect(),
        },
        Step::Tell(text) => {
            let bytes =
                std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
            let text = DictItem::String { data: bytes, literal: false };
            let properties = DictItem::Dict { map: [("ActualText".to_owned(), text)].into() };
            Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties }
        }
        Step::Told => Op::EndMarkedContent,
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
