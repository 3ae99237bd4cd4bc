//! A document's tables as text with commas, for programs that read nothing else.
//!
//! UTF-8 with the mark that Excel knows it by, lines ended as Excel ends them. A spreadsheet takes a text that begins like a
//! formula for one: such a text gets the apostrophe that marks text.

use crate::Error;
use crate::flow::rows;
use crate::model::{Document, Table};
use crate::places::{What, places};
use crate::xlsx::{Value, sheets, value, words};

/// What a spreadsheet begins a formula with, the wide forms of a Chinese keyboard among them.
const BEGINS_FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

impl Document {
    /// Every table of the document, and every chart's figures, as .csv: the head, then the rows. Of several each has its title
    /// over it and an empty line before it.
    ///
    /// # Errors
    /// [`Error::NoTable`] when the document has neither.
    pub fn write_csv(&self) -> Result<Vec<u8>, Error> {
        let sheets = sheets(self);
        let [first, rest @ ..] = sheets.as_slice() else { return Err(Error::NoTable) };
        let mut text = String::from('\u{feff}');
        if rest.is_empty() {
            add(&mut text, &first.table);
            return Ok(text.into_bytes());
        }
        for (at, sheet) in sheets.iter().enumerate() {
            if at > 0 {
                text.push_str("\r\n");
            }
            let title = if sheet.title.is_empty() { &sheet.name } else { &sheet.title };
            line(&mut text, &[field(title)]);
            add(&mut text, &sheet.table);
        }
        Ok(text.into_bytes())
    }
}

/// A table line by line. A cell over several columns or rows stands at its first, the others stay empty.
fn add(text: &mut String, table: &Table) {
    let rows = rows(table);
    let columns = table.columns.len();
    for (row, places) in rows.iter().zip(places(&rows, columns)) {
        let mut fields = vec![String::new(); columns];
        for place in places {
            if let (What::Own { cell, .. }, Some(own)) = (place.what, fields.get_mut(place.column)) {
                let cell = &row.cells[cell].text;
                *own = match value(cell) {
                    Value::Number(..) => words(cell),
                    Value::Text(words) => field(&words),
                    Value::Blank => String::new(),
                };
            }
        }
        line(text, &fields);
    }
}

fn line(text: &mut String, fields: &[String]) {
    text.push_str(&fields.join(","));
    text.push_str("\r\n");
}

/// Words as one field: never a formula, and in quotation marks when they hold what parts fields or lines.
fn field(words: &str) -> String {
    // A mark alone, such as - for nothing, stays what it is.
    let is_formula = words.starts_with(BEGINS_FORMULA) && words.chars().count() > 1;
    let words = if is_formula { format!("'{words}") } else { words.to_owned() };
    if words.contains([',', '"', '\n', '\r']) { format!("\"{}\"", words.replace('"', "\"\"")) } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_taken_for_a_formula_or_for_two_fields() {
        for formula in ["=1+1", "+86 138", "-2+3", "@SUM(A1)", "\t=1", "＝cmd"] {
            assert!(
                field(formula).starts_with('\''),
                "{formula} would be worked out by whoever opens the file"
            );
        }
        assert_eq!(field("-"), "-", "a mark for nothing is no formula");
        assert_eq!(field("9月，30人"), "9月，30人", "a Chinese comma parts nothing");
        assert_eq!(
            field("甲,乙 \"丙\""),
            "\"甲,乙 \"\"丙\"\"\"",
            "what parts fields stands in quotation marks"
        );
        assert_eq!(field("一\n二"), "\"一\n二\"", "two lines of one cell stay one cell");
    }
}
