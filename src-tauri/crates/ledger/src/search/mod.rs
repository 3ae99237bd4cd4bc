//! 查找: one search over people, sessions, topics, tasks, units and registers; names also by pinyin and initials.

mod index;
mod store;
mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use index::{compare, install, rebuild_all, refresh};
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
}
