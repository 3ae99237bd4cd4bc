//! 点名: one row for every member due that day, absent people included; make-up never changes who came.

mod chain;
mod credit;
mod hours;
mod make_up;
mod matrix;
mod record;
mod roll;
mod store;
mod turnout;
mod visit;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use chain::*;
pub use credit::*;
pub use hours::*;
pub use make_up::*;
pub use matrix::*;
pub use record::*;
pub use roll::*;
pub use store::*;
pub use turnout::{SittingTurnout, UnitTurnout};
pub use visit::visit;
pub(crate) use visit::voters_in;

use crate::book::Change;
use crate::date::Day;
use crate::id::{MakeUpId, MemberId, SessionId, SittingId, UnitId};
use crate::leave::LeaveNote;
use crate::member::{PostKind, Stage};
use crate::session::Quorum;

text_enum! {
    /// The mark of one person at one session.
    Mark {
        Unmarked = "unmarked" "未点",
        Present = "present" "到会",
        Excused = "excused" "请假",
        Absent = "absent" "缺席",
        /// 免于参加: neither in due nor in present of the rate (C-10).
        Exempt = "exempt" "免",
    }
}

text_enum! {
    /// Why somebody was excused. Details stay in the note and off every paper (P-07).
    Reason { Sick = "sick" "病假", Personal = "personal" "事假", Duty = "duty" "公差", Other = "other" "其他" }
}

text_enum! {
    /// 补学方式
    MakeUpForm { Delivered = "delivered" "送学", SelfStudy = "self_study" "自学", Video = "video" "视频", Talk = "talk" "谈话", Other = "other" "其他" }
}

/// Totals of a roll. Invariant (C-15): due = present + excused + absent + unmarked; exempt people are in none of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// 应到.
    pub due: i64,
    /// 实到.
    pub present: i64,
    /// 请假.
    pub excused: i64,
    /// 缺席.
    pub absent: i64,
    /// 未点.
    pub unmarked: i64,
    /// 免.
    pub exempt: i64,
    /// 已补学 of the excused and absent.
    pub made_up: i64,
    /// Whether these are declared counts without names.
    pub is_declared: bool,
}

impl Totals {
    /// Adds one person of a roll.
    pub fn add(&mut self, mark: Mark, is_made_up: bool) {
        let place = match mark {
            Mark::Unmarked => &mut self.unmarked,
            Mark::Present => &mut self.present,
            Mark::Excused => &mut self.excused,
            Mark::Absent => &mut self.absent,
            Mark::Exempt => &mut self.exempt,
        };
        *place += 1;
        self.due += i64::from(mark != Mark::Exempt);
        self.made_up += i64::from(is_made_up && matches!(mark, Mark::Excused | Mark::Absent));
    }

    /// 到会率: present ÷ due, 0…1; `None` when nobody was due (C-35).
    pub fn rate(&self) -> Option<f64> {
        share(self.present, self.due)
    }

    /// 覆盖率: (present + made up) ÷ due (C-34).
    pub fn coverage(&self) -> Option<f64> {
        share(self.present + self.made_up, self.due)
    }
}

/// `part ÷ whole`; `None` of nothing. Counts stay far below 2^53, so no digit is lost.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn share(part: i64, whole: i64) -> Option<f64> {
    (whole != 0).then(|| part as f64 / whole as f64)
}

/// One person on the roll of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollLine {
    /// The person.
    pub member_id: MemberId,
    /// 姓名.
    pub name: String,
    /// Reading.
    pub pinyin: String,
    /// Initials.
    pub initials: String,
    /// The unit this person counts for.
    pub unit_id: UnitId,
    /// Its name.
    pub unit: String,
    /// Group that day.
    pub group_id: Option<UnitId>,
    /// Its name.
    pub group: Option<String>,
    /// Stage that day.
    pub stage: Stage,
    /// Posts that day.
    pub posts: Vec<PostKind>,
    /// The mark.
    pub mark: Mark,
    /// Why excused.
    pub reason: Option<Reason>,
    /// Which sitting, when there are several.
    pub sitting_id: Option<SittingId>,
    /// 迟到, minutes.
    pub late_minutes: Option<i64>,
    /// 早退, minutes.
    pub early_minutes: Option<i64>,
    /// Further sittings this person came to: shown, never added.
    pub second_sittings: Vec<SittingId>,
    /// Has a vote that day.
    pub can_vote: bool,
    /// Note.
    pub note: Option<String>,
    /// 补学, if done.
    pub made_up: Option<MakeUp>,
    /// 请假 known beforehand for this session or these days.
    pub leave: Option<LeaveNote>,
}

/// The whole roll of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Roll {
    /// The session.
    pub session_id: SessionId,
    /// Everyone due that day, by group, then post, then name.
    pub lines: Vec<RollLine>,
    /// Totals of everyone.
    pub totals: Totals,
    /// 应到有表决权.
    pub due_voting: i64,
    /// 实到有表决权.
    pub present_voting: i64,
    /// 补登: entries of history that marked people on a later day than the last of the session, newest first.
    pub late_entries: Vec<Change>,
    /// Each sitting, when there are several.
    pub sittings: Vec<SittingTurnout>,
    /// Each unit of a joint session.
    pub units: Vec<UnitTurnout>,
    /// Whether enough are there, for a session that needs it and is held in one sitting.
    pub quorums: Vec<Quorum>,
    /// 宣布开会: the opening sentence, once everybody is marked.
    pub opening: Option<String>,
    /// Why 应到 and 有表决权 differ.
    pub why_voting: Option<String>,
}

/// A mark to set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MarkEntry {
    /// Whom.
    pub member_id: MemberId,
    /// What.
    pub mark: Mark,
    /// Why excused.
    pub reason: Option<Reason>,
    /// Which sitting.
    pub sitting_id: Option<SittingId>,
    /// 迟到, minutes; only of somebody who came.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub late_minutes: Option<i64>,
    /// 早退, minutes; only of somebody who came.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub early_minutes: Option<i64>,
    /// Note.
    pub note: Option<String>,
}

/// 补学: never changes 实到, only coverage (C-34).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MakeUp {
    /// Row id; `None` while new.
    pub id: Option<MakeUpId>,
    /// When.
    pub on_day: Day,
    /// How.
    pub form: MakeUpForm,
    /// Credit in minutes.
    pub minutes: i64,
    /// 内容.
    pub content: Option<String>,
    /// 记录人/证明人.
    pub witness: Option<String>,
    /// 证明: 笔记、心得、答题 (C-32).
    #[serde(default)]
    #[ts(optional = nullable)]
    pub proof: Option<String>,
    /// The day somebody looked at the proof.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub proved_on: Option<Day>,
}

/// Somebody who still has to make up a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MakeUpDue {
    /// The session.
    pub session_id: SessionId,
    /// Its title.
    pub title: String,
    /// Its day.
    pub on_day: Day,
    /// Main kind's name with the group: 轧钢党小组会.
    pub kind_label: String,
    /// Who.
    pub member_id: MemberId,
    /// Name.
    pub name: String,
    /// 请假 or 缺席.
    pub mark: Mark,
    /// Why.
    pub reason: Option<Reason>,
    /// Last day (setting `make_up.days` after the session; C-33).
    pub due_on: Day,
}
