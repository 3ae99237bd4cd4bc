//! 草稿: what is being typed into a form.

use ledger::draft::Draft;
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use crate::error::Result;
use crate::request::Empty;
use crate::work::Work;

/// Whose draft.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftReq {
    /// Which form: the address of its page.
    pub key: String,
}

/// What a form holds now.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftKeepReq {
    /// Which form.
    pub key: String,
    /// Its fields.
    #[ts(type = "unknown", optional = false)]
    pub body: Value,
}

/// `draft_get`
pub fn get(work: &mut Work<'_>, DraftReq { key }: DraftReq) -> Result<Option<Draft>> {
    work.read(|view| ledger::draft::get(view, &key))
}

/// `draft_list`
pub fn list(work: &mut Work<'_>, Empty {}: Empty) -> Result<Vec<Draft>> {
    work.read(ledger::draft::list)
}

/// `draft_keep`
pub fn keep(work: &mut Work<'_>, DraftKeepReq { key, body }: DraftKeepReq) -> Result<Empty> {
    work.write("草稿", |tx| ledger::draft::keep(tx, &key, &body))?;
    Ok(Empty {})
}

/// `draft_discard`
pub fn discard(work: &mut Work<'_>, DraftReq { key }: DraftReq) -> Result<Empty> {
    work.write("草稿", |tx| ledger::draft::discard(tx, &key))?;
    Ok(Empty {})
}
