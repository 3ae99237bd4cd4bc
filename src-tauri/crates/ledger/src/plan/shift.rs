//! 改期: what is planned gets another day.

use super::link::{on, short};
use super::{PlanFields, PlanStatus, Stand, get, save};
use crate::date::{Day, month_key};
use crate::id::{PlanItemId, SessionId};
use crate::{Error, Result, Tx, View};

/// Gives an open item another day. A month later than its own is 顺延 and asks for the reason.
/// Errors: [`Error::Missing`]; [`Error::Broken`] for an item that was held or dropped or has a session, and for 顺延 without a reason.
pub fn shift(tx: &Tx<'_>, id: PlanItemId, to: Day, reason: Option<&str>) -> Result<()> {
    let item = get(tx, id, to)?;
    if item.fields.session_id.is_some() {
        return Err(Error::broken("sessionId", "这一项已经有对应的活动，请改活动的日期"));
    }
    if item.stand == Stand::Dropped {
        return Err(Error::broken("status", "这一项已经取消；要开请先改回“照计划开”"));
    }
    let kind = item.fields.kind.clone();
    let from = item.fields.day().map_or_else(|| item.fields.month.clone(), short);
    save(tx, Some(id), &shifted(item.fields, to, reason))?;
    tx.summary(&format!("改期：{from}{}改到{}", kind.short(), short(to)))
}

/// Lets the open items of a session that is still planned go with it. Errors: those of [`shift`].
pub(crate) fn follow(tx: &Tx<'_>, session: SessionId, to: Day, reason: Option<&str>) -> Result<()> {
    for id in of_session(tx, session)? {
        let item = get(tx, id, to)?;
        save(tx, Some(id), &shifted(item.fields, to, reason))?;
    }
    Ok(())
}

fn of_session(view: &View<'_>, session: SessionId) -> Result<Vec<PlanItemId>> {
    let sql = "SELECT id FROM plan_item WHERE session_id = ?1 ORDER BY id";
    let mut statement = view.conn().prepare_cached(sql)?;
    let ids = statement.query_map([session], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// An item on another day; one that was put off before keeps its reason unless there is a newer one.
fn shifted(fields: PlanFields, to: Day, reason: Option<&str>) -> PlanFields {
    if month_key(to) <= fields.month {
        let reason = (fields.status != PlanStatus::Postponed).then(|| fields.reason.clone()).flatten();
        return PlanFields { reason, ..on(fields, to) };
    }
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty()).map(Into::into);
    PlanFields {
        status: PlanStatus::Postponed,
        moved_to: Some(to.to_string()),
        reason: reason.or(fields.reason),
        ..fields
    }
}
