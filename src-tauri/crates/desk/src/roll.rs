//! 点名: every command answers with the whole roll, so that the totals on the page are the book's.

use ledger::attendance::{self, Mark, MarkEntry, Roll};
use ledger::id::{MemberId, SessionId, SittingId};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::work::Work;

/// Whose roll.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct RollReq {
    /// The session.
    pub session_id: SessionId,
}

/// Marks to set.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct RollMarkReq {
    /// The session.
    pub session_id: SessionId,
    /// The marks.
    pub marks: Vec<MarkEntry>,
}

/// One mark for everyone not marked yet.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct RollFillReq {
    /// The session.
    pub session_id: SessionId,
    /// The mark.
    pub mark: Mark,
    /// In which sitting they came, when there are several.
    pub sitting_id: Option<SittingId>,
}

/// A further sitting somebody came to.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct RollVisitReq {
    /// The session.
    pub session_id: SessionId,
    /// Who.
    pub member_id: MemberId,
    /// The sitting beside the one they are counted in.
    pub sitting_id: SittingId,
    /// Whether they came, or this is taken back.
    pub came: bool,
}

/// `roll_get`
pub fn get(work: &mut Work<'_>, RollReq { session_id }: RollReq) -> Result<Roll> {
    work.read(|view| attendance::roll(view, session_id))
}

/// `roll_take`
pub fn take(work: &mut Work<'_>, RollReq { session_id }: RollReq) -> Result<Roll> {
    work.write("列出应到人员", |tx| {
        attendance::take_roll(tx, session_id)?;
        attendance::roll(tx, session_id)
    })
}

/// `roll_mark`
pub fn mark(work: &mut Work<'_>, RollMarkReq { session_id, marks }: RollMarkReq) -> Result<Roll> {
    let today = work.today();
    work.write(&format!("点名 {} 人", marks.len()), |tx| {
        let after = attendance::days_after(tx, session_id, today)?;
        if after > 0 {
            tx.summary(&format!("补登点名 {} 人（活动后 {after} 天）", marks.len()))?;
        }
        attendance::mark(tx, session_id, &marks)?;
        attendance::roll(tx, session_id)
    })
}

/// `roll_fill`
pub fn fill(work: &mut Work<'_>, request: RollFillReq) -> Result<Roll> {
    let RollFillReq { session_id, mark, sitting_id } = request;
    let today = work.today();
    work.write(&format!("其余{}", mark.label()), |tx| {
        let filled = attendance::fill_rest(tx, session_id, mark, sitting_id)?;
        let after = attendance::days_after(tx, session_id, today)?;
        let late = if after > 0 { format!("，补登于活动后 {after} 天") } else { String::new() };
        tx.summary(&format!("其余 {filled} 人记为{}{late}", mark.label()))?;
        attendance::roll(tx, session_id)
    })
}

/// `roll_visit`
pub fn visit(work: &mut Work<'_>, request: RollVisitReq) -> Result<Roll> {
    let RollVisitReq { session_id, member_id, sitting_id, came } = request;
    work.write(if came { "记又到一场" } else { "取消又到一场" }, |tx| {
        attendance::visit(tx, session_id, member_id, sitting_id, came)?;
        attendance::roll(tx, session_id)
    })
}
