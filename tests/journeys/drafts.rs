//! What is typed survives the end of the program, however it ends.

use serde_json::json;
use tests::{driver::wait_for, program, window::Window};

#[test]
fn a_killed_window_loses_nothing_that_was_typed() {
    let home = tempfile::tempdir().unwrap();
    let book = home.path().join("样例.book");
    let book = book.to_string_lossy();
    program::branchbook(&["sample", &book, "--kind", "workshop"]);
    let window = Window::open("drafts", home.path(), &["--sample", &book]);
    window.go("/sessions/new");
    window.click("session-kind-study");
    window.fill("session-title", "学习安全生产法");
    window.fill("session-content-field", "传达了事故通报，讨论了三条措施");
    wait_for("the last second is over", || {
        let kept = window.ask("draft_get", &json!({ "key": "/sessions/new" }));
        (kept["body"]["content"] == "传达了事故通报，讨论了三条措施").then_some(())
    });
    window.kill();

    let window = Window::open("drafts-again", home.path(), &["--sample", &book]);
    window.go("/sessions/new");
    window.read("draft", "what one goes on with", |text| text.contains("没写完的草稿"));
    assert_eq!(window.value("session-title"), json!("学习安全生产法"), "the title is there");
    assert_eq!(
        window.value("session-content-field"),
        json!("传达了事故通报，讨论了三条措施"),
        "and the text"
    );
    window.click("draft-discard");
    wait_for("the form is empty", || (window.value("session-title") == json!("")).then_some(()));
    window.read("toast", "it can be had back", |text| text.contains("草稿不要了"));
    window.click("toast-action");
    wait_for("it is had back", || (window.value("session-title") == json!("学习安全生产法")).then_some(()));
    window.click("session-save");
    window.see("session-roll");
    let left = window.ask("draft_list", &json!({}));
    assert_eq!(left, json!([]), "written to the book, the draft is gone");
}
