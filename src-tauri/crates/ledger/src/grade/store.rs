//! SQL of grades.

use std::collections::HashMap;

use chrono::Datelike;
use rusqlite::{Row, params};

use super::{Appraisal, Grade, GradeEntry, GradeLine, YearGrade, check, third};
use crate::attendance::{self, Mark};
use crate::id::{MemberId, SessionId};
use crate::session::{self, Kind};
use crate::{Error, Result, Tx, View, setting};

/// The table of an appraisal: everybody on its roll. Errors: [`Error::Missing`]; [`Error::Closed`] for the recorder.
pub fn appraisal(view: &View<'_>, session: SessionId) -> Result<Appraisal> {
    view.refuse_recorder()?;
    let fields = session::get(view, session)?.fields;
    let roll = attendance::roll(view, session)?;
    let mut entries = entries(view, session)?;
    let lines: Vec<GradeLine> = roll
        .lines
        .into_iter()
        .map(|line| GradeLine {
            entry: entries.remove(&line.member_id).unwrap_or(GradeEntry::empty(line.member_id)),
            name: line.name,
            group: line.group,
            stage: line.stage,
            mark: line.mark,
        })
        .collect();
    let count = |is: fn(&GradeLine) -> bool| {
        i64::try_from(lines.iter().filter(|line| is(line)).count()).unwrap_or(i64::MAX)
    };
    let took_part = count(|line| line.mark == Mark::Present);
    let is_of_present = setting::get(view, Some(fields.unit_id), "appraisal.excellent_third")? != 0;
    let of = if is_of_present { took_part } else { count(|_| true) };
    Ok(Appraisal {
        session_id: session,
        year: fields.belongs_year.unwrap_or_else(|| fields.on_day.year()),
        took_part,
        third: third(count(|line| line.entry.grade == Some(Grade::Excellent)), of),
        is_of_present,
        lines,
    })
}

fn entry(row: &Row<'_>) -> rusqlite::Result<GradeEntry> {
    Ok(GradeEntry {
        member_id: row.get(0)?,
        excellent: row.get(1)?,
        qualified: row.get(2)?,
        basic: row.get(3)?,
        unqualified: row.get(4)?,
        grade: row.get(5)?,
        opinion: row.get(6)?,
    })
}

fn entries(view: &View<'_>, session: SessionId) -> Result<HashMap<MemberId, GradeEntry>> {
    let sql = "SELECT member_id, excellent, qualified, basic, unqualified, grade, opinion FROM grade WHERE session_id = ?1";
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map([session], entry)?;
    Ok(rows.map(|row| row.map(|entry| (entry.member_id, entry))).collect::<rusqlite::Result<_>>()?)
}

/// Keeps the lines given; a line with nothing in it is taken away. More 优秀 than one third is kept once somebody has
/// seen it (`is_seen`): the rule says 一般不超过 (PY-04).
/// Errors: no appraisal, somebody who is not on its roll, what [`check`] asks, more than one third not seen; [`Error::Sealed`].
pub fn save(tx: &Tx<'_>, session: SessionId, given: &[GradeEntry], is_seen: bool) -> Result<()> {
    session::refuse_sealed(tx, session)?;
    if !session::get(tx, session)?.fields.kinds.iter().any(|kind| kind.as_str() == Kind::APPRAISAL) {
        return Err(Error::broken("kinds", "这次活动不是民主评议党员，不能评定等次"));
    }
    let before = appraisal(tx, session)?;
    for entry in given {
        let line = before.lines.iter().find(|line| line.entry.member_id == entry.member_id);
        let line = line.ok_or_else(|| Error::broken("memberId", "有人不在这次的应到名单里，请先点名"))?;
        check(&GradeLine { entry: entry.clone(), ..line.clone() }, before.took_part)?;
        write(tx, session, entry)?;
    }
    let now = appraisal(tx, session)?.third;
    let is_new = now.excellent > before.third.excellent;
    if now.is_over && is_new && !is_seen {
        return Err(Error::broken(
            "excellent",
            format!(
                "评为优秀 {} 人，超过 {} 人的三分之一，一般不超过 {} 人。核对以后，确认了再写入",
                now.excellent, now.of, now.most
            ),
        ));
    }
    tx.about("session", session.0)?;
    let seen = if now.is_over {
        format!("，超过{}人的三分之一，已确认", now.of)
    } else {
        String::new()
    };
    tx.summary(&format!("民主评议{}年度：登记{}人，优秀{}人{seen}", before.year, given.len(), now.excellent))
}

fn write(tx: &Tx<'_>, session: SessionId, entry: &GradeEntry) -> Result<()> {
    if entry.is_empty() {
        let sql = "DELETE FROM grade WHERE session_id = ?1 AND member_id = ?2";
        tx.conn().prepare_cached(sql)?.execute(params![session, entry.member_id])?;
        return Ok(());
    }
    let opinion = entry.opinion.as_deref().map(str::trim).filter(|text| !text.is_empty());
    tx.conn()
        .prepare_cached(
            "INSERT INTO grade (session_id, member_id, excellent, qualified, basic, unqualified, grade, opinion)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (session_id, member_id) DO UPDATE SET excellent = excluded.excellent, qualified = excluded.qualified,
               basic = excluded.basic, unqualified = excluded.unqualified, grade = excluded.grade, opinion = excluded.opinion",
        )?
        .execute(params![
            session,
            entry.member_id,
            entry.excellent,
            entry.qualified,
            entry.basic,
            entry.unqualified,
            entry.grade,
            opinion
        ])?;
    Ok(())
}

/// The grades of one member, newest year first: evidence, never a rate. Error: [`Error::Closed`] for the recorder.
pub fn of_member(view: &View<'_>, member: MemberId) -> Result<Vec<YearGrade>> {
    view.refuse_recorder()?;
    let mut statement = view.conn().prepare_cached(
        "SELECT ifnull(s.belongs_year, CAST(substr(s.on_day, 1, 4) AS INTEGER)) AS year, g.grade, g.opinion, s.id, s.on_day
         FROM grade g JOIN session s ON s.id = g.session_id
         WHERE g.member_id = ?1 AND g.grade IS NOT NULL AND s.status IN ('draft', 'held', 'sealed')
         ORDER BY year DESC, s.on_day DESC",
    )?;
    let rows = statement.query_map([member], |row| {
        Ok(YearGrade {
            year: row.get(0)?,
            grade: row.get(1)?,
            opinion: row.get(2)?,
            session_id: row.get(3)?,
            on_day: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
