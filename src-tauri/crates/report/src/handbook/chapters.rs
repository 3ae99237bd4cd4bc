//! What stands in each chapter, in the order of the handbook (F-03).

use ledger::Result;
use ledger::date::{Quarter, Window};
use ledger::session::{Kind, SessionLine};
use paper::{Document, Footer, PageSetup, Section, Slot, Title};

use super::Source;
use super::bind::{Chapter, Part};
use crate::words::{full_date, group_label, month_day};

/// The kinds of the chapters of records; every other kind has the last of them.
const RECORDS: [(&str, &[&str]); 5] = [
    ("支部党员大会", &[Kind::GENERAL_MEETING]),
    ("支部委员会会议", &[Kind::COMMITTEE_MEETING]),
    ("党课", &[Kind::LECTURE]),
    ("主题党日", &[Kind::THEME_DAY]),
    ("组织生活会和民主评议党员", &[Kind::ORGANISATIONAL_LIFE, Kind::APPRAISAL]),
];

/// Every chapter, empty ones included.
pub(super) fn all(source: &Source<'_>) -> Result<Vec<Chapter>> {
    let chapter = |title, parts| Chapter { title, parts };
    let record = |title, is_wanted: &dyn Fn(&str) -> bool| -> Result<Chapter> {
        Ok(chapter(title, records(source, is_wanted)?))
    };
    let [meetings, committee, lectures, theme_days, life] =
        RECORDS.map(|(title, kinds)| record(title, &|kind| kinds.contains(&kind)));
    Ok(vec![
        chapter(if source.is_branch() { "支部基本情况" } else { "组织基本情况" }, basics(source)?),
        chapter("年度工作计划", plans(source)?),
        meetings?,
        committee?,
        chapter("党小组会", group_meetings(source)?),
        lectures?,
        theme_days?,
        life?,
        chapter("谈心谈话", talks(source)?),
        record("其他学习和活动", &is_other)?,
        chapter("考勤、学时和补学", attendance(source)?),
        chapter("任务清单", tasks(source)?),
        chapter("年度工作总结", summary(source)?),
    ])
}

/// The sessions that were, among others, of such a kind.
fn of<'s>(source: &'s Source<'_>, is_wanted: impl Fn(&str) -> bool) -> Vec<&'s SessionLine> {
    source.sessions.iter().filter(|line| line.kinds.iter().any(|kind| is_wanted(kind.as_str()))).collect()
}

fn is_other(kind: &str) -> bool {
    kind != Kind::GROUP_MEETING
        && kind != Kind::TALK
        && !RECORDS.iter().any(|(_, kinds)| kinds.contains(&kind))
}

fn basics(source: &Source<'_>) -> Result<Vec<Part>> {
    let Source { view, ref unit, window, .. } = *source;
    Ok(vec![
        Part::new("基本情况、委员和党小组", crate::profile(view, unit.id, window.to)?),
        Part::new("党员花名册", crate::roster(view, unit.id, window.to)?),
    ])
}

/// The year's plan, when anything was planned.
fn plans(source: &Source<'_>) -> Result<Vec<Part>> {
    let Source { view, ref unit, year, window, .. } = *source;
    let whole = Window::year(year).unwrap_or(window);
    if ledger::plan::list(view, unit.id, whole, window.to)?.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Part::new("年度工作计划表", crate::plan_year(view, unit.id, year, window.to)?)])
}

/// The year's figures and charts, when anything was held.
fn summary(source: &Source<'_>) -> Result<Vec<Part>> {
    let Source { view, ref unit, year, window, ref sessions } = *source;
    if sessions.is_empty() {
        return Ok(Vec::new());
    }
    let mut parts = vec![Part::new("年度数据表", crate::year(view, unit.id, year, window.to)?)];
    parts.extend(charts(source)?);
    Ok(parts)
}

/// The records of such kinds, one session after another; one of several kinds has a record in the chapter of each (C-19).
fn records(source: &Source<'_>, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<Part>> {
    of(source, is_wanted).into_iter().map(|line| record(source, line, is_wanted)).collect()
}

fn record(source: &Source<'_>, line: &SessionLine, is_wanted: &dyn Fn(&str) -> bool) -> Result<Part> {
    let is_own = line.unit_id == source.unit.id;
    let owner = if is_own { String::new() } else { format!("{}　", line.unit) };
    let title = format!("{}　{owner}{}", month_day(line.on_day), line.title);
    let document =
        crate::minutes::records(source.view, line.id, Some(source.unit.id), |kind| is_wanted(kind.as_str()))?;
    Ok(Part::new(title, document))
}

