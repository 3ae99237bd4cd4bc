//! 状态与灯: 阶段性完成 is not 已完成 (T-19); 逾期 and 临期 follow from the deadline and are never stored (T-06, T-15).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

text_enum! {
    /// 完成状态 as entered.
    TaskStatus {
        NotStarted = "not_started" "未启动",
        Going = "going" "推进中",
        StageDone = "stage_done" "阶段性完成",
        Done = "done" "已完成",
        Closed = "closed" "已销号",
        Stopped = "stopped" "终止",
    }
}

text_enum! {
    /// What the day makes of a task.
    Light {
        Done = "done" "已完成",
        StageDone = "stage_done" "阶段性完成",
        Going = "going" "推进中",
        NotStarted = "not_started" "未启动",
        Near = "near" "临期",
        Late = "late" "逾期",
        Ongoing = "ongoing" "长期坚持",
        Closed = "closed" "已销号",
        Stopped = "stopped" "终止",
    }
}

/// Figures of a list on a day. `total` counts every task but 终止 and 长期坚持, which stand apart (T-07);
/// done (with 已销号) + stage_done + going + not_started + late = total; near is part of going or not_started.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskFigures {
    /// 总数 in the rate.
    pub total: i64,
    /// 已完成, 已销号 included.
    pub done: i64,
    /// 阶段性完成.
    pub stage_done: i64,
    /// 推进中, not late.
    pub going: i64,
    /// 未启动, not late.
    pub not_started: i64,
    /// 逾期.
    pub late: i64,
    /// 临期 (within the days of the setting `task.near_days`).
    pub near: i64,
    /// 已销号, part of done.
    pub closed: i64,
    /// 长期坚持.
    pub ongoing: i64,
    /// 终止.
    pub stopped: i64,
}
