//! 场次: a session held in batches or at several venues is one session; each person is counted in one of its sittings.

use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::parts::{all, keep_only};
use super::{Declared, SessionFields};
use crate::date::Day;
use crate::id::{BaseId, SessionId, SittingId};
use crate::{Error, Result, Tx, View};

/// 场次: one of the batches or venues of a session.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Sitting {
    /// Row id; `None` while new.
    pub id: Option<SittingId>,
    /// 甲班场.
    pub label: Option<String>,
    /// Day.
    pub on_day: Day,
    /// 'HH:MM'.
    pub start_time: Option<String>,
    /// 'HH:MM'.
    pub end_time: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// 基地 it was held at.
    pub base_id: Option<BaseId>,
    /// How many came, when nobody wrote down who (S81); then the session has no roll.
    pub headcount: Option<i64>,
}

impl Sitting {
    /// `甲班场`, else its place, else its number from 1.
    pub fn name(&self, at: usize) -> String {
        let named = self.label.as_ref().or(self.place.as_ref());
        named.map_or_else(|| format!("第{}场", at + 1), Clone::clone)
    }
}

/// The name of a sitting in sentences.
pub(super) fn name_of(fields: &SessionFields, id: SittingId) -> String {
    let found = fields.sittings.iter().enumerate().find(|(_, sitting)| sitting.id == Some(id));
    found.map_or_else(String::new, |(at, sitting)| sitting.name(at))
}

/// Head-counts of the sittings make the number present of a session without names: it is their sum, never a figure beside it.
pub(super) fn declared(fields: &SessionFields) -> Option<Declared> {
    let counted = fields.sittings.iter().filter_map(|sitting| sitting.headcount);
    let sum = counted.fold(None, |sum: Option<i64>, n| Some(sum.unwrap_or(0) + n));
    match sum {
        None => fields.declared,
        present => Some(Declared { present, ..fields.declared.unwrap_or_default() }),
    }
}

pub(super) fn sittings(view: &View<'_>, id: SessionId) -> Result<Vec<Sitting>> {
    let sql = "SELECT id, label, on_day, start_time, end_time, place, base_id, headcount FROM sitting WHERE session_id = ?1 ORDER BY seq";
    all(view.conn(), sql, [id], |row| {
        Ok(Sitting {
            id: row.get(0)?,
            label: row.get(1)?,
            on_day: row.get(2)?,
            start_time: row.get(3)?,
            end_time: row.get(4)?,
            place: row.get(5)?,
            base_id: row.get(6)?,
            headcount: row.get(7)?,
        })
    })
}

pub(super) fn save_sittings(tx: &Tx<'_>, id: SessionId, new: &[Sitting]) -> Result<()> {
    let conn = tx.conn();
    let kept: Vec<SittingId> = new.iter().filter_map(|sitting| sitting.id).collect();
    let old: Vec<SittingId> = sittings(tx, id)?.into_iter().filter_map(|sitting| sitting.id).collect();
    for gone in old.iter().filter(|old| !kept.contains(old)) {
        conn.prepare_cached(
            "UPDATE attendance SET sitting_id = NULL WHERE session_id = ?1 AND sitting_id = ?2",
        )?
        .execute(params![id, gone])?;
        conn.prepare_cached("UPDATE vote SET sitting_id = NULL WHERE session_id = ?1 AND sitting_id = ?2")?
            .execute(params![id, gone])?;
    }
    keep_only(conn, "sitting", id, &kept)?;
    let remaining: Vec<SittingId> = old.into_iter().filter(|old| kept.contains(old)).collect();
    if remaining != kept {
        // Positions are unique: reordered rows first step aside.
        conn.prepare_cached("UPDATE sitting SET seq = -1 - seq WHERE session_id = ?1")?.execute([id])?;
    }
    for (seq, sitting) in new.iter().enumerate() {
        let seq = i64::try_from(seq).unwrap_or(i64::MAX);
        let values = params![
            id,
            seq,
            sitting.label,
            sitting.on_day,
            sitting.start_time,
            sitting.end_time,
            sitting.place,
            sitting.base_id,
            sitting.headcount,
            sitting.id
        ];
        let sql = match sitting.id {
            None => {
                "INSERT INTO sitting (session_id, seq, label, on_day, start_time, end_time, place, base_id, headcount, id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
            }
            Some(_) => {
                "UPDATE sitting SET seq = ?2, label = ?3, on_day = ?4, start_time = ?5, end_time = ?6, place = ?7, base_id = ?8,
                   headcount = ?9 WHERE session_id = ?1 AND id = ?10"
            }
        };
        if conn.prepare_cached(sql)?.execute(values)? == 0 {
            return Err(Error::missing("sitting", sitting.id.map_or(0, |id| id.0)));
        }
    }
    Ok(())
}
