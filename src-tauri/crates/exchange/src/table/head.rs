//! The header row under its titles, the rows it rules, and what is left out at the end.

use super::{Cell, Sheet, fold};
use crate::columns::Column;
use crate::{Error, Result};
use ledger::book::Watch;

/// How far down a header is looked for.
const HEAD_WITHIN: usize = 40;

/// First words of rows that sum up (M-07); such a row is no record.
const TOTALS: &[&str] = &["合计", "总计", "小计", "共计", "总数", "累计"];

/// First words of rows that people put under a list.
const NOTES: &[&str] =
    &["填表人", "填报人", "制表", "审核", "填报日期", "填表日期", "注:", "注1", "说明:", "备注:"];

/// Which columns a table may have and what its headings mean.
pub trait Heads<C> {
    /// Every column with the name people know.
    fn all(&self) -> Vec<(C, String)>;
    /// Columns without which a row is no header.
    fn needed(&self) -> Vec<C>;
    /// The column a heading means.
    fn find(&self, heading: &str) -> Option<C>;
    /// The column that a second heading of this meaning is.
    fn again(&self, column: C) -> Option<C>;
}

/// Columns the program knows beforehand.
struct Known;

impl<C: Column> Heads<C> for Known {
    fn all(&self) -> Vec<(C, String)> {
        C::ALL.iter().map(|column| (*column, column.name().to_owned())).collect()
    }

    fn needed(&self) -> Vec<C> {
        C::NEEDED.to_vec()
    }

    fn find(&self, heading: &str) -> Option<C> {
        C::find(heading)
    }

    fn again(&self, column: C) -> Option<C> {
        column.again()
    }
}

/// A sheet read against the columns of one kind of record.
#[derive(Debug)]
pub struct Table<C> {
    names: Vec<(C, String)>,
    heads: Vec<(usize, C)>,
    headings: Vec<String>,
    /// The first title above the header, if any.
    pub title: Option<String>,
    /// Rows under the header, totals and notes left out.
    pub rows: Vec<Row<C>>,
    /// Headings that no column answers to, as they stand in the file.
    pub unused: Vec<String>,
    /// What was left out and why: one sentence each.
    pub notes: Vec<String>,
}

/// One record as the table has it.
#[derive(Debug)]
pub struct Row<C> {
    /// The number people see beside it.
    pub number: u32,
    cells: Vec<(C, Cell)>,
}

impl<C: PartialEq> Row<C> {
    /// All its cells as people see them: rows of one table that are equal in this are the same row.
    pub fn shown(&self) -> String {
        let cells = self.cells.iter().map(|(_, cell)| cell.shown());
        cells.collect::<Vec<_>>().join("\u{1f}")
    }

    /// The cell of a column; where a table has two columns of one meaning, the first that is filled.
    pub fn cell(&self, column: C) -> &Cell {
        const BLANK: &Cell = &Cell::Blank;
        self.cells.iter().find(|(head, _)| *head == column).map_or(BLANK, |(_, cell)| cell)
    }
}

impl<C: Column> Table<C> {
    /// Finds the table of a kind of record whose columns the program knows. Errors: those of [`Table::with`].
    pub fn find(sheets: &[Sheet]) -> Result<Self> {
        Self::with(sheets, &Known)
    }
}

impl<C> Table<C> {
    /// Its rows one after another, telling how far the work on them is. An item that is an error: the work was stopped.
    pub fn watched(&self, watch: &Watch) -> impl Iterator<Item = ledger::Result<&Row<C>>> {
        let total = self.rows.len();
        self.rows.iter().enumerate().map(move |(i, row)| watch.step(i, total).map(|()| row))
    }
}

impl<C: Copy + PartialEq> Table<C> {
    /// Finds the sheet and the row whose headings are known best. Errors: no header with the columns that must be there.
    pub fn with(sheets: &[Sheet], known: &impl Heads<C>) -> Result<Self> {
        let best = sheets
            .iter()
            .filter_map(|sheet| head_of(sheet, known).map(|(at, score)| (sheet, at, score)))
            .reduce(|best, next| if next.2 > best.2 { next } else { best });
        let Some((sheet, at, _)) = best else { return Err(no_header(sheets, known)) };
        let mut table = Self::under(sheet, at, known);
        let others: Vec<&str> = sheets
            .iter()
            .filter(|other| other.name != sheet.name && other.rows.len() > 1)
            .map(|other| other.name.as_str())
            .collect();
        if !others.is_empty() {
            table.notes.push(format!("只读取了工作表“{}”，没有读“{}”", sheet.name, others.join("”“")));
        }
        Ok(table)
    }

    /// The heading of a column as the file has it: 学时（分钟） says more than 学时.
    pub fn heading(&self, column: C) -> &str {
        self.heads
            .iter()
            .find(|(_, head)| *head == column)
            .and_then(|(at, _)| self.headings.get(*at))
            .map_or_else(|| self.name(column), String::as_str)
    }

    /// The name people know a column by.
    fn name(&self, column: C) -> &str {
        self.names.iter().find(|(known, _)| *known == column).map_or("", |(_, name)| name)
    }

