//! 季度报告: the narrative and its annexes, one document (F-70…F-80).

mod annex;
mod figures;
mod sentences;
mod text;

use chrono::NaiveDate;
use ledger::date::Quarter;
use ledger::id::UnitId;
use ledger::{Result, View};
use paper::{Attachments, Block, Document, Footer, PageSetup, Section, Signature, Title};

pub use figures::{Figures, KindLine};
pub(crate) use figures::{LIFE, groups_of, is_life, shown, totals_of, year_so_far};

pub(crate) use sentences::{SENTENCES, say};

use crate::meta;
use crate::words::full_date;

/// The quarterly report of a unit as of a day. Errors: no such unit.
pub fn quarterly(view: &View<'_>, unit: UnitId, quarter: Quarter, day: NaiveDate) -> Result<Document> {
    Ok(document(&Figures::read(view, unit, quarter, day)?))
}

/// Sets the report from its figures.
pub fn document(figures: &Figures) -> Document {
    let annexes = annex::all(figures);
    let names = annexes.iter().map(|annex| annex.title.clone()).collect();
    let mut blocks = vec![Block::Lines(1.0), Title::report(text::title(figures)), Block::Lines(1.0)];
    blocks.extend(text::narrative(figures));
    blocks.push(Block::Attachments(Attachments { names }));
    blocks.push(Block::Signature(Signature::Sealed {
        name: figures.formal_name().to_owned(),
        date: full_date(figures.day),
    }));
    let mut sections = vec![Section::new(PageSetup::gongwen(), Footer::Gongwen, blocks)];
    sections.extend(annexes.into_iter().map(|annex| annex.section));
    Document { meta: meta("“三会一课”执行情况报告", &figures.period(), figures.day), sections }
}
