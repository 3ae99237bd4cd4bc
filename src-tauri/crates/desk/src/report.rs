//! 报表: the papers, to look at and to save.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use exchange::export::write_whole;
use ledger::Role;
use ledger::binder::{Part, Parts};
use ledger::count::By;
use ledger::date::{Day, Quarter, Window};
use ledger::id::{MemberId, RegisterId, SessionId, TaskListId, UnitId};
use report::{Choice, Pdf};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Code, CommandError, Result};
use crate::export::Saved;
use crate::request::{Empty, unit_or_top, window};
use crate::work::Work;

/// A paper that can be printed.
#[derive(Debug, Serialize, TS)]
pub struct ReportKind {
    /// Its word: `quarterly`.
    pub word: String,
    /// Its name.
    pub title: String,
    /// The shelf it stands on.
    pub shelf: String,
    /// One line on what it is for.
    pub about: String,
    /// What has to be chosen.
    #[ts(
        type = "\"quarter\" | \"session\" | \"window\" | \"count\" | \"year\" | \"member\" | \"list\" | \"wall\" | \"bulletin\" | \"register\" | \"binder\" | \"day\""
    )]
    pub needs: &'static str,
    /// Whether photos are printed at its end when nobody says; none: there is no place for them.
    pub photos: Option<bool>,
    /// The most branches it may be of; none: any number.
    pub branches: Option<usize>,
    /// It holds what only the secretary may see.
    pub closed: bool,
}

/// A paper with what was chosen for it.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct ReportReq {
    /// Its word.
    pub report: String,
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// `2026Q3`, for papers of a quarter.
    pub quarter: Option<String>,
    /// First day, for papers of a span of days.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// The year, for papers of one; for papers of a span of days, instead of a first and last day.
    pub year: Option<i32>,
    /// The session, for papers of one.
    pub session_id: Option<SessionId>,
    /// The member, for papers of one.
    pub member_id: Option<MemberId>,
    /// The task list, for papers of one.
    pub list_id: Option<TaskListId>,
    /// The register, for papers of one.
    pub register_id: Option<RegisterId>,
    /// What the rows of a count are; none: kinds.
    pub by: Option<By>,
    /// How large a wall chart is; none: A3.
    pub sheet: Option<Sheet>,
    /// Whether photos are printed at its end; none: as the paper usually has it, in a binder two of each session.
    pub photos: Option<bool>,
    /// What goes into a binder; none: everything but 台账.
    pub parts: Option<Vec<Part>>,
    /// The day that stands on the paper.
    pub day: Day,
}

/// How large a wall chart is put up.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Sheet {
    /// One A3 sheet.
    #[default]
    A3,
    /// Two A3 sheets.
    A2,
    /// Four A3 sheets.
    A1,
}

impl From<Sheet> for report::Sheet {
    fn from(sheet: Sheet) -> Self {
        match sheet {
            Sheet::A3 => Self::A3,
            Sheet::A2 => Self::A2,
            Sheet::A1 => Self::A1,
        }
    }
}

/// A paper to save.
#[derive(Debug, Deserialize, TS)]
pub struct ReportSaveReq {
    /// Which.
    #[serde(flatten)]
    pub paper: ReportReq,
    /// Where; none: in the folder for printing, which is emptied when the book is closed.
    #[ts(optional = nullable)]
    pub path: Option<PathBuf>,
    /// As what; none: by the end of the file's name, else PDF.
    #[ts(optional = nullable)]
    pub format: Option<Format>,
}

/// What a paper can be saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// PDF, to print and hand in.
    Pdf,
    /// PDF/A-2b, to file for years.
    PdfA,
    /// Word, to go on writing.
    Docx,
    /// Excel: its tables.
    Xlsx,
    /// The same tables as text with commas.
    Csv,
}

impl From<Format> for report::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Pdf => Self::Pdf,
            Format::PdfA => Self::PdfA,
            Format::Docx => Self::Docx,
            Format::Xlsx => Self::Xlsx,
            Format::Csv => Self::Csv,
        }
    }
}

/// A paper to look at.
#[derive(Debug, Serialize, TS)]
pub struct ReportPreview {
    /// The file, base64.
    pub pdf: String,
    /// How many pages.
    pub pages: usize,
    /// Characters that no font has.
    pub missing: Vec<MissingCharacter>,
}

