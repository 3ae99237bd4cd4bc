//! SQL of anniversaries and of what was done on them.

use std::collections::HashMap;

use chrono::{Datelike, Days};
use rusqlite::params;

use super::{Anniversary, Greeting, GreetingFields, GreetingKind, Round};
use crate::date::{Day, Window};
use crate::id::{MemberId, UnitId};
use crate::member::{self, MemberFields, Stage, seniority_years, stage_on};
use crate::unit::{self, UnitKind};
use crate::{Error, Result, Tx, View, setting};

/// Everybody who is due in a year and belongs to the unit, or to one under it, on their day: by day, those of whom only the
/// month is known first. Full and probationary members, from the first year on; birthdays only where the setting asks for them.
pub fn anniversaries(view: &View<'_>, unit: UnitId, year: i32) -> Result<Vec<Anniversary>> {
    let greetings = greetings(view, year)?;
    let round = i32::try_from(setting::get(view, Some(unit), "greeting.round")?).unwrap_or(i32::MAX);
    let kinds = match setting::get(view, Some(unit), "greeting.birthday")? {
        0 => &[GreetingKind::Joined][..],
        _ => &[GreetingKind::Joined, GreetingKind::Birthday],
    };
    let mut found = Vec::new();
    for home in homes(view, unit, year)? {
        for &kind in kinds {
            let Some(mut one) = home.anniversary(kind, year, round) else { continue };
            one.greeting = greetings.get(&(one.member_id, kind)).cloned();
            found.push(one);
        }
    }
    found.sort_by_key(|one: &Anniversary| (one.month, one.day, one.kind == GreetingKind::Birthday));
    Ok(found)
}

/// The anniversaries whose day is known of the next days, soonest first.
pub fn ahead(view: &View<'_>, unit: UnitId, day: Day, days: u64) -> Result<Vec<Anniversary>> {
    let last = day.checked_add_days(Days::new(days)).unwrap_or(day);
    let mut found = Vec::new();
    for year in day.year()..=last.year() {
        found.extend(anniversaries(view, unit, year)?);
    }
    let within = Window { from: day, to: last };
    found.retain(|one| one.day.is_some_and(|day| within.contains(day)));
    Ok(found)
}

/// Somebody's time in a branch.
struct Home {
    id: MemberId,
    fields: MemberFields,
    unit: String,
    group: Option<String>,
    from_on: Day,
    until_on: Option<Day>,
}

impl Home {
    fn anniversary(&self, kind: GreetingKind, year: i32, round: i32) -> Option<Anniversary> {
        let since = match kind {
            GreetingKind::Joined => self.fields.probation_on.as_deref(),
            GreetingKind::Birthday => self.fields.born_on.as_deref(),
        }?;
        let Round { on, has_day, years } = Round::of(since, year)?;
        // Of a month alone, whoever belongs here at its end.
        let last = if has_day { on } else { crate::date::last_day_of_month(on) };
        let is_here = self.from_on <= last && self.until_on.is_none_or(|until| until > last);
        let stage = stage_on(&self.fields, last)?;
        let is_joined = kind == GreetingKind::Joined;
        let is_due = is_here && matches!(stage, Stage::Probationary | Stage::Full) && years >= 1;
        is_due.then(|| Anniversary {
            member_id: self.id,
            name: self.fields.name.clone(),
            unit: self.unit.clone(),
            group: self.group.clone(),
            stage,
            kind,
            since: is_joined.then(|| since.to_owned()),
            year,
            month: on.month(),
            day: has_day.then_some(on),
            years: is_joined.then_some(years),
            is_round: is_joined && years % round.max(1) == 0,
            seniority: seniority_years(&self.fields, last),
            greeting: None,
        })
    }
}

