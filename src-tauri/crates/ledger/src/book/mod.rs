//! The book: one encrypted SQLite file, one owner, one program at a time.
//!
//! [`Book::read`] and [`Book::write`] are the only doors. A write is one intent of one person: everything the closure does
//! becomes one transaction, one entry of history that can be undone, and one recomputation of the figures it touched.

mod aside;
mod backup;
mod carry;
pub(crate) mod chain;
mod change;
mod code;
mod contents;
mod convert;
pub(crate) mod derive;
mod file;
mod found;
mod head;
mod key;
mod keyring;
mod lock;
mod log;
#[cfg(any(windows, test))]
mod long_path;
mod memo;
mod mend;
mod migrate;
mod open;
mod password;
mod promise;
pub(crate) mod reach;
mod slot;
mod told;
mod undo;
mod verify;
mod vfs;
mod watch;

use std::cell::Cell;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

pub use aside::Aside;
pub use backup::{backup, outdated, restore};
pub use carry::carry;
pub use change::*;
pub use code::RecoveryCode;
pub use contents::*;
pub use derive::FIGURES;
pub(crate) use derive::recompute_all;
pub use found::Found;
pub use keyring::{Remembered, remembered_at};
pub use lock::uid_left_at;
pub use mend::mend;
pub use migrate::VERSION;
pub use slot::Cost;
pub use told::{ChangeLine, ChangeTold, told};
pub use undo::undo;
pub use verify::{VerifyLine, verify};
pub use watch::Watch;

use crate::{Result, Role, role};

/// Who does what, and when: one entry of history. Time and name come from the caller.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// Now, ms UTC.
    pub at: i64,
    /// Name of the person at the desk.
    pub who: &'a str,
    /// The command: `session_save`.
    pub intent: &'a str,
    /// One Chinese line for the history: 登记活动. [`Tx::summary`] may say it more exactly.
    pub summary: &'a str,
}

/// An open book. Dropping it closes the file and gives up its lock.
pub struct Book {
    conn: Connection,
    path: PathBuf,
    seed: Option<Cell<u64>>,
    watch: Arc<Watch>,
    /// Whose password opened it.
    role: Role,
    /// For a second connection; it lies in the memory of the first one, too.
    key: key::Key,
    lock: Arc<lock::Lock>,
    /// How it was found when it was opened.
    found: Found,
    homes: HomesMemo,
}

/// The branches of a roster's people, which every stretch of the roster asks for.
pub(crate) type HomesMemo = memo::Memo<crate::member::HomesOf, crate::member::Homes>;

/// Read access to a consistent state of the book.
pub struct View<'a> {
    conn: &'a Connection,
    watch: &'a Watch,
    pub(crate) role: Role,
    /// Not within a write.
    homes: Option<&'a HomesMemo>,
}

/// Write access inside one transaction; everything a [`View`] can do, too.
pub struct Tx<'a> {
    view: View<'a>,
    act: Act<'a>,
    seed: Option<&'a Cell<u64>>,
}

impl Book {
    /// Reads in one snapshot.
    pub fn read<T>(&self, work: impl FnOnce(&View<'_>) -> Result<T>) -> Result<T> {
        let snapshot = self.conn.unchecked_transaction()?;
        let result =
            work(&View { conn: &snapshot, watch: &self.watch, role: self.role, homes: Some(&self.homes) });
        snapshot.finish()?;
        result
    }

    /// Writes in one transaction, appends one entry of history and brings the derived figures up to date.
    /// On any error nothing is written. A write that changes no row leaves no history.
    pub fn write<T>(&mut self, act: Act<'_>, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.lock.expect_log(&self.conn)?;
        let transaction = self.conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        transaction.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        change::begin(&transaction, &act)?;
        // A write has to see what it leaves as it is; what it touches is judged below.
        let view = View { conn: &transaction, watch: &self.watch, role: Role::Secretary, homes: None };
        let tx = Tx { view, act, seed: self.seed.as_ref() };
        let result = work(&tx)?;
        derive::refresh(&transaction)?;
        crate::search::refresh(&tx)?;
        crate::seal::guard(&tx)?;
        role::guard(&tx, self.role)?;
        change::end(&transaction)?;
        transaction.commit()?;
        self.lock.leave_trace(&self.conn);
        Ok(result)
    }

    /// Appends an entry of history that changes no row: somebody looked at what is masked, or took it out in a file.
    pub fn witness(&mut self, act: Act<'_>, about: Option<(&str, i64)>) -> Result<()> {
        self.lock.expect_log(&self.conn)?;
        let transaction = self.conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        change::begin(&transaction, &act)?;
        about.map_or(Ok(()), |(noun, record)| change::about(&transaction, noun, record))?;
        change::keep(&transaction)?;
        transaction.commit()?;
        self.lock.leave_trace(&self.conn);
        Ok(())
    }

    /// How it was found, beside how it was left there. Opening alone changes nothing about that: whoever opened it decides.
    pub fn found(&self) -> Found {
        self.found
    }

    /// Takes it as it was found: from here on it is the book that lies there. The first write does so, too.
    pub fn take_as_found(&self) {
        self.lock.take_book();
        self.lock.leave_trace(&self.conn);
    }

    /// Whose password opened the book.
    pub fn role(&self) -> Role {
        self.role
    }

    /// A second connection to the open book, for long work beside which others go on. Reading never waits; the caller sees to
    /// it that only one of them writes. The lock of the file is given up with the last of them.
    /// Errors: those of [`Book::open`].
    pub fn beside(&self) -> Result<Self> {
        open::beside(&self.path, &self.key, Arc::clone(&self.lock), self.role)
    }

    /// From here on the work on this connection can be watched and stopped by another thread.
    pub fn watch(&mut self, watch: Arc<Watch>) -> Result<()> {
        watch::heed(&mut self.conn, &watch)?;
        self.watch = watch;
        Ok(())
    }

    /// Whether somebody stopped the work that is watched.
    pub fn is_stopped(&self) -> bool {
        self.watch.is_stopped()
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// From here on uids come from a seed instead of the system's randomness, so that a sample book is always the same.
    pub fn seed_uids(&mut self, seed: u64) {
        self.seed = Some(Cell::new(seed));
    }

    /// The connection, for what works on the file as a whole (backup, verify, bulk samples).
    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
    }
}

impl View<'_> {
    /// Long work tells how far it is, and learns that it was stopped.
    pub fn watch(&self) -> &Watch {
        self.watch
    }

