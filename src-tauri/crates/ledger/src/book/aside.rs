//! A backup looked at without being touched: a copy of it in a folder of its own, opened there, and gone when it was looked at.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::head::Head;
use super::key::Key;
use super::{Book, Watch, backup, file, open, verify};
use crate::{Error, Result};

/// The opened copy of a backup, every page of it read and found whole. Dropping it removes the copy.
pub struct Aside {
    // Fields are dropped in this order: the file is closed before its folder goes.
    book: Book,
    _folder: Folder,
}

impl Aside {
    /// Copies a backup into `folder`, which is made for it, and opens it there. Errors: those of [`Book::open`] for the backup.
    pub fn by_password(from: &Path, password: &str, folder: &Path, watch: &Arc<Watch>) -> Result<Self> {
        // Before anything is copied: a wrong password is told at once.
        let start = file::inspect(from)?;
        let head = Head::read(&start)?.map(|(head, _)| head);
        let key = open::key_by_password(head.as_ref(), &start, password)?;
        look(from, folder, watch, &key)
    }

    /// The same for a backup of an open book, whose key it has. Error: [`Error::Damaged`] also when it has another key.
    pub fn by_key_of(book: &Book, from: &Path, folder: &Path, watch: &Arc<Watch>) -> Result<Self> {
        file::inspect(from)?;
        look(from, folder, watch, &book.key)
    }
}

impl Deref for Aside {
    type Target = Book;

    fn deref(&self) -> &Book {
        &self.book
    }
}

fn look(from: &Path, folder: &Path, watch: &Arc<Watch>, key: &Key) -> Result<Aside> {
    let folder = Folder::make(folder)?;
    let copy = folder.0.join("look.book");
    backup::copy_with_log(from, &copy, watch)?;
    let mut book = Book::open_by_key(&copy, key)?;
    book.watch(Arc::clone(watch))?;
    match verify::page_faults(book.conn())?.into_iter().next() {
        Some(fault) => Err(Error::Damaged(fault)),
        None => Ok(Aside { book, _folder: folder }),
    }
}

/// A folder that nobody else may look into and that does not outlive what is done in it.
struct Folder(PathBuf);

impl Folder {
    fn make(path: &Path) -> Result<Self> {
        let io = |source| file::io_error(path, source);
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path).map_err(io)?;
        Ok(Self(path.to_owned()))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed now (a virus scanner has it) goes when the program starts next.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
