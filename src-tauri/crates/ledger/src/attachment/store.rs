//! SQL of attachments.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Attachment, File, Holder, file};
use crate::date::Day;
use crate::id::AttachmentId;
use crate::session::Status;
use crate::{Error, Result, Tx, View, setting};

/// The long side photos are made smaller to, pixels (`attachment.long_side`).
pub fn long_side(view: &View<'_>) -> Result<u32> {
    Ok(u32::try_from(setting::get(view, None, "attachment.long_side")?).unwrap_or(u32::MAX))
}

/// The most bytes one attachment may have (`attachment.megabytes`).
pub fn size_limit(view: &View<'_>) -> Result<usize> {
    let megabytes = setting::get(view, None, "attachment.megabytes")?;
    Ok(usize::try_from(megabytes).unwrap_or_default() << 20)
}

/// Attaches a file to a record under a name. A content that is in the book already is not kept twice.
/// Errors: larger than the setting allows, attached to this record already, [`Error::Sealed`], [`Error::Missing`].
pub fn add(tx: &Tx<'_>, holder: Holder, name: &str, file: &File, day: Day) -> Result<AttachmentId> {
    let limit = size_limit(tx)?;
    if file.size() > limit {
        let (has, may) = (file.size().div_ceil(1 << 20), limit >> 20);
        let rule =
            format!("这个文件有 {has} MB，一份佐证最多 {may} MB。请缩小后再加，或在“设置与备份”里放宽");
        return Err(Error::broken("paths", rule));
    }
    refuse_sealed(tx, holder)?;
    let kept = keep(tx, file)?;
    let (column, id) = place(holder);
    let is_there = format!("SELECT 1 FROM attachment WHERE file_id = ?1 AND {column} = ?2");
    if tx.conn().prepare_cached(&is_there)?.exists(params![kept, id])? {
        return Err(Error::broken("paths", "这份佐证已经在这里了，没有重复添加"));
    }
    tx.conn()
        .prepare_cached(&format!(
            "INSERT INTO attachment (uid, file_id, name, added_on, {column}) VALUES (?1, ?2, ?3, ?4, ?5)"
        ))?
        .execute(params![tx.new_uid(), kept, name.trim(), day, id])?;
    let attachment = AttachmentId(tx.conn().last_insert_rowid());
    about(tx, holder)?;
    Ok(attachment)
}

/// The row of a content, made when it is new.
fn keep(tx: &Tx<'_>, file: &File) -> Result<i64> {
    let find = "SELECT id FROM attachment_file WHERE sha256 = ?1";
    let known = tx.conn().prepare_cached(find)?.query_row([&file.sha256], |row| row.get(0)).optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    tx.conn()
        .prepare_cached(
            "INSERT INTO attachment_file (sha256, kind, size, width, height, thumbnail, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            file.sha256,
            file.kind,
            i64::try_from(file.size()).unwrap_or(i64::MAX),
            file.width,
            file.height,
            file.thumbnail,
            file.bytes
        ])?;
    Ok(tx.conn().last_insert_rowid())
}

/// Takes an attachment off its record; its content stays in the book, so that undo brings it back.
/// Errors: [`Error::Missing`], [`Error::Sealed`].
pub fn remove(tx: &Tx<'_>, id: AttachmentId) -> Result<Attachment> {
    let attachment = get(tx, id)?;
    refuse_sealed(tx, attachment.holder)?;
    tx.conn().prepare_cached("DELETE FROM attachment WHERE id = ?1")?.execute([id])?;
    about(tx, attachment.holder)?;
    Ok(attachment)
}

/// What is attached to a sealed session stays as it is.
fn refuse_sealed(view: &View<'_>, holder: Holder) -> Result<()> {
    let (column, id) = place(holder);
    let table = column.trim_end_matches("_id");
    let state = if table == "session" { "status" } else { "NULL" };
    let found: Option<Option<Status>> = view
        .conn()
        .prepare_cached(&format!("SELECT {state} FROM {table} WHERE id = ?1"))?
        .query_row([id], |row| row.get(0))
        .optional()?;
    match found {
        None => Err(Error::missing("attachment", id)),
        Some(Some(Status::Sealed)) => Err(Error::Sealed { noun: "session", id }),
        Some(_) => Ok(()),
    }
}

