//! What a session holds: grades by keyboard with the third seen, a decision and a problem that become tasks, a talk whose text
//! is closed again.

use serde_json::json;
use tests::{driver::wait_for, program, window::Window};

use crate::pages::session;

/// The arrow that goes one line down, as WebDriver writes it.
const DOWN: &str = "\u{E015}";

#[test]
fn an_appraisal_its_follow_up_and_a_talk() {
    let home = tempfile::tempdir().unwrap();
    let book = home.path().join("样例.book");
    program::branchbook(&["sample", &book.to_string_lossy(), "--kind", "workshop"]);
    let window = Window::open("life", home.path(), &["--sample", &book.to_string_lossy()]);

    session::record(
        &window,
        &["organisational_life", "appraisal"],
        "2026年度组织生活会和民主评议党员",
        ("14:00", "17:00"),
    );
    session::fill(&window);
    grade_ten_of_twenty_eight(&window);
    decide(&window);
    rectify(&window);
    ask(&window);
    talk(&window);
}

/// Ten times 优秀 by keyboard is more than a third of 28: said, looked at, kept.
fn grade_ten_of_twenty_eight(window: &Window) {
    window.fill("grade-周立群-excellent", "20");
    window.focus("grade-周立群");
    for _ in 0..10 {
        window.press("1");
        window.press(DOWN);
    }
    window.read("life-appraisal", "ten are 优秀", |text| {
        text.contains("优秀 10 人") && text.contains("28 人的三分之一是 9 人")
    });
    window.focus("session-content");
    window.says("一般不超过 9 人");
    window.click("life-seen");
    window.says("已写入民主评议");
    window.read("life-appraisal", "ten are graded", |text| text.contains("已定等次 10/26"));
    assert_eq!(window.value("grade-周立群-excellent"), json!("20"), "the votes typed are the votes kept");
}

/// A line of 议定事项 becomes a task with the owner and the deadline that stand in it.
fn decide(window: &Window) {
    window.fill("session-decisions", "整修夜班休息室，由许秀兰负责，10月31日前完成");
    window.focus("session-content");
    window.click("life-to-task-0");
    window.click("life-keep-items");
    let text = window.read("life-follow-ups", "the task", |text| text.contains("2026年议定事项清单"));
    assert!(text.contains("许秀兰") && text.contains("10月31日"), "owner and deadline were read: {text}");
}

/// A problem with its measures stands in the rectification list of the meeting.
fn rectify(window: &Window) {
    window.click("life-rectify-add");
    window.fill("follow-up-title-0", "党小组学习记录检查不够细");
    window.fill("follow-up-measures-0", "每月5日前看一遍");
    window.click("life-keep-items");
    window.read("life-rectify", "the problem", |text| {
        text.contains("2026年度组织生活会整改清单") && text.contains("措施：每月5日前看一遍")
    });
}

/// What was asked at the session stands in it, answered or not.
fn ask(window: &Window) {
    window.click("life-ask");
    window.fill("life-ask-text", "夜班休息室什么时候修");
    window.click("life-ask-keep");
    window.says("已记下提问");
    let part = window.see("life-questions");
    window.driver().script("arguments[0].scrollIntoView()", &[part.as_arg()]);
    window.read("life-questions", "the question", |text| {
        text.contains("夜班休息室什么时候修") && text.contains("还没答复")
    });
}

/// A talk is written on one page; its text is closed when the page opens again.
fn talk(window: &Window) {
    window.click("nav-sessions");
    window.click("life-new-talk");
    window.see("life-talks");
    wait_for("somebody has not been talked with", || window.driver().find("[data-testid=life-talks] a"));
    window.driver().script("document.querySelector('[data-testid=life-talks] a').click()", &[]);
    window.fill("life-talk-text", "想调到常白班");
    window.click("life-talk-keep");
    window.see("life-open-text");
    assert!(
        !window.driver().source().contains("常白班"),
        "P-13: the text is not on the page until it is opened"
    );
    window.click("life-open-text");
    assert_eq!(window.value("session-content"), json!("想调到常白班"), "opened on purpose it is there");
}
