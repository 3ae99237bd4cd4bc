//! The key of a book. SQLCipher would derive it from the password for every connection, a tenth of a second each; derived once
//! here, it opens the connections of long work at once.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use openssl::{error::ErrorStack, hash::MessageDigest, pkcs5::pbkdf2_hmac, rand::rand_bytes};
use zeroize::Zeroizing;

use crate::{Error, Result};

// As SQLCipher 4 has them by default (PBKDF2-HMAC-SHA512), so that any program that knows it opens a book by its password.
const ROUNDS: usize = 256_000;
const KEY_BYTES: usize = 32;
/// The first bytes of every book.
const SALT_BYTES: usize = 16;

/// Key and salt of one book; wiped from memory when the book is closed.
#[derive(Clone)]
pub(super) struct Key(Zeroizing<String>);

impl Key {
    /// Derives the key from the password and the salt at the head of a book; a book that is yet to be made gets a salt of chance.
    /// Errors: the file cannot be read, or holds less than a salt.
    pub(super) fn derive(path: &Path, password: &str) -> Result<Self> {
        let fault = |source| Error::Io { path: path.to_owned(), source };
        let mut salt = [0; SALT_BYTES];
        match File::open(path).and_then(|mut file| file.read_exact(&mut salt)) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                rand_bytes(&mut salt).map_err(|error| fault(no_crypto(&error)))?;
            }
            read => read.map_err(fault)?,
        }
        let mut key = Zeroizing::new([0; KEY_BYTES]);
        pbkdf2_hmac(password.as_bytes(), &salt, ROUNDS, MessageDigest::sha512(), &mut *key)
            .map_err(|error| fault(no_crypto(&error)))?;
        let hex =
            |bytes: &[u8]| Zeroizing::new(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
        Ok(Self(Zeroizing::new(format!("x'{}{}'", *hex(&*key), *hex(&salt)))))
    }

    /// As `PRAGMA key` takes it.
    pub(super) fn spec(&self) -> &str {
        &self.0
    }
}

/// OpenSSL lacks memory or chance.
fn no_crypto(error: &ErrorStack) -> std::io::Error {
    std::io::Error::other(error.to_string())
}
