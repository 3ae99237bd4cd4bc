//! 迎检: which records of some days an inspector would be shown, what would not be found among them, and a checksum of what was
//! bound (B4). Facts, never verdicts: a paper that is missing is named with its record and with what to do.

mod checksum;
mod missing;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use checksum::{Checksum, checksum};
pub use missing::{is_sign_in, missing};

use crate::date::{Day, Window};
use crate::id::{SessionId, TaskListId, UnitId};
use crate::session::{Kind, SessionLine};
use crate::{Result, View, session};

text_enum! {
    /// A part of a binder that may be left out.
    Part {
        Meetings = "meetings" "三会一课、主题党日",
        Life = "life" "组织生活会、民主评议",
        Study = "study" "专题学习和其他活动",
        Attendance = "attendance" "考勤、学时、补学",
        Tasks = "tasks" "任务清单和进展",
        Registers = "registers" "台账",
    }
}

/// The parts that go into a binder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts(u8);

impl Default for Parts {
    /// Everything but 台账: those are of many kinds, and few inspections ask for all of them.
    fn default() -> Self {
        Part::ALL.iter().copied().filter(|part| *part != Part::Registers).collect()
    }
}

impl FromIterator<Part> for Parts {
    fn from_iter<T: IntoIterator<Item = Part>>(parts: T) -> Self {
        Self(parts.into_iter().fold(0, |all, part| all | 1 << part as u8))
    }
}

impl Parts {
    /// Whether a part goes in.
    pub const fn has(self, part: Part) -> bool {
        self.0 & 1 << part as u8 != 0
    }

    /// Whether a session of these kinds goes in. 谈心谈话 never does: what was said stays off paper (P-13).
    fn take(self, kinds: &[Kind]) -> bool {
        kinds.iter().filter_map(part_of).any(|part| self.has(part))
    }
}

/// The part a kind belongs to.
fn part_of(kind: &Kind) -> Option<Part> {
    match kind.as_str() {
        Kind::GENERAL_MEETING
        | Kind::COMMITTEE_MEETING
        | Kind::GROUP_MEETING
        | Kind::LECTURE
        | Kind::THEME_DAY => Some(Part::Meetings),
        Kind::ORGANISATIONAL_LIFE | Kind::APPRAISAL => Some(Part::Life),
        Kind::TALK => None,
        _ => Some(Part::Study),
    }
}

/// Whose binder, of which days, with what in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// A branch or a group.
    pub unit: UnitId,
    /// The days.
    pub window: Window,
    /// What goes in.
    pub parts: Parts,
}

text_enum! {
    /// What an inspector would not find.
    Lack {
        Held = "held" "没有这次记录",
        Plan = "plan" "计划",
        Draft = "draft" "定稿",
        Roll = "roll" "点名",
        SignIn = "sign_in" "签到表",
        Minutes = "minutes" "会议记录",
        Decisions = "decisions" "议定事项",
        Entry = "entry" "记录缺项",
        Photos = "photos" "照片",
        Damaged = "damaged" "附件损坏",
        Progress = "progress" "任务进展",
    }
}

/// One thing that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "MissingPaper")]
pub struct Missing {
    /// What.
    pub lack: Lack,
    /// The same in words: 还有3人没有点名.
    pub words: String,
    /// What to do about it.
    pub action: String,
    /// The record: `9月18日主题党日《…》`, 炼钢党小组会, the name of a list.
    pub record: String,
    /// Its day; of a month or a quarter without a record the last one.
    pub on_day: Day,
    /// Its unit.
    pub unit: String,
    /// The session to open; none where there is no record of one.
    pub session_id: Option<SessionId>,
    /// The task list to open.
    pub list_id: Option<TaskListId>,
}

/// The sessions that go into a binder, oldest first.
pub fn sessions(view: &View<'_>, scope: &Scope) -> Result<Vec<SessionLine>> {
    let mut lines = session::held(view, scope.unit, scope.window)?;
    lines.retain(|line| scope.parts.take(&line.kinds));
    Ok(lines)
}
