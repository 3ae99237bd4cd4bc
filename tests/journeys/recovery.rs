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
    let code = window.read("book-code", "the eight groups", |text| text.split_whitespace().count() == 8);
    window.click("book-code-kept");
    window.see("import-choose");

    window.click("nav-lock");
    window.click("book-by-code");
    let mut slip: Vec<&str> = code.split_whitespace().collect();
    slip.swap(2, 5);
    window.fill("book-code-field", &slip.join(" "));
    window.fill("book-password", NEXT);
    window.fill("book-repeat", NEXT);
    window.click("book-recover");
    window.says("第 3 组抄错了");
    window.fill("book-code-field", &code);
    window.click("book-recover");
    let next = window.read("book-code", "the next code", |text| text.split_whitespace().count() == 8);
    assert_ne!(next, code, "a code that was used gives way to a new one");
    window.click("book-code-kept");
    window.see("nav-lock");

    window.click("nav-lock");
    book::unlock(&window, program::PASSWORD);
    window.says("密码不对");
    book::unlock(&window, NEXT);
    window.see("nav-lock");
}
