//! 规则: which rules hold for a unit, with the number in force and who set it. Read once for however many units.

use std::borrow::Cow;

use super::own::{OwnRule, all_own};
use super::{Asks, Off, Period, RULES, Rule, Severity};
use crate::date::Day;
use crate::id::{OwnRuleId, UnitId};
use crate::setting::{self, Begins, Set, Setting};
use crate::unit::{Unit, UnitKind};
use crate::{Result, View};

/// What a unit set for itself is said to come from.
pub(super) const OWN: &str = "本单位设置";

/// A rule as it holds for one unit.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) rule: Rule,
    /// The number in force.
    pub(super) required: i64,
    /// Where that number comes from: the article, or who set it.
    pub(super) cite: String,
    /// Who set the number, or made the rule.
    pub(super) set_by: SetBy,
    /// A unit's own rule.
    pub(super) own: Option<OwnRuleId>,
}

/// Who set the number in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SetBy {
    /// Nobody: the default.
    Nobody,
    /// Somebody, for the whole book.
    Book,
    /// Somebody, for this unit and those under it.
    Unit(UnitId, String),
}

/// Everything that is asked in the book.
pub(super) struct Law {
    set: Vec<Set>,
    begins: Begins,
    own: Vec<(OwnRule, String, String)>,
}

impl Law {
    pub(super) fn of(view: &View<'_>) -> Result<Self> {
        let mut set = setting::set_under(view, "check.")?;
        set.extend(setting::set_under(view, "hours.")?);
        Ok(Self { set, begins: Begins::of(view)?, own: all_own(view)? })
    }

    /// From when on the records of a unit are kept in this book.
    pub(super) fn begin(&self, unit: &Unit) -> Option<Day> {
        self.begins.at(&unit.path)
    }

    /// The kinds that own rules of some periods ask for.
    pub(super) fn own_kinds_of(&self, is: impl Fn(Period) -> bool) -> impl Iterator<Item = &str> {
        self.own
            .iter()
            .filter(move |(own, ..)| is(own.fields.period))
            .map(|(own, ..)| own.fields.kind.as_str())
    }

    /// Whether any rule asks by half-years.
    pub(super) fn has_half_years(&self) -> bool {
        self.own.iter().any(|(own, ..)| own.fields.period == Period::HalfYear)
    }

    /// The rules for a unit: the built-in ones in the order of the handbook, then those of its own and of the units above.
    pub(super) fn for_unit(&self, unit: &Unit) -> Vec<Asked> {
        let built_in = RULES.iter().filter(|rule| rule.of == unit.fields.kind);
        let mut asked: Vec<Asked> = built_in.map(|rule| self.asked(rule, unit)).collect();
        asked.extend(self.own.iter().filter_map(|own| by_own(own, unit)));
        asked
    }

    /// Own rules of a unit and of those above it, as they were made.
    pub(super) fn made_for(&self, unit: &Unit) -> impl Iterator<Item = Asked> {
        let above = self.own.iter().filter(|(_, path, _)| unit.path.starts_with(path.as_str()));
        above.map(|(own, _, name)| of_own(own, name, unit.fields.kind))
    }

    /// A built-in rule with the number in force for a unit: its own, else that of the nearest unit above, else the book's.
    pub(super) fn asked(&self, rule: &Rule, unit: &Unit) -> Asked {
        let nearest = setting::nearest(&self.set, rule.setting, &unit.path);
        let setting = Setting::of(rule.setting).ok();
        let (default, cite) = setting.map_or((0, ""), |setting| (setting.default, setting.cite));
        let required = nearest.map_or(default, |set| set.value);
        let set_by = match nearest.map(|set| &set.holder) {
            None => SetBy::Nobody,
            Some(None) => SetBy::Book,
            Some(Some(holder)) => SetBy::Unit(holder.unit, holder.name.clone()),
        };
        let cite = match &set_by {
            _ if required == default => cite.to_owned(),
            SetBy::Unit(holder, name) if *holder != unit.id => format!("{name}设置"),
            _ => OWN.to_owned(),
        };
        Asked { rule: rule.clone(), required, cite, set_by, own: None }
    }
}

/// A unit's own rule as it stands.
fn of_own(own: &OwnRule, name: &str, of: UnitKind) -> Asked {
    let OwnRule { id, uid, fields } = own;
    let rule = Rule {
        word: Cow::Owned(format!("own:{uid}")),
        label: Cow::Owned(fields.label.clone()),
        of,
        period: fields.period,
        asks: fields.asks,
        setting: "",
        kinds: Cow::Owned(vec![Cow::Owned(fields.kind.as_str().to_owned())]),
        takes_below: false,
        severity: Severity::Local,
        off: if fields.asks == Asks::EachGroup { Off::NoGroups } else { Off::Never },
    };
    let set_by = SetBy::Unit(fields.unit_id, name.to_owned());
    Asked { rule, required: fields.required, cite: fields.cite.clone(), set_by, own: Some(*id) }
}

/// A unit's own rule where it holds for this unit: for the one that made it, or for a branch at or below it.
fn by_own((own, path, name): &(OwnRule, String, String), unit: &Unit) -> Option<Asked> {
    let mut asked = of_own(own, name, unit.fields.kind);
    let holds = match own.fields.asks {
        Asks::Unit => own.fields.unit_id == unit.id,
        _ => unit.fields.kind == UnitKind::Branch && unit.path.starts_with(path.as_str()),
    };
    if asked.rule.asks == Asks::EachBranch {
        // To the branch it is asked of itself.
        asked.rule.asks = Asks::Unit;
    }
    holds.then_some(asked)
}
