//! The recorder opens the secretary's book with a password of his own: he records a session; the talk, the numbers and the
//! settings stay closed.

use std::path::Path;

use ledger::Cost;
use tests::{program, window::Window};

use crate::pages::{book, session};

const RECORDER: &str = "记录员的口令二号";
/// A talk of the sample (tests/src/views.rs).
const TALK: &str = "/sessions/110";
const SAID: &str = "了解近期工作和家庭情况";

#[test]
fn the_recorder_records_and_what_is_closed_stays_closed() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("样例.book");
    let mut made = ledger::sample::workshop(&path, program::PASSWORD, 1).unwrap();
    made.set_recorder(program::PASSWORD, Some(RECORDER), Cost::SAMPLE).unwrap();
    drop(made);
    let window = Window::open("recorder", home.path(), &[&path.to_string_lossy()]);
    book::unlock(&window, RECORDER);
    window.read("nav-role", "who opened it", |text| text.contains("记录员"));
    assert!(window.shown("nav-settings").is_none(), "no settings in the menu");

    session::record(&window, &["theme_day"], "国庆前安全教育", ("15:30", "17:00"));
    session::fill(&window);
    picture(&window, "session");

    window.go(TALK);
    window.says("内容由书记打开");
    assert!(window.shown("life-open-text").is_none(), "no button that opens it");
    assert!(!body(&window).contains(SAID), "that they talked, not what was said");
    picture(&window, "talk");
    window.go("/sessions/35");
    window.says("由书记打开");
    picture(&window, "appraisal");
    window.go("/members?id=1");
    window.says("完整号码由书记打开");
    picture(&window, "member");

    for page in
        ["/settings", "/settings/handover", "/settings/verify", "/import", "/binder", "/sessions/talk"]
    {
        window.go(page);
        window.see("page-closed");
    }
    picture(&window, "closed");
    window.go("/reports?report=handover");
    window.says("这份材料由书记打开");
    picture(&window, "report");
    window.go("/topics?tab=visits");
    window.says("由书记打开");

    window.click("nav-lock");
    book::unlock(&window, program::PASSWORD);
    window.read("nav-role", "who opened it", |text| text.contains("书记打开") && !text.contains("记录员"));
    window.go(TALK);
    window.click("life-open-text");
    window.says(SAID);
    window.go("/settings?view=history");
    window.says("（记录员）");
}

fn body(window: &Window) -> String {
    window.driver().script("return document.body.innerText", &[]).as_str().unwrap_or_default().to_owned()
}

/// For people who want to see it: `BRANCHBOOK_PICTURES` names a folder.
fn picture(window: &Window, name: &str) {
    if let Some(folder) = std::env::var_os("BRANCHBOOK_PICTURES") {
        std::fs::write(Path::new(&folder).join(format!("recorder-{name}.png")), window.picture()).unwrap();
    }
}
