//! 表决: three formulas that must not share code (domain.md §0.2): a resolution, an admission, an election.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
