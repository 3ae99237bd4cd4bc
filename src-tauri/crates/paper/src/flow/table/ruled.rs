//! Where a table's cells stand and how high its rows are.

use super::cell::{Filled, LEADING};
use super::grid::Grid;
use super::keep;
use crate::flow::Piece;
use crate::flow::list::List;
use crate::flow::sign;
use crate::model::{Row, RowKind, Slot, Table};
use crate::{Mm, Pt};

/// White over and under a cell's text at the least, points.
const PAD: f64 = 2.2;
/// Size of the legend, and the white over it.
pub(crate) const LEGEND: (Pt, Mm) = (Pt(9.0), Mm(2.0));
/// Lines of a very tall row that stay together.
const TOGETHER: f64 = 3.0;
/// Rows that must stay together and take more than this share of a page may be parted by it.
const CHAIN: f64 = 0.8;

/// A row, or part of one too tall to stay whole.
pub(crate) struct Band {
    pub height: f64,
    pub kind: RowKind,
    pub new_page: bool,
    /// Must stand on the page of the next.
    pub keep: bool,
}

/// A table, or one group of its columns, ready to be drawn.
pub(crate) struct Ruled {
    /// Left edges of the columns, and the right edge of the last.
    pub edges: Vec<f64>,
    pub cells: Vec<Filled>,
    pub grid: Grid,
    pub bands: Vec<Band>,
    /// So many bands are the head, repeated on every page.
    pub head: usize,
    /// Begins with the mark of a table that goes on: columns before these stand elsewhere.
    pub further: bool,
    /// Over the head on every page but the first.
    pub continued: Vec<Piece>,
    /// Under the rows on every page.
    pub legend: Vec<Piece>,
}

/// Cells broken into lines, before rows have their heights.
pub(crate) struct Loose {
    pub edges: Vec<f64>,
    pub cells: Vec<Filled>,
}

impl Loose {
    /// Break these cells for columns of these widths.
    pub fn new(mut cells: Vec<Filled>, widths: &[f64], inset: f64, insets_right: &[f64]) -> Loose {
        let mut edges = vec![0.0];
        let mut x = 0.0;
        for width in widths {
            x += width;
            edges.push(x);
        }
        for cell in &mut cells {
            // A column's own white belongs to its single body cells.
            let own = !cell.head && cell.columns == 1;
            let right = if own { insets_right[cell.column] } else { inset };
            cell.set(edges[cell.column + cell.columns] - edges[cell.column], (inset, right));
        }
        Loose { edges, cells }
    }

    /// The rows' heights: what they ask for, or what their text needs.
    pub fn heights(&self, table: &Table, rows: &[impl AsRef<Row>]) -> Vec<f64> {
        let mut heights: Vec<f64> = rows.iter().map(|row| least(table, row.as_ref())).collect();
        // Rows first, then what reaches over several of them: its lack is shared by all it covers.
        let mut cells: Vec<&Filled> = self.cells.iter().collect();
        cells.sort_by_key(|cell| cell.bands);
        for cell in cells {
            let span = cell.band..cell.band + cell.bands;
            let lack = cell.height() + 2.0 * PAD - heights[span.clone()].iter().sum::<f64>();
            if lack > 0.0 {
                heights[span].iter_mut().for_each(|height| *height += lack / cell.bands as f64);
            }
        }
        heights
    }
}

/// The height a row asks for.
fn least(table: &Table, row: &Row) -> f64 {
    row.height.unwrap_or(table.row_height).pt()
}

