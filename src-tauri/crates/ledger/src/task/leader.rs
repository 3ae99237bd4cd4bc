//! 领办: what each leader has taken on (T-02, T-21; S63).

use rusqlite::params;
use serde::Serialize;
use ts_rs::TS;

use super::close::names;
use super::{Light, Task, TaskStatus, list, list_get, store};
use crate::date::Day;
use crate::id::{TaskId, TaskListId, UnitId};
use crate::member::PostKind;
use crate::{Error, Result, Tx, View};

/// One leader and what they have taken on in a list. A figure, not a verdict: a list may be young.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeaderLine {
    /// Name.
    pub name: String,
    /// Post in the unit on the day; none for somebody who took on a task without one.
    pub post: Option<PostKind>,
    /// 认领: numbers of the tasks.
    pub claimed: Vec<i64>,
    /// How many of these are done.
    pub done: i64,
    /// 责任领导: numbers of the tasks.
    pub leads: Vec<i64>,
}

/// 认领: a leader takes a task on; a later claim takes the place of the earlier. Errors: no name, a closed task.
pub fn claim(tx: &Tx<'_>, task: TaskId, by: &str, day: Day) -> Result<()> {
    let by = names(Some(by)).collect::<Vec<_>>().join("、");
    if by.is_empty() {
        return Err(Error::broken("by", "请填写认领人姓名"));
    }
    if store::status(tx, task)? == TaskStatus::Closed {
        return Err(Error::broken("by", "这项任务已销号，不再认领"));
    }
    tx.conn()
        .prepare_cached("UPDATE task SET claimed_by = ?2, claimed_on = ?3 WHERE id = ?1")?
        .execute(params![task, by, day])?;
    tx.about("task", task.0)
}

/// The committee of the list's unit in the order of its posts, then whoever else took on a task or leads one.
pub fn leaders(view: &View<'_>, id: TaskListId, day: Day) -> Result<Vec<LeaderLine>> {
    let mut lines = committee(view, list_get(view, id, day)?.fields.unit_id, day)?;
    for task in &list(view, id, day)? {
        take(&mut lines, task);
    }
    Ok(lines)
}

/// Who holds a post of a unit on a day, each once under the highest.
fn committee(view: &View<'_>, unit: UnitId, day: Day) -> Result<Vec<LeaderLine>> {
    let sql = "SELECT m.name, p.post FROM post p JOIN member m ON m.id = p.member_id
       WHERE p.unit_id = ?1 AND p.post <> 'group_leader' AND p.from_on <= ?2 AND (p.until_on IS NULL OR p.until_on > ?2)
       ORDER BY p.id";
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map(params![unit, day], |row| {
        Ok(LeaderLine { name: row.get(0)?, post: Some(row.get(1)?), claimed: vec![], done: 0, leads: vec![] })
    })?;
    let mut lines: Vec<LeaderLine> = rows.collect::<rusqlite::Result<_>>()?;
    lines.sort_by_key(|line| line.post);
    let mut seen = Vec::new();
    lines.retain(|line| {
        !seen.contains(&line.name) && {
            seen.push(line.name.clone());
            true
        }
    });
    Ok(lines)
}

fn take(lines: &mut Vec<LeaderLine>, task: &Task) {
    let number = task.fields.number;
    for name in names(task.fields.claimed_by.as_deref()) {
        let line = of(lines, name);
        line.claimed.push(number);
        line.done += i64::from(matches!(task.light, Light::Done | Light::Closed));
    }
    for name in names(task.fields.leader.as_deref()) {
        of(lines, name).leads.push(number);
    }
}

fn of(lines: &mut Vec<LeaderLine>, name: String) -> &mut LeaderLine {
    let at = lines.iter().position(|line| line.name == name).unwrap_or_else(|| {
        lines.push(LeaderLine { name, post: None, claimed: vec![], done: 0, leads: vec![] });
        lines.len() - 1
    });
    &mut lines[at]
}
