//! The file before it is opened: does it look like a book?

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::head::{HEAD, MARK};
use crate::{Error, Result};

/// Page size of the book; SQLCipher's default. A book's length is a multiple of it.
pub const PAGE: u64 = 4096;

/// The longest path of a book on Linux, bytes: SQLite's unix layer takes 512 with the zero and the ending of a journal, and
/// what is made or restored is first called `…-restore`.
const LONGEST_PATH: usize = 490;

/// The longest name of its file, bytes: Linux takes 255, and `-restore-wal` comes behind it.
const LONGEST_NAME: usize = 240;

/// Whether a book can lie at this place, for the system's and SQLite's own errors say something else. (On Windows every
/// path that the system takes will do.) Error: [`Error::Broken`] on `path`.
pub fn fits(path: &Path) -> Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    let name = path.file_name().unwrap_or_default().len();
    if name > LONGEST_NAME {
        let rule = format!(
            "文件名太长：占 {name} 字节，最多 {LONGEST_NAME} 字节（一个汉字占 3 字节）。没有改动。请换一个短些的文件名"
        );
        return Err(Error::broken("path", rule));
    }
    let whole = std::path::absolute(path).map_err(|source| io_error(path, source))?.as_os_str().len();
    if whole > LONGEST_PATH {
        let rule = format!(
            "文件夹的层数太多，名字太长：连文件名占 {whole} 字节，最多 {LONGEST_PATH} 字节（一个汉字占 3 字节）。没有改动。请放到层数少些的文件夹里"
        );
        return Err(Error::broken("path", rule));
    }
    Ok(())
}

/// `手册.book` → `手册.book-lock`.
pub fn beside(book: &Path, what: &str) -> PathBuf {
    let mut name = book.as_os_str().to_owned();
    name.push("-");
    name.push(what);
    PathBuf::from(name)
}

/// Tells a foreign or cut-off file from a book by what can be seen without the password: a book is encrypted from its first
/// byte, but for the mark of its head, and a whole number of pages long. What it begins with.
pub fn inspect(path: &Path) -> Result<Vec<u8>> {
    let file = File::open(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Error::NoFile(path.to_owned()),
        _ => io_error(path, source),
    })?;
    let length = file.metadata().map_err(|source| io_error(path, source))?.len();
    let mut start = Vec::new();
    file.take(HEAD.unsigned_abs()).read_to_end(&mut start).map_err(|source| io_error(path, source))?;
    let is_plain_sqlite = start.starts_with(b"SQLite format 3\0");
    if length == 0 || is_plain_sqlite || is_known_format(&start) || looks_like_text(&start) {
        return Err(Error::NotABook(path.to_owned()));
    }
    if start.starts_with(MARK) && length <= HEAD.unsigned_abs() {
        return Err(Error::Damaged("a head without pages".to_owned()));
    }
    if length % PAGE != 0 {
        return Err(Error::Damaged(format!("{length} bytes are no whole number of pages")));
    }
    Ok(start)
}

/// An I/O error as the book's own: a full disk and a read-only place are told apart.
pub fn io_error(path: &Path, source: std::io::Error) -> Error {
    match source.kind() {
        std::io::ErrorKind::StorageFull => Error::DiskFull,
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
            Error::ReadOnly(path.to_owned())
        }
        _ => Error::Io { path: path.to_owned(), source },
    }
}

/// Zip (xlsx, docx), PDF, the old Office container, PNG, JPEG.
fn is_known_format(head: &[u8]) -> bool {
    const MARKS: &[&[u8]] = &[b"PK\x03\x04", b"%PDF", b"\xD0\xCF\x11\xE0", b"\x89PNG", b"\xFF\xD8\xFF"];
    MARKS.iter().any(|mark| head.starts_with(mark))
}

/// Text holds no control characters; a page of random bytes does, all but one in 10^200. (In 64 bytes one book in 2200 has none.)
fn looks_like_text(head: &[u8]) -> bool {
    head.iter().all(|&byte| byte >= 0x20 || matches!(byte, b'\n' | b'\r' | b'\t'))
}
