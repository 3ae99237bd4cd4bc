//! Sheets and their feet.

use super::para::{Indents, Para, SINGLE, Tab};
use super::run::{half_points, properties, run_of, tab, twips};
use super::xml::{El, el, val};
use crate::model::{Align, Face, Footer, Ink, PageSetup, Section, Style};
use crate::text::{ASCENT, Dress};
use crate::unit::Mm;

/// Where Word sets the baseline of an exact line, as a share of its height.
const BASELINE: f64 = 0.8;

/// White around the type area of a sheet as Word is told it, twips.
struct Margins {
    top: i64,
    bottom: i64,
    left: i64,
    right: i64,
}

/// Properties of a section with these footers for odd and even pages.
pub(crate) fn write(section: &Section, normal: f64, footers: [usize; 2]) -> El {
    let setup = &section.page;
    let (width, height) = sheet(setup);
    let margins = margins(setup);
    let size = el("w:pgSz").attr("w:w", twips(width)).attr("w:h", twips(height));
    let size = if width > height { size.attr("w:orient", "landscape") } else { size };
    let margin = el("w:pgMar")
        .attr("w:top", margins.top)
        .attr("w:right", margins.right)
        .attr("w:bottom", margins.bottom)
        .attr("w:left", margins.left)
        .attr("w:header", margins.top / 2)
        .attr("w:footer", twips(foot(section).max(0.0)))
        .attr("w:gutter", 0);
    let footer =
        |(kind, number)| el("w:footerReference").attr("w:type", kind).attr("r:id", format!("footer{number}"));
    el("w:sectPr")
        .with(["default", "even"].into_iter().zip(footers).map(footer))
        .and(val("w:type", "nextPage"))
        .and(size)
        .and(margin)
        .with(section.restart.then(|| el("w:pgNumType").attr("w:start", 1)))
        .with(grid(setup, normal))
}

/// Lines and characters of a 公文 page. `charSpace` counts 4096ths of a point beyond the type size of 正文.
fn grid(setup: &PageSetup, normal: f64) -> Option<El> {
    let grid = setup.grid?;
    let cell = setup.measure().pt() / f64::from(grid.chars.max(1));
    let beyond = ((cell - half_points(normal) as f64 / 2.0) * 4096.0).round() as i64;
    let grid = el("w:docGrid").attr("w:type", "linesAndChars");
    Some(grid.attr("w:linePitch", twips(setup.body.pitch.0)).attr("w:charSpace", beyond))
}

/// The sheet as it is read, points: one with turned content lies.
fn sheet(setup: &PageSetup) -> (f64, f64) {
    let (width, height) = (setup.width.pt(), setup.height.pt());
    if setup.turned { (height, width) } else { (width, height) }
}

fn margins(setup: &PageSetup) -> Margins {
    let (top, bottom) = (setup.top.pt(), setup.bottom.pt());
    let (inner, outer) = (setup.inner.pt(), setup.outer.pt());
    if setup.turned {
        // The head is at the sheet's left. Word swaps left and right on even pages, so both are the middle of the two.
        let side = twips((top + bottom) / 2.0);
        return Margins { top: twips(inner), bottom: twips(outer), left: side, right: side };
    }
    let (left, right) = (twips(inner), twips(outer));
    let Some(grid) = setup.grid else {
        return Margins { top: twips(top), bottom: twips(bottom), left, right };
    };
    // Word counts a line's whole pitch: the first begins so much over its baseline that this stands where it should, and
    // the last ends as much lower.
    let Style { size, pitch, .. } = setup.body;
    let top = twips(top - (BASELINE * pitch.0 - ASCENT * size.0));
    let lines = i64::from(grid.lines) * twips(pitch.0);
    Margins { top, bottom: twips(setup.height.pt()) - top - lines - 4, left, right }
}

/// From the sheet's lower edge to the foot of the footer, points; places as in the PDF.
fn foot(section: &Section) -> f64 {
    let bottom = if section.page.turned { section.page.outer } else { section.page.bottom }.pt();
    match section.footer {
        Footer::None => bottom / 2.0,
        Footer::Gongwen => bottom - Mm(8.7).pt() - (1.0 - BASELINE) * SINGLE * 14.0,
        Footer::Form(_) => {
            let under = (bottom / 2.0 - Mm(4.0).pt()).max(Mm(1.5).pt());
            bottom - under - SINGLE * 9.0
        }
    }
}

/// The footers of odd and of even pages. `alone` is true when the section's pages are counted by themselves.
pub(crate) fn footers(section: &Section, alone: bool) -> [El; 2] {
    [false, true].map(|even| footer(section, even, alone))
}

fn footer(section: &Section, even: bool, alone: bool) -> El {
    let song = |size| Dress { face: Face::Song, size, ink: Ink::Black };
    let para = match &section.footer {
        Footer::None => Para::new(song(9.0), SINGLE * 9.0, Vec::new()),
        Footer::Gongwen => {
            let dress = song(14.0);
            let inside = vec![run_of("— ", dress), field("PAGE", dress), run_of(" —", dress)];
            let mut indents = Indents::default();
            let align = if even { Align::Left } else { Align::Right };
            // One character inside the type area (GB/T 9704-2012 §7.5).
            if even {
                (indents.first, indents.rest) = (14.0, 14.0)
            } else {
                indents.right = 14.0
            }
            Para { indents, align, ..Para::new(dress, SINGLE * 14.0, inside) }
        }
        Footer::Form(name) => {
            let dress = song(9.0);
            let total = if alone { "SECTIONPAGES" } else { "NUMPAGES" };
            let inside = vec![
                run_of(name, dress),
                tab(),
                run_of("第 ", dress),
                field("PAGE", dress),
                run_of(" 页　共 ", dress),
                field(total, dress),
                run_of(" 页", dress),
            ];
            let tabs = vec![(Tab::Right, section.page.measure().pt())];
            Para { tabs, ..Para::new(dress, SINGLE * 9.0, inside) }
        }
    };
    let footer = el("w:ftr").attr("xmlns:w", super::WORD).and(para.write(None));
    match &section.mark {
        Some(mark) => {
            let dress = Dress { face: Face::Hei, ..song(9.0) };
            footer.and(Para::new(dress, SINGLE * 9.0, vec![run_of(mark, dress)]).write(None))
        }
        None => footer,
    }
}

/// A field that Word counts when it opens the file.
fn field(what: &str, dress: Dress) -> El {
    let run = el("w:r").and(properties(dress, 0.0, false)).and(el("w:t").text("1"));
    el("w:fldSimple").attr("w:instr", what).and(run)
}
