//! SQL of settings.

use rusqlite::{OptionalExtension, params};
use serde_json::Value;

use super::{ALL, Setting, SettingLine};
use crate::id::UnitId;
use crate::unit;
use crate::{Error, Result, Tx, View};

/// The number in force for a unit: its own, else that of the nearest unit above that has one, else the book's, else the
/// default. Without a unit: the book's. Errors: [`Error::Missing`] for an unknown key.
pub fn get(view: &View<'_>, unit: Option<UnitId>, key: &str) -> Result<i64> {
    let setting = Setting::of(key)?;
    let sql = "SELECT s.value FROM setting s LEFT JOIN unit holder ON holder.id = s.unit_id
       WHERE s.key = ?1 AND (s.unit_id IS NULL OR instr((SELECT path FROM unit WHERE id = ?2), holder.path) = 1)
       ORDER BY length(holder.path) DESC LIMIT 1";
    let text: Option<String> =
        view.conn().prepare_cached(sql)?.query_row(params![key, unit], |row| row.get(0)).optional()?;
    let value = text.and_then(|text| serde_json::from_str::<Value>(&text).ok());
    Ok(value.and_then(|value| setting.read(&value).ok()).unwrap_or(setting.default))
}

/// Sets a number for a unit and those under it, or for the whole book; null goes back to what holds without it.
/// Errors: an unknown key, a unit that is not there, a number under the floor.
pub fn set(tx: &Tx<'_>, unit: Option<UnitId>, key: &str, value: &Value) -> Result<()> {
    let setting = Setting::of(key)?;
    let unit = unit.map(|id| unit::get(tx, id)).transpose()?.map(|unit| unit.id);
    if value.is_null() {
        let sql = "DELETE FROM setting WHERE key = ?1 AND unit_id IS ?2";
        tx.conn().prepare_cached(sql)?.execute(params![key, unit])?;
        return Ok(());
    }
    let number = setting.read(value)?;
    tx.conn()
        .prepare_cached(
            "INSERT INTO setting (unit_id, key, value) VALUES (?1, ?2, ?3)
             ON CONFLICT (ifnull(unit_id, 0), key) DO UPDATE SET value = excluded.value",
        )?
        .execute(params![unit, key, number.to_string()])?;
    Ok(())
}

/// Numbers that were set under a prefix, for the book (no path) or for the unit of a path and those under it.
pub(crate) fn set_under(view: &View<'_>, prefix: &str) -> Result<Vec<Set>> {
    let sql =
        "SELECT s.key, u.id, u.path, u.name, s.value FROM setting s LEFT JOIN unit u ON u.id = s.unit_id
       WHERE s.key >= ?1 AND s.key < ?1 || '~' ORDER BY s.key";
    let mut statement = view.conn().prepare_cached(sql)?;
    let mut rows = statement.query([prefix])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        let text: String = row.get(4)?;
        let value =
            serde_json::from_str(&text).ok().and_then(|value| Setting::of(&key).ok()?.read(&value).ok());
        let holder = match row.get::<_, Option<UnitId>>(1)? {
            Some(unit) => Some(Holder { unit, path: row.get(2)?, name: row.get(3)? }),
            None => None,
        };
        all.extend(value.map(|value| Set { key, holder, value }));
    }
    Ok(all)
}

/// A number somebody set.
#[derive(Debug, Clone)]
pub(crate) struct Set {
    pub(crate) key: String,
    /// The unit it was set for; none: the whole book.
    pub(crate) holder: Option<Holder>,
    pub(crate) value: i64,
}

/// A unit that set a number.
#[derive(Debug, Clone)]
pub(crate) struct Holder {
    pub(crate) unit: UnitId,
    pub(crate) path: String,
    pub(crate) name: String,
}

/// Every setting with the number in force for a unit, or for the book.
pub fn list(view: &View<'_>, unit: Option<UnitId>) -> Result<Vec<SettingLine>> {
    ALL.iter()
        .map(|setting| {
            Ok(SettingLine {
                group: setting.group,
                kind: setting.kind,
                key: setting.key.to_owned(),
                label: setting.label.to_owned(),
                value: get(view, unit, setting.key)?.into(),
                default: setting.default.into(),
                unit: (!setting.unit.is_empty()).then(|| setting.unit.to_owned()),
                cite: setting.cite.to_owned(),
                floor: setting.floor,
                ceiling: setting.ceiling,
            })
        })
        .collect::<Result<_, Error>>()
}
