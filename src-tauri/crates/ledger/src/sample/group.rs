//! A steel group of three bases in the first seven months of 2021: what its committee registers, mostly numbers without
//! names. By kind: 225 理论学习中心组学习, 243 专题党课, 91 专题培训, 173 革命传统教育 (field.md S4…S7).

use std::path::Path;

use chrono::Days;

use super::bulk::{Bulk, Made, New};
use super::{make_in_bulk, moment};
use crate::Result;
use crate::book::Book;
use crate::date::Day;
use crate::id::MemberId;
use crate::session::{Declared, Scope};
use crate::unit::{UnitFields, UnitKind};

/// Base, committees, general branches, branches: 400 units with the group's own committee.
const BASES: [(&str, usize, usize, usize); 3] =
    [("柳州", 8, 14, 214), ("防城港", 4, 7, 92), ("玉林", 2, 4, 54)];

/// Kind, titles, sessions by base, minutes, who holds them.
type Rows = (&'static str, &'static [&'static str], [usize; 3], i64, Holder);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    /// Committees and general branches.
    Above,
    Branches,
}

const REGISTER: [Rows; 5] = [
    (
        "centre_group_study",
        &["学习党史基本著作", "学习有关重要讲话精神", "专题研讨高质量发展"],
        [140, 52, 33],
        120,
        Holder::Above,
    ),
    (
        "lecture",
        &["党课：从党史中汲取力量", "党课：立足岗位作贡献", "党课：老党员讲传统"],
        [150, 56, 37],
        60,
        Holder::Branches,
    ),
    ("training", &["党史学习教育专题培训", "党务工作者培训", "新党员培训"], [55, 22, 14], 180, Holder::Above),
    (
        "tradition_education",
        &["参观革命旧址", "祭扫烈士陵园", "参观红色展馆"],
        [104, 43, 26],
        150,
        Holder::Branches,
    ),
    ("study", &["集中学习党史", "学习公司职代会精神"], [190, 82, 40], 60, Holder::Branches),
];

/// Of each base this many branches keep their theme days with names.
const NAMED: usize = 4;

/// Members of a branch on the average: 7,000 in all.
const PEOPLE: usize = 17;

struct Branch {
    unit: Made,
    people: Vec<MemberId>,
}

/// Makes the committee's book. Errors: those of [`Book::create`]; on any error no file is left behind.
pub fn group(path: &Path, password: &str, seed: u64) -> Result<Book> {
    let owner = UnitFields {
        full_name: Some("中共××钢铁集团委员会".to_owned()),
        ..UnitFields::new(UnitKind::Committee, "××钢铁集团党委")
    };
    let start = Day::from_ymd_opt(2021, 1, 1).unwrap_or_default();
    make_in_bulk(path, password, seed, moment(start, 9, 0), &owner, |bulk| {
        let top = bulk.top()?;
        for (at, base) in BASES.iter().enumerate() {
            one_base(bulk, &top, at, base)?;
        }
        Ok(())
    })
}

fn one_base(
    bulk: &mut Bulk<'_>,
    top: &Made,
    at: usize,
    &(name, committees, generals, branches): &(&str, usize, usize, usize),
) -> Result<()> {
    let base = bulk.base(name)?;
    let mut above = Vec::new();
    for (kind, many) in [(UnitKind::Committee, committees), (UnitKind::GeneralBranch, generals)] {
        for number in 1..=many {
            above.push(bulk.unit(top, Some(base), kind, &format!("{name}第{number}{}", kind.label()))?);
        }
    }
    let mut below = Vec::new();
    for number in 0..branches {
        let unit = bulk.unit(
            &above[number % above.len()],
            None,
            UnitKind::Branch,
            &format!("{name}第{}党支部", number + 1),
        )?;
        let size = PEOPLE + bulk.random.below(6);
        let from_on = Day::from_ymd_opt(2019, 1, 1).unwrap_or_default();
        let mut people = Vec::with_capacity(size);
        for place in 0..size {
            let post = ["secretary", "organisation", "publicity"].get(place).map(|post| (*post, unit.id));
            people.push(bulk.member(unit.id, None, from_on, post)?);
        }
        below.push(Branch { unit, people });
    }
    register(bulk, at, &above, &below)?;
    theme_days(bulk, &below)
}

/// The rows of the register, spread over the seven months.
fn register(bulk: &mut Bulk<'_>, base: usize, above: &[Made], below: &[Branch]) -> Result<()> {
    for (kind, titles, counts, minutes, holder) in &REGISTER {
        for number in 0..counts[base] {
            let branch = &below[number % below.len()];
            let (unit, due) = match holder {
                Holder::Above => (above[number % above.len()].id, 12 + bulk.random.below(8)),
                Holder::Branches => (branch.unit.id, branch.people.len()),
            };
            let day = day_of_year(number * 211 / counts[base]);
            let new = New {
                unit,
                kinds: &[kind],
                on_day: day,
                title: titles[number % titles.len()],
                scope: Scope::Nobody,
                minutes: *minutes,
                declared: Some(counted(bulk, due)),
            };
            bulk.session(&new)?;
        }
    }
    Ok(())
}

/// A theme day a month in every branch; the first branches of a base call the roll.
fn theme_days(bulk: &mut Bulk<'_>, branches: &[Branch]) -> Result<()> {
    for month in 1..=7 {
        for (at, branch) in branches.iter().enumerate() {
            let on_day = Day::from_ymd_opt(2021, month, 12 + u32::try_from(at % 14).unwrap_or_default())
                .unwrap_or_default();
            let is_named = at < NAMED;
            let new = New {
                unit: branch.unit.id,
                kinds: &["theme_day"],
                on_day,
                title: "学党史、办实事",
                scope: if is_named { Scope::All } else { Scope::Nobody },
                minutes: 90,
                declared: (!is_named).then(|| counted(bulk, branch.people.len())),
            };
            let session = bulk.session(&new)?;
            if is_named {
                bulk.roll(session, branch.unit.id, on_day, &branch.people)?;
            }
        }
    }
    Ok(())
}

/// Counts without names that add up.
fn counted(bulk: &mut Bulk<'_>, due: usize) -> Declared {
    let excused = bulk.random.below(3).min(due);
    let number = |count: usize| i64::try_from(count).ok();
    Declared { due: number(due), present: number(due - excused), excused: number(excused), absent: Some(0) }
}

/// The day so many days after New Year 2021; 31 July is 211 days after.
fn day_of_year(number: usize) -> Day {
    let first = Day::from_ymd_opt(2021, 1, 1).unwrap_or_default();
    first.checked_add_days(Days::new(number as u64)).unwrap_or(first)
}
