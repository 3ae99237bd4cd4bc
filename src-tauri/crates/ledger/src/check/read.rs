//! Reads the records of a unit and everything under it in a handful of queries, however many branches there are.

use std::collections::HashMap;

use chrono::{Datelike, Months};
use rusqlite::named_params;

use super::facts::{Event, Facts, Heads, Holder, Lecturer, Planned, PutOff, Records};
use super::law::Law;
use super::span::Look;
use super::{Period, RULES};
use crate::book::derive::Dimension;
use crate::date::{Day, last_day_of_month, month_key};
use crate::id::{SessionId, UnitId};
use crate::member::{MemberFields, Stage, stage_on};
use crate::session::{Kind, Status};
use crate::unit::{self, Unit, UnitKind};
use crate::{Result, View, calendar, count};

/// What is read of sessions: everything from the first month looked at, and before it the kinds that belong to a year.
struct Reach {
    from: Day,
    near: Day,
    to: Day,
    /// Words of the kinds, as a JSON list.
    far_kinds: String,
}

impl<'a> Records<'a> {
    /// Everything the rules need to know about a unit and those under it. Errors: no such unit.
    pub(super) fn of(view: &'a View<'a>, unit: UnitId, day: Day, looks: &[Look]) -> Result<Self> {
        let law = Law::of(view)?;
        let mut tree = Tree::of(view, unit)?;
        let span = count::Span::of(view, unit)?;
        let reach = law.reach(day, looks);
        tree.events(view, &span, &reach)?;
        tree.plan(view, &span)?;
        tree.heads(view, &span, &days(day, looks))?;
        tree.group_heads(day);
        tree.holders(view, &span, reach.from)?;
        let lecturers = tree.lecturers(view)?;
        Ok(Self { view, day, calendar: calendar::of(view)?, law, units: tree.units, lecturers })
    }
}

impl Law {
    fn reach(&self, day: Day, looks: &[Look]) -> Reach {
        let year_start = Day::from_ymd_opt(day.year(), 1, 1).unwrap_or(day);
        let last_year = Day::from_ymd_opt(day.year() - 1, 1, 1).filter(|_| day.month() <= 3);
        let is_far = |period| matches!(period, Period::Year | Period::BelongsYear);
        let repeated = [Period::Month, Period::Quarter, Period::HalfYear];
        let repeated =
            repeated.into_iter().filter(|period| *period != Period::HalfYear || self.has_half_years());
        let starts = repeated.flat_map(|period| looks.iter().flat_map(move |look| look.spans(period, day)));
        let near = starts.map(|span| span.window.from).min().unwrap_or(day);
        let looks_at_years = looks.contains(&Look::Now);
        let built_in = RULES.iter().filter(|rule| is_far(rule.period)).flat_map(|rule| rule.kinds.iter());
        let far: Vec<&str> = built_in.map(AsRef::as_ref).chain(self.own_kinds_of(is_far)).collect();
        Reach {
            from: if looks_at_years { last_year.unwrap_or(year_start).min(near) } else { near },
            near,
            to: Day::from_ymd_opt(day.year(), 12, 31).unwrap_or(day),
            far_kinds: serde_json::json!(if looks_at_years { far } else { Vec::new() }).to_string(),
        }
    }
}

/// Days on which heads are counted: the day itself and the ends of months that are over.
fn days(day: Day, looks: &[Look]) -> Vec<Day> {
    let months = looks.iter().flat_map(|look| look.spans(Period::Month, day));
    let mut days: Vec<Day> = months.map(|span| span.window.to).filter(|end| *end < day).collect();
    days.push(day);
    days.sort_unstable();
    days.dedup();
    days
}

/// The units and where the records of each belong.
struct Tree {
    units: Vec<Facts>,
    /// Place in `units` of a unit, for a group of its branch.
    places: HashMap<UnitId, usize>,
    /// Places of the committees above a unit.
    above: HashMap<usize, Vec<usize>>,
    /// Heads of groups by day.
    of_groups: HashMap<(UnitId, Day), Heads>,
}

impl Tree {
    fn of(view: &View<'_>, unit: UnitId) -> Result<Self> {
        let (groups, units): (Vec<Unit>, Vec<Unit>) =
            unit::list_under(view, unit)?.into_iter().partition(|unit| unit.fields.kind == UnitKind::Group);
        let mut places: HashMap<UnitId, usize> =
            units.iter().enumerate().map(|(place, unit)| (unit.id, place)).collect();
        let mut above = HashMap::new();
        for (place, unit) in units.iter().enumerate() {
            let parent = unit.parent_id.and_then(|parent| places.get(&parent)).copied();
            // Parents come first in tree order.
            let mut all: Vec<usize> =
                parent.and_then(|parent| above.get(&parent)).cloned().unwrap_or_default();
            all.extend(parent);
            above.insert(place, all);
        }
        let mut units: Vec<Facts> = units.into_iter().map(Facts::new).collect();
        for group in groups {
            let Some(place) = group.parent_id.and_then(|parent| places.get(&parent)).copied() else {
                continue;
            };
            places.insert(group.id, place);
            units[place].groups.push(group);
        }
        Ok(Self { units, places, above, of_groups: HashMap::new() })
    }

