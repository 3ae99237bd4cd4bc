//! A task that its doer declares done, and somebody else confirms and closes (T-08).

use std::path::Path;

use tests::{program, window::Window};

const LIST: &str = "2026年为职工办实事项目清单";

#[test]
fn what_one_person_declares_another_confirms_and_closes() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("样例.book");
    let book = path.to_string_lossy();
    program::branchbook(&["sample", &book, "--kind", "workshop"]);
    let before = chart(home.path(), &book);
    let window = Window::open("close-out", home.path(), &["--sample", &book]);

    window.go("/tasks");
    window.read("tasks-figures", "21 of 40 done", |text| text.contains("21÷40"));
    window.click_text("钢包周转时间压缩");
    window.fill("tasks-by", "唐金柱");
    window.click("tasks-next");
    window.says("等办理人以外的人确认");
    window.read("tasks-figures", "declared is not done", |text| {
        text.contains("21÷40") && text.contains("待确认")
    });

    window.fill("tasks-by", "唐金柱");
    window.click("tasks-next");
    window.says("要由别人来做");
    window.fill("tasks-by", "沈维国");
    window.click("tasks-next");
    window.read("tasks-figures", "22 done", |text| text.contains("22÷40"));
    window.says("等办理人以外的人销号");
    window.click("tasks-next");
    window.says("已销号");

    window.go("/tasks/wall/1");
    window.says("55.0%");
    drop(window);

    let after = chart(home.path(), &book);
    assert!(
        before.contains("已完成21") && after.contains("已完成22"),
        "the printed chart counts what was confirmed"
    );
    let closed = |chart: &str| chart.matches("已销号").count();
    assert_eq!(closed(&after), closed(&before) + 1, "and shows what was closed");
}

/// The text of the printed wall chart, without blanks.
fn chart(folder: &Path, book: &str) -> String {
    let pdf = folder.join("挂图.pdf");
    program::branchbook(&["report", "wall-chart", book, "--list", LIST, "-o", &pdf.to_string_lossy()]);
    program::pdf_text(&pdf).split_whitespace().collect()
}
