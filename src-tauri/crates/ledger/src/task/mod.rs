//! 任务清单: lists of practical tasks with dated progress, shown as a table, a board, a timeline and a wall chart.
//!
//! A task goes 未启动 → 推进中 → 申报 (by the doer) → 已完成 (confirmed by somebody else) → 已销号 (T-08).

mod advance;
mod bulletin;
mod burn_up;
mod close;
mod lamp;
mod leader;
mod list;
mod measure;
mod parent;
mod progress;
mod status;
mod store;
mod subtask;
mod template;

use serde::{Deserialize, Serialize, Serializer};
use ts_rs::TS;

pub use advance::*;
pub use bulletin::*;
pub use burn_up::*;
pub use close::*;
pub use lamp::*;
pub use leader::*;
pub use list::*;
pub use parent::*;
pub use progress::{progress_add, progress_correct};
pub use status::*;
pub use store::*;
pub use subtask::*;
pub use template::*;

use crate::date::{Day, Window};
use crate::id::{ProgressId, SessionId, SubtaskId, TaskId, TaskListId, UnitId};
use crate::member::mask_phone;

/// What a person fills in about a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskListFields {
    /// The unit.
    pub unit_id: UnitId,
    /// Name.
    pub name: String,
    /// Kind of list.
    pub template: Template,
    /// First day of the list (序时进度, T-16).
    pub starts_on: Option<Day>,
    /// Last day.
    pub ends_on: Option<Day>,
    /// Note.
    pub note: Option<String>,
}

impl TaskListFields {
    /// Whether it is a list of these days: one without days is of all.
    pub fn is_of(&self, window: Window) -> bool {
        self.starts_on.is_none_or(|from| from <= window.to) && self.ends_on.is_none_or(|to| to >= window.from)
    }
}

/// A list with its figures on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskList {
    /// Row id.
    pub id: TaskListId,
    /// UUIDv7.
    pub uid: String,
    /// Fields.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: TaskListFields,
    /// Figures on the day asked for.
    pub figures: TaskFigures,
}

/// What a person fills in about a task (T-05).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskFields {
    /// The list.
    pub list_id: TaskListId,
    /// 序号.
    pub number: i64,
    /// Number of the superior's item.
    pub parent_number: Option<String>,
    /// 项目类别.
    pub category: Option<String>,
    /// 项目名称.
    pub title: String,
    /// 具体举措.
    pub measures: Option<String>,
    /// 预期目标.
    pub goal: Option<String>,
    /// 责任领导.
    pub leader: Option<String>,
    /// 责任单位.
    pub unit_name: Option<String>,
    /// 配合单位.
    pub partner_units: Option<String>,
    /// 责任人.
    pub owner: Option<String>,
    /// 联系电话. It leaves masked (P-09), wherever a task is told; in full only where somebody asked for it.
    #[serde(serialize_with = "masked")]
    pub phone: Option<String>,
    /// 启动时间.
    pub start_on: Option<String>,
    /// 完成时限.
    pub due_on: Option<String>,
    /// 长期坚持 (T-07).
    pub is_ongoing: bool,
    /// 完成状态.
    pub status: TaskStatus,
    /// 完成时间.
    pub done_on: Option<String>,
    /// 佐证.
    pub evidence: Option<String>,
    /// 群众反馈.
    pub feedback: Option<String>,
    /// 备注.
    pub note: Option<String>,
    /// The meeting that decided it (F-22).
    pub session_id: Option<SessionId>,
    /// 认领人: the leader who took it on (T-02, T-21), of a wish whoever fulfils it.
    pub claimed_by: Option<String>,
    /// 认领时间.
    pub claimed_on: Option<Day>,
    /// 提出人: whose wish or need it is.
    pub raised_by: Option<String>,
    /// 服务时长, minutes.
    pub minutes: Option<i64>,
    /// 成果、成效.
    pub result: Option<String>,
    /// 感谢信、锦旗.
    pub thanks: Option<String>,
}

impl TaskFields {
    /// A task with number and name, nothing else known.
    pub fn new(list_id: TaskListId, number: i64, title: impl Into<String>) -> Self {
        Self {
            list_id,
            number,
            parent_number: None,
            category: None,
            title: title.into(),
            measures: None,
            goal: None,
            leader: None,
            unit_name: None,
            partner_units: None,
            owner: None,
            phone: None,
            start_on: None,
            due_on: None,
            is_ongoing: false,
            status: TaskStatus::NotStarted,
            done_on: None,
            evidence: None,
            feedback: None,
            note: None,
            session_id: None,
            claimed_by: None,
            claimed_on: None,
            raised_by: None,
            minutes: None,
            result: None,
            thanks: None,
        }
    }
}

fn masked<S: Serializer>(phone: &Option<String>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    phone.as_deref().map(mask_phone).serialize(serializer)
}

/// A task as it is kept, with its progress and what the day makes of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// Row id.
    pub id: TaskId,
    /// UUIDv7.
    pub uid: String,
    /// Fields.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: TaskFields,
    /// 申报、确认、销号.
    #[serde(flatten)]
    #[ts(flatten)]
    pub closing: Closing,
    /// Progress lines, oldest first.
    pub progress: Vec<Progress>,
    /// Sub-items or milestones in order.
    pub subtasks: Vec<Subtask>,
    /// n of N: its sub-items, or what its last counted line of progress says.
    pub share: Option<Share>,
    /// 低于序时: less of it is done than of its time has passed (T-16). False where either is not known.
    pub is_behind: bool,
    /// What to show: the status, or 待确认 / 逾期 / 临期 as of the day asked for.
    pub light: Light,
    /// Days past (positive) or left before (negative) the deadline; none without one, when declared or done.
    pub days_late: Option<i64>,
    /// The light of the unit's scheme; none where the scheme has none.
    pub lamp: Option<Lamp>,
}

/// Who declared a task done, who confirmed it, who closed it, and when (T-08).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Closing {
    /// 申报 by.
    pub declared_by: Option<String>,
    /// 申报 on.
    pub declared_on: Option<Day>,
    /// 确认 by.
    pub confirmed_by: Option<String>,
    /// 确认 on.
    pub confirmed_on: Option<Day>,
    /// 销号 by.
    pub closed_by: Option<String>,
    /// 销号 on.
    pub closed_on: Option<Day>,
}

/// n of N.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Share {
    /// n.
    pub done: i64,
    /// N, at least 1.
    pub total: i64,
}

/// A part of a task: one of five ones, a milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Subtask {
    /// Row id; `None` while new.
    pub id: Option<SubtaskId>,
    /// What.
    pub title: String,
    /// Its own deadline, a day or a month.
    pub due_on: Option<String>,
    /// When it was done.
    pub done_on: Option<Day>,
    /// What came of it.
    pub result: Option<String>,
}

impl Subtask {
    /// A sub-item still to be done.
    pub fn new(title: impl Into<String>) -> Self {
        Self { id: None, title: title.into(), due_on: None, done_on: None, result: None }
    }
}

/// A dated line of progress. A new one never takes the place of an older one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Row id; `None` while new.
    pub id: Option<ProgressId>,
    /// When.
    pub on_day: Day,
    /// What.
    pub text: String,
    /// The status it led to.
    pub status: Option<TaskStatus>,
    /// n of…
    pub done: Option<i64>,
    /// …N sub-items.
    pub total: Option<i64>,
    /// By whom.
    pub by_whom: Option<String>,
}
