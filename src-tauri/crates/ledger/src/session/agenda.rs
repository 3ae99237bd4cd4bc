//! SQL of the agenda and of the votes taken on its items.

use rusqlite::params;

use super::parts::{all, keep_only};
use super::{AgendaItem, Ballots, Formula, SessionFields, Vote};
use crate::id::{AgendaItemId, SessionId, VoteId};
use crate::member::{StrokeRule, stroke_order};
use crate::{Error, Result, Tx, View};

pub(super) fn agenda(view: &View<'_>, id: SessionId) -> Result<Vec<AgendaItem>> {
    let sql = "SELECT id, kind, title, speaker, minutes, record FROM agenda_item WHERE session_id = ?1 ORDER BY seq, id";
    all(view.conn(), sql, [id], |row| {
        Ok(AgendaItem {
            id: row.get(0)?,
            kind: row.get(1)?,
            title: row.get(2)?,
            speaker: row.get(3)?,
            minutes: row.get(4)?,
            record: row.get(5)?,
        })
    })
}

pub(super) fn votes(view: &View<'_>, id: SessionId) -> Result<Vec<Vote>> {
    let sql = "SELECT v.id, (SELECT count(*) FROM agenda_item b WHERE b.session_id = v.session_id AND (b.seq, b.id) < (i.seq, i.id)),
          v.formula, v.subject, v.method, v.due_voting, v.present_voting, v.yes, v.no, v.abstain, v.written_yes, i.id IS NOT NULL,
          v.sitting_id, v.issued, v.returned, v.valid
        FROM vote v LEFT JOIN agenda_item i ON i.id = v.agenda_item_id WHERE v.session_id = ?1 ORDER BY v.seq, v.id";
    all(view.conn(), sql, [id], |row| {
        Ok(Vote {
            id: row.get(0)?,
            agenda: if row.get(11)? { Some(row.get(1)?) } else { None },
            formula: row.get(2)?,
            subject: row.get(3)?,
            method: row.get(4)?,
            due_voting: row.get(5)?,
            present_voting: row.get(6)?,
            yes: row.get(7)?,
            no: row.get(8)?,
            abstain: row.get(9)?,
            written_yes: row.get(10)?,
            sitting_id: row.get(12)?,
            ballots: match (row.get(13)?, row.get(14)?, row.get(15)?) {
                (Some(issued), Some(returned), Some(valid)) => Some(Ballots { issued, returned, valid }),
                _ => None,
            },
        })
    })
}

/// Votes first let go of agenda items that disappear: deleting an item would take its votes along.
pub(super) fn save_agenda_and_votes(tx: &Tx<'_>, id: SessionId, fields: &SessionFields) -> Result<()> {
    let conn = tx.conn();
    let mut items: Vec<AgendaItemId> = Vec::new();
    for (seq, item) in fields.agenda.iter().enumerate() {
        let seq = i64::try_from(seq).unwrap_or(i64::MAX);
        let values =
            params![id, seq, item.kind, item.title.trim(), item.speaker, item.minutes, item.record, item.id];
        let sql = match item.id {
            None => {
                "INSERT INTO agenda_item (session_id, seq, kind, title, speaker, minutes, record, id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
            }
            Some(_) => {
                "UPDATE agenda_item SET seq = ?2, kind = ?3, title = ?4, speaker = ?5, minutes = ?6, record = ?7 WHERE session_id = ?1 AND id = ?8"
            }
        };
        if conn.prepare_cached(sql)?.execute(values)? == 0 {
            return Err(Error::missing("agenda_item", item.id.map_or(0, |id| id.0)));
        }
        items.push(item.id.unwrap_or_else(|| AgendaItemId(conn.last_insert_rowid())));
    }
    let mut kept: Vec<VoteId> = Vec::new();
    for (seq, vote) in on_the_ballot(&fields.votes).into_iter().enumerate() {
        let item = vote.agenda.and_then(|at| items.get(usize::try_from(at).ok()?)).copied();
        kept.push(save_vote(tx, id, i64::try_from(seq).unwrap_or(i64::MAX), item, vote)?);
    }
    keep_only(conn, "vote", id, &kept)?;
    keep_only(conn, "agenda_item", id, &items)
}

/// Votes in the order they are kept: the candidates of an election by strokes of the surname (XJ-05), in the places where
/// elections stand.
fn on_the_ballot(votes: &[Vote]) -> Vec<&Vote> {
    let is_election = |vote: &&Vote| vote.formula == Formula::Election;
    let mut candidates: Vec<&Vote> = votes.iter().filter(is_election).collect();
    candidates.sort_by_cached_key(|vote| {
        (vote.agenda, stroke_order(vote.subject.trim(), None, StrokeRule::Surname))
    });
    let mut candidates = candidates.into_iter();
    votes
        .iter()
        .map(|vote| if is_election(&vote) { candidates.next().unwrap_or(vote) } else { vote })
        .collect()
}

fn save_vote(
    tx: &Tx<'_>,
    id: SessionId,
    seq: i64,
    item: Option<AgendaItemId>,
    vote: &Vote,
) -> Result<VoteId> {
    let ballots = vote.ballots.as_ref();
    let values = params![
        id,
        seq,
        item,
        vote.formula,
        vote.subject.trim(),
        vote.method,
        vote.due_voting,
        vote.present_voting,
        vote.yes,
        vote.no,
        vote.abstain,
        vote.written_yes,
        vote.id,
        vote.sitting_id,
        ballots.map(|ballots| ballots.issued),
        ballots.map(|ballots| ballots.returned),
        ballots.map(|ballots| ballots.valid),
    ];
    let sql = match vote.id {
        None => "INSERT INTO vote (session_id, seq, agenda_item_id, formula, subject, method, due_voting, present_voting, yes, no, abstain,
              written_yes, id, sitting_id, issued, returned, valid)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        Some(_) => "UPDATE vote SET seq = ?2, agenda_item_id = ?3, formula = ?4, subject = ?5, method = ?6, due_voting = ?7, present_voting = ?8,
            yes = ?9, no = ?10, abstain = ?11, written_yes = ?12, sitting_id = ?14, issued = ?15, returned = ?16, valid = ?17
            WHERE session_id = ?1 AND id = ?13",
    };
    let conn = tx.conn();
    if conn.prepare_cached(sql)?.execute(values)? == 0 {
        return Err(Error::missing("vote", vote.id.map_or(0, |id| id.0)));
    }
    Ok(vote.id.unwrap_or_else(|| VoteId(conn.last_insert_rowid())))
}
