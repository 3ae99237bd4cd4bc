//! planned → held keeps one record: an item and the session that was held for it.

use chrono::Datelike;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PlanFields, PlanStatus, get, save, store::find};
use crate::date::{Day, month_key};
use crate::id::{PlanItemId, SessionId, UnitId};
use crate::session::{self, Kind, SessionFields};
use crate::{Error, Result, Tx};

/// Says which session an item became, or that it became none. Error: [`Error::Missing`].
pub fn link(tx: &Tx<'_>, id: PlanItemId, session: Option<SessionId>) -> Result<()> {
    let sql = "UPDATE plan_item SET session_id = ?2 WHERE id = ?1";
    match tx.conn().prepare_cached(sql)?.execute(params![id, session])? {
        0 => Err(Error::missing("plan_item", id)),
        _ => Ok(()),
    }
}

/// A session on the day of an open item of its unit and one of its kinds is what was planned: it closes that item, so that
/// one thing stays one record, however it was entered.
pub(crate) fn meet(tx: &Tx<'_>, id: SessionId, fields: &SessionFields) -> Result<()> {
    let kinds: Vec<&str> = fields.kinds.iter().map(Kind::as_str).collect();
    tx.conn()
        .prepare_cached(
            "UPDATE plan_item SET session_id = ?1 WHERE id IN (
               SELECT min(p.id) FROM plan_item p
               WHERE p.unit_id = ?2 AND p.session_id IS NULL AND p.status IN ('planned', 'postponed')
                 AND ifnull(p.moved_to, p.on_day) = ?3 AND p.kind IN (SELECT value FROM json_each(?4))
                 AND NOT EXISTS (SELECT 1 FROM plan_item x WHERE x.session_id = ?1 AND x.kind = p.kind)
               GROUP BY p.kind)",
        )?
        .execute(params![id, fields.unit_id, fields.on_day, serde_json::json!(kinds).to_string()])?;
    Ok(())
}

/// A gap and the day that closes it: a line of the check or the forecast, made into a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(rename = "PlanGap")]
pub struct Gap {
    /// The unit that would hold it.
    pub unit_id: UnitId,
    /// What would be held.
    pub kind: Kind,
    /// Subject until a better one is written.
    pub title: String,
    /// The day.
    pub on_day: Day,
    /// uid of the plan item or the planned session whose day is missing or too late; none: nothing is planned.
    pub planned: Option<String>,
}

/// 安排一次, 定下日期, 提前: adds what closes a gap to the plan, or gives what is planned another day.
/// Errors: [`Error::Missing`]; those of [`save`] and of a session.
pub fn arrange(tx: &Tx<'_>, gap: &Gap) -> Result<()> {
    let Some(uid) = gap.planned.as_deref() else {
        let item = PlanFields::new(gap.unit_id, &month_key(gap.on_day), gap.kind.clone(), &gap.title);
        save(tx, None, &PlanFields { on_day: Some(gap.on_day), ..item })?;
        return tx.summary(&format!("列入计划：{}{}", short(gap.on_day), gap.kind.short()));
    };
    if let Some(id) = find(tx, uid)? {
        let before = get(tx, id, gap.on_day)?.fields;
        save(tx, Some(id), &on(before, gap.on_day))?;
    } else {
        let id = session::find(tx, uid)?.ok_or_else(|| Error::missing("plan_item", uid))?;
        // With its sittings and its item of the plan. It is planned and moves forward: no reason is asked for, and no today.
        session::shift(tx, id, gap.on_day, None, gap.on_day)?;
    }
    tx.summary(&format!("定下计划日期：{}{}", short(gap.on_day), gap.kind.short()))
}

/// An item on another day. What was put off and comes back into its month is put off no more.
pub(super) fn on(mut fields: PlanFields, day: Day) -> PlanFields {
    let month = month_key(day);
    if fields.status == PlanStatus::Postponed && month > fields.month {
        return PlanFields { moved_to: Some(day.to_string()), ..fields };
    }
    fields.moved_to = None;
    fields.status = PlanStatus::Planned;
    PlanFields { month, on_day: Some(day), ..fields }
}

pub(super) fn short(day: Day) -> String {
    format!("{}月{}日", day.month(), day.day())
}
