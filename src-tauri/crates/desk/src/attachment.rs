//! 佐证材料: photos, scans and PDF as evidence of tasks, progress and sessions.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use exchange::export::write_whole;
use ledger::attachment::{self, Attachment, File, FileKind, Holder};
use ledger::id::AttachmentId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Code, CommandError, Result};
use crate::export::Saved;
use crate::request::{Empty, One};
use crate::work::Work;

/// What is read at most: far above what a telephone writes, far below what a slip of the hand (a film) would bring.
const READ_LIMIT: u64 = 64 << 20;

/// Of which record.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentListReq {
    /// The record; of a task also what is attached to its progress.
    pub holder: Holder,
}

/// Files to attach.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentAddReq {
    /// The record.
    pub holder: Holder,
    /// The files.
    pub paths: Vec<PathBuf>,
    /// Make large photos smaller (setting `attachment.long_side`).
    pub shrink: bool,
}

/// An attachment as the page shows it.
#[derive(Debug, Serialize, TS)]
pub struct AttachmentLine {
    /// What it is.
    #[serde(flatten)]
    #[ts(flatten)]
    pub attachment: Attachment,
    /// A small picture as a data URL; none for a PDF.
    pub thumbnail: Option<String>,
}

/// A picture at the size it is kept in.
#[derive(Debug, Serialize, TS)]
pub struct AttachmentPicture {
    /// As a data URL.
    pub picture: String,
}

/// Where to write an attachment.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AttachmentSaveReq {
    /// The attachment.
    pub id: AttachmentId,
    /// A place of the person's choice; none: the folder from which other programs open it, emptied when the book is locked.
    pub path: Option<PathBuf>,
}

/// `attachment_list`
pub fn list(
    work: &mut Work<'_>,
    AttachmentListReq { holder }: AttachmentListReq,
) -> Result<Vec<AttachmentLine>> {
    let found = work.read(|view| attachment::list(view, holder))?;
    let line = |(attachment, small): (Attachment, Option<Vec<u8>>)| AttachmentLine {
        attachment,
        thumbnail: small.map(|bytes| data_url(FileKind::Jpeg, &bytes)),
    };
    Ok(found.into_iter().map(line).collect())
}

/// `attachment_add`
pub fn add(work: &mut Work<'_>, request: AttachmentAddReq) -> Result<Vec<AttachmentLine>> {
    let AttachmentAddReq { holder, paths, shrink } = request;
    let long_side = work.read(attachment::long_side)?;
    let (today, mut files) = (work.today(), Vec::new());
    for path in &paths {
        let named = |error: CommandError| CommandError {
            message: format!("{}：{}", title(path), error.message),
            ..error
        };
        let file = File::read(bytes_of(path)?, shrink.then_some(long_side));
        files.push((path, file.map_err(|error| named(error.into()))?));
    }
    let summary = match paths.as_slice() {
        [one] => format!("添加佐证：{}", title(one)),
        many => format!("添加佐证 {} 份", many.len()),
    };
    work.write(&summary, |tx| {
        files
            .iter()
            .try_for_each(|(path, file)| attachment::add(tx, holder, &title(path), file, today).map(drop))
    })?;
    list(work, AttachmentListReq { holder })
}

/// `attachment_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<AttachmentId>) -> Result<Empty> {
    work.write("删除佐证", |tx| {
        let removed = attachment::remove(tx, id)?;
        tx.summary(&format!("删除佐证：{}", removed.name))
    })?;
    Ok(Empty {})
}

/// `attachment_look`
pub fn look(work: &mut Work<'_>, One { id }: One<AttachmentId>) -> Result<AttachmentPicture> {
    let (attachment, bytes) = work.read(|view| attachment::content(view, id))?;
    if attachment.kind == FileKind::Pdf {
        return Err(CommandError::invalid("id", "PDF 请用“打开”来看"));
    }
    Ok(AttachmentPicture { picture: data_url(attachment.kind, &bytes) })
}

/// `attachment_save`
pub fn save(work: &mut Work<'_>, AttachmentSaveReq { id, path }: AttachmentSaveReq) -> Result<Saved> {
    let (attachment, bytes) = work.read(|view| attachment::content(view, id))?;
    let path = match path {
        Some(path) => path,
        None => {
            let name = format!("佐证 {id} {}.{}", work.now(), attachment.kind.extension());
            work.state.open_print_folder()?.join(name)
        }
    };
    write_whole(&path, &bytes)?;
    Ok(Saved { path: path.display().to_string() })
}

/// The bytes of a file somebody chose. Errors: not there, not a file, larger than anything that could be kept.
fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let io = |source: std::io::Error| CommandError::io(path, &source);
    let about = std::fs::metadata(path).map_err(io)?;
    if !about.is_file() || about.len() > READ_LIMIT {
        let what = if about.is_file() { "太大了" } else { "不是文件" };
        let message = format!(
            "{}：{what}，没有加进手册。请选照片（JPG、PNG）或 PDF，最大 {} MB。",
            title(path),
            READ_LIMIT >> 20
        );
        return Err(CommandError::new(Code::BadFile, message));
    }
    std::fs::read(path).map_err(io)
}

/// The name of a file without its ending, as people know it.
fn title(path: &Path) -> String {
    path.file_stem().map_or_else(|| "未命名".to_owned(), |name| name.to_string_lossy().into_owned())
}

fn data_url(kind: FileKind, bytes: &[u8]) -> String {
    let media = if kind == FileKind::Png { "image/png" } else { "image/jpeg" };
    format!("data:{media};base64,{}", STANDARD.encode(bytes))
}
