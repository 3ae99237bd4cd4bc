//! 民主评议党员: the votes on each member and the grade given (F-36; PY-03…PY-07).

mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use store::*;

use crate::attendance::Mark;
use crate::date::Day;
use crate::id::{MemberId, SessionId};
use crate::member::Stage;
use crate::{Error, Result};

text_enum! {
    /// 评定等次 (PY-03); who is on probation takes part and gets none (PY-05).
    Grade {
        Excellent = "excellent" "优秀",
        Qualified = "qualified" "合格",
        Basic = "basic" "基本合格",
        Unqualified = "unqualified" "不合格",
        NotGraded = "none" "不定等次",
    }
}

/// What a person fills in about one member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GradeEntry {
    /// Whom.
    pub member_id: MemberId,
    /// Votes for 优秀.
    pub excellent: Option<i64>,
    /// Votes for 合格.
    pub qualified: Option<i64>,
    /// Votes for 基本合格.
    pub basic: Option<i64>,
    /// Votes for 不合格.
    pub unqualified: Option<i64>,
    /// The grade given.
    pub grade: Option<Grade>,
    /// 评定意见.
    pub opinion: Option<String>,
}

impl GradeEntry {
    /// Nothing filled in yet.
    pub const fn empty(member_id: MemberId) -> Self {
        Self {
            member_id,
            excellent: None,
            qualified: None,
            basic: None,
            unqualified: None,
            grade: None,
            opinion: None,
        }
    }

    /// The votes in the order of the form.
    pub const fn votes(&self) -> [Option<i64>; 4] {
        [self.excellent, self.qualified, self.basic, self.unqualified]
    }

    fn is_empty(&self) -> bool {
        let opinion = self.opinion.as_deref().unwrap_or_default().trim();
        self.grade.is_none() && opinion.is_empty() && self.votes().iter().all(Option::is_none)
    }
}

/// One member of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GradeLine {
    /// 姓名.
    pub name: String,
    /// Group that day.
    pub group: Option<String>,
    /// Stage that day.
    pub stage: Stage,
    /// Whether they came.
    pub mark: Mark,
    /// What is filled in.
    #[serde(flatten)]
    #[ts(flatten)]
    pub entry: GradeEntry,
}

/// 优秀 held against one third (PY-04: 一般不超过).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Third {
    /// Graded 优秀.
    pub excellent: i64,
    /// One third of how many.
    pub of: i64,
    /// The most that one third allows.
    pub most: i64,
    /// Whether there are more than one third.
    pub is_over: bool,
}

/// The whole table of an appraisal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Appraisal {
    /// The session.
    pub session_id: SessionId,
    /// The year that was appraised (PY-07).
    pub year: i32,
    /// Who took part: nobody gets more votes than these.
    pub took_part: i64,
    /// 优秀 against one third.
    pub third: Third,
    /// Whether the third is of those who took part, not of all members (setting `appraisal.excellent_third`).
    pub is_of_present: bool,
    /// Everybody on the roll.
    pub lines: Vec<GradeLine>,
}

/// A grade of one member, by year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearGrade {
    /// The year appraised.
    pub year: i32,
    /// The grade.
    pub grade: Grade,
    /// 评定意见.
    pub opinion: Option<String>,
    /// The session that gave it.
    pub session_id: SessionId,
    /// Its day.
    pub on_day: Day,
}

/// 优秀 against one third of `of`: exactly one third is within (PY-04).
pub const fn third(excellent: i64, of: i64) -> Third {
    Third { excellent, of, most: of / 3, is_over: excellent * 3 > of }
}

/// What must hold of one line. Errors: [`Error::Broken`].
pub fn check(line: &GradeLine, took_part: i64) -> Result<()> {
    let (name, votes) = (&line.name, line.entry.votes());
    let cast: i64 = votes.iter().flatten().sum();
    if votes.iter().flatten().any(|votes| !(0..=1_000_000).contains(votes)) {
        return Err(Error::broken("votes", format!("{name}的票数不能小于 0")));
    }
    if cast > took_part {
        return Err(Error::broken(
            "votes",
            format!("{name}共得 {cast} 票，比参加评议的 {took_part} 人多，请核对票数或点名"),
        ));
    }
    let is_graded = line.entry.grade.is_some_and(|grade| grade != Grade::NotGraded);
    if line.stage == Stage::Probationary && (is_graded || cast > 0) {
        return Err(Error::broken("grade", format!("{name}是预备党员，参加评议，不定等次")));
    }
    Ok(())
}
