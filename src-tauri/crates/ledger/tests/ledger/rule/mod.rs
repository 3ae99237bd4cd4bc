//! Every rule with its boundary cases, one table a family. A case makes a branch, records what it says and asks one finding.

mod people;
mod property;
mod sessions;
mod shape;
mod whole;

use ledger::check::{Finding, OwnRuleFields, RULES, check, save_own};
use ledger::id::{MemberId, UnitId};
use ledger::member::{self, MemberFields, Membership, Post, PostKind};
use ledger::plan::{self, PlanFields, PlanStatus};
use ledger::session::SessionFields;
use ledger::{Book, setting, unit};

use crate::life::{self, Person, attend, fields};
use crate::{act, day, new_book};

/// A branch to record things in; one line a thing, so that a case reads like the work.
pub struct Branch {
    _folder: tempfile::TempDir,
    pub book: Book,
    pub id: UnitId,
    pub groups: Vec<UnitId>,
    pub members: Vec<MemberId>,
}

impl Branch {
    pub fn new() -> Self {
        let (folder, book) = new_book();
        let id = book.owner().unwrap();
        Self { _folder: folder, book, id, groups: Vec::new(), members: Vec::new() }
    }

    /// A branch of so many 正式党员.
    pub fn of(full: usize) -> Self {
        let mut branch = Self::new();
        branch.members = life::people(&mut branch.book, branch.id, None, 1, full);
        branch
    }

    /// With three 委员 among them, the secretary first.
    pub fn with_committee(full: usize) -> Self {
        let mut branch = Self::new();
        let posts = [PostKind::Secretary, PostKind::Organisation, PostKind::Publicity];
        for (at, post) in posts.into_iter().enumerate().take(full) {
            let name = format!("委员{at}");
            let post = Some((branch.id, post));
            let id = Person { post, ..Person::new(&name, branch.id) }.save(&mut branch.book);
            branch.members.push(id);
        }
        let more = life::people(&mut branch.book, branch.id, None, 1, full.saturating_sub(3));
        branch.members.extend(more);
        branch
    }

    pub fn groups(mut self, names: &[&str]) -> Self {
        self.groups = names.iter().map(|name| life::group(&mut self.book, self.id, name)).collect();
        self
    }

    /// Held by the branch on a day; everybody came.
    pub fn held(self, kinds: &[&'static str], on: &str) -> Self {
        let unit = self.id;
        self.held_by(unit, kinds, on)
    }

    pub fn held_by(mut self, unit: UnitId, kinds: &[&'static str], on: &str) -> Self {
        let session = life::save(&mut self.book, &fields(unit, kinds, on));
        attend(&mut self.book, session, &[]);
        self
    }

    pub fn with(mut self, session: &SessionFields) -> Self {
        life::save(&mut self.book, session);
        self
    }

    /// 顺延 of a month's item to a day of another month, with the reason 检修.
    pub fn put_off(mut self, kind: &str, month: &str, to: &str) -> Self {
        let item: PlanFields = serde_json::from_value(serde_json::json!({
            "unitId": self.id, "month": month, "movedTo": to, "kind": kind, "title": "学习条例",
            "status": PlanStatus::Postponed, "reason": "检修",
        }))
        .unwrap();
        self.book.write(act("plan_save"), |tx| plan::save(tx, None, &item)).unwrap();
        self
    }

    pub fn set(mut self, key: &str, value: i64) -> Self {
        self.book.write(act("setting_set"), |tx| setting::set(tx, None, key, &value.into())).unwrap();
        self
    }

    pub fn own(mut self, rule: OwnRuleFields) -> Self {
        self.book.write(act("own_rule_save"), |tx| save_own(tx, None, &rule)).unwrap();
        self
    }

    /// Changes what is recorded about the branch.
    pub fn unit(mut self, change: impl FnOnce(&mut unit::UnitFields)) -> Self {
        let mut own = self.book.read(|view| unit::get(view, self.id)).unwrap();
        change(&mut own.fields);
        self.book.write(act("unit_save"), |tx| unit::update(tx, self.id, None, None, &own.fields)).unwrap();
        self
    }

    /// Somebody who belonged to the branch for some time, 正式 since 2011.
    pub fn joined(mut self, name: &str, from: &str, until: Option<&str>) -> Self {
        let (fields, home) = self.person(name, from, until);
        let posts: [Post; 0] = [];
        let id = self
            .book
            .write(act("member_save"), |tx| member::save(tx, None, &fields, &[home], &posts, &[]))
            .unwrap();
        self.members.push(id);
        self
    }

    fn person(&self, name: &str, from: &str, until: Option<&str>) -> (MemberFields, Membership) {
        let fields = MemberFields {
            name: name.into(),
            probation_on: Some("2010-01-01".into()),
            full_on: Some("2011-01-01".into()),
            ..MemberFields::default()
        };
        let home = Membership {
            id: None,
            unit_id: self.id,
            group_id: None,
            from_on: day(from),
            until_on: until.map(day),
            came_by: None,
            left_by: None,
        };
        (fields, home)
    }

    pub fn findings(&self, on: &str) -> Vec<Finding> {
        self.book.read(|view| check(view, self.id, day(on))).unwrap().findings
    }

    /// The findings of a rule for a period, by scope.
    pub fn of_rule(&self, on: &str, rule: &str, period: &str) -> Vec<Finding> {
        let mut found = self.findings(on);
        found.retain(|finding| finding.rule == rule && finding.period == period);
        found
    }

    /// State and count of the only finding of a rule for a period.
    pub fn one(&self, on: &str, rule: &str, period: &str) -> Finding {
        let mut found = self.of_rule(on, rule, period);
        assert_eq!(found.len(), 1, "one finding of {rule} for {period} on {on}");
        found.remove(0)
    }
}

/// What a case expects: rule, day, period, state, how often, and why that is right.
pub type Expect = (&'static str, &'static str, &'static str, ledger::check::State, f64, &'static str);

pub fn hold(branch: &Branch, cases: &[Expect]) {
    for (rule, on, period, state, held, why) in cases {
        let finding = branch.one(on, rule, period);
        assert_eq!(finding.state, *state, "{rule} {period} on {on}: {why}");
        assert!((finding.held - held).abs() < 1e-9, "{rule} {period} on {on}: {} held; {why}", finding.held);
    }
}

#[test]
fn every_rule_has_a_table() {
    let tables = [sessions::RULES, shape::RULES, people::RULES].concat();
    let missing: Vec<&str> =
        RULES.iter().map(|rule| rule.word.as_ref()).filter(|word| !tables.contains(word)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "a rule without its boundary cases");
}
