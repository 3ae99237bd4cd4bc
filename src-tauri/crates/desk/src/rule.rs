//! 规则: what is asked of a unit, by the regulations and by itself.

use ledger::check::{self, OwnRule, OwnRuleFields, RuleLine};
use ledger::date::Day;
use ledger::id::{OwnRuleId, UnitId};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, One, Saved};
use crate::work::Work;

/// Whose rules.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct RuleListReq {
    /// The unit; none: the whole book.
    pub unit_id: Option<UnitId>,
    /// On which day.
    pub day: Day,
}

/// `rule_list`
pub fn list(work: &mut Work<'_>, RuleListReq { unit_id, day }: RuleListReq) -> Result<Vec<RuleLine>> {
    work.read(|view| check::rules(view, unit_id, day))
}

/// `own_rule_get`
pub fn get(work: &mut Work<'_>, One { id }: One<OwnRuleId>) -> Result<OwnRule> {
    work.read(|view| check::get_own(view, id))
}

/// `own_rule_save`
pub fn save(work: &mut Work<'_>, Saved { id, fields }: Saved<OwnRuleId, OwnRuleFields>) -> Result<OwnRule> {
    let verb = if id.is_some() { "修改" } else { "增加" };
    work.write(&format!("{verb}本单位规则：{}", fields.label.trim()), |tx| {
        let id = check::save_own(tx, id, &fields)?;
        check::get_own(tx, id)
    })
}

/// `own_rule_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<OwnRuleId>) -> Result<Empty> {
    work.write("删除本单位规则", |tx| {
        tx.summary(&format!("删除本单位规则：{}", check::get_own(tx, id)?.fields.label))?;
        check::delete_own(tx, id)
    })?;
    Ok(Empty {})
}
