//! 活动: lists of sessions and one session.

use ledger::date::Day;
use ledger::id::{PlanItemId, SessionId, UnitId};
use ledger::session::{DayCount, Kind, Session, SessionFields, SessionFilter, SessionLine, Suggestions};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, One};
use crate::work::Work;

/// A session to add or change.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct SessionSaveReq {
    /// Row id; none for a new session.
    pub id: Option<SessionId>,
    /// The plan item it is held for.
    pub plan_item_id: Option<PlanItemId>,
    /// What a person fills in.
    pub fields: SessionFields,
}

/// A session to hold on another day.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct SessionShiftReq {
    /// The session.
    pub id: SessionId,
    /// The day.
    pub on_day: Day,
    /// Why its plan item is put off; asked for once it leaves its month.
    pub reason: Option<String>,
}

/// A sealed session to reopen.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionReopenReq {
    /// The session.
    pub id: SessionId,
    /// Why; stays in the history.
    pub reason: String,
}

/// What the next session is.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct SessionSimilarReq {
    /// The unit that holds it.
    pub unit_id: UnitId,
    /// Its kinds, main first.
    pub kinds: Vec<Kind>,
}

/// What the credit of a session follows from.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct SessionMinutesReq {
    /// The unit that holds it.
    pub unit_id: UnitId,
    /// Its kinds.
    pub kinds: Vec<Kind>,
    /// 'HH:MM'.
    pub start_time: Option<String>,
    /// 'HH:MM'.
    pub end_time: Option<String>,
}

/// Whose earlier words are offered.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct SessionSuggestionsReq {
    /// The unit that holds the session.
    pub unit_id: UnitId,
}

/// `session_list`
pub fn list(work: &mut Work<'_>, filter: SessionFilter) -> Result<Vec<SessionLine>> {
    work.read(|view| ledger::session::list(view, &filter))
}

/// `session_days`
pub fn days(work: &mut Work<'_>, filter: SessionFilter) -> Result<Vec<DayCount>> {
    work.read(|view| ledger::session::days(view, &filter))
}

/// `session_get`
pub fn get(work: &mut Work<'_>, One { id }: One<SessionId>) -> Result<Session> {
    work.read(|view| ledger::session::get(view, id))
}

/// `session_save`
pub fn save(work: &mut Work<'_>, request: SessionSaveReq) -> Result<Session> {
    let SessionSaveReq { id, plan_item_id, fields } = request;
    work.write("登记活动", |tx| {
        let id = ledger::session::save(tx, id, &fields)?;
        plan_item_id.map_or(Ok(()), |item| ledger::plan::link(tx, item, Some(id)))?;
        ledger::session::get(tx, id)
    })
}

/// `session_shift`
pub fn shift(work: &mut Work<'_>, request: SessionShiftReq) -> Result<Session> {
    let (SessionShiftReq { id, on_day, reason }, today) = (request, work.today());
    work.write("改期", |tx| {
        ledger::session::shift(tx, id, on_day, reason.as_deref(), today)?;
        ledger::session::get(tx, id)
    })
}

/// `session_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<SessionId>) -> Result<Empty> {
    work.write("删除活动", |tx| ledger::session::delete(tx, id))?;
    Ok(Empty {})
}

/// `session_seal`
pub fn seal(work: &mut Work<'_>, One { id }: One<SessionId>) -> Result<Session> {
    work.write("封存活动", |tx| {
        ledger::session::seal(tx, id, tx.at())?;
        ledger::session::get(tx, id)
    })
}

/// `session_reopen`
pub fn reopen(work: &mut Work<'_>, SessionReopenReq { id, reason }: SessionReopenReq) -> Result<Session> {
    work.write("重新打开活动", |tx| {
        ledger::session::reopen(tx, id, &reason)?;
        ledger::session::get(tx, id)
    })
}

/// `session_similar`
pub fn similar(work: &mut Work<'_>, request: SessionSimilarReq) -> Result<Option<SessionFields>> {
    work.read(|view| ledger::session::similar(view, request.unit_id, &request.kinds))
}

/// `session_minutes`
pub fn minutes(work: &mut Work<'_>, request: SessionMinutesReq) -> Result<i64> {
    let SessionMinutesReq { unit_id, kinds, start_time, end_time } = request;
    work.read(|view| {
        let rates = ledger::session::rates(view, unit_id)?;
        Ok(ledger::session::propose(&kinds, start_time.as_deref(), end_time.as_deref(), &rates))
    })
}

/// `session_suggestions`
pub fn suggestions(
    work: &mut Work<'_>,
    SessionSuggestionsReq { unit_id }: SessionSuggestionsReq,
) -> Result<Suggestions> {
    work.read(|view| ledger::session::suggestions(view, unit_id))
}
