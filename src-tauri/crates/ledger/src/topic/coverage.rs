//! 覆盖: who has had which topic, by any form: a session, a make-up of one, or study outside.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::params;

use super::{
    Audience, Coverage, CoverageRow, Covered, How, StudyForm, StudyTotal, Topic, families, menu, store,
};
use crate::date::{Day, Window};
use crate::id::{MemberId, TopicId, UnitId};
use crate::member::{self, PostKind, RosterLine, Stage};
use crate::session::Kind;
use crate::{Result, View};

/// The topics a unit has to study in a window, each with how many have to and how many have.
pub fn list(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<Topic>> {
    Ok(coverage(view, unit, window)?.topics)
}

/// Members × topics. Rows are the members of the last day of the window; the first time a member had a topic in the window
/// fills the cell. A topic asks those who belonged to its audience on its last day (of the window, if that comes first):
/// who joined later is not behind. Members who are exempt or not due are asked nothing (C-10) and stand in no figure.
pub fn coverage(view: &View<'_>, unit: UnitId, window: Window) -> Result<Coverage> {
    let mut topics = store::asked(view, unit, window)?;
    let studies = studies(view, unit, window)?;
    if topics.is_empty() {
        return Ok(Coverage { studies, ..Coverage::default() });
    }
    let first = first_times(view, unit, window)?;
    let sessions = sessions(view, unit, window)?;
    for topic in &mut topics {
        topic.sessions = sessions.get(&topic.id).copied().unwrap_or_default();
    }
    let rosters = Rosters::read(view, unit, window, &topics)?;
    let mut rows = Vec::new();
    for line in rosters.rows() {
        let cells = topics.iter_mut().map(|topic| {
            let asked = rosters.on(topic.fields.due_on, line.id);
            cell(topic, line.id, asked, &first)
        });
        let cells = cells.collect();
        rows.push(CoverageRow {
            member_id: line.id,
            name: line.name.clone(),
            unit: line.unit.clone(),
            group: line.group.clone(),
            cells,
        });
    }
    let (families, menu) = (families(&topics), menu(&topics));
    Ok(Coverage { topics, rows, families, menu, studies })
}

/// The roster of every day that decides who is asked: the last of the window, and each topic's own before it.
struct Rosters {
    to: Day,
    last: Vec<RosterLine>,
    earlier: HashMap<Day, HashMap<MemberId, RosterLine>>,
    /// Places in `last`.
    places: HashMap<MemberId, usize>,
}

impl Rosters {
    fn read(view: &View<'_>, unit: UnitId, window: Window, topics: &[Topic]) -> Result<Self> {
        let mut last = member::roster(view, unit, window.to)?;
        last.retain(|line| matches!(line.stage, Stage::Full | Stage::Probationary));
        let mut earlier = HashMap::new();
        for due_on in topics.iter().filter_map(|topic| topic.fields.due_on).filter(|day| *day < window.to) {
            if let Entry::Vacant(place) = earlier.entry(due_on) {
                let lines = member::roster(view, unit, due_on)?;
                place.insert(lines.into_iter().map(|line| (line.id, line)).collect());
            }
        }
        let places = last.iter().enumerate().map(|(place, line)| (line.id, place)).collect();
        Ok(Self { to: window.to, last, earlier, places })
    }

    fn rows(&self) -> impl Iterator<Item = &RosterLine> {
        self.last.iter()
    }

    /// How a member stood on the day that decides for a topic due on a day.
    fn on(&self, due_on: Option<Day>, member: MemberId) -> Option<&RosterLine> {
        match due_on.filter(|day| *day < self.to) {
            Some(day) => self.earlier.get(&day).and_then(|lines| lines.get(&member)),
            None => self.places.get(&member).map(|place| &self.last[*place]),
        }
    }
}

/// One cell; counts it in the figures of its topic.
fn cell(
    topic: &mut Topic,
    member: MemberId,
    asked: Option<&RosterLine>,
    first: &HashMap<(TopicId, MemberId), Covered>,
) -> Covered {
    let blank = |how| Covered { how, on_day: None, session_id: None, study_id: None };
    if !asked.is_some_and(|line| is_asked(topic.fields.audience, line)) {
        return blank(How::NotAsked);
    }
    topic.due += 1;
    match first.get(&(topic.id, member)) {
        Some(covered) => {
            topic.covered += 1;
            covered.clone()
        }
        None => blank(How::NotYet),
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
         SELECT st.topic_id, a.member_id, s.on_day, s.id, k.kind, NULL, NULL
         FROM session s JOIN session_topic st ON st.session_id = s.id JOIN attendance a ON a.session_id = s.id
           JOIN session_kind k ON k.session_id = s.id AND k.is_main
         WHERE s.on_day BETWEEN ?2 AND ?3 AND s.status IN ('draft', 'held', 'sealed') AND a.mark = 'present' AND a.unit_id IN here
         UNION ALL
         SELECT st.topic_id, m.member_id, m.on_day, s.id, NULL, NULL, NULL
         FROM make_up m JOIN session s ON s.id = m.session_id JOIN session_topic st ON st.session_id = s.id
         WHERE m.on_day BETWEEN ?2 AND ?3 AND s.status IN ('draft', 'held', 'sealed')
         UNION ALL
         SELECT y.topic_id, y.member_id, y.on_day, NULL, NULL, y.form, y.id FROM topic_study y WHERE y.on_day BETWEEN ?2 AND ?3
         ORDER BY 3, 4, 7",
    )?;
    let mut rows = statement.query(params![unit, window.from, window.to])?;
    let mut first = HashMap::new();
    while let Some(row) = rows.next()? {
        let (kind, form): (Option<Kind>, Option<StudyForm>) = (row.get(4)?, row.get(5)?);
        let how = form.map_or_else(|| of_session(kind.as_ref()), How::from);
        let covered = Covered { how, on_day: row.get(2)?, session_id: row.get(3)?, study_id: row.get(6)? };
        first.entry((row.get(0)?, row.get(1)?)).or_insert(covered);
    }
    Ok(first)
}

/// By its main kind; a session without one here is a make-up of it.
fn of_session(kind: Option<&Kind>) -> How {
    match kind.map(Kind::as_str) {
        None => How::MadeUp,
        Some(Kind::LECTURE) => How::Lecture,
        Some(Kind::GROUP_MEETING) => How::Group,
        Some(_) => How::Meeting,
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

/// Study outside sessions in a window by those who belonged to a unit's tree that day.
fn studies(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<StudyTotal>> {
    let mut statement = view.conn().prepare_cached(
        "SELECT y.form, count(DISTINCT y.member_id), count(*), sum(y.minutes)
         FROM topic_study y JOIN membership ms ON ms.member_id = y.member_id
           AND ms.from_on <= y.on_day AND (ms.until_on IS NULL OR ms.until_on > y.on_day)
           JOIN unit u ON u.id = ifnull(ms.group_id, ms.unit_id)
         WHERE y.on_day BETWEEN ?2 AND ?3 AND u.path LIKE (SELECT path FROM unit WHERE id = ?1) || '%'
         GROUP BY y.form",
    )?;
    let rows = statement.query_map(params![unit, window.from, window.to], |row| {
        Ok(StudyTotal { form: row.get(0)?, people: row.get(1)?, times: row.get(2)?, minutes: row.get(3)? })
    })?;
    let mut totals = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    totals.sort_by_key(|total| total.form);
    Ok(totals)
}
