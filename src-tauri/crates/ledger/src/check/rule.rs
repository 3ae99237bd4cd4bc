//! The rules as data (domain.md §1.9). Numbers and sources are settings: every threshold can be raised, none below what the
//! regulation asks (C-41).

use std::borrow::Cow;

use crate::session::Kind;
use crate::unit::UnitKind;

text_enum! {
    /// How often a rule asks.
    Period {
        /// Each calendar month.
        Month = "month" "每月",
        /// Each calendar quarter (C-40).
        Quarter = "quarter" "每季度",
        /// January to June, July to December.
        HalfYear = "half_year" "每半年",
        /// Each calendar year.
        Year = "year" "每年",
        /// The year a session belongs to, which may be held up to March of the next (PY-07).
        BelongsYear = "belongs_year" "每个所属年度",
        /// The term of the committee.
        Term = "term" "每届",
        /// As things stand on the day.
        Always = "always" "随时",
    }
}

text_enum! {
    /// Whom a rule asks.
    Asks {
        /// The unit itself.
        Unit = "unit" "本单位",
        /// Each branch under it.
        EachBranch = "each_branch" "所属每个支部",
        /// Each group of the branch (C-27).
        EachGroup = "each_group" "每个党小组",
        /// Each member.
        EachMember = "each_member" "每名党员",
        /// 书记 and 班子成员.
        EachLeader = "each_leader" "书记和班子成员",
        /// 委员 with 委员, 委员 with 党员, 党员 with 党员 (ZB-24).
        EachPairing = "each_pairing" "每一类谈话对象",
    }
}

text_enum! {
    /// Where a rule comes from.
    Severity {
        /// A regulation of the party.
        Statutory = "statutory" "条例规定",
        /// The national training plan.
        Plan = "plan" "规划要求",
        /// A custom of the place.
        Local = "local" "本单位要求",
    }
}

text_enum! {
    /// When a rule asks nothing; the label says it to people.
    Off {
        Never = "never" "一直执行",
        /// There is no 支委会 (ZB-25, ZB-28).
        NoCommittee = "no_committee" "正式党员不足7名，不设支委会",
        /// The branch is not divided (C-25).
        NoGroups = "no_groups" "支部没有划分党小组",
        /// The branch is divided, or nobody asks.
        HasGroups = "has_groups" "支部划分了党小组，或数字填0",
        /// The number is set to 0.
        Zero = "zero" "数字填0",
    }
}

/// A committee is elected by at least so many 正式党员 (ZB-25).
pub(super) const COMMITTEE_FROM: i64 = 7;

/// One rule: built in, or a unit's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its word; `own:` and the uid for a unit's own.
    pub word: Cow<'static, str>,
    /// What people call it.
    pub label: Cow<'static, str>,
    /// The kind of unit it is about.
    pub of: UnitKind,
    /// How often.
    pub period: Period,
    /// Whom.
    pub asks: Asks,
    /// The setting that holds its number and source; empty for a unit's own rule, which holds both itself.
    pub setting: &'static str,
    /// The kinds of session that meet it, the one to arrange first; none: no session does.
    pub kinds: Cow<'static, [Cow<'static, str>]>,
    /// Sessions of the units below count, too (ZB-21; a committee's secretary lectures in a branch).
    pub takes_below: bool,
    /// Where it comes from.
    pub severity: Severity,
    /// When it is switched off.
    pub off: Off,
}

impl Rule {
    /// Whether a session of a kind meets it.
    pub(super) fn takes(&self, kind: &Kind) -> bool {
        self.kinds.iter().any(|own| own == kind.as_str())
    }

    /// The kind to arrange.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.kinds.first().and_then(|kind| Kind::parse(kind))
    }

    const fn from(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    const fn with_below(mut self) -> Self {
        self.takes_below = true;
        self
    }

    const fn of(mut self, unit: UnitKind) -> Self {
        self.of = unit;
        self
    }
}

const fn rule(
    word: &'static str,
    label: &'static str,
    (period, asks): (Period, Asks),
    setting: &'static str,
    kinds: &'static [Cow<'static, str>],
    off: Off,
) -> Rule {
    Rule {
        word: Cow::Borrowed(word),
        label: Cow::Borrowed(label),
        of: UnitKind::Branch,
        period,
        asks,
        setting,
        kinds: Cow::Borrowed(kinds),
        takes_below: false,
        severity: Severity::Statutory,
        off,
    }
}

