//! 交接书: what one secretary hands over to the next (B22): what is still open, the records of the term, the roster, how sound the book
//! is, and the place to sign. The password is changed last, by the one who takes over.

use chrono::{Datelike, Months, NaiveDate};
use ledger::date::Window;
use ledger::id::UnitId;
use ledger::member::Stage;
use ledger::plan::Stand;
use ledger::task::TaskStatus;
use ledger::unit::Unit;
use ledger::{Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Footer, Heading, Mm, Note, PageSetup, Paragraph, Pt, Row, Section,
    Signature, Slot, Table, Title, plain,
};

use crate::tasks::status_word;
use crate::words::{full_date, loose_date, month_day, or_dash, or_missing};
use crate::{formal_name, meta};

const TITLE: &str = "党支部工作交接书";

/// The handover of a unit on a day, with its roster. Errors: no such unit, [`ledger::Error::Cancelled`].
pub fn handover(view: &View<'_>, unit: UnitId, day: NaiveDate) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let owner = formal_name(&unit).to_owned();
    let mut blocks = vec![
        Title::form(TITLE),
        Slot::over(format!("单位：{owner}"), format!("截至{}", full_date(day))).into(),
        heading("一、未办结事项"),
        open(view, &unit, day)?.into(),
        Block::Gap(Mm(3.0)),
        heading("二、移交的记录"),
        records(view, &unit, day)?.into(),
        Block::Gap(Mm(3.0)),
        heading("三、手册自检"),
        checks(view)?.into(),
        Block::Note(Note {
            items: vec!["自检说明手册里的记录互相对得上、没有损坏；不证明记录当时属实。".to_owned()],
        }),
        Block::Gap(Mm(3.0)),
        heading("四、交接"),
    ];
    let steps = [
        "1. 移交人和接收人对照本书逐项看过手册，未办结事项逐项说明进展。",
        "2. 纸质材料按移交的记录清点；党员花名册附后，不印身份证号和电话。",
        "3. 移交一份备份，接收人在自己的电脑上打开一次。",
        "4. 签字。最后一步，接收人改手册的密码，移交人手里的旧密码不再能打开这本手册；移交人手里的旧备份仍是旧密码，一并交出或删掉。",
    ];
    blocks
        .extend(steps.map(|step| Paragraph { indent: 0.0, hang: 1.5, ..Paragraph::new(plain(step)) }.into()));
    blocks.push(Block::Gap(Mm(6.0)));
    let sign = ["移交人", "接收人", "监交人", "日期"].map(|label| (label.to_owned(), None));
    blocks.push(Block::Signature(Signature::Form(sign.into())));
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    let mut sections = vec![Section::new(PageSetup::form(), footer, blocks)];
    sections.extend(crate::roster(view, unit.id, day)?.sections);
    Ok(Document { meta: meta(TITLE, &owner, day), sections })
}

fn heading(text: &str) -> Block {
    Heading { level: 1, text: text.to_owned(), indent: 0.0 }.into()
}

