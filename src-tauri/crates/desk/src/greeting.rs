//! 政治生日: whose day comes round, and what was done.

use ledger::greeting::{self, Anniversary, GreetingFields, GreetingKind, Tally};
use ledger::id::{MemberId, UnitId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, unit_or_top};
use crate::work::Work;

/// A unit's year.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct GreetingListReq {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// The year.
    pub year: i32,
}

/// The anniversaries of a year.
#[derive(Debug, Serialize, TS)]
pub struct GreetingYear {
    /// By day.
    pub anniversaries: Vec<Anniversary>,
    /// The twelve months.
    pub months: Vec<Tally>,
}

/// Which greeting.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct GreetingDeleteReq {
    /// Whose.
    pub member_id: MemberId,
    /// For what.
    pub kind: GreetingKind,
    /// In which year.
    pub year: i32,
}

/// `greeting_list`
pub fn list(work: &mut Work<'_>, GreetingListReq { unit_id, year }: GreetingListReq) -> Result<GreetingYear> {
    work.read(|view| {
        let anniversaries = greeting::anniversaries(view, unit_or_top(view, unit_id)?, year)?;
        Ok(GreetingYear { months: greeting::tally(&anniversaries), anniversaries })
    })
}

/// `greeting_save`
pub fn save(work: &mut Work<'_>, fields: GreetingFields) -> Result<Empty> {
    work.write("登记政治生日", |tx| {
        let mut names = Vec::new();
        for &id in &fields.member_ids {
            names.push(ledger::member::get(tx, id)?.fields.name);
        }
        greeting::save(tx, &fields)?;
        let form = fields.form.as_deref().unwrap_or("祝贺");
        tx.summary(&format!("{}{}：{}", fields.kind.label(), form, names.join("、")))
    })?;
    Ok(Empty {})
}

/// `greeting_delete`
pub fn delete(
    work: &mut Work<'_>,
    GreetingDeleteReq { member_id, kind, year }: GreetingDeleteReq,
) -> Result<Empty> {
    work.write("取消政治生日登记", |tx| {
        let name = ledger::member::get(tx, member_id)?.fields.name;
        greeting::delete(tx, member_id, kind, year)?;
        tx.summary(&format!("取消{}登记：{name}", kind.label()))
    })?;
    Ok(Empty {})
}
