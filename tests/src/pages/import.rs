//! The import page.

use std::path::Path;

use crate::window::Window;

/// Chooses a table of members and tries it without writing.
pub fn rehearse_members(window: &Window, file: &Path) {
    window.go("/import");
    window.click("import-kind-members");
    window.will_pick(Some(file));
    window.click("import-choose");
    window.see("import-result");
}

/// Tries the same file once more, after it was corrected, until no row is refused.
pub fn rehearse_again(window: &Window) {
    window.click("import-again");
    window
        .read("import-result", "no refusal", |text| !text.is_empty() && !text.contains("一行也没有写进手册"));
}

/// Writes what was tried.
pub fn write(window: &Window) {
    window.click("import-write");
}

/// How many members the trial would create: the figure that stands before the word.
pub fn to_be_created(window: &Window) -> usize {
    let told = window.read("import-result", "a trial", |text| text.contains("将新建"));
    let before =
        told.split("将新建").next().unwrap_or_default().trim_end_matches(|c: char| !c.is_ascii_digit());
    let digits = before.rfind(|c: char| !c.is_ascii_digit()).map_or(before, |at| before.split_at(at).1);
    digits.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().unwrap()
}
