//! Workbooks of Excel, WPS and LibreOffice.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Dimensions, ExcelDateTime, ExcelDateTimeType, Reader, Xlsx, XlsxError};
use chrono::NaiveTime;

use super::{Cell, MAX_COLUMNS, MAX_ROWS, Sheet};
use crate::{Error, Result};

/// Reads every sheet that has content. Cells are streamed, so a stray cell in the last row costs nothing.
pub fn read(bytes: Vec<u8>) -> Result<Vec<Sheet>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    book.sheet_names().iter().map(|name| sheet(&mut book, name)).collect()
}

fn broken(error: &XlsxError) -> Error {
    match error {
        XlsxError::Password => Error::bad_file("文件设了打开密码。请在表格软件里去掉密码，另存后再导入"),
        _ => Error::bad_file("文件不完整或已损坏。请在表格软件里打开它，另存后再导入"),
    }
}

fn sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Result<Sheet> {
    let is_1904 = book.has_1904_epoch();
    // A sheet of charts has no cells and cannot be asked for its merged ones.
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(Sheet::default()) };
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|error| broken(&error))? {
        let (row, column) = (cell.get_position().0, cell.get_position().1 as usize);
        let format =
            || cells.styles().get(style)?.number_format.as_ref().map(|format| format.format_code.as_str());
        let value = convert(cell.get_value(), is_1904, format);
        if value.is_blank() {
            continue;
        }
        if column >= MAX_COLUMNS || (rows.len() == MAX_ROWS && !rows.contains_key(&row)) {
            return Err(Error::bad_file(format!(
                "工作表“{name}”超过 {MAX_ROWS} 行或 {MAX_COLUMNS} 列，读不了。请删去多余内容或分成几个文件，再导入"
            )));
        }
        let line = rows.entry(row).or_default();
        line.resize(line.len().max(column + 1), Cell::Blank);
        line[column] = value;
    }
    for area in merged {
        fill_down(&mut rows, area);
    }
    Ok(Sheet { name: name.to_owned(), rows: rows.into_iter().map(|(row, cells)| (row + 1, cells)).collect() })
}

/// A cell merged over several rows stands for each of them (a unit named once beside its people). Only rows that have
/// something of their own are filled, and only the first column of a wide merge, which is a title.
fn fill_down(rows: &mut BTreeMap<u32, Vec<Cell>>, area: Dimensions) {
    let ((top, column), (bottom, _)) = (area.start, area.end);
    let column = column as usize;
    let Some(value) = rows.get(&top).and_then(|cells| cells.get(column)).cloned() else { return };
    for (_, cells) in rows.range_mut(top..=bottom.max(top)) {
        cells.resize(cells.len().max(column + 1), Cell::Blank);
        cells[column] = value.clone();
    }
}

fn convert<'a>(value: &DataRef<'_>, is_1904: bool, format: impl Fn() -> Option<&'a str>) -> Cell {
    let number = |value: f64| {
        let serial = ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904);
        let decimals = format().and_then(decimals);
        Cell::number(
            value,
            decimals,
            (0.0..2_958_466.0).contains(&value).then(|| serial.as_datetime()).flatten(),
        )
    };
    match value {
        DataRef::Empty => Cell::Blank,
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::Bool(value) => Cell::text(if *value { "是" } else { "否" }),
        DataRef::Error(error) => Cell::Fault(error.to_string()),
        #[allow(clippy::cast_precision_loss)] // a sheet holds no integer above 2^53
        DataRef::Int(value) => number(*value as f64),
        DataRef::Float(value) => number(*value),
        DataRef::DateTime(moment) => match moment.as_f64() {
            serial if (0.0..1.0).contains(&serial) => time(serial).map_or(Cell::Blank, Cell::Time),
            serial if moment.is_duration() => number(serial),
            _ => moment.as_datetime().map_or_else(|| number(moment.as_f64()), Cell::Moment),
        },
    }
}

/// The time of day that a fraction of a day stands for, to the minute.
fn time(fraction: f64) -> Option<NaiveTime> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 ≤ fraction < 1
    let minutes = (fraction * 1440.0).round() as u32 % 1440;
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
}

/// Decimals of a plain number format: 0.00 has two. Other formats say nothing about the digits that were typed.
fn decimals(format: &str) -> Option<usize> {
    let (whole, fraction) = format.split_once('.')?;
    let is_plain = whole.chars().all(|c| matches!(c, '0' | '#' | ',')) && fraction.chars().all(|c| c == '0');
    is_plain.then_some(fraction.len())
}
