//! Thresholds of the rules: settings of the unit, of a unit above it, or of the book, else the number the source gives.

use rusqlite::{OptionalExtension, params};

use crate::id::UnitId;
use crate::{Result, View};

/// Setting keys that the checks, hours and make-ups read, with the number that holds while nobody set one, and its source.
pub const THRESHOLDS: &[(&str, f64, &str)] = &[
    ("check.general_meeting", 1.0, "支部工作条例第十一条"),
    ("check.committee_meeting", 1.0, "支部工作条例第十二条"),
    ("check.group_meeting", 1.0, "支部工作条例第十三条"),
    ("check.theme_day", 1.0, "支部工作条例第十六条"),
    ("check.lecture", 1.0, "本单位设置（条例没有规定次数）"),
    ("check.secretary_lecture", 1.0, "本单位设置（条例对党委书记的要求，第十六条）"),
    ("check.organisational_life", 1.0, "支部工作条例第十七条"),
    ("check.appraisal", 1.0, "支部工作条例第十八条"),
    ("check.talk", 1.0, "支部工作条例第十九条"),
    ("hours.member", 32.0, "党员教育管理工作条例第二十条"),
    ("hours.committee", 56.0, "2019—2023年全国党员教育培训工作规划"),
    ("hours.period_minutes", 60.0, "本单位设置"),
    ("check.training", 1.0, "2019—2023年全国党员教育培训工作规划"),
    ("check.election_months", 6.0, "支部工作条例第二十二条"),
    ("check.absence_months", 3.0, "本单位设置"),
    ("make_up.days", 7.0, "本单位设置（没有统一规定）"),
];

/// The threshold in force for a unit. Errors: only those of the store.
pub fn number(view: &View<'_>, unit: UnitId, key: &str) -> Result<f64> {
    let default = THRESHOLDS.iter().find(|(known, ..)| *known == key).map_or(0.0, |(_, default, _)| *default);
    let sql = "SELECT json_extract(s.value, '$') FROM setting s
          LEFT JOIN unit holder ON holder.id = s.unit_id JOIN unit u ON u.id = ?1
        WHERE s.key = ?2 AND (s.unit_id IS NULL OR substr(u.path, 1, length(holder.path)) = holder.path)
        ORDER BY length(ifnull(holder.path, '')) DESC LIMIT 1";
    let set: Option<Option<f64>> =
        view.conn().prepare_cached(sql)?.query_row(params![unit, key], |row| row.get(0)).optional()?;
    Ok(set.flatten().unwrap_or(default))
}

/// As [`number`], for thresholds that are counted in whole things.
#[allow(clippy::cast_possible_truncation)] // thresholds are small
pub(crate) fn whole_number(view: &View<'_>, unit: UnitId, key: &str) -> Result<i64> {
    Ok(number(view, unit, key)?.round() as i64)
}
