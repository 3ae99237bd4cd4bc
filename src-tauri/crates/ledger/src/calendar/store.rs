//! SQL of the days a book sets for itself.

use chrono::Datelike;
use rusqlite::params;

use super::{Calendar, DayOff, Notice, YearCalendar};
use crate::date::Day;
use crate::{Error, Result, Tx, View};

/// Longest note of a day, characters.
const LONGEST: usize = 40;

/// The calendar of a book.
pub fn of(view: &View<'_>) -> Result<Calendar> {
    let mut statement = view.conn().prepare_cached("SELECT day, is_work, note FROM day_off ORDER BY day")?;
    let rows = statement.query_map([], |row| {
        Ok(DayOff { day: row.get(0)?, is_work: row.get(1)?, note: row.get(2)?, is_own: true })
    })?;
    Ok(Calendar::new(rows.collect::<rusqlite::Result<_>>()?))
}

/// The days of a year that are not what their weekday says, and where they come from.
pub fn year(view: &View<'_>, year: i32) -> Result<YearCalendar> {
    let calendar = of(view)?;
    Ok(YearCalendar {
        year,
        source: Notice::of(year).map(|notice| notice.source.to_owned()),
        note: calendar.note(year),
        days: calendar.days.into_values().filter(|off| off.day.year() == year).collect(),
    })
}

/// Says whether a day is worked here; none goes back to what the notice and the weekday say.
/// Error: `broken` on `note` when it is too long.
pub fn set(tx: &Tx<'_>, day: Day, is_work: Option<bool>, note: Option<&str>) -> Result<()> {
    let Some(is_work) = is_work else {
        tx.conn().prepare_cached("DELETE FROM day_off WHERE day = ?1")?.execute([day])?;
        return Ok(());
    };
    let note = note.map(str::trim).filter(|note| !note.is_empty());
    if note.is_some_and(|note| note.chars().count() > LONGEST) {
        return Err(Error::broken("note", format!("说明超过{LONGEST}字，请改短一些")));
    }
    tx.conn()
        .prepare_cached(
            "INSERT INTO day_off (day, is_work, note) VALUES (?1, ?2, ?3)
             ON CONFLICT (day) DO UPDATE SET is_work = excluded.is_work, note = excluded.note",
        )?
        .execute(params![day, is_work, note])?;
    Ok(())
}
