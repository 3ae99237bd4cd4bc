//! The key of a book, as SQLCipher takes it. A book of today has one of chance, wrapped in its head; of a book without a head
//! (up to schema version 7) it is derived from the password. Derived once, it opens the connections of long work at once.

use openssl::{error::ErrorStack, hash::MessageDigest, memcmp, pkcs5::pbkdf2_hmac, rand::rand_bytes};
use zeroize::Zeroizing;

use super::file;
use crate::{Error, Result};

/// Bytes of the key (32) and of the salt at the head of the database (16).
pub(super) const KEY: usize = 48;
const SALT: usize = 16;
/// Of books without a head: as SQLCipher 4 has them by default (PBKDF2-HMAC-SHA512).
const ROUNDS: usize = 256_000;

/// Key and salt of one book; wiped from memory when the book is closed.
#[derive(Clone)]
pub(super) struct Key(Zeroizing<[u8; KEY]>);

impl Key {
    /// A key that is known.
    pub(super) const fn new(bytes: Zeroizing<[u8; KEY]>) -> Self {
        Self(bytes)
    }

    /// A key of chance.
    pub(super) fn random() -> Result<Self> {
        let mut bytes = Zeroizing::new([0; KEY]);
        rand_bytes(&mut *bytes).map_err(|error| no_crypto(&error))?;
        Ok(Self(bytes))
    }

    /// The key of a book without a head, from the password and the first bytes of the file.
    pub(super) fn derive(head: &[u8], password: &str) -> Result<Self> {
        let Some(salt) = head.get(..SALT) else { return Err(Error::Damaged("no salt".to_owned())) };
        let mut bytes = Zeroizing::new([0; KEY]);
        let (key, place) = bytes.split_at_mut(KEY - SALT);
        place.copy_from_slice(salt);
        pbkdf2_hmac(password.as_bytes(), salt, ROUNDS, MessageDigest::sha512(), key)
            .map_err(|error| no_crypto(&error))?;
        Ok(Self(bytes))
    }

    /// Whether it is the same key; how long that takes tells nothing of where they differ.
    pub(super) fn is(&self, other: &Self) -> bool {
        memcmp::eq(self.bytes(), other.bytes())
    }

    /// The salt, which stands in the file in the clear.
    pub(super) fn salt(&self) -> &[u8] {
        &self.0[KEY - SALT..]
    }

    /// Key and salt.
    pub(super) fn bytes(&self) -> &[u8] {
        &*self.0
    }

    /// As `PRAGMA key` takes it: no derivation follows.
    pub(super) fn spec(&self) -> Zeroizing<String> {
        use std::fmt::Write;
        // Reserved whole, so that no shorter piece of it is left behind in memory.
        let mut spec = Zeroizing::new(String::with_capacity(2 * KEY + 3));
        spec.push_str("x'");
        for byte in self.bytes() {
            // Writing to a string does not fail.
            let _ = write!(spec, "{byte:02x}");
        }
        spec.push('\'');
        spec
    }
}

/// OpenSSL lacks memory or chance.
pub(super) fn no_crypto(error: &ErrorStack) -> Error {
    file::io_error(std::path::Path::new(""), std::io::Error::other(error.to_string()))
}
