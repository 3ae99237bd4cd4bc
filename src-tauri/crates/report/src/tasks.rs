//! 任务清单: A4 landscape, by category, status words beside shapes (F-77; PAPER P6).

use chrono::NaiveDate;
use ledger::id::TaskListId;
use ledger::task::{Light, Task, TaskList};
use ledger::{Result, View};
use paper::{
    Align, Cell, Column, Document, Face, Footer, Inline, Mm, PageSetup, Pt, Row, Run, Section, Slot, Status,
    Table, Title,
};

use crate::meta;
use crate::words::{full_date, loose_date, month_day, or_dash, percent, spread};

/// The table of one list on a day. Errors: no such list.
pub fn tasks(view: &View<'_>, list: TaskListId, day: NaiveDate) -> Result<Document> {
    let found = ledger::task::list_get(view, list, day)?;
    let tasks = ledger::task::list(view, list, day)?;
    let unit = ledger::unit::get(view, found.fields.unit_id)?;
    let owner = unit.fields.full_name.unwrap_or(unit.fields.name);
    let title = found.fields.name.clone();
    let blocks =
        vec![Title::form(title.clone()), count_line(&found).into(), full_table(&tasks, &title).into()];
    let page = PageSetup::landscape();
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    Ok(Document { meta: meta(&title, "", day), sections: vec![Section::new(page, footer, blocks)] })
}

/// `共40项：● 已完成21 …`, at once the legend of the shapes.
pub fn count_line(list: &TaskList) -> Slot {
    let f = &list.figures;
    let mut left: Vec<Inline> = vec![format!("共{}项：", f.total).into()];
    for (status, text) in [
        (Status::Done, format!("已完成{}　", f.done)),
        (Status::Stage, format!("阶段性完成{}　", f.stage_done)),
        (Status::Going, format!("推进中{}　", f.going)),
        (Status::Idle, format!("未启动{}　", f.not_started)),
        (Status::Late, format!("逾期{}", f.late)),
    ] {
        left.push(Inline::Status(status));
        left.push(text.into());
    }
    if f.near > 0 {
        left.push("　（其中".into());
        left.push(Inline::Status(Status::Near));
        left.push(format!("临期{}）", f.near).into());
    }
    if f.ongoing > 0 {
        left.push(format!("　另有长期坚持{}项", f.ongoing).into());
    }
    let right = vec![format!("完成率{}（阶段性完成不计入）", percent(f.done, f.total)).into()];
    Slot { left, right, size: Pt(9.0), below: Mm(1.1), ..Slot::default() }
}

/// The shape of a light; 终止 has none.
fn shape(light: Light) -> Option<Status> {
    match light {
        Light::Done | Light::Closed => Some(Status::Done),
        Light::StageDone => Some(Status::Stage),
        Light::Going | Light::Ongoing => Some(Status::Going),
        Light::NotStarted => Some(Status::Idle),
        Light::Near => Some(Status::Near),
        Light::Late => Some(Status::Late),
        Light::Stopped => None,
    }
}

/// Shape and word; days beside 逾期 and 临期; 黑 when late.
fn status_cell(task: &Task) -> Cell {
    let word = match (task.light, task.days_late) {
        (Light::Late, Some(days)) => format!("逾期{days}天"),
        (Light::Near, Some(days)) => format!("临期{}天", -days),
        (light, _) => light.label().to_owned(),
    };
    let run = Run::new(word);
    let run = if task.light == Light::Late { run.face(Face::Hei) } else { run };
    Cell::of(shape(task.light).map(Inline::Status).into_iter().chain([run.into()]).collect())
}

fn name_cell(task: &Task) -> Cell {
    let cell = Cell::new(task.fields.title.clone());
    if task.light == Light::Late { cell.face(Face::Hei) } else { cell }
}

/// The newest line of progress with its day.
fn newest(task: &Task) -> String {
    task.progress
        .last()
        .map_or_else(|| "—".to_owned(), |line| format!("{}　{}", month_day(line.on_day), line.text))
}

