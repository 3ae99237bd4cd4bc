//! The header row under its titles, the rows it rules, and what is left out at the end.

use super::{Cell, Sheet, fold};
use crate::columns::Column;
use crate::{Error, Result};

/// How far down a header is looked for.
const HEAD_WITHIN: usize = 40;

/// First words of rows that sum up (M-07); such a row is no record.
const TOTALS: &[&str] = &["合计", "总计", "小计", "共计", "总数", "累计"];

/// First words of rows that people put under a list.
const NOTES: &[&str] =
    &["填表人", "填报人", "制表", "审核", "填报日期", "填表日期", "注:", "注1", "说明:", "备注:"];

/// A sheet read against the columns of one kind of record.
#[derive(Debug)]
pub struct Table<C> {
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

impl<C: Column> Row<C> {
    /// The cell of a column; where a table has two columns of one meaning, the first that is filled.
    pub fn cell(&self, column: C) -> &Cell {
        const BLANK: &Cell = &Cell::Blank;
        self.cells.iter().find(|(head, _)| *head == column).map_or(BLANK, |(_, cell)| cell)
    }
}

impl<C: Column> Table<C> {
    /// Finds the sheet and the row whose headings are known best. Errors: no header with the columns that must be there.
    pub fn find(sheets: &[Sheet]) -> Result<Self> {
        let best = sheets
            .iter()
            .filter_map(|sheet| head_of::<C>(sheet).map(|(at, score)| (sheet, at, score)))
            .reduce(|best, next| if next.2 > best.2 { next } else { best });
        let Some((sheet, at, _)) = best else { return Err(no_header::<C>(sheets)) };
        let mut table = Self::under(sheet, at);
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
            .map_or_else(|| column.name(), String::as_str)
    }

    /// Whether the file has a column.
    pub fn has(&self, column: C) -> bool {
        self.heads.iter().any(|(_, head)| *head == column)
    }

    fn under(sheet: &Sheet, at: usize) -> Self {
        let headings: Vec<String> =
            sheet.rows[at].1.iter().map(|cell| cell.shown().replace('\n', "")).collect();
        let mut heads = Vec::new();
        let (mut unused, mut notes) = (Vec::new(), Vec::new());
        for (index, heading) in headings.iter().enumerate().filter(|(_, heading)| !heading.is_empty()) {
            let Some(column) = C::find(heading) else {
                unused.push(heading.clone());
                continue;
            };
            let first: Option<&(usize, C)> = heads.iter().find(|(_, head)| *head == column);
            match (first, column.again()) {
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
        let mut table = Self { heads, headings, title, rows: Vec::new(), unused, notes };
        for (number, cells) in &sheet.rows[at + 1..] {
            table.take(*number, cells);
        }
        table
    }

    fn take(&mut self, number: u32, cells: &[Cell]) {
        let first =
            cells.iter().map(|cell| fold(&cell.shown())).find(|text| !text.is_empty()).unwrap_or_default();
        let is = |words: &[&str]| words.iter().any(|word| first.starts_with(word));
        let known: Vec<(C, Cell)> = self
            .heads
            .iter()
            .map(|(index, column)| (*column, cells.get(*index).cloned().unwrap_or_default()))
            .filter(|(_, cell)| !cell.is_blank())
            .collect();
        let has_needed = C::NEEDED.iter().all(|needed| known.iter().any(|(column, _)| column == needed));
        let is_header =
            known.len() > 1 && known.iter().all(|(column, cell)| C::find(&cell.shown()) == Some(*column));
        if is_header {
            self.notes.push(format!("第 {number} 行又是表头，没有当作记录"));
        } else if is(TOTALS) && (!has_needed || first.chars().count() <= 3) {
            self.notes.push(format!("第 {number} 行“{first}”是合计，没有当作记录"));
        } else if !has_needed && is(NOTES) {
            self.notes.push(format!(
                "第 {number} 行“{}”是表下说明，没有当作记录",
                first.chars().take(12).collect::<String>()
            ));
        } else if !known.is_empty() && !is_only_number(&known) {
            self.rows.push(Row { number, cells: known });
        }
    }
}

/// A ruled line with nothing but its 序号 is an empty form line.
fn is_only_number<C: Column>(known: &[(C, Cell)]) -> bool {
    known.iter().all(|(column, _)| column.name() == "序号")
}

/// The row of a sheet with the most known headings, and how many; the last of equal rows that follow each other, because a
/// header of two lines merges downwards.
fn head_of<C: Column>(sheet: &Sheet) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for (at, (_, cells)) in sheet.rows.iter().take(HEAD_WITHIN).enumerate() {
        let known = known_in::<C>(cells);
        let score = known.len();
        let is_head = C::NEEDED.iter().all(|needed| known.contains(needed));
        if is_head && best.is_none_or(|(before, most)| score > most || (score == most && before + 1 == at)) {
            best = Some((at, score));
        }
    }
    best
}

fn known_in<C: Column>(cells: &[Cell]) -> Vec<C> {
    let mut known: Vec<C> = Vec::new();
    for column in cells.iter().filter_map(|cell| C::find(&cell.shown())) {
        if !known.contains(&column) {
            known.push(column);
        }
    }
    known
}

/// Says which column is missing when some header is there, and what a header must have when none is.
fn no_header<C: Column>(sheets: &[Sheet]) -> Error {
    let rows = || sheets.iter().flat_map(|sheet| sheet.rows.iter().take(HEAD_WITHIN));
    let best =
        rows().map(|(number, cells)| (*number, known_in::<C>(cells))).max_by_key(|(_, known)| known.len());
    let names = |columns: &[C]| {
        columns.iter().map(|column| format!("“{}”", column.name())).collect::<Vec<_>>().join("")
    };
    match best {
        Some((number, known)) if known.len() > 1 => {
            let missing: Vec<C> =
                C::NEEDED.iter().copied().filter(|needed| !known.contains(needed)).collect();
            Error::bad_file(format!(
                "第 {number} 行像是表头，但没有{}这一列。请补上这一列再导入",
                names(&missing)
            ))
        }
        _ => Error::bad_file(format!(
            "没有找到表头：表里要有一行写着{}等列名。请核对选的是不是这张表",
            names(C::NEEDED)
        )),
    }
}
