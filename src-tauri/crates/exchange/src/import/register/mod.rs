//! 台账: the columns are the register's own, found by their names. A row that the register has already is left alone; one that
//! only fills what is blank there is taken over; everything else is a new row. 登记编号, which exports write, says which row is meant.

mod kept;

use std::collections::HashMap;

use ledger::date::{Day, Window};
use ledger::id::{RegisterColumnId, RegisterRowId};
use ledger::register::{self, Cell, Column, ColumnKind, Register, RegisterRowFields, cell_text};
use ledger::{Error, Result, Tx};

use super::{ImportResult, Options, Outcome, Reader};
use crate::columns::heading_key;
use crate::names::Names;
use crate::table::{Heads, Table, fold};
use crate::value::{self, list};
use kept::{Kept, Relation};

/// Heading of the column that says which row is meant.
pub(crate) const UID: &str = "登记编号";

/// A column of a table of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Col {
    /// 登记编号.
    Uid,
    /// The day of the row.
    Day,
    /// A column of the register, by its place.
    Of(usize),
}

/// The columns of a register as headings.
pub(super) struct Columns<'r>(pub &'r Register);

impl<'r> Columns<'r> {
    fn live(&self) -> impl Iterator<Item = (usize, &'r Column)> + use<'r> {
        self.0.fields.columns.iter().enumerate().filter(|(_, column)| !column.is_retired)
    }
}

impl Heads<Col> for Columns<'_> {
    fn all(&self) -> Vec<(Col, String)> {
        let mut all = vec![(Col::Uid, UID.to_owned()), (Col::Day, self.0.fields.day_name.clone())];
        all.extend(self.live().map(|(at, column)| (Col::Of(at), column.name.clone())));
        all
    }

    fn needed(&self) -> Vec<Col> {
        let needed = self.live().filter(|(_, column)| column.is_needed).map(|(at, _)| Col::Of(at));
        std::iter::once(Col::Day).chain(needed).collect()
    }

    fn find(&self, heading: &str) -> Option<Col> {
        let key = heading_key(heading);
        let find = |key: &str| {
            let found = self.all().into_iter().find(|(_, name)| fold(name) == key);
            found.map(|(column, _)| column).or((key == "日期").then_some(Col::Day))
        };
        // 时长（小时） is 时长.
        find(&key).or_else(|| find(key.split('(').next().filter(|key| !key.is_empty())?))
    }

    fn again(&self, _: Col) -> Option<Col> {
        None
    }
}

/// What a row of the table says: its day, which row is meant, and the cells of every column that is filled in.
struct Given {
    uid: Option<String>,
    on_day: Day,
    cells: Vec<Cell>,
}

