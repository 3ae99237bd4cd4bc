//! 周调度、月通报: one sentence that can be copied, and the paper with what changed, what is late, what comes next (T-17, T-22).

use chrono::{Datelike, NaiveDate};
use ledger::date::{Window, last_day_of_month};
use ledger::id::TaskListId;
use ledger::task::{Bulletin, Closing, NEXT_DAYS, Share, Task, TaskList, Template};
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Heading, Mm, Note, PageSetup, Paragraph, Pt, Row, Section,
    Slot, Table, Title, plain,
};

use crate::tasks::status_word;
use crate::words::{full_date, hours, loose_date, month_day, or_dash, percent, spread};
use crate::{formal_name, meta};

/// Minutes of an hour of service: 小时, not 学时.
const HOUR: i64 = 60;

/// `截至9月21日，《…》40项已完成21项，完成率52.5%；已开工38项，开工率95.0%`, with what the kind of list asks for beside it.
pub fn sentence(list: &TaskList, tasks: &[Task], day: NaiveDate) -> String {
    let f = &list.figures;
    let unit = list.fields.template.brings().measure;
    let mut text = format!(
        "截至{}，《{}》{}{unit}已完成{}{unit}，完成率{}；已开工{}{unit}，开工率{}",
        month_day(day),
        list.fields.name,
        f.total,
        f.done,
        percent(f.done, f.total),
        f.started,
        percent(f.started, f.total),
    );
    let beside = [
        (f.stage_done, format!("阶段性完成{}{unit}（不计入完成率）", f.stage_done)),
        (f.closed, format!("已销号{}{unit}", f.closed)),
        (f.declared, format!("待确认{}{unit}", f.declared)),
        (f.near, format!("临期{}{unit}", f.near)),
        (f.late, format!("逾期{}{unit}{}", f.late, late_bands(f.late_by, unit))),
        (f.ongoing, format!("长期坚持{}{unit}不计入总数", f.ongoing)),
    ];
    for (count, words) in beside {
        if count > 0 {
            text += &format!("；{words}");
        }
    }
    text += &of_template(list.fields.template, tasks);
    text + "。"
}

/// `（超过8天1项，4—7天1项）`: nothing where one band holds all of 1–3 days.
fn late_bands([few, some, many]: [i64; 3], unit: &str) -> String {
    let bands = [(many, "8天以上"), (some, "4—7天"), (few, "1—3天")];
    let words: Vec<String> =
        bands.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{word}{n}{unit}")).collect();
    if words.is_empty() { String::new() } else { format!("（{}）", words.join("，")) }
}

/// What a kind of list counts beside: wishes claimed (S147), hours and banners of services (S148), units with all five (S39).
fn of_template(template: Template, tasks: &[Task]) -> String {
    let count = |wanted: &dyn Fn(&Task) -> bool| tasks.iter().filter(|task| wanted(task)).count();
    let thanks = count(&|task| task.fields.thanks.is_some());
    match template {
        Template::Wishes => {
            let claimed = count(&|task| task.fields.claimed_by.is_some());
            format!("；征集心愿{}个，已认领{claimed}个，收到感谢信、锦旗{thanks}次", tasks.len())
        }
        Template::Services => {
            let minutes: i64 = tasks.iter().filter_map(|task| task.fields.minutes).sum();
            format!("；服务时长{}小时，收到感谢信、锦旗{thanks}次", hours(minutes, HOUR))
        }
        Template::FiveOnes => {
            let full = count(&|task| task.share.is_some_and(|Share { done, total }| done == total));
            format!("；五件事做满的{full}个单位")
        }
        _ => String::new(),
    }
}