/// The memberships of a year in the unit and those under it, in the order of the organisation; of a group, its own.
fn homes(view: &View<'_>, unit: UnitId, year: i32) -> Result<Vec<Home>> {
    let unit = unit::get(view, unit)?;
    let year = Window::year(year).ok_or_else(|| Error::broken("year", "请选择年度"))?;
    let which = match unit.fields.kind {
        UnitKind::Group => "ms.group_id = ?3 AND ?4 < ?5",
        _ => "u.path >= ?4 AND u.path < ?5 AND ?3 > 0",
    };
    let (from, to) = unit::under(&unit.path);
    let mut statement = view.conn().prepare_cached(&format!(
        "SELECT m.id, m.name, m.born_on, m.probation_on, m.full_on, m.seniority_adjust_months, u.name, g.name, ms.from_on, ms.until_on
         FROM membership ms JOIN member m ON m.id = ms.member_id JOIN unit u ON u.id = ms.unit_id LEFT JOIN unit g ON g.id = ms.group_id
         WHERE ms.from_on <= ?1 AND (ms.until_on IS NULL OR ms.until_on > ?2) AND {which}
           AND (m.probation_on IS NOT NULL OR m.born_on IS NOT NULL)
         ORDER BY u.path, g.position, m.id, ms.from_on"
    ))?;
    let rows = statement.query_map(params![year.to, year.from, unit.id, from, to], |row| {
        let fields = MemberFields {
            name: row.get(1)?,
            born_on: row.get(2)?,
            probation_on: row.get(3)?,
            full_on: row.get(4)?,
            seniority_adjust_months: row.get(5)?,
            ..MemberFields::default()
        };
        Ok(Home {
            id: row.get(0)?,
            fields,
            unit: row.get(6)?,
            group: row.get(7)?,
            from_on: row.get(8)?,
            until_on: row.get(9)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What was done in a year, for whom.
fn greetings(view: &View<'_>, year: i32) -> Result<HashMap<(MemberId, GreetingKind), Greeting>> {
    let sql = "SELECT member_id, kind, on_day, form, by_whom, note FROM greeting WHERE year = ?1";
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map([year], |row| {
        let greeting =
            Greeting { on_day: row.get(2)?, form: row.get(3)?, by_whom: row.get(4)?, note: row.get(5)? };
        Ok(((row.get(0)?, row.get(1)?), greeting))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes down that members were thought of; what was written before for the same year is replaced. Errors: [`Error::Broken`]
/// on `memberIds` without anybody or with somebody whose day this is not; on `year`.
pub fn save(tx: &Tx<'_>, fields: &GreetingFields) -> Result<()> {
    if fields.member_ids.is_empty() {
        return Err(Error::broken("memberIds", "请选择党员"));
    }
    let line = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    for &id in &fields.member_ids {
        let member = member::get(tx, id)?.fields;
        let since = match fields.kind {
            GreetingKind::Joined => &member.probation_on,
            GreetingKind::Birthday => &member.born_on,
        };
        let round = since.as_deref().and_then(|since| Round::of(since, fields.year));
        if round.is_none_or(|round| round.years < 1) {
            let (name, kind, year) = (&member.name, fields.kind.label(), fields.year);
            let rule = format!("{name}没有{year}年的{kind}：请在名册里核对日期");
            return Err(Error::broken("memberIds", rule));
        }
        tx.conn()
            .prepare_cached(
                "INSERT INTO greeting (member_id, kind, year, on_day, form, by_whom, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (member_id, kind, year) DO UPDATE SET
                   on_day = excluded.on_day, form = excluded.form, by_whom = excluded.by_whom, note = excluded.note",
            )?
            .execute(params![
                id,
                fields.kind,
                fields.year,
                fields.on_day,
                line(&fields.form),
                line(&fields.by_whom),
                line(&fields.note)
            ])?;
        tx.about("member", id.0)?;
    }
    Ok(())
}

/// Takes it back that a member was thought of. Error: [`Error::Missing`].
pub fn delete(tx: &Tx<'_>, member: MemberId, kind: GreetingKind, year: i32) -> Result<()> {
    let sql = "DELETE FROM greeting WHERE member_id = ?1 AND kind = ?2 AND year = ?3";
    if tx.conn().prepare_cached(sql)?.execute(params![member, kind, year])? == 0 {
        return Err(Error::missing("greeting", member));
    }
    tx.about("member", member.0)
}