impl Ruled {
    /// Fix what stands where; `first` is false for all groups of columns but the first.
    pub fn new(
        list: &mut List,
        table: &Table,
        rows: &[impl AsRef<Row>],
        loose: Loose,
        heights: &[f64],
        first: bool,
    ) -> Ruled {
        let depth = list.setup.depth().pt();
        let mut ruled = Ruled {
            edges: loose.edges,
            cells: loose.cells,
            grid: Grid::default(),
            bands: Vec::new(),
            head: table.head.len(),
            further: !first,
            continued: table.continued.as_ref().map_or_else(Vec::new, |slot| furniture(list, slot)),
            legend: Vec::new(),
        };
        if !table.legend.is_empty() {
            let slot = Slot { left: table.legend.clone(), size: LEGEND.0, ..Slot::default() };
            ruled.legend = furniture(list, &slot);
        }
        let head: f64 = heights[..ruled.head].iter().sum();
        let headings = rows.iter().zip(heights).filter(|(row, _)| row.as_ref().kind == RowKind::Group);
        let heading = headings.map(|(_, height)| *height).fold(0.0, f64::max);
        let mut around = ruled.continued_height() + head + heading + ruled.legend_height();
        if around > depth / 2.0 {
            // A head as tall as that would leave no room for rows: it is set once, like them.
            ruled.head = 0;
            around -= head;
        }
        let room = (depth - around).max(1.0);
        let starts = ruled.split(table, rows, heights, (depth / 2.0).min(room), room);
        ruled.grid = Grid::new(&ruled.cells, ruled.bands.len(), ruled.edges.len() - 1);
        let limit = (depth / 2.0).min(room);
        // A cell longer than a page has a part between its ends, which may be as small as what chains leave of a page.
        let least_part = room * (1.0 - CHAIN);
        ruled.share_out(|ruled, cell| {
            let height: f64 =
                ruled.bands[cell.band..cell.band + cell.bands].iter().map(|band| band.height).sum();
            ruled.needs(cell) > if height > room { least_part.min(limit) } else { limit }
        });
        keep::mark(&mut ruled, table.whole, &starts, limit);
        let long = keep::chains(&ruled, room * CHAIN);
        if !long.is_empty() {
            ruled.share_out(|_, cell| {
                long.iter().any(|chain| chain.start < cell.band + cell.bands && cell.band < chain.end)
            });
            keep::mark(&mut ruled, table.whole, &starts, limit);
        }
        ruled
    }

    /// Cut rows taller than `limit` into bands of a few lines, which pages may part; where each row begins among them.
    fn split(
        &mut self,
        table: &Table,
        rows: &[impl AsRef<Row>],
        heights: &[f64],
        limit: f64,
        room: f64,
    ) -> Vec<usize> {
        // The cells of each row alone, one row's after another's.
        let mut own: Vec<usize> = (0..self.cells.len()).filter(|at| self.cells[*at].bands == 1).collect();
        own.sort_by_key(|at| self.cells[*at].band);
        let mut own = own.into_iter().peekable();
        let mut starts = Vec::with_capacity(rows.len() + 1);
        for (at, (row, height)) in rows.iter().map(AsRef::as_ref).zip(heights).enumerate() {
            starts.push(self.bands.len());
            let mut cells = Vec::new();
            while let Some(cell) = own.next_if(|cell| self.cells[*cell].band == at) {
                cells.push(cell);
            }
            // A tall row that asks for its height has room for handwriting and stays whole while a page can hold it.
            let whole = at < self.head || *height <= limit || *height <= least(table, row).min(room);
            let parts =
                if whole { vec![*height] } else { self.parts(&cells, *height, LEADING * table.size.0) };
            if !whole {
                cells.iter().for_each(|cell| self.cells[*cell].flows = true);
            }
            for (part, height) in parts.into_iter().enumerate() {
                let new_page = row.new_page && part == 0;
                self.bands.push(Band { height, kind: row.kind, new_page, keep: false });
            }
        }
        starts.push(self.bands.len());
        for cell in &mut self.cells {
            let (from, to) = (starts[cell.band], starts[cell.band + cell.bands]);
            (cell.band, cell.bands) = (from, to - from);
        }
        starts
    }

