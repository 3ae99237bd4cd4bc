//! 学时: what each member has of the hours a year asks for (JY-05, JY-06). A calendar year, nothing carried over (S16).

use std::collections::HashMap;

use chrono::Datelike;
use rusqlite::{Params, Row, named_params, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::derive::{Dimension, held_between};
use crate::book::reach;
use crate::date::{Day, Quarter, Window, month_key};
use crate::id::{MemberId, UnitId};
use crate::member::{self, PostKind};
use crate::{Result, View, count, setting};

/// One member's hours in the quarter and the year that hold a day, up to that day. All in minutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HoursLine {
    /// Who.
    pub member_id: MemberId,
    /// Name.
    pub name: String,
    /// Home branch.
    pub unit: String,
    /// Group.
    pub group: Option<String>,
    /// Posts.
    pub posts: Vec<PostKind>,
    /// 不作硬性要求: the hours are shown, no target is asked (JY-08).
    pub is_exempt: bool,
    /// Credit in the quarter.
    pub quarter_minutes: i64,
    /// Credit in the year.
    pub year_minutes: i64,
    /// Of the year's: by coming to sessions.
    pub session_minutes: i64,
    /// Of the year's: by make-up.
    pub make_up_minutes: i64,
    /// Of the year's: by study outside sessions.
    pub study_minutes: i64,
    /// 集中培训 attended in the year (JY-06 asks committee members for one).
    pub trainings: i64,
    /// What the year asks for: 32 学时, 书记 and 班子成员 56; 0 for exempt members.
    pub target_minutes: i64,
    /// The share of the target for the part of the year that has gone, as far as it is kept in this book.
    pub pace_minutes: i64,
    /// Minutes of one 学时 (setting `minutes_per_hour`).
    pub period_minutes: i64,
}

impl HoursLine {
    /// 书记 or 班子成员.
    pub fn is_committee(&self) -> bool {
        leads(&self.posts)
    }
}

/// Holders of a post other than 党小组组长 are 班子成员.
fn leads(posts: &[PostKind]) -> bool {
    posts.iter().any(|post| *post != PostKind::GroupLeader)
}

/// What a member has by each way.
#[derive(Default, Clone, Copy)]
struct Credit {
    session: i64,
    make_up: i64,
    study: i64,
    trainings: i64,
}

impl Credit {
    const fn sum(self) -> i64 {
        self.session + self.make_up + self.study
    }
}

/// Hours of every 正式 and 预备党员 of a unit on a day, in roster order. Only closed rolls count, as everywhere.
/// Errors: no such unit.
pub fn hours(view: &View<'_>, unit: UnitId, day: Day) -> Result<Vec<HoursLine>> {
    let roster = member::roster(view, unit, day)?;
    let quarter = Window { from: Quarter::of(day).window().from, to: day };
    let first = Day::from_ymd_opt(day.year(), 1, 1).unwrap_or(day);
    let ids: Vec<i64> = roster.iter().map(|line| line.id.0).collect();
    let ids = serde_json::json!(ids).to_string();
    let credits = if roster.len() > MANY { credits_of_many } else { credits };
    let in_quarter = credits(view, &ids, quarter)?;
    let earlier = match quarter.from.pred_opt().and_then(|last| Window::new(first, last)) {
        Some(window) => credits(view, &ids, window)?,
        None => Credits::new(),
    };
    let period = setting::get(view, Some(unit), "minutes_per_hour")?;
    let asked = setting::get(view, Some(unit), "hours.member")? * period;
    let asked_of_committee = setting::get(view, Some(unit), "hours.committee")? * period;
    let days = if first.leap_year() { 366 } else { 365 };
    let gone = i64::from(day.ordinal()) - days_before(setting::begin(view, unit)?, day);
    let lines = roster.into_iter().filter(|line| line.is_due).map(|line| {
        let now = in_quarter.get(&line.id).copied().unwrap_or_default();
        let then = earlier.get(&line.id).copied().unwrap_or_default();
        let leads = leads(&line.posts);
        let target = match (line.is_exempt, leads) {
            (true, _) => 0,
            (_, true) => asked_of_committee,
            _ => asked,
        };
        HoursLine {
            member_id: line.id,
            name: line.name,
            unit: line.unit,
            group: line.group,
            posts: line.posts,
            is_exempt: line.is_exempt,
            quarter_minutes: now.sum(),
            year_minutes: now.sum() + then.sum(),
            session_minutes: now.session + then.session,
            make_up_minutes: now.make_up + then.make_up,
            study_minutes: now.study + then.study,
            trainings: now.trainings + then.trainings,
            target_minutes: target,
            pace_minutes: target * gone / days,
            period_minutes: period,
        }
    });
    Ok(lines.collect())
}

/// Days of the year of a day, up to it, that lie before the book was begun: no pace is asked of them.
pub(crate) fn days_before(begin: Option<Day>, day: Day) -> i64 {
    match begin {
        Some(begin) if begin > day => i64::from(day.ordinal()),
        Some(begin) if begin.year() == day.year() => i64::from(begin.ordinal0()),
        _ => 0,
    }
}

