//! Rules that ask each member. They state facts; what follows from them is for people to decide (P-14).

use std::collections::HashMap;

use chrono::Months;

use super::facts::{months_of_members, talkers};
use super::forecast::at_pace;
use super::outlook::settle;
use super::store::{Checker, number, stand};
use super::{Action, Finding, Rule, State};
use crate::Result;
use crate::date::{Day, Window, month_key};
use crate::id::{MemberId, SessionId};

/// Months looked back for absences: longer than any threshold in use.
const LOOK_BACK: u32 = 24;

/// The year that holds the day of the check: its name and last day.
fn year(checker: &Checker<'_>) -> Option<super::rule::Span> {
    super::Period::Year.spans(checker.facts.day).pop()
}

/// 谈心谈话: every member takes part in one at least once a year (ZB-24).
pub(super) fn talks(checker: &Checker<'_>, rule: &'static Rule) -> Result<Vec<Finding>> {
    let Some(span) = year(checker) else { return Ok(Vec::new()) };
    let required = checker.threshold(rule)?;
    let held = checker.facts.held(rule.kind.unwrap_or_default(), None);
    let uids: HashMap<SessionId, &str> = held
        .filter(|event| span.window.contains(event.on_day))
        .map(|event| (event.session, event.uid.as_str()))
        .collect();
    let ids: Vec<SessionId> = uids.keys().copied().collect();
    let mut talks: HashMap<MemberId, Vec<String>> = HashMap::new();
    for (session, member) in talkers(checker.view, &ids)? {
        let uid = uids.get(&session).copied().unwrap_or_default();
        talks.entry(member).or_default().push(uid.to_owned());
    }
    let asked = checker.roster.iter().filter(|line| line.is_due);
    Ok(asked
        .map(|line| {
            let mut finding = checker.finding(rule, &span.name, &line.name, required);
            finding.member_id = Some(line.id);
            finding.sessions = talks.remove(&line.id).unwrap_or_default();
            finding.sessions.sort_unstable();
            finding.held = number(i64::try_from(finding.sessions.len()).unwrap_or(i64::MAX));
            finish(checker, finding, span.last_day)
        })
        .collect())
}

fn finish(checker: &Checker<'_>, mut finding: Finding, last_day: Day) -> Finding {
    let day = checker.facts.day;
    finding.state = stand(&finding, last_day, day);
    settle(&mut finding, &checker.facts.calendar, Window { from: day, to: last_day }, &[]);
    finding
}

/// 学时 of the year: 32, for 书记 and 班子成员 56 (JY-05, JY-06); exempt members are shown and asked nothing (JY-08).
pub(super) fn hours(checker: &Checker<'_>, rule: &'static Rule) -> Result<Vec<Finding>> {
    let Some(span) = year(checker) else { return Ok(Vec::new()) };
    let lines = checker.hours()?;
    let committee = Rule { setting: "hours.committee", ..*rule };
    Ok(lines
        .iter()
        .map(|line| {
            let rule = if line.is_committee() { &committee } else { rule };
            let mut finding = checker.finding(
                rule,
                &span.name,
                &line.name,
                line.target_minutes / line.period_minutes.max(1),
            );
            finding.member_id = Some(line.member_id);
            finding.held = number(line.year_minutes) / number(line.period_minutes.max(1));
            if line.is_exempt {
                return Finding { state: State::Exempt, expected: finding.held, ..finding };
            }
            let expected = at_pace(line.year_minutes, checker.facts.day);
            finding.expected = number(expected) / number(line.period_minutes.max(1));
            finish(checker, finding, span.last_day)
        })
        .collect())
}

/// 集中培训 of 书记 and 班子成员, once a year (JY-06).
pub(super) fn trainings(checker: &Checker<'_>, rule: &'static Rule) -> Result<Vec<Finding>> {
    let Some(span) = year(checker) else { return Ok(Vec::new()) };
    let required = checker.threshold(rule)?;
    let lines = checker.hours()?;
    let asked = lines.iter().filter(|line| line.is_committee() && !line.is_exempt && required > 0);
    Ok(asked
        .map(|line| {
            let mut finding = checker.finding(rule, &span.name, &line.name, required);
            finding.member_id = Some(line.member_id);
            finding.held = number(line.trainings);
            finish(checker, finding, span.last_day)
        })
        .collect())
}

/// Months in a row, up to the day, in which somebody was due and absent each time, neither excused nor making up (JY-15 asks
/// for 没有正当理由); months without a session they were due at are passed over.
pub(super) fn months_absent(checker: &Checker<'_>) -> Result<HashMap<MemberId, i64>> {
    let (branch, day) = (checker.facts.branch.id, checker.facts.day);
    let from = Window::month_of(day).from.checked_sub_months(Months::new(LOOK_BACK)).unwrap_or(day);
    let mut runs: HashMap<MemberId, (i64, bool)> = HashMap::new();
    for (member, _, took_part) in months_of_members(checker.view, branch, Window { from, to: day })? {
        let (run, is_over) = runs.entry(member).or_default();
        *is_over |= took_part;
        *run += i64::from(!*is_over);
    }
    Ok(runs.into_iter().map(|(member, (run, _))| (member, run)).collect())
}

/// 连续未参加: only those past the threshold are named, as a fact with its number.
pub(super) fn absences(checker: &Checker<'_>, rule: &'static Rule) -> Result<Vec<Finding>> {
    let threshold = checker.threshold(rule)?;
    let day = checker.facts.day;
    let runs = months_absent(checker)?;
    let asked = checker.roster.iter().filter(|line| line.is_due && !line.is_exempt);
    let mut findings = Vec::new();
    for line in asked {
        let run = runs.get(&line.id).copied().unwrap_or_default();
        if run < threshold.max(1) {
            continue;
        }
        let mut finding = checker.finding(rule, &month_key(day), &line.name, threshold);
        finding.member_id = Some(line.id);
        finding.label = format!("连续{run}个月未参加组织生活");
        finding.required = 1.0;
        (finding.state, finding.action) = (State::Due, Some(Action::Ask));
        if run >= 6 {
            // A fact of the record beside the article that speaks of six months; no verdict.
            finding.cite = "党员教育管理工作条例第三十一条".to_owned();
        }
        findings.push(finding);
    }
    Ok(findings)
}
