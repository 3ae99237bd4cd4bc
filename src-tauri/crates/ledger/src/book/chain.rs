//! 历史链: each entry of history carries a SHA-256 over what it says, the rows it wrote, and the hash of the entry before it.
//!
//! Whoever changes an old entry, takes one out or puts one in without this program breaks the chain at that place, and
//! `verify` names it. The chain has no secret: somebody who computes all of it anew is found out by the hashes that seals keep
//! and papers print.

use chrono::{Local, TimeZone};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use super::View;
use crate::Result;

/// What an entry says of itself, in the order in which it is hashed.
const ENTRY: &str = "SELECT id, at, who, intent, summary, noun, record_id, undoes, hash FROM change";
/// How many of these columns are hashed: all but the hash itself.
const HASHED: usize = 8;

/// The rows an entry wrote, in the order of writing.
const ROWS: &str = "SELECT tbl, key, before, after FROM change_row WHERE change_id = ?1 ORDER BY id";
const ROW_COLUMNS: usize = 4;

/// Gives an entry that is complete its hash and makes it the newest.
pub(super) fn link(conn: &Connection, entry: i64) -> Result<()> {
    let before = head(conn)?.map(|(_, hash)| hash).unwrap_or_default();
    let hash = conn
        .prepare_cached(&format!("{ENTRY} WHERE id = ?1"))?
        .query_row([entry], |row| hash_of(conn, row, &before))?;
    conn.prepare_cached("UPDATE change SET hash = ?2 WHERE id = ?1")?.execute(params![entry, hash])?;
    conn.prepare_cached("INSERT OR REPLACE INTO history_head VALUES (1, ?1, ?2)")?
        .execute(params![entry, hash])?;
    Ok(())
}

/// Links everything a book of an older version holds.
pub(super) fn link_all(conn: &Connection) -> Result<()> {
    let entries = conn
        .prepare("SELECT id FROM change ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    entries.into_iter().try_for_each(|entry| link(conn, entry))
}

/// The newest entry and its hash; none in a book without history.
pub(super) fn head(conn: &Connection) -> Result<Option<(i64, String)>> {
    let sql = "SELECT change_id, hash FROM history_head";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// The hash of the newest entry, for what is to be compared with it later; none in a book without history.
pub(crate) fn head_hash(view: &View<'_>) -> Result<Option<String>> {
    Ok(head(view.conn())?.map(|(_, hash)| hash))
}

fn hash_of(conn: &Connection, entry: &Row<'_>, before: &str) -> rusqlite::Result<String> {
    let mut hash = Sha256::new();
    hash.update(before);
    add(&mut hash, entry, HASHED)?;
    let mut statement = conn.prepare_cached(ROWS)?;
    let mut rows = statement.query([entry.get::<_, i64>(0)?])?;
    while let Some(row) = rows.next()? {
        add(&mut hash, row, ROW_COLUMNS)?;
    }
    Ok(hex(&hash.finalize()))
}

/// Adds columns so that no two different rows look alike: each has its kind and its length in front.
fn add(hash: &mut Sha256, row: &Row<'_>, columns: usize) -> rusqlite::Result<()> {
    for column in 0..columns {
        match row.get_ref(column)? {
            ValueRef::Integer(number) => {
                hash.update(b"i");
                hash.update(number.to_le_bytes());
            }
            ValueRef::Text(text) => {
                hash.update(b"t");
                hash.update((text.len() as u64).to_le_bytes());
                hash.update(text);
            }
            // The columns are STRICT: nothing else is left.
            _ => hash.update(b"n"),
        }
    }
    Ok(())
}

/// Lower-case hex of a digest.
pub(crate) fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether this entry is there as it was, and those after it follow from it without a gap, to the newest. None: all of them.
pub(super) fn continues(conn: &Connection, from: Option<&(i64, String)>) -> Result<bool> {
    let mut last = from.cloned().unwrap_or_default();
    if from.is_some() {
        let sql = "SELECT hash FROM change WHERE id = ?1";
        let stored: Option<Option<String>> = conn.query_row(sql, [last.0], |row| row.get(0)).optional()?;
        if stored.flatten().as_ref() != Some(&last.1) {
            return Ok(false);
        }
    }
    let mut statement = conn.prepare(&format!("{ENTRY} WHERE id > ?1 ORDER BY id"))?;
    let mut rows = statement.query([last.0])?;
    while let Some(row) = rows.next()? {
        let (id, stored): (i64, Option<String>) = (row.get(0)?, row.get(HASHED)?);
        let hash = hash_of(conn, row, &last.1)?;
        if id != last.0 + 1 || stored.as_ref() != Some(&hash) {
            return Ok(false);
        }
        last = (id, hash);
    }
    Ok(head(conn)?.unwrap_or_default() == last)
}

/// How many entries there are, how many of them are not as they were written, and the first of these in words.
pub(super) fn compare(view: &View<'_>) -> Result<(i64, i64, Option<String>)> {
    let conn = view.conn();
    let (mut checked, mut faults) = (0, Vec::new());
    let mut last = (0, String::new());
    let mut statement = conn.prepare(&format!("{ENTRY} ORDER BY id"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        view.watch().check()?;
        checked += 1;
        let (id, stored): (i64, Option<String>) = (row.get(0)?, row.get(HASHED)?);
        let stored = stored.unwrap_or_default();
        if stored != hash_of(conn, row, &last.1)? {
            // Entries are numbered without a gap.
            let what = if id == last.0 + 1 {
                "写好以后被改过，或前后接不上"
            } else {
                "前面的记录被拿掉了"
            };
            faults.push(format!("{}{what}", named(row)?));
        }
        last = (id, stored);
    }
    if head(conn)?.is_some_and(|newest| newest != last) {
        faults.push("最后的记录被拿掉或换过".to_owned());
    }
    let wrong = i64::try_from(faults.len()).unwrap_or(i64::MAX);
    Ok((checked, wrong, faults.into_iter().next()))
}

/// `第12条（2026年9月18日16:05，许秀兰，登记活动：…）`
fn named(entry: &Row<'_>) -> rusqlite::Result<String> {
    let (id, at): (i64, i64) = (entry.get(0)?, entry.get(1)?);
    let at = Local.timestamp_millis_opt(at).earliest();
    let at = at.map_or_else(String::new, |at| at.format("%Y年%-m月%-d日%H:%M，").to_string());
    let (who, summary): (String, String) = (entry.get(2)?, entry.get(4)?);
    Ok(format!("第{id}条（{at}{who}，{summary}）"))
}
