//! 措辞: sentences of papers that a unit words for itself. The book keeps key and text; which keys there are, their fields and
//! what they say without this is known where papers are set.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::id::UnitId;
use crate::{Error, Result, Tx, View, unit};

/// Longest text of a sentence, characters.
const LONGEST: usize = 1000;

/// The texts in force for a unit, by key: its own, else those of the nearest unit above that has one, else the book's.
pub fn of(view: &View<'_>, unit: UnitId) -> Result<BTreeMap<String, String>> {
    let sql = "SELECT w.key, w.text FROM wording w LEFT JOIN unit holder ON holder.id = w.unit_id
       WHERE w.unit_id IS NULL OR instr((SELECT path FROM unit WHERE id = ?1), holder.path) = 1
       ORDER BY length(holder.path)";
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map([unit], |row| Ok((row.get(0)?, row.get(1)?)))?;
    // Later rows are nearer and take the place of earlier ones; NULL sorts first.
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Words a sentence for a unit and those under it, or for the whole book; without a text, takes that back.
/// Errors: `broken` on `text` when it is too long; a unit that is not there.
pub fn set(tx: &Tx<'_>, unit: Option<UnitId>, key: &str, text: Option<&str>) -> Result<()> {
    let unit = unit.map(|id| unit::get(tx, id)).transpose()?.map(|unit| unit.id);
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
        let sql = "DELETE FROM wording WHERE key = ?1 AND unit_id IS ?2";
        tx.conn().prepare_cached(sql)?.execute(params![key, unit])?;
        return Ok(());
    };
    if text.chars().count() > LONGEST {
        return Err(Error::broken("text", format!("这段话超过{LONGEST}字，请改短一些")));
    }
    tx.conn()
        .prepare_cached(
            "INSERT INTO wording (unit_id, key, text) VALUES (?1, ?2, ?3)
             ON CONFLICT (ifnull(unit_id, 0), key) DO UPDATE SET text = excluded.text",
        )?
        .execute(params![unit, key, text])?;
    Ok(())
}
