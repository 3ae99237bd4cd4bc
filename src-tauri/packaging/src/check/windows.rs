//! The command line under wine beside the same on Linux: what they print and what they write must be the same bytes. WebView2 does
//! not run under wine, so of the window nothing is seen here.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{PASSWORD, TODAY, run_well, wine};

/// A folder with a name as people give them.
const PLAIN: &str = "我的 文档/支部（二）";
const ROSTER: &str = "姓名,性别,出生日期,入党时间,转正时间\n欧阳堃,男,1985-03-02,2009-07-01,2010-07-01\n曾宪明,男,1979-11-20,2003-06-30,2004-06-30\n";
const SESSIONS: &str = "日期,类型,主题,应到人数,实到人数\n2026-07-03,支部党员大会、主题党日,学习条例,28,26\n2026-08-07,主题党日,现场教学,28,25\n";
/// Papers of the sample book that need no more than a span of days, as PDF.
const PAPERS: [(&str, &[&str]); 12] = [
    ("quarterly", &["--quarter", "2026Q3"]),
    ("year", &["--year", "2026"]),
    ("handbook", &["--year", "2026"]),
    ("counts", &["--from", "2026-01-01", "--to", "2026-09-21"]),
    ("attendance", &["--from", "2026-07-01", "--to", "2026-09-21"]),
    ("register", &["--from", "2026-01-01", "--to", "2026-09-21"]),
    ("binder", &["--from", "2026-07-01", "--to", "2026-09-21"]),
    ("hours", &["--year", "2026"]),
    ("roster", &[]),
    ("plan-year", &["--year", "2026"]),
    ("chart-turnout", &["--from", "2026-01-01", "--to", "2026-09-21"]),
    ("missing", &["--from", "2026-07-01", "--to", "2026-09-21"]),
];

/// The program of one system, with a folder of its own in which it is called: paths are then the same on both.
struct Side {
    program: PathBuf,
    is_windows: bool,
    room: tempfile::TempDir,
}

