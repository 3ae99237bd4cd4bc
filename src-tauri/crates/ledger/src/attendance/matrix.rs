//! 考勤表: members × sessions of a window (F-52).

use std::collections::{BTreeMap, HashMap};

use rusqlite::{named_params, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Mark, Reason, Totals};
use crate::count::Span;
use crate::date::{Day, Window};
use crate::id::{MemberId, SessionId, UnitId};
use crate::member::PostKind;
use crate::session::{Kind, Status};
use crate::{Result, View};

/// The attendance sheet of a unit over a window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttendanceMatrix {
    /// Columns, oldest first.
    pub sessions: Vec<MatrixSession>,
    /// Rows, by unit, group, post, name.
    pub rows: Vec<MatrixRow>,
    /// Sums of all rows; sessions that are not closed stand in none.
    pub totals: Totals,
}

/// A session as a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MatrixSession {
    /// Row id.
    pub id: SessionId,
    /// UUIDv7.
    pub uid: String,
    /// Day.
    pub on_day: Day,
    /// Title.
    pub title: String,
    /// Main kind.
    pub kind: Kind,
    /// Name of the unit that held it: tells the groups' sessions apart.
    pub unit: String,
    /// Credit in minutes.
    pub minutes: i64,
    /// Everyone on its roll is marked and it is no draft: it counts in the sums.
    pub is_closed: bool,
    /// Totals of the people of this sheet at it.
    pub totals: Totals,
}

/// A member as a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MatrixRow {
    /// Who.
    pub member_id: MemberId,
    /// Name.
    pub name: String,
    /// Home branch on the last day of the window (or when they left).
    pub unit: String,
    /// Group then.
    pub group: Option<String>,
    /// One cell a session, in the order of the columns; `None`: not asked to come.
    pub cells: Vec<Option<Cell>>,
    /// 应参加, 实参加, 请假, 缺席, 补学 over the closed sessions; the rate is `present ÷ due`.
    pub totals: Totals,
    /// 参加率, 0…1; `None` when never due.
    pub rate: Option<f64>,
}

/// One member at one session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Cell {
    /// The mark.
    pub mark: Mark,
    /// Why excused.
    pub reason: Option<Reason>,
    /// 迟到.
    pub is_late: bool,
    /// 早退.
    pub is_early: bool,
    /// Made up afterwards.
    pub is_made_up: bool,
}

/// The attendance sheet: every session with a roll that the unit, or one under it, held or took part in, and everyone of
/// theirs on a roll. Errors: no such unit.
pub fn matrix(view: &View<'_>, unit: UnitId, window: Window) -> Result<AttendanceMatrix> {
    let span = Span::of(view, unit)?;
    let mut sessions = sessions(view, &span, window)?;
    let column: HashMap<SessionId, usize> =
        sessions.iter().enumerate().map(|(at, session)| (session.id, at)).collect();
    let mut cells: BTreeMap<MemberId, Vec<Option<Cell>>> = BTreeMap::new();
    let sql = format!(
        "SELECT a.session_id, a.member_id, a.mark, a.reason, a.late_minutes IS NOT NULL, a.early_minutes IS NOT NULL, k.id IS NOT NULL
         FROM {} JOIN attendance a ON a.session_id = s.id AND a.unit_id = su.unit_id
           LEFT JOIN make_up k ON k.session_id = a.session_id AND k.member_id = a.member_id
         WHERE {} AND s.status IN ('draft', 'held', 'sealed')",
        span.sessions(),
        Span::WITHIN
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let values =
        named_params! { ":from": window.from, ":to": window.to, ":low": span.from, ":high": span.to };
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        let Some(&at) = column.get(&row.get(0)?) else { continue };
        let row_cells = cells.entry(row.get(1)?).or_insert_with(|| vec![None; sessions.len()]);
        row_cells[at] = Some(Cell {
            mark: row.get(2)?,
            reason: row.get(3)?,
            is_late: row.get(4)?,
            is_early: row.get(5)?,
            is_made_up: row.get(6)?,
        });
    }
    let mut totals = Totals::default();
    let people = people(view, cells.keys().copied().collect(), window.to)?;
    let rows = people
        .into_iter()
        .map(|person| {
            let cells = cells.remove(&person.id).unwrap_or_default();
            let mut own = Totals::default();
            for (session, cell) in sessions.iter_mut().zip(&cells) {
                let Some(cell) = cell else { continue };
                session.totals.add(cell.mark, cell.is_made_up);
                if session.is_closed {
                    own.add(cell.mark, cell.is_made_up);
                    totals.add(cell.mark, cell.is_made_up);
                }
            }
            let Person { id, name, unit, group } = person;
            MatrixRow { member_id: id, name, unit, group, cells, totals: own, rate: own.rate() }
        })
        .collect();
    Ok(AttendanceMatrix { sessions, rows, totals })
}

