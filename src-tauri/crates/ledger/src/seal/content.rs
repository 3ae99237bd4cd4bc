//! What a report says of a period, read from the book: its figures, and its sessions one by one.

use std::collections::{BTreeMap, HashMap};

use rusqlite::named_params;
use sha2::{Digest, Sha256};

use super::{Content, Figure, Period, SealedSession};
use crate::book::chain;
use crate::check::{Finding, State};
use crate::count::{By, Count, CountRow};
use crate::date::{Window, last_day_of_month};
use crate::id::{SessionId, UnitId};
use crate::{Result, View, attendance, check, count, member, topic, unit};

/// Reads it as it is now.
pub(super) fn read(view: &View<'_>, id: UnitId, period: Period, open: Vec<String>) -> Result<Content> {
    let unit = unit::get(view, id)?;
    let window = period.window();
    Ok(Content {
        unit: unit.fields.name,
        period: period.to_string(),
        history: chain::head_hash(view)?,
        open,
        figures: figures(view, id, window)?,
        sessions: sessions(view, id, window)?.into_iter().map(|(_, session)| session).collect(),
    })
}

/// Task lists are not among them: they go on from quarter to quarter, and a list is no record of one.
pub(super) fn figures(view: &View<'_>, unit: UnitId, window: Window) -> Result<Vec<Figure>> {
    let Count { rows, total, .. } = count::count(view, unit, window, By::Kind)?;
    let mut figures: Vec<Figure> = rows.iter().flat_map(|row| of_row(&row.label, row)).collect();
    figures.extend(of_row("合计", &total));
    let mut add = |of: &str, name: &str, value: i64| {
        figures.push(Figure { of: of.to_owned(), name: name.to_owned(), value });
    };
    let hours = attendance::hours(view, unit, window.to)?;
    add("党员", "期末人数", member::head_count(view, unit, window.to)?);
    add("学时", "本年到期末（分钟）", hours.iter().map(|line| line.year_minutes).sum());
    let topics = topic::list(view, unit, Window { from: year_start(window), to: window.to })?;
    let required = || topics.iter().filter(|topic| topic.fields.is_required);
    add("必学主题", "应学人次", required().map(|topic| topic.due).sum());
    add("必学主题", "已学人次", required().map(|topic| topic.covered).sum());
    add("一般频次", "还差次数", lacking(view, unit, window)?);
    Ok(figures)
}

fn of_row(of: &str, row: &CountRow) -> Vec<Figure> {
    let values = [
        ("次数", row.sessions),
        ("场次", row.sittings),
        ("应到人次", row.due),
        ("实到人次", row.attendances),
        ("请假人次", row.excused),
        ("缺席人次", row.absent),
        ("补学人次", row.made_up),
        ("学时（分钟）", row.minutes),
    ];
    let figure = |(name, value): (&str, i64)| Figure { of: of.to_owned(), name: name.to_owned(), value };
    values.into_iter().map(figure).collect()
}

fn year_start(window: Window) -> crate::date::Day {
    use chrono::Datelike;
    Window::year(window.to.year()).map_or(window.from, |year| year.from)
}

/// How many sessions the rules ask for and were not held, asked on the last day of each month.
fn lacking(view: &View<'_>, unit: UnitId, window: Window) -> Result<i64> {
    let mut found: BTreeMap<(String, String, String), i64> = BTreeMap::new();
    let mut day = window.from;
    while day <= window.to {
        let end = last_day_of_month(day);
        for finding in check::check(view, unit, end)?.findings {
            if finding.kind.is_some() && is_of(&finding.period, window) {
                let lack = lack_of(&finding);
                found.insert((finding.rule, finding.period, finding.scope), lack);
            }
        }
        let Some(next) = end.succ_opt() else { break };
        day = next;
    }
    Ok(found.values().sum())
}

fn lack_of(finding: &Finding) -> i64 {
    match finding.state {
        // Small counts of sessions.
        State::Due | State::Short => (finding.required - finding.held).max(0.0).ceil() as i64,
        _ => 0,
    }
}

/// Whether a period of a rule (`2026-09`, `2026Q3`, `2026`) lies within.
fn is_of(period: &str, window: Window) -> bool {
    let span = Period::parse(period).map(Period::window).or_else(|| {
        let first = format!("{period}-01").parse().ok()?;
        Some(Window::month_of(first))
    });
    span.is_some_and(|span| window.contains(span.from) && window.contains(span.to))
}

/// The sessions of a tree in a window, oldest first, with the counts of the units in it.
pub(super) fn sessions(
    view: &View<'_>,
    unit: UnitId,
    window: Window,
) -> Result<Vec<(SessionId, SealedSession)>> {
    let mut rolls = rolls(view, unit, window)?;
    let mut statement = view.conn().prepare_cached(&format!(
        "SELECT s.id, s.uid, s.on_day, s.title, s.minutes,
           (SELECT group_concat(kind, ',' ORDER BY is_main DESC, id) FROM session_kind WHERE session_id = s.id),
           sum(su.due), sum(su.present), sum(su.excused), sum(su.absent), sum(su.made_up)
         {HERE} GROUP BY s.id ORDER BY s.on_day, s.id"
    ))?;
    let values = named_params! { ":unit": unit, ":from": window.from, ":to": window.to };
    let rows = statement.query_map(values, |row| {
        let id: SessionId = row.get(0)?;
        let session = SealedSession {
            uid: row.get(1)?,
            on_day: row.get(2)?,
            title: row.get(3)?,
            minutes: row.get(4)?,
            kinds: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
            due: row.get(6)?,
            present: row.get(7)?,
            excused: row.get(8)?,
            absent: row.get(9)?,
            made_up: row.get(10)?,
            roll: rolls.remove(&id).unwrap_or_default(),
        };
        Ok((id, session))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Sessions held in a window in which units of a tree took part.
const HERE: &str = "FROM unit top JOIN unit u ON u.path >= top.path AND u.path < rtrim(top.path, '/') || '0'
   JOIN session_unit su ON su.unit_id = u.id JOIN session s ON s.id = su.session_id
   WHERE top.id = :unit AND s.on_day BETWEEN :from AND :to AND s.status IN ('draft', 'held', 'sealed')";

/// A hash over the marks of each session: two people whose marks were exchanged change no sum.
fn rolls(view: &View<'_>, unit: UnitId, window: Window) -> Result<HashMap<SessionId, String>> {
    let mut statement = view.conn().prepare_cached(&format!(
        "WITH here AS MATERIALIZED (SELECT su.session_id, su.unit_id {HERE})
         SELECT a.session_id, m.uid, a.mark FROM here h
           JOIN attendance a ON a.session_id = h.session_id AND a.unit_id = h.unit_id JOIN member m ON m.id = a.member_id
         ORDER BY a.session_id, m.uid"
    ))?;
    let values = named_params! { ":unit": unit, ":from": window.from, ":to": window.to };
    let mut rows = statement.query(values)?;
    let mut hashes: HashMap<SessionId, Sha256> = HashMap::new();
    while let Some(row) = rows.next()? {
        let hash = hashes.entry(row.get(0)?).or_default();
        for column in 1..=2 {
            hash.update(row.get::<_, String>(column)?);
            hash.update(" ");
        }
    }
    Ok(hashes.into_iter().map(|(id, hash)| (id, chain::hex(&hash.finalize()))).collect())
}
