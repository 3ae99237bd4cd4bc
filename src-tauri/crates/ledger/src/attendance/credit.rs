//! 学时登记: where a member's hours come from, line by line (F-54). Its sum is the figure of [`super::hours`].

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::MakeUpForm;
use crate::date::{Day, Window};
use crate::id::{MemberId, UnitId};
use crate::session::Kind;
use crate::{Result, View};

/// How credit came about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Way {
    /// By coming to a session of this main kind.
    Session(Option<Kind>),
    /// By make-up after a session.
    MakeUp(MakeUpForm),
    /// By study outside sessions.
    Study,
}

/// Who held a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    /// The unit.
    pub id: UnitId,
    /// Its name.
    pub name: String,
    /// Whether it is a 党小组.
    pub is_group: bool,
}

/// One line of a member's credit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CreditLine {
    /// The day it was earned.
    pub on_day: Day,
    /// What was studied: the session's title, or the topic's.
    pub content: String,
    /// How.
    pub way: Way,
    /// The unit that held the session: who, its name, and whether it is a group; none for study outside.
    pub unit: Option<Host>,
    /// Where; none for study outside sessions.
    pub place: Option<String>,
    /// Credit.
    pub minutes: i64,
    /// 证明人: the recorder of the session, else its host; the witness of a make-up.
    pub witness: Option<String>,
}

/// Every line of a member's credit in a window, oldest first. Only closed rolls count, as everywhere.
pub fn credit(view: &View<'_>, member: MemberId, window: Window) -> Result<Vec<CreditLine>> {
    let mut statement = view.conn().prepare_cached(
        "SELECT s.on_day AS day, s.title, 'session',
           (SELECT kind FROM session_kind WHERE session_id = s.id ORDER BY is_main DESC, id LIMIT 1), u.name, s.place, s.minutes,
           (SELECT name FROM session_role WHERE session_id = s.id AND role IN ('recorder', 'host')
            ORDER BY role = 'host', seq LIMIT 1), s.start_time AS time, u.id, u.kind = 'group'
         FROM attendance a JOIN session s ON s.id = a.session_id JOIN unit u ON u.id = s.unit_id
           JOIN session_unit su ON su.session_id = a.session_id AND su.unit_id = a.unit_id AND su.unmarked = 0
         WHERE a.member_id = ?1 AND a.mark = 'present' AND s.status IN ('held', 'sealed') AND s.minutes > 0
           AND s.on_day BETWEEN ?2 AND ?3
         UNION ALL
         SELECT k.on_day, s.title, 'make_up', k.form, u.name, NULL, k.minutes, k.witness, NULL, u.id, u.kind = 'group'
         FROM make_up k JOIN session s ON s.id = k.session_id JOIN unit u ON u.id = s.unit_id
         WHERE k.member_id = ?1 AND k.minutes > 0 AND k.on_day BETWEEN ?2 AND ?3
         UNION ALL
         SELECT t.on_day, p.title, 'study', NULL, NULL, NULL, t.minutes, NULL, NULL, NULL, NULL
         FROM topic_study t JOIN topic p ON p.id = t.topic_id
         WHERE t.member_id = ?1 AND t.minutes > 0 AND t.on_day BETWEEN ?2 AND ?3
         ORDER BY day, time, 2",
    )?;
    let rows = statement.query_map(params![member, window.from, window.to], |row| {
        let way = match row.get::<_, String>(2)?.as_str() {
            "session" => Way::Session(row.get::<_, Option<String>>(3)?.as_deref().and_then(Kind::parse)),
            "make_up" => Way::MakeUp(row.get(3)?),
            _ => Way::Study,
        };
        let unit = match row.get(4)? {
            Some(name) => Some(Host { id: row.get(9)?, name, is_group: row.get(10)? }),
            None => None,
        };
        Ok(CreditLine {
            on_day: row.get(0)?,
            content: row.get(1)?,
            way,
            unit,
            place: row.get(5)?,
            minutes: row.get(6)?,
            witness: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
