//! A talk of ten minutes before the shift, one of the group away: written down from whatever page one is on.

use super::{Flow, open_sample};
use crate::tally::Tally;

/// Ctrl Shift N, how long, which group, who was away, write.
pub const FLOW: Flow =
    Flow {
        title: "在任何一页记一次十分钟的班前微党课，一人没来", actions: 6, keys: 3, run: fast_log
    };

/// Starts on 任务清单 of a workshop's book; ends when the talk is in the book with its roll.
fn fast_log() -> Tally {
    let home = tempfile::tempdir().expect("a temporary folder");
    let window = open_sample("flow-fast-log", home.path(), "workshop");
    window.click("nav-tasks");
    window.see("tasks-figures");

    let tally = window.tally(|| {
        window.chord(&['\u{E009}', '\u{E008}', 'N']);
        window.click("fast-log-minutes-10");
        window.click("fast-log-group");
        let person = window.driver().find(".quick-people button").expect("the group has people");
        let id = window.driver().script("return arguments[0].dataset.testid", &[person.as_arg()]);
        window.click(id.as_str().expect("a test id"));
        window.click("fast-log-keep");
        window.read("toast", "the talk is written down", |text| text.contains("已记下"));
    });
    window.see("tasks-figures");
    tally
}
