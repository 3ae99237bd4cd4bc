//! The book as a whole: making, opening, locking, copies, the self-check.

use std::path::{Path, PathBuf};

use ledger::book::VerifyLine;
use ledger::date::Day;
use ledger::id::UnitId;
use ledger::unit::{UnitFields, UnitKind};
use ledger::{Act, Book, Role, View};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backups;
pub use crate::backups::Backup;
use crate::error::{CommandError, Result};
use crate::found;
use crate::key::{BookMade, check_length};
use crate::recent::RecentBook;
use crate::request::Empty;
use crate::secret::Secret;
use crate::state::{LockedBook, State};
use crate::work::Work;

/// The password of the practice book: no secret, it protects nobody.
const SAMPLE_PASSWORD: &str = "示例手册2026";

/// With so many sessions recorded a secretary knows the way, and the first steps are no longer shown.
const AT_HOME: u32 = 12;

/// A roster of so many people is counted to its end only by `member_count`, for which no page waits.
const MANY: i64 = 1_000;

/// What the window's frame shows on every page.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookState {
    /// A book is open.
    pub open: bool,
    /// Where it lies; also of the book that is locked.
    pub path: Option<String>,
    /// Name of its unit; also of the book that is locked.
    pub name: Option<String>,
    /// Its unit.
    pub unit_id: Option<UnitId>,
    /// What that unit is.
    pub kind: Option<UnitKind>,
    /// The first day from which it is kept; none: everything is asked of it.
    pub begin: Option<Day>,
    /// Today.
    pub today: Day,
    /// Whose password opened it; none: no book is open.
    pub role: Option<Role>,
    /// It can only be read.
    pub read_only: bool,
    /// It is made up, to try things in: every page and paper says so. Also of the book that is locked.
    pub sample: bool,
    /// Sessions that count, looked for no further than [`AT_HOME`].
    pub recorded: i64,
    /// Sessions in draft.
    pub draft_count: i64,
    /// Tasks past their deadline.
    pub late_count: i64,
    /// People on the roster today, looked for no further than [`MANY`].
    pub member_count: i64,
    /// They are so many that `member_count` says how many.
    pub has_many: bool,
    /// When the last automatic backup was made, ms UTC.
    pub last_backup: Option<i64>,
    /// When the book was changed last, ms UTC.
    pub saved_at: Option<i64>,
    /// Books known on this computer.
    pub recent: Vec<RecentBook>,
}

/// A new book.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BookCreateReq {
    /// Where.
    pub path: PathBuf,
    /// Its password, at least eight characters.
    pub password: Secret,
    /// Name of its unit.
    pub name: String,
    /// What that unit is.
    pub kind: UnitKind,
    /// 'YYYY-MM': from which month it is kept; none: everything is asked of it.
    pub begin: Option<String>,
    /// Whether to make a recovery code; none: no.
    pub recovery: Option<bool>,
}

/// A book to open.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BookOpenReq {
    /// Where.
    pub path: PathBuf,
    /// Its password.
    pub password: Secret,
    /// Opens it although it is not as it was left there; none: no.
    pub other: Option<bool>,
}

/// Where to copy the book.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BookBackupReq {
    /// A place of the person's choice; none: the backup folder.
    pub path: Option<PathBuf>,
}

/// The practice book.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BookSampleReq {
    /// Throws away the one there is and makes it anew.
    pub fresh: Option<bool>,
}

/// `book_state`
pub fn state(work: &mut Work<'_>, Empty {}: Empty) -> Result<BookState> {
    let today = work.today();
    let State { book, locked, desk, paths, .. } = &*work.state;
    let mut state = BookState {
        open: book.is_some(),
        path: locked.as_ref().map(|book| book.path.display().to_string()),
        name: locked.as_ref().map(|book| book.name.clone()),
        unit_id: None,
        kind: None,
        begin: None,
        today,
        role: book.as_ref().map(Book::role),
        read_only: false,
        sample: locked.as_ref().is_some_and(|book| book.path == work.state.sample_path()),
        recorded: 0,
        draft_count: 0,
        late_count: 0,
        member_count: 0,
        has_many: false,
        last_backup: None,
        saved_at: None,
        recent: desk.recent.clone(),
    };
    if let Some(book) = locked {
        state.last_backup =
            backups::list(&backups::folder_of(&paths.home, &book.uid)).first().map(|backup| backup.at);
    }
    if let Some(book) = book {
        state.path = Some(book.path().display().to_string());
        state.last_backup =
            backups::list(&backups::folder(&paths.home, book)?).first().map(|backup| backup.at);
        book.read(|view| fill(view, &mut state))?;
    }
    Ok(state)
}

