//! Who a row is: people of one name are never merged by their name alone (M-27).

use std::collections::HashMap;

use ledger::id::{MemberId, UnitId};
use ledger::member::{self, Member, MemberFields};
use ledger::{Result, Tx};

use super::merge;
use crate::columns::MemberColumn as Col;
use crate::import::Reader;

/// People of the book by name, and the rows of this file that are already somebody.
pub(super) struct Known {
    pub by_name: HashMap<String, Vec<MemberId>>,
    pub rows: HashMap<MemberId, u32>,
}

/// Who the row is: `Some(None)` is somebody new, `None` a refused row. People of one name are never merged without something
/// that tells them apart or makes them one: ID number, birth, group, 入党日期 or phone (M-27).
pub(super) fn find(
    tx: &Tx<'_>,
    row: &mut Reader<'_, Col>,
    given: &MemberFields,
    home: (UnitId, Option<UnitId>),
    known: &Known,
) -> Result<Option<Option<MemberId>>> {
    let mut candidates = known.by_name.get(&given.name).cloned().unwrap_or_default();
    for id in member::find_same(tx, given, home.0)? {
        if !candidates.contains(&id) {
            candidates.push(id);
        }
    }
    let mut same = Vec::new();
    let mut unclear = Vec::new();
    for id in candidates {
        match compare(&member::get(tx, id)?, given, home) {
            Likeness::Same => same.push(id),
            Likeness::Unclear => unclear.push(id),
            Likeness::Other => {}
        }
    }
    let twice = |id: &MemberId| known.rows.get(id).copied();
    match (&same[..], &unclear[..]) {
        ([], []) => Ok(Some(None)),
        ([id], _) if twice(id).is_none() => Ok(Some(Some(*id))),
        ([id], _) => {
            row.refuse(
                Col::Name,
                &format!(
                    "和第 {} 行是同一个人，请删去重复的一行；是两个人，请补上身份证号、出生年月或党小组",
                    twice(id).unwrap_or_default()
                ),
            );
            Ok(None)
        }
        ([], [id, ..]) => {
            let with = twice(id)
                .map_or("手册里已有的同名党员".to_owned(), |row| format!("第 {row} 行的同名党员"));
            row.refuse(
                Col::Name,
                &format!(
                    "分不清和{with}是不是同一个人。请在表里（必要时也在名册里）补上身份证号、出生年月或党小组"
                ),
            );
            Ok(None)
        }
        _ => {
            row.refuse(Col::Name, "手册里有几个人都对得上，请补上身份证号");
            Ok(None)
        }
    }
}

enum Likeness {
    Same,
    Other,
    Unclear,
}

/// Whether somebody of the book is the person of a row, name and all.
fn compare(member: &Member, given: &MemberFields, (unit, group): (UnitId, Option<UnitId>)) -> Likeness {
    let month = |text: &Option<String>| text.as_deref().and_then(|text| text.get(..7)).map(str::to_owned);
    let tell = |known: Option<String>, new: Option<String>| known.zip(new).map(|(known, new)| known == new);
    let fields = &member.fields;
    if let Some(is_same) = tell(fields.id_number.clone(), given.id_number.clone()) {
        return if is_same { Likeness::Same } else { Likeness::Other };
    }
    if fields.name != given.name {
        return Likeness::Other;
    }
    let signs = [
        tell(month(&fields.born_on), month(&given.born_on)),
        tell(month(&fields.probation_on), month(&given.probation_on)),
        tell(fields.phone.clone(), given.phone.clone()).filter(|is_same| *is_same),
        group.filter(|_| member.memberships.last().is_some_and(|home| home.group_id == group)).map(|_| true),
    ];
    let is_in_unit = member.memberships.iter().any(|home| home.unit_id == unit);
    if signs.contains(&Some(false)) {
        // Born or admitted in another month: somebody else, unless something else says it is the same person.
        let has_sign = signs[2..].contains(&Some(true)) && is_in_unit;
        return if has_sign { Likeness::Unclear } else { Likeness::Other };
    }
    if signs.contains(&Some(true)) {
        return Likeness::Same;
    }
    // Nothing tells: the same row again is the same person; anything more is a guess.
    let mut merged = fields.clone();
    merge(&mut merged, given.clone());
    if is_in_unit && merged == *fields { Likeness::Same } else { Likeness::Unclear }
}
