//! 主讲人: the directory that follows from the records.

use ledger::lecturer::{self, Lecturer};

use crate::error::Result;
use crate::request::{Within, unit_or_top, window};
use crate::work::Work;

/// `lecturer_list`
pub fn list(work: &mut Work<'_>, Within { unit_id, from, to }: Within) -> Result<Vec<Lecturer>> {
    let window = window(from, to)?;
    work.read(|view| lecturer::list(view, unit_or_top(view, unit_id)?, window))
}
