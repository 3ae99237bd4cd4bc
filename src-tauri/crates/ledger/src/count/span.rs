//! The part of the tree under a unit, as a range of paths: an index finds it, however large.

use crate::id::UnitId;
use crate::unit;
use crate::{Result, View};

/// A unit and everything under it: `path >= from AND path < to`.
pub(crate) struct Span {
    /// The unit's own path, `/1/7/`.
    pub from: String,
    /// The first path that sorts after every path under it: `/1/70` ('0' follows '/').
    pub to: String,
    /// The unit is the top of the book: nothing lies outside.
    pub is_all: bool,
}

impl Span {
    /// The span of a unit. Errors: no such unit.
    pub(crate) fn of(view: &View<'_>, unit: UnitId) -> Result<Self> {
        let unit = unit::get(view, unit)?;
        let to = format!("{}0", unit.path.trim_end_matches('/'));
        Ok(Self { from: unit.path, to, is_all: unit.parent_id.is_none() })
    }

    /// Sessions `s` with the units `c` of this span that took part (`su`), joined in the order that reads least: everything by
    /// its day, a part of the tree by its units. The bounds are [`Self::WITHIN`].
    pub(crate) const fn sessions(&self) -> &'static str {
        if self.is_all {
            "session s CROSS JOIN session_unit su ON su.session_id = s.id CROSS JOIN unit c ON c.id = su.unit_id"
        } else {
            "unit c CROSS JOIN session_unit su ON su.unit_id = c.id CROSS JOIN session s ON s.id = su.session_id"
        }
    }

    /// The bounds of [`Self::sessions`]: first and last day, and the span's own.
    pub(crate) const WITHIN: &'static str =
        "s.on_day BETWEEN :from AND :to AND c.path >= :low AND c.path < :high";
}
