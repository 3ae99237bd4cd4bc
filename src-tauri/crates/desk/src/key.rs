//! The password of the book, its recovery code and the recorder's password.

use std::path::PathBuf;

use exchange::export::write_whole;
use ledger::Book;
use ledger::book::RecoveryCode;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backups;
use crate::book::{self, BookState};
use crate::error::{CommandError, Result};
use crate::export::Saved;
use crate::found;
use crate::keyring;
use crate::request::Empty;
use crate::secret::Secret;
use crate::state::State;
use crate::work::Work;

/// The shortest password (characters): below it Argon2id cannot make up for how quickly a short word is guessed.
const PASSWORD_LENGTH: usize = 8;

/// A book that was made or opened anew, and its recovery code, told this once.
#[derive(Serialize, TS)]
pub struct BookMade {
    /// The book.
    pub state: BookState,
    /// The groups of the code; none: none was asked for.
    pub recovery: Option<Vec<String>>,
}

/// A new recovery code, told this once.
#[derive(Serialize, TS)]
pub struct Recovery {
    /// Its groups.
    pub groups: Vec<String>,
}

/// How the open book can be opened.
#[derive(Debug, Serialize, TS)]
pub struct BookKey {
    /// There is a recovery code.
    pub recovery: bool,
    /// The recorder has a password.
    pub recorder: bool,
}

/// A new password.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookPasswordReq {
    /// The one that holds.
    pub old: Secret,
    /// The one that shall hold, at least eight characters.
    pub password: Secret,
}

/// A password for the recorder.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookRecorderSetReq {
    /// The secretary's password.
    pub password: Secret,
    /// The recorder's, at least eight characters.
    pub recorder: Secret,
}

/// The recorder's password is to be taken away.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookRecorderWithdrawReq {
    /// The secretary's password.
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
    pub groups: Vec<Secret>,
}

/// A book whose password is forgotten.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BookRecoverReq {
    /// Where.
    pub path: PathBuf,
    /// Its recovery code, as it was typed.
    pub code: Secret,
    /// Its new password, at least eight characters.
    pub password: Secret,
    /// Opens it although it is not as it was left there; none: no.
    pub other: Option<bool>,
}

/// `book_key`
pub fn get(work: &mut Work<'_>, Empty {}: Empty) -> Result<BookKey> {
    let book = work.book()?;
    Ok(BookKey { recovery: book.has_recovery_code()?, recorder: book.has_recorder()? })
}

/// `book_password_change`
pub fn change_password(work: &mut Work<'_>, request: BookPasswordReq) -> Result<Empty> {
    check_length("password", &request.password)?;
    refuse_sample(work, "old")?;
    let is_cheap = book::size(work.book()?.path()) <= backups::LARGE;
    if is_cheap {
        // Only the head is written, twice over; a disk too full for a copy keeps nobody from a password that must be changed today.
        let _ = backups::make_if_changed(work.state, work.book()?, "改密码前");
    }
    let remembered = work.book()?.remembered()?;
    with_book(work, |book, cost| book.change_password(&request.old, &request.password, cost))?;
    keyring::remove(remembered);
    if is_cheap {
        // So that the newest backup opens with the new password; one that fails is shown as missing.
        let _ = backups::make(work.state, work.book()?, "改密码后");
    }
    Ok(Empty {})
}

/// `book_recorder_set`
pub fn set_recorder(work: &mut Work<'_>, request: BookRecorderSetReq) -> Result<Empty> {
    check_length("recorder", &request.recorder)?;
    refuse_sample(work, "recorder")?;
    with_book(work, |book, cost| book.set_recorder(&request.password, Some(&request.recorder), cost))?;
    work.witness("设了记录员的密码", None)?;
    Ok(Empty {})
}

/// `book_recorder_withdraw`
pub fn withdraw_recorder(work: &mut Work<'_>, request: BookRecorderWithdrawReq) -> Result<Empty> {
    with_book(work, |book, cost| book.set_recorder(&request.password, None, cost))?;
    work.witness("收回了记录员的密码", None)?;
    Ok(Empty {})
}

/// The password of a made-up book is no secret, and everybody who tries the program has it.
pub fn refuse_sample(work: &Work<'_>, field: &str) -> Result<()> {
    if work.read(ledger::sample::is_sample)? {
        let rule = "样例手册里没有真人真事，密码不能改。没有改动。真手册可以在这里改";
        return Err(CommandError::invalid(field, rule));
    }
    Ok(())
}

/// `book_recovery_new`
pub fn new_recovery(work: &mut Work<'_>, request: BookRecoveryReq) -> Result<Recovery> {
    let code = with_book(work, |book, cost| book.new_recovery_code(&request.password, cost))?;
    Ok(Recovery { groups: code.groups() })
}

/// `book_recover`
pub fn recover(work: &mut Work<'_>, request: BookRecoverReq) -> Result<BookMade> {
    check_length("password", &request.password)?;
    let code = RecoveryCode::read(&request.code)?;
    book::close_file(work);
    let mut book = work.state.attempts.at(&request.path, || Book::open_by_code(&request.path, &code))?;
    if request.other != Some(true) {
        found::is_as_left(work.state, &book)?;
    }
    let next = book.renew(&request.password, work.state.cost)?;
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
pub fn check_length(field: &str, password: &str) -> Result<()> {
    if password.chars().count() < PASSWORD_LENGTH {
        return Err(CommandError::invalid(field, format!("密码太短，至少要 {PASSWORD_LENGTH} 个字")));
    }
    Ok(())
}

/// Works on the keys of the open book, of which no other connection is left open.
pub fn with_book<T>(
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
