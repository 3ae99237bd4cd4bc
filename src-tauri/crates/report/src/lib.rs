//! Ledger figures → paper documents, one file per printed paper.
//!
//! Each paper first reads its figures in one snapshot, then sets them; nothing is written that the book does not hold, and
//! what is missing prints as 〔待补充〕. Read [`quarterly`] first. To add a paper: a file here, a line in [`ALL`]
//! (`catalogue.rs`).

mod anniversaries;
mod attendance;
mod binder;
mod bulletin;
mod card;
mod catalogue;
mod charts;
mod choice;
mod consistency;
mod counts;
mod document;
mod finish;
mod handbook;
mod handover;
mod history;
mod hours;
mod hours_member;
mod leave;
mod limit;
mod make_up;
mod minutes;
mod notice;
mod photos;
mod plan;
mod profile;
mod quarterly;
mod questions;
mod recovery_code;
mod register;
mod register_book;
mod roster;
mod seal;
mod sign_in;
mod situation;
mod slip;
mod tasks;
mod topics;
mod turns;
mod visits;
mod wall_chart;
pub mod wording;
mod words;
mod year;

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use ledger::member::{PostKind, RosterLine};
use ledger::unit::Unit;
use paper::{Block, Day, Meta, Slot};
pub use paper::{Document, Error as Unwritten};

use crate::words::{full_date, or_missing};

pub use anniversaries::anniversaries;
pub use attendance::attendance;
pub use binder::{PhotosOf, binder_folder};
pub use bulletin::{bulletin, sentence as bulletin_sentence};
pub use card::{birthday_card, birthday_cards};
pub use catalogue::{ALL, Paper, Set, find};
pub use choice::{Choice, Sheet};
pub use consistency::consistency;
pub use counts::counts;
pub use handbook::handbook;
pub use handover::handover;
pub use history::history;
pub use hours::hours;
pub use hours_member::hours_member;
pub use leave::leave;
pub use limit::one_branch;
pub use make_up::{make_up, make_up_notice};
pub use minutes::{minutes, summary};
pub use notice::notice;
pub use plan::{plan_quarter, plan_year};
pub use profile::profile;
pub use quarterly::{Figures, KindLine, document as quarterly_document, quarterly};
pub use questions::{burn_up, coverage, pace, turnout};
pub use recovery_code::recovery_code;
pub use register::register;
pub use register_book::register_book;
pub use roster::roster;
pub use sign_in::sign_in;
pub use situation::situation;
pub use tasks::tasks;
pub use topics::{topics, topics_open};
pub use turns::turns;
pub use visits::visits;
pub use wall_chart::wall_chart;
pub use year::year;

/// A set paper, ready to save.
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters that no font has, and where they stand: printed as □.
    pub missing: Vec<paper::Missing>,
}

/// What a paper can be saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// PDF, to print and hand in.
    Pdf,
    /// PDF/A-2b, to file for years.
    PdfA,
    /// Word, to go on writing.
    Docx,
    /// Excel: the paper's tables.
    Xlsx,
    /// The same tables as text with commas.
    Csv,
}

impl Format {
    /// By the end of a file's name; PDF when it says nothing.
    pub fn of(path: &Path) -> Format {
        match path.extension().and_then(|end| end.to_str()).map(str::to_ascii_lowercase).as_deref() {
            Some("docx") => Format::Docx,
            Some("xlsx") => Format::Xlsx,
            Some("csv") => Format::Csv,
            _ => Format::Pdf,
        }
    }

    /// The document in this form, as bytes.
    pub fn write(self, document: &Document) -> Result<Vec<u8>, Unwritten> {
        match self {
            Format::Pdf => paper::layout(document).write_pdf(),
            Format::PdfA => paper::layout(document).write_pdf_a(),
            Format::Docx => document.write_docx(),
            Format::Xlsx => document.write_xlsx(),
            Format::Csv => document.write_csv(),
        }
    }
}

/// Sets a document as PDF.
pub fn pdf(document: &Document) -> Result<Pdf, paper::Error> {
    let laid = paper::layout(document);
    Ok(Pdf { bytes: laid.write_pdf()?, pages: laid.pages.len(), missing: laid.missing })
}

/// The PDF's own description: no user name, no path.
fn meta(title: &str, subject: &str, day: NaiveDate) -> Meta {
    Meta { title: title.to_owned(), subject: subject.to_owned(), date: Some(paper_day(day)) }
}

fn paper_day(day: NaiveDate) -> Day {
    // Years of a book lie between 1900 and 2999; month and day always fit.
    let small = |n: u32| u8::try_from(n).unwrap_or(1);
    Day { year: u16::try_from(day.year()).unwrap_or(1970), month: small(day.month()), day: small(day.day()) }
}

/// Formal name of a unit as printed (D-22); the short name when none was entered.
fn formal_name(unit: &Unit) -> &str {
    unit.fields.full_name.as_deref().unwrap_or(&unit.fields.name)
}

/// 填表人, 审核人, 填报日期 at the foot of a form: the 组织委员 and the 书记 of that day.
fn signers(roster: &[RosterLine], day: NaiveDate) -> Block {
    let holder = |post| {
        or_missing(roster.iter().find(|line| line.posts.contains(&post)).map(|line| line.name.as_str()))
    };
    Slot::foot(
        format!("填表人：{}", holder(PostKind::Organisation)),
        format!("审核人：{}", holder(PostKind::Secretary)),
        format!("填报日期：{}", full_date(day)),
    )
    .into()
}
