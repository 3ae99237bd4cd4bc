//! 任务清单: the lists.

use ledger::id::TaskListId;
use ledger::task::{self, TaskList, TaskListFields};

use crate::error::Result;
use crate::request::{Empty, OnDay, One, Saved, unit_or_top};
use crate::work::Work;

/// `list_list`
pub fn list(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Vec<TaskList>> {
    work.read(|view| task::lists(view, unit_or_top(view, unit_id)?, day))
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
