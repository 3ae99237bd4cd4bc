//! Tables with fixed columns, repeated heads and whole rows.

use std::borrow::Cow;

use super::body::Body;
use super::para::{Indents, Para};
use super::run::{colour, runs, spread, twips};
use super::xml::{El, el, flag, val};
use crate::flow::{Group, Habit, groups, habit, largest, rows};
use crate::model::{Align, Block, Cell, Face, Ink, Row, RowKind, Stand, Table};
use crate::places::{Place, What, places};
use crate::text::{self, Dress};
use crate::unit::{Mm, Pt};

/// Lines of a cell's text, in em: what the PDF leaves over and under it is in the line.
const LEADING: f64 = 1.42;
/// Lines of the frame and between cells, eighths of a point: 1.0 and 0.5 pt (PAPER §2).
const FRAME: u8 = 8;
const INNER: u8 = 4;
/// Type size of the legend, points, and the white over it.
const LEGEND: (f64, Mm) = (9.0, Mm(2.0));
/// White between two groups of columns on one page.
const BETWEEN_GROUPS: Block = Block::Gap(Mm(5.0));
/// Rows at least that stay together at a table's end (PAPER §2).
const LAST: usize = 3;
/// How much of the white at its edge a text may use rather than take a second line, and what other fonts may need, points.
const HAIR: f64 = 2.8;
const SLACK: f64 = 0.5;

/// Add a table; one wider than the page in the groups of columns the PDF has.
pub(crate) fn add(body: &mut Body<'_>, table: &Table) {
    let rows = rows(table);
    if rows.is_empty() || table.columns.is_empty() {
        return;
    }
    if table.whole {
        body.keep_last();
    }
    let (head, under) = rows.split_at(table.head.len());
    let height: f64 = rows.iter().map(|row| row.height.unwrap_or(table.row_height).pt()).sum();
    for (at, group) in groups(table, body.width).into_iter().enumerate() {
        if at > 0 {
            // Further columns of a long table stand on a page of their own, as long tables go on.
            body.add(if height > body.setup.depth().pt() / 2.0 {
                &Block::PageBreak
            } else {
                &BETWEEN_GROUPS
            });
            table.continued.iter().for_each(|slot| body.slots(slot));
            body.keep_last();
        }
        body.push_table(set(table, &group, head, under));
        legend(body, table);
    }
}

/// The line under the table that says what its signs mean.
fn legend(body: &mut Body<'_>, table: &Table) {
    if !table.legend.is_empty() {
        let (size, over) = LEGEND;
        body.leave(over.pt());
        let dress = Dress { face: Face::Song, size, ink: Ink::Black };
        body.push(Para::new(dress, LEADING * size, runs(&table.legend, dress)));
    }
}

/// A group of columns with its head and rows.
fn set(table: &Table, group: &Group, head: &[Cow<'_, Row>], under: &[Cow<'_, Row>]) -> El {
    let line =
        |name, size| val(name, "single").attr("w:sz", size).attr("w:space", 0).attr("w:color", "000000");
    let frame = ["w:top", "w:left", "w:bottom", "w:right"].map(|name| line(name, FRAME));
    let inner = ["w:insideH", "w:insideV"].map(|name| line(name, INNER));
    let borders = el("w:tblBorders").with(frame).with(inner);
    let mut out = frame_of(&group.widths, 0.0, Some(borders), table.inset.pt());
    for (is_head, rows) in [(true, head), (false, under)] {
        let places = places(rows, table.columns.len());
        for (at, (row, places)) in rows.iter().zip(places).enumerate() {
            let at_end = at + LAST >= rows.len();
            let kept = is_head || table.whole || row.kind == RowKind::Group || at_end;
            let keep = kept && (is_head || at + 1 < rows.len());
            let places = places.into_iter().filter_map(|place| place.among(&group.columns)).collect();
            out = out.and(Setter { table, group, row, head: is_head, keep }.row(places));
        }
    }
    out
}

/// A table without lines, its cells beside one another: what stands in each, and the white at its right.
pub(crate) fn borderless(widths: &[f64], cells: Vec<(Vec<El>, f64)>) -> El {
    let cell = |((inside, after), width): ((Vec<El>, f64), &f64)| {
        let margin = el("w:tcMar").and(length("w:right", after));
        let properties = el("w:tcPr").and(length("w:tcW", *width)).and(margin);
        el("w:tc").and(properties).with(inside)
    };
    let row = el("w:tr").and(el("w:trPr").and(el("w:cantSplit")));
    unframed(widths, 0.0).and(row.with(cells.into_iter().zip(widths).map(cell)))
}

/// A table without lines and rows, so far from the left edge.
pub(crate) fn unframed(widths: &[f64], left: f64) -> El {
    frame_of(widths, left, None, 0.0)
}

/// A table without its rows.
fn frame_of(widths: &[f64], left: f64, borders: Option<El>, inset: f64) -> El {
    let sides = ["w:top", "w:left", "w:bottom", "w:right"].into_iter().zip([0.0, inset, 0.0, inset]);
    let properties = el("w:tblPr")
        .and(length("w:tblW", widths.iter().sum()))
        .and(length("w:tblInd", left))
        .with(borders)
        .and(el("w:tblLayout").attr("w:type", "fixed"))
        .and(el("w:tblCellMar").with(sides.map(|(name, white)| length(name, white))));
    let grid = el("w:tblGrid").with(widths.iter().map(|width| el("w:gridCol").attr("w:w", twips(*width))));
    el("w:tbl").and(properties).and(grid)
}