macro_rules! kinds {
    ($($kind:ident),*) => { &[$(Cow::Borrowed(Kind::$kind)),*] };
}

use Asks::{EachGroup, EachLeader, EachMember, EachPairing, Unit};
use Period::{Always, BelongsYear, Month, Quarter, Term, Year};

/// Every built-in rule, in the order of the handbook.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    rule("general_meeting", "支部党员大会", (Quarter, Unit), "check.general_meeting", kinds![GENERAL_MEETING], Off::Never),
    rule("committee_meeting", "支委会", (Month, Unit), "check.committee_meeting", kinds![COMMITTEE_MEETING], Off::NoCommittee),
    rule("group_meeting", "党小组会", (Month, EachGroup), "check.group_meeting", kinds![GROUP_MEETING], Off::NoGroups),
    rule("branch_study", "未分党小组的集体学习", (Month, Unit), "check.branch_study", kinds![STUDY, GROUP_MEETING], Off::HasGroups).from(Severity::Local),
    rule("theme_day", "主题党日", (Month, Unit), "check.theme_day", kinds![THEME_DAY], Off::Never),
    rule("lecture", "党课", (Quarter, Unit), "check.lecture", kinds![LECTURE], Off::Zero).from(Severity::Local),
    rule("secretary_lecture", "书记讲党课", (Year, Unit), "check.secretary_lecture", kinds![LECTURE], Off::Zero).from(Severity::Local),
    rule("organisational_life", "组织生活会", (BelongsYear, Unit), "check.organisational_life", kinds![ORGANISATIONAL_LIFE], Off::Never).with_below(),
    rule("appraisal", "民主评议党员", (BelongsYear, Unit), "check.appraisal", kinds![APPRAISAL], Off::Never).with_below(),
    rule("talk", "谈心谈话", (Year, EachMember), "check.talk", kinds![TALK], Off::Never).with_below(),
    rule("talk_pairs", "各类谈心谈话", (Year, EachPairing), "check.talk_pairs", kinds![TALK], Off::Never).with_below(),
    rule("hours", "学时", (Year, EachMember), "hours.member", kinds![STUDY], Off::Never),
    rule("leader_hours", "书记和班子成员学时", (Year, EachLeader), "hours.committee", kinds![STUDY], Off::Never).from(Severity::Plan),
    rule("training", "书记和班子成员集中培训", (Year, EachLeader), "check.training", kinds![TRAINING], Off::Zero).from(Severity::Plan),
    rule("committee", "设立支委会", (Always, Unit), "check.committee_members", kinds![], Off::NoCommittee),
    rule("groups", "划分党小组", (Always, Unit), "check.group_from", kinds![], Off::Zero).from(Severity::Local),
    rule("group_size", "党小组人数", (Always, EachGroup), "check.group_size", kinds![], Off::Zero).from(Severity::Local),
    rule("branch_size", "支部党员人数", (Always, Unit), "check.branch_size", kinds![], Off::Never),
    rule("election", "换届", (Term, Unit), "check.election_months", kinds![], Off::Never),
    rule("absence", "连续未参加组织生活", (Month, EachMember), "check.absence_months", kinds![], Off::Never).from(Severity::Local),
    rule("centre_group_study", "理论学习中心组学习", (Quarter, Unit), "check.centre_group_study", kinds![CENTRE_GROUP_STUDY], Off::Never).of(UnitKind::Committee),
    rule("committee_lecture", "党委书记讲党课", (Year, Unit), "check.committee_lecture", kinds![LECTURE], Off::Never).of(UnitKind::Committee).with_below(),
];

/// The built-in rule of a word.
pub fn rule_of(word: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.word == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting::Setting;

    #[test]
    fn every_rule_has_its_number_and_source() {
        for rule in RULES {
            assert!(Setting::of(rule.setting).is_ok(), "{} has a threshold to change", rule.word);
            for kind in rule.kinds.iter() {
                assert!(Kind::parse(kind).is_some(), "{} asks for a known kind", rule.word);
            }
            let same = RULES.iter().filter(|other| other.word == rule.word).count();
            assert_eq!(same, 1, "{} is declared once", rule.word);
        }
    }

    #[test]
    fn what_the_regulation_asks_cannot_be_switched_off() {
        for rule in RULES.iter().filter(|rule| rule.severity == Severity::Statutory) {
            let floor = Setting::of(rule.setting).unwrap().floor;
            assert!(floor > 0 && rule.off != Off::Zero, "{} has a floor (C-41)", rule.word);
        }
    }
}
