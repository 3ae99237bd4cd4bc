//! The schema changes only by a new migration, and nobody changes it without noticing.

use sha2::{Digest, Sha256};

use crate::new_book;

/// Migrations as they were released. A line is added for a new one and never changed afterwards.
const FROZEN: &[(&str, &str, &str)] = &[(
    "0001_book.sql",
    include_str!("../../migrations/0001_book.sql"),
    "63a3b64556b5b29225f9579a72d9c207a87d13ef0577977dacbf8a959f157486",
)];

#[test]
fn released_migrations_never_change() {
    for (name, sql, frozen) in FROZEN {
        let hash: String =
            Sha256::digest(sql.replace("\r\n", "\n")).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hash, *frozen,
            "books in use have run {name}: write the next migration instead of changing it"
        );
    }
}

#[test]
fn the_schema_is_the_one_on_record() {
    let (_folder, book) = new_book();
    let path = book.path().to_owned();
    drop(book);
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.pragma_update(None, "key", "口令").unwrap();
    let mut statement = raw
        .prepare("SELECT type || ' ' || name || ' ' || sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'search_text_%' ORDER BY type, name")
        .unwrap();
    let lines = statement.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap);
    let bare = |line: String| {
        let code = line
            .lines()
            .map(|line| line.split("--").next().unwrap_or_default())
            .collect::<Vec<_>>()
            .join(" ");
        code.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let found = lines.map(bare).collect::<Vec<_>>().join("\n") + "\n";
    let snap = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ledger/schema.snap");
    if std::env::var_os("BRANCHBOOK_BLESS").is_some() {
        std::fs::write(snap, &found).unwrap();
    }
    let known = std::fs::read_to_string(snap).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(
        found, known,
        "the schema changed: look at the difference, then run once with BRANCHBOOK_BLESS=1"
    );
}
