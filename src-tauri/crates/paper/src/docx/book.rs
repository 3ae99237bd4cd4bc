//! A book's first page and its list of contents.

use super::body::Body;
use super::para::{Indents, Para, SINGLE, Tab};
use super::run::{run_of, spread, tab, twips};
use super::table;
use super::xml::{El, el, val};
use crate::flow::{layout, look};
use crate::model::{Align, Block, Contents, Cover, Document, Face, Ink, plain};
use crate::text::{self, ASCENT, Dress};
use crate::unit::Mm;

// Measures of the cover as in the PDF (PAPER P8).
/// Size of the title, white after each of its characters, and its baseline from the sheet's top edge.
const TITLE: (f64, f64, Mm) = (42.0, 4.0, Mm(84.0));
/// Size and baseline of the line under it.
const SUBTITLE: (f64, Mm) = (26.0, Mm(106.0));
/// Type of labels and values, points, and the widths of their columns.
const SIZE: f64 = 15.75;
const COLUMNS: [Mm; 2] = [Mm(36.0), Mm(92.0)];
/// The first rule from the sheet's top edge, and from rule to rule.
const RULES: (Mm, Mm) = (Mm(176.5), Mm(18.6));
/// Size and line pitch of the foot, points, and its distance from the rule over it.
const FOOT: (f64, f64, Mm) = (12.0, 20.0, Mm(3.0));

/// A line of the contents.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    level: u8,
    title: String,
    number: u32,
}

/// The lines of the document's contents, with the numbers its pages have in the PDF.
pub(crate) fn lines(document: &Document) -> Vec<Line> {
    let mut blocks = document.sections.iter().flat_map(|section| &section.blocks);
    if !blocks.any(|block| matches!(block, Block::Contents(_))) {
        return Vec::new();
    }
    let laid = layout(document);
    let line = |at: usize| {
        let mark = laid.outline.get(at)?;
        let number = laid.pages.get(mark.page)?.number;
        Some(Line { level: mark.level, title: mark.title.clone(), number })
    };
    laid.links.iter().filter_map(|link| line(link.to)).collect()
}

/// The cover: title and year in the middle, labels with values on rules, what is to be known at the foot.
pub(crate) fn cover(body: &mut Body<'_>, cover: &Cover) {
    let biao = |size| Dress { face: Face::Biao, size, ink: Ink::Black };
    let (title, year) = (biao(TITLE.0), biao(SUBTITLE.0));
    let ems = cover.title.chars().count() as f64;
    let ems = ems + (ems - 1.0).max(0.0) * TITLE.1 / TITLE.0;
    let centred =
        |dress: Dress, inside| Para { align: Align::Centre, ..Para::new(dress, SINGLE * dress.size, inside) };
    // Baselines from the sheet's top edge.
    let first = TITLE.2.pt() - ASCENT * title.size;
    let second = SUBTITLE.1.pt() - ASCENT * year.size;
    let rules = RULES.0.pt() - RULES.1.pt();
    body.leave(first - body.setup.top.pt());
    body.push(centred(title, spread(&plain(cover.title.as_str()), ems, title)));
    body.leave(second - first - SINGLE * title.size);
    body.push(centred(year, vec![run_of(&cover.subtitle, year)]));
    body.leave(rules - second - SINGLE * year.size);
    let count = cover.lines.len() as f64;
    if !cover.lines.is_empty() {
        let sides = (body.width - COLUMNS[0].pt() - COLUMNS[1].pt()) / 2.0;
        let table = values(cover, sides.max(0.0));
        body.push_table(table);
    }
    let dress = Dress { face: Face::Fang, size: FOOT.0, ink: Ink::Black };
    let foot = text::clean(&cover.foot);
    let lines = |text: &str| (text::width(&plain(text), dress) / body.width).ceil().max(1.0);
    let height = FOOT.1 * foot.lines().map(lines).sum::<f64>();
    let bottom = (body.setup.height - body.setup.bottom).pt();
    // A line less than there is: a foot that falls onto a second page is worse than one that stands a little high.
    let above = rules + count * RULES.1.pt() + FOOT.2.pt() + FOOT.1;
    body.leave((bottom - height - above).max(0.0));
    if !foot.is_empty() {
        let para = Para::new(dress, FOOT.1, vec![run_of(&foot, dress)]);
        body.push(Para { ruled: true, align: Align::Justify, ..para });
    }
}

/// Labels with their values on rules, so far from the left edge.
fn values(cover: &Cover, left: f64) -> El {
    let rule = val("w:bottom", "single").attr("w:sz", 4).attr("w:space", 0).attr("w:color", "000000");
    let cell = |text: &str, face, align, rule: Option<El>| {
        let dress = Dress { face, size: SIZE, ink: Ink::Black };
        let para = Para { align, ..Para::new(dress, 1.35 * SIZE, vec![run_of(text, dress)]) };
        let properties = el("w:tcPr").with(rule.map(|rule| el("w:tcBorders").and(rule)));
        el("w:tc").and(properties.and(val("w:vAlign", "bottom"))).and(para.write(None))
    };
    let row = |(label, value): &(String, String)| {
        let height = val("w:trHeight", twips(RULES.1.pt())).attr("w:hRule", "atLeast");
        el("w:tr").and(el("w:trPr").and(height)).and(cell(label, Face::Hei, Align::Left, None)).and(cell(
            value,
            Face::Fang,
            Align::Centre,
            Some(rule.clone()),
        ))
    };
    table::unframed(&COLUMNS.map(Mm::pt), left).with(cover.lines.iter().map(row))
}

/// The list, with leaders.
pub(crate) fn contents(body: &mut Body<'_>, contents: &Contents) {
    for line in body.entries {
        let (face, size, indent, height) = look(line.level);
        let dress = Dress { face, size, ink: Ink::Black };
        let inside = vec![run_of(&line.title, dress), tab(), run_of(&line.number.to_string(), dress)];
        let left = indent * size;
        body.push(Para {
            tabs: vec![(Tab::Dots, body.width)],
            indents: Indents { first: left, rest: left, ..Indents::default() },
            ..Para::new(dress, height.pt(), inside)
        });
    }
    if !contents.note.is_empty() {
        let dress = Dress { face: Face::Song, size: 9.0, ink: Ink::Black };
        body.leave(dress.size);
        body.push(Para {
            align: Align::Justify,
            ..Para::new(dress, 14.0, vec![run_of(&contents.note, dress)])
        });
    }
}
