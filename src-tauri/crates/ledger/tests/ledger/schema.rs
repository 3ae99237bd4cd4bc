//! The schema changes only by a new migration, and nobody changes it without noticing.

use sha2::{Digest, Sha256};

use crate::key::raw;
use crate::new_book;

/// Migrations as they were released. A line is added for a new one and never changed afterwards.
pub const FROZEN: &[(&str, &str, &str)] = &[
    (
        "0001_book.sql",
        include_str!("../../migrations/0001_book.sql"),
        "c307e05a4799a5bcc724e1f4801868194b762ab429949fdba0f3b64d2e732366",
    ),
    (
        "0002_wording.sql",
        include_str!("../../migrations/0002_wording.sql"),
        "8b743a44aedcdca88e8d4576d3791136343d7295412eeeffb5a222a7153014ac",
    ),
    (
        "0003_register.sql",
        include_str!("../../migrations/0003_register.sql"),
        "69f8f5f01a23a7a4236c3820bfec61c0e6b1093ba820e5b275510509f6adad1e",
    ),
    (
        "0004_calendar.sql",
        include_str!("../../migrations/0004_calendar.sql"),
        "39ba01f0f1960878dba54eac30d6b09bce10308aa58399dcd99958cbf036f6fc",
    ),
    (
        "0005_life.sql",
        include_str!("../../migrations/0005_life.sql"),
        "08976d7296ccd6c1acfcebefde18dac71bee22e3a640c202079320df7a8941d0",
    ),
    (
        "0006_draft.sql",
        include_str!("../../migrations/0006_draft.sql"),
        "8ca30c31fc5182fcf95e8f3dfd81dae0074eb431d3167d6076b609623b8b25a5",
    ),
    (
        "0007_attachment.sql",
        include_str!("../../migrations/0007_attachment.sql"),
        "4457e622f0ce9c8325d5c4a9df22c369f89f5e95cc0e9c49015699fab2cdf33c",
    ),
    (
        "0008_seal.sql",
        include_str!("../../migrations/0008_seal.sql"),
        "10c40727cb23455431a6eba0936bb4253ac9c7783da5d6830150534fcb68da5a",
    ),
];

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
    let raw = raw(&path);
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

/// References whose table is read whole when the row they lead to is deleted: few rows, or (attendance by unit) a deletion
/// that hardly ever happens, not worth an index of 17 million rows.
const WITHOUT_INDEX: &[&str] = &["attendance.unit_id", "setting.unit_id", "unit.base_id", "wording.unit_id"];

#[test]
fn deleting_a_row_reads_no_large_table() {
    let (_folder, book) = new_book();
    let path = book.path().to_owned();
    drop(book);
    let raw = raw(&path);
    let mut statement = raw
        .prepare(
            "SELECT t.name || '.' || f.\"from\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
             WHERE t.type = 'table' AND NOT EXISTS (
               SELECT 1 FROM pragma_index_list(t.name) l, pragma_index_info(l.name) i WHERE i.seqno = 0 AND i.name = f.\"from\")
             ORDER BY 1",
        )
        .unwrap();
    let found: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(found, WITHOUT_INDEX, "a reference without an index makes deletions read its whole table");
}

#[test]
fn drafts_are_counted_without_reading_every_session() {
    let (_folder, book) = new_book();
    let path = book.path().to_owned();
    drop(book);
    let raw = raw(&path);
    let plan: String = raw
        .query_row("EXPLAIN QUERY PLAN SELECT count(*) FROM session WHERE status = 'draft'", [], |row| {
            row.get(3)
        })
        .unwrap();
    assert!(
        plan.contains("session_draft"),
        "the window asks after every change, also in a book of a million: {plan}"
    );
}
