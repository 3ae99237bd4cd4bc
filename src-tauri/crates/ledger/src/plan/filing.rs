//! 计划报备: the plan of a quarter goes to the superior (F-64).

use chrono::Datelike;
use rusqlite::{OptionalExtension, params};

use crate::calendar;
use crate::date::{Day, Quarter};
use crate::id::UnitId;
use crate::{Result, Tx, View, setting};

/// Notes the day on which the plan of a quarter was handed in; none takes that back.
pub fn file(tx: &Tx<'_>, unit: UnitId, quarter: Quarter, on_day: Option<Day>) -> Result<()> {
    let quarter = quarter.to_string();
    match on_day {
        Some(day) => {
            let sql = "INSERT INTO filing (unit_id, quarter, filed_on) VALUES (?1, ?2, ?3)
                ON CONFLICT (unit_id, quarter) DO UPDATE SET filed_on = excluded.filed_on";
            tx.conn().prepare_cached(sql)?.execute(params![unit, quarter, day])?;
        }
        None => {
            let sql = "DELETE FROM filing WHERE unit_id = ?1 AND quarter = ?2";
            tx.conn().prepare_cached(sql)?.execute(params![unit, quarter])?;
        }
    }
    Ok(())
}

/// The day on which the plan of a quarter was handed in.
pub fn filed_on(view: &View<'_>, unit: UnitId, quarter: Quarter) -> Result<Option<Day>> {
    let sql = "SELECT filed_on FROM filing WHERE unit_id = ?1 AND quarter = ?2";
    let mut statement = view.conn().prepare_cached(sql)?;
    Ok(statement.query_row(params![unit, quarter.to_string()], |row| row.get(0)).optional()?)
}

/// The last working day on which the plan of a quarter can be handed in by the day the setting names; none when it names none
/// or one before the book was begun.
pub fn filing_due(view: &View<'_>, unit: UnitId, quarter: Quarter) -> Result<Option<Day>> {
    let day = u32::try_from(setting::get(view, Some(unit), "plan.filing_day")?).unwrap_or_default();
    let due = quarter.window().from.with_day(day);
    let calendar = calendar::of(view)?;
    let begin = setting::begin(view, unit)?;
    let due = due.map(|due| calendar.work_day_by(due));
    Ok(due.filter(|due| begin.is_none_or(|begin| begin <= *due)))
}
