//! The report centre.

use std::path::Path;

use tests::window::Window;

/// Shows the quarterly report of the running quarter and waits until its first page is drawn.
pub fn preview_quarterly(window: &Window) {
    window.click("nav-reports");
    window.click("reports-kind-quarterly");
    window.see("reports-preview");
}

/// Saves the paper shown.
pub fn save(window: &Window, file: &Path) {
    window.will_pick(Some(file));
    window.click("reports-save");
}
