//! 计划: what is meant to be held in which month; a held session closes its item.

mod count;
mod festival;
mod filing;
mod fixed;
mod link;
mod proposal;
mod shift;
mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use count::*;
pub use filing::*;
pub use fixed::*;
pub use link::*;
pub use proposal::*;
pub use shift::*;
pub use store::*;

use crate::date::{Day, last_day_of_month};
use crate::id::{PlanItemId, SessionId, UnitId};
use crate::session::{Kind, Status};

text_enum! {
    /// What is said of an item.
    PlanStatus { Planned = "planned" "已列计划", Held = "held" "已开", Postponed = "postponed" "顺延", Dropped = "dropped" "取消" }
}

text_enum! {
    /// How an item stands on a day: 未开 is neither 顺延 nor 取消 (C-39).
    Stand {
        Planned = "planned" "已列计划",
        Missed = "missed" "未开",
        Draft = "draft" "草稿",
        Held = "held" "已开",
        Postponed = "postponed" "顺延",
        Dropped = "dropped" "取消",
        /// Meant for a month before the book was begun: neither held nor missed here.
        Outside = "outside" "不在本手册",
    }
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
    /// 部分: 进度安排, 学习内容… of a study plan (S53).
    pub section: Option<String>,
    /// 层级: 党委, 党支部, 工会… (S118).
    pub tier: Option<String>,
    /// State.
    pub status: PlanStatus,
    /// Why postponed or dropped.
    pub reason: Option<String>,
    /// 顺延到: a day, or a month while the day is open.
    pub moved_to: Option<String>,
    /// The session that was held for it.
    pub session_id: Option<SessionId>,
}

impl PlanFields {
    /// Planned for a month, without a day.
    pub fn new(unit_id: UnitId, month: &str, kind: Kind, title: &str) -> Self {
        Self {
            unit_id,
            month: month.to_owned(),
            on_day: None,
            kind,
            title: title.to_owned(),
            owner: None,
            form: None,
            section: None,
            tier: None,
            status: PlanStatus::Planned,
            reason: None,
            moved_to: None,
            session_id: None,
        }
    }

    /// The day it is to be held on, as far as it is fixed.
    pub fn day(&self) -> Option<Day> {
        self.moved_to.as_deref().map_or(self.on_day, |to| to.parse().ok())
    }

    /// The last day on which it is held as planned: its day, else the end of its month.
    pub fn last_day(&self) -> Option<Day> {
        self.day().or_else(|| end_of(self.moved_to.as_deref().unwrap_or(&self.month)))
    }
}

/// The last day of a month 'YYYY-MM'.
pub(crate) fn end_of(month: &str) -> Option<Day> {
    format!("{month}-01").parse().ok().map(last_day_of_month)
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
    /// The day of its session, planned or held.
    pub session_on: Option<Day>,
    /// How it stands on the day of the question.
    pub stand: Stand,
}

/// How an item stands on a day, with the day and state of its session, in a book begun on a day.
fn stand(fields: &PlanFields, session: Option<(Day, Status)>, begin: Option<Day>, day: Day) -> Stand {
    let last_day = match session {
        Some((_, Status::Draft)) => return Stand::Draft,
        Some((_, Status::Held | Status::Sealed)) => return Stand::Held,
        Some((on_day, Status::Planned)) => Some(on_day),
        _ => fields.last_day(),
    };
    match fields.status {
        PlanStatus::Dropped => Stand::Dropped,
        _ if last_day.zip(begin).is_some_and(|(last, begin)| last < begin) => Stand::Outside,
        _ if last_day.is_some_and(|last| last < day) => Stand::Missed,
        PlanStatus::Postponed => Stand::Postponed,
        _ => Stand::Planned,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_missed_only_after_its_last_day() {
        let item = |month: &str, on: Option<&str>, to: Option<&str>| PlanFields {
            on_day: on.map(|on| on.parse().unwrap()),
            moved_to: to.map(Into::into),
            status: if to.is_some() { PlanStatus::Postponed } else { PlanStatus::Planned },
            ..PlanFields::new(UnitId(1), month, Kind::built_in(Kind::THEME_DAY), "党日")
        };
        for (fields, on, is) in [
            (item("2026-09", Some("2026-09-18"), None), "2026-09-18", Stand::Planned),
            (item("2026-09", Some("2026-09-18"), None), "2026-09-19", Stand::Missed),
            (item("2026-09", None, None), "2026-09-30", Stand::Planned),
            (item("2026-09", None, None), "2026-10-01", Stand::Missed),
            (item("2026-02", Some("2026-02-20"), Some("2026-03-03")), "2026-03-03", Stand::Postponed),
            (item("2026-02", Some("2026-02-20"), Some("2026-03-03")), "2026-03-04", Stand::Missed),
            (item("2026-02", None, Some("2026-03")), "2026-03-31", Stand::Postponed),
        ] {
            assert_eq!(stand(&fields, None, None, on.parse().unwrap()), is, "{fields:?} on {on}");
        }
        let mut late = item("2026-09", Some("2026-09-18"), None);
        let day = "2026-10-01".parse().unwrap();
        let with = |status| stand(&late, Some(("2026-09-25".parse().unwrap(), status)), None, day);
        assert_eq!(with(Status::Draft), Stand::Draft, "a draft was held and is not finished");
        assert_eq!(with(Status::Sealed), Stand::Held, "a session that was held closes its item");
        assert_eq!(with(Status::Cancelled), Stand::Missed, "a session called off closes nothing");
        late.status = PlanStatus::Dropped;
        assert_eq!(stand(&late, None, None, day), Stand::Dropped, "取消 is said, 未开 is seen");
    }
}
