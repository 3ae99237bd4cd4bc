//! Everything that can be seen in the window, by name: each page, its tabs, and the drawers and dialogs that matter. The pictures
//! and the check for clipped words go through this one list; `edges` holds that no route of the pages is left out.

use std::{path::Path, time::Duration};

use serde_json::json;

use crate::{
    driver::{Element, wait_for},
    look::Look,
    program,
    window::{Window, dwell},
};

/// The book that a view is shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Book {
    /// None open: the cover pages.
    Closed,
    /// One that waits for its password, another than the one that lay there before.
    Locked,
    /// A branch's, just made.
    Empty,
    /// A workshop's branch with a year of records.
    Workshop,
    /// The workshop's, opened with the recorder's password.
    Recorder,
    /// A committee's over many branches.
    Group,
}

impl Book {
    /// All, in the order in which they are gone through.
    pub const ALL: [Self; 6] =
        [Self::Closed, Self::Locked, Self::Empty, Self::Workshop, Self::Recorder, Self::Group];

    /// As it stands in the name of a picture.
    pub fn word(self) -> &'static str {
        match self {
            Self::Closed => "",
            Self::Locked => "-locked",
            Self::Empty => "-empty",
            Self::Workshop => "-workshop",
            Self::Recorder => "-recorder",
            Self::Group => "-group",
        }
    }

    /// Opens a window on this book, made afresh in `home`.
    pub fn open(self, name: &str, home: &Path) -> Window {
        let path = home.join("样例.book");
        let book = path.to_string_lossy();
        match self {
            Self::Closed => return Window::open(name, home, &[]),
            Self::Locked => {
                for unit in ["运行车间党支部", "炼钢车间党支部"] {
                    // What is made is known, and remembered, on the window's own computer.
                    let mut command = std::process::Command::new(program::cli());
                    dwell(&mut command, home);
                    let _ = std::fs::remove_file(&path);
                    let made = command.args(["new", &book, "--name", unit, "--kind", "branch"]).status();
                    assert!(made.is_ok_and(|status| status.success()), "a book of {unit} is made");
                    let known = home.join("data/desk.json");
                    let before = home.join("desk.json");
                    if before.exists() {
                        std::fs::copy(&before, &known).expect("the list of known books");
                    }
                    std::fs::copy(&known, &before).expect("the list of known books");
                }
                return Window::open(name, home, &[&book]);
            }
            Self::Empty => {
                program::branchbook(&["new", &book, "--name", "运行车间党支部", "--kind", "branch"])
            }
            Self::Workshop => program::branchbook(&["sample", &book, "--kind", "workshop"]),
            Self::Recorder => {
                let mut made = ledger::sample::workshop(&path, SECRETARY, 1).expect("a sample");
                made.set_recorder(SECRETARY, Some(program::PASSWORD), ledger::Cost::SAMPLE)
                    .expect("a recorder");
                String::new()
            }
            Self::Group => program::branchbook(&["sample", &book, "--kind", "group"]),
        };
        Window::open(name, home, &["--sample", &book])
    }
}

/// Of the book that the recorder opens with the password of all the others.
const SECRETARY: &str = "书记的口令";

