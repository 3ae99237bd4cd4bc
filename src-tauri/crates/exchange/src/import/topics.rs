//! 学习主题: a row is a topic of the unit's own list, known by its title.

use ledger::date::{Day, last_day_of_month};
use ledger::topic::{self, Audience, TopicFields};
use ledger::{Result, Tx, unit};

use super::tasks::deadline;
use super::{ImportResult, Options, Outcome, Reader};
use crate::columns::TopicColumn as Col;
use crate::table::{Cell, Table, fold};
use crate::value::{self, Read};

const FIELDS: &[(&str, Col)] = &[("title", Col::Title), ("dueOn", Col::DueOn)];

/// Other words for an audience.
const AUDIENCES: &[(Audience, &[&str])] = &[
    (Audience::All, &["全体", "全员", "所有党员", "党员"]),
    (Audience::Committee, &["支委", "支委会", "支委成员", "班子成员", "委员", "书记和委员", "书记、委员"]),
    (Audience::Full, &["正式"]),
    (Audience::Probationary, &["预备"]),
];

pub(super) fn import(
    tx: &Tx<'_>,
    table: &Table<Col>,
    options: &Options,
    result: &mut ImportResult,
) -> Result<()> {
    let unit = options.unit.map_or_else(|| unit::top(tx).map(|top| top.id), Ok)?;
    let mut known: Vec<_> = topic::own(tx, unit)?;
    let mut seen: Vec<(String, u32)> = Vec::new();
    for row in table.watched(tx.watch()) {
        let mut row = Reader::new(table, row?);
        let title = row.line(Col::Title).unwrap_or_default();
        if title.is_empty() {
            row.refuse(Col::Title, "请填写标题；这一行如果不是学习主题，请删去");
        }
        if let Some((_, first)) = seen.iter().find(|(other, _)| *other == fold(&title)) {
            row.refuse(Col::Title, &format!("和第 {first} 行是同一个主题，请删去重复的一行"));
        }
        seen.push((fold(&title), row.number()));
        let before = known.iter_mut().find(|topic| fold(&topic.fields.title) == fold(&title));
        let mut fields = before.as_ref().map_or_else(|| blank(unit, &title), |topic| topic.fields.clone());
        merge(&mut fields, &mut row, options.today);
        let outcome = match before {
            _ if row.is_refused() => None,
            Some(topic) if topic.fields == fields => Some(Outcome::Unchanged),
            Some(topic) => {
                row.judge(FIELDS, topic::save(tx, Some(topic.id), &fields))?.map(|_| Outcome::Updated)
            }
            None => row.judge(FIELDS, topic::save(tx, None, &fields))?.map(|_| Outcome::Created),
        };
        row.finish(outcome, result);
    }
    Ok(())
}

fn blank(unit_id: ledger::id::UnitId, title: &str) -> TopicFields {
    TopicFields {
        unit_id,
        title: title.to_owned(),
        family: None,
        source: None,
        is_required: true,
        is_original: false,
        audience: Audience::All,
        from_on: None,
        due_on: None,
        note: None,
    }
}

/// Takes over what the row has; a blank never erases.
fn merge(known: &mut TopicFields, row: &mut Reader<'_, Col>, today: Day) {
    let texts =
        [(Col::Family, &mut known.family), (Col::Source, &mut known.source), (Col::Note, &mut known.note)];
    for (column, field) in texts {
        if let Some(text) = row.text(column) {
            *field = Some(text);
        }
    }
    known.is_required = row.take(Col::Required, required).unwrap_or(known.is_required);
    known.is_original = row.take(Col::Original, value::yes_no).unwrap_or(known.is_original);
    known.audience = row.take(Col::Audience, audience).unwrap_or(known.audience);
    known.from_on = row.take(Col::FromOn, value::day).or(known.from_on);
    known.due_on = row.take(Col::DueOn, |cell| last_day(cell, today)).or(known.due_on);
}

/// 必学, 选学, or yes and no.
fn required(cell: &Cell) -> Read<Option<bool>> {
    match fold(&cell.shown()).as_str() {
        "必学" | "必修" | "规定" | "规定动作" => Ok(Some(true)),
        "选学" | "选修" | "自选" | "自选动作" => Ok(Some(false)),
        _ => value::yes_no(cell).map_err(|_| "请写必学或选学".into()),
    }
}

fn audience(cell: &Cell) -> Read<Option<Audience>> {
    let word = fold(&cell.shown());
    if word.is_empty() {
        return Ok(None);
    }
    let known =
        |(audience, words): &&(Audience, &[&str])| audience.label() == word || words.contains(&word.as_str());
    let found = AUDIENCES.iter().find(known).map(|(audience, _)| Some(*audience));
    found.ok_or_else(|| "认不得这个对象，请写全体党员、支部委员、正式党员或预备党员".into())
}

/// A deadline of a month or a quarter is its last day; 长期 is none.
fn last_day(cell: &Cell, today: Day) -> Read<Option<Day>> {
    let Some(text) = deadline(cell, today)?.filter(|text| !text.is_empty()) else { return Ok(None) };
    let day: Option<Day> = if text.len() == 7 {
        format!("{text}-01").parse().ok().map(last_day_of_month)
    } else {
        text.parse().ok()
    };
    day.map(Some).ok_or_else(|| "认不得这个日期，请写成2026-06-30或2026年6月".into())
}
