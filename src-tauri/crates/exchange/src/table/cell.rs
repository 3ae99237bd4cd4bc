//! One cell: what it holds, not how it looks.

use chrono::{NaiveDateTime, NaiveTime};

/// The content of a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell {
    /// Nothing, or only blanks.
    #[default]
    Blank,
    /// Text, ends trimmed.
    Text(String),
    /// A number; `shown` is how the sheet shows it, `serial` the moment it would be as a date (M-22, M-23).
    Number {
        /// The value.
        value: f64,
        /// With the decimals of its format: 2009.10 stays 2009.10.
        shown: String,
        /// As a date of the workbook's date system.
        serial: Option<NaiveDateTime>,
    },
    /// A cell that the sheet itself shows as a date.
    Moment(NaiveDateTime),
    /// A cell that the sheet itself shows as a time of day.
    Time(NaiveTime),
    /// An error of a formula, such as #REF!.
    Fault(String),
}

impl Cell {
    /// A text cell; blank when nothing is left after trimming.
    pub fn text(text: &str) -> Self {
        let text = tidy(text);
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A number as a sheet holds it. Numbers of 10¹⁵ and more have lost digits (M-20): their text keeps the exponent.
    pub fn number(value: f64, decimals: Option<usize>, serial: Option<NaiveDateTime>) -> Self {
        let shown = match decimals {
            _ if value.abs() >= 1e15 => format!("{value:E}").replace('E', "E+"),
            Some(decimals) if value.fract() != 0.0 => format!("{value:.decimals$}"),
            _ => value.to_string(),
        };
        Self::Number { value, shown, serial }
    }

    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        *self == Self::Blank
    }

    /// The text people see; empty for a blank cell.
    pub fn shown(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Fault(text) => text.clone(),
            Self::Number { shown, .. } => shown.clone(),
            Self::Moment(at) if at.time() == NaiveTime::MIN => at.date().to_string(),
            Self::Moment(at) => at.format("%Y-%m-%d %H:%M").to_string(),
            Self::Time(time) => time.format("%H:%M").to_string(),
        }
    }
}

/// Ends trimmed of blanks of every kind (full-width, non-breaking, zero-width), of the apostrophe that marks text (M-21) and
/// of the `="…"` that some programs write into .csv; line ends become '\n'.
pub fn tidy(text: &str) -> String {
    let is_blank = |c: char| {
        c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_matches(is_blank);
    let text = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
    let text = text.strip_prefix(['\'', '’', '‘']).unwrap_or(text);
    text.trim_matches(is_blank).to_owned()
}

/// For comparing and reading figures: half-width, without any blank.
pub fn fold(text: &str) -> String {
    tidy(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}'))
        .map(|c| match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_tidied_at_its_ends_only() {
        for (raw, kept) in [
            ("\u{3000}张　三\u{a0}", "张　三"),
            ("'0123", "0123"),
            ("=\"0123\"", "0123"),
            ("第一行\r\n第二行\r\n", "第一行\n第二行"),
            ("\u{feff}\u{200b}", ""),
        ] {
            assert_eq!(tidy(raw), kept, "M-21: {raw:?}");
        }
        assert_eq!(
            fold("２０２６年 ３月（初）"),
            "2026年3月(初)",
            "M-21: full-width digits and brackets are read like others"
        );
    }

    #[test]
    fn numbers_keep_what_the_sheet_shows() {
        assert_eq!(
            Cell::number(2009.1, Some(2), None).shown(),
            "2009.10",
            "the format tells October from January"
        );
        assert_eq!(
            Cell::number(13_800_001_234.0, None, None).shown(),
            "13800001234",
            "a phone number has no exponent"
        );
        assert!(
            Cell::number(1.101_051_949_123_1e17, None, None).shown().contains("E+"),
            "M-20: lost digits are visible"
        );
    }
}
