//! 公民身份号码 (GB 11643): reading, checking, masking.

use super::{MemberFields, Sex};
use crate::date::Day;
use crate::{Error, Result};

/// What a number says about its bearer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdNumber {
    /// As it is kept: half-width, capital X, no blanks.
    pub number: String,
    /// Date of birth.
    pub born_on: Day,
    /// Sex.
    pub sex: Sex,
    /// A number of 15 digits from before 1999 (M-35): kept, but worth a question.
    pub is_old: bool,
}

/// Weights of the first 17 digits (M-31).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// Check characters for the remainders 0 to 10 (M-32).
const CHECKS: &[u8; 11] = b"10X98765432";

/// Reads a number as lists write it (full-width, lower-case x, blanks, a leading apostrophe; M-21) and checks it (M-30…M-36).
/// Area codes are not checked: those of abolished regions stay valid (M-35). Errors: a sentence on `idNumber`.
pub fn check_id_number(text: &str) -> Result<IdNumber> {
    let number = half_width(text).to_ascii_uppercase();
    let wrong = |rule: &str| Err(Error::broken("idNumber", rule));
    if number.contains("E+") {
        return wrong("身份证号被表格软件变成了数字，后几位已经丢失，请把这一列设为文本后重新填写");
    }
    if ![15, 18].contains(&number.len()) {
        return wrong("身份证号应为18位，请核对是否多了或少了数字");
    }
    let is_old = number.len() == 15;
    let digits = if is_old { &number[..] } else { &number[..17] };
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return wrong("身份证号只能是数字，最后一位可以是X，请核对");
    }
    let birth = if is_old { format!("19{}", &number[6..12]) } else { number[6..14].to_owned() };
    let Ok(born_on) = Day::parse_from_str(&birth, "%Y%m%d") else {
        return wrong("身份证号里的出生日期不存在，请核对第7至14位");
    };
    if !is_old && number.as_bytes()[17] != check_character(digits) {
        return wrong("身份证号的最后一位对不上，请逐位核对；从表格复制时注意后几位是否变成了0");
    }
    let order = if is_old { number.as_bytes()[14] } else { number.as_bytes()[16] };
    let sex = if order % 2 == 1 { Sex::Male } else { Sex::Female };
    Ok(IdNumber { number, born_on, sex, is_old })
}

fn check_character(digits: &str) -> u8 {
    let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    CHECKS[(sum % 11) as usize]
}

/// Where a number disagrees with the rest of the record, or is an old one: warnings, not errors (M-35, M-37).
pub fn id_number_warnings(fields: &MemberFields) -> Vec<String> {
    let Some(id) = fields.id_number.as_deref().and_then(|text| check_id_number(text).ok()) else {
        return Vec::new();
    };
    let mut warnings = Vec::new();
    if id.is_old {
        warnings.push("身份证号是15位旧号码，请核对是否已换18位".to_owned());
    }
    let born_on = id.born_on.to_string();
    if fields.born_on.as_deref().is_some_and(|known| !born_on.starts_with(known)) {
        warnings.push("出生日期与身份证号不一致，请核对".to_owned());
    }
    if fields.sex.is_some_and(|known| known != id.sex) {
        warnings.push("性别与身份证号不一致，请核对".to_owned());
    }
    warnings
}

/// `110105********002X` (P-09).
pub fn mask_id_number(number: &str) -> String {
    mask(number, 6, 4)
}

/// `138****1234` (P-09); a shorter number keeps its last two digits.
pub fn mask_phone(number: &str) -> String {
    if number.chars().count() >= 11 { mask(number, 3, 4) } else { mask(number, 0, 2) }
}

fn mask(text: &str, head: usize, tail: usize) -> String {
    let length = text.chars().count();
    let is_shown = |at: usize| length > head + tail && (at < head || at >= length - tail);
    text.chars().enumerate().map(|(at, character)| if is_shown(at) { character } else { '*' }).collect()
}

/// A phone number as it is kept: half-width, without blanks.
pub(super) fn normalise_phone(text: &str) -> String {
    half_width(text)
}

/// Full-width digits and letters made half-width; blanks and the apostrophe that marks text in a spreadsheet dropped (M-21).
fn half_width(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '\'' | '’' | '‘' | '\u{feff}'))
        .map(|character| match character {
            '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_numbers_pass_and_say_who() {
        let cases = [
            ("11010519491231002X", "11010519491231002X", Sex::Female, "M-34"),
            (" 11010519491231002x", "11010519491231002X", Sex::Female, "M-21 lower case"),
            ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X", Sex::Female, "M-21 full-width"),
            ("'999999190001010015", "999999190001010015", Sex::Male, "M-21 apostrophe, M-33 odd is male"),
            ("999999190001010023", "999999190001010023", Sex::Female, "M-33 even is female"),
        ];
        for (typed, number, sex, rule) in cases {
            let id = check_id_number(typed).unwrap();
            assert_eq!((id.number.as_str(), id.sex, id.is_old), (number, sex, false), "{rule}");
        }
        let old = check_id_number("110105491231002").unwrap();
        assert!(old.is_old, "M-35: 15 digits are accepted and marked");
        assert_eq!(old.born_on.to_string(), "1949-12-31", "M-35: the century is the twentieth");
    }

    #[test]
    fn bad_numbers_are_refused_with_a_sentence() {
        let cases = [
            ("110105194912310021", "最后一位", "M-34 check must be X"),
            ("11010519491331002X", "出生日期", "M-30 no month 13"),
            ("1101051949123100", "18位", "M-30 length"),
            ("1.10105194912310E+17", "表格软件", "M-20 precision lost"),
            ("11010519491231A02X", "数字", "M-30 digits"),
            ("一一〇一〇五一九四九一二三一〇〇", "18位", "M-30 Chinese digits do not panic"),
        ];
        for (typed, part, rule) in cases {
            let error = check_id_number(typed).unwrap_err().to_string();
            assert!(error.contains(part), "{rule}: {error}");
        }
    }

    #[test]
    fn disagreement_is_a_warning() {
        let fields = MemberFields {
            id_number: Some("11010519491231002X".into()),
            born_on: Some("1949-12".into()),
            sex: Some(Sex::Male),
            ..MemberFields::default()
        };
        assert_eq!(
            id_number_warnings(&fields),
            ["性别与身份证号不一致，请核对"],
            "M-37: month agrees, sex does not"
        );
    }

    #[test]
    fn numbers_are_masked() {
        assert_eq!(mask_id_number("11010519491231002X"), "110105********002X", "P-09");
        assert_eq!(mask_phone("13800001234"), "138****1234", "P-09");
        assert_eq!(mask_phone("8801"), "**01", "an extension shows its end only");
        assert_eq!(mask_id_number("12"), "**", "a fragment shows nothing");
    }
}
