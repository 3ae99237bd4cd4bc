//! 汇总: every branch of a committee's book with its gaps. No total a unit, no ranking.

use std::collections::HashMap;

use ledger::check::{Finding, Gaps};
use ledger::date::Day;
use ledger::id::UnitId;
use ledger::unit::{Unit, UnitKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::request::window;
use crate::work::Work;

/// Which days.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RollupGetReq {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// Every branch in tree order.
#[derive(Debug, Serialize, TS)]
pub struct Rollup {
    /// One row a branch.
    pub rows: Vec<RollupRow>,
}

/// One branch.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollupRow {
    /// The branch.
    pub unit_id: UnitId,
    /// Its name.
    pub unit: String,
    /// What it is.
    pub kind: UnitKind,
    /// The base it lies in, its own or that of a unit above.
    pub base: Option<String>,
    /// How far below the top of the book.
    pub depth: usize,
    /// 正式 and 预备党员.
    pub members: i64,
    /// The first day from which its records are kept in this book; none: all are.
    pub begin: Option<Day>,
    /// Monthly and quarterly rules not met.
    pub findings: Vec<Finding>,
}

/// `rollup_get`
pub fn get(work: &mut Work<'_>, RollupGetReq { from, to }: RollupGetReq) -> Result<Rollup> {
    let (window, today) = (window(from, to)?, work.today());
    work.read(|view| {
        let units: HashMap<UnitId, Unit> =
            ledger::unit::list(view)?.into_iter().map(|unit| (unit.id, unit)).collect();
        let top = ledger::unit::top(view)?.id;
        let rows = ledger::check::gaps(view, top, window, today)?.into_iter();
        Ok(Rollup { rows: rows.map(|gaps| row(gaps, &units)).collect() })
    })
}

fn row(Gaps { unit, members, begin, findings }: Gaps, units: &HashMap<UnitId, Unit>) -> RollupRow {
    RollupRow {
        unit_id: unit.id,
        base: base(&unit, units),
        depth: unit.path.matches('/').count().saturating_sub(2),
        kind: unit.fields.kind,
        unit: unit.fields.name,
        members,
        begin,
        findings,
    }
}

/// The base of a unit, or of the nearest unit above that has one.
fn base(unit: &Unit, units: &HashMap<UnitId, Unit>) -> Option<String> {
    let above = |unit: &&Unit| unit.parent_id.and_then(|id| units.get(&id));
    std::iter::successors(Some(unit), above).find_map(|unit| unit.base.clone())
}
