//! The rules as a page lists them: for a unit, each with its number, its source and whether it asks anything.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::Records;
use super::law::{Asked, Law, SetBy};
use super::span::{Look, Span};
use super::store::Checker;
use super::{Asks, Period, RULES, Severity};
use crate::date::{Day, Window};
use crate::id::{OwnRuleId, UnitId};
use crate::session::Kind;
use crate::setting::Setting;
use crate::unit::{self, Unit, UnitKind};
use crate::{Result, View};

/// A rule as it stands for a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleLine {
    /// Its word, as in findings.
    pub rule: String,
    /// What people call it.
    pub label: String,
    /// The kind of session that meets it.
    pub kind: Option<Kind>,
    /// The kind of unit it is about.
    pub of: UnitKind,
    /// How often.
    pub period: Period,
    /// Whom.
    pub asks: Asks,
    /// Where it comes from.
    pub severity: Severity,
    /// The number in force.
    pub value: i64,
    /// What the number counts.
    pub unit: String,
    /// The number the source names.
    pub default: i64,
    /// The least that may be set.
    pub floor: i64,
    /// The article, or where the unit wrote it down.
    pub cite: String,
    /// The setting to change; none for a unit's own rule.
    pub key: Option<String>,
    /// The unit's own rule to change.
    pub own_rule_id: Option<OwnRuleId>,
    /// Who set the number or made the rule: 全册 or a unit; none: nobody, the default holds.
    pub set_by: Option<String>,
    /// It was set for this very unit (or, asked for the book, for the book) and can be taken back here.
    pub is_set_here: bool,
    /// When it asks nothing, in words.
    pub off_when: String,
    /// Why it asks nothing of this unit now; none: it asks.
    pub off: Option<String>,
}

/// The rules that hold for a unit, those of its branches among them when it is a committee; without a unit, the rules of the
/// book's own unit as the whole book has them. Errors: no such unit.
pub fn rules(view: &View<'_>, unit: Option<UnitId>, day: Day) -> Result<Vec<RuleLine>> {
    let target = match unit {
        Some(unit) => unit::get(view, unit)?,
        None => unit::top(view)?,
    };
    let law = Law::of(view)?;
    let for_branches = matches!(target.fields.kind, UnitKind::Committee | UnitKind::GeneralBranch);
    let wanted = RULES
        .iter()
        .filter(|rule| rule.of == target.fields.kind || for_branches && rule.of == UnitKind::Branch);
    let mut lines: Vec<RuleLine> = wanted.map(|rule| built_in(&law.asked(rule, &target), unit)).collect();
    lines.extend(law.made_for(&target).map(|asked| own(&asked, &target)));
    if target.fields.kind == UnitKind::Branch {
        let records = Records::of(view, target.id, day, &[])?;
        for facts in &records.units {
            let checker = Checker::of(&records, facts);
            for line in &mut lines {
                let asked = law.for_unit(&target).into_iter().find(|asked| asked.rule.word == line.rule);
                line.off = asked.and_then(|asked| checker.off(&asked, &span(asked.rule.period, day)));
            }
        }
    }
    Ok(lines)
}

/// The period that holds the day; for what has none, the day.
fn span(period: Period, day: Day) -> Span {
    let now = Look::Now.spans(period, day).pop();
    now.unwrap_or_else(|| Span { name: String::new(), window: Window { from: day, to: day }, last_day: day })
}

fn built_in(asked: &Asked, unit: Option<UnitId>) -> RuleLine {
    let rule = &asked.rule;
    let setting = Setting::of(rule.setting).ok();
    let (set_by, is_set_here) = match &asked.set_by {
        SetBy::Nobody => (None, false),
        SetBy::Book => (Some("全册".to_owned()), unit.is_none()),
        SetBy::Unit(holder, name) => (Some(name.clone()), unit == Some(*holder)),
    };
    RuleLine {
        rule: rule.word.clone().into_owned(),
        label: rule.label.clone().into_owned(),
        kind: rule.kind(),
        of: rule.of,
        period: rule.period,
        asks: rule.asks,
        severity: rule.severity,
        value: asked.required,
        unit: setting.map(Setting::unit_words).unwrap_or_default(),
        default: setting.map_or(0, |setting| setting.default),
        floor: setting.map_or(0, |setting| setting.floor),
        cite: setting.map_or("", |setting| setting.cite).to_owned(),
        key: Some(rule.setting.to_owned()),
        own_rule_id: None,
        set_by,
        is_set_here,
        off_when: rule.off.label().to_owned(),
        off: None,
    }
}

fn own(asked: &Asked, target: &Unit) -> RuleLine {
    let rule = &asked.rule;
    let (maker, name) = match &asked.set_by {
        SetBy::Unit(unit, name) => (Some(*unit), Some(name.clone())),
        _ => (None, None),
    };
    RuleLine {
        unit: format!("次／{}", rule.period.label().trim_start_matches('每')),
        default: asked.required,
        floor: 1,
        cite: asked.cite.clone(),
        key: None,
        own_rule_id: asked.own,
        set_by: name,
        is_set_here: maker == Some(target.id),
        ..built_in(asked, None)
    }
}
