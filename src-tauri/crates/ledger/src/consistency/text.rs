//! The same text twice: paragraphs compared without their blanks, punctuation and width.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

/// A paragraph as it is compared: letters and digits only, in one width, in lower case.
pub fn folded(paragraph: &str) -> String {
    paragraph.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A text without the paragraphs it repeats, and how many were left out (S150). Those shorter than `least` characters stay:
/// a list may say 同意 many times.
pub fn without_repeats(text: &str, least: usize) -> (String, usize) {
    let mut seen: Vec<String> = Vec::new();
    let mut dropped = 0;
    let kept: Vec<&str> = text
        .lines()
        .filter(|line| {
            let key = folded(line);
            if key.chars().count() < least {
                return true;
            }
            let is_new = !seen.contains(&key);
            if is_new {
                seen.push(key);
            } else {
                dropped += 1;
            }
            is_new
        })
        .collect();
    if dropped == 0 { (text.to_owned(), 0) } else { (kept.join("\n"), dropped) }
}

/// Where a paragraph of a text stands: `at` is the place of the text in the caller's list.
pub(super) struct Repeat {
    /// The text that has it later.
    pub at: usize,
    /// The text that has it first; the same one when it stands twice in it.
    pub first: usize,
    /// Its beginning.
    pub opening: String,
}

/// Paragraphs of at least so many characters that stand twice in some texts, in their order.
pub(super) fn repeats(texts: &[&str], least: usize) -> Vec<Repeat> {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        for line in text.lines() {
            let key = folded(line);
            if key.chars().count() < least {
                continue;
            }
            let opening: String = key.chars().take(12).collect();
            match first.entry(key) {
                std::collections::hash_map::Entry::Occupied(known) => {
                    found.push(Repeat { at, first: *known.get(), opening });
                }
                std::collections::hash_map::Entry::Vacant(place) => {
                    place.insert(at);
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "支部书记讲了党课，大家结合岗位谈了体会，表示要把学到的用到检修保产里去。";

    #[test]
    fn a_text_pasted_three_times_is_kept_once() {
        let pasted = format!("{LONG}\n会后布置了工作。\n{LONG}\n　{LONG}");
        let (kept, dropped) = without_repeats(&pasted, 20);
        assert_eq!(dropped, 2, "the same paragraph three times, also with a blank before it (S150)");
        assert_eq!(kept, format!("{LONG}\n会后布置了工作。"));
        assert_eq!(
            without_repeats("同意\n同意\n同意", 20),
            ("同意\n同意\n同意".into(), 0),
            "short lines may repeat"
        );
    }

    #[test]
    fn punctuation_and_width_make_no_other_text() {
        assert_eq!(folded("学习ＡＢＣ，３项。"), folded("学习 abc 3项"));
        let found = repeats(&[LONG, "别的内容", LONG], 20);
        assert_eq!(found.iter().map(|repeat| (repeat.first, repeat.at)).collect::<Vec<_>>(), [(0, 2)]);
    }
}
