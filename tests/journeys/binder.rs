//! 迎检: an inspector is announced, and the binder of the quarter is made from the first page in a few steps.

use tests::{driver::wait_for, program, window::Window};

#[test]
fn the_binder_of_the_quarter_is_three_steps_from_the_first_page() {
    let home = tempfile::tempdir().unwrap();
    let book = home.path().join("样例.book");
    let book = book.to_string_lossy();
    program::branchbook(&["sample", &book, "--kind", "workshop"]);
    let window = Window::open("binder", home.path(), &["--sample", &book]);

    // Report centre, binder, bind: the quarter and what goes in are chosen already.
    window.click("nav-reports");
    window.click("reports-kind-binder");
    window.says("先看缺件");
    window.see("binder-missing");
    let pdf = home.path().join("迎检册.pdf");
    window.will_pick(Some(&pdf));
    window.click("binder-save");
    wait_for("the binder is saved", || pdf.exists().then_some(()));
    let text = program::pdf_text(&pdf);
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    assert!(pages.len() > 50, "a quarter of a branch is a book: {} pages", pages.len());
    let last = bare(pages.last().copied().unwrap_or_default());
    let number = format!("第{0}页共{0}页", pages.len());
    assert!(last.contains("本册校验") && last.contains(&number), "one page number to the end: {last}");
    assert!(bare(pages[1]).contains("缺件清单"), "what is missing stands first");
}
