//! Names and order of the rows of a count.

use std::collections::HashMap;

use super::{By, CountRow, Sums};
use crate::session::{Kind, Mode};
use crate::{Result, View, unit};

/// A row's place: a number, then a text where numbers tie.
type Place = (usize, String);

/// Rows in handbook order (kinds), tree order (units), name order (members), time order (months), by number of sessions where
/// the key is what somebody wrote, else by id.
pub(super) fn rows(view: &View<'_>, by: By, sums: HashMap<String, Sums>) -> Result<Vec<CountRow>> {
    let known = known(view, by)?;
    let mut rows: Vec<(Place, CountRow)> = sums
        .into_iter()
        .map(|(key, sums)| {
            let (place, label) = match by {
                By::Kind => kind(&key),
                By::Mode => mode(&key),
                By::Month => month(&key),
                By::Form | By::Campaign | By::Family | By::Lecturer | By::Place => written(&key, &sums),
                _ => known.get(&key).cloned().unwrap_or_else(|| ((usize::MAX, String::new()), nameless(by))),
            };
            (place, sums.row(key, label))
        })
        .collect();
    rows.sort_by(|a, b| (&a.0, &a.1.key).cmp(&(&b.0, &b.1.key)));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

fn nameless(by: By) -> String {
    if by == By::Base { "未分基地" } else { "〔待补充〕" }.to_owned()
}

fn kind(word: &str) -> (Place, String) {
    let kind = Kind::parse(word);
    let rank = kind.as_ref().map_or(usize::MAX, Kind::rank);
    ((rank, word.to_owned()), kind.map_or_else(|| word.to_owned(), |kind| kind.label().to_owned()))
}

fn mode(word: &str) -> (Place, String) {
    let mode = Mode::parse(word);
    let rank = mode.map_or(usize::MAX, |mode| mode as usize);
    ((rank, String::new()), mode.map_or_else(|| word.to_owned(), |mode| mode.label().to_owned()))
}

/// What people wrote; most sessions first.
fn written(text: &str, sums: &Sums) -> (Place, String) {
    let rank = usize::MAX - usize::try_from(sums.sessions).unwrap_or_default();
    ((rank, text.to_owned()), text.to_owned())
}

/// 2026-07 reads 2026年7月.
fn month(key: &str) -> (Place, String) {
    let label = key.split_once('-').map_or_else(
        || key.to_owned(),
        |(year, month)| format!("{year}年{}月", month.trim_start_matches('0')),
    );
    ((0, key.to_owned()), label)
}

/// Places and names of rows whose key is a row id.
fn known(view: &View<'_>, by: By) -> Result<HashMap<String, (Place, String)>> {
    let sql = match by {
        By::Unit => {
            let units = unit::list(view)?.into_iter().enumerate();
            return Ok(units
                .map(|(at, unit)| (unit.id.to_string(), ((at, String::new()), unit.fields.name)))
                .collect());
        }
        By::Base => "SELECT id, name, '' FROM base",
        By::Topic => "SELECT id, title, ifnull(due_on, '9999') FROM topic",
        By::Member => "SELECT id, name, pinyin FROM member",
        _ => return Ok(HashMap::new()),
    };
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        let id: i64 = row.get(0)?;
        let place = if by == By::Base { usize::try_from(id).unwrap_or(usize::MAX) } else { 0 };
        Ok((id.to_string(), ((place, row.get(2)?), row.get(1)?)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
