//! What a book holds, at a glance, and what one state of it has that another has not: for who is about to restore a backup.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Change, View, changes};
use crate::Result;
use crate::date::Day;
use crate::id::ChangeId;

/// So many sessions are named; of the others there is the number.
const NAMED: usize = 10;

/// What is counted, by table, and what people call it.
const COUNTED: [(&str, &str); 9] = [
    ("session", "活动"),
    ("attendance", "点名"),
    ("make_up", "补学"),
    ("member", "党员"),
    ("topic", "学习主题"),
    ("task", "任务"),
    ("plan_item", "计划"),
    ("register_row", "台账登记"),
    ("attachment", "佐证材料"),
];

/// A book at a glance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Contents {
    /// Of its unit: the same in all copies of one book.
    pub uid: String,
    /// Name of its unit.
    pub unit: String,
    /// The day of the last session that was held or begun.
    pub last_on: Option<Day>,
    /// How many records there are of each kind.
    pub amounts: Vec<Amount>,
    /// The last entry of history.
    pub last_change: Option<Change>,
}

/// How many records of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Amount {
    /// 活动, 党员 …
    pub what: String,
    /// How many.
    pub count: i64,
}

/// What one state of a book has that another has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Only {
    /// How many sessions.
    pub count: usize,
    /// The newest of them, the newest first.
    pub newest: Vec<Named>,
}

/// A session by what people know it by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// Its day.
    pub on_day: Day,
    /// Its title; of a talk only that it is one.
    pub title: String,
}

/// Two states of a book beside each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Apart {
    /// Sessions that only the one has.
    pub ours: Only,
    /// Sessions that only the other has.
    pub theirs: Only,
    /// How many entries of history the one has since the other; none: the history of the other is not the beginning of its own.
    pub since: Option<i64>,
}

/// A book at a glance.
pub fn contents(view: &View<'_>) -> Result<Contents> {
    let top = crate::unit::top(view)?;
    let last_on = view.conn.query_row(
        "SELECT max(on_day) FROM session WHERE status IN ('held', 'sealed', 'draft')",
        [],
        |row| row.get(0),
    )?;
    let mut amounts = Vec::with_capacity(COUNTED.len());
    for (table, what) in COUNTED {
        view.watch().check()?;
        let count = view.conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        amounts.push(Amount { what: what.to_owned(), count });
    }
    let last_change = changes(view, 1, None)?.into_iter().next();
    Ok(Contents { uid: top.uid, unit: top.fields.name, last_on, amounts, last_change })
}

/// Two books beside each other, session by session: both lists are walked in the order of their uids, so that a book of a million
/// sessions needs no more memory than a small one.
pub fn apart(ours: &View<'_>, theirs: &View<'_>) -> Result<Apart> {
    const SESSIONS: &str =
        "SELECT uid, on_day, iif(is_restricted, '谈心谈话', title) FROM session ORDER BY uid";
    let (mut left, mut right) = (ours.conn.prepare(SESSIONS)?, theirs.conn.prepare(SESSIONS)?);
    let (mut left, mut right) = (left.query([])?, right.query([])?);
    let (mut only_left, mut only_right) = (Only::new(), Only::new());
    let (mut one, mut other) = (read(&mut left)?, read(&mut right)?);
    loop {
        let order = match (&one, &other) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some((one, _)), Some((other, _))) => one.cmp(other),
        };
        ours.watch().check()?;
        if order.is_le() {
            let mine = std::mem::replace(&mut one, read(&mut left)?);
            if order.is_lt() {
                only_left.add(mine);
            }
        }
        if order.is_ge() {
            let its = std::mem::replace(&mut other, read(&mut right)?);
            if order.is_gt() {
                only_right.add(its);
            }
        }
    }
    Ok(Apart { ours: only_left, theirs: only_right, since: since(ours, theirs)? })
}

fn read(rows: &mut rusqlite::Rows<'_>) -> Result<Option<(String, Named)>> {
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some((row.get(0)?, Named { on_day: row.get(1)?, title: row.get(2)? })))
}

impl Only {
    const fn new() -> Self {
        Self { count: 0, newest: Vec::new() }
    }

    fn add(&mut self, session: Option<(String, Named)>) {
        let Some((_, named)) = session else { return };
        self.count += 1;
        let place = self.newest.partition_point(|known| *known >= named);
        self.newest.insert(place, named);
        self.newest.truncate(NAMED);
    }
}

/// Entries of history after the last one of the other, which must be an entry of this one.
fn since(ours: &View<'_>, theirs: &View<'_>) -> Result<Option<i64>> {
    let Some(last) = changes(theirs, 1, None)?.into_iter().next() else { return Ok(None) };
    let same = changes(ours, 1, Some(ChangeId(last.id.0 + 1)))?.into_iter().next();
    let is_same =
        same.is_some_and(|same| (same.id, same.at, &same.summary) == (last.id, last.at, &last.summary));
    if !is_same {
        return Ok(None);
    }
    let sql = "SELECT count(*) FROM change WHERE id > ?1";
    Ok(Some(ours.conn.query_row(sql, [last.id.0], |row| row.get(0))?))
}
