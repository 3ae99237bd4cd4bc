//! 佐证材料: photos, scans and PDF as evidence of a task, of a line of its progress, or of a session.
//!
//! What people choose is looked at before it is kept ([`File::read`]): a photo is decoded, turned upright, made smaller and
//! encoded anew, so that neither the place where it was taken nor anything hidden behind it gets into the book. The content lies
//! in the encrypted book, once however often it is attached (`attachment_file`, by SHA-256); what history knows and undo takes
//! back is the row that attaches it (`attachment`).

mod file;
mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use file::File;
pub use store::*;

use crate::date::Day;
use crate::id::{AttachmentId, ProgressId, SessionId, TaskId};

text_enum! {
    /// What a file is, told by its content and never by its name.
    FileKind {
        Jpeg = "jpeg" "照片",
        Png = "png" "图片",
        Pdf = "pdf" "PDF 文件",
    }
}

impl FileKind {
    /// The end of a file name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }
}

/// The record something is evidence of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", content = "id", rename_all = "snake_case", deny_unknown_fields)]
pub enum Holder {
    /// A task as a whole.
    Task(TaskId),
    /// One line of a task's progress.
    Progress(ProgressId),
    /// A session.
    Session(SessionId),
}

/// A file attached to a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// Row id.
    pub id: AttachmentId,
    /// UUIDv7.
    pub uid: String,
    /// What it is evidence of.
    pub holder: Holder,
    /// The name it had when it was added, without its ending.
    pub name: String,
    /// When it was added.
    pub added_on: Day,
    /// What it is.
    pub kind: FileKind,
    /// Bytes as kept.
    pub size: i64,
    /// Pixels; none for a PDF.
    pub width: Option<i64>,
    /// Pixels; none for a PDF.
    pub height: Option<i64>,
    /// SHA-256 of the bytes, lower-case hex.
    pub sha256: String,
}
