//! 草稿: what is being typed into a form, kept so that a crash, a lock or a closed window loses at most the last second.
//!
//! A draft is no record: it has no history and cannot be undone, no search finds it, no paper prints it. It lies in the book
//! because it holds the same personal data, and nowhere else is encrypted.

use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{Error, Result, Tx, View};

/// Longest draft, bytes of JSON: minutes of a hundred pages. More is no typing but a paste by mistake.
const LONGEST: usize = 1 << 20;

/// What was typed into one form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Draft {
    /// Which form: the address of its page, `/sessions/new`, with `#content` for one part of it.
    pub key: String,
    /// The fields as the form holds them; only that form knows what they mean.
    #[ts(type = "unknown")]
    pub body: Value,
    /// When it was kept, ms UTC.
    pub at: i64,
}

/// The draft of a form.
pub fn get(view: &View<'_>, key: &str) -> Result<Option<Draft>> {
    let sql = "SELECT body, at FROM draft WHERE key = ?1";
    let found: Option<(String, i64)> =
        view.conn().prepare_cached(sql)?.query_row([key], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    // What cannot be read any more is as good as no draft.
    Ok(found.and_then(|(body, at)| {
        Some(Draft { key: key.to_owned(), body: serde_json::from_str(&body).ok()?, at })
    }))
}

/// Every draft, the newest first.
pub fn list(view: &View<'_>) -> Result<Vec<Draft>> {
    let mut statement =
        view.conn().prepare_cached("SELECT key, body, at FROM draft ORDER BY at DESC, key")?;
    let rows = statement.query_map([], |row| {
        let body: String = row.get(1)?;
        Ok(Draft { key: row.get(0)?, body: serde_json::from_str(&body).unwrap_or_default(), at: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keeps what a form holds now, in place of what it held before. Error: `broken` on `body` when it is too long.
pub fn keep(tx: &Tx<'_>, key: &str, body: &Value) -> Result<()> {
    let body = body.to_string();
    if body.len() > LONGEST {
        return Err(Error::broken("body", "写的内容太长，没有自动存成草稿。分成几段写入手册"));
    }
    tx.conn()
        .prepare_cached(
            "INSERT INTO draft (key, body, at) VALUES (?1, ?2, ?3)
             ON CONFLICT (key) DO UPDATE SET body = excluded.body, at = excluded.at",
        )?
        .execute(params![key, body, tx.at()])?;
    Ok(())
}

/// Forgets the draft of a form that was saved, or that nobody wants any more.
pub fn discard(tx: &Tx<'_>, key: &str) -> Result<()> {
    tx.conn().prepare_cached("DELETE FROM draft WHERE key = ?1")?.execute([key])?;
    Ok(())
}
