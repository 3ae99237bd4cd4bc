//! One session in two batches: two sittings, each person and each hour once (field.md B1, domain.md C-22).

use std::path::Path;

use serde_json::{Value, json};
use tests::{driver::wait_for, program, window::Window};

const DAY: &str = "2026-09-25";
const TWICE: &str = "周立群";
const AWAY: &str = "谢春林";

#[test]
fn two_batches_are_one_session_and_nobody_counts_twice() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("样例.book");
    let book = path.to_string_lossy();
    program::branchbook(&["sample", &book, "--kind", "workshop"]);
    let window = Window::open("batches", home.path(), &["--sample", &book]);

    write_form(&window);
    call_first_batch(&window);
    call_second_batch(&window);
    let [due, present] = ["应到", "实到"].map(|word| figure(&crate::pages::session::totals(&window), word));
    assert!(present > 3 && present < due, "somebody is away, most came: {present} of {due}");
    let batches = all_of(&window, "session-quorum");
    let words = format!("实到 {} 人，另有 1 人已在别的场计数", present - 3);
    assert!(batches.contains("实到 3 人") && batches.contains(&words), "each batch by itself: {batches}");
    window.click("session-next");
    window.read("toast", "counted", |text| text.contains("计入统计"));
    drop(window);

    counts_once(&path, due, present);
}

/// The form writes the batches as rows; the first takes the time that stands above.
fn write_form(window: &Window) {
    window.click("nav-sessions");
    window.click("new-session");
    window.click("session-kind-study");
    window.fill("session-day", DAY);
    window.fill("session-start", "08:00");
    window.fill("session-end", "09:00");
    window.fill("session-title", "学习安全生产法");
    window.click("session-more");
    window.click("session-add-sitting");
    assert_eq!(
        window.value("session-sitting-start-0"),
        json!("08:00"),
        "the first batch is at the time above"
    );
    window.fill("session-sitting-start-1", "16:00");
    window.fill("session-sitting-end-1", "17:00");
    wait_for("1 次 2 场", || all_of(window, "session-sittings").contains("1 次活动，2 场").then_some(()));
    window.click("session-save");
    window.see("session-roll");
    window.says("16:00");
}

/// Three came in the morning, one is away from both.
fn call_first_batch(window: &Window) {
    for name in [TWICE, "许秀兰", "罗永胜"] {
        press(window, name, "到 甲");
    }
    window.focus(&format!("session-cell-{AWAY}"));
    window.press("3");
    window.read(&format!("session-cell-{AWAY}"), "缺席", |text| text.contains("缺席"));
    window.read("session-sitting-0", "three in the first", |text| text == "甲班场 3 人");
}

/// Who was there in the morning and comes again is shown and not added.
fn call_second_batch(window: &Window) {
    window.click("session-sitting-1");
    let before = crate::pages::session::totals(window);
    press(window, TWICE, "到 甲＋乙");
    let cell = window.see(&format!("session-cell-{TWICE}"));
    assert_eq!(
        window.driver().property(&cell, "title"),
        json!("又到乙班场，不重复计数"),
        "the cell says why"
    );
    assert_eq!(crate::pages::session::totals(window), before, "coming again adds nobody");
    press(window, "袁大成", "到 乙");
    crate::pages::session::fill(window);
    window.read("session-sitting-0", "still three in the first", |text| text == "甲班场 3 人");
}

/// The words of a part of the page, also of what is scrolled out of sight, which the driver takes for hidden.
fn all_of(window: &Window, id: &str) -> String {
    let script = "return document.querySelector(`[data-testid=${arguments[0]}]`)?.textContent ?? ''";
    window.driver().script(script, &[json!(id)]).as_str().unwrap_or_default().to_owned()
}

/// Presses somebody's cell until it says so.
fn press(window: &Window, name: &str, words: &str) {
    let cell = format!("session-cell-{name}");
    window.click(&cell);
    window.read(&cell, words, |text| text.contains(words));
}

/// The closed book counts what the page said: one session, two sittings, each person's hour once.
fn counts_once(book: &Path, due: u64, present: u64) {
    let by_kind = count(book, "kind");
    let total = &by_kind["total"];
    let figures = ["sessions", "sittings", "due", "attendances", "people"].map(|key| total[key].as_u64());
    assert_eq!(figures, [1, 2, due, present, present].map(Some), "as on the page: {total}");
    let by_member = count(book, "member");
    let row = wait_for(TWICE, || by_member["rows"].as_array()?.iter().find(|row| row["label"] == TWICE));
    assert_eq!(
        [&row["attendances"], &row["minutes"]],
        [&json!(1), &json!(60)],
        "twice there, once counted: {row}"
    );
}

fn count(book: &Path, by: &str) -> Value {
    let book = book.to_string_lossy();
    let said = program::branchbook(&["count", &book, "--from", DAY, "--to", DAY, "--by", by, "--json"]);
    serde_json::from_str(&said).unwrap()
}

/// The figure after a word in the line of totals; the first is that of everyone.
fn figure(totals: &str, word: &str) -> u64 {
    let (_, after) = totals.split_once(word).unwrap_or_else(|| panic!("{word} stands in {totals}"));
    after.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
}