/// The paper for a span of days. Errors: no such list.
pub fn bulletin(view: &View<'_>, list: TaskListId, span: Window, day: NaiveDate) -> Result<Document> {
    let tasks = ledger::task::list(view, list, span.to)?;
    let bulletin = ledger::task::bulletin(view, list, span)?;
    let unit = ledger::unit::get(view, bulletin.list.fields.unit_id)?;
    let owner = formal_name(&unit);
    let name = &bulletin.list.fields.name;
    let title = format!("{name}{}", period(span));
    let unit_word = bulletin.list.fields.template.brings().measure;
    let changes = changes(&bulletin, span);
    let changed = if changes.is_empty() {
        "没有登记新的进展".to_owned()
    } else {
        summary(&bulletin, unit_word)
    };
    let paragraph = |text: String| Block::from(Paragraph::new(plain(text)));
    let mut blocks = vec![
        Title::form(title.clone()),
        Slot::over(owner, format!("{}—{}", full_date(span.from), full_date(span.to))).into(),
        paragraph(sentence(&bulletin.list, &tasks, span.to)),
        paragraph(format!("{}至{}，{changed}。", month_day(span.from), month_day(span.to))),
    ];
    let mut section = |heading: &str, rows: Vec<Row>, places: &[Place]| {
        if rows.is_empty() {
            return;
        }
        blocks.push(Block::Gap(Mm(3.0)));
        blocks.push(Heading { level: 1, text: heading.to_owned(), indent: 0.0 }.into());
        blocks.push(table(rows, places, heading).into());
    };
    section("本期变化", changes, &CHANGES);
    section("逾期", bulletin.late.iter().map(open_row).collect(), &OPEN);
    section("待确认", bulletin.declared.iter().map(declared_row).collect(), &DECLARED);
    section(&format!("{NEXT_DAYS}天内到期"), bulletin.next.iter().map(open_row).collect(), &OPEN);
    let note = "阶段性完成不算已完成；长期坚持、终止的不计入总数。完成、销号按登记的日期归入本期，状态是印制时的状态。";
    blocks.push(Block::Note(Note { items: vec![note.to_owned()] }));
    let footer = Footer::Form(format!("{owner}　{}印", full_date(day)));
    let sections = vec![Section::new(PageSetup::form(), footer, blocks)];
    Ok(Document { meta: meta(&title, owner, day), sections })
}

/// 周调度, 9月通报, or 进展通报 of another span.
fn period(span: Window) -> String {
    let days = (span.to - span.from).num_days() + 1;
    let is_month =
        span.from.day() == 1 && (span.from.year(), span.from.month()) == (span.to.year(), span.to.month());
    match days {
        ..=8 => "周调度".to_owned(),
        _ if is_month && (span.to == last_day_of_month(span.to) || days > 20) => {
            format!("{}月通报", span.to.month())
        }
        _ => "进展通报".to_owned(),
    }
}

/// `新完成2项，新销号1项，有进展8项`.
fn summary(bulletin: &Bulletin, unit: &str) -> String {
    let counts = [
        ("新认领", bulletin.claimed.len()),
        ("新完成", bulletin.done.len()),
        ("新销号", bulletin.closed.len()),
        ("有进展", bulletin.moved.len()),
    ];
    let words: Vec<String> =
        counts.iter().filter(|(_, n)| *n > 0).map(|(word, n)| format!("{word}{n}{unit}")).collect();
    words.join("，")
}

/// One row for each task that changed, in the order of the list, everything that happened to it in its cell.
fn changes(bulletin: &Bulletin, span: Window) -> Vec<Row> {
    let mut tasks: Vec<&Task> = Vec::new();
    for task in [&bulletin.claimed, &bulletin.moved, &bulletin.done, &bulletin.closed].into_iter().flatten() {
        if !tasks.iter().any(|known| known.id == task.id) {
            tasks.push(task);
        }
    }
    tasks.sort_by_key(|task| task.fields.number);
    let row = |task: &&Task| {
        Row::new(vec![
            Cell::new(task.fields.number.to_string()),
            Cell::new(task.fields.title.clone()),
            Cell::new(or_dash(task.fields.owner.as_deref().map(spread).as_deref())),
            Cell::new(happened(task, bulletin, span)),
            Cell::new(status_word(task)),
        ])
    };
    tasks.iter().map(row).collect()
}

