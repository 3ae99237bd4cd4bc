//! Lists as .xlsx, in columns that import back unchanged.
//!
//! Every cell is written as text or as a plain number, never as a formula: a title like `=1+1` stays what it is. The file
//! names nobody and carries the time its caller gives.

mod members;
mod register;
mod sessions;

mod tasks;
mod topics;

use std::path::Path;

use chrono::{DateTime, Utc};
use ledger::unit::Unit;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

pub use members::members;
pub use register::register;
pub use sessions::sessions;

pub use tasks::tasks;
pub use topics::topics;

use crate::columns::Column;
use crate::{Error, Result};

/// A cell of an exported table.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Blank,
    /// Text, written as it is.
    Text(String),
    /// A whole number, such as a count.
    Count(i64),
    /// A figure with decimals.
    Figure(f64),
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        text.filter(|text| !text.is_empty()).map_or(Self::Blank, Self::Text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Some(text).into()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// A table to be written: any list the program shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listing {
    /// Name of the sheet.
    pub name: String,
    /// A title above the header; none in lists meant to come back.
    pub title: Option<String>,
    /// Headings.
    pub headings: Vec<String>,
    /// Rows, each as long as the headings.
    pub rows: Vec<Vec<Value>>,
}

impl Listing {
    /// The rows of records by their columns; columns that are blank in every row are left out, except those a header needs.
    fn of<C: Column>(name: &str, records: Vec<Vec<(C, Value)>>) -> Self {
        let is_filled = |column: &C| {
            records.iter().flatten().any(|(filled, value)| filled == column && *value != Value::Blank)
        };
        let columns: Vec<C> =
            C::ALL.iter().copied().filter(|column| C::NEEDED.contains(column) || is_filled(column)).collect();
        let row = |mut record: Vec<(C, Value)>| {
            let mut take = |column: &C| match record.iter().position(|(filled, _)| filled == column) {
                Some(at) => record.swap_remove(at).1,
                None => Value::Blank,
            };
            columns.iter().map(&mut take).collect()
        };
        Self {
            name: name.to_owned(),
            title: None,
            headings: columns.iter().map(|column| column.name().to_owned()).collect(),
            rows: records.into_iter().map(row).collect(),
        }
    }
}

/// How a unit is named so that it is found again: by its formal name if it has one, and where another unit has the same
/// name, with the unit above it.
fn name_of(units: &[Unit], unit: Option<&Unit>) -> (Option<String>, Option<String>) {
    let Some(unit) = unit else { return (None, None) };
    if let Some(full) = &unit.fields.full_name {
        return (Some(full.clone()), None);
    }
    let is_shared = units.iter().any(|other| other.id != unit.id && other.fields.name == unit.fields.name);
    let above = units.iter().find(|other| is_shared && Some(other.id) == unit.parent_id);
    (Some(unit.fields.name.clone()), above.map(|above| above.fields.name.clone()))
}

/// Writes a table as .xlsx; `at` (ms UTC) becomes the file's time, so that the same table gives the same bytes.
/// Errors: the file cannot be written.
pub fn save(listing: &Listing, path: &Path, at: i64) -> Result<()> {
    let bytes = bytes(listing, at)
        .map_err(|error| Error::Io { path: path.to_owned(), source: std::io::Error::other(error) })?;
    write_whole(path, &bytes)
}

/// Writes a file so that it is whole or not there. Errors: those of the place.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut half = path.to_owned().into_os_string();
    half.push(".part");
    let written = std::fs::write(&half, bytes).and_then(|()| std::fs::rename(&half, path));
    written.map_err(|source| {
        // The error that matters is on its way.
        let _ = std::fs::remove_file(&half);
        Error::Io { path: path.to_owned(), source }
    })
}

fn bytes(listing: &Listing, at: i64) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = DateTime::<Utc>::from_timestamp_millis(at).unwrap_or_default();
    let created = ExcelDateTime::from_timestamp(created.timestamp())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    fill(sheet, listing)?;
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, listing: &Listing) -> Result<(), XlsxError> {
    let edge = Format::new()
        .set_font_name("宋体")
        .set_font_size(11)
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter);
    let head = edge.clone().set_bold().set_align(FormatAlign::Center).set_text_wrap();
    // Format @ keeps long numbers and leading zeros when somebody types over a cell (M-20).
    let text = edge.clone().set_num_format("@").set_text_wrap();
    sheet.set_name(sheet_name(&listing.name))?;
    let columns = u16::try_from(listing.headings.len()).unwrap_or(u16::MAX);
    let mut top = 0;
    if let Some(title) = &listing.title {
        let big =
            Format::new().set_font_name("宋体").set_font_size(16).set_bold().set_align(FormatAlign::Center);
        if columns > 1 {
            sheet.merge_range(0, 0, 0, columns - 1, title, &big)?;
        } else {
            sheet.write_string_with_format(0, 0, title, &big)?;
        }
        top = 1;
    }
    for (column, heading) in (0..).zip(&listing.headings) {
        sheet.write_string_with_format(top, column, heading, &head)?;
        sheet.set_column_width(column, width(listing, usize::from(column)))?;
    }
    for (row, values) in (top + 1..).zip(&listing.rows) {
        for (column, value) in (0..).zip(values) {
            match value {
                Value::Blank => sheet.write_blank(row, column, &text)?,
                Value::Text(value) => sheet.write_string_with_format(row, column, cut(value), &text)?,
                #[allow(clippy::cast_precision_loss)] // counts stay far below 2^53
                Value::Count(value) => sheet.write_number_with_format(row, column, *value as f64, &edge)?,
                Value::Figure(value) => sheet.write_number_with_format(row, column, *value, &edge)?,
            };
        }
    }
    sheet.set_freeze_panes(top + 1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(top, top)?;
    Ok(())
}

/// Excel takes at most 32,767 characters in a cell.
fn cut(text: &str) -> String {
    text.chars().take(32_767).collect()
}

/// A sheet's name has at most 31 characters and none of []:*?/\.
fn sheet_name(name: &str) -> String {
    let name: String = name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
    if name.is_empty() { "列表".to_owned() } else { name }
}

/// Width for the longest of the first rows: a Chinese character takes two places.
fn width(listing: &Listing, column: usize) -> f64 {
    let places = |text: &str| {
        text.lines().map(|line| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<u32>()).max()
    };
    let shown = |value: &Value| match value {
        Value::Text(text) => places(text).unwrap_or_default(),
        _ => 8,
    };
    let rows =
        listing.rows.iter().take(200).filter_map(|row| row.get(column)).map(shown).max().unwrap_or_default();
    f64::from(rows.max(places(&listing.headings[column]).unwrap_or_default()).clamp(6, 40)) + 2.0
}
