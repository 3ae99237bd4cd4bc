//! 包联: leaders paired with branches, and their visits.

use ledger::id::{PairingId, VisitId};
use ledger::pairing::{self, PairingFields, Pairings, VisitFields};

use crate::error::Result;
use crate::request::{Empty, OnDay, One, Saved, unit_or_top};
use crate::work::Work;

/// `pairing_list`
pub fn list(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Pairings> {
    work.read(|view| pairing::list(view, unit_or_top(view, unit_id)?, day))
}

/// `pairing_save`
pub fn save(
    work: &mut Work<'_>,
    Saved { id, fields }: Saved<PairingId, PairingFields>,
) -> Result<One<PairingId>> {
    let verb = if id.is_some() { "修改" } else { "建立" };
    work.write(&format!("{verb}包联：{}", fields.leader), |tx| {
        let unit = ledger::unit::get(tx, fields.unit_id)?.fields.name;
        tx.summary(&format!("{verb}包联：{}—{unit}", fields.leader.trim()))?;
        Ok(One { id: pairing::save(tx, id, &fields)? })
    })
}

/// `pairing_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<PairingId>) -> Result<Empty> {
    work.write("删除包联", |tx| {
        tx.summary(&format!("删除包联：{}", pairing::pair_fields(tx, id)?.leader))?;
        pairing::delete(tx, id)
    })?;
    Ok(Empty {})
}

/// `visit_save`
pub fn visit_save(
    work: &mut Work<'_>,
    Saved { id, fields }: Saved<VisitId, VisitFields>,
) -> Result<One<VisitId>> {
    let verb = if id.is_some() { "修改" } else { "登记" };
    work.write(&format!("{verb}包联走访"), |tx| {
        let leader = pairing::pair_fields(tx, fields.pairing_id)?.leader;
        tx.summary(&format!("{verb}包联走访：{leader} {}", fields.on_day))?;
        Ok(One { id: pairing::visit_save(tx, id, &fields)? })
    })
}

/// `visit_delete`
pub fn visit_delete(work: &mut Work<'_>, One { id }: One<VisitId>) -> Result<Empty> {
    work.write("删除包联走访", |tx| pairing::visit_delete(tx, id))?;
    Ok(Empty {})
}
