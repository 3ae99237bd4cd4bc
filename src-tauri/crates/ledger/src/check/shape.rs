//! Rules about what a branch is: its committee, its groups, its size, its term. Reminders with the facts, met by no session.

use chrono::{Datelike, Months};

use super::law::Asked;
use super::outlook::settle;
use super::store::Checker;
use super::{Action, Finding, State, count, number};
use crate::date::{Window, month_key};

impl Checker<'_> {
    /// A finding about how things stand on the day.
    fn standing(&self, asked: &Asked, scope: &str, is_met: bool, action: Action, reason: String) -> Finding {
        let mut finding = Finding::blank(asked, &month_key(self.records.day), scope);
        finding.unit_id = Some(self.facts.unit.id);
        (finding.state, finding.action) =
            if is_met { (State::Met, None) } else { (State::Due, Some(action)) };
        finding.reason = Some(reason);
        finding
    }

    /// 支委会 of at least three where there are seven 正式党员 (ZB-25, ZB-26).
    pub(super) fn committee(&self, asked: &Asked) -> Finding {
        let scope = &self.facts.unit.fields.name;
        if let Some(why) = self.no_committee(self.records.day) {
            return self.off_now(asked, scope, why);
        }
        let full = self.facts.heads_on(self.records.day).full;
        let leaders = self.facts.leaders(self.records.day).len();
        let is_met = count(leaders) >= number(asked.required);
        let reason = format!("正式党员{full}名，登记了委员{leaders}名");
        let mut finding = self.standing(asked, scope, is_met, Action::Elect, reason);
        (finding.held, finding.expected) = (count(leaders), count(leaders));
        finding
    }

    /// Whether a branch of so many should be divided (C-26).
    pub(super) fn groups(&self, asked: &Asked) -> Finding {
        let scope = &self.facts.unit.fields.name;
        let members = self.facts.heads_on(self.records.day).all;
        if asked.required == 0 {
            return self.off_now(asked, scope, "填了0，不提醒".to_owned());
        }
        let groups = self.facts.groups_on(self.records.day).count();
        if groups == 0 && members < asked.required {
            return self.off_now(
                asked,
                scope,
                format!("党员{members}名，不足{}名，可以不划分", asked.required),
            );
        }
        let reason = match groups {
            0 => format!("党员{members}名，没有划分党小组"),
            _ => format!("党员{members}名，划分了{groups}个党小组"),
        };
        let mut finding = self.standing(asked, scope, groups > 0, Action::Organise, reason);
        finding.required = 1.0;
        (finding.held, finding.expected) = (count(groups), count(groups));
        finding
    }

    /// Each group has three members, one of them 正式党员 (C-26).
    pub(super) fn group_sizes(&self, asked: &Asked) -> Vec<Finding> {
        let day = self.records.day;
        let each = self.facts.groups_on(day).map(|group| {
            if asked.required == 0 {
                return self.off_now(asked, &group.fields.name, "填了0，不提醒".to_owned());
            }
            let heads = self.facts.group_heads.get(&group.id).copied().unwrap_or_default();
            let is_met = heads.all >= asked.required && heads.full > 0;
            let reason = match heads.full {
                0 => format!("党员{}名，没有正式党员", heads.all),
                full => format!("党员{}名，其中正式党员{full}名", heads.all),
            };
            let mut finding = self.standing(asked, &group.fields.name, is_met, Action::Organise, reason);
            finding.unit_id = Some(group.id);
            (finding.held, finding.expected) = (number(heads.all), number(heads.all));
            finding
        });
        each.collect()
    }

    /// 一般不超过 50 名 (ZB-02): `required` is the most here.
    pub(super) fn branch_size(&self, asked: &Asked) -> Finding {
        let members = self.facts.heads_on(self.records.day).all;
        let reason = format!("党员{members}名，一般不超过{}名", asked.required);
        let scope = &self.facts.unit.fields.name;
        let mut finding = self.standing(asked, scope, members <= asked.required, Action::Organise, reason);
        (finding.held, finding.expected) = (number(members), number(members));
        finding
    }

    fn off_now(&self, asked: &Asked, scope: &str, why: String) -> Finding {
        let mut finding = Finding::blank(asked, &month_key(self.records.day), scope);
        finding.unit_id = Some(self.facts.unit.id);
        finding.reason = Some(why);
        finding
    }

    /// 换届: a reminder from some months before the end of the term (ZB-33).
    pub(super) fn election(&self, asked: &Asked) -> Finding {
        let fields = &self.facts.unit.fields;
        let term = fields.elected_on.zip(fields.term_end());
        let mut finding = Finding::blank(asked, "", &fields.name);
        finding.unit_id = Some(self.facts.unit.id);
        finding.required = 1.0;
        let Some((from, end)) = term else {
            finding.reason = Some("没有登记本届选举时间".to_owned());
            return finding;
        };
        finding.period = format!("{}—{}", from.year(), end.year());
        let months = Months::new(u32::try_from(asked.required).unwrap_or_default());
        let remind = end.checked_sub_months(months).unwrap_or(end);
        let last_day = end.pred_opt().unwrap_or(end);
        let day = self.records.day;
        finding.held = if day < remind { 1.0 } else { 0.0 };
        finding.state = finding.stand(last_day, day);
        finding.reason = Some(format!("任期到{}届满", last_day.format("%Y年%-m月%-d日")));
        settle(&mut finding, &self.records.calendar, Window { from: day, to: last_day }, &[]);
        finding
    }
}
