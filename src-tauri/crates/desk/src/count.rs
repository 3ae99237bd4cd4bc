//! 统计.

use ledger::count::{By, Count};
use ledger::date::Day;
use ledger::id::UnitId;
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{unit_or_top, window};
use crate::work::Work;

/// What to count.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct CountGetReq {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// What the rows are.
    pub by: By,
}

/// `count_get`
pub fn get(work: &mut Work<'_>, CountGetReq { unit_id, from, to, by }: CountGetReq) -> Result<Count> {
    let window = window(from, to)?;
    work.read(|view| ledger::count::count(view, unit_or_top(view, unit_id)?, window, by))
}
