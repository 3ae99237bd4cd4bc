//! Days, months, quarters and windows of time. Counting uses calendar quarters unless a window says otherwise (C-40).

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A calendar day; 'YYYY-MM-DD' in the book and over the wire.
pub type Day = NaiveDate;

/// A span of whole days, both ends included: what a report or a count covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Window {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Window {
    /// Every day a book can hold: years of four digits, so that texts compare as days do.
    pub const EVER: Self = Self { from: of_ymd(1, 1, 1), to: of_ymd(9999, 12, 31) };

    /// From the first to the last day; `None` when they are the wrong way round.
    pub fn new(from: Day, to: Day) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// The calendar year.
    pub fn year(year: i32) -> Option<Self> {
        Self::new(Day::from_ymd_opt(year, 1, 1)?, Day::from_ymd_opt(year, 12, 31)?)
    }

    /// The calendar month that holds a day.
    pub fn month_of(day: Day) -> Self {
        let from = day.with_day(1).unwrap_or(day);
        Self { from, to: last_day_of_month(day) }
    }

    /// Whether the day lies inside.
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

const fn of_ymd(year: i32, month: u32, day: u32) -> Day {
    match Day::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => Day::MIN,
    }
}

/// A calendar quarter, written `2026Q3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Quarter {
    /// Calendar year.
    pub year: i32,
    /// 1 to 4.
    pub number: u32,
}

impl Quarter {
    /// The quarter that holds a day.
    pub fn of(day: Day) -> Self {
        Self { year: day.year(), number: day.month0() / 3 + 1 }
    }

    /// From `2026Q3` (also `2026q3`, `2026-Q3`, `2026年第3季度`); `None` if it is none of these.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let has_mark = text.contains(['Q', 'q']) || text.contains("季度");
        let (year, number) = (digits.get(..4)?.parse().ok()?, digits.get(4..)?.parse().ok()?);
        (has_mark && (1..=4).contains(&number)).then_some(Self { year, number })
    }

    /// Its first and last day.
    pub fn window(self) -> Window {
        let month = self.number * 3 - 2;
        let from = Day::from_ymd_opt(self.year, month, 1).unwrap_or_default();
        let to = Day::from_ymd_opt(self.year, month + 2, 1).map(last_day_of_month).unwrap_or_default();
        Window { from, to }
    }

    /// The quarter after it.
    pub fn next(self) -> Self {
        let year = self.year + i32::from(self.number == 4);
        Self { year, number: self.number % 4 + 1 }
    }

    /// `第三季度`, as printed.
    pub fn label(self) -> &'static str {
        ["第一季度", "第二季度", "第三季度", "第四季度"][(self.number as usize - 1) & 3]
    }
}

impl std::fmt::Display for Quarter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}Q{}", self.year, self.number)
    }
}

/// The last day of the month that holds a day.
pub fn last_day_of_month(day: Day) -> Day {
    let (year, month) = if day.month() == 12 { (day.year() + 1, 1) } else { (day.year(), day.month() + 1) };
    Day::from_ymd_opt(year, month, 1).and_then(|next| next.pred_opt()).unwrap_or(day)
}

/// `YYYY-MM` of a day.
pub fn month_key(day: Day) -> String {
    day.format("%Y-%m").to_string()
}

/// Whether a text is a full day `YYYY-MM-DD` or a month `YYYY-MM` that exists: the two precisions forms allow (M-22).
pub fn is_day_or_month(text: &str) -> bool {
    Day::parse_from_str(text, "%Y-%m-%d").is_ok_and(|day| day.to_string() == text)
        || (text.len() == 7 && Day::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").is_ok())
}
