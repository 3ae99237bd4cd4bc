//! A task list as a table that imports back unchanged.

use std::path::Path;

use ledger::View;
use ledger::date::Day;
use ledger::id::TaskListId;
use ledger::member::mask_phone;
use ledger::task::{self, Task};

use super::{Listing, Value};
use crate::Result;
use crate::columns::TaskColumn as Col;
use crate::parts;

/// Writes the tasks of a list; `name` is the list's, which the file carries so that it comes back into the same list.
/// Errors: no such list; the file cannot be written.
pub fn tasks(view: &View<'_>, path: &Path, list: TaskListId, name: &str, day: Day, at: i64) -> Result<()> {
    let rows = task::list(view, list, day)?.iter().map(|task| record(task, name)).collect();
    super::save(&Listing::of("任务清单", rows), path, at)
}

fn record(task: &Task, list: &str) -> Vec<(Col, Value)> {
    let fields = &task.fields;
    let status = if fields.is_ongoing { "长期坚持" } else { fields.status.label() };
    vec![
        (Col::Number, Value::Count(fields.number)),
        (Col::List, list.into()),
        (Col::Parent, fields.parent_number.clone().into()),
        (Col::Category, fields.category.clone().into()),
        (Col::Title, fields.title.clone().into()),
        (Col::Measures, fields.measures.clone().into()),
        (Col::Goal, fields.goal.clone().into()),
        (Col::Leader, fields.leader.clone().into()),
        (Col::ClaimedBy, fields.claimed_by.clone().into()),
        (Col::ClaimedOn, fields.claimed_on.map(|day| day.to_string()).into()),
        (Col::RaisedBy, fields.raised_by.clone().into()),
        (Col::Unit, fields.unit_name.clone().into()),
        (Col::Partners, fields.partner_units.clone().into()),
        (Col::Owner, fields.owner.clone().into()),
        // The file lies in the clear; read again, a masked number leaves the one in the book as it is (P-09).
        (Col::Phone, fields.phone.as_deref().map(mask_phone).into()),
        (Col::StartOn, fields.start_on.clone().into()),
        (Col::DueOn, fields.due_on.clone().into()),
        (Col::Progress, progress(task).into()),
        (Col::Status, status.into()),
        (Col::DoneOn, fields.done_on.clone().into()),
        (Col::Evidence, fields.evidence.clone().into()),
        (Col::Feedback, fields.feedback.clone().into()),
        (Col::Parts, parts::write(&task.subtasks).into()),
        (Col::Hours, fields.minutes.map(hours).into()),
        (Col::Result, fields.result.clone().into()),
        (Col::Thanks, fields.thanks.clone().into()),
        (Col::Note, fields.note.clone().into()),
    ]
}

/// One line a date: `2026-03-05：…`. Semicolons and line ends part the lines when it is read again, so those inside a text
/// are kept only where nothing dated could follow them.
fn progress(task: &Task) -> String {
    let line = |line: &task::Progress| format!("{}：{}", line.on_day, line.text.replace('\n', "；"));
    task.progress.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Minutes as hours: `2.5`.
fn hours(minutes: i64) -> String {
    let hundredths = (minutes * 100 + 30) / 60;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}
