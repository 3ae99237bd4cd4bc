//! 政治生日: the days on which members joined the party, and their birthdays where a unit wants them, as care work: who is due,
//! who was thought of, how and by whom (B20, S114, S140).

mod store;

use chrono::{Datelike, Months};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use store::*;

use crate::date::Day;
use crate::id::MemberId;
use crate::member::Stage;

text_enum! {
    /// What comes round.
    GreetingKind {
        Joined = "joined" "入党纪念日",
        Birthday = "birthday" "生日",
    }
}

/// What a person fills in when members were thought of: one, or several with the same card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct GreetingFields {
    /// Who was thought of.
    pub member_ids: Vec<MemberId>,
    /// For what.
    pub kind: GreetingKind,
    /// The year whose anniversary it was.
    pub year: i32,
    /// The day it was done.
    pub on_day: Day,
    /// 贺卡, 谈心, 走访.
    pub form: Option<String>,
    /// Who did it.
    pub by_whom: Option<String>,
    /// Free note.
    pub note: Option<String>,
}

/// How a member was thought of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Greeting {
    /// The day it was done.
    pub on_day: Day,
    /// 贺卡, 谈心, 走访.
    pub form: Option<String>,
    /// Who did it.
    pub by_whom: Option<String>,
    /// Free note.
    pub note: Option<String>,
}

/// A day to think of somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Anniversary {
    /// Who.
    pub member_id: MemberId,
    /// 姓名.
    pub name: String,
    /// Their branch on that day.
    pub unit: String,
    /// Their group.
    pub group: Option<String>,
    /// Probationary or full.
    pub stage: Stage,
    /// What comes round.
    pub kind: GreetingKind,
    /// The date it goes back to, as far as it is known: a day or a month. None for a birthday: how old somebody is stays theirs.
    pub since: Option<String>,
    /// In which year.
    pub year: i32,
    /// In which month, 1 to 12.
    pub month: u32,
    /// The day; none where only the month is known.
    pub day: Option<Day>,
    /// Years since joining; none for a birthday.
    pub years: Option<i32>,
    /// Whether these years are a round number.
    pub is_round: bool,
    /// 党龄 on the day: full years since 转正 (FZ-17, M-41).
    pub seniority: Option<i64>,
    /// What was done; none: nothing yet.
    pub greeting: Option<Greeting>,
}

/// How many are due and were thought of in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "GreetingTally")]
pub struct Tally {
    /// 1 to 12.
    pub month: u32,
    /// Whose day it is.
    pub due: usize,
    /// Of them, thought of.
    pub done: usize,
}

/// The twelve months of a year's anniversaries.
pub fn tally(anniversaries: &[Anniversary]) -> Vec<Tally> {
    let of = |month| {
        let these = || anniversaries.iter().filter(move |one| one.month == month);
        Tally { month, due: these().count(), done: these().filter(|one| one.greeting.is_some()).count() }
    };
    (1..=12).map(of).collect()
}

/// When a date comes round in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    /// The day, of a month alone its first.
    pub on: Day,
    /// Whether the day is known, not only the month.
    pub has_day: bool,
    /// Whole years on that day.
    pub years: i32,
}

impl Round {
    /// The return in `year` of a date that is a day or a month. Where a month has no such day its last one counts (民法典第二百零二条):
    /// 29 February comes back on the 28th. None for no date.
    pub fn of(since: &str, year: i32) -> Option<Self> {
        let has_day = since.len() > 7;
        let first: Day = if has_day { since.to_owned() } else { format!("{since}-01") }.parse().ok()?;
        let months = u32::try_from((year - first.year()).abs()).ok()?.checked_mul(12)?;
        let months = Months::new(months);
        let on = if year < first.year() {
            first.checked_sub_months(months)?
        } else {
            first.checked_add_months(months)?
        };
        Some(Self { on, has_day, years: year - first.year() })
    }
}
