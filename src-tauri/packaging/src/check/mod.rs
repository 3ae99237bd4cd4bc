//! Finished packages, run: Windows programs under wine, with what they leave behind looked at from outside.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a check prints, and fails by panicking"
)]

pub mod installer;
pub mod portable;
pub mod windows;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Of the made-up sample book; no secret.
const PASSWORD: &str = "示例手册2026";
/// The day on which every program here believes to be.
const TODAY: &str = "2026-09-21";

/// A Windows program, to be run under the wine that `WINEPREFIX` names.
fn wine(program: &Path) -> Command {
    let mut command = Command::new("wine");
    command.arg(program);
    command
}

/// Runs to the end. A program that does not start at all is no result.
fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

fn run_well(command: &mut Command) -> Output {
    let output = run(command);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {} {said}", output.status);
    output
}

/// Waits until wine has written its registry to the disk.
fn settle() {
    run_well(Command::new("wineserver").arg("-w"));
}

/// The folder that wine shows as `C:`.
fn drive() -> PathBuf {
    let prefix = std::env::var_os("WINEPREFIX").expect("./dev package --check sets WINEPREFIX");
    PathBuf::from(prefix).join("drive_c")
}

/// What this person has in the registry; lines of times left out.
fn registry() -> BTreeSet<String> {
    settle();
    let file = drive().with_file_name("user.reg");
    let text = std::fs::read_to_string(file).expect("wine keeps its registry as text");
    // `[Software\\Classes\\.book] 1763780000` → without the number.
    let line = |line: &str| match line.split_once("] ") {
        Some((key, _)) if line.starts_with('[') => format!("{key}]"),
        _ => line.to_owned(),
    };
    text.lines().filter(|line| !line.starts_with("#time")).map(line).collect()
}

/// Every file and folder below a folder, in order.
fn tree(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            // wine links the documents of Windows to those of the person who runs it: neither a folder of its own.
            if path.is_dir() && !path.is_symlink() {
                folders.push(path.clone());
            }
            found.insert(path);
        }
    }
    found
}
