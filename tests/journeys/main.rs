//! Journeys in the real window, as a secretary makes them. One screen, data folder and driver for each.

#![cfg(unix)]

use tests::window::Window;

#[test]
fn the_window_opens_on_the_start_page() {
    let home = tempfile::tempdir().unwrap();
    let window = Window::open("start", home.path(), &[]);
    window.read("start", "支部手册", |text| text.contains("支部手册"));
}
