//! The made-up book: it says what it is on every page and paper, and a real one never does.

use tests::{
    driver::wait_for,
    pages::{book, report},
    program,
    window::Window,
};

/// A page of every kind of work, by its address.
const PAGES: [&str; 8] =
    ["/overview", "/sessions", "/plan", "/topics", "/tasks", "/members", "/reports", "/settings"];

#[test]
fn a_sample_is_told_from_a_real_book_on_every_page_and_paper() {
    let home = tempfile::tempdir().unwrap();
    let window = Window::open("sample-mark", home.path(), &[]);
    window.click("book-start-sample");
    window.see("overview-checks");
    for page in PAGES {
        window.go(page);
        window.read("sample-band", "样例", |text| text.contains("样例"));
    }
    let paper = home.path().join("样例报告.pdf");
    report::preview_quarterly(&window);
    report::save(&window, &paper);
    wait_for("the paper is saved", || paper.exists().then_some(()));
    let text = program::pdf_text(&paper);
    let marked = text.split('\u{c}').filter(|page| page.contains("样例：人和事都是编的")).count();
    assert_eq!(marked, text.matches('\u{c}').count(), "each page of the paper says it too");

    window.click("nav-lock");
    window.says("样例手册已锁定");
    window.click("book-unlock");
    window.see("sample-band");
    window.click("sample-leave");
    book::create(&window, "连铸车间党支部", program::PASSWORD);
    assert!(window.shown("sample-band").is_none(), "a real book never says 样例");
}

#[test]
fn a_sample_is_made_new_from_the_start_page() {
    let home = tempfile::tempdir().unwrap();
    let window = Window::open("sample-new", home.path(), &[]);
    window.click("book-start-sample");
    window.see("overview-checks");
    let gaps = || window.see_all("overview-plan").len();
    let before = gaps();
    window.click("overview-plan");
    window.read("toast", "one gap is planned", |text| text.contains("已列入计划"));
    wait_for("the gap is closed", || (gaps() < before).then_some(()));
    window.click("sample-leave");
    window.click("book-sample-new");
    wait_for("the new sample has the gap again", || (gaps() == before).then_some(()));
}
