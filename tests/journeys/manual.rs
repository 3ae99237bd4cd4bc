//! 使用手册: each of its pictures still shows something that is on its page, and F1 opens it without a book and beside the work.

use tests::{
    driver::wait_for,
    manual::PICTURES,
    views::{Book, View},
    window::Window,
};

/// A picture whose part has left the page would show a reader what is no longer there.
#[test]
fn pictures_show_what_is_still_there() {
    for book in [Book::Closed, Book::Workshop] {
        let home = tempfile::tempdir().unwrap();
        let window = book.open("manual-pictures", home.path());
        for picture in PICTURES.iter().filter(|picture| picture.book() == book) {
            picture.view().show(&window);
            assert!(
                picture.part(&window).is_some(),
                "{}: {} is no longer on {}",
                picture.name,
                picture.part,
                picture.view
            );
        }
    }
}

#[test]
fn help_opens_beside_the_work() {
    let home = tempfile::tempdir().unwrap();
    let window = Book::Workshop.open("manual-help", home.path());
    // The ballots' own words, not the page's, while the dialog is open; closing help gives the dialog back.
    View::named("vote").show(&window);
    window.press("\u{E031}");
    window.says("表决怎么记");
    window.press("\u{E00C}");
    wait_for("help closes", || window.shown("help").is_none().then_some(()));
    assert!(window.shown("session-vote-keep").is_some(), "the dialog is still open after help closed");
}

#[test]
fn the_manual_needs_no_book() {
    let home = tempfile::tempdir().unwrap();
    let window = Window::open("manual-closed", home.path(), &[]);
    window.see("book-start-new");
    window.press("\u{E031}");
    window.click("help-whole");
    window.read("manual-chapter", "the first chapter", |text| text.contains("第一天"));
    window.fill("manual-search", "忘记密码");
    window.click("manual-back");
    window.see("book-start-new");
}
