//! The desk: every command the window and the command line can send, declared once in [`table`].
//!
//! From that table come the dispatch, the list [`COMMANDS`] and the TypeScript in `ui/src/ipc/generated.ts`. Each noun has one
//! file with its requests and small handlers that bind the ledger, the spreadsheets and the papers to the open book, the clock
//! and the person at the desk ([`work::Work`]). Errors become [`CommandError`]s with a sentence for people in one place,
//! `error.rs`.
//!
//! To add a command: one line in `table.rs` and a handler in its noun's file; then `./dev bindings`.

mod app;
mod arrangement;
mod attachment;
mod attempts;
mod backups;
mod binder;
pub mod bindings;
mod book;
mod calendar;
mod care;
mod change;
mod chart;
mod check;
mod command;
mod consistency;
mod core_dump;
mod count;
mod courier;
mod criticism;
mod draft;
mod error;
mod export;
mod fast_log;
mod figure;
mod follow_up;
mod found;
mod grade;
mod greeting;
mod home;
mod import;
mod job;
mod key;
mod keyring;
mod lane;
mod leave;
mod lecturer;
mod make_up;
mod member;
mod need;
mod observer;
mod overview;
mod pairing;
mod plan;
mod recent;
mod register;
mod rehearsal;
mod reminder;
mod report;
mod request;
mod rescue;
mod restore;
mod roll;
mod rollup;
mod rule;
mod sample;
mod seal;
mod search;
mod second;
mod secret;
mod session;
mod setting;
mod state;
mod system_keyring;
mod table;
mod talk;
mod task;
mod task_list;
mod topic;
mod turn;
mod unit;
mod vote;
mod wording;
mod work;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

pub use command::{Access, Command};
pub use core_dump::forbid_core_dumps;
pub use error::{Code, CommandError};
pub use lane::Lane;
pub use table::COMMANDS;

/// Where the desk keeps what is no record: the list of known books, the automatic backups, the practice book.
#[derive(Debug, Clone)]
pub struct DeskPaths {
    /// The program's own folder.
    pub home: PathBuf,
}

/// One desk with at most one open book. Commands run one after another, but for long work, which has a connection of its
/// own (`lane.rs`).
pub struct Desk {
    paths: DeskPaths,
    jobs: Arc<job::Jobs>,
    /// Held by whoever writes.
    writer: Mutex<()>,
    /// Held together by all long work, alone by what closes or opens a book.
    alone: RwLock<()>,
    state: Mutex<state::State>,
}

impl Desk {
    /// A desk without a book. Its clock is the computer's, unless `BRANCHBOOK_TODAY` (YYYY-MM-DD) names another day: for
    /// tests and pictures, which must look the same every day.
    pub fn new(paths: DeskPaths) -> Self {
        let jobs = Arc::new(job::Jobs::default());
        let state = state::State::new(paths.clone(), Arc::clone(&jobs));
        let state = Mutex::new(state);
        Self { paths, jobs, writer: Mutex::default(), alone: RwLock::default(), state }
    }

    /// From here on the passwords of new books cost this much to try; for tests, which have nothing to protect.
    pub fn set_cost(&self, cost: ledger::Cost) {
        self.lock().cost = cost;
    }

    /// Removes what a program that was ended left behind. For a program that stays: the command line beside a window would take
    /// away the papers that are being looked at there.
    pub fn tidy(&self) {
        let state = self.lock();
        state.clear_print();
        state.clear_aside();
    }

    /// From here on backups are carried to the second place, too: for a program that stays. (The command line ends before a copy
    /// would be done.)
    pub fn carry_backups(&self) {
        self.lock().courier.start();
    }

    /// From here on the desk stands on the day for which the sample books are made, so that they do not grow stale.
    /// `BRANCHBOOK_TODAY` still wins.
    pub fn stand_on_sample_day(&self) {
        self.lock().clock.tell(ledger::sample::TODAY);
    }

    /// A panic cannot leave the state half-changed in a way that matters: the book's transaction is taken back by itself.
    fn lock(&self) -> std::sync::MutexGuard<'_, state::State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
