//! Journeys in the real window, as a secretary makes them. One screen, data folder and driver for each.

#![cfg(unix)]

mod access;
mod actions;
mod batches;
mod binder;
mod board;
mod calendar;
mod charts;
mod clipping;
mod close_out;
mod drafts;
mod find;
mod importing;
mod keyboard;
mod life;
mod make_up;
mod manual;
mod network;
mod newcomer;
mod opening;
mod papers;
mod planning;
mod recorder;
mod recovery;
mod registers;
mod remembered;
mod rescue;
mod sample;
mod sealing;
mod turns;
mod vote_card;
mod working_book;

use tests::{pages, roster, window::Window};

#[test]
fn the_window_opens_on_the_start_page() {
    let home = tempfile::tempdir().unwrap();
    let window = Window::open("start", home.path(), &[]);
    window.see("book-start-new");
}
