//! Of how many branches a paper may be. The window and the command line ask here, both.

use ledger::id::UnitId;
use ledger::unit::{Unit, UnitKind};
use ledger::{Error, Result, View};

/// A binder is of one branch: an inspector is shown one.
pub(crate) const ALONE: usize = 1;
/// The most branches a paper of records may be of: beyond them it would be no paper, and no memory would hold it.
pub(crate) const TOGETHER: usize = 100;

/// Error: `broken` on `unitId` when there are more branches in a unit than a paper may be of.
pub(crate) fn refuse_many(view: &View<'_>, unit: UnitId, most: usize) -> Result<()> {
    let is_branch = |unit: &Unit| unit.fields.kind == UnitKind::Branch && unit.fields.dissolved_on.is_none();
    let branches = ledger::unit::list_under(view, unit)?.iter().filter(|unit| is_branch(unit)).count();
    if branches <= most {
        return Ok(());
    }
    let rule = format!(
        "这里有{branches}个支部，这份材料一次只能出一个支部，没有生成。请选支部；全部支部的数字看统计表"
    );
    Err(Error::broken("unitId", rule))
}

/// Error: `broken` on `unitId` when the unit has several branches: a binder is of one.
pub fn one_branch(view: &View<'_>, unit: UnitId) -> Result<()> {
    refuse_many(view, unit, ALONE)
}
