//! 组织: committees, general branches, branches and groups in one tree, each with the base (厂区) it lies in.

mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use store::*;

use crate::date::Day;
use crate::id::{BaseId, UnitId};

text_enum! {
    /// What a unit is.
    UnitKind {
        Committee = "committee" "党委",
        GeneralBranch = "general_branch" "党总支",
        Branch = "branch" "党支部",
        Group = "group" "党小组",
    }
}

/// A unit as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Unit {
    /// Row id.
    pub id: UnitId,
    /// UUIDv7, the same in every book.
    pub uid: String,
    /// The unit above; none for the top of the book.
    pub parent_id: Option<UnitId>,
    /// The base it lies in.
    pub base_id: Option<BaseId>,
    /// Name of that base.
    pub base: Option<String>,
    /// `/1/7/31/`.
    pub path: String,
    /// The fields a person fills in.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: UnitFields,
}

/// What a person fills in about a unit (F-60).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnitFields {
    /// Committee, general branch, branch or group.
    pub kind: UnitKind,
    /// Short name: 运行车间党支部, 炼钢.
    pub name: String,
    /// Formal name as printed: 中共××公司运行车间支部委员会 (D-22).
    pub full_name: Option<String>,
    /// Formal name of the body above the top unit (主送机关).
    pub superior: Option<String>,
    /// Order among its siblings.
    pub position: i64,
    /// 成立时间.
    pub founded_on: Option<Day>,
    /// 撤销时间.
    pub dissolved_on: Option<Day>,
    /// 本届选举时间.
    pub elected_on: Option<Day>,
    /// 任期, years (ZB-30: 3).
    pub term_years: i64,
    /// 活动场所.
    pub place: Option<String>,
    /// 联系电话.
    pub phone: Option<String>,
    /// Free note.
    pub note: Option<String>,
}

impl UnitFields {
    /// A unit with a kind and a name and nothing else known.
    pub fn new(kind: UnitKind, name: impl Into<String>) -> Self {
        Self {
            kind,
            name: name.into(),
            full_name: None,
            superior: None,
            position: 0,
            founded_on: None,
            dissolved_on: None,
            elected_on: None,
            term_years: 3,
            place: None,
            phone: None,
            note: None,
        }
    }

    /// The day on which the term of its committee is over (ZB-30), when its election is known.
    pub fn term_end(&self) -> Option<Day> {
        let years = u32::try_from(self.term_years).ok()?;
        self.elected_on?.checked_add_months(chrono::Months::new(years * 12))
    }
}
