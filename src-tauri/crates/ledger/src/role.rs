//! Who has opened the book: 书记, or the 记录员 who keeps sessions, rolls and tasks. What was said in confidence (P-13), visits
//! and grades stay with the secretary, and so does whatever decides how the book is kept.
//!
//! A recorder reads in [`crate::Book::read`] what the queries below let through: one that holds nothing else is refused
//! ([`View::refuse_recorder`]), one that mixes leaves it out. A write sees everything, but [`guard`] takes it back when it touches
//! what is closed: an undo as well, so that no noun has code for it and none can forget it.
//!
//! The role is kept by this program, not by the cipher: both passwords give the same key of the same file. Whoever has the
//! recorder's password and knows how to program could read all of it.

use serde::Serialize;
use ts_rs::TS;

use crate::{Error, Result, Tx, View};

/// Who has opened the book; the later may do more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "BookRole")]
pub enum Role {
    /// 记录员
    Recorder,
    /// 书记
    Secretary,
}

/// Tables that only the secretary writes.
const CLOSED: &str =
    "('setting', 'wording', 'own_rule', 'unit', 'day_off', 'seal', 'grade', 'criticism', 'pairing', 'visit')";

/// What a session consists of, and what is attached to it.
const PARTS: &str =
    "('session_kind', 'session_unit', 'sitting', 'session_role', 'session_topic', 'agenda_item', 'vote',
    'attendance', 'observer', 'attachment')";

impl View<'_> {
    /// Who reads.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Error: [`Error::Closed`] for the recorder.
    pub(crate) fn refuse_recorder(&self) -> Result<()> {
        if self.role == Role::Recorder { Err(Error::Closed) } else { Ok(()) }
    }
}

/// Refuses what a recorder wrote where only the secretary writes: the tables above, and sessions that are closed to the
/// recorder, before or after. Error: [`Error::Closed`].
pub(crate) fn guard(tx: &Tx<'_>, role: Role) -> Result<()> {
    if role == Role::Secretary {
        return Ok(());
    }
    let sql = format!(
        "SELECT 1 FROM change_row r WHERE r.change_id = (SELECT id FROM now_change) AND (r.tbl IN {CLOSED}
           OR r.tbl = 'session' AND (json_extract(r.before, '$.is_restricted') = 1 OR json_extract(r.after, '$.is_restricted') = 1)
           OR r.tbl IN {PARTS} AND EXISTS (SELECT 1 FROM session s WHERE s.is_restricted
             AND s.id = json_extract(ifnull(r.after, r.before), '$.session_id')))"
    );
    if tx.conn().prepare_cached(&sql)?.exists([])? { Err(Error::Closed) } else { Ok(()) }
}
