//! 查找: one search over people, sessions, topics, tasks, units and registers; names also by pinyin and initials.

mod index;
mod mark;
mod store;
mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use index::{compare, install, rebuild_all, refresh};
pub use mark::{Span, holds, spans};
pub use store::*;

use crate::date::Day;

/// One thing found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// member, session, topic, task, task_list, unit, register_row, turn_list, pairing.
    pub noun: String,
    /// Row id of that noun.
    pub record_id: i64,
    /// What to show.
    pub label: String,
    /// Second line.
    pub detail: Option<String>,
    /// Its day, if it has one.
    pub on_day: Option<Day>,
    /// The list of a task, the register of a row.
    pub parent_id: Option<i64>,
    /// Where in the label stands what was typed, in characters.
    pub spans: Vec<Span>,
    /// The piece of its text in which it was found, when the label does not show it. Texts closed to readers are in no index.
    pub excerpt: Option<String>,
    /// Where in the excerpt, or without one in the second line.
    pub excerpt_spans: Vec<Span>,
}

/// How many records of a noun were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NounCount {
    /// The noun.
    pub noun: String,
    /// How many; not counted beyond [`MOST`].
    pub count: i64,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Found {
    /// Grouped by noun, at most as many as asked for.
    pub hits: Vec<Hit>,
    /// How many there are of each noun that has any.
    pub counts: Vec<NounCount>,
}

/// A word that half of the records hold is counted no further than this: reading on would take as long as the book is large.
pub const MOST: i64 = 1000;
