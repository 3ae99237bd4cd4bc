//! 党支部工作手册: the whole year as one bound book with cover, contents, page numbers and bookmarks (F-01…F-04; PAPER P8).
//!
//! Every chapter is made of the papers that are also printed on their own; `chapters` says which, `bind` numbers them.

mod bind;
mod chapters;
mod talks;

use chrono::NaiveDate;
use ledger::date::Window;
use ledger::id::UnitId;
use ledger::member::PostKind;
use ledger::session::SessionLine;
use ledger::unit::{Unit, UnitKind};
use ledger::{Error, Result, View};
use paper::{Block, Contents, Cover, Document, Footer, Mm, PageSetup, Pt, Section, Title};

use crate::meta;
use crate::words::{full_date, listed, or_missing};
use bind::bind;

/// What every chapter is made from.
struct Source<'v> {
    view: &'v View<'v>,
    unit: Unit,
    year: i32,
    /// From 1 January to the day of printing, at most the year's last.
    window: Window,
    /// Every session held, oldest first.
    sessions: Vec<SessionLine>,
}

/// The handbook of a unit's year as of a day. Errors: no such unit, no such year.
pub fn handbook(view: &View<'_>, unit: UnitId, year: i32, day: NaiveDate) -> Result<Document> {
    let whole = Window::year(year).ok_or_else(|| Error::broken("year", "没有这一年"))?;
    let window = Window { from: whole.from, to: day.clamp(whole.from, whole.to) };
    let unit = ledger::unit::get(view, unit)?;
    let sessions = ledger::session::held(view, unit.id, window)?;
    let source = Source { view, unit, year, window, sessions };
    let bound = bind(chapters::all(&source)?, source.owner());
    let mut sections = vec![cover(&source, day)?, contents(&source, &bound.left_out)];
    sections.extend(bound.sections);
    let about = format!("{}{year}年度", source.owner());
    Ok(Document { meta: meta(source.title(), &about, day), sections })
}

impl Source<'_> {
    fn owner(&self) -> &str {
        crate::formal_name(&self.unit)
    }

    fn is_branch(&self) -> bool {
        self.unit.fields.kind == UnitKind::Branch
    }

    fn title(&self) -> &'static str {
        if self.is_branch() { "党支部工作手册" } else { "党组织工作手册" }
    }
}

/// A4 with the cover's sides.
fn page(top: Mm, bottom: Mm) -> PageSetup {
    PageSetup::form().with_margins(top, bottom, Mm(28.0), Mm(26.0))
}

fn cover(source: &Source<'_>, day: NaiveDate) -> Result<Section> {
    let roster = ledger::member::roster(source.view, source.unit.id, source.window.to)?;
    let secretary = roster
        .iter()
        .find(|line| line.posts.contains(&PostKind::Secretary))
        .filter(|_| source.is_branch())
        .map(|line| line.name.as_str());
    let body = if source.is_branch() { "党支部" } else { "党组织" };
    let cover = Cover {
        title: source.title().to_owned(),
        subtitle: format!("{}年度", source.year),
        lines: vec![
            (format!("{body}名称"), source.owner().to_owned()),
            (format!("{body}书记"), or_missing(secretary)),
            ("编印日期".to_owned(), full_date(day)),
        ],
        // The rules that handbooks print on their cover (F-01).
        foot: format!(
            "如实填写，不补编、不涂改；表格不够可以加页。本册作为{body}工作考核依据，换届或书记变动时办理移交，年度终了归档。"
        ),
    };
    Ok(Section::new(page(Mm(37.0), Mm(30.0)), Footer::None, vec![cover.into()]))
}

fn contents(source: &Source<'_>, left_out: &[&str]) -> Section {
    let year = source.year;
    let mut note = format!("目录截至{}。", full_date(source.window.to));
    if Window::year(year).is_some_and(|whole| source.window.to < whole.to) {
        note.push_str("以后的记录补入后页码重排。");
    }
    if !left_out.is_empty() {
        note.push_str(&format!("没有记录的章未列入：{}。", listed(left_out)));
    }
    if source.sessions.iter().any(|line| line.kinds.len() > 1) {
        note.push_str("合并召开的活动，各类别的记录分别排在各章。");
    }
    let title = Title { text: "目　　录".to_owned(), size: Pt(22.0), below: Mm(9.0), bookmark: true };
    let blocks = vec![Block::Title(title), Contents { note, whole: false }.into()];
    Section::new(page(Mm(30.0), Mm(25.0)), Footer::None, blocks)
}
