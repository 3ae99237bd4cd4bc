//! A book damaged in every way that disks, sticks and people have: it is said, by name, and nothing is made of it silently.

use std::{fs, path::Path};

use super::place::Place;

const PAGE: usize = 4096;
/// Pages of the head, each a copy of the other.
const HEAD: usize = 2;

/// Goes through every page and every kind of damage.
pub fn measure(home: &Path) {
    let first = Place::make(&home.join("损"));
    let whole = fs::read(first.book()).expect("the book is read");
    let place = first.copy(&home.join("损坏的"));
    let pages = whole.len() / PAGE;
    for page in 0..pages {
        let mut bytes = whole.clone();
        bytes[page * PAGE + PAGE / 3] ^= 0x40;
        let is_told = told(&place, &bytes, &format!("page {page} flipped"));
        assert!(is_told || page < HEAD, "page {page} flipped is told");
    }
    println!("每一页翻转一位：{pages} 页，手册头的 {HEAD} 页互为备份、坏一页照样打开，其余都被发现");
    let sizes = [
        0,
        1,
        15,
        16,
        100,
        PAGE - 1,
        PAGE,
        PAGE + 1,
        2 * PAGE,
        whole.len() / 2 / PAGE * PAGE,
        whole.len() - PAGE,
        whole.len() - 1,
    ];
    for size in sizes {
        assert!(
            told(&place, &whole[..size], &format!("cut to {size} bytes")),
            "a book cut to {size} bytes is told"
        );
    }
    println!("截断到 {} 种长度：都被发现并说明", sizes.len());
    let strangers: [(&str, Vec<u8>); 5] = [
        ("全是零", vec![0; whole.len()]),
        ("Excel 表", [b"PK\x03\x04".to_vec(), vec![7; PAGE - 4]].concat()),
        ("PDF", [b"%PDF-1.7".to_vec(), vec![7; PAGE - 8]].concat()),
        ("没有加密的 SQLite", [b"SQLite format 3\0".to_vec(), vec![0; PAGE - 16]].concat()),
        ("文字", "党员大会记录\n".repeat(400).into_bytes()),
    ];
    for (what, bytes) in strangers {
        assert!(told(&place, &bytes, what), "{what} is no book");
    }
    println!("别的程序的文件、全零：都不当手册打开");
}

/// Puts bytes in the place of the book and looks at it; whether something was said about it. Fails where the program breaks.
fn told(place: &Place, bytes: &[u8], what: &str) -> bool {
    for beside in ["手册.book-wal", "手册.book-shm"] {
        let _ = fs::remove_file(place.folder().join(beside));
    }
    fs::write(place.book(), bytes).expect("the damaged book is written");
    let (fine, said) = place.ask(&["verify", "手册.book"]);
    assert!(!said.contains("程序内部出错") && !said.contains("panicked"), "{what}: {said}");
    assert!(fine || said.contains("branchbook: "), "{what} is told in a line: {said:?}");
    !fine
}
