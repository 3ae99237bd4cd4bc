//! 设置: thresholds with their source.

use ledger::id::UnitId;
use ledger::setting::{Setting, SettingLine};
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use crate::error::Result;
use crate::request::Empty;
use crate::work::Work;

/// Whose settings.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct SettingListReq {
    /// The unit; none: the whole book.
    pub unit_id: Option<UnitId>,
}

/// A setting to change.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct SettingSetReq {
    /// The unit; none: the whole book.
    pub unit_id: Option<UnitId>,
    /// Which.
    pub key: String,
    /// The new value; null: back to the default.
    #[ts(type = "unknown", optional = false)]
    pub value: Value,
}

/// `setting_list`
pub fn list(work: &mut Work<'_>, request: SettingListReq) -> Result<Vec<SettingLine>> {
    work.read(|view| ledger::setting::list(view, request.unit_id))
}

/// `setting_set`
pub fn set(work: &mut Work<'_>, request: SettingSetReq) -> Result<Empty> {
    let label = Setting::of(&request.key)?.label;
    work.write(&format!("修改设置：{label}"), |tx| {
        ledger::setting::set(tx, request.unit_id, &request.key, &request.value)
    })?;
    Ok(Empty {})
}
