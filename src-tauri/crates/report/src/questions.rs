//! 图: four questions, each with its chart and the figures of the chart as a table; A4 upright.
//!
//! The window draws the same figures (`desk/src/chart.rs`). Both end in black and white on a copier.

use chrono::NaiveDate;
use ledger::attendance::HoursLine;
use ledger::date::Window;
use ledger::id::{TaskListId, UnitId};
use ledger::task::BurnUp;
use ledger::topic::Topic;
use ledger::{Result, View};
use paper::{
    Align, Bars, Block, Cell, Chart, Column, Document, Footer, Mm, Note, PageSetup, Part, Plot, Row, Section,
    Series, Slot, Status, Strip, Table, Title, Trend,
};

use crate::words::{column_hours, full_date, hours, percent, spread};
use crate::{formal_name, meta};

/// Height of a chart between axis and top.
const HEIGHT: Mm = Mm(56.0);
/// White between the chart and its table.
const APART: Mm = Mm(6.0);
/// More texts than this make the columns too narrow for their figures: they are in the table only.
const DRAWN: usize = 16;

/// A question, the chart that answers it and the same figures as a table.
struct Answer {
    /// A paper is headed by what it is of; the question stands in the window.
    title: String,
    /// What stands over the chart at the right: the days, the list.
    span: String,
    plot: Option<Plot>,
    caption: String,
    heads: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    notes: Vec<String>,
}

/// 各月到会率怎么样？ Errors: no such unit.
pub fn turnout(view: &View<'_>, unit: UnitId, window: Window, day: NaiveDate) -> Result<Document> {
    let months = ledger::count::trend(view, unit, window)?;
    // Never 100 while one was missing.
    let rate = |present: i64, due: i64| {
        let rate = present as f64 / due as f64 * 100.0;
        if present < due { rate.min(99.9) } else { rate }
    };
    let points = months.iter().map(|m| (name_of(&m.month), (m.due > 0).then(|| rate(m.present, m.due))));
    let line = |name: String, due: i64, present: i64, drafts: i64| {
        vec![name, due.to_string(), present.to_string(), percent(present, due), drafts.to_string()]
    };
    let mut rows: Vec<Vec<String>> =
        months.iter().map(|m| line(name_of(&m.month), m.due, m.present, m.drafts)).collect();
    let sum = |of: fn(&ledger::count::TrendMonth) -> i64| months.iter().map(of).sum::<i64>();
    rows.push(line("合计".to_owned(), sum(|m| m.due), sum(|m| m.present), sum(|m| m.drafts)));
    let answer = Answer {
        title: "各月到会率".to_owned(),
        span: format!("{}至{}", full_date(window.from), full_date(window.to)),
        plot: (!months.is_empty())
            .then(|| Plot::Trend(Trend { points: points.collect(), unit: "到会率".to_owned(), height: HEIGHT })),
        caption: "各月到会率（%）".to_owned(),
        heads: vec!["月份", "应到人次", "实到人次", "到会率", "未计入的活动"],
        rows,
        notes: vec![
            "到会率＝实到人次÷应到人次，含三会一课、主题党日、组织生活会和民主评议；免于参加的不在内，补学不改变实到。".to_owned(),
            "未计入：草稿和没有点完名的活动，单位为次。".to_owned(),
        ],
    };
    paper(view, unit, day, answer)
}

