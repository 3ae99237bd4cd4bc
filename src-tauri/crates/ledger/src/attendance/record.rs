//! One member's own record: every session on whose roll they stand.

use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MakeUp, Mark, Reason, make_up};
use crate::date::{Day, Window};
use crate::id::{MemberId, SessionId};
use crate::session::Kind;
use crate::{Result, View};

/// One session of a member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordLine {
    /// The session.
    pub session_id: SessionId,
    /// Its day.
    pub on_day: Day,
    /// Its title.
    pub title: String,
    /// Its kinds, main first.
    pub kinds: Vec<Kind>,
    /// The mark.
    pub mark: Mark,
    /// Why excused.
    pub reason: Option<Reason>,
    /// Credit in minutes for one who came.
    pub minutes: i64,
    /// 迟到, minutes.
    pub late_minutes: Option<i64>,
    /// 早退, minutes.
    pub early_minutes: Option<i64>,
    /// 补学, if done.
    pub made_up: Option<MakeUp>,
}

/// Every session of a member in a window that was held, newest first.
pub fn record(view: &View<'_>, member: MemberId, window: Window) -> Result<Vec<RecordLine>> {
    let sql = format!(
        "SELECT s.id, s.on_day, s.title, a.mark, a.reason, s.minutes, {}, a.late_minutes, a.early_minutes,
           (SELECT group_concat(kind, ' ' ORDER BY is_main DESC, id) FROM session_kind WHERE session_id = s.id)
         FROM attendance a JOIN session s ON s.id = a.session_id
           LEFT JOIN make_up k ON k.session_id = a.session_id AND k.member_id = a.member_id
         WHERE a.member_id = ?1 AND s.on_day BETWEEN ?2 AND ?3 AND s.status IN ('draft', 'held', 'sealed')
         ORDER BY s.on_day DESC, s.start_time DESC, s.id DESC",
        make_up::COLUMNS
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let rows = statement.query_map(params![member, window.from, window.to], |row| {
        let kinds: Option<String> = row.get(8 + make_up::WIDTH)?;
        Ok(RecordLine {
            session_id: row.get(0)?,
            on_day: row.get(1)?,
            title: row.get(2)?,
            kinds: kinds.iter().flat_map(|kinds| kinds.split(' ')).filter_map(Kind::parse).collect(),
            mark: row.get(3)?,
            reason: row.get(4)?,
            minutes: row.get(5)?,
            made_up: make_up::read(row, 6)?,
            late_minutes: row.get(6 + make_up::WIDTH)?,
            early_minutes: row.get(7 + make_up::WIDTH)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
