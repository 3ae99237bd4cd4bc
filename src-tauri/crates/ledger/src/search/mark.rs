//! Where in a text stands what somebody typed: by its characters, or by their reading, full or by first letters. The one rule
//! for every highlight, and for finding what is in no index (pages, papers, figures).

use unicode_normalization::UnicodeNormalization;

use crate::member::pinyin;

/// From and to (excluded), counted in characters.
pub type Span = (u32, u32);

/// The places of all words that were typed, in order. Empty where nothing of it stands in the text.
pub fn spans(text: &str, typed: &str) -> Vec<Span> {
    let letters = Letters::of(text);
    let mut found: Vec<Span> = words(typed).iter().flat_map(|word| letters.find(word)).collect();
    found.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in found {
        match merged.last_mut() {
            Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
            _ => merged.push(span),
        }
    }
    merged
}

/// Whether every word that was typed stands in the text.
pub fn holds(text: &str, typed: &str) -> bool {
    let (letters, words) = (Letters::of(text), words(typed));
    !words.is_empty() && words.iter().all(|word| !letters.find(word).is_empty())
}

/// A piece of a long text around the first thing that was typed, with its places; none where nothing of it stands there.
pub fn excerpt(text: &str, typed: &str) -> Option<(String, Vec<Span>)> {
    /// Characters before and after what was found: one line beside a title.
    const BEFORE: usize = 10;
    const AFTER: usize = 26;
    let characters: Vec<char> = text.chars().collect();
    let letters = Letters::of(text);
    let (from, to) = words(typed).iter().find_map(|word| letters.literal(word).into_iter().next())?;
    let first = (from as usize).saturating_sub(BEFORE);
    let last = characters.len().min(to as usize + AFTER);
    let piece: String =
        characters.get(first..last)?.iter().map(|c| if c.is_control() { ' ' } else { *c }).collect();
    let piece = format!(
        "{}{}{}",
        if first > 0 { "…" } else { "" },
        piece.trim(),
        if last < characters.len() { "…" } else { "" }
    );
    let places = spans(&piece, typed);
    Some((piece, places))
}

/// What was typed, cut at blanks, in lower case and half width.
fn words(typed: &str) -> Vec<Vec<char>> {
    let folded = typed.nfkc().flat_map(char::to_lowercase).collect::<String>();
    folded.split_whitespace().map(|word| word.chars().collect()).collect()
}

/// A text character by character: folded for comparing, and as it is read.
struct Letters {
    folded: Vec<char>,
    readings: Vec<Vec<String>>,
}

impl Letters {
    fn of(text: &str) -> Self {
        let fold = |c: char| c.nfkc().flat_map(char::to_lowercase).next().unwrap_or(c);
        Self { folded: text.chars().map(fold).collect(), readings: pinyin::of_each(text) }
    }

    /// The places of one word: as it is written, else as it is read.
    fn find(&self, word: &[char]) -> Vec<Span> {
        let literal = self.literal(word);
        // One letter is the reading of too much.
        if !literal.is_empty() || word.len() < 2 || !word.iter().all(char::is_ascii_alphanumeric) {
            return literal;
        }
        self.places(|at| self.read(at, word))
    }

    fn literal(&self, word: &[char]) -> Vec<Span> {
        self.places(|at| self.folded.get(at..)?.starts_with(word).then_some(at + word.len()))
    }

    /// Places that do not overlap; `end` says where one that begins here ends.
    fn places(&self, end: impl Fn(usize) -> Option<usize>) -> Vec<Span> {
        let (mut at, mut found) = (0, Vec::new());
        while at < self.folded.len() {
            match end(at).filter(|end| *end > at) {
                Some(end) => {
                    found.extend(u32::try_from(at).ok().zip(u32::try_from(end).ok()));
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Where a reading that begins here ends: whole syllables or first letters, the last syllable may be unfinished.
    fn read(&self, at: usize, rest: &[char]) -> Option<usize> {
        if rest.is_empty() {
            return Some(at);
        }
        let readings = self.readings.get(at)?;
        readings.iter().find_map(|reading| {
            let syllable: Vec<char> = reading.chars().collect();
            if syllable.starts_with(rest) {
                return Some(at + 1);
            }
            let whole = rest.strip_prefix(syllable.as_slice()).and_then(|rest| self.read(at + 1, rest));
            whole.or_else(|| rest.strip_prefix(syllable.get(..1)?).and_then(|rest| self.read(at + 1, rest)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, typed: &str) -> String {
        let spans = spans(text, typed);
        let mut out = String::new();
        for (at, character) in text.chars().enumerate() {
            let at = u32::try_from(at).unwrap();
            out.extend(spans.iter().any(|span| span.0 == at).then_some('['));
            out.push(character);
            out.extend(spans.iter().any(|span| span.1 == at + 1).then_some(']'));
        }
        out
    }

    #[test]
    fn what_was_typed_is_marked_however_it_was_typed() {
        let cases = [
            ("白雪松", "bx", "[白雪]松", "first letters"),
            ("白雪松", "baixue", "[白雪]松", "the full reading"),
            ("白雪松", "baixues", "[白雪松]", "an unfinished syllable"),
            ("白雪松", "xuesong", "白[雪松]", "from the middle of a name"),
            ("欧阳堃", "oyk", "[欧阳堃]", "a surname of two characters"),
            ("仇海涛", "qht", "[仇海涛]", "a surname read as a surname"),
            ("覃建国", "tjg", "[覃建国]", "the second reading of a surname"),
            ("9月18日 主题党日", "党日", "9月18日 主题[党日]", "characters"),
            ("学习《党章》ＰＰＴ", "ppt", "学习《党章》[ＰＰＴ]", "width and case do not matter"),
            ("补学记录", "bx jl", "[补学记录]", "two words that touch become one mark"),
            ("安全生产", "质量", "安全生产", "nothing is marked that was not typed"),
            ("安全生产", "a", "安全生产", "one letter is the reading of too much"),
        ];
        for (text, typed, expected, rule) in cases {
            assert_eq!(marked(text, typed), expected, "{rule}: {typed} in {text}");
        }
    }

    #[test]
    fn an_excerpt_shows_what_was_found_in_its_words() {
        let text = "会议传达了上级文件，讨论了本月安排。王福全：要把除尘改造盯紧，夜班巡检要到位，月底前完成整改并报支部备案登记。";
        let (piece, spans) = excerpt(text, "除尘").unwrap();
        let found: String = piece.chars().skip(spans[0].0 as usize).take(2).collect();
        assert_eq!(found, "除尘", "the place is counted in the piece: {piece}");
        assert!(piece.starts_with('…') && piece.chars().count() < 45, "a line, not the minutes: {piece}");
        assert!(excerpt(text, "高炉").is_none(), "nothing is shown for what is not there");
    }
}
