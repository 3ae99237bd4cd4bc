//! A book that one computer remembers: a secret of chance in the keyring of that computer opens a slot of its own in the head. The
//! password itself is kept nowhere, and without the slot the secret is worth nothing.

use std::path::Path;

use openssl::rand::rand_bytes;
use zeroize::Zeroizing;

use super::head::Head;
use super::key::no_crypto;
use super::slot::Cost;
use super::{Book, convert, file};
use crate::{Error, Result};

/// Bytes of the secret.
const LENGTH: usize = 32;

/// What a keyring keeps of a book.
pub struct Remembered {
    /// Under this name: it tells the slot that the secret opens, and nothing of the book.
    pub name: String,
    /// Opens that slot; wiped from memory afterwards.
    pub secret: Zeroizing<Vec<u8>>,
}

impl Book {
    /// Makes what the keyring of a computer shall keep, once: the one that was made before opens the book no more. The password
    /// is asked for, so that nobody has a desk that was left open remembered. Errors: those of [`Book::change_password`].
    pub fn remember(&mut self, password: &str, cost: Cost) -> Result<Remembered> {
        let mut secret = Zeroizing::new(vec![0; LENGTH]);
        rand_bytes(&mut secret).map_err(|error| no_crypto(&error))?;
        match self.head()? {
            Some(head) => {
                head.open(password)?;
                head.with_keyring(&self.key, Some(&secret))?.store(&self.conn)?;
            }
            None => convert::convert(self, password, |key| {
                Head::new(key, password, cost, None)?.with_keyring(key, Some(&secret))
            })?,
        }
        let name = self.remembered()?.ok_or_else(|| Error::Damaged("head".to_owned()))?;
        Ok(Remembered { name, secret })
    }

    /// From here on no keyring opens the book. The answer: under which name one kept what did.
    pub fn forget(&mut self) -> Result<Option<String>> {
        let Some(head) = self.head()? else { return Ok(None) };
        let name = head.keyring_name();
        if name.is_some() {
            head.with_keyring(&self.key, None)?.store(&self.conn)?;
        }
        Ok(name)
    }

    /// Under which name a keyring keeps what opens the book; none: no computer remembers it.
    pub fn remembered(&self) -> Result<Option<String>> {
        Ok(self.head()?.and_then(|head| head.keyring_name()))
    }
}

/// The same of a book that is not open. Errors: no such file, not a book, damaged, newer.
pub fn remembered_at(path: &Path) -> Result<Option<String>> {
    Ok(Head::read(&file::inspect(path)?)?.and_then(|(head, _)| head.keyring_name()))
}
