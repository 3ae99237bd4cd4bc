//! 台账: registers with columns of the unit's own choosing, their rows and counts.

use ledger::date::{Day, Window};
use ledger::id::{MemberId, RegisterColumnId, RegisterId, RegisterRowId, SessionId, UnitId};
use ledger::register::{
    self, Axis, Count, Cross, Lacking, Linked, Measure, Mention, Register, RegisterFields, RegisterRow,
    RegisterRowFields, Sum, Template,
};
use ledger::unit::UnitKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{CommandError, Result};
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
    /// The rows that hold on the last day, whenever they began; none where no column says when a row ends.
    pub active: Option<Vec<RegisterRowId>>,
}

/// A register by two things.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RegisterCrossReq {
    /// The register.
    pub id: RegisterId,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// What the lines are.
    pub down: Axis,
    /// What the columns are; none: one column.
    pub across: Option<Axis>,
    /// What is counted.
    pub measure: Measure,
}

/// Which units a register does not name.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct RegisterLackingReq {
    /// The register.
    pub id: RegisterId,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// The column that names units.
    pub unit_column_id: RegisterColumnId,
    /// For everything that stands in this column on its own; none: for all rows together.
    pub by_column_id: Option<RegisterColumnId>,
    /// Which kind of units; none: the branches under the unit that keeps the register, or a branch's groups.
    pub kind: Option<UnitKind>,
}

/// Of which record the rows are asked that name it: exactly one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct RegisterMentionsReq {
    /// A member.
    pub member_id: Option<MemberId>,
    /// A session.
    pub session_id: Option<SessionId>,
    /// A unit.
    pub unit_id: Option<UnitId>,
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
        // A pair of years ago may still hold.
        let all = register::rows(view, id, Window { from: Window::EVER.from, to })?;
        let ids = |rows: Vec<&RegisterRow>| rows.iter().map(|row| row.id).collect();
        let active = register::active(&register, &all, to).map(ids);
        Ok(RegisterPage { register, rows, counts, sums, active })
    })
}

/// `register_cross`
pub fn cross(work: &mut Work<'_>, request: RegisterCrossReq) -> Result<Cross> {
    let RegisterCrossReq { id, from, to, down, across, measure } = request;
    let within = window(from, to)?;
    work.read(|view| {
        let register = register::get(view, id)?;
        let rows = register::rows(view, id, within)?;
        let members = ledger::member::head_count(view, register.fields.unit_id, to)?;
        register::cross(&register, &rows, (down, across), measure, members)
    })
}

/// `register_lacking`
pub fn lacking(work: &mut Work<'_>, request: RegisterLackingReq) -> Result<Vec<Lacking>> {
    let RegisterLackingReq { id, from, to, unit_column_id, by_column_id, kind } = request;
    let within = window(from, to)?;
    work.read(|view| {
        let register = register::get(view, id)?;
        let due = register::due_units(view, &register, kind, to)?;
        let rows = register::rows(view, id, within)?;
        register::lacking(&register, &rows, unit_column_id, by_column_id, &due)
    })
}

/// `register_mentions`
pub fn mentions(work: &mut Work<'_>, request: RegisterMentionsReq) -> Result<Vec<Mention>> {
    let linked = match request {
        RegisterMentionsReq { member_id: Some(id), session_id: None, unit_id: None } => Linked::Member(id),
        RegisterMentionsReq { member_id: None, session_id: Some(id), unit_id: None } => Linked::Session(id),
        RegisterMentionsReq { member_id: None, session_id: None, unit_id: Some(id) } => Linked::Unit(id),
        _ => return Err(CommandError::invalid("memberId", "请写明是哪一名党员、哪一次活动或哪一个组织")),
    };
    work.read(|view| register::mentions(view, linked))
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
