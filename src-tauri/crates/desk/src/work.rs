//! What a handler works with: the state of the desk, the clock, and the name of its command for the history.

use ledger::date::Day;
use ledger::{Act, Book, Role, Tx, View};

use crate::error::{Code, CommandError, Result};
use crate::state::State;

/// One command at work.
pub struct Work<'a> {
    /// The desk.
    pub state: &'a mut State,
    command: &'static str,
}

impl<'a> Work<'a> {
    pub(crate) const fn new(state: &'a mut State, command: &'static str) -> Self {
        Self { state, command }
    }

    /// The command's name: the intent in the history.
    pub const fn command(&self) -> &'static str {
        self.command
    }

    /// Today, as the desk's clock has it.
    pub fn today(&self) -> Day {
        self.state.clock.today()
    }

    /// Now, ms UTC.
    pub fn now(&self) -> i64 {
        self.state.clock.now()
    }

    /// The open book. Error: `locked`.
    pub fn book(&self) -> Result<&Book> {
        self.state.book.as_ref().ok_or_else(|| CommandError::of(Code::Locked))
    }

    /// Reads in one snapshot. Errors: `locked`; those of the ledger.
    pub fn read<T>(&self, work: impl FnOnce(&View<'_>) -> ledger::Result<T>) -> Result<T> {
        Ok(self.book()?.read(work)?)
    }

    /// Writes in one transaction with one line of history; `summary` says it in Chinese unless the ledger says it better.
    /// Errors: `locked`; those of the ledger, and then nothing is written.
    pub fn write<T>(&mut self, summary: &str, work: impl FnOnce(&Tx<'_>) -> ledger::Result<T>) -> Result<T> {
        self.with_book(summary, |book, act| Ok(book.write(act, work)?))
    }

    /// Work on the book as a whole that makes its own transaction (an import).
    pub fn with_book<T>(
        &mut self,
        summary: &str,
        work: impl FnOnce(&mut Book, Act<'_>) -> Result<T>,
    ) -> Result<T> {
        let at = self.now();
        let State { book, desk, .. } = &mut *self.state;
        let book = book.as_mut().ok_or_else(|| CommandError::of(Code::Locked))?;
        let who = signature(&desk.who, book.role());
        work(book, Act { at, who: &who, intent: self.command, summary })
    }

    /// An entry of history that changes nothing: somebody saw, or took out, what is masked.
    pub fn witness(&mut self, summary: &str, about: Option<(&str, i64)>) -> Result<()> {
        self.with_book(summary, |book, act| Ok(book.witness(act, about)?))
    }
}

/// Who writes, as history says it. The name is that of the computer: of the recorder, who may sit at the same one, it says so.
pub fn signature(who: &str, role: Role) -> String {
    match role {
        Role::Secretary => who.to_owned(),
        Role::Recorder if who.is_empty() => "记录员".to_owned(),
        Role::Recorder => format!("{who}（记录员）"),
    }
}
