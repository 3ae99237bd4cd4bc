//! 备份: a verified copy in one file.

use std::path::Path;

use rusqlite::Connection;

use super::file;
use crate::Result;

/// A copy of the book as it is before a migration changes it: `手册.book-v1`.
pub(super) fn backup_before_migration(conn: &Connection, path: &Path, version: i64) -> Result<()> {
    let target = file::beside(path, &format!("v{version}"));
    conn.execute("VACUUM INTO ?1", [target.to_string_lossy()])?;
    Ok(())
}
