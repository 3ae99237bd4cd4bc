//! 列席: named, from another unit of the book, or a number of people of some class; never in due or present (C-14).

use rusqlite::{named_params, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::parts::all;
use super::{Kind, Scope, SessionFields};
use crate::count::Span;
use crate::date::{Day, Window};
use crate::id::{MemberId, SessionId, UnitId};
use crate::{Error, Result, Tx, View, member};

/// 列席: a name, or a number of people.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Observer {
    /// Name; none for a head-count.
    pub name: Option<String>,
    /// 单位.
    pub institution: Option<String>,
    /// 职务.
    pub post: Option<String>,
    /// 积极分子、群众、兄弟支部党员….
    pub class: Option<String>,
    /// How many people, at least 1.
    pub headcount: i64,
    /// A member of another unit of the book (C-08): never in due.
    pub member_id: Option<MemberId>,
    /// 双重组织生活: a leader in this unit's life as an ordinary member (ZB-37, JY-01).
    pub is_dual: bool,
}

pub(super) fn observers(view: &View<'_>, id: SessionId) -> Result<Vec<Observer>> {
    let sql = "SELECT name, institution, post, class, headcount, member_id, is_dual FROM observer WHERE session_id = ?1 ORDER BY id";
    all(view.conn(), sql, [id], |row| {
        Ok(Observer {
            name: row.get(0)?,
            institution: row.get(1)?,
            post: row.get(2)?,
            class: row.get(3)?,
            headcount: row.get(4)?,
            member_id: row.get(5)?,
            is_dual: row.get(6)?,
        })
    })
}

pub(super) fn save_observers(tx: &Tx<'_>, id: SessionId, new: &[Observer]) -> Result<()> {
    if observers(tx, id)? == new {
        return Ok(());
    }
    tx.conn().prepare_cached("DELETE FROM observer WHERE session_id = ?1")?.execute([id])?;
    for observer in new {
        tx.conn()
            .prepare_cached(
                "INSERT INTO observer (session_id, name, institution, post, class, headcount, member_id, is_dual)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                id,
                observer.name,
                observer.institution,
                observer.post,
                observer.class,
                observer.headcount,
                observer.member_id,
                observer.is_dual
            ])?;
    }
    Ok(())
}

/// Somebody due at a meeting of all members is no guest of it (C-08). Errors: [`Error::Broken`] with the name.
pub(super) fn check_guests(view: &View<'_>, fields: &SessionFields) -> Result<()> {
    let guests: Vec<MemberId> = fields.observers.iter().filter_map(|observer| observer.member_id).collect();
    if guests.is_empty() || fields.scope != Scope::All {
        return Ok(());
    }
    for unit in std::iter::once(&fields.unit_id).chain(&fields.partner_ids) {
        let due = member::due(view, *unit, fields.scope, fields.on_day)?;
        if let Some(own) = due.iter().find(|line| guests.contains(&line.id)) {
            let rule = format!("{}是应到的党员，请在点名里记，不写在列席里", own.name);
            return Err(Error::broken("observers", rule));
        }
    }
    Ok(())
}

/// One session that somebody took part in as a guest of another unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuestLine {
    /// The session.
    pub session_id: SessionId,
    /// Its day.
    pub on_day: Day,
    /// Its title.
    pub title: String,
    /// The unit that held it.
    pub unit: String,
    /// Its main kind.
    pub kind: Option<Kind>,
    /// 双重组织生活, or else 列席.
    pub is_dual: bool,
}

/// Sessions of other units in which a member took part in a window, newest first.
pub fn guest_record(view: &View<'_>, member: MemberId, window: Window) -> Result<Vec<GuestLine>> {
    let sql = "SELECT s.id, s.on_day, s.title, u.name, (SELECT k.kind FROM session_kind k WHERE k.session_id = s.id AND k.is_main), max(o.is_dual)
        FROM observer o JOIN session s ON s.id = o.session_id JOIN unit u ON u.id = s.unit_id
        WHERE o.member_id = ?1 AND s.on_day BETWEEN ?2 AND ?3 AND s.status IN ('draft', 'held', 'sealed')
        GROUP BY s.id ORDER BY s.on_day DESC, s.id DESC";
    all(view.conn(), sql, params![member, window.from, window.to], |row| {
        Ok(GuestLine {
            session_id: row.get(0)?,
            on_day: row.get(1)?,
            title: row.get(2)?,
            unit: row.get(3)?,
            kind: row.get(4)?,
            is_dual: row.get(5)?,
        })
    })
}

/// Observers of one class (听众类别) over some sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClassCount {
    /// 科级干部、青年、群众…; empty: none written.
    pub class: String,
    /// 次.
    pub sessions: i64,
    /// 人次.
    pub heads: i64,
}

/// Observers of the sessions that units of a tree held in a window, by class, most first (S75, S84).
pub fn observer_classes(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<ClassCount>> {
    let span = Span::of(view, unit)?;
    let sql = "SELECT trim(ifnull(o.class, '')), count(DISTINCT s.id), sum(o.headcount)
        FROM session s JOIN unit u ON u.id = s.unit_id AND u.path >= :low AND u.path < :high
          JOIN observer o ON o.session_id = s.id
        WHERE s.on_day BETWEEN :from AND :to AND s.status IN ('draft', 'held', 'sealed')
        GROUP BY 1 ORDER BY 3 DESC, 1";
    let values =
        named_params! { ":low": span.from, ":high": span.to, ":from": window.from, ":to": window.to };
    all(view.conn(), sql, values, |row| {
        Ok(ClassCount { class: row.get(0)?, sessions: row.get(1)?, heads: row.get(2)? })
    })
}

/// How often a member of a tree took part in the life of another unit as an ordinary member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DualCount {
    /// Who.
    pub member_id: MemberId,
    /// Name.
    pub name: String,
    /// 次.
    pub sessions: i64,
}

/// 双重组织生活 of the members of a tree in a window, most first (ZB-37, JY-01).
pub fn dual_life(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<DualCount>> {
    let span = Span::of(view, unit)?;
    let sql = "SELECT o.member_id, m.name, count(DISTINCT s.id)
        FROM observer o JOIN member m ON m.id = o.member_id JOIN session s ON s.id = o.session_id
          JOIN membership ms ON ms.member_id = m.id AND ms.from_on <= s.on_day AND (ms.until_on IS NULL OR ms.until_on > s.on_day)
          JOIN unit u ON u.id = ms.unit_id AND u.path >= :low AND u.path < :high
        WHERE o.is_dual AND s.on_day BETWEEN :from AND :to AND s.status IN ('draft', 'held', 'sealed')
        GROUP BY 1 ORDER BY 3 DESC, m.pinyin";
    let values =
        named_params! { ":low": span.from, ":high": span.to, ":from": window.from, ":to": window.to };
    all(view.conn(), sql, values, |row| {
        Ok(DualCount { member_id: row.get(0)?, name: row.get(1)?, sessions: row.get(2)? })
    })
}
