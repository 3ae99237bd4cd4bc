//! 轮值: whose turn it is to lecture, to read, to speak. Turns taken are the roles of sessions: nothing is entered twice.

mod rule;
mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use rule::*;
pub use store::*;

use crate::date::Day;
use crate::id::{MemberId, SessionId, TurnListId, UnitId};
use crate::session::{Kind, Role};

text_enum! {
    /// Why somebody is passed over on a day, keeping their place.
    Hindrance { Leave = "leave" "请假", Exempt = "exempt" "免于参加", Gone = "gone" "已不在本单位" }
}

/// What a person fills in about a queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TurnFields {
    /// Whose queue; its sessions are those this unit takes part in.
    pub unit_id: UnitId,
    /// 党员小课堂主讲, 领学….
    pub name: String,
    /// The role that is a turn.
    pub role: Role,
    /// Only sessions of this kind; none: of any kind.
    pub kind: Option<Kind>,
    /// Turns before this day do not count.
    pub from_on: Day,
    /// Who takes part, in the order of the first round.
    pub member_ids: Vec<MemberId>,
}

/// A queue on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TurnList {
    /// Row id.
    pub id: TurnListId,
    /// UUIDv7.
    pub uid: String,
    /// Name of the unit.
    pub unit: String,
    /// Fields.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: TurnFields,
    /// Everybody in the queue: whose turn is next first, those passed over that day last.
    pub lines: Vec<TurnLine>,
    /// What the queue came to in the year of the day.
    pub year: TurnYear,
    /// Members by the decade they were born in, the youngest first (S28).
    pub ages: Vec<AgeBand>,
}

/// One person of a queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TurnLine {
    /// Who.
    pub member_id: MemberId,
    /// Name.
    pub name: String,
    /// Group.
    pub group: Option<String>,
    /// Whose turn comes how soon, from 1; none: passed over that day.
    pub rank: Option<i64>,
    /// Turns taken since the queue began.
    pub turns: i64,
    /// The last turn.
    pub last_on: Option<Day>,
    /// Its session.
    pub last_id: Option<SessionId>,
    /// Put down for a session still to come.
    pub planned_on: Option<Day>,
    /// The last time they were skipped, with the reason.
    pub skipped_on: Option<Day>,
    /// Why they were skipped.
    pub skip_reason: Option<String>,
    /// Why they are passed over that day.
    pub hindrance: Option<Hindrance>,
    /// `上次3月5日，共2次`.
    pub why: String,
}

/// Sessions of a queue in the calendar year of a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TurnYear {
    /// Sessions held in which somebody of the book had the role (S116: 12 a year).
    pub sessions: i64,
    /// Different people who had it (S116: 12 distinct speakers).
    pub people: i64,
    /// 人次 of those who came, observers included.
    pub listeners: i64,
}

/// How many members of a queue were born in a decade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AgeBand {
    /// 95后, 90后, 80后….
    pub label: String,
    /// People.
    pub people: i64,
}

/// A queue that fits a role of a session, with who is next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TurnProposal {
    /// The queue.
    pub list_id: TurnListId,
    /// Its name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The next three.
    pub next: Vec<TurnLine>,
}
