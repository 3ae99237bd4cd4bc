//! SQL of members and of everything dated that belongs to them.

use rusqlite::{OptionalExtension, Row, params};

use super::{Member, MemberFields, Membership, Post, Standing, check, pinyin};
use crate::date::Day;
use crate::id::{MemberId, UnitId};
use crate::{Error, Result, Tx, View};

const COLUMNS: &str = "m.id, m.uid, m.pinyin, m.initials, m.name, m.sex, m.ethnicity, m.born_on, m.native_place, m.education,
    m.degree, m.id_number, m.phone, m.job, m.title, m.is_frontline, m.worked_from, m.address, m.applied_on, m.activist_on,
    m.prospect_on, m.probation_on, m.full_on, m.seniority_adjust_months, m.stroke_key, m.note FROM member m";

/// A member without the dated rows.
pub(super) fn row(row: &Row<'_>) -> rusqlite::Result<Member> {
    Ok(Member {
        id: row.get(0)?,
        uid: row.get(1)?,
        pinyin: row.get(2)?,
        initials: row.get(3)?,
        fields: MemberFields {
            name: row.get(4)?,
            sex: row.get(5)?,
            ethnicity: row.get(6)?,
            born_on: row.get(7)?,
            native_place: row.get(8)?,
            education: row.get(9)?,
            degree: row.get(10)?,
            id_number: row.get(11)?,
            phone: row.get(12)?,
            job: row.get(13)?,
            title: row.get(14)?,
            is_frontline: row.get(15)?,
            worked_from: row.get(16)?,
            address: row.get(17)?,
            applied_on: row.get(18)?,
            activist_on: row.get(19)?,
            prospect_on: row.get(20)?,
            probation_on: row.get(21)?,
            full_on: row.get(22)?,
            seniority_adjust_months: row.get(23)?,
            stroke_key: row.get(24)?,
            note: row.get(25)?,
        },
        memberships: Vec::new(),
        posts: Vec::new(),
        standings: Vec::new(),
    })
}

/// Number of columns [`row`] reads: where a joined query's own columns begin.
pub(super) const WIDTH: usize = 26;

/// The column list and table that [`row`] reads, for queries with joins.
pub(super) fn columns_with(more: &str) -> String {
    COLUMNS.replace(" FROM member m", &format!(", {more} FROM member m"))
}

/// Writes a member and everything dated that belongs to them: a new one without an id. Rows that carry an id keep it, rows no
/// longer given are removed. An ID or phone number given as its own mask stays as it is.
/// Errors: every rule of [`super::MemberFields`] as a sentence on its field; an ID number that somebody else has; overlapping
/// memberships; a group of another branch; a secretary where there is one.
pub fn save(
    tx: &Tx<'_>,
    id: Option<MemberId>,
    fields: &MemberFields,
    memberships: &[Membership],
    posts: &[Post],
    standings: &[Standing],
) -> Result<MemberId> {
    let before = id.map(|id| get(tx, id)).transpose()?;
    let fields = check::tidy(fields, before.as_ref().map(|before| &before.fields))?;
    check::memberships(tx, memberships)?;
    check::standings(standings)?;
    check_id_number_free(tx, id, &fields)?;
    let id = write(tx, id, &fields)?;
    check::posts(tx, id, posts)?;
    write_memberships(tx, id, memberships)?;
    write_posts(tx, id, posts)?;
    write_standings(tx, id, standings)?;
    tx.about("member", id.0)?;
    Ok(id)
}

/// One ID number belongs to one person.
fn check_id_number_free(view: &View<'_>, id: Option<MemberId>, fields: &MemberFields) -> Result<()> {
    let Some(number) = &fields.id_number else { return Ok(()) };
    let sql = "SELECT name FROM member WHERE id_number = ?1 AND id IS NOT ?2";
    let other: Option<String> =
        view.conn().prepare_cached(sql)?.query_row(params![number, id], |row| row.get(0)).optional()?;
    match other {
        Some(name) => {
            Err(Error::broken("idNumber", format!("这个身份证号已登记在“{name}”名下，请核对是否重复登记")))
        }
        None => Ok(()),
    }
}

