//! Runs the rules over a tree: each is one query over all its sessions, so that a committee's book takes no longer per branch
//! than one branch does. CROSS JOIN is SQLite's way to keep the order as written, from the few sessions held to their rolls:
//! left to itself it may begin with all that a person ever attended.

use std::collections::{BTreeSet, HashMap};

use chrono::Datelike;
use rusqlite::{Row, ToSql, named_params, params};

use super::due::{DUE, HELD};
use super::rule::HERE;
use super::text::repeats;
use super::{Consistency, Inconsistency, RULES, Rule, Weight};
use crate::count::Span;
use crate::date::{Day, Quarter, Window, month_key};
use crate::id::{MemberId, SessionId, UnitId};
use crate::session::Kind;
use crate::setting::Begins;
use crate::{Error, Result, Tx, View, session, setting};

/// Everything that contradicts itself in the records of a unit and those under it in a window, as of a day.
/// Errors: no such unit.
pub fn consistency(view: &View<'_>, unit: UnitId, window: Window, today: Day) -> Result<Consistency> {
    let checker = Checker { view, span: Span::of(view, unit)?, unit, window, today };
    let mut findings = Vec::new();
    for rule in RULES {
        findings.extend(checker.of(rule)?);
    }
    findings.extend(checker.same_texts()?);
    findings.extend(checker.empty_months()?);
    let reasons = reasons(view)?;
    for finding in &mut findings {
        finding.set_aside = reasons.get(&finding.key).cloned();
    }
    findings.sort_by_cached_key(|finding| {
        (finding.set_aside.is_some(), finding.weight, finding.on_day, finding.session_id, finding.key.clone())
    });
    Ok(Consistency {
        window,
        found: findings.len(),
        set_aside: findings.iter().filter(|finding| finding.set_aside.is_some()).count(),
        findings,
    })
}

/// 已核实: a finding that somebody looked into and found right, with the reason; no reason takes that back.
/// Errors: [`Error::Broken`] for a blank reason, [`Error::Missing`] when there is nothing to take back.
pub fn set_aside(tx: &Tx<'_>, finding: &str, reason: Option<&str>) -> Result<()> {
    let Some(reason) = reason.map(str::trim) else {
        let gone = tx.conn().execute("DELETE FROM set_aside WHERE finding = ?1", [finding])?;
        return if gone == 0 { Err(Error::missing("set_aside", finding)) } else { Ok(()) };
    };
    if reason.is_empty() {
        return Err(Error::broken("reason", "请写明核实的情况，打印时和这一条印在一起"));
    }
    tx.conn().execute(
        "INSERT INTO set_aside (finding, reason) VALUES (?1, ?2) ON CONFLICT (finding) DO UPDATE SET reason = excluded.reason",
        params![finding, reason],
    )?;
    Ok(())
}

/// How many sessions that nobody sealed have a roll, and which of them do not fit the roster of their day and were not looked
/// into: for `verify`. Quarter by quarter, so that a large book fits in memory. Errors: those of the store.
pub(crate) fn off_roster(view: &View<'_>) -> Result<(i64, Vec<Inconsistency>)> {
    let unit = crate::unit::top(view)?.id;
    let open = "FROM session s WHERE s.status = 'held' AND EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = s.id)
      AND NOT EXISTS (SELECT 1 FROM seal l WHERE l.reopened_at IS NULL AND s.on_day BETWEEN l.from_on AND l.to_on)";
    let mut days = view.conn().prepare(&format!("SELECT s.id, s.on_day {open}"))?;
    let days = days
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<HashMap<SessionId, Day>>>()?;
    let quarters: BTreeSet<Quarter> = days.values().map(|day| Quarter::of(*day)).collect();
    let reasons = reasons(view)?;
    let mut found = Vec::new();
    for quarter in quarters {
        view.watch().check()?;
        let window = quarter.window();
        let checker = Checker { view, span: Span::of(view, unit)?, unit, window, today: window.to };
        for rule in RULES.iter().filter(|rule| ["not_on_roll", "not_on_roster"].contains(&rule.word)) {
            found.extend(checker.of(rule)?.into_iter().filter(|one| {
                one.session_id.is_some_and(|id| days.contains_key(&id)) && !reasons.contains_key(&one.key)
            }));
        }
    }
    Ok((i64::try_from(days.len()).unwrap_or(i64::MAX), found))
}

