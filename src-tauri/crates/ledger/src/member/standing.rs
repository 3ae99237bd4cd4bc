//! What a standing does to the counts, in words: the person who fills in the form reads it before saving.

use super::{Standing, StandingKind};
use crate::date::Day;

/// `不计入应到，从2026年3月1日起`, or why it does not count yet (XJ-08, C-03, C-07, C-09, C-10).
pub fn standing_effect(standing: &Standing) -> String {
    let when = when(standing);
    match standing.kind {
        StandingKind::Exempt => format!("{when}不算进到会率，考勤表上是“–”；表决时仍算应到"),
        StandingKind::NotDue if is_approved(standing) => {
            format!("{when}不计入应到：到会率和表决的应到都不算这个人")
        }
        StandingKind::NotDue => {
            "还没有批准机关和批准日期：仍计入应到（须上级党组织同意，并经支部党员大会通过）".to_owned()
        }
        StandingKind::NoVote => format!("{when}照常参加、计入到会率；没有表决权，表决的应到不算这个人"),
        StandingKind::Floating => format!("{when}标明流动党员；仍计入应到"),
        StandingKind::Retired => format!("{when}标明离退休；仍计入应到"),
        StandingKind::Lost => format!("{when}标明失联；仍计入应到，停止党籍以前不减"),
    }
}

/// 不计入应到 counts only from its approval on (C-03).
pub fn is_approved(standing: &Standing) -> bool {
    standing.approved_by.as_deref().is_some_and(|by| !by.trim().is_empty()) && standing.approved_on.is_some()
}

fn when(standing: &Standing) -> String {
    // An approval later than the first day counts from then on.
    let from = match (standing.kind, standing.approved_on) {
        (StandingKind::NotDue, Some(approved)) => approved.max(standing.from_on),
        _ => standing.from_on,
    };
    let day = |day: Day| day.format("%Y年%-m月%-d日").to_string();
    match standing.until_on.and_then(|until| until.pred_opt()) {
        Some(last) => format!("从{}到{}，", day(from), day(last)),
        None => format!("从{}起，", day(from)),
    }
}
