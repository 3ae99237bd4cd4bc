//! 第二处: where backups of the open book are copied to as well, and what is known of it.

use std::path::{Path, PathBuf};

use ledger::Role;
use ledger::date::{Day, Quarter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backups;
use crate::care::{Care, Place};
use crate::courier::SecondState;
use crate::error::{CommandError, Result};
use crate::rehearsal::Rehearsal;
use crate::reminder::{SOON, Todo, TodoState, TodoWhat};
use crate::request::Empty;
use crate::work::Work;

/// A backup this old (days) has nothing to prove yet: a book is not begun with a rehearsal.
const YOUNG: i64 = 7;

/// A second place to choose.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupSecondReq {
    /// The folder; null: no second place.
    pub folder: Option<PathBuf>,
}

/// The second place.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Second {
    /// The folder that was chosen.
    pub folder: String,
    /// How it stood when somebody looked last.
    pub state: SecondState,
    /// Somebody is there now: it is being looked at, or copied to.
    pub is_busy: bool,
    /// When the newest backup that was seen there was made, ms UTC.
    pub newest: Option<i64>,
    /// It is on the same disk as the book: what happens to the one happens to the other.
    pub is_same_disk: bool,
}

/// What is known of the backups of the open book.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupCare {
    /// The second place; none: none was chosen.
    pub second: Option<Second>,
    /// The last rehearsal of a restore.
    pub rehearsed: Option<Rehearsal>,
    /// The last day of this quarter: until then one is proposed.
    pub rehearse_by: Day,
    /// There was none in this quarter, and there is something to rehearse with.
    pub is_due: bool,
}

/// `backup_care`
pub fn care(work: &mut Work<'_>, Empty {}: Empty) -> Result<BackupCare> {
    let folder = backups::folder(&work.state.paths.home, work.book()?)?;
    let (care, seen) = (Care::load(&folder), work.state.courier.seen(&folder));
    let due = rehearsal_due(work, &folder, &care);
    let second = care.second.map(|place| Second {
        state: seen.state,
        is_busy: seen.is_busy,
        newest: seen.there.first().map(|backup| backup.at).or(place.carried),
        is_same_disk: seen.is_same_disk,
        folder: place.folder.display().to_string(),
    });
    Ok(BackupCare {
        second,
        is_due: due.is_some(),
        rehearsed: care.rehearsed,
        rehearse_by: Quarter::of(work.today()).window().to,
    })
}

/// By when a restore is to be rehearsed; none: it was in this quarter, or there is nothing to rehearse with yet.
fn rehearsal_due(work: &Work<'_>, folder: &Path, care: &Care) -> Option<Day> {
    let quarter = Quarter::of(work.today()).window();
    let was = care.rehearsed.as_ref().map(|last| last.day);
    let is_old = |at: i64| work.now() - at > YOUNG * 24 * 60 * 60 * 1000;
    let has_old = backups::list(folder).last().is_some_and(|oldest| is_old(oldest.at));
    (has_old && was.is_none_or(|day| day < quarter.from)).then_some(quarter.to)
}

/// The rehearsal as a thing to do, in the last weeks of the quarter: for the secretary, whose the backups are.
pub fn todo(work: &Work<'_>) -> Result<Option<Todo>> {
    let book = work.book()?;
    let folder = backups::folder(&work.state.paths.home, book)?;
    let due = rehearsal_due(work, &folder, &Care::load(&folder));
    let is_soon = |due: &Day| due.checked_sub_days(SOON).is_none_or(|from| work.today() >= from);
    Ok(due.filter(is_soon).filter(|_| book.role() == Role::Secretary).map(|due| Todo {
        what: TodoWhat::Rehearsal,
        state: TodoState::Near,
        due_on: Some(due),
        title: "本季做一次恢复演练".to_owned(),
        detail: "看看备份真能用，一两分钟，不动手册".to_owned(),
        record_id: None,
        findings: Vec::new(),
    }))
}

/// `backup_carry`
pub fn carry(work: &mut Work<'_>, Empty {}: Empty) -> Result<Empty> {
    let folder = backups::folder(&work.state.paths.home, work.book()?)?;
    work.state.courier.send(&folder, work.today());
    Ok(Empty {})
}

/// `backup_second`
pub fn choose(work: &mut Work<'_>, BackupSecondReq { folder: chosen }: BackupSecondReq) -> Result<Empty> {
    let home = &work.state.paths.home;
    let folder = backups::folder(home, work.book()?)?;
    if chosen.as_ref().is_some_and(|chosen| chosen.starts_with(home) || !chosen.is_absolute()) {
        return Err(CommandError::invalid(
            "folder",
            "这是程序自己放备份的地方。没有改动。请选 U 盘、移动硬盘或单位共享文件夹里的文件夹。",
        ));
    }
    // The newest that there is goes there at once, then every one that is made.
    let since = backups::list(&folder).first().map_or_else(|| work.now(), |newest| newest.at);
    let place = chosen.map(|folder| Place { folder, since, carried: None });
    Care::change(&folder, |care| care.second = place).map_err(|source| CommandError::io(&folder, &source))?;
    work.state.courier.forget(&folder);
    work.state.courier.send(&folder, work.today());
    Ok(Empty {})
}
