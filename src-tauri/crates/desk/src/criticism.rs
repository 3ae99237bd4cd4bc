//! 批评与自我批评: the text is read only when somebody opens it (P-13).

use ledger::criticism::{self, Criticism, Spoke};
use ledger::id::SessionId;
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, One};
use crate::work::Work;

/// The whole list of a session.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct CriticismSaveReq {
    /// The session.
    pub session_id: SessionId,
    /// Who said what of whom, in order.
    pub lines: Vec<Criticism>,
}

/// `criticism_outline`
pub fn outline(work: &mut Work<'_>, One { id }: One<SessionId>) -> Result<Vec<Spoke>> {
    work.read(|view| criticism::outline(view, id))
}

/// `criticism_open`
pub fn open(work: &mut Work<'_>, One { id }: One<SessionId>) -> Result<Vec<Criticism>> {
    work.read(|view| criticism::list(view, id))
}

/// `criticism_save`
pub fn save(work: &mut Work<'_>, request: CriticismSaveReq) -> Result<Empty> {
    work.write("登记批评与自我批评", |tx| criticism::save(tx, request.session_id, &request.lines))?;
    Ok(Empty {})
}
