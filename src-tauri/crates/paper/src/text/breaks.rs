//! Where a line may end.

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness, WordBreakInvariantOptions};
use icu_segmenter::{LineSegmenter, WordSegmenter};

use super::class::{Class, UNIT_LONGEST, UNITS, class, never_first, never_last};

/// Words of party work that a dictionary of the language would divide.
const WHOLE: [&str; 14] = [
    "支部委员会",
    "党组织",
    "党支部",
    "党小组",
    "党总支",
    "支委会",
    "主题党日",
    "三会一课",
    "组织生活会",
    "民主评议",
    "志愿服务",
    "四季度",
    "上半年",
    "下半年",
];

/// Bracketed text up to this many characters is kept on one line.
const SHORT: usize = 8;

/// For each character but the last: may a line end after it? `text` holds no line ends.
pub(crate) fn breaks(text: &[char]) -> Vec<bool> {
    let mut may = unicode(text);
    for i in 0..text.len().saturating_sub(1) {
        let (a, b) = (text[i], text[i + 1]);
        // Straight from Unicode, curly quotation marks glue to both sides; in Chinese they are brackets.
        let bracket = (class(b) == Class::Open && class(a) != Class::Latin)
            || (class(a) == Class::Close && class(b) != Class::Latin);
        may[i] = (may[i] || bracket) && !never_first(b) && !never_last(a) && !figure(text, i);
    }
    for (open, close) in [('〔', '〕'), ('《', '》')] {
        bind_brackets(text, &mut may, open, close);
    }
    may
}

/// For each character: does a word end after it?
pub(crate) fn words(text: &[char]) -> Vec<bool> {
    let line: String = text.iter().collect();
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut ends = vec![false; text.len()];
    mark(&line, segmenter.segment_str(&line), &mut ends);
    for word in WHOLE {
        let length = word.chars().count();
        for start in (0..text.len()).filter(|start| follows(&text[*start..], word)) {
            ends[start..start + length - 1].fill(false);
        }
    }
    ends
}

/// Unicode line breaking (UAX #14), strict.
fn unicode(text: &[char]) -> Vec<bool> {
    let line: String = text.iter().collect();
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
    let mut at = vec![false; text.len()];
    mark(&line, segmenter.segment_str(&line), &mut at);
    at
}

/// Turn byte offsets of boundaries into “after this character” flags.
fn mark(line: &str, boundaries: impl Iterator<Item = usize>, at: &mut [bool]) {
    let ends = line.char_indices().map(|(start, c)| start + c.len_utf8());
    let mut boundaries = boundaries.peekable();
    for (flag, end) in at.iter_mut().zip(ends) {
        while boundaries.peek().is_some_and(|b| *b < end) {
            boundaries.next();
        }
        *flag = boundaries.peek() == Some(&end);
    }
}

/// True when the place after character `i` lies inside a figure with its unit: 28名, 95.9%, 15:30—17:00, 第三季度.
fn figure(text: &[char], i: usize) -> bool {
    let (a, b) = (text[i], text[i + 1]);
    let digit = |c: char| c.is_ascii_digit();
    let inner = |c: char| digit(c) || matches!(c, '.' | ':' | '—' | '–' | '-' | '/' | '%');
    let figure = |at: usize| digit(text[at]) || ordinal(text, at);
    if figure(i) && class(b) == Class::Han || a == '%' && class(b) == Class::Latin {
        return true;
    }
    if inner(a) && inner(b) && (digit(a) || digit(b)) || a == '第' && (digit(b) || numeral(b)) {
        return true;
    }
    // Inside a unit of several characters that follows a figure.
    let reach = i.saturating_sub(UNIT_LONGEST);
    let Some(start) = (reach..=i).rev().find(|at| figure(*at)).map(|at| at + 1) else { return false };
    start <= i
        && UNITS.iter().any(|unit| i + 1 - start < unit.chars().count() && follows(&text[start..], unit))
}

fn numeral(c: char) -> bool {
    "一二三四五六七八九十百".contains(c)
}

/// True for a numeral that counts after 第.
fn ordinal(text: &[char], at: usize) -> bool {
    numeral(text[at]) && text[..at].iter().rev().take(6).find(|c| !numeral(**c)) == Some(&'第')
}

fn follows(text: &[char], unit: &str) -> bool {
    let mut rest = text.iter();
    unit.chars().all(|c| rest.next() == Some(&c))
}

/// Keep short bracketed text whole.
fn bind_brackets(text: &[char], may: &mut [bool], open: char, close: char) {
    for start in (0..text.len()).filter(|i| text[*i] == open) {
        let end = text[start..].iter().take(SHORT + 2).position(|c| *c == close);
        if let Some(length) = end {
            may[start..start + length].fill(false);
        }
    }
}
