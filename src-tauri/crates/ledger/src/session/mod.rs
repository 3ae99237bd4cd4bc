//! 活动: one event of one or more kinds, in one or more sittings, of one unit or several.

mod agenda;
mod hours;
mod kind;
mod list;
mod observer;
mod parts;
mod quorum;
mod rule;
mod shift;
mod sitting;
mod store;
mod suggest;
mod vote;

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use hours::{Rates, propose, rates};
pub use kind::Kind;
pub use list::*;
pub use observer::*;
pub(crate) use quorum::opening_end;
pub use quorum::{Quorum, QuorumRule, Reached, quorum, rules};
use rule::clock;
pub use rule::{check, check_vote};
pub use shift::shift;
pub use sitting::Sitting;
pub use store::*;
pub use suggest::*;
pub use vote::*;

use crate::attendance::Totals;
use crate::count::By;
use crate::date::Day;
use crate::id::{AgendaItemId, MemberId, SessionId, TopicId, UnitId};

text_enum! {
    /// 方式
    Mode { Onsite = "onsite" "现场", Online = "online" "线上", Mixed = "mixed" "线上线下结合", SelfStudy = "self_study" "自学" }
}

text_enum! {
    /// Where a session stands. Planned and cancelled sessions count nowhere; a draft counts as held and is marked as 草稿 in rates.
    Status { Planned = "planned" "已列计划", Draft = "draft" "草稿", Held = "held" "已开", Sealed = "sealed" "已封存", Cancelled = "cancelled" "已取消" }
}

text_enum! {
    /// Who is due.
    Scope { All = "all" "全体党员", Committee = "committee" "支部委员", Named = "named" "指定人员", Nobody = "none" "不点名" }
}

text_enum! {
    /// 议程项类别
    AgendaKind { Study = "study" "学习", Lecture = "lecture" "党课", Discussion = "discussion" "讨论", Vote = "vote" "表决", Other = "other" "其他" }
}

text_enum! {
    /// What somebody did in a session.
    Role {
        Host = "host" "主持人",
        Recorder = "recorder" "记录人",
        Lecturer = "lecturer" "主讲人",
        Reader = "reader" "领学人",
        Speaker = "speaker" "发言人",
        Talker = "talker" "谈话人",
        TalkedTo = "talked_to" "谈话对象",
    }
}

/// What a person fills in about a session, whole: saving replaces the lists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionFields {
    /// The unit that holds it; a group for 党小组会.
    pub unit_id: UnitId,
    /// 主题/题目.
    pub title: String,
    /// One or more; the first is the main kind.
    pub kinds: Vec<Kind>,
    /// The day it began.
    pub on_day: Day,
    /// 'HH:MM'.
    pub start_time: Option<String>,
    /// 'HH:MM'; earlier than the start means after midnight (C-30).
    pub end_time: Option<String>,
    /// 地点.
    pub place: Option<String>,
    /// 方式.
    pub mode: Mode,
    /// 已列计划, 草稿, 已开….
    pub status: Status,
    /// Who is due.
    pub scope: Scope,
    /// Credit in minutes for one person who came.
    pub minutes: i64,
    /// 所属年度 (PY-07).
    pub belongs_year: Option<i32>,
    /// 规定动作 or 自选动作.
    pub is_required: bool,
    /// Text closed to the recorder role (P-13).
    pub is_restricted: bool,
    /// 专题/主题教育 it belongs to.
    pub campaign: Option<String>,
    /// 形式.
    pub form: Option<String>,
    /// 内容摘要.
    pub content: Option<String>,
    /// 决议/议定事项.
    pub decisions: Option<String>,
    /// 备注.
    pub note: Option<String>,
    /// Number of photos on paper or disk.
    pub photos: i64,
    /// 主持人, 记录人, 主讲人….
    pub roles: Vec<RoleEntry>,
    /// Further sittings (batches, branch venues); empty for one sitting.
    pub sittings: Vec<Sitting>,
    /// 议程.
    pub agenda: Vec<AgendaItem>,
    /// 表决.
    pub votes: Vec<Vote>,
    /// 学习篇目.
    pub topic_ids: Vec<TopicId>,
    /// 列席.
    pub observers: Vec<Observer>,
    /// Units that took part besides the owner (联学).
    pub partner_ids: Vec<UnitId>,
    /// A register row with numbers and no names; never together with a roll.
    pub declared: Option<Declared>,
}

