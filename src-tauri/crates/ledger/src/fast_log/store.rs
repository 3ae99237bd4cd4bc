//! What was held last, and writing session and roll at once.

use std::collections::HashMap;

use rusqlite::params;

use super::{FastGroup, FastKind, FastLog, FastPerson, LONGEST};
use crate::attendance::{self, Mark, MarkEntry};
use crate::count::{self, By, Span};
use crate::date::{Day, Window};
use crate::id::{SessionId, UnitId};
use crate::leave::{self, LeaveFilter};
use crate::member;
use crate::session::{self, Kind, Role, Scope, SessionFields, Status};
use crate::unit::{self, UnitKind};
use crate::{Error, Result, Tx, View, setting};

/// Kinds that are short by habit; offered even where none was held yet.
const USUAL: &[&str] = &["micro_lecture", Kind::STUDY, "tour_lecture", "seminar", "other"];
/// Kinds with an agenda, a vote or two sides are never logged in passing; 党小组会 is a meeting of one group only (C-25).
const NEVER: &[&str] = &[
    Kind::GROUP_MEETING,
    Kind::GENERAL_MEETING,
    Kind::COMMITTEE_MEETING,
    Kind::ORGANISATIONAL_LIFE,
    Kind::APPRAISAL,
    Kind::TALK,
    Kind::CENTRE_GROUP_STUDY,
];
/// So many kinds fit in a row.
const OFFERED: usize = 5;
/// Titles offered besides the last one.
const TITLES: i64 = 3;

/// What a fast log of a branch begins with on a day. Errors: no such unit.
pub fn begin(view: &View<'_>, unit: UnitId, day: Day) -> Result<FastLog> {
    Ok(FastLog {
        unit_id: unit,
        kinds: kinds(view, unit, day)?,
        groups: groups(view, unit, day)?,
        period_minutes: setting::get(view, Some(unit), "minutes_per_hour")?,
    })
}

/// Writes a session with its whole roll: everybody due is marked. Errors: as [`session::save`] and [`attendance::mark`];
/// [`Error::Broken`] where somebody due has no mark.
pub fn write(tx: &Tx<'_>, fields: &SessionFields, marks: &[MarkEntry]) -> Result<SessionId> {
    if marks.iter().all(|entry| entry.mark != Mark::Present) {
        return Err(Error::broken("marks", "还没有人到会。先点组名，再改没来的人"));
    }
    let id = session::save(tx, None, &SessionFields { status: Status::Held, ..fields.clone() })?;
    if fields.scope != Scope::Named {
        attendance::take_roll(tx, id)?;
    }
    attendance::mark(tx, id, marks)?;
    let sql = "SELECT count(*) FROM attendance WHERE session_id = ?1 AND mark = 'unmarked'";
    let open: i64 = tx.conn().prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
    if open > 0 {
        return Err(Error::broken("marks", format!("应到的人里还有 {open} 人没有点。点名后再记下")));
    }
    Ok(id)
}

/// The kinds of short sessions of the last year, newest first, then the usual ones.
fn kinds(view: &View<'_>, unit: UnitId, day: Day) -> Result<Vec<FastKind>> {
    let span = Span::of(view, unit)?;
    let since = day.checked_sub_days(chrono::Days::new(365)).unwrap_or(day);
    let mut statement = view.conn().prepare_cached(
        "SELECT k.kind FROM session s JOIN session_kind k ON k.session_id = s.id AND k.is_main JOIN unit u ON u.id = s.unit_id
         WHERE s.on_day BETWEEN ?1 AND ?2 AND s.minutes BETWEEN 1 AND ?3 AND s.status IN ('held', 'sealed')
           AND u.path >= ?4 AND u.path < ?5
         GROUP BY 1 ORDER BY max(s.on_day) DESC, 1",
    )?;
    let held = statement.query_map(params![since, day, LONGEST, span.from, span.to], |row| row.get(0))?;
    let mut kinds: Vec<Kind> = held.collect::<rusqlite::Result<_>>()?;
    for usual in USUAL {
        kinds.extend(Some(Kind::built_in(usual)).filter(|kind| !kinds.contains(kind)));
    }
    kinds.retain(|kind| !NEVER.contains(&kind.as_str()));
    kinds.truncate(OFFERED);
    let month = Window { to: day, ..Window::month_of(day) };
    let counted = count::count(view, unit, month, By::Kind)?;
    let this_month: HashMap<String, i64> =
        counted.rows.into_iter().map(|row| (row.key, row.sessions)).collect();
    kinds
        .into_iter()
        .map(|kind| {
            let held = this_month.get(kind.as_str()).copied().unwrap_or_default();
            last(view, &span, kind, day, held)
        })
        .collect()
}

