//! 表决: three formulas that must not share code (domain.md §0.2): a resolution, an admission, an election.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{SittingId, VoteId};
use crate::{Error, Result};

text_enum! {
    /// Which rule decides.
    Formula {
        /// 支部工作条例 art. 11: present_voting ≥ ½ due_voting, yes > ½ due_voting (ZB-08, ZB-09).
        Resolution = "resolution" "决议",
        /// 发展党员工作细则 art. 20: present_voting > ½ due_voting, yes + written > ½ due_voting (FZ-09…FZ-11).
        Admission = "admission" "接收、转正",
        /// 基层组织选举工作条例: present ≥ ⅘ due, yes > ½ present (XJ-01, XJ-03).
        Election = "election" "选举",
    }
}

text_enum! {
    /// 表决方式
    VoteMethod { Hands = "hands" "举手", Secret = "secret" "无记名投票", Spoken = "spoken" "口头", Signed = "signed" "记名投票" }
}

/// 表决: the figures as counted; what they mean is [`judge`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Vote {
    /// Row id; `None` while new.
    pub id: Option<VoteId>,
    /// Position (from 0) of its item in the agenda, if it belongs to one.
    pub agenda: Option<u32>,
    /// The sitting it was taken in, when the session has several: a vote is never put together from two (C-29).
    pub sitting_id: Option<SittingId>,
    /// Which formula decides.
    pub formula: Formula,
    /// 表决事项 or candidate.
    pub subject: String,
    /// 举手、无记名….
    pub method: VoteMethod,
    /// 应到有表决权.
    pub due_voting: i64,
    /// 实到有表决权.
    pub present_voting: i64,
    /// 赞成.
    pub yes: i64,
    /// 反对.
    pub no: i64,
    /// 弃权.
    pub abstain: i64,
    /// 书面赞成, admission only (FZ-11).
    pub written_yes: i64,
    /// 选票, when they were counted.
    pub ballots: Option<Ballots>,
}

/// 选票: more returned than issued void an election (XJ-06).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Ballots {
    /// 发出.
    pub issued: i64,
    /// 收回.
    pub returned: i64,
    /// 有效.
    pub valid: i64,
}

/// What the figures of a vote mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// Enough people with a vote were present.
    pub quorum_met: bool,
    /// The quorum was met and there were votes enough.
    pub passed: bool,
    /// The smallest number present that makes a quorum.
    pub needed_present: i64,
    /// The smallest number of votes in favour that passes.
    pub needed_yes: i64,
    /// Those present, or those in favour, are exactly half: 半数以上 holds with it and 超过半数 does not, so the sentence
    /// says it (FZ-13; domain.md §9.14).
    pub exact_half: bool,
    /// Those present are exactly half and that is enough (a resolution): the chair decides (domain.md §9.14).
    pub chair_decides: bool,
    /// The closing sentence of the minutes (domain.md F-29).
    pub sentence: String,
}

/// More people than any meeting has: a figure beyond it was typed wrongly.
const MOST: i64 = 100_000;

impl Vote {
    /// Error: a figure that no count of people or ballots can be.
    pub fn check(&self) -> Result<()> {
        let ballots = self.ballots.unwrap_or_default();
        let figures = [
            ("dueVoting", self.due_voting),
            ("presentVoting", self.present_voting),
            ("yes", self.yes),
            ("no", self.no),
            ("abstain", self.abstain),
            ("writtenYes", self.written_yes),
            ("issued", ballots.issued),
            ("returned", ballots.returned),
            ("valid", ballots.valid),
        ];
        match figures.into_iter().find(|(_, figure)| !(0..=MOST).contains(figure)) {
            Some((field, _)) => Err(Error::broken(field, format!("人数和票数要在 0 到 {MOST} 之间"))),
            None => Ok(()),
        }
    }
}

/// Judges a vote by its own formula. Nobody due makes no quorum.
pub fn judge(vote: &Vote) -> Verdict {
    match vote.formula {
        Formula::Resolution => resolution(vote),
        Formula::Admission => admission(vote),
        Formula::Election => election(vote),
    }
}