/// A session as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Row id.
    pub id: SessionId,
    /// UUIDv7.
    pub uid: String,
    /// Name of the unit.
    pub unit: String,
    /// What a person filled in.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: SessionFields,
    /// Totals of the roll, or the declared counts.
    pub totals: Totals,
    /// When it was sealed, ms UTC.
    pub sealed_at: Option<i64>,
}

/// One line of a list of sessions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionLine {
    /// Row id.
    pub id: SessionId,
    /// UUIDv7.
    pub uid: String,
    /// The unit.
    pub unit_id: UnitId,
    /// Its name.
    pub unit: String,
    /// Title.
    pub title: String,
    /// Kinds, main first.
    pub kinds: Vec<Kind>,
    /// Day.
    pub on_day: Day,
    /// 'HH:MM'.
    pub start_time: Option<String>,
    /// 'HH:MM'.
    pub end_time: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// 方式.
    pub mode: Mode,
    /// State.
    pub status: Status,
    /// 主持人.
    pub host: Option<String>,
    /// 主讲人, joined by 、.
    pub lecturers: Option<String>,
    /// 记录人.
    pub recorder: Option<String>,
    /// Credit in minutes.
    pub minutes: i64,
    /// Number of sittings, at least 1.
    pub sittings: i64,
    /// Totals.
    pub totals: Totals,
    /// 列席 head-count.
    pub observers: i64,
    /// Titles of the topics.
    pub topics: Vec<String>,
}

impl SessionLine {
    /// `9月18日主题党日《…》`, `9月8日炼钢党小组会《…》`.
    pub fn caption(&self) -> String {
        let kind = self.kinds.first();
        let is_of_group = kind.is_some_and(|kind| kind.as_str() == Kind::GROUP_MEETING);
        let group = if is_of_group { self.unit.trim_end_matches("党小组") } else { "" };
        caption(self.on_day, &format!("{group}{}", kind.map_or("", Kind::short)), &self.title)
    }
}

/// `9月18日主题党日《…》`: how lists of findings name a session.
pub(crate) fn caption(day: Day, kind: &str, title: &str) -> String {
    format!("{}月{}日{kind}《{title}》", day.month(), day.day())
}

/// How many sessions of a main kind stand on a day; those called off are none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "SessionDay")]
pub struct DayCount {
    /// The day.
    pub day: Day,
    /// The main kind.
    pub kind: Kind,
    /// Still planned.
    pub planned: i64,
    /// Held, not finished.
    pub drafts: i64,
    /// Held, not sealed.
    pub held: i64,
    /// Sealed.
    pub sealed: i64,
}

/// Which sessions to list; what is `None` or empty does not narrow the list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct SessionFilter {
    /// Sessions of this unit and everything under it, held together with others included.
    pub unit_id: Option<UnitId>,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// Of this kind, main or not.
    pub kind: Option<Kind>,
    /// In this state.
    pub status: Option<Status>,
    /// Words in title, summary, decisions, place or the names of roles.
    pub text: Option<String>,
    /// On whose roll this member stands, or who has a role in it.
    pub member_id: Option<MemberId>,
    /// That had this topic.
    pub topic_id: Option<TopicId>,
    /// Only these (the rows behind a figure).
    pub uids: Option<Vec<String>>,
    /// Only those that a count by this counts, …
    pub by: Option<By>,
    /// … in the row of this key; none: all that it counts.
    pub key: Option<String>,
    /// At most so many; none: 200.
    pub limit: Option<u32>,
    /// Skip so many.
    pub offset: Option<u32>,
}

/// A member or an outsider in a role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoleEntry {
    /// Which role.
    pub role: Role,
    /// The member, when it is one of the book.
    pub member_id: Option<MemberId>,
    /// Name as written.
    pub name: String,
    /// 单位 of an outsider.
    pub institution: Option<String>,
    /// 职务 of an outsider.
    pub post: Option<String>,
}

/// 议程项.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgendaItem {
    /// Row id; `None` while new.
    pub id: Option<AgendaItemId>,
    /// What it is.
    pub kind: AgendaKind,
    /// Title.
    pub title: String,
    /// Who speaks.
    pub speaker: Option<String>,
    /// Minutes it took.
    pub minutes: Option<i64>,
    /// 发言记录, one paragraph a speaker: `姓名：要点`.
    pub record: Option<String>,
}

/// Counts of a register row without names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Declared {
    /// 应到人数.
    pub due: Option<i64>,
    /// 实到人数.
    pub present: Option<i64>,
    /// 请假人数.
    pub excused: Option<i64>,
    /// 缺席人数.
    pub absent: Option<i64>,
}
