//! 任务清单: a row is a task; 进展情况 becomes dated lines, each written once.

mod row;

use std::collections::HashMap;

use ledger::date::Day;
use ledger::id::{TaskId, TaskListId, UnitId};
use ledger::member::mask_phone;
use ledger::task::{self, Progress, Subtask, Task, TaskFields, TaskListFields, TaskStatus, Template};
use ledger::{Result, Tx, unit};

use super::reader::fill;
use super::{ImportResult, Options, Outcome, Reader};
use crate::columns::TaskColumn as Col;
use crate::table::{Table, fold};
use row::Given;
pub(super) use row::{deadline, quarter};

/// The column of each field that the book may find fault with; the first takes what has none.
const FIELDS: &[(&str, Col)] = &[
    ("title", Col::Title),
    ("number", Col::Number),
    ("startOn", Col::StartOn),
    ("dueOn", Col::DueOn),
    ("doneOn", Col::DoneOn),
    ("status", Col::Status),
    ("text", Col::Progress),
    ("done", Col::Progress),
    ("name", Col::List),
];

/// The tasks of one list while a file is imported.
struct List {
    id: TaskListId,
    tasks: Vec<Task>,
}

pub(super) fn import(
    tx: &Tx<'_>,
    table: &Table<Col>,
    options: &Options,
    result: &mut ImportResult,
) -> Result<()> {
    let unit = options.unit.map_or_else(|| unit::top(tx).map(|top| top.id), Ok)?;
    let stem = result.file.rsplit_once('.').map_or(result.file.as_str(), |(stem, _)| stem).to_owned();
    let mut lists: HashMap<String, List> = HashMap::new();
    let mut rows: HashMap<TaskId, u32> = HashMap::new();
    for row in table.watched(tx.watch()) {
        let mut row = Reader::new(table, row?);
        let named = row.line(Col::List);
        let name = options.list.clone().or(named).unwrap_or_else(|| stem.clone());
        let outcome = match lists.get(&name) {
            Some(_) => Ok(Some(())),
            None => open_list(tx, unit, &name, options)
                .map(|list| lists.insert(name.clone(), list))
                .map(|_| Some(())),
        };
        let outcome = match (row.judge(FIELDS, outcome)?, lists.get_mut(&name)) {
            (Some(_), Some(list)) => one(tx, &mut row, list, &mut rows, options, &mut result.warnings)?,
            _ => None,
        };
        row.finish(outcome, result);
    }
    Ok(())
}

/// The list of a name; a new one when the unit has none of it.
fn open_list(tx: &Tx<'_>, unit: UnitId, name: &str, options: &Options) -> Result<List> {
    let known = task::lists(tx, unit, options.today)?
        .into_iter()
        .find(|list| list.fields.unit_id == unit && list.fields.name == name);
    let id = match known {
        Some(list) => list.id,
        None => {
            let template = [
                ("五个一", Template::FiveOnes),
                ("心愿", Template::Wishes),
                ("微服务", Template::Services),
                ("整改", Template::Rectification),
                ("党建项目", Template::Projects),
                ("上级", Template::Superior),
            ];
            let template = template
                .iter()
                .find(|(word, _)| name.contains(word))
                .map_or(Template::Practical, |(_, template)| *template);
            let fields = TaskListFields {
                unit_id: unit,
                name: name.to_owned(),
                template,
                starts_on: None,
                ends_on: None,
                note: None,
            };
            task::list_save(tx, None, &fields)?
        }
    };
    Ok(List { id, tasks: task::list(tx, id, options.today)? })
}

fn one(
    tx: &Tx<'_>,
    row: &mut Reader<'_, Col>,
    list: &mut List,
    rows: &mut HashMap<TaskId, u32>,
    options: &Options,
    warnings: &mut Vec<String>,
) -> Result<Option<Outcome>> {
    let given = row::read(row, options.today, warnings);
    if row.is_refused() {
        return Ok(None);
    }
    let Ok(before) = find(row, list, &given, rows, warnings) else { return Ok(None) };
    let number =
        given.number.filter(|_| before.is_none()).map_or_else(|| task::next_number(tx, list.id), Ok)?;
    let mut fields =
        before.as_ref().map_or_else(|| TaskFields::new(list.id, number, ""), |task| task.fields.clone());
    merge(&mut fields, &given, before.is_some());
    if given.is_closed && fields.status != TaskStatus::Closed {
        warnings.push(format!(
            "第 {} 行已销号：先按“已完成”导入，请在手册里由责任人以外的人确认销号",
            row.number()
        ));
    }
    let known = before.as_ref().map_or(&[][..], |task| &task.progress);
    let is_new = |(day, text): &&(Option<Day>, String)| {
        !known.iter().any(|line| line.text == *text && day.is_none_or(|day| line.on_day == day))
    };
    let lines: Vec<_> = given.progress.iter().filter(is_new).collect();
    let is_same = before.as_ref().is_some_and(|task| task.fields == fields);
    let id = match &before {
        Some(task) if is_same => Some(task.id),
        _ => row.judge(FIELDS, task::save(tx, before.as_ref().map(|task| task.id), &fields))?,
    };
    let Some(id) = id else { return Ok(None) };
    for (day, text) in &lines {
        let line = Progress {
            id: None,
            on_day: day.unwrap_or(options.today),
            text: text.clone(),
            status: None,
            done: None,
            total: None,
            by_whom: None,
        };
        if row.judge(FIELDS, task::progress_add(tx, id, &line))?.is_none() {
            return Ok(None);
        }
    }
    let parts = match &given.parts {
        Some(given) => merge_parts(&task::get(tx, id, options.today)?.subtasks, given, before.is_none()),
        None => None,
    };
    if let Some(parts) = &parts
        && row.judge(FIELDS, task::subtasks_save(tx, id, parts))?.is_none()
    {
        return Ok(None);
    }
    rows.insert(id, row.number());
    if before.is_none() {
        list.tasks.push(task::get(tx, id, options.today)?);
    }
    Ok(Some(match before {
        None => Outcome::Created,
        Some(_) if is_same && lines.is_empty() && parts.is_none() => Outcome::Unchanged,
        Some(_) => Outcome::Updated,
    }))
}

