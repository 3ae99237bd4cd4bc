//! Whether every word on a page can be read and everything on it be reached, asked of the real window.

use crate::{
    look::{LOOKS, Look},
    views::{Book, View},
    window::Window,
};

/// Walks what is shown and reports: words cut or covered, things outside the window, text under 13 px, targets under 30 px.
const WALK: &str = include_str!("clipping.js");

/// What is wrong on the page as it is now; each line names the rule, the element and its words.
pub fn faults(window: &Window) -> Vec<String> {
    let found = window.driver().script(WALK, &[]);
    found.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}

/// Shows a view in one look after the other; each line begins with the name of the picture that shows the fault.
pub fn walk(window: &Window, book: Book, view: &View, looks: &[Look]) -> Vec<String> {
    let mut found = Vec::new();
    // What opens it is pressed where there is room: the driver scrolls nothing out from under a foot.
    let roomy = &LOOKS[0];
    if view.steps.is_empty() { looks.first().unwrap_or(roomy) } else { roomy }.put_on(window);
    view.show(window);
    for look in looks {
        look.put_on(window);
        let name = view.picture(book, look);
        found.extend(faults(window).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    found
}
