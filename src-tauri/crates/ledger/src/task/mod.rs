//! 任务清单: lists of practical tasks with dated progress, shown as a table, a board and a wall chart.

mod list;
mod progress;
mod status;
mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use list::*;
pub use progress::{close, progress_add};
pub use status::*;
pub use store::*;

use crate::date::Day;
use crate::id::{ProgressId, SessionId, TaskId, TaskListId, UnitId};

text_enum! {
    /// What a list is for.
    Template {
        Practical = "practical" "实事项目清单",
        FiveOnes = "five_ones" "五个一",
        Wishes = "wishes" "微心愿",
        Projects = "projects" "党建项目",
        Rectification = "rectification" "整改清单",
        Superior = "superior" "上级任务清单",
        Other = "other" "其他清单",
    }
}

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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
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
    /// 联系电话.
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
    /// Confirmed by whom.
    pub closed_by: Option<String>,
    /// Confirmed when.
    pub closed_on: Option<String>,
    /// Progress lines, oldest first.
    pub progress: Vec<Progress>,
    /// What to show: the status, or 逾期 / 临期 derived from the deadline on the day asked for.
    pub light: Light,
    /// Days past (positive) or left before (negative) the deadline; none without one or when done.
    pub days_late: Option<i64>,
}

/// A dated line of progress; never overwritten.
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