/// A character that no font has: it is printed as □.
#[derive(Debug, Serialize, TS)]
pub struct MissingCharacter {
    /// The character.
    pub character: String,
    /// The text around it.
    #[serde(rename = "where")]
    pub place: String,
}

/// `report_list`
pub fn list(_: &mut Work<'_>, Empty {}: Empty) -> Result<Vec<ReportKind>> {
    let kind = |paper: &report::Paper| ReportKind {
        word: paper.word.to_owned(),
        title: paper.title.to_owned(),
        shelf: paper.shelf.to_owned(),
        about: paper.about.to_owned(),
        needs: paper.needs(),
        photos: paper.photos(),
        branches: paper.branches(),
        closed: paper.is_closed(),
    };
    Ok(report::ALL.iter().map(kind).collect())
}

/// `report_preview`
pub fn preview(work: &mut Work<'_>, request: ReportReq) -> Result<ReportPreview> {
    let document = document(work, &request)?;
    work.state.watch.check()?;
    let Pdf { bytes, pages, missing } = report::pdf(&document).map_err(unwritten)?;
    let missing = missing.into_iter();
    let missing = missing
        .map(|one| MissingCharacter { character: one.character.to_string(), place: one.context })
        .collect();
    Ok(ReportPreview { pdf: STANDARD.encode(bytes), pages, missing })
}

/// `report_save`: the file is whole or not there.
pub fn save(work: &mut Work<'_>, request: ReportSaveReq) -> Result<Saved> {
    let ReportSaveReq { paper, path, format } = request;
    let format =
        format.map_or_else(|| path.as_deref().map_or(report::Format::Pdf, report::Format::of), Into::into);
    let document = document(work, &paper)?;
    work.state.watch.check()?;
    let bytes = format.write(&document).map_err(unwritten)?;
    work.state.watch.check()?;
    let path = match path {
        Some(path) => path,
        None => to_print(work, &paper)?,
    };
    write_whole(&path, &bytes)?;
    Ok(Saved { path: path.display().to_string() })
}

/// A place in the folder for printing.
fn to_print(work: &Work<'_>, paper: &ReportReq) -> Result<PathBuf> {
    let folder = work.state.open_print_folder()?;
    Ok(folder.join(format!("{} {}.pdf", report::find(&paper.report)?.title, work.now())))
}

/// Sets a paper.
fn document(work: &Work<'_>, request: &ReportReq) -> Result<report::Document> {
    let paper = report::find(&request.report)?;
    let window = span(request)?;
    work.read(|view| {
        if paper.is_closed() && view.role() == Role::Recorder {
            return Err(ledger::Error::Closed);
        }
        let choice = Choice {
            quarter: quarter(request),
            window,
            year: request.year,
            session: request.session_id,
            member: request.member_id,
            list: request.list_id,
            register: request.register_id,
            by: request.by.unwrap_or(By::Kind),
            sheet: request.sheet.unwrap_or_default().into(),
            photos: request.photos,
            parts: parts(request.parts.as_deref()),
            ..Choice::of(unit_or_top(view, request.unit_id)?, request.day)
        };
        paper.document(view, &choice)
    })
}

/// The parts of a binder that are asked for; none: the usual.
pub(crate) fn parts(chosen: Option<&[Part]>) -> Parts {
    chosen.map_or_else(Parts::default, |chosen| chosen.iter().copied().collect())
}

/// A paper that has no tables cannot be a spreadsheet; anything else is a fault of the program.
pub fn unwritten(error: report::Unwritten) -> CommandError {
    match error {
        report::Unwritten::NoTable => CommandError::invalid("format", format!("{error}。")),
        _ => CommandError::new(Code::Bug, format!("{error}。")),
    }
}

fn quarter(request: &ReportReq) -> Option<Quarter> {
    request.quarter.as_deref().and_then(Quarter::parse)
}

/// The days of a paper: first and last day, a quarter, or a year.
fn span(request: &ReportReq) -> Result<Option<Window>> {
    match (request.from, request.to) {
        (Some(from), Some(to)) => window(from, to).map(Some),
        _ => Ok(quarter(request).map(Quarter::window).or_else(|| request.year.and_then(Window::year))),
    }
}