/// A length of a table, by its name.
fn length(name: &'static str, points: f64) -> El {
    el(name).attr("w:w", twips(points)).attr("w:type", "dxa")
}

/// Sets one row.
struct Setter<'a> {
    table: &'a Table,
    group: &'a Group,
    row: &'a Row,
    head: bool,
    /// Stays on the page of the next row.
    keep: bool,
}

impl Setter<'_> {
    fn row(&self, places: Vec<Place>) -> El {
        let height = self.row.height.unwrap_or(self.table.row_height).pt();
        let properties = el("w:trPr")
            .and(el("w:cantSplit"))
            .and(val("w:trHeight", twips(height)).attr("w:hRule", "atLeast"))
            .with(flag("w:tblHeader", self.head));
        let cells = places.iter().enumerate().map(|(i, place)| match place.what {
            What::Own { cell, down } => self.cell(&self.row.cells[cell], *place, down > 1, i == 0),
            What::More => self.bare(*place, Some(el("w:vMerge"))),
            What::Bare => self.bare(*place, None),
        });
        el("w:tr").and(properties).with(cells)
    }

    fn bare(&self, place: Place, merge: Option<El>) -> El {
        let properties = self.place(place).with(merge).with(self.over_total());
        el("w:tc").and(properties).and(self.para(self.habit(place.column), Vec::new()).write(None))
    }

    fn cell(&self, cell: &Cell, place: Place, goes_on: bool, first: bool) -> El {
        let habit = self.habit(place.column);
        let fill = cell.fill.or(habit.fill);
        let shade = fill.map(|ink| val("w:shd", "clear").attr("w:color", "auto").attr("w:fill", colour(ink)));
        let stand = match cell.stand {
            Stand::Middle => "center",
            Stand::Top => "top",
            Stand::Bottom => "bottom",
        };
        let properties = self
            .place(place)
            .with(goes_on.then(|| val("w:vMerge", "restart")))
            .with(self.over_total())
            .with(shade)
            .with(cell.stacked.then(|| val("w:textDirection", "tbRlV")))
            .and(val("w:vAlign", stand));
        let align = cell.align.unwrap_or(habit.align);
        let dress = Dress {
            face: cell.face.unwrap_or(habit.face),
            size: cell.size.map_or(habit.size, |size| size.0),
            ink: Ink::Black,
        };
        let inside = match align {
            Align::Spread(ems) => spread(&cell.text, ems, dress),
            _ => runs(&cell.text, dress),
        };
        let para = Para {
            align: if cell.stacked { Align::Centre } else { align },
            indents: self.indents(cell, place, dress),
            new_page: first && self.row.new_page,
            ..self
                .para(Habit { face: dress.face, size: largest(&cell.text, Pt(dress.size)), ..habit }, inside)
        };
        el("w:tc").and(properties).and(para.write(None))
    }

    /// White beyond the table's inset; less than none where a text that misses one line by a hair uses some of the white.
    fn indents(&self, cell: &Cell, place: Place, dress: Dress) -> Indents {
        let inset = self.table.inset.pt();
        let left = cell.indent * dress.size;
        let own = !self.head && place.span == 1;
        let right = if own { self.group.insets_right[place.column] - inset } else { 0.0 };
        let room = self.width(place) - 2.0 * inset - left - right;
        let lack = text::width(&cell.text, dress) - room + SLACK;
        if cell.stacked || lack <= 0.0 || lack > HAIR.min(2.0 * inset - 2.0 * SLACK) {
            return Indents { first: left, rest: left, right, em: None };
        }
        // Text in the middle takes from both sides, other text from the right as far as it goes.
        let middle = matches!(cell.align.unwrap_or(self.habit(place.column).align), Align::Centre);
        let taken = if middle { lack / 2.0 } else { lack.min(inset - SLACK) };
        let left = left - (lack - taken);
        Indents { first: left, rest: left, right: right - taken, em: None }
    }

    fn width(&self, place: Place) -> f64 {
        self.group.widths[place.column..place.column + place.span].iter().sum()
    }

    /// Width and columns of a cell.
    fn place(&self, place: Place) -> El {
        let span = (place.span > 1).then(|| val("w:gridSpan", place.span));
        el("w:tcPr").and(length("w:tcW", self.width(place))).with(span)
    }

    /// The heavier line over 合计.
    fn over_total(&self) -> Option<El> {
        let line = val("w:top", "single").attr("w:sz", FRAME).attr("w:space", 0).attr("w:color", "000000");
        (self.row.kind == RowKind::Total).then(|| el("w:tcBorders").and(line))
    }

    fn habit(&self, column: usize) -> Habit {
        habit(self.table, &self.table.columns[self.group.columns[column]], self.row.kind, self.head)
    }

    fn para(&self, habit: Habit, inside: Vec<El>) -> Para {
        let dress = Dress { face: habit.face, size: habit.size, ink: Ink::Black };
        Para { keep: self.keep, ..Para::new(dress, LEADING * habit.size, inside) }
    }
}
