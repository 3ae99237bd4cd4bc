//! The rules as data (domain.md §1.9). Numbers and sources are settings: every threshold can be raised, none below what the
//! regulation asks (C-41).

use crate::date::{Day, Quarter, Window, month_key};
use crate::session::Kind;
use chrono::Datelike;

/// How often a rule asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// Each calendar month.
    Month,
    /// Each calendar quarter (C-40).
    Quarter,
    /// Each calendar year.
    Year,
    /// The year a session belongs to, which may be held up to March of the next (PY-07).
    BelongsYear,
    /// The term of the committee.
    Term,
}

/// Whom a rule asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// The branch.
    Unit,
    /// Each group of it (C-27).
    EachGroup,
    /// Each member.
    EachMember,
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

/// When a rule asks nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Off {
    /// Never.
    Never,
    /// Fewer than seven 正式党员: there is no 支委会 (ZB-25, ZB-28).
    NoCommittee,
    /// The branch is not divided into groups (C-25).
    NoGroups,
    /// The threshold is set to 0.
    Zero,
}

/// One rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its word.
    pub word: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// How often.
    pub period: Period,
    /// Whom.
    pub asks: Asks,
    /// The setting that holds its number and source.
    pub setting: &'static str,
    /// The kind of session that meets it, for 学时 the one that is most often arranged; none: no session does.
    pub kind: Option<&'static str>,
    /// Sessions of the groups count for the branch, too (ZB-21).
    pub takes_groups: bool,
    /// Where it comes from.
    pub severity: Severity,
    /// When it is switched off.
    pub off: Off,
}

const fn rule(
    word: &'static str,
    label: &'static str,
    period: Period,
    asks: Asks,
    setting: &'static str,
    kind: Option<&'static str>,
    off: Off,
) -> Rule {
    Rule { word, label, period, asks, setting, kind, takes_groups: false, severity: Severity::Statutory, off }
}

impl Rule {
    const fn from(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    const fn with_groups(mut self) -> Self {
        self.takes_groups = true;
        self
    }
}

/// Every rule, in the order of the handbook.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    rule("general_meeting", "支部党员大会", Period::Quarter, Asks::Unit, "check.general_meeting", Some(Kind::GENERAL_MEETING), Off::Never),
    rule("committee_meeting", "支委会", Period::Month, Asks::Unit, "check.committee_meeting", Some(Kind::COMMITTEE_MEETING), Off::NoCommittee),
    rule("group_meeting", "党小组会", Period::Month, Asks::EachGroup, "check.group_meeting", Some(Kind::GROUP_MEETING), Off::NoGroups),
    rule("theme_day", "主题党日", Period::Month, Asks::Unit, "check.theme_day", Some(Kind::THEME_DAY), Off::Never),
    rule("lecture", "党课", Period::Quarter, Asks::Unit, "check.lecture", Some(Kind::LECTURE), Off::Zero).from(Severity::Local),
    rule("secretary_lecture", "书记讲党课", Period::Year, Asks::Unit, "check.secretary_lecture", Some(Kind::LECTURE), Off::Zero).from(Severity::Local),
    rule("organisational_life", "组织生活会", Period::BelongsYear, Asks::Unit, "check.organisational_life", Some(Kind::ORGANISATIONAL_LIFE), Off::Never).with_groups(),
    rule("appraisal", "民主评议党员", Period::BelongsYear, Asks::Unit, "check.appraisal", Some(Kind::APPRAISAL), Off::Never).with_groups(),
    rule("talk", "谈心谈话", Period::Year, Asks::EachMember, "check.talk", Some(Kind::TALK), Off::Never).with_groups(),
    rule("hours", "学时", Period::Year, Asks::EachMember, "hours.member", Some(Kind::STUDY), Off::Never),
    rule("training", "书记和班子成员集中培训", Period::Year, Asks::EachMember, "check.training", Some(Kind::TRAINING), Off::Zero).from(Severity::Plan),
    rule("election", "换届", Period::Term, Asks::Unit, "check.election_months", None, Off::Never),
    rule("absence", "连续未参加组织生活", Period::Month, Asks::EachMember, "check.absence_months", None, Off::Never).from(Severity::Local),
];

/// The rule of a word.
pub fn rule_of(word: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.word == word)
}

/// A period with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// 2026-09, 2026Q3 or 2026.
    pub(super) name: String,
    /// What it covers.
    pub(super) window: Window,
    /// Last day on which it can be met.
    pub(super) last_day: Day,
}

impl Period {
    /// The periods a check on a day looks at: the one that holds the day, the months of its quarter that are over, and until
    /// the end of March the year before for what belongs to a year.
    pub(super) fn spans(self, day: Day) -> Vec<Span> {
        let span = |name, window: Window| Span { name, window, last_day: window.to };
        let year = |year| Window::year(year).map(|window| span(year.to_string(), window));
        match self {
            Self::Month => {
                let mut months = vec![Window::month_of(day)];
                let quarter = Quarter::of(day).window();
                while let Some(last) = months[0].from.pred_opt().filter(|last| *last >= quarter.from) {
                    months.insert(0, Window::month_of(last));
                }
                months.into_iter().map(|month| span(month_key(month.from), month)).collect()
            }
            Self::Quarter => vec![span(Quarter::of(day).to_string(), Quarter::of(day).window())],
            Self::Year => year(day.year()).into_iter().collect(),
            Self::BelongsYear => {
                let late = Day::from_ymd_opt(day.year(), 3, 31).filter(|last| day <= *last);
                let before = late.and_then(|last_day| Some(Span { last_day, ..year(day.year() - 1)? }));
                before.into_iter().chain(year(day.year())).collect()
            }
            Self::Term => Vec::new(),
        }
    }

    /// The periods that begin after a day and end with its year.
    pub(super) fn ahead(self, day: Day) -> Vec<Span> {
        let next = |window: Window| window.to.succ_opt().filter(|next| next.year() == day.year());
        let first = match self {
            Self::Month => next(Window::month_of(day)),
            Self::Quarter => next(Quarter::of(day).window()),
            Self::Year | Self::BelongsYear | Self::Term => None,
        };
        let spans = std::iter::successors(first, |from| next(self.window(*from)));
        spans.filter_map(|from| self.spans(from).pop()).collect()
    }

    /// The month or quarter that holds a day.
    fn window(self, day: Day) -> Window {
        if self == Self::Quarter { Quarter::of(day).window() } else { Window::month_of(day) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting::Setting;

    #[test]
    fn every_rule_has_its_number_and_source() {
        for rule in RULES {
            assert!(Setting::of(rule.setting).is_ok(), "{} has a threshold to change", rule.word);
            assert!(
                rule.kind.is_none_or(|kind| Kind::parse(kind).is_some()),
                "{} asks for a known kind",
                rule.word
            );
        }
    }

    #[test]
    fn a_check_looks_at_the_months_of_its_quarter() {
        let names = |period: Period, day: &str| -> Vec<String> {
            period.spans(day.parse().unwrap()).into_iter().map(|span| span.name).collect()
        };
        assert_eq!(
            names(Period::Month, "2026-09-21"),
            ["2026-07", "2026-08", "2026-09"],
            "months that are over, too"
        );
        assert_eq!(names(Period::Month, "2026-01-01"), ["2026-01"], "not those of the last quarter");
        assert_eq!(
            names(Period::BelongsYear, "2027-03-31"),
            ["2026", "2027"],
            "last year's may be held until March"
        );
        assert_eq!(names(Period::BelongsYear, "2027-04-01"), ["2027"], "and not later");
    }
}
