//! 会后落实: the tasks that a meeting decided.

use ledger::follow_up::{self, FollowUp, FollowUpItem};
use ledger::id::{SessionId, TaskListId};
use ledger::task::Template;
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::One;
use crate::work::Work;

/// Tasks to make of decisions.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct FollowUpAddReq {
    /// The session.
    pub session_id: SessionId,
    /// The list they go to; none: the meeting's own, made when it is not there.
    pub list_id: Option<TaskListId>,
    /// What that list is for.
    pub template: Template,
    /// What is to be done.
    pub items: Vec<FollowUpItem>,
}

/// `follow_up_list`
pub fn list(work: &mut Work<'_>, One { id }: One<SessionId>) -> Result<Vec<FollowUp>> {
    let today = work.today();
    work.read(|view| follow_up::of_session(view, id, today))
}

/// `follow_up_add`
pub fn add(work: &mut Work<'_>, request: FollowUpAddReq) -> Result<Vec<FollowUp>> {
    let FollowUpAddReq { session_id, list_id, template, items } = request;
    let today = work.today();
    work.write("列为任务", |tx| {
        follow_up::add(tx, session_id, list_id, template, &items)?;
        follow_up::of_session(tx, session_id, today)
    })
}
