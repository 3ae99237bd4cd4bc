//! 主讲人: who lectured, from which institution and in which post, derived from the records (S48, S55).

use std::collections::{BTreeMap, HashSet};

use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::{Day, Window};
use crate::id::{MemberId, SessionId, UnitId};
use crate::{Result, View};

/// A lecturer with the sessions they lectured at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Lecturer {
    /// 姓名.
    pub name: String,
    /// The member, when it is one of the book.
    pub member_id: Option<MemberId>,
    /// 单位 as last written.
    pub institution: Option<String>,
    /// 职务 as last written.
    pub post: Option<String>,
    /// Whether this member of the book was 离退休 at the last lecture (S106: 老党员讲).
    pub is_retired: bool,
    /// The sessions, newest first.
    pub session_ids: Vec<SessionId>,
    /// 次.
    pub sessions: i64,
    /// 人次: everybody who came, named or declared.
    pub attendances: i64,
    /// 人数: each person once; none when a session has declared counts only.
    pub people: Option<i64>,
    /// The last lecture.
    pub last_on: Day,
}

/// What one session adds to its lecturer.
struct Lecture {
    session: SessionId,
    on_day: Day,
    name: String,
    member: Option<MemberId>,
    institution: Option<String>,
    post: Option<String>,
    is_retired: bool,
    present: i64,
    is_declared: bool,
}

/// What tells lecturers apart, in the order of the list: member or not, name, member, institution of an outsider.
type Who = (bool, String, Option<i64>, Option<String>);

const LECTURES: &str = "
SELECT DISTINCT s.id, s.on_day, r.name, r.member_id, r.institution, r.post,
  EXISTS (SELECT 1 FROM standing t WHERE t.member_id = r.member_id AND t.kind = 'retired' AND t.from_on <= s.on_day
    AND (t.until_on IS NULL OR t.until_on > s.on_day)),
  (SELECT ifnull(sum(present), 0) FROM session_unit WHERE session_id = s.id),
  (SELECT max(counting = 'declared') FROM session_unit WHERE session_id = s.id)
FROM session_role r JOIN session s ON s.id = r.session_id
WHERE r.role = 'lecturer' AND s.status IN ('draft', 'held', 'sealed') AND s.on_day BETWEEN ?2 AND ?3
  AND EXISTS (SELECT 1 FROM session_unit x JOIN unit u ON u.id = x.unit_id
    WHERE x.session_id = s.id AND u.path LIKE (SELECT path FROM unit WHERE id = ?1) || '%')
ORDER BY s.on_day DESC, s.id DESC";

/// Who lectured in a unit and those under it, within a window; outsiders first, then by name. Two outsiders of one name are
/// told apart by their institution.
pub fn list(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<Lecturer>> {
    let mut statement = view.conn().prepare_cached(LECTURES)?;
    let lectures = statement.query_map(params![unit, window.from, window.to], |row| {
        Ok(Lecture {
            session: row.get(0)?,
            on_day: row.get(1)?,
            name: row.get(2)?,
            member: row.get(3)?,
            institution: row.get(4)?,
            post: row.get(5)?,
            is_retired: row.get(6)?,
            present: row.get(7)?,
            is_declared: row.get(8)?,
        })
    })?;
    let mut people: BTreeMap<Who, Vec<Lecture>> = BTreeMap::new();
    for lecture in lectures {
        let lecture = lecture?;
        let institution = lecture.institution.clone().filter(|_| lecture.member.is_none());
        let key = (
            lecture.member.is_some(),
            lecture.name.clone(),
            lecture.member.map(|member| member.0),
            institution,
        );
        people.entry(key).or_default().push(lecture);
    }
    people.into_values().filter_map(|lectures| sum(view, &lectures).transpose()).collect()
}

/// One lecturer from what they held, newest first.
fn sum(view: &View<'_>, lectures: &[Lecture]) -> Result<Option<Lecturer>> {
    let Some(last) = lectures.first() else { return Ok(None) };
    let latest =
        |of: fn(&Lecture) -> &Option<String>| lectures.iter().find_map(|lecture| of(lecture).clone());
    let is_named = lectures.iter().all(|lecture| !lecture.is_declared);
    Ok(Some(Lecturer {
        name: last.name.clone(),
        member_id: last.member,
        institution: latest(|lecture| &lecture.institution),
        post: latest(|lecture| &lecture.post),
        is_retired: last.is_retired,
        session_ids: lectures.iter().map(|lecture| lecture.session).collect(),
        sessions: i64::try_from(lectures.len()).unwrap_or(i64::MAX),
        attendances: lectures.iter().map(|lecture| lecture.present).sum(),
        people: is_named.then(|| people(view, lectures)).transpose()?,
        last_on: last.on_day,
    }))
}

/// Each person who came to any of these once.
fn people(view: &View<'_>, lectures: &[Lecture]) -> Result<i64> {
    let sql = "SELECT member_id FROM attendance WHERE session_id = ?1 AND mark = 'present'";
    let mut statement = view.conn().prepare_cached(sql)?;
    let mut came: HashSet<i64> = HashSet::new();
    for lecture in lectures {
        let rows = statement.query_map([lecture.session], |row| row.get(0))?;
        came.extend(rows.collect::<rusqlite::Result<Vec<i64>>>()?);
    }
    Ok(i64::try_from(came.len()).unwrap_or(i64::MAX))
}
