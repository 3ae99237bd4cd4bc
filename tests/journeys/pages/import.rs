//! The import page.

use std::path::Path;

use tests::window::Window;

/// Chooses a table of members and tries it without writing.
pub fn rehearse_members(window: &Window, file: &Path) {
    window.go("/import");
    window.click("import-kind-members");
    window.will_pick(Some(file));
    window.click("import-choose");
    window.click("import-again");
    window.see("import-result");
}

/// Writes what was tried.
pub fn write(window: &Window) {
    window.click("import-write");
}