type Credits = HashMap<MemberId, Credit>;

/// From so many people on, reading the kept sets of everybody is quicker than each one's sessions.
const MANY: usize = 500;

/// Credit of some members in a window. A member's sessions are found by their own index, which holds no marks: the day of a
/// session is looked at before its roll is.
fn credits(view: &View<'_>, ids: &str, window: Window) -> Result<Credits> {
    let mut credits = Credits::new();
    let sql = "SELECT a.member_id, sum(s.minutes),
          sum(EXISTS (SELECT 1 FROM session_kind k WHERE k.session_id = s.id AND k.kind = 'training'))
        FROM json_each(?1) m
          CROSS JOIN attendance x ON x.member_id = m.value
          CROSS JOIN session s ON s.id = x.session_id AND s.on_day BETWEEN ?2 AND ?3 AND s.status IN ('held', 'sealed')
          CROSS JOIN attendance a ON a.session_id = x.session_id AND a.member_id = x.member_id AND a.mark = 'present'
          CROSS JOIN session_unit su ON su.session_id = a.session_id AND su.unit_id = a.unit_id AND su.unmarked = 0
        GROUP BY a.member_id";
    add(view, &mut credits, sql, params![ids, window.from, window.to], |credit, row| {
        (credit.session, credit.trainings) = (row.get(1)?, row.get(2)?);
        Ok(())
    })?;
    outside(view, &mut credits, ids, window)?;
    Ok(credits)
}

/// The same for a whole company, whose rolls are too many to read: who came in a month is kept (`reach`), and the ragged days
/// are put into the same form.
fn credits_of_many(view: &View<'_>, ids: &str, window: Window) -> Result<Credits> {
    let mut credits = Credits::new();
    let (months, ragged) = count::parts(window);
    if let Some(months) = months {
        let sql = "SELECT members FROM reach WHERE month BETWEEN ?1 AND ?2 AND kind = '*'";
        came(view, &mut credits, sql, params![month_key(months.from), month_key(months.to)])?;
    }
    for days in ragged {
        let sql = format!("SELECT members FROM ({})", Dimension::All.reach(&held_between()));
        came(view, &mut credits, &sql, named_params! { ":from": days.from, ":to": days.to })?;
    }
    let sql = "SELECT a.member_id, count(*) FROM session s
          JOIN session_kind k ON k.session_id = s.id AND k.kind = 'training'
          JOIN session_unit su ON su.session_id = s.id AND su.unmarked = 0
          JOIN attendance a ON a.session_id = s.id AND a.unit_id = su.unit_id AND a.mark = 'present'
        WHERE s.on_day BETWEEN ?1 AND ?2 AND s.status IN ('held', 'sealed') GROUP BY a.member_id";
    add(view, &mut credits, sql, params![window.from, window.to], |credit, row| {
        credit.trainings = row.get(1)?;
        Ok(())
    })?;
    outside(view, &mut credits, ids, window)?;
    Ok(credits)
}

/// Adds the minutes of sets of people.
fn came(view: &View<'_>, credits: &mut Credits, sql: &str, values: impl Params) -> Result<()> {
    let mut statement = view.conn().prepare_cached(sql)?;
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        for (member, minutes) in reach::decode(row.get_ref(0)?.as_blob().unwrap_or_default()) {
            let member = MemberId(i64::try_from(member).unwrap_or_default());
            credits.entry(member).or_default().session += i64::try_from(minutes).unwrap_or_default();
        }
    }
    Ok(())
}

/// Make-ups and study outside sessions, by the day they were done.
fn outside(view: &View<'_>, credits: &mut Credits, ids: &str, window: Window) -> Result<()> {
    let sql =
        "SELECT k.member_id, sum(k.minutes) FROM json_each(?1) m JOIN make_up k ON k.member_id = m.value
        WHERE k.on_day BETWEEN ?2 AND ?3 GROUP BY k.member_id";
    add(view, credits, sql, params![ids, window.from, window.to], |credit, row| {
        credit.make_up = row.get(1)?;
        Ok(())
    })?;
    let sql =
        "SELECT t.member_id, sum(t.minutes) FROM json_each(?1) m JOIN topic_study t ON t.member_id = m.value
        WHERE t.on_day BETWEEN ?2 AND ?3 GROUP BY t.member_id";
    add(view, credits, sql, params![ids, window.from, window.to], |credit, row| {
        credit.study = row.get(1)?;
        Ok(())
    })
}

fn add(
    view: &View<'_>,
    credits: &mut Credits,
    sql: &str,
    values: impl Params,
    set: impl Fn(&mut Credit, &Row<'_>) -> rusqlite::Result<()>,
) -> Result<()> {
    let mut statement = view.conn().prepare_cached(sql)?;
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        set(credits.entry(row.get(0)?).or_default(), row)?;
    }
    Ok(())
}
