//! 查找.

use ledger::search::Hit;
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::work::Work;

/// What to find.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchReq {
    /// Words as typed: Chinese, pinyin, initials, a date.
    pub words: String,
    /// At most so many.
    pub limit: u32,
}

/// `search`
pub fn find(work: &mut Work<'_>, SearchReq { words, limit }: SearchReq) -> Result<Vec<Hit>> {
    work.read(|view| ledger::search::search(view, &words, usize::try_from(limit).unwrap_or(usize::MAX)))
}
