//! 上级学习安排: what the superior asks for in a quarter (F-81), received on a day, planned, and ticked off item by item.

mod store;
mod tick;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use store::*;
pub use tick::*;

use crate::date::Day;
use crate::id::{ArrangementId, ArrangementItemId, PlanItemId, SessionId, TopicId, UnitId};
use crate::session::Kind;

/// What a person fills in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArrangementFields {
    /// Whose it is: of a branch what it received, of a committee what it issues to the units below it.
    pub unit_id: UnitId,
    /// '2026Q3'.
    pub quarter: String,
    /// 标题.
    pub title: String,
    /// 发文单位.
    pub issuer: Option<String>,
    /// 印发日期.
    pub issued_on: Option<Day>,
}

/// One line of it, as it was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArrangementLine {
    /// Row id; `None` while new.
    pub id: Option<ArrangementItemId>,
    /// 学习内容.
    pub title: String,
    /// 形式.
    pub form: Option<String>,
    /// 完成时限: a day or a month; none: the end of the quarter.
    pub due_on: Option<String>,
    /// 备注.
    pub note: Option<String>,
}

/// An arrangement as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Arrangement {
    /// Row id.
    pub id: ArrangementId,
    /// UUIDv7.
    pub uid: String,
    /// Fields.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: ArrangementFields,
    /// Its lines, in order.
    pub items: Vec<ArrangementItem>,
    /// How many of them are done.
    pub done: i64,
    /// Who has to receive it: the units right below a committee, or the branch itself.
    pub receipts: Vec<Receipt>,
}

/// A line and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArrangementItem {
    /// As issued.
    #[serde(flatten)]
    #[ts(flatten)]
    pub line: ArrangementLine,
    /// 序号, from 1.
    pub number: i64,
    /// The last day on which it can be done in time.
    pub last_day: Day,
    /// The topic made of it.
    pub topic_id: Option<TopicId>,
    /// The plan item made of it.
    pub plan_item_id: Option<PlanItemId>,
    /// The day it is planned for.
    pub planned_on: Option<Day>,
    /// The day on which it was done: by hand, or of the session held for it.
    pub done_on: Option<Day>,
    /// The session that was held for it.
    pub session_id: Option<SessionId>,
    /// What its 形式 would be in the book.
    pub kind: Kind,
    /// A working day to plan it on, while that is still possible.
    pub safe_day: Option<Day>,
}

/// Whether one unit has received it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// The unit.
    pub unit_id: UnitId,
    /// Its name.
    pub unit: String,
    /// 签收日期.
    pub received_on: Option<Day>,
}

/// How many arrangements a unit should have received in a span, and has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Received {
    /// Name of the unit.
    pub unit: String,
    /// 下发.
    pub issued: i64,
    /// 签收.
    pub received: i64,
}

/// Adds up receipts by unit, in the order of the first arrangement.
pub fn received(arrangements: &[Arrangement]) -> Vec<Received> {
    let mut rows: Vec<(UnitId, Received)> = Vec::new();
    for receipt in arrangements.iter().flat_map(|one| &one.receipts) {
        let at = rows.iter().position(|(id, _)| *id == receipt.unit_id).unwrap_or_else(|| {
            rows.push((receipt.unit_id, Received { unit: receipt.unit.clone(), issued: 0, received: 0 }));
            rows.len() - 1
        });
        rows[at].1.issued += 1;
        rows[at].1.received += i64::from(receipt.received_on.is_some());
    }
    rows.into_iter().map(|(_, row)| row).collect()
}