fn write(tx: &Tx<'_>, id: Option<MemberId>, fields: &MemberFields) -> Result<MemberId> {
    tx.conn()
        .prepare_cached(
            "INSERT INTO member (id, uid, pinyin, initials, name, sex, ethnicity, born_on, native_place, education, degree,
               id_number, phone, job, title, is_frontline, worked_from, address, applied_on, activist_on, prospect_on,
               probation_on, full_on, seniority_adjust_months, stroke_key, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,
               ?24, ?25, ?26)
             ON CONFLICT (id) DO UPDATE SET pinyin = ?3, initials = ?4, name = ?5, sex = ?6, ethnicity = ?7, born_on = ?8,
               native_place = ?9, education = ?10, degree = ?11, id_number = ?12, phone = ?13, job = ?14, title = ?15,
               is_frontline = ?16, worked_from = ?17, address = ?18, applied_on = ?19, activist_on = ?20, prospect_on = ?21,
               probation_on = ?22, full_on = ?23, seniority_adjust_months = ?24, stroke_key = ?25, note = ?26",
        )?
        .execute(params![
            id,
            tx.new_uid(),
            pinyin::full(&fields.name),
            pinyin::initials(&fields.name),
            fields.name,
            fields.sex,
            fields.ethnicity,
            fields.born_on,
            fields.native_place,
            fields.education,
            fields.degree,
            fields.id_number,
            fields.phone,
            fields.job,
            fields.title,
            fields.is_frontline,
            fields.worked_from,
            fields.address,
            fields.applied_on,
            fields.activist_on,
            fields.prospect_on,
            fields.probation_on,
            fields.full_on,
            fields.seniority_adjust_months,
            fields.stroke_key,
            fields.note,
        ])?;
    Ok(id.unwrap_or_else(|| MemberId(tx.conn().last_insert_rowid())))
}

