//! SQL of queues: who takes part, the turns sessions hold, leave and standing on a day.

use std::collections::{HashMap, HashSet};

use rusqlite::{OptionalExtension, Row, params};

use super::{
    Hindrance, Seat, TurnFields, TurnLine, TurnList, TurnProposal, TurnYear, age_bands, head_start, order,
    why,
};
use crate::date::{Day, Window};
use crate::id::{MemberId, SessionId, TopicId, TurnListId, UnitId};
use crate::member::{self, RosterLine, StandingKind};
use crate::session::{Kind, Role};
use crate::{Error, Result, Tx, View};

/// How many are proposed for a session.
const NEXT: usize = 3;

/// Adds a queue, or changes one. Who joins a queue that has begun starts level with those who had fewest turns.
/// Errors: an empty name or one the unit has, nobody in it, a role nobody takes in turns.
pub fn save(tx: &Tx<'_>, id: Option<TurnListId>, fields: &TurnFields) -> Result<TurnListId> {
    check(fields)?;
    let sql = match id {
        Some(_) => {
            "UPDATE turn_list SET unit_id = ?1, name = ?2, role = ?3, kind = ?4, from_on = ?5 WHERE id = ?6 AND ?7 IS NULL"
        }
        None => {
            "INSERT INTO turn_list (unit_id, name, role, kind, from_on, id, uid) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        }
    };
    let uid = id.is_none().then(|| tx.new_uid());
    let values =
        params![fields.unit_id, fields.name.trim(), fields.role, fields.kind, fields.from_on, id, uid];
    let written = tx.conn().prepare_cached(sql)?.execute(values)?;
    let id = match id {
        Some(id) if written == 0 => return Err(Error::missing("turn_list", id)),
        Some(id) => id,
        None => TurnListId(tx.conn().last_insert_rowid()),
    };
    save_members(tx, id, fields)?;
    tx.about("turn_list", id.0)?;
    Ok(id)
}

fn check(fields: &TurnFields) -> Result<()> {
    if fields.name.trim().is_empty() {
        return Err(Error::broken("name", "请填写轮值表的名称，如“党员小课堂主讲”"));
    }
    if fields.member_ids.is_empty() {
        return Err(Error::broken("memberIds", "请选参加轮值的人"));
    }
    if matches!(fields.role, Role::Talker | Role::TalkedTo) {
        return Err(Error::broken("role", "谈心谈话不排轮值，请选主讲、领学、主持、记录或发言"));
    }
    Ok(())
}

fn save_members(tx: &Tx<'_>, list: TurnListId, fields: &TurnFields) -> Result<()> {
    let known = seats(tx, list, fields)?;
    let start = head_start(&known);
    for gone in known.iter().filter(|seat| !fields.member_ids.contains(&seat.member_id)) {
        tx.conn()
            .prepare_cached("DELETE FROM turn_member WHERE list_id = ?1 AND member_id = ?2")?
            .execute(params![list, gone.member_id])?;
    }
    for (place, member) in (1i64..).zip(&fields.member_ids) {
        let joined = if known.iter().any(|seat| seat.member_id == *member) { 0 } else { start };
        tx.conn()
            .prepare_cached(
                "INSERT INTO turn_member (list_id, member_id, place, head_start) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET place = excluded.place",
            )?
            .execute(params![list, member, place, joined])?;
    }
    Ok(())
}

/// Deletes a queue with its skips; the sessions stay as they are. Error: [`Error::Missing`].
pub fn delete(tx: &Tx<'_>, id: TurnListId) -> Result<()> {
    for table in ["turn_skip", "turn_member"] {
        tx.conn().execute(&format!("DELETE FROM {table} WHERE list_id = ?1"), [id])?;
    }
    if tx.conn().execute("DELETE FROM turn_list WHERE id = ?1", [id])? == 0 {
        return Err(Error::missing("turn_list", id));
    }
    tx.about("turn_list", id.0)
}

/// 跳过一次: puts somebody to the end of the round once. Errors: no reason, nobody of the queue.
pub fn skip(tx: &Tx<'_>, list: TurnListId, member: MemberId, on_day: Day, reason: &str) -> Result<()> {
    if reason.trim().is_empty() {
        return Err(Error::broken("reason", "请写一句为什么跳过，如“外出培训”"));
    }
    let sql = "INSERT INTO turn_skip (list_id, member_id, on_day, reason)
        SELECT list_id, member_id, ?3, ?4 FROM turn_member WHERE list_id = ?1 AND member_id = ?2";
    if tx.conn().prepare_cached(sql)?.execute(params![list, member, on_day, reason.trim()])? == 0 {
        return Err(Error::missing("turn_list", list));
    }
    tx.about("turn_list", list.0)
}

const COLUMNS: &str = "SELECT l.id, l.uid, u.name, l.unit_id, l.name, l.role, l.kind, l.from_on
    FROM turn_list l JOIN unit u ON u.id = l.unit_id";

fn row(row: &Row<'_>) -> rusqlite::Result<TurnList> {
    Ok(TurnList {
        id: row.get(0)?,
        uid: row.get(1)?,
        unit: row.get(2)?,
        fields: TurnFields {
            unit_id: row.get(3)?,
            name: row.get(4)?,
            role: row.get(5)?,
            kind: row.get(6)?,
            from_on: row.get(7)?,
            member_ids: Vec::new(),
        },
        lines: Vec::new(),
        year: TurnYear::default(),
        ages: Vec::new(),
    })
}

/// The queues of a unit and the units below it, each in order for a day.
pub fn list(view: &View<'_>, unit: UnitId, day: Day) -> Result<Vec<TurnList>> {
    let sql = format!(
        "{COLUMNS} WHERE u.path LIKE (SELECT path FROM unit WHERE id = ?1) || '%' ORDER BY u.path, l.id"
    );
    let mut lists: Vec<TurnList> =
        view.conn().prepare_cached(&sql)?.query_map([unit], row)?.collect::<rusqlite::Result<_>>()?;
    for list in &mut lists {
        fill(view, list, day, &Asked::default())?;
    }
    Ok(lists)
}

/// One queue in order for a day. Error: [`Error::Missing`].
pub fn get(view: &View<'_>, id: TurnListId, day: Day) -> Result<TurnList> {
    let sql = format!("{COLUMNS} WHERE l.id = ?1");
    let found = view.conn().prepare_cached(&sql)?.query_row([id], row).optional()?;
    let mut list = found.ok_or_else(|| Error::missing("turn_list", id))?;
    fill(view, &mut list, day, &Asked::default())?;
    Ok(list)
}

/// What a turn is looked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Topics to be spoken on: who has not spoken on their families comes first among equals.
    pub topics: Vec<TopicId>,
    /// The session itself, whose roles are not turns yet.
    pub session: Option<SessionId>,
}

