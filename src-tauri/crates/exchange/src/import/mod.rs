//! A file's rows become records of the book: all of them, or none.
//!
//! The rows are written one after another inside one transaction, by the ledger's own functions, so that every rule of the
//! book judges them. When a row is refused, or for a dry run, the transaction is taken back: what a dry run says is what the
//! import does.

mod arrangement;
mod members;

mod people;
mod reader;
mod register;

mod sessions;
mod tasks;
mod topics;
mod units;

use std::path::Path;

use ledger::date::Day;
use ledger::id::{RegisterId, UnitId};
use ledger::{Act, Book, Tx};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::columns::{ArrangementColumn, MemberColumn, SessionColumn, TaskColumn, TopicColumn};
use crate::table::{Table, read_sheets};
use crate::{Error, Result};

pub(crate) use people::role_text;
pub(crate) use reader::{Outcome, Reader};
pub(crate) use register::UID;
pub(crate) use units::Units;

/// What the rows of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 党员名册
    Members,
    /// 组织生活登记表
    Sessions,
    /// 任务清单
    Tasks,
    /// 学习主题
    Topics,
    /// 台账
    Register,
    /// 上级学习安排
    Arrangement,
}

impl Kind {
    /// From the word of the command line: members, sessions, tasks, topics, register, arrangement.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "members" => Self::Members,
            "sessions" => Self::Sessions,
            "tasks" => Self::Tasks,
            "topics" => Self::Topics,
            "register" => Self::Register,
            "arrangement" => Self::Arrangement,
            _ => return None,
        })
    }
}

/// How to import.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day people write, for what begins with the import.
    pub today: Day,
    /// The unit of rows that name none; none: the book's own.
    pub unit: Option<UnitId>,
    /// Whether units, groups and bases the book does not have are made.
    pub create_units: bool,
    /// Whether to say what would happen and write nothing.
    pub dry_run: bool,
    /// Name of the task list; none: the column 清单名称, else the name of the file.
    pub list: Option<String>,
    /// The register that takes the rows.
    pub register: Option<RegisterId>,
}

impl Options {
    /// Into the book's own unit, creating no units, writing.
    pub fn new(today: Day) -> Self {
        Self { today, unit: None, create_units: false, dry_run: false, list: None, register: None }
    }
}

/// What became of a file. Names of the fields are part of the command-line contract (DESIGN §5).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportResult {
    /// Name of the file, without its folder.
    pub file: String,
    /// Rows that are records.
    pub read: i64,
    /// Records that are new (would be, when something is refused or in a dry run).
    pub created: i64,
    /// Records that change.
    pub updated: i64,
    /// Records the book has like this already.
    pub unchanged: i64,
    /// Records written: created + updated, or 0 for a dry run and when any row is refused.
    pub written: i64,
    /// Every value that keeps a row from being imported.
    pub rejected: Vec<Rejected>,
    /// Headings of columns that were not used.
    pub unused_columns: Vec<String>,
    /// What people should know: rows left out, dates assumed.
    pub warnings: Vec<String>,
}

/// A value that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rejected {
    /// The row as the spreadsheet numbers it.
    pub row: u32,
    /// The heading.
    pub column: String,
    /// The value as shown; empty when something is missing.
    pub value: String,
    /// Why, and what to do, as half a sentence.
    pub reason: String,
}

impl std::fmt::Display for Rejected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { row, column, value, reason } = self;
        let is = if value.is_empty() { "是空的".to_owned() } else { format!("是 {value}") };
        write!(f, "第 {row} 行“{column}”{is}，{reason}")
    }
}

/// Imports a file. A refused row is no error: it stands in the result, and nothing was written.
/// Errors: a file that cannot be read as such a table; a book that cannot be written.
pub fn run(
    book: &mut Book,
    act: Act<'_>,
    kind: Kind,
    path: &Path,
    options: &Options,
) -> Result<ImportResult> {
    let sheets = read_sheets(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match kind {
        Kind::Members => {
            write::<MemberColumn>(book, act, &name, Table::find(&sheets)?, options, members::import)
        }
        Kind::Sessions => {
            write::<SessionColumn>(book, act, &name, Table::find(&sheets)?, options, sessions::import)
        }
        Kind::Tasks => write::<TaskColumn>(book, act, &name, Table::find(&sheets)?, options, tasks::import),
        Kind::Arrangement => {
            write::<ArrangementColumn>(book, act, &name, Table::find(&sheets)?, options, arrangement::import)
        }
        Kind::Topics => {
            write::<TopicColumn>(book, act, &name, Table::find(&sheets)?, options, topics::import)
        }
        Kind::Register => {
            let id = options.register.ok_or_else(|| ledger::Error::missing("register", ""))?;
            let register = book.read(|view| ledger::register::get(view, id))?;
            let table = Table::with(&sheets, &register::Columns(&register))?;
            write(book, act, &name, table, options, |tx, table, options, result| {
                register::import(tx, table, &register, options, result)
            })
        }
    }
}

fn write<C>(
    book: &mut Book,
    act: Act<'_>,
    file: &str,
    table: Table<C>,
    options: &Options,
    import: impl FnOnce(&Tx<'_>, &Table<C>, &Options, &mut ImportResult) -> ledger::Result<()>,
) -> Result<ImportResult> {
    let mut result = ImportResult {
        file: file.to_owned(),
        unused_columns: table.unused.clone(),
        warnings: table.notes.clone(),
        ..ImportResult::default()
    };
    let written = book.write(act, |tx| {
        import(tx, &table, options, &mut result)?;
        tx.summary(&format!("导入{file}：新建 {}，更新 {}", result.created, result.updated))?;
        // Taken back: nothing of a dry run or of a file with a refused row stays.
        if options.dry_run || !result.rejected.is_empty() { Err(ledger::Error::Cancelled) } else { Ok(()) }
    });
    match written {
        Ok(()) => result.written = result.created + result.updated,
        Err(ledger::Error::Cancelled) if !book.is_stopped() => {}
        Err(error) => return Err(Error::Ledger(error)),
    }
    Ok(result)
}
