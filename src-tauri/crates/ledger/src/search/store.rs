//! Asking the index.

use rusqlite::params;

use super::index::{NOUNS, first_id, text_of};
use super::mark::{excerpt, spans};
use super::{Found, Hit, MOST, NounCount, words};
use crate::date::Day;
use crate::{Result, Role, View};

const COLUMNS: &str =
    "r.noun, r.record_id, r.label, nullif(concat_ws(' · ', u.name, r.detail), ''), r.on_day,
    CASE r.noun WHEN 'task' THEN (SELECT list_id FROM task WHERE id = r.record_id)
      WHEN 'register_row' THEN (SELECT register_id FROM register_row WHERE id = r.record_id) END";

/// What is found by some words, grouped: people, sessions, tasks, lists, topics, units. All words must occur; in a group
/// labels that begin with what was typed come first, then the newest. At most `limit` hits; the longest group is cut first.
/// What was typed may also be a day: then the sessions of that day come first.
pub fn search(view: &View<'_>, typed: &str, day: Option<Day>, limit: usize) -> Result<Found> {
    let Some(query) = words::query(typed) else { return Ok(Found::default()) };
    let (mut groups, mut counts): (Vec<Vec<Hit>>, Vec<NounCount>) = (Vec::new(), Vec::new());
    for (place, noun) in
        NOUNS.iter().enumerate().filter(|(_, noun)| !is_closed(view.role(), noun.name, typed))
    {
        let mut group = by_words(view, &query, typed, place, limit)?;
        // Where not even so many were found, none is left to be counted: a phrase of common characters that nothing has takes
        // as long to look for as the book is large.
        let all = if group.len() < limit { 0 } else { count(view, &query, place)? };
        if let Some(day) = day.filter(|_| noun.name == "session") {
            let held = of_day(view, day, limit)?;
            group.retain(|hit| held.iter().all(|one| one.record_id != hit.record_id));
            group.splice(0..0, held);
        }
        let known = i64::try_from(group.len()).unwrap_or(MOST);
        counts.push(NounCount { noun: noun.name.to_owned(), count: all.max(known) });
        groups.push(group);
    }
    while groups.iter().map(Vec::len).sum::<usize>() > limit {
        if let Some(longest) = groups.iter_mut().max_by_key(|group| group.len()) {
            longest.pop();
        }
    }
    counts.retain(|one| one.count > 0);
    let mut hits: Vec<Hit> = groups.into_iter().flatten().collect();
    hits.iter_mut().try_for_each(|hit| mark(view, hit, typed))?;
    Ok(Found { hits, counts })
}

/// Visits are closed to the recorder, and numbers find no person: with them a masked number could be guessed digit by digit.
fn is_closed(role: Role, noun: &str, typed: &str) -> bool {
    role == Role::Recorder && (noun == "pairing" || noun == "member" && typed.contains(char::is_numeric))
}

/// The hits of one noun. Reading by descending row id stops at the limit: a word that half a million sessions have costs no
/// more than a rare one.
fn by_words(view: &View<'_>, query: &str, typed: &str, place: usize, limit: usize) -> Result<Vec<Hit>> {
    let sql = format!(
        "SELECT {COLUMNS}
           FROM (SELECT rowid FROM search_text WHERE search_text MATCH ?1 AND rowid > ?2 AND rowid < ?3
                 ORDER BY rowid DESC LIMIT ?4) AS x
           CROSS JOIN search_row r ON r.id = x.rowid LEFT JOIN unit u ON u.id = r.unit_id
         ORDER BY instr(r.label, ?5) <> 1, r.on_day DESC, r.id DESC"
    );
    let most = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut statement = view.conn().prepare_cached(&sql)?;
    let rows =
        statement.query_map(params![query, first_id(place), first_id(place + 1), most, typed.trim()], row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn count(view: &View<'_>, query: &str, place: usize) -> Result<i64> {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM search_text WHERE search_text MATCH ?1 AND rowid > ?2 AND rowid < ?3 LIMIT ?4)";
    let mut statement = view.conn().prepare_cached(sql)?;
    Ok(statement.query_row(params![query, first_id(place), first_id(place + 1), MOST], |row| row.get(0))?)
}

/// The sessions of a day, earliest first.
fn of_day(view: &View<'_>, day: Day, limit: usize) -> Result<Vec<Hit>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM session s JOIN search_row r ON r.noun = 'session' AND r.record_id = s.id
           LEFT JOIN unit u ON u.id = r.unit_id
         WHERE s.on_day = ?1 ORDER BY s.start_time, s.id LIMIT ?2"
    );
    let mut statement = view.conn().prepare_cached(&sql)?;
    let rows = statement.query_map(params![day, i64::try_from(limit).unwrap_or(i64::MAX)], row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Hit> {
    Ok(Hit {
        noun: row.get(0)?,
        record_id: row.get(1)?,
        label: row.get(2)?,
        detail: row.get(3)?,
        on_day: row.get(4)?,
        parent_id: row.get(5)?,
        spans: Vec::new(),
        excerpt: None,
        excerpt_spans: Vec::new(),
    })
}

/// Shows why a record was found: in its label, in its second line, or else by a piece of its text.
fn mark(view: &View<'_>, hit: &mut Hit, typed: &str) -> Result<()> {
    hit.spans = spans(&hit.label, typed);
    hit.excerpt_spans = hit.detail.as_deref().map(|detail| spans(detail, typed)).unwrap_or_default();
    if !hit.spans.is_empty() || !hit.excerpt_spans.is_empty() {
        return Ok(());
    }
    let text = text_of(view.conn(), &hit.noun, hit.record_id)?;
    if let Some((piece, places)) = excerpt(&text, typed) {
        (hit.excerpt, hit.excerpt_spans) = (Some(piece), places);
    }
    Ok(())
}
