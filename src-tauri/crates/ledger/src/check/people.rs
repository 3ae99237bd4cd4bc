//! Rules that ask each member. They state facts; what follows from them is for people to decide (P-14).

use std::collections::HashMap;

use chrono::Months;
use rusqlite::named_params;

use super::facts::Event;
use super::forecast::at_pace;
use super::law::Asked;
use super::outlook::settle;
use super::span::{Look, Span};
use super::store::Checker;
use super::{Action, Finding, Period, Severity, State, count, number};
use crate::date::{Window, month_key};
use crate::id::{MemberId, SessionId};
use crate::member::RosterLine;
use crate::{Result, View};

/// Months looked back for absences: longer than any threshold in use.
const LOOK_BACK: u32 = 24;

/// Months after which the regulation speaks of absence (JY-15).
const ABSENT_BY_LAW: i64 = 6;

impl Checker<'_> {
    /// Every member takes part in sessions of a kind so often: 谈心谈话 once a year (ZB-24), or what a unit asks itself.
    pub(super) fn taking_part(&self, asked: &Asked) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        for span in Look::Now.spans(asked.rule.period, self.records.day) {
            let mut part = self.parts(asked, &span)?;
            let lines = self.roster()?.iter().filter(|line| line.is_due);
            findings.extend(lines.map(|line| {
                let mut finding = self.of_member(asked, &span, line.id, &line.name);
                finding.sessions = part.remove(&line.id).unwrap_or_default();
                finding.held = count(finding.sessions.len());
                if line.is_exempt && asked.own.is_some() {
                    return exempt(finding);
                }
                self.finish(finding, &span)
            }));
        }
        Ok(findings)
    }

    /// uid of the sessions that each member took part in, in a span.
    fn parts(&self, asked: &Asked, span: &Span) -> Result<HashMap<MemberId, Vec<String>>> {
        let day = self.records.day;
        let held = self.facts.events.iter().filter(|event| {
            event.fits(&asked.rule, None)
                && !event.is_planned
                && event.on_day <= day
                && span.window.contains(event.counts_on)
        });
        let uids: HashMap<SessionId, &Event> = held.map(|event| (event.session, event)).collect();
        let mut parts: HashMap<MemberId, Vec<String>> = HashMap::new();
        for (session, member) in took_part(self.records.view, uids.keys().copied())? {
            let uid = uids.get(&session).map(|event| event.uid.clone());
            parts.entry(member).or_default().extend(uid);
        }
        parts.values_mut().for_each(|uids| uids.sort_unstable());
        Ok(parts)
    }

    fn of_member(&self, asked: &Asked, span: &Span, member: MemberId, name: &str) -> Finding {
        let mut finding = Finding::blank(asked, &span.name, name);
        finding.member_id = Some(member);
        finding
    }

    fn finish(&self, mut finding: Finding, span: &Span) -> Finding {
        if let Some(why) = self.before_book(span) {
            return Finding { expected: finding.held, reason: Some(why), ..finding };
        }
        let day = self.records.day;
        finding.reason = self.begun_in(span);
        finding.state = finding.stand(span.last_day, day);
        settle(&mut finding, &self.records.calendar, Window { from: day, to: span.last_day }, &[]);
        finding
    }

    /// 学时 of the year: 32, for 书记 and 班子成员 56 (JY-05, JY-06); exempt members are shown and asked nothing (JY-08).
    pub(super) fn hours_of(&self, asked: &Asked, of_leaders: bool) -> Result<Vec<Finding>> {
        let Some(span) = Period::Year.span(self.records.day) else { return Ok(Vec::new()) };
        let lines = self.hours()?.iter().filter(|line| line.is_committee() == of_leaders);
        Ok(lines
            .map(|line| {
                let mut finding = self.of_member(asked, &span, line.member_id, &line.name);
                // One word for both numbers: it is one rule to the person, with a target of their own.
                "hours".clone_into(&mut finding.rule);
                "学时".clone_into(&mut finding.label);
                let period = number(line.period_minutes.max(1));
                finding.held = number(line.year_minutes) / period;
                if line.is_exempt {
                    finding.required = 0.0;
                    return exempt(finding);
                }
                let (day, begin) = (self.records.day, self.begin);
                finding.expected = number(at_pace(line.year_minutes, day, begin)) / period;
                self.finish(finding, &span)
            })
            .collect())
    }

    /// 集中培训 of 书记 and 班子成员, once a year (JY-06).
    pub(super) fn trainings(&self, asked: &Asked) -> Result<Vec<Finding>> {
        let Some(span) = Period::Year.span(self.records.day) else { return Ok(Vec::new()) };
        let lines = self.hours()?.iter();
        let lines = lines.filter(|line| line.is_committee() && !line.is_exempt && asked.required > 0);
        Ok(lines
            .map(|line| {
                let mut finding = self.of_member(asked, &span, line.member_id, &line.name);
                finding.held = number(line.trainings);
                self.finish(finding, &span)
            })
            .collect())
    }

    /// Months in a row, up to the day, in which somebody was due and absent each time, neither excused nor making up (JY-15 asks
    /// for 没有正当理由); months without a session they were due at are passed over, and so are those before the book was begun.
    pub(super) fn months_absent(&self) -> Result<HashMap<MemberId, i64>> {
        let day = self.records.day;
        let from = Window::month_of(day).from.checked_sub_months(Months::new(LOOK_BACK)).unwrap_or(day);
        let from = self.begin.map_or(from, |begin| begin.max(from));
        let mut runs: HashMap<MemberId, (i64, bool)> = HashMap::new();
        for (member, took_part) in self.months(Window { from, to: day })? {
            let (run, is_over) = runs.entry(member).or_default();
            *is_over |= took_part;
            *run += i64::from(!*is_over);
        }
        Ok(runs.into_iter().map(|(member, (run, _))| (member, run)).collect())
    }

    /// 连续未参加: only those past the threshold are named, as a fact with its number.
    pub(super) fn absences(&self, asked: &Asked) -> Result<Vec<Finding>> {
        let runs = self.months_absent()?;
        let is_asked = |line: &&RosterLine| line.is_due && !line.is_exempt;
        let run_of = |line: &RosterLine| runs.get(&line.id).copied().unwrap_or_default();
        let roster = self.roster()?.iter().filter(is_asked);
        Ok(roster
            .map(|line| (line, run_of(line)))
            .filter(|(_, run)| *run >= asked.required.max(1))
            .map(|(line, run)| {
                let mut finding = Finding::blank(asked, &month_key(self.records.day), &line.name);
                finding.member_id = Some(line.id);
                finding.label = format!("连续{run}个月未参加组织生活");
                finding.required = 1.0;
                (finding.state, finding.action) = (State::Due, Some(Action::Ask));
                if run >= ABSENT_BY_LAW {
                    // A fact of the record beside the article that speaks of six months; no verdict.
                    "党员教育管理工作条例第三十一条".clone_into(&mut finding.cite);
                    finding.severity = Severity::Statutory;
                }
                finding
            })
            .collect())
    }

    /// For each member due at sessions of a window and each month, newest first: whether they came, made up or were excused at
    /// least once in it, or were absent at every one (false).
    fn months(&self, window: Window) -> Result<Vec<(MemberId, bool)>> {
        let view = self.records.view;
        let span = crate::count::Span::of(view, self.facts.unit.id)?;
        let sql = format!(
            "SELECT a.member_id, max(a.mark <> 'absent' OR k.id IS NOT NULL)
             FROM {}
               JOIN attendance a ON a.session_id = s.id AND a.unit_id = su.unit_id AND a.mark IN ('present', 'excused', 'absent')
               LEFT JOIN make_up k ON k.session_id = a.session_id AND k.member_id = a.member_id
             WHERE {} AND s.status IN ('held', 'sealed') GROUP BY a.member_id, substr(s.on_day, 1, 7)
             ORDER BY a.member_id, substr(s.on_day, 1, 7) DESC",
            span.sessions(),
            crate::count::Span::WITHIN
        );
        let mut statement = view.conn().prepare_cached(&sql)?;
        let values =
            named_params! { ":from": window.from, ":to": window.to, ":low": span.from, ":high": span.to };
        let rows = statement.query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// 不作硬性要求 (JY-08).
fn exempt(finding: Finding) -> Finding {
    let reason = Some("不作硬性要求（教育管理工作条例第二十三条）".to_owned());
    Finding { state: State::Exempt, expected: finding.held, reason, ..finding }
}

/// Who took part in which session: on its roll as present, or named on one of the two sides of a talk.
fn took_part(
    view: &View<'_>,
    sessions: impl Iterator<Item = SessionId>,
) -> Result<Vec<(SessionId, MemberId)>> {
    let ids: Vec<i64> = sessions.map(|session| session.0).collect();
    let sql = "SELECT a.session_id, a.member_id FROM json_each(?1) j JOIN attendance a ON a.session_id = j.value AND a.mark = 'present'
        UNION SELECT r.session_id, r.member_id FROM json_each(?1) j JOIN session_role r ON r.session_id = j.value
          WHERE r.role IN ('talker', 'talked_to') AND r.member_id IS NOT NULL";
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows =
        statement.query_map([serde_json::json!(ids).to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
