//! 历史: what was changed, by whom, and taking it back.

use ledger::book::{Change, ChangeTold};
use ledger::id::ChangeId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Code, CommandError, Result};
use crate::request::{Empty, One};
use crate::work::Work;

/// Which changes.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct ChangeListReq {
    /// Table of the record; with `recordId`.
    pub noun: Option<String>,
    /// Row id of the record.
    pub record_id: Option<i64>,
    /// At most so many.
    pub limit: i64,
    /// Older than this one.
    pub before: Option<ChangeId>,
}

/// Which change to take back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ChangeUndoReq {
    /// The change; none: the last one that was not taken back.
    pub id: Option<ChangeId>,
}

/// `change_list`
pub fn list(work: &mut Work<'_>, request: ChangeListReq) -> Result<Vec<Change>> {
    let ChangeListReq { noun, record_id, limit, before } = request;
    let found = work.read(|view| match (noun, record_id) {
        (Some(noun), Some(record)) => ledger::book::history(view, &noun, record),
        _ => ledger::book::changes(view, limit, before),
    })?;
    let limit = usize::try_from(limit).unwrap_or_default();
    Ok(found.into_iter().take(limit).collect())
}

/// A record's history.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ChangeTimelineReq {
    /// Table of the record.
    pub noun: String,
    /// Row id of the record.
    pub record_id: i64,
}

/// One entry of a record's history, with what it did.
#[derive(Debug, Serialize, TS)]
pub struct TimelineEntry {
    /// The entry.
    pub change: Change,
    /// What it did, in words.
    pub told: ChangeTold,
}

/// `change_timeline`
pub fn timeline(work: &mut Work<'_>, request: ChangeTimelineReq) -> Result<Vec<TimelineEntry>> {
    work.read(|view| {
        let changes = ledger::book::history(view, &request.noun, request.record_id)?;
        let entry = |change: Change| Ok(TimelineEntry { told: ledger::book::told(view, change.id)?, change });
        changes.into_iter().map(entry).collect()
    })
}

/// Which looks.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ChangeLooksReq {
    /// At most so many.
    pub limit: i64,
    /// Older than this one.
    pub before: Option<ChangeId>,
}

/// `change_looks`
pub fn looks(work: &mut Work<'_>, ChangeLooksReq { limit, before }: ChangeLooksReq) -> Result<Vec<Change>> {
    work.read(|view| ledger::book::looks(view, limit, before))
}

/// `change_told`
pub fn told(work: &mut Work<'_>, One { id }: One<ChangeId>) -> Result<ChangeTold> {
    work.read(|view| ledger::book::told(view, id))
}

/// `change_undo`: gives the change that was taken back.
pub fn undo(work: &mut Work<'_>, request: ChangeUndoReq) -> Result<Change> {
    let last = || work.read(ledger::book::last_change);
    let id = match request.id {
        Some(id) => id,
        None => last()?.ok_or_else(|| {
            CommandError::new(
                Code::Missing,
                "没有可以撤销的修改。内容没有变。更早的修改可以在“设置与备份”的历史里看。",
            )
        })?,
    };
    work.write("撤销", |tx| ledger::book::undo(tx, id))?;
    one(work, id)
}

/// `change_redo`: does again what the last undo took back, and gives it.
pub fn redo(work: &mut Work<'_>, Empty {}: Empty) -> Result<Change> {
    let id = work.read(ledger::book::last_undo)?.ok_or_else(|| {
        CommandError::new(
            Code::Missing,
            "没有可以重做的修改：撤销以后又写了新的内容，或者还没有撤销过。内容没有变。",
        )
    })?;
    work.write("重做", |tx| ledger::book::undo(tx, id))?;
    one(work, id)
}

/// One change by its id.
fn one(work: &Work<'_>, id: ChangeId) -> Result<Change> {
    let found = work.read(|view| ledger::book::changes(view, 1, Some(ChangeId(id.0 + 1))))?;
    found.into_iter().next().ok_or_else(|| CommandError::of(Code::Missing))
}

/// `bin_list`
pub fn bin(work: &mut Work<'_>, Empty {}: Empty) -> Result<Vec<Change>> {
    work.read(ledger::book::recycle_bin)
}
