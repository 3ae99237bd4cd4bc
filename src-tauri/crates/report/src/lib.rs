//! Ledger figures → paper documents, one file per printed paper.
//!
//! Each paper first reads its figures in one snapshot, then sets them; nothing is written that the book does not hold, and
//! what is missing prints as 〔待补充〕. Read [`quarterly`] first. To add a paper: a file here, a line in [`ALL`].

mod attendance;
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
pub use hours::hours;
pub use minutes::minutes;
pub use notice::notice;
pub use quarterly::{Figures, KindLine, document as quarterly_document, quarterly};
pub use register::register;
pub use roster::roster;
pub use sign_in::sign_in;
pub use tasks::tasks;
pub use topics::topics;

/// What the window and the command line need to know about a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Its word: `quarterly`.
    pub word: &'static str,
    /// Its name.
    pub title: &'static str,
    /// One line on what it is for.
    pub about: &'static str,
    /// What has to be chosen for it.
    pub needs: Needs,
}

/// What has to be chosen before a paper can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// A unit and a quarter.
    Quarter,
    /// A session.
    Session,
    /// A unit and a span of days.
    Window,
    /// A task list.
    List,
    /// A unit, on the day of printing.
    Day,
}

/// Every paper, in the order of the report centre.
pub const ALL: &[Paper] = &[
    Paper {
        word: "quarterly",
        title: "季度报告",
        about: "“三会一课”执行情况报告，附汇总、明细、考勤、学习、任务、学时各表",
        needs: Needs::Quarter,
    },
    Paper {
        word: "notice",
        title: "会议通知",
        about: "时间、地点、参加人员、内容和要求，一页",
        needs: Needs::Session,
    },
    Paper {
        word: "sign-in", title: "签到表", about: "按党小组排好姓名，到场本人签", needs: Needs::Session
    },
    Paper {
        word: "minutes",
        title: "会议记录",
        about: "人数、议程、发言、表决和决议",
        needs: Needs::Session,
    },
    Paper {
        word: "register", title: "活动登记簿", about: "一段时间里每次活动一行", needs: Needs::Window
    },
    Paper {
        word: "attendance",
        title: "考勤表",
        about: "每人每次的到会、请假、缺席和补课",
        needs: Needs::Window,
    },
    Paper {
        word: "hours", title: "学时表", about: "每人本季和全年学时，对照目标", needs: Needs::Window
    },
    Paper {
        word: "topics",
        title: "学习主题覆盖表",
        about: "每人每个篇目学过没有、怎么学的",
        needs: Needs::Window,
    },
    Paper {
        word: "tasks",
        title: "任务清单",
        about: "每项的负责人、时限、状态和最近进展",
        needs: Needs::List,
    },
    Paper {
        word: "roster",
        title: "党员花名册",
        about: "按党小组排列，不印身份证号和电话",
        needs: Needs::Day,
    },
];

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
