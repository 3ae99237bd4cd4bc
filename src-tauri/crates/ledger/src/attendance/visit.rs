//! 又到一场: somebody counted in one sitting who came to another as well.

use rusqlite::params;

use super::Mark;
use super::store::{Meeting, check_sitting};
use crate::id::{MemberId, SessionId, SittingId};
use crate::{Error, Result, Tx, View, member};

/// Writes down, or takes back, that a person also came to a further sitting. Nobody is counted twice: 实到 stays.
/// Errors: [`Error::Sealed`]; [`Error::Broken`] for somebody who is not marked 到会 in another sitting first.
pub fn visit(
    tx: &Tx<'_>,
    session: SessionId,
    member: MemberId,
    sitting: SittingId,
    came: bool,
) -> Result<()> {
    Meeting::open(tx, session)?;
    check_sitting(tx, session, Some(sitting))?;
    if came {
        let sql = "SELECT 1 FROM attendance WHERE session_id = ?1 AND member_id = ?2 AND mark = 'present'
            AND sitting_id IS NOT NULL AND sitting_id <> ?3";
        if !tx.conn().prepare_cached(sql)?.exists(params![session, member, sitting])? {
            let name = member::get(tx, member)?.fields.name;
            let rule = format!("先给{name}记上在哪一场到会，再记又到了别的场");
            return Err(Error::broken("sittingId", rule));
        }
        tx.conn()
            .prepare_cached(
                "INSERT OR IGNORE INTO second_visit (session_id, member_id, sitting_id) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![session, member, sitting])?;
    } else {
        tx.conn()
            .prepare_cached(
                "DELETE FROM second_visit WHERE session_id = ?1 AND member_id = ?2 AND sitting_id = ?3",
            )?
            .execute(params![session, member, sitting])?;
    }
    tx.about("session", session.0)
}

/// Further visits that a new mark leaves without ground: all of somebody who is not 到会 any more, and that of the sitting they
/// are now counted in.
pub(super) fn follow_mark(
    tx: &Tx<'_>,
    session: SessionId,
    member: MemberId,
    mark: Mark,
    sitting: Option<SittingId>,
) -> Result<()> {
    tx.conn()
        .prepare_cached(
            "DELETE FROM second_visit WHERE session_id = ?1 AND member_id = ?2 AND (?3 <> 'present' OR ?4 IS NULL OR sitting_id = ?4)",
        )?
        .execute(params![session, member, mark, sitting])?;
    Ok(())
}

/// How many people with a vote were in a sitting, those counted elsewhere included; `None` while the roll cannot say: it was not
/// taken, or somebody present has no sitting.
pub(crate) fn voters_in(view: &View<'_>, session: SessionId, sitting: SittingId) -> Result<Option<i64>> {
    let sql = "SELECT ifnull(sum(a.mark = 'unmarked' OR a.mark = 'present' AND a.sitting_id IS NULL), 1),
          sum(a.can_vote AND a.mark = 'present' AND (a.sitting_id = ?2 OR EXISTS (SELECT 1 FROM second_visit v
            WHERE v.session_id = a.session_id AND v.member_id = a.member_id AND v.sitting_id = ?2)))
        FROM attendance a WHERE a.session_id = ?1";
    let (open, here): (i64, Option<i64>) = view
        .conn()
        .prepare_cached(sql)?
        .query_row(params![session, sitting], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(here.filter(|_| open == 0))
}
