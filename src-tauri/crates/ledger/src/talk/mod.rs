//! 谈心谈话: who has been talked with this year, and who not yet (ZB-24, F-37).

use std::collections::HashMap;

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::Day;
use crate::id::{MemberId, UnitId};
use crate::{Result, View, member};

/// A member and their talks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TalkLine {
    /// Who.
    pub member_id: MemberId,
    /// 姓名.
    pub name: String,
    /// Group that day.
    pub group: Option<String>,
    /// Talks in the year of the day, on either side.
    pub talks: i64,
    /// The last one ever.
    pub last_on: Option<Day>,
}

/// Every member of a unit on a day with their talks up to then, as the check of 谈心谈话 counts them: on either side of a talk
/// that was held. Those not talked with for longest come first.
pub fn talks(view: &View<'_>, unit: UnitId, day: Day) -> Result<Vec<TalkLine>> {
    let mut statement = view.conn().prepare_cached(
        "SELECT r.member_id, max(s.on_day), count(DISTINCT iif(substr(s.on_day, 1, 4) = ?2, s.id, NULL))
         FROM session_kind k JOIN session s ON s.id = k.session_id JOIN session_role r ON r.session_id = s.id
         WHERE k.kind = 'talk' AND s.status IN ('draft', 'held', 'sealed') AND s.on_day <= ?1
           AND r.role IN ('talker', 'talked_to') AND r.member_id IS NOT NULL
         GROUP BY r.member_id",
    )?;
    let rows = statement
        .query_map((day, day.year().to_string()), |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    let held: HashMap<MemberId, (Day, i64)> = rows.collect::<rusqlite::Result<_>>()?;
    let asked = member::roster(view, unit, day)?.into_iter().filter(|line| line.is_due);
    let mut lines: Vec<TalkLine> = asked
        .map(|line| {
            let (last_on, talks) = held.get(&line.id).map_or((None, 0), |&(on, talks)| (Some(on), talks));
            TalkLine { member_id: line.id, name: line.name, group: line.group, talks, last_on }
        })
        .collect();
    lines.sort_by_key(|line| line.last_on);
    Ok(lines)
}
