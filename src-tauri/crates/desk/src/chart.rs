//! 图: one command for each of the four questions that are answered by a chart. The figures are those of the counts.

use ledger::attendance::HoursLine;
use ledger::count::TrendMonth;
use ledger::task::BurnUp;
use ledger::topic::Topic;

use crate::error::Result;
use crate::request::{OnDay, Within, unit_or_top, window};
use crate::task::TaskListReq;
use crate::work::Work;

/// `chart_turnout`: 各月到会率怎么样？
pub fn turnout(work: &mut Work<'_>, Within { unit_id, from, to }: Within) -> Result<Vec<TrendMonth>> {
    let window = window(from, to)?;
    work.read(|view| ledger::count::trend(view, unit_or_top(view, unit_id)?, window))
}

/// `chart_hours`: 学时跟得上吗？
pub fn hours(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Vec<HoursLine>> {
    work.read(|view| ledger::attendance::hours(view, unit_or_top(view, unit_id)?, day))
}

/// `chart_coverage`: 必学的都学到了吗？
pub fn coverage(work: &mut Work<'_>, Within { unit_id, from, to }: Within) -> Result<Vec<Topic>> {
    let window = window(from, to)?;
    work.read(|view| {
        let mut topics = ledger::topic::list(view, unit_or_top(view, unit_id)?, window)?;
        topics.retain(|topic| topic.fields.is_required);
        Ok(topics)
    })
}

/// `chart_burn_up`: 任务能按期完成吗？
pub fn burn_up(work: &mut Work<'_>, TaskListReq { list_id, day }: TaskListReq) -> Result<BurnUp> {
    work.read(|view| ledger::task::burn_up(view, list_id, day))
}
