//! SQL of arrangements.

use rusqlite::{OptionalExtension, Row, params};

use super::{Arrangement, ArrangementFields, ArrangementItem, ArrangementLine, Receipt};
use crate::calendar::{self, Calendar};
use crate::date::{Day, Quarter, Window, is_day_or_month};
use crate::id::{ArrangementId, UnitId};
use crate::plan::end_of;
use crate::session::Kind;
use crate::unit::{self, UnitKind};
use crate::{Error, Result, Tx, View};

/// Adds an arrangement with its lines, or changes one: lines with an id keep what became of them, lines left out go.
/// Errors: an empty title, a quarter that is none, no line, a line without 学习内容 or with a date that is none; the same
/// title twice in a quarter.
pub fn save(
    tx: &Tx<'_>,
    id: Option<ArrangementId>,
    fields: &ArrangementFields,
    lines: &[ArrangementLine],
) -> Result<ArrangementId> {
    let quarter = check(fields, lines)?.to_string();
    let title = fields.title.trim();
    let id = match id {
        Some(id) => {
            let sql = "UPDATE arrangement SET unit_id = ?2, quarter = ?3, title = ?4, issuer = ?5, issued_on = ?6 WHERE id = ?1";
            let values = params![id, fields.unit_id, quarter, title, fields.issuer, fields.issued_on];
            if tx.conn().prepare_cached(sql)?.execute(values)? == 0 {
                return Err(Error::missing("arrangement", id));
            }
            id
        }
        None => {
            let sql = "INSERT INTO arrangement (uid, unit_id, quarter, title, issuer, issued_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            let values =
                params![tx.new_uid(), fields.unit_id, quarter, title, fields.issuer, fields.issued_on];
            tx.conn().prepare_cached(sql)?.execute(values)?;
            ArrangementId(tx.conn().last_insert_rowid())
        }
    };
    save_lines(tx, id, lines)?;
    tx.about("arrangement", id.0)?;
    Ok(id)
}

fn save_lines(tx: &Tx<'_>, id: ArrangementId, lines: &[ArrangementLine]) -> Result<()> {
    let kept: Vec<i64> = lines.iter().filter_map(|line| line.id).map(|id| id.0).collect();
    let kept = serde_json::json!(kept).to_string();
    let of = "arrangement_id = ?1 AND id IN (SELECT value FROM json_each(?2))";
    let gone = format!("DELETE FROM arrangement_item WHERE arrangement_id = ?1 AND NOT ({of})");
    tx.conn().prepare_cached(&gone)?.execute(params![id, kept])?;
    // Out of the way, so that lines can change places.
    let aside = format!("UPDATE arrangement_item SET seq = -seq WHERE {of}");
    tx.conn().prepare_cached(&aside)?.execute(params![id, kept])?;
    for (seq, line) in (1_i64..).zip(lines) {
        let values = params![id, seq, line.title.trim(), line.form, line.due_on, line.note, line.id];
        let sql = match line.id {
            Some(_) => {
                "UPDATE arrangement_item SET seq = ?2, title = ?3, form = ?4, due_on = ?5, note = ?6 WHERE id = ?7 AND arrangement_id = ?1"
            }
            None => {
                "INSERT INTO arrangement_item (arrangement_id, seq, title, form, due_on, note, id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
            }
        };
        if tx.conn().prepare_cached(sql)?.execute(values)? == 0 {
            return Err(Error::missing("arrangement_item", line.id.map_or(0, |id| id.0)));
        }
    }
    Ok(())
}

fn check(fields: &ArrangementFields, lines: &[ArrangementLine]) -> Result<Quarter> {
    if fields.title.trim().is_empty() {
        return Err(Error::broken("title", "请填写安排的标题"));
    }
    if lines.is_empty() {
        return Err(Error::broken("lines", "至少要有一项学习内容"));
    }
    for (at, line) in lines.iter().enumerate() {
        if line.title.trim().is_empty() {
            return Err(Error::broken(format!("lines.{at}.title"), "请填写学习内容，不要的行请删去"));
        }
        if line.due_on.as_deref().is_some_and(|due| !is_day_or_month(due)) {
            return Err(Error::broken(
                format!("lines.{at}.dueOn"),
                "完成时限要写成 2026-09-30，或只写月份 2026-09",
            ));
        }
    }
    Quarter::parse(&fields.quarter).ok_or_else(|| Error::broken("quarter", "季度要写成 2026Q3"))
}

/// Deletes an arrangement; plan items and topics made of it stay. Error: [`Error::Missing`].
pub fn delete(tx: &Tx<'_>, id: ArrangementId) -> Result<()> {
    if tx.conn().execute("DELETE FROM arrangement WHERE id = ?1", [id])? == 0 {
        return Err(Error::missing("arrangement", id));
    }
    tx.about("arrangement", id.0)
}

/// The arrangement of a unit, a quarter and a title, for a file that is imported again.
pub fn find(view: &View<'_>, unit: UnitId, quarter: Quarter, title: &str) -> Result<Option<ArrangementId>> {
    let sql = "SELECT id FROM arrangement WHERE unit_id = ?1 AND quarter = ?2 AND title = ?3";
    let values = params![unit, quarter.to_string(), title.trim()];
    Ok(view.conn().prepare_cached(sql)?.query_row(values, |row| row.get(0)).optional()?)
}

/// One arrangement as it stands on a day. Error: [`Error::Missing`].
pub fn get(view: &View<'_>, id: ArrangementId, day: Day) -> Result<Arrangement> {
    let mut found = read(view, "WHERE id = ?1", params![id], day)?;
    found.pop().ok_or_else(|| Error::missing("arrangement", id))
}

