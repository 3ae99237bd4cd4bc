//! 工作日历: the notices' days and the unit's own.

use std::collections::BTreeMap;

use chrono::Datelike;
use ledger::View;
use ledger::calendar::{self, YearCalendar};
use ledger::date::{Day, Quarter, Window};
use ledger::id::UnitId;
use ledger::unit::UnitKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, Within, unit_or_top, window};
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

/// What a day of the calendar reminds of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeyDateWhat {
    /// 政治生日; no record.
    Anniversary,
    /// Tasks that end; the record is their list.
    Task,
    /// 上级学习安排: the last day of some of its lines; the record is the arrangement.
    Arrangement,
    /// The last working day for 计划报备; no record.
    Filing,
    /// The last working day of a quarter; no record.
    QuarterEnd,
    /// 换届: the last day of the term; no record.
    Election,
}

/// A day that reminds of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyDate {
    /// The day.
    pub day: Day,
    /// What it is.
    pub what: KeyDateWhat,
    /// Whose, or which.
    pub titles: Vec<String>,
    /// Row id, see [`KeyDateWhat`].
    pub record_id: Option<i64>,
}

/// `calendar_dates`
pub fn dates(work: &mut Work<'_>, Within { unit_id, from, to }: Within) -> Result<Vec<KeyDate>> {
    let (window, today) = (window(from, to)?, work.today());
    work.read(|view| {
        let unit = unit_or_top(view, unit_id)?;
        let mut dates = Dates { window, found: BTreeMap::new() };
        tasks(view, unit, today, &mut dates)?;
        arrangements(view, unit, today, &mut dates)?;
        quarters(view, unit, &mut dates)?;
        let fields = ledger::unit::get(view, unit)?.fields;
        if let Some(last) = fields.term_end().and_then(|end| end.pred_opt()) {
            dates.add(last, KeyDateWhat::Election, None, format!("{}届满，要换届", fields.name));
        }
        // Every day is somebody's day in a committee's thousands: they are for their branch to think of.
        if matches!(fields.kind, UnitKind::Branch | UnitKind::Group) {
            anniversaries(view, unit, &mut dates)?;
        }
        Ok(dates
            .found
            .into_iter()
            .map(|((day, what, record_id), titles)| KeyDate { day, what, titles, record_id })
            .collect())
    })
}

/// What was found in a window, one entry a day, a kind and a record.
struct Dates {
    window: Window,
    found: BTreeMap<(Day, KeyDateWhat, Option<i64>), Vec<String>>,
}

impl Dates {
    fn add(&mut self, day: Day, what: KeyDateWhat, record: Option<i64>, title: String) {
        if self.window.contains(day) {
            self.found.entry((day, what, record)).or_default().push(title);
        }
    }
}

/// Tasks of the unit's own lists that are not done and whose deadline is a day.
fn tasks(view: &View<'_>, unit: UnitId, today: Day, dates: &mut Dates) -> ledger::Result<()> {
    for list in ledger::task::lists(view, unit, today)?.iter().filter(|list| list.fields.unit_id == unit) {
        let tasks = ledger::task::list(view, list.id, today)?;
        for fields in tasks.iter().filter(|task| task.days_late.is_some()).map(|task| &task.fields) {
            if let Some(due) = fields.due_on.as_deref().and_then(|due| due.parse().ok()) {
                dates.add(
                    due,
                    KeyDateWhat::Task,
                    Some(list.id.0),
                    format!("{} {}", fields.number, fields.title),
                );
            }
        }
    }
    Ok(())
}

fn arrangements(view: &View<'_>, unit: UnitId, today: Day, dates: &mut Dates) -> ledger::Result<()> {
    for one in ledger::arrangement::list(view, unit, dates.window, today)? {
        for item in one.items.iter().filter(|item| item.done_on.is_none()) {
            dates.add(item.last_day, KeyDateWhat::Arrangement, Some(one.id.0), item.line.title.clone());
        }
    }
    Ok(())
}

/// The last working day of each quarter, and that of handing in its plan while nobody wrote down that it was.
fn quarters(view: &View<'_>, unit: UnitId, dates: &mut Dates) -> ledger::Result<()> {
    let calendar = calendar::of(view)?;
    let mut quarter = Quarter::of(dates.window.from);
    // A plan is handed in before its quarter begins.
    let last = Quarter::of(dates.window.to).next();
    loop {
        if let Some(day) = calendar.last_work_day(quarter.window()) {
            dates.add(day, KeyDateWhat::QuarterEnd, None, format!("{}最后一个工作日", quarter.label()));
        }
        let due = ledger::plan::filing_due(view, unit, quarter)?;
        if let Some(due) = due.filter(|due| dates.window.contains(*due))
            && ledger::plan::filed_on(view, unit, quarter)?.is_none()
        {
            dates.add(due, KeyDateWhat::Filing, None, format!("{}计划报备", quarter.label()));
        }
        if quarter == last {
            return Ok(());
        }
        quarter = quarter.next();
    }
}

fn anniversaries(view: &View<'_>, unit: UnitId, dates: &mut Dates) -> ledger::Result<()> {
    for year in dates.window.from.year()..=dates.window.to.year() {
        for one in ledger::greeting::anniversaries(view, unit, year)? {
            let Some(day) = one.day else { continue };
            let years = one.years.map(|years| format!(" {years} 年")).unwrap_or_default();
            dates.add(
                day,
                KeyDateWhat::Anniversary,
                None,
                format!("{} {}{years}", one.name, one.kind.label()),
            );
        }
    }
    Ok(())
}
