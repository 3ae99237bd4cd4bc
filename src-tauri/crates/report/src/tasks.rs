//! 任务清单: A4 landscape, by category, status words beside shapes (F-77; PAPER P6).

use chrono::NaiveDate;
use ledger::id::TaskListId;
use ledger::task::{Fact, FactWord, Light, Share, Task, TaskList, TaskStatus, Template};
use ledger::{Result, View};
use paper::{
    Align, Cell, Column, Document, Face, Footer, Inline, Mm, PageSetup, Pt, Row, Run, Section, Slot, Status,
    Table, Title,
};

use crate::meta;
use crate::words::{full_date, hours, loose_date, month_day, or_dash, percent, spread};

/// The table of one list on a day. Errors: no such list.
pub fn tasks(view: &View<'_>, list: TaskListId, day: NaiveDate) -> Result<Document> {
    let found = ledger::task::list_get(view, list, day)?;
    let tasks = ledger::task::list(view, list, day)?;
    let unit = ledger::unit::get(view, found.fields.unit_id)?;
    let owner = unit.fields.full_name.unwrap_or(unit.fields.name);
    let title = found.fields.name.clone();
    let blocks = vec![
        Title::form(title.clone()),
        count_line(&found, &tasks).into(),
        full_table(&tasks, &title, found.fields.template).into(),
    ];
    let page = PageSetup::landscape();
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    Ok(Document { meta: meta(&title, "", day), sections: vec![Section::new(page, footer, blocks)] })
}

/// How many tasks have a status.
pub struct Count {
    /// Its shape; 长期坚持 and 终止 have none.
    pub status: Option<Status>,
    /// Its word.
    pub word: &'static str,
    /// How many.
    pub n: i64,
    /// How many of them are 临期.
    pub near: usize,
}

/// The counts of a list in the order of the house. The first five add up to the total; 长期坚持 and 终止 stand beside it and
/// only where there are any.
pub fn counts(list: &TaskList, tasks: &[Task]) -> Vec<Count> {
    let f = &list.figures;
    let near = |status| {
        tasks.iter().filter(|task| task.light == Light::Near && task.fields.status == status).count()
    };
    let count = |status, word, n, near| Count { status, word, n, near };
    let mut counts = vec![
        count(Some(Status::Done), "已完成", f.done, 0),
        count(Some(Status::Stage), "阶段性完成", f.stage_done, 0),
        count(Some(Status::Going), "推进中", f.going, near(TaskStatus::Going)),
        count(Some(Status::Idle), "未启动", f.not_started, near(TaskStatus::NotStarted)),
        count(Some(Status::Late), "逾期", f.late, 0),
    ];
    let beside = [count(None, "长期坚持", f.ongoing, 0), count(None, "终止", f.stopped, 0)];
    counts.extend(beside.into_iter().filter(|count| count.n > 0));
    counts
}

/// `共40项：● 已完成21 …`, at once the legend of the shapes.
pub fn count_line(list: &TaskList, tasks: &[Task]) -> Slot {
    let f = &list.figures;
    let mut left: Vec<Inline> = vec![format!("共{}项：", f.total).into()];
    for Count { status, word, n, near } in counts(list, tasks) {
        left.extend(status.map(Inline::Status));
        left.push(format!("{word}{n}").into());
        if near > 0 {
            left.extend(["（其中".into(), Inline::Status(Status::Near), format!("临期{near}）").into()]);
        }
        left.push("　".into());
    }
    let closed = if f.closed > 0 { format!("已完成含已销号{}；", f.closed) } else { String::new() };
    let right = vec![format!("{closed}完成率{}（阶段性完成不计入）", percent(f.done, f.total)).into()];
    Slot { left, right, size: Pt(9.0), below: Mm(1.1), ..Slot::default() }
}

/// The shape of a light; 终止 has none.
pub fn shape(light: Light) -> Option<Status> {
    match light {
        Light::Done | Light::Closed => Some(Status::Done),
        Light::StageDone => Some(Status::Stage),
        Light::Going | Light::Ongoing | Light::Declared => Some(Status::Going),
        Light::NotStarted => Some(Status::Idle),
        Light::Near => Some(Status::Near),
        Light::Late => Some(Status::Late),
        Light::Stopped => None,
    }
}

/// The word of a status; days beside 逾期 and 临期, the light of a unit's own scheme after it: a grey copy reads the same.
pub fn status_word(task: &Task) -> String {
    let word = match (task.light, task.days_late) {
        (Light::Late, Some(days)) => format!("逾期{days}天"),
        (Light::Near, Some(days)) => format!("临期{}天", -days),
        (light, _) => light.label().to_owned(),
    };
    match task.lamp.as_ref().filter(|lamp| lamp.is_beside) {
        Some(lamp) => format!("{word}·{}", lamp.colour.label()),
        None => word,
    }
}

/// `3／5` of sub-items.
pub fn of_total(share: Share) -> String {
    format!("{}／{}", share.done, share.total)
}

/// A fact of a task as a table prints it; names are spread.
fn fact(task: &Task, fact: Fact) -> Option<String> {
    let fields = &task.fields;
    let name = |text: &Option<String>| text.as_deref().map(spread);
    match fact {
        Fact::ParentNumber => fields.parent_number.clone(),
        Fact::Category => fields.category.clone(),
        Fact::RaisedBy => name(&fields.raised_by),
        Fact::ClaimedBy => name(&fields.claimed_by),
        Fact::Leader => name(&fields.leader),
        Fact::Unit => fields.unit_name.clone(),
        Fact::Owner => name(&fields.owner),
        Fact::Partners => fields.partner_units.clone(),
        Fact::Measures => fields.measures.clone(),
        Fact::Goal => fields.goal.clone(),
        Fact::Minutes => fields.minutes.map(|minutes| format!("{}小时", hours(minutes, 60))),
        Fact::Result => fields.result.clone(),
        Fact::Thanks => fields.thanks.clone(),
    }
}

