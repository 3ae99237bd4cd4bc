//! Tables.

use serde::{Deserialize, Serialize};

use super::block::Slot;
use super::text::{Align, Face, Ink, Inline, Run, plain};
use crate::unit::{Mm, Pt};

/// A table: frame 1.0 pt, inner lines 0.5 pt, head grounds K8. The head is repeated on every page.
///
/// A table wider than the page is set in groups of columns, one after another: each begins with the first `lead`
/// columns again, and the last `tail` columns stand only at the end of the last group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Head rows, repeated on every page.
    pub head: Vec<Row>,
    /// Body rows.
    pub rows: Vec<Row>,
    /// Type size of cells that name none.
    pub size: Pt,
    /// Least row height, for rows that name none.
    pub row_height: Mm,
    /// White left and right of a cell's text.
    pub inset: Mm,
    /// Set over the repeated head on every page but the first ([`Slot::continued`]); `None` leaves it out.
    pub continued: Option<Slot>,
    /// A line under the table on every page it touches (图例), 9 pt.
    pub legend: Vec<Inline>,
    /// True when the table must not be divided between pages (signature cells, votes).
    pub whole: bool,
    /// Columns at the left that name the row and begin every group of columns (序号, 姓名).
    pub lead: usize,
    /// Columns at the right that close the last group of columns and no other (sums).
    pub tail: usize,
    /// Stands across the table when it has no rows.
    pub none: String,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its width.
    pub width: Width,
    /// It is never narrower; `None`: than the widest part of its text that must not be divided.
    pub least: Option<Mm>,
    /// It is never wider.
    pub most: Option<Mm>,
    /// How its body cells stand.
    pub align: Align,
    /// White at the right edge, when it is not the table's inset. Figures in columns under 10 mm have up to 2.9 mm without
    /// being told, so that one and two digits look centred and still line up.
    pub inset_right: Option<Mm>,
    /// Type size of its body cells, when not the table's.
    pub size: Option<Pt>,
}

/// A column's width.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Width {
    /// Fixed.
    Mm(f64),
    /// As its content needs; more only where no column takes a share of what is left.
    Fit,
    /// A share of what the other columns leave.
    Fr(f64),
}

/// One row. Cells covered by a `rowspan` from above are left out, as in HTML.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Cells from left to right.
    pub cells: Vec<Cell>,
    /// Least height, when not the table's; the row grows with its text.
    pub height: Option<Mm>,
    /// What the row is for.
    pub kind: RowKind,
    /// True when this row begins a new page.
    pub new_page: bool,
}

/// What a row is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowKind {
    /// An ordinary row.
    #[default]
    Plain,
    /// A heading of the rows that follow; at least two of them stay with it.
    Group,
    /// Part of a row above it, which sums it (a 党小组 under 党小组会); the row above keeps two of its parts with it.
    Child,
    /// 合计: 黑, a 1.0 pt line above.
    Total,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Its text; empty for handwriting.
    pub text: Vec<Inline>,
    /// How it stands, when not as its column.
    pub align: Option<Align>,
    /// Where it stands from top to bottom.
    pub stand: Stand,
    /// Face, when not the row's.
    pub face: Option<Face>,
    /// Size, when not the column's.
    pub size: Option<Pt>,
    /// Columns it covers.
    pub colspan: u16,
    /// Rows it covers.
    pub rowspan: u16,
    /// Ground.
    pub fill: Option<Ink>,
    /// True to set the characters one under another.
    pub stacked: bool,
    /// White at the left edge beyond the table's inset, in em (a child row of a subtotal: 1).
    pub indent: f64,
}

/// Where text stands in a cell from top to bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stand {
    /// In the middle.
    #[default]
    Middle,
    /// At the top.
    Top,
    /// At the bottom: （签名）　年　月　日.
    Bottom,
}

impl Table {
    /// A table with these columns, 10.5 pt type, rows of 8 mm, insets of 1.6 mm.
    pub fn new(columns: Vec<Column>) -> Table {
        Table {
            columns,
            head: Vec::new(),
            rows: Vec::new(),
            size: Pt(10.5),
            row_height: Mm(8.0),
            inset: Mm(1.6),
            continued: None,
            legend: Vec::new(),
            whole: false,
            lead: 1,
            tail: 0,
            none: "无".into(),
        }
    }
}

impl Column {
    /// A column of so many millimetres.
    pub fn mm(width: f64, align: Align) -> Column {
        Column::new(Width::Mm(width), align)
    }

    /// A column as wide as its content needs.
    pub fn fit(align: Align) -> Column {
        Column::new(Width::Fit, align)
    }

    /// A column that shares what is left.
    pub fn fr(share: f64, align: Align) -> Column {
        Column::new(Width::Fr(share), align)
    }