fn sessions(view: &View<'_>, span: &Span, window: Window) -> Result<Vec<MatrixSession>> {
    let sql = format!(
        "SELECT s.id, s.uid, s.on_day, s.title, k.kind, u.name, s.minutes, s.status, sum(su.unmarked)
         FROM {} JOIN unit u ON u.id = s.unit_id JOIN session_kind k ON k.session_id = s.id AND k.is_main
         WHERE {} AND su.counting = 'named' AND s.status IN ('draft', 'held', 'sealed') AND s.scope <> 'none'
         GROUP BY s.id ORDER BY s.on_day, s.start_time, s.id",
        span.sessions(),
        Span::WITHIN
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let values =
        named_params! { ":from": window.from, ":to": window.to, ":low": span.from, ":high": span.to };
    let rows = statement.query_map(values, |row| {
        Ok(MatrixSession {
            id: row.get(0)?,
            uid: row.get(1)?,
            on_day: row.get(2)?,
            title: row.get(3)?,
            kind: row.get(4)?,
            unit: row.get(5)?,
            minutes: row.get(6)?,
            is_closed: row.get::<_, Status>(7)? != Status::Draft && row.get::<_, i64>(8)? == 0,
            totals: Totals::default(),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

struct Person {
    id: MemberId,
    name: String,
    unit: String,
    group: Option<String>,
}

/// People in the order of the roll, each with the last branch and group they had by the day.
fn people(view: &View<'_>, ids: Vec<MemberId>, day: Day) -> Result<Vec<Person>> {
    let sql = "SELECT m.id, m.name, ifnull(u.name, ''), g.name, u.path, g.position, g.path, m.pinyin,
          (SELECT json_group_array(p.post) FROM post p WHERE p.member_id = m.id AND p.from_on <= ?2 AND (p.until_on IS NULL OR p.until_on > ?2)
             AND (p.unit_id = ms.unit_id OR p.unit_id = ms.group_id))
        FROM member m
          LEFT JOIN membership ms ON ms.id = (SELECT x.id FROM membership x WHERE x.member_id = m.id AND x.from_on <= ?2
            ORDER BY x.from_on DESC, x.id DESC LIMIT 1)
          LEFT JOIN unit u ON u.id = ms.unit_id LEFT JOIN unit g ON g.id = ms.group_id
        WHERE m.id IN (SELECT value FROM json_each(?1))";
    let ids: Vec<i64> = ids.into_iter().map(|id| id.0).collect();
    let mut statement = view.conn().prepare_cached(sql)?;
    let mut rows = statement.query(params![serde_json::json!(ids).to_string(), day])?;
    let mut people = Vec::new();
    while let Some(row) = rows.next()? {
        let posts: String = row.get(8)?;
        let rank =
            |(at, post): (usize, &PostKind)| posts.contains(&format!("\"{}\"", post.as_str())).then_some(at);
        let post = PostKind::ALL.iter().enumerate().find_map(rank).unwrap_or(PostKind::ALL.len());
        let person = Person { id: row.get(0)?, name: row.get(1)?, unit: row.get(2)?, group: row.get(3)? };
        let home: (Option<String>, Option<i64>, Option<String>) = (row.get(4)?, row.get(5)?, row.get(6)?);
        people.push(((home, post, row.get::<_, String>(7)?, person.id), person));
    }
    people.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(people.into_iter().map(|(_, person)| person).collect())
}
