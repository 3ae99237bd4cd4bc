//! 请假: for one session or for days.

use ledger::id::LeaveId;
use ledger::leave::{self, Leave, LeaveFields, LeaveFilter};

use crate::error::Result;
use crate::request::{Empty, One, Saved};
use crate::work::Work;

/// `leave_list`
pub fn list(work: &mut Work<'_>, filter: LeaveFilter) -> Result<Vec<Leave>> {
    work.read(|view| leave::list(view, &filter))
}

/// `leave_save`
pub fn save(work: &mut Work<'_>, Saved { id, fields }: Saved<LeaveId, LeaveFields>) -> Result<Leave> {
    let verb = if id.is_some() { "修改" } else { "登记" };
    work.write("登记请假", |tx| {
        tx.summary(&format!("{verb}请假：{}", ledger::member::get(tx, fields.member_id)?.fields.name))?;
        let id = leave::save(tx, id, &fields)?;
        leave::get(tx, id)
    })
}

/// `leave_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<LeaveId>) -> Result<Empty> {
    work.write("删除请假", |tx| {
        tx.summary(&format!("删除请假：{}", leave::get(tx, id)?.name))?;
        leave::delete(tx, id)
    })?;
    Ok(Empty {})
}