/// Rows by category, in the order in which categories first appear; a heading with what is done.
fn by_category(tasks: &[Task], columns: u16, row: impl Fn(&Task) -> Row) -> Vec<Row> {
    let mut categories: Vec<Option<&str>> = Vec::new();
    for task in tasks {
        let category = task.fields.category.as_deref();
        if !categories.contains(&category) {
            categories.push(category);
        }
    }
    let is_divided = categories.len() > 1;
    let mut rows = Vec::new();
    for category in categories {
        let own: Vec<&Task> =
            tasks.iter().filter(|task| task.fields.category.as_deref() == category).collect();
        if is_divided {
            let done = own.iter().filter(|task| matches!(task.light, Light::Done | Light::Closed)).count();
            let note = format!("{}项，已完成{done}项", own.len());
            rows.push(Row::group(columns, category.unwrap_or("未分类"), note).height(Mm(6.2)));
        }
        rows.extend(own.into_iter().map(&row));
    }
    rows
}

/// 257 mm: 11 · 58 · 19 · 19 · 23 · 29 · 1fr · 19 · 19.
fn full_table(tasks: &[Task], title: &str) -> Table {
    let heads =
        ["序号", "项目名称", "责任领导", "责任人", "完成时限", "状态", "最近进展", "完成日期", "销号签字"];
    let row = |task: &Task| {
        let fields = &task.fields;
        let done = fields.done_on.as_deref().map_or_else(|| "—".to_owned(), loose_date);
        Row::new(vec![
            Cell::new(fields.number.to_string()),
            name_cell(task),
            Cell::new(or_dash(fields.leader.as_deref().map(spread).as_deref())),
            Cell::new(or_dash(fields.owner.as_deref().map(spread).as_deref())),
            Cell::new(or_dash(fields.due_on.as_deref().map(loose_date).as_deref())),
            status_cell(task),
            Cell::new(newest(task)),
            Cell::new(done),
            Cell::empty(),
        ])
    };
    Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(8.0))],
        rows: by_category(tasks, 9, row),
        row_height: Mm(6.45),
        continued: Some(Slot::continued(title)),
        ..Table::new(vec![
            Column::mm(11.0, Align::Centre),
            Column::mm(58.0, Align::Left),
            Column::mm(19.0, Align::Centre),
            Column::mm(19.0, Align::Centre),
            Column::mm(23.0, Align::Right),
            Column::mm(29.0, Align::Left),
            Column::fr(1.0, Align::Left).size(Pt(9.0)),
            Column::mm(19.0, Align::Right).size(Pt(9.0)),
            Column::mm(19.0, Align::Centre),
        ])
    }
}

/// The same list on the upright 公文 sheet, 156 mm, for the quarterly report.
pub fn short_table(tasks: &[Task], title: &str) -> Table {
    let heads = ["序号", "项目名称", "责任人", "完成时限", "状态", "最近进展"];
    let row = |task: &Task| {
        let fields = &task.fields;
        Row::new(vec![
            Cell::new(fields.number.to_string()),
            name_cell(task),
            Cell::new(or_dash(fields.owner.as_deref().map(spread).as_deref())),
            Cell::new(or_dash(fields.due_on.as_deref().map(loose_date).as_deref())),
            status_cell(task),
            Cell::new(newest(task)),
        ])
    };
    Table {
        head: vec![
            Row::new(heads.iter().map(|text| Cell::label(*text).size(Pt(9.0))).collect()).height(Mm(8.0)),
        ],
        rows: by_category(tasks, 6, row),
        size: Pt(9.0),
        row_height: Mm(6.2),
        inset: Mm(1.2),
        continued: Some(Slot::continued(title)),
        ..Table::new(vec![
            Column::mm(9.0, Align::Centre),
            Column::mm(44.0, Align::Left),
            Column::mm(16.0, Align::Centre),
            Column::mm(18.0, Align::Right),
            Column::mm(23.0, Align::Left),
            Column::fr(1.0, Align::Left),
        ])
    }
}
