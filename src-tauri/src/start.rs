//! How the window was started: its data folder, the book named on the command line, and the desk that works on it.

use std::{ffi::OsString, path::PathBuf, sync::OnceLock};

use desk::{CommandError, Desk, DeskPaths};
use serde_json::{Value, json};

/// The desk, and what the first page must know.
pub struct Start {
    desk: Desk,
    book: Option<PathBuf>,
    documents: Option<PathBuf>,
    is_sample: bool,
    /// Whether the sample book was opened, and why not.
    opened: OnceLock<Result<(), CommandError>>,
}

impl Start {
    /// Reads the arguments `[--sample] [BOOK]`.
    pub fn new(paths: DeskPaths, args: impl Iterator<Item = OsString>) -> Result<Self, CommandError> {
        let documents = paths.documents();
        let desk = Desk::new(paths);
        desk.tidy();
        desk.carry_backups();
        let (options, books): (Vec<_>, Vec<_>) =
            args.partition(|arg| arg.to_string_lossy().starts_with("--"));
        let book = books.into_iter().next().map(PathBuf::from);
        let is_sample = options.iter().any(|option| option == "--sample");
        Ok(Self { desk, book, documents, is_sample, opened: OnceLock::new() })
    }

    /// The desk that answers the page, with the sample book open on it if one was asked for. Whoever comes first opens it:
    /// deriving the key takes a while, and the web view can start in the meantime.
    pub fn desk(&self) -> &Desk {
        let _ = self.opened();
        &self.desk
    }

    /// A sample book that cannot be opened is no reason not to start: the page shows why.
    fn opened(&self) -> &Result<(), CommandError> {
        self.opened.get_or_init(|| if self.is_sample { self.open_sample() } else { Ok(()) })
    }

    /// The answer to `start`: the book named on the command line (null: none), why a sample could not be opened, the folder in
    /// which a new book is proposed (null: the program's own), and the state of the desk, as `book_state` says it.
    pub fn to_page(&self) -> Result<Value, CommandError> {
        let failed = self.opened().as_ref().err();
        let state = self.desk.dispatch("book_state", json!({}))?;
        Ok(json!({ "book": self.book, "documents": self.documents, "failed": failed, "state": state }))
    }

    /// Lets the book go, so that its last write is in the one file and another program can open it.
    pub fn release(&self) {
        // The process ends now; an error here could be shown to nobody, and the book recovers at its next opening.
        let _ = self.desk.dispatch("book_close", json!({}));
    }

    /// The sample book is made for one day; the desk stands on it, so that nothing in it is overdue for years.
    fn open_sample(&self) -> Result<(), CommandError> {
        self.desk.stand_on_sample_day();
        let password = std::env::var("BRANCHBOOK_PASSWORD").unwrap_or_default();
        let request = json!({ "path": self.book, "password": password, "other": true });
        self.desk.dispatch("book_open", request).map(drop)
    }
}
