//! 批评与自我批评: who said what of whom at a 组织生活会 (F-35). The text is restricted (P-13): it stands in no paper and in no
//! search; pages show who spoke of whom and read the text only when somebody opens it.

use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{MemberId, SessionId};
use crate::session::{self, Kind};
use crate::{Error, Result, Tx, View, attendance};

/// What one person said of another; of themselves it is self-criticism.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Criticism {
    /// Who spoke.
    pub from_id: MemberId,
    /// Of whom.
    pub to_id: MemberId,
    /// What.
    pub text: String,
}

/// Who spoke of whom, without the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Spoke {
    /// Name of the one who spoke.
    pub from: String,
    /// Name of the one spoken of.
    pub to: String,
}

/// How many spoke of themselves, and how often others were spoken of: all that papers say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spoken {
    /// 自我批评, lines.
    pub of_self: usize,
    /// 相互批评, lines.
    pub of_others: usize,
}

/// With the text, in the order in which it was said. Error: [`Error::Closed`] for the recorder.
pub fn list(view: &View<'_>, session: SessionId) -> Result<Vec<Criticism>> {
    view.refuse_recorder()?;
    let sql = "SELECT from_id, to_id, text FROM criticism WHERE session_id = ?1 ORDER BY seq, id";
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map([session], |row| {
        Ok(Criticism { from_id: row.get(0)?, to_id: row.get(1)?, text: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who spoke of whom, without the text.
pub fn outline(view: &View<'_>, session: SessionId) -> Result<Vec<Spoke>> {
    let sql = "SELECT f.name, t.name FROM criticism c JOIN member f ON f.id = c.from_id JOIN member t ON t.id = c.to_id
        WHERE c.session_id = ?1 ORDER BY c.seq, c.id";
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map([session], |row| Ok(Spoke { from: row.get(0)?, to: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The counts of a session.
pub fn spoken(view: &View<'_>, session: SessionId) -> Result<Spoken> {
    let sql = "SELECT from_id = to_id FROM criticism WHERE session_id = ?1";
    let mut statement = view.conn().prepare_cached(sql)?;
    let lines: Vec<bool> =
        statement.query_map([session], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let of_self = lines.iter().filter(|is_of_self| **is_of_self).count();
    Ok(Spoken { of_self, of_others: lines.len() - of_self })
}

/// Keeps the whole list in this order. Errors: no 组织生活会 (nor an appraisal, where members speak of one another, ZB-23),
/// a line without text, somebody who is not on the roll; [`Error::Sealed`].
pub fn save(tx: &Tx<'_>, session: SessionId, lines: &[Criticism]) -> Result<()> {
    session::refuse_sealed(tx, session)?;
    let fields = session::get(tx, session)?.fields;
    let has_place = |kind: &Kind| matches!(kind.as_str(), Kind::ORGANISATIONAL_LIFE | Kind::APPRAISAL);
    if !fields.kinds.iter().any(has_place) {
        return Err(Error::broken("kinds", "批评与自我批评记在组织生活会或民主评议里，请先选这个类别"));
    }
    if lines.iter().any(|line| line.text.trim().is_empty()) {
        return Err(Error::broken("text", "有一条没有写内容。请写上，或删去这一条"));
    }
    let roll = attendance::roll(tx, session)?.lines;
    let is_on_roll = |member: MemberId| roll.iter().any(|line| line.member_id == member);
    if !lines.iter().all(|line| is_on_roll(line.from_id) && is_on_roll(line.to_id)) {
        return Err(Error::broken("fromId", "有人不在这次的应到名单里，请先点名，再选批评人和被批评人"));
    }
    if list(tx, session)? == lines {
        return Ok(());
    }
    tx.conn().prepare_cached("DELETE FROM criticism WHERE session_id = ?1")?.execute([session])?;
    let sql = "INSERT INTO criticism (session_id, seq, from_id, to_id, text) VALUES (?1, ?2, ?3, ?4, ?5)";
    for (seq, line) in (0_i64..).zip(lines) {
        tx.conn().prepare_cached(sql)?.execute(params![
            session,
            seq,
            line.from_id,
            line.to_id,
            line.text.trim()
        ])?;
    }
    tx.about("session", session.0)?;
    tx.summary(&format!("登记批评与自我批评{}条", lines.len()))
}
