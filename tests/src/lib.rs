//! What the journeys, the pictures and the measurements share: a screen of our own, the real window on it, and a WebDriver
//! client small enough to read. Everything fails by panicking with what was expected: these are tests.

#![cfg(unix)]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

pub mod clipping;
pub mod compare;
pub mod driver;
pub mod flows;
pub mod look;
pub mod manual;
pub mod pages;
pub mod papers;
pub mod program;
pub mod roster;
pub mod screen;
pub mod tally;
pub mod views;
pub mod window;
