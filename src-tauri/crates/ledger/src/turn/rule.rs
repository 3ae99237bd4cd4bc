//! The order of a queue (B14). Pure: no SQL.
//!
//! Fewest turns first; among those, who has not yet spoken on the family asked for; then whose last turn lies longest ago;
//! then the place in the queue. A skip counts as a turn, so whoever is skipped goes to the end of the round once. Those who
//! cannot on the day are passed over and keep their place.

use chrono::Datelike;

use super::{AgeBand, Hindrance};
use crate::date::Day;
use crate::id::MemberId;

/// One person of a queue with what decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub member_id: MemberId,
    /// Place in the first round.
    pub place: i64,
    /// Turns the others had when they joined: they do not have to catch up.
    pub head_start: i64,
    /// Days of their turns, planned ones included.
    pub turns: Vec<Day>,
    /// Days on which they were skipped.
    pub skips: Vec<Day>,
    /// Why they cannot on the day.
    pub hindrance: Option<Hindrance>,
    /// Whether they have spoken on the family asked for.
    pub has_family: bool,
}

impl Seat {
    /// Turns that count in the round: taken, put down for, skipped, and those of before they joined.
    pub fn rounds(&self) -> i64 {
        let own = self.turns.len() + self.skips.len();
        self.head_start + i64::try_from(own).unwrap_or(i64::MAX)
    }

    fn last(&self) -> Option<Day> {
        self.turns.iter().chain(&self.skips).max().copied()
    }
}

/// Puts a queue in order: whose turn is next first, those who cannot on the day last.
pub fn order(seats: &mut [Seat]) {
    seats.sort_by_cached_key(|seat| {
        (seat.hindrance.is_some(), seat.rounds(), seat.has_family, seat.last(), seat.place, seat.member_id)
    });
}

/// Where somebody who joins a queue begins: level with those who had fewest turns.
pub fn head_start(seats: &[Seat]) -> i64 {
    seats.iter().map(Seat::rounds).min().unwrap_or_default()
}

/// People by the year they were born in (dates of day or month precision): 95后 and 90后 apart, then decades; youngest first,
/// the unknown last.
pub fn age_bands<'a>(born: impl Iterator<Item = Option<&'a str>>) -> Vec<AgeBand> {
    // The first year of each band; five years apart only among the young (field.md S28 names 1990 and 1995).
    let first = |born: Option<&str>| {
        let year: i32 = born?.get(..4)?.parse().ok()?;
        Some(if year >= 1990 { year.div_euclid(5) * 5 } else { year.div_euclid(10) * 10 })
    };
    let mut bands: Vec<(Option<i32>, i64)> = Vec::new();
    for year in born.map(first) {
        match bands.iter_mut().find(|(known, _)| *known == year) {
            Some((_, people)) => *people += 1,
            None => bands.push((year, 1)),
        }
    }
    bands.sort_by_key(|(year, _)| std::cmp::Reverse(*year));
    let label = |year: Option<i32>| {
        year.map_or_else(|| "未登记".to_owned(), |year| format!("{:02}后", year.rem_euclid(100)))
    };
    bands.into_iter().map(|(year, people)| AgeBand { label: label(year), people }).collect()
}

