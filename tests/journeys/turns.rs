//! Whose turn it is: offered beside a new session, and moved on by holding it.

use tests::{program, window::Window};

#[test]
fn holding_a_session_moves_the_queue_on() {
    let home = tempfile::tempdir().unwrap();
    let book = home.path().join("样例.book");
    let book = book.to_string_lossy();
    program::branchbook(&["sample", &book, "--kind", "workshop"]);
    let window = Window::open("turns", home.path(), &["--sample", &book]);

    window.click("nav-topics");
    window.click("topics-tab-turns");
    let first = window.read("turns-line", "the queue", |text| text.contains("罗永胜"));
    assert!(first.contains("还没轮到过"), "who has not spoken yet is next: {first}");

    window.click("nav-sessions");
    window.click("new-session");
    window.click("session-kind-micro_lecture");
    window.fill("session-start", "07:40");
    window.fill("session-end", "08:00");
    window.read("turns-chip", "whose turn it is", |text| text.contains("罗永胜"));
    window.click("turns-chip");
    window.fill("session-title", "换辊前的三个确认");
    window.click("session-save");
    window.see("session-roll");

    window.click("nav-topics");
    window.click("topics-tab-turns");
    window.read("turns-line", "the next one", |text| text.contains("袁大成"));
}
