//! The papers of a binder in their order: basics and plan, then session after session by day, then the registers of the days.

use chrono::Datelike;
use ledger::attachment::{self, Attachment, Holder};
use ledger::binder::Part;
use ledger::date::{Quarter, Window};
use ledger::unit::UnitKind;
use ledger::{Result, View};
use paper::Document;

use super::{Source, session};

/// One paper in its place.
pub(crate) struct Leaf {
    /// The chapter it stands in.
    pub chapter: String,
    /// What it is a paper of, in a chapter of several: a session.
    pub record: Option<Record>,
    /// What it is: 会议通知.
    pub title: String,
    /// The paper.
    pub document: Document,
    /// Files that belong to it.
    pub files: Vec<Attachment>,
}

/// A session that has several papers.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Record {
    /// Its line in the contents: `3月5日　支委会　研究…`.
    pub title: String,
    /// The name of its folder: `2026-03-05 支委会`.
    pub folder: String,
}

impl Leaf {
    fn new(chapter: &str, title: impl Into<String>, document: Document) -> Leaf {
        Leaf { chapter: chapter.to_owned(), record: None, title: title.into(), document, files: Vec::new() }
    }
}

/// Hands over one paper after another.
pub(crate) fn walk(source: &Source<'_>, take: &mut dyn FnMut(Leaf) -> Result<()>) -> Result<()> {
    if source.unit.fields.kind != UnitKind::Group {
        basics(source, take)?;
        plans(source, take)?;
    }
    for (at, line) in source.sessions.iter().enumerate() {
        source.view.watch().step(at, source.sessions.len())?;
        session::walk(source, line, take)?;
    }
    if source.scope.parts.has(Part::Attendance) {
        attendance(source, take)?;
    }
    if source.scope.parts.has(Part::Tasks) {
        tasks(source, take)?;
    }
    if source.scope.parts.has(Part::Registers) {
        registers(source, take)?;
    }
    Ok(())
}

fn basics(source: &Source<'_>, take: &mut dyn FnMut(Leaf) -> Result<()>) -> Result<()> {
    let Source { view, ref unit, until, .. } = *source;
    let chapter =
        if unit.fields.kind == UnitKind::Branch { "支部基本情况" } else { "组织基本情况" };
    take(Leaf::new(chapter, "基本情况、委员和党小组", crate::profile(view, unit.id, until)?))?;
    take(Leaf::new(chapter, "党员花名册", crate::roster(view, unit.id, until)?))
}

/// The plan of the quarter when that is what is bound, else of each year.
fn plans(source: &Source<'_>, take: &mut dyn FnMut(Leaf) -> Result<()>) -> Result<()> {
    const CHAPTER: &str = "工作计划";
    let Source { view, ref unit, until, .. } = *source;
    let (first, last) = (Quarter::of(source.scope.window.from), Quarter::of(source.scope.window.to));
    let is_planned =
        |window| -> Result<bool> { Ok(!ledger::plan::list(view, unit.id, window, until)?.is_empty()) };
    if first == last {
        if is_planned(first.window())? {
            let title = format!("{}年{}工作安排表", first.year, first.label());
            take(Leaf::new(CHAPTER, title, crate::plan_quarter(view, unit.id, first, until)?))?;
        }
        return Ok(());
    }
    for year in first.year..=last.year {
        if Window::year(year).map(is_planned).transpose()?.unwrap_or_default() {
            let title = format!("{year}年度工作计划表");
            take(Leaf::new(CHAPTER, title, crate::plan_year(view, unit.id, year, until)?))?;
        }
    }
    Ok(())
}

/// 登记簿, 考勤, 学时, 补学 and 篇目 of the days.
fn attendance(source: &Source<'_>, take: &mut dyn FnMut(Leaf) -> Result<()>) -> Result<()> {
    const CHAPTER: &str = "考勤、学时和补学";
    type Set = fn(&View<'_>, ledger::id::UnitId, Window) -> Result<Document>;
    let Source { view, ref unit, until, .. } = *source;
    if source.sessions.is_empty() {
        return Ok(());
    }
    let days = Window { from: source.scope.window.from, to: until };
    // A topic is asked for in a year: of a quarter alone it would say less than the quarterly report beside it.
    let year = Window {
        from: Window::year(until.year()).map_or(days.from, |year| year.from.min(days.from)),
        ..days
    };
    let papers: [(&str, Set, Window); 4] = [
        ("活动登记簿", crate::register, days),
        ("考勤表", crate::attendance, days),
        ("学时表", crate::hours, days),
        ("学习主题覆盖表", crate::topics, year),
    ];
    for (title, set, days) in papers {
        take(Leaf::new(CHAPTER, title, set(view, unit.id, days)?))?;
    }
    take(Leaf::new(CHAPTER, "补学登记表", crate::make_up(view, unit.id, days, until)?))
}

fn tasks(source: &Source<'_>, take: &mut dyn FnMut(Leaf) -> Result<()>) -> Result<()> {
    let Source { view, ref unit, until, .. } = *source;
    for list in ledger::task::lists(view, unit.id, until)? {
        if !list.fields.is_of(source.scope.window) {
            continue;
        }
        let mut files = Vec::new();
        for task in ledger::task::list(view, list.id, until)? {
            files.extend(attachment::list(view, Holder::Task(task.id))?.into_iter().map(|(file, _)| file));
        }
        let document = crate::tasks(view, list.id, until)?;
        take(Leaf { files, ..Leaf::new("任务清单", list.fields.name, document) })?;
    }
    Ok(())
}

/// The registers that have a row in these days, year by year.
fn registers(source: &Source<'_>, take: &mut dyn FnMut(Leaf) -> Result<()>) -> Result<()> {
    let Source { view, ref unit, until, .. } = *source;
    let (first, last) = (Quarter::of(source.scope.window.from).year, Quarter::of(until).year);
    for register in ledger::register::list(view, unit.id)? {
        if ledger::register::rows(view, register.id, source.scope.window)?.is_empty() {
            continue;
        }
        for year in first..=last {
            let title = if first == last {
                register.fields.name.clone()
            } else {
                format!("{}（{year}年）", register.fields.name)
            };
            take(Leaf::new("台账", title, crate::register_book(view, register.id, year, until)?))?;
        }
    }
    Ok(())
}
