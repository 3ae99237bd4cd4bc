//! 覆盖: who has had which topic, by any form: a session, a make-up of one, or study outside.

use std::collections::HashMap;

use rusqlite::params;

use super::{Audience, Coverage, CoverageRow, Covered, StudyForm, Topic, store};
use crate::attendance::Mark;
use crate::date::Window;
use crate::id::{MemberId, TopicId, UnitId};
use crate::member::{self, PostKind, RosterLine, Stage};
use crate::session::Kind;
use crate::{Result, View};

/// The topics a unit has to study in a window, each with how many have to and how many have.
pub fn list(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<Topic>> {
    Ok(coverage(view, unit, window)?.topics)
}

/// Members × topics. Rows are the members of the last day of the window; the first time a member had a topic fills the cell.
/// Members who are exempt or not due are asked nothing (C-10) and stand in no figure.
pub fn coverage(view: &View<'_>, unit: UnitId, window: Window) -> Result<Coverage> {
    let mut topics = store::asked(view, unit, window)?;
    let first = first_times(view, unit, window)?;
    let sessions = sessions(view, unit, window)?;
    for topic in &mut topics {
        topic.sessions = sessions.get(&topic.id).copied().unwrap_or_default();
    }
    let mut rows = Vec::new();
    for line in member::roster(view, unit, window.to)? {
        if !matches!(line.stage, Stage::Full | Stage::Probationary) {
            continue;
        }
        let cells = topics.iter_mut().map(|topic| cell(topic, &line, &first)).collect();
        rows.push(CoverageRow { member_id: line.id, name: line.name, group: line.group, cells });
    }
    Ok(Coverage { topics, rows })
}

/// One cell; counts it in the figures of its topic.
fn cell(topic: &mut Topic, line: &RosterLine, first: &HashMap<(TopicId, MemberId), Covered>) -> Covered {
    if !is_asked(topic.fields.audience, line) {
        return Covered { how: "—".to_owned(), on_day: None, session_id: None };
    }
    topic.due += 1;
    match first.get(&(topic.id, line.id)) {
        Some(covered) => {
            topic.covered += 1;
            covered.clone()
        }
        None => Covered { how: "未".to_owned(), on_day: None, session_id: None },
    }
}

fn is_asked(audience: Audience, line: &RosterLine) -> bool {
    let belongs = match audience {
        Audience::All => true,
        Audience::Committee => line.posts.iter().any(|post| *post != PostKind::GroupLeader),
        Audience::Full => line.stage == Stage::Full,
        Audience::Probationary => line.stage == Stage::Probationary,
    };
    belongs && line.is_due && !line.is_exempt
}

/// The first time each member had each topic in a window. A make-up counts from its own day.
fn first_times(
    view: &View<'_>,
    unit: UnitId,
    window: Window,
) -> Result<HashMap<(TopicId, MemberId), Covered>> {
    let mut statement = view.conn().prepare_cached(
        "WITH here AS (SELECT id FROM unit WHERE path LIKE (SELECT path FROM unit WHERE id = ?1) || '%')
         SELECT st.topic_id, a.member_id, s.on_day, s.id, k.kind, a.mark, NULL
         FROM session s JOIN session_topic st ON st.session_id = s.id JOIN attendance a ON a.session_id = s.id
           JOIN session_kind k ON k.session_id = s.id AND k.is_main
         WHERE s.on_day BETWEEN ?2 AND ?3 AND s.status IN ('draft', 'held', 'sealed') AND a.mark = 'present' AND a.unit_id IN here
         UNION ALL
         SELECT st.topic_id, m.member_id, m.on_day, s.id, NULL, NULL, NULL
         FROM make_up m JOIN session s ON s.id = m.session_id JOIN session_topic st ON st.session_id = s.id
         WHERE m.on_day BETWEEN ?2 AND ?3 AND s.status IN ('draft', 'held', 'sealed')
         UNION ALL
         SELECT y.topic_id, y.member_id, y.on_day, NULL, NULL, NULL, y.form FROM topic_study y WHERE y.on_day BETWEEN ?2 AND ?3
         ORDER BY 3",
    )?;
    let mut rows = statement.query(params![unit, window.from, window.to])?;
    let mut first = HashMap::new();
    while let Some(row) = rows.next()? {
        let (kind, mark, form): (Option<Kind>, Option<Mark>, Option<StudyForm>) =
            (row.get(4)?, row.get(5)?, row.get(6)?);
        let how = how(kind.as_ref(), mark, form).to_owned();
        let covered = Covered { how, on_day: row.get(2)?, session_id: row.get(3)? };
        first.entry((row.get(0)?, row.get(1)?)).or_insert(covered);
    }
    Ok(first)
}

/// The one character of a cell.
fn how(kind: Option<&Kind>, mark: Option<Mark>, form: Option<StudyForm>) -> &'static str {
    match (kind.map(Kind::as_str), mark, form) {
        (_, _, Some(StudyForm::Delivered)) => "补",
        (_, _, Some(_)) => "自",
        (_, None, _) => "补",
        (Some(Kind::LECTURE), ..) => "课",
        (Some(Kind::GROUP_MEETING), ..) => "组",
        _ => "会",
    }
}

/// How many held sessions of a unit's tree had each topic in a window.
fn sessions(view: &View<'_>, unit: UnitId, window: Window) -> Result<HashMap<TopicId, i64>> {
    let mut statement = view.conn().prepare_cached(
        "SELECT st.topic_id, count(DISTINCT s.id)
         FROM session s JOIN session_topic st ON st.session_id = s.id JOIN session_unit su ON su.session_id = s.id
           JOIN unit u ON u.id = su.unit_id
         WHERE s.on_day BETWEEN ?2 AND ?3 AND s.status IN ('draft', 'held', 'sealed')
           AND u.path LIKE (SELECT path FROM unit WHERE id = ?1) || '%'
         GROUP BY st.topic_id",
    )?;
    let counts =
        statement.query_map(params![unit, window.from, window.to], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(counts.collect::<rusqlite::Result<_>>()?)
}
