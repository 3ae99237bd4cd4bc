//! 台账: registers with columns of the unit's own choosing, their rows and counts.

use ledger::date::Day;
use ledger::id::{RegisterId, RegisterRowId, UnitId};
use ledger::register::{
    self, Count, Register, RegisterFields, RegisterRow, RegisterRowFields, Sum, Template,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, One, Saved, unit_or_top, window};
use crate::work::Work;

/// Whose registers.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct RegisterListReq {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
}

/// A register over a span of days, both ends included.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RegisterGetReq {
    /// The register.
    pub id: RegisterId,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// A register with its rows and what they come to.
#[derive(Debug, Serialize, TS)]
pub struct RegisterPage {
    /// The register.
    pub register: Register,
    /// Its rows in the span, newest first.
    pub rows: Vec<RegisterRow>,
    /// These rows by month and by column.
    pub counts: Vec<Count>,
    /// The sums of its numbers.
    pub sums: Vec<Sum>,
}

/// `register_templates`
pub fn templates(_: &mut Work<'_>, Empty {}: Empty) -> Result<Vec<Template>> {
    Ok(register::templates())
}

/// `register_list`
pub fn list(work: &mut Work<'_>, RegisterListReq { unit_id }: RegisterListReq) -> Result<Vec<Register>> {
    work.read(|view| register::list(view, unit_or_top(view, unit_id)?))
}

/// `register_get`
pub fn get(work: &mut Work<'_>, RegisterGetReq { id, from, to }: RegisterGetReq) -> Result<RegisterPage> {
    let within = window(from, to)?;
    work.read(|view| {
        let register = register::get(view, id)?;
        let rows = register::rows(view, id, within)?;
        let (counts, sums) = (register::counts(&register, &rows), register::sums(&register, &rows));
        Ok(RegisterPage { register, rows, counts, sums })
    })
}

/// `register_save`
pub fn save(
    work: &mut Work<'_>,
    Saved { id, fields }: Saved<RegisterId, RegisterFields>,
) -> Result<Register> {
    let verb = if id.is_some() { "修改" } else { "建立" };
    work.write(&format!("{verb}台账：{}", fields.name), |tx| {
        let id = register::save(tx, id, &fields)?;
        register::get(tx, id)
    })
}

/// `register_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<RegisterId>) -> Result<Empty> {
    work.write("删除台账", |tx| {
        tx.summary(&format!("删除台账：{}", register::get(tx, id)?.fields.name))?;
        register::delete(tx, id)
    })?;
    Ok(Empty {})
}

/// `register_row_get`
pub fn row_get(work: &mut Work<'_>, One { id }: One<RegisterRowId>) -> Result<RegisterRow> {
    work.read(|view| register::row_get(view, id))
}

/// `register_row_save`
pub fn row_save(
    work: &mut Work<'_>,
    Saved { id, fields }: Saved<RegisterRowId, RegisterRowFields>,
) -> Result<RegisterRow> {
    let verb = if id.is_some() { "修改" } else { "登记" };
    work.write("登记台账", |tx| {
        let id = register::row_save(tx, id, &fields)?;
        summarise(tx, verb, fields.register_id)?;
        register::row_get(tx, id)
    })
}

/// `register_row_delete`
pub fn row_delete(work: &mut Work<'_>, One { id }: One<RegisterRowId>) -> Result<Empty> {
    work.write("删除台账登记", |tx| {
        summarise(tx, "删除", register::row_get(tx, id)?.fields.register_id)?;
        register::row_delete(tx, id)
    })?;
    Ok(Empty {})
}

/// The line of history of a row: which register it stands in.
fn summarise(tx: &ledger::Tx<'_>, verb: &str, register: RegisterId) -> ledger::Result<()> {
    tx.summary(&format!("{verb}台账一条：{}", register::get(tx, register)?.fields.name))
}