/// What the open book says about itself.
fn fill(view: &View<'_>, state: &mut BookState) -> ledger::Result<()> {
    let top = ledger::unit::top(view)?;
    state.sample = ledger::sample::is_sample(view)?;
    state.recorded = ledger::session::recorded_count(view, AT_HOME)?;
    state.draft_count = ledger::session::draft_count(view)?;
    state.late_count =
        ledger::task::lists(view, top.id, state.today)?.iter().map(|list| list.figures.late).sum();
    state.member_count = ledger::member::head_count_up_to(view, top.id, state.today, MANY)?;
    state.has_many = state.member_count == MANY;
    state.saved_at = ledger::book::changes(view, 1, None)?.first().map(|change| change.at);
    state.unit_id = Some(top.id);
    state.kind = Some(top.fields.kind);
    state.begin = ledger::setting::begin(view, top.id)?;
    state.name = Some(top.fields.name);
    Ok(())
}

/// `book_create`
pub fn create(work: &mut Work<'_>, request: BookCreateReq) -> Result<BookMade> {
    check_length("password", &request.password)?;
    if request.kind == UnitKind::Group {
        return Err(CommandError::invalid(
            "kind",
            "手册要建在党支部、党总支或党委名下，党小组在党支部的手册里添加",
        ));
    }
    let begin = request.begin.as_deref().map(month).transpose()?;
    close(work, Empty {})?;
    let at = work.now();
    let who = &work.state.desk.who;
    let act = |summary| Act { at, who, intent: work.command(), summary };
    let owner = UnitFields::new(request.kind, request.name.trim());
    let (path, password, cost) = (&request.path, &*request.password, work.state.cost);
    let (mut book, code) = if request.recovery == Some(true) {
        let (book, code) = Book::create_with_code(path, password, cost, act("建立手册"), &owner)?;
        (book, Some(code.groups()))
    } else {
        (Book::create(path, password, cost, act("建立手册"), &owner)?, None)
    };
    if let Some(begin) = begin {
        let summary = format!("从{}月起在这里记", begin.format("%Y年%-m"));
        book.write(act(&summary), |tx| ledger::setting::set_begin(tx, None, begin))?;
    }
    Ok(BookMade { state: keep(work, book)?, recovery: code })
}

/// The first day of a month 'YYYY-MM'.
fn month(month: &str) -> Result<Day> {
    let first = format!("{month}-01").parse();
    first.map_err(|_| CommandError::invalid("begin", "月份要写成 2026-09"))
}

/// `book_open`
pub fn open(work: &mut Work<'_>, request: BookOpenReq) -> Result<BookState> {
    close_file(work);
    let book = work.state.attempts.at(&request.path, || Book::open(&request.path, &request.password))?;
    if request.other != Some(true) {
        found::is_as_left(work.state, &book)?;
    }
    opened(work, book)
}

/// What follows the opening of a book: it is remembered and gets its daily backup.
pub fn opened(work: &mut Work<'_>, mut book: Book) -> Result<BookState> {
    let is_practice = book.path() == work.state.sample_path();
    if is_practice {
        work.state.clock.stand_on_sample_day();
    }
    // Practice books of the first versions had no mark.
    if is_practice && !book.read(ledger::sample::is_sample)? {
        let at = work.now();
        let act =
            Act { at, who: &work.state.desk.who, intent: work.command(), summary: "标明样例手册" };
        book.write(act, ledger::sample::mark)?;
    }
    if size(book.path()) <= backups::LARGE {
        // Somebody whose backup folder cannot be written can still work; the frame shows how old the last backup is.
        let _ = backups::make_daily(work.state, &book);
    }
    keep(work, book)
}