/// How a kind was held last, by the branch or one of its groups.
fn last(view: &View<'_>, span: &Span, kind: Kind, day: Day, this_month: i64) -> Result<FastKind> {
    let mut statement = view.conn().prepare_cached(
        "SELECT s.id FROM session s JOIN session_kind k ON k.session_id = s.id AND k.is_main AND k.kind = ?1
           JOIN unit u ON u.id = s.unit_id
         WHERE s.on_day <= ?2 AND s.minutes BETWEEN 1 AND ?3 AND s.status IN ('held', 'sealed') AND u.path >= ?4 AND u.path < ?5
         ORDER BY s.on_day DESC, s.id DESC LIMIT ?6",
    )?;
    let ids =
        statement.query_map(params![kind, day, LONGEST, span.from, span.to, TITLES], |row| row.get(0))?;
    let ids: Vec<SessionId> = ids.collect::<rusqlite::Result<_>>()?;
    let held: Vec<SessionFields> =
        ids.into_iter().map(|id| Ok(session::get(view, id)?.fields)).collect::<Result<_>>()?;
    let mut titles: Vec<String> = held.iter().map(|fields| fields.title.clone()).collect();
    titles.dedup();
    let newest = held.first();
    Ok(FastKind {
        is_rated: count::is_rated(&kind),
        kind,
        titles,
        start_time: newest.and_then(|fields| fields.start_time.clone()),
        place: newest.and_then(|fields| fields.place.clone()),
        minutes: newest.map(|fields| fields.minutes),
        unit_id: newest.map(|fields| fields.unit_id),
        lecturer: newest
            .and_then(|fields| fields.roles.iter().find(|entry| entry.role == Role::Lecturer))
            .map(|entry| entry.name.clone()),
        this_month,
    })
}

/// Everybody due in the branch on the day, by group.
fn groups(view: &View<'_>, unit: UnitId, day: Day) -> Result<Vec<FastGroup>> {
    let filter =
        LeaveFilter { unit_id: Some(unit), from: Some(day), to: Some(day), ..LeaveFilter::default() };
    let leaves: HashMap<_, _> = leave::list(view, &filter)?
        .into_iter()
        .filter(|leave| leave.is_approved && leave.fields.session_id.is_none())
        .map(|leave| (leave.fields.member_id, leave.fields.reason))
        .collect();
    let name = unit::get(view, unit)?.fields.name;
    let mut groups: Vec<FastGroup> = unit::list_under(view, unit)?
        .into_iter()
        .filter(|one| one.fields.kind == UnitKind::Group)
        .map(|one| FastGroup { unit_id: one.id, name: one.fields.name, people: Vec::new() })
        .collect();
    groups.push(FastGroup { unit_id: unit, name, people: Vec::new() });
    for line in member::due(view, unit, Scope::All, day)? {
        let home = line.group_id.unwrap_or(unit);
        let at = groups.iter().position(|group| group.unit_id == home).unwrap_or(groups.len() - 1);
        groups[at].people.push(FastPerson {
            member_id: line.id,
            leave: leaves.get(&line.id).copied(),
            name: line.name,
            pinyin: line.pinyin,
            initials: line.initials,
            is_exempt: line.is_exempt,
        });
    }
    groups.retain(|group| !group.people.is_empty());
    Ok(groups)
}
