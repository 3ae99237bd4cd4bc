//! Made-up books: a workshop branch to try things in, a group of 400 units, and a book of 70,000 members to measure with.
//!
//! Nobody in them exists. The same seed makes the same book, row for row; no clock is read.

mod bulk;
mod group;
mod scale;
mod workshop;

use std::path::Path;

pub use bulk::remove;
pub use group::group;
pub use scale::scale;
pub use workshop::workshop;

use crate::book::{Act, Book, Cost};
use crate::date::Day;
use crate::unit::UnitFields;
use crate::{Result, Tx, View};

/// The day on which the sample books stand: everything before it has happened, nothing after it has.
pub const TODAY: Day = match Day::from_ymd_opt(2026, 9, 21) {
    Some(day) => day,
    None => Day::MIN,
};

/// The row by which a made-up book, and every copy of it, knows itself. It stands among the settings but is none: nobody sets it,
/// and nothing takes it back.
const MARK: &str = "book.sample";

/// What every page of the window and every paper of a made-up book says.
pub const WORDS: &str = "样例";

/// Whether this is a made-up book, or a copy of one.
pub fn is_sample(view: &View<'_>) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM setting WHERE key = ?1 AND unit_id IS NULL)";
    Ok(view.conn().prepare_cached(sql)?.query_row([MARK], |row| row.get(0))?)
}

/// Marks a book as made-up.
pub fn mark(tx: &Tx<'_>) -> Result<()> {
    tx.conn().execute("INSERT OR IGNORE INTO setting (key, value) VALUES (?1, '1')", [MARK])?;
    Ok(())
}

/// Makes a book and fills it; when that fails, no file is left behind.
fn make(
    path: &Path,
    password: &str,
    seed: u64,
    at: i64,
    owner: &UnitFields,
    fill: impl FnOnce(&mut Book) -> Result<()>,
) -> Result<Book> {
    let act = Act { at, who: "系统", intent: "book_create", summary: "建立示例手册" };
    let mut book = Book::create(path, password, Cost::SAMPLE, act, owner)?;
    book.seed_uids(seed);
    let filled = forget_creation(&mut book, act).and_then(|()| fill(&mut book));
    match filled {
        Ok(()) => Ok(book),
        Err(error) => {
            drop(book);
            bulk::remove(path);
            Err(error)
        }
    }
}

/// The same for a large book, filled without history.
fn make_in_bulk(
    path: &Path,
    password: &str,
    seed: u64,
    at: i64,
    owner: &UnitFields,
    fill: impl FnOnce(&mut bulk::Bulk<'_>) -> Result<()>,
) -> Result<Book> {
    let book = make(path, password, seed, at, owner, |_| Ok(()))?;
    bulk::load(book, password, seed, fill).inspect_err(|_| bulk::remove(path))
}

/// The first unit was made with a random uid; it gets one of the seed, the book its mark, and the history starts anew.
fn forget_creation(book: &mut Book, act: Act<'_>) -> Result<()> {
    book.write(act, |tx: &Tx<'_>| {
        tx.conn().execute("UPDATE unit SET uid = ?1", [tx.new_uid()])?;
        mark(tx)
    })?;
    book.conn().execute_batch("DELETE FROM change_row; DELETE FROM change; DELETE FROM history_head")?;
    Ok(())
}

/// Milliseconds UTC of a time of day in China (UTC+8).
fn moment(day: Day, hour: u32, minute: u32) -> i64 {
    let local = day.and_hms_opt(hour, minute, 0).unwrap_or_default();
    local.and_utc().timestamp_millis() - 8 * 3_600_000
}

/// A small generator (SplitMix64), so that the same seed gives the same book in every version of every library.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0 … below - 1.
    fn below(&mut self, below: usize) -> usize {
        usize::try_from(self.next() % below.max(1) as u64).unwrap_or_default()
    }

    /// True once in `n` times.
    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}
