//! 统计: sessions (场次), attendances (人次) and people (人数) are three different counts, always labelled (C-16).

mod label;
mod raw;
mod span;
mod store;
mod sums;
mod trend;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use raw::count_raw;
pub(crate) use span::Span;
pub use store::count;
pub(crate) use store::{counted, parts};
use sums::Sums;
pub use trend::{TrendMonth, is_rated, trend};

use crate::date::Window;
use crate::id::UnitId;
use crate::{Result, View, setting};

text_enum! {
    /// What the rows of a count are.
    By { Kind = "kind" "类别", Unit = "unit" "组织", Base = "base" "基地", Topic = "topic" "学习主题", Mode = "mode" "方式", Member = "member" "党员", Month = "month" "月份",
        Form = "form" "形式", Campaign = "campaign" "专题", Family = "family" "主题系列", Lecturer = "lecturer" "主讲人", Place = "place" "地点" }
}

/// 合并召开只计主要类别: whether sessions of several kinds that a unit holds count as their main kind only (C-22).
pub fn is_main_kind_only(view: &View<'_>, unit: UnitId) -> Result<bool> {
    Ok(setting::get(view, Some(unit), "count.main_kind_only")? == 1)
}

/// A count over a window, with a total that counts each session once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Count {
    /// First and last day.
    #[serde(flatten)]
    #[ts(flatten)]
    pub window: Window,
    /// Name of the unit whose tree is counted.
    pub unit: String,
    /// What the rows are.
    pub by: By,
    /// Rows, in handbook order (kinds), tree order (units), name order (members) or time order (months).
    pub rows: Vec<CountRow>,
    /// Each session, attendance and person once.
    pub total: CountRow,
}

/// One row of a count; names of the fields are part of the command-line contract (DESIGN §5).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct CountRow {
    /// The word or id of the row.
    pub key: String,
    /// Its Chinese name.
    pub label: String,
    /// 次.
    pub sessions: i64,
    /// 场次.
    pub sittings: i64,
    /// 人次: named and declared people who came.
    pub attendances: i64,
    /// 人数: distinct named people who came; null where any session has declared counts only.
    pub people: Option<i64>,
    /// 应到人次.
    pub due: i64,
    /// Σ present ÷ Σ due over sessions that have a due (C-35), 0…1; null where due is 0.
    pub rate: Option<f64>,
    /// Credit in minutes earned by named people.
    pub minutes: i64,
    /// 请假人次.
    pub excused: i64,
    /// 缺席人次.
    pub absent: i64,
    /// 已补学人次.
    #[serde(rename = "madeUp")]
    pub made_up: i64,
}
