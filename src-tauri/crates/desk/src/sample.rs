//! 示例: made-up books, to try things in and to measure with.

use std::path::PathBuf;

use ledger::sample;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{CommandError, Result};
use crate::request::Empty;
use crate::secret::Secret;
use crate::work::Work;

/// Which made-up book.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SampleKind {
    /// One branch of 28 people.
    Workshop,
    /// A committee with 400 units.
    Group,
    /// 3,000 branches and 70,000 members.
    Scale,
}

/// A made-up book to make.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SampleMakeReq {
    /// Where; it is not opened.
    pub path: PathBuf,
    /// Its password.
    pub password: Secret,
    /// Which.
    pub kind: SampleKind,
    /// The same seed makes the same book; none: 1.
    pub seed: Option<u64>,
    /// Branches of a scale book; none: 3,000.
    pub branches: Option<usize>,
    /// Members of a scale book; none: 70,000.
    pub members: Option<usize>,
    /// Years of a scale book; none: 5.
    pub years: Option<usize>,
}

/// A made-up book is no larger: to fill this one takes a quarter of an hour.
const MOST: (usize, usize, usize) = (10_000, 500_000, 20);

/// `sample_make`
pub fn make(_: &mut Work<'_>, request: SampleMakeReq) -> Result<Empty> {
    let SampleMakeReq { path, password, kind, seed, branches, members, years } = request;
    let seed = seed.unwrap_or(1);
    let book = match kind {
        SampleKind::Workshop => sample::workshop(&path, &password, seed),
        SampleKind::Group => sample::group(&path, &password, seed),
        SampleKind::Scale => {
            let (branches, members) = (branches.unwrap_or(3_000), members.unwrap_or(70_000));
            let years = years.unwrap_or(5);
            if branches > MOST.0 || members > MOST.1 || years > MOST.2 {
                return Err(CommandError::invalid("members", "样例手册最多 10000 个支部、50 万人、20 年"));
            }
            sample::scale(&path, &password, seed, branches, members, years)
        }
    };
    drop(book?);
    Ok(Empty {})
}