/// Who is next for the roles of a session of a unit: one proposal for each queue that fits its kinds.
pub fn proposals(
    view: &View<'_>,
    unit: UnitId,
    kinds: &[Kind],
    day: Day,
    asked: &Asked,
) -> Result<Vec<TurnProposal>> {
    let sql = format!("{COLUMNS} WHERE l.unit_id = ?1 ORDER BY l.kind IS NULL, l.id");
    let mut statement = view.conn().prepare_cached(&sql)?;
    let lists = statement.query_map([unit], row)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let fits = |list: &TurnList| list.fields.kind.as_ref().is_none_or(|kind| kinds.contains(kind));
    let mut proposals = Vec::new();
    for mut list in lists.into_iter().filter(fits) {
        fill(view, &mut list, day, asked)?;
        let next = list.lines.into_iter().filter(|line| line.rank.is_some()).take(NEXT).collect();
        proposals.push(TurnProposal {
            list_id: list.id,
            name: list.fields.name,
            role: list.fields.role,
            next,
        });
    }
    Ok(proposals)
}

/// Everything of a queue that follows from a day.
fn fill(view: &View<'_>, list: &mut TurnList, day: Day, asked: &Asked) -> Result<()> {
    let mut turns = turns(view, &list.fields, asked.session)?;
    // What was planned for a day gone by and not held is no turn.
    turns.retain(|turn| !turn.is_planned || turn.day >= day);
    let mut seats = seats_with(view, list.id, &turns)?;
    list.fields.member_ids = seats.iter().map(|seat| seat.member_id).collect();
    let roster = member::roster(view, list.fields.unit_id, day)?;
    let roster: HashMap<MemberId, &RosterLine> = roster.iter().map(|line| (line.id, line)).collect();
    let away = on_leave(view, list.id, day)?;
    let versed = spoken_on(view, &asked.topics)?;
    for seat in &mut seats {
        seat.hindrance = hindrance(roster.get(&seat.member_id).copied(), away.contains(&seat.member_id));
        seat.has_family = versed.contains(&seat.member_id);
    }
    order(&mut seats);
    let skips = skips(view, list.id)?;
    let mut born = Vec::new();
    for (rank, seat) in (1i64..).zip(&seats) {
        let fields = member::get(view, seat.member_id)?.fields;
        let own: Vec<&Turn> = turns.iter().filter(|turn| turn.member == seat.member_id).collect();
        let held: Vec<Day> = own.iter().filter(|turn| !turn.is_planned).map(|turn| turn.day).collect();
        let last = own.iter().filter(|turn| !turn.is_planned).max_by_key(|turn| (turn.day, turn.session));
        let skip = skips.iter().filter(|(member, ..)| *member == seat.member_id).max_by_key(|skip| skip.1);
        list.lines.push(TurnLine {
            member_id: seat.member_id,
            group: roster.get(&seat.member_id).and_then(|line| line.group.clone()),
            name: fields.name,
            rank: seat.hindrance.is_none().then_some(rank),
            turns: i64::try_from(held.len()).unwrap_or_default(),
            last_on: last.map(|turn| turn.day),
            last_id: last.map(|turn| turn.session),
            planned_on: own.iter().filter(|turn| turn.is_planned).map(|turn| turn.day).max(),
            skipped_on: skip.map(|skip| skip.1),
            skip_reason: skip.and_then(|skip| skip.2.clone()),
            hindrance: seat.hindrance,
            why: why(&held, day),
        });
        born.push(fields.born_on);
    }
    list.ages = age_bands(born.iter().map(Option::as_deref));
    list.year = year(view, &list.fields, day)?;
    Ok(())
}

