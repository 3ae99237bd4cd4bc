//! 会后落实: decisions and rectification measures of a meeting become tasks that know their meeting, in one step (F-22, F-35).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::Day;
use crate::id::{SessionId, TaskId, TaskListId, UnitId};
use crate::session::{self, Kind, SessionFields};
use crate::task::{self, Task, TaskFields, TaskListFields, Template};
use crate::unit::{self, UnitKind};
use crate::{Error, Result, Tx, View};

/// One thing to be done after a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FollowUpItem {
    /// What was decided; the problem, in a rectification list.
    pub title: String,
    /// 措施.
    pub measures: Option<String>,
    /// 责任人.
    pub owner: Option<String>,
    /// 完成时限, a day or a month.
    pub due_on: Option<String>,
}

/// A task of a meeting with the list it stands in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FollowUp {
    /// Name of its list.
    pub list: String,
    /// What the list is for.
    pub template: Template,
    /// The task.
    pub task: Task,
}

/// Adds tasks that a meeting decided. Without a list they go to the meeting's own: 整改清单 of a 组织生活会 with template
/// [`Template::Rectification`], otherwise 议定事项清单 of the year; it is made when it is not there.
/// Errors: nothing to add; those of a task (a deadline that is no date, an empty title).
pub fn add(
    tx: &Tx<'_>,
    session: SessionId,
    list: Option<TaskListId>,
    template: Template,
    items: &[FollowUpItem],
) -> Result<Vec<TaskId>> {
    if items.is_empty() {
        return Err(Error::broken("items", "请至少写一项"));
    }
    let meeting = session::get(tx, session)?;
    let list = match list {
        Some(list) => list,
        None => own_list(tx, &meeting.fields, template)?,
    };
    let first = task::next_number(tx, list)?;
    let unit_name = unit::get(tx, meeting.fields.unit_id)?.fields.name;
    let ids = (first..).zip(items).map(|(number, item)| {
        task::save(tx, None, &fields(list, number, session, meeting.fields.on_day, &unit_name, item))
    });
    let ids: Vec<TaskId> = ids.collect::<Result<_>>()?;
    tx.about("session", session.0)?;
    let name = task::list_get(tx, list, meeting.fields.on_day)?.fields.name;
    tx.summary(&format!("列为任务{}项：《{name}》", items.len()))?;
    Ok(ids)
}

fn fields(
    list_id: TaskListId,
    number: i64,
    session: SessionId,
    on_day: Day,
    unit_name: &str,
    item: &FollowUpItem,
) -> TaskFields {
    TaskFields {
        measures: item.measures.clone(),
        unit_name: Some(unit_name.to_owned()),
        owner: item.owner.clone(),
        start_on: Some(on_day.to_string()),
        due_on: item.due_on.clone(),
        session_id: Some(session),
        ..TaskFields::new(list_id, number, item.title.clone())
    }
}

/// The list that takes what is decided when none was chosen: of the branch, also when a group met.
fn own_list(tx: &Tx<'_>, fields: &SessionFields, template: Template) -> Result<TaskListId> {
    let unit_id = branch_of(tx, fields.unit_id)?;
    let year = fields.belongs_year.unwrap_or_else(|| chrono::Datelike::year(&fields.on_day));
    let name = if template == Template::Rectification {
        let main = fields.kinds.iter().find(|kind| kind.as_str() == Kind::ORGANISATIONAL_LIFE);
        let meeting = main.or(fields.kinds.first()).map_or("会议", Kind::label);
        format!("{year}年度{meeting}整改清单")
    } else {
        format!("{year}年议定事项清单")
    };
    let lists = task::lists(tx, unit_id, fields.on_day)?;
    if let Some(list) = lists.iter().find(|list| list.fields.unit_id == unit_id && list.fields.name == name) {
        return Ok(list.id);
    }
    let new = TaskListFields { unit_id, name, template, starts_on: None, ends_on: None, note: None };
    task::list_save(tx, None, &new)
}

fn branch_of(view: &View<'_>, unit: UnitId) -> Result<UnitId> {
    let unit = unit::get(view, unit)?;
    Ok(match unit.parent_id {
        Some(parent) if unit.fields.kind == UnitKind::Group => parent,
        _ => unit.id,
    })
}

/// The tasks that a meeting decided, as of a day, in the order in which they were listed.
pub fn of_session(view: &View<'_>, session: SessionId, day: Day) -> Result<Vec<FollowUp>> {
    let sql = "SELECT t.id, l.name, l.template FROM task t JOIN task_list l ON l.id = t.list_id
        WHERE t.session_id = ?1 ORDER BY l.id, t.number";
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map([session], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let found: Vec<(TaskId, String, Template)> = rows.collect::<rusqlite::Result<_>>()?;
    found
        .into_iter()
        .map(|(id, list, template)| Ok(FollowUp { list, template, task: task::get(view, id, day)? }))
        .collect()
}
