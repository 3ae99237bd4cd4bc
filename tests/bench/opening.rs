//! From starting the window to the book's frame on the screen: a large book against a small one.

use std::path::Path;

use tests::window::Window;

use crate::{compare, shortest};

/// Measures both; the ratio says how much slower a book of years of records is than a new one.
pub fn measure(home: &Path, small: &str, large: &str) {
    let open = |book: &str| {
        let (time, ()) = shortest(|| {
            let window = Window::open("bench", home, &["--sample", book]);
            // The frame with the book's own figures; a committee's first page is 汇总, a branch's 总览.
            window.see("nav-saved");
        });
        time
    };
    compare("打开窗口，小手册", open(small), "大手册", open(large));
}
