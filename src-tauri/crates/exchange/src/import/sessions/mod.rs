//! 组织生活登记: a row is a session, with names, with numbers, or with neither.

mod roll;
mod row;

use std::collections::HashMap;

use ledger::date::Day;
use ledger::id::{SessionId, TopicId, UnitId};
use ledger::session::{self, Observer, Role, SessionFields, SessionFilter, SessionLine, Status};
use ledger::topic::{self, Audience, TopicFields};
use ledger::{Result, Tx, setting, unit};

use super::people::{self, People};
use super::reader::fill;
use super::units::UnitColumns;
use super::{ImportResult, Options, Outcome, Reader, Units};
use crate::clean::{Cleaned, clean};
use crate::columns::SessionColumn as Col;
use crate::table::{Table, fold};
use crate::value;
use row::Given;

/// The column of each field that the book may find fault with; the first takes what has none.
const FIELDS: &[(&str, Col)] = &[
    ("title", Col::Title),
    ("unitId", Col::Unit),
    ("kinds", Col::Kinds),
    ("onDay", Col::Day),
    ("startTime", Col::Start),
    ("endTime", Col::End),
    ("minutes", Col::Credit),
    ("declared", Col::Present),
    ("partnerIds", Col::Partners),
    ("belongsYear", Col::Year),
    ("roles", Col::Host),
    ("observers", Col::Observers),
    ("marks", Col::ExcusedNames),
    ("status", Col::Status),
];

const UNITS: UnitColumns<Col> =
    UnitColumns { unit: Col::Unit, group: Col::Group, superior: Col::Superior, base: Col::Base };

/// What the rows of one file share.
struct Register<'a> {
    tx: &'a Tx<'a>,
    today: Day,
    units: Units<'a>,
    people: People,
    known: Vec<SessionLine>,
    rows: HashMap<SessionId, u32>,
}

pub(super) fn import(
    tx: &Tx<'_>,
    table: &Table<Col>,
    options: &Options,
    result: &mut ImportResult,
) -> Result<()> {
    let mut register = Register {
        tx,
        today: options.today,
        units: Units::of(tx, options)?,
        people: People::of(tx)?,
        known: known(tx, table)?,
        rows: HashMap::new(),
    };
    let mut creditless = 0;
    let mut seen: HashMap<String, u32> = HashMap::new();
    for row in table.watched(tx.watch()) {
        let row = row?;
        // Without a time or a text of its own the same row twice may be two talks of one day: that is asked below.
        let is_telling =
            [Col::Start, Col::Hours, Col::Content].iter().any(|column| !row.cell(*column).is_blank());
        if let Some(first) = seen.insert(row.shown(), row.number).filter(|_| is_telling) {
            result.warnings.push(format!("第 {} 行和第 {first} 行完全一样，只导入一次", row.number));
            continue;
        }
        let mut row = Reader::new(table, row);
        let outcome = register.one(&mut row, &mut result.warnings)?;
        creditless += i64::from(outcome == Some(Outcome::Created) && row.cell(Col::Credit).is_blank());
        row.finish(outcome, result);
    }
    if creditless > 0 {
        result.warnings.push(format!("有 {creditless} 次活动没有写学时，没有计学时"));
    }
    Ok(())
}

/// Makes the texts of a row fit to keep and says what was done to them.
fn tidy(row: &Reader<'_, Col>, given: &mut Given, warnings: &mut Vec<String>) {
    let title = Some(&mut given.title).map(|title| (Col::Title, title));
    let texts = given.texts.iter_mut().filter_map(|(column, text)| Some((*column, text.as_mut()?)));
    for (column, text) in title.into_iter().chain(texts) {
        let Cleaned { text: kept, done } = clean(text);
        *text = kept;
        if !done.is_empty() {
            let heading = row.heading(column);
            warnings.push(format!("第 {} 行“{heading}”整理过：{}", row.number(), done.join("，")));
        }
    }
}

/// The sessions of the book in the days that the file is about.
fn known(tx: &Tx<'_>, table: &Table<Col>) -> Result<Vec<SessionLine>> {
    let days = || table.rows.iter().filter_map(|row| value::day(row.cell(Col::Day)).ok().flatten());
    let filter = SessionFilter {
        unit_id: Some(unit::top(tx)?.id),
        from: days().min(),
        to: days().max(),
        limit: Some(u32::MAX),
        ..SessionFilter::default()
    };
    session::list(tx, &filter)
}

