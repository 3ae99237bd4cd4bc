//! What encryption costs: the same rows written and read in a file under SQLCipher, set as a book is, and in one of plain SQLite.
//! (The layer that hides a book's head only shifts each place in the file; it is left out.)

use std::{fs, path::Path, time::Duration};

use rusqlite::Connection;

use crate::shortest;

/// As a book gives it: key and salt themselves, so that nothing is derived. Made up.
const KEY: &str =
    "x'7d1c5e90a2b34f688c0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e00112233445566778899aabbccddeeff'";

/// Marks of attendance: a large branch of 40 people for a hundred years, a session a week.
const ROWS: i64 = 208_000;
const PEOPLE: i64 = 40;

/// Prints both times of writing and of counting, and their ratio.
pub fn measure(home: &Path) {
    println!("加密");
    let (sealed, plain) = (home.join("加密.db"), home.join("普通.db"));
    let (sealed_time, ()) = shortest(|| write(&sealed, Some(KEY)));
    let (plain_time, ()) = shortest(|| write(&plain, None));
    say(&format!("写入 {ROWS} 行并落盘"), sealed_time, plain_time);
    let (sealed_time, sealed_count) = shortest(|| count(&sealed, Some(KEY)));
    let (plain_time, plain_count) = shortest(|| count(&plain, None));
    assert_eq!(sealed_count, plain_count, "the same rows are counted");
    assert_eq!(sealed_count, (ROWS - (ROWS + 6) / 7, ROWS / PEOPLE), "and all of them");
    say("打开并逐行统计", sealed_time, plain_time);
    let is_clear = |path| {
        let bytes: Vec<u8> = fs::read(path).expect("the file is read");
        bytes.windows(6).any(|six| six == "实到".as_bytes())
    };
    assert!(is_clear(&plain) && !is_clear(&sealed), "the one is encrypted and the other is not");
}

fn say(what: &str, sealed: Duration, plain: Duration) {
    let ratio = sealed.as_secs_f64() / plain.as_secs_f64();
    println!("　{what}: 加密 {sealed:.1?}　普通 SQLite {plain:.1?}　×{ratio:.2}");
}

/// A file of its own with all rows in one transaction, closed again with its log written into it.
fn write(path: &Path, key: Option<&str>) {
    let _ = fs::remove_file(path);
    let mut conn = connect(path, key);
    conn.execute_batch(
        "CREATE TABLE mark (id INTEGER PRIMARY KEY, session INTEGER, member INTEGER, status TEXT, minutes INTEGER, note TEXT) STRICT;
         CREATE INDEX mark_member ON mark (member, session);",
    )
    .expect("a table");
    let tx = conn.transaction().expect("a transaction");
    {
        let words = "INSERT INTO mark (session, member, status, minutes, note) VALUES (?1, ?2, ?3, ?4, ?5)";
        let mut insert = tx.prepare(words).expect("a statement");
        for row in 0..ROWS {
            let (status, note) =
                if row % 7 == 0 { ("请假", Some("检修值班")) } else { ("实到", None) };
            insert.execute((row / PEOPLE, row % PEOPLE, status, 60 + row % 31, note)).expect("a row");
        }
    }
    tx.commit().expect("it is written");
    conn.close().map_err(|(_, error)| error).expect("it is closed");
}

/// How many were there and at how many sessions: every row looked at, every page read from the file anew.
fn count(path: &Path, key: Option<&str>) -> (i64, i64) {
    let words = "SELECT count(*) FILTER (WHERE status = '实到'), max(session) + 1 FROM mark NOT INDEXED";
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    connect(path, key).query_row(words, [], row).expect("a count")
}

/// What `ledger::Book` sets.
fn connect(path: &Path, key: Option<&str>) -> Connection {
    let conn = Connection::open(path).expect("the file opens");
    if let Some(key) = key {
        conn.pragma_update(None, "key", key).expect("the key fits");
    }
    for (name, value) in
        [("journal_mode", "WAL"), ("synchronous", "FULL"), ("temp_store", "MEMORY"), ("cache_size", "-64000")]
    {
        conn.pragma_update(None, name, value).expect("a setting");
    }
    conn
}