/// The history of a task also tells of the evidence of its progress.
fn about(tx: &Tx<'_>, holder: Holder) -> Result<()> {
    match holder {
        Holder::Task(id) => tx.about("task", id.0),
        Holder::Session(id) => tx.about("session", id.0),
        Holder::Progress(id) => {
            let sql = "SELECT task_id FROM progress WHERE id = ?1";
            tx.about("task", tx.conn().prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
        }
    }
}

/// The column that names a holder, and its id.
const fn place(holder: Holder) -> (&'static str, i64) {
    match holder {
        Holder::Task(id) => ("task_id", id.0),
        Holder::Progress(id) => ("progress_id", id.0),
        Holder::Session(id) => ("session_id", id.0),
    }
}

const ATTACHMENTS: &str =
    "SELECT a.id, a.uid, a.name, a.added_on, a.task_id, a.progress_id, a.session_id, f.kind, f.size, f.width, f.height, f.sha256,
       f.thumbnail
     FROM attachment a JOIN attachment_file f ON f.id = a.file_id";

fn row(row: &Row<'_>) -> rusqlite::Result<Attachment> {
    let holder = match (row.get("task_id")?, row.get("progress_id")?) {
        (Some(task), _) => Holder::Task(task),
        (None, Some(progress)) => Holder::Progress(progress),
        (None, None) => Holder::Session(row.get("session_id")?),
    };
    Ok(Attachment {
        id: row.get("id")?,
        uid: row.get("uid")?,
        holder,
        name: row.get("name")?,
        added_on: row.get("added_on")?,
        kind: row.get("kind")?,
        size: row.get("size")?,
        width: row.get("width")?,
        height: row.get("height")?,
        sha256: row.get("sha256")?,
    })
}

/// One attachment. Error: [`Error::Missing`].
pub fn get(view: &View<'_>, id: AttachmentId) -> Result<Attachment> {
    let sql = format!("{ATTACHMENTS} WHERE a.id = ?1");
    let found = view.conn().prepare_cached(&sql)?.query_row([id], row).optional()?;
    found.ok_or_else(|| Error::missing("attachment", id))
}

/// What is attached to a record, with its thumbnail (JPEG), in the order in which it was added; of a task also what is attached
/// to its progress. Error: [`Error::Closed`].
pub fn list(view: &View<'_>, holder: Holder) -> Result<Vec<(Attachment, Option<Vec<u8>>)>> {
    refuse_recorder(view, holder)?;
    let which = match holder {
        Holder::Task(_) => "a.task_id = ?1 OR a.progress_id IN (SELECT id FROM progress WHERE task_id = ?1)",
        Holder::Progress(_) => "a.progress_id = ?1",
        Holder::Session(_) => "a.session_id = ?1",
    };
    let mut statement = view.conn().prepare_cached(&format!("{ATTACHMENTS} WHERE {which} ORDER BY a.id"))?;
    let found = statement.query_map([place(holder).1], |one| Ok((row(one)?, one.get("thumbnail")?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The content of an attachment. Errors: [`Error::Missing`]; [`Error::Closed`]; [`Error::Damaged`] when it is not what was kept.
pub fn content(view: &View<'_>, id: AttachmentId) -> Result<(Attachment, Vec<u8>)> {
    let attachment = get(view, id)?;
    refuse_recorder(view, attachment.holder)?;
    let sql = "SELECT bytes FROM attachment_file WHERE sha256 = ?1";
    let bytes: Vec<u8> =
        view.conn().prepare_cached(sql)?.query_row([&attachment.sha256], |row| row.get(0))?;
    if file::digest(&bytes) != attachment.sha256 {
        return Err(Error::Damaged(format!("attachment {id}")));
    }
    Ok((attachment, bytes))
}

/// What hangs on a session that is closed to the recorder is closed, too.
fn refuse_recorder(view: &View<'_>, holder: Holder) -> Result<()> {
    let Holder::Session(session) = holder else { return Ok(()) };
    let sql = "SELECT 1 FROM session WHERE id = ?1 AND is_restricted";
    let is_closed = view.conn().prepare_cached(sql)?.exists([session])?;
    if is_closed { view.refuse_recorder() } else { Ok(()) }
}

/// Whether the content of an attachment is what was kept. Error: [`Error::Missing`].
pub fn is_sound(view: &View<'_>, id: AttachmentId) -> Result<bool> {
    match content(view, id) {
        Err(Error::Damaged(_)) => Ok(false),
        found => found.map(|_| true),
    }
}

/// For `verify`: how many contents there are, how many are not what was kept, and the name of the first of these.
pub(crate) fn compare(conn: &Connection) -> Result<(i64, i64, Option<String>)> {
    let mut statement = conn.prepare(
        "SELECT f.sha256, f.size, f.bytes, (SELECT min(a.name) FROM attachment a WHERE a.file_id = f.id) FROM attachment_file f",
    )?;
    let mut rows = statement.query([])?;
    let (mut checked, mut wrong, mut first) = (0, 0, None);
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?;
        let size: i64 = row.get(1)?;
        checked += 1;
        if i64::try_from(bytes.len()) != Ok(size) || file::digest(bytes) != row.get::<_, String>(0)? {
            wrong += 1;
            first = first.or(row.get(3)?);
        }
    }
    Ok((checked, wrong, first))
}
