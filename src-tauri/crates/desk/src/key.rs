//! The password of the book and its recovery code.

use std::path::PathBuf;

use ledger::Book;
use ledger::book::RecoveryCode;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backups;
use crate::book::{self, BookState};
use crate::error::{CommandError, Result};
use crate::export::{Saved, write_whole};
use crate::request::Empty;
use crate::secret::Secret;
use crate::state::State;
use crate::work::Work;

/// The shortest password (characters).
const PASSWORD_LENGTH: usize = 6;

/// A book that was made or opened anew, and its recovery code, told this once.
#[derive(Debug, Serialize, TS)]
pub struct BookMade {
    /// The book.
    pub state: BookState,
    /// The groups of the code; none: none was asked for.
    pub recovery: Option<Vec<String>>,
}

/// A new recovery code, told this once.
#[derive(Debug, Serialize, TS)]
pub struct Recovery {
    /// Its groups.
    pub groups: Vec<String>,
}

/// How the open book can be opened.
#[derive(Debug, Serialize, TS)]
pub struct BookKey {
    /// There is a recovery code.
    pub recovery: bool,
}

/// A new password.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookPasswordReq {
    /// The one that holds.
    pub old: Secret,
    /// The one that shall hold, at least six characters.
    pub password: Secret,
}

/// A new recovery code.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookRecoveryReq {
    /// The password: nobody takes a code from a desk that was left open.
    pub password: Secret,
}

/// A recovery code to print.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookRecoveryPrintReq {
    /// Its groups.
    pub groups: Vec<String>,
}

/// A book whose password is forgotten.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookRecoverReq {
    /// Where.
    pub path: PathBuf,
    /// Its recovery code, as it was typed.
    pub code: Secret,
    /// Its new password, at least six characters.
    pub password: Secret,
}

/// `book_key`
pub fn get(work: &mut Work<'_>, Empty {}: Empty) -> Result<BookKey> {
    Ok(BookKey { recovery: work.book()?.has_recovery_code()? })
}

/// `book_password_change`
pub fn change_password(work: &mut Work<'_>, request: BookPasswordReq) -> Result<Empty> {
    check_length(&request.password)?;
    if work.read(ledger::sample::is_sample)? {
        return Err(CommandError::invalid(
            "old",
            "样例手册里没有真人真事，密码不能改。没有改动。真手册可以在这里改",
        ));
    }
    let is_cheap = book::size(work.book()?.path()) <= backups::LARGE;
    if is_cheap {
        // Only the head is written, twice over; a disk too full for a copy keeps nobody from a password that must be changed today.
        let _ = backups::make_if_changed(work.state, work.book()?, "改密码前");
    }
    with_book(work, |book, cost| book.change_password(&request.old, &request.password, cost))?;
    if is_cheap {
        // So that the newest backup opens with the new password; one that fails is shown as missing.
        let _ = backups::make(work.state, work.book()?, "改密码后");
    }
    Ok(Empty {})
}

/// `book_recovery_new`
pub fn new_recovery(work: &mut Work<'_>, request: BookRecoveryReq) -> Result<Recovery> {
    let code = with_book(work, |book, cost| book.new_recovery_code(&request.password, cost))?;
    Ok(Recovery { groups: code.groups() })
}

/// `book_recover`
pub fn recover(work: &mut Work<'_>, request: BookRecoverReq) -> Result<BookMade> {
    check_length(&request.password)?;
    let code = RecoveryCode::read(&request.code)?;
    book::close_file(work);
    let State { attempts, cost, .. } = &mut *work.state;
    let recover = || Book::recover(&request.path, &code, &request.password, *cost);
    let (book, next) = attempts.at(&request.path, recover)?;
    Ok(BookMade { state: book::opened(work, book)?, recovery: Some(next.groups()) })
}

/// `book_recovery_print`
pub fn print_recovery(work: &mut Work<'_>, request: BookRecoveryPrintReq) -> Result<Saved> {
    let document = report::recovery_code(&request.groups, work.today());
    let pdf = report::pdf(&document).map_err(crate::report::unwritten)?;
    let path = work.state.open_print_folder()?.join(format!("恢复码 {}.pdf", work.now()));
    write_whole(&path, &pdf.bytes)?;
    Ok(Saved { path: path.display().to_string() })
}

/// A password that is quickly guessed protects nobody.
pub fn check_length(password: &str) -> Result<()> {
    if password.chars().count() < PASSWORD_LENGTH {
        return Err(CommandError::invalid("password", format!("密码太短，至少要 {PASSWORD_LENGTH} 个字")));
    }
    Ok(())
}

/// Works on the keys of the open book, of which no other connection is left open.
fn with_book<T>(
    work: &mut Work<'_>,
    change: impl FnOnce(&mut Book, ledger::Cost) -> ledger::Result<T>,
) -> Result<T> {
    work.book()?;
    work.state.spares.clear();
    let State { attempts, book, cost, .. } = &mut *work.state;
    let Some(book) = book else { return Err(CommandError::of(crate::Code::Locked)) };
    let path = book.path().to_owned();
    attempts.at(&path, || change(book, *cost))
}