/// The two columns of a kind of list between name and deadline; categories stand over their rows. Every kind has them.
fn two_columns(template: Template) -> [FactWord; 2] {
    let own = |template: Template| {
        let facts = template.brings().facts.iter().copied();
        facts.filter(|word| word.has_column && word.fact != Fact::Category)
    };
    let mut columns = own(template).chain(own(Template::Practical));
    let practical = FactWord { fact: Fact::Owner, word: "责任人", has_column: true };
    [(); 2].map(|()| columns.next().unwrap_or(practical))
}

/// Shape and word; 黑 when late.
fn status_cell(task: &Task) -> Cell {
    let run = Run::new(status_word(task));
    let run = if task.light == Light::Late { run.face(Face::Hei) } else { run };
    Cell::of(shape(task.light).map(Inline::Status).into_iter().chain([run.into()]).collect())
}

fn name_cell(task: &Task) -> Cell {
    let cell = Cell::new(task.fields.title.clone());
    if task.light == Light::Late { cell.face(Face::Hei) } else { cell }
}

/// The newest line of progress with its day.
pub fn newest(task: &Task) -> String {
    task.progress
        .last()
        .map_or_else(|| "—".to_owned(), |line| format!("{}　{}", month_day(line.on_day), line.text))
}

/// The newest progress, after n of N where the task is counted.
fn newest_of_total(task: &Task) -> String {
    task.share.map_or_else(|| newest(task), |share| format!("{}　{}", of_total(share), newest(task)))
}

/// The tasks of one category.
pub struct Category<'a> {
    /// Its name; `None` for tasks without one.
    pub name: Option<&'a str>,
    /// In the order of the list.
    pub tasks: Vec<&'a Task>,
}

impl Category<'_> {
    /// What stands over its tasks.
    pub fn label(&self) -> &str {
        self.name.unwrap_or("未分类")
    }

    /// How many are done, 已销号 included.
    pub fn done(&self) -> usize {
        self.tasks.iter().filter(|task| matches!(task.light, Light::Done | Light::Closed)).count()
    }
}

/// Tasks by category, in the order in which categories first appear.
pub fn categories(tasks: &[Task]) -> Vec<Category<'_>> {
    let mut categories: Vec<Category<'_>> = Vec::new();
    for task in tasks {
        let name = task.fields.category.as_deref();
        match categories.iter_mut().find(|category| category.name == name) {
            Some(category) => category.tasks.push(task),
            None => categories.push(Category { name, tasks: vec![task] }),
        }
    }
    categories
}

/// Rows by category under a heading with what is done; no heading where there is but one category.
fn by_category(tasks: &[Task], columns: u16, row: impl Fn(&Task) -> Row) -> Vec<Row> {
    let categories = categories(tasks);
    let is_divided = categories.len() > 1;
    let mut rows = Vec::new();
    for category in &categories {
        if is_divided {
            let note = format!("{}项，已完成{}项", category.tasks.len(), category.done());
            rows.push(Row::group(columns, category.label(), note).height(Mm(6.2)));
        }
        rows.extend(category.tasks.iter().map(|task| row(task)));
    }
    rows
}

/// 257 mm: 11 · 58 · 19 · 19 · 23 · 29 · 1fr · 19 · 19; the second and third heading are those of the kind of list.
fn full_table(tasks: &[Task], title: &str, template: Template) -> Table {
    let brings = template.brings();
    let [first, second] = two_columns(template);
    let heads = [
        "序号",
        if template == Template::Practical { "项　目　名　称" } else { brings.title },
        first.word,
        if second.fact == Fact::Owner && second.word == "责任人" { "责 任 人" } else { second.word },
        brings.due,
        "状　态",
        "最　近　进　展",
        "完成日期",
        "销号签字",
    ];
    let row = |task: &Task| {
        let fields = &task.fields;
        let done = fields.done_on.as_deref().map_or_else(|| "—".to_owned(), loose_date);
        Row::new(vec![
            Cell::new(fields.number.to_string()),
            name_cell(task),
            Cell::new(or_dash(fact(task, first.fact).as_deref())),
            Cell::new(or_dash(fact(task, second.fact).as_deref())),
            Cell::new(or_dash(fields.due_on.as_deref().map(loose_date).as_deref())),
            status_cell(task),
            Cell::new(newest_of_total(task)),
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
            Column::mm(11.0, Align::Centre).size(Pt(9.0)),
            Column::mm(58.0, Align::Left),
            fact_column(first.fact),
            fact_column(second.fact),
            Column::mm(23.0, Align::Right).size(Pt(9.0)),
            Column::mm(29.0, Align::Left),
            Column::fr(1.0, Align::Left).size(Pt(9.0)),
            Column::mm(19.0, Align::Right).size(Pt(9.0)),
            Column::mm(19.0, Align::Centre),
        ])
    }
}

/// Names stand in the middle of a narrow column, text at the left of a wide one.
fn fact_column(fact: Fact) -> Column {
    match fact {
        Fact::Measures | Fact::Goal | Fact::Result => Column::mm(48.0, Align::Left).size(Pt(9.0)),
        Fact::Unit => Column::mm(30.0, Align::Left),
        _ => Column::mm(19.0, Align::Centre),
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
            Cell::new(newest_of_total(task)),
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
            Column::mm(41.0, Align::Left),
            Column::mm(14.0, Align::Centre),
            Column::mm(18.0, Align::Right),
            Column::mm(23.0, Align::Left),
            Column::fr(1.0, Align::Left),
        ])
    }
}
