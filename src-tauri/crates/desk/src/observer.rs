//! 列席: who sat in, by class, and members who took part in the life of another unit.

use ledger::session::{self, ClassCount, DualCount};

use crate::error::Result;
use crate::request::{Within, unit_or_top, window};
use crate::work::Work;

/// `observer_classes`
pub fn classes(work: &mut Work<'_>, within: Within) -> Result<Vec<ClassCount>> {
    let window = window(within.from, within.to)?;
    work.read(|view| session::observer_classes(view, unit_or_top(view, within.unit_id)?, window))
}

/// `observer_dual`
pub fn dual(work: &mut Work<'_>, within: Within) -> Result<Vec<DualCount>> {
    let window = window(within.from, within.to)?;
    work.read(|view| session::dual_life(view, unit_or_top(view, within.unit_id)?, window))
}
