//! Long work: how far it is, and whether the person has stopped it.
//!
//! One thread works on a [`super::Book`], another holds the same watch: it reads how far the work is and may stop it. SQLite asks the
//! watch every [`OPERATIONS`] operations, so a single long statement stops, too; what is written in a transaction is taken back.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rusqlite::Connection;

use crate::{Error, Result};

/// How many operations of SQLite's machine pass between two looks at the watch: some milliseconds.
const OPERATIONS: std::ffi::c_int = 20_000;

/// Lets every statement of a connection look at the watch.
pub(super) fn heed(conn: &mut Connection, watch: &Arc<Watch>) -> Result<()> {
    let watch = Arc::clone(watch);
    Ok(conn.progress_handler(OPERATIONS, Some(move || watch.is_stopped()))?)
}

/// Shared by who works and who waits.
#[derive(Debug, Default)]
pub struct Watch {
    is_stopped: AtomicBool,
    done: AtomicU64,
    total: AtomicU64,
}

impl Watch {
    /// Stops the work: its next step is refused with [`Error::Cancelled`].
    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// Whether somebody stopped the work.
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    /// So much of so much is done. Error: [`Error::Cancelled`] when the work was stopped.
    pub fn step(&self, done: usize, total: usize) -> Result<()> {
        let number = |count| u64::try_from(count).unwrap_or(u64::MAX);
        self.done.store(number(done), Ordering::Relaxed);
        self.total.store(number(total), Ordering::Relaxed);
        self.check()
    }

    /// Error: [`Error::Cancelled`] when the work was stopped.
    pub fn check(&self) -> Result<()> {
        if self.is_stopped() { Err(Error::Cancelled) } else { Ok(()) }
    }

    /// How much of how much is done; a total of 0: nobody knows.
    pub fn progress(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }
}
