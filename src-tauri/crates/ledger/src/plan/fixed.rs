//! 固定主题党日: the same day every month, shifted off holidays within about a week (C-39).

use chrono::{Datelike, Days};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PlanFields, PlanStatus};
use crate::calendar::Calendar;
use crate::date::{Day, Window, month_key};
use crate::{Error, Result};

/// How far a day may be shifted.
const SHIFT: Days = Days::new(7);

/// Which day of every month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum FixedDay {
    /// 每月15日; the last day of a month that is shorter.
    Date {
        /// 1 to 31.
        day: u32,
    },
    /// 每月第一个星期五; the last one of a month that has no fifth.
    Weekday {
        /// 1 to 5.
        nth: u32,
        /// 1 Monday to 7 Sunday.
        weekday: u32,
    },
}

/// The day of one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedOn {
    /// 'YYYY-MM' it is meant for.
    pub month: String,
    /// The day the rule names.
    pub meant: Day,
    /// The day to hold it.
    pub day: Day,
    /// Why the two differ, or why it could not be shifted.
    pub reason: Option<String>,
}

impl FixedDay {
    /// The day it names in the month that holds a day. Errors: a day, a week or a weekday that does not exist.
    fn of(self, month: Day) -> Result<Day> {
        let Window { from, to } = Window::month_of(month);
        match self {
            Self::Date { day: day @ 1..=31 } => Ok(from.with_day(day).unwrap_or(to)),
            Self::Weekday { nth: nth @ 1..=5, weekday: weekday @ 1..=7 } => {
                let is_named = |day: &Day| day.weekday().number_from_monday() == weekday;
                let named = from.iter_days().take_while(|day| *day <= to).filter(is_named);
                Ok(named.take(nth as usize).last().unwrap_or(to))
            }
            Self::Date { .. } => Err(Error::broken("day", "日期要在1到31之间")),
            Self::Weekday { .. } => Err(Error::broken("weekday", "请选第一到第五个星期一至星期日")),
        }
    }
}

/// The day of each month of a year. Errors: those of the rule.
pub fn fixed_days(rule: FixedDay, year: i32, calendar: &Calendar) -> Result<Vec<FixedOn>> {
    let months = (1..=12).filter_map(|month| Day::from_ymd_opt(year, month, 1));
    months.map(|month| Ok(shifted(rule.of(month)?, calendar))).collect()
}

/// A day off goes to the next working day, before it leaves the month rather to the one before; never further than a week.
fn shifted(meant: Day, calendar: &Calendar) -> FixedOn {
    let month = Window::month_of(meant);
    let after = Window { from: meant, to: meant.checked_add_days(SHIFT).unwrap_or(meant) };
    let before = Window { from: meant.checked_sub_days(SHIFT).unwrap_or(meant), to: meant };
    let next = calendar.work_days(after).next();
    let day = next
        .filter(|day| month.contains(*day))
        .or_else(|| calendar.work_days(before).next_back().filter(|day| month.contains(*day)))
        .or(next);
    let reason = calendar.why_off(meant).map(|why| match day {
        Some(_) => format!("{}是{why}", meant.format("%-m月%-d日")),
        None => format!("{}是{why}，前后一周没有工作日", meant.format("%-m月%-d日")),
    });
    FixedOn { month: month_key(meant), meant, day: day.unwrap_or(meant), reason }
}

impl FixedOn {
    /// An item of its month on this day: with the reason where the day was shifted, 顺延 where it had to leave its month.
    pub(super) fn put(self, item: PlanFields) -> PlanFields {
        let is_moved = month_key(self.day) != self.month;
        PlanFields {
            on_day: Some(if is_moved { self.meant } else { self.day }),
            moved_to: is_moved.then(|| self.day.to_string()),
            status: if is_moved { PlanStatus::Postponed } else { item.status },
            reason: self.reason.or(item.reason),
            ..item
        }
    }
}
