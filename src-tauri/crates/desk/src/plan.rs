//! 计划: what is meant to be held when.

use ledger::date::{Day, Quarter};
use ledger::id::{PlanItemId, UnitId};
use ledger::plan::{self, Gap, PlanBy, PlanCount, PlanFields, PlanItem, Proposal, Source};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{CommandError, Result};
use crate::request::{Empty, One, Saved, Within, unit_or_top, window};
use crate::work::Work;

/// The plan of a span of days.
#[derive(Debug, Serialize, TS)]
pub struct PlanPage {
    /// Its items, in order of time.
    pub items: Vec<PlanItem>,
    /// All of them together.
    pub total: PlanCount,
    /// By tier; empty while no item names its tier.
    pub tiers: Vec<PlanCount>,
    /// By section; empty while no item names its section.
    pub sections: Vec<PlanCount>,
    /// 报备 of each quarter the span touches.
    pub filings: Vec<Filing>,
}

/// 计划报备 of a quarter.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Filing {
    /// '2026Q3'.
    pub quarter: String,
    /// The last working day on which it is in time; none: nothing is asked.
    pub due_on: Option<Day>,
    /// When it was handed in.
    pub filed_on: Option<Day>,
}

/// An item to hold on another day.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct PlanShiftReq {
    /// The item.
    pub id: PlanItemId,
    /// The day.
    pub on_day: Day,
    /// Why it is put off; asked for once it leaves its month.
    pub reason: Option<String>,
}

/// A quarter's plan handed in.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct PlanFileReq {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// '2026Q3'.
    pub quarter: String,
    /// When; none takes it back.
    pub filed_on: Option<Day>,
}

/// What a plan would hold.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct PlanProposeReq {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// Where its lines come from.
    pub source: Source,
}

/// Lines of a proposal to write.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanAddReq {
    /// The lines.
    pub items: Vec<Saved<PlanItemId, PlanFields>>,
}

/// Gaps to plan for.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanArrangeReq {
    /// The gaps.
    pub gaps: Vec<Gap>,
}

/// `plan_list`
pub fn list(work: &mut Work<'_>, Within { unit_id, from, to }: Within) -> Result<PlanPage> {
    let window = window(from, to)?;
    let today = work.today();
    work.read(|view| {
        let unit = unit_or_top(view, unit_id)?;
        let items = plan::list(view, unit, window, today)?;
        let named = |by| {
            let rows = plan::counts(&items, by);
            if rows.iter().any(|row| !row.label.is_empty()) { rows } else { Vec::new() }
        };
        let mut filings = Vec::new();
        let mut quarter = Quarter::of(window.from);
        while quarter.window().from <= window.to {
            filings.push(Filing {
                quarter: quarter.to_string(),
                due_on: plan::filing_due(view, unit, quarter)?,
                filed_on: plan::filed_on(view, unit, quarter)?,
            });
            quarter = quarter.next();
        }
        Ok(PlanPage {
            total: plan::total(&items),
            tiers: named(PlanBy::Tier),
            sections: named(PlanBy::Section),
            filings,
            items,
        })
    })
}

/// `plan_get`
pub fn get(work: &mut Work<'_>, One { id }: One<PlanItemId>) -> Result<PlanItem> {
    let today = work.today();
    work.read(|view| plan::get(view, id, today))
}

/// `plan_save`
pub fn save(work: &mut Work<'_>, Saved { id, fields }: Saved<PlanItemId, PlanFields>) -> Result<PlanItem> {
    let verb = if id.is_some() { "修改" } else { "列入" };
    let today = work.today();
    work.write(&format!("{verb}计划：{}{}", fields.month, fields.kind.short()), |tx| {
        let id = plan::save(tx, id, &fields)?;
        plan::get(tx, id, today)
    })
}

/// `plan_shift`
pub fn shift(work: &mut Work<'_>, request: PlanShiftReq) -> Result<PlanItem> {
    let (PlanShiftReq { id, on_day, reason }, today) = (request, work.today());
    work.write("改期", |tx| {
        plan::shift(tx, id, on_day, reason.as_deref())?;
        plan::get(tx, id, today)
    })
}

/// `plan_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<PlanItemId>) -> Result<Empty> {
    let today = work.today();
    work.write("删除计划", |tx| {
        let fields = plan::get(tx, id, today)?.fields;
        tx.summary(&format!("删除计划：{}{}", fields.month, fields.kind.short()))?;
        plan::delete(tx, id)
    })?;
    Ok(Empty {})
}

/// `plan_propose`
pub fn propose(work: &mut Work<'_>, request: PlanProposeReq) -> Result<Vec<Proposal>> {
    let PlanProposeReq { unit_id, from, to, source } = request;
    let (window, today) = (window(from, to)?, work.today());
    work.read(|view| plan::propose(view, unit_or_top(view, unit_id)?, window, source, today))
}

/// `plan_add`
pub fn add(work: &mut Work<'_>, PlanAddReq { items }: PlanAddReq) -> Result<Empty> {
    work.write(&format!("列出计划：{}项", items.len()), |tx| {
        items.iter().try_for_each(|Saved { id, fields }| plan::save(tx, *id, fields).map(drop))
    })?;
    Ok(Empty {})
}

/// `plan_arrange`
pub fn arrange(work: &mut Work<'_>, PlanArrangeReq { gaps }: PlanArrangeReq) -> Result<Empty> {
    work.write("安排计划", |tx| {
        gaps.iter().try_for_each(|gap| plan::arrange(tx, gap))?;
        if gaps.len() > 1 { tx.summary(&format!("列入计划：{}项", gaps.len())) } else { Ok(()) }
    })?;
    Ok(Empty {})
}

/// `plan_file`
pub fn file(work: &mut Work<'_>, request: PlanFileReq) -> Result<Empty> {
    let PlanFileReq { unit_id, quarter, filed_on } = request;
    let quarter =
        Quarter::parse(&quarter).ok_or_else(|| CommandError::invalid("quarter", "季度要写成 2026Q3"))?;
    let verb = if filed_on.is_some() { "登记计划报备" } else { "取消计划报备" };
    work.write(&format!("{verb}：{}年{}", quarter.year, quarter.label()), |tx| {
        plan::file(tx, unit_or_top(tx, unit_id)?, quarter, filed_on)
    })?;
    Ok(Empty {})
}
