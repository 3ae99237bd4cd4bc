//! 报表: the papers, to look at and to save.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ledger::date::{Day, Quarter, Window};
use ledger::id::{SessionId, TaskListId, UnitId};
use report::{Needs, Pdf};
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
    /// One line on what it is for.
    pub about: String,
    /// What has to be chosen.
    #[ts(type = "\"quarter\" | \"session\" | \"window\" | \"list\" | \"day\"")]
    pub needs: &'static str,
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
    /// A calendar year instead of a first and last day.
    pub year: Option<i32>,
    /// The session, for papers of one.
    pub session_id: Option<SessionId>,
    /// The task list, for papers of one.
    pub list_id: Option<TaskListId>,
    /// The day that stands on the paper.
    pub day: Day,
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
        about: paper.about.to_owned(),
        needs: match paper.needs {
            Needs::Quarter => "quarter",
            Needs::Session => "session",
            Needs::Window => "window",
            Needs::List => "list",
            Needs::Day => "day",
        },
    };
    Ok(report::ALL.iter().map(kind).collect())
}

/// `report_preview`
pub fn preview(work: &mut Work<'_>, request: ReportReq) -> Result<ReportPreview> {
    let Pdf { bytes, pages, missing } = print(work, &request)?;
    let missing = missing.into_iter();
    let missing = missing
        .map(|one| MissingCharacter { character: one.character.to_string(), place: one.context })
        .collect();
    Ok(ReportPreview { pdf: STANDARD.encode(bytes), pages, missing })
}

/// `report_save`: the file is whole or not there.
pub fn save(work: &mut Work<'_>, ReportSaveReq { paper, path }: ReportSaveReq) -> Result<Saved> {
    let Pdf { bytes, .. } = print(work, &paper)?;
    let path = match path {
        Some(path) => path,
        None => to_print(work, &paper)?,
    };
    let mut half = path.clone().into_os_string();
    half.push(".part");
    let written = std::fs::write(&half, bytes).and_then(|()| std::fs::rename(&half, &path));
    if let Err(source) = written {
        // The error that matters is on its way.
        let _ = std::fs::remove_file(&half);
        return Err(CommandError::io(&path, &source));
    }
    Ok(Saved { path: path.display().to_string() })
}

/// A place in the folder for printing.
fn to_print(work: &Work<'_>, paper: &ReportReq) -> Result<PathBuf> {
    let folder = work.state.print_folder();
    std::fs::create_dir_all(&folder).map_err(|source| CommandError::io(&folder, &source))?;
    let title =
        report::ALL.iter().find(|known| known.word == paper.report).map_or("报表", |known| known.title);
    Ok(folder.join(format!("{title} {}.pdf", work.now())))
}

/// Sets a paper: every word of [`report::ALL`] has its line here.
fn print(work: &Work<'_>, request: &ReportReq) -> Result<Pdf> {
    let paper = report::ALL
        .iter()
        .find(|paper| paper.word == request.report)
        .ok_or_else(|| CommandError::invalid("report", format!("没有“{}”这种报表", request.report)))?;
    let chosen = Chosen::of(request, paper.needs)?;
    let day = request.day;
    let document = work.read(|view| {
        let unit = unit_or_top(view, request.unit_id)?;
        match (paper.word, chosen) {
            ("quarterly", Chosen::Quarter(quarter)) => report::quarterly(view, unit, quarter, day),
            ("notice", Chosen::Session(session)) => report::notice(view, session, day),
            ("sign-in", Chosen::Session(session)) => report::sign_in(view, session),
            ("minutes", Chosen::Session(session)) => report::minutes(view, session),
            ("register", Chosen::Window(window)) => report::register(view, unit, window),
            ("attendance", Chosen::Window(window)) => report::attendance(view, unit, window),
            ("hours", Chosen::Window(window)) => report::hours(view, unit, window),
            ("topics", Chosen::Window(window)) => report::topics(view, unit, window),
            ("tasks", Chosen::List(list)) => report::tasks(view, list, day),
            ("roster", Chosen::Day) => report::roster(view, unit, day),
            (word, _) => Err(ledger::Error::missing("report", word)),
        }
    })?;
    report::pdf(&document).map_err(|error| CommandError::new(Code::Bug, format!("{error}。")))
}

/// What was chosen for a paper.
#[derive(Clone, Copy)]
enum Chosen {
    Quarter(Quarter),
    Session(SessionId),
    Window(Window),
    List(TaskListId),
    Day,
}

impl Chosen {
    /// What a paper needs, from the request. Errors: `invalid` on the field that is missing.
    fn of(request: &ReportReq, needs: Needs) -> Result<Self> {
        Ok(match needs {
            Needs::Quarter => {
                let quarter = request.quarter.as_deref().and_then(Quarter::parse);
                Self::Quarter(
                    quarter.ok_or_else(|| CommandError::invalid("quarter", "请选择季度，例如 2026Q3"))?,
                )
            }
            Needs::Session => Self::Session(
                request.session_id.ok_or_else(|| CommandError::invalid("sessionId", "请选择一次活动"))?,
            ),
            Needs::List => Self::List(
                request.list_id.ok_or_else(|| CommandError::invalid("listId", "请选择一份任务清单"))?,
            ),
            Needs::Window => Self::Window(span(request)?),
            Needs::Day => Self::Day,
        })
    }
}

/// The days of a paper: first and last day, a quarter, or a year.
fn span(request: &ReportReq) -> Result<Window> {
    match (request.from, request.to) {
        (Some(from), Some(to)) => window(from, to),
        _ => {
            let quarter = request.quarter.as_deref().and_then(Quarter::parse).map(Quarter::window);
            let year = || request.year.and_then(Window::year);
            quarter.or_else(year).ok_or_else(|| CommandError::invalid("from", "请选择起止日期"))
        }
    }
}
