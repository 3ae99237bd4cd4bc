//! A book of a whole company to measure with: by default 3,000 branches, 70,000 members, five years and about 17 million
//! rows of attendance.

use std::path::Path;

use chrono::Datelike;

use super::bulk::{Bulk, Made, New};
use super::{TODAY, make_in_bulk, moment};
use crate::book::Book;
use crate::date::Day;
use crate::id::MemberId;
use crate::session::Scope;
use crate::unit::{UnitFields, UnitKind};
use crate::{Error, Result};

const BASES: [&str; 3] = ["北区", "南区", "沿海"];

/// Units between the company and its branches.
const ABOVE: usize = 60;

/// What a branch holds in a month, by the number of the month from 0: kinds, day, title, minutes, who is due.
const MONTHLY: [(&[&str], u32, &str, i64, Scope); 3] = [
    (&["committee_meeting"], 10, "研究本月支部工作", 90, Scope::Committee),
    (&["theme_day"], 18, "主题党日：学习和岗位实践", 90, Scope::All),
    (&["study"], 24, "集中学习", 60, Scope::All),
];

/// 专题培训 is held from January to October.
const TRAINING_MONTHS: u32 = 10;

const POSTS: [&str; 3] = ["secretary", "organisation", "publicity"];

struct Branch {
    unit: Made,
    people: Vec<MemberId>,
    groups: Vec<(Made, Vec<MemberId>)>,
}

/// Makes the book; `years` full years end with last December. Memory stays bounded, history stays empty.
/// Errors: fewer members than branches, no years; those of [`Book::create`]; on any error no file is left behind.
pub fn scale(
    path: &Path,
    password: &str,
    seed: u64,
    branches: usize,
    members: usize,
    years: usize,
) -> Result<Book> {
    if branches == 0 || years == 0 || members < branches {
        return Err(Error::broken("members", "支部、年数至少是 1，党员不少于支部数"));
    }
    let owner = UnitFields::new(UnitKind::Committee, "××集团党委");
    let first = TODAY.year() - i32::try_from(years).unwrap_or(i32::MAX);
    let start = Day::from_ymd_opt(first, 1, 1).ok_or_else(|| Error::broken("years", "年数太大"))?;
    make_in_bulk(path, password, seed, moment(start, 9, 0), &owner, |bulk| {
        let company = company(bulk, branches, members, start)?;
        for year in first..TODAY.year() {
            for month in 1..=12 {
                one_month(bulk, &company, year, month)?;
            }
        }
        Ok(())
    })
}

/// Units and members: branches under general branches and committees, members in groups of about ten.
fn company(bulk: &mut Bulk<'_>, branches: usize, members: usize, from_on: Day) -> Result<Vec<Branch>> {
    let top = bulk.top()?;
    let mut above = Vec::new();
    for name in BASES {
        let base = bulk.base(name)?;
        let each = ABOVE.min(branches.max(3)) / BASES.len();
        for number in 1..=each {
            let kind = if number.is_multiple_of(3) { UnitKind::Committee } else { UnitKind::GeneralBranch };
            above.push(bulk.unit(&top, Some(base), kind, &format!("{name}第{number}{}", kind.label()))?);
        }
    }
    let mut company = Vec::with_capacity(branches);
    for number in 0..branches {
        let unit = bulk.unit(
            &above[number % above.len()],
            None,
            UnitKind::Branch,
            &format!("第{}党支部", number + 1),
        )?;
        let size = members * (number + 1) / branches - members * number / branches;
        let mut branch = Branch { unit, people: Vec::with_capacity(size), groups: Vec::new() };
        for place in 0..size {
            if place.is_multiple_of(10) {
                let name = format!("第{}组", place / 10 + 1);
                branch.groups.push((bulk.unit(&branch.unit, None, UnitKind::Group, &name)?, Vec::new()));
            }
            let Some((group, in_group)) = branch.groups.last_mut() else { continue };
            let post = POSTS.get(place).map(|post| (*post, branch.unit.id));
            let member = bulk.member(branch.unit.id, Some(group.id), from_on, post)?;
            in_group.push(member);
            branch.people.push(member);
        }
        company.push(branch);
    }
    Ok(company)
}

/// Every branch's sessions of one month, day by day, so that rows arrive in the order of their keys.
fn one_month(bulk: &mut Bulk<'_>, company: &[Branch], year: i32, month: u32) -> Result<()> {
    let date = |day| Day::from_ymd_opt(year, month, day).unwrap_or_default();
    for &(kinds, day, title, minutes, scope) in &MONTHLY {
        let is_quarterly = kinds[0] == "theme_day" && month.is_multiple_of(3);
        let kinds: &[&str] = if is_quarterly { &["theme_day", "general_meeting", "lecture"] } else { kinds };
        for branch in company {
            let due = match scope {
                Scope::Committee => &branch.people[..branch.people.len().min(POSTS.len())],
                _ => &branch.people,
            };
            hold(bulk, &branch.unit, kinds, date(day), title, minutes, scope, due)?;
        }
    }
    for branch in company {
        for (group, people) in &branch.groups {
            hold(
                bulk,
                group,
                &["group_meeting"],
                date(26),
                "党小组会：交流学习体会",
                60,
                Scope::All,
                people,
            )?;
        }
    }
    if month == 1 {
        for branch in company {
            let kinds = ["organisational_life", "appraisal"];
            hold(
                bulk,
                &branch.unit,
                &kinds,
                date(28),
                "组织生活会和民主评议党员",
                180,
                Scope::All,
                &branch.people,
            )?;
        }
    }
    if month <= TRAINING_MONTHS {
        for branch in company {
            hold(bulk, &branch.unit, &["training"], date(27), "专题培训", 120, Scope::All, &branch.people)?;
        }
    }
    Ok(())
}

#[allow(clippy::too_many_arguments)]
fn hold(
    bulk: &mut Bulk<'_>,
    unit: &Made,
    kinds: &[&str],
    on_day: Day,
    title: &str,
    minutes: i64,
    scope: Scope,
    due: &[MemberId],
) -> Result<()> {
    let session =
        bulk.session(&New { unit: unit.id, kinds, on_day, title, scope, minutes, declared: None })?;
    bulk.roll(session, unit.id, on_day, due)
}
