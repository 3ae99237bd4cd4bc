//! Recording a session and calling its roll.

use crate::{driver::wait_for, window::Window};

/// A new session of today with these kinds, saved as a draft with its roll.
pub fn record(window: &Window, kinds: &[&str], title: &str, (start, end): (&str, &str)) {
    window.click("nav-sessions");
    window.click("new-session");
    for kind in kinds {
        window.click(&format!("session-kind-{kind}"));
    }
    window.fill("session-start", start);
    window.fill("session-end", end);
    window.fill("session-title", title);
    window.click("session-save");
    window.see("session-roll");
}

/// Marks one person by keyboard: the first letters of the name's pinyin find the cell, a digit marks it.
pub fn mark(window: &Window, name: &str, initials: &str, key: &str, word: &str) {
    let cell = format!("session-cell-{name}");
    window.focus(&format!("session-cell-{}", crate::roster::NAMES[0]));
    window.press(initials);
    wait_for(&format!("the letters {initials} find {name}"), || window.has_focus(&cell).then_some(()));
    window.press(key);
    window.read(&cell, word, |text| text.contains(word));
}

/// Marks everyone who has no mark yet as present, and takes the session into the figures.
pub fn finish(window: &Window) {
    fill(window);
    window.click("session-next");
}

/// Marks everyone who has no mark yet as present.
pub fn fill(window: &Window) {
    window.click("session-fill");
    window.read("session-totals", "未点0", |text| squeezed(text).contains("未点0"));
}

/// The line of totals under the roll, without spaces.
pub fn totals(window: &Window) -> String {
    squeezed(&window.read("session-totals", "totals", |text| !text.is_empty()))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
