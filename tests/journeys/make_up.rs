//! 补学: who was absent is listed, arranged, made up, proved; coverage grows, 实到 does not (domain.md C-32, C-34).

use serde_json::json;
use tests::{driver::wait_for, program, window::Window};

use crate::pages::session;

/// On the practice book somebody else is on leave that day, and so is listed by the book itself.
const WHO: &str = "谢春林";
const TITLE: &str = "学习检修安全规程";

#[test]
fn an_absence_is_made_up_step_by_step() {
    let home = tempfile::tempdir().unwrap();
    let book = home.path().join("样例.book");
    let book = book.to_string_lossy();
    program::branchbook(&["sample", &book, "--kind", "workshop"]);
    let window = Window::open("make-up", home.path(), &["--sample", &book]);

    session::record(&window, &["study"], TITLE, ("16:00", "17:00"));
    window.focus("session-cell-谢春林");
    window.press("3");
    window.read("session-cell-谢春林", "缺席", |text| text.contains("缺席"));
    session::finish(&window);

    window.click("nav-sessions");
    window.click_text("补学");
    row(&window, "还没安排");
    let [came, made_up] = rates(&window);

    press(&window, "make-up-arrange");
    window.fill("make-up-by", "罗永胜");
    window.click("make-up-arrange-keep");
    row(&window, "罗永胜负责");
    press(&window, "make-up-done");
    window.click("session-make-up-keep");
    row(&window, "还没交证明");
    press(&window, "make-up-prove");
    window.click("make-up-prove-keep");
    row(&window, "学习笔记");

    assert_eq!(rates(&window), [came, made_up + 1], "one more made up, nobody more who came");
}

/// The row of our session, once it says so.
fn row(window: &Window, words: &str) {
    wait_for(words, || {
        let rows = window.see_all("make-up-row");
        let mut texts = rows.iter().map(|row| window.driver().text_of(row));
        texts.any(|text| [WHO, TITLE, words].iter().all(|part| text.contains(part))).then_some(())
    });
}

/// Presses a button in the row of our session.
fn press(window: &Window, id: &str) {
    let script = "[...document.querySelectorAll('[data-testid=make-up-row]')]
        .find((row) => row.textContent.includes(arguments[0]) && row.textContent.includes(arguments[1]))
        .querySelector(`[data-testid=${arguments[2]}]`).click()";
    window.driver().script(script, &[json!(TITLE), json!(WHO), json!(id)]);
}

/// 实到 and 补学 of the quarter, as the page says them.
fn rates(window: &Window) -> [u32; 2] {
    let text = window.read("make-up-rates", "rates", |text| text.contains("覆盖率"));
    let text: String = text.split_whitespace().collect();
    ["实到", "；补学"].map(|word| {
        let digits = text.split_once(word).unwrap().1.chars().take_while(char::is_ascii_digit);
        digits.collect::<String>().parse().unwrap()
    })
}
