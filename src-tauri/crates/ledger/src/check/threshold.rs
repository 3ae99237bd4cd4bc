//! Thresholds of the rules: settings of the unit, of a unit above it, or of the book (the keys, defaults and sources are in
//! [`crate::setting::ALL`]).

use crate::id::UnitId;
use crate::{Result, View, setting};

/// The threshold in force for a unit. Errors: a key that is no setting.
#[allow(clippy::cast_precision_loss)] // thresholds are small
pub fn number(view: &View<'_>, unit: UnitId, key: &str) -> Result<f64> {
    Ok(whole_number(view, unit, key)? as f64)
}

/// As [`number`], for thresholds that are counted in whole things.
pub(crate) fn whole_number(view: &View<'_>, unit: UnitId, key: &str) -> Result<i64> {
    setting::get(view, Some(unit), key)
}
