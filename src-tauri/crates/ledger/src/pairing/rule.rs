//! When visits are due, and what a year of pairs comes to. Pure: no SQL.

use std::collections::BTreeSet;

use chrono::{Datelike, Days};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Pairing, PairingFields, PairingSums};
use crate::date::{Day, Window};

/// How far the visits of a pair are in a year, on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "VisitPace")]
pub struct Pace {
    /// Visits the whole year asks for.
    pub asked: i64,
    /// Of these, due by the day.
    pub due: i64,
    /// Visits paid.
    pub done: i64,
    /// Until when the next one has to be paid; none: all are.
    pub next_on: Option<Day>,
    /// That day has passed.
    pub is_late: bool,
}

/// Last days of the visits of a year: the year in as many equal parts as visits, one visit by the end of each part that ends
/// while the pair holds and its branch is kept in this book. A pair of the middle of a year owes what is left of it.
pub fn due_days(fields: &PairingFields, begin: Option<Day>, year: i32) -> Vec<Day> {
    let Some(Window { from, to }) = Window::year(year) else { return Vec::new() };
    let days = to.signed_duration_since(from).num_days() + 1;
    let from_on = begin.map_or(fields.from_on, |begin| begin.max(fields.from_on));
    let holds = |day: &Day| *day >= from_on && fields.until_on.is_none_or(|until| *day < until);
    (1..=fields.visits_per_year)
        .filter_map(|part| {
            // Whole months where the visits divide the year, as people plan: 4 a year are due by 31 March, 30 June….
            if 12 % fields.visits_per_year == 0 {
                let month = u32::try_from(part * (12 / fields.visits_per_year)).ok()?;
                return Day::from_ymd_opt(year, month, 1).map(crate::date::last_day_of_month);
            }
            let last = u64::try_from(days * part / fields.visits_per_year - 1).ok()?;
            from.checked_add_days(Days::new(last))
        })
        .filter(holds)
        .collect()
}

/// How a pair with so many visits this year stands on a day.
pub fn pace(fields: &PairingFields, begin: Option<Day>, done: usize, day: Day) -> Pace {
    let days = due_days(fields, begin, day.year());
    let next_on = days.get(done).copied();
    Pace {
        asked: count(days.len()),
        due: count(days.iter().filter(|due| **due <= day).count()),
        done: count(done),
        next_on,
        is_late: next_on.is_some_and(|due| due < day),
    }
}

/// What the pairs of a year come to.
pub fn sums(pairs: &[Pairing]) -> PairingSums {
    let mut sums = PairingSums { pairs: count(pairs.len()), ..PairingSums::default() };
    let (mut branches, mut visited) = (BTreeSet::new(), BTreeSet::new());
    for pair in pairs {
        branches.insert(pair.fields.unit_id);
        if !pair.visits.is_empty() {
            visited.insert(pair.fields.unit_id);
        }
        sums.lectured += i64::from(pair.visits.iter().any(|visit| visit.fields.has_lecture));
        sums.visits += pair.pace.done;
        sums.due += pair.pace.due;
        sums.found += pair.visits.iter().map(|visit| visit.fields.found).sum::<i64>();
        sums.solved += pair.visits.iter().map(|visit| visit.fields.solved).sum::<i64>();
    }
    PairingSums { branches: count(branches.len()), visited: count(visited.len()), ..sums }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::UnitId;

    fn pair(from_on: &str, until_on: Option<&str>, visits_per_year: i64) -> PairingFields {
        PairingFields {
            unit_id: UnitId(1),
            member_id: None,
            leader: "黄启明".into(),
            post: None,
            from_on: from_on.parse().unwrap(),
            until_on: until_on.map(|day| day.parse().unwrap()),
            visits_per_year,
        }
    }

    #[test]
    fn visits_are_due_evenly_over_the_part_of_the_year_that_holds() {
        let cases = [
            (pair("2025-01-01", None, 4), "2026-03-31 2026-06-30 2026-09-30 2026-12-31", "one a quarter"),
            (pair("2026-07-01", None, 4), "2026-09-30 2026-12-31", "a pair of July owes the second half"),
            (
                pair("2026-03-31", Some("2026-06-30"), 4),
                "2026-03-31",
                "its last day is the day before the end",
            ),
            (
                pair("2025-01-01", None, 5),
                "2026-03-14 2026-05-26 2026-08-07 2026-10-19 2026-12-31",
                "in five parts",
            ),
            (pair("2025-01-01", None, 0), "", "none asked"),
            (pair("2027-01-01", None, 4), "", "not yet in force"),
        ];
        for (fields, wanted, why) in cases {
            let days: Vec<String> = due_days(&fields, None, 2026).iter().map(Day::to_string).collect();
            assert_eq!(days.join(" "), wanted, "{why}");
        }
    }

    #[test]
    fn a_visit_is_late_only_after_its_last_day() {
        let fields = pair("2025-01-01", None, 4);
        let on = |done, day: &str| {
            let pace = pace(&fields, None, done, day.parse().unwrap());
            (pace.due, pace.next_on.map(|day| day.to_string()), pace.is_late)
        };
        assert_eq!(
            on(2, "2026-09-30"),
            (3, Some("2026-09-30".into()), false),
            "its last day is still in time"
        );
        assert_eq!(on(2, "2026-10-01"), (3, Some("2026-09-30".into()), true), "the day after is not");
        assert_eq!(on(4, "2026-10-01"), (3, None, false), "paid ahead of time: nothing is due any more");
    }
}
