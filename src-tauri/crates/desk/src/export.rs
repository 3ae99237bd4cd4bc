//! 导出: lists as .xlsx that import back unchanged; pictures of charts.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use exchange::export::write_whole;
use ledger::date::{Day, Window};
use ledger::id::{RegisterId, TaskListId, UnitId};
use ledger::session::{Kind, SessionFilter, Status};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{CommandError, Result};
use crate::request::unit_or_top;
use crate::work::Work;

/// The most sessions one file takes: far more than a sheet of Excel shows comfortably.
const SESSIONS: u32 = 1_000_000;

/// A list to write.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportListReq {
    /// sessions, tasks, topics or register.
    pub kind: String,
    /// Where.
    pub path: PathBuf,
    /// Which rows.
    pub filter: ExportFilter,
}

/// Which rows to write.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
#[ts(optional_fields = nullable)]
pub struct ExportFilter {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// The day that decides how tasks stand; none: today.
    pub day: Option<Day>,
    /// Sessions from this day.
    pub from: Option<Day>,
    /// Sessions to this day.
    pub to: Option<Day>,
    /// Sessions of this kind.
    pub kind: Option<Kind>,
    /// Sessions in this state.
    pub status: Option<Status>,
    /// Sessions with these words.
    pub text: Option<String>,
    /// The list of the tasks.
    pub list_id: Option<TaskListId>,
    /// The register.
    pub register_id: Option<RegisterId>,
}

/// The roster, with numbers in full.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct ExportMembersReq {
    /// Where.
    pub path: PathBuf,
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// The day; none: today.
    pub day: Option<Day>,
}

/// The picture of a chart, as the window drew it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportPictureReq {
    /// Where: a name that ends in .png or .svg.
    pub path: PathBuf,
    /// The file, base64.
    pub content: String,
}

/// A file that was written.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "SavedFile")]
pub struct Saved {
    /// Where.
    pub path: String,
}

/// `export_list`
pub fn list(work: &mut Work<'_>, ExportListReq { kind, path, filter }: ExportListReq) -> Result<Saved> {
    let (at, today) = (work.now(), work.today());
    let day = filter.day.unwrap_or(today);
    let book = work.book()?;
    let unit = book.read(|view| unit_or_top(view, filter.unit_id))?;
    // The reading closure speaks the ledger's errors; a file that cannot be written is carried out beside it.
    let mut written = Ok(());
    match kind.as_str() {
        "sessions" => {
            let ExportFilter { from, to, kind, status, text, .. } = filter;
            let unit_id = Some(unit);
            let filter = SessionFilter {
                unit_id,
                from,
                to,
                kind,
                status,
                text,
                limit: Some(SESSIONS),
                ..SessionFilter::default()
            };
            book.read(|view| {
                written = exchange::export::sessions(view, &path, &filter, at);
                Ok(())
            })?;
        }
        "tasks" => {
            let list =
                filter.list_id.ok_or_else(|| CommandError::invalid("listId", "请选择要导出的任务清单"))?;
            book.read(|view| {
                let name = ledger::task::list_get(view, list, day)?.fields.name;
                written = exchange::export::tasks(view, &path, list, &name, day, at);
                Ok(())
            })?;
        }
        "topics" => book.read(|view| {
            written = exchange::export::topics(view, &path, unit, at);
            Ok(())
        })?,
        "register" => {
            let register = filter
                .register_id
                .ok_or_else(|| CommandError::invalid("registerId", "请选择要导出的台账"))?;
            let ever = Window::EVER;
            let within = Window { from: filter.from.unwrap_or(ever.from), to: filter.to.unwrap_or(ever.to) };
            book.read(|view| {
                written = exchange::export::register(view, &path, register, within, at);
                Ok(())
            })?;
        }
        _ => {
            return Err(CommandError::invalid(
                "kind",
                "只能导出活动（sessions）、任务（tasks）、学习主题（topics）或台账（register）",
            ));
        }
    }
    written?;
    Ok(Saved { path: path.display().to_string() })
}

/// `export_members`
pub fn members(work: &mut Work<'_>, request: ExportMembersReq) -> Result<Saved> {
    let ExportMembersReq { path, unit_id, day } = request;
    let (at, day) = (work.now(), day.unwrap_or_else(|| work.today()));
    // What is not written down does not leave the book.
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    work.witness(&format!("导出名册，号码完整：{name}"), None)?;
    let mut written = Ok(());
    work.read(|view| {
        let unit = unit_or_top(view, unit_id)?;
        written = exchange::export::members(view, &path, unit, day, at);
        Ok(())
    })?;
    written?;
    Ok(Saved { path: path.display().to_string() })
}

/// `export_picture`
pub fn picture(_: &mut Work<'_>, ExportPictureReq { path, content }: ExportPictureReq) -> Result<Saved> {
    let is_picture =
        path.extension().is_some_and(|end| ["png", "svg"].iter().any(|one| end.eq_ignore_ascii_case(one)));
    if !is_picture {
        return Err(CommandError::invalid("path", "图片的文件名要以 .png 或 .svg 结尾"));
    }
    let bytes =
        STANDARD.decode(content).map_err(|error| CommandError::bug("export_picture", &error.to_string()))?;
    write_whole(&path, &bytes)?;
    Ok(Saved { path: path.display().to_string() })
}
