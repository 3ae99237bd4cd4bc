//! 亮灯: which colour a task has is custom, and customs differ (T-11…T-15: blue means near in one place and accepted in
//! another, red means praise in a third). A unit chooses a scheme; every light carries its word, so that a grey copy reads.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Light, Share, Task};

text_enum! {
    /// A colour.
    LampColour {
        Green = "green" "绿灯",
        Yellow = "yellow" "黄灯",
        Orange = "orange" "橙灯",
        Red = "red" "红灯",
        Blue = "blue" "蓝灯",
        RedList = "red_list" "红榜",
        YellowList = "yellow_list" "黄榜",
        BlackList = "black_list" "黑榜",
    }
}

/// A light with what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Lamp {
    /// Colour.
    pub colour: LampColour,
    /// Its word in this scheme: 临期, 未达序时进度.
    pub word: String,
    /// Shown beside the status. The default's lights are not: the status has their colours and words itself.
    pub is_beside: bool,
}

/// A scheme of lights with its own numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// 绿 已完成或按期, 黄 临期或低于序时, 红 逾期 (T-15).
    Traffic,
    /// 督办单: 蓝 临近办结时限, 黄 未达序时进度, 红 逾期未办结 (T-11).
    Supervision,
    /// 红, 橙, 黄, 绿 by progress, 蓝 完工并验收 (T-12): percent below which each holds.
    Progress {
        /// 红 below.
        red: i64,
        /// 橙 below.
        orange: i64,
        /// 黄 below.
        yellow: i64,
    },
    /// 红黄黑榜: red is praise (T-13).
    Lists,
    /// 红 紧急 (24 小时), 黄 重点, 蓝 常规, 绿 已办结 (T-14).
    Urgency,
}

/// What a scheme looks at.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// The status.
    pub light: Light,
    /// Days past the deadline.
    pub days_late: Option<i64>,
    /// 低于序时.
    pub is_behind: bool,
    /// n of N.
    pub share: Option<Share>,
    /// The deadline falls within the working days of the setting `task.weighty_days`.
    pub is_weighty: bool,
}

impl Standing {
    /// How a task stands.
    pub fn of(task: &Task, is_weighty: bool) -> Self {
        let Task { light, days_late, is_behind, share, .. } = *task;
        Self { light, days_late, is_behind, share, is_weighty }
    }

    fn is_done(self) -> bool {
        matches!(self.light, Light::Done | Light::Closed)
    }

    /// Past its deadline and not declared: 阶段性完成 keeps its name, its deadline has passed all the same.
    fn is_late(self) -> bool {
        self.days_late.is_some_and(|days| days > 0)
    }

    /// Hundredths done; what is not counted is known only at its ends.
    fn percent(self) -> Option<i64> {
        match (self.share, self.light) {
            (_, Light::Done | Light::Closed) => Some(100),
            (Some(share), _) => Some(share.done * 100 / share.total),
            (None, Light::NotStarted) => Some(0),
            _ => None,
        }
    }
}

/// The light of a task; none for 长期坚持 and 终止, and where the scheme has none.
pub fn lamp(scheme: Scheme, task: Standing) -> Option<Lamp> {
    use LampColour::{BlackList, Blue, Green, Orange, Red, RedList, Yellow, YellowList};
    if matches!(task.light, Light::Ongoing | Light::Stopped) {
        return None;
    }
    let is_beside = scheme != Scheme::Traffic;
    let is = |colour, word: &str| Some(Lamp { colour, word: word.to_owned(), is_beside });
    let is_declared = task.light == Light::Declared;
    match scheme {
        Scheme::Traffic => match task.light {
            _ if task.is_done() => is(Green, "已完成"),
            _ if task.is_late() => is(Red, "逾期"),
            Light::Near => is(Yellow, "临期"),
            _ if task.is_behind => is(Yellow, "低于序时"),
            _ if is_declared => is(Green, "待确认"),
            _ => is(Green, "按期"),
        },
        Scheme::Supervision => match task.light {
            _ if task.is_done() || is_declared => None,
            _ if task.is_late() => is(Red, "逾期未办结"),
            _ if task.is_behind => is(Yellow, "未达序时进度"),
            Light::Near => is(Blue, "临近办结时限"),
            _ => None,
        },
        Scheme::Progress { red, orange, yellow } => match task.percent()? {
            _ if task.light == Light::Closed => is(Blue, "完工并验收"),
            percent if percent < red => is(Red, &format!("进度低于{red}%")),
            percent if percent < orange => is(Orange, &format!("进度低于{orange}%")),
            percent if percent < yellow => is(Yellow, &format!("进度低于{yellow}%")),
            _ => is(Green, &format!("进度{yellow}%以上")),
        },
        Scheme::Lists => match task.light {
            _ if task.is_done() => is(RedList, "已完成"),
            _ if task.is_late() => is(BlackList, "逾期"),
            Light::Near => is(YellowList, "临期"),
            _ if task.is_behind => is(YellowList, "低于序时"),
            _ => None,
        },
        Scheme::Urgency => match task.days_late {
            _ if task.is_done() => is(Green, "已办结"),
            Some(days) if days >= -1 => is(Red, "紧急"),
            Some(_) if task.is_weighty => is(Yellow, "重点"),
            _ => is(Blue, "常规"),
        },
    }
}
