//! The whole job, from an empty machine to the quarterly report in hand.

use std::path::Path;

use tests::{driver::wait_for, program, window::Window};

use crate::{
    pages::{book, import, overview, report, session},
    roster,
};

#[test]
fn from_an_empty_machine_to_a_printed_quarterly_report() {
    let home = tempfile::tempdir().unwrap();
    let table = roster::by_libreoffice(home.path(), &roster::table());
    let window = Window::open("working-book", home.path(), &[]);
    book::create(&window, "连铸车间党支部", program::PASSWORD);

    import::rehearse_members(&window, &table);
    assert_eq!(import::to_be_created(&window), roster::NAMES.len(), "the title and total rows are no people");
    import::write(&window);
    window.read("import-result", "28 members written", |text| text.contains("新建了") && text.contains("28"));

    window.go("/sessions");
    window.read("sessions-matrix", "a book begun today misses nothing of the months before", |text| {
        text.contains("主题党日") && !text.contains("未开")
    });
    let before = overview::check(&window, "主题党日");
    session::record(
        &window,
        &["theme_day", "general_meeting", "lecture"],
        "学习安全生产规程",
        ("15:00", "16:30"),
    );
    session::mark(&window, "王福全", "wfq", "2", "请假");
    session::mark(&window, "韩大勇", "hdy", "3", "缺席");
    session::finish(&window);
    let totals = session::totals(&window);
    for figure in ["应到28", "实到26", "请假1", "缺席1"] {
        assert!(totals.contains(figure), "28 due, two of them away: {figure} is missing in {totals}");
    }
    let after = overview::check(&window, "主题党日");
    assert_ne!(before, after, "a theme day held today is what the month still lacked");
    assert!(after.contains("已达到") || after.contains("已开"), "the month has its theme day now: {after}");

    report::preview_quarterly(&window);
    let pdf = home.path().join("季度报告.pdf");
    report::save(&window, &pdf);
    wait_for("the report is saved", || pdf.exists().then_some(()));
    holds_the_counts(&program::pdf_text(&pdf));
    for font in program::pdf_fonts(&pdf) {
        assert!(font.contains("yes yes"), "every font is embedded and subset: {font}");
    }

    drop(window);
    keeps_no_name_in_the_clear(home.path());
    opens_again_with_everything(home.path());
}

/// The window was ended, not closed by a person; its owner is not locked out, and what was acknowledged is there.
fn opens_again_with_everything(home: &Path) {
    let file = home.join("data").join("连铸车间党支部.book");
    let window = Window::open("opened-again", home, &[&file.to_string_lossy()]);
    book::unlock(&window, program::PASSWORD);
    window.read("nav-members", "28 members", |text| text.contains("28"));
    let check = overview::check(&window, "主题党日");
    assert!(
        check.contains("已达到") || check.contains("已开"),
        "the theme day is still in the book: {check}"
    );
}

/// Personal data lies encrypted in the book alone: not in its journal, a list of known books, or what the web view keeps.
fn keeps_no_name_in_the_clear(home: &Path) {
    let name = roster::NAMES[10].as_bytes();
    let mut folders: Vec<_> = ["data", "share", "config", "cache"].map(|folder| home.join(folder)).into();
    let mut looked_at = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(bytes) = std::fs::read(&path) {
                looked_at += 1;
                let found = bytes.windows(name.len()).any(|part| part == name);
                assert!(!found, "a member's name stands unencrypted in {}", path.display());
            }
        }
    }
    assert!(looked_at > 0, "no file was left to look at, so this proves nothing");
}

/// One session of three kinds: one in each kind's row, its 26 attendances once.
fn holds_the_counts(text: &str) {
    for words in ["连铸车间党支部", "主题党日", "支部党员大会", "党课", "28", "26", "92.9"]
    {
        assert!(text.contains(words), "the quarterly report lacks {words}:\n{text}");
    }
}