impl Side {
    fn new(program: &Path, is_windows: bool) -> Self {
        let program = program.canonicalize().expect("the program was built");
        Self { program, is_windows, room: tempfile::tempdir().expect("a temporary folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = if self.is_windows { wine(&self.program) } else { Command::new(&self.program) };
        command.args(args).current_dir(self.room.path());
        command
            .env("BRANCHBOOK_PASSWORD", PASSWORD)
            .env("BRANCHBOOK_HOME", "家")
            .env("BRANCHBOOK_TODAY", TODAY);
        command
    }
}

/// Both, doing the same.
struct Pair {
    linux: Side,
    windows: Side,
    compared: usize,
}

impl Pair {
    fn sides(&self) -> [&Side; 2] {
        [&self.linux, &self.windows]
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        for side in self.sides() {
            let path = side.path(name);
            std::fs::create_dir_all(path.parent().expect("below the room")).expect("a folder");
            std::fs::write(path, bytes).expect("a file");
        }
    }

    /// The same command on both, with the same exit code and the same words.
    fn same(&mut self, args: &[&str]) -> Output {
        let [linux, windows] = self.sides().map(|side| super::run(&mut side.command(args)));
        let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(
            (linux.status.code(), words(&linux.stdout), words(&linux.stderr)),
            (windows.status.code(), words(&windows.stdout), words(&windows.stderr)),
            "{args:?} says the same on Linux (left) and Windows (right)"
        );
        self.compared += 1;
        windows
    }

    /// The same, and it succeeds.
    fn well(&mut self, args: &[&str]) {
        let output = self.same(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// What both wrote under one name.
    fn same_file(&mut self, name: &str) {
        let [linux, windows] = self
            .sides()
            .map(|side| std::fs::read(side.path(name)).unwrap_or_else(|error| panic!("{name}: {error}")));
        assert!(!linux.is_empty() && linux == windows, "{name} has the same bytes on both");
        self.compared += 1;
    }
}

/// Runs the contract of the command line on both.
pub fn run(linux: &Path, windows: &Path) {
    let mut pair = Pair { linux: Side::new(linux, false), windows: Side::new(windows, true), compared: 0 };
    // More than the 260 characters of old Windows, and less than the 512 bytes that SQLite takes on Linux.
    let long = format!("{}/手册", ["a folder with a long name 很长"; 10].join("/"));
    from_empty_to_printed(&mut pair, PLAIN);
    from_empty_to_printed(&mut pair, &long);
    papers(&mut pair);
    refusals(&mut pair);
    moved(&pair);
    at_once(&pair.windows);
    println!("{} answers and files are the same on Windows and Linux", pair.compared);
}

/// new, import, count, check, report, search, backup, restore, verify; tables as Excel on Windows writes them.
fn from_empty_to_printed(pair: &mut Pair, folder: &str) {
    let name = |file: &str| format!("{folder}/{file}");
    let [book, backup, restored] = ["手册 一.book", "备份.book", "恢复.book"].map(name);
    let [roster, sessions, report] = ["花名册.csv", "活动 表.csv", "季报.pdf"].map(name);
    let (gbk, _, _) = encoding_rs::GBK.encode(ROSTER);
    pair.write(&roster, &gbk);
    pair.write(&sessions, format!("\u{feff}{}", SESSIONS.replace('\n', "\r\n")).as_bytes());
    pair.well(&["new", &book, "--name", "运行车间党支部", "--kind", "branch"]);
    pair.well(&["import", "members", &book, &roster, "--dry-run", "--json"]);
    pair.well(&["import", "members", &book, &roster, "--json"]);
    pair.well(&["import", "sessions", &book, &sessions]);
    pair.well(&["count", &book, "--from", "2026-07-01", "--to", "2026-09-30", "--json"]);
    pair.well(&["check", &book, "--on", TODAY]);
    pair.well(&["report", "quarterly", &book, "--quarter", "2026Q3", "-o", &report]);
    pair.same_file(&report);
    pair.well(&["search", &book, "oyk"]);
    // The sizes of books differ by their history of hours and minutes.
    for side in pair.sides() {
        run_well(&mut side.command(&["backup", &book, "-o", &backup]));
        run_well(&mut side.command(&["restore", &backup, &restored]));
    }
    pair.well(&["verify", &restored]);
}

/// Every kind of paper, from a sample book that each makes for itself and from one book carried to the other.
fn papers(pair: &mut Pair) {
    pair.well(&["sample", "样例.book", "--kind", "workshop", "--seed", "7"]);
    for side in pair.sides() {
        std::fs::create_dir_all(side.path("papers")).expect("a folder");
    }
    std::fs::copy(pair.linux.path("样例.book"), pair.windows.path("同一本.book")).expect("copied");
    std::fs::copy(pair.linux.path("样例.book"), pair.linux.path("同一本.book")).expect("copied");
    for book in ["样例.book", "同一本.book"] {
        pair.well(&["count", book, "--from", "2026-01-01", "--to", "2026-09-21", "--by", "member"]);
        for (word, choice) in PAPERS {
            let file = format!("papers/{word}.pdf");
            pair.well(&[&["report", word, book, "-o", &file], choice].concat());
            pair.same_file(&file);
        }
        pair.well(&["report", "year", book, "--year", "2026", "-o", "papers/year.csv"]);
        pair.same_file("papers/year.csv");
        pair.well(&["report", "quarterly", book, "--quarter", "2026Q3", "-o", "papers/quarterly.docx"]);
        pair.same_file("papers/quarterly.docx");
        pair.well(&["report", "year", book, "--year", "2026", "--archive", "-o", "papers/archive.pdf"]);
        pair.same_file("papers/archive.pdf");
    }
}

/// Refused in the same words, with the same exit codes.
fn refusals(pair: &mut Pair) {
    pair.write("不是手册.book", b"PK\x03\x04");
    pair.same(&["verify", "不是手册.book"]);
    pair.same(&["verify", "没有这本.book"]);
    pair.same(&["report", "no-such-paper", "样例.book", "-o", "x.pdf"]);
    pair.write("坏.csv", "姓名,出生日期\n某人,不是日期\n".as_bytes());
    pair.same(&["import", "members", "样例.book", "坏.csv"]);
    for side in pair.sides() {
        let code = super::run(&mut side.command(&["frobnicate"])).status.code();
        assert_eq!(code, Some(2), "a wrong word is a wrong use");
    }
}

/// A book written on Windows opens on Linux.
fn moved(pair: &Pair) {
    let there = pair.linux.path("从 Windows 来.book");
    std::fs::copy(pair.windows.path("样例.book"), &there).expect("copied");
    run_well(&mut pair.linux.command(&["verify", "从 Windows 来.book"]));
}

/// Two programs write into one book at once: one waits or is refused, none does harm.
fn at_once(side: &Side) {
    let import = ["import", "members", "样例.book", "花名册.csv"];
    std::fs::write(side.path("花名册.csv"), ROSTER).expect("a file");
    let both: Vec<_> = (0..2).map(|_| side.command(&import).spawn().expect("wine starts")).collect();
    let codes: Vec<_> = both.into_iter().map(|mut one| one.wait().expect("it ends").code()).collect();
    assert!(codes.contains(&Some(0)), "one of two has written: {codes:?}");
    assert!(
        codes.iter().all(|code| matches!(code, Some(0 | 1))),
        "and the other was refused at most: {codes:?}"
    );
    run_well(&mut side.command(&["verify", "样例.book"]));
}
