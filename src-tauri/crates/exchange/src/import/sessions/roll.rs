//! Who came, as a register says it: names make a roll, numbers without names are kept as declared counts, never both (DESIGN §4).

use ledger::attendance::{self, Mark, MarkEntry, Roll, RollLine, Totals};
use ledger::id::SessionId;
use ledger::session::{Declared, Scope, Session, SessionFields};
use ledger::{Result, Tx};

use super::FIELDS;
use crate::columns::SessionColumn as Col;
use crate::import::Reader;
use crate::import::people::Away;

/// What a row says of who came. A list of names that is `None` was blank; an empty one says 无.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub counts: Declared,
    pub excused: Option<Vec<Away>>,
    pub absent: Option<Vec<Away>>,
}

/// How a row's people are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attendance {
    /// Nothing is said, or nothing new.
    Left,
    /// By name: the roll is taken and marked.
    Named,
    /// 无 and numbers: by name when the roster agrees with the numbers, else by number.
    NamedIfItFits,
}

impl Said {
    fn has_names(&self) -> bool {
        [&self.excused, &self.absent].into_iter().flatten().any(|names| !names.is_empty())
    }

    fn says_nobody(&self) -> bool {
        !self.has_names() && (self.excused.is_some() || self.absent.is_some())
    }

    fn has_counts(&self) -> bool {
        let Declared { due, present, excused, absent } = self.counts;
        [due, present, excused, absent].iter().any(Option::is_some)
    }
}

/// Decides by name or by number, and puts numbers into the fields.
pub(super) fn plan(
    tx: &Tx<'_>,
    row: &mut Reader<'_, Col>,
    said: &Said,
    fields: &mut SessionFields,
    old: Option<&Session>,
) -> Result<Attendance> {
    let roll = old.map(|old| attendance::roll(tx, old.id)).transpose()?.filter(|roll| !roll.lines.is_empty());
    if said.has_names() || (said.says_nobody() && roll.is_some()) {
        // Names replace numbers the book had before: the better record wins.
        fields.declared = None;
        return Ok(Attendance::Named);
    }
    if said.says_nobody() && fields.declared.is_none() {
        return Ok(if said.has_counts() { Attendance::NamedIfItFits } else { Attendance::Named });
    }
    if !said.has_counts() {
        return Ok(Attendance::Left);
    }
    if let Some(roll) = roll {
        agree(row, said, roll.totals, true);
        return Ok(Attendance::Left);
    }
    let mut declared = fields.declared.unwrap_or_default();
    let Declared { due, present, excused, absent } = said.counts;
    declared = Declared {
        due: due.or(declared.due),
        present: present.or(declared.present),
        excused: excused.or(declared.excused),
        absent: absent.or(declared.absent),
    };
    fields.declared = Some(declared);
    Ok(Attendance::Left)
}

/// Takes the roll and marks it. `Some(true)` when a mark changed, `None` when the row is refused.
pub(super) fn write(
    tx: &Tx<'_>,
    row: &mut Reader<'_, Col>,
    id: SessionId,
    said: &Said,
    attendance: Attendance,
) -> Result<Option<bool>> {
    if attendance == Attendance::Left {
        return Ok(Some(false));
    }
    let before = attendance::roll(tx, id)?;
    if before.lines.is_empty() && row.judge(FIELDS, attendance::take_roll(tx, id))?.is_none() {
        return Ok(None);
    }
    let roll = attendance::roll(tx, id)?;
    let Some(marks) = marks(row, said, &roll) else { return Ok(None) };
    let wanted = totals(&roll, &marks);
    let fits = fits(said, wanted);
    if attendance == Attendance::NamedIfItFits && (!fits || wanted.due == 0) {
        return declare(tx, row, id, said);
    }
    if !fits {
        agree(row, said, wanted, false);
        return Ok(None);
    }
    let is_changed = !marks.is_empty() || before.lines.is_empty();
    if !marks.is_empty() && row.judge(FIELDS, attendance::mark(tx, id, &marks))?.is_none() {
        return Ok(None);
    }
    Ok(Some(is_changed))
}