/// Why somebody cannot on a day.
fn hindrance(line: Option<&RosterLine>, is_away: bool) -> Option<Hindrance> {
    match line {
        None => Some(Hindrance::Gone),
        Some(line) if line.is_exempt || line.standings.contains(&StandingKind::NotDue) => {
            Some(Hindrance::Exempt)
        }
        Some(_) => is_away.then_some(Hindrance::Leave),
    }
}

/// A turn somebody had, or is put down for.
struct Turn {
    member: MemberId,
    session: SessionId,
    day: Day,
    is_planned: bool,
}

/// The sessions of a queue: of the unit, of its kind, from its first day.
const OF_LIST: &str = "FROM session s JOIN session_unit su ON su.session_id = s.id AND su.unit_id = ?1
      JOIN session_role r ON r.session_id = s.id AND r.role = ?2 AND r.member_id IS NOT NULL
    WHERE (?3 IS NULL OR EXISTS (SELECT 1 FROM session_kind k WHERE k.session_id = s.id AND k.kind = ?3))";

fn turns(view: &View<'_>, fields: &TurnFields, without: Option<SessionId>) -> Result<Vec<Turn>> {
    let sql = format!(
        "SELECT DISTINCT r.member_id, s.id, s.on_day, s.status = 'planned' {OF_LIST}
           AND s.on_day >= ?4 AND s.status <> 'cancelled' AND s.id IS NOT ?5"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let values = params![fields.unit_id, fields.role, fields.kind, fields.from_on, without];
    let rows = statement.query_map(values, |row| {
        Ok(Turn { member: row.get(0)?, session: row.get(1)?, day: row.get(2)?, is_planned: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The people of a queue as they count now, for whoever joins.
fn seats(view: &View<'_>, list: TurnListId, fields: &TurnFields) -> Result<Vec<Seat>> {
    seats_with(view, list, &turns(view, fields, None)?)
}

fn seats_with(view: &View<'_>, list: TurnListId, turns: &[Turn]) -> Result<Vec<Seat>> {
    let sql = "SELECT member_id, place, head_start FROM turn_member WHERE list_id = ?1 ORDER BY place";
    let mut statement = view.conn().prepare_cached(sql)?;
    let skips = skips(view, list)?;
    let rows = statement.query_map([list], |row| {
        let member_id = row.get(0)?;
        Ok(Seat {
            member_id,
            place: row.get(1)?,
            head_start: row.get(2)?,
            turns: turns.iter().filter(|turn| turn.member == member_id).map(|turn| turn.day).collect(),
            skips: skips.iter().filter(|skip| skip.0 == member_id).map(|skip| skip.1).collect(),
            hindrance: None,
            has_family: false,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who was skipped, when and why.
fn skips(view: &View<'_>, list: TurnListId) -> Result<Vec<(MemberId, Day, Option<String>)>> {
    let mut statement =
        view.conn().prepare_cached("SELECT member_id, on_day, reason FROM turn_skip WHERE list_id = ?1")?;
    let rows = statement.query_map([list], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who of a queue asked for leave on a day, approved or not yet.
fn on_leave(view: &View<'_>, list: TurnListId, day: Day) -> Result<HashSet<MemberId>> {
    let sql =
        "SELECT l.member_id FROM leave l JOIN turn_member t ON t.member_id = l.member_id AND t.list_id = ?1
        WHERE l.from_on <= ?2 AND l.until_on > ?2";
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map(params![list, day], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who has lectured, read or spoken in a held session on a topic, or on another of its family.
fn spoken_on(view: &View<'_>, topics: &[TopicId]) -> Result<HashSet<MemberId>> {
    let sql = "SELECT DISTINCT r.member_id FROM topic asked
          JOIN topic t ON t.id = asked.id OR t.family = asked.family
          JOIN session_topic st ON st.topic_id = t.id
          JOIN session s ON s.id = st.session_id AND s.status IN ('draft', 'held', 'sealed')
          JOIN session_role r ON r.session_id = s.id AND r.role IN ('lecturer', 'reader', 'speaker')
        WHERE asked.id = ?1 AND r.member_id IS NOT NULL";
    let mut statement = view.conn().prepare_cached(sql)?;
    let mut found = HashSet::new();
    for topic in topics {
        for member in statement.query_map([topic], |row| row.get(0))? {
            found.insert(member?);
        }
    }
    Ok(found)
}

fn year(view: &View<'_>, fields: &TurnFields, day: Day) -> Result<TurnYear> {
    let year = Window::year(chrono::Datelike::year(&day)).unwrap_or(Window { from: day, to: day });
    let sql = format!(
        "WITH held AS (SELECT s.id, r.member_id {OF_LIST}
           AND s.on_day BETWEEN max(?4, ?5) AND ?6 AND s.status IN ('draft', 'held', 'sealed'))
         SELECT (SELECT count(DISTINCT id) FROM held), (SELECT count(DISTINCT member_id) FROM held),
           (SELECT ifnull(sum(CASE counting WHEN 'named' THEN present ELSE ifnull(declared_present, 0) END), 0)
              FROM session_unit WHERE session_id IN (SELECT id FROM held))
           + (SELECT ifnull(sum(headcount), 0) FROM observer WHERE session_id IN (SELECT id FROM held))"
    );
    let values = params![fields.unit_id, fields.role, fields.kind, fields.from_on, year.from, year.to];
    Ok(view.conn().prepare_cached(&sql)?.query_row(values, |row| {
        Ok(TurnYear { sessions: row.get(0)?, people: row.get(1)?, listeners: row.get(2)? })
    })?)
}
