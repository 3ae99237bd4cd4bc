//! 党员 (and applicants, activists, prospects): who they are, where they belong on a day, and who is due.

mod check;
mod heads;
mod id_number;
mod name;
pub mod pinyin;
mod roster;
mod stage;
mod standing;
mod store;
mod stroke;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use heads::{Homes, HomesOf};
pub use heads::{head_count, head_count_up_to};
pub use id_number::{IdNumber, check_id_number, id_number_warnings, mask_id_number, mask_phone};
pub use name::{normalise_ethnicity, normalise_name};
pub use roster::*;
pub use stage::*;
pub use standing::*;
pub use store::*;
pub use stroke::*;

use crate::date::Day;
use crate::id::{MemberId, MembershipId, PostId, StandingId, UnitId};

text_enum! {
    /// 性别
    Sex { Male = "male" "男", Female = "female" "女" }
}

text_enum! {
    /// Stage on a day, from the five dates of the member (FZ-01).
    Stage {
        Applicant = "applicant" "入党申请人",
        Activist = "activist" "入党积极分子",
        Prospect = "prospect" "发展对象",
        Probationary = "probationary" "预备党员",
        Full = "full" "正式党员",
    }
}

text_enum! {
    /// 党内职务
    PostKind {
        Secretary = "secretary" "书记",
        Deputy = "deputy" "副书记",
        Organisation = "organisation" "组织委员",
        Publicity = "publicity" "宣传委员",
        Discipline = "discipline" "纪检委员",
        CommitteeMember = "member" "委员",
        GroupLeader = "group_leader" "党小组组长",
    }
}

text_enum! {
    /// What changes how a member is counted for a time.
    StandingKind {
        /// 不作硬性要求 (JY-08): out of the rate, still in the voting denominator (C-10).
        Exempt = "exempt" "免于参加",
        /// 不计入应到会人数, only with approval (XJ-08, C-03): out of both denominators.
        NotDue = "not_due" "不计入应到",
        /// 留党察看 and the like: due, without a vote (XJ-07).
        NoVote = "no_vote" "无表决权",
        /// 流动党员: a mark, changes no count (C-07).
        Floating = "floating" "流动党员",
        /// 离退休: a mark, changes no count (C-09).
        Retired = "retired" "离退休",
        /// 失去联系: a mark, changes no count.
        Lost = "lost" "失联",
    }
}

text_enum! {
    /// The six cases in which somebody may be left out of 应到会人数 (XJ-08: 党章和选举工作条例的解释). Each needs the consent of
    /// the superior and the approval of the 党员大会.
    Ground {
        Ill = "ill" "因病不能表达本人意志",
        Abroad = "abroad" "自费出国半年以上",
        Sentence = "sentence" "服刑或留党察看期间",
        Frail = "frail" "年老体弱、卧床不起或长期生病",
        Away = "away" "外出半年以上，按规定应转未转组织关系",
        Hometown = "hometown" "离退休后长期在原籍居住",
    }
}

/// What a person fills in about a member. Dates may be months where paper allows them ('YYYY-MM').
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct MemberFields {
    /// 姓名, without the blank that spreads two characters.
    pub name: String,
    /// 性别.
    pub sex: Option<Sex>,
    /// 民族, without 族 where that is usual: 汉, 壮.
    pub ethnicity: Option<String>,
    /// 出生年月(日).
    pub born_on: Option<String>,
    /// 籍贯.
    pub native_place: Option<String>,
    /// 学历.
    pub education: Option<String>,
    /// 学位.
    pub degree: Option<String>,
    /// 公民身份号码, 18 characters, capital X.
    pub id_number: Option<String>,
    /// 手机号码.
    pub phone: Option<String>,
    /// 工作岗位.
    pub job: Option<String>,
    /// 职务/职称.
    pub title: Option<String>,
    /// 一线工人.
    pub is_frontline: bool,
    /// 参加工作时间.
    pub worked_from: Option<String>,
    /// 现居住地.
    pub address: Option<String>,
    /// 申请入党日期.
    pub applied_on: Option<String>,
    /// 确定入党积极分子日期.
    pub activist_on: Option<String>,
    /// 确定发展对象日期.
    pub prospect_on: Option<String>,
    /// 入党日期.
    pub probation_on: Option<String>,
    /// 转正日期.
    pub full_on: Option<String>,
    /// 党龄校正值, months (M-41).
    pub seniority_adjust_months: i64,
    /// Manual stroke order key (M-59).
    pub stroke_key: Option<String>,
    /// 备注.
    pub note: Option<String>,
}