pub(super) fn import(
    tx: &Tx<'_>,
    table: &Table<Col>,
    register: &Register,
    _: &Options,
    result: &mut ImportResult,
) -> Result<()> {
    let links = links(tx, register)?;
    let mut kept = Kept::of(register, register::rows(tx, register.id, Window::EVER)?);
    let mut rows: Vec<(Reader<'_, Col>, Option<Given>)> = Vec::new();
    for row in table.watched(tx.watch()) {
        let mut row = Reader::new(table, row?);
        let given = read(&mut row, register, &links).filter(|_| !row.is_refused());
        rows.push((row, given));
    }
    // Rows that stand here word for word first: none of them is filled up with what belongs to another.
    let same: Vec<Option<RegisterRowId>> = rows
        .iter()
        .map(|(_, given)| {
            given.as_ref().filter(|given| given.uid.is_none()).and_then(|given| kept.same(given))
        })
        .collect();
    for ((mut row, given), same) in rows.into_iter().zip(same) {
        let outcome = match (given, same) {
            (None, _) => None,
            (Some(_), Some(_)) => Some(Outcome::Unchanged),
            (Some(given), None) => write(tx, &mut row, register, &mut kept, given, &mut result.warnings)?,
        };
        row.finish(outcome, result);
    }
    Ok(())
}

/// The records that the columns may lead to.
fn links(tx: &Tx<'_>, register: &Register) -> Result<HashMap<&'static str, Names>> {
    let mut links = HashMap::new();
    for column in register.fields.live().filter(|column| column.kind.is_link()) {
        if !links.contains_key(column.kind.as_str()) {
            links.insert(column.kind.as_str(), Names::of(tx, column.kind)?);
        }
    }
    Ok(links)
}

fn read(
    row: &mut Reader<'_, Col>,
    register: &Register,
    links: &HashMap<&'static str, Names>,
) -> Option<Given> {
    let uid = row.line(Col::Uid);
    let on_day = row.day(Col::Day);
    if on_day.is_none() && !row.is_refused() {
        row.refuse(Col::Day, "请填写日期；这一行如果不是登记，请删去");
    }
    let mut cells = Vec::new();
    for (at, column) in Columns(register).live() {
        let (Some(column_id), Some(text)) = (column.id, row.text(Col::Of(at))) else { continue };
        for item in items(column, &text) {
            let read = match links.get(column.kind.as_str()) {
                Some(names) => {
                    names.find(&item).map(|id| Cell { column_id, text: String::new(), id: Some(id) })
                }
                None => plain(row, at, column, &item).map(|text| Cell { column_id, text, id: None }),
            };
            match read {
                Ok(cell) if !cells.contains(&cell) => cells.push(cell),
                Ok(_) => {}
                Err(reason) => row.refuse_value(Col::Of(at), item, &reason),
            }
        }
    }
    Some(Given { uid, on_day: on_day?, cells })
}

/// What a cell lists; a column that holds one keeps its text whole.
fn items(column: &Column, text: &str) -> Vec<String> {
    match column.kind {
        ColumnKind::LongText => vec![text.to_owned()],
        _ if !column.is_many => vec![text.replace('\n', "")],
        // Subjects of sessions have 、 in them.
        ColumnKind::Session => text.lines().map(|line| line.trim().to_owned()).collect(),
        _ => list(text),
    }
    .into_iter()
    .filter(|item| !item.is_empty())
    .collect()
}

/// A text as the column keeps it.
fn plain(
    row: &Reader<'_, Col>,
    at: usize,
    column: &Column,
    text: &str,
) -> std::result::Result<String, String> {
    let cell = row.cell(Col::Of(at));
    let text = match column.kind {
        ColumnKind::Date => value::day(cell)?.map(|day| day.to_string()).unwrap_or_default(),
        ColumnKind::YesNo => match value::yes_no(cell)? {
            Some(true) => "是".to_owned(),
            _ => "否".to_owned(),
        },
        ColumnKind::Number => {
            let text = fold(text);
            let measure = column.measure.as_deref().map(fold).unwrap_or_default();
            text.strip_suffix(measure.as_str()).unwrap_or(&text).to_owned()
        }
        _ => text.to_owned(),
    };
    cell_text(column, &text).map_err(|error| match unnamed(column, error) {
        Error::Broken(broken) => broken.rule,
        other => other.to_string(),
    })
}

/// A refusal without the name of the column: the sentence of a row names it already.
fn unnamed(column: &Column, error: Error) -> Error {
    match error {
        Error::Broken(broken) => {
            let rule = broken.rule.replacen(&format!("“{}”", column.name), "", 1);
            Error::broken(broken.field, rule)
        }
        other => other,
    }
}

fn write(
    tx: &Tx<'_>,
    row: &mut Reader<'_, Col>,
    register: &Register,
    kept: &mut Kept,
    given: Given,
    warnings: &mut Vec<String>,
) -> Result<Option<Outcome>> {
    let id = match &given.uid {
        Some(uid) => {
            let Some(id) = kept.rows.values().find(|known| known.uid == *uid).map(|known| known.id) else {
                row.refuse(Col::Uid, "这本台账里没有这个编号。新的一条请把编号留空");
                return Ok(None);
            };
            if !kept.named.insert(id) {
                row.refuse(Col::Uid, "前面已经有一行写的是这个编号，请删去重复的一行");
                return Ok(None);
            }
            Some(id)
        }
        None => kept.take(&given, |relation| matches!(relation, Relation::Fills)),
    };
    if id.is_none()
        && let Some(columns) = kept.nearly(&given)
    {
        warnings.push(format!(
            "第 {} 行和已有的一条只有“{}”不同，按新的一条登记；要改那一条，请在手册里改，或先导出再改",
            row.number(),
            columns.join("”“")
        ));
    }
    let before = id.and_then(|id| kept.rows.get(&id));
    let mut cells = given.cells;
    // A blank never erases.
    let is_given = |id: RegisterColumnId, cells: &[Cell]| cells.iter().any(|cell| cell.column_id == id);
    let stays: Vec<Cell> = before
        .into_iter()
        .flat_map(|row| &row.fields.cells)
        .filter(|cell| !is_given(cell.column_id, &cells))
        .cloned()
        .collect();
    cells.extend(stays);
    let given = Given { uid: given.uid, on_day: given.on_day, cells };
    if let Some(row) = before
        && row.fields.on_day == given.on_day
        && matches!(kept.relation(row, &given), Relation::Same)
    {
        return Ok(Some(Outcome::Unchanged));
    }
    let fields = RegisterRowFields { register_id: register.id, on_day: given.on_day, cells: given.cells };
    let written = match register::row_save(tx, id, &fields) {
        Err(Error::Broken(broken)) => {
            let field = |column: &Column| column.id.map(|id| format!("cells.{id}"));
            let fault =
                Columns(register).live().find(|(_, column)| field(column) == Some(broken.field.to_string()));
            let (at, error) = match fault {
                Some((at, column)) => (Col::Of(at), unnamed(column, Error::Broken(broken))),
                None => (Col::Day, Error::Broken(broken)),
            };
            row.judge(&[("", at)], Err(error))?
        }
        written => row.judge(&[("", Col::Day)], written)?,
    };
    Ok(written.map(|_| if id.is_some() { Outcome::Updated } else { Outcome::Created }))
}
