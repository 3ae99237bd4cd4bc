//! 到会人数: whether enough people are there to hold a meeting, to admit somebody, to elect. Said while the roll is taken; what a
//! vote then means is [`super::judge`], which has formulas of its own (domain.md §0.2).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Formula, Kind, Vote};

text_enum! {
    /// What the people are needed for.
    QuorumRule {
        /// 半数以上 of those with a vote (ZB-08); half itself is enough, and the chair decides (domain.md §9.14).
        Meeting = "meeting" "开会、作决议",
        /// 半数以上 of the committee (ZB-12).
        Committee = "committee" "支委会议决事项",
        /// 超过半数 of those with a vote (FZ-09).
        Admission = "admission" "接收、转正",
        /// At least four fifths of those with a vote (XJ-01).
        Election = "election" "选举",
    }
}

text_enum! {
    /// Where the number present stands against the number needed.
    Reached { Met = "met" "已达到", AtHalf = "at_half" "恰为半数", Short = "short" "未达到" }
}

/// The numbers of one rule at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Quorum {
    /// For what.
    pub rule: QuorumRule,
    /// Whether this session is known to need it: its kind asks, or a vote of that sort stands in it.
    pub is_asked: bool,
    /// 应到.
    pub due: i64,
    /// 实到.
    pub present: i64,
    /// The smallest number present that is enough.
    pub needed: i64,
    /// Enough or not.
    pub reached: Reached,
    /// The same in words: `已达到半数（14）`.
    pub words: String,
}

/// Holds the people present against one rule. Nobody due makes no quorum.
pub fn quorum(rule: QuorumRule, due: i64, present: i64) -> Quorum {
    let needed = match rule {
        QuorumRule::Meeting | QuorumRule::Committee => (due + 1) / 2,
        QuorumRule::Admission => due / 2 + 1,
        QuorumRule::Election => (due * 4 + 4) / 5,
    };
    let share = if rule == QuorumRule::Election { "五分之四" } else { "半数" };
    let is_half = due > 0 && present * 2 == due && rule != QuorumRule::Election;
    let is_met = due > 0 && present >= needed;
    let (reached, words) = match (is_half, is_met) {
        (true, true) => (Reached::AtHalf, "恰为半数，由主持人决定".to_owned()),
        (true, false) => (Reached::AtHalf, "恰为半数，没有超过半数，还差1人".to_owned()),
        (false, true) if rule == QuorumRule::Admission => {
            (Reached::Met, format!("已超过{share}（{needed}人）"))
        }
        (false, true) => (Reached::Met, format!("已达到{share}（{needed}人）")),
        (false, false) if due == 0 => (Reached::Short, "没有应到的人".to_owned()),
        (false, false) => {
            (Reached::Short, format!("未达到{share}，须{needed}人，还差{}人", needed - present))
        }
    };
    Quorum { rule, is_asked: true, due, present, needed, reached, words }
}

/// The rules of a session: a committee's own; for a meeting of all members, or one that votes, half, and with it what an admission
/// or an election would take.
pub fn rules(kinds: &[Kind], votes: &[Vote]) -> Vec<(QuorumRule, bool)> {
    let is = |word: &str| kinds.iter().any(|kind| kind.as_str() == word);
    let votes_on = |formula: Formula| votes.iter().any(|vote| vote.formula == formula);
    if is(Kind::COMMITTEE_MEETING) {
        return vec![(QuorumRule::Committee, true)];
    }
    if !is(Kind::GENERAL_MEETING) && votes.is_empty() {
        return Vec::new();
    }
    let (admits, elects) = (votes_on(Formula::Admission), votes_on(Formula::Election));
    vec![(QuorumRule::Meeting, true), (QuorumRule::Admission, admits), (QuorumRule::Election, elects)]
}

/// The end of the sentence that opens a meeting (domain.md §2.2), by the rules asked.
pub(crate) fn opening_end(quorums: &[Quorum]) -> &'static str {
    let mut asked = quorums.iter().filter(|quorum| quorum.is_asked);
    let is_met = |quorum: &Quorum| quorum.present >= quorum.needed && quorum.due > 0;
    if !quorums.iter().filter(|quorum| quorum.is_asked).all(is_met) {
        return "未达到规定人数，不能进行表决。";
    }
    match asked.find(|quorum| quorum.reached == Reached::AtHalf) {
        Some(_) => "到会有表决权的党员恰为应到会的半数，由主持人决定开会。",
        None => "符合规定人数，现在可以开会。",
    }
}
