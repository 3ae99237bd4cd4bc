//! 任务清单: the lists, what leaders took on, progress by the superior's numbers, the bulletin.

use ledger::date::Day;
use ledger::id::TaskListId;
use ledger::task::{self, Brings, Bulletin, LeaderLine, ParentLine, TaskList, TaskListFields, Template};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, OnDay, One, Saved, unit_or_top, window};
use crate::task::TaskListReq;
use crate::work::Work;

/// A new list with its first tasks.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListBeginReq {
    /// The list.
    pub fields: TaskListFields,
    /// Names of tasks to begin with: the units of 五个一.
    pub titles: Vec<String>,
    /// Their sub-items; empty: what the kind of list brings.
    pub parts: Vec<String>,
}

/// A list over a span of days.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ListBulletinReq {
    /// The list.
    pub list_id: TaskListId,
    /// First day.
    pub from: Day,
    /// Last day: the list is told as it stands on it.
    pub to: Day,
}

/// 周调度、月通报.
#[derive(Debug, Serialize, TS)]
pub struct ListBulletin {
    /// The sentence to copy, as the paper has it.
    pub sentence: String,
    /// What it is made of.
    pub bulletin: Bulletin,
}

/// `list_templates`
pub fn templates(_: &mut Work<'_>, Empty {}: Empty) -> Result<&'static [Brings]> {
    Ok(Template::BRINGS)
}

/// `list_list`
pub fn list(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Vec<TaskList>> {
    work.read(|view| task::lists(view, unit_or_top(view, unit_id)?, day))
}

/// `list_begin`
pub fn begin(work: &mut Work<'_>, ListBeginReq { fields, titles, parts }: ListBeginReq) -> Result<TaskList> {
    let today = work.today();
    work.write(&format!("新建任务清单：{}", fields.name), |tx| {
        let id = task::list_begin(tx, &fields, &titles, &parts)?;
        task::list_get(tx, id, today)
    })
}

/// `list_save`
pub fn save(
    work: &mut Work<'_>,
    Saved { id, fields }: Saved<TaskListId, TaskListFields>,
) -> Result<TaskList> {
    let (today, verb) = (work.today(), if id.is_some() { "修改" } else { "新建" });
    work.write(&format!("{verb}任务清单：{}", fields.name), |tx| {
        let id = task::list_save(tx, id, &fields)?;
        task::list_get(tx, id, today)
    })
}

/// `list_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<TaskListId>) -> Result<Empty> {
    let today = work.today();
    work.write("删除任务清单", |tx| {
        tx.summary(&format!("删除任务清单：{}", task::list_get(tx, id, today)?.fields.name))?;
        task::list_delete(tx, id)
    })?;
    Ok(Empty {})
}

/// `list_leaders`
pub fn leaders(work: &mut Work<'_>, TaskListReq { list_id, day }: TaskListReq) -> Result<Vec<LeaderLine>> {
    work.read(|view| task::leaders(view, list_id, day))
}

/// `list_parents`
pub fn parents(work: &mut Work<'_>, TaskListReq { list_id, day }: TaskListReq) -> Result<Vec<ParentLine>> {
    work.read(|view| task::parents(view, list_id, day))
}

/// `list_bulletin`
pub fn bulletin(
    work: &mut Work<'_>,
    ListBulletinReq { list_id, from, to }: ListBulletinReq,
) -> Result<ListBulletin> {
    let span = window(from, to)?;
    work.read(|view| {
        let bulletin = task::bulletin(view, list_id, span)?;
        let tasks = task::list(view, list_id, to)?;
        Ok(ListBulletin { sentence: report::bulletin_sentence(&bulletin.list, &tasks, to), bulletin })
    })
}
