//! Making and opening a book.

use std::cell::Cell;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags};

use super::code::RecoveryCode;
use super::found::{self, Found};
use super::head::{self, Head};
use super::key::Key;
use super::lock::Lock;
use super::slot::Cost;
use super::{Act, Book, Watch, change, derive, file, log, migrate, vfs, watch};
use crate::id::UnitId;
use crate::unit::UnitFields;
use crate::{Error, Result, Role};

/// 'BBK1': every book carries it, so that another program's encrypted database is not taken for one.
const APPLICATION_ID: i64 = 0x4242_4B31;

/// KiB of pages kept, each read and decrypted once (SQLite counts them so below zero). With SQLite's own 2 MB the indexes of a
/// backup of 150 MB were compared with its tables in 21 s, with this in 6.6 s.
pub(super) const CACHE: i64 = -64_000;

impl Book {
    /// Makes a new book with its first unit; `cost` is what a try at its password costs. Errors: [`Error::Exists`], also
    /// of the log of another book that lay there; a folder that cannot be written, a full disk. On an error no file is left behind.
    pub fn create(path: &Path, password: &str, cost: Cost, act: Act<'_>, owner: &UnitFields) -> Result<Self> {
        make(path, act, owner, |key| Head::new(key, password, cost, None))
    }

    /// The same with a recovery code, which is told this once.
    pub fn create_with_code(
        path: &Path,
        password: &str,
        cost: Cost,
        act: Act<'_>,
        owner: &UnitFields,
    ) -> Result<(Self, RecoveryCode)> {
        let code = RecoveryCode::random()?;
        let book = make(path, act, owner, |key| Head::new(key, password, cost, Some(code.secret())))?;
        Ok((book, code))
    }

    /// Opens a book, by the password of the secretary or of the recorder. Errors, each its own: no such file, not a book, wrong
    /// password, damaged, newer than this program, in use by another program.
    pub fn open(path: &Path, password: &str) -> Result<Self> {
        let start = file::inspect(path)?;
        let lock = Lock::take(path)?;
        let mut role = Role::Secretary;
        let unlocked = unlock(path, &start, |head| match head {
            Some(head) => {
                let (key, opened_by) = head.open_as(password)?;
                role = opened_by;
                Ok(key)
            }
            None => Key::derive(&start, password),
        })?;
        Self::bring_up(unlocked, path, lock, role)
    }

    /// Opens a book by its recovery code instead of its password, which [`Book::renew`] then replaces. Errors:
    /// [`Error::WrongCode`], also of a book that has none; else those of [`Book::open`].
    pub fn open_by_code(path: &Path, code: &RecoveryCode) -> Result<Self> {
        let start = file::inspect(path)?;
        let lock = Lock::take(path)?;
        let unlocked = unlock(path, &start, |head| match head {
            Some(head) => head.open_by_code(code.secret()),
            None => Err(Error::WrongCode),
        })?;
        Self::bring_up(unlocked, path, lock, Role::Secretary)
    }

    /// Opens a book by what the keyring of this computer keeps ([`Book::remember`]), as the secretary. Errors:
    /// [`Error::WrongPassword`] when it opens the book no more; else those of [`Book::open`].
    pub fn open_by_keyring(path: &Path, secret: &[u8]) -> Result<Self> {
        let start = file::inspect(path)?;
        let lock = Lock::take(path)?;
        let unlocked = unlock(path, &start, |head| match head {
            Some(head) => head.open_by_keyring(secret),
            None => Err(Error::WrongPassword),
        })?;
        Self::bring_up(unlocked, path, lock, Role::Secretary)
    }

    /// Opens a book whose key is known. Errors: those of [`Book::open`]; [`Error::Damaged`] when it has another key.
    pub(super) fn open_by_key(path: &Path, key: &Key) -> Result<Self> {
        let start = file::inspect(path)?;
        let lock = Lock::take(path)?;
        let unlocked = unlock(path, &start, |_| Ok(key.clone()))?;
        Self::bring_up(unlocked, path, lock, Role::Secretary)
    }

