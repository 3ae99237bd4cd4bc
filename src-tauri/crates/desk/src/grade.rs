//! 民主评议党员: the table of votes and grades.

use ledger::grade::{self, Appraisal, GradeEntry, YearGrade};
use ledger::id::{MemberId, SessionId};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::One;
use crate::work::Work;

/// Lines of an appraisal to keep.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct GradeSaveReq {
    /// The session.
    pub session_id: SessionId,
    /// The lines.
    pub entries: Vec<GradeEntry>,
    /// Somebody saw that more than one third are 优秀 and keeps it all the same (PY-04).
    pub is_seen: bool,
}

/// `grade_table`
pub fn table(work: &mut Work<'_>, One { id }: One<SessionId>) -> Result<Appraisal> {
    work.read(|view| grade::appraisal(view, id))
}

/// `grade_save`
pub fn save(work: &mut Work<'_>, request: GradeSaveReq) -> Result<Appraisal> {
    let GradeSaveReq { session_id, entries, is_seen } = request;
    work.write("登记民主评议", |tx| {
        grade::save(tx, session_id, &entries, is_seen)?;
        grade::appraisal(tx, session_id)
    })
}

/// `grade_years`
pub fn years(work: &mut Work<'_>, One { id }: One<MemberId>) -> Result<Vec<YearGrade>> {
    work.read(|view| grade::of_member(view, id))
}
