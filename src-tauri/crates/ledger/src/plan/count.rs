//! How much of a plan was done, by kind, by tier, by section.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PlanItem, Stand};

text_enum! {
    /// By what items are counted.
    PlanBy { Kind = "kind" "类别", Tier = "tier" "层级", Section = "section" "部分", Unit = "unit" "组织" }
}

/// Items of one kind, tier, section or unit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanCount {
    /// What they share; empty: not written.
    pub label: String,
    /// 计划: all but what was 取消 or meant for a time before the book was begun.
    pub planned: i64,
    /// 已开.
    pub held: i64,
    /// 未开.
    pub missed: i64,
    /// 顺延 and not held yet.
    pub postponed: i64,
    /// 取消.
    pub dropped: i64,
}

impl PlanCount {
    fn add(&mut self, stand: Stand) {
        let figure = match stand {
            Stand::Held | Stand::Draft => &mut self.held,
            Stand::Missed => &mut self.missed,
            Stand::Postponed => &mut self.postponed,
            Stand::Dropped => &mut self.dropped,
            Stand::Planned | Stand::Outside => &mut 0,
        };
        *figure += 1;
        self.planned += i64::from(!matches!(stand, Stand::Dropped | Stand::Outside));
    }

    /// Share of what is planned that was held, 0…1; none where nothing is planned.
    #[allow(clippy::cast_precision_loss)] // counts stay far below 2^53
    pub fn rate(&self) -> Option<f64> {
        (self.planned > 0).then(|| self.held as f64 / self.planned as f64)
    }
}

/// Counts items, in the order in which what they share first comes.
pub fn counts(items: &[PlanItem], by: PlanBy) -> Vec<PlanCount> {
    let mut rows: Vec<PlanCount> = Vec::new();
    for item in items {
        let fields = &item.fields;
        let label = match by {
            PlanBy::Kind => fields.kind.label(),
            PlanBy::Tier => fields.tier.as_deref().unwrap_or_default(),
            PlanBy::Section => fields.section.as_deref().unwrap_or_default(),
            PlanBy::Unit => &item.unit,
        };
        let at = rows.iter().position(|row| row.label == label).unwrap_or_else(|| {
            rows.push(PlanCount { label: label.to_owned(), ..PlanCount::default() });
            rows.len() - 1
        });
        rows[at].add(item.stand);
    }
    rows
}

/// Counts all items together.
pub fn total(items: &[PlanItem]) -> PlanCount {
    let mut sum = PlanCount::default();
    items.iter().for_each(|item| sum.add(item.stand));
    sum
}
