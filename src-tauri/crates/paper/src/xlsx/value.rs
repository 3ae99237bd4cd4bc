//! What a cell's text is: a number, a percent or words.

use crate::docx::letters;
use crate::model::Inline;
use crate::text::clean;

/// More digits than these are a number of a person or a thing, not a quantity.
const DIGITS: usize = 9;

/// What goes into a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// Nothing: a cell for handwriting.
    Blank,
    /// Words, never a formula.
    Text(String),
    /// A number, and how Excel shows it.
    Number(f64, String),
}

/// The value of a cell's text.
pub(crate) fn value(text: &[Inline]) -> Value {
    let words = words(text);
    if words.is_empty() {
        return Value::Blank;
    }
    let (figure, percent) = words.strip_suffix('%').map_or((words.as_str(), false), |figure| (figure, true));
    let Some((number, decimals)) = quantity(figure) else { return Value::Text(words) };
    let digits = if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(decimals)) };
    if percent { Value::Number(number / 100.0, digits + "%") } else { Value::Number(number, digits) }
}

/// The words of a text. Shapes are left out, for their word stands beside them; so is the space that draws a short name
/// or label out (方　敏), for whoever searches for it.
pub(crate) fn words(text: &[Inline]) -> String {
    let words = clean(&letters(text));
    let words = words.trim();
    let drawn_out = words.chars().filter(|c| *c != '　').count() == 2;
    if drawn_out { words.replace('　', "") } else { words.to_owned() }
}

/// A quantity and its decimals. Numbers with a zero before them, long ones (telephones, files) and months (2009.07) are
/// words.
fn quantity(text: &str) -> Option<(f64, usize)> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let figures = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = whole.strip_prefix('-').unwrap_or(whole);
    let sound = !unsigned.is_empty() && figures(unsigned) && figures(decimals);
    let padded = unsigned.len() > 1 && unsigned.starts_with('0');
    let month = unsigned.len() == 4 && decimals.len() == 2;
    let ends_in_point = text.ends_with('.');
    if !sound || padded || month || ends_in_point || unsigned.len() + decimals.len() > DIGITS {
        return None;
    }
    Some((text.parse().ok()?, decimals.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plain;

    #[test]
    fn figures_are_numbers_and_everything_else_is_words() {
        let number = |text: &str| match value(&plain(text)) {
            Value::Number(number, shown) => Some((number, shown)),
            _ => None,
        };
        assert_eq!(number("130"), Some((130.0, "0".into())), "counts add up");
        assert_eq!(number("27.5"), Some((27.5, "0.0".into())), "decimals stay as printed");
        assert_eq!(number("92.9%"), Some((92.9 / 100.0, "0.0%".into())), "a percent is a percent");
        for words in ["2009.07", "007", "13800138000", "—", "7/10", "=1+1", "1.", "9月18日", "-", "１２"]
        {
            assert_eq!(number(words), None, "{words} is no quantity");
        }
    }

    #[test]
    fn a_name_is_found_by_searching() {
        assert_eq!(value(&plain("方　敏")), Value::Text("方敏".into()), "no space in a short name");
        assert_eq!(
            value(&plain("其他活动　不计入合计")),
            Value::Text("其他活动　不计入合计".into()),
            "others stay"
        );
        assert_eq!(value(&plain("　")), Value::Blank, "white is nothing");
    }
}
