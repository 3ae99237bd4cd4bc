//! The small language of sentences: `{应到}` is a field, `[…]` is printed only when every field in it has a value.
//!
//! - A field is empty when its text is empty or its number is 0; outside brackets a number 0 prints as 0, an empty text as nothing.
//! - `{累计:余}` writes a number with a rounding word; 余, 多, 近 and 超 obey [`rounded`].
//! - `{序}` numbers the bracketed parts that are printed: 一是… 二是…; with only one of them it prints nothing.
//! - Marks that a part left at the beginning of a sentence (，；、) are dropped.

use std::collections::BTreeMap;

use crate::words::numeral;

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A count.
    Number(i64),
    /// Words.
    Text(String),
}

/// The values of a sentence's fields.
pub type Fields = BTreeMap<&'static str, Value>;

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Value {
    fn is_empty(&self) -> bool {
        match self {
            Self::Number(number) => *number == 0,
            Self::Text(text) => text.is_empty(),
        }
    }
}

/// The field that numbers the printed parts.
const NUMBER: &str = "序";

/// Words that may stand with a round number.
const ROUNDING: [&str; 4] = ["余", "多", "近", "超"];

/// A sentence ready to be filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Template(Vec<Part>);

/// A stretch of a sentence, in brackets or not.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    is_optional: bool,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(String),
    Field { name: String, rounding: Option<String> },
}

impl Template {
    /// Reads a sentence that may use these fields. Error: what is wrong, as a Chinese sentence.
    pub fn read(text: &str, fields: &[&str]) -> Result<Self, String> {
        let mut parts = vec![Part { is_optional: false, pieces: Vec::new() }];
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}', '[', ']']) {
            let (before, from) = rest.split_at(at);
            push(&mut parts, Piece::Text(before.to_owned()));
            let is_open = parts.last().is_some_and(|part| part.is_optional);
            match &from[..1] {
                "{" => {
                    let end = from.find('}').ok_or("有一个“{”没有对应的“}”")?;
                    push(&mut parts, field(&from[1..end], fields)?);
                    rest = &from[end + 1..];
                    continue;
                }
                "[" if is_open => return Err("“[”里面不能再套“[”".to_owned()),
                "[" => parts.push(Part { is_optional: true, pieces: Vec::new() }),
                "]" if is_open => parts.push(Part { is_optional: false, pieces: Vec::new() }),
                mark => return Err(format!("有一个“{mark}”前面没有和它对应的括号")),
            }
            rest = &from[1..];
        }
        push(&mut parts, Piece::Text(rest.to_owned()));
        if parts.last().is_some_and(|part| part.is_optional) {
            return Err("有一个“[”没有对应的“]”".to_owned());
        }
        Ok(Self(parts))
    }

    /// The sentence with these values.
    pub fn fill(&self, fields: &Fields) -> String {
        let printed: Vec<&Part> = self.0.iter().filter(|part| part.is_printed(fields)).collect();
        let is_numbered = printed.iter().filter(|part| part.numbers()).count() > 1;
        let mut number = 0;
        let mut text = String::new();
        for part in printed {
            for piece in &part.pieces {
                match piece {
                    Piece::Text(words) => text.push_str(words),
                    Piece::Field { name, .. } if name == NUMBER => {
                        number += 1;
                        if is_numbered {
                            text.push_str(&format!("{}是", numeral(number)));
                        }
                    }
                    Piece::Field { name, rounding } => match fields.get(name.as_str()) {
                        Some(Value::Number(number)) => text.push_str(&rounded(*number, rounding.as_deref())),
                        Some(Value::Text(words)) => text.push_str(words),
                        None => {}
                    },
                }
            }
        }
        text.trim_start_matches(['，', '；', '、', '。']).to_owned()
    }
}

impl Part {
    fn is_printed(&self, fields: &Fields) -> bool {
        let has_value =
            |name: &String| name == NUMBER || fields.get(name.as_str()).is_some_and(|v| !v.is_empty());
        !self.is_optional
            || self.pieces.iter().all(|piece| match piece {
                Piece::Text(_) => true,
                Piece::Field { name, .. } => has_value(name),
            })
    }

    fn numbers(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Field { name, .. } if name == NUMBER))
    }
}

fn push(parts: &mut [Part], piece: Piece) {
    if let (Some(part), false) = (parts.last_mut(), piece == Piece::Text(String::new())) {
        part.pieces.push(piece);
    }
}