    /// Whether the file has a column.
    pub fn has(&self, column: C) -> bool {
        self.heads.iter().any(|(_, head)| *head == column)
    }

    fn under(sheet: &Sheet, at: usize, known: &impl Heads<C>) -> Self {
        let headings: Vec<String> =
            sheet.rows[at].1.iter().map(|cell| cell.shown().replace('\n', "")).collect();
        let mut heads = Vec::new();
        let (mut unused, mut notes) = (Vec::new(), Vec::new());
        for (index, heading) in headings.iter().enumerate().filter(|(_, heading)| !heading.is_empty()) {
            let Some(column) = known.find(heading) else {
                unused.push(heading.clone());
                continue;
            };
            let first: Option<&(usize, C)> = heads.iter().find(|(_, head)| *head == column);
            match (first, known.again(column)) {
                (Some(_), Some(again)) => heads.push((index, again)),
                (Some((first, _)), None) => {
                    let first = &headings[*first];
                    notes.push(format!("“{heading}”和“{first}”是同一项，只在“{first}”空着时才用"));
                    heads.push((index, column));
                }
                (None, _) => heads.push((index, column)),
            }
        }
        let title = sheet.rows[..at]
            .iter()
            .flat_map(|(_, cells)| cells)
            .find(|cell| !cell.is_blank())
            .map(Cell::shown);
        let names = known.all();
        let mut table = Self { names, heads, headings, title, rows: Vec::new(), unused, notes };
        for (number, cells) in &sheet.rows[at + 1..] {
            table.take(*number, cells, known);
        }
        table
    }

    fn take(&mut self, number: u32, cells: &[Cell], heads: &impl Heads<C>) {
        let first =
            cells.iter().map(|cell| fold(&cell.shown())).find(|text| !text.is_empty()).unwrap_or_default();
        let is = |words: &[&str]| words.iter().any(|word| first.starts_with(word));
        let known: Vec<(C, Cell)> = self
            .heads
            .iter()
            .map(|(index, column)| (*column, cells.get(*index).cloned().unwrap_or_default()))
            .filter(|(_, cell)| !cell.is_blank())
            .collect();
        let has_needed = heads.needed().iter().all(|needed| known.iter().any(|(column, _)| column == needed));
        let is_header =
            known.len() > 1 && known.iter().all(|(column, cell)| heads.find(&cell.shown()) == Some(*column));
        if is_header {
            self.notes.push(format!("第 {number} 行又是表头，没有当作记录"));
        } else if is(TOTALS) && (!has_needed || first.chars().count() <= 3) {
            self.notes.push(format!("第 {number} 行“{first}”是合计，没有当作记录"));
        } else if !has_needed && is(NOTES) {
            self.notes.push(format!(
                "第 {number} 行“{}”是表下说明，没有当作记录",
                first.chars().take(12).collect::<String>()
            ));
        } else if known.iter().any(|(column, _)| self.name(*column) != "序号") {
            // A ruled line with nothing but its 序号 is an empty form line.
            self.rows.push(Row { number, cells: known });
        }
    }
}

/// The row of a sheet with the most known headings, and how many; the last of equal rows that follow each other, because a
/// header of two lines merges downwards.
fn head_of<C: Copy + PartialEq>(sheet: &Sheet, heads: &impl Heads<C>) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for (at, (_, cells)) in sheet.rows.iter().take(HEAD_WITHIN).enumerate() {
        let known = known_in(cells, heads);
        let score = known.len();
        let is_head = heads.needed().iter().all(|needed| known.contains(needed));
        if is_head && best.is_none_or(|(before, most)| score > most || (score == most && before + 1 == at)) {
            best = Some((at, score));
        }
    }
    best
}

fn known_in<C: Copy + PartialEq>(cells: &[Cell], heads: &impl Heads<C>) -> Vec<C> {
    let mut known: Vec<C> = Vec::new();
    for column in cells.iter().filter_map(|cell| heads.find(&cell.shown())) {
        if !known.contains(&column) {
            known.push(column);
        }
    }
    known
}

/// Says which column is missing when some header is there, and what a header must have when none is.
fn no_header<C: Copy + PartialEq>(sheets: &[Sheet], heads: &impl Heads<C>) -> Error {
    let rows = || sheets.iter().flat_map(|sheet| sheet.rows.iter().take(HEAD_WITHIN));
    let best =
        rows().map(|(number, cells)| (*number, known_in(cells, heads))).max_by_key(|(_, known)| known.len());
    let all = heads.all();
    let names = |columns: &[C]| {
        let named = all.iter().filter(|(column, _)| columns.contains(column));
        named.map(|(_, name)| format!("“{name}”")).collect::<String>()
    };
    match best {
        Some((number, known)) if known.len() > 1 => {
            let missing: Vec<C> =
                heads.needed().into_iter().filter(|needed| !known.contains(needed)).collect();
            Error::bad_file(format!(
                "第 {number} 行像是表头，但没有{}这一列。请补上这一列再导入",
                names(&missing)
            ))
        }
        _ => Error::bad_file(format!(
            "没有找到表头：表里要有一行写着{}等列名。请核对选的是不是这张表",
            names(&heads.needed())
        )),
    }
}
