//! The head of a book: 8192 bytes before the pages of SQLite, with the key of the book wrapped by the password, by the
//! recovery code and, where the secretary gave one, by the recorder's password ([`crate::Role`]) and by what the keyring of a computer
//! keeps. It holds two whole copies, each on a page of its own: a write that breaks off (power, a stick pulled) spoils one of
//! them at most, and the other still opens the book.
//!
//! One copy, little-endian: mark (8) · version u32 · sequence u64 · password slot · recovery slot · recorder slot · keyring slot ·
//! zeros · log (1) · SHA-256 of it all. A slot of zeros is empty: older heads end with the second or the third. The log is 1
//! while the newest writes may be in it instead of in the file: such a file alone is not the whole book.

use std::fs::OpenOptions;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::key::Key;
use super::slot::{self, Cost, SLOT, Slot};
use super::{file, vfs};
use crate::{Error, Result, Role};

/// Bytes before the first page of the database.
pub(super) const HEAD: i64 = 8192;

/// Where the two copies begin.
pub(super) const COPIES: [i64; 2] = [0, HEAD / 2];

/// With this each copy begins.
pub(super) const MARK: &[u8; 8] = b"BBK2head";

const COPY: usize = (HEAD / 2) as usize;
const VERSION: u32 = 1;
const HASH: usize = 32;
/// Mark, version, sequence.
const SLOTS: usize = 8 + 4 + 8;
/// Behind all slots that there are and may be.
const LOG: usize = COPY - HASH - 1;

/// Two people with one password would both be the secretary.
const SAME: &str = "书记和记录员的密码不能一样。没有改动。请换一个";

/// What opens a book.
#[derive(Clone)]
pub(super) struct Head {
    /// Counts the writes; of two whole copies the higher one holds.
    sequence: u64,
    password: Slot,
    recovery: Option<Slot>,
    recorder: Option<Slot>,
    keyring: Option<Slot>,
    /// The newest writes may be in the log.
    has_log: bool,
}

impl Head {
    /// A head for a new key.
    pub(super) fn new(key: &Key, password: &str, cost: Cost, code: Option<&[u8]>) -> Result<Self> {
        let password = Slot::wrap(key, slot::PASSWORD, password.as_bytes(), cost)?;
        let recovery = code.map(|code| Slot::wrap(key, slot::RECOVERY, code, Cost::CODE)).transpose()?;
        Ok(Self { sequence: 1, password, recovery, recorder: None, keyring: None, has_log: false })
    }

    /// The key, for who knows the password. Error: [`Error::WrongPassword`].
    pub(super) fn open(&self, password: &str) -> Result<Key> {
        self.password.unwrap(slot::PASSWORD, password.as_bytes())
    }

    /// The key, for the secretary or the recorder. Error: [`Error::WrongPassword`].
    pub(super) fn open_as(&self, password: &str) -> Result<(Key, Role)> {
        match (self.open(password), &self.recorder) {
            (Err(Error::WrongPassword), Some(recorder)) => {
                Ok((recorder.unwrap(slot::RECORDER, password.as_bytes())?, Role::Recorder))
            }
            (opened, _) => Ok((opened?, Role::Secretary)),
        }
    }

    /// The key, for who has the recovery code. Error: [`Error::WrongCode`]; also of a book without a code.
    pub(super) fn open_by_code(&self, code: &[u8]) -> Result<Key> {
        self.recovery.as_ref().ok_or(Error::WrongCode)?.unwrap(slot::RECOVERY, code).map_err(|error| {
            match error {
                Error::WrongPassword => Error::WrongCode,
                other => other,
            }
        })
    }

    /// The key, for what the keyring of a computer keeps. Error: [`Error::WrongPassword`]; also of a book without that slot.
    pub(super) fn open_by_keyring(&self, secret: &[u8]) -> Result<Key> {
        self.keyring.as_ref().ok_or(Error::WrongPassword)?.unwrap(slot::KEYRING, secret)
    }

    /// Under which name a keyring keeps what opens the book; none: no keyring does.
    pub(super) fn keyring_name(&self) -> Option<String> {
        self.keyring.as_ref().map(Slot::name)
    }

    /// Whether there is a recovery code.
    pub(super) fn has_code(&self) -> bool {
        self.recovery.is_some()
    }

    /// Whether the recorder has a password.
    pub(super) fn has_recorder(&self) -> bool {
        self.recorder.is_some()
    }

    /// Whether the newest writes may be in the log.
    pub(super) fn has_log(&self) -> bool {
        self.has_log
    }

    /// The same, saying whether the newest writes may be in the log.
    pub(super) fn with_log(self, has_log: bool) -> Self {
        Self { has_log, ..self }
    }

    /// The same with another password, and remembered by no computer: whoever changes it shuts everybody else out.
    /// Error: the recorder has this one, and it would open as the secretary's.
    pub(super) fn with_password(self, key: &Key, password: &str, cost: Cost) -> Result<Self> {
        if self.open_as(password).is_ok_and(|(_, role)| role == Role::Recorder) {
            return Err(Error::broken("password", SAME));
        }
        let password = Slot::wrap(key, slot::PASSWORD, password.as_bytes(), cost)?;
        Ok(Self { password, keyring: None, ..self })
    }

    /// The same with another recovery code.
    pub(super) fn with_code(self, key: &Key, code: &[u8]) -> Result<Self> {
        Ok(Self { recovery: Some(Slot::wrap(key, slot::RECOVERY, code, Cost::CODE)?), ..self })
    }

