//! 表决: what the figures mean, while they are typed.

use ledger::session::{Verdict, Vote};

use crate::error::Result;
use crate::work::Work;

/// `vote_judge`
pub fn judge(_: &mut Work<'_>, vote: Vote) -> Result<Verdict> {
    vote.check()?;
    Ok(ledger::session::judge(&vote))
}
