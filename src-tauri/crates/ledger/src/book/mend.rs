//! 修复: what follows from the records is made anew. Records, history and seals are never touched.

use rusqlite::params;

use super::{Tx, derive};
use crate::member::pinyin;
use crate::{Result, search};

/// Recomputes every sum, the index of the search, and the readings of names. Errors: those of the store.
pub fn mend(tx: &Tx<'_>) -> Result<()> {
    readings(tx)?;
    derive::recompute_all(tx.conn)?;
    search::rebuild_all(tx.conn)?;
    tx.summary("修复：重算合计、查找索引和姓名拼音")
}

fn readings(tx: &Tx<'_>) -> Result<()> {
    let mut people = tx.conn.prepare("SELECT id, name FROM member")?;
    let people = people
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
    let mut update = tx.conn.prepare(
        "UPDATE member SET pinyin = ?2, initials = ?3 WHERE id = ?1 AND (pinyin, initials) IS NOT (?2, ?3)",
    )?;
    for (id, name) in people {
        update.execute(params![id, pinyin::full(&name), pinyin::initials(&name)])?;
    }
    Ok(())
}
