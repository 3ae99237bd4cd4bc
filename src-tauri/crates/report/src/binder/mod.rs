//! 迎检册: everything recorded in some days as one bound book, what is missing from it first (B4).
//!
//! `papers` walks through the papers in their order; what they become is decided by who walks: [`binder`] binds them into one
//! document, [`binder_folder`] writes each into a file. Read `papers` first.

mod bind;
mod folder;
mod front;
mod papers;
mod proof;
mod session;

use chrono::NaiveDate;
use ledger::binder::{Missing, Scope};
use ledger::date::{Quarter, Window};
use ledger::session::SessionLine;
use ledger::unit::Unit;
use ledger::{Result, View};
use paper::{Block, Document, Section, Title};

use crate::meta;
use crate::words::full_date;
use bind::Binding;
pub use folder::binder_folder;

/// How many photos of a session are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PhotosOf {
    /// The first two: one row.
    #[default]
    Two,
    /// Every one.
    All,
    /// None.
    Nothing,
}

impl From<Option<bool>> for PhotosOf {
    /// As every paper is asked for photos: none said is the usual.
    fn from(is_wanted: Option<bool>) -> Self {
        match is_wanted {
            None => Self::Two,
            Some(true) => Self::All,
            Some(false) => Self::Nothing,
        }
    }
}

/// What a binder is made from.
pub(crate) struct Source<'v> {
    view: &'v View<'v>,
    unit: Unit,
    scope: Scope,
    photos: PhotosOf,
    /// The day of printing.
    day: NaiveDate,
    /// The last day of what is bound: that of printing, at most the last of the window.
    until: NaiveDate,
    sessions: Vec<SessionLine>,
    missing: Vec<Missing>,
}

impl<'v> Source<'v> {
    fn read(view: &'v View<'v>, scope: Scope, photos: PhotosOf, day: NaiveDate) -> Result<Self> {
        let Scope { unit, window, .. } = scope;
        Ok(Source {
            view,
            unit: ledger::unit::get(view, unit)?,
            scope,
            photos,
            day,
            until: day.clamp(window.from, window.to),
            sessions: ledger::binder::sessions(view, &scope)?,
            missing: ledger::binder::missing(view, &scope, day)?,
        })
    }

    fn owner(&self) -> &str {
        crate::formal_name(&self.unit)
    }

    /// `2026年第三季度`, `2026年度`, or the first and the last day.
    fn span(&self) -> String {
        let Window { from, to } = self.scope.window;
        let quarter = Quarter::of(from);
        match Window::year(quarter.year) {
            Some(year) if year == self.scope.window => format!("{}年度", quarter.year),
            _ if quarter.window() == self.scope.window => format!("{}年{}", quarter.year, quarter.label()),
            _ => format!("{}至{}", full_date(from), full_date(to)),
        }
    }
}

/// The binder of a unit over some days, as of a day. A damaged attachment is named, never fatal.
/// Errors: no such unit, [`ledger::Error::Cancelled`].
pub(crate) fn binder(view: &View<'_>, scope: Scope, photos: PhotosOf, day: NaiveDate) -> Result<Document> {
    let source = Source::read(view, scope, photos, day)?;
    let mut binding = Binding::new(source.owner());
    binding.front("缺件清单", front::missing(&source));
    let contents = binding.place();
    papers::walk(&source, &mut |leaf| {
        binding.add(leaf);
        Ok(())
    })?;
    binding.back("本册校验", proof::page(&source)?);
    let mut sections = vec![front::cover(&source)?];
    sections.extend(binding.finish(contents, front::contents(&source)));
    Ok(Document { meta: meta("迎检册", &format!("{}{}", source.owner(), source.span()), day), sections })
}

/// 缺件清单 alone: to work through before the binder is printed.
pub(crate) fn lacking(view: &View<'_>, scope: Scope, photos: PhotosOf, day: NaiveDate) -> Result<Document> {
    let source = Source::read(view, scope, photos, day)?;
    Ok(Document { meta: meta("缺件清单", source.owner(), day), sections: vec![front::missing(&source)] })
}

/// A page of a form with this title.
fn titled(title: &str, page: paper::PageSetup, footer: String, blocks: Vec<Block>) -> Section {
    let mut all = vec![Title::form(title)];
    all.extend(blocks);
    Section::new(page, paper::Footer::Form(footer), all)
}
