//! A register nobody programmed: defined, filled by hand and from a table, counted, printed, and taken back.

use std::path::Path;

use tests::{driver::wait_for, program, window::Window};

use crate::pages::{book, report};

const TABLE: &str = "日期,建议内容,分类\n2026-08-06,轧辊吊具加防脱销,安全\n2026-09-03,冲洗水回用,降本\n";

#[test]
fn a_register_of_the_units_own_from_its_first_column_to_paper() {
    let home = tempfile::tempdir().unwrap();
    let window = Window::open("register", home.path(), &[]);
    book::create(&window, "运行车间党支部", program::PASSWORD);

    define(&window);
    add(&window, "隔音室加装对讲", "安全");
    rehearse_and_import(&window, home.path());

    window.click("nav-registers");
    window.click_text("分类");
    let counted = window.read("registers-counts", "the rows by 分类", |text| text.contains("安全"));
    assert!(
        counted.contains("安全2") && counted.contains("降本1"),
        "one by hand, two from the table: {counted}"
    );

    add(&window, "写错的一条", "安全");
    window.read("registers-counts", "the wrong row counts", |text| text.replace('\n', "").contains("安全3"));
    window.click("toast-action");
    window
        .read("registers-counts", "taken back, it does not", |text| text.replace('\n', "").contains("安全2"));

    window.click("registers-print");
    wait_for("the register is drawn", || {
        window.driver().find("[data-testid=reports-preview] canvas[data-ready=true]")
    });
    let pdf = home.path().join("合理化建议.pdf");
    report::save(&window, &pdf);
    wait_for("the register is saved", || pdf.exists().then_some(()));
    let text = program::pdf_text(&pdf).split_whitespace().collect::<String>();
    for part in ["合理化建议台账", "隔音室加装对讲", "轧辊吊具加防脱销", "合计3条"] {
        assert!(text.contains(part), "{part} stands on paper: {text}");
    }
    assert!(!text.contains("写错的一条"), "what was taken back does not");
}

/// Names and two columns, no more than a secretary would type.
fn define(window: &Window) {
    window.click("nav-registers");
    window.click("registers-own");
    window.fill("registers-name", "合理化建议");
    window.fill("registers-column", "建议内容");
    window.click("registers-add-column");
    let second = wait_for("a second column", || window.see_all("registers-column").into_iter().nth(1));
    window.driver().type_into(&second, "分类").unwrap();
    window.click("registers-make");
    window.says("已建立台账《合理化建议》");
}

fn add(window: &Window, what: &str, class: &str) {
    window.click("registers-add");
    window.see("registers-day");
    let fields = window.driver().find_all("[data-testid^=register-cell-]");
    for (field, text) in fields.iter().zip([what, class]) {
        window.driver().type_into(field, text).unwrap();
    }
    window.click("registers-keep");
    window.says("已登记到《合理化建议》");
}

/// The page knows which register the table is for; a second rehearsal after writing finds nothing new.
fn rehearse_and_import(window: &Window, folder: &Path) {
    let file = folder.join("建议.csv");
    std::fs::write(&file, TABLE).unwrap();
    window.click("registers-import");
    window.will_pick(Some(&file));
    window.click("import-choose");
    window.read("import-result", "a rehearsal", |text| text.contains("将新建"));
    window.click("import-write");
    window.read("import-result", "written", |text| text.contains("已写入"));
}
