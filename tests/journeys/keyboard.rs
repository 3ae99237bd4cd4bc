//! The whole job without a mouse: every step is keys, and after every step one can see where one is.

use serde_json::json;
use tests::{driver::wait_for, program, window::Window};

const CTRL: char = '\u{E009}';
const SHIFT: char = '\u{E008}';
const TAB: char = '\u{E004}';
const ENTER: &str = "\u{E007}";
const ESC: &str = "\u{E00C}";
const RIGHT: &str = "\u{E014}";
const DOWN: &str = "\u{E015}";
/// No page has so many places that Tab stops at before what is needed.
const TABS: usize = 90;
const TITLE: &str = "学习动火作业规程";

#[test]
fn the_whole_job_is_done_by_keyboard() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("样例.book");
    program::branchbook(&["sample", &file.to_string_lossy(), "--kind", "workshop"]);
    let window = Window::open("keyboard", home.path(), &[&file.to_string_lossy()]);

    wait_for("the password is asked for at once", || window.has_focus("book-password").then_some(()));
    write(&window, program::PASSWORD);
    window.press(ENTER);
    window.see("overview-checks");

    record(&window);
    call_the_roll(&window);
    agenda(&window);
    decide(&window);

    window.chord(&[CTRL, 'k']);
    wait_for("Ctrl K takes the words", || window.has_focus("find-input").then_some(()));
    write(&window, TITLE);
    window.read("find-aside", "the session", |text| text.contains(TITLE));
    window.press(RIGHT);
    wait_for("→ goes to what can be done", || window.has_focus("find-action").then_some(()));
    let minutes = || here(&window).contains("打印会议记录");
    while !minutes() {
        window.press(DOWN);
    }
    window.press(ENTER);
    let pdf = home.path().join("会议记录.pdf");
    save_paper(&window, &pdf);
    assert!(program::pdf_text(&pdf).contains(TITLE), "the minutes of this session were saved");

    progress(&window);

    window.chord(&[CTRL, 'k']);
    wait_for("Ctrl K takes the words", || window.has_focus("find-input").then_some(()));
    write(&window, "季度报告");
    window.read("find-aside", "the paper", |text| text.contains("季度"));
    window.press(ENTER);
    let pdf = home.path().join("季度报告.pdf");
    save_paper(&window, &pdf);
    assert!(program::pdf_text(&pdf).contains("主题党日"), "the quarterly report was saved");

    window.chord(&[CTRL, 'l']);
    wait_for("the locked book asks for its password", || window.has_focus("book-password").then_some(()));
}

/// A new session, from any page.
fn record(window: &Window) {
    window.chord(&[CTRL, 'n']);
    window.see("session-title");
    tab_to(window, "session-kind-theme_day");
    window.press(" ");
    wait_for("the kind is pressed", || {
        window.driver().find("[data-testid=session-kind-theme_day][aria-pressed=true]")
    });
    tab_to(window, "session-title");
    write(window, TITLE);
    back_to(window, "session-save");
    window.press(ENTER);
    window.see("session-roll");
}

/// One is away, the others came.
fn call_the_roll(window: &Window) {
    tab_to(window, "session-cell");
    window.press("xxl");
    wait_for("letters find a person", || here(window).contains("许秀兰").then_some(()));
    window.press("2");
    window.chord(&[CTRL, '\u{E007}']);
    window.read("session-totals", "nobody is left", |text| {
        text.split_whitespace().collect::<String>().contains("未点0")
    });
    visible(window, "after 其余到会");
}

/// An item of the agenda with its minutes; the dialog gives the focus back.
fn agenda(window: &Window) {
    tab_to(window, "session-add-agenda");
    window.press(ENTER);
    wait_for("the dialog has the focus", || {
        window
            .driver()
            .script("return !!document.activeElement.closest('.el-dialog')", &[])
            .as_bool()?
            .then_some(())
    });
    tab_to(window, "session-agenda-title");
    write(window, "学习规程并讨论");
    tab_to(window, "session-agenda-record");
    write(window, "王福全：要先办票再动火");
    tab_to(window, "session-agenda-keep");
    window.press(ENTER);
    window.says("学习规程并讨论");
    wait_for("the focus is where it was before the dialog", || {
        here(window).contains("session-add-agenda").then_some(())
    });
}