    fn new(width: Width, align: Align) -> Column {
        Column { width, least: None, most: None, align, inset_right: None, size: None }
    }

    /// The same column, its width within these limits, in mm.
    pub fn between(self, least: f64, most: f64) -> Column {
        Column { least: Some(Mm(least)), most: Some(Mm(most)), ..self }
    }

    /// The same column with its body cells at this size.
    pub fn size(self, size: Pt) -> Column {
        Column { size: Some(size), ..self }
    }

    /// The same column with this white at its right edge.
    pub fn inset_right(self, inset: Mm) -> Column {
        Column { inset_right: Some(inset), ..self }
    }
}

impl Row {
    /// A row of these cells.
    pub fn new(cells: Vec<Cell>) -> Row {
        Row { cells, ..Row::default() }
    }

    /// A row across all `columns` that heads the ones after it: `title` in 黑, `note` in 9 pt 宋 beside it.
    pub fn group(columns: u16, title: impl Into<String>, note: impl Into<String>) -> Row {
        let text = vec![
            Run::new(title).face(Face::Hei).into(),
            Run::new(format!("　{}", note.into())).face(Face::Song).size(Pt(9.0)).into(),
        ];
        let cell = Cell { text, align: Some(Align::Left), colspan: columns, ..Cell::default() };
        Row { cells: vec![cell], kind: RowKind::Group, ..Row::default() }
    }

    /// A 合计 row.
    pub fn total(cells: Vec<Cell>) -> Row {
        Row { cells, kind: RowKind::Total, ..Row::default() }
    }

    /// A 合计 row whose label stands spread in the middle of the first `over` columns.
    pub fn sums(label: impl Into<String>, over: u16, sums: impl IntoIterator<Item = Cell>) -> Row {
        let label = Cell::new(label).align(Align::Spread(4.0)).colspan(over);
        Row::total(std::iter::once(label).chain(sums).collect())
    }

    /// A row that is part of a row above it: its first cell is indented by 1 em.
    pub fn child(mut cells: Vec<Cell>) -> Row {
        if let Some(first) = cells.first_mut() {
            first.indent = 1.0;
        }
        Row { cells, kind: RowKind::Child, ..Row::default() }
    }

    /// The same row, at least this high.
    pub fn height(self, height: Mm) -> Row {
        Row { height: Some(height), ..self }
    }

    /// The same row, on a new page.
    pub fn on_new_page(self) -> Row {
        Row { new_page: true, ..self }
    }
}

impl Default for Cell {
    fn default() -> Cell {
        Cell {
            text: Vec::new(),
            align: None,
            stand: Stand::Middle,
            face: None,
            size: None,
            colspan: 1,
            rowspan: 1,
            fill: None,
            stacked: false,
            indent: 0.0,
        }
    }
}

impl Cell {
    /// A cell of plain text.
    pub fn new(text: impl Into<String>) -> Cell {
        Cell { text: plain(text), ..Cell::default() }
    }

    /// An empty cell, for handwriting.
    pub fn empty() -> Cell {
        Cell::default()
    }

    /// A cell of these pieces.
    pub fn of(text: Vec<Inline>) -> Cell {
        Cell { text, ..Cell::default() }
    }

    /// A head or label cell: 黑 on K8, centred.
    pub fn label(text: impl Into<String>) -> Cell {
        Cell {
            face: Some(Face::Hei),
            fill: Some(Ink::Grey(8)),
            align: Some(Align::Centre),
            ..Cell::new(text)
        }
    }

    /// The same cell, standing so.
    pub fn align(self, align: Align) -> Cell {
        Cell { align: Some(align), ..self }
    }

    /// The same cell, its text at the top or bottom.
    pub fn stand(self, stand: Stand) -> Cell {
        Cell { stand, ..self }
    }

    /// The same cell in this face.
    pub fn face(self, face: Face) -> Cell {
        Cell { face: Some(face), ..self }
    }

    /// The same cell at this size.
    pub fn size(self, size: Pt) -> Cell {
        Cell { size: Some(size), ..self }
    }

    /// The same cell over so many columns.
    pub fn colspan(self, columns: u16) -> Cell {
        Cell { colspan: columns, ..self }
    }

    /// The same cell over so many rows.
    pub fn rowspan(self, rows: u16) -> Cell {
        Cell { rowspan: rows, ..self }
    }

    /// The same cell on this ground.
    pub fn fill(self, ink: Ink) -> Cell {
        Cell { fill: Some(ink), ..self }
    }

    /// The same cell with its characters one under another.
    pub fn stacked(self) -> Cell {
        Cell { stacked: true, ..self }
    }

    /// The same cell, its text moved right by so many ems.
    pub fn indent(self, ems: f64) -> Cell {
        Cell { indent: ems, ..self }
    }
}
