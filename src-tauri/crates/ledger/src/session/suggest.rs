//! What was written in earlier sessions, offered again: places, forms, campaigns, guests.

use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::parts::all;
use crate::id::UnitId;
use crate::{Result, View};

/// Words used before, the most frequent first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Suggestions {
    /// 地点, of sittings as well.
    pub places: Vec<String>,
    /// 活动形式.
    pub forms: Vec<String>,
    /// 专题、主题教育.
    pub campaigns: Vec<String>,
    /// 场次: 甲班场.
    pub sittings: Vec<String>,
    /// 单位 of observers.
    pub institutions: Vec<String>,
    /// 听众类别 of observers.
    pub classes: Vec<String>,
}

/// So many sessions are looked back on, and so many words offered.
const LOOK_BACK: i64 = 400;
const OFFERED: i64 = 30;

/// The words of the last sessions of a unit; a group also sees those of its branch.
pub fn suggestions(view: &View<'_>, unit: UnitId) -> Result<Suggestions> {
    let words = |from: &str| -> Result<Vec<String>> {
        let sql = format!(
            "WITH recent AS (SELECT s.id, s.place, s.form, s.campaign FROM session s
               WHERE s.unit_id IN (SELECT ?1 UNION SELECT parent_id FROM unit WHERE id = ?1 AND kind = 'group')
               ORDER BY s.on_day DESC LIMIT ?2)
             SELECT trim(word) FROM ({from}) WHERE trim(ifnull(word, '')) <> '' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?3"
        );
        all(view.conn(), &sql, params![unit, LOOK_BACK, OFFERED], |row| row.get(0))
    };
    let of_observers = |column: &str| {
        words(&format!("SELECT o.{column} AS word FROM recent r JOIN observer o ON o.session_id = r.id"))
    };
    Ok(Suggestions {
        places: words(
            "SELECT place AS word FROM recent UNION ALL SELECT t.place FROM recent r JOIN sitting t ON t.session_id = r.id",
        )?,
        forms: words("SELECT form AS word FROM recent")?,
        campaigns: words("SELECT campaign AS word FROM recent")?,
        sittings: words("SELECT t.label AS word FROM recent r JOIN sitting t ON t.session_id = r.id")?,
        institutions: of_observers("institution")?,
        classes: of_observers("class")?,
    })
}