    /// An unlocked book at this program's version.
    fn bring_up(unlocked: Unlocked, path: &Path, lock: Lock, role: Role) -> Result<Self> {
        let Unlocked { conn, key, has_log, log_is_there } = unlocked;
        let version = identify(&conn, path)?;
        check_length(&conn, path)?;
        if version < migrate::VERSION {
            super::backup::backup_before_migration(&conn, path, version)?;
            migrate::run(&conn)?;
        }
        let found = found::look(&conn, lock.trace().as_ref(), has_log, log_is_there)?;
        lock.head_says(has_log);
        if found == Found::AsLeft {
            lock.take_book();
        }
        let book = Self { role, found, ..Self::ready(conn, path, key, Arc::new(lock))? };
        // Where a person is asked first, the file must not have changed meanwhile.
        if found == Found::AsLeft {
            book.learn();
        }
        Ok(book)
    }

    /// Lets the planner of queries learn how large the tables have become, where one has grown tenfold since it last looked:
    /// it decides the way through them. (A committee's quarter over 1.2 million sessions is counted in 0.4 s with it and in
    /// 8 s without.) To be done after much was written, too.
    pub fn learn(&self) {
        // A book that cannot take it (a full disk) is only slower.
        let _ = self.conn.execute_batch("PRAGMA optimize = 0x10012");
    }

    fn ready(conn: Connection, path: &Path, key: Key, lock: Arc<Lock>) -> Result<Self> {
        change::install(&conn)?;
        derive::install(&conn)?;
        crate::search::install(&conn)?;
        Ok(Self {
            conn,
            path: path.to_owned(),
            seed: None::<Cell<u64>>,
            watch: Arc::new(Watch::default()),
            role: Role::Secretary,
            key,
            lock,
            found: Found::AsLeft,
            homes: super::HomesMemo::default(),
        })
    }

    /// The unit that owns the book.
    pub fn owner(&self) -> Result<UnitId> {
        self.read(|view| Ok(crate::unit::top(view)?.id))
    }
}

/// Makes the file of a book and opens it.
fn make(
    path: &Path,
    act: Act<'_>,
    owner: &UnitFields,
    head: impl FnOnce(&Key) -> Result<Head>,
) -> Result<Book> {
    if path.exists() {
        return Err(Error::Exists(path.to_owned()));
    }
    // The last writes of a book that was taken away from here: they are somebody's, and would be read into the new one.
    let [log, shared] = ["wal", "shm"].map(|what| file::beside(path, what));
    if std::fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Err(Error::Exists(log));
    }
    let lock = Arc::new(Lock::take(path)?);
    lock.forget();
    // Under another name until it is whole: a program that is killed meanwhile leaves no book without its first unit.
    let part = file::beside(path, "part");
    let leftovers = [part.clone(), file::beside(&part, "wal"), file::beside(&part, "shm")];
    let clear = || {
        for leftover in &leftovers {
            // What cannot be removed is in the way of the next write, which says so.
            let _ = std::fs::remove_file(leftover);
        }
    };
    clear();
    let made = (|| {
        let key = Key::random()?;
        std::fs::write(&part, head(&key)?.bytes()).map_err(|source| file::io_error(path, source))?;
        let conn = connect(&part, &key)?;
        conn.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrate::run(&conn)?;
        let mut book = Book::ready(conn, &part, key.clone(), Arc::clone(&lock))?;
        book.write(act, |tx| crate::unit::create(tx, None, None, owner))?;
        close(book.conn, &part)?;
        head::log_is_in(&part)?;
        lock.head_says(false);
        super::backup::settle(&part, path)?;
        connect(path, &key).and_then(|conn| Book::ready(conn, path, key, Arc::clone(&lock))).inspect_err(
            |_| {
                // Whole, but nobody has it open: what cannot be removed is a book that opens.
                for leftover in [path, log.as_path(), shared.as_path()] {
                    let _ = std::fs::remove_file(leftover);
                }
            },
        )
    })();
    if made.is_err() {
        clear();
        let _ = std::fs::remove_file(file::beside(path, "lock"));
    }
    made
}

/// A file opened with its key.
struct Unlocked {
    conn: Connection,
    key: Key,
    /// Its head says that the newest writes may be in the log.
    has_log: bool,
    /// There was a log.
    log_is_there: bool,
}