/// The numbers after all: the roll is given up again for declared counts.
fn declare(tx: &Tx<'_>, row: &mut Reader<'_, Col>, id: SessionId, said: &Said) -> Result<Option<bool>> {
    let mut fields = ledger::session::get(tx, id)?.fields;
    let scope = fields.scope;
    // Nobody is due for a moment, so that the roll just taken goes; then the numbers can stand.
    fields.scope = Scope::Nobody;
    let dropped = ledger::session::save(tx, Some(id), &fields).and_then(|_| attendance::take_roll(tx, id));
    if row.judge(FIELDS, dropped)?.is_none() {
        return Ok(None);
    }
    (fields.scope, fields.declared) = (scope, Some(said.counts));
    let saved = ledger::session::save(tx, Some(id), &fields);
    Ok(row.judge(FIELDS, saved)?.map(|_| true))
}

/// The marks that differ from the roll. Those named are away; the rest came, except whom the book has as away and the row
/// does not speak of (a blank column never erases). `None` when a name is not on the roll.
fn marks(row: &mut Reader<'_, Col>, said: &Said, roll: &Roll) -> Option<Vec<MarkEntry>> {
    let mut away: Vec<(&RollLine, &Away)> = Vec::new();
    for (column, names) in [(Col::ExcusedNames, &said.excused), (Col::AbsentNames, &said.absent)] {
        for person in names.iter().flatten() {
            let mut found = roll.lines.iter().filter(|line| line.name == person.name);
            match (found.next(), found.next()) {
                (Some(line), None) => away.push((line, person)),
                (Some(_), Some(_)) => {
                    row.refuse_value(column, person.name.clone(), "这一天应到的人里有同名的，请在点名里登记")
                }
                (None, _) => row.refuse_value(
                    column,
                    person.name.clone(),
                    "不在这一天的应到名单里。请核对姓名、组织和日期，或先导入党员名册",
                ),
            }
        }
    }
    if row.is_refused() {
        return None;
    }
    let entry = |line: &RollLine| {
        let (mark, reason, note) = match away.iter().find(|(away, _)| away.member_id == line.member_id) {
            Some((_, person)) => (person.mark, person.reason, person.note.clone()),
            None if line.mark == Mark::Exempt => return None,
            None if line.mark == Mark::Excused && said.excused.is_none() => return None,
            None if line.mark == Mark::Absent && said.absent.is_none() => return None,
            None => (Mark::Present, None, None),
        };
        let reason = reason.or(line.reason.filter(|_| mark == Mark::Excused && line.mark == mark));
        (mark != line.mark || reason != line.reason).then(|| MarkEntry {
            member_id: line.member_id,
            mark,
            reason,
            sitting_id: line.sitting_id,
            late_minutes: line.late_minutes.filter(|_| mark == Mark::Present),
            early_minutes: line.early_minutes.filter(|_| mark == Mark::Present),
            note: note.or_else(|| line.note.clone()),
        })
    };
    Some(roll.lines.iter().filter_map(entry).collect())
}

/// The totals that a roll has after these marks.
fn totals(roll: &Roll, marks: &[MarkEntry]) -> Totals {
    let mut totals = Totals::default();
    for line in &roll.lines {
        let mark = marks
            .iter()
            .find(|entry| entry.member_id == line.member_id)
            .map_or(line.mark, |entry| entry.mark);
        let place = match mark {
            Mark::Unmarked => &mut totals.unmarked,
            Mark::Present => &mut totals.present,
            Mark::Excused => &mut totals.excused,
            Mark::Absent => &mut totals.absent,
            Mark::Exempt => &mut totals.exempt,
        };
        *place += 1;
        totals.due += i64::from(mark != Mark::Exempt);
    }
    totals
}

/// Whether the numbers of the row agree with a roll. A register may count the exempt among those due.
fn fits(said: &Said, totals: Totals) -> bool {
    let due = said.counts.due.is_none_or(|due| due == totals.due || due == totals.due + totals.exempt);
    due && said.counts.present.is_none_or(|present| present == totals.present)
}

/// Refuses a row whose numbers contradict the roll.
fn agree(row: &mut Reader<'_, Col>, said: &Said, totals: Totals, is_kept: bool) {
    if fits(said, totals) {
        return;
    }
    let (column, source) = match said.counts.present {
        Some(present) if present != totals.present => (Col::Present, "实到"),
        _ => (Col::Due, "应到"),
    };
    let by = if is_kept { "手册里这次活动已经点名" } else { "按名册和表里的人名" };
    row.refuse(
        column,
        &format!(
            "但{by}，应到 {} 人、实到 {} 人。请核对{source}人数、人名或名册；只有人数时，请把人名留空",
            totals.due, totals.present
        ),
    );
}
