//! A new password, a new recovery code, a password for the recorder. The key of the book stays: only its head is written, so a large book takes no longer
//! than a small one. A book without a head is first made into one that has it ([`super::convert`]).

use super::code::RecoveryCode;
use super::head::Head;
use super::slot::Cost;
use super::{Book, convert, vfs};
use crate::{Error, Result};

impl Book {
    /// Gives the book a new password; no computer remembers it any more. Backups made before keep the old one. Errors: [`Error::WrongPassword`] for the old one;
    /// [`Error::InUseElsewhere`] while other connections of this program have a book without a head open; a disk that is full or cannot
    /// be written. On an error the old password holds, and only it.
    pub fn change_password(&mut self, old: &str, new: &str, cost: Cost) -> Result<()> {
        match self.head()? {
            Some(head) => {
                head.open(old)?;
                head.with_password(&self.key, new, cost)?.store(&self.conn)
            }
            None => convert::convert(self, old, |key| Head::new(key, new, cost, None)),
        }
    }

    /// Gives the book a new recovery code, told this once; the one before no longer opens it. The password is asked for, so that
    /// nobody takes a code from a desk that was left open. Errors: those of [`Book::change_password`].
    pub fn new_recovery_code(&mut self, password: &str, cost: Cost) -> Result<RecoveryCode> {
        let code = RecoveryCode::random()?;
        match self.head()? {
            Some(head) => {
                head.open(password)?;
                head.with_code(&self.key, code.secret())?.store(&self.conn)?;
            }
            None => {
                convert::convert(self, password, |key| Head::new(key, password, cost, Some(code.secret())))?
            }
        }
        Ok(code)
    }

    /// Gives the recorder a password, another one, or none any more. Backups made before keep what they had. Errors: those of
    /// [`Book::change_password`]; [`Error::Broken`] on `recorder` when it is the secretary's own.
    pub fn set_recorder(&mut self, password: &str, recorder: Option<&str>, cost: Cost) -> Result<()> {
        match self.head()? {
            Some(head) => {
                head.open(password)?;
                head.with_recorder(&self.key, recorder, cost)?.store(&self.conn)
            }
            None => convert::convert(self, password, |key| {
                Head::new(key, password, cost, None)?.with_recorder(key, recorder, cost)
            }),
        }
    }

    /// Whether the recorder has a password.
    pub fn has_recorder(&self) -> Result<bool> {
        Ok(self.head()?.is_some_and(|head| head.has_recorder()))
    }

    /// What follows [`Book::open_by_code`]: a new password for the one that is forgotten and, as a code opens a book once, a new
    /// code. Errors: those of [`Book::change_password`], and [`Error::WrongCode`] of a book that has no head.
    pub fn renew(&mut self, password: &str, cost: Cost) -> Result<RecoveryCode> {
        let next = RecoveryCode::random()?;
        let head = self.head()?.ok_or(Error::WrongCode)?;
        head.with_password(&self.key, password, cost)?
            .with_code(&self.key, next.secret())?
            .store(&self.conn)?;
        Ok(next)
    }

    /// Whether a recovery code opens the book, too.
    pub fn has_recovery_code(&self) -> Result<bool> {
        Ok(self.head()?.is_some_and(|head| head.has_code()))
    }

    pub(super) fn head(&self) -> Result<Option<Head>> {
        let Some(bytes) = vfs::read_head(&self.conn)? else { return Ok(None) };
        let (head, _) = Head::read(&bytes)?.ok_or_else(|| Error::Damaged("head".to_owned()))?;
        Ok(Some(head))
    }
}
