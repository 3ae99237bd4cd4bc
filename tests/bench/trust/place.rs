//! A folder with books in it, and how they stand.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use ledger::{
    Act, Book, Cost, Error,
    book::Found,
    session::{self, SessionFilter},
    unit::{UnitFields, UnitKind},
};
use tests::program;

/// The book that is worked on.
pub const BOOK: &str = "手册.book";
/// A copy of [`BOOK`] as it was first; deeds that need a book of their own begin with it.
pub const BACKUP: &str = "旧备份.book";
/// Another state of the book, with one session more: what a restore replaces.
pub const OTHER: &str = "恢复前.book";
/// The bench itself as a program that carries a backup to a second place, which in the window a thread does.
pub const CARRY: &str = "carry";
/// The session that only [`OTHER`] has.
pub const LATER: &str = "备份以后的学习";

/// How long a lock may take to be given up, and how often it is asked for.
const PATIENCE: Duration = Duration::from_secs(5);
const BEAT: Duration = Duration::from_millis(5);

/// A folder with a book in it, a backup of that book, and all that the program keeps beside.
pub struct Place {
    folder: PathBuf,
}

impl Place {
    /// A small branch's book, whose password costs little to try: what is measured is what becomes of its records.
    pub fn make(folder: &Path) -> Self {
        fs::create_dir_all(folder).expect("a folder");
        let place = Self { folder: folder.to_owned() };
        let act =
            Act { at: 1_790_000_000_000, who: "书记", intent: "book_create", summary: "建立手册" };
        let owner = UnitFields::new(UnitKind::Branch, "试用党支部");
        drop(Book::create(&place.book(), program::PASSWORD, Cost::SAMPLE, act, &owner).expect("a new book"));
        place.run(&["call", BOOK, "session_save", &super::deed::session("第一次学习").to_string()]);
        place.run(&["backup", BOOK, "-o", BACKUP]);
        place.run(&["backup", BOOK, "-o", OTHER]);
        let later = super::deed::session(LATER).to_string();
        place.run(&["call", OTHER, "session_save", &later]);
        place
    }

    /// The same again in another folder, as it stands.
    pub fn copy(&self, folder: &Path) -> Self {
        let _ = fs::remove_dir_all(folder);
        let copied = Command::new("cp").arg("-a").arg(&self.folder).arg(folder).status();
        assert!(copied.is_ok_and(|status| status.success()), "the folder is copied");
        Self { folder: folder.to_owned() }
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A file in it.
    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The book.
    pub fn book(&self) -> PathBuf {
        self.at(BOOK)
    }

    /// Lays a copy of one file under the name of another book, without what belonged to that.
    pub fn lay(&self, from: &str, to: &str) {
        for beside in ["", "-wal", "-shm", "-lock"] {
            let _ = fs::remove_file(self.at(&format!("{to}{beside}")));
        }
        fs::copy(self.at(from), self.at(to)).expect("a book is laid there");
    }

    /// Opens a book, or fails.
    pub fn open(&self, name: &str) -> Book {
        self.try_open(name, program::PASSWORD).unwrap_or_else(|error| panic!("{name} opens: {error}"))
    }

    /// Opens a book. Its lock, given up by this thread, lives on for a moment in a program that another thread is just starting
    /// (between `fork` and `exec` it has all our open files), so the lock alone is asked for again.
    pub fn try_open(&self, name: &str, password: &str) -> ledger::Result<Book> {
        let begun = Instant::now();
        loop {
            match Book::open(&self.at(name), password) {
                Err(Error::InUseElsewhere) if begun.elapsed() < PATIENCE => std::thread::sleep(BEAT),
                opened => return opened,
            }
        }
    }

    /// Fails unless the book opens and its 自检 finds everything in order.
    pub fn verify(&self, name: &str) {
        is_right(&self.open(name));
    }

    /// The titles of the sessions of a book.
    pub fn titles(&self, name: &str) -> Vec<String> {
        titles(&self.open(name))
    }

    /// Runs the program and gives whether it ended well, and what it said.
    pub fn ask(&self, args: &[&str]) -> (bool, String) {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        let output = self.program(&args).output().expect("branchbook runs");
        let said = if output.status.success() { &output.stdout } else { &output.stderr };
        (output.status.success(), String::from_utf8_lossy(said).into_owned())
    }

    /// Runs the program; fails when it fails.
    pub fn run(&self, args: &[&str]) -> String {
        let (fine, said) = self.ask(args);
        assert!(fine, "branchbook {args:?}: {said}");
        said
    }

    /// The program, at home in this folder.
    pub fn program(&self, args: &[String]) -> Command {
        let mut command = Command::new(program::cli());
        if args.first().is_some_and(|word| word == CARRY) {
            command = Command::new(std::env::current_exe().expect("this program"));
            command.arg("trust");
        }
        command.args(args).current_dir(&self.folder).env("BRANCHBOOK_PASSWORD", program::PASSWORD);
        command.env("BRANCHBOOK_HOME", self.folder.join("home")).env("BRANCHBOOK_TODAY", program::TODAY);
        command
    }
}

/// Carries a backup as the window's courier does, and says in words why not.
pub fn carry(from: &Path, to: &Path) {
    if let Err(error) = ledger::book::carry(from, to) {
        eprintln!("branchbook: {}", desk::CommandError::from(error));
        std::process::exit(1);
    }
}

/// Fails unless 自检 finds everything in order, and the book is found as it was left.
pub fn is_right(book: &Book) {
    assert_eq!(book.found(), Found::AsLeft, "{} lacks nothing", book.path().display());
    let lines = book.read(ledger::book::verify).expect("it can be looked through");
    let wrong: Vec<_> = lines.iter().filter(|line| line.wrong > 0).collect();
    assert!(wrong.is_empty(), "{} checks: {wrong:?}", book.path().display());
}

/// The titles of its sessions.
pub fn titles(book: &Book) -> Vec<String> {
    let all = SessionFilter { limit: Some(1_000_000), ..SessionFilter::default() };
    let lines = book.read(|view| session::list(view, &all)).expect("its sessions");
    lines.into_iter().map(|line| line.title).collect()
}

/// The line of a person who is told something, without a word that only programmers know.
pub fn is_told(said: &str) -> bool {
    said.chars().any(|letter| ('\u{4E00}'..='\u{9FFF}').contains(&letter))
        && !said.contains("程序内部出错")
        && !said.contains("panicked")
}
