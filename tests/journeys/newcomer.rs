//! A new user's way, from an empty machine to the printed quarterly report: only what the steps of a new book offer is pressed.

use std::path::Path;

use tests::{driver::wait_for, program, window::Window};

use crate::{
    pages::{import, report, session},
    roster,
};

/// The key that leaves a drawer, as WebDriver writes it.
const ESCAPE: char = '\u{E00C}';

#[test]
fn the_first_steps_lead_from_an_empty_machine_to_the_quarterly_report() {
    let home = tempfile::tempdir().unwrap();
    let window = Window::open("newcomer", home.path(), &[]);
    make_a_book(&window);
    await_ticks(&window, 1);

    window.will_pick(Some(&roster::by_libreoffice(home.path(), &roster::table())));
    window.click("import-choose");
    assert_eq!(import::to_be_created(&window), roster::NAMES.len(), "the trial begins by itself");
    import::write(&window);
    await_ticks(&window, 2);

    window.click("guide-next");
    record_a_meeting(&window);
    await_ticks(&window, 3);

    window.click("guide-next");
    begin_a_task(&window);
    await_ticks(&window, 4);

    window.click("guide-next");
    report::await_drawn(&window);
    let pdf = home.path().join("季度报告.pdf");
    report::save(&window, &pdf);
    window.read("toast", "the steps are all done", |text| text.contains("开头几步都做完了"));
    wait_for("the steps are gone", || window.shown("guide").is_none().then_some(()));
    what_was_recorded_is_printed(&pdf);
}

fn make_a_book(window: &Window) {
    window.click("book-start-new");
    window.fill("book-name", "连铸车间党支部");
    window.fill("book-superior", "第一炼钢厂党委");
    window.click("book-next");
    window.await_focus("book-password");
    window.fill("book-password", program::PASSWORD);
    window.fill("book-repeat", program::PASSWORD);
    window.click("book-create");
    window.click("book-code-kept");
    window.see("import-choose");
}

/// A general meeting to which all came but one.
fn record_a_meeting(window: &Window) {
    window.click("session-kind-general_meeting");
    window.fill("session-start", "15:00");
    window.fill("session-end", "16:30");
    window.fill("session-title", "学习贯彻党的创新理论");
    window.click("session-save");
    session::mark(window, "孙玉兰", "syl", "2", "请假");
    session::finish(window);
}

/// A list, one task in it, one line of progress.
fn begin_a_task(window: &Window) {
    window.click("tasks-add-list");
    window.click("list-keep");
    window.click("tasks-add");
    window.fill("tasks-title", "整修夜班休息室");
    window.click("tasks-keep");
    window.click_text("整修夜班休息室");
    window.fill("tasks-progress", "材料已进场");
    window.click("tasks-progress-keep");
    window.read("task-drawer", "the progress", |text| text.contains("材料已进场"));
    window.press(&ESCAPE.to_string());
    wait_for("the drawer is gone", || window.shown("task-drawer").is_none().then_some(()));
}

/// Waits until so many of the five steps are ticked.
fn await_ticks(window: &Window, count: usize) {
    let ticks = || window.driver().find_all("[data-testid=guide] .st.done").len();
    wait_for(&format!("{count} of the steps are ticked"), || (ticks() == count).then_some(()));
}

fn what_was_recorded_is_printed(pdf: &Path) {
    wait_for("the report is on the disk", || pdf.exists().then_some(()));
    // Lines break where the paper ends.
    let text: String = program::pdf_text(pdf).split_whitespace().collect();
    for (words, why) in [
        ("连铸车间党支部2026年第三季度“三会一课”执行情况报告", "the heading names branch and quarter"),
        ("第一炼钢厂党委：", "it is addressed to whom the wizard asked for"),
        ("现有党员28名，其中正式党员26名、预备党员2名", "the roster that was imported"),
        ("召开党员大会1次。累计应到28人次，实到27人次", "the roll that was called"),
        ("项目共1项，推进中1项", "the task with its progress"),
    ] {
        assert!(text.contains(words), "{why}: no “{words}” in {text}");
    }
}