/// 支部工作条例 art. 11: 半数以上 present, 赞成 over half of those **due**.
fn resolution(vote: &Vote) -> Verdict {
    let (due, present, yes) = (vote.due_voting, vote.present_voting, vote.yes);
    let needed_present = (due + 1) / 2;
    let needed_yes = due / 2 + 1;
    let quorum_met = due > 0 && present >= needed_present;
    let enough = yes >= needed_yes;
    let (half_present, half_yes) = (due > 0 && present * 2 == due, due > 0 && yes * 2 == due);
    let end = if !quorum_met {
        "到会有表决权的党员不足应到会的半数，不能进行表决"
    } else if enough {
        "赞成人数超过应到会有表决权党员的半数，通过"
    } else if half_yes {
        "赞成人数恰为应到会有表决权党员的半数，没有超过半数，未通过"
    } else {
        "赞成人数未超过应到会有表决权党员的半数，未通过"
    };
    let at_half = if half_present { "，恰为半数，由主持人决定进行表决" } else { "" };
    let sentence =
        format!("应到有表决权的正式党员{due}名，实到{present}名{at_half}；{}；{end}。", hands(vote));
    let exact_half = half_present || half_yes;
    Verdict {
        quorum_met,
        passed: quorum_met && enough,
        needed_present,
        needed_yes,
        exact_half,
        chair_decides: half_present,
        sentence,
    }
}

/// 发展党员工作细则 art. 20: over half present; 赞成, written opinions included, over half of those **due**.
fn admission(vote: &Vote) -> Verdict {
    let (due, present) = (vote.due_voting, vote.present_voting);
    let in_favour = vote.yes + vote.written_yes;
    let majority = due / 2 + 1;
    let quorum_met = present >= majority;
    let enough = in_favour >= majority;
    let (half_present, half_yes) = (due > 0 && present * 2 == due, due > 0 && in_favour * 2 == due);
    let written = match vote.written_yes {
        0 => String::new(),
        n => format!("，另有{n}名会前书面表示赞成，共{in_favour}名赞成"),
    };
    let end = if half_present {
        "到会有表决权的党员恰为应到会的半数，没有超过半数，不能进行表决"
    } else if !quorum_met {
        "到会有表决权的党员未超过应到会的半数，不能进行表决"
    } else if enough {
        "赞成人数超过应到会有表决权的正式党员的半数，通过"
    } else if half_yes {
        "赞成人数恰为应到会有表决权的正式党员的半数，没有超过半数，未通过"
    } else {
        "赞成人数未超过应到会有表决权的正式党员的半数，未通过"
    };
    let sentence =
        format!("应到有表决权的正式党员{due}名，实到{present}名；{}{written}；{end}。", hands(vote));
    Verdict {
        quorum_met,
        passed: quorum_met && enough,
        needed_present: majority,
        needed_yes: majority,
        exact_half: half_present || half_yes,
        chair_decides: false,
        sentence,
    }
}

/// 基层组织选举工作条例: four fifths of those due present; 赞成 over half of those **present**; more ballots back than out void it.
fn election(vote: &Vote) -> Verdict {
    let (due, present, yes) = (vote.due_voting, vote.present_voting, vote.yes);
    let needed_present = (due * 4 + 4) / 5;
    let needed_yes = present / 2 + 1;
    let quorum_met = due > 0 && present >= needed_present;
    let is_valid = vote.ballots.is_none_or(|ballots| ballots.returned <= ballots.issued);
    let enough = is_valid && yes >= needed_yes;
    let exact_half = present > 0 && yes * 2 == present;
    let end = if !quorum_met {
        "到会有选举权的党员不足应到会的五分之四，不能进行选举"
    } else if !is_valid {
        "收回的选票多于发出的选票，选举无效，应当重新选举"
    } else if enough {
        "赞成票超过实到会有选举权党员的半数，当选"
    } else if exact_half {
        "赞成票恰为实到会有选举权党员的半数，没有超过半数，未当选"
    } else {
        "赞成票未超过实到会有选举权党员的半数，未当选"
    };
    let slips = vote.ballots.map_or_else(String::new, |ballots| {
        let Ballots { issued, returned, valid } = ballots;
        format!("发出选票{issued}张，收回{returned}张，有效{valid}张，无效{}张；", returned - valid)
    });
    let sentence = format!("应到有选举权的正式党员{due}名，实到{present}名；{slips}{}；{end}。", hands(vote));
    Verdict {
        quorum_met,
        passed: quorum_met && enough,
        needed_present,
        needed_yes,
        exact_half,
        chair_decides: false,
        sentence,
    }
}

/// The counted votes in words; people present who gave no vote are named, so that the numbers add up on paper.
fn hands(vote: &Vote) -> String {
    let asked = vote.ballots.map_or(vote.present_voting, |ballots| ballots.valid);
    let silent = asked - vote.yes - vote.no - vote.abstain;
    let rest = if silent > 0 { format!("，{silent}名未表决") } else { String::new() };
    format!("{}名赞成，{}名反对，{}名弃权{rest}", vote.yes, vote.no, vote.abstain)
}