/// `book_sample`
pub fn sample(work: &mut Work<'_>, request: BookSampleReq) -> Result<BookState> {
    let path = work.state.sample_path();
    close_file(work);
    if request.fresh == Some(true) && path.exists() {
        // A book that another window has open is not thrown away under its hands.
        if let Err(error @ ledger::Error::InUseElsewhere) = Book::open(&path, SAMPLE_PASSWORD).map(drop) {
            return Err(error.into());
        }
        ledger::sample::remove(&path);
    }
    if !path.exists() {
        let home = &work.state.paths.home;
        std::fs::create_dir_all(home).map_err(|source| CommandError::io(home, &source))?;
        drop(ledger::sample::workshop(&path, SAMPLE_PASSWORD, 1)?);
    }
    open(work, BookOpenReq { path, password: SAMPLE_PASSWORD.into(), other: None })
}

/// Makes a book the open one and remembers it.
fn keep(work: &mut Work<'_>, book: Book) -> Result<BookState> {
    book.take_as_found();
    let LockedBook { path, uid, .. } = described(&book)?;
    // The start page has a line of its own for the practice book: it does not stand among the real ones.
    if path != work.state.sample_path() {
        let State { desk, paths, .. } = &mut *work.state;
        desk.note(RecentBook { path, uid: Some(uid) });
        // The list of known books is a convenience: a folder that cannot be written keeps nobody from working.
        let _ = desk.save(&paths.home);
    }
    work.state.locked = None;
    work.state.is_fresh = false;
    work.state.book = Some(book);
    state(work, Empty {})
}

/// What is known of a book while it is locked.
pub fn described(book: &Book) -> Result<LockedBook> {
    let top = book.read(ledger::unit::top)?;
    let path = std::path::absolute(book.path()).unwrap_or_else(|_| book.path().to_owned());
    Ok(LockedBook { path, name: top.fields.name, uid: top.uid })
}

/// `book_lock`
pub fn lock(work: &mut Work<'_>, Empty {}: Empty) -> Result<BookState> {
    if let Some(book) = &work.state.book {
        work.state.locked = Some(described(book)?);
    }
    close_file(work);
    state(work, Empty {})
}

/// `book_close`
pub fn close(work: &mut Work<'_>, Empty {}: Empty) -> Result<Empty> {
    close_file(work);
    work.state.locked = None;
    Ok(Empty {})
}

/// Lets the file go; a large book gets its daily backup now.
pub fn close_file(work: &mut Work<'_>) {
    work.state.clear_print();
    work.state.spares.clear();
    if let Some(book) = work.state.book.take()
        && size(book.path()) > backups::LARGE
    {
        // As when opening: a backup that fails is shown as missing and never keeps anybody from closing.
        let _ = backups::make_daily(work.state, &book);
    }
    // The day of the practice book ends with it, whatever is opened next.
    work.state.clock.go_on();
}

pub fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

/// `book_backup`
pub fn backup(work: &mut Work<'_>, request: BookBackupReq) -> Result<Backup> {
    let book = work.book()?;
    match request.path {
        Some(path) => backups::make_at(book, &path, work.now(), "另存"),
        None => backups::make(work.state, book, "手动"),
    }
}

/// `book_backups`
pub fn backups(work: &mut Work<'_>, Empty {}: Empty) -> Result<Vec<Backup>> {
    let folder = backups::folder(&work.state.paths.home, work.book()?)?;
    Ok(backups::merge(backups::list(&folder), work.state.courier.seen(&folder).there))
}

/// What mending did.
#[derive(Debug, Serialize, TS)]
pub struct Mended {
    /// The copy made before.
    pub backup: Backup,
    /// What was wrong and is right now, as it was found.
    pub mended: Vec<VerifyLine>,
    /// Everything as it stands now.
    pub lines: Vec<VerifyLine>,
}

/// `book_mend`
pub fn mend(work: &mut Work<'_>, Empty {}: Empty) -> Result<Mended> {
    let before = work.read(ledger::book::verify)?;
    let backup = backups::make(work.state, work.book()?, "修复前")?;
    work.write("修复", ledger::book::mend)?;
    let lines = work.read(ledger::book::verify)?;
    let is_right = |line: &VerifyLine| lines.iter().any(|now| now.what == line.what && now.wrong == 0);
    let mended = before.into_iter().filter(|line| line.wrong > 0 && is_right(line)).collect();
    Ok(Mended { backup, mended, lines })
}

/// `book_verify`
pub fn verify(work: &mut Work<'_>, Empty {}: Empty) -> Result<Vec<VerifyLine>> {
    work.read(ledger::book::verify)
}