/// Removes the dated rows of a member that are not given again. Errors: an id that is no row of this member.
fn keep(
    tx: &Tx<'_>,
    table: &'static str,
    member: MemberId,
    ids: impl Iterator<Item = Option<i64>>,
) -> Result<()> {
    let sql = format!("SELECT id FROM {table} WHERE member_id = ?1");
    let kept: Vec<i64> = tx
        .conn()
        .prepare_cached(&sql)?
        .query_map([member], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let given: Vec<i64> = ids.flatten().collect();
    if let Some(stranger) = given.iter().find(|id| !kept.contains(id)) {
        return Err(Error::missing(table, stranger));
    }
    for id in kept.iter().filter(|id| !given.contains(id)) {
        tx.conn().prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([id])?;
    }
    Ok(())
}

fn write_memberships(tx: &Tx<'_>, member: MemberId, memberships: &[Membership]) -> Result<()> {
    keep(tx, "membership", member, memberships.iter().map(|membership| membership.id.map(|id| id.0)))?;
    let mut statement = tx.conn().prepare_cached(
        "INSERT INTO membership (id, member_id, unit_id, group_id, from_on, until_on, came_by, left_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET unit_id = excluded.unit_id, group_id = excluded.group_id, from_on = excluded.from_on,
           until_on = excluded.until_on, came_by = excluded.came_by, left_by = excluded.left_by",
    )?;
    for m in memberships {
        statement.execute(params![
            m.id, member, m.unit_id, m.group_id, m.from_on, m.until_on, m.came_by, m.left_by
        ])?;
    }
    Ok(())
}

fn write_posts(tx: &Tx<'_>, member: MemberId, posts: &[Post]) -> Result<()> {
    keep(tx, "post", member, posts.iter().map(|post| post.id.map(|id| id.0)))?;
    let mut statement = tx.conn().prepare_cached(
        "INSERT INTO post (id, member_id, unit_id, post, from_on, until_on, duty) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET unit_id = excluded.unit_id, post = excluded.post, from_on = excluded.from_on,
           until_on = excluded.until_on, duty = excluded.duty",
    )?;
    for p in posts {
        statement.execute(params![p.id, member, p.unit_id, p.post, p.from_on, p.until_on, p.duty])?;
    }
    Ok(())
}

fn write_standings(tx: &Tx<'_>, member: MemberId, standings: &[Standing]) -> Result<()> {
    keep(tx, "standing", member, standings.iter().map(|standing| standing.id.map(|id| id.0)))?;
    let mut statement = tx.conn().prepare_cached(
        "INSERT INTO standing (id, member_id, kind, from_on, until_on, reason, approved_by, approved_on, ground)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, from_on = excluded.from_on, until_on = excluded.until_on,
           reason = excluded.reason, approved_by = excluded.approved_by, approved_on = excluded.approved_on,
           ground = excluded.ground",
    )?;
    for s in standings {
        statement.execute(params![
            s.id,
            member,
            s.kind,
            s.from_on,
            s.until_on,
            s.reason,
            s.approved_by,
            s.approved_on,
            s.ground
        ])?;
    }
    Ok(())
}

/// Records that keep a member from being deleted; the most telling first.
const USES: &[&str] =
    &["attendance", "make_up", "session_role", "topic_study", "register_cell", "grade", "leave", "pairing"];

/// Deletes a member entered by mistake, with everything dated that belongs to them. Errors: [`Error::InUse`] once sessions,
/// make-ups or study name them (whoever leaves keeps the record and gets an end of the membership instead).
pub fn delete(tx: &Tx<'_>, id: MemberId) -> Result<()> {
    for &table in USES {
        let sql = format!("SELECT count(*) FROM {table} WHERE member_id = ?1");
        let count: i64 = tx.conn().prepare_cached(&sql)?.query_row([id], |row| row.get(0))?;
        if count > 0 {
            return Err(Error::InUse { noun: "member", id: id.0, by: table, count });
        }
    }
    if tx.conn().prepare_cached("DELETE FROM member WHERE id = ?1")?.execute([id])? == 0 {
        return Err(Error::missing("member", id));
    }
    tx.about("member", id.0)
}

/// One member with everything dated, oldest first; numbers in full.
pub fn get(view: &View<'_>, id: MemberId) -> Result<Member> {
    let mut member = view
        .conn()
        .prepare_cached(&format!("SELECT {COLUMNS} WHERE m.id = ?1"))?
        .query_row([id], row)
        .optional()?
        .ok_or_else(|| Error::missing("member", id))?;
    member.memberships = dated(
        view,
        id,
        "SELECT id, unit_id, group_id, from_on, until_on, came_by, left_by FROM membership WHERE member_id = ?1 ORDER BY from_on, id",
        |row| {
            Ok(Membership {
                id: row.get(0)?,
                unit_id: row.get(1)?,
                group_id: row.get(2)?,
                from_on: row.get(3)?,
                until_on: row.get(4)?,
                came_by: row.get(5)?,
                left_by: row.get(6)?,
            })
        },
    )?;
    member.posts = dated(
        view,
        id,
        "SELECT id, unit_id, post, from_on, until_on, duty FROM post WHERE member_id = ?1 ORDER BY from_on, id",
        |row| {
            Ok(Post {
                id: row.get(0)?,
                unit_id: row.get(1)?,
                post: row.get(2)?,
                from_on: row.get(3)?,
                until_on: row.get(4)?,
                duty: row.get(5)?,
            })
        },
    )?;
    member.standings = dated(
        view,
        id,
        "SELECT id, kind, from_on, until_on, reason, approved_by, approved_on, ground FROM standing WHERE member_id = ?1 ORDER BY from_on, id",
        |row| {
            Ok(Standing {
                id: row.get(0)?,
                kind: row.get(1)?,
                from_on: row.get(2)?,
                until_on: row.get(3)?,
                reason: row.get(4)?,
                approved_by: row.get(5)?,
                approved_on: row.get(6)?,
                ground: row.get(7)?,
            })
        },
    )?;
    Ok(member)
}

fn dated<T>(
    view: &View<'_>,
    id: MemberId,
    sql: &str,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    Ok(view.conn().prepare_cached(sql)?.query_map([id], read)?.collect::<rusqlite::Result<_>>()?)
}

/// Who in the book may be the person of a list's row: the one of that ID number; else people of that name who are not known to
/// be born in another month and have either that month of birth or a membership in that unit. Several candidates are several
/// people until a person decides (M-27).
pub fn find_same(view: &View<'_>, fields: &MemberFields, unit: UnitId) -> Result<Vec<MemberId>> {
    let fields = check::tidy(fields, None)?;
    if let Some(number) = &fields.id_number {
        let sql = "SELECT id FROM member WHERE id_number = ?1";
        let found: Option<MemberId> =
            view.conn().prepare_cached(sql)?.query_row([number], |row| row.get(0)).optional()?;
        if let Some(id) = found {
            return Ok(vec![id]);
        }
    }
    let sql = "SELECT m.id FROM member m WHERE m.name = ?1
         AND (m.id_number IS NULL OR ?2 IS NULL)
         AND (m.born_on IS NULL OR ?3 IS NULL OR substr(m.born_on, 1, 7) = ?3)
         AND (substr(m.born_on, 1, 7) = ?3
           OR EXISTS (SELECT 1 FROM membership s WHERE s.member_id = m.id AND ?4 IN (s.unit_id, s.group_id)))
       ORDER BY m.id";
    let month = fields.born_on.as_deref().map(|born| born[..7].to_owned());
    let mut statement = view.conn().prepare_cached(sql)?;
    let rows = statement.query_map(params![fields.name, fields.id_number, month, unit], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Somebody's time in a branch.
#[derive(Debug, Clone)]
pub struct Stay {
    /// Who.
    pub name: String,
    /// Row id.
    pub member: MemberId,
    /// The branch.
    pub unit: UnitId,
    /// First day.
    pub from_on: Day,
    /// First day after; none: until further notice.
    pub until_on: Option<Day>,
}

/// Where everybody of the book was and when: who the names in old records are.
pub fn stays(view: &View<'_>) -> Result<Vec<Stay>> {
    let sql = "SELECT m.name, m.id, s.unit_id, s.from_on, s.until_on FROM membership s JOIN member m ON m.id = s.member_id";
    let read = |row: &Row<'_>| {
        Ok(Stay {
            name: row.get(0)?,
            member: row.get(1)?,
            unit: row.get(2)?,
            from_on: row.get(3)?,
            until_on: row.get(4)?,
        })
    };
    Ok(view.conn().prepare_cached(sql)?.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}
