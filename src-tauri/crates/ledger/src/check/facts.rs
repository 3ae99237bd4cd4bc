//! What the records of one branch say, read once; the rules look only at this.

use chrono::Datelike;
use rusqlite::{named_params, params};

use crate::calendar::{self, Calendar};
use crate::date::{Day, Window};
use crate::id::{MemberId, SessionId, UnitId};
use crate::session::{Kind, Status};
use crate::unit::{self, Unit, UnitKind};
use crate::{Result, View, count};

/// One kind of one session a unit held, took part in or plans.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) session: SessionId,
    pub(super) uid: String,
    pub(super) unit: UnitId,
    pub(super) kind: Kind,
    pub(super) on_day: Day,
    pub(super) is_planned: bool,
    /// 所属年度: as written, else the year of the day (PY-07).
    pub(super) belongs_year: i32,
    pub(super) title: String,
}

/// An item of the plan that was not held yet.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub(super) uid: String,
    pub(super) unit: UnitId,
    pub(super) kind: Kind,
    pub(super) month: String,
    pub(super) on_day: Option<Day>,
    pub(super) title: String,
}

/// A branch and its records around a day.
pub(super) struct Facts {
    pub(super) branch: Unit,
    pub(super) groups: Vec<Unit>,
    pub(super) day: Day,
    pub(super) events: Vec<Event>,
    pub(super) plan: Vec<Planned>,
    pub(super) calendar: Calendar,
}

impl Facts {
    /// Reads this year and the year before. Errors: no such unit.
    pub(super) fn of(view: &View<'_>, branch: Unit, day: Day) -> Result<Self> {
        let groups = unit::list_under(view, branch.id)?.into_iter();
        let groups =
            groups.filter(|unit| unit.fields.kind == UnitKind::Group && unit.id != branch.id).collect();
        let first = Day::from_ymd_opt(day.year() - 1, 1, 1).unwrap_or(day);
        let last = Day::from_ymd_opt(day.year(), 12, 31).unwrap_or(day);
        let span = count::Span::of(view, branch.id)?;
        let sql = format!(
            "SELECT s.id, s.uid, su.unit_id, k.kind, s.on_day, s.status, s.belongs_year, s.title
             FROM {} JOIN session_kind k ON k.session_id = s.id
             WHERE {} AND s.status <> 'cancelled' ORDER BY s.on_day, s.id",
            span.sessions(),
            count::Span::WITHIN
        );
        let mut statement = view.conn().prepare_cached(&sql)?;
        let values = named_params! { ":from": first, ":to": last, ":low": span.from, ":high": span.to };
        let rows = statement.query_map(values, |row| {
            let on_day: Day = row.get(4)?;
            Ok(Event {
                session: row.get(0)?,
                uid: row.get(1)?,
                unit: row.get(2)?,
                kind: row.get(3)?,
                on_day,
                is_planned: row.get::<_, Status>(5)? == Status::Planned,
                belongs_year: row.get::<_, Option<i32>>(6)?.unwrap_or_else(|| on_day.year()),
                title: row.get(7)?,
            })
        })?;
        let events = rows.collect::<rusqlite::Result<_>>()?;
        let sql = "SELECT p.uid, p.unit_id, p.kind, p.month, p.on_day, p.title FROM unit u CROSS JOIN plan_item p ON p.unit_id = u.id
            WHERE u.path >= ?1 AND u.path < ?2 AND p.status IN ('planned', 'postponed') AND p.session_id IS NULL
            ORDER BY p.month, p.on_day, p.id";
        let mut statement = view.conn().prepare_cached(sql)?;
        let rows = statement.query_map(params![span.from, span.to], |row| {
            Ok(Planned {
                uid: row.get(0)?,
                unit: row.get(1)?,
                kind: row.get(2)?,
                month: row.get(3)?,
                on_day: row.get(4)?,
                title: row.get(5)?,
            })
        })?;
        let plan = rows.collect::<rusqlite::Result<_>>()?;
        Ok(Self { branch, groups, day, events, plan, calendar: calendar::of(view)? })
    }

    /// Events of a kind held by the day in some units (none: anywhere in the branch).
    pub(super) fn held<'a>(&'a self, kind: &'a str, unit: Option<UnitId>) -> impl Iterator<Item = &'a Event> {
        self.events.iter().filter(move |event| {
            !event.is_planned
                && event.on_day <= self.day
                && event.kind.as_str() == kind
                && unit.is_none_or(|unit| event.unit == unit)
        })
    }
}

/// Lectures of a year that a secretary of the branch gave: by their record as lecturer, on a day they were secretary.
pub(super) fn secretary_lectures(
    view: &View<'_>,
    branch: UnitId,
    sessions: &[SessionId],
) -> Result<Vec<SessionId>> {
    let ids: Vec<i64> = sessions.iter().map(|session| session.0).collect();
    let sql = "SELECT DISTINCT s.id FROM json_each(?2) j JOIN session s ON s.id = j.value
          JOIN session_role r ON r.session_id = s.id AND r.role = 'lecturer'
          JOIN post p ON p.unit_id = ?1 AND p.post = 'secretary' AND p.from_on <= s.on_day AND (p.until_on IS NULL OR p.until_on > s.on_day)
          JOIN member m ON m.id = p.member_id
        WHERE r.member_id = m.id OR r.member_id IS NULL AND r.name = m.name";
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map(params![branch, serde_json::json!(ids).to_string()], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who took part in which talk: on its roll as present, or named on one of its two sides.
pub(super) fn talkers(view: &View<'_>, sessions: &[SessionId]) -> Result<Vec<(SessionId, MemberId)>> {
    let ids: Vec<i64> = sessions.iter().map(|session| session.0).collect();
    let sql = "SELECT a.session_id, a.member_id FROM json_each(?1) j JOIN attendance a ON a.session_id = j.value AND a.mark = 'present'
        UNION SELECT r.session_id, r.member_id FROM json_each(?1) j JOIN session_role r ON r.session_id = j.value
          WHERE r.role IN ('talker', 'talked_to') AND r.member_id IS NOT NULL";
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows =
        statement.query_map([serde_json::json!(ids).to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// For each member due at sessions of a window: the month, and whether they came, made up or were excused at least once in it
/// (true), or were absent at every one (false). Newest month first.
pub(super) fn months_of_members(
    view: &View<'_>,
    branch: UnitId,
    window: Window,
) -> Result<Vec<(MemberId, String, bool)>> {
    let span = count::Span::of(view, branch)?;
    let sql = format!(
        "SELECT a.member_id, substr(s.on_day, 1, 7) AS month, max(a.mark <> 'absent' OR k.id IS NOT NULL)
         FROM {}
           JOIN attendance a ON a.session_id = s.id AND a.unit_id = su.unit_id AND a.mark IN ('present', 'excused', 'absent')
           LEFT JOIN make_up k ON k.session_id = a.session_id AND k.member_id = a.member_id
         WHERE {} AND s.status IN ('held', 'sealed') GROUP BY 1, 2 ORDER BY 1, 2 DESC",
        span.sessions(),
        count::Span::WITHIN
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let values =
        named_params! { ":from": window.from, ":to": window.to, ":low": span.from, ":high": span.to };
    let rows = statement.query_map(values, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
