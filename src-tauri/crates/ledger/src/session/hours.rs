//! The credit that a session is proposed to have: its clock time, or what the unit counts for half a day of its kind. The text
//! of no regulation says how hours are counted (domain.md §1.2: local), so every number is a setting.

use super::{Kind, clock};
use crate::id::UnitId;
use crate::{Result, View, setting};

/// What a unit counts, in minutes of credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// From how many minutes on the clock it is half a day; twice as many are a whole day.
    pub half_day: i64,
    /// A lecture of half a day.
    pub lecture: i64,
    /// Practice of half a day: 现场教学, 传统教育, 志愿服务.
    pub practice: i64,
    /// 专题培训 of a whole day.
    pub training: i64,
    /// 微党课 when nobody wrote down the time.
    pub micro_lecture: i64,
}

/// The rates in force for a unit.
pub fn rates(view: &View<'_>, unit: UnitId) -> Result<Rates> {
    let of = |key| setting::get(view, Some(unit), key);
    let hour = of("minutes_per_hour")?;
    Ok(Rates {
        half_day: of("credit.half_day")?,
        lecture: of("credit.lecture_half_day")? * hour,
        practice: of("credit.practice_half_day")? * hour,
        training: of("credit.training_day")? * hour,
        micro_lecture: of("credit.micro_lecture")?,
    })
}

/// Minutes of credit proposed for a session of these kinds: a talk has none (it is no 集中学习); half a day and more counts
/// by kind where the unit has a rate for it; everything else counts as the clock says. The secretary may write another figure.
pub fn propose(kinds: &[Kind], start: Option<&str>, end: Option<&str>, rates: &Rates) -> i64 {
    let has = |words: &[&str]| kinds.iter().any(|kind| words.contains(&kind.as_str()));
    if kinds.iter().all(|kind| kind.as_str() == Kind::TALK) {
        return 0;
    }
    let Some(length) = length(start, end) else {
        return if has(&["micro_lecture"]) { rates.micro_lecture } else { 0 };
    };
    let halves = if length < rates.half_day { 0 } else { 1 + i64::from(length >= 2 * rates.half_day) };
    let by_kind = [
        (has(&[Kind::TRAINING]), rates.training / 2),
        (has(&[Kind::LECTURE, "expert_lecture"]), rates.lecture),
        (has(&["field_teaching", "tradition_education", "volunteer"]), rates.practice),
    ];
    let best = by_kind.iter().filter(|(is, _)| *is && halves > 0).map(|(_, half)| half * halves).max();
    best.unwrap_or(length)
}

/// Minutes between two times of a day; an end before the start is after midnight (C-30).
fn length(start: Option<&str>, end: Option<&str>) -> Option<i64> {
    let (start, end) = (clock(start?)?, clock(end?)?);
    Some((end - start).rem_euclid(24 * 60)).filter(|length| *length > 0)
}