/// Opens a file that begins with `start`, with the key that its head, or else the file itself, gives.
fn unlock(path: &Path, start: &[u8], key: impl FnOnce(Option<&Head>) -> Result<Key>) -> Result<Unlocked> {
    let log_is_there = std::fs::metadata(file::beside(path, "wal")).is_ok_and(|log| log.len() > 0);
    let Some((head, is_mirrored)) = Head::read(start)? else {
        let key = key(None)?;
        return Ok(Unlocked { conn: connect_first(path, &key)?, key, has_log: false, log_is_there });
    };
    let has_log = head.has_log();
    let key = key(Some(&head))?;
    // The head vouches for the key, so pages that it does not open are no longer what they were.
    let conn = connect_first(path, &key).map_err(|error| match error {
        Error::WrongPassword => Error::Damaged("first page".to_owned()),
        other => other,
    })?;
    if !is_mirrored {
        // A write of the head broke off. One whole copy is enough to work; the next opening tries again.
        let _ = head.store(&conn);
    }
    Ok(Unlocked { conn, key, has_log, log_is_there })
}

/// The key by the secretary's password; books without a head have their key from the password itself.
pub(super) fn key_by_password(head: Option<&Head>, start: &[u8], password: &str) -> Result<Key> {
    match head {
        Some(head) => head.open(password),
        None => Key::derive(start, password),
    }
}

/// A second connection to a book that is open under this lock.
pub(super) fn beside(path: &Path, key: &Key, lock: Arc<Lock>, role: Role) -> Result<Book> {
    Ok(Book { role, ..Book::ready(connect(path, key)?, path, key.clone(), lock)? })
}

/// Opens a file that no connection has open; the log that a killed program left is taken in only where it belongs to it.
fn connect_first(path: &Path, key: &Key) -> Result<Connection> {
    ready_cipher()?;
    let alone = log::alone(path, key);
    let conn = reach(path, key).map_err(|error| log::blame(error, alone.as_ref(), path))?;
    if let Some(alone) = &alone {
        log::check(&conn, alone, path)?;
    }
    log::keep_apart(&conn, false)?;
    Ok(conn)
}

/// Opens the file with its key.
pub(super) fn connect(path: &Path, key: &Key) -> Result<Connection> {
    let conn = reach(path, key)?;
    log::keep_apart(&conn, false)?;
    Ok(conn)
}

/// Opens the file and sets what every connection needs, each with its reason. Closed again, it writes nothing into the file.
fn reach(path: &Path, key: &Key) -> Result<Connection> {
    ready_cipher()?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags).map_err(|error| match Error::from(error) {
        Error::ReadOnly(_) => Error::ReadOnly(path.to_owned()),
        known => known,
    })?;
    // SQLite would write a log into the file on closing, whatever it found: even under another key.
    log::keep_apart(&conn, true)?;
    // A wrong password is an answer, not something to write on stderr.
    conn.pragma_update(None, "cipher_log_level", "NONE")?;
    conn.pragma_update(None, "key", key.spec().as_str())?;
    // The first read decides whether the password fits.
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    // Readers go on while a write is under way; a crash loses nothing that was committed.
    conn.pragma_update(None, "journal_mode", "WAL")?;
    // Small writes of signed records: each commit reaches the disk before it is acknowledged.
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // A forged schema must not run functions of ours.
    conn.pragma_update(None, "trusted_schema", false)?;
    // Names and topics must not reach a temporary file in the clear.
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "cache_size", CACHE)?;
    conn.busy_timeout(std::time::Duration::from_secs(5))?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(conn)
}

/// Lets one thread make SQLCipher ready before any other opens a book. SQLite calls itself initialised (`isInit`) before
/// SQLCipher's `sqlcipher_extra_init` has run, so a second thread's first `PRAGMA key` could be refused (4.19.0). Our file
/// layer takes its place under it at the same time.
fn ready_cipher() -> Result<()> {
    static READY: Mutex<bool> = Mutex::new(false);
    let mut is_ready = READY.lock().unwrap_or_else(PoisonError::into_inner);
    if !*is_ready {
        Connection::open_in_memory()?;
        vfs::install()?;
        *is_ready = true;
    }
    Ok(())
}

