//! 补学: counts for coverage, never for who came.

use ledger::attendance::{self, MakeUp, MakeUpChain, MakeUpDue, MakeUpPlan};
use ledger::date::Day;
use ledger::id::{MemberId, SessionId};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, OnDay, unit_or_top};
use crate::work::Work;

/// A make-up to record.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct MakeUpSaveReq {
    /// The session that was missed.
    pub session_id: SessionId,
    /// Who made it up.
    pub member_id: MemberId,
    /// When and how.
    pub make_up: MakeUp,
}

/// A make-up to take away.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct MakeUpDeleteReq {
    /// The session that was missed.
    pub session_id: SessionId,
    /// Who.
    pub member_id: MemberId,
}

/// Make-ups to arrange, the same for all.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct MakeUpArrangeReq {
    /// The session that was missed.
    pub session_id: SessionId,
    /// Whose.
    pub member_ids: Vec<MemberId>,
    /// Who sees to it, how, until when.
    pub plan: MakeUpPlan,
}

/// What proves a make-up.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct MakeUpProveReq {
    /// The session that was missed.
    pub session_id: SessionId,
    /// Who made it up.
    pub member_id: MemberId,
    /// 笔记、心得、答题.
    pub proof: String,
    /// The day somebody looked at it.
    pub proved_on: Day,
}

/// `make_up_chain`
pub fn chain(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<MakeUpChain> {
    work.read(|view| attendance::make_up_chain(view, unit_or_top(view, unit_id)?, day))
}

/// `make_up_arrange`
pub fn arrange(work: &mut Work<'_>, request: MakeUpArrangeReq) -> Result<Empty> {
    let MakeUpArrangeReq { session_id, member_ids, plan } = request;
    work.write(&format!("安排补学 {} 人", member_ids.len()), |tx| {
        attendance::make_up_arrange(tx, session_id, &member_ids, &plan)
    })?;
    Ok(Empty {})
}

/// `make_up_prove`
pub fn prove(work: &mut Work<'_>, request: MakeUpProveReq) -> Result<Empty> {
    let MakeUpProveReq { session_id, member_id, proof, proved_on } = request;
    work.write("登记补学证明", |tx| {
        tx.summary(&format!("登记补学证明：{}", ledger::member::get(tx, member_id)?.fields.name))?;
        attendance::make_up_prove(tx, session_id, member_id, &proof, proved_on)
    })?;
    Ok(Empty {})
}

/// `make_up_save`
pub fn save(work: &mut Work<'_>, request: MakeUpSaveReq) -> Result<Empty> {
    let MakeUpSaveReq { session_id, member_id, make_up } = request;
    work.write("登记补学", |tx| {
        tx.summary(&format!("登记补学：{}", ledger::member::get(tx, member_id)?.fields.name))?;
        attendance::make_up_save(tx, session_id, member_id, &make_up)
    })?;
    Ok(Empty {})
}

/// `make_up_delete`
pub fn delete(work: &mut Work<'_>, request: MakeUpDeleteReq) -> Result<Empty> {
    let MakeUpDeleteReq { session_id, member_id } = request;
    work.write("删除补学", |tx| {
        tx.summary(&format!("删除补学：{}", ledger::member::get(tx, member_id)?.fields.name))?;
        attendance::make_up_delete(tx, session_id, member_id)
    })?;
    Ok(Empty {})
}

/// `make_up_due`
pub fn due(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Vec<MakeUpDue>> {
    work.read(|view| attendance::make_ups_due(view, unit_or_top(view, unit_id)?, day))
}