fn field(text: &str, fields: &[&str]) -> Result<Piece, String> {
    let (name, rounding) = match text.split_once([':', '：']) {
        Some((name, rounding)) => (name.trim(), Some(rounding.trim())),
        None => (text.trim(), None),
    };
    if name != NUMBER && !fields.contains(&name) {
        return Err(format!("没有“{name}”这个数据，可用的有：{}", fields.join("、")));
    }
    if let Some(word) = rounding.filter(|word| !ROUNDING.contains(word)) {
        return Err(format!("“{word}”不能用来约数，可用的有：{}", ROUNDING.join("、")));
    }
    Ok(Piece::Field { name: name.to_owned(), rounding: rounding.map(str::to_owned) })
}

/// A count with a rounding word (field.md §6.6, 5): 余 and 多 when it is above the round figure (63 → 60余, 5026 → 5000余),
/// 超 likewise (超5000), 近 when it is at most a fiftieth below the next one (4980 → 近5000). From 1000 on a half is round, too
/// (1523 → 1500余). Where the word would not be true, and up to 10, the count itself is written. The exact figure stays in
/// the tables.
pub fn rounded(count: i64, word: Option<&str>) -> String {
    let step = 10_i64.pow(count.max(1).ilog10());
    let next = (count / step + 1) * step;
    let half = if step >= 1000 { step / 2 } else { step };
    let below = count / half * half;
    match word {
        Some("余" | "多") if count > 10 && count > below => format!("{below}{}", word.unwrap_or_default()),
        Some("超") if count > 10 && count > below => format!("超{below}"),
        Some("近") if count >= 90 && count % step > 0 && (next - count) * 50 <= next => format!("近{next}"),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str, fields: &[(&'static str, Value)]) -> String {
        let fields: Fields = fields.iter().cloned().collect();
        let names: Vec<&str> = fields.keys().copied().collect();
        Template::read(text, &names).unwrap().fill(&fields)
    }

    #[test]
    fn a_part_without_its_figure_is_left_out() {
        let text = "[召开{大会}次][，合并{合并}次]。";
        assert_eq!(
            say(text, &[("大会", 2_i64.into()), ("合并", 1_i64.into())]),
            "召开2次，合并1次。",
            "both have figures"
        );
        assert_eq!(
            say(text, &[("大会", 2_i64.into()), ("合并", 0_i64.into())]),
            "召开2次。",
            "nothing is said of 0"
        );
        assert_eq!(
            say(text, &[("大会", 0_i64.into()), ("合并", 1_i64.into())]),
            "合并1次。",
            "no mark begins a sentence"
        );
        assert_eq!(say(text, &[("大会", 0_i64.into()), ("合并", 0_i64.into())]), "", "nothing to say");
        assert_eq!(
            say("预备党员{预备}名", &[("预备", 0_i64.into())]),
            "预备党员0名",
            "outside brackets 0 is a figure"
        );
    }

    #[test]
    fn parts_are_numbered_when_there_are_several() {
        let text = "[{序}{甲}][；{序}{乙}]。";
        assert_eq!(
            say(text, &[("甲", "少开会".into()), ("乙", "缺学时".into())]),
            "一是少开会；二是缺学时。",
            "two"
        );
        assert_eq!(
            say(text, &[("甲", "".into()), ("乙", "缺学时".into())]),
            "缺学时。",
            "one needs no number"
        );
    }

    #[test]
    fn rounding_words_are_true() {
        for (count, word, expected, why) in [
            (5026, "余", "5000余", "S1: above the round figure"),
            (812, "多", "800多", "above"),
            (5000, "余", "5000", "exactly 5000 is not 5000余"),
            (4980, "近", "近5000", "S2: just below"),
            (4600, "近", "4600", "4600 is not 近5000"),
            (5026, "近", "5026", "nor is what lies above"),
            (5026, "超", "超5000", "S31: above"),
            (63, "余", "60余", "S50: 60余次"),
            (12, "余", "10余", "S41: 10余家"),
            (10, "余", "10", "exactly 10 is not 10余"),
            (7, "余", "7", "small counts are told as they are"),
            (1523, "余", "1500余", "S83: a half is a round figure"),
        ] {
            assert_eq!(rounded(count, Some(word)), expected, "{why}");
        }
    }

    #[test]
    fn mistakes_are_named() {
        for (text, expected) in [
            ("{应道}", "没有“应道”这个数据，可用的有：应到"),
            ("{应到", "有一个“{”没有对应的“}”"),
            ("[{应到}", "有一个“[”没有对应的“]”"),
            ("{应到}]", "有一个“]”前面没有和它对应的括号"),
            ("{应到:约}", "“约”不能用来约数，可用的有：余、多、近、超"),
        ] {
            assert_eq!(Template::read(text, &["应到"]).unwrap_err(), expected, "{text}");
        }
    }
}
