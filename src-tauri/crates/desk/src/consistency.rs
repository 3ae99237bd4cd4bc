//! 核对: what contradicts itself before a quarter is closed.

use ledger::consistency::{self, Consistency};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, Within, unit_or_top, window};
use crate::work::Work;

/// A finding somebody looked into.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ConsistencySetAsideReq {
    /// The finding's key.
    pub finding: String,
    /// Why it is right as it stands; null takes that back.
    pub reason: Option<String>,
}

/// More than anybody works through at once; those that weigh most come first, and the printed list has all.
const MOST: usize = 500;

/// `consistency_list`
pub fn list(work: &mut Work<'_>, Within { unit_id, from, to }: Within) -> Result<Consistency> {
    let (window, today) = (window(from, to)?, work.today());
    work.read(|view| {
        let mut found = consistency::consistency(view, unit_or_top(view, unit_id)?, window, today)?;
        found.findings.truncate(MOST);
        Ok(found)
    })
}

/// `consistency_set_aside`
pub fn set_aside(work: &mut Work<'_>, request: ConsistencySetAsideReq) -> Result<Empty> {
    let ConsistencySetAsideReq { finding, reason } = request;
    let summary = match &reason {
        Some(reason) => format!("核实保留：{}", reason.trim()),
        None => "取消核实保留".to_owned(),
    };
    work.write(&summary, |tx| consistency::set_aside(tx, &finding, reason.as_deref()))?;
    Ok(Empty {})
}
