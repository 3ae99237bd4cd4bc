//! Ten required topics of 2026 and one to choose.

use crate::date::Day;
use crate::id::{TopicId, UnitId};
use crate::topic::{self, Audience, TopicFields};
use crate::{Result, Tx};

/// Title, family, the document that asks for it.
#[rustfmt::skip]
const TOPICS: [(&str, &str, &str); 11] = [
    ("党章", "党内法规", "年度党员教育计划"),
    ("支部工作条例", "党内法规", "年度党员教育计划"),
    ("党员教育管理条例", "党内法规", "年度党员教育计划"),
    ("纪律处分条例", "党内法规", "年度党员教育计划"),
    ("国企基层组织条例", "党内法规", "年度党员教育计划"),
    ("安全生产法", "安全生产", "公司安全学习安排"),
    ("公司年度工作报告", "形势任务", "公司党委学习安排"),
    ("厂史教育", "传统教育", "三季度学习安排"),
    ("警示教育案例", "警示教育", "纪委警示教育安排"),
    ("节能降碳要求", "形势任务", "三季度学习安排"),
    ("现场管理经验选读", "业务", ""),
];

/// Makes the topics; their ids in order with their titles.
pub(super) fn fill(tx: &Tx<'_>, branch: UnitId) -> Result<Vec<(&'static str, TopicId)>> {
    let one = |&(title, family, source): &(&'static str, &str, &str)| {
        let fields = TopicFields {
            unit_id: branch,
            title: title.to_owned(),
            family: Some(family.to_owned()),
            source: (!source.is_empty()).then(|| source.to_owned()),
            is_required: !source.is_empty(),
            is_original: title == "党章",
            audience: Audience::All,
            from_on: Day::from_ymd_opt(2026, 1, 1),
            due_on: Day::from_ymd_opt(2026, 12, 31),
            note: None,
        };
        Ok((title, topic::save(tx, None, &fields)?))
    };
    TOPICS.iter().map(one).collect()
}
