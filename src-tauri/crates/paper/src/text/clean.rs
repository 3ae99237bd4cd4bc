//! Text as it may stand on paper: composed, without control, invisible and direction characters.

use super::radical::ideograph;
use unicode_normalization::UnicodeNormalization;

/// NFC, with line ends as `\n` and everything a page cannot show taken out.
pub(crate) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    text.chars().filter_map(printable).nfc().collect()
}

/// The character to print, or `None` for one that is not for paper.
fn printable(c: char) -> Option<char> {
    match c {
        '\n' => Some('\n'),
        '\t' | '\u{a0}' => Some(' '),
        // Zero-width, direction marks, isolates, joiners, variation selectors, byte-order mark, soft hyphen, tags.
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => None,
        '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' => None,
        '\u{e0000}'..='\u{e0fff}' => None,
        c if c.is_control() || (c as u32) & 0xfffe == 0xfffe => None,
        // Kangxi radicals look like ideographs but are other characters; some scanners and PDFs paste them.
        '\u{2f00}'..='\u{2fd5}' => c.nfkc().next(),
        '\u{2010}' | '\u{2011}' => Some('-'),
        c => Some(ideograph(c)),
    }
}

/// A name for a list: two characters with a full space between, so that it stands as wide as three (方　敏).
/// Longer names and names in Latin letters stay as they are.
pub fn list_name(name: &str) -> String {
    let mut characters = name.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some(a), Some(b), None) if !a.is_ascii() && !b.is_ascii() => format!("{a}　{b}"),
        _ => name.to_owned(),
    }
}