    /// The rows; only for SQL in this crate.
    pub(crate) fn conn(&self) -> &Connection {
        self.conn
    }

    /// The branches of a roster's people as they were counted last, if nothing has changed since; else counted by `work`.
    pub(crate) fn homes(
        &self,
        asked: crate::member::HomesOf,
        work: impl FnOnce() -> Result<crate::member::Homes>,
    ) -> Result<Arc<crate::member::Homes>> {
        match self.homes {
            Some(memo) => memo.of(self.conn, asked, work),
            None => Ok(Arc::new(work()?)),
        }
    }
}

impl<'a> Deref for Tx<'a> {
    type Target = View<'a>;

    fn deref(&self) -> &Self::Target {
        &self.view
    }
}

impl Tx<'_> {
    /// When this write happens, ms UTC.
    pub fn at(&self) -> i64 {
        self.act.at
    }

    /// Who writes.
    pub fn who(&self) -> &str {
        self.act.who
    }

    /// Names the record this change is about, so that its history finds it.
    pub fn about(&self, noun: &str, record: i64) -> Result<()> {
        change::about(self.conn, noun, record)
    }

    /// Replaces the line of history given by [`Act::summary`] with a more exact one: 登记活动：9月18日主题党日.
    pub fn summary(&self, text: &str) -> Result<()> {
        change::summary(self.conn, text)
    }

    /// A new UUIDv7 of this write's time.
    pub fn new_uid(&self) -> String {
        let random = match self.seed {
            None => *uuid::Uuid::new_v4().as_bytes(),
            Some(seed) => {
                let next = || {
                    seed.set(split_mix(seed.get()));
                    seed.get().to_le_bytes()
                };
                let (low, high) = (next(), next());
                std::array::from_fn(|i| if i < 8 { low[i] } else { high[i - 8] })
            }
        };
        let mut tail = [0; 10];
        tail.copy_from_slice(&random[..10]);
        let millis = u64::try_from(self.act.at).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid().to_string()
    }
}

/// SplitMix64: a well-known small generator, good enough to tell sample records apart.
fn split_mix(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::{self, UnitFields, UnitKind};
    use crate::{Error, unit::subtree};

    #[test]
    fn a_full_disk_refuses_the_write_and_keeps_the_book() {
        let folder = tempfile::tempdir().unwrap();
        let act = Act { at: 1_789_958_520_000, who: "许秀兰", intent: "unit_save", summary: "测试" };
        let owner = UnitFields::new(UnitKind::Branch, "运行车间党支部");
        let mut book =
            Book::create(&folder.path().join("手册.book"), "口令", Cost::SAMPLE, act, &owner).unwrap();
        let top = book.owner().unwrap();
        let pages: i64 = book.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        let limit = |book: &Book, pages: i64| {
            book.conn
                .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| row.get::<_, i64>(0))
                .unwrap()
        };
        limit(&book, pages + 4);
        let note = "会议记录".repeat(20_000);
        let group = UnitFields { note: Some(note), ..UnitFields::new(UnitKind::Group, "炼钢") };
        let error = book.write(act, |tx| unit::create(tx, Some(top), None, &group)).unwrap_err();
        assert!(matches!(error, Error::DiskFull), "a full disk is told as such: {error}");
        assert_eq!(
            book.read(|view| subtree(view, top)).unwrap(),
            [top],
            "nothing of the refused write is there"
        );
        limit(&book, 1_000_000);
        book.write(act, |tx| unit::create(tx, Some(top), None, &group)).unwrap();
        let wrong: i64 = book.read(verify).unwrap().iter().map(|line| line.wrong).sum();
        assert_eq!(wrong, 0, "with room again the same write succeeds and the book is whole");
    }
}
