//! What becomes of an arrangement: received, planned, made a topic, ticked off.

use rusqlite::{OptionalExtension, params};

use super::{Arrangement, ArrangementItem, get};
use crate::date::{Day, month_key};
use crate::id::{ArrangementId, ArrangementItemId, PlanItemId, TopicId, UnitId};
use crate::plan::{self, PlanFields};
use crate::topic::{self, Audience, TopicFields};
use crate::{Error, Result, Tx, View};

/// Notes the day on which a unit received it; none takes that back. Error: [`Error::Missing`].
pub fn receive(tx: &Tx<'_>, id: ArrangementId, unit: UnitId, on_day: Option<Day>) -> Result<()> {
    match on_day {
        Some(day) => {
            let sql =
                "INSERT INTO arrangement_receipt (arrangement_id, unit_id, received_on) VALUES (?1, ?2, ?3)
                ON CONFLICT (arrangement_id, unit_id) DO UPDATE SET received_on = excluded.received_on";
            tx.conn().prepare_cached(sql)?.execute(params![id, unit, day])?;
        }
        None => {
            let sql = "DELETE FROM arrangement_receipt WHERE arrangement_id = ?1 AND unit_id = ?2";
            tx.conn().prepare_cached(sql)?.execute(params![id, unit])?;
        }
    }
    tx.about("arrangement", id.0)
}

/// The arrangement an item stands in. Error: [`Error::Missing`].
pub fn of_item(view: &View<'_>, item: ArrangementItemId) -> Result<ArrangementId> {
    let sql = "SELECT arrangement_id FROM arrangement_item WHERE id = ?1";
    let found = view.conn().prepare_cached(sql)?.query_row([item], |row| row.get(0)).optional()?;
    found.ok_or_else(|| Error::missing("arrangement_item", item))
}

fn item(view: &View<'_>, id: ArrangementItemId, day: Day) -> Result<(Arrangement, ArrangementItem)> {
    let one = get(view, of_item(view, id)?, day)?;
    let item = one.items.iter().find(|item| item.line.id == Some(id)).cloned();
    item.map(|item| (one, item)).ok_or_else(|| Error::missing("arrangement_item", id))
}

/// Makes a plan item of it, on a day or on its last safe one; one that has its plan item keeps it.
/// Errors: [`Error::Missing`]; those of [`plan::save`].
pub fn to_plan(tx: &Tx<'_>, id: ArrangementItemId, on_day: Option<Day>, day: Day) -> Result<PlanItemId> {
    let (one, item) = item(tx, id, day)?;
    if let Some(known) = item.plan_item_id {
        return Ok(known);
    }
    let on_day = on_day.or(item.safe_day);
    let month = month_key(on_day.unwrap_or(item.last_day));
    let fields = PlanFields::new(one.fields.unit_id, &month, item.kind, &item.line.title);
    let made = plan::save(tx, None, &PlanFields { on_day, form: item.line.form, ..fields })?;
    set(tx, id, "plan_item_id", made.0)?;
    Ok(made)
}

/// Makes a required topic of it; one that the unit has already is taken. Errors: [`Error::Missing`]; those of [`topic::save`].
pub fn to_topic(tx: &Tx<'_>, id: ArrangementItemId, day: Day) -> Result<TopicId> {
    let (one, item) = item(tx, id, day)?;
    let fields = one.fields;
    let known = topic::find(tx, fields.unit_id, &item.line.title)?;
    let made = match known {
        Some(known) => known,
        None => {
            let topic = TopicFields {
                unit_id: fields.unit_id,
                title: item.line.title,
                family: None,
                source: Some(fields.title),
                is_required: true,
                audience: Audience::All,
                from_on: fields.issued_on.filter(|from| *from <= item.last_day),
                due_on: Some(item.last_day),
                note: item.line.note,
                is_original: false,
            };
            topic::save(tx, None, &topic)?
        }
    };
    set(tx, id, "topic_id", made.0)?;
    Ok(made)
}

/// Ticks an item off by hand, with the day; none takes that back. Error: [`Error::Missing`].
pub fn tick(tx: &Tx<'_>, id: ArrangementItemId, done_on: Option<Day>) -> Result<()> {
    let arrangement = of_item(tx, id)?;
    let sql = "UPDATE arrangement_item SET done_on = ?2 WHERE id = ?1";
    tx.conn().prepare_cached(sql)?.execute(params![id, done_on])?;
    tx.about("arrangement", arrangement.0)
}

fn set(tx: &Tx<'_>, id: ArrangementItemId, column: &str, value: i64) -> Result<()> {
    let sql = format!("UPDATE arrangement_item SET {column} = ?2 WHERE id = ?1");
    tx.conn().prepare_cached(&sql)?.execute(params![id, value])?;
    let arrangement = of_item(tx, id)?;
    tx.about("arrangement", arrangement.0)
}
