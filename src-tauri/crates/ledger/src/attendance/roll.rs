//! The roll of one session as people see it: who they were on that day.

use std::collections::HashMap;

use chrono::DateTime;
use rusqlite::{Row, params};

use super::store::Meeting;
use super::{Roll, RollLine, make_up, turnout};
use crate::book::Change;
use crate::date::Day;
use crate::id::{MemberId, SessionId, SittingId, UnitId};
use crate::member::{MemberFields, PostKind, Stage, stage_on};
use crate::{Result, View, book, leave, session};

/// Columns of make_up follow those of the roll, then place and leave.
const LINES: &str = "
SELECT a.member_id, m.name, m.pinyin, m.initials, a.unit_id, g.id, g.name, m.applied_on, m.activist_on, m.prospect_on,
  m.probation_on, m.full_on, a.mark, a.reason, a.sitting_id, a.can_vote, a.note,
  a.unit_id <> ?3, u.position, u.path, g.position, g.path, a.late_minutes, a.early_minutes, u.name,
  (SELECT group_concat(v.sitting_id) FROM second_visit v WHERE v.session_id = a.session_id AND v.member_id = a.member_id), {make_up}
FROM attendance a
  JOIN member m ON m.id = a.member_id
  JOIN unit u ON u.id = a.unit_id
  LEFT JOIN membership ms ON ms.id = (SELECT x.id FROM membership x WHERE x.member_id = a.member_id AND x.from_on <= ?2
    AND (x.until_on IS NULL OR x.until_on > ?2) ORDER BY x.from_on DESC, x.id DESC LIMIT 1)
  LEFT JOIN unit g ON g.id = ms.group_id
  LEFT JOIN make_up k ON k.session_id = a.session_id AND k.member_id = a.member_id
WHERE a.session_id = ?1";

/// Place on the roll: the owner's people first, then unit, group, post, name.
type Place = (bool, (i64, String), Option<(i64, String)>, usize, String, String, MemberId);

/// The whole roll of a session, by group, then post, then name; empty before it was taken, or with declared counts.
/// Errors: [`crate::Error::Missing`].
pub fn roll(view: &View<'_>, session: SessionId) -> Result<Roll> {
    roll_of(view, session, None)
}

/// The same for the people of one unit of a joint session only (C-37).
pub fn roll_of(view: &View<'_>, session: SessionId, only: Option<UnitId>) -> Result<Roll> {
    let meeting = Meeting::of(view, session)?;
    let mut posts = posts(view, session, &meeting)?;
    let mut leaves = leave::notes(view, session)?;
    let mut statement = view.conn().prepare_cached(&LINES.replace("{make_up}", make_up::COLUMNS))?;
    let mut rows = statement.query(params![session, meeting.on_day, meeting.owner])?;
    let mut lines: Vec<(Place, RollLine)> = Vec::new();
    while let Some(row) = rows.next()? {
        let mut line = line(row, &meeting)?;
        if only.is_some_and(|unit| unit != line.unit_id) {
            continue;
        }
        line.posts = posts.remove(&line.member_id).unwrap_or_default();
        line.leave = leaves.remove(&line.member_id);
        let group: Option<i64> = row.get(20)?;
        let group = group.map(|position| row.get(21).map(|path| (position, path))).transpose()?;
        let post = line.posts.first().map_or(PostKind::ALL.len(), |post| *post as usize);
        let (pinyin, name) = (line.pinyin.clone(), line.name.clone());
        let place = (row.get(17)?, (row.get(18)?, row.get(19)?), group, post, pinyin, name, line.member_id);
        lines.push((place, line));
    }
    lines.sort_by(|a, b| a.0.cmp(&b.0));
    let lines: Vec<RollLine> = lines.into_iter().map(|(_, line)| line).collect();
    let only_one: Vec<UnitId> = only.into_iter().collect();
    let fields = session::get(view, session)?.fields;
    let (due_voting, present_voting) = turnout::voting(lines.iter());
    let quorums = turnout::of_session(&fields, &lines);
    Ok(Roll {
        session_id: session,
        totals: if meeting.is_declared {
            session::totals(view, session)?
        } else {
            turnout::sum(lines.iter())
        },
        due_voting,
        present_voting,
        sittings: turnout::of_sittings(&fields, &lines),
        units: turnout::of_units(&lines),
        opening: turnout::opening(&fields, &lines, &quorums),
        why_voting: turnout::why_voting(
            view,
            only.map_or(&meeting.units, |_| &only_one),
            meeting.on_day,
            &lines,
        )?,
        quorums,
        lines,
        late_entries: late_entries(view, session, &meeting)?,
    })
}

