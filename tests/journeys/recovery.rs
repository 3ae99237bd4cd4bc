//! A forgotten password: what was written down when the book was made opens it again.

use tests::{program, window::Window};

use crate::pages::book;

const NEXT: &str = "换了书记 2027";

#[test]
fn a_forgotten_password_is_no_lost_book() {
    let home = tempfile::tempdir().unwrap();
    let window = Window::open("recovery", home.path(), &[]);
    window.click("book-start-new");
    window.fill("book-name", "连铸车间党支部");
    window.click("book-next");
    window.fill("book-password", program::PASSWORD);
    window.fill("book-repeat", program::PASSWORD);
    window.click("book-create");
    let code = window.read("book-code", "the eight groups", is_code);
    window.click("book-code-kept");
    window.see("import-choose");

    window.click("nav-lock");
    window.click("book-by-code");
    let (head, tail) = code.split_at(12);
    window.fill("book-code-field", &format!("{head}{}", tail.chars().rev().collect::<String>()));
    window.fill("book-password", NEXT);
    window.fill("book-repeat", NEXT);
    window.click("book-recover");
    window.says("组抄错了");
    window.fill("book-code-field", &code);
    window.click("book-recover");
    let next = window.read("book-code", "the next code", is_code);
    assert_ne!(next, code, "a code that was used gives way to a new one");
    window.click("book-code-kept");
    window.see("nav-lock");

    window.click("nav-lock");
    book::unlock(&window, program::PASSWORD);
    window.says("密码不对");
    book::unlock(&window, NEXT);
    window.see("nav-lock");
}

/// Eight groups of four.
fn is_code(text: &str) -> bool {
    text.chars().filter(char::is_ascii_alphanumeric).count() == 32
}
