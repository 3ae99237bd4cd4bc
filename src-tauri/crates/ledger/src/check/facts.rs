//! What the records of a unit say; the rules look only at this.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::law::Law;
use super::rule::Rule;
use super::span::Span;
use crate::View;
use crate::calendar::Calendar;
use crate::date::{Day, Window};
use crate::id::{MemberId, SessionId, UnitId};
use crate::member::PostKind;
use crate::session::Kind;
use crate::unit::Unit;

/// One kind of one session a unit held, took part in or plans.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) session: SessionId,
    pub(super) uid: String,
    pub(super) unit: UnitId,
    pub(super) kind: Kind,
    pub(super) on_day: Day,
    /// The day by which it counts: its own, or where it holds what was put off from an earlier month, the last of that month.
    pub(super) counts_on: Day,
    pub(super) is_planned: bool,
    /// 所属年度: as written, else the year of the day (PY-07).
    pub(super) belongs_year: i32,
    pub(super) title: String,
    /// Credit of one person who comes.
    pub(super) minutes: i64,
    /// Everybody is due, not the committee or named people.
    pub(super) is_for_all: bool,
}

/// An item of the plan that was not held yet.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub(super) uid: String,
    pub(super) unit: UnitId,
    pub(super) kind: Kind,
    pub(super) month: String,
    pub(super) on_day: Option<Day>,
    pub(super) title: String,
    pub(super) put_off: Option<PutOff>,
}

/// 顺延 of an item of the plan into a later month.
#[derive(Debug, Clone)]
pub(super) struct PutOff {
    /// The day, where it is known.
    pub(super) on_day: Option<Day>,
    /// By when it is to be held: that day, or the end of the month.
    pub(super) until: Day,
    pub(super) reason: String,
}

/// Members of a unit on a day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Heads {
    /// 正式 and 预备党员.
    pub(super) all: i64,
    /// 正式党员.
    pub(super) full: i64,
}

/// A post somebody holds or held.
#[derive(Debug, Clone)]
pub(super) struct Holder {
    pub(super) member: MemberId,
    pub(super) name: String,
    pub(super) post: PostKind,
    pub(super) from: Day,
    pub(super) until: Option<Day>,
}

impl Holder {
    fn is_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| until > day)
    }
}

/// Who lectured: a member of the book, or a name with a post.
#[derive(Debug, Clone)]
pub(super) struct Lecturer {
    pub(super) member: Option<MemberId>,
    pub(super) name: String,
    pub(super) post: Option<String>,
}

/// A branch or committee with its records around a day.
pub(super) struct Facts {
    pub(super) unit: Unit,
    pub(super) groups: Vec<Unit>,
    /// Of the unit and its groups, by day.
    pub(super) events: Vec<Event>,
    /// Lectures in the units below.
    pub(super) below: Vec<Event>,
    pub(super) plan: Vec<Planned>,
    /// On the day of the check and on ends of months before it.
    pub(super) heads: BTreeMap<Day, Heads>,
    /// Of the groups, on the day of the check.
    pub(super) group_heads: HashMap<UnitId, Heads>,
    pub(super) holders: Vec<Holder>,
}

/// The records of a unit and those under it, read once.
pub(super) struct Records<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) day: Day,
    pub(super) calendar: Calendar,
    pub(super) law: Law,
    /// Branches, general branches and committees in tree order.
    pub(super) units: Vec<Facts>,
    pub(super) lecturers: HashMap<SessionId, Vec<Lecturer>>,
}

impl Facts {
    /// Heads on the day of the check or at the end of a month that is over.
    pub(super) fn heads_on(&self, day: Day) -> Heads {
        self.heads.get(&day).copied().unwrap_or_default()
    }

    /// Groups there were at some time of a span.
    pub(super) fn groups_in(&self, span: &Span) -> impl Iterator<Item = &Unit> {
        let window = span.window;
        self.groups.iter().filter(move |group| existed(group, window))
    }

    /// Groups there are on a day.
    pub(super) fn groups_on(&self, day: Day) -> impl Iterator<Item = &Unit> {
        self.groups.iter().filter(move |group| existed(group, Window { from: day, to: day }))
    }

    /// 委员 on a day: holders of a post other than 党小组组长.
    pub(super) fn leaders(&self, on: Day) -> HashSet<MemberId> {
        let leads = |holder: &&Holder| holder.post != PostKind::GroupLeader && holder.is_on(on);
        self.holders.iter().filter(leads).map(|holder| holder.member).collect()
    }

    /// Whether a secretary of the unit is one of the lecturers: by their record, or by name; for somebody who is in no roster,
    /// by the post that stands beside the name.
    pub(super) fn has_secretary(&self, on: Day, lecturers: &[Lecturer], post: Option<&str>) -> bool {
        let mut secretaries =
            self.holders.iter().filter(|holder| holder.post == PostKind::Secretary && holder.is_on(on));
        lecturers.iter().any(|lecturer| match lecturer.member {
            Some(member) => secretaries.clone().any(|holder| holder.member == member),
            None => {
                secretaries.any(|holder| holder.name == lecturer.name)
                    || post.zip(lecturer.post.as_deref()).is_some_and(|(post, own)| own.contains(post))
            }
        })
    }
}

/// Whether a unit was there at some time of a window.
pub(super) fn existed(unit: &Unit, window: Window) -> bool {
    unit.fields.founded_on.is_none_or(|founded| founded <= window.to)
        && unit.fields.dissolved_on.is_none_or(|dissolved| dissolved > window.from)
}

impl Planned {
    /// Whether it was put off out of the span it was meant for.
    pub(super) fn left(&self, span: &Span) -> Option<&PutOff> {
        self.put_off.as_ref().filter(|put_off| put_off.until > span.window.to)
    }

    /// The first day of the month it was meant for.
    pub(super) fn meant_for(&self) -> Option<Day> {
        format!("{}-01", self.month).parse().ok()
    }
}

impl Event {
    /// Whether it meets a rule, in a unit or (none) in any unit of the branch.
    pub(super) fn fits(&self, rule: &Rule, unit: Option<UnitId>) -> bool {
        unit.is_none_or(|unit| self.unit == unit) && rule.takes(&self.kind)
    }
}
