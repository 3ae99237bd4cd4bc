//! 措辞: the sentences of papers that a unit may word for itself.

use ledger::date::{Day, Quarter};
use ledger::id::UnitId;
use report::wording::{self, Sentence, Wording};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, unit_or_top};
use crate::work::Work;

/// Whose sentences.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct WordingListReq {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
}

/// A sentence with the text in force.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WordingLine {
    /// Its key.
    pub key: String,
    /// The paper it stands in.
    pub paper: String,
    /// Where it stands there.
    pub place: String,
    /// The text in force.
    pub text: String,
    /// What it says until somebody words it otherwise.
    pub default: String,
    /// The figures it may use.
    pub fields: Vec<WordingField>,
}

/// A figure that a sentence may use.
#[derive(Debug, Serialize, TS)]
pub struct WordingField {
    /// Its name, written `{应到}` in the text.
    pub name: String,
    /// An example.
    pub example: String,
}

/// A text to look at with the figures of a quarter.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct WordingPreviewReq {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// Which sentence.
    pub key: String,
    /// The text.
    pub text: String,
    /// The day that stands on the paper; its quarter gives the figures.
    pub day: Day,
}

/// What a text would say.
#[derive(Debug, Serialize, TS)]
pub struct WordingPreview {
    /// As it would be printed; empty when it would say nothing.
    pub text: String,
}

/// A sentence to word otherwise.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct WordingSetReq {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// Which sentence.
    pub key: String,
    /// The text; none: back to what it says by itself.
    pub text: Option<String>,
}

/// `wording_list`
pub fn list(work: &mut Work<'_>, request: WordingListReq) -> Result<Vec<WordingLine>> {
    let words = work.read(|view| Wording::read(view, unit_or_top(view, request.unit_id)?))?;
    let line = |sentence: &'static Sentence| WordingLine {
        key: sentence.key.to_owned(),
        paper: sentence.paper.to_owned(),
        place: sentence.place.to_owned(),
        text: words.text(sentence).to_owned(),
        default: sentence.text.to_owned(),
        fields: sentence.fields.iter().map(|&(name, example)| field(name, example)).collect(),
    };
    Ok(wording::all().map(line).collect())
}

fn field(name: &str, example: &str) -> WordingField {
    WordingField { name: name.to_owned(), example: example.to_owned() }
}

/// `wording_preview`
pub fn preview(work: &mut Work<'_>, request: WordingPreviewReq) -> Result<WordingPreview> {
    let WordingPreviewReq { unit_id, key, text, day } = request;
    work.read(|view| {
        let unit = unit_or_top(view, unit_id)?;
        let text = wording::preview(view, unit, Quarter::of(day), day, &key, &text)?;
        Ok(WordingPreview { text })
    })
}

/// `wording_set`: a text that cannot be read is refused.
pub fn set(work: &mut Work<'_>, request: WordingSetReq) -> Result<Empty> {
    let sentence = wording::find(&request.key)?;
    // The program's own text is nothing to keep: when it gets better, so does the paper.
    let text = request.text.filter(|text| text.trim() != sentence.text);
    if let Some(text) = &text {
        sentence.read(text)?;
    }
    work.write(&format!("修改措辞：{}{}", sentence.paper, sentence.place), |tx| {
        let unit = unit_or_top(tx, request.unit_id)?;
        ledger::wording::set(tx, Some(unit), sentence.key, text.as_deref())
    })?;
    Ok(Empty {})
}