/// A member with everything dated that belongs to them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// Row id.
    pub id: MemberId,
    /// UUIDv7, the same in every book.
    pub uid: String,
    /// Reading of the name, for finding: `ouyang kun`.
    pub pinyin: String,
    /// Initials of the reading: `oyk`.
    pub initials: String,
    /// The fields a person fills in.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: MemberFields,
    /// 组织关系, oldest first.
    pub memberships: Vec<Membership>,
    /// 党内职务, oldest first.
    pub posts: Vec<Post>,
    /// 免于参加 and the like, oldest first.
    pub standings: Vec<Standing>,
}

/// 组织关系 in one branch for a span of days; `until_on` is the first day no longer in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Membership {
    /// Row id; `None` while new.
    pub id: Option<MembershipId>,
    /// The branch.
    pub unit_id: UnitId,
    /// The group inside the branch.
    pub group_id: Option<UnitId>,
    /// First day.
    pub from_on: Day,
    /// First day after; none: until further notice.
    pub until_on: Option<Day>,
    /// 转入、发展….
    pub came_by: Option<String>,
    /// 转出、去世….
    pub left_by: Option<String>,
}

/// 党内职务 for a span of days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Post {
    /// Row id; `None` while new.
    pub id: Option<PostId>,
    /// The unit the post belongs to (a group for 组长).
    pub unit_id: UnitId,
    /// Which post.
    pub post: PostKind,
    /// First day.
    pub from_on: Day,
    /// First day after.
    pub until_on: Option<Day>,
    /// 分工.
    pub duty: Option<String>,
}

/// A standing for a span of days. 不计入应到 counts only with `approved_by` and `approved_on` (C-03).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// Row id; `None` while new.
    pub id: Option<StandingId>,
    /// Which standing.
    pub kind: StandingKind,
    /// First day.
    pub from_on: Day,
    /// First day after.
    pub until_on: Option<Day>,
    /// Why.
    pub reason: Option<String>,
    /// Who approved.
    pub approved_by: Option<String>,
    /// When.
    pub approved_on: Option<Day>,
    /// Of 不计入应到: which of the six cases (XJ-08).
    #[serde(default)]
    #[ts(optional = nullable)]
    pub ground: Option<Ground>,
}

/// One line of the roster on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RosterLine {
    /// The member.
    pub id: MemberId,
    /// UUIDv7.
    pub uid: String,
    /// 姓名.
    pub name: String,
    /// Reading.
    pub pinyin: String,
    /// Initials.
    pub initials: String,
    /// 性别.
    pub sex: Option<Sex>,
    /// Home branch that day.
    pub unit_id: UnitId,
    /// Its name.
    pub unit: String,
    /// Group that day.
    pub group_id: Option<UnitId>,
    /// Its name.
    pub group: Option<String>,
    /// Stage that day.
    pub stage: Stage,
    /// Posts held that day, highest first.
    pub posts: Vec<PostKind>,
    /// Standings in force that day.
    pub standings: Vec<StandingKind>,
    /// Due at a meeting of all members that day (正式 + 预备, not 不计入应到). Exempt members are due in the vote, not in the rate.
    pub is_due: bool,
    /// 免于参加 that day.
    pub is_exempt: bool,
    /// Has a vote that day (C-02).
    pub can_vote: bool,
    /// 入党日期.
    pub probation_on: Option<String>,
    /// 转正日期.
    pub full_on: Option<String>,
    /// 出生年月.
    pub born_on: Option<String>,
    /// 民族.
    pub ethnicity: Option<String>,
    /// 学历.
    pub education: Option<String>,
    /// 工作岗位.
    pub job: Option<String>,
    /// 手机号码, masked (P-09).
    pub phone: Option<String>,
    /// 身份证号, masked (P-09).
    pub id_number: Option<String>,
    /// 备注.
    pub note: Option<String>,
}
