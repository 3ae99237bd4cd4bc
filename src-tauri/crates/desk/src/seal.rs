//! 封存: quarters and years whose figures stay as they were reported.

use ledger::date::Day;
use ledger::id::{SealId, UnitId};
use ledger::seal::{Difference, OpenItem, Period, Seal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backups;
use crate::error::{CommandError, Result};
use crate::request::{Empty, OnDay, unit_or_top};
use crate::work::Work;

/// A period of a unit.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct SealPeriodReq {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// '2026Q3' or '2026'.
    pub period: String,
}

/// A period to seal.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct SealMakeReq {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// '2026Q3' or '2026'.
    pub period: String,
    /// Although something is still open; what, is kept with the seal and printed.
    pub in_spite: bool,
}

/// A seal to open.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SealReopenReq {
    /// Which.
    pub id: SealId,
    /// Why; stays in the history and is printed on the report.
    pub reason: String,
}

/// How a period of a unit stands.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SealState {
    /// `2026年第三季度`
    pub label: String,
    /// Its last day.
    pub to: Day,
    /// It is over, and can be sealed.
    pub is_over: bool,
    /// The seal in force.
    pub seal: Option<Seal>,
    /// Every seal it ever had, the first one first.
    pub seals: Vec<Seal>,
    /// What is different from the first of them; none while it was never sealed.
    pub difference: Option<Difference>,
}

fn period(text: &str) -> Result<Period> {
    Period::parse(text).ok_or_else(|| CommandError::invalid("period", "期间要写成 2026Q3 或 2026"))
}

/// `seal_list`
pub fn list(work: &mut Work<'_>, Empty {}: Empty) -> Result<Vec<Seal>> {
    work.read(ledger::seal::list)
}

/// `seal_at`
pub fn at(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Option<Seal>> {
    work.read(|view| ledger::seal::at(view, unit_or_top(view, unit_id)?, day))
}

/// `seal_state`
pub fn state(work: &mut Work<'_>, request: SealPeriodReq) -> Result<SealState> {
    let (period, today) = (period(&request.period)?, work.today());
    work.read(|view| {
        let unit = unit_or_top(view, request.unit_id)?;
        let seals = ledger::seal::of_period(view, unit, period)?;
        let to = period.window().to;
        Ok(SealState {
            label: period.label(),
            to,
            is_over: today > to,
            seal: seals.last().filter(|seal| seal.reopened_at.is_none()).cloned(),
            difference: ledger::seal::difference(view, unit, period)?,
            seals,
        })
    })
}

/// `seal_open`
pub fn open(work: &mut Work<'_>, request: SealPeriodReq) -> Result<Vec<OpenItem>> {
    let (period, today) = (period(&request.period)?, work.today());
    work.read(|view| ledger::seal::open_items(view, unit_or_top(view, request.unit_id)?, period, today))
}

/// `seal_make`: a backup is made first.
pub fn make(work: &mut Work<'_>, request: SealMakeReq) -> Result<Seal> {
    let SealMakeReq { unit_id, period: text, in_spite } = request;
    let (period, today) = (period(&text)?, work.today());
    backups::make(work.state, work.book()?, "封存前")?;
    let id = work
        .write("封存", |tx| ledger::seal::seal(tx, unit_or_top(tx, unit_id)?, period, today, in_spite))?;
    let seals = work.read(ledger::seal::list)?;
    seals.into_iter().find(|seal| seal.id == id).ok_or_else(|| CommandError::bug("seal_make", "没有写入"))
}

/// `seal_reopen`
pub fn reopen(work: &mut Work<'_>, SealReopenReq { id, reason }: SealReopenReq) -> Result<Seal> {
    work.write("解除封存", |tx| ledger::seal::reopen(tx, id, &reason))
}
