//! A document's tables as an Excel workbook, a sheet for each.
//!
//! Figures become numbers that can be added up, percents real percents; text is never a formula. The file names nobody and
//! carries the paper's own day.

mod collect;
mod sheet;
mod value;

pub(crate) use collect::sheets;
pub(crate) use value::{Value, value, words};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::Error;
use crate::model::{Day, Document};

impl Document {
    /// Every table of the document as .xlsx, and every chart's figures. The same document gives the same bytes.
    ///
    /// # Errors
    /// [`Error::NoTable`] when the document has neither; [`Error::Sheet`] when the file cannot be put together.
    pub fn write_xlsx(&self) -> Result<Vec<u8>, Error> {
        let sheets = sheets(self);
        if sheets.is_empty() {
            return Err(Error::NoTable);
        }
        let mut workbook = Workbook::new();
        // A paper without a date has the first day Excel knows, rather than today.
        let Day { year, month, day } = self.meta.date.unwrap_or(Day { year: 1900, month: 1, day: 1 });
        let properties = DocProperties::new()
            .set_title(&self.meta.title)
            .set_subject(&self.meta.subject)
            .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?);
        workbook.set_properties(&properties);
        let mark = self.sections.iter().find_map(|section| section.mark.as_deref());
        for sheet in &sheets {
            let page = workbook.add_worksheet();
            sheet.write(page)?;
            if let Some(mark) = mark {
                page.set_header(format!("&R{mark}"));
            }
        }
        Ok(workbook.save_to_buffer()?)
    }
}
