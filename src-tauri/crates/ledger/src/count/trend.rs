//! 到会率 by month, over the sessions whose attendance is reported: 三会一课, 主题党日, 组织生活会, 民主评议 (C-35).

use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Span;
use crate::date::Window;
use crate::id::UnitId;
use crate::session::Kind;
use crate::{Result, View};

/// The kinds whose attendance is reported.
const KINDS: &[&str] = &[
    Kind::GENERAL_MEETING,
    Kind::COMMITTEE_MEETING,
    Kind::GROUP_MEETING,
    Kind::LECTURE,
    Kind::THEME_DAY,
    Kind::ORGANISATIONAL_LIFE,
    Kind::APPRAISAL,
];

/// Whether the attendance of a session of this kind is part of the reported rate.
pub fn is_rated(kind: &Kind) -> bool {
    KINDS.contains(&kind.as_str())
}

/// One month: the rate is present ÷ due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrendMonth {
    /// 'YYYY-MM'.
    pub month: String,
    /// 应到人次 of closed rolls.
    pub due: i64,
    /// 实到人次 of the same sessions.
    pub present: i64,
    /// Sessions that stay out: drafts and rolls not finished.
    pub drafts: i64,
}

/// The months of a window that held such a session, oldest first; each session once, whatever its kinds.
/// Errors: no such unit.
pub fn trend(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<TrendMonth>> {
    let span = Span::of(view, unit)?;
    let mut statement = view.conn().prepare_cached(
        "SELECT substr(s.on_day, 1, 7), sum(iif(s.is_known, s.due, 0)), sum(iif(s.is_known AND s.due > 0, s.present, 0)), sum(NOT s.is_known)
         FROM (SELECT s.on_day, su.due, su.present, s.status <> 'draft' AND su.unmarked = 0 AS is_known
                 FROM session s CROSS JOIN session_unit su ON su.session_id = s.id CROSS JOIN unit u ON u.id = su.unit_id
                WHERE s.on_day BETWEEN ?1 AND ?2 AND s.status IN ('draft', 'held', 'sealed')
                  AND u.path >= ?3 AND u.path < ?4
                  AND EXISTS (SELECT 1 FROM session_kind k
                    WHERE k.session_id = s.id AND k.kind IN (SELECT value FROM json_each(?5)))) AS s
         GROUP BY 1 ORDER BY 1",
    )?;
    let kinds = serde_json::json!(KINDS).to_string();
    let rows = statement.query_map(params![window.from, window.to, span.from, span.to, kinds], |row| {
        Ok(TrendMonth { month: row.get(0)?, due: row.get(1)?, present: row.get(2)?, drafts: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
