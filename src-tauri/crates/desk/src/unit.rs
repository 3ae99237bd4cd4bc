//! 组织: the tree of units and the bases.

use ledger::id::UnitId;
use ledger::unit::{Unit, UnitFields};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, One};
use crate::work::Work;

/// A unit to add or change.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct UnitSaveReq {
    /// Row id; none for a new unit.
    pub id: Option<UnitId>,
    /// The unit above; none only for the top.
    pub parent_id: Option<UnitId>,
    /// Name of the base, made when it is new.
    pub base: Option<String>,
    /// What a person fills in.
    #[ts(optional = false)]
    pub fields: UnitFields,
}

/// `unit_list`
pub fn list(work: &mut Work<'_>, Empty {}: Empty) -> Result<Vec<Unit>> {
    work.read(ledger::unit::list)
}

/// `unit_save`
pub fn save(work: &mut Work<'_>, request: UnitSaveReq) -> Result<Unit> {
    let UnitSaveReq { id, parent_id, base, fields } = request;
    let base = base.as_deref().map(str::trim).filter(|base| !base.is_empty());
    let verb = if id.is_some() { "修改" } else { "新建" };
    work.write(&format!("{verb}组织：{}", fields.name), |tx| {
        let id = match id {
            Some(id) => ledger::unit::update(tx, id, parent_id, base, &fields).map(|()| id)?,
            None => {
                let parent = crate::request::unit_or_top(tx, parent_id)?;
                ledger::unit::create(tx, Some(parent), base, &fields)?
            }
        };
        ledger::unit::get(tx, id)
    })
}

/// `unit_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<UnitId>) -> Result<Empty> {
    work.write("删除组织", |tx| {
        tx.summary(&format!("删除组织：{}", ledger::unit::get(tx, id)?.fields.name))?;
        ledger::unit::delete(tx, id)
    })?;
    Ok(Empty {})
}

/// `base_list`
pub fn bases(work: &mut Work<'_>, Empty {}: Empty) -> Result<Vec<String>> {
    work.read(ledger::unit::bases)
}
