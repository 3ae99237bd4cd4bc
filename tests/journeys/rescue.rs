//! A damaged book: the window says so and leads to the newest good backup, wherever that lies, by one button.

use std::path::Path;

use serde_json::json;
use tests::{program, window::Window};

use crate::pages::book;

/// Spoils some bytes of a book's first page.
fn damage(file: &Path) {
    let mut bytes = std::fs::read(file).unwrap();
    bytes[9000..9100].iter_mut().for_each(|byte| *byte = !*byte);
    std::fs::write(file, bytes).unwrap();
}

#[test]
fn a_damaged_book_comes_back_from_the_stick_by_a_button() {
    let home = tempfile::tempdir().unwrap();
    let (file, stick) = (home.path().join("运行车间.book"), home.path().join("U盘"));
    std::fs::create_dir(&stick).unwrap();
    let path = file.to_string_lossy().into_owned();
    program::branchbook(&["sample", &path, "--kind", "workshop"]);
    {
        let window = Window::open("rescue-before", home.path(), &[&path]);
        book::unlock(&window, program::PASSWORD);
        window.see("nav-overview");
        window.go("/settings");
        window.will_pick(Some(&stick));
        window.click("settings-second-choose");
        window.says("都抄到了，读回来比过");
        window.click("settings-rehearse");
        window.says("都对得上");
        window.click("settings-differences");
        window.fill("book-password", program::PASSWORD);
        window.click("restore-look");
        window.says("和现在的手册一样");
        window.ask("book_close", &json!({}));
    }
    damage(&file);
    // The disk took the backups on it along; the stick lay in the drawer.
    let uid = std::fs::read_dir(home.path().join("data/backups")).unwrap().next().unwrap().unwrap().path();
    for backup in std::fs::read_dir(uid).unwrap().map(|file| file.unwrap().path()) {
        if backup.extension().is_some_and(|ending| ending == "book") {
            damage(&backup);
        }
    }
    let damaged = std::fs::read(&file).unwrap();

    let window = Window::open("rescue", home.path(), &[&path]);
    book::unlock(&window, program::PASSWORD);
    window.says("手册文件损坏，没有打开");
    let word = window.read("error-restore", "the good backup", |word| word.starts_with("用 "));
    assert!(word.ends_with("的备份恢复"), "the button names the backup: {word}");
    window.click("error-restore");
    window.fill("book-password", program::PASSWORD);
    window.click("restore-look");
    window.says("每一页都核对过，是好的");
    window.click("restore-do");
    let kept = window.read("restore-kept", "where the damaged book is", |text| text.contains("恢复前"));
    assert!(kept.contains("运行车间（恢复前）.book"), "the page says where: {kept}");
    assert_eq!(
        std::fs::read(home.path().join("运行车间（恢复前）.book")).unwrap(),
        damaged,
        "the damaged book is kept as it was, for whoever can still read something in it"
    );
    window.click("restore-open");
    window.see("nav-overview");
    let state = window.ask("book_state", &json!({}));
    assert_eq!(state["memberCount"], 28, "everybody is there again");
}
