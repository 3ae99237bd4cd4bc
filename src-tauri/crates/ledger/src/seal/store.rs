//! SQL of seals: made, reopened, listed, and held against what they keep.

use rusqlite::{Params, Row, named_params, params};
use sha2::{Digest, Sha256};

use super::{Content, Period, Seal, content, difference, open_items};
use crate::book::chain;
use crate::date::Day;
use crate::id::{SealId, UnitId};
use crate::{Error, Result, Tx, View, unit};

const SEALS: &str = "SELECT l.id, l.unit_id, u.name, l.period, l.from_on, l.to_on, l.sealed_at, l.sealed_by, l.sha256,
    l.content ->> '$.open', l.reopened_at, l.reopened_by, l.reason FROM seal l JOIN unit u ON u.id = l.unit_id";

fn read(row: &Row<'_>) -> rusqlite::Result<Seal> {
    let (period, sha256): (String, String) = (row.get(3)?, row.get(8)?);
    let open: Option<String> = row.get(9)?;
    Ok(Seal {
        id: row.get(0)?,
        unit_id: row.get(1)?,
        unit: row.get(2)?,
        label: Period::parse(&period).map_or_else(|| period.clone(), Period::label),
        period,
        from: row.get(4)?,
        to: row.get(5)?,
        sealed_at: row.get(6)?,
        sealed_by: row.get(7)?,
        short: short(&sha256),
        sha256,
        open: open.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default(),
        reopened_at: row.get(10)?,
        reopened_by: row.get(11)?,
        reason: row.get(12)?,
    })
}

/// Digits of a hash as they are read out and compared: in fours.
pub fn in_fours(digits: &str) -> String {
    let digits: Vec<char> = digits.to_uppercase().chars().collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// `A93F 5C02 77E1`: enough to compare two papers by eye.
fn short(sha256: &str) -> String {
    in_fours(sha256.get(..12).unwrap_or(sha256))
}

fn some(view: &View<'_>, rest: &str, values: impl Params) -> Result<Vec<Seal>> {
    let mut statement = view.conn().prepare_cached(&format!("{SEALS} {rest}"))?;
    Ok(statement.query_map(values, read)?.collect::<rusqlite::Result<_>>()?)
}

/// One seal. Error: [`Error::Missing`].
pub(super) fn get(view: &View<'_>, id: SealId) -> Result<Seal> {
    some(view, "WHERE l.id = ?1", [id])?.pop().ok_or_else(|| Error::missing("seal", id))
}

/// Every seal of the book, the newest first; those that were reopened, too.
pub fn list(view: &View<'_>) -> Result<Vec<Seal>> {
    some(view, "ORDER BY l.id DESC", [])
}

/// The seals of one period of one unit, the first one first; only the last can be in force.
pub fn of_period(view: &View<'_>, unit: UnitId, period: Period) -> Result<Vec<Seal>> {
    some(view, "WHERE l.unit_id = ?1 AND l.period = ?2 ORDER BY l.id", params![unit, period.to_string()])
}

/// The seal under which a day of a unit lies: its own or one of a unit above it, the shortest period first.
pub fn at(view: &View<'_>, unit: UnitId, day: Day) -> Result<Option<Seal>> {
    let rest = "JOIN unit own ON own.id = :unit AND own.path >= u.path AND own.path < rtrim(u.path, '/') || '0'
      WHERE l.reopened_at IS NULL AND :day BETWEEN l.from_on AND l.to_on ORDER BY l.from_on DESC, length(u.path) DESC LIMIT 1";
    Ok(some(view, rest, named_params! { ":unit": unit, ":day": day })?.pop())
}

/// Seals a period that is over. Errors: [`Error::Broken`] before its end, when it is sealed already, and while something is
/// open, unless `in_spite`.
pub fn seal(tx: &Tx<'_>, unit: UnitId, period: Period, today: Day, in_spite: bool) -> Result<SealId> {
    let window = period.window();
    let (name, label) = (unit::get(tx, unit)?.fields.name, period.label());
    if today <= window.to {
        let rule = format!("{label}到{}才结束，过了这一天再封存", window.to.format("%-m月%-d日"));
        return Err(Error::broken("period", rule));
    }
    if of_period(tx, unit, period)?.last().is_some_and(|seal| seal.reopened_at.is_none()) {
        return Err(Error::broken("period", format!("{label}已经封存，不用再封一次")));
    }
    let open: Vec<String> = open_items(tx, unit, period, today)?.into_iter().map(|item| item.words).collect();
    if !open.is_empty() && !in_spite {
        let rule = format!("{label}还有{}项没有完成。先补完，或者写明仍要封存", open.len());
        return Err(Error::broken("inSpite", rule));
    }
    let content = to_json(&content::read(tx, unit, period, open)?)?;
    let sha256 = hash(&content);
    tx.conn()
        .prepare_cached(
            "INSERT INTO seal (uid, unit_id, period, from_on, to_on, sealed_at, sealed_by, content, sha256)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            tx.new_uid(),
            unit,
            period.to_string(),
            window.from,
            window.to,
            tx.at(),
            tx.who(),
            content,
            sha256
        ])?;
    let id = SealId(tx.conn().last_insert_rowid());
    tx.about("seal", id.0)?;
    tx.summary(&format!("封存{label}：{name}，封存值{}", short(&sha256)))?;
    Ok(id)
}

