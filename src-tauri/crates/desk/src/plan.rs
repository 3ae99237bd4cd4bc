//! 计划: what is meant to be held when.

use ledger::date::Day;
use ledger::id::{PlanItemId, UnitId};
use ledger::plan::{self, FixedDay, PlanFields, PlanItem};
use ledger::session::Kind;
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, One, Saved, Within, unit_or_top, window};
use crate::work::Work;

/// A fixed day for the rest of a year.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct PlanFixReq {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// What is held on it.
    pub kind: Kind,
    /// Subject until a better one is written.
    pub title: String,
    /// Which day.
    pub rule: FixedDay,
    /// From this day to the end of its year.
    pub from: Day,
}

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

/// `plan_fix`
pub fn fix(work: &mut Work<'_>, request: PlanFixReq) -> Result<Vec<PlanItem>> {
    let PlanFixReq { unit_id, kind, title, rule, from } = request;
    work.write(&format!("按固定日期列入计划：{}", kind.short()), |tx| {
        let unit = unit_or_top(tx, unit_id)?;
        let added = plan::fix(tx, unit, (&kind, &title), rule, from)?;
        added.into_iter().map(|id| plan::get(tx, id)).collect()
    })
}
