//! The task board in the real window: an item moved by hand, a photo that proves it, the wall on the whole screen.

use std::path::Path;

use serde_json::json;
use tests::driver::wait_for;
use tests::{program, views::calm, window::Window};

/// Escape and Enter as the W3C protocol names them.
const ESCAPE: &str = "\u{E00C}";
const ENTER: &str = "\u{E007}";

fn on_sample(name: &str, home: &Path) -> (Window, String) {
    let book = home.join("样例.book").to_string_lossy().into_owned();
    program::branchbook(&["sample", &book, "--kind", "workshop"]);
    (Window::open(name, home, &["--sample", &book]), book)
}

/// The cards of a column, as text; the driver would leave out lines that may end in an ellipsis.
fn column(window: &Window, status: &str) -> String {
    let column = window.see(&format!("tasks-column-{status}")).as_arg();
    window.driver().script("return arguments[0].textContent", &[column]).to_string()
}

/// Scrolls the drawer: its foot lies over what stands at its lower edge.
fn in_sight(window: &Window, id: &str) {
    let element = window.see(id).as_arg();
    window.driver().script("arguments[0].scrollIntoView({ block: 'center' })", &[element]);
}

#[test]
fn an_item_is_moved_by_hand_with_one_line_of_progress_and_taken_back() {
    let home = tempfile::tempdir().unwrap();
    let (window, _) = on_sample("board", home.path());
    window.go("/tasks");
    window.click("tasks-view");
    window.says("噪声岗位隔音操作室");
    assert!(column(&window, "going").contains("噪声岗位隔音操作室"), "stands in 推进中 to begin with");

    calm(&window, std::time::Duration::from_millis(400));
    let card = window.driver().find_by_xpath("//li[@data-card][.//a[contains(., '噪声岗位')]]").remove(0);
    let to = window.see("tasks-column-stage_done");
    window.driver().drag(&card, &to).unwrap();
    window.driver().press("两间都已封顶");
    window.driver().press(ENTER);
    // The toast with its undo goes by itself: what it did is looked at while it is there.
    window.see("toast-action");
    assert!(column(&window, "stage_done").contains("两间都已封顶"), "stands in 阶段性完成 with its line");
    window.click("toast-action");
    wait_for("one undo takes the move and its line back", || {
        let back = column(&window, "going");
        (back.contains("噪声岗位") && !back.contains("两间都已封顶")).then_some(())
    });
}

#[test]
fn a_photo_on_a_line_of_progress_survives_reopening() {
    let home = tempfile::tempdir().unwrap();
    let (window, book) = on_sample("evidence", home.path());
    let photo = home.path().join("棚架完成.png");
    std::fs::write(&photo, window.picture()).unwrap();
    window.go("/tasks");
    window.click_text("电动车充电棚");
    window.will_pick(Some(&photo));
    in_sight(&window, "evidence-add-line");
    window.click("evidence-add-line");
    window.see("evidence-item");
    window.says("棚架完成");
    drop(window);

    std::fs::remove_file(&photo).unwrap();
    let window = Window::open("evidence-again", home.path(), &["--sample", &book]);
    window.go("/tasks");
    window.click_text("电动车充电棚");
    in_sight(&window, "evidence-item");
    window.click("evidence-item");
    let picture = window.see("evidence-picture");
    wait_for("the picture is drawn", || {
        let wide = window.driver().property(&picture, "naturalWidth");
        (wide.as_i64() > Some(600)).then_some(())
    });
    let out = home.path().join("另存.png");
    window.will_pick(Some(&out));
    window.click("evidence-save-as");
    wait_for("the photo is in its own file again", || out.exists().then_some(()));
    let bytes = std::fs::read(&out).unwrap();
    assert!(bytes.starts_with(b"\x89PNG"), "whole, as a picture any program opens");
}

#[test]
fn the_wall_takes_the_screen_and_escape_leaves_it() {
    let home = tempfile::tempdir().unwrap();
    let (window, _) = on_sample("wall", home.path());
    window.go("/tasks/wall/1");
    window.see("tasks-wall");
    let cards = || window.driver().script("return document.querySelectorAll('.wall-card').length", &[]);
    wait_for("all forty tasks are on one page", || (cards() == json!(40)).then_some(()));
    // What a person at five metres must be able to read: no title of a task cut off or smaller than 2 % of the screen's height.
    for (width, height) in [(1920, 1080), (1280, 720)] {
        window.driver().resize(width, height);
        // The sizes follow the window a moment after it.
        wait_for(&format!("every task is on the screen and large enough at {width}×{height}"), || {
            let faults = window.driver().script(
                "return [...document.querySelectorAll('.wall-card b')].filter(b => b.getBoundingClientRect().bottom > innerHeight
                   || parseFloat(getComputedStyle(b).fontSize) < innerHeight * .02).map(b => b.textContent)",
                &[],
            );
            (faults == json!([])).then_some(())
        });
    }
    window.driver().press(ESCAPE);
    window.see("tasks-figures");
    assert!(window.shown("tasks-wall").is_none(), "Escape leaves the wall for its list");
}
