//! Every paper that the command line prints, drawn page by page.

use std::{path::Path, process::Command};

use serde_json::Value;
use tests::program::branchbook;

use crate::Album;

/// Papers of a period, with their arguments. The workshop sample holds the year's four quarters.
const PAPERS: [(&str, &[&str]); 7] = [
    ("quarterly", &["--quarter", "2026Q3"]),
    ("attendance", &["--from", "2026-07-01", "--to", "2026-09-30"]),
    ("register", &["--from", "2026-07-01", "--to", "2026-09-30"]),
    ("hours", &["--from", "2026-01-01", "--to", "2026-09-30"]),
    ("topics", &["--from", "2026-01-01", "--to", "2026-09-30"]),
    ("roster", &[]),
    ("tasks", &[]),
];
/// Papers of one session.
const OF_SESSION: [&str; 3] = ["notice", "sign-in", "minutes"];

/// Draws all papers into the album.
pub fn draw(album: &Album) {
    let wanted = |name: &str| album.wants(&format!("paper-{name}"));
    let papers: Vec<_> = PAPERS.iter().filter(|(name, _)| wanted(name)).collect();
    let sheets: Vec<_> = OF_SESSION.iter().filter(|name| wanted(name)).collect();
    if papers.is_empty() && sheets.is_empty() {
        return;
    }
    let home = tempfile::tempdir().expect("a temporary folder");
    let book = home.path().join("样例.book");
    let book = book.to_string_lossy();
    branchbook(&["sample", &book, "--kind", "workshop"]);
    for (name, args) in papers {
        let list = first(&book, "tasks", "list");
        let args = if *name == "tasks" { vec!["--list", &list] } else { args.to_vec() };
        print(album, home.path(), name, &book, &args);
    }
    let session = first(&book, "sessions", "uid");
    for name in sheets {
        print(album, home.path(), name, &book, &["--session", &session]);
    }
}

fn print(album: &Album, folder: &Path, name: &str, book: &str, args: &[&str]) {
    let pdf = folder.join(format!("{name}.pdf"));
    let out = pdf.to_string_lossy();
    branchbook(&[&["report", name, book], args, &["-o", &out]].concat());
    let pages = folder.join(format!("{name}-pages"));
    std::fs::create_dir(&pages).expect("a folder for the pages");
    let drawn = Command::new("pdftoppm").args(["-png", "-r", "80"]).arg(&pdf).arg(pages.join("p")).status();
    assert!(drawn.is_ok_and(|status| status.success()), "pdftoppm cannot draw {}", pdf.display());
    for page in std::fs::read_dir(pages).expect("the pages are there").flatten() {
        let number = page.file_name().to_string_lossy().replace(".png", "");
        album.keep(&format!("paper-{name}-{number}"), &std::fs::read(page.path()).expect("a drawn page"));
    }
}

/// A value of the first row of `list NOUN`.
fn first(book: &str, noun: &str, key: &str) -> String {
    let rows: Value =
        serde_json::from_str(&branchbook(&["list", noun, book, "--json"])).expect("--json prints JSON");
    let rows = rows.as_array().or_else(|| rows["rows"].as_array()).expect("a list of rows");
    rows.first()
        .and_then(|row| row[key].as_str())
        .unwrap_or_else(|| panic!("{noun} without {key}"))
        .to_owned()
}
