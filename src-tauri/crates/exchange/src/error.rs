//! What can go wrong before a single row is judged. Rows that are refused are no errors: they stand in the result.

use std::path::PathBuf;

/// The crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A file that cannot be read or written, or a book that refuses as a whole.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No file of that name.
    #[error("{0} does not exist")]
    NoFile(PathBuf),
    /// The file is none that can be read, or holds no table of the kind asked for. One Chinese sentence with the next step.
    #[error("{0}")]
    BadFile(String),
    /// Reading or writing failed.
    #[error("{path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The book refused.
    #[error(transparent)]
    Ledger(#[from] ledger::Error),
}

impl Error {
    /// A file that people have to put right; the sentence says how.
    pub(crate) fn bad_file(sentence: impl Into<String>) -> Self {
        Self::BadFile(sentence.into())
    }
}
