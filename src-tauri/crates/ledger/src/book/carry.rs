//! A finished backup to a second place: a stick, a shared folder.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{backup, file};
use crate::{Error, Result};

/// Bytes read at a time.
const PIECE: usize = 1024 * 1024;

/// Copies a backup and compares: what the second place gives back must have the SHA-256 of what was read here, where it was opened
/// and checked when it was made. Either the whole, compared copy stands at `to` or nothing; the size in bytes.
/// Errors: [`Error::Exists`], [`Error::DiskFull`], [`Error::ReadOnly`], [`Error::Damaged`] when the copy is not the same.
pub fn carry(from: &Path, to: &Path) -> Result<u64> {
    if to.exists() {
        return Err(Error::Exists(to.to_owned()));
    }
    let part = file::beside(to, "part");
    let carried = (|| {
        let read = copy(from, &part)?;
        if hash(&part, |_| Ok(()))? != read {
            return Err(Error::Damaged("what was read back".to_owned()));
        }
        backup::settle(&part, to)
    })();
    if carried.is_err() {
        // The error that matters is on its way; a stick that was pulled keeps its part until it is there again.
        let _ = std::fs::remove_file(&part);
    }
    carried
}

/// Writes the copy and waits until it is on the disk; the hash of what was read.
fn copy(from: &Path, part: &Path) -> Result<[u8; 32]> {
    let io = |source| file::io_error(part, source);
    let mut target = OpenOptions::new().write(true).create(true).truncate(true).open(part).map_err(io)?;
    let read = hash(from, |piece| target.write_all(piece).map_err(io))?;
    target.sync_all().map_err(io)?;
    Ok(read)
}

fn hash(path: &Path, mut each: impl FnMut(&[u8]) -> Result<()>) -> Result<[u8; 32]> {
    let io = |source| file::io_error(path, source);
    let mut source = File::open(path).map_err(io)?;
    let (mut piece, mut hash) = (vec![0; PIECE], Sha256::new());
    loop {
        let length = source.read(&mut piece).map_err(io)?;
        if length == 0 {
            return Ok(hash.finalize().into());
        }
        hash.update(&piece[..length]);
        each(&piece[..length])?;
    }
}
