//! 问需问计: needs, suggestions and questions, and what became of them.

use ledger::date::Day;
use ledger::id::{NeedId, SessionId, TaskListId, UnitId};
use ledger::need::{self, Need, NeedFields, NeedFigures, NeedKind};
use ledger::task::{self, Task};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{CommandError, Result};
use crate::request::{Empty, One, Saved, unit_or_top, window};
use crate::work::Work;

/// Needs of a span of days, or those raised in one session.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct NeedListReq {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// Only those raised in this session, of any day.
    pub session_id: Option<SessionId>,
}

/// Needs with their figures.
#[derive(Debug, Serialize, TS)]
pub struct NeedPage {
    /// Newest first; of a session in the order in which they were raised.
    pub needs: Vec<Need>,
    /// How many, and what became of them.
    pub figures: NeedFigures,
}

/// An answer.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct NeedAnswerReq {
    /// What was raised.
    pub id: NeedId,
    /// When it was answered.
    pub on: Day,
    /// What was answered.
    pub answer: String,
    /// Whether a suggestion is taken up; none: not said.
    pub is_adopted: Option<bool>,
}

/// A need that becomes a task.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct NeedToTaskReq {
    /// What was raised.
    pub id: NeedId,
    /// The list the task joins.
    pub list_id: TaskListId,
}

/// `need_list`
pub fn list(work: &mut Work<'_>, request: NeedListReq) -> Result<NeedPage> {
    let NeedListReq { unit_id, from, to, session_id } = request;
    let span = match (session_id, from, to) {
        (None, Some(from), Some(to)) => Some(window(from, to)?),
        (None, ..) => return Err(CommandError::invalid("from", "请选择起止日期")),
        _ => None,
    };
    work.read(|view| {
        let needs = match (session_id, span) {
            (Some(session), _) => need::of_session(view, session)?,
            (None, Some(span)) => need::list(view, unit_or_top(view, unit_id)?, span)?,
            (None, None) => Vec::new(),
        };
        Ok(NeedPage { figures: need::figures(needs.iter().map(|need| &need.fields)), needs })
    })
}

/// `need_save`
pub fn save(work: &mut Work<'_>, Saved { id, fields }: Saved<NeedId, NeedFields>) -> Result<Need> {
    let verb = if id.is_some() { "修改" } else { "登记" };
    work.write(&summary(verb, fields.kind, &fields.text), |tx| {
        let id = need::save(tx, id, &fields)?;
        need::get(tx, id)
    })
}

/// `need_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<NeedId>) -> Result<Empty> {
    changed(work, id, "删除", |tx| need::delete(tx, id))?;
    Ok(Empty {})
}

/// `need_answer`
pub fn answer(work: &mut Work<'_>, request: NeedAnswerReq) -> Result<Need> {
    let NeedAnswerReq { id, on, answer, is_adopted } = request;
    changed(work, id, "答复", |tx| {
        need::answer(tx, id, on, &answer, is_adopted)?;
        need::get(tx, id)
    })
}

/// `need_to_task`
pub fn to_task(work: &mut Work<'_>, NeedToTaskReq { id, list_id }: NeedToTaskReq) -> Result<Task> {
    let today = work.today();
    changed(work, id, "转为任务", |tx| {
        let task = need::to_task(tx, id, list_id)?;
        task::get(tx, task, today)
    })
}

/// A write about one need that is there: the history names it.
fn changed<T>(
    work: &mut Work<'_>,
    id: NeedId,
    what: &str,
    change: impl FnOnce(&ledger::Tx<'_>) -> ledger::Result<T>,
) -> Result<T> {
    work.write(what, |tx| {
        let fields = need::get(tx, id)?.fields;
        tx.summary(&summary(what, fields.kind, &fields.text))?;
        change(tx)
    })
}

fn summary(what: &str, kind: NeedKind, text: &str) -> String {
    let start: String = text.trim().chars().take(20).collect();
    format!("{what}{}：{start}", kind.label())
}
