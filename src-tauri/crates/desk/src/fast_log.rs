//! 快速登记.

use ledger::attendance::{Mark, MarkEntry};
use ledger::fast_log::FastLog;
use ledger::session::{Kind, Session, SessionFields};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{OnDay, unit_or_top};
use crate::work::Work;

/// A short session with everybody who is due at it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FastLogSaveReq {
    /// The session.
    pub fields: SessionFields,
    /// Everybody due.
    pub marks: Vec<MarkEntry>,
}

/// `fast_log_get`
pub fn get(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<FastLog> {
    work.read(|view| ledger::fast_log::begin(view, unit_or_top(view, unit_id)?, day))
}

/// `fast_log_save`
pub fn save(work: &mut Work<'_>, FastLogSaveReq { fields, marks }: FastLogSaveReq) -> Result<Session> {
    let came = marks.iter().filter(|entry| entry.mark == Mark::Present).count();
    let kind = fields.kinds.first().map_or("", Kind::short);
    let day = fields.on_day.format("%-m月%-d日");
    let summary = format!("快速登记：{day}{kind}《{}》，到会 {came} 人", fields.title.trim());
    work.write(&summary, |tx| {
        let id = ledger::fast_log::write(tx, &fields, &marks)?;
        tx.summary(&summary)?;
        ledger::session::get(tx, id)
    })
}
