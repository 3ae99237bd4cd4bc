//! 上级学习安排: received, planned, ticked off.

use ledger::arrangement::{self, Arrangement, ArrangementFields, ArrangementLine, Received};
use ledger::date::Day;
use ledger::id::{ArrangementId, ArrangementItemId, UnitId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, One, Within, unit_or_top, window};
use crate::work::Work;

/// The arrangements of a span of quarters.
#[derive(Debug, Serialize, TS)]
pub struct ArrangementPage {
    /// Each with its lines.
    pub arrangements: Vec<Arrangement>,
    /// Who received how many of them.
    pub received: Vec<Received>,
}

/// An arrangement with its lines, to add (no id) or to change.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ArrangementSaveReq {
    /// Row id; none for a new one.
    pub id: Option<ArrangementId>,
    /// What a person fills in.
    pub fields: ArrangementFields,
    /// Its lines, in order.
    pub lines: Vec<ArrangementLine>,
}

/// A receipt.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct ArrangementReceiveReq {
    /// The arrangement.
    pub id: ArrangementId,
    /// Who received it; none: the book's own unit.
    pub unit_id: Option<UnitId>,
    /// When; none takes it back.
    pub received_on: Option<Day>,
}

/// A line and a day.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct ArrangementItemReq {
    /// The line.
    pub item_id: ArrangementItemId,
    /// The day: to plan it on (none: the last safe one), or on which it was done (none: not done).
    pub on_day: Option<Day>,
}

/// `arrangement_list`
pub fn list(work: &mut Work<'_>, Within { unit_id, from, to }: Within) -> Result<ArrangementPage> {
    let (window, today) = (window(from, to)?, work.today());
    work.read(|view| {
        let arrangements = arrangement::list(view, unit_or_top(view, unit_id)?, window, today)?;
        Ok(ArrangementPage { received: arrangement::received(&arrangements), arrangements })
    })
}

/// `arrangement_save`
pub fn save(work: &mut Work<'_>, request: ArrangementSaveReq) -> Result<Arrangement> {
    let ArrangementSaveReq { id, fields, lines } = request;
    let (verb, today) = (if id.is_some() { "修改" } else { "登记" }, work.today());
    work.write(&format!("{verb}上级学习安排：{}", fields.title.trim()), |tx| {
        let id = arrangement::save(tx, id, &fields, &lines)?;
        arrangement::get(tx, id, today)
    })
}

/// `arrangement_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<ArrangementId>) -> Result<Empty> {
    let today = work.today();
    work.write("删除上级学习安排", |tx| {
        tx.summary(&format!("删除上级学习安排：{}", arrangement::get(tx, id, today)?.fields.title))?;
        arrangement::delete(tx, id)
    })?;
    Ok(Empty {})
}

/// `arrangement_receive`
pub fn receive(work: &mut Work<'_>, request: ArrangementReceiveReq) -> Result<Empty> {
    let ArrangementReceiveReq { id, unit_id, received_on } = request;
    work.write("签收上级学习安排", |tx| {
        let unit = ledger::unit::get(tx, unit_or_top(tx, unit_id)?)?;
        let verb = if received_on.is_some() { "签收" } else { "取消签收" };
        tx.summary(&format!("{verb}上级学习安排：{}", unit.fields.name))?;
        arrangement::receive(tx, id, unit.id, received_on)
    })?;
    Ok(Empty {})
}

/// `arrangement_plan`
pub fn plan(work: &mut Work<'_>, request: ArrangementItemReq) -> Result<Empty> {
    let ArrangementItemReq { item_id, on_day } = request;
    let today = work.today();
    work.write("把学习安排列入计划", |tx| {
        arrangement::to_plan(tx, item_id, on_day, today).map(drop)
    })?;
    Ok(Empty {})
}

/// `arrangement_topic`
pub fn topic(work: &mut Work<'_>, request: ArrangementItemReq) -> Result<Empty> {
    let today = work.today();
    work.write("把学习安排列为学习主题", |tx| {
        arrangement::to_topic(tx, request.item_id, today).map(drop)
    })?;
    Ok(Empty {})
}

/// `arrangement_tick`
pub fn tick(work: &mut Work<'_>, request: ArrangementItemReq) -> Result<Empty> {
    let ArrangementItemReq { item_id, on_day } = request;
    let summary = if on_day.is_some() { "学习安排记为完成" } else { "学习安排改回未完成" };
    work.write(summary, |tx| arrangement::tick(tx, item_id, on_day))?;
    Ok(Empty {})
}