/// Meetings of the groups, group by group.
fn group_meetings(source: &Source<'_>) -> Result<Vec<Part>> {
    let mut lines = of(source, |kind| kind == Kind::GROUP_MEETING);
    // The sort is stable: within a group the days stay in order.
    lines.sort_by_key(|line| line.unit_id);
    lines
        .into_iter()
        .map(|line| {
            let title = format!("{}　{}", month_day(line.on_day), line.title);
            let is_meeting = |kind: &Kind| kind.as_str() == Kind::GROUP_MEETING;
            let document = crate::minutes::records(source.view, line.id, Some(source.unit.id), is_meeting)?;
            Ok(Part { title, group: Some(group_label(&line.unit)), document })
        })
        .collect()
}

fn talks(source: &Source<'_>) -> Result<Vec<Part>> {
    match of(source, |kind| kind == Kind::TALK).as_slice() {
        [] => Ok(Vec::new()),
        lines => Ok(vec![Part::new("谈心谈话登记", super::talks::talks(source, lines)?)]),
    }
}

fn register(source: &Source<'_>, title: &str, lines: &[SessionLine], window: Window) -> Document {
    let owner = source.owner();
    let span = format!("{}至{}", full_date(window.from), full_date(window.to));
    let blocks = vec![
        Title::form(title),
        Slot::over(format!("填报单位：{owner}"), span).into(),
        crate::register::table(lines, source.unit.id, title).into(),
    ];
    let footer = Footer::Form(format!("{owner}　截至{}", full_date(window.to)));
    Document { sections: vec![Section::new(PageSetup::landscape(), footer, blocks)], ..Document::default() }
}

/// Register and attendance of each quarter that held something, then the year's hours and topics.
fn attendance(source: &Source<'_>) -> Result<Vec<Part>> {
    let Source { view, ref unit, window, .. } = *source;
    let mut parts = Vec::new();
    for number in 1..=4 {
        let quarter = Quarter { year: source.year, number };
        let Window { from, to } = quarter.window();
        let days = Window { from, to: to.min(window.to) };
        let lines: Vec<SessionLine> =
            source.sessions.iter().filter(|line| days.contains(line.on_day)).cloned().collect();
        if lines.is_empty() {
            continue;
        }
        let title = format!("{}活动登记簿", quarter.label());
        let document = register(source, &title, &lines, days);
        parts.push(Part::new(title, document));
        let title = format!("{}考勤表", quarter.label());
        parts.push(Part::new(title, crate::attendance(view, unit.id, days)?));
    }
    if !parts.is_empty() {
        parts.push(Part::new("党员学时表", crate::hours(view, unit.id, window)?));
        parts.push(Part::new("补学登记表", crate::make_up(view, unit.id, window, window.to)?));
    }
    if !ledger::topic::list(view, unit.id, window)?.is_empty() {
        parts.push(Part::new("学习主题覆盖表", crate::topics(view, unit.id, window)?));
    }
    Ok(parts)
}

/// The lists of the year: those without days, and those whose days touch it.
fn tasks(source: &Source<'_>) -> Result<Vec<Part>> {
    let Source { view, ref unit, window, .. } = *source;
    let lists = ledger::task::lists(view, unit.id, window.to)?;
    lists
        .into_iter()
        .filter(|list| list.fields.is_of(window))
        .map(|list| Ok(Part::new(list.fields.name, crate::tasks(view, list.id, window.to)?)))
        .collect()
}

fn charts(source: &Source<'_>) -> Result<Option<Part>> {
    let Source { view, ref unit, window, .. } = *source;
    let months = crate::charts::months(view, unit.id, window.to)?;
    let lists = ledger::task::lists(view, unit.id, window.to)?;
    let hours = ledger::attendance::hours(view, unit.id, window.to)?;
    let figures = crate::charts::Figures {
        months: &months,
        lists: lists.iter().collect(),
        is_main_only: ledger::count::is_main_kind_only(view, unit.id)?,
        hours: &hours,
        until: window.to,
    };
    let charts = crate::charts::charts(&figures);
    if charts.is_empty() {
        return Ok(None);
    }
    let title = format!("{}年工作图表", source.year);
    let mut blocks = vec![Title::form(title.clone())];
    blocks.extend(charts);
    let footer = Footer::Form(format!("{}　截至{}", source.owner(), full_date(window.to)));
    let sections = vec![Section::new(PageSetup::form(), footer, blocks)];
    Ok(Some(Part::new(title, Document { sections, ..Document::default() })))
}
