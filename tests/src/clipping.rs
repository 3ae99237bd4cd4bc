//! Whether every word on a page can be read and everything on it be reached, asked of the real window.

use crate::window::Window;

/// Walks what is shown and reports: words cut or covered, things outside the window, text under 13 px, targets under 30 px.
const WALK: &str = include_str!("clipping.js");

/// What is wrong on the page as it is now; each line names the rule, the element and its words.
pub fn faults(window: &Window) -> Vec<String> {
    let found = window.driver().script(WALK, &[]);
    found.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}
