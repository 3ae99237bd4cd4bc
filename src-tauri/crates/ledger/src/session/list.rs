//! Lists of sessions, newest first. First the ids of one page are found by an index, then only those rows are filled in, so
//! a list over 825,000 sessions is as quick as one over twenty.

use rusqlite::types::Value;
use rusqlite::{Row, ToSql};

use super::{DayCount, Role, SessionFilter, SessionLine, Status, parts, totals};
use crate::count::{self, Span};
use crate::date::Window;
use crate::id::{SessionId, UnitId};
use crate::{Result, View};

/// Lines a page has when the filter does not say.
const PAGE: u32 = 200;

/// A filter as SQL: conditions on `session s` with their values in order.
struct Conditions {
    sql: String,
    values: Vec<Value>,
}

impl Conditions {
    fn of(view: &View<'_>, filter: &SessionFilter) -> Result<Self> {
        let mut these = Self { sql: "1".to_owned(), values: Vec::new() };
        if let Some(unit) = filter.unit_id {
            let span = Span::of(view, unit)?;
            if !span.is_all {
                these.and(
                    "s.id IN (SELECT su.session_id FROM unit u JOIN session_unit su ON su.unit_id = u.id WHERE u.path >= ? AND u.path < ?)",
                    [Value::from(span.from), Value::from(span.to)],
                );
            }
        }
        if let Some(from) = filter.from {
            these.and("s.on_day >= ?", [Value::from(from.to_string())]);
        }
        if let Some(to) = filter.to {
            these.and("s.on_day <= ?", [Value::from(to.to_string())]);
        }
        if let Some(kind) = &filter.kind {
            let sql = "EXISTS (SELECT 1 FROM session_kind k WHERE k.session_id = s.id AND k.kind = ?)";
            these.and(sql, [Value::from(kind.as_str().to_owned())]);
        }
        if let Some(status) = filter.status {
            these.and("s.status = ?", [Value::from(status.as_str().to_owned())]);
        }
        if let Some(member) = filter.member_id {
            these.and(
                "(s.id IN (SELECT a.session_id FROM attendance a WHERE a.member_id = ?)
                  OR s.id IN (SELECT r.session_id FROM session_role r WHERE r.member_id = ?))",
                [Value::from(member.0), Value::from(member.0)],
            );
        }
        if let Some(topic) = filter.topic_id {
            these.and(
                "s.id IN (SELECT t.session_id FROM session_topic t WHERE t.topic_id = ?)",
                [Value::from(topic.0)],
            );
        }
        if let Some(uids) = &filter.uids {
            these.and(
                "s.uid IN (SELECT value FROM json_each(?))",
                [Value::from(serde_json::json!(uids).to_string())],
            );
        }
        if let Some(by) = filter.by {
            these.and("s.status IN ('draft', 'held', 'sealed')", []);
            if let Some(key) = &filter.key {
                these.and(&count::counted(by), [Value::from(key.clone())]);
            }
        }
        for word in filter.text.iter().flat_map(|text| text.split_whitespace()) {
            let like = format!("%{}%", word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
            these.and(
                "(ifnull(s.title, '') || char(10) || iif(s.is_restricted, '', ifnull(s.content, '') || char(10) || ifnull(s.decisions, '')) || char(10) || ifnull(s.place, '')
                   LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM session_role r WHERE r.session_id = s.id AND r.name LIKE ? ESCAPE '\\'))",
                [Value::from(like.clone()), Value::from(like)],
            );
        }
        Ok(these)
    }

    fn and<const N: usize>(&mut self, sql: &str, values: [Value; N]) {
        self.sql.push_str(" AND ");
        self.sql.push_str(sql);
        self.values.extend(values);
    }
}

