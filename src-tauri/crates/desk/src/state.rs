//! What the desk remembers between commands.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use chrono::{Local, NaiveDate, Utc};
use ledger::book::Watch;
use ledger::date::Day;
use ledger::{Book, Cost};

use crate::DeskPaths;
use crate::attempts::Attempts;
use crate::courier::Courier;
use crate::error::{CommandError, Result};
use crate::job::Jobs;
use crate::recent::Remembered;

/// In the program's own folder: where backups are looked into.
const ASIDE: &str = "aside";
const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The open book, and what is known without one.
pub struct State {
    /// Where the desk's own files lie.
    pub paths: DeskPaths,
    /// The open book.
    pub book: Option<Book>,
    /// The book that was locked and waits for its password.
    pub locked: Option<LockedBook>,
    /// No book was opened yet since the program was started: only then a book that this computer remembers opens by itself.
    pub is_fresh: bool,
    /// Known books and the name of the person at the desk.
    pub desk: Remembered,
    /// The clock.
    pub clock: Clock,
    /// Further connections to the open book that long work has done with.
    pub spares: Vec<Book>,
    /// Wrong passwords.
    pub attempts: Attempts,
    /// What a try at the password of a new book costs.
    pub cost: Cost,
    /// Long work under way.
    pub jobs: Arc<Jobs>,
    /// How far the work of this state is, and whether it was stopped.
    pub watch: Arc<Watch>,
    /// Who carries backups to the second place.
    pub courier: Arc<Courier>,
}

/// The book that was locked. Its name is kept in memory only.
pub struct LockedBook {
    /// Where it lies.
    pub path: PathBuf,
    /// The unit's name.
    pub name: String,
    /// The unit's uid.
    pub uid: String,
}

impl State {
    /// A desk without a book.
    pub fn new(paths: DeskPaths, jobs: Arc<Jobs>) -> Self {
        let desk = Remembered::load(&paths.home);
        Self {
            paths,
            book: None,
            locked: None,
            is_fresh: true,
            desk,
            clock: Clock::from_env(),
            spares: Vec::new(),
            attempts: Attempts::default(),
            cost: Cost::OWNER,
            jobs,
            watch: Arc::default(),
            courier: Arc::default(),
        }
    }

    /// The same desk on a connection of its own, for long work beside which others go on.
    /// Errors: those of [`Book::beside`].
    pub fn beside(&mut self, watch: &Arc<Watch>) -> Result<Self> {
        let mut book = match (self.spares.pop(), &self.book) {
            (Some(spare), _) => Some(spare),
            (None, Some(book)) => Some(book.beside()?),
            (None, None) => None,
        };
        if let Some(book) = &mut book {
            book.watch(Arc::clone(watch))?;
        }
        Ok(Self {
            paths: self.paths.clone(),
            book,
            locked: None,
            is_fresh: self.is_fresh,
            desk: self.desk.clone(),
            clock: self.clock,
            spares: Vec::new(),
            attempts: self.attempts.clone(),
            cost: self.cost,
            jobs: Arc::clone(&self.jobs),
            watch: Arc::clone(watch),
            courier: Arc::clone(&self.courier),
        })
    }

    /// Where papers and evidence wait that were made only to be printed or looked at by another program.
    pub fn print_folder(&self) -> PathBuf {
        self.paths.home.join("print")
    }

    /// That folder, made where it is missing; nobody but its owner may look into it.
    pub fn open_print_folder(&self) -> Result<PathBuf> {
        let folder = self.print_folder();
        let io = |source| CommandError::io(&folder, &source);
        std::fs::create_dir_all(&folder).map_err(io)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).map_err(io)?;
        }
        Ok(folder)
    }

    /// Removes what was printed: names and attendance must not stay readable beside an encrypted book.
    pub fn clear_print(&self) {
        for paper in std::fs::read_dir(self.print_folder()).into_iter().flatten().flatten() {
            // A paper that a viewer still holds open (Windows) is removed next time, and keeps no other from going now.
            let _ = std::fs::remove_file(paper.path());
        }
    }

    /// A folder of its own for looking into a backup, which no other window has; it goes when that is done.
    pub fn aside_folder(&self) -> PathBuf {
        static NUMBER: AtomicU64 = AtomicU64::new(1);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        self.paths.home.join(ASIDE).join(format!("{}-{number}", std::process::id()))
    }

    /// Removes copies of backups that a program which was ended left behind: those of an earlier day, for another window may be
    /// looking into one now.
    pub fn clear_aside(&self) {
        let is_left = |at: SystemTime| at.elapsed().is_ok_and(|age| age > A_DAY);
        for copy in std::fs::read_dir(self.paths.home.join(ASIDE)).into_iter().flatten().flatten() {
            if copy.metadata().and_then(|copy| copy.modified()).is_ok_and(is_left) {
                let _ = std::fs::remove_dir_all(copy.path());
            }
        }
    }

    /// The practice book of this computer.
    pub fn sample_path(&self) -> PathBuf {
        self.paths.home.join("练习手册.book")
    }
}

/// The computer's clock, or a clock that stands on one day while the hours go on.
#[derive(Clone, Copy)]
pub struct Clock {
    fixed: Option<Day>,
    is_told: bool,
}

impl Clock {
    /// `BRANCHBOOK_TODAY` fixes the day; what is no day is not heeded.
    pub fn from_env() -> Self {
        let told = std::env::var("BRANCHBOOK_TODAY").ok().and_then(|text| text.parse::<NaiveDate>().ok());
        Self { fixed: told, is_told: told.is_some() }
    }

    /// Stands on a day until the program ends, unless the environment names another.
    pub fn tell(&mut self, day: Day) {
        if !self.is_told {
            *self = Self { fixed: Some(day), is_told: true };
        }
    }

    /// Stands on the day of the practice book while that is open, unless it was told a day.
    pub fn stand_on_sample_day(&mut self) {
        if !self.is_told {
            self.fixed = Some(ledger::sample::TODAY);
        }
    }

    /// Goes with the computer again, unless it was told a day.
    pub fn go_on(&mut self) {
        if !self.is_told {
            self.fixed = None;
        }
    }

    /// The day.
    pub fn today(&self) -> Day {
        self.fixed.unwrap_or_else(|| Local::now().date_naive())
    }

    /// The instant, ms UTC; on a fixed day the computer's time of that day.
    pub fn now(&self) -> i64 {
        let Some(day) = self.fixed else { return Utc::now().timestamp_millis() };
        let local = day.and_time(Local::now().time()).and_local_timezone(Local).earliest();
        local.map_or_else(|| Utc::now().timestamp_millis(), |at| at.timestamp_millis())
    }
}