    /// The same with another password of the recorder's, or none. Error: it is the secretary's.
    pub(super) fn with_recorder(self, key: &Key, password: Option<&str>, cost: Cost) -> Result<Self> {
        if password.is_some_and(|password| self.open(password).is_ok()) {
            return Err(Error::broken("recorder", SAME));
        }
        let wrap = |password: &str| Slot::wrap(key, slot::RECORDER, password.as_bytes(), cost);
        Ok(Self { recorder: password.map(wrap).transpose()?, ..self })
    }

    /// The same with another secret for the keyring of a computer, or none.
    pub(super) fn with_keyring(self, key: &Key, secret: Option<&[u8]>) -> Result<Self> {
        let wrap = |secret: &[u8]| Slot::wrap(key, slot::KEYRING, secret, Cost::CHANCE);
        Ok(Self { keyring: secret.map(wrap).transpose()?, ..self })
    }

    /// Both copies, as a new file begins.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.copy().repeat(COPIES.len())
    }

    /// Reads the head of a file from its first bytes. None: it has none. The second answer: both copies are whole and say the
    /// same. Errors: [`Error::Damaged`] when both are spoilt, [`Error::Newer`].
    pub(super) fn read(bytes: &[u8]) -> Result<Option<(Self, bool)>> {
        let copies = copies(bytes);
        if !copies.iter().any(|copy| copy.starts_with(MARK)) {
            return Ok(None);
        }
        let (first, second) = (Self::parse(copies[0])?, Self::parse(copies[1])?);
        let is_mirrored = matches!((&first, &second), (Some(a), Some(b)) if a.sequence == b.sequence);
        let newest = [first, second].into_iter().flatten().max_by_key(|head| head.sequence);
        newest.map(|head| Some((head, is_mirrored))).ok_or_else(|| Error::Damaged("head".to_owned()))
    }

    /// Writes it over the head of the open book.
    pub(super) fn store(self, conn: &Connection) -> Result<()> {
        let there = vfs::read_head(conn)?.unwrap_or_default();
        self.store_over(&there, |at, copy| vfs::write_head(conn, at, copy))
    }

    /// Writes it over the copy that is spoilt or older first, and over the other one when that is on the disk.
    fn store_over(mut self, there: &[u8], mut write: impl FnMut(i64, &[u8]) -> Result<()>) -> Result<()> {
        let sequences = copies(there).map(|copy| Self::parse(copy).ok().flatten().map(|head| head.sequence));
        self.sequence = sequences.iter().flatten().max().map_or(1, |sequence| sequence + 1);
        let copy = self.copy();
        let [first, second] = COPIES;
        let order = if sequences[1] < sequences[0] { [second, first] } else { [first, second] };
        order.into_iter().try_for_each(|at| write(at, &copy))
    }

    fn copy(&self) -> Vec<u8> {
        let mut copy = Vec::with_capacity(COPY);
        copy.extend(MARK);
        copy.extend(VERSION.to_le_bytes());
        copy.extend(self.sequence.to_le_bytes());
        copy.extend(self.password.bytes());
        for slot in [&self.recovery, &self.recorder, &self.keyring] {
            copy.extend(slot.as_ref().map_or([0; SLOT], Slot::bytes));
        }
        copy.resize(LOG, 0);
        copy.push(self.has_log.into());
        let hash = Sha256::digest(&copy);
        copy.extend(hash);
        copy
    }

    /// One copy; none when it is spoilt. Errors: a newer program wrote it, or what it says cannot be.
    fn parse(copy: &[u8]) -> Result<Option<Self>> {
        let Some((said, hash)) = copy.split_at_checked(COPY - HASH) else { return Ok(None) };
        if !said.starts_with(MARK) || Sha256::digest(said).as_slice() != hash {
            return Ok(None);
        }
        let version = u32::from_le_bytes(slot::piece(said, 8));
        if version > VERSION {
            return Err(Error::Newer { found: version.into(), known: VERSION.into() });
        }
        let slot = |number: usize| Slot::parse(&said[SLOTS + number * SLOT..][..SLOT]);
        let password = slot(0)?.ok_or_else(|| Error::Damaged("head without a password".to_owned()))?;
        let sequence = u64::from_le_bytes(slot::piece(said, 12));
        let (recovery, recorder, keyring) = (slot(1)?, slot(2)?, slot(3)?);
        Ok(Some(Self { sequence, password, recovery, recorder, keyring, has_log: said[LOG] == 1 }))
    }
}

/// Both copies; an empty one where the file is cut off.
fn copies(bytes: &[u8]) -> [&[u8]; 2] {
    let (first, rest) = bytes.split_at_checked(COPY).unwrap_or((bytes, &[]));
    [first, rest.get(..COPY).unwrap_or_default()]
}

/// Says in the head of a book that nobody has open that all its writes are in the file.
pub(super) fn log_is_in(book: &Path) -> Result<()> {
    let io = |source| file::io_error(book, source);
    let mut file = OpenOptions::new().read(true).write(true).open(book).map_err(io)?;
    let mut there = Vec::new();
    (&file).take(HEAD.unsigned_abs()).read_to_end(&mut there).map_err(io)?;
    match Head::read(&there)? {
        Some((head, _)) if head.has_log => head.with_log(false).store_over(&there, |at, copy| {
            file.seek(SeekFrom::Start(at.unsigned_abs())).map_err(io)?;
            file.write_all(copy).and_then(|()| file.sync_data()).map_err(io)
        }),
        _ => Ok(()),
    }
}
