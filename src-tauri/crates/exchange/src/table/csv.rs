//! Text tables.

use csv::{ReaderBuilder, StringRecord};

use super::{Cell, MAX_COLUMNS, MAX_ROWS, Sheet};
use crate::{Error, Result};

/// Reads the decoded text of a .csv. Row numbers are those a spreadsheet program would show: a cell of several lines is one
/// row, an empty line counts.
pub fn read(text: &str) -> Result<Sheet> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let (mut rows, mut record) = (Vec::new(), StringRecord::new());
    // Line ends up to `counted`, and how many of them stand inside a cell and begin no row.
    let (mut counted, mut lines, mut inside) = (0, 0, 0);
    while reader.read_record(&mut record).map_err(|error| broken(&error))? {
        let from =
            record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(counted);
        let start = text.len() - text[from..].trim_start_matches('\n').len();
        lines += text[counted..start].matches('\n').count();
        counted = start;
        let number = u32::try_from(lines - inside + 1).unwrap_or(u32::MAX);
        inside += record.iter().map(|field| field.matches('\n').count()).sum::<usize>();
        let cells: Vec<Cell> = record.iter().map(Cell::text).collect();
        if cells.iter().all(Cell::is_blank) {
            continue;
        }
        if rows.len() == MAX_ROWS || cells.len() > MAX_COLUMNS {
            return Err(Error::bad_file(format!(
                "表格超过 {MAX_ROWS} 行或 {MAX_COLUMNS} 列，读不了。请分成几个文件再导入"
            )));
        }
        rows.push((number, cells));
    }
    Ok(Sheet { name: String::new(), rows })
}

fn broken(error: &csv::Error) -> Error {
    let line = error.position().map_or(0, csv::Position::line);
    Error::bad_file(format!("第 {line} 行附近的格式不对，读不下去。请用表格软件打开，另存为 .xlsx 再导入"))
}

/// The mark that stands most often outside quotes in the first lines.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0)];
    let mut is_quoted = false;
    for byte in text.bytes().take(20_000) {
        is_quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(mark, _)| !is_quoted && *mark == byte) {
            *count += 1;
        }
    }
    // The first of equals wins: a table of one column is read with commas.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(mark, _)| *mark)
}
