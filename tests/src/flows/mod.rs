//! Whole jobs of a secretary, each driven through the real window from a stated start to a stated end. The journeys hold
//! what they may cost in actions and keys; the bench prints what they cost, seconds included.

pub mod fast_log;
pub mod first_mark;
pub mod first_session;
pub mod quarterly;
pub mod roll;
pub mod undo;

use std::path::Path;

use crate::{program, tally::Tally, window::Window};

/// One job, and what it may cost.
#[derive(Clone, Copy)]
pub struct Flow {
    /// The job in the words of the person who does it: from where to where.
    pub title: &'static str,
    /// At most this many actions.
    pub actions: usize,
    /// At most this many key presses; where that is none of the promise, `usize::MAX`.
    pub keys: usize,
    /// Does the job on a book of its own and says what it cost. Fails when the stated end is not reached.
    pub run: fn() -> Tally,
}

/// Every flow, in the order in which a secretary meets them.
pub const ALL: [Flow; 6] =
    [first_session::FLOW, first_mark::FLOW, roll::FLOW, fast_log::FLOW, undo::FLOW, quarterly::FLOW];

/// A window on a fresh sample book of a kind (`workshop`, `group`) in `home`, on its first page.
pub fn open_sample(name: &str, home: &Path, kind: &str) -> Window {
    let book = home.join("样例.book");
    let book = book.to_string_lossy();
    program::branchbook(&["sample", &book, "--kind", kind]);
    open_book(name, home, &book)
}

/// A window on a book that is there, on its first page.
pub fn open_book(name: &str, home: &Path, book: &str) -> Window {
    let window = Window::open(name, home, &["--sample", book]);
    window.see("nav-saved");
    window
}
