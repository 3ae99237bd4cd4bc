//! 申报 → 确认 → 销号 (T-08): the doer declares, somebody else confirms and closes; each step is one dated write of its own.

use rusqlite::params;

use super::{Progress, Task, TaskStatus, get, progress};
use crate::date::Day;
use crate::id::TaskId;
use crate::member::normalise_name;
use crate::{Error, Result, Tx};

/// The names of a field that may hold several.
pub(super) fn names(text: Option<&str>) -> impl Iterator<Item = String> + '_ {
    text.unwrap_or_default()
        .split(['、', '，', ',', ';', '；'])
        .map(normalise_name)
        .filter(|name| !name.is_empty())
}

/// Whose word does not count for this task: who declared it, its 责任人, and who took it on where nobody else is named.
fn doers(task: &Task) -> Vec<String> {
    let mut doers: Vec<String> = names(task.fields.owner.as_deref()).collect();
    if doers.is_empty() {
        doers.extend(names(task.fields.claimed_by.as_deref()));
    }
    doers.extend(names(task.closing.declared_by.as_deref()));
    doers
}

/// The name of who may vouch for a task. Errors: an empty name, a doer's, a doer who writes under their own name.
fn voucher(tx: &Tx<'_>, task: &Task, by: &str, verb: &str) -> Result<String> {
    let by = normalise_name(by);
    if by.is_empty() {
        return Err(Error::broken("by", format!("请填写{verb}人姓名")));
    }
    if doers(task).contains(&by) {
        return Err(Error::broken(
            "by",
            format!("{by}是办理或申报这项任务的人，{verb}要由别人来做，请填写另一个人的姓名"),
        ));
    }
    let writer = normalise_name(tx.who());
    if names(task.closing.declared_by.as_deref()).any(|declared| declared == writer) {
        let rule =
            format!("现在记录的署名是申报人{writer}本人。请{by}在“设置与备份”里换成自己的署名，再{verb}");
        return Err(Error::broken("by", rule));
    }
    Ok(by)
}

fn not_before(day: Day, earlier: Option<Day>, field: &'static str, rule: &str) -> Result<()> {
    if earlier.is_some_and(|earlier| day < earlier) { Err(Error::broken(field, rule)) } else { Ok(()) }
}

/// 申报: the doer says that a task is done. It counts as done only when it is confirmed.
/// Errors: done, closed, stopped or 长期坚持 already, sub-items still open, no name.
pub fn declare(tx: &Tx<'_>, id: TaskId, by: &str, day: Day) -> Result<()> {
    let task = get(tx, id, day)?;
    if let Some(rule) = why_not_declared(&task) {
        return Err(Error::broken("status", rule));
    }
    let by = normalise_name(by);
    if by.is_empty() {
        return Err(Error::broken("by", "请填写申报人姓名"));
    }
    tx.conn()
        .prepare_cached("UPDATE task SET declared_by = ?2, declared_on = ?3 WHERE id = ?1")?
        .execute(params![id, by, day])?;
    tx.about("task", id.0)
}

/// Why a task cannot be declared done; none when it can.
fn why_not_declared(task: &Task) -> Option<String> {
    let open = task.subtasks.iter().filter(|part| part.done_on.is_none()).count();
    let rule = match task.fields.status {
        TaskStatus::Done | TaskStatus::Closed => "这项任务已经完成，不用再申报",
        TaskStatus::Stopped => "这项任务已终止，要办请先把完成状态改回“推进中”",
        _ if task.fields.is_ongoing => "长期坚持的任务没有完成的时候，不用申报",
        _ if task.closing.declared_on.is_some() => "这项任务已经申报，等别人确认",
        _ if open > 0 => return Some(format!("还有 {open} 个子项没有完成，完成或删去后再申报")),
        _ => return None,
    };
    Some(rule.to_owned())
}

/// 确认: somebody else says that it is done indeed; 完成时间 is the day of the declaration where none was given.
/// Errors: nothing declared and not 已完成, confirmed already, a doer's name, a day before the declaration.
pub fn confirm(tx: &Tx<'_>, id: TaskId, by: &str, day: Day) -> Result<()> {
    let task = get(tx, id, day)?;
    let is_done = task.fields.status == TaskStatus::Done;
    if task.fields.status == TaskStatus::Closed || task.closing.confirmed_on.is_some() {
        return Err(Error::broken("status", "这项任务已经确认过"));
    }
    if !is_done && task.closing.declared_on.is_none() {
        return Err(Error::broken("status", "还没有申报完成，请先由办理的人申报"));
    }
    let by = voucher(tx, &task, by, "确认")?;
    not_before(day, task.closing.declared_on, "day", "确认日期早于申报日期，请核对")?;
    tx.conn()
        .prepare_cached(
            "UPDATE task SET status = 'done', done_on = ifnull(done_on, declared_on), confirmed_by = ?2, confirmed_on = ?3
             WHERE id = ?1",
        )?
        .execute(params![id, by, day])?;
    tx.about("task", id.0)
}

/// 退回: what was declared or done goes back to be worked on; the reason becomes a line of progress.
/// Errors: nothing declared and not 已完成, closed, no reason, a doer's name.
pub fn hand_back(tx: &Tx<'_>, id: TaskId, by: &str, day: Day, reason: &str) -> Result<()> {
    let task = get(tx, id, day)?;
    let is_done = task.fields.status == TaskStatus::Done;
    if task.fields.status == TaskStatus::Closed {
        return Err(Error::broken("status", "这项任务已经销号，不能退回"));
    }
    if !is_done && task.closing.declared_on.is_none() {
        return Err(Error::broken("status", "只有已申报或已完成的任务才能退回"));
    }
    if reason.trim().is_empty() {
        return Err(Error::broken("reason", "请写明为什么退回，办理的人要照着补做"));
    }
    let by = voucher(tx, &task, by, "退回")?;
    tx.conn()
        .prepare_cached(
            "UPDATE task SET status = iif(status = 'done', 'going', status), done_on = NULL,
               declared_by = NULL, declared_on = NULL, confirmed_by = NULL, confirmed_on = NULL WHERE id = ?1",
        )?
        .execute([id])?;
    let line = Progress {
        id: None,
        on_day: day,
        text: format!("退回：{}", reason.trim()),
        status: is_done.then_some(TaskStatus::Going),
        done: None,
        total: None,
        by_whom: Some(by),
    };
    progress::append(tx, id, &line)?;
    tx.about("task", id.0)
}

/// 销号: somebody other than the doer strikes a task that is done off the list.
/// Errors: a task that is not 已完成, a name that is empty or a doer's, a day before it was done or confirmed.
pub fn close(tx: &Tx<'_>, id: TaskId, by: &str, day: Day) -> Result<()> {
    let task = get(tx, id, day)?;
    if task.fields.status != TaskStatus::Done {
        return Err(Error::broken("status", "只有“已完成”的任务才能销号，请先登记完成"));
    }
    let by = voucher(tx, &task, by, "销号")?;
    if task.fields.done_on.is_some_and(|done| day.to_string() < done) {
        return Err(Error::broken("day", "销号日期早于完成时间，请核对"));
    }
    not_before(day, task.closing.confirmed_on, "day", "销号日期早于确认日期，请核对")?;
    tx.conn()
        .prepare_cached("UPDATE task SET status = 'closed', closed_on = ?2, closed_by = ?3 WHERE id = ?1")?
        .execute(params![id, day, by])?;
    tx.about("task", id.0)
}
