//! A book that this computer remembers: it opens without its password, once, when the program has just been started. Behind the
//! lock (by hand, idle, after sleep) the password is asked for as ever. What the system keeps is not the password: it is a key of
//! its own, which is worth nothing once the book forgets it.

use std::path::PathBuf;

use ledger::Book;
use ledger::book::remembered_at;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::{self, BookState};
use crate::error::{Code, CommandError, Result};
use crate::home;
use crate::key;
use crate::request::Empty;
use crate::secret::Secret;
use crate::state::State;
use crate::system_keyring::{self as system, Refused};
use crate::work::Work;

/// A book, perhaps not open.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookKeyringReq {
    /// Where.
    pub path: PathBuf,
}

/// What the keyring of this computer has to do with a book.
#[derive(Debug, Serialize, TS)]
pub struct BookKeyring {
    /// Why no book can be remembered here; none: it can.
    pub why: Option<String>,
    /// This computer remembers this book.
    pub remembered: bool,
    /// It may open it now: the program has just been started.
    pub opens: bool,
}

/// This computer shall remember the open book.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookKeyringSetReq {
    /// The password: nobody has a desk that was left open remembered.
    pub password: Secret,
}

/// `book_keyring`
pub fn get(work: &mut Work<'_>, BookKeyringReq { path }: BookKeyringReq) -> Result<BookKeyring> {
    // What is wrong with the file is said when it is opened.
    let name = remembered_at(&path).ok().flatten();
    let found = ready(work)
        .and_then(|()| name.map_or_else(|| system::ready().map(|()| false), |name| system::has(&name)));
    let remembered = found == Ok(true);
    Ok(BookKeyring {
        why: found.err().map(|refused| why(refused).to_owned()),
        remembered,
        opens: remembered && work.state.is_fresh,
    })
}

/// `book_keyring_open`
pub fn open(work: &mut Work<'_>, BookKeyringReq { path }: BookKeyringReq) -> Result<BookState> {
    if !work.state.is_fresh {
        return Err(CommandError::of(Code::Locked));
    }
    let name = remembered_at(&path)?;
    let secret = name.and_then(|name| system::fetch(&name).ok().flatten());
    let secret = secret.ok_or_else(|| CommandError::of(Code::Locked))?;
    book::close_file(work);
    let opened = Book::open_by_keyring(&path, &secret)?;
    crate::found::is_as_left(work.state, &opened)?;
    book::opened(work, opened)
}

/// `book_keyring_set`
pub fn set(work: &mut Work<'_>, request: BookKeyringSetReq) -> Result<Empty> {
    key::refuse_sample(work, "password")?;
    ready(work).and_then(|()| system::ready()).map_err(refused)?;
    let before = work.book()?.remembered()?;
    let made = key::with_book(work, |book, cost| book.remember(&request.password, cost))?;
    let kept = system::keep(&made.name, &made.secret).and_then(|()| system::fetch(&made.name));
    if !matches!(&kept, Ok(Some(secret)) if **secret == *made.secret) {
        key::with_book(work, |book, _| book.forget())?;
        return Err(refused(kept.err().unwrap_or(Refused::Silent)));
    }
    remove(before);
    work.witness("让一台电脑记住密码", None)?;
    Ok(Empty {})
}

/// `book_keyring_withdraw`
pub fn withdraw(work: &mut Work<'_>, Empty {}: Empty) -> Result<Empty> {
    let State { book, .. } = &mut *work.state;
    let Some(book) = book else { return Err(CommandError::of(Code::Locked)) };
    remove(book.forget()?);
    work.witness("不再让电脑记住密码", None)?;
    Ok(Empty {})
}

/// Takes out of the keyring what opens no book any more. What stays (a locked keyring, another computer's) is worth nothing.
pub fn remove(name: Option<String>) {
    let _ = name.map(|name| system::remove(&name));
}

/// A portable program leaves nothing on the computer, so nothing in its keyring either.
fn ready(work: &Work<'_>) -> std::result::Result<(), Refused> {
    if home::is_portable(&work.state.paths.home) { Err(Refused::Portable) } else { Ok(()) }
}

fn refused(refused: Refused) -> CommandError {
    let message = format!("{}没有记住密码，手册没有改动。下次照常输密码。", why(refused));
    CommandError::invalid("keyring", message)
}

const fn why(refused: Refused) -> &'static str {
    match refused {
        Refused::Portable => "便携的支部手册不在电脑上记密码。",
        Refused::Missing => "这台电脑没有可以用的系统钥匙串。",
        Refused::Locked => "系统钥匙串锁着。",
        Refused::Silent => "系统钥匙串没有回应。",
    }
}
