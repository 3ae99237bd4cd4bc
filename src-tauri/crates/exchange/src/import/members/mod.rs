//! 党员名册: who a row is, and what it adds to what the book knows.

mod row;
mod same;
mod standing;

use std::collections::HashMap;

use chrono::Datelike;
use ledger::date::Day;
use ledger::id::{MemberId, UnitId};
use ledger::member::{self, Member, MemberFields, Membership, check_id_number, id_number_warnings};
use ledger::{Result, Tx, unit};

use super::reader::fill;
use super::units::UnitColumns;
use super::{ImportResult, Options, Outcome, Reader, Units};
use crate::columns::MemberColumn as Col;
use crate::table::Table;
use same::Known;

/// The column of each field that the book may find fault with; the first takes what has none.
const FIELDS: &[(&str, Col)] = &[
    ("name", Col::Name),
    ("idNumber", Col::IdNumber),
    ("bornOn", Col::BornOn),
    ("probationOn", Col::ProbationOn),
    ("fullOn", Col::FullOn),
    ("appliedOn", Col::AppliedOn),
    ("activistOn", Col::ActivistOn),
    ("prospectOn", Col::ProspectOn),
    ("workedFrom", Col::WorkedFrom),
    ("phone", Col::Phone),
    ("memberships", Col::Unit),
    ("posts", Col::Posts),
    ("standings", Col::Standings),
];

const UNITS: UnitColumns<Col> =
    UnitColumns { unit: Col::Unit, group: Col::Group, superior: Col::Superior, base: Col::Base };

/// What the rows of one file share.
struct Roster<'a> {
    tx: &'a Tx<'a>,
    today: Day,
    units: Units<'a>,
    known: Known,
    warnings: Vec<String>,
    /// People whose 转入日期 was assumed.
    homes: i64,
    /// Posts whose 任职时间 was assumed.
    posts: i64,
}

pub(super) fn import(
    tx: &Tx<'_>,
    table: &Table<Col>,
    options: &Options,
    result: &mut ImportResult,
) -> Result<()> {
    let mut by_name: HashMap<String, Vec<MemberId>> = HashMap::new();
    for line in member::roster(tx, unit::top(tx)?.id, options.today)? {
        by_name.entry(line.name).or_default().push(line.id);
    }
    let mut roster = Roster {
        tx,
        today: options.today,
        units: Units::of(tx, options)?.founding_groups(),
        known: Known { by_name, rows: HashMap::new() },
        warnings: Vec::new(),
        homes: 0,
        posts: 0,
    };
    for row in table.watched(tx.watch()) {
        let mut row = Reader::new(table, row?);
        let outcome = roster.one(&mut row)?;
        row.finish(outcome, result);
    }
    let Roster { mut warnings, homes, posts, .. } = roster;
    let start = year_start(options.today).format("%Y年%-m月%-d日");
    if homes > 0 {
        warnings.push(format!(
            "有 {homes} 人没有写转入日期：从申请入党、入党的日子起算作本支部的人，这些日子也没写的从{start}算起。不对的以后在党员名册里改"
        ));
    }
    if posts > 0 {
        warnings.push(format!(
            "有 {posts} 项党内职务没有写任职时间：从本届选举的日子算起，选举日期也没写的从{start}算起。不对的以后在党员名册里改"
        ));
    }
    result.warnings.extend(warnings);
    Ok(())
}

impl Roster<'_> {
    fn one(&mut self, row: &mut Reader<'_, Col>) -> Result<Option<Outcome>> {
        let given = row::fields(row);
        let Some((unit, group)) = self.units.resolve(row, UNITS)? else { return Ok(None) };
        if row.is_refused() {
            return Ok(None);
        }
        let Some(same) = same::find(self.tx, row, &given, (unit, group), &self.known)? else {
            return Ok(None);
        };
        let before = same.map(|id| member::get(self.tx, id)).transpose()?;
        let mut member = before.clone().unwrap_or_else(|| blank(&given.name));
        merge(&mut member.fields, given);
        from_id_number(&mut member.fields);
        row::stage(row, &member.fields, self.today);
        self.homes += i64::from(!home(row, &mut member, unit, group, self.today));
        self.posts += standing::posts(row, &mut member, &self.units, (unit, group), self.today);
        standing::standings(row, &mut member, self.today);
        if row.is_refused() {
            return Ok(None);
        }
        if before.as_ref() == Some(&member) {
            self.known.rows.insert(member.id, row.number());
            return Ok(Some(Outcome::Unchanged));
        }
        for warning in id_number_warnings(&member.fields) {
            self.warnings.push(format!("第 {} 行{}：{warning}", row.number(), member.fields.name));
        }
        let written = member::save(
            self.tx,
            same,
            &member.fields,
            &member.memberships,
            &member.posts,
            &member.standings,
        );
        let Some(id) = row.judge(FIELDS, written)? else { return Ok(None) };
        self.known.rows.insert(id, row.number());
        if same.is_none() {
            self.known.by_name.entry(member.fields.name).or_default().push(id);
        }
        Ok(Some(if same.is_some() { Outcome::Updated } else { Outcome::Created }))
    }
}

