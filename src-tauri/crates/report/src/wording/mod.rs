//! 措辞: the sentences of papers as small templates. Each has a text of its own; a unit may put another in its place, which
//! the book keeps ([`ledger::wording`]). Figures come in as fields, so no wording can change a figure.

mod template;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ledger::date::Quarter;
use ledger::id::UnitId;
use ledger::{Error, Result, View};

pub use template::{Fields, Template, Value, rounded};

use crate::quarterly::{self, Figures};
use crate::{card, notice};

/// A sentence that can be worded otherwise.
pub struct Sentence {
    /// Its key in the book: `quarterly.opening`.
    pub key: &'static str,
    /// The paper it stands in.
    pub paper: &'static str,
    /// Where it stands there.
    pub place: &'static str,
    /// What it says until somebody words it otherwise.
    pub text: &'static str,
    /// Its fields with an example of each.
    pub fields: &'static [(&'static str, &'static str)],
}

impl Sentence {
    fn names(&self) -> Vec<&'static str> {
        self.fields.iter().map(|(name, _)| *name).collect()
    }

    /// Reads a text for this sentence. Error: `broken` on `text`, saying what is wrong.
    pub fn read(&self, text: &str) -> Result<Template> {
        Template::read(text, &self.names()).map_err(|why| Error::broken("text", why))
    }

    /// The sentence with its examples.
    pub fn example(&self, text: &str) -> Result<String> {
        let value = |text: &str| text.parse().map_or_else(|_| Value::Text(text.to_owned()), Value::Number);
        let fields = self.fields.iter().map(|&(name, example)| (name, value(example))).collect();
        Ok(self.read(text)?.fill(&fields))
    }
}

/// Every sentence, paper by paper.
pub fn all() -> impl Iterator<Item = &'static Sentence> {
    quarterly::SENTENCES.iter().chain(notice::SENTENCES).chain(card::SENTENCES)
}

/// The sentence of a key. Error: `missing`.
pub fn find(key: &str) -> Result<&'static Sentence> {
    all().find(|sentence| sentence.key == key).ok_or_else(|| Error::missing("wording", key))
}

/// What a text would say, to look at before it is kept: a sentence of the quarterly report with the figures of this quarter,
/// another one with its examples. Errors: `broken` on `text`, saying what is wrong; no such sentence or unit.
pub fn preview(
    view: &View<'_>,
    unit: UnitId,
    quarter: Quarter,
    day: NaiveDate,
    key: &str,
    text: &str,
) -> Result<String> {
    let sentence = find(key)?;
    let example = sentence.example(text)?;
    if !quarterly::SENTENCES.iter().any(|other| other.key == key) {
        return Ok(example);
    }
    let mut figures = Figures::read(view, unit, quarter, day)?;
    figures.wording = figures.wording.with(key, text);
    Ok(quarterly::say(&figures, sentence))
}

/// The texts in force for a unit.
#[derive(Clone, Debug, Default)]
pub struct Wording(BTreeMap<String, String>);

impl Wording {
    /// Reads what the book has for a unit.
    pub fn read(view: &View<'_>, unit: UnitId) -> Result<Self> {
        Ok(Self(ledger::wording::of(view, unit)?))
    }

    /// The same with one sentence worded otherwise, to look at before it is kept.
    pub fn with(mut self, key: &str, text: &str) -> Self {
        self.0.insert(key.to_owned(), text.to_owned());
        self
    }

    /// The text in force.
    pub fn text<'a>(&'a self, sentence: &'a Sentence) -> &'a str {
        self.0.get(sentence.key).map_or(sentence.text, String::as_str)
    }

    /// The sentence with these figures. A text that cannot be read (kept by a newer program with other fields) gives way to
    /// the program's own.
    pub fn say(&self, sentence: &Sentence, fields: &Fields) -> String {
        let template = sentence.read(self.text(sentence)).or_else(|_| sentence.read(sentence.text));
        template.map_or_else(|_| String::new(), |template| template.fill(fields))
    }
}

/// Field values by name: `fields! { "应到" => total.due, … }`.
macro_rules! fields {
    ($($name:literal => $value:expr),* $(,)?) => {
        $crate::wording::Fields::from([$(($name, $crate::wording::Value::from($value))),*])
    };
}
pub(crate) use fields;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_can_be_read_and_has_its_own_key() {
        let mut keys = Vec::new();
        for sentence in all() {
            let example = sentence.example(sentence.text).unwrap();
            assert!(
                !example.contains(['{', '[']),
                "{} shows its example as people read it: {example}",
                sentence.key
            );
            for (name, _) in sentence.fields {
                assert!(
                    sentence.text.contains(&format!("{{{name}")),
                    "{} offers {name} and uses it",
                    sentence.key
                );
            }
            keys.push(sentence.key);
        }
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all, "two sentences of one key would be worded together");
    }
}
