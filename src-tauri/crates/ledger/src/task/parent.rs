//! 两级清单: the superior's items and what units made of them, by the superior's number (T-20).

use serde::Serialize;
use ts_rs::TS;

use super::{Task, TaskFigures, Template, figures, list, list_get, lists};
use crate::date::Day;
use crate::id::TaskListId;
use crate::{Result, View};

/// One item of the superior and the tasks that carry its number.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ParentLine {
    /// 上级编号.
    pub number: String,
    /// Its name, where the superior's own list is in the book.
    pub title: Option<String>,
    /// The tasks under it.
    pub figures: TaskFigures,
}

/// Progress by the superior's number. Of a list of 上级任务: its own tasks. Of any other list: the tasks of the 上级任务 lists of
/// its unit and the units below, every item of the list named, also one that nobody has taken up.
pub fn parents(view: &View<'_>, id: TaskListId, day: Day) -> Result<Vec<ParentLine>> {
    let own = list_get(view, id, day)?.fields;
    let items = list(view, id, day)?;
    if own.template == Template::Superior {
        return Ok(lines(Vec::new(), &items));
    }
    let mut below = Vec::new();
    for other in lists(view, own.unit_id, day)? {
        if other.id != id && other.fields.template == Template::Superior {
            below.extend(list(view, other.id, day)?);
        }
    }
    if below.is_empty() {
        return Ok(Vec::new());
    }
    let named = items.iter().map(|item| (item.fields.number.to_string(), Some(item.fields.title.clone())));
    Ok(lines(named.collect(), &below))
}

/// One line for each number: those of `named` first and always, others in the order in which they come.
fn lines(mut named: Vec<(String, Option<String>)>, tasks: &[Task]) -> Vec<ParentLine> {
    let number = |task: &Task| task.fields.parent_number.as_deref().map(str::trim).map(str::to_owned);
    for found in tasks.iter().filter_map(number) {
        if !named.iter().any(|(known, _)| *known == found) {
            named.push((found, None));
        }
    }
    let line = |(known, title): (String, Option<String>)| {
        let own = tasks.iter().filter(|task| number(task).as_deref() == Some(&known));
        ParentLine { figures: figures(own), number: known, title }
    };
    named.into_iter().map(line).collect()
}
