//! 工作日历: the notices' days and the unit's own.

use ledger::calendar::{self, YearCalendar};
use ledger::date::Day;
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::Empty;
use crate::work::Work;

/// Which year.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarGetReq {
    /// The year.
    pub year: i32,
}

/// A day to set.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct CalendarSetReq {
    /// The day.
    pub day: Day,
    /// Worked or off; none: as the notice and the weekday say.
    pub is_work: Option<bool>,
    /// Why.
    pub note: Option<String>,
}

/// `calendar_get`
pub fn get(work: &mut Work<'_>, CalendarGetReq { year }: CalendarGetReq) -> Result<YearCalendar> {
    work.read(|view| calendar::year(view, year))
}

/// `calendar_set`
pub fn set(work: &mut Work<'_>, request: CalendarSetReq) -> Result<Empty> {
    let CalendarSetReq { day, is_work, note } = request;
    let word = match is_work {
        Some(true) => "上班",
        Some(false) => "休息",
        None => "恢复原样",
    };
    work.write(&format!("修改工作日历：{}{word}", day.format("%Y年%-m月%-d日")), |tx| {
        calendar::set(tx, day, is_work, note.as_deref())
    })?;
    Ok(Empty {})
}
