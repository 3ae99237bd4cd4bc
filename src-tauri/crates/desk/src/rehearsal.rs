//! 恢复演练: the newest backup is copied aside, opened, and everything in it recomputed, as after a real restore. The backup itself
//! is only read.

use std::path::Path;
use std::time::Instant;

use ledger::book::{Amount, Aside};
use ledger::date::Day;
use ledger::{Book, Error};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backups::{self, Backup};
use crate::care::Care;
use crate::courier;
use crate::error::{CommandError, Result};
use crate::request::Empty;
use crate::work::Work;

/// How a rehearsal went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Rehearsal {
    /// When.
    pub day: Day,
    /// When the backup was made, ms UTC.
    pub backup_at: i64,
    /// It lay at the second place.
    pub is_second: bool,
    /// How long it took, ms.
    pub took: u64,
    /// How many promises of the self-check were looked at.
    pub checked: usize,
    /// What is not as it must be; empty: a restore would have given the book back whole.
    pub faults: Vec<String>,
    /// What it holds.
    pub amounts: Vec<Amount>,
    /// Entries of history in the book since.
    pub since: Option<i64>,
}

/// `backup_rehearse`
pub fn rehearse(work: &mut Work<'_>, Empty {}: Empty) -> Result<Rehearsal> {
    let book = work.book()?;
    let folder = backups::folder(&work.state.paths.home, book)?;
    let second = courier::look(&folder).into_iter().next();
    let is_second = second.is_some();
    let newest = second.or_else(|| backups::list(&folder).into_iter().next()).ok_or_else(|| {
        CommandError::invalid("backup", "还没有备份。没有改动。请先点“立即备份”，再来演练。")
    })?;
    let start = Instant::now();
    let mut rehearsal = Rehearsal {
        day: work.today(),
        backup_at: newest.at,
        is_second,
        took: 0,
        checked: 0,
        faults: Vec::new(),
        amounts: Vec::new(),
        since: None,
    };
    match look(work, book, &newest, &mut rehearsal) {
        // Nothing is known of the backup then.
        Err(error @ (Error::Cancelled | Error::DiskFull)) => return Err(error.into()),
        Err(error) => rehearsal.faults.push(CommandError::from(error).message),
        Ok(()) => {}
    }
    rehearsal.took = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let noted = rehearsal.clone();
    Care::change(&folder, |care| care.rehearsed = Some(noted))
        .map_err(|source| CommandError::io(&folder, &source))?;
    Ok(rehearsal)
}

/// Opens a copy of the backup, recomputes its figures, and holds its counts against the book's.
fn look(work: &Work<'_>, book: &Book, backup: &Backup, found: &mut Rehearsal) -> ledger::Result<()> {
    let (from, aside) = (Path::new(&backup.path), work.state.aside_folder());
    let aside = Aside::by_key_of(book, from, &aside, &work.state.watch)?;
    let lines = aside.read(ledger::book::verify)?;
    found.checked = lines.len();
    found.faults.extend(lines.into_iter().filter(|line| line.wrong > 0).map(|line| line.what));
    found.amounts = aside.read(ledger::book::contents)?.amounts;
    found.since = book.read(|ours| aside.read(|theirs| ledger::book::apart(ours, theirs)))?.since;
    match found.since {
        None => found.faults.push("备份的历史和手册的接不上".to_owned()),
        // Nothing was written since: then every count must be the same.
        Some(0) if book.read(ledger::book::contents)?.amounts != found.amounts => {
            found.faults.push("备份里的条数和手册的不一样".to_owned());
        }
        Some(_) => {}
    }
    Ok(())
}
