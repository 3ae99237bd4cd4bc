//! Ctrl K: people by initials, figures that open their rows, papers, a day, new things; and the page of all results.

use serde_json::json;
use tests::{driver::wait_for, program, window::Window};

const CTRL: char = '\u{E009}';
const ENTER: &str = "\u{E007}";
const RIGHT: &str = "\u{E014}";

#[test]
fn whatever_is_asked_for_is_one_word_away() {
    let home = tempfile::tempdir().unwrap();
    let book = home.path().join("样例.book");
    program::branchbook(&["sample", &book.to_string_lossy(), "--kind", "workshop"]);
    let window = Window::open("find", home.path(), &["--sample", &book.to_string_lossy()]);
    window.see("nav-saved");

    ask(&window, "zlq");
    window.read("find-aside", "the person's own figures", |text| {
        text.contains("周立群") && text.contains("本年到会")
    });
    let marked = window.driver().script("return document.querySelector('.cmd-row.on mark').textContent", &[]);
    assert_eq!(marked, json!("周立群"), "initials mark the characters they stand for");
    window.press(RIGHT);
    wait_for("→ goes to the actions", || window.has_focus("find-action").then_some(()));
    window.press(ENTER);
    window.says("周立群");
    window.press("\u{E00C}");

    ask(&window, "到会率");
    let shown = window.read("find-aside", "the figure with its parts", |text| text.contains('÷'));
    let percent =
        shown.split('%').next().unwrap().rsplit(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap();
    window.press(ENTER);
    let rows = window.read("rows-drawer", "the sessions it counts", |text| text.contains("草稿不计"));
    assert!(
        rows.contains(&format!("{percent}%")),
        "the drawer says the figure that was shown, {percent}%: {rows}"
    );
    window.press("\u{E00C}");

    ask(&window, "党课");
    window.read("find-all", "how many there are", |text| text.contains("条结果"));
    let found = window.driver().script("return document.getElementById('found').innerText", &[]);
    let found = found.as_str().unwrap();
    for words in ["新建党课", "本年党课", "活动"] {
        assert!(found.contains(words), "党课 offers {words}: {found}");
    }
    window.click("find-all");
    window.read("find-results", "all of them", |text| text.contains("党课"));
}

/// Opens Ctrl K and types.
fn ask(window: &Window, words: &str) {
    window.chord(&[CTRL, 'k']);
    wait_for("the words go into the field", || window.has_focus("find-input").then_some(()));
    window.fill("find-input", words);
    window.see("find-aside");
}
