//! Who belongs to a unit on a day, and who is due at a session held that day (C-01…C-11).

use std::collections::{HashMap, HashSet};

use rusqlite::params;
use serde::Serialize;
use ts_rs::TS;

use super::heads::{FOUND, Heads, Homes, by_home};
use super::{
    Member, PostKind, RosterLine, Stage, StandingKind, StrokeRule, mask_id_number, mask_phone, stage_on,
    store, stroke_order, without_strokes,
};
use crate::date::Day;
use crate::id::{MemberId, UnitId};
use crate::session::Scope;
use crate::unit::{self, Unit, UnitKind};
use crate::{Result, View};

/// Everyone who belongs to a unit or to one under it on a day, applicants to full members: by unit, group, post and 姓氏笔画
/// (M-54, M-57). For a group: its people.
pub fn roster(view: &View<'_>, unit: UnitId, day: Day) -> Result<Vec<RosterLine>> {
    let unit = unit::get(view, unit)?;
    let people = if unit.fields.kind == UnitKind::Group { People::Group } else { People::Subtree };
    lines(view, &unit, people, day)
}

/// The same people in one row by 姓氏笔画, as at party congresses (M-50).
pub fn roster_by_strokes(view: &View<'_>, unit: UnitId, day: Day) -> Result<Vec<RosterLine>> {
    let unit = unit::get(view, unit)?;
    let people = if unit.fields.kind == UnitKind::Group { People::Group } else { People::Subtree };
    let mut lines = ordered(view, &Whose::all(&unit, people), day)?;
    lines.sort_by(|(a, one), (b, other)| (a, one.id).cmp(&(b, other.id)));
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

/// Names with a character whose strokes are not known and whose place nobody has set: they stand last, and whoever prints the
/// list says so (M-59).
pub fn without_place(view: &View<'_>, lines: &[RosterLine]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for line in lines.iter().filter(|line| !without_strokes(&line.name).is_empty()) {
        if store::get(view, line.id)?.fields.stroke_key.is_none() {
            names.push(line.name.clone());
        }
    }
    Ok(names)
}

/// Everyone due at a session of a unit on a day: the branch (with those under it), a group, or the holders of posts. Exempt
/// people are due and marked as exempt (C-10); approved exclusions are not (C-03). A session for named people or without a
/// roll has nobody due by itself.
pub fn due(view: &View<'_>, unit: UnitId, scope: Scope, day: Day) -> Result<Vec<RosterLine>> {
    let unit = unit::get(view, unit)?;
    let people = match scope {
        Scope::Named | Scope::Nobody => return Ok(Vec::new()),
        _ if unit.fields.kind == UnitKind::Group => People::Group,
        Scope::Committee => People::Committee,
        Scope::All => People::Subtree,
    };
    let mut lines = lines(view, &unit, people, day)?;
    lines.retain(|line| line.is_due);
    Ok(lines)
}

/// A stretch of a unit's roster.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RosterPage {
    /// Everyone on the roster, or everyone whom the words find.
    pub total: usize,
    /// 正式党员 among them.
    pub full: usize,
    /// 预备党员 among them.
    pub probationary: usize,
    /// The people asked for, in the order of [`roster`].
    pub lines: Vec<RosterLine>,
}

/// `take` people of a unit's roster from the `skip`th on, of those whose name, reading or initials begin with or hold
/// `words`. Reads in full only the branches that these people belong to, so a company's roster opens as fast as a branch's.
pub fn roster_page(
    view: &View<'_>,
    unit: UnitId,
    day: Day,
    words: &str,
    skip: usize,
    take: usize,
) -> Result<RosterPage> {
    let unit = unit::get(view, unit)?;
    let words = words.trim();
    let whose = Whose::all(&unit, People::Subtree);
    // Counting tens of thousands of people takes longer than reading the stretch, and the next stretch asks again.
    let homes = view.homes((unit.id, day, words.to_owned()), || {
        let places = places(view, &unit, People::Subtree)?;
        let mut heads = by_home(view, &whose, day, words)?;
        heads.sort_by_key(|home| (places.get(&home.unit), home.unit));
        Ok(Homes { places, heads })
    })?;
    let sum = |of: fn(&Heads) -> usize| homes.heads.iter().map(of).sum();
    let mut page = RosterPage {
        total: sum(|home| home.all),
        full: sum(|home| home.full),
        probationary: sum(|home| home.probationary),
        lines: Vec::new(),
    };
    let found = if words.is_empty() { None } else { Some(found(view, &whose, day, words)?) };
    let mut before = 0;
    for home in &homes.heads {
        let (start, end) = (before, before + home.all);
        before = end;
        if end <= skip || start >= skip + take {
            continue;
        }
        let mut own = ordered(view, &Whose::at_home(&unit, &unit::get(view, home.unit)?), day)?;
        own.retain(|(_, line)| found.as_ref().is_none_or(|found| found.contains(&line.id)));
        let own = in_order(own, People::Subtree, &homes.places).into_iter();
        page.lines
            .extend(own.skip(skip.saturating_sub(start)).take((skip + take).min(end) - skip.max(start)));
    }
    Ok(page)
}