    fn events(&mut self, view: &View<'_>, span: &count::Span, reach: &Reach) -> Result<()> {
        // A session that holds what the plan had put off from another month, with a reason, counts for that month (C-39).
        let sql = format!(
            "SELECT s.id, s.uid, su.unit_id, k.kind, s.on_day, s.status, s.belongs_year, s.title, s.minutes, s.scope = 'all',
               (SELECT min(p.month) FROM plan_item p WHERE p.session_id = s.id AND p.kind = k.kind AND p.unit_id = su.unit_id
                  AND p.month < substr(s.on_day, 1, 7) AND trim(ifnull(p.reason, '')) <> '')
             FROM {} CROSS {}
             WHERE {} AND s.status <> 'cancelled' AND (s.on_day >= :near OR k.kind IN (SELECT value FROM json_each(:far)))
             ORDER BY s.on_day, s.id",
            span.sessions(),
            Dimension::Kind.value("s.id").1,
            count::Span::WITHIN
        );
        let mut statement = view.conn().prepare_cached(&sql)?;
        let values = named_params! {
            ":from": reach.from, ":to": reach.to, ":low": span.from, ":high": span.to, ":near": reach.near, ":far": reach.far_kinds
        };
        let mut rows = statement.query(values)?;
        while let Some(row) = rows.next()? {
            let on_day: Day = row.get(4)?;
            let meant = row.get::<_, Option<String>>(10)?.as_deref().and_then(end_of_month);
            let event = Event {
                session: row.get(0)?,
                uid: row.get(1)?,
                unit: row.get(2)?,
                kind: row.get(3)?,
                on_day,
                counts_on: meant.unwrap_or(on_day),
                is_planned: row.get::<_, Status>(5)? == Status::Planned,
                belongs_year: row.get::<_, Option<i32>>(6)?.unwrap_or_else(|| on_day.year()),
                title: row.get(7)?,
                minutes: row.get(8)?,
                is_for_all: row.get(9)?,
            };
            let Some(place) = self.places.get(&event.unit) else { continue };
            if event.kind.as_str() == Kind::LECTURE {
                for above in self.above.get(place).into_iter().flatten() {
                    self.units[*above].below.push(event.clone());
                }
            }
            self.units[*place].events.push(event);
        }
        Ok(())
    }

    fn plan(&mut self, view: &View<'_>, span: &count::Span) -> Result<()> {
        let sql = "SELECT p.uid, p.unit_id, p.kind, p.month, p.on_day, p.title, p.status = 'postponed', p.moved_to, p.reason
            FROM unit u CROSS JOIN plan_item p ON p.unit_id = u.id
            WHERE u.path >= ?1 AND u.path < ?2 AND p.status IN ('planned', 'postponed') AND p.session_id IS NULL
            ORDER BY p.month, p.on_day, p.id";
        let mut statement = view.conn().prepare_cached(sql)?;
        let mut rows = statement.query([&span.from, &span.to])?;
        while let Some(row) = rows.next()? {
            let (month, on_day): (String, Option<Day>) = (row.get(3)?, row.get(4)?);
            let moved_to: Option<String> = row.get(7)?;
            let is_put_off = row.get::<_, bool>(6)? || moved_to.is_some();
            let reason: Option<String> = row.get(8)?;
            let put_off = is_put_off.then(|| put_off(&month, on_day, moved_to.as_deref(), reason)).flatten();
            let planned = Planned {
                uid: row.get(0)?,
                unit: row.get(1)?,
                kind: row.get(2)?,
                on_day: put_off.as_ref().map_or(on_day, |put_off| put_off.on_day),
                month,
                title: row.get(5)?,
                put_off,
            };
            if let Some(place) = self.places.get(&planned.unit) {
                self.units[*place].plan.push(planned);
            }
        }
        Ok(())
    }

