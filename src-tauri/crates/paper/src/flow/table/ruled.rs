//! Where a table's cells stand and how high its rows are.

use std::collections::BTreeSet;

use super::cell::{Filled, Habit, LEADING};
use crate::Mm;
use crate::flow::Piece;
use crate::flow::list::List;
use crate::flow::sign;
use crate::model::{Align, Column, Face, Ink, Row, RowKind, Slot, Table, Width};

/// White over and under a cell's text at the least, points.
const PAD: f64 = 2.2;
/// Size of the legend, points, and the white over it.
const LEGEND: (f64, Mm) = (9.0, Mm(2.0));
/// Lines of a very tall row that stay together.
const TOGETHER: usize = 3;

/// A row, or part of one too tall to stay whole.
pub(crate) struct Band {
    pub height: f64,
    pub kind: RowKind,
    pub new_page: bool,
    /// Goes on in the next band.
    pub splits: bool,
}

/// A table ready to be drawn.
pub(crate) struct Ruled {
    /// Left edges of the columns, and the right edge of the last.
    pub edges: Vec<f64>,
    pub inset: f64,
    /// White at the right of each column.
    pub insets_right: Vec<f64>,
    pub head: Vec<Filled>,
    pub head_bands: Vec<f64>,
    pub body: Vec<Filled>,
    pub bands: Vec<Band>,
    /// Over the head on every page but the first.
    pub continued: Vec<Piece>,
    /// Under the rows on every page.
    pub legend: Vec<Piece>,
}

impl Ruled {
    pub fn new(list: &mut List, table: &Table) -> Ruled {
        let edges = edges(&table.columns, list.width);
        let inset = table.inset.pt();
        let insets_right =
            table.columns.iter().map(|column| column.inset_right.map_or(inset, |own| own.pt())).collect();
        let mut ruled = Ruled {
            edges,
            inset,
            insets_right,
            head: Vec::new(),
            head_bands: Vec::new(),
            body: Vec::new(),
            bands: Vec::new(),
            continued: Vec::new(),
            legend: Vec::new(),
        };
        let (head, heights) = ruled.rows(list, table, &table.head, true);
        ruled.head = head;
        ruled.head_bands = heights;
        let (body, heights) = ruled.rows(list, table, &table.rows, false);
        ruled.body = body;
        ruled.bands = bands(&table.rows, &heights);
        ruled.split(list.setup.depth().pt() / 2.0);
        ruled.continued = table.continued.as_ref().map_or_else(Vec::new, |slot| furniture(list, slot));
        if !table.legend.is_empty() {
            let slot = Slot { left: table.legend.clone(), size: crate::Pt(LEGEND.0), ..Slot::default() };
            ruled.legend = furniture(list, &slot);
        }
        ruled
    }

    /// Place the cells of some rows and find the rows' heights.
    fn rows(&self, list: &mut List, table: &Table, rows: &[Row], head: bool) -> (Vec<Filled>, Vec<f64>) {
        let least = |row: &Row| row.height.unwrap_or(table.row_height).pt();
        let mut heights: Vec<f64> = rows.iter().map(least).collect();
        let mut blocks = Vec::new();
        // Rows each column is still covered for, from a rowspan above.
        let mut covered = vec![0usize; table.columns.len()];
        for (at, row) in rows.iter().enumerate() {
            let mut column = 0;
            for cell in &row.cells {
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                if column >= table.columns.len() {
                    break;
                }
                let span = usize::from(cell.colspan.max(1)).min(table.columns.len() - column);
                let down = usize::from(cell.rowspan.max(1)).min(rows.len() - at);
                let habit = habit(table, &table.columns[column], row.kind, head);
                let room = self.edges[column + span]
                    - self.edges[column]
                    - self.inset
                    - self.right_inset(column, span, head);
                let mut block = Filled::new(cell, habit, room, list.missing);
                (block.column, block.columns, block.band, block.bands) = (column, span, at, down);
                covered[column..column + span].fill(down);
                blocks.push(block);
                column += span;
            }
            covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        }
        for block in &blocks {
            let span = block.band..block.band + block.bands;
            let lack = block.height() + 2.0 * PAD - heights[span.clone()].iter().sum::<f64>();
            if lack > 0.0 {
                heights[span.end - 1] += lack;
            }
        }
        (blocks, heights)
    }

