//! The report centre.

use std::path::Path;

use tests::{driver::wait_for, window::Window};

/// Shows the quarterly report of the running quarter and waits until its first page is drawn.
pub fn preview_quarterly(window: &Window) {
    window.click("nav-reports");
    window.click("reports-kind-quarterly");
    wait_for("the first page of the report is drawn", || {
        window.driver().find("[data-testid=reports-preview] canvas[data-ready=true]")
    });
}

/// Saves the paper shown.
pub fn save(window: &Window, file: &Path) {
    window.will_pick(Some(file));
    window.click("reports-save");
}
