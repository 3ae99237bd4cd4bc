//! A unit's own topics as a table that imports back unchanged.

use std::path::Path;

use ledger::View;
use ledger::id::UnitId;
use ledger::topic::{self, Topic};

use super::{Listing, Value};
use crate::Result;
use crate::columns::TopicColumn as Col;

/// Writes the topics of a unit's own list. Errors: the file cannot be written.
pub fn topics(view: &View<'_>, path: &Path, unit: UnitId, at: i64) -> Result<()> {
    let rows = topic::own(view, unit)?.iter().map(record).collect();
    super::save(&Listing::of("学习主题", rows), path, at)
}

fn record(topic: &Topic) -> Vec<(Col, Value)> {
    let fields = &topic.fields;
    let day = |day: Option<ledger::date::Day>| day.map(|day| day.to_string()).into();
    vec![
        (Col::Title, fields.title.clone().into()),
        (Col::Family, fields.family.clone().into()),
        (Col::Source, fields.source.clone().into()),
        (Col::Required, if fields.is_required { "必学" } else { "选学" }.into()),
        (Col::Audience, fields.audience.label().into()),
        (Col::FromOn, day(fields.from_on)),
        (Col::DueOn, day(fields.due_on)),
        (Col::Original, if fields.is_original { "是".into() } else { Value::Blank }),
        (Col::Note, fields.note.clone().into()),
    ]
}
