//! Text to words and what is typed to a query. Both sides are cut the same way: every Chinese character is a word, so that
//! one or two of them are found inside a sentence; Latin letters and digits stay together.

use unicode_normalization::UnicodeNormalization;

/// The words of a text, in lower case and half width.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut run = String::new();
    for character in text.nfkc().flat_map(char::to_lowercase) {
        if character.is_ascii_alphanumeric() {
            run.push(character);
            continue;
        }
        if !run.is_empty() {
            words.push(std::mem::take(&mut run));
        }
        if !character.is_alphanumeric() {
            continue;
        }
        // The tokenizer's tables end before the newer rare characters of names (𬭊): these go by their number.
        words.push(if u32::from(character) > 0xFFFF {
            format!("x{:x}", u32::from(character))
        } else {
            character.to_string()
        });
    }
    if !run.is_empty() {
        words.push(run);
    }
    words
}

/// A text as the index keeps it: its words with blanks between them.
pub(super) fn spaced(text: &str) -> String {
    words(text).join(" ")
}

/// What somebody typed as a query: everything between blanks must occur as it stands; Latin words and numbers may go on.
/// `None` when there is nothing to look for.
pub(super) fn query(typed: &str) -> Option<String> {
    let phrases: Vec<String> = typed
        .split_whitespace()
        .map(words)
        .filter(|words| !words.is_empty())
        .map(|words| {
            let may_go_on = words.last().is_some_and(|word| word.is_ascii());
            format!("\"{}\"{}", words.join(" "), if may_go_on { " *" } else { "" })
        })
        .collect();
    (!phrases.is_empty()).then(|| phrases.join(" AND "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_cut_by_character_and_latin_by_word() {
        assert_eq!(
            spaced("９月18日，学习《党章》PPT"),
            "9 月 18 日 学 习 党 章 ppt",
            "full width and case do not matter"
        );
        assert_eq!(spaced("王𬭊"), "王 x2cb4a", "D-27: a rare character is a word, too");
        assert_eq!(
            query("炼钢  zhang").unwrap(),
            "\"炼 钢\" AND \"zhang\" *",
            "a pinyin may be typed in part"
        );
        assert_eq!(query(" \"'*%（"), None, "signs alone look for nothing and break nothing");
    }
}
