//! Opening a book: what cannot be opened says so in words of its own, and changes nothing.

use tests::{program, window::Window};

use crate::pages::book;

#[test]
fn a_wrong_password_is_told_and_the_right_one_opens() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("样例.book");
    let path = file.to_string_lossy();
    program::branchbook(&["sample", &path, "--kind", "workshop"]);
    let before = std::fs::read(&file).unwrap();

    let window = Window::open("wrong-password", home.path(), &[&path]);
    book::unlock(&window, "不是这个密码");
    window.says("密码不对");
    assert_eq!(
        before,
        std::fs::read(&file).unwrap(),
        "a wrong password must leave every byte of the book as it was"
    );
    book::unlock(&window, program::PASSWORD);
    window.see("nav-overview");
}

#[test]
fn a_text_file_named_book_is_told_apart_from_a_wrong_password() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("说明.book");
    std::fs::write(&file, "这是一份普通的说明文字，不是手册。\n").unwrap();

    let window = Window::open("not-a-book", home.path(), &[&file.to_string_lossy()]);
    book::unlock(&window, program::PASSWORD);
    window.see("error-band");
    assert!(
        !window.driver().source().contains("密码不对"),
        "no password opens a file that is no book, so none may be blamed"
    );
    assert_eq!(
        std::fs::read_to_string(&file).unwrap(),
        "这是一份普通的说明文字，不是手册。\n",
        "the file is left alone"
    );
}
