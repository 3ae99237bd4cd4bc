//! Charts with their tables and files, and what happens when a file cannot be written where somebody wants it.

use std::path::Path;

use tests::{driver::wait_for, program, window::Window};

use crate::pages::report;

fn sample(name: &str, home: &Path) -> Window {
    let book = home.join("样例.book");
    let book = book.to_string_lossy();
    program::branchbook(&["sample", &book, "--kind", "workshop"]);
    Window::open(name, home, &["--sample", &book])
}

#[test]
fn a_chart_shows_its_table_opens_its_rows_and_is_saved_as_picture_and_table() {
    let home = tempfile::tempdir().unwrap();
    let window = sample("charts", home.path());
    window.go("/counts/charts?q=coverage");
    window.see("chart-coverage");
    window.click("counts-as-table");
    let table = window.read("chart-table", "the sum of the table", |text| text.contains("合计"));
    assert!(table.contains("支部工作条例"), "one press away the same figures stand as a table: {table}");
    window.click("counts-chart");
    window.driver().script("document.querySelector('svg.chart .point').focus()", &[]);
    window.driver().press("\u{E007}");
    window.read("rows-drawer", "the rows behind a bar", |text| text.contains("已学"));
    window.driver().press("\u{E00C}");
    wait_for("the rows close", || window.shown("rows-drawer").is_none().then_some(()));

    let saved = [
        ("counts-save-picture", "图.png", b"\x89PNG".as_slice()),
        ("counts-save-picture", "图.svg", b"<svg"),
        ("counts-save-table", "表.xlsx", b"PK"),
        ("counts-save-csv", "表.csv", "\u{feff}".as_bytes()),
    ];
    for (button, name, begins) in saved {
        let path = home.path().join(name);
        window.will_pick(Some(&path));
        window.click(button);
        wait_for(&format!("{name} is saved"), || path.exists().then_some(()));
        let bytes = std::fs::read(&path).unwrap();
        assert!(bytes.starts_with(begins), "{name} is what its name says");
    }
    window.go("/tasks");
    window.click("tasks-chart");
    window.read("chart-drawer", "the question over the small chart", |text| {
        text.contains("任务能按期完成吗？")
    });
}

#[test]
fn a_paper_that_cannot_be_saved_here_is_saved_elsewhere_by_one_button() {
    let home = tempfile::tempdir().unwrap();
    let window = sample("elsewhere", home.path());
    report::preview_quarterly(&window);
    // A folder of the system's own takes no files, not even from its administrator.
    window.will_pick(Some(Path::new("/sys/季度报告.pdf")));
    window.click("reports-save");
    let told = window.read("error-band", "what happened", |text| text.contains("不能写入"));
    assert!(told.contains("内容没有变"), "and what is unchanged: {told}");
    let pdf = home.path().join("季度报告.pdf");
    window.will_pick(Some(&pdf));
    window.click("error-elsewhere");
    wait_for("the report is saved elsewhere", || pdf.exists().then_some(()));
    wait_for("the band goes", || window.shown("error-band").is_none().then_some(()));
}

#[test]
fn a_long_self_check_is_stopped_and_other_pages_answer_while_it_runs() {
    let home = tempfile::tempdir().unwrap();
    let book = home.path().join("集团.book");
    let path = book.to_string_lossy();
    let size = ["--branches", "60", "--members", "1500", "--years", "3"];
    program::branchbook(&[["sample", &path, "--kind", "scale"].as_slice(), &size].concat());
    let window = Window::open("long-work", home.path(), &["--sample", &path]);
    window.go("/settings");
    window.click("settings-verify");
    window.click("long-work-stop");
    let told = window.read("error-band", "that it was stopped", |text| text.contains("已取消"));
    assert!(told.contains("没有写入任何内容"), "and what was kept: {told}");
    window.click("error-retry");
    window.see("long-work");
    window.go("/counts");
    window.see("counts-table");
}
