//! 计划: what is meant to be held in which month; a held session closes its item.

mod fixed;
mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use fixed::*;
pub use store::*;

use crate::date::Day;
use crate::id::{PlanItemId, SessionId, UnitId};
use crate::session::Kind;

text_enum! {
    /// Where an item stands.
    PlanStatus { Planned = "planned" "已列计划", Held = "held" "已开", Postponed = "postponed" "顺延", Dropped = "dropped" "取消" }
}

/// What a person fills in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanFields {
    /// The unit.
    pub unit_id: UnitId,
    /// 'YYYY-MM'.
    pub month: String,
    /// The day, once fixed.
    pub on_day: Option<Day>,
    /// Kind of session.
    pub kind: Kind,
    /// 内容(主题).
    pub title: String,
    /// 责任人.
    pub owner: Option<String>,
    /// 形式.
    pub form: Option<String>,
    /// State.
    pub status: PlanStatus,
    /// Why postponed or dropped.
    pub reason: Option<String>,
    /// The session that was held for it.
    pub session_id: Option<SessionId>,
}

/// An item as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanItem {
    /// Row id.
    pub id: PlanItemId,
    /// UUIDv7.
    pub uid: String,
    /// Name of the unit.
    pub unit: String,
    /// Fields.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: PlanFields,
}