/// Closes the last connection to a file, its log written into it. SQLite itself tells nobody when a disk refuses that: the log
/// stays behind, and the file alone is less than was written. Errors: of the disk; [`Error::InUseElsewhere`] while another
/// connection reads.
pub(super) fn close(conn: Connection, path: &Path) -> Result<()> {
    let is_busy: bool = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    conn.close().map_err(|(_, error)| Error::from(error))?;
    let log_is_left = std::fs::metadata(file::beside(path, "wal")).is_ok_and(|log| log.len() > 0);
    if is_busy || log_is_left { Err(Error::InUseElsewhere) } else { Ok(()) }
}

/// Opens a copy of a book as [`Book::open`] would, reads every page and closes it again, its log written into it.
/// Errors: those of [`Book::open`].
pub(super) fn check_whole(path: &Path, password: &str, watch: &Arc<Watch>) -> Result<()> {
    let start = file::inspect(path)?;
    let unlocked = unlock(path, &start, |head| key_by_password(head, &start, password))?;
    // Where its log is gone, the head goes on saying so.
    let is_taken_in = unlocked.has_log && unlocked.log_is_there;
    let mut conn = unlocked.conn;
    watch::heed(&mut conn, watch)?;
    identify(&conn, path)?;
    check_length(&conn, path)?;
    if let Some(fault) = super::verify::page_faults(&conn)?.into_iter().next() {
        return Err(Error::Damaged(fault));
    }
    close(conn, path)?;
    if is_taken_in { head::log_is_in(path) } else { Ok(()) }
}

/// Checks that the database is a book and one this program can read; its version.
fn identify(conn: &Connection, path: &Path) -> Result<i64> {
    let id: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(Error::NotABook(path.to_owned()));
    }
    let found = migrate::version(conn)?;
    if found > migrate::VERSION {
        return Err(Error::Newer { found, known: migrate::VERSION });
    }
    Ok(found)
}

/// A book cut off at a page boundary opens, but its header promises more pages than the file has.
fn check_length(conn: &Connection, path: &Path) -> Result<()> {
    let wal_is_empty = std::fs::metadata(file::beside(path, "wal")).map_or(true, |wal| wal.len() == 0);
    let length = std::fs::metadata(path).map_err(|source| file::io_error(path, source))?.len();
    let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let promised = vfs::length(conn, pages);
    if wal_is_empty && length < promised {
        return Err(Error::Damaged(format!("{length} of {promised} bytes")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::UnitKind;

    #[test]
    fn a_file_whose_log_stayed_behind_does_not_count_as_closed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("手册.book");
        let act = Act { at: 1_789_958_520_000, who: "许秀兰", intent: "unit_save", summary: "测试" };
        let owner = UnitFields::new(UnitKind::Branch, "运行车间党支部");
        let mut book = Book::create(&path, "口令", Cost::SAMPLE, act, &owner).unwrap();
        assert!(
            !Head::read(&std::fs::read(&path).unwrap()).unwrap().unwrap().0.has_log(),
            "the head of a new book does not promise a log that it never had"
        );
        let reader = book.beside().unwrap();
        let snapshot = reader.conn.unchecked_transaction().unwrap();
        let units = |conn: &Connection| {
            conn.query_row("SELECT count(*) FROM unit", [], |row| row.get::<_, i64>(0)).unwrap()
        };
        assert_eq!(units(&snapshot), 1, "the reader looks at the book as it is now");
        let group = UnitFields::new(UnitKind::Group, "炼钢");
        book.write(act, |tx| crate::unit::create(tx, Some(UnitId(1)), None, &group)).unwrap();
        book.conn.busy_timeout(std::time::Duration::ZERO).unwrap();
        let closed = close(book.conn, &path);
        assert!(
            matches!(closed, Err(Error::InUseElsewhere)),
            "SQLite closes without a word; what was written lies in the log, and the file must not be moved without it"
        );
        drop(snapshot);
        assert_eq!(units(&reader.conn), 2, "nothing of it is lost");
        close(reader.conn, &path).unwrap();
        assert!(!file::beside(&path, "wal").exists(), "the last one takes the log in");
    }
}