    /// How many 正式 and 预备党员 each branch and group had on some days.
    fn heads(&mut self, view: &View<'_>, span: &count::Span, days: &[Day]) -> Result<()> {
        let sql = "SELECT ms.unit_id, ms.group_id, ms.from_on, ms.until_on, m.applied_on, m.activist_on, m.prospect_on, m.probation_on, m.full_on
            FROM unit c CROSS JOIN membership ms ON ms.unit_id = c.id CROSS JOIN member m ON m.id = ms.member_id
            WHERE c.path >= :low AND c.path < :high AND ms.from_on <= :to AND (ms.until_on IS NULL OR ms.until_on > :from)";
        let (from, to) = (days.first(), days.last());
        let mut statement = view.conn().prepare_cached(sql)?;
        let values = named_params! { ":low": span.from, ":high": span.to, ":from": from, ":to": to };
        let mut rows = statement.query(values)?;
        let days: Vec<(Day, String)> = days.iter().map(|day| (*day, day.to_string())).collect();
        while let Some(row) = rows.next()? {
            let (home, group): (UnitId, Option<UnitId>) = (row.get(0)?, row.get(1)?);
            let (from, until): (String, Option<String>) = (row.get(2)?, row.get(3)?);
            let dates = MemberFields {
                applied_on: row.get(4)?,
                activist_on: row.get(5)?,
                prospect_on: row.get(6)?,
                probation_on: row.get(7)?,
                full_on: row.get(8)?,
                ..MemberFields::default()
            };
            for (day, text) in &days {
                if from > *text || until.as_ref().is_some_and(|until| until <= text) {
                    continue;
                }
                let stage = stage_on(&dates, *day);
                let is_full = i64::from(stage == Some(Stage::Full));
                let is_member = i64::from(stage == Some(Stage::Probationary)) + is_full;
                let of_home =
                    self.places.get(&home).map(|place| self.units[*place].heads.entry(*day).or_default());
                let of_group = group.map(|group| self.of_groups.entry((group, *day)).or_default());
                for heads in of_home.into_iter().chain(of_group) {
                    heads.all += is_member;
                    heads.full += is_full;
                }
            }
        }
        Ok(())
    }

    fn group_heads(&mut self, day: Day) {
        for facts in &mut self.units {
            let of =
                |group: &Unit| (group.id, self.of_groups.get(&(group.id, day)).copied().unwrap_or_default());
            facts.group_heads = facts.groups.iter().map(of).collect();
        }
    }

    fn holders(&mut self, view: &View<'_>, span: &count::Span, from: Day) -> Result<()> {
        let sql = "SELECT p.unit_id, p.member_id, m.name, p.post, p.from_on, p.until_on
            FROM unit c CROSS JOIN post p ON p.unit_id = c.id CROSS JOIN member m ON m.id = p.member_id
            WHERE c.path >= ?1 AND c.path < ?2 AND c.kind <> 'group' AND (p.until_on IS NULL OR p.until_on > ?3) ORDER BY p.id";
        let mut statement = view.conn().prepare_cached(sql)?;
        let mut rows = statement.query(rusqlite::params![span.from, span.to, from])?;
        while let Some(row) = rows.next()? {
            let holder = Holder {
                member: row.get(1)?,
                name: row.get(2)?,
                post: row.get(3)?,
                from: row.get(4)?,
                until: row.get(5)?,
            };
            if let Some(place) = self.places.get(&row.get(0)?) {
                self.units[*place].holders.push(holder);
            }
        }
        Ok(())
    }

    /// Who gave the lectures that were read.
    fn lecturers(&self, view: &View<'_>) -> Result<HashMap<SessionId, Vec<Lecturer>>> {
        let events = self.units.iter().flat_map(|facts| &facts.events);
        let ids: Vec<i64> = events
            .filter(|event| event.kind.as_str() == Kind::LECTURE)
            .map(|event| event.session.0)
            .collect();
        let sql = "SELECT DISTINCT r.session_id, r.member_id, r.name, r.post FROM json_each(?1) j
            CROSS JOIN session_role r ON r.session_id = j.value AND r.role = 'lecturer'";
        let mut statement = view.conn().prepare_cached(sql)?;
        let mut rows = statement.query([serde_json::json!(ids).to_string()])?;
        let mut lecturers: HashMap<SessionId, Vec<Lecturer>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let lecturer = Lecturer { member: row.get(1)?, name: row.get(2)?, post: row.get(3)? };
            lecturers.entry(row.get(0)?).or_default().push(lecturer);
        }
        Ok(lecturers)
    }
}

impl Facts {
    fn new(unit: Unit) -> Self {
        Self {
            unit,
            groups: Vec::new(),
            events: Vec::new(),
            below: Vec::new(),
            plan: Vec::new(),
            heads: std::collections::BTreeMap::new(),
            group_heads: HashMap::new(),
            holders: Vec::new(),
        }
    }
}

/// Where an item was put off to: as written, else the day it now has, else the month after (C-39); none where it stays in its month.
fn put_off(
    month: &str,
    on_day: Option<Day>,
    moved_to: Option<&str>,
    reason: Option<String>,
) -> Option<PutOff> {
    let written = moved_to.map(|to| (to.parse().ok(), to.parse().ok().or_else(|| end_of_month(to))));
    let (on_day, until) = match (written, on_day) {
        (Some((day, Some(until))), _) => (day, until),
        (_, Some(day)) if month_key(day) == month => return None,
        (_, Some(day)) => (Some(day), day),
        (_, None) => (None, last_day_of_month(end_of_month(month)?.checked_add_months(Months::new(1))?)),
    };
    Some(PutOff { on_day, until, reason: reason.unwrap_or_default() })
}

fn end_of_month(month: &str) -> Option<Day> {
    format!("{month}-01").parse().ok().map(last_day_of_month)
}
