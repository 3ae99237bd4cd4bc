//! 图表: what the year looks like up to a day, for the quarterly report and the handbook.

use chrono::{Datelike, NaiveDate};
use ledger::attendance::HoursLine;
use ledger::count::{By, CountRow, TrendMonth};
use ledger::date::{Window, last_day_of_month, month_key};
use ledger::id::UnitId;
use ledger::session::Kind;
use ledger::task::TaskList;
use ledger::{Result, View};
use paper::{Bars, Block, Chart, Mm, Part, Plot, Series, Status, Strip, Target, Targets, Trend};

use crate::words::{month_day, spread};

/// The kinds that stand in the bars, the most frequent at the foot, with their short names.
const KINDS: [&str; 5] =
    [Kind::GROUP_MEETING, Kind::THEME_DAY, Kind::COMMITTEE_MEETING, Kind::GENERAL_MEETING, Kind::LECTURE];
/// Members of whom each has a bar; a committee's thousands have the table only.
const MOST: usize = 200;
/// More bars of members than this begin a page.
const LONG: usize = 12;
/// Height of bars and line between axis and top.
const HEIGHT: Mm = Mm(48.0);
/// White between two charts.
const APART: Mm = Mm(9.0);

/// One month up to the day.
pub struct Month {
    number: u32,
    kinds: Vec<CountRow>,
    turnout: Option<TrendMonth>,
}

/// What the charts show.
pub struct Figures<'a> {
    /// From January to the last day's month.
    pub months: &'a [Month],
    /// Task lists with their figures on the last day.
    pub lists: Vec<&'a TaskList>,
    /// 合并召开只计主要类别 (C-22).
    pub is_main_only: bool,
    /// Hours of each member on the last day.
    pub hours: &'a [HoursLine],
    /// The last day.
    pub until: NaiveDate,
}

/// The months of a day's year up to it. Errors: no such unit.
pub fn months(view: &View<'_>, unit: UnitId, until: NaiveDate) -> Result<Vec<Month>> {
    let year = Window { from: until.with_ordinal(1).unwrap_or(until), to: until };
    let turnout = ledger::count::trend(view, unit, year)?;
    let mut months = Vec::new();
    let mut from = year.from;
    while from <= until {
        let end = last_day_of_month(from);
        let window = Window { from, to: end.min(until) };
        months.push(Month {
            number: from.month(),
            kinds: ledger::count::count(view, unit, window, By::Kind)?.rows,
            turnout: turnout.iter().find(|month| month.month == month_key(from)).cloned(),
        });
        let Some(next) = end.succ_opt() else { break };
        from = next;
    }
    Ok(months)
}

/// Every chart that has something to show, numbered.
pub fn charts(figures: &Figures<'_>) -> Vec<Block> {
    let year = figures.until.year();
    let mut charts: Vec<(String, String, Plot)> = Vec::new();
    if figures.months.iter().any(|month| KINDS.iter().any(|kind| held(month, kind).is_some())) {
        let each = if figures.is_main_only { "只计主要类别" } else { "在各类别中各计1次" };
        let note = format!("按活动登记簿计，合并召开的活动{each}。");
        charts.push((format!("{year}年各月组织生活次数"), note, bars(figures.months)));
    }
    if figures.months.iter().any(|month| rate(month).is_some()) {
        let note = "实到人次除以应到人次，同一次活动只计一次；未点完名的活动不计入，没有数据的月份断开。";
        charts.push((format!("{year}年各月到会率"), note.to_owned(), trend(figures.months)));
    }
    for list in figures.lists.iter().filter(|list| list.figures.total > 0) {
        let note = "逾期按完成时限推算；长期坚持和终止的不计入。".to_owned();
        charts.push((format!("{}完成情况", list.fields.name), note, strip(list)));
    }
    if (1..=MOST).contains(&figures.hours.len()) {
        let note = "含到会、补学和自学；不作硬性要求的党员没有目标。".to_owned();
        charts.push((format!("{year}年党员学时与全年目标"), note, targets(figures.hours)));
    }
    let cut = format!("数据截至{year}年{}。", month_day(figures.until));
    let mut blocks = Vec::new();
    for (i, (title, note, plot)) in charts.into_iter().enumerate() {
        // A bar for each of many members is a page of its own.
        let is_long = matches!(&plot, Plot::Targets(targets) if targets.rows.len() > LONG);
        if i > 0 {
            blocks.push(if is_long { Block::PageBreak } else { Block::Gap(APART) });
        }
        let caption = format!("图{}　{title}", i + 1);
        blocks.push(Chart { caption, notes: vec![format!("{cut}{note}")], plot }.into());
    }
    blocks
}

/// How often a kind was held in a month.
fn held(month: &Month, kind: &str) -> Option<i64> {
    month.kinds.iter().find(|row| row.key == kind).map(|row| row.sessions)
}

fn name(month: &Month) -> String {
    format!("{}月", month.number)
}

fn bars(months: &[Month]) -> Plot {
    let series = KINDS.iter().map(|kind| Series {
        name: Kind::built_in(kind).short().to_owned(),
        values: months.iter().map(|month| Some(held(month, kind).unwrap_or(0) as f64)).collect(),
    });
    Plot::Bars(Bars {
        groups: months.iter().map(name).collect(),
        series: series.collect(),
        stacked: true,
        unit: "次".to_owned(),
        height: HEIGHT,
    })
}

/// 到会率 in percent; never 100 while one was missing.
fn rate(month: &Month) -> Option<f64> {
    let turnout = month.turnout.as_ref().filter(|turnout| turnout.due > 0)?;
    let rate = turnout.present as f64 / turnout.due as f64 * 100.0;
    Some(if turnout.present < turnout.due { rate.min(99.9) } else { rate })
}

fn trend(months: &[Month]) -> Plot {
    let points = months.iter().map(|month| (name(month), rate(month))).collect();
    Plot::Trend(Trend { points, unit: "到会率".to_owned(), height: HEIGHT })
}

fn strip(list: &TaskList) -> Plot {
    let f = &list.figures;
    let parts = [
        (Status::Done, "已完成", f.done),
        (Status::Stage, "阶段性完成", f.stage_done),
        (Status::Going, "推进中", f.going),
        (Status::Idle, "未启动", f.not_started),
        (Status::Late, "逾期", f.late),
    ];
    let part = |(status, word, count): (Status, &str, i64)| Part {
        status,
        word: word.to_owned(),
        count: u32::try_from(count).unwrap_or_default(),
    };
    Plot::Strip(Strip { parts: parts.map(part).to_vec(), unit: "项".to_owned() })
}

fn targets(lines: &[HoursLine]) -> Plot {
    let rows = lines.iter().map(|line| {
        let hours = |minutes: i64| minutes as f64 / line.period_minutes.max(1) as f64;
        Target {
            name: spread(&line.name),
            value: Some(hours(line.year_minutes)),
            target: (line.target_minutes > 0).then(|| hours(line.target_minutes)),
        }
    });
    Plot::Targets(Targets {
        rows: rows.collect(),
        value: "累计学时".to_owned(),
        target: "全年目标".to_owned(),
        unit: "学时".to_owned(),
    })
}
