//! A document as a page for Chromium: CSS for paged media, the same faces, sheets, tables and sizes.

mod table;

use std::{fmt::Write, path::Path};

use paper::{
    Align, Block, Cover, Document, Drawing, Face, FontId, Footer, Ink, Inline, Item, Mark, Mm, PageSetup,
    Paragraph,
};
use paper::{Point, Pt, Run, Section, Signature, Status};

use super::{columns, vector};

/// Stands for the list of contents until all sections are known.
const CONTENTS: &str = "<!--contents-->";

/// A page with everything in it but the fonts, which it reads from a folder.
pub fn page(document: &Document, fonts: &Path) -> String {
    let mut style = faces(fonts) + include_str!("page.css");
    let mut body = String::new();
    for (at, section) in document.sections.iter().enumerate() {
        style.push_str(&sheet(at, section));
        let page = &section.page;
        let _ = writeln!(
            body,
            "<section style=\"page: p{at}; font: {}/{} {:?}; letter-spacing: {:.4}pt\">{}</section>",
            pt(page.body.size),
            pt(page.body.pitch),
            page.body.face,
            em(page) - page.body.size.0,
            blocks(&section.blocks, page)
        );
    }
    let body = body.replace(CONTENTS, &contents(document));
    let title = text(&document.meta.title);
    format!(
        "<!doctype html><html lang=zh-CN><meta charset=utf-8><title>{title}</title><style>{style}</style><body>{body}"
    )
}

/// The five faces by their jobs; the figures of 仿宋 and 楷 come from 宋.
fn faces(folder: &Path) -> String {
    let folder = folder.display();
    let latin = "U+20-7E, U+D7";
    let mut out = String::new();
    let mut face = |family: Face, file: &str, range: &str| {
        let range = if range.is_empty() { String::new() } else { format!("; unicode-range: {range}") };
        let _ = writeln!(
            out,
            "@font-face {{ font-family: {family:?}; src: url(\"file://{folder}/{file}.ttf\"){range} }}"
        );
    };
    face(Face::Song, "song", "");
    face(Face::Biao, "biao", "");
    face(Face::Hei, "hei", "");
    for (family, file) in [(Face::Kai, "kai"), (Face::Fang, "fang")] {
        face(family, file, "");
        face(family, "song", latin);
    }
    out
}

fn sheet(at: usize, section: &Section) -> String {
    let page = &section.page;
    let (width, height) = if page.turned { (page.height, page.width) } else { (page.width, page.height) };
    let margins = |left: Mm, right: Mm| {
        let [top, right, bottom, left] = if page.turned {
            [page.inner, page.top, page.outer, page.bottom]
        } else {
            [page.top, right, page.bottom, left]
        };
        format!("margin: {} {} {} {}", mm(top), mm(right), mm(bottom), mm(left))
    };
    let (odd, even) = match &section.footer {
        Footer::None => (String::new(), String::new()),
        Footer::Gongwen => {
            let number = "content: \"— \" counter(page) \" —\"; font: 14pt Song; padding: 0 14pt";
            (format!("@bottom-right {{ {number} }}"), format!("@bottom-left {{ {number} }}"))
        }
        Footer::Form(name) => {
            let foot = format!(
                "@bottom-left {{ content: \"{}\"; font: 9pt Song }} \
                 @bottom-right {{ content: \"第 \" counter(page) \" 页　共 \" counter(pages) \" 页\"; font: 9pt Song }}",
                name.replace('"', "\\\"")
            );
            (foot.clone(), foot)
        }
    };
    let (inner, outer) = (page.inner, page.outer);
    let (left, right) = if page.mirrored { (outer, inner) } else { (inner, outer) };
    format!(
        "@page p{at} {{ size: {} {}; {} }}\n@page p{at}:right {{ {odd} }}\n@page p{at}:left {{ {}; {even} }}\n",
        mm(width),
        mm(height),
        margins(inner, outer),
        margins(left, right)
    )
}

fn blocks(blocks: &[Block], page: &PageSetup) -> String {
    blocks.iter().map(|block| self::block(block, page)).collect()
}

