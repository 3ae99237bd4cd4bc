//! Papers: a sentence worded by the branch itself, and a paper to go on writing.

use tests::{driver::wait_for, program, window::Window};

use crate::pages::report;

#[test]
fn a_sentence_of_ones_own_is_printed_with_the_figures_of_the_book() {
    let home = tempfile::tempdir().unwrap();
    let book = home.path().join("样例.book");
    let book = book.to_string_lossy();
    program::branchbook(&["sample", &book, "--kind", "workshop"]);
    let window = Window::open("wording", home.path(), &["--sample", &book]);

    window.go("/reports/wording");
    window.click("reports-sentence-quarterly.turnout");
    window.fill("reports-sentence-text", "应到{应道}人次。");
    window.says("没有“应道”这个数据");
    window.fill("reports-sentence-text", "本季应到{应到:余}人次，准数{应到}人次。");
    let printed = window.read("reports-sentence-preview", "the sentence with its figures", |text| {
        text.contains("本季应到") && !text.contains('{')
    });
    window.click("reports-sentence-keep");
    window.says("已改");

    report::preview_quarterly(&window);
    let pdf = home.path().join("季度报告.pdf");
    report::save(&window, &pdf);
    wait_for("the report is saved", || pdf.exists().then_some(()));
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    assert!(
        bare(&program::pdf_text(&pdf)).contains(&bare(&printed)),
        "the report says what the page showed: {printed}"
    );

    window.click("reports-kind-wall-chart");
    wait_for("the wall chart is drawn", || {
        window.driver().find("[data-testid=reports-preview] canvas[data-ready=true]")
    });
    window.click("reports-format");
    window.click_text("Word，还要修改");
    let docx = home.path().join("挂图作战.docx");
    report::save(&window, &docx);
    wait_for("the Word file is saved", || docx.exists().then_some(()));
    let bytes = std::fs::read(&docx).unwrap();
    assert!(bytes.starts_with(b"PK"), "a Word file is a zip");
}