/// `上次3月5日，共2次`; with the year when it is not that of the day.
pub fn why(turns: &[Day], day: Day) -> String {
    match turns.iter().max() {
        None => "还没轮到过".to_owned(),
        Some(last) => {
            let year = if last.year() == day.year() { String::new() } else { format!("{}年", last.year()) };
            format!("上次{year}{}月{}日，共{}次", last.month(), last.day(), turns.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(number: u64) -> Day {
        Day::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(number)
    }

    fn seat(id: i64, turns: &[u64], skips: &[u64]) -> Seat {
        Seat {
            member_id: MemberId(id),
            place: id,
            head_start: 0,
            turns: turns.iter().map(|n| day(*n)).collect(),
            skips: skips.iter().map(|n| day(*n)).collect(),
            hindrance: None,
            has_family: false,
        }
    }

    fn ids(mut seats: Vec<Seat>) -> Vec<i64> {
        order(&mut seats);
        seats.iter().map(|seat| seat.member_id.0).collect()
    }

    #[test]
    fn the_queue_is_fair_over_turns_and_topics() {
        let (one, two, three) = (seat(1, &[5], &[]), seat(2, &[], &[]), seat(3, &[3], &[]));
        let with = |change: fn(&mut Seat), mut seat: Seat| {
            change(&mut seat);
            seat
        };
        let cases = [
            ("nobody has had one: by place", vec![seat(2, &[], &[]), seat(1, &[], &[])], vec![1, 2]),
            (
                "fewest turns first, then longest ago",
                vec![one.clone(), two.clone(), three.clone()],
                vec![2, 3, 1],
            ),
            (
                "a skip sends to the end of the round, once",
                vec![seat(1, &[], &[4]), seat(2, &[], &[]), seat(3, &[], &[])],
                vec![2, 3, 1],
            ),
            (
                "skipped before the others had theirs: first of the next round",
                vec![seat(1, &[], &[4]), seat(2, &[5], &[]), seat(3, &[6], &[])],
                vec![1, 2, 3],
            ),
            (
                "on leave: passed over, however few turns",
                vec![with(|seat| seat.hindrance = Some(Hindrance::Leave), two.clone()), one.clone()],
                vec![1, 2],
            ),
            (
                "equal turns: who has not spoken on the family",
                vec![with(|seat| seat.has_family = true, three.clone()), one.clone()],
                vec![1, 3],
            ),
            (
                "the family never gives a second turn before somebody's first",
                vec![with(|seat| seat.has_family = true, two), one.clone()],
                vec![2, 1],
            ),
            (
                "who joined late is level, not behind",
                vec![with(|seat| seat.head_start = 1, seat(4, &[], &[])), one, three],
                vec![4, 3, 1],
            ),
        ];
        for (why, seats, wanted) in cases {
            assert_eq!(ids(seats), wanted, "{why}");
        }
    }

    #[test]
    fn a_reason_says_when_and_how_often() {
        let today = day(200);
        assert_eq!(why(&[], today), "还没轮到过", "no turn yet");
        assert_eq!(why(&[day(63), day(2)], today), "上次3月5日，共2次", "the last one, whatever the order");
        let last_year = Day::from_ymd_opt(2025, 12, 24).unwrap();
        assert_eq!(why(&[last_year], today), "上次2025年12月24日，共1次", "another year is named");
    }

    #[test]
    fn bands_are_five_years_for_the_young() {
        let born = [Some("1996-01"), Some("1990-08-01"), Some("1994"), Some("1985"), Some("1989-03"), None];
        let bands: Vec<_> =
            age_bands(born.into_iter()).into_iter().map(|band| (band.label, band.people)).collect();
        let wanted = [("95后", 1), ("90后", 2), ("80后", 2), ("未登记", 1)];
        assert_eq!(
            bands,
            wanted.map(|(label, n)| (label.to_owned(), n)),
            "S28: 1990 and 1995 part the young"
        );
    }

    proptest! {
        /// Nobody gets a second turn before everybody who could had a first, whoever is on leave when.
        #[test]
        fn nobody_comes_twice_before_all_came_once(people in 2..9i64, leave in prop::collection::vec((0..9i64, 0..30u64), 0..8)) {
            let mut seats: Vec<Seat> = (0..people).map(|id| seat(id, &[], &[])).collect();
            for today in 0..30 {
                for seat in &mut seats {
                    let is_away = leave.iter().any(|(who, when)| *who == seat.member_id.0 && *when == today);
                    seat.hindrance = is_away.then_some(Hindrance::Leave);
                }
                order(&mut seats);
                if seats[0].hindrance.is_some() {
                    continue;
                }
                let fewest = seats.iter().filter(|seat| seat.hindrance.is_none()).map(|seat| seat.turns.len()).min();
                prop_assert_eq!(Some(seats[0].turns.len()), fewest, "day {}: somebody present had fewer", today);
                seats[0].turns.push(day(today));
            }
        }

        /// The queue does not depend on the order in which people or turns were entered.
        #[test]
        fn order_of_entry_is_irrelevant(turns in prop::collection::vec(prop::collection::vec(0..40u64, 0..5), 1..8), by in 0..8usize) {
            let seats: Vec<Seat> = (0..).zip(&turns).map(|(id, turns)| seat(id, turns, &[])).collect();
            let mut other: Vec<Seat> = seats.iter().cloned().map(|mut seat| { seat.turns.reverse(); seat }).collect();
            let by = by % other.len();
            other.rotate_left(by);
            prop_assert_eq!(ids(seats), ids(other));
        }
    }
}
