//! The book: its nouns, their rules, the SQL that keeps them, the counts and the checks.
//!
//! Owns everything that is true about a branch's records and nothing about how they look: no PDF, no spreadsheet, no window.
//! Read [`book::Book`] first (`read` and `write` are the only doors to the rows), then any noun: each folder holds the noun's
//! types and pure rules in `mod.rs` and its SQL in `store.rs`. Time, names and paths come in as parameters.
//!
//! To add a noun: a table in `migrations/`, a folder here, a line in `search` if people look for it; history, undo and
//! `verify` follow from the schema by themselves.

#[macro_use]
mod text_enum;

pub mod arrangement;
pub mod attachment;
pub mod attendance;
pub mod binder;
pub mod book;
pub mod calendar;
pub mod check;
pub mod consistency;
pub mod count;
pub mod criticism;
pub mod date;
pub mod draft;
mod error;
pub mod fast_log;
pub mod follow_up;
pub mod grade;
pub mod greeting;
pub mod id;
pub mod leave;
pub mod lecturer;
pub mod member;
pub mod need;
pub mod pairing;
pub mod plan;
pub mod register;
mod role;
pub mod sample;
pub mod seal;
pub mod search;
pub mod session;
pub mod setting;
pub mod talk;
pub mod task;
pub mod topic;
pub mod turn;
pub mod unit;
pub mod wording;

pub use book::{Act, Book, Cost, Tx, View};
pub use error::{Broken, Error, Result};
pub use role::Role;