/// Which people of a unit are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum People {
    /// Of the unit and those under it.
    Subtree,
    /// Of this group.
    Group,
    /// Holders of a post of this unit, wherever they belong.
    Committee,
}

impl People {
    /// Condition on `ms` (membership); ?2 and ?3 bound the unit's path, ?4 is its id.
    const fn condition(self) -> &'static str {
        match self {
            Self::Subtree => "ms.unit_id IN (SELECT id FROM unit WHERE path >= ?2 AND path < ?3)",
            Self::Group => "ms.group_id = ?4",
            Self::Committee => {
                "ms.member_id IN (SELECT member_id FROM post WHERE unit_id = ?4 AND post <> 'group_leader'
                   AND from_on <= ?1 AND (until_on IS NULL OR until_on > ?1))"
            }
        }
    }

    /// A query over the memberships of these people on the day ?1. The bounds are named once here, so that every condition
    /// has the same four parameters.
    pub(super) fn query(self, select: &str, rest: &str) -> String {
        format!(
            "{select} WHERE ms.from_on <= ?1 AND (ms.until_on IS NULL OR ms.until_on > ?1) AND {} AND ?2 < ?3 AND ?4 > 0 {rest}",
            self.condition()
        )
    }
}

/// The people of a unit, by bounds of the path of their home branch.
pub(super) struct Whose<'a> {
    pub(super) unit: &'a Unit,
    pub(super) people: People,
    pub(super) from: String,
    pub(super) to: String,
}

impl<'a> Whose<'a> {
    pub(super) fn all(unit: &'a Unit, people: People) -> Self {
        let (from, to) = unit::under(&unit.path);
        Self { unit, people, from, to }
    }

    /// Those at home in one branch under the unit: a path that begins with its own goes on with a digit, which `!` precedes.
    fn at_home(unit: &'a Unit, home: &Unit) -> Self {
        Self { unit, people: People::Subtree, from: home.path.clone(), to: format!("{}!", home.path) }
    }
}