/// A person nobody knows yet.
fn blank(name: &str) -> Member {
    Member {
        id: MemberId(0),
        uid: String::new(),
        pinyin: String::new(),
        initials: String::new(),
        fields: MemberFields { name: name.to_owned(), ..MemberFields::default() },
        memberships: Vec::new(),
        posts: Vec::new(),
        standings: Vec::new(),
    }
}

/// Takes over what the row has; a blank never erases.
fn merge(known: &mut MemberFields, given: MemberFields) {
    known.sex = given.sex.or(known.sex);
    known.is_frontline |= given.is_frontline;
    if given.seniority_adjust_months != 0 {
        known.seniority_adjust_months = given.seniority_adjust_months;
    }
    for (known, new) in [
        (&mut known.id_number, given.id_number),
        (&mut known.ethnicity, given.ethnicity),
        (&mut known.born_on, given.born_on),
        (&mut known.native_place, given.native_place),
        (&mut known.education, given.education),
        (&mut known.degree, given.degree),
        (&mut known.phone, given.phone),
        (&mut known.job, given.job),
        (&mut known.title, given.title),
        (&mut known.worked_from, given.worked_from),
        (&mut known.address, given.address),
        (&mut known.applied_on, given.applied_on),
        (&mut known.activist_on, given.activist_on),
        (&mut known.prospect_on, given.prospect_on),
        (&mut known.probation_on, given.probation_on),
        (&mut known.full_on, given.full_on),
        (&mut known.note, given.note),
    ] {
        fill(known, new);
    }
}

/// Sex and birth follow from the ID number where the list leaves them blank (M-33).
fn from_id_number(fields: &mut MemberFields) {
    let Some(id) = fields.id_number.as_deref().and_then(|number| check_id_number(number).ok()) else {
        return;
    };
    fields.sex = fields.sex.or(Some(id.sex));
    if fields.born_on.is_none() {
        fields.born_on = Some(id.born_on.to_string());
    }
}

/// 组织关系. A new member belongs from 转入日期, else from the earliest date known. A known one moves to another branch only
/// with 转入日期; a group that was blank is filled in, another group begins today. `false` when a date was assumed.
fn home(
    row: &mut Reader<'_, Col>,
    member: &mut Member,
    unit: UnitId,
    group: Option<UnitId>,
    today: Day,
) -> bool {
    let joined = row.day(Col::JoinedOn);
    let names_unit = !row.cell(Col::Unit).is_blank();
    let Some(current) =
        member.memberships.last_mut().filter(|home| home.until_on.is_none_or(|until| until > today))
    else {
        let from_on = joined.unwrap_or_else(|| earliest(&member.fields, today));
        let from_on = member
            .memberships
            .last()
            .and_then(|home| home.until_on)
            .map_or(from_on, |until| until.max(from_on));
        member.memberships.push(Membership {
            id: None,
            unit_id: unit,
            group_id: group,
            from_on,
            until_on: None,
            came_by: None,
            left_by: None,
        });
        return joined.is_some();
    };
    let moves = names_unit && current.unit_id != unit;
    if moves && joined.is_none() {
        row.refuse(Col::Unit, "手册里他在另一个支部。要转到这里，请加一列“转入日期”；没有转，请改这一行");
    } else if moves
        || group.is_some_and(|group| {
            current.unit_id == unit && current.group_id.is_some_and(|known| known != group)
        })
    {
        let from_on = joined.filter(|_| moves).unwrap_or(today);
        if current.from_on >= from_on {
            (current.unit_id, current.group_id) = (unit, group);
        } else {
            current.until_on = Some(from_on);
            member.memberships.push(Membership {
                id: None,
                unit_id: unit,
                group_id: group,
                from_on,
                until_on: None,
                came_by: None,
                left_by: None,
            });
        }
    } else if current.unit_id == unit && current.group_id.is_none() {
        current.group_id = group;
    }
    true
}

/// The earliest day of a person's way into the party that is known.
fn earliest(fields: &MemberFields, today: Day) -> Day {
    let dates =
        [&fields.applied_on, &fields.activist_on, &fields.prospect_on, &fields.probation_on, &fields.full_on];
    let first = dates
        .into_iter()
        .flatten()
        .min()
        .map(|date| if date.len() == 7 { format!("{date}-01") } else { date.clone() });
    first.and_then(|date| date.parse().ok()).unwrap_or_else(|| year_start(today))
}

/// The first day of a day's year.
fn year_start(today: Day) -> Day {
    Day::from_ymd_opt(today.year(), 1, 1).unwrap_or(today)
}
