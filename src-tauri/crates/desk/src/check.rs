//! 检查.

use ledger::check::{Check, Forecast};

use crate::error::Result;
use crate::request::{OnDay, unit_or_top};
use crate::work::Work;

/// `check_get`
pub fn get(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Check> {
    work.read(|view| ledger::check::check(view, unit_or_top(view, unit_id)?, day))
}

/// `forecast_get`
pub fn forecast(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Forecast> {
    work.read(|view| ledger::check::forecast(view, unit_or_top(view, unit_id)?, day))
}