fn block(block: &Block, page: &PageSetup) -> String {
    let pitch = page.body.pitch.0;
    match block {
        Block::Title(title) => {
            let (pitch, below) = match page.grid {
                Some(_) => (pitch, Mm(0.0)),
                None => (title.size.0 * 1.35, title.below),
            };
            format!(
                "<div class=title style=\"font-size: {}; line-height: {pitch:.3}pt; letter-spacing: 0; margin-bottom: {}\">{}</div>",
                pt(title.size),
                mm(below),
                text(&title.text)
            )
        }
        Block::Heading(heading) => {
            let indent = heading.indent * em(page);
            let face = face_of(heading.level);
            let words = text(&heading.text);
            format!(
                "<div class=heading style=\"font-family: {face:?}; text-indent: {indent:.3}pt\">{words}</div>\n"
            )
        }
        Block::Paragraph(paragraph) => self::paragraph(paragraph, page),
        Block::Addressee(name) => format!("<p>{}</p>\n", text(name)),
        Block::Table(table) => {
            columns::parted(table, page.measure().0).iter().map(table::table).collect::<Vec<_>>().join("<br>")
        }
        Block::Cover(cover) => self::cover(cover),
        Block::Contents(contents) => {
            format!("{CONTENTS}<p style=\"font: 9pt Song\">{}</p>\n", text(&contents.note))
        }
        Block::Signature(signature) => self::signature(signature, page),
        Block::Attachments(list) => attachments(&list.names, page),
        Block::Slots(slot) => format!(
            "<div class=slots style=\"font-size: {}; margin-bottom: {}; letter-spacing: 0\"><div>{}</div><div>{}</div><div>{}</div></div>\n",
            pt(slot.size),
            mm(slot.below),
            inlines(&slot.left),
            inlines(&slot.centre),
            inlines(&slot.right)
        ),
        Block::KeyValues(pairs) => {
            let mut out = String::from("<div>");
            for line in &pairs.lines {
                let _ = write!(out, "<div style=\"display: flex; line-height: {}\">", mm(pairs.pitch));
                for (key, value) in line {
                    let label = spread(4.0, key);
                    let width = mm(pairs.label);
                    let grow = mm(pairs.second - pairs.label);
                    let _ = write!(
                        out,
                        "<div style=\"width: {width}; font-family: Hei\">{label}</div><div style=\"min-width: {grow}\">{}</div>",
                        text(value)
                    );
                }
                out.push_str("</div>");
            }
            out + "</div>\n"
        }
        Block::Note(note) => {
            let items: String = note
                .items
                .iter()
                .enumerate()
                .map(|(at, item)| format!("<p>{}{}</p>", if at == 0 { "注：" } else { "" }, text(item)))
                .collect();
            format!("<div class=note>{items}</div>\n")
        }
        Block::Columns(columns) => {
            let off_grid = PageSetup { grid: None, ..page.clone() };
            let panes: String = columns
                .panes
                .iter()
                .map(|pane| {
                    let width = pane.width.map_or("flex: 1".into(), |width| format!("width: {}", mm(width)));
                    format!("<div style=\"{width}\">{}</div>", blocks(&pane.blocks, &off_grid))
                })
                .collect();
            format!("<div class=panes style=\"gap: {}\">{panes}</div>\n", mm(columns.gutter))
        }
        Block::Lines(count) => format!("<div style=\"height: {:.3}pt\"></div>\n", count * pitch),
        Block::Gap(height) => format!("<div style=\"height: {}\"></div>\n", mm(*height)),
        Block::PageBreak => "<div style=\"break-after: page\"></div>\n".into(),
        // Drawings, codes, charts: what is new falls here, too, until it is written down above.
        _ => drawn(block, page),
    }
}

fn cover(cover: &Cover) -> String {
    let lines: String = cover
        .lines
        .iter()
        .map(|(key, value)| {
            format!(
                "<div class=line><div style=\"font-family: Hei; width: 36mm\">{}</div><div class=value>{}</div></div>",
                text(key),
                text(value)
            )
        })
        .collect();
    format!(
        "<div class=cover><div style=\"font: 42pt Biao; letter-spacing: 4pt\">{}</div><div style=\"font: 26pt Song\">{}</div>\
         <div style=\"font-size: 15.75pt\">{lines}</div><div class=foot>{}</div></div>\n",
        text(&cover.title),
        text(&cover.subtitle),
        text(&cover.foot)
    )
}

