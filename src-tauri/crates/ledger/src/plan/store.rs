//! SQL of the plan.

use rusqlite::{OptionalExtension, Row, params};

use super::{PlanFields, PlanItem, PlanStatus};
use crate::date::{Window, is_day_or_month, month_key};
use crate::id::{PlanItemId, UnitId};
use crate::{Error, Result, Tx, View};

/// A linked session decides: held (also as a draft) closes the item, and an item whose session was deleted is open again.
const COLUMNS: &str = "p.id, p.uid, u.name, p.unit_id, p.month, p.on_day, p.kind, p.title, p.owner, p.form,
    CASE WHEN s.status IN ('draft', 'held', 'sealed') THEN 'held' WHEN p.status = 'held' THEN 'planned' ELSE p.status END,
    p.reason, p.session_id
    FROM plan_item p JOIN unit u ON u.id = p.unit_id LEFT JOIN session s ON s.id = p.session_id";

fn row(row: &Row<'_>) -> rusqlite::Result<PlanItem> {
    Ok(PlanItem {
        id: row.get(0)?,
        uid: row.get(1)?,
        unit: row.get(2)?,
        fields: PlanFields {
            unit_id: row.get(3)?,
            month: row.get(4)?,
            on_day: row.get(5)?,
            kind: row.get(6)?,
            title: row.get(7)?,
            owner: row.get(8)?,
            form: row.get(9)?,
            status: row.get(10)?,
            reason: row.get(11)?,
            session_id: row.get(12)?,
        },
    })
}

/// Adds an item, or changes one. An item with a session is 已开 as soon as that session was held, whatever `status` says.
/// Errors: an empty title, a month that is none, a day outside the month (unless postponed), 顺延 or 取消 without a reason,
/// 已开 without a session.
pub fn save(tx: &Tx<'_>, id: Option<PlanItemId>, fields: &PlanFields) -> Result<PlanItemId> {
    check(fields)?;
    let uid = id.is_none().then(|| tx.new_uid());
    let sql = match id {
        Some(_) => {
            "UPDATE plan_item SET unit_id = ?1, month = ?2, on_day = ?3, kind = ?4, title = ?5, owner = ?6, form = ?7, status = ?8,
               reason = ?9, session_id = ?10 WHERE id = ?11 AND ?12 IS NULL"
        }
        None => {
            "INSERT INTO plan_item (unit_id, month, on_day, kind, title, owner, form, status, reason, session_id, id, uid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        }
    };
    let written = tx.conn().prepare_cached(sql)?.execute(params![
        fields.unit_id,
        fields.month,
        fields.on_day,
        fields.kind,
        fields.title.trim(),
        fields.owner,
        fields.form,
        fields.status,
        fields.reason,
        fields.session_id,
        id,
        uid,
    ])?;
    let id = match id {
        Some(id) if written == 0 => return Err(Error::missing("plan_item", id)),
        Some(id) => id,
        None => PlanItemId(tx.conn().last_insert_rowid()),
    };
    tx.about("plan_item", id.0)?;
    Ok(id)
}

fn check(fields: &PlanFields) -> Result<()> {
    if fields.title.trim().is_empty() {
        return Err(Error::broken("title", "请填写内容（主题）"));
    }
    if fields.month.len() != 7 || !is_day_or_month(&fields.month) {
        return Err(Error::broken("month", "月份要写成 2026-09"));
    }
    let is_postponed = fields.status == PlanStatus::Postponed;
    if !is_postponed && fields.on_day.is_some_and(|day| month_key(day) != fields.month) {
        return Err(Error::broken("onDay", "日期不在这个月里；改到别的月份请选“顺延”并写明原因"));
    }
    let has_reason = fields.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
    if matches!(fields.status, PlanStatus::Postponed | PlanStatus::Dropped) && !has_reason {
        return Err(Error::broken("reason", format!("请写明{}的原因", fields.status.label())));
    }
    if fields.status == PlanStatus::Held && fields.session_id.is_none() {
        return Err(Error::broken("sessionId", "请选出这一项对应的活动，选好后会自动记为已开"));
    }
    Ok(())
}

/// Deletes an item. Error: [`Error::Missing`].
pub fn delete(tx: &Tx<'_>, id: PlanItemId) -> Result<()> {
    if tx.conn().execute("DELETE FROM plan_item WHERE id = ?1", [id])? == 0 {
        return Err(Error::missing("plan_item", id));
    }
    tx.about("plan_item", id.0)
}

/// One item. Error: [`Error::Missing`].
pub fn get(view: &View<'_>, id: PlanItemId) -> Result<PlanItem> {
    view.conn()
        .prepare_cached(&format!("SELECT {COLUMNS} WHERE p.id = ?1"))?
        .query_row([id], row)
        .optional()?
        .ok_or_else(|| Error::missing("plan_item", id))
}

/// The items of a unit and the units below it whose month touches a window, in order of time.
pub fn list(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<PlanItem>> {
    let mut statement = view.conn().prepare_cached(&format!(
        "SELECT {COLUMNS}
         WHERE u.path LIKE (SELECT path FROM unit WHERE id = ?1) || '%' AND p.month BETWEEN ?2 AND ?3
         ORDER BY p.month, ifnull(p.on_day, '9'), u.path, p.id"
    ))?;
    let items = statement.query_map(params![unit, month_key(window.from), month_key(window.to)], row)?;
    Ok(items.collect::<rusqlite::Result<_>>()?)
}
