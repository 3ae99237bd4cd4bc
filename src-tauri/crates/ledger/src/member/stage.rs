//! The stage of a person on a day, and 党龄. Dates may be months: a month counts from its first day.

use chrono::{Datelike, Days, Months};

use super::{MemberFields, Stage};
use crate::date::Day;

/// Longest time between 入党 and 转正, in months: a year, extended by at most another (FZ-15, FZ-16), and half a year for the
/// approval (FZ-14).
const LONGEST_PROBATION: u32 = 30;

/// The stage that the five dates give on a day (FZ-01); none before the first of them.
///
/// Lists of names without dates are in use (P-08): a person without any date is 正式党员, and so is one whose probation began
/// too long ago to still last; the missing 转正日期 shows as missing.
pub fn stage_on(fields: &MemberFields, day: Day) -> Option<Stage> {
    let reached = [
        (&fields.full_on, Stage::Full),
        (&fields.probation_on, Stage::Probationary),
        (&fields.prospect_on, Stage::Prospect),
        (&fields.activist_on, Stage::Activist),
        (&fields.applied_on, Stage::Applicant),
    ];
    if reached.iter().all(|(date, _)| date.is_none()) {
        return Some(Stage::Full);
    }
    let today = day.to_string();
    let stage =
        reached.iter().find(|(date, _)| date.as_deref().is_some_and(|date| date <= today.as_str()))?.1;
    let is_over = fields.full_on.is_none()
        && fields.probation_on.as_deref().and_then(first_day).is_some_and(|from| from < over_before(day));
    Some(if stage == Stage::Probationary && is_over { Stage::Full } else { stage })
}

/// A probation that began before this day is over on `day`, whatever was written down.
pub(super) fn over_before(day: Day) -> Day {
    let from = day - Months::new(LONGEST_PROBATION);
    // A month too short for the day of the month ends the count: the day after has it whole.
    if from.day() < day.day() { from + Days::new(1) } else { from }
}

/// 党龄 on a day: full years since 转正, with the correction in months (FZ-17, M-41); none before it or when it is unknown.
pub fn seniority_years(fields: &MemberFields, day: Day) -> Option<i64> {
    let from = first_day(fields.full_on.as_deref()?)?;
    if from > day {
        return None;
    }
    let whole = i64::from(day.year() - from.year()) * 12 + i64::from(day.month())
        - i64::from(from.month())
        - i64::from(day.day() < from.day());
    Some((whole + fields.seniority_adjust_months).max(0) / 12)
}

/// The first day a date text stands for.
fn first_day(text: &str) -> Option<Day> {
    let full = if text.len() == 7 { format!("{text}-01") } else { text.to_owned() };
    Day::parse_from_str(&full, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        first_day(text).unwrap()
    }

    #[test]
    fn the_stage_follows_the_dates() {
        let fields = MemberFields {
            applied_on: Some("2021-03".into()),
            activist_on: Some("2022-01-10".into()),
            prospect_on: Some("2023-05-06".into()),
            probation_on: Some("2024-07-01".into()),
            full_on: Some("2025-07-01".into()),
            ..MemberFields::default()
        };
        let cases = [
            ("2021-02-28", None, "FZ-01: nothing before the application"),
            ("2021-03-01", Some(Stage::Applicant), "M-22: a month counts from its first day"),
            ("2022-01-10", Some(Stage::Activist), "FZ-01"),
            ("2023-05-06", Some(Stage::Prospect), "FZ-01"),
            ("2024-06-30", Some(Stage::Prospect), "FZ-15: the day before the vote"),
            ("2024-07-01", Some(Stage::Probationary), "FZ-15: the day of the vote"),
            ("2025-06-30", Some(Stage::Probationary), "FZ-17: the last day of probation"),
            ("2025-07-01", Some(Stage::Full), "FZ-17: the day of 转正"),
        ];
        for (on, stage, rule) in cases {
            assert_eq!(stage_on(&fields, day(on)), stage, "{rule} ({on})");
        }
    }

    #[test]
    fn missing_dates_do_not_take_a_vote_away() {
        let nameless = MemberFields::default();
        assert_eq!(stage_on(&nameless, day("2026-01-01")), Some(Stage::Full), "P-08: names only are enough");
        let old = MemberFields { probation_on: Some("1998-07".into()), ..MemberFields::default() };
        assert_eq!(stage_on(&old, day("1999-06-30")), Some(Stage::Probationary), "FZ-15: in probation then");
        assert_eq!(
            stage_on(&old, day("2026-01-01")),
            Some(Stage::Full),
            "FZ-16: no probation lasts 27 years"
        );
        let extended = MemberFields { probation_on: Some("2024-01-01".into()), ..MemberFields::default() };
        assert_eq!(
            stage_on(&extended, day("2025-12-31")),
            Some(Stage::Probationary),
            "FZ-16: extended by a year"
        );
    }

    #[test]
    fn seniority_counts_full_years_from_full_membership() {
        let member = |full_on: &str, months| MemberFields {
            full_on: Some(full_on.into()),
            seniority_adjust_months: months,
            ..MemberFields::default()
        };
        let cases = [
            ("2015-09-21", 0, "2026-09-20", Some(10), "M-41: the day before the anniversary"),
            ("2015-09-21", 0, "2026-09-21", Some(11), "M-41: the anniversary"),
            ("2015-09", 0, "2026-09-01", Some(11), "M-41: a month counts from its first day"),
            ("2015-09-21", 6, "2026-03-21", Some(11), "M-41: the correction adds months"),
            ("2015-09-21", -12, "2026-09-21", Some(10), "M-41: the correction may be negative"),
            ("2026-12-01", 0, "2026-09-21", None, "FZ-17: not yet full"),
        ];
        for (full_on, months, on, years, rule) in cases {
            assert_eq!(seniority_years(&member(full_on, months), day(on)), years, "{rule}");
        }
    }
}