/// Whom the words find.
fn found(view: &View<'_>, whose: &Whose<'_>, day: Day, words: &str) -> Result<HashSet<MemberId>> {
    // `?5` belongs to the stage, which is not asked for here.
    let sql = whose.people.query(
        "SELECT m.id FROM membership ms JOIN member m ON m.id = ms.member_id",
        &format!("AND {FOUND} AND ?5 IS NULL"),
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let bounds = params![day, whose.from, whose.to, whose.unit.id, None::<Day>, words];
    let rows = statement.query_map(bounds, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn lines(view: &View<'_>, unit: &Unit, people: People, day: Day) -> Result<Vec<RosterLine>> {
    let places = places(view, unit, people)?;
    Ok(in_order(ordered(view, &Whose::all(unit, people), day)?, people, &places))
}

/// By place of the unit and group, post and strokes; holders of posts without regard to where they belong.
fn in_order(
    mut lines: Vec<(Vec<u32>, RosterLine)>,
    people: People,
    places: &HashMap<UnitId, usize>,
) -> Vec<RosterLine> {
    let place =
        |unit: Option<UnitId>| unit.map_or(0, |unit| places.get(&unit).copied().unwrap_or(usize::MAX));
    lines.sort_by_cached_key(|(order, line)| {
        let post = line.posts.first().map_or(PostKind::ALL.len(), |post| *post as usize);
        let home = if people == People::Committee {
            (0, 0)
        } else {
            (place(Some(line.unit_id)), place(line.group_id))
        };
        (home, post, order.clone(), line.id)
    });
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The people with their place by 姓氏笔画, in no order yet.
fn ordered(view: &View<'_>, whose: &Whose<'_>, day: Day) -> Result<Vec<(Vec<u32>, RosterLine)>> {
    let rule = StrokeRule::of(view, whose.unit.id)?;
    let mut posts = posts(view, whose, day)?;
    let mut standings = standings(view, whose, day)?;
    let select = format!(
        "SELECT {} JOIN membership ms ON ms.member_id = m.id",
        store::columns_with("ms.unit_id, ms.group_id, u.name, g.name")
    );
    let sql = whose.people.query(
        &format!("{select} JOIN unit u ON u.id = ms.unit_id LEFT JOIN unit g ON g.id = ms.group_id"),
        "",
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let mut rows = statement.query(params![day, whose.from, whose.to, whose.unit.id])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let member = store::row(row)?;
        let Some(stage) = stage_on(&member.fields, day) else { continue };
        let standings = standings.remove(&member.id).unwrap_or_default();
        let order = stroke_order(&member.fields.name, member.fields.stroke_key.as_deref(), rule);
        let mut line = line(member, stage, standings);
        line.unit_id = row.get(store::WIDTH)?;
        line.group_id = row.get(store::WIDTH + 1)?;
        line.unit = row.get(store::WIDTH + 2)?;
        line.group = row.get(store::WIDTH + 3)?;
        line.posts = posts.remove(&line.id).unwrap_or_default();
        lines.push((order, line));
    }
    Ok(lines)
}

/// Place of every unit under this one in the tree; people without a group come first.
fn places(view: &View<'_>, unit: &Unit, people: People) -> Result<HashMap<UnitId, usize>> {
    if people != People::Subtree {
        return Ok(HashMap::new());
    }
    let units = unit::list_under(view, unit.id)?;
    Ok(units.into_iter().enumerate().map(|(place, unit)| (unit.id, place + 1)).collect())
}

/// Posts on the day, highest first: those in the unit asked for and those in a member's own branch and its groups. In the
/// branch they belong to, leaders are ordinary members (ZB-37), so posts further up do not show there.
fn posts(view: &View<'_>, whose: &Whose<'_>, day: Day) -> Result<HashMap<MemberId, Vec<PostKind>>> {
    let sql = whose.people.query(
        "SELECT p.member_id, p.post FROM membership ms
           JOIN post p ON p.member_id = ms.member_id AND p.from_on <= ?1 AND (p.until_on IS NULL OR p.until_on > ?1)
             AND (p.unit_id IN (?4, ms.unit_id) OR p.unit_id IN (SELECT id FROM unit WHERE parent_id = ms.unit_id AND kind = 'group'))",
        "",
    );
    let mut posts = by_member(view, &sql, whose, day)?;
    posts.values_mut().for_each(|posts: &mut Vec<PostKind>| {
        posts.sort_unstable();
        posts.dedup();
    });
    Ok(posts)
}

/// Standings in force on the day; 不计入应到 only once it is approved (C-03, XJ-08, XJ-09).
fn standings(view: &View<'_>, whose: &Whose<'_>, day: Day) -> Result<HashMap<MemberId, Vec<StandingKind>>> {
    let sql = whose.people.query(
        "SELECT s.member_id, s.kind FROM membership ms
           JOIN standing s ON s.member_id = ms.member_id AND s.from_on <= ?1 AND (s.until_on IS NULL OR s.until_on > ?1)
             AND (s.kind <> 'not_due' OR (trim(ifnull(s.approved_by, '')) <> '' AND s.approved_on <= ?1))",
        "ORDER BY s.id",
    );
    by_member(view, &sql, whose, day)
}

fn by_member<T: rusqlite::types::FromSql>(
    view: &View<'_>,
    sql: &str,
    whose: &Whose<'_>,
    day: Day,
) -> Result<HashMap<MemberId, Vec<T>>> {
    let mut statement = view.conn().prepare_cached(sql)?;
    let mut rows = statement.query(params![day, whose.from, whose.to, whose.unit.id])?;
    let mut found: HashMap<MemberId, Vec<T>> = HashMap::new();
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(found)
}

/// What a member's stage and standings make of them on a day; where they belong is filled in by the caller.
fn line(member: Member, stage: Stage, standings: Vec<StandingKind>) -> RosterLine {
    let has = |kind| standings.contains(&kind);
    let is_party_member = matches!(stage, Stage::Probationary | Stage::Full);
    let is_due = is_party_member && !has(StandingKind::NotDue);
    let fields = member.fields;
    RosterLine {
        id: member.id,
        uid: member.uid,
        name: fields.name,
        pinyin: member.pinyin,
        initials: member.initials,
        sex: fields.sex,
        unit_id: UnitId(0),
        unit: String::new(),
        group_id: None,
        group: None,
        stage,
        posts: Vec::new(),
        is_due,
        is_exempt: is_due && has(StandingKind::Exempt),
        can_vote: is_due && stage == Stage::Full && !has(StandingKind::NoVote),
        standings,
        probation_on: fields.probation_on,
        full_on: fields.full_on,
        born_on: fields.born_on,
        ethnicity: fields.ethnicity,
        education: fields.education,
        job: fields.job,
        phone: fields.phone.as_deref().map(mask_phone),
        id_number: fields.id_number.as_deref().map(mask_id_number),
        note: fields.note,
    }
}
