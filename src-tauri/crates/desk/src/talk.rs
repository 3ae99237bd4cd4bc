//! 谈心谈话: who has been talked with.

use ledger::talk::{self, TalkLine};

use crate::error::Result;
use crate::request::{OnDay, unit_or_top};
use crate::work::Work;

/// `talk_list`
pub fn list(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Vec<TalkLine>> {
    work.read(|view| talk::talks(view, unit_or_top(view, unit_id)?, day))
}
