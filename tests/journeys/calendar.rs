//! 改期 in the real window: pulled by the mouse, moved by the keys, refused, put off a holiday and out of its month.

use tests::{driver::wait_for, program, views::calm, window::Window};

#[test]
fn what_is_planned_is_moved_by_hand_and_by_the_keys_and_what_was_held_stays() {
    let home = tempfile::tempdir().unwrap();
    let book = home.path().join("样例.book");
    let book = book.to_string_lossy();
    program::branchbook(&["sample", &book, "--kind", "workshop"]);
    let window = Window::open("calendar", home.path(), &["--sample", &book]);
    window.go("/sessions?month=2026-10");
    wait_for("October's committee meeting stands on its day", || on(&window, "2026-10-14", "支委会"));

    pull(&window, "2026-10-14", "2026-10-21");
    window.read("toast", "moved by the mouse", |text| text.contains("支委会已改到 10月21日"));
    wait_for("it stands on the new day", || on(&window, "2026-10-21", "支委会"));
    window.click("toast-action");
    wait_for("and taken back on the old one", || on(&window, "2026-10-14", "支委会"));

    pick_up(&window, "2026-10-14");
    window.driver().press(&format!("{RIGHT}{ENTER}"));
    window.read("toast", "moved by the keys", |text| text.contains("支委会已改到 10月15日"));
    wait_for("the focus went with it", || {
        let script = "return document.activeElement.closest('[data-day]')?.dataset.day ?? ''";
        (window.driver().script(script, &[]) == "2026-10-15").then_some(())
    });

    // Two weeks up lies 国庆节.
    pick_up(&window, "2026-10-15");
    window.driver().press(&format!("{UP}{UP}{ENTER}"));
    window.says("10月1日是国庆节，不上班");
    window.click("sessions-shift-next");
    window.click("sessions-shift-keep");
    window.read("toast", "put on the next working day", |text| text.contains("10月8日 周四"));
    wait_for("it stands there", || on(&window, "2026-10-08", "支委会"));

    window.driver().script("document.querySelector('[data-day=\"2026-10-08\"] .cal-day').click()", &[]);
    window.click("sessions-shift");
    window.fill("sessions-shift-day", "2026-11-05");
    window.driver().press(&TAB.to_string());
    window.fill("sessions-shift-reason", "年修");
    window.click("sessions-shift-keep");
    window.read("toast", "put off with its reason", |text| text.contains("支委会已改到 11月5日"));
    wait_for("November is shown with it", || on(&window, "2026-11-05", "支委会"));

    window.go("/sessions?month=2026-09");
    wait_for("a sealed session", || on(&window, "2026-09-16", "集中学习"));
    pull(&window, "2026-09-16", "2026-09-17");
    window.read("toast", "why it stays", |text| text.contains("已经封存"));
    assert!(on(&window, "2026-09-16", "集中学习").is_some(), "what is sealed does not move");
}

const TAB: char = '\u{E004}';
const RIGHT: char = '\u{E014}';
const UP: char = '\u{E013}';
const ENTER: char = '\u{E007}';

/// Whether an entry of that kind stands on a day.
fn on(window: &Window, day: &str, word: &str) -> Option<()> {
    let entries = window.driver().find_all(&format!("[data-day='{day}'] .ev"));
    entries.iter().any(|one| window.driver().text_of(one).contains(word)).then_some(())
}

/// Once the page stands still: the year's table comes a moment after the month and pushes it down.
fn pull(window: &Window, from: &str, to: &str) {
    calm(window, std::time::Duration::from_millis(400));
    let find = |css: &str| window.driver().find(css).unwrap_or_else(|| panic!("{css} is shown"));
    let entry = find(&format!("[data-day='{from}'] .ev"));
    window.driver().drag(&entry, &find(&format!("[data-day='{to}']"))).unwrap();
}

/// The first entry of a day takes the focus and is picked up.
fn pick_up(window: &Window, day: &str) {
    let entry = wait_for("an entry", || window.driver().find(&format!("[data-day='{day}'] .ev")));
    window.driver().script("arguments[0].focus()", &[entry.as_arg()]);
    window.driver().press(" ");
    window.says("选日子");
}
