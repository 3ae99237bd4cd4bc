//! 草稿: what is being typed into a form. What the secretary types (a talk, a number) is none of the recorder's, and the other
//! way round: drafts of the recorder have a key of their own.

use ledger::Role;
use ledger::draft::Draft;
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use crate::error::Result;
use crate::request::Empty;
use crate::work::Work;

/// In front of the keys of the recorder's drafts; addresses of pages begin with `/`.
const RECORDER: &str = "记录员 ";

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
    let found = work.read(|view| ledger::draft::get(view, &own(view.role(), &key)))?;
    Ok(found.map(|draft| Draft { key, ..draft }))
}

/// `draft_list`
pub fn list(work: &mut Work<'_>, Empty {}: Empty) -> Result<Vec<Draft>> {
    work.read(|view| {
        let own = |draft: Draft| match (draft.key.strip_prefix(RECORDER), view.role()) {
            (Some(key), Role::Recorder) => Some(Draft { key: key.to_owned(), ..draft }),
            (None, Role::Secretary) => Some(draft),
            _ => None,
        };
        Ok(ledger::draft::list(view)?.into_iter().filter_map(own).collect())
    })
}

/// `draft_keep`
pub fn keep(work: &mut Work<'_>, DraftKeepReq { key, body }: DraftKeepReq) -> Result<Empty> {
    let key = own(work.book()?.role(), &key);
    work.write("草稿", |tx| ledger::draft::keep(tx, &key, &body))?;
    Ok(Empty {})
}

/// `draft_discard`
pub fn discard(work: &mut Work<'_>, DraftReq { key }: DraftReq) -> Result<Empty> {
    let key = own(work.book()?.role(), &key);
    work.write("草稿", |tx| ledger::draft::discard(tx, &key))?;
    Ok(Empty {})
}

/// The key under which somebody's draft is kept.
fn own(role: Role, key: &str) -> String {
    match role {
        Role::Secretary => key.to_owned(),
        Role::Recorder => format!("{RECORDER}{key}"),
    }
}
