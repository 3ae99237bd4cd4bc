//! From a roster that was just chosen to the first session in the figures, on a book made a minute ago.

use super::Flow;
use crate::{
    driver::wait_for,
    pages::{book, import, overview, session},
    program, roster,
    tally::Tally,
    window::Window,
};

/// Write the roster, on to the session, its kind, its two times, its title, save, all present, into the figures.
pub const FLOW: Flow =
    Flow {
        title: "从选好名册到记完第一次活动", actions: 10, keys: usize::MAX, run: first_session
    };

/// Starts where the trial of the chosen roster stands; ends when the session counts.
fn first_session() -> Tally {
    let home = tempfile::tempdir().expect("a temporary folder");
    let window = Window::open("flow-first-session", home.path(), &[]);
    book::create(&window, "连铸车间党支部", program::PASSWORD);
    window.will_pick(Some(&roster::by_libreoffice(home.path(), &roster::table())));
    window.click("import-choose");
    assert_eq!(import::to_be_created(&window), roster::NAMES.len(), "the trial begins by itself");

    let tally = window.tally(|| {
        import::write(&window);
        window.click("import-first-session");
        window.click("session-kind-theme_day");
        window.fill("session-start", "15:00");
        window.fill("session-end", "16:30");
        window.fill("session-title", "学习党的创新理论");
        window.click("session-save");
        session::finish(&window);
    });

    wait_for("the first session counts", || {
        overview::check(&window, "主题党日").contains("已达到").then_some(())
    });
    let ticks = || window.driver().find_all("[data-testid=overview-steps] .st.done").len();
    wait_for("all three of the first steps are ticked", || (ticks() == 3).then_some(()));
    tally
}
