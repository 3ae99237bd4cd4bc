//! A spreadsheet as people hand it in: typed cells with the row numbers they see, titles above, totals below.

mod cell;
mod csv;
mod head;
mod kind;
mod xlsx;

use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use cell::{Cell, fold, tidy};
pub use head::{Heads, Row, Table};

use crate::{Error, Result};

/// Largest file that is read, in bytes. A roster of 70,000 people with 30 columns stays below half of it.
pub const MAX_FILE: u64 = 40 << 20;

/// Most rows with content in one sheet.
pub const MAX_ROWS: usize = 200_000;

/// Most columns: real lists have up to about 60.
pub const MAX_COLUMNS: usize = 512;

/// One sheet: only rows that have some content.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Name on its tab; empty for a text file.
    pub name: String,
    /// Rows from top to bottom: the number people see, and the cells from column A on.
    pub rows: Vec<(u32, Vec<Cell>)>,
}

/// Reads .xlsx and .csv (UTF-8, UTF-16 or GB18030; comma, semicolon or tab); what it is follows from the content, not from
/// the name. Errors: no such file, and a sentence for everything else that is refused (old .xls and .et, .docx, files with a
/// password, too large, packed to burst).
pub fn read_sheets(path: &Path) -> Result<Vec<Sheet>> {
    let bytes = read(path)?;
    match kind::of(&bytes)? {
        kind::Kind::Workbook => xlsx::read(bytes),
        kind::Kind::Text(text) => Ok(vec![csv::read(&text)?]),
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let io = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::NotFound => Error::NoFile(path.to_owned()),
        _ => Error::Io { path: path.to_owned(), source },
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(io)?;
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(Error::bad_file(format!(
            "文件超过 {} MB，读不了。请删去图片或无关的工作表，或分成几个文件，再导入",
            MAX_FILE >> 20
        )));
    }
    Ok(bytes)
}