/// 类别, 事项, 责任人, 期限, by kind and then by time.
fn open(view: &View<'_>, unit: &Unit, day: NaiveDate) -> Result<Table> {
    let mut rows: Vec<[String; 4]> = Vec::new();
    let year = Window { from: day.with_day(1).and_then(|first| first.with_month(1)).unwrap_or(day), to: day };
    for line in ledger::session::held(view, unit.id, year)? {
        if line.totals.unmarked > 0 {
            let what = format!("{}，尚有{}人未点名", line.caption(), line.totals.unmarked);
            rows.push(["活动".to_owned(), what, or_dash(line.recorder.as_deref()), "—".to_owned()]);
        }
    }
    for list in ledger::task::lists(view, unit.id, day)? {
        for task in ledger::task::list(view, list.id, day)? {
            if matches!(task.fields.status, TaskStatus::Done | TaskStatus::Closed | TaskStatus::Stopped) {
                continue;
            }
            let what = format!(
                "《{}》第{}项 {}（{}）",
                list.fields.name,
                task.fields.number,
                task.fields.title,
                status_word(&task)
            );
            let due = task.fields.due_on.as_deref().map(loose_date);
            rows.push([
                "任务".to_owned(),
                what,
                or_missing(task.fields.owner.as_deref()),
                or_dash(due.as_deref()),
            ]);
        }
    }
    for case in ledger::attendance::make_ups_due(view, unit.id, day)? {
        let what = format!("{}{}《{}》补学", month_day(case.on_day), case.kind_label, case.title);
        rows.push(["补学".to_owned(), what, case.name, month_day(case.due_on)]);
    }
    for line in ledger::member::roster(view, unit.id, day)? {
        let began = line.probation_on.as_deref().and_then(|text| text.parse::<NaiveDate>().ok());
        let ends = began.and_then(|began| began.checked_add_months(Months::new(12)));
        if line.stage == Stage::Probationary {
            let ends = ends.map_or_else(|| or_missing(None), full_date);
            rows.push(["转正".to_owned(), "预备期满，讨论转正".to_owned(), line.name, ends]);
        }
    }
    let ahead = Window { from: day, to: day.checked_add_months(Months::new(3)).unwrap_or(day) };
    for item in ledger::plan::list(view, unit.id, ahead, day)? {
        if item.stand == Stand::Planned {
            let when = item.fields.day().map_or_else(|| item.fields.month.replace('-', "."), month_day);
            let what = format!("{}：{}", item.fields.kind.short(), item.fields.title);
            rows.push(["计划".to_owned(), what, or_dash(item.fields.owner.as_deref()), when]);
        }
    }
    let rows = rows.into_iter().map(|cells| Row::new(cells.map(Cell::new).into())).collect();
    let columns = vec![
        Column::mm(15.0, Align::Centre),
        Column::fr(1.0, Align::Left),
        Column::mm(24.0, Align::Centre),
        Column::mm(30.0, Align::Centre),
    ];
    Ok(table(["类别", "事　　项", "责任人", "期限"], columns, rows, "未办结事项"))
}

/// What there is: sessions of each year of the term, task lists, registers.
fn records(view: &View<'_>, unit: &Unit, day: NaiveDate) -> Result<Table> {
    let first = unit.fields.elected_on.map_or(day.year(), |elected| elected.year());
    let mut rows = Vec::new();
    let mut add = |what: String, count: String, note: String| {
        rows.push(Row::new([what, count, note].map(Cell::new).into()));
    };
    for year in first..=day.year() {
        let Some(window) = Window::year(year) else { continue };
        let held = ledger::session::held(view, unit.id, Window { to: window.to.min(day), ..window })?;
        let sealed = held.iter().filter(|line| line.status == ledger::session::Status::Sealed).count();
        add(format!("{year}年的活动记录"), format!("{}次", held.len()), format!("已封存{sealed}次"));
    }
    for list in ledger::task::lists(view, unit.id, day)? {
        let done = format!("已完成{}项", list.figures.done);
        add(format!("任务清单《{}》", list.fields.name), format!("{}项", list.figures.total), done);
    }
    for register in ledger::register::list(view, unit.id)? {
        let rows = ledger::register::rows(view, register.id, Window { to: day, ..Window::EVER })?;
        add(format!("台账《{}》", register.fields.name), format!("{}条", rows.len()), "—".to_owned());
    }
    let columns =
        vec![Column::fr(1.0, Align::Left), Column::mm(30.0, Align::Centre), Column::mm(40.0, Align::Centre)];
    Ok(table(["材　　料", "数　量", "备　注"], columns, rows, "移交的记录"))
}

/// The lines of the book's own check with their figures.
fn checks(view: &View<'_>) -> Result<Table> {
    let line = |line: ledger::book::VerifyLine| {
        let result = if line.wrong == 0 { "一致".to_owned() } else { format!("{}处不符", line.wrong) };
        Row::new([line.what, line.checked.to_string(), result].map(Cell::new).into())
    };
    let rows = ledger::book::verify(view)?.into_iter().map(line).collect();
    let columns =
        vec![Column::fr(1.0, Align::Left), Column::mm(30.0, Align::Right), Column::mm(40.0, Align::Centre)];
    Ok(table(["核对项目", "核对数量", "结　果"], columns, rows, "手册自检"))
}

fn table<const N: usize>(heads: [&str; N], columns: Vec<Column>, rows: Vec<Row>, title: &str) -> Table {
    Table {
        head: vec![Row::new(heads.map(Cell::label).to_vec()).height(Mm(8.0))],
        rows,
        size: Pt(9.0),
        row_height: Mm(6.8),
        inset: Mm(1.4),
        continued: Some(Slot::continued(title)),
        none: "没有。".to_owned(),
        ..Table::new(columns)
    }
}
