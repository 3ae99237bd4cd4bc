//! Ledger figures → paper documents, one file per printed paper.
//!
//! Each paper first reads its figures in one snapshot, then sets them; nothing is written that the book does not hold, and
//! what is missing prints as 〔待补充〕. Read [`quarterly`] first. To add a paper: a file here, a line in [`ALL`]
//! (`catalogue.rs`).

mod attendance;
mod catalogue;
mod hours;
mod minutes;
mod notice;
mod quarterly;
mod register;
mod roster;
mod sign_in;
mod tasks;
mod topics;
mod words;

use chrono::{Datelike, NaiveDate};
use paper::{Day, Document, Meta};

pub use attendance::attendance;
pub use catalogue::{ALL, Choice, Paper, Set, Sheet, find};
pub use hours::hours;
pub use minutes::minutes;
pub use notice::notice;
pub use quarterly::{Figures, KindLine, document as quarterly_document, quarterly};
pub use register::register;
pub use roster::roster;
pub use sign_in::sign_in;
pub use tasks::tasks;
pub use topics::topics;

/// A set paper, ready to save.
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters that no font has, and where they stand: printed as □.
    pub missing: Vec<paper::Missing>,
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
