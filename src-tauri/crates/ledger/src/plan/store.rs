//! SQL of the plan.

use rusqlite::{OptionalExtension, Row, params};

use super::{PlanFields, PlanItem, PlanStatus, stand};
use crate::date::{Day, Window, is_day_or_month, month_key};
use crate::id::{PlanItemId, UnitId};
use crate::session::Status;
use crate::setting::Begins;
use crate::{Error, Result, Tx, View};

/// A linked session decides: held (also as a draft) closes the item, and an item whose session was deleted is open again.
const COLUMNS: &str = "p.id, p.uid, u.name, p.unit_id, p.month, p.on_day, p.kind, p.title, p.owner, p.form, p.section, p.tier,
    CASE WHEN s.status IN ('draft', 'held', 'sealed') THEN 'held' WHEN p.status = 'held' THEN 'planned' ELSE p.status END,
    p.reason, p.moved_to, p.session_id, s.on_day, s.status, u.path
    FROM plan_item p JOIN unit u ON u.id = p.unit_id LEFT JOIN session s ON s.id = p.session_id";

fn read(row: &Row<'_>, begins: &Begins, day: Day) -> rusqlite::Result<PlanItem> {
    let fields = PlanFields {
        unit_id: row.get(3)?,
        month: row.get(4)?,
        on_day: row.get(5)?,
        kind: row.get(6)?,
        title: row.get(7)?,
        owner: row.get(8)?,
        form: row.get(9)?,
        section: row.get(10)?,
        tier: row.get(11)?,
        status: row.get(12)?,
        reason: row.get(13)?,
        moved_to: row.get(14)?,
        session_id: row.get(15)?,
    };
    let session_on: Option<Day> = row.get(16)?;
    let session = session_on.zip(row.get::<_, Option<Status>>(17)?);
    let stand = stand(&fields, session, begins.at(row.get_ref(18)?.as_str().unwrap_or_default()), day);
    Ok(PlanItem { id: row.get(0)?, uid: row.get(1)?, unit: row.get(2)?, fields, session_on, stand })
}

/// Adds an item, or changes one. An item with a session is 已开 as soon as that session was held, whatever `status` says.
/// Errors: an empty title, a month that is none, a day outside the month, 顺延 without a later day or month, 顺延 or 取消
/// without a reason, 已开 without a session.
pub fn save(tx: &Tx<'_>, id: Option<PlanItemId>, fields: &PlanFields) -> Result<PlanItemId> {
    check(fields)?;
    let uid = id.is_none().then(|| tx.new_uid());
    let sql = match id {
        Some(_) => {
            "UPDATE plan_item SET unit_id = ?1, month = ?2, on_day = ?3, kind = ?4, title = ?5, owner = ?6, form = ?7, status = ?8,
               reason = ?9, session_id = ?10, section = ?11, tier = ?12, moved_to = ?13 WHERE id = ?14 AND ?15 IS NULL"
        }
        None => {
            "INSERT INTO plan_item (unit_id, month, on_day, kind, title, owner, form, status, reason, session_id, section, tier,
               moved_to, id, uid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
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
        fields.section,
        fields.tier,
        fields.moved_to,
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
    if fields.on_day.is_some_and(|day| month_key(day) != fields.month) {
        return Err(Error::broken("onDay", "日期不在这个月里；改到别的月份请选“顺延”并写明原因"));
    }
    check_move(fields)?;
    let has_reason = fields.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
    if matches!(fields.status, PlanStatus::Postponed | PlanStatus::Dropped) && !has_reason {
        return Err(Error::broken("reason", format!("请写明{}的原因", fields.status.label())));
    }
    if fields.status == PlanStatus::Held && fields.session_id.is_none() {
        return Err(Error::broken("sessionId", "请选出这一项对应的活动，选好后会自动记为已开"));
    }
    Ok(())
}

/// 顺延 says to when, and that is later; nothing else does. An item that was put off and then held stays put off in the book.
fn check_move(fields: &PlanFields) -> Result<()> {
    let is_open = fields.session_id.is_none();
    match (fields.status, fields.moved_to.as_deref()) {
        (PlanStatus::Postponed, None) => {
            Err(Error::broken("movedTo", "请写明顺延到哪一天；日子没定就写月份"))
        }
        (PlanStatus::Postponed, Some(to)) if !is_day_or_month(to) => {
            Err(Error::broken("movedTo", "顺延到的日子要写成 2026-10-15，或只写月份 2026-10"))
        }
        (PlanStatus::Postponed, Some(to)) => {
            let meant = fields.on_day.map_or_else(|| fields.month.clone(), |day| day.to_string());
            let is_later = if to.len() == meant.len() { to > meant.as_str() } else { to[..7] >= meant[..7] };
            is_later
                .then_some(())
                .ok_or_else(|| Error::broken("movedTo", "顺延要改到后面；提前的请直接改日期"))
        }
        (PlanStatus::Planned | PlanStatus::Dropped, Some(_)) if is_open => {
            Err(Error::broken("movedTo", "改到别的日子请选“顺延”"))
        }
        _ => Ok(()),
    }
}

/// Deletes an item. Error: [`Error::Missing`].
pub fn delete(tx: &Tx<'_>, id: PlanItemId) -> Result<()> {
    if tx.conn().execute("DELETE FROM plan_item WHERE id = ?1", [id])? == 0 {
        return Err(Error::missing("plan_item", id));
    }
    tx.about("plan_item", id.0)
}

/// One item as it stands on a day. Error: [`Error::Missing`].
pub fn get(view: &View<'_>, id: PlanItemId, day: Day) -> Result<PlanItem> {
    let begins = Begins::of(view)?;
    view.conn()
        .prepare_cached(&format!("SELECT {COLUMNS} WHERE p.id = ?1"))?
        .query_row([id], |row| read(row, &begins, day))
        .optional()?
        .ok_or_else(|| Error::missing("plan_item", id))
}

/// The item of a uid.
pub(super) fn find(view: &View<'_>, uid: &str) -> Result<Option<PlanItemId>> {
    let sql = "SELECT id FROM plan_item WHERE uid = ?1";
    Ok(view.conn().prepare_cached(sql)?.query_row([uid], |row| row.get(0)).optional()?)
}

/// The items whose month a window touches, and those put off into it, in order of time, as they stand on a day: of a branch
/// with its groups, above branches of the unit alone.
pub fn list(view: &View<'_>, unit: UnitId, window: Window, day: Day) -> Result<Vec<PlanItem>> {
    let begins = Begins::of(view)?;
    let mut statement = view.conn().prepare_cached(&format!(
        "SELECT {COLUMNS}
         WHERE (u.id = ?1 OR u.parent_id = ?1 AND u.kind = 'group')
           AND (p.month BETWEEN ?2 AND ?3 OR substr(p.moved_to, 1, 7) BETWEEN ?2 AND ?3)
         ORDER BY p.month, ifnull(p.on_day, '9'), u.path, p.id"
    ))?;
    let values = params![unit, month_key(window.from), month_key(window.to)];
    let items = statement.query_map(values, |row| read(row, &begins, day))?;
    Ok(items.collect::<rusqlite::Result<_>>()?)
}
