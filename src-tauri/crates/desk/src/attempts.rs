//! Wrong passwords and codes: after some in a row, each next one has to wait longer, for as long as the program runs. (Who copies
//! the file and guesses with a program of their own is held up by Argon2id, not by this.)

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ledger::Error;

use crate::error::{Code, CommandError, Result};

/// So many in a row cost nothing: a slip, another keyboard, the password of last year.
const FREE: u32 = 4;
/// The first wait; it doubles with every further one.
const FIRST: Duration = Duration::from_secs(5);
/// Longer than this nobody waits: the secretary must get in on the same morning.
const LONGEST: Duration = Duration::from_secs(300);

/// Shared by all connections of a desk: who looks into a backup waits like who opens a book.
#[derive(Clone, Default)]
pub struct Attempts(Arc<Mutex<Wrong>>);

/// Of each book how many were wrong in a row, and until when it waits.
#[derive(Default)]
struct Wrong(HashMap<PathBuf, (u32, Instant)>);

impl Attempts {
    /// Tries a password or code at a book. Errors: [`Code::Wait`] while it has to wait, and nothing is tried; those of the work.
    pub fn at<T>(&self, book: &Path, work: impl FnOnce() -> ledger::Result<T>) -> Result<T> {
        self.lock().may(book, Instant::now())?;
        match work() {
            Ok(done) => {
                self.lock().0.remove(book);
                Ok(done)
            }
            Err(error @ (Error::WrongPassword | Error::WrongCode)) => {
                let mut known = self.lock();
                known.wrong(book, Instant::now());
                known.may(book, Instant::now())?;
                Err(error.into())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Counts a wrong password that was tried at backups of a book.
    pub fn wrong(&self, book: &Path) {
        self.lock().wrong(book, Instant::now());
    }

    /// Error: [`Code::Wait`] while the book has to wait.
    pub fn may(&self, book: &Path) -> Result<()> {
        self.lock().may(book, Instant::now())
    }

    fn lock(&self) -> MutexGuard<'_, Wrong> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Wrong {
    fn may(&self, book: &Path, now: Instant) -> Result<()> {
        let Some((wrong, until)) = self.0.get(book).filter(|(_, until)| *until > now) else { return Ok(()) };
        let left = (*until - now).as_secs() + 1;
        let wait = if left < 60 { format!("{left} 秒") } else { format!("{} 分钟", left.div_ceil(60)) };
        let message = format!(
            "已经连续输错 {wrong} 次。手册没有打开，也没有改动。请等 {wait}再试；想不起来，可以用恢复码。"
        );
        Err(CommandError::new(Code::Wait, message))
    }

    fn wrong(&mut self, book: &Path, now: Instant) {
        let (wrong, until) = self.0.entry(book.to_owned()).or_insert((0, now));
        *wrong += 1;
        if let Some(further) = wrong.checked_sub(FREE + 1) {
            *until = now + FIRST.saturating_mul(2_u32.saturating_pow(further)).min(LONGEST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_ends() {
        let mut attempts = Wrong::default();
        let (book, other) = (Path::new("甲.book"), Path::new("乙.book"));
        let mut now = Instant::now();
        let mut waits = Vec::new();
        for _ in 0..14 {
            attempts.wrong(book, now);
            let until = attempts.0[book].1;
            waits.push((until - now).as_secs());
            assert!(until == now || attempts.may(book, now).is_err(), "who must wait is told so");
            assert!(attempts.may(book, until).is_ok(), "when the time is over the next try is free");
            now = until;
        }
        assert_eq!(waits, [0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]);
        assert!(attempts.may(other, now).is_ok(), "another book does not wait");
        attempts.wrong(book, now);
        let error = attempts.may(book, now).unwrap_err();
        assert_eq!(error.code, Code::Wait);
        assert!(error.message.contains("输错 15 次") && error.message.contains("6 分钟"), "{error}");
    }
}