fn happened(task: &Task, bulletin: &Bulletin, span: Window) -> String {
    let mut lines: Vec<(NaiveDate, String)> = Vec::new();
    let Closing { confirmed_on, confirmed_by, closed_on, closed_by, .. } = &task.closing;
    let mut step = |on: Option<NaiveDate>, what: &str, by: Option<&String>| {
        if let Some(on) = on.filter(|on| span.contains(*on)) {
            lines.push((on, by.map_or_else(|| what.to_owned(), |by| format!("{by}{what}"))));
        }
    };
    step(task.fields.claimed_on, "认领", task.fields.claimed_by.as_ref());
    step(*confirmed_on, "确认完成", confirmed_by.as_ref());
    step(*closed_on, "确认销号", closed_by.as_ref());
    let moved = bulletin.moved.iter().find(|moved| moved.id == task.id);
    lines.extend(
        moved.into_iter().flat_map(|moved| &moved.progress).map(|line| (line.on_day, line.text.clone())),
    );
    if lines.is_empty() {
        let done = task.fields.done_on.as_deref().and_then(|day| day.parse().ok());
        lines.extend(done.map(|day| (day, "完成".to_owned())));
    }
    lines.sort_by_key(|(on, _)| *on);
    let words: Vec<String> = lines.iter().map(|(on, text)| format!("{}　{text}", month_day(*on))).collect();
    words.join("\n")
}

fn open_row(task: &Task) -> Row {
    let fields = &task.fields;
    Row::new(vec![
        Cell::new(fields.number.to_string()),
        Cell::new(fields.title.clone()),
        Cell::new(or_dash(fields.leader.as_deref().map(spread).as_deref())),
        Cell::new(or_dash(fields.owner.as_deref().map(spread).as_deref())),
        Cell::new(or_dash(fields.due_on.as_deref().map(loose_date).as_deref())),
        Cell::new(status_word(task)),
        Cell::new(crate::tasks::newest(task)),
    ])
}

fn declared_row(task: &Task) -> Row {
    let Closing { declared_by, declared_on, .. } = &task.closing;
    Row::new(vec![
        Cell::new(task.fields.number.to_string()),
        Cell::new(task.fields.title.clone()),
        Cell::new(or_dash(task.fields.leader.as_deref().map(spread).as_deref())),
        Cell::new(or_dash(declared_by.as_deref().map(spread).as_deref())),
        Cell::new(declared_on.map_or_else(String::new, month_day)),
    ])
}

/// Heading, width in mm (0: what the others leave), how its cells stand.
type Place = (&'static str, f64, Align);

const NUMBER: Place = ("序号", 11.0, Align::Centre);
const TITLE: Place = ("名　称", 44.0, Align::Left);
const OWNER: Place = ("责任人", 17.0, Align::Centre);

const CHANGES: [Place; 5] =
    [NUMBER, TITLE, OWNER, ("本期进展", 0.0, Align::Left), ("状　态", 24.0, Align::Left)];
const OPEN: [Place; 7] = [
    NUMBER,
    TITLE,
    ("责任领导", 17.0, Align::Centre),
    OWNER,
    ("时　限", 19.0, Align::Right),
    ("状　态", 23.0, Align::Left),
    ("最近进展", 0.0, Align::Left),
];
const DECLARED: [Place; 5] = [
    NUMBER,
    ("名　称", 0.0, Align::Left),
    ("责任领导", 22.0, Align::Centre),
    ("申报人", 22.0, Align::Centre),
    ("申报日期", 24.0, Align::Right),
];

fn table(rows: Vec<Row>, places: &[Place], title: &str) -> Table {
    let heads = places.iter().map(|(head, ..)| Cell::label(*head).size(Pt(9.0)));
    let columns =
        places.iter().map(
            |&(_, width, align)| {
                if width > 0.0 { Column::mm(width, align) } else { Column::fr(1.0, align) }
            },
        );
    Table {
        head: vec![Row::new(heads.collect()).height(Mm(7.0))],
        rows,
        size: Pt(9.0),
        row_height: Mm(6.4),
        inset: Mm(1.2),
        continued: Some(Slot::continued(title)),
        ..Table::new(columns.collect())
    }
}
