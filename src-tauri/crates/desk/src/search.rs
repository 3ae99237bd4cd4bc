//! 查找.

use ledger::date::Day;
use ledger::search::{Hit, NounCount, Span};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::work::Work;

/// What to find.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct SearchReq {
    /// Words as typed: Chinese, pinyin, initials, a date.
    pub words: String,
    /// The day that the words mean, if they mean one.
    #[serde(default)]
    pub day: Option<Day>,
    /// At most so many.
    pub limit: u32,
    /// What the window has besides records: pages, papers, figures, things to make.
    #[serde(default)]
    pub places: Option<Vec<Place>>,
}

/// Something of the window that is found by its name.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// What is shown.
    pub label: String,
    /// Other words for it.
    pub also: String,
}

/// What was found.
#[derive(Debug, Serialize, TS)]
pub struct SearchRes {
    /// Records, grouped by noun.
    pub hits: Vec<Hit>,
    /// How many records there are of each noun.
    pub counts: Vec<NounCount>,
    /// Which of the places.
    pub places: Vec<PlaceHit>,
}

/// One of the places asked for.
#[derive(Debug, Serialize, TS)]
pub struct PlaceHit {
    /// Its number in the request, from 0.
    pub at: u32,
    /// Where in its label stands what was typed, in characters; nothing where only another word for it does.
    pub spans: Vec<Span>,
}

/// `search`
pub fn find(work: &mut Work<'_>, request: SearchReq) -> Result<SearchRes> {
    let SearchReq { words, day, limit, places } = request;
    let places = (0..)
        .zip(places.iter().flatten())
        .filter(|(_, place)| ledger::search::holds(&format!("{} {}", place.label, place.also), &words));
    let places = places
        .map(|(at, place)| PlaceHit { at, spans: ledger::search::spans(&place.label, &words) })
        .collect();
    let found = work.read(|view| {
        ledger::search::search(view, &words, day, usize::try_from(limit).unwrap_or(usize::MAX))
    })?;
    Ok(SearchRes { hits: found.hits, counts: found.counts, places })
}