/// One page of sessions, newest first, each with its totals.
pub fn list(view: &View<'_>, filter: &SessionFilter) -> Result<Vec<SessionLine>> {
    let Conditions { sql, mut values } = Conditions::of(view, filter)?;
    let sql = format!(
        "SELECT s.id FROM session s WHERE {sql} ORDER BY s.on_day DESC, s.start_time DESC, s.id DESC LIMIT ? OFFSET ?"
    );
    values.push(Value::from(filter.limit.unwrap_or(PAGE)));
    values.push(Value::from(filter.offset.unwrap_or(0)));
    let values: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
    let mut statement = view.conn().prepare_cached(&sql)?;
    let ids: Vec<SessionId> =
        statement.query_map(&*values, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    ids.into_iter().map(|id| line(view, id)).collect()
}

/// More sessions than any branch holds in a year; a committee's list is as long as it is.
const ALL: u32 = 100_000;

/// The sessions of a window that were held, drafts included, oldest first.
pub fn held(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<SessionLine>> {
    let filter = SessionFilter {
        unit_id: Some(unit),
        from: Some(window.from),
        to: Some(window.to),
        limit: Some(ALL),
        ..SessionFilter::default()
    };
    let mut lines = list(view, &filter)?;
    lines.retain(|line| !matches!(line.status, Status::Planned | Status::Cancelled));
    lines.sort_by(|a, b| (a.on_day, &a.start_time, a.id).cmp(&(b.on_day, &b.start_time, b.id)));
    Ok(lines)
}

/// How many drafts the whole book has; quick at any size, for the window asks after every change.
pub fn draft_count(view: &View<'_>) -> Result<i64> {
    let sql = "SELECT count(*) FROM session WHERE status = 'draft'";
    Ok(view.conn().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// How many sessions count in the whole book, looked for no further than `most`: so quick at any size.
pub fn recorded_count(view: &View<'_>, most: u32) -> Result<i64> {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM session WHERE status IN ('held', 'sealed') LIMIT ?1)";
    Ok(view.conn().prepare_cached(sql)?.query_row([most], |row| row.get(0))?)
}

/// How many sessions the filter finds, whatever the page.
pub fn list_size(view: &View<'_>, filter: &SessionFilter) -> Result<i64> {
    let Conditions { sql, values } = Conditions::of(view, filter)?;
    let values: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
    let sql = format!("SELECT count(*) FROM session s WHERE {sql}");
    Ok(view.conn().prepare_cached(&sql)?.query_row(&*values, |row| row.get(0))?)
}

/// The sessions of a filter counted by day and main kind, in order of time: what a calendar of any size shows.
pub fn days(view: &View<'_>, filter: &SessionFilter) -> Result<Vec<DayCount>> {
    let Conditions { sql, values } = Conditions::of(view, filter)?;
    let values: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
    let sql = format!(
        "SELECT s.on_day, m.kind, sum(s.status = 'planned'), sum(s.status = 'draft'), sum(s.status = 'held'), sum(s.status = 'sealed')
         FROM session s JOIN session_kind m ON m.session_id = s.id AND m.is_main
         WHERE {sql} AND s.status <> 'cancelled' GROUP BY s.on_day, m.kind ORDER BY s.on_day, m.kind"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let fill = |row: &Row<'_>| {
        Ok(DayCount {
            day: row.get(0)?,
            kind: row.get(1)?,
            planned: row.get(2)?,
            drafts: row.get(3)?,
            held: row.get(4)?,
            sealed: row.get(5)?,
        })
    };
    let days = statement.query_map(&*values, fill)?;
    Ok(days.collect::<rusqlite::Result<_>>()?)
}

const LINE: &str = "SELECT s.id, s.uid, s.unit_id, u.name, s.title, s.on_day, s.start_time, s.end_time, s.place, s.mode, s.status, s.minutes,
    max(1, (SELECT count(*) FROM sitting t WHERE t.session_id = s.id)),
    (SELECT ifnull(sum(o.headcount), 0) FROM observer o WHERE o.session_id = s.id)
  FROM session s JOIN unit u ON u.id = s.unit_id WHERE s.id = ?1";

fn line(view: &View<'_>, id: SessionId) -> Result<SessionLine> {
    let roles = parts::roles(view, id)?;
    let names = |role: Role| {
        let names: Vec<&str> =
            roles.iter().filter(|entry| entry.role == role).map(|entry| entry.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join("、"))
    };
    let sql = "SELECT t.title FROM session_topic st JOIN topic t ON t.id = st.topic_id WHERE st.session_id = ?1 ORDER BY st.id";
    let topics = view
        .conn()
        .prepare_cached(sql)?
        .query_map([id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let (kinds, totals) = (parts::kinds(view, id)?, totals(view, id)?);
    let fill = |row: &Row<'_>| {
        Ok(SessionLine {
            id: row.get(0)?,
            uid: row.get(1)?,
            unit_id: row.get(2)?,
            unit: row.get(3)?,
            title: row.get(4)?,
            kinds,
            on_day: row.get(5)?,
            start_time: row.get(6)?,
            end_time: row.get(7)?,
            place: row.get(8)?,
            mode: row.get(9)?,
            status: row.get(10)?,
            host: names(Role::Host),
            lecturers: names(Role::Lecturer),
            recorder: names(Role::Recorder),
            minutes: row.get(11)?,
            sittings: row.get(12)?,
            totals,
            observers: row.get(13)?,
            topics,
        })
    };
    Ok(view.conn().prepare_cached(LINE)?.query_row([id], fill)?)
}