/// A decision, and the session counts.
fn decide(window: &Window) {
    tab_to(window, "session-decisions");
    write(window, "每周五检查一次动火票");
    back_to(window, "session-next");
    window.press(ENTER);
    window.read("toast", "it is counted", |text| text.contains("已记好"));
    visible(window, "after 记好了");
}

/// A line of progress of the first task that is found.
fn progress(window: &Window) {
    window.chord(&[CTRL, 'k']);
    wait_for("Ctrl K takes the words", || window.has_focus("find-input").then_some(()));
    write(window, "#照明");
    window.read("find-aside", "a task", |text| text.contains("写进展"));
    window.press(ENTER);
    tab_to(window, "tasks-progress");
    write(window, "灯具已到货");
    tab_to(window, "tasks-progress-keep");
    window.press(ENTER);
    window.says("灯具已到货");
    visible(window, "after a line of progress");
    window.press(ESC);
    wait_for("the drawer is closed", || window.shown("tasks-progress-keep").is_none().then_some(()));
}

/// Saves the paper on the page.
fn save_paper(window: &Window, file: &std::path::Path) {
    wait_for("the paper is drawn", || window.driver().find("canvas[data-ready=true]"));
    window.will_pick(Some(file));
    tab_to(window, "reports-save");
    window.press(ENTER);
    wait_for("the paper is on the disk", || file.exists().then_some(()));
    visible(window, "after saving a paper");
}

/// Types into what has the focus.
fn write(window: &Window, words: &str) {
    let field = window.driver().find("input:focus, textarea:focus").expect("a field has the focus");
    window.driver().type_into(&field, words).expect("the field takes words");
}

fn tab_to(window: &Window, id: &str) {
    walk(window, id, &[TAB]);
}

fn back_to(window: &Window, id: &str) {
    walk(window, id, &[SHIFT, TAB]);
}

/// Goes on with Tab until the focus is on something with this test id (or whose id begins so), seeing it at every stop.
fn walk(window: &Window, id: &str, chord: &[char]) {
    for _ in 0..TABS {
        if visible(window, id).split(' ').any(|at| at == id || at.starts_with(&format!("{id}-"))) {
            return;
        }
        window.chord(chord);
    }
    panic!("{TABS} times Tab did not lead to {id}; the focus is on {}", here(window));
}

/// What has the focus: test ids from it outwards, its name, its text.
fn here(window: &Window) -> String {
    let script = "const ids = []; for (let e = document.activeElement; e; e = e.parentElement) if (e.dataset.testid) ids.push(e.dataset.testid);
        const e = document.activeElement; return [...ids.slice(0, 3), e.getAttribute('aria-label') ?? '', (e.innerText ?? '').slice(0, 30)].join(' ')";
    window.driver().script(script, &[]).as_str().unwrap_or_default().to_owned()
}

/// The focus is on something, and a person sees where: an outline on it or on the field around it. A page just arrived at has it
/// on its whole, from where Tab goes on.
fn visible(window: &Window, step: &str) -> String {
    let script = "const e = document.activeElement; if (!e || e === document.body) return 'nowhere';
        if (e.matches('main, .el-drawer, .el-dialog, .el-overlay-dialog, [role=dialog]')) return '';
        for (let o = e, n = 0; o && n < 5; o = o.parentElement, n++) { const s = getComputedStyle(o);
          if (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none' && n > 0) return ''; }
        return e.outerHTML.slice(0, 160)";
    let lost = window.driver().script(script, &[]);
    assert_eq!(lost, json!(""), "{step}: the focus is lost or cannot be seen");
    here(window)
}