/// The list of contents; CSS as Chromium knows it cannot say on which page something stands.
fn contents(document: &Document) -> String {
    let entries = document
        .sections
        .iter()
        .flat_map(|section| section.entries.iter().flatten())
        .filter(|entry| entry.level < 2);
    entries
        .map(|entry| {
            let face = if entry.level == 0 { "14pt/8.3mm Hei" } else { "12pt/6.9mm Fang; padding-left: 2em" };
            format!("<div style=\"font: {face}\">{}</div>", text(&entry.title))
        })
        .collect()
}

fn paragraph(paragraph: &Paragraph, page: &PageSetup) -> String {
    let size = paragraph.size.unwrap_or(page.body.size);
    let em = if paragraph.size.is_some() { size.0 } else { em(page) };
    let (mut indent, hang) = (paragraph.indent * em, paragraph.hang * em);
    let mut words = String::new();
    if let Some(label) = &paragraph.label {
        let label = text(label);
        let _ = write!(
            words,
            "<span style=\"display: inline-block; text-indent: 0; width: {hang:.3}pt\">{label}</span>"
        );
        indent = 0.0;
    }
    if let Some(lead) = &paragraph.lead {
        words.push_str(&run(&Run::new(lead.text.as_str()).face(face_of(lead.level))));
    }
    words.push_str(&inlines(&paragraph.text));
    let mut style = format!("text-indent: {:.3}pt; margin-left: {hang:.3}pt", indent - hang);
    if let Some(face) = paragraph.face {
        let _ = write!(style, "; font-family: {face:?}");
    }
    if paragraph.size.is_some() {
        let scaled = Pt(page.body.pitch.0 * size.0 / page.body.size.0);
        let pitch = paragraph.pitch.filter(|_| page.grid.is_none()).unwrap_or(scaled);
        let _ = write!(style, "; font-size: {}; line-height: {}; letter-spacing: 0", pt(size), pt(pitch));
    }
    let _ = write!(style, "; text-align: {}", css_align(paragraph.align));
    format!("<p style=\"{style}\">{words}</p>\n")
}

fn signature(signature: &Signature, page: &PageSetup) -> String {
    let em = em(page);
    let over = page.body.pitch.0;
    let (name, date, right) = match signature {
        Signature::Sealed { name, date } => (name, date, 4.0 * em),
        Signature::Unsealed { name, date } => (name, date, 2.0 * em),
        Signature::Form(people) => {
            let sides: String = people
                .iter()
                .map(|(label, value)| {
                    let value = value.as_deref().map_or_else(|| inlines(&[Inline::Blank(Mm(27.0))]), text);
                    format!("<div>{}：{value}</div>", text(label))
                })
                .collect();
            return format!("<div class=slots style=\"margin-top: 9mm; font-size: 10.5pt\">{sides}</div>\n");
        }
    };
    format!(
        "<div class=signed style=\"margin-top: {over:.3}pt; padding-right: {right:.3}pt\">\
         <div style=\"display: inline-block; text-align: center\">{}<br>{}</div></div>\n",
        text(name),
        text(date)
    )
}

fn attachments(names: &[String], page: &PageSetup) -> String {
    let mut out = format!("<div style=\"margin-top: {:.3}pt\">", page.body.pitch.0);
    for (at, name) in names.iter().enumerate() {
        let number = if names.len() > 1 { format!("{}. ", at + 1) } else { String::new() };
        let (first, left) = if at == 0 { ("附件：", 2.0) } else { ("", 5.0) };
        let _ = write!(
            out,
            "<p style=\"margin-left: {:.3}pt\">{first}{number}{}</p>",
            left * em(page),
            text(name)
        );
    }
    out + "</div>\n"
}

/// Finished marks, each at its place.
fn drawn(block: &Block, page: &PageSetup) -> String {
    let (items, height) = vector::marks(block, page);
    let width = page.measure().pt();
    let marks: String = items.iter().map(mark).collect();
    format!(
        "<svg style=\"break-inside: avoid\" width=\"{width:.3}pt\" height=\"{height:.3}pt\" viewBox=\"0 0 {width:.3} {height:.3}\">{marks}</svg>\n"
    )
}

fn shape(status: Status) -> String {
    let mark = Mark::Status { x: Mm(0.0), y: Mm(0.0), size: Pt(10.0), status, ink: Ink::Black };
    let block = Block::Drawing(Drawing { height: Pt(10.0).into(), marks: vec![mark] });
    let (items, _) = vector::marks(&block, &PageSetup::form());
    let marks: String = items.iter().map(self::mark).collect();
    format!("<svg class=shape width=1em height=1em viewBox=\"0 0 10 10\">{marks}</svg>")
}