/// One thing a person does to get to a view.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Presses what has this test id, the first if there are several.
    Press(&'static str),
    /// Presses the button with these words.
    Words(&'static str),
    /// Presses the first that matches this selector.
    Css(&'static str),
    /// Types into the field with this test id.
    Fill(&'static str, &'static str),
    /// Goes to another page.
    Go(&'static str),
    /// Presses a key.
    Key(&'static str),
    /// Presses Ctrl with this letter.
    Ctrl(char),
    /// Waits until something that matches is there.
    Await(&'static str),
}

/// A view: where it is and on which books it makes sense.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Its name, unique.
    pub name: &'static str,
    /// The page's address.
    pub address: &'static str,
    /// Where it is shown.
    pub books: &'static [Book],
    /// What opens it, once on the page.
    pub steps: &'static [Step],
}

const CLOSED: &[Book] = &[Book::Closed];
const LOCKED: &[Book] = &[Book::Locked];
const RECORDER: &[Book] = &[Book::Recorder];
const EVERY: &[Book] = &[Book::Empty, Book::Workshop, Book::Group];
const BRANCH: &[Book] = &[Book::Empty, Book::Workshop];
const EMPTY: &[Book] = &[Book::Empty];
const WORKSHOP: &[Book] = &[Book::Workshop];
const GROUP: &[Book] = &[Book::Group];

const fn page(name: &'static str, address: &'static str, books: &'static [Book]) -> View {
    View { name, address, books, steps: &[] }
}

const fn on(
    name: &'static str,
    address: &'static str,
    books: &'static [Book],
    steps: &'static [Step],
) -> View {
    View { name, address, books, steps }
}

use Step::{Await, Css, Ctrl, Fill, Go, Key, Press, Words};

/// All views. Sessions by their number in the sample: 116 is being recorded, 117 planned, 86 sealed with votes, 35 the year's
/// organisational life, 110 a talk.
pub const ALL: &[View] = &[
    page("start", "/start", CLOSED),
    page("new", "/new", CLOSED),
    page("restore", "/restore", CLOSED),
    page("unlock", "/unlock", CLOSED),
    on("unlock-code", "/unlock", CLOSED, &[Press("book-by-code")]),
    page("unlock-box", "/unlock", LOCKED),
    on(
        "unlock-wrong",
        "/unlock",
        LOCKED,
        &[Fill("book-password", "不是这个密码"), Press("book-unlock"), Await("[aria-invalid=true]")],
    ),
    on(
        "unlock-swapped",
        "/unlock",
        LOCKED,
        &[Fill("book-password", program::PASSWORD), Press("book-unlock"), Await(".band")],
    ),
    page("manual-closed", "/manual", CLOSED),
    on("help-closed", "/start", CLOSED, &[Key(F1), Await(".el-drawer")]),
    page("overview", "/overview", BRANCH),
    page("rollup", "/rollup", GROUP),
    page("sessions", "/sessions", EVERY),
    page("sessions-quarter", "/sessions?view=quarter", WORKSHOP),
    page("sessions-year", "/sessions?view=year", WORKSHOP),
    page("sessions-list", "/sessions?view=list", EVERY),
    on(
        "sessions-day",
        "/sessions",
        WORKSHOP,
        &[Css("[data-day='2026-09-18'] .cal-day"), Await(".el-drawer")],
    ),
    page("session", "/sessions/116", WORKSHOP),
    page("session-sealed", "/sessions/86", WORKSHOP),
    page("session-planned", "/sessions/117", WORKSHOP),
    page("session-life", "/sessions/35", WORKSHOP),
    page("session-talk", "/sessions/110", WORKSHOP),
    page("session-edit", "/sessions/116/edit", WORKSHOP),
    page("session-new", "/sessions/new", BRANCH),
    page("talk-new", "/sessions/talk", BRANCH),
    on("vote", "/sessions/116", WORKSHOP, &[Press("session-add-vote"), Await(".el-dialog")]),
    on("agenda", "/sessions/116", WORKSHOP, &[Press("session-add-agenda"), Await(".el-dialog")]),
    on("observer", "/sessions/116", WORKSHOP, &[Press("session-add-observer"), Await(".el-dialog")]),
    on("leave", "/sessions/117", WORKSHOP, &[Press("leave-add"), Await(".el-dialog")]),
    on(
        "fast-log",
        "/sessions",
        WORKSHOP,
        &[Press("fast-log-open"), Press("fast-log-group"), Await(".quick-people")],
    ),
    page("find", "/find?q=安全", WORKSHOP),
    page("make-up", "/make-up", BRANCH),
    on("make-up-arrange", "/make-up", WORKSHOP, &[Press("make-up-arrange"), Await(".el-dialog")]),
    page("plan", "/plan", EVERY),
    on("plan-quarter", "/plan", EVERY, &[Press("plan-quarter")]),
    on("plan-propose", "/plan", BRANCH, &[Press("plan-propose"), Await(".el-dialog")]),
    on("plan-item", "/plan", WORKSHOP, &[Press("plan-add"), Await(".el-drawer")]),
    page("topics", "/topics", EVERY),
    page("topics-turns", "/topics?tab=turns", EVERY),
    page("topics-visits", "/topics?tab=visits", EVERY),
    on("topic-new", "/topics", WORKSHOP, &[Press("topics-add"), Await(".el-dialog")]),
    page("tasks", "/tasks", EVERY),
    on("tasks-board", "/tasks", WORKSHOP, &[Press("tasks-view")]),
    on("tasks-timeline", "/tasks", WORKSHOP, &[Press("tasks-timeline")]),
    on("task", "/tasks", WORKSHOP, &[Css("[data-testid=tasks-row] .door"), Await(".el-drawer")]),
    on("task-new", "/tasks", WORKSHOP, &[Press("tasks-add"), Await(".el-dialog")]),
    on("list-new", "/tasks", BRANCH, &[Press("tasks-add-list"), Await(".el-dialog")]),
    on("bulletin", "/tasks", WORKSHOP, &[Words("周调度、月通报"), Await(".el-drawer")]),
    page("wall", "/tasks/wall/1", WORKSHOP),
    page("needs", "/tasks/needs", EVERY),
    page("members", "/members", EVERY),
    on("member", "/members", WORKSHOP, &[Css("[data-testid=members-row] .door"), Await(".el-drawer")]),
    page("member-new", "/members/new", BRANCH),
    page("member-edit", "/members/1/edit", WORKSHOP),
    page("greetings", "/greetings", BRANCH),
    page("registers", "/registers", EVERY),
    on("register-new", "/registers", BRANCH, &[Words("自定义台账"), Await(".el-dialog")]),
    on("register-row", "/registers", WORKSHOP, &[Press("registers-add"), Await(".el-drawer, .el-dialog")]),
    on("register-cross", "/registers", WORKSHOP, &[Press("registers-cross"), Await(".el-dialog")]),
    on("reports", "/reports", BRANCH, &[Await("canvas[data-ready=true]")]),
    page("reports-choose", "/reports", GROUP),
    on(
        "reports-minutes",
        "/reports?report=minutes&session=86",
        WORKSHOP,
        &[Await("canvas[data-ready=true]")],
    ),
    on("binder", "/binder", BRANCH, &[Await("canvas[data-ready=true]")]),
    page("reports-wording", "/reports/wording", BRANCH),
    on("reports-seals", "/reports/seals", WORKSHOP, &[Await("[data-testid=reports-seal]")]),
    page("counts", "/counts", EVERY),
    page("chart-turnout", "/counts/charts", EVERY),
    page("chart-hours", "/counts/charts?q=hours", BRANCH),
    page("chart-coverage", "/counts/charts?q=coverage", BRANCH),
    page("chart-tasks", "/counts/charts?q=tasks", BRANCH),
    page("consistency", "/consistency", BRANCH),
    page("import", "/import", EVERY),
    page("settings", "/settings", EVERY),
    on("settings-rules", "/settings", WORKSHOP, &[Press("settings-view-rules")]),
    on("settings-unit", "/settings", EVERY, &[Press("settings-view-unit")]),
    on("settings-history", "/settings", BRANCH, &[Press("settings-view-history")]),
    on("settings-looks", "/settings", WORKSHOP, &[Press("settings-view-history"), Press("settings-looks")]),
    on("settings-recorder", "/settings", EMPTY, &[Press("settings-recorder")]),
    page("handover", "/settings/handover", BRANCH),
    on("history", "/history/session/116", WORKSHOP, &[Await("[data-testid=settings-timeline]")]),
    on("settings-verify", "/settings/verify", WORKSHOP, &[Await("[data-testid=settings-verify-lines]")]),
    page("manual", "/manual", WORKSHOP),
    page("manual-section", "/manual/session", WORKSHOP),
    on("help", "/sessions/116", WORKSHOP, &[Key(F1), Await(".el-drawer")]),
    on("finder", "/overview", WORKSHOP, &[Ctrl('k'), Await(".finder")]),
    page("role-overview", "/overview", RECORDER),
    page("role-session", "/sessions/116", RECORDER),
    page("role-talk", "/sessions/110", RECORDER),
    page("role-life", "/sessions/35", RECORDER),
    on("role-member", "/members", RECORDER, &[Css("[data-testid=members-row] .door"), Await(".el-drawer")]),
    page("role-closed", "/settings", RECORDER),
    page("role-report", "/reports?report=handover", RECORDER),
    on("reopen", "/sessions/86", WORKSHOP, &[Press("session-reopen"), Await(".el-dialog")]),
    on("settings-password", "/settings", EMPTY, &[Press("settings-password"), Await(".el-dialog")]),
    page("history-member", "/history/member/1", WORKSHOP),
    page("history-task", "/history/task/1", WORKSHOP),
    // The last on its book: a session that the backup of this morning still has is gone.
    on(
        "restore-differences",
        "/sessions/117",
        WORKSHOP,
        &[
            Press("session-remove"),
            Await("[data-testid=toast]"),
            Await("body:not(:has(.toast))"),
            Go("/restore"),
            Fill("book-password", program::PASSWORD),
            Press("restore-look"),
            Await(".restore-look"),
        ],
    ),
];

/// F1 as WebDriver writes it.
const F1: &str = "\u{E031}";
/// Ctrl as WebDriver writes it.
const CTRL: char = '\u{E009}';

/// How long a page has to stay as it is before it counts as finished. A lazily loaded page and the answer of a command on a large
/// book lie within it.
const CALM: Duration = Duration::from_millis(350);

/// Notes when the page last changed, then says whether it has been calm for long enough and nothing moves or waits. Two frames are
/// drawn after the last change: what slides in stands at its beginning until then.
const IS_CALM: &str = "
  if (!window.lastChange) {
    const note = () => ([window.lastChange, window.framesAfter] = [performance.now(), 0]);
    const frame = () => { window.framesAfter++; requestAnimationFrame(frame); };
    note();
    frame();
    new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    addEventListener('resize', note);
  }
  const still = performance.now() - window.lastChange > arguments[0];
  const waits = document.querySelector('.work-bar, canvas[data-ready=false]');
  const drawn = [...document.images].every((picture) => picture.complete);
  return still && window.framesAfter > 2 && !waits && drawn && document.fonts.status === 'loaded' && !document.getAnimations().some((a) => a.playState === 'running');";

/// What slides in or fades is looked at where it comes to rest.
const STILL: &str = "document.head.appendChild(document.createElement('style')).textContent =
  '*, ::before, ::after { transition: none !important; animation: none !important }'";

impl View {
    /// The view of this name.
    pub fn named(name: &str) -> &'static Self {
        ALL.iter().find(|view| view.name == name).unwrap_or_else(|| panic!("no view is called {name}"))
    }

    /// Those that make sense on this book.
    pub fn on(book: Book) -> impl Iterator<Item = &'static Self> {
        ALL.iter().filter(move |view| view.books.contains(&book))
    }

    /// What its picture is called.
    pub fn picture(&self, book: Book, look: &Look) -> String {
        format!("page-{}{}{}", self.name, book.word(), look.word)
    }

    /// Goes there, from wherever the window is, and does what opens it.
    pub fn show(&self, window: &Window) {
        // From the beginning: nothing that the last view opened stays open.
        window.go(self.address);
        window.driver().script("location.reload()", &[]);
        wait_for(&format!("{} is there", self.name), || window.driver().find("main h1, main h2, .wall"));
        window.driver().script(STILL, &[]);
        if !self.steps.is_empty() {
            calm(window, CALM);
        }
        for step in self.steps {
            step.take(window);
        }
        calm(window, CALM);
        let slip = shown(window, "[data-testid=error-copy]");
        assert!(
            slip.is_none(),
            "{} cannot be drawn: the window says that the program made a mistake",
            self.name
        );
    }
}

impl Step {
    fn take(self, window: &Window) {
        match self {
            Self::Press(id) => window.click(id),
            Self::Words(words) => window.click_text(words),
            Self::Css(css) => wait_for(&format!("{css} takes a click"), || {
                let found = window.driver().find(css)?;
                window.driver().click(&found).ok()
            }),
            Self::Fill(id, words) => window.fill(id, words),
            Self::Go(address) => window.go(address),
            Self::Key(key) => window.press(key),
            Self::Ctrl(letter) => window.chord(&[CTRL, letter]),
            Self::Await(css) => drop(wait_for(&format!("{css} is there"), || shown(window, css))),
        }
    }
}

/// The first that matches a selector and can be seen; what is closed may wait in the page unseen.
pub fn shown(window: &Window, css: &str) -> Option<Element> {
    window.driver().find_all(css).into_iter().find(|element| window.driver().is_shown(element))
}

/// Waits until the page has been as it is for `long`.
pub fn calm(window: &Window, long: Duration) {
    let millis = json!(u64::try_from(long.as_millis()).expect("a short while"));
    wait_for("the page comes to rest", || {
        (window.driver().script(IS_CALM, std::slice::from_ref(&millis)) == true).then_some(())
    });
}
