//! 封存 of a quarter in the real window: nothing in it is changed until somebody says why, and the report tells what was.

use serde_json::{Value, json};
use tests::{driver::wait_for, program, window::Window};

const WHO: &str = "谢春林";

#[test]
fn a_sealed_quarter_is_opened_with_a_reason_and_the_report_tells_what_changed() {
    let home = tempfile::tempdir().unwrap();
    let book = home.path().join("样例.book");
    let book = book.to_string_lossy();
    program::branchbook(&["sample", &book, "--kind", "workshop"]);
    let window = Window::open("sealing", home.path(), &["--sample", &book]);
    let session = open_theme_day(&window);

    window.go("/reports?report=quarterly&quarter=2026Q2");
    window.click("reports-seal-make");
    wait_for("what is open was looked for", || {
        window.shown("reports-seal-in-spite").map(|_| window.click("reports-seal-in-spite")).or_else(|| {
            let text = window.driver().text_of(&window.driver().find(".dlg-body")?);
            text.contains("没有没完成的").then_some(())
        })
    });
    window.click("reports-seal-keep");
    window.read("toast", "it is sealed with its hash", |text| text.contains("已封存2026年第二季度，封存值"));
    window.read("reports-seal", "by whom and since when", |text| text.contains("已封存"));
    let backups = window.ask("book_backups", &json!({}));
    assert!(
        backups.as_array().unwrap().iter().any(|one| one["reason"] == "封存前"),
        "a copy from before the seal is there: {backups}"
    );

    window.go(&format!("/sessions/{session}"));
    window.read("session-sealed", "why nothing can be changed", |text| text.contains("2026年第二季度已封存"));
    let cell = format!("session-cell-{WHO}");
    window.focus(&cell);
    window.press("3");
    window.read(&cell, "the mark stays", |text| !text.contains("缺席"));

    // A form that does not know of the seal is refused by the book, and leads to where it is opened.
    window.go(&format!("/sessions/{session}/edit"));
    window.fill("session-title", "改一改名称");
    window.click("session-save");
    window.read("error-band", "what stands in the way", |text| text.contains("2026年第二季度已封存"));
    window.click("error-reopen");
    window.fill("session-reason", "签到表上他没有到");
    window.click("session-reopen-keep");
    window.read("toast", "it is open", |text| text.contains("已解除封存2026年第二季度"));

    window.go(&format!("/sessions/{session}"));
    wait_for("the band is gone", || window.shown("session-sealed").is_none().then_some(()));
    window.focus(&cell);
    window.press("3");
    window.read(&cell, "now it is marked", |text| text.contains("缺席"));
    window.go("/reports?report=quarterly&quarter=2026Q2");
    window.click("reports-seal-changes");
    window.says("缺席0人改为1人");
    let saved = home.path().join("二季度.pdf");
    let asked = json!({ "report": "quarterly", "day": "2026-09-21", "quarter": "2026Q2", "path": saved });
    window.ask("report_save", &asked);
    let text = program::pdf_text(&saved);
    for words in ["封存后的改动", "签到表上他没有到", "缺席人次01+1"] {
        assert!(text.replace(char::is_whitespace, "").contains(words), "the paper says {words}: {text}");
    }
}

/// A theme day of the second quarter to which everybody due came, opened for corrections before the quarter is sealed.
fn open_theme_day(window: &Window) -> i64 {
    let filter = json!({ "kind": "theme_day", "from": "2026-04-01", "to": "2026-06-30" });
    let found = window.ask("session_list", &filter);
    let came = |one: &&Value| {
        let roll = window.ask("roll_get", &json!({ "sessionId": one["id"] }));
        let lines = roll["lines"].as_array().unwrap();
        one["totals"]["absent"] == 0
            && lines.iter().any(|line| line["name"] == WHO && line["mark"] == "present")
    };
    let id = found.as_array().unwrap().iter().find(came).expect("a full theme day")["id"].as_i64().unwrap();
    window.ask("session_reopen", &json!({ "id": id, "reason": "要对一遍签到表" }));
    id
}
