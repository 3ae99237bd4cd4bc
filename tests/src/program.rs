//! The programs under test, as cargo built them beside this test.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// The password of every book that a test makes. Made up.
pub const PASSWORD: &str = "试用手册-2026";

/// The day on which every window of a test stands, so that a journey is the same every day. A Friday of the third quarter.
pub const TODAY: &str = "2026-09-25";

/// The built window.
pub fn window() -> PathBuf {
    built("branchbook-window")
}

/// An example of src-tauri, built with `cargo build --workspace --example NAME`.
pub fn example(name: &str) -> PathBuf {
    built(&format!("examples/{name}"))
}

/// The built command line.
pub fn cli() -> PathBuf {
    built("branchbook")
}

/// Where cargo puts what it builds (`target/`); failures leave their pictures in `journeys/` below it.
pub fn target() -> PathBuf {
    let mut folder = profile();
    folder.pop();
    folder
}

/// Runs `branchbook ARGS…` on a book with [`PASSWORD`] and gives its standard output; fails when it fails.
pub fn branchbook(args: &[&str]) -> String {
    let output = Command::new(cli()).args(args).env("BRANCHBOOK_PASSWORD", PASSWORD).output();
    let output = output.unwrap_or_else(|error| panic!("branchbook {args:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "branchbook {args:?} ends with {}: {said}", output.status);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The text of a PDF as poppler reads it, laid out as on the page.
pub fn pdf_text(pdf: &Path) -> String {
    poppler("pdftotext", &["-layout", "-enc", "UTF-8"], pdf, &["-"])
}

/// The table that `pdffonts` prints, without its two heading lines.
pub fn pdf_fonts(pdf: &Path) -> Vec<String> {
    poppler("pdffonts", &[], pdf, &[]).lines().skip(2).map(str::to_owned).collect()
}

fn poppler(program: &str, before: &[&str], pdf: &Path, after: &[&str]) -> String {
    let output = Command::new(program).args(before).arg(pdf).args(after).output();
    let output =
        output.unwrap_or_else(|error| panic!("{program}: {error}; ./dev test installs poppler-utils"));
    assert!(output.status.success(), "{program} cannot read {}", pdf.display());
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn built(name: &str) -> PathBuf {
    let path = profile().join(name);
    assert!(
        path.exists(),
        "{} is not built: run `cargo build --workspace --bins`, or ./dev test",
        path.display()
    );
    path
}

/// `target/debug` or `target/release`: the folder above the one in which cargo puts test binaries.
fn profile() -> PathBuf {
    let mut path = std::env::current_exe().expect("a running test has a path");
    path.pop();
    if path.ends_with("deps") {
        path.pop();
    }
    path
}
