//! Which commands may run beside which. Short ones run one after another on the desk's own connection. Long work has a
//! connection of its own, so that pages answer while it runs; it can be watched and stopped. What opens or closes a book stops
//! long work first and waits for it.
//!
//! Locks are taken in one order: alone, writer, state.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::error::{CommandError, Result};
use crate::job::Job;
use crate::state::State;
use crate::{Desk, table};

/// Where a command runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// On the desk's own connection, reading.
    Desk,
    /// On the desk's own connection, once nobody else writes.
    Writer,
    /// On a connection of its own, reading.
    Beside,
    /// On a connection of its own, writing.
    BesideWriter,
    /// While nothing else is under way: it closes or opens a book.
    Alone,
    /// At once: it looks at what is under way.
    Free,
}

/// The first words of a command in the table: whether it writes and where it runs; who may send it.
#[expect(non_upper_case_globals, reason = "the table reads like prose")]
pub(crate) mod words {
    use ledger::Role;

    use super::Lane;
    use crate::command::Access;

    /// Short, changes nothing.
    pub const read: (Access, Lane) = (Access::Read, Lane::Desk);
    /// Short, writes.
    pub const write: (Access, Lane) = (Access::Write, Lane::Writer);
    /// Short, writes what is no record: no page shows it, so none is read again.
    pub const note: (Access, Lane) = (Access::Read, Lane::Writer);
    /// May last, changes nothing.
    pub const long: (Access, Lane) = (Access::Read, Lane::Beside);
    /// May last, takes back what it writes.
    pub const rehearse: (Access, Lane) = (Access::Read, Lane::BesideWriter);
    /// May last, writes.
    pub const long_write: (Access, Lane) = (Access::Write, Lane::BesideWriter);
    /// Anybody who can open the book.
    pub const recorder: Role = Role::Recorder;
    /// Who has the secretary's password.
    pub const secretary: Role = Role::Secretary;
    /// Opens or closes a book.
    pub const alone: (Access, Lane) = (Access::Write, Lane::Alone);
    /// Looks at what is under way.
    pub const free: (Access, Lane) = (Access::Read, Lane::Free);
}

impl Lane {
    /// Whether the window can watch and stop it.
    pub const fn is_long(self) -> bool {
        matches!(self, Self::Beside | Self::BesideWriter)
    }
}

impl Desk {
    /// Runs one command. Errors: those of the command; [`crate::Code::Bug`] for a command that does not exist, a request that
    /// does not fit, or a panic (whose transaction was taken back).
    pub fn dispatch(&self, name: &str, request: Value) -> Result<Value> {
        self.dispatch_job(name, request, None)
    }

    /// The same, under a number by which `job_state` and `job_stop` know it. Error: `cancelled` when it was stopped.
    pub fn dispatch_job(&self, name: &str, request: Value, number: Option<u64>) -> Result<Value> {
        let job = self.jobs.begin(number);
        let run = |state: &mut State| {
            table::admit(state, name)?;
            table::run(state, name, request)
        };
        catch_unwind(AssertUnwindSafe(|| self.in_lane(table::lane(name), &job, run)))
            .unwrap_or_else(|_| Err(CommandError::bug(name, "意外中止")))
    }

    fn in_lane<T>(&self, lane: Lane, job: &Job, run: impl FnOnce(&mut State) -> Result<T>) -> Result<T> {
        match lane {
            Lane::Free => run(&mut State::new(self.paths.clone(), Arc::clone(&self.jobs))),
            Lane::Desk => run(&mut self.lock()),
            Lane::Writer => {
                let _writer = held(&self.writer);
                run(&mut self.lock())
            }
            Lane::Beside | Lane::BesideWriter => {
                let _together = self.alone.read().unwrap_or_else(PoisonError::into_inner);
                let _writer = (lane == Lane::BesideWriter).then(|| held(&self.writer));
                self.beside(job, run)
            }
            Lane::Alone => {
                self.jobs.stop_others(job);
                let _alone = self.alone.write().unwrap_or_else(PoisonError::into_inner);
                let _writer = held(&self.writer);
                let mut state = self.lock();
                state.watch = Arc::clone(&job.watch);
                run(&mut state)
            }
        }
    }

    /// On a connection of its own, which is kept for the next long work.
    fn beside<T>(&self, job: &Job, run: impl FnOnce(&mut State) -> Result<T>) -> Result<T> {
        job.watch.check()?;
        let mut beside = self.lock().beside(&job.watch)?;
        let answer = run(&mut beside);
        if let Some(book) = beside.book {
            self.lock().spares.push(book);
        }
        answer
    }
}

fn held(lock: &Mutex<()>) -> MutexGuard<'_, ()> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