/// Opens a sealed period again. Errors: [`Error::Missing`]; [`Error::Broken`] without a reason or when it is open already.
pub fn reopen(tx: &Tx<'_>, id: SealId, reason: &str) -> Result<Seal> {
    let seal = get(tx, id)?;
    if seal.reopened_at.is_some() {
        return Err(Error::broken("seal", format!("{}已经解除封存，可以直接修改", seal.label)));
    }
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::broken("reason", "请写明为什么要解除封存，会记在历史里，也印在报告上"));
    }
    tx.conn()
        .prepare_cached("UPDATE seal SET reopened_at = ?2, reopened_by = ?3, reason = ?4 WHERE id = ?1")?
        .execute(params![id, tx.at(), tx.who(), reason])?;
    tx.about("seal", id.0)?;
    tx.summary(&format!("解除封存{}：{}，因为{reason}", seal.label, seal.unit))?;
    get(tx, id)
}

/// What a seal keeps; none when it cannot be read any more.
pub(super) fn content_of(view: &View<'_>, id: SealId) -> Result<Option<Content>> {
    let sql = "SELECT content FROM seal WHERE id = ?1";
    let text: String = view.conn().prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
    Ok(serde_json::from_str(&text).ok())
}

/// A struct of texts and numbers always has its JSON.
fn to_json(content: &Content) -> Result<String> {
    serde_json::to_string(content).map_err(|error| Error::Damaged(error.to_string()))
}

fn hash(content: &str) -> String {
    chain::hex(&Sha256::digest(content))
}

/// How the seals of a book stand, for `verify`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Faults {
    /// How many seals there are.
    pub seals: i64,
    /// Whose content has another hash than it was sealed with.
    pub altered: Vec<String>,
    /// Seals in force.
    pub in_force: i64,
    /// Of these, whose figures are different now, in words.
    pub different: Vec<String>,
}

/// Holds every seal against its hash, and those in force against the records. Errors: those of the store.
pub(crate) fn faults(view: &View<'_>) -> Result<Faults> {
    let mut faults = Faults::default();
    for seal in list(view)? {
        view.watch().check()?;
        let named = format!("{}（{}）", seal.label, seal.unit);
        let sql = "SELECT content FROM seal WHERE id = ?1";
        let content: String = view.conn().prepare_cached(sql)?.query_row([seal.id], |row| row.get(0))?;
        faults.seals += 1;
        if hash(&content) != seal.sha256 {
            faults.altered.push(named);
            continue;
        }
        if seal.reopened_at.is_some() {
            continue;
        }
        faults.in_force += 1;
        let Some(found) = difference::since(view, &seal)?.first_words() else { continue };
        faults.different.push(format!("{named}：{found}"));
    }
    Ok(faults)
}
