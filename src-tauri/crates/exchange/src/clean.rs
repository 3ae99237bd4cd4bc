//! Text as it comes out of web pages and old files, made fit to keep: readings in brackets go, Traditional script becomes
//! Simplified, letters and digits become narrow, and what was pasted several times stays once (S76, S150). Names are never
//! touched: 乾 in a name is no 干.

use ledger::consistency::without_repeats;

/// A paragraph of at least so many characters that stands twice in one text was pasted twice.
const PASTED: usize = 12;

/// A text made fit to keep, and what was done to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cleaned {
    pub text: String,
    /// Half sentences: 去掉注音 2 处.
    pub done: Vec<String>,
}

/// Cleans a text of any length.
pub(crate) fn clean(text: &str) -> Cleaned {
    let mut done = Vec::new();
    let (text, readings) = without_readings(&narrow(text));
    if readings > 0 {
        done.push(format!("去掉注音 {readings} 处"));
    }
    let lines: Vec<String> = text.lines().map(simplified).collect();
    let simple = lines.join("\n");
    if simple != text {
        done.push("繁体改为简体".to_owned());
    }
    let (text, repeats) = without_repeats(&simple, PASTED);
    if repeats > 0 {
        done.push(format!("同一段多贴了 {repeats} 遍，只留一份"));
    }
    Cleaned { text, done }
}

/// Full-width letters and digits in their narrow form; punctuation stays as Chinese text has it.
fn narrow(text: &str) -> String {
    let one = |c: char| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(one).collect()
}

/// Vowels with the mark of a tone, which no other words in brackets have.
const TONES: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ";

/// Drops a reading in brackets behind a character, such as 續(xù); how many were dropped.
fn without_readings(text: &str) -> (String, usize) {
    let (mut kept, mut rest, mut dropped) = (String::with_capacity(text.len()), text, 0);
    while let Some(at) = rest.find(['(', '（']) {
        let inside = rest[at..].char_indices().nth(1).map(|(width, _)| &rest[at + width..]);
        let end = inside.and_then(|inside| inside.find([')', '）']).map(|end| &inside[..end]));
        let behind = rest[..at].chars().next_back().is_some_and(is_han);
        match (inside, end) {
            (Some(inside), Some(reading)) if behind && is_reading(reading) => {
                kept.push_str(&rest[..at]);
                let close = inside[reading.len()..].chars().next().map_or(0, char::len_utf8);
                rest = &inside[reading.len() + close..];
                dropped += 1;
            }
            _ => {
                let next = at + rest[at..].chars().next().map_or(1, char::len_utf8);
                kept.push_str(&rest[..next]);
                rest = &rest[next..];
            }
        }
    }
    kept.push_str(rest);
    (kept, dropped)
}

fn is_reading(text: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic() || c == 'ü' || TONES.contains(c);
    text.chars().any(|c| TONES.contains(c)) && text.chars().all(|c| is_letter(c) || c == ' ' || c == '\'')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// A line in Traditional script as Simplified. Characters that both scripts use decide nothing: a line is Traditional when more
/// of it would change one way than the other.
fn simplified(line: &str) -> String {
    let (simple, traditional) = (hanconv::t2s(line), hanconv::s2t(line));
    let differ = |other: &str| line.chars().zip(other.chars()).filter(|(one, other)| one != other).count();
    if differ(&simple) > differ(&traditional) { simple } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_script_and_width_are_made_plain() {
        let cleaned = clean("黨支部繼續(xù)組織學習《條例》，第３期");
        assert_eq!(cleaned.text, "党支部继续组织学习《条例》，第3期", "S76: none is left");
        assert_eq!(cleaned.done, ["去掉注音 1 处", "繁体改为简体"]);
    }

    #[test]
    fn what_only_looks_like_it_stays() {
        for text in [
            "学习《中国共产党章程》（修正案）",
            "乾县来的同志讲了课（PPT）",
            "参加瞭望哨活动，著名劳模到场(36人)",
            "同意\n同意\n同意",
        ] {
            assert_eq!(clean(text), Cleaned { text: text.to_owned(), done: vec![] }, "nothing to clean");
        }
    }
}
