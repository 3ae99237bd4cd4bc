//! 恢复: what a backup holds beside the open book, and the backup in the place of a book.

use std::path::{Path, PathBuf};

use ledger::book::{Apart, Aside, Contents};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backups;
use crate::book;
use crate::error::{CommandError, Result};
use crate::request::Empty;
use crate::secret::Secret;
use crate::state::State;
use crate::work::Work;

/// A backup to look into.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestorePreviewReq {
    /// The backup.
    pub from: PathBuf,
    /// Its password.
    pub password: Secret,
}

/// What putting a backup back would mean.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestorePreview {
    /// Bytes of the backup.
    pub bytes: u64,
    /// When the file was written, ms UTC.
    pub written_at: Option<i64>,
    /// What it holds.
    pub backup: Contents,
    /// What the open book holds; none: no book is open.
    pub open: Option<Contents>,
    /// What the open book has that the backup has not, and the other way round; none: no book is open, or another one.
    pub apart: Option<Apart>,
}

/// A backup to put back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookRestoreReq {
    /// The backup.
    pub from: PathBuf,
    /// Where the book shall be.
    pub path: PathBuf,
    /// Its password.
    pub password: Secret,
}

/// A backup that was put back.
#[derive(Debug, Serialize, TS)]
pub struct Restored {
    /// Where the book lies.
    pub path: String,
    /// Where the book lies that was there before; none: there was none.
    pub kept: Option<String>,
}

/// `restore_preview`
pub fn preview(
    work: &mut Work<'_>,
    RestorePreviewReq { from, password }: RestorePreviewReq,
) -> Result<RestorePreview> {
    let State { attempts, watch, book, .. } = &*work.state;
    let folder = work.state.aside_folder();
    let aside = attempts.at(&from, || Aside::by_password(&from, &password, &folder, watch))?;
    let backup = aside.read(ledger::book::contents)?;
    let open = book.as_ref().map(|book| book.read(ledger::book::contents)).transpose()?;
    let same = book.as_ref().filter(|_| open.as_ref().is_some_and(|open| open.uid == backup.uid));
    let apart = same
        .map(|book| book.read(|ours| aside.read(|theirs| ledger::book::apart(ours, theirs))))
        .transpose()?;
    let file = std::fs::metadata(&from).map_err(|source| CommandError::io(&from, &source))?;
    let written = file.modified().ok().map(|at| chrono::DateTime::<chrono::Utc>::from(at).timestamp_millis());
    Ok(RestorePreview { bytes: file.len(), written_at: written, backup, open, apart })
}

/// `book_restore`
pub fn restore(work: &mut Work<'_>, request: BookRestoreReq) -> Result<Restored> {
    let BookRestoreReq { from, path, password } = request;
    if work.state.book.as_ref().is_some_and(|book| book.path() == path) {
        let book = work.book()?;
        let known = book::described(book)?;
        backups::make(work.state, book, "恢复前")?;
        book::close(work, Empty {})?;
        // Until the backup stands in its place this is the book that waits for its password.
        work.state.locked = Some(known);
    }
    let State { attempts, watch, .. } = &*work.state;
    let kept = attempts.at(&from, || ledger::book::restore(&from, &password, &path, watch))?;
    work.state.desk.forget_uid(&path);
    let shown = |path: &Path| path.display().to_string();
    Ok(Restored { path: shown(&path), kept: kept.as_deref().map(shown) })
}