fn reasons(view: &View<'_>) -> Result<HashMap<String, String>> {
    let mut statement = view.conn().prepare_cached("SELECT finding, reason FROM set_aside")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

struct Checker<'a> {
    view: &'a View<'a>,
    span: Span,
    unit: UnitId,
    window: Window,
    today: Day,
}

/// What every finding about a session shows of it.
const SESSION: &str = "s.id, s.uid, s.on_day, s.title, u.id, u.name, (SELECT kind FROM session_kind WHERE session_id = s.id AND is_main)";

impl Checker<'_> {
    fn number(&self, key: &str) -> Result<i64> {
        setting::get(self.view, Some(self.unit), key)
    }

    /// The findings of one rule.
    fn of(&self, rule: &'static Rule) -> Result<Vec<Inconsistency>> {
        let mut with =
            vec![HELD.replace("{sessions}", self.span.sessions()).replace("{within}", Span::WITHIN)];
        with.extend(rule.sql.contains("due d").then(|| DUE.to_owned()));
        with.extend(rule.sql.contains("here a").then(|| HERE.to_owned()));
        let sql = format!(
            "WITH {}, found (session_id, member_id, facts, words) AS ({})
             SELECT {SESSION}, f.member_id, f.facts, f.words FROM found f CROSS JOIN session s ON s.id = f.session_id CROSS JOIN unit u ON u.id = s.unit_id",
            with.join(","),
            rule.sql
        );
        let (minutes, day_minutes) =
            (self.number("consistency.minutes")?, self.number("consistency.day_minutes")?);
        let values: [(&str, &dyn ToSql); 7] = [
            (":from", &self.window.from),
            (":to", &self.window.to),
            (":low", &self.span.from),
            (":high", &self.span.to),
            (":today", &self.today),
            (":minutes", &minutes),
            (":day_minutes", &day_minutes),
        ];
        let mut statement = self.view.conn().prepare_cached(&sql)?;
        for (name, value) in values {
            if let Some(index) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(index, value)?;
            }
        }
        let mut rows = statement.raw_query();
        let mut findings = Vec::new();
        while let Some(row) = rows.next()? {
            let record = Record::read(row)?;
            let (member, facts, words): (Option<MemberId>, String, String) =
                (row.get(7)?, row.get(8)?, row.get(9)?);
            let subject = member.map(|member| format!("{member}/")).unwrap_or_default();
            findings.push(record.finding(
                (rule.word, rule.label, rule.weight),
                &format!("{subject}{facts}"),
                rule.says.replace("{}", &words),
                rule.action,
                member,
            ));
        }
        Ok(findings)
    }

    /// The same paragraph in two records, or twice in one: summaries, decisions and what was said.
    fn same_texts(&self) -> Result<Vec<Inconsistency>> {
        let least = usize::try_from(self.number("consistency.text_chars")?).unwrap_or_default();
        let sql = format!(
            "SELECT DISTINCT {SESSION}, ifnull(s.content, '') || char(10) || ifnull(s.decisions, '') || char(10)
               || ifnull((SELECT group_concat(g.record, char(10)) FROM agenda_item g WHERE g.session_id = s.id AND g.record IS NOT NULL), '')
             FROM {} CROSS JOIN unit u ON u.id = s.unit_id
             WHERE {} AND s.status IN ('held', 'sealed') AND NOT s.is_restricted ORDER BY s.on_day, s.id",
            self.span.sessions(),
            Span::WITHIN
        );
        let mut statement = self.view.conn().prepare_cached(&sql)?;
        let values = named_params! { ":from": self.window.from, ":to": self.window.to, ":low": self.span.from, ":high": self.span.to };
        let rows = statement.query_map(values, |row| Ok((Record::read(row)?, row.get::<_, String>(7)?)))?;
        let texts: Vec<(Record, String)> = rows.collect::<rusqlite::Result<_>>()?;
        let bare: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
        let found = repeats(&bare, least).into_iter().map(|repeat| {
            let (record, first) = (&texts[repeat.at].0, &texts[repeat.first].0);
            let words = if repeat.at == repeat.first {
                format!("同一段文字在这条记录里出现了两遍：“{}…”", repeat.opening)
            } else {
                format!("有一段和{}的相同：“{}…”", first.caption(), repeat.opening)
            };
            let rule = ("same_text", "两处文字相同", Weight::Doubt);
            record.finding(
                rule,
                &format!("{}:{}", first.uid, repeat.opening),
                words,
                "按这次活动的实际情况改写；确实相同的可以核实保留",
                None,
            )
        });
        let mut found: Vec<Inconsistency> = found.collect();
        found.dedup_by(|a, b| a.key == b.key);
        Ok(found)
    }

    /// Months that are over, and kept in this book, in which a branch recorded nothing at all.
    fn empty_months(&self) -> Result<Vec<Inconsistency>> {
        let begins = Begins::of(self.view)?;
        let mut found = Vec::new();
        let mut first = self.window.from.with_day(1).unwrap_or(self.window.from);
        while first <= self.window.to {
            let month = Window::month_of(first);
            if month.to < self.today && month.from >= self.window.from && month.to <= self.window.to {
                found.extend(self.empty_month(month, &begins)?);
            }
            let Some(next) = month.to.succ_opt() else { break };
            first = next;
        }
        Ok(found)
    }

    fn empty_month(&self, month: Window, begins: &Begins) -> Result<Vec<Inconsistency>> {
        let mut statement = self.view.conn().prepare_cached(
            "SELECT u.id, u.uid, u.name, u.path FROM unit u
             WHERE u.path >= ?1 AND u.path < ?2 AND u.kind = 'branch' AND ifnull(u.founded_on, '') <= ?4 AND ifnull(u.dissolved_on, '9999') > ?5
               AND NOT EXISTS (SELECT 1 FROM unit g JOIN tally t ON t.unit_id = g.id AND t.month = ?3 AND t.kind = '*'
                 WHERE g.path >= u.path AND g.path < rtrim(u.path, '/') || '0')
             ORDER BY u.path",
        )?;
        let values = params![self.span.from, self.span.to, month_key(month.from), month.from, month.to];
        let rows = statement.query_map(values, |row| {
            let (unit_id, uid, unit): (UnitId, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let name = format!("{}年{}月", month.from.year(), month.from.month());
            let begin = begins.at(row.get_ref(3)?.as_str().unwrap_or_default());
            if begin.is_some_and(|begin| month.to < begin) {
                return Ok(None);
            }
            Ok(Some(Inconsistency {
                key: format!("empty_month:{uid}:{}", month_key(month.from)),
                rule: "empty_month".to_owned(),
                label: "整月没有记录".to_owned(),
                weight: Weight::Gap,
                words: format!("{name}一次活动也没有登记"),
                action: "补登这个月的活动；确实没有开展的写明情况".to_owned(),
                session_id: None,
                member_id: None,
                on_day: month.from,
                unit_id,
                unit,
                record: name,
                set_aside: None,
            }))
        })?;
        Ok(rows.filter_map(Result::transpose).collect::<rusqlite::Result<_>>()?)
    }
}

/// The session a finding is about.
struct Record {
    id: SessionId,
    uid: String,
    on_day: Day,
    title: String,
    unit_id: UnitId,
    unit: String,
    kind: Option<Kind>,
}

impl Record {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            uid: row.get(1)?,
            on_day: row.get(2)?,
            title: row.get(3)?,
            unit_id: row.get(4)?,
            unit: row.get(5)?,
            kind: row.get(6)?,
        })
    }

    /// `9月18日主题党日《…》`.
    fn caption(&self) -> String {
        session::caption(self.on_day, self.kind.as_ref().map_or("", Kind::short), &self.title)
    }

    fn finding(
        &self,
        (rule, label, weight): (&str, &str, Weight),
        facts: &str,
        words: String,
        action: &str,
        member_id: Option<MemberId>,
    ) -> Inconsistency {
        Inconsistency {
            key: format!("{rule}:{}:{facts}", self.uid),
            rule: rule.to_owned(),
            label: label.to_owned(),
            weight,
            words,
            action: action.to_owned(),
            session_id: Some(self.id),
            member_id,
            on_day: self.on_day,
            unit_id: self.unit_id,
            unit: self.unit.clone(),
            record: self.caption(),
            set_aside: None,
        }
    }
}
