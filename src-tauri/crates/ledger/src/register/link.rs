//! Where a record is named: the rows of every register that lead to a member, a unit or a session; and the units that no row
//! leads to.

use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ColumnKind, Register, RegisterRow, cells};
use crate::date::Day;
use crate::id::{MemberId, RegisterColumnId, RegisterId, RegisterRowId, SessionId, UnitId};
use crate::unit::{self, Unit, UnitKind};
use crate::{Error, Result, View};

/// What a row may lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linked {
    /// A member.
    Member(MemberId),
    /// A unit.
    Unit(UnitId),
    /// A session.
    Session(SessionId),
}

/// A row that names a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "RegisterMention")]
pub struct Mention {
    /// The register.
    pub register_id: RegisterId,
    /// Its name.
    pub register: String,
    /// The row.
    pub row_id: RegisterRowId,
    /// Its day.
    pub on_day: Day,
    /// What the row is about: its first text.
    pub title: String,
    /// As what it is named: the heading, 作者 or 获奖党员.
    pub named_as: String,
}

/// The rows that name a record, newest first.
pub fn mentions(view: &View<'_>, linked: Linked) -> Result<Vec<Mention>> {
    let (column, id) = match linked {
        Linked::Member(id) => ("member_id", id.0),
        Linked::Unit(id) => ("unit_id", id.0),
        Linked::Session(id) => ("session_id", id.0),
    };
    let mut statement = view.conn().prepare_cached(&format!(
        "SELECT g.id, g.name, r.id, r.on_day,
           ifnull((SELECT t.text FROM register_cell t JOIN register_column tk ON tk.id = t.column_id
                   WHERE t.row_id = r.id AND t.text IS NOT NULL ORDER BY tk.place, tk.id, t.place LIMIT 1), g.name),
           group_concat(k.name, '、')
         FROM register_cell c JOIN register_column k ON k.id = c.column_id
           JOIN register_row r ON r.id = c.row_id JOIN register g ON g.id = r.register_id
         WHERE c.{column} = ?1 GROUP BY r.id ORDER BY r.on_day DESC, r.id DESC"
    ))?;
    let rows = statement.query_map(params![id], |row| {
        Ok(Mention {
            register_id: row.get(0)?,
            register: row.get(1)?,
            row_id: row.get(2)?,
            on_day: row.get(3)?,
            title: row.get(4)?,
            named_as: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A record that rows may lead to, with the words by which people know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Row id.
    pub id: i64,
    /// As a cell shows it.
    pub name: String,
    /// What else it is called.
    pub aliases: Vec<String>,
    /// What tells it from another of the same name, the most telling first.
    pub hints: Vec<String>,
}

/// Every record of the book that a column of a kind may lead to, those who left too; none for a kind that leads nowhere.
pub fn namable(view: &View<'_>, kind: ColumnKind) -> Result<Vec<Named>> {
    // id, name, two other names, four hints.
    let sql = match kind {
        ColumnKind::Member => {
            "SELECT m.id, m.name, NULL, NULL, u.name, g.name, m.born_on, m.uid FROM member m
             LEFT JOIN membership ms ON ms.id = (SELECT id FROM membership WHERE member_id = m.id ORDER BY from_on DESC LIMIT 1)
             LEFT JOIN unit u ON u.id = ms.unit_id LEFT JOIN unit g ON g.id = ms.group_id ORDER BY m.id"
        }
        ColumnKind::Unit => {
            "SELECT u.id, u.name, u.full_name, CASE u.kind WHEN 'group' THEN u.name || '党小组' END, p.name, u.uid, NULL, NULL FROM unit u LEFT JOIN unit p ON p.id = u.parent_id ORDER BY u.path"
        }
        ColumnKind::Session => {
            "SELECT s.id, s.on_day || ' ' || s.title, s.title, s.on_day, u.name, s.uid, NULL, NULL
             FROM session s JOIN unit u ON u.id = s.unit_id ORDER BY s.on_day, s.id"
        }
        _ => return Ok(Vec::new()),
    };
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        let texts = |columns: std::ops::Range<usize>| -> rusqlite::Result<Vec<String>> {
            columns.filter_map(|at| row.get::<_, Option<String>>(at).transpose()).collect()
        };
        Ok(Named { id: row.get(0)?, name: row.get(1)?, aliases: texts(2..4)?, hints: texts(4..8)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The units that no row of one kind leads to: who has not received one set of texts yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "RegisterLacking")]
pub struct Lacking {
    /// What the rows are of: 《资料》; empty when the whole register is meant.
    pub label: String,
    /// Units that some row leads to.
    pub received: usize,
    /// Units that should be.
    pub due: usize,
    /// The others, in the order of the organisation.
    pub units: Vec<Missing>,
}

/// A unit that no row leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "RegisterMissing")]
pub struct Missing {
    /// The unit.
    pub id: UnitId,
    /// Its name.
    pub name: String,
}

/// The units that a register of things given out should reach: those of one kind under the unit that keeps it, in being on the
/// day; none chosen: its branches, or where it has none its groups.
pub fn due_units(
    view: &View<'_>,
    register: &Register,
    kind: Option<UnitKind>,
    day: Day,
) -> Result<Vec<Unit>> {
    let own = register.fields.unit_id;
    let mut units = unit::list_under(view, own)?;
    units.retain(|unit| {
        let fields = &unit.fields;
        unit.id != own
            && fields.founded_on.is_none_or(|founded| founded <= day)
            && fields.dissolved_on.is_none_or(|gone| gone > day)
    });
    let has_branch = units.iter().any(|unit| unit.fields.kind == UnitKind::Branch);
    let kind = kind.unwrap_or(if has_branch { UnitKind::Branch } else { UnitKind::Group });
    units.retain(|unit| unit.fields.kind == kind);
    Ok(units)
}

/// For everything that stands in the column `by` (none: for all rows together), which of the units the column `unit` does not
/// name. A row covers the units it names, not those under them. Error: [`Error::Broken`] on `unitColumnId` for another kind.
pub fn lacking(
    register: &Register,
    rows: &[RegisterRow],
    unit: RegisterColumnId,
    by: Option<RegisterColumnId>,
    due: &[Unit],
) -> Result<Vec<Lacking>> {
    let column = register.fields.column(unit)?;
    if column.kind != ColumnKind::Unit {
        return Err(Error::broken("unitColumnId", format!("“{}”不是组织，查不出缺哪些组织", column.name)));
    }
    let by = by.map(|by| register.fields.column(by)).transpose()?;
    let mut sets: Vec<(String, Vec<i64>)> = if by.is_none() { vec![Default::default()] } else { Vec::new() };
    // Oldest first: sets stand in the order in which they were first given out.
    for row in rows.iter().rev() {
        let reached: Vec<i64> = cells(row, column).filter_map(|cell| cell.id).collect();
        let Some(by) = by else {
            sets[0].1.extend(reached);
            continue;
        };
        for cell in cells(row, by) {
            match sets.iter_mut().find(|(label, _)| *label == cell.text) {
                Some((_, known)) => known.extend(&reached),
                None => sets.push((cell.text.clone(), reached.clone())),
            }
        }
    }
    let lacking = |(label, reached): (String, Vec<i64>)| {
        let missing = due.iter().filter(|unit| !reached.contains(&unit.id.0));
        let units: Vec<Missing> =
            missing.map(|unit| Missing { id: unit.id, name: unit.fields.name.clone() }).collect();
        Lacking { label, received: due.len() - units.len(), due: due.len(), units }
    };
    Ok(sets.into_iter().map(lacking).collect())
}
