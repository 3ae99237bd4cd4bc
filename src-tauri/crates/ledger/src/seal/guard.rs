//! No write reaches into a sealed period. Asked once by every write, over the rows it wrote, so that no noun has code for it
//! and none can forget it.

use rusqlite::{Connection, OptionalExtension};

use crate::id::ChangeId;
use crate::{Error, Result, Tx};

/// What a session consists of. Make-ups, evidence and leave may come later: they are told as a difference.
const TABLES: &str =
    "('session', 'session_kind', 'session_unit', 'sitting', 'session_role', 'session_topic', 'agenda_item',
  'vote', 'attendance', 'observer', 'grade', 'criticism')";

/// Sessions that a change touches.
fn touched() -> String {
    format!(
        "touched AS MATERIALIZED (SELECT DISTINCT
           json_extract(ifnull(r.after, r.before), iif(r.tbl = 'session', '$.id', '$.session_id')) AS id
           FROM change_row r WHERE r.change_id = :change AND r.tbl IN {TABLES})"
    )
}

/// Refuses a write that touches a session which is, or was before it, in a sealed period. Error: [`Error::SealedPeriod`].
pub(crate) fn guard(tx: &Tx<'_>) -> Result<()> {
    let conn = tx.conn();
    let is_needed = conn.prepare_cached("SELECT 1 FROM seal WHERE reopened_at IS NULL")?.exists([])?;
    if !is_needed {
        return Ok(());
    }
    let sql = format!(
        "WITH {touched},
           days AS (SELECT t.id, s.on_day FROM touched t JOIN session s ON s.id = t.id
             UNION SELECT json_extract(r.before, '$.id'), json_extract(r.before, '$.on_day') FROM change_row r
               WHERE r.change_id = :change AND r.tbl = 'session' AND r.before IS NOT NULL),
           units AS (SELECT t.id, su.unit_id FROM touched t JOIN session_unit su ON su.session_id = t.id
             UNION SELECT json_extract(r.before, '$.session_id'), json_extract(r.before, '$.unit_id') FROM change_row r
               WHERE r.change_id = :change AND r.tbl = 'session_unit' AND r.before IS NOT NULL)
         SELECT l.id FROM seal l JOIN unit top ON top.id = l.unit_id
           JOIN days d ON d.on_day BETWEEN l.from_on AND l.to_on JOIN units n ON n.id = d.id
           JOIN unit u ON u.id = n.unit_id AND u.path >= top.path AND u.path < rtrim(top.path, '/') || '0'
         WHERE l.reopened_at IS NULL ORDER BY l.from_on DESC LIMIT 1",
        touched = touched()
    );
    let change: i64 = conn.prepare_cached("SELECT id FROM now_change")?.query_row([], |row| row.get(0))?;
    let found = conn.prepare_cached(&sql)?.query_row(&[(":change", &change)], |row| row.get(0)).optional()?;
    match found {
        None => Ok(()),
        Some(id) => {
            let seal = super::store::get(tx, id)?;
            Err(Error::SealedPeriod { id: id.0, unit: seal.unit, period: seal.label })
        }
    }
}

/// What seals and what opens a seal is not undone, nor what was written before a session was sealed: that takes a reason.
/// Errors: [`Error::Broken`], [`Error::Sealed`].
pub(crate) fn refuse_undo(conn: &Connection, change: ChangeId) -> Result<()> {
    let is_sealing = conn
        .prepare_cached(
            "SELECT 1 FROM change_row WHERE change_id = ?1 AND (tbl = 'seal' OR tbl = 'session'
               AND (json_extract(before, '$.status') = 'sealed') <> (json_extract(after, '$.status') = 'sealed'))",
        )?
        .exists([change])?;
    if is_sealing {
        let rule = "封存和解除封存不能撤销，都留在历史里。封存后要改，请写明原因重新打开；打开的改好后再封存";
        return Err(Error::broken("seal", rule));
    }
    let sql = format!(
        "WITH {} SELECT t.id FROM touched t JOIN session s ON s.id = t.id WHERE s.status = 'sealed'",
        touched()
    );
    let sealed =
        conn.prepare_cached(&sql)?.query_row(&[(":change", &change)], |row| row.get(0)).optional()?;
    sealed.map_or(Ok(()), |id| Err(Error::Sealed { noun: "session", id }))
}