/// Marks written after the last day of a session stay visible beside it (C-38): those entries of its history. Days are those
/// of China (UTC+8), whatever clock the computer has.
fn late_entries(view: &View<'_>, session: SessionId, meeting: &Meeting) -> Result<Vec<Change>> {
    let day_of = |at: i64| DateTime::from_timestamp_millis(at + 8 * 3_600_000).map(|at| at.date_naive());
    let mut entries = book::history(view, "session", session.0)?;
    entries.retain(|entry| {
        let is_roll = matches!(entry.intent.as_str(), "roll_mark" | "roll_fill" | "leave_save");
        is_roll && entry.undone_by.is_none() && day_of(entry.at) > Some(meeting.last_day)
    });
    Ok(entries)
}

/// How many days after the last day of a session a day is; marks made then are 补登. Errors: [`crate::Error::Missing`].
pub fn days_after(view: &View<'_>, session: SessionId, day: Day) -> Result<i64> {
    Ok((day - Meeting::of(view, session)?.last_day).num_days())
}

fn line(row: &Row<'_>, meeting: &Meeting) -> Result<RollLine> {
    let dates = MemberFields {
        applied_on: row.get(7)?,
        activist_on: row.get(8)?,
        prospect_on: row.get(9)?,
        probation_on: row.get(10)?,
        full_on: row.get(11)?,
        ..MemberFields::default()
    };
    Ok(RollLine {
        member_id: row.get(0)?,
        name: row.get(1)?,
        pinyin: row.get(2)?,
        initials: row.get(3)?,
        unit_id: row.get(4)?,
        unit: row.get(24)?,
        group_id: row.get(5)?,
        group: row.get(6)?,
        stage: stage_on(&dates, meeting.on_day).unwrap_or(Stage::Applicant),
        posts: Vec::new(),
        mark: row.get(12)?,
        reason: row.get(13)?,
        sitting_id: row.get(14)?,
        second_sittings: sittings(row.get(25)?),
        can_vote: row.get(15)?,
        note: row.get(16)?,
        late_minutes: row.get(22)?,
        early_minutes: row.get(23)?,
        made_up: make_up::read(row, 26)?,
        leave: None,
    })
}

/// The ids of `12,14`.
fn sittings(ids: Option<String>) -> Vec<SittingId> {
    ids.iter().flat_map(|ids| ids.split(',')).filter_map(|id| id.parse().ok().map(SittingId)).collect()
}

/// Posts of the people on the roll that day in the units that took part, the units right above a group, and their groups.
fn posts(view: &View<'_>, session: SessionId, meeting: &Meeting) -> Result<HashMap<MemberId, Vec<PostKind>>> {
    let sql = "SELECT p.member_id, p.post FROM attendance a
        JOIN post p ON p.member_id = a.member_id AND p.from_on <= ?2 AND (p.until_on IS NULL OR p.until_on > ?2)
        JOIN unit u ON u.id = a.unit_id
        JOIN unit h ON h.id = p.unit_id AND (h.id = u.id OR h.parent_id = u.id AND h.kind = 'group' OR u.parent_id = h.id AND u.kind = 'group')
        WHERE a.session_id = ?1";
    let mut statement = view.conn().prepare_cached(sql)?;
    let mut rows = statement.query(params![session, meeting.on_day])?;
    let mut posts: HashMap<MemberId, Vec<PostKind>> = HashMap::new();
    while let Some(row) = rows.next()? {
        posts.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    for held in posts.values_mut() {
        held.sort_unstable();
        held.dedup();
    }
    Ok(posts)
}
