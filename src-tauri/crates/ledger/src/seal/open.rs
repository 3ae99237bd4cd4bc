//! What is still open in a period: told before it is sealed, and kept with the seal when it is sealed in spite of it.

use rusqlite::named_params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Period;
use crate::date::Day;
use crate::id::{SessionId, UnitId};
use crate::{Result, View, consistency};

/// One thing that is still open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenItem {
    /// The session that is not finished; none: what the check of the records found.
    pub session_id: Option<SessionId>,
    /// `9月18日《…》：还有 3 人没点名`
    pub words: String,
}

/// Drafts, rolls that are not finished, sessions that are only planned, and contradictions that nobody looked into.
/// Errors: no such unit.
pub fn open_items(view: &View<'_>, unit: UnitId, period: Period, today: Day) -> Result<Vec<OpenItem>> {
    let window = period.window();
    let mut statement = view.conn().prepare_cached(
        "SELECT s.id, s.on_day, s.title, s.status, sum(su.unmarked)
         FROM unit top JOIN unit u ON u.path >= top.path AND u.path < rtrim(top.path, '/') || '0'
           JOIN session_unit su ON su.unit_id = u.id JOIN session s ON s.id = su.session_id
         WHERE top.id = :unit AND s.on_day BETWEEN :from AND :to AND (s.status IN ('planned', 'draft')
           OR su.unmarked > 0 AND s.status IN ('held', 'sealed'))
         GROUP BY s.id ORDER BY s.on_day, s.id",
    )?;
    let values = named_params! { ":unit": unit, ":from": window.from, ":to": window.to };
    let rows = statement.query_map(values, |row| {
        let (day, title): (Day, String) = (row.get(1)?, row.get(2)?);
        let why = match (row.get::<_, String>(3)?.as_str(), row.get::<_, i64>(4)?) {
            ("planned", _) => "还在计划里，没有开，也没有取消".to_owned(),
            (_, unmarked) if unmarked > 0 => format!("还有{unmarked}人没点名，人次不计"),
            _ => "还是草稿，人次不计".to_owned(),
        };
        let words = format!("{}《{title}》：{why}", day.format("%-m月%-d日"));
        Ok(OpenItem { session_id: Some(row.get(0)?), words })
    })?;
    let mut items = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let found = consistency::consistency(view, unit, window, today)?;
    if found.found > found.set_aside {
        let words = format!("核对发现{}处，还有{}处没有核实", found.found, found.found - found.set_aside);
        items.push(OpenItem { session_id: None, words });
    }
    Ok(items)
}
