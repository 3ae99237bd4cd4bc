//! 本单位的规则: what a unit asks of itself beside the regulations, or asks of the units below it.

use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Asks, Period};
use crate::id::{OwnRuleId, UnitId};
use crate::session::Kind;
use crate::unit::{self, UnitKind};
use crate::{Error, Result, Tx, View};

/// A rule as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnRule {
    /// Row id.
    pub id: OwnRuleId,
    /// UUIDv7.
    pub uid: String,
    /// The fields a person fills in.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: OwnRuleFields,
}

/// What a person fills in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnRuleFields {
    /// Whose rule it is: it holds for this unit and those under it.
    pub unit_id: UnitId,
    /// What people call it.
    pub label: String,
    /// The kind of session that meets it.
    pub kind: Kind,
    /// Month, quarter, half-year or year.
    pub period: Period,
    /// The unit itself, each branch, each group or each member.
    pub asks: Asks,
    /// How often.
    pub required: i64,
    /// Where it is written.
    pub cite: String,
}

impl OwnRuleFields {
    /// Errors: no name, no source, a period, a kind or a number that no rule can have, a rule for branches of a branch.
    fn check(&self, of: UnitKind) -> Result<()> {
        if self.label.trim().is_empty() {
            return Err(Error::broken("label", "请写明叫什么，比如“廉政党课”"));
        }
        if self.cite.trim().is_empty() {
            return Err(Error::broken("cite", "请写明依据，比如上级哪份通知、本支部哪次决定"));
        }
        if Kind::parse(self.kind.as_str()).is_none() {
            return Err(Error::broken("kind", "请选择由哪一类活动来完成"));
        }
        if !matches!(self.period, Period::Month | Period::Quarter | Period::HalfYear | Period::Year) {
            return Err(Error::broken("period", "周期只能是每月、每季度、每半年、每年"));
        }
        if !matches!(self.asks, Asks::Unit | Asks::EachBranch | Asks::EachGroup | Asks::EachMember) {
            return Err(Error::broken("asks", "请选择对谁的要求"));
        }
        let is_above = matches!(of, UnitKind::Committee | UnitKind::GeneralBranch);
        if self.asks == Asks::EachBranch && !is_above {
            return Err(Error::broken("asks", "支部下面没有支部，请选“本单位”"));
        }
        if of == UnitKind::Group && self.asks != Asks::Unit {
            return Err(Error::broken("asks", "党小组的规则只对党小组自己，请选“本单位”"));
        }
        if !(1..=1000).contains(&self.required) {
            return Err(Error::broken("required", "次数要填1到1000之间的整数"));
        }
        Ok(())
    }
}

const COLUMNS: &str = "r.id, r.uid, r.unit_id, r.label, r.kind, r.period, r.asks, r.required, r.cite";

fn row(row: &Row<'_>) -> rusqlite::Result<OwnRule> {
    Ok(OwnRule {
        id: row.get(0)?,
        uid: row.get(1)?,
        fields: OwnRuleFields {
            unit_id: row.get(2)?,
            label: row.get(3)?,
            kind: row.get(4)?,
            period: row.get(5)?,
            asks: row.get(6)?,
            required: row.get(7)?,
            cite: row.get(8)?,
        },
    })
}

/// Adds a rule, or changes one. Errors: no such unit or rule; those of the fields.
pub fn save_own(tx: &Tx<'_>, id: Option<OwnRuleId>, fields: &OwnRuleFields) -> Result<OwnRuleId> {
    fields.check(unit::get(tx, fields.unit_id)?.fields.kind)?;
    let uid = id.is_none().then(|| tx.new_uid());
    let sql = match id {
        Some(_) => {
            "UPDATE own_rule SET unit_id = ?1, label = ?2, kind = ?3, period = ?4, asks = ?5, required = ?6, cite = ?7
             WHERE id = ?8 AND ?9 IS NULL"
        }
        None => {
            "INSERT INTO own_rule (unit_id, label, kind, period, asks, required, cite, id, uid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        }
    };
    let (label, cite) = (fields.label.trim(), fields.cite.trim());
    let values = params![
        fields.unit_id,
        label,
        fields.kind,
        fields.period,
        fields.asks,
        fields.required,
        cite,
        id,
        uid
    ];
    let written = tx.conn().prepare_cached(sql)?.execute(values)?;
    let id = match id {
        Some(id) if written == 0 => return Err(Error::missing("own_rule", id)),
        Some(id) => id,
        None => OwnRuleId(tx.conn().last_insert_rowid()),
    };
    tx.about("own_rule", id.0)?;
    Ok(id)
}

/// Deletes a rule. Error: [`Error::Missing`].
pub fn delete_own(tx: &Tx<'_>, id: OwnRuleId) -> Result<()> {
    if tx.conn().execute("DELETE FROM own_rule WHERE id = ?1", [id])? == 0 {
        return Err(Error::missing("own_rule", id));
    }
    tx.about("own_rule", id.0)
}

/// One rule. Error: [`Error::Missing`].
pub fn get_own(view: &View<'_>, id: OwnRuleId) -> Result<OwnRule> {
    let sql = format!("SELECT {COLUMNS} FROM own_rule r WHERE r.id = ?1");
    let found = view.conn().prepare_cached(&sql)?.query_row([id], row).optional()?;
    found.ok_or_else(|| Error::missing("own_rule", id))
}

/// Every rule of the book with the unit it was made for: path and name.
pub(super) fn all_own(view: &View<'_>) -> Result<Vec<(OwnRule, String, String)>> {
    let sql = format!(
        "SELECT {COLUMNS}, u.path, u.name FROM own_rule r JOIN unit u ON u.id = r.unit_id ORDER BY r.id"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let rows = statement.query_map([], |one| Ok((row(one)?, one.get(9)?, one.get(10)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