/// 学时跟得上吗？ Errors: no such unit.
pub fn pace(view: &View<'_>, unit: UnitId, day: NaiveDate) -> Result<Document> {
    let lines = ledger::attendance::hours(view, unit, day)?;
    let period = lines.first().map_or(60, |line| line.period_minutes);
    let asked = || lines.iter().filter(|line| line.target_minutes > 0);
    let parts = [Status::Near, Status::Going, Status::Done].map(|status| Part {
        status,
        word: word(status).to_owned(),
        count: u32::try_from(asked().filter(|line| standing(line) == status).count()).unwrap_or(u32::MAX),
    });
    let rows = asked().map(|line| {
        vec![
            spread(&line.name),
            line.group.clone().unwrap_or_else(|| "—".to_owned()),
            column_hours(line.year_minutes, period),
            column_hours(line.pace_minutes, period),
            column_hours(line.target_minutes, period),
            word(standing(line)).to_owned(),
        ]
    });
    let answer = Answer {
        title: "学时进度".to_owned(),
        span: format!("截至{}　单位：学时", full_date(day)),
        plot: asked()
            .next()
            .is_some()
            .then(|| Plot::Strip(Strip { parts: parts.to_vec(), unit: "人".to_owned() })),
        caption: "党员学时与今天的序时".to_owned(),
        heads: vec!["姓名", "党小组", "本年累计", "今天的序时", "年度目标", "情况"],
        rows: rows.collect(),
        notes: vec![format!(
            "1学时为{}分钟；序时＝年度目标×今年已过的天数÷全年天数；不作硬性要求的党员没有目标，不在内。按名册顺序排列。",
            hours(period, 1)
        )],
    };
    paper(view, unit, day, answer)
}

fn standing(line: &HoursLine) -> Status {
    if line.year_minutes >= line.target_minutes {
        Status::Done
    } else if line.year_minutes >= line.pace_minutes {
        Status::Going
    } else {
        Status::Near
    }
}

const fn word(status: Status) -> &'static str {
    match status {
        Status::Done => "已满",
        Status::Going => "达到序时",
        _ => "低于序时",
    }
}

/// 必学的都学到了吗？ Errors: no such unit.
pub fn coverage(view: &View<'_>, unit: UnitId, window: Window, day: NaiveDate) -> Result<Document> {
    let mut topics = ledger::topic::list(view, unit, window)?;
    topics.retain(|topic| topic.fields.is_required);
    let open = |topic: &Topic| topic.due - topic.covered;
    let mut rows: Vec<Vec<String>> = topics
        .iter()
        .enumerate()
        .map(|(i, topic)| {
            let figures = [topic.due, topic.covered, open(topic)].map(|n| n.to_string());
            let mut row = vec![format!("{}　{}", i + 1, topic.fields.title)];
            row.extend(figures);
            row.push(percent(topic.covered, topic.due));
            row
        })
        .collect();
    let (due, covered) = topics.iter().fold((0, 0), |sum, topic| (sum.0 + topic.due, sum.1 + topic.covered));
    rows.push(vec![
        "合计".to_owned(),
        due.to_string(),
        covered.to_string(),
        (due - covered).to_string(),
        percent(covered, due),
    ]);
    let series = |name: &str, of: &dyn Fn(&Topic) -> i64| Series {
        name: name.to_owned(),
        values: topics.iter().map(|topic| Some(of(topic) as f64)).collect(),
    };
    let bars = Bars {
        groups: (1..=topics.len()).map(|n| n.to_string()).collect(),
        series: vec![series("已学", &|topic| topic.covered), series("还没学到", &open)],
        stacked: true,
        unit: "人".to_owned(),
        height: HEIGHT,
    };
    let answer = Answer {
        title: "必学主题覆盖情况".to_owned(),
        span: format!("{}至{}", full_date(window.from), full_date(window.to)),
        plot: (1..=DRAWN).contains(&topics.len()).then_some(Plot::Bars(bars)),
        caption: "各必学篇目已学和还没学到的人数（横轴为表中的序号）".to_owned(),
        heads: vec!["必学篇目", "应学人数", "已学", "还没学到", "覆盖率"],
        rows,
        notes: vec![
            "覆盖率＝已学÷应学；到会、补学、自学、送学都算学过；不作硬性要求的党员不在应学之内。".to_owned(),
        ],
    };
    paper(view, unit, day, answer)
}