    /// The heights of the bands of a tall row: three lines of its tallest cell each (or of this pitch), as many as its
    /// cells need.
    fn parts(&mut self, cells: &[usize], height: f64, pitch: f64) -> Vec<f64> {
        for &at in cells {
            let (from, to) = (self.cells[at].column, self.cells[at].column + self.cells[at].columns);
            self.cells[at].unstack(self.edges[to] - self.edges[from]);
        }
        let cells = || cells.iter().map(|at| &self.cells[*at]);
        let tallest = cells().max_by(|a, b| a.height().total_cmp(&b.height()));
        let largest = cells().map(Filled::pitch).fold(0.0, f64::max);
        let pitch = tallest.map_or(pitch, Filled::pitch).max(largest / TOGETHER);
        let part = TOGETHER * pitch;
        let bands = |cell: &Filled| cell.count().div_ceil(cell.holds(part).max(1));
        let count = cells().map(bands).max().unwrap_or(0).max(1);
        let left =
            |cell: &Filled| cell.count().saturating_sub(cell.holds(part) * (count - 1)) as f64 * cell.pitch();
        let last = cells().map(left).fold(pitch, f64::max);
        let mut parts = vec![part; count - 1];
        parts.push(last);
        // What is left of the height (another cell reaches over this row) is cut alike.
        let mut lack = height - parts.iter().sum::<f64>();
        while lack > part {
            parts.push(part);
            lack -= part;
        }
        if let Some(last) = parts.last_mut() {
            *last += lack.max(0.0);
        }
        parts
    }

    /// Cells over several rows that cannot be repeated whole give each page its share of their lines.
    fn share_out(&mut self, which: impl Fn(&Ruled, &Filled) -> bool) {
        for at in 0..self.cells.len() {
            let cell = &self.cells[at];
            if cell.bands == 1 || cell.flows || cell.band < self.head || !which(self, cell) {
                continue;
            }
            let width = self.edges[cell.column + cell.columns] - self.edges[cell.column];
            self.cells[at].unstack(width);
            self.cells[at].flows = true;
            let cell = &self.cells[at];
            let span = cell.band..cell.band + cell.bands;
            let held: usize = self.bands[span.clone()].iter().map(|band| cell.holds(band.height)).sum();
            let lack = cell.count().saturating_sub(held);
            for at in span.cycle().take(lack) {
                self.bands[at].height += cell.pitch();
            }
        }
    }

    /// Room a cell that is repeated whole needs in each part of it.
    pub fn needs(&self, cell: &Filled) -> f64 {
        cell.height() + 2.0 * PAD
    }

    /// Height of what stands over the first row of a page's share that begins with this band.
    pub fn opening(&self, band: usize) -> f64 {
        let over: f64 = self.openers(band).iter().map(|band| self.bands[*band].height).sum();
        if self.goes_on(band) { over + self.continued_height() } else { over }
    }

    /// The bands over the first row of a page's share that begins with this band: the head, and the heading of the rows that go on.
    pub fn openers(&self, band: usize) -> Vec<usize> {
        let kind = |at: &usize| self.bands[*at].kind;
        let before = (self.head..band).rev().find(|at| matches!(kind(at), RowKind::Group | RowKind::Total));
        let heading = before.filter(|at| kind(at) == RowKind::Group && self.is_across(*at));
        let goes_on = !matches!(kind(&band), RowKind::Group | RowKind::Total);
        (0..self.head).chain(heading.filter(|_| goes_on)).collect()
    }

    /// Whether one cell of its own stands across the whole band.
    fn is_across(&self, band: usize) -> bool {
        let cell = self.grid.at(band, 0);
        let is_one = (1..self.edges.len() - 1).all(|column| self.grid.at(band, column) == cell);
        is_one && cell.is_some_and(|at| self.cells[at].bands == 1)
    }

    /// True when a page's share that begins with this band is marked 续表.
    pub fn goes_on(&self, band: usize) -> bool {
        self.further || band > self.head
    }

    /// Height of the line over a repeated head.
    fn continued_height(&self) -> f64 {
        self.continued.iter().map(|piece| piece.advance).sum()
    }

    /// Height of the legend with the white over it.
    pub fn legend_height(&self) -> f64 {
        let lines: f64 = self.legend.iter().map(|piece| piece.need.max(piece.advance)).sum();
        if self.legend.is_empty() { 0.0 } else { LEGEND.1.pt() + lines }
    }
}

/// A line that is drawn with the table on every page.
fn furniture(list: &mut List, slot: &Slot) -> Vec<Piece> {
    let mut own = list.inner(list.width);
    sign::slots(&mut own, slot);
    own.finish().0
}
