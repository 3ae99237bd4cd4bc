//! The report centre.

use std::path::Path;

use crate::{driver::wait_for, window::Window};

/// Shows the quarterly report of the running quarter and waits until its first page is drawn.
pub fn preview_quarterly(window: &Window) {
    window.click("nav-reports");
    window.click("reports-kind-quarterly");
    await_drawn(window);
}

/// Waits until the first page of the paper shown is drawn.
pub fn await_drawn(window: &Window) {
    wait_for("the first page of the paper is drawn", || {
        window.driver().find("[data-testid=reports-preview] canvas[data-ready=true]")
    });
}

/// Saves the paper shown.
pub fn save(window: &Window, file: &Path) {
    window.will_pick(Some(file));
    window.click("reports-save");
}
