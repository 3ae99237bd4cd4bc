//! 迎检: what is missing from the papers of some days, and the papers as a folder. The bound book is a paper like any other (`report`).

use std::path::{Path, PathBuf};

use ledger::Error;
use ledger::binder::{Missing, Part, Scope};
use ledger::date::Day;
use ledger::id::UnitId;
use report::PhotosOf;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Code, CommandError, Result};
use crate::export::Saved;
use crate::report::parts;
use crate::request::{unit_or_top, window};
use crate::work::Work;

/// Whose binder, of which days, with what in it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct BinderReq {
    /// The branch or group; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// What goes in; none: everything but 台账.
    pub parts: Option<Vec<Part>>,
}

/// What a binder will hold.
#[derive(Debug, Serialize, TS)]
pub struct Binder {
    /// What is missing, by day and record.
    pub missing: Vec<Missing>,
    /// Its sessions, month by month.
    pub months: Vec<BinderMonth>,
}

/// The sessions of a month.
#[derive(Debug, Serialize, TS)]
pub struct BinderMonth {
    /// `2026-09`.
    pub month: String,
    /// How many.
    pub sessions: usize,
}

/// Where to write a binder as a folder.
#[derive(Debug, Deserialize, TS)]
pub struct BinderFolderReq {
    /// Which binder.
    #[serde(flatten)]
    pub binder: BinderReq,
    /// Whether photos are printed; none: two of each session. The files are written either way.
    #[ts(optional = nullable)]
    pub photos: Option<bool>,
    /// The folder to make. It must not be there yet.
    pub path: PathBuf,
    /// The day that stands on the papers.
    pub day: Day,
}

/// `binder_look`
pub fn look(work: &mut Work<'_>, request: BinderReq) -> Result<Binder> {
    let (today, window) = (work.today(), window(request.from, request.to)?);
    work.read(|view| {
        let scope = Scope {
            unit: unit_or_top(view, request.unit_id)?,
            window,
            parts: parts(request.parts.as_deref()),
        };
        report::one_branch(view, scope.unit)?;
        let sessions = ledger::binder::sessions(view, &scope)?;
        let months =
            sessions.chunk_by(|a, b| ledger::date::month_key(a.on_day) == ledger::date::month_key(b.on_day));
        let month = |lines: &[ledger::session::SessionLine]| BinderMonth {
            month: lines.first().map(|line| ledger::date::month_key(line.on_day)).unwrap_or_default(),
            sessions: lines.len(),
        };
        Ok(Binder {
            months: months.map(month).collect(),
            missing: ledger::binder::missing(view, &scope, today)?,
        })
    })
}

/// `binder_folder`: the folder is whole or not there, and never one that was there before.
pub fn folder(work: &mut Work<'_>, request: BinderFolderReq) -> Result<Saved> {
    let BinderFolderReq { binder, photos, path, day } = request;
    let window = window(binder.from, binder.to)?;
    if path.exists() {
        let message = format!(
            "已经有“{}”，没有覆盖，里面的文件都没有动。请换一个名称，或先把旧的移走。",
            path.display()
        );
        return Err(CommandError::new(Code::Exists, message));
    }
    let half = half_made(&path)?;
    let written = work.read(|view| {
        let scope =
            Scope { unit: unit_or_top(view, binder.unit_id)?, window, parts: parts(binder.parts.as_deref()) };
        report::binder_folder(view, scope, PhotosOf::from(photos), day, &mut |place, bytes| {
            put(&half.join(place), bytes)
        })
    });
    let done = written
        .and_then(|()| std::fs::rename(&half, &path).map_err(|source| CommandError::io(&path, &source)));
    if done.is_err() {
        // This folder was made a moment ago by nobody else; the error that matters is on its way.
        let _ = std::fs::remove_dir_all(&half);
    }
    done.map(|()| Saved { path: path.display().to_string() })
}

/// A new folder beside the one that is asked for. One that was there before is left alone, whoever made it.
fn half_made(path: &Path) -> Result<PathBuf> {
    let mut number = 1;
    loop {
        let mut half = path.as_os_str().to_owned();
        half.push(format!(".part{number}"));
        let half = PathBuf::from(half);
        match std::fs::create_dir(&half) {
            Ok(()) => return Ok(half),
            Err(source) if source.kind() == std::io::ErrorKind::AlreadyExists => number += 1,
            Err(source) => return Err(CommandError::io(&half, &source)),
        }
    }
}

/// Writes one file with the folder it lies in.
fn put(path: &Path, bytes: &[u8]) -> ledger::Result<()> {
    let folder = path.parent().unwrap_or(path);
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(path, bytes));
    written.map_err(|source| Error::Io { path: path.to_owned(), source })
}