/// 任务能按期完成吗？ Errors: no such list.
pub fn burn_up(view: &View<'_>, list: TaskListId, day: NaiveDate) -> Result<Document> {
    let fields = ledger::task::list_get(view, list, day)?.fields;
    let BurnUp { months, total, no_deadline, no_done_day, .. } = ledger::task::burn_up(view, list, day)?;
    let figure = |n: Option<i64>| n.map_or_else(|| "—".to_owned(), |n| n.to_string());
    let series = |name: &str, values: Vec<Option<i64>>| Series {
        name: name.to_owned(),
        values: values.into_iter().map(|n| n.map(|n| n as f64)).collect(),
    };
    let bars = Bars {
        groups: months.iter().map(|m| name_of(&m.month)).collect(),
        series: vec![
            series("到期应完成", months.iter().map(|m| Some(m.planned)).collect()),
            series("已完成", months.iter().map(|m| m.done).collect()),
            series("阶段性完成", months.iter().map(|m| m.stage_done).collect()),
        ],
        stacked: false,
        unit: "项".to_owned(),
        height: HEIGHT,
    };
    let row = |m: &ledger::task::BurnUpMonth| {
        vec![
            name_of(&m.month),
            m.planned.to_string(),
            figure(m.done),
            figure(m.stage_done),
            m.done.map_or_else(|| "—".to_owned(), |done| percent(done, total)),
        ]
    };
    let mut notes = vec![format!(
        "共{total}项，长期坚持和终止的不在内；各月为累计数，数据截至{}。阶段性完成不算已完成。",
        full_date(day)
    )];
    if no_deadline + no_done_day > 0 {
        notes.push(format!("{no_deadline}项没有完成时限；{no_done_day}项没有写完成时间，只计入本月。"));
    }
    let answer = Answer {
        title: "任务完成进度".to_owned(),
        span: fields.name,
        plot: (!months.is_empty()).then_some(Plot::Bars(bars)),
        caption: "到各月末应完成和已完成的任务（累计）".to_owned(),
        heads: vec!["月份", "到期应完成", "已完成", "阶段性完成", "完成率"],
        rows: months.iter().map(row).collect(),
        notes,
    };
    paper(view, fields.unit_id, day, answer)
}

/// `2026-09` → `9月`; a January says its year.
fn name_of(month: &str) -> String {
    let (year, number) = month.split_once('-').unwrap_or(("", month));
    match number.trim_start_matches('0') {
        "1" => format!("{year}年1月"),
        number => format!("{number}月"),
    }
}

fn paper(view: &View<'_>, unit: UnitId, day: NaiveDate, answer: Answer) -> Result<Document> {
    let unit = ledger::unit::get(view, unit)?;
    let owner = formal_name(&unit);
    let Answer { title, span, plot, caption, heads, rows, notes } = answer;
    let mut blocks = vec![Title::form(title.clone()), Slot::over(format!("填报单位：{owner}"), span).into()];
    if let Some(plot) = plot {
        blocks.push(Chart { caption, notes: Vec::new(), plot }.into());
        blocks.push(Block::Gap(APART));
    }
    let columns = std::iter::once(Column::fr(2.0, Align::Left))
        .chain(heads.iter().skip(1).map(|_| Column::fr(1.0, Align::Right).inset_right(Mm(4.0))));
    let table = Table {
        head: vec![Row::new(heads.iter().map(|text| Cell::label(*text)).collect()).height(Mm(8.0))],
        rows: rows.into_iter().map(|row| Row::new(row.into_iter().map(Cell::new).collect())).collect(),
        row_height: Mm(7.2),
        continued: Some(Slot::continued(title.clone())),
        ..Table::new(columns.collect())
    };
    blocks.extend([table.into(), Block::Note(Note { items: notes })]);
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(day)));
    let sections = vec![Section::new(PageSetup::form(), footer, blocks)];
    Ok(Document { meta: meta(&title, owner, day), sections })
}