fn mark(item: &Item) -> String {
    let dress = |fill: &Option<Ink>, line: &Option<paper::Stroke>| {
        let line = line.map_or(String::new(), |line| {
            let round = if line.round { " stroke-linecap=round stroke-linejoin=round" } else { "" };
            format!(" stroke=\"{}\" stroke-width={}{round}", vector::rgb(line.ink), line.width)
        });
        format!("fill=\"{}\"{line}", fill.map_or("none".into(), vector::rgb))
    };
    match item {
        // No paper that is compared has photos.
        Item::Picture { .. } => String::new(),
        Item::Rect { x, y, width, height, fill, line } => {
            format!("<rect x={x:.3} y={y:.3} width={width:.3} height={height:.3} {} />", dress(fill, line))
        }
        Item::Path { points, closed, fill, line } => {
            format!("<path d=\"{}\" {} />", curve(points, *closed), dress(fill, line))
        }
        Item::Text(text) => {
            let words: String = text.glyphs.iter().map(|glyph| glyph.0).collect();
            let x = text.glyphs.first().map_or(0.0, |glyph| glyph.1);
            let family = match text.font {
                FontId::Song | FontId::Other(_) => Face::Song,
                FontId::Biao => Face::Biao,
                FontId::Hei => Face::Hei,
                FontId::Kai => Face::Kai,
                FontId::Fang | FontId::KaiLight => Face::Fang,
            };
            format!(
                "<text x={x:.3} y={:.3} font-family={family:?} font-size={} letter-spacing=0 fill=\"{}\">{}</text>",
                text.baseline,
                text.size,
                vector::rgb(text.ink),
                self::text(&words)
            )
        }
    }
}

fn curve(points: &[Point], closed: bool) -> String {
    let mut out = String::new();
    let mut controls = 0;
    for (at, point) in points.iter().enumerate() {
        let step = match (at, point.control, controls) {
            (0, ..) => "M",
            (_, true, 0) => "C",
            (_, _, 1 | 2) => "",
            _ => "L",
        };
        controls = if point.control { controls + 1 } else { 0 };
        let _ = write!(out, "{step} {:.3} {:.3} ", point.x, point.y);
    }
    if closed { out + "Z" } else { out }
}

/// Pieces of a line.
fn inlines(words: &[Inline]) -> String {
    words
        .iter()
        .map(|piece| match piece {
            Inline::Text(run) => self::run(run),
            Inline::Status(status) => shape(*status),
            Inline::Tick => "<span class=tick></span>".into(),
            Inline::Blank(width) => format!("<span class=blank style=\"width: {}\"></span>", mm(*width)),
        })
        .collect()
}

fn run(run: &Run) -> String {
    let mut style = String::new();
    if let Some(face) = run.face {
        let _ = write!(style, "font-family: {face:?};");
    }
    if let Some(size) = run.size {
        let _ = write!(style, "font-size: {};", pt(size));
    }
    if run.ink != Ink::Black {
        let _ = write!(style, "color: {};", vector::rgb(run.ink));
    }
    match (style.is_empty(), run.whole) {
        (true, false) => text(&run.text),
        (_, whole) => {
            let class = if whole { " class=whole" } else { "" };
            format!("<span{class} style=\"{style}\">{}</span>", text(&run.text))
        }
    }
}

fn spread(ems: f64, words: &str) -> String {
    format!("<span class=spread style=\"width: {ems}em\">{}</span>", text(words))
}

fn text(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', "<br>")
}

fn face_of(level: u8) -> Face {
    match level {
        1 => Face::Hei,
        2 => Face::Kai,
        _ => Face::Fang,
    }
}

fn em(page: &PageSetup) -> f64 {
    page.grid.map_or(page.body.size.0, |grid| page.measure().pt() / f64::from(grid.chars))
}

fn css_align(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Justify => "justify",
        Align::Centre | Align::Spread(_) => "center",
        Align::Right => "right",
    }
}

fn mm(length: Mm) -> String {
    format!("{:.4}mm", length.0)
}

fn pt(length: Pt) -> String {
    format!("{:.4}pt", length.0)
}