/// The task a row is about: by its name, and by its number only where the name agrees. `Err` when the row is refused.
fn find(
    row: &mut Reader<'_, Col>,
    list: &List,
    given: &Given,
    rows: &HashMap<TaskId, u32>,
    warnings: &mut Vec<String>,
) -> std::result::Result<Option<Task>, ()> {
    let same: Vec<&Task> =
        list.tasks.iter().filter(|task| fold(&task.fields.title) == fold(&given.title)).collect();
    let by_number = list.tasks.iter().find(|task| Some(task.fields.number) == given.number);
    let found = match (&same[..], by_number) {
        (_, Some(task)) if same.iter().any(|other| other.id == task.id) => Some(task),
        ([], Some(task)) => {
            let with = rows.get(&task.id).map_or_else(|| "手册里".to_owned(), |row| format!("第 {row} 行"));
            row.refuse(
                Col::Number,
                &format!("{with}这个序号已经是“{}”。新任务请换一个序号；改名请在手册里改", task.fields.title),
            );
            return Err(());
        }
        ([task], _) => {
            if given.number.is_some() && !rows.contains_key(&task.id) {
                warnings.push(format!(
                    "第 {} 行“{}”在手册里的序号是 {}，保留手册的序号",
                    row.number(),
                    given.title,
                    task.fields.number
                ));
            }
            Some(*task)
        }
        ([], None) => None,
        _ => {
            row.refuse(Col::Title, "清单里有几项同名的任务，请写明序号");
            return Err(());
        }
    };
    match found.and_then(|task| rows.get(&task.id)) {
        Some(first) => {
            row.refuse(Col::Title, &format!("和第 {first} 行是同一项任务，请删去重复的一行"));
            Err(())
        }
        None => Ok(found.cloned()),
    }
}

/// The sub-items after a row: those of its cell take the place of what a new task began with; of a known task each is found by
/// its name, changed where the cell says more, and none is dropped. `None` when nothing changes.
fn merge_parts(known: &[Subtask], given: &[Subtask], is_new: bool) -> Option<Vec<Subtask>> {
    if is_new {
        return Some(given.to_vec());
    }
    let mut parts = known.to_vec();
    for one in given {
        match parts.iter_mut().find(|part| fold(&part.title) == fold(&one.title)) {
            Some(part) => {
                part.done_on = one.done_on.or(part.done_on);
                fill(&mut part.due_on, one.due_on.clone());
                fill(&mut part.result, one.result.clone());
            }
            None => parts.push(one.clone()),
        }
    }
    (parts != known).then_some(parts)
}

/// Takes over what the row has; a blank never erases. A new task without a status is done when it has a day on which it was,
/// and going when it has progress. 已销号 in the book stays: it includes 已完成.
fn merge(known: &mut TaskFields, given: &Given, is_known: bool) {
    if fold(&known.title) != fold(&given.title) {
        known.title = given.title.clone();
    }
    for (column, text) in &given.texts {
        // As the export masks it: nobody has changed it.
        if *column == Col::Phone && known.phone.as_deref().map(mask_phone) == *text {
            continue;
        }
        let field = match column {
            Col::Parent => &mut known.parent_number,
            Col::Category => &mut known.category,
            Col::Measures => &mut known.measures,
            Col::Goal => &mut known.goal,
            Col::Leader => &mut known.leader,
            Col::Unit => &mut known.unit_name,
            Col::Partners => &mut known.partner_units,
            Col::Owner => &mut known.owner,
            Col::Phone => &mut known.phone,
            Col::StartOn => &mut known.start_on,
            Col::DueOn => &mut known.due_on,
            Col::DoneOn => &mut known.done_on,
            Col::ClaimedBy => &mut known.claimed_by,
            Col::RaisedBy => &mut known.raised_by,
            Col::Result => &mut known.result,
            Col::Thanks => &mut known.thanks,
            Col::Evidence => &mut known.evidence,
            Col::Feedback => &mut known.feedback,
            _ => &mut known.note,
        };
        fill(field, text.clone());
    }
    known.is_ongoing |= given.is_ongoing;
    known.claimed_on = given.claimed_on.or(known.claimed_on);
    known.minutes = given.minutes.or(known.minutes);
    let guessed = match () {
        () if is_known => known.status,
        () if known.done_on.is_some() => TaskStatus::Done,
        () if !given.progress.is_empty() || given.is_ongoing => TaskStatus::Going,
        () => TaskStatus::NotStarted,
    };
    let status = given.status.unwrap_or(guessed);
    if !(known.status == TaskStatus::Closed && status == TaskStatus::Done) {
        known.status = status;
    }
}
