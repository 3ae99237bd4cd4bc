//! Every page of the window, on a workshop's book and on a committee's.

use tests::{driver::wait_for, program, window::Window};

use crate::Album;

/// Name of the picture and the page's address, on a branch's book.
const BRANCH: [(&str, &str); 23] = [
    ("overview", "/overview"),
    ("sessions", "/sessions"),
    ("session", "/sessions/1"),
    ("session-edit", "/sessions/1/edit"),
    ("session-new", "/sessions/new"),
    ("session-talk", "/sessions/talk"),
    ("plan", "/plan"),
    ("topics", "/topics"),
    ("topics-turns", "/topics?tab=turns"),
    ("topics-visits", "/topics?tab=visits"),
    ("tasks", "/tasks"),
    ("needs", "/tasks/needs"),
    ("make-up", "/make-up"),
    ("consistency", "/consistency"),
    ("members", "/members"),
    ("member-new", "/members/new"),
    ("greetings", "/greetings"),
    ("registers", "/registers"),
    ("counts", "/counts"),
    ("reports", "/reports"),
    ("reports-wording", "/reports/wording"),
    ("import", "/import"),
    ("settings", "/settings"),
];
/// The same on a committee's book.
const GROUP: [(&str, &str); 3] =
    [("rollup", "/rollup"), ("group-sessions", "/sessions"), ("group-members", "/members")];
/// Pages that show while no book is open.
const COVER: [(&str, &str); 3] = [("start", "/start"), ("new", "/new"), ("restore", "/restore")];

/// Two sizes: the one that the pages are drawn for, and the small screens of old office machines.
const SIZES: [(&str, u32, u32); 2] = [("", 1440, 900), ("-1280", 1280, 720)];

/// Draws all pages into the album.
pub fn draw(album: &Album) {
    draw_book(album, None, &COVER);
    draw_book(album, Some("workshop"), &BRANCH);
    draw_book(album, Some("group"), &GROUP);
}

fn draw_book(album: &Album, kind: Option<&str>, pages: &[(&str, &str)]) {
    if !pages.iter().any(|(name, _)| album.wants(&format!("page-{name}"))) {
        return;
    }
    let home = tempfile::tempdir().expect("a temporary folder");
    let book = home.path().join("样例.book");
    let book = book.to_string_lossy();
    let window = match kind {
        Some(kind) => {
            program::branchbook(&["sample", &book, "--kind", kind]);
            Window::open("shots", home.path(), &["--sample", &book])
        }
        None => Window::open("shots", home.path(), &[]),
    };
    for (suffix, width, height) in SIZES {
        window.driver().resize(width, height);
        for (name, address) in pages.iter().filter(|(name, _)| album.wants(&format!("page-{name}"))) {
            window.go(address);
            if *name == "reports" {
                wait_for("the paper is drawn", || window.driver().find("canvas[data-ready=true]"));
            }
            album.keep(&format!("page-{name}{suffix}"), &settled(&window));
        }
    }
}

/// The picture, once two in a row are the same: loaded, laid out, animations at rest.
fn settled(window: &Window) -> Vec<u8> {
    let mut before = Vec::new();
    wait_for("the page comes to rest", || {
        let now = window.picture();
        let same = now == before && !now.is_empty();
        before = now;
        same.then(|| before.clone())
    })
}