/// The arrangements of a unit whose quarter a window touches, in order, as they stand on a day.
pub fn list(view: &View<'_>, unit: UnitId, window: Window, day: Day) -> Result<Vec<Arrangement>> {
    let (from, to) = (Quarter::of(window.from).to_string(), Quarter::of(window.to).to_string());
    read(
        view,
        "WHERE unit_id = ?1 AND quarter BETWEEN ?2 AND ?3 ORDER BY quarter, id",
        params![unit, from, to],
        day,
    )
}

fn read(view: &View<'_>, which: &str, values: impl rusqlite::Params, day: Day) -> Result<Vec<Arrangement>> {
    let sql = format!("SELECT id, uid, unit_id, quarter, title, issuer, issued_on FROM arrangement {which}");
    let mut statement = view.conn().prepare_cached(&sql)?;
    let rows = statement.query_map(values, |row| {
        Ok(Arrangement {
            id: row.get(0)?,
            uid: row.get(1)?,
            fields: ArrangementFields {
                unit_id: row.get(2)?,
                quarter: row.get(3)?,
                title: row.get(4)?,
                issuer: row.get(5)?,
                issued_on: row.get(6)?,
            },
            items: Vec::new(),
            done: 0,
            receipts: Vec::new(),
        })
    })?;
    let mut found: Vec<Arrangement> = rows.collect::<rusqlite::Result<_>>()?;
    let calendar = calendar::of(view)?;
    for one in &mut found {
        one.items = items(view, one, &calendar, day)?;
        one.done = i64::try_from(one.items.iter().filter(|item| item.done_on.is_some()).count()).unwrap_or(0);
        one.receipts = receipts(view, one)?;
    }
    Ok(found)
}

/// Done by hand; else when the session of its plan item was held; else when a session of the
/// unit had its topic since the quarter began.
const ITEMS: &str = "SELECT i.id, i.seq, i.title, i.form, i.due_on, i.note, i.topic_id, i.plan_item_id, i.done_on,
    s.id, s.on_day, ifnull(iif(length(p.moved_to) = 10, p.moved_to, NULL), iif(p.moved_to IS NULL, p.on_day, NULL))
  FROM arrangement_item i
  LEFT JOIN plan_item p ON p.id = i.plan_item_id
  LEFT JOIN session s ON s.id = coalesce(
    (SELECT x.id FROM session x WHERE x.id = p.session_id AND x.status IN ('draft', 'held', 'sealed')),
    (SELECT x.id FROM session_topic t JOIN session x ON x.id = t.session_id JOIN unit u ON u.id = x.unit_id
     WHERE t.topic_id = i.topic_id AND x.status IN ('draft', 'held', 'sealed') AND x.on_day >= ?2
       AND u.path LIKE (SELECT path FROM unit WHERE id = ?3) || '%' ORDER BY x.on_day, x.id LIMIT 1))
  WHERE i.arrangement_id = ?1 ORDER BY i.seq";

fn items(view: &View<'_>, one: &Arrangement, calendar: &Calendar, day: Day) -> Result<Vec<ArrangementItem>> {
    let quarter = Quarter::parse(&one.fields.quarter).unwrap_or_else(|| Quarter::of(day)).window();
    let mut statement = view.conn().prepare_cached(ITEMS)?;
    let rows = statement.query_map(params![one.id, quarter.from, one.fields.unit_id], |row| {
        item(row, quarter, calendar, day)
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn item(row: &Row<'_>, quarter: Window, calendar: &Calendar, day: Day) -> rusqlite::Result<ArrangementItem> {
    let due_on: Option<String> = row.get(4)?;
    let form: Option<String> = row.get(3)?;
    let due = due_on.as_deref().and_then(|due| due.parse().ok().or_else(|| end_of(due)));
    let last_day = due.unwrap_or(quarter.to);
    let safe_day = calendar.last_work_day(Window { from: day.max(quarter.from), to: last_day });
    let by_hand: Option<Day> = row.get(8)?;
    let held: Option<Day> = row.get(10)?;
    Ok(ArrangementItem {
        number: row.get(1)?,
        last_day,
        topic_id: row.get(6)?,
        plan_item_id: row.get(7)?,
        planned_on: row.get(11)?,
        done_on: by_hand.or(held),
        session_id: row.get(9)?,
        kind: kind_of(form.as_deref()),
        safe_day,
        line: ArrangementLine { id: row.get(0)?, title: row.get(2)?, form, due_on, note: row.get(5)? },
    })
}

/// The kind a 形式 names; 集中学习 where it names none of the book's.
fn kind_of(form: Option<&str>) -> Kind {
    let named = form.and_then(Kind::from_label).filter(|kind| kind.rank() < Kind::all().count());
    named.unwrap_or_else(|| Kind::built_in(Kind::STUDY))
}

/// The units right below a committee as of the quarter; of a branch itself.
fn receipts(view: &View<'_>, one: &Arrangement) -> Result<Vec<Receipt>> {
    let owner = unit::get(view, one.fields.unit_id)?;
    let is_above = matches!(owner.fields.kind, UnitKind::Committee | UnitKind::GeneralBranch);
    let column = if is_above { "parent_id" } else { "id" };
    let sql = format!(
        "SELECT u.id, u.name, r.received_on FROM unit u
         LEFT JOIN arrangement_receipt r ON r.unit_id = u.id AND r.arrangement_id = ?1
         WHERE u.{column} = ?2 AND ifnull(u.founded_on, '') <= ?3 AND ifnull(u.dissolved_on, '9') > ?3 ORDER BY u.path"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let end = Quarter::parse(&one.fields.quarter).map(|quarter| quarter.window().to);
    let rows = statement.query_map(params![one.id, owner.id, end], |row| {
        Ok(Receipt { unit_id: row.get(0)?, unit: row.get(1)?, received_on: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
