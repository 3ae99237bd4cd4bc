//! 轮值: whose turn it is to lecture, to read, to speak.

use ledger::date::Day;
use ledger::id::{MemberId, SessionId, TopicId, TurnListId, UnitId};
use ledger::session::Kind;
use ledger::turn::{self, Asked, TurnFields, TurnList, TurnProposal};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, OnDay, One, Saved, unit_or_top};
use crate::work::Work;

/// Somebody to pass over once.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct TurnSkipReq {
    /// The queue.
    pub list_id: TurnListId,
    /// Who.
    pub member_id: MemberId,
    /// When.
    pub on_day: Day,
    /// Why.
    pub reason: String,
}

/// A session that needs people in its roles.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct TurnNextReq {
    /// Who holds it; none: the book's own unit.
    pub unit_id: Option<UnitId>,
    /// Its kinds.
    pub kinds: Vec<Kind>,
    /// Its day.
    pub day: Day,
    /// What is studied.
    pub topic_ids: Vec<TopicId>,
    /// The session, once it is in the book: its own roles are not turns yet.
    pub session_id: Option<SessionId>,
}

/// `turn_list`
pub fn list(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Vec<TurnList>> {
    work.read(|view| turn::list(view, unit_or_top(view, unit_id)?, day))
}

/// `turn_save`
pub fn save(work: &mut Work<'_>, Saved { id, fields }: Saved<TurnListId, TurnFields>) -> Result<TurnList> {
    let today = work.today();
    let verb = if id.is_some() { "修改" } else { "建立" };
    work.write(&format!("{verb}轮值表：{}", fields.name), |tx| {
        let id = turn::save(tx, id, &fields)?;
        turn::get(tx, id, today)
    })
}

/// `turn_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<TurnListId>) -> Result<Empty> {
    let today = work.today();
    work.write("删除轮值表", |tx| {
        tx.summary(&format!("删除轮值表：{}", turn::get(tx, id, today)?.fields.name))?;
        turn::delete(tx, id)
    })?;
    Ok(Empty {})
}

/// `turn_skip`
pub fn skip(work: &mut Work<'_>, request: TurnSkipReq) -> Result<TurnList> {
    let TurnSkipReq { list_id, member_id, on_day, reason } = request;
    work.write("轮值跳过一次", |tx| {
        let who = ledger::member::get(tx, member_id)?.fields.name;
        turn::skip(tx, list_id, member_id, on_day, &reason)?;
        let list = turn::get(tx, list_id, on_day)?;
        tx.summary(&format!("{}跳过一次：{who}", list.fields.name))?;
        Ok(list)
    })
}

/// `turn_next`
pub fn next(work: &mut Work<'_>, request: TurnNextReq) -> Result<Vec<TurnProposal>> {
    let TurnNextReq { unit_id, kinds, day, topic_ids, session_id } = request;
    let asked = Asked { topics: topic_ids, session: session_id };
    work.read(|view| turn::proposals(view, unit_or_top(view, unit_id)?, &kinds, day, &asked))
}
