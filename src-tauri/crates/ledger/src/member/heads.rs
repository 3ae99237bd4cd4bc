//! How many people a unit has on a day, without reading who they are.

use std::collections::HashMap;

use rusqlite::params;

use super::over_before;
use super::roster::{People, Whose};
use crate::date::Day;
use crate::id::UnitId;
use crate::unit::{self, UnitKind};
use crate::{Result, View};

/// The stage of `member m` on the day `?1`, as [`super::stage_on`] says it: 2 for 正式党员, 1 for 预备党员, 0 on the way there,
/// null when not on the roster. `?5` is [`over_before`] of the day.
const STAGE: &str = "CASE
    WHEN m.full_on <= ?1 OR coalesce(m.full_on, m.probation_on, m.prospect_on, m.activist_on, m.applied_on) IS NULL THEN 2
    WHEN m.probation_on <= ?1 THEN iif(m.full_on IS NULL AND substr(m.probation_on || '-01', 1, 10) < ?5, 2, 1)
    WHEN m.prospect_on <= ?1 OR m.activist_on <= ?1 OR m.applied_on <= ?1 THEN 0 END";

/// Whose roster, on which day, found by which words.
pub(crate) type HomesOf = (UnitId, Day, String);

/// The branches that a roster's people belong to.
#[derive(Debug)]
pub(crate) struct Homes {
    /// Place of every unit in the tree; people without a group come first.
    pub(super) places: HashMap<UnitId, usize>,
    /// In the order of the tree.
    pub(super) heads: Vec<Heads>,
}

/// People at home in one branch.
#[derive(Debug)]
pub(super) struct Heads {
    pub(super) unit: UnitId,
    /// Everyone on the roster.
    pub(super) all: usize,
    /// 正式党员 among them.
    pub(super) full: usize,
    /// 预备党员 among them.
    pub(super) probationary: usize,
}

/// How many 正式 and 预备党员 belong to a unit or to one under it on a day.
pub fn head_count(view: &View<'_>, unit: UnitId, day: Day) -> Result<i64> {
    const ALL: i64 = -1;
    head_count_up_to(view, unit, day, ALL)
}

/// The same, looked for no further than `most`: so quick at any size.
pub fn head_count_up_to(view: &View<'_>, unit: UnitId, day: Day, most: i64) -> Result<i64> {
    let unit = unit::get(view, unit)?;
    let people = if unit.fields.kind == UnitKind::Group { People::Group } else { People::Subtree };
    let whose = Whose::all(&unit, people);
    let members = people.query(
        "SELECT 1 FROM membership ms JOIN member m ON m.id = ms.member_id",
        &format!("AND {STAGE} > 0 LIMIT ?6"),
    );
    let mut statement = view.conn().prepare_cached(&format!("SELECT count(*) FROM ({members})"))?;
    let bounds = params![day, whose.from, whose.to, unit.id, over_before(day), most];
    Ok(statement.query_row(bounds, |row| row.get(0))?)
}

/// Everyone of these people on the roster on a day whom the words find, counted by home branch.
pub(super) fn by_home(view: &View<'_>, whose: &Whose<'_>, day: Day, words: &str) -> Result<Vec<Heads>> {
    let people = whose.people.query(
        &format!(
            "SELECT ms.unit_id, {STAGE} AS stage FROM membership ms JOIN member m ON m.id = ms.member_id"
        ),
        &format!("AND {FOUND}"),
    );
    let sql = format!(
        "SELECT unit_id, count(*), sum(stage = 2), sum(stage = 1) FROM ({people}) WHERE stage IS NOT NULL GROUP BY unit_id"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let bounds = params![day, whose.from, whose.to, whose.unit.id, over_before(day), words];
    let rows = statement.query_map(bounds, |row| {
        let count = |column| row.get(column).map(isize::unsigned_abs);
        Ok(Heads { unit: row.get(0)?, all: count(1)?, full: count(2)?, probationary: count(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whose name, reading or initials the words `?6` find.
pub(super) const FOUND: &str = "(?6 = '' OR instr(m.name, ?6) OR m.initials LIKE ?6 || '%' OR replace(m.pinyin, ' ', '') LIKE ?6 || '%')";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::member::{MemberFields, Stage, stage_on};
    use proptest::prelude::*;

    /// Dates as they are written down: days, months, or none.
    fn date() -> impl Strategy<Value = Option<String>> {
        let day = (2021..2027, 1..13, 1..29).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"));
        prop_oneof![2 => Just(None), 1 => day.clone().prop_map(|day| Some(day[..7].to_owned())), 3 => day.prop_map(Some)]
    }

    proptest! {
        #[test]
        fn the_stage_in_a_count_is_the_stage_of_the_person(
            dates in proptest::collection::vec(date(), 5),
            offset in 0..1_500i64,
        ) {
            let day = Day::from_ymd_opt(2023, 6, 1).unwrap() + chrono::Days::new(offset.unsigned_abs());
            let conn = rusqlite::Connection::open_in_memory().unwrap();
            let sql = format!(
                "SELECT {STAGE} FROM (SELECT ?2 applied_on, ?3 activist_on, ?4 prospect_on, ?6 probation_on, ?7 full_on) m"
            );
            let counted: Option<i64> = conn
                .query_row(
                    &sql,
                    params![day, dates[0], dates[1], dates[2], over_before(day), dates[3], dates[4]],
                    |row| row.get(0),
                )
                .unwrap();
            let [applied_on, activist_on, prospect_on, probation_on, full_on] = <[_; 5]>::try_from(dates).unwrap();
            let fields =
                MemberFields { applied_on, activist_on, prospect_on, probation_on, full_on, ..MemberFields::default() };
            let stage = stage_on(&fields, day).map(|stage| match stage {
                Stage::Full => 2,
                Stage::Probationary => 1,
                _ => 0,
            });
            prop_assert_eq!(counted, stage, "{:?} on {}", fields, day);
        }
    }
}
