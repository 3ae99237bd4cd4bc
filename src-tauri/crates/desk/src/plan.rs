//! 计划: what is meant to be held when.

use ledger::id::PlanItemId;
use ledger::plan::{self, PlanFields, PlanItem};

use crate::error::Result;
use crate::request::{Empty, One, Saved, Within, unit_or_top, window};
use crate::work::Work;

/// `plan_list`
pub fn list(work: &mut Work<'_>, Within { unit_id, from, to }: Within) -> Result<Vec<PlanItem>> {
    let window = window(from, to)?;
    work.read(|view| plan::list(view, unit_or_top(view, unit_id)?, window))
}

/// `plan_save`
pub fn save(work: &mut Work<'_>, Saved { id, fields }: Saved<PlanItemId, PlanFields>) -> Result<PlanItem> {
    let verb = if id.is_some() { "修改" } else { "列入" };
    work.write(&format!("{verb}计划：{}{}", fields.month, fields.kind.short()), |tx| {
        let id = plan::save(tx, id, &fields)?;
        plan::get(tx, id)
    })
}

/// `plan_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<PlanItemId>) -> Result<Empty> {
    work.write("删除计划", |tx| {
        let fields = plan::get(tx, id)?.fields;
        tx.summary(&format!("删除计划：{}{}", fields.month, fields.kind.short()))?;
        plan::delete(tx, id)
    })?;
    Ok(Empty {})
}
