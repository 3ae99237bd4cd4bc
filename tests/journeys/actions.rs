//! What the jobs of a secretary cost: counted in the real window, held to what was promised. No times; the bench prints them.

use tests::flows::{self, Flow};

#[test]
fn the_quarterly_report_takes_three_actions() {
    holds(&flows::quarterly::FLOW);
}

#[test]
fn a_short_talk_takes_six_actions_from_any_page() {
    holds(&flows::fast_log::FLOW);
}

#[test]
fn the_first_mark_takes_two_actions() {
    holds(&flows::first_mark::FLOW);
}

#[test]
fn a_roll_of_45_takes_sixty_keys() {
    holds(&flows::roll::FLOW);
}

#[test]
fn ten_different_edits_are_each_undone_by_one_key() {
    holds(&flows::undo::FLOW);
}

#[test]
fn from_the_roster_to_the_first_session_takes_ten_actions() {
    holds(&flows::first_session::FLOW);
}

/// Runs a flow and holds its cost to its limits.
fn holds(flow: &Flow) {
    let tally = (flow.run)();
    assert!(
        tally.actions <= flow.actions,
        "{}: at most {} actions are promised, it took {}",
        flow.title,
        flow.actions,
        tally.actions
    );
    assert!(
        tally.keys <= flow.keys,
        "{}: at most {} key presses are promised, it took {}",
        flow.title,
        flow.keys,
        tally.keys
    );
}
