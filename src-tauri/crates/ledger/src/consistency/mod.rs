//! 核对: what in the records of a window contradicts itself, before a quarter is closed (B18). Facts that a person looks into;
//! what was looked into and found right is set aside with its reason, and stays on the list with it.

mod due;
mod rule;
mod store;
mod text;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use rule::{RULES, Rule};
pub(crate) use store::off_roster;
pub use store::{consistency, set_aside};
pub use text::*;

use crate::date::{Day, Window};
use crate::id::{MemberId, SessionId, UnitId};

text_enum! {
    /// How a finding weighs.
    Weight {
        /// Two records cannot both be right.
        Wrong = "wrong" "互相矛盾",
        /// Something the form asks for is not there.
        Gap = "gap" "缺项",
        /// It may be right, and somebody should look.
        Doubt = "doubt" "需要核实",
    }
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Inconsistency {
    /// Rule, records and figures: the same in every run for as long as they say the same.
    pub key: String,
    /// The rule's word.
    pub rule: String,
    /// What sort of thing it is: 应到和名册不符.
    pub label: String,
    /// How it weighs.
    pub weight: Weight,
    /// What was found, a whole sentence.
    pub words: String,
    /// What to do about it.
    pub action: String,
    /// The record it opens; none where one is missing (a month without any).
    pub session_id: Option<SessionId>,
    /// The member it is about, when it is one.
    pub member_id: Option<MemberId>,
    /// Day of the record; first day of a month without any.
    pub on_day: Day,
    /// The unit.
    pub unit_id: UnitId,
    /// Its name.
    pub unit: String,
    /// `9月18日 主题党日《…》`.
    pub record: String,
    /// Why somebody set it aside.
    pub set_aside: Option<String>,
}

/// All that was found in a window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Consistency {
    /// The days looked at.
    pub window: Window,
    /// Open ones first, the heaviest of them first, then by day.
    pub findings: Vec<Inconsistency>,
    /// How many were found.
    pub found: usize,
    /// How many of them were looked into and found right.
    pub set_aside: usize,
}

impl Consistency {
    /// `核对发现 3 处，已核实 1 处`.
    pub fn summary(&self) -> String {
        match (self.found, self.set_aside) {
            (0, _) => "核对没有发现问题".to_owned(),
            (found, set_aside) => format!("核对发现 {found} 处，已核实 {set_aside} 处"),
        }
    }
}
