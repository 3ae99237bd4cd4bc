//! 工作日历: which days are worked. Weekends and the State Council's notices, bundled; days a book sets for itself come first.

mod notice;
mod store;

use std::collections::BTreeMap;

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use notice::{NOTICES, Notice};
pub use store::*;

use crate::date::{Day, Window};

/// A day that is not what its weekday says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DayOff {
    /// The day.
    pub day: Day,
    /// Worked although a weekend, or off although not.
    pub is_work: bool,
    /// 国庆节, 春节调休上班, or what the unit wrote.
    pub note: Option<String>,
    /// Set in this book, not by a notice.
    pub is_own: bool,
}

/// The calendar of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearCalendar {
    /// The year.
    pub year: i32,
    /// The notice the bundled days come from.
    pub source: Option<String>,
    /// What to know when there is none: only weekends are known.
    pub note: Option<String>,
    /// Days that are not what their weekday says, in order.
    pub days: Vec<DayOff>,
}

/// Working days as far as they are known.
#[derive(Debug, Clone)]
pub struct Calendar {
    days: BTreeMap<Day, DayOff>,
}

impl Calendar {
    /// The notices, and over them the days of a book.
    fn new(own: Vec<DayOff>) -> Self {
        let bundled = NOTICES.iter().flat_map(Notice::days);
        let bundled =
            bundled.map(|(day, is_work, note)| DayOff { day, is_work, note: Some(note), is_own: false });
        Self { days: bundled.chain(own).map(|off| (off.day, off)).collect() }
    }

    /// Whether a day is worked.
    pub fn is_work_day(&self, day: Day) -> bool {
        self.days.get(&day).map_or_else(|| !is_weekend(day), |off| off.is_work)
    }

    /// The n-th working day after a day (F-65: within 3 working days of a meeting); the day itself for 0.
    pub fn work_days_after(&self, day: Day, n: usize) -> Day {
        let later = day.iter_days().skip(1).filter(|day| self.is_work_day(*day));
        if n == 0 { day } else { later.take(n).last().unwrap_or(day) }
    }

    /// Working days of a span.
    pub fn work_days(&self, span: Window) -> impl DoubleEndedIterator<Item = Day> + '_ {
        let days = (span.to - span.from).num_days().max(-1) + 1;
        let days =
            (0..days).filter_map(move |n| span.from.checked_add_signed(chrono::TimeDelta::try_days(n)?));
        days.filter(|day| self.is_work_day(*day))
    }

    /// The last working day of a span, if it has one: the last safe date of what is due in it.
    pub fn last_work_day(&self, span: Window) -> Option<Day> {
        self.work_days(span).next_back()
    }

    /// The last working day up to a deadline; the deadline itself where the two weeks before it are off.
    pub fn work_day_by(&self, deadline: Day) -> Day {
        let from = deadline.checked_sub_days(chrono::Days::new(14)).unwrap_or(deadline);
        self.last_work_day(Window { from, to: deadline }).unwrap_or(deadline)
    }

    /// The first day off of a holiday of a year, as far as its notice is known.
    pub fn holiday(&self, year: i32, name: &str) -> Option<Day> {
        let mut days = self.days.values().filter(|off| off.day.year() == year && !off.is_work);
        days.find(|off| off.note.as_deref().is_some_and(|note| note.contains(name))).map(|off| off.day)
    }

    /// Why nobody works on a day: 国庆节, 周末; none on a working day.
    pub fn why_off(&self, day: Day) -> Option<&str> {
        let named = self.days.get(&day).filter(|off| !off.is_work).and_then(|off| off.note.as_deref());
        (!self.is_work_day(day))
            .then(|| named.unwrap_or(if is_weekend(day) { "周末" } else { "休息日" }))
    }

    /// What to show beside dates of a year whose holidays are not known.
    pub fn note(&self, year: i32) -> Option<String> {
        let is_known = Notice::of(year).is_some() || self.days.keys().any(|day| day.year() == year);
        (!is_known)
            .then(|| format!("没有{year}年的放假安排，工作日只按周末推算；通知发布后请在“设置与备份 · 本单位 · 工作日历”中补上"))
    }
}

fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
