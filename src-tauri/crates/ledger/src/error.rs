//! What can go wrong in the book. Each value that the window treats differently is its own variant; none carries a sentence
//! for people (that is the desk's and the window's work), all carry the facts such a sentence needs.

use std::borrow::Cow;
use std::path::PathBuf;

/// The ledger's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Anything the book can refuse or fail at. Fields carry the names and numbers a sentence for people needs.
#[allow(missing_docs)] // each variant says what its fields are
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule of the work is broken; nothing was written.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// No such record (deleted meanwhile, or a wrong id).
    #[error("no {noun} {key}")]
    Missing { noun: &'static str, key: String },
    /// A value that must be unique is taken, such as two units of one name under one parent.
    #[error("{noun}.{field} is taken")]
    Taken { noun: &'static str, field: &'static str },
    /// The record is sealed; reopen it first.
    #[error("{noun} {id} is sealed")]
    Sealed { noun: &'static str, id: i64 },
    /// The period in which the record lies is sealed; reopen it first. `period` as people call it: 2026年第三季度.
    #[error("seal {id}: {period} of {unit} is sealed")]
    SealedPeriod { id: i64, unit: String, period: String },
    /// The record is needed by others and cannot be deleted.
    #[error("{noun} {id} is in use by {count} {by}")]
    InUse { noun: &'static str, id: i64, by: &'static str, count: i64 },
    /// Undo met a later change of the same row.
    #[error("change {0} cannot be undone: the record was changed again since")]
    Conflict(i64),
    /// The password is wrong (or the first page of the file is damaged: with an encrypted file the two look alike).
    #[error("wrong password")]
    WrongPassword,
    /// The recovery code is not this book's, or the book has none.
    #[error("wrong recovery code")]
    WrongCode,
    /// Only the secretary may see or change this; the book was opened by the recorder.
    #[error("closed to the recorder")]
    Closed,
    /// The file is no book.
    #[error("{0} is not a book")]
    NotABook(PathBuf),
    /// The book was written by a newer program.
    #[error("the book has version {found}, this program knows {known}")]
    Newer { found: i64, known: i64 },
    /// The file is cut off or its pages do not check.
    #[error("the book is damaged: {0}")]
    Damaged(String),
    /// The log beside the book is not the log of this state of it. Nothing was taken in.
    #[error("{0} does not belong to the book")]
    StrayLog(PathBuf),
    /// Another program has the book open.
    #[error("the book is in use by another program")]
    InUseElsewhere,
    /// There is already a file of that name.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// No file of that name.
    #[error("{0} does not exist")]
    NoFile(PathBuf),
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The folder or file cannot be written.
    #[error("{0} cannot be written")]
    ReadOnly(PathBuf),
    /// The person stopped a long piece of work; nothing was written.
    #[error("cancelled")]
    Cancelled,
    /// Another input or output error.
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
    /// An error of the store that none of the above names: a fault of this program.
    #[error("store: {0}")]
    Store(rusqlite::Error),
}

/// A rule that an input breaks. `field` is the camelCase name of the field at fault, as the window knows it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {rule}")]
pub struct Broken {
    /// The field at fault.
    pub field: Cow<'static, str>,
    /// What must hold, in Chinese, as one sentence with the next step: shown to people as it is.
    pub rule: String,
}

impl Error {
    /// A broken rule; `rule` is the Chinese sentence that people read.
    pub fn broken(field: impl Into<Cow<'static, str>>, rule: impl Into<String>) -> Self {
        Self::Broken(Broken { field: field.into(), rule: rule.into() })
    }

    /// A record that is not there.
    pub fn missing(noun: &'static str, key: impl ToString) -> Self {
        Self::Missing { noun, key: key.to_string() }
    }
}

/// SQLite names a broken UNIQUE by its columns (`unit.parent_id, unit.name`) and an index by its name: both are mapped here.
const TAKEN: &[(&str, &str, &str)] = &[
    ("unit.parent_id, unit.name", "unit", "name"),
    ("base.name", "base", "name"),
    ("task_list.unit_id, task_list.name", "task_list", "name"),
    ("register.unit_id, register.name", "register", "name"),
    ("turn_list.unit_id, turn_list.name", "turn_list", "name"),
    ("task.list_id, task.number", "task", "number"),
    ("make_up.session_id, make_up.member_id", "make_up", "member"),
    ("session_kind.session_id, session_kind.kind", "session", "kinds"),
    ("session_topic.session_id, session_topic.topic_id", "session", "topics"),
];

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return match error {
                // A record that a request leans on was deleted meanwhile.
                rusqlite::Error::QueryReturnedNoRows => Self::missing("record", ""),
                other => Self::Store(other),
            };
        };
        let message = message.as_deref().unwrap_or_default();
        match failure.code {
            Code::DiskFull => Self::DiskFull,
            Code::NotADatabase => Self::WrongPassword,
            Code::DatabaseCorrupt => Self::Damaged(message.to_owned()),
            // "Unable to open": the book, or the log beside it, cannot be made or written there.
            Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied => Self::ReadOnly(PathBuf::new()),
            Code::DatabaseBusy | Code::DatabaseLocked => Self::InUseElsewhere,
            Code::OperationInterrupted => Self::Cancelled,
            Code::SystemIoFailure => {
                Self::Io { path: PathBuf::new(), source: std::io::Error::other(error.to_string()) }
            }
            Code::ConstraintViolation if message.starts_with("FOREIGN KEY") => Self::missing("record", ""),
            Code::ConstraintViolation => TAKEN
                .iter()
                .find(|(columns, ..)| message.ends_with(columns))
                .map_or(Self::Store(error), |&(_, noun, field)| Self::Taken { noun, field }),
            _ => Self::Store(error),
        }
    }
}
