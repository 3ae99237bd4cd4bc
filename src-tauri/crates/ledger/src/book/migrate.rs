//! The schema's versions: numbered files, forward only; a released file never changes (a test freezes its hash).

use rusqlite::Connection;

use crate::Result;

/// The migrations in order; version n is reached after the first n.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_book.sql"),
    include_str!("../../migrations/0002_wording.sql"),
    include_str!("../../migrations/0003_register.sql"),
    include_str!("../../migrations/0004_calendar.sql"),
    include_str!("../../migrations/0005_life.sql"),
    include_str!("../../migrations/0006_draft.sql"),
    include_str!("../../migrations/0007_attachment.sql"),
    include_str!("../../migrations/0008_seal.sql"),
];

/// The version from which every entry of history is linked to the one before it.
pub const LINKED: i64 = 8;

/// The version this program writes.
pub const VERSION: i64 = MIGRATIONS.len() as i64;

/// The version a book has.
pub fn version(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Runs every pending migration in one transaction; foreign keys are checked before it commits.
pub fn run(conn: &Connection) -> Result<()> {
    let from = version(conn)?;
    let transaction = conn.unchecked_transaction()?;
    for sql in MIGRATIONS.iter().skip(usize::try_from(from).unwrap_or_default()) {
        transaction.execute_batch(sql)?;
    }
    // SQL alone cannot make the hashes.
    if from < LINKED {
        super::chain::link_all(&transaction)?;
    }
    let is_broken = transaction.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if is_broken {
        return Err(crate::Error::Damaged("foreign keys after migration".into()));
    }
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()?;
    Ok(())
}
