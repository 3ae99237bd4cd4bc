//! Forecast → plan → held: a gap on the first page is planned with one press, recorded from the plan, and met.

use tests::{driver::wait_for, program, window::Window};

use crate::{
    pages::{book, import, overview, session},
    roster,
};

#[test]
fn a_gap_is_planned_with_one_press_and_held_from_the_plan() {
    let home = tempfile::tempdir().unwrap();
    let table = roster::by_libreoffice(home.path(), &roster::table());
    let window = Window::open("planning", home.path(), &[]);
    book::create(&window, "连铸车间党支部", program::PASSWORD);
    import::rehearse_members(&window, &table);
    import::write(&window);
    window.read("import-result", "members written", |text| text.contains("新建了"));

    let before = overview::check(&window, "主题党日");
    assert!(before.contains("没有安排"), "nothing is planned for the month's theme day: {before}");
    press_in_row(&window, "主题党日", "去安排");
    window.read("toast", "planned", |text| text.contains("已列入计划：9月30日"));
    wait_for("the gap is planned for", || {
        overview::check(&window, "主题党日").contains("已列计划").then_some(())
    });

    window.click("nav-plan");
    window.click("plan-quarter");
    window.read("plan-list", "the item", |text| text.contains("9月30日") && text.contains("已列计划"));
    window.click("plan-begin");
    window.see("session-title");
    wait_for("the form says what was planned", || {
        (window.value("session-title") == "主题党日").then_some(())
    });
    window.fill("session-day", "9-21");
    window.fill("session-start", "15:00");
    window.fill("session-end", "16:30");
    window.click("session-save");
    window.see("session-roll");
    session::finish(&window);

    let after = overview::check(&window, "主题党日");
    assert!(after.contains("已达到"), "the theme day that was planned is held: {after}");
    window.click("nav-plan");
    window.click("plan-quarter");
    window.read("plan-list", "已开 by its session", |text| text.contains("9月21日 已开"));
}

/// Presses a door in the row of a rule.
fn press_in_row(window: &Window, rule: &str, word: &str) {
    let door =
        format!("//*[@data-testid='overview-checks']//tr[contains(., '{rule}')]//a[contains(., '{word}')]");
    wait_for(&format!("{word} beside {rule}"), || {
        let found = window.driver().find_by_xpath(&door).into_iter().next()?;
        window.driver().click(&found).ok()
    });
}