impl Register<'_> {
    fn one(&mut self, row: &mut Reader<'_, Col>, warnings: &mut Vec<String>) -> Result<Option<Outcome>> {
        let hour = setting::get(self.tx, None, "minutes_per_hour")?;
        let mut given = row::read(row, hour);
        if let Some(given) = &mut given {
            tidy(row, given, warnings);
        }
        let Some((branch, group)) = self.units.resolve(row, UNITS)? else { return Ok(None) };
        let partners = self.units.partners(row, Col::Partners);
        let Some(given) = given.filter(|_| !row.is_refused()) else { return Ok(None) };
        let owner = group.unwrap_or(branch);
        let Some(before) = self.find(row, &given, owner) else { return Ok(None) };
        let old = before.map(|id| session::get(self.tx, id)).transpose()?;
        let mut fields = old.as_ref().map_or_else(|| row::blank(owner, &given), |old| old.fields.clone());
        self.merge(&mut fields, &given, branch)?;
        fields.partner_ids = partners.unwrap_or(fields.partner_ids);
        if old.is_none() && given.status.is_none() && given.day > self.today {
            fields.status = Status::Planned;
            warnings.push(format!("第 {} 行的日期还没到，按“已列计划”导入", row.number()));
        }
        let attendance = roll::plan(self.tx, row, &given.said, &mut fields, old.as_ref())?;
        if row.is_refused() {
            return Ok(None);
        }
        let is_same = old.as_ref().is_some_and(|old| is_same(&old.fields, &fields));
        let id = match &old {
            Some(old) if is_same => old.id,
            Some(old) => {
                // A sealed session is saved as it is kept, and refused by the book.
                match row.judge(FIELDS, session::save(self.tx, Some(old.id), &unsealed(fields)))? {
                    Some(id) => id,
                    None => return Ok(None),
                }
            }
            None => match row.judge(FIELDS, session::save(self.tx, None, &fields))? {
                Some(id) => id,
                None => return Ok(None),
            },
        };
        let Some(is_marked) = roll::write(self.tx, row, id, &given.said, attendance)? else {
            return Ok(None);
        };
        if old.is_none() {
            self.remember(id)?;
        }
        self.rows.insert(id, row.number());
        Ok(Some(match old {
            None => Outcome::Created,
            Some(_) if is_same && !is_marked => Outcome::Unchanged,
            Some(_) => Outcome::Updated,
        }))
    }

    fn remember(&mut self, id: SessionId) -> Result<()> {
        let uid = session::get(self.tx, id)?.uid;
        let filter = SessionFilter { uids: Some(vec![uid]), ..SessionFilter::default() };
        self.known.extend(session::list(self.tx, &filter)?);
        Ok(())
    }

    /// The session a row is about: same unit, day, main kind and title, and the same start where both have one.
    /// `Some(None)` is a new one, `None` a refused row.
    fn find(&self, row: &mut Reader<'_, Col>, given: &Given, owner: UnitId) -> Option<Option<SessionId>> {
        let is_like = |line: &&SessionLine| {
            line.unit_id == owner
                && line.on_day == given.day
                && line.kinds.first() == given.kinds.first()
                && fold(&line.title) == fold(&given.title)
                && (line.start_time == given.start || line.start_time.is_none() || given.start.is_none())
        };
        let mut found: Vec<&SessionLine> = self.known.iter().filter(is_like).collect();
        if found.iter().any(|line| line.start_time == given.start) {
            found.retain(|line| line.start_time == given.start);
        }
        match found[..] {
            [] => Some(None),
            [line] => match self.rows.get(&line.id) {
                None => Some(Some(line.id)),
                // Another start time is another session, even if this file's earlier row had none.
                Some(_) if line.start_time != given.start => Some(None),
                Some(first) => {
                    row.refuse(Col::Title, &format!("和第 {first} 行是同一次活动（组织、日期、类型、主题都相同）。如果是另一次，请写明开始时间"));
                    None
                }
            },
            _ => {
                row.refuse(Col::Start, "手册里这一天有几次这样的活动，请写明开始时间");
                None
            }
        }
    }

    /// Takes over what the row has; a blank never erases.
    fn merge(&self, known: &mut SessionFields, given: &Given, branch: UnitId) -> Result<()> {
        for (column, text) in &given.texts {
            let field = match column {
                Col::Place => &mut known.place,
                Col::Form => &mut known.form,
                Col::Campaign => &mut known.campaign,
                Col::Content => &mut known.content,
                Col::Decisions => &mut known.decisions,
                _ => &mut known.note,
            };
            fill(field, text.clone());
        }
        fill(&mut known.start_time, given.start.clone());
        fill(&mut known.end_time, given.end.clone());
        for kind in &given.kinds {
            if !known.kinds.contains(kind) {
                known.kinds.push(kind.clone());
            }
        }
        known.kinds.retain(|kind| given.kinds.contains(kind));
        known.mode = given.mode.unwrap_or(known.mode);
        known.minutes = given.minutes.unwrap_or(known.minutes);
        known.belongs_year = given.year.and_then(|year| i32::try_from(year).ok()).or(known.belongs_year);
        if let Some(status) = given.status.filter(|_| known.status != Status::Sealed) {
            known.status = if status == Status::Sealed { Status::Held } else { status };
        }
        for (role, text) in &given.people {
            let from = given.lecturer_from.as_deref().filter(|_| *role == Role::Lecturer);
            let new = self.people.roles(*role, text, from, branch, given.day);
            let old: Vec<_> = known.roles.iter().filter(|entry| entry.role == *role).collect();
            if people::role_text(&old) != people::role_text(&new.iter().collect::<Vec<_>>()) {
                known.roles.retain(|entry| entry.role != *role);
                known.roles.extend(new);
            }
        }
        if let Some(observers) = &given.observers
            && heads(observers) != heads(&known.observers)
        {
            known.observers.clone_from(observers);
        }
        if !given.topics.is_empty() {
            known.topic_ids = self.topics(&given.topics)?;
        }
        Ok(())
    }

    /// The topics of these titles; new ones are made in the book's own list.
    fn topics(&self, titles: &[String]) -> Result<Vec<TopicId>> {
        let top = unit::top(self.tx)?.id;
        let topic = |title: &String| match topic::find(self.tx, top, title)? {
            Some(id) => Ok(id),
            None => {
                let fields = TopicFields {
                    unit_id: top,
                    title: title.clone(),
                    family: None,
                    source: None,
                    is_required: false,
                    is_original: false,
                    audience: Audience::All,
                    from_on: None,
                    due_on: None,
                    note: None,
                };
                topic::save(self.tx, None, &fields)
            }
        };
        let mut ids: Vec<TopicId> = titles.iter().map(topic).collect::<Result<_>>()?;
        let mut seen = Vec::new();
        ids.retain(|id| {
            !seen.contains(id) && {
                seen.push(*id);
                true
            }
        });
        Ok(ids)
    }
}

/// Names and how many people: two lists of observers that say the same need no change.
fn heads(observers: &[Observer]) -> (i64, Vec<(&str, Option<&str>)>) {
    let named = observers
        .iter()
        .filter_map(|observer| Some((observer.name.as_deref()?, observer.institution.as_deref())));
    (observers.iter().map(|observer| observer.headcount).sum(), named.collect())
}

/// Kinds beside the main one, topics and roles are sets: their order in the book is the book's.
fn is_same(old: &SessionFields, new: &SessionFields) -> bool {
    let key = |fields: &SessionFields| {
        let mut fields = fields.clone();
        if let Some(others) = fields.kinds.get_mut(1..) {
            others.sort();
        }
        fields.topic_ids.sort();
        fields.partner_ids.sort();
        fields.roles.sort_by_key(|entry| entry.role);
        fields
    };
    key(old) == key(new)
}

/// 封存 is no state that can be saved; the book refuses the change of a sealed session by itself.
fn unsealed(mut fields: SessionFields) -> SessionFields {
    if fields.status == Status::Sealed {
        fields.status = Status::Held;
    }
    fields
}
