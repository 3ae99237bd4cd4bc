//! What a character is to a line of Chinese.

use unicode_normalization::char::is_combining_mark;

/// Classes that decide spacing and breaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Ideographs, kana, full-width forms and symbols: a square of its own.
    Han,
    /// Letters, digits and the signs among them.
    Latin,
    /// Opening mark, white in its left half.
    Open,
    /// Closing or pausing mark, white in its right half.
    Close,
    /// Marks in the middle of their square: — … · ／
    Middle,
    /// White.
    Space,
    /// An accent that joins the character before it.
    Mark,
}

/// The class of a character.
pub(crate) fn class(c: char) -> Class {
    match c {
        '（' | '《' | '〈' | '「' | '『' | '【' | '〖' | '〔' | '“' | '‘' | '［' | '｛' => {
            Class::Open
        }
        '）' | '》' | '〉' | '」' | '』' | '】' | '〗' | '〕' | '”' | '’' | '］' | '｝' => {
            Class::Close
        }
        '、' | '，' | '。' | '；' | '：' | '？' | '！' | '．' => Class::Close,
        '—' | '…' | '·' | '–' | '／' => Class::Middle,
        ' ' | '　' | '\u{2002}' | '\u{2003}' => Class::Space,
        '!'..='~' | '\u{a1}'..='\u{24f}' if !matches!(c, '×' | '÷' | '°') => Class::Latin,
        'Α'..='ω' => Class::Latin,
        c if is_combining_mark(c) => Class::Mark,
        _ => Class::Han,
    }
}

/// Marks that never begin a line (GB/T 15834-2011 §5.1).
pub(crate) fn never_first(c: char) -> bool {
    let listed = matches!(
        c,
        '…' | '%' | '％' | '‰' | '℃' | '々' | ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}'
    );
    class(c) == Class::Close || listed || matches!(c, '·' | '—' | '–' | '～' | '／' | '/')
}

/// Marks that never end a line.
pub(crate) fn never_last(c: char) -> bool {
    class(c) == Class::Open || matches!(c, '(' | '[' | '{' | '#' | '№' | '￥' | '$')
}

/// Unit words bound to the figure before them, beyond the single character that always is.
pub(crate) const UNITS: [&str; 14] = [
    "人次",
    "学时",
    "小时",
    "分钟",
    "季度",
    "个月",
    "个百分点",
    "平方米",
    "万元",
    "公里",
    "党小组",
    "周年",
    "场次",
    "课时",
];

/// Characters of the longest unit word.
pub(crate) const UNIT_LONGEST: usize = 4;