    /// White at the right of a cell: a column's own belongs to its single body cells.
    pub fn right_inset(&self, column: usize, span: usize, head: bool) -> f64 {
        if head || span > 1 { self.inset } else { self.insets_right[column] }
    }

    /// Cut rows taller than `limit` into bands of a few lines, which pages may part.
    fn split(&mut self, limit: f64) {
        let mut bands = Vec::new();
        // Where each row begins among the new bands, and the cells of the rows that were cut.
        let mut starts = Vec::new();
        let mut parts = Vec::new();
        let mut cut = BTreeSet::new();
        for (at, band) in std::mem::take(&mut self.bands).into_iter().enumerate() {
            starts.push(bands.len());
            let own: Vec<&Filled> =
                self.body.iter().filter(|cell| cell.band == at && cell.bands == 1).collect();
            let lines = own.iter().map(|cell| cell.count()).max().unwrap_or(0);
            if band.height <= limit || lines <= TOGETHER {
                bands.push(band);
                continue;
            }
            cut.insert(at);
            let size = own.iter().map(|cell| cell.size()).fold(0.0, f64::max);
            for from in (0..lines).step_by(TOGETHER) {
                parts.extend(own.iter().map(|cell| cell.part(from, from + TOGETHER, bands.len())));
                let last = from + TOGETHER >= lines;
                let edge = if from == 0 || last { PAD } else { 0.0 };
                bands.push(Band {
                    height: TOGETHER.min(lines - from) as f64 * LEADING * size + edge,
                    kind: band.kind,
                    new_page: band.new_page && from == 0,
                    splits: !last,
                });
            }
        }
        starts.push(bands.len());
        self.bands = bands;
        self.body.retain(|cell| cell.bands > 1 || !cut.contains(&cell.band));
        for cell in &mut self.body {
            let (from, to) = (starts[cell.band], starts[cell.band + cell.bands]);
            (cell.band, cell.bands) = (from, to - from);
        }
        self.body.append(&mut parts);
    }

    /// Height of what stands over the first row of a page's share that begins with this band.
    pub fn opening(&self, band: usize) -> f64 {
        let head: f64 = self.head_bands.iter().sum();
        if band == 0 { head } else { head + self.continued_height() }
    }

    /// Height of the line over a repeated head.
    pub fn continued_height(&self) -> f64 {
        self.continued.iter().map(|piece| piece.advance).sum()
    }

    /// Height of the legend with the white over it.
    pub fn legend_height(&self) -> f64 {
        let lines: f64 = self.legend.iter().map(|piece| piece.need.max(piece.advance)).sum();
        if self.legend.is_empty() { 0.0 } else { LEGEND.1.pt() + lines }
    }
}

/// Left edges of the columns and the right edge of the table.
fn edges(columns: &[Column], width: f64) -> Vec<f64> {
    let fixed = |column: &Column| if let Width::Mm(mm) = column.width { Mm(mm).pt() } else { 0.0 };
    let share = |column: &Column| if let Width::Fr(share) = column.width { share } else { 0.0 };
    let free = (width - columns.iter().map(fixed).sum::<f64>()).max(0.0);
    let shares = columns.iter().map(share).sum::<f64>().max(1e-9);
    let mut edges = vec![0.0];
    let mut x = 0.0;
    for column in columns {
        x += fixed(column) + free * share(column) / shares;
        edges.push(x);
    }
    edges
}

/// How the cells of a row stand when they say nothing themselves.
fn habit(table: &Table, column: &Column, kind: RowKind, head: bool) -> Habit {
    let size = column.size.filter(|_| kind == RowKind::Plain).unwrap_or(table.size).0;
    match (head, kind) {
        (true, _) => {
            Habit { face: Face::Hei, size: table.size.0, align: Align::Centre, fill: Some(Ink::Grey(8)) }
        }
        (false, RowKind::Total) => Habit { face: Face::Hei, size, align: column.align, fill: None },
        (false, _) => Habit { face: Face::Song, size, align: column.align, fill: None },
    }
}

fn bands(rows: &[Row], heights: &[f64]) -> Vec<Band> {
    let band = |(row, height): (&Row, &f64)| Band {
        height: *height,
        kind: row.kind,
        new_page: row.new_page,
        splits: false,
    };
    rows.iter().zip(heights).map(band).collect()
}

/// A line that is drawn with the table on every page.
fn furniture(list: &mut List, slot: &Slot) -> Vec<Piece> {
    let mut own = list.inner(list.width);
    sign::slots(&mut own, slot);
    own.finish().0
}
