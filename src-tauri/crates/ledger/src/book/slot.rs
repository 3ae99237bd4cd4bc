//! One way to open a book: its key, encrypted under a password or a recovery code.
//!
//! 108 bytes, little-endian: kind u32 (0 none, 1 Argon2id 1.3 with AES-256-GCM) · memory u32 KiB · passes u32 · lanes u32 ·
//! salt (16) · nonce (12) · key and salt of the database (48) · tag (16).

use openssl::kdf::argon2id;
use openssl::rand::rand_bytes;
use openssl::symm::{Cipher, decrypt_aead, encrypt_aead};
use zeroize::Zeroizing;

use super::key::{KEY, Key, no_crypto};
use crate::{Error, Result};

/// Bytes of a slot.
pub(super) const SLOT: usize = 16 + SALT + NONCE + KEY + TAG;

/// What a slot is for; part of what its tag signs, so that none is taken for the other.
pub(super) const PASSWORD: &[u8] = b"password";
/// See [`PASSWORD`].
pub(super) const RECOVERY: &[u8] = b"recovery";
/// See [`PASSWORD`].
pub(super) const RECORDER: &[u8] = b"recorder";
/// See [`PASSWORD`].
pub(super) const KEYRING: &[u8] = b"keyring";

const SALT: usize = 16;
const NONCE: usize = 12;
const TAG: usize = 16;
const ARGON2ID: u32 = 1;

/// What one try at a password costs: memory, passes over it, lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    /// A book of one's own: about half a second on an office computer. More memory costs a guesser more, but a computer of 4 GB
    /// must have room for it beside its other programs.
    pub const OWNER: Self = Self { memory_kib: 128 * 1024, passes: 5, lanes: 1 };

    /// A made-up book, whose password is no secret and shall not be waited for: the least that Argon2 takes.
    pub const SAMPLE: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    /// A recovery code: 120 bits of chance cannot be guessed, so the least that OWASP asks for a password is plenty (Password
    /// Storage Cheat Sheet: 19 MiB, two passes).
    pub(super) const CODE: Self = Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 };

    /// What a keyring keeps: nobody guesses 256 bits of chance, so it is not made dearer and the book opens at once.
    pub(super) const CHANCE: Self = Self::SAMPLE;

    /// A forged file must not make the program fill the memory or work for hours: 1 GiB, 64 passes.
    const fn can_be(self) -> bool {
        self.memory_kib >= 8 * self.lanes
            && self.memory_kib <= 1024 * 1024
            && self.passes >= 1
            && self.passes <= 64
            && self.lanes >= 1
            && self.lanes <= 16
    }
}

/// The key of a book under one secret.
#[derive(Clone)]
pub(super) struct Slot {
    cost: Cost,
    salt: [u8; SALT],
    nonce: [u8; NONCE],
    sealed: [u8; KEY],
    tag: [u8; TAG],
}

impl Slot {
    /// Wraps a key. Error: no memory.
    pub(super) fn wrap(key: &Key, what: &[u8], secret: &[u8], cost: Cost) -> Result<Self> {
        let mut slot = Self { cost, salt: [0; SALT], nonce: [0; NONCE], sealed: [0; KEY], tag: [0; TAG] };
        rand_bytes(&mut slot.salt)
            .and_then(|()| rand_bytes(&mut slot.nonce))
            .map_err(|error| no_crypto(&error))?;
        let wrapping = slot.wrapping_key(secret)?;
        let sealed = encrypt_aead(
            Cipher::aes_256_gcm(),
            &*wrapping,
            Some(&slot.nonce),
            &slot.signed(what),
            key.bytes(),
            &mut slot.tag,
        )
        .map_err(|error| no_crypto(&error))?;
        slot.sealed = piece(&sealed, 0);
        Ok(slot)
    }

    /// The key again. Error: [`Error::WrongPassword`].
    pub(super) fn unwrap(&self, what: &[u8], secret: &[u8]) -> Result<Key> {
        let wrapping = self.wrapping_key(secret)?;
        let key = decrypt_aead(
            Cipher::aes_256_gcm(),
            &*wrapping,
            Some(&self.nonce),
            &self.signed(what),
            &self.sealed,
            &self.tag,
        )
        .map_err(|_| Error::WrongPassword)?;
        Ok(Key::new(Zeroizing::new(piece(&Zeroizing::new(key), 0))))
    }

    fn wrapping_key(&self, secret: &[u8]) -> Result<Zeroizing<[u8; 32]>> {
        let Cost { memory_kib, passes, lanes } = self.cost;
        let mut key = Zeroizing::new([0; 32]);
        argon2id(None, secret, &self.salt, None, None, passes, lanes, memory_kib, &mut *key)
            .map_err(|error| no_crypto(&error))?;
        Ok(key)
    }

    /// What the tag vouches for beside the key.
    fn signed(&self, what: &[u8]) -> Vec<u8> {
        [what, &self.settings(), &self.salt].concat()
    }

    fn settings(&self) -> [u8; 16] {
        let Cost { memory_kib, passes, lanes } = self.cost;
        let mut settings = [0; 16];
        for (place, number) in settings.chunks_exact_mut(4).zip([ARGON2ID, memory_kib, passes, lanes]) {
            place.copy_from_slice(&number.to_le_bytes());
        }
        settings
    }

    /// A name that tells this slot from all others and nothing else: its salt, which stands in the file in the clear.
    pub(super) fn name(&self) -> String {
        self.salt.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// As it stands in the file.
    pub(super) fn bytes(&self) -> [u8; SLOT] {
        let parts = [&self.settings()[..], &self.salt, &self.nonce, &self.sealed, &self.tag].concat();
        piece(&parts, 0)
    }

    /// From the file; none: the slot is empty. Errors: a newer program wrote it, or its cost cannot be.
    pub(super) fn parse(bytes: &[u8]) -> Result<Option<Self>> {
        let number = |at: usize| u32::from_le_bytes(piece(bytes, at));
        let cost = Cost { memory_kib: number(4), passes: number(8), lanes: number(12) };
        match number(0) {
            0 => return Ok(None),
            ARGON2ID if cost.can_be() => {}
            ARGON2ID => return Err(Error::Damaged("cost of the password".to_owned())),
            found => return Err(Error::Newer { found: found.into(), known: ARGON2ID.into() }),
        }
        let salt = 16;
        let (nonce, sealed, tag) = (salt + SALT, salt + SALT + NONCE, salt + SALT + NONCE + KEY);
        Ok(Some(Self {
            cost,
            salt: piece(bytes, salt),
            nonce: piece(bytes, nonce),
            sealed: piece(bytes, sealed),
            tag: piece(bytes, tag),
        }))
    }
}

/// `N` bytes from a place on; zeros past the end.
pub(super) fn piece<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let mut piece = [0; N];
    for (to, from) in piece.iter_mut().zip(bytes.iter().skip(at)) {
        *to = *from;
    }
    piece
}
