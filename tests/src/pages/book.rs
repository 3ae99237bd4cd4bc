//! Making, opening and locking a book.

use crate::window::Window;

/// From the start page to an open, empty book of a branch.
pub fn create(window: &Window, name: &str, password: &str) {
    window.click("book-start-new");
    window.fill("book-name", name);
    window.click("book-next");
    window.fill("book-password", password);
    window.fill("book-repeat", password);
    window.click("book-create");
    window.click("book-code-kept");
    // The steps of a new book lead on to its roster.
    window.see("import-choose");
}

/// Types a password on the unlock page; what follows depends on it.
pub fn unlock(window: &Window, password: &str) {
    window.fill("book-password", password);
    window.click("book-unlock");
}
