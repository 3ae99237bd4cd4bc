//! 总览: arranges what the ledger counts into one page for one unit on one day.

use chrono::Datelike;
use ledger::attendance::{HoursLine, MakeUpDue};
use ledger::check::Check;
use ledger::count::TrendMonth;
use ledger::date::{Day, Window};
use ledger::greeting::Anniversary;
use ledger::task::TaskList;
use ledger::unit::UnitKind;
use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::reminder::{self, Known, Todo};
use crate::request::{OnDay, unit_or_top};
use crate::second;
use crate::work::Work;

/// How many days ahead anniversaries are shown.
const AHEAD: u64 = 45;

/// 总览 on a day.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// Overdue first, then by day.
    pub todo: Vec<Todo>,
    /// The rules held against the records.
    pub check: Check,
    /// Task lists with their figures.
    pub lists: Vec<TaskList>,
    /// January to the month of the day.
    pub trend: Vec<TrendMonth>,
    /// Hours by person, in roster order; empty for a committee, whose people are its branches' business.
    pub hours: Vec<HoursLine>,
    /// Who still has to make up what.
    pub make_ups: Vec<MakeUpDue>,
    /// Political birthdays of the next 45 days, and whether they were thought of.
    pub anniversaries: Vec<Anniversary>,
}

/// `overview_get`
pub fn get(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Overview> {
    let rehearsal = second::todo(work)?;
    work.read(|view| {
        let unit = unit_or_top(view, unit_id)?;
        let kind = ledger::unit::get(view, unit)?.fields.kind;
        let has_people = matches!(kind, UnitKind::Branch | UnitKind::Group);
        let year = Window { from: Day::from_ymd_opt(day.year(), 1, 1).unwrap_or(day), to: day };
        let check = ledger::check::check(view, unit, day)?;
        let lists = ledger::task::lists(view, unit, day)?;
        let make_ups = ledger::attendance::make_ups_due(view, unit, day)?;
        let known = Known { findings: &check.findings, lists: &lists, make_ups: &make_ups };
        let mut todo = reminder::todo(view, unit, day, &known)?;
        // Last, and in no notification: nothing is late by it.
        todo.extend(rehearsal);
        Ok(Overview {
            todo,
            check,
            lists,
            trend: ledger::count::trend(view, unit, year)?,
            hours: if has_people { ledger::attendance::hours(view, unit, day)? } else { Vec::new() },
            make_ups,
            anniversaries: if has_people {
                ledger::greeting::ahead(view, unit, day, AHEAD)?
            } else {
                Vec::new()
            },
        })
    })
}
