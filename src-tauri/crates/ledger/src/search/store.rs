//! Asking the index.

use rusqlite::params;

use super::index::{NOUNS, first_id};
use super::{Hit, words};
use crate::{Result, View};

/// What is found by some words, grouped: people, sessions, tasks, lists, topics, units. All words must occur; in a group
/// labels that begin with what was typed come first, then the newest. At most `limit` hits; the longest group is cut first.
pub fn search(view: &View<'_>, typed: &str, limit: usize) -> Result<Vec<Hit>> {
    let Some(query) = words::query(typed) else { return Ok(Vec::new()) };
    // Reading by descending row id stops at the limit: a word that half a million sessions have costs no more than a rare one.
    let mut statement = view.conn().prepare_cached(
        "SELECT r.noun, r.record_id, r.label, nullif(concat_ws(' · ', u.name, r.detail), ''), r.on_day
           FROM (SELECT rowid FROM search_text WHERE search_text MATCH ?1 AND rowid > ?2 AND rowid < ?3
                 ORDER BY rowid DESC LIMIT ?4) AS x
           JOIN search_row r ON r.id = x.rowid LEFT JOIN unit u ON u.id = r.unit_id
         ORDER BY instr(r.label, ?5) <> 1, r.on_day DESC, r.id DESC",
    )?;
    let mut groups: Vec<Vec<Hit>> = Vec::new();
    for place in 0..NOUNS.len() {
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(
            params![query, first_id(place), first_id(place + 1), most, typed.trim()],
            |row| {
                Ok(Hit {
                    noun: row.get(0)?,
                    record_id: row.get(1)?,
                    label: row.get(2)?,
                    detail: row.get(3)?,
                    on_day: row.get(4)?,
                })
            },
        )?;
        groups.push(rows.collect::<rusqlite::Result<_>>()?);
    }
    while groups.iter().map(Vec::len).sum::<usize>() > limit {
        if let Some(longest) = groups.iter_mut().max_by_key(|group| group.len()) {
            longest.pop();
        }
    }
    Ok(groups.into_iter().flatten().collect())
}
