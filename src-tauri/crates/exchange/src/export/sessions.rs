//! The register of sessions as a table that imports back unchanged.

use std::path::Path;

use ledger::View;
use ledger::attendance::{self, Mark, Roll};
use ledger::session::{self, Kind, Role, Session, SessionFilter};
use ledger::unit::{self, Unit, UnitKind};

use super::members::with_bracket;
use super::{Listing, Value};
use crate::Result;
use crate::columns::SessionColumn as Col;
use crate::import::role_text;

/// Writes the sessions of a filter, oldest first. Reasons of leave are written as their word only, without details (P-07).
/// Errors: the file cannot be written.
pub fn sessions(view: &View<'_>, path: &Path, filter: &SessionFilter, at: i64) -> Result<()> {
    let mut lines =
        session::list(view, &SessionFilter { limit: filter.limit.or(Some(u32::MAX)), ..filter.clone() })?;
    lines.reverse();
    let hour = ledger::setting::get(view, None, "minutes_per_hour")?;
    let units = unit::list(view)?;
    let rows = lines
        .iter()
        .map(|line| record(view, &session::get(view, line.id)?, &units, hour))
        .collect::<Result<_>>()?;
    super::save(&Listing::of("组织生活", rows), path, at)
}

fn record(view: &View<'_>, session: &Session, units: &[Unit], hour: i64) -> Result<Vec<(Col, Value)>> {
    let fields = &session.fields;
    let roll = attendance::roll(view, session.id)?;
    let find = |id| units.iter().find(|unit| unit.id == id);
    let owner = find(fields.unit_id);
    let is_group = owner.is_some_and(|unit| unit.fields.kind == UnitKind::Group);
    let branch = if is_group { owner.and_then(|unit| unit.parent_id).and_then(find) } else { owner };
    let (unit, superior) = super::name_of(units, branch);
    let partners = fields.partner_ids.iter().filter_map(|id| super::name_of(units, find(*id)).0);
    let partners: Vec<String> = partners.collect();
    let people =
        |role: Role| role_text(&fields.roles.iter().filter(|entry| entry.role == role).collect::<Vec<_>>());
    let kinds: Vec<&str> = fields.kinds.iter().map(Kind::label).collect();
    let mut topics = Vec::new();
    for id in &fields.topic_ids {
        topics.push(ledger::topic::get(view, *id)?.fields.title);
    }
    let headcount: i64 = fields.observers.iter().map(|observer| observer.headcount).sum();
    let named: Vec<String> = fields
        .observers
        .iter()
        .filter_map(|observer| Some(with_bracket(observer.name.as_deref()?, observer.institution.as_deref())))
        .collect();
    // What is restricted leaves the book in no file (P-13).
    let open = |text: &Option<String>| text.clone().filter(|_| !fields.is_restricted).into();
    let mut record = vec![
        (Col::Day, fields.on_day.to_string().into()),
        (Col::Start, fields.start_time.clone().into()),
        (Col::End, fields.end_time.clone().into()),
        (Col::Kinds, kinds.join("、").into()),
        (Col::Title, fields.title.clone().into()),
        (Col::Unit, unit.into()),
        (Col::Superior, superior.into()),
        (Col::Group, owner.filter(|_| is_group).map(|unit| unit.fields.name.clone()).into()),
        (Col::Base, branch.and_then(|unit| unit.base.clone()).into()),
        (Col::Partners, partners.join("、").into()),
        (Col::Place, fields.place.clone().into()),
        (Col::Mode, fields.mode.label().into()),
        (Col::Form, fields.form.clone().into()),
        (Col::Host, people(Role::Host).into()),
        (Col::Lecturers, people(Role::Lecturer).into()),
        (Col::Recorder, people(Role::Recorder).into()),
        (Col::Topics, topics.join("；").into()),
        (Col::Credit, credit(fields.minutes, hour)),
        (Col::Observers, if headcount == 0 { Value::Blank } else { Value::Count(headcount) }),
        (Col::ObserverNames, named.join("、").into()),
        (Col::Year, fields.belongs_year.map_or(Value::Blank, |year| Value::Count(year.into()))),
        (Col::Campaign, fields.campaign.clone().into()),
        (Col::Content, open(&fields.content)),
        (Col::Decisions, open(&fields.decisions)),
        (Col::Status, fields.status.label().into()),
        (Col::Note, open(&fields.note)),
    ];
    record.extend(people_of(session, &roll));
    Ok(record)
}

/// Numbers, and for a roll that is marked to the end the names as well; 无 says that nobody was away.
fn people_of(session: &Session, roll: &Roll) -> Vec<(Col, Value)> {
    let count = |value: Option<i64>| value.map_or(Value::Blank, Value::Count);
    if let Some(declared) = session.fields.declared {
        return vec![
            (Col::Due, count(declared.due)),
            (Col::Present, count(declared.present)),
            (Col::Excused, count(declared.excused)),
            (Col::Absent, count(declared.absent)),
        ];
    }
    if roll.lines.is_empty() || roll.totals.unmarked > 0 {
        return Vec::new();
    }
    let away = |mark: Mark| {
        let lines = roll.lines.iter().filter(|line| line.mark == mark);
        let names: Vec<String> =
            lines.map(|line| with_bracket(&line.name, line.reason.map(|reason| reason.label()))).collect();
        if names.is_empty() { "无".to_owned() } else { names.join("、") }
    };
    vec![
        (Col::Due, Value::Count(roll.totals.due)),
        (Col::Present, Value::Count(roll.totals.present)),
        (Col::ExcusedNames, away(Mark::Excused).into()),
        (Col::AbsentNames, away(Mark::Absent).into()),
    ]
}

/// In 学时 where that comes out whole or half; else in minutes, which say exactly what was credited.
fn credit(minutes: i64, hour: i64) -> Value {
    match minutes {
        0 => Value::Blank,
        _ if minutes * 2 % hour == 0 => {
            #[allow(clippy::cast_precision_loss)] // a few hundred hours
            Value::Figure(minutes as f64 / hour as f64)
        }
        _ => format!("{minutes}分钟").into(),
    }
}
