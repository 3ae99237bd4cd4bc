//! Loading a large book: plain SQL in the order of the keys, without history, in bounded memory (a cache of 1 GB at most: every page
//! read again is decrypted again).
//!
//! The file is new and is deleted when anything fails, so it needs no journal while it is filled; the people in it are made
//! up, so sorting may use a temporary file. Changing `temp_store` also drops every temporary trigger: nothing notes history
//! or stale figures row by row. At the end all figures are computed once and the book is opened again, triggers and all.

use std::path::Path;

use rusqlite::{Connection, params};

use super::{Random, moment};
use crate::attendance::{Mark, Reason};
use crate::book::Book;
use crate::date::Day;
use crate::id::{BaseId, MemberId, SessionId, UnitId};
use crate::member::{Sex, pinyin};
use crate::session::{Declared, Scope};
use crate::unit::UnitKind;
use crate::{Result, search};

/// Indices that would be filled out of order: made after loading.
const LATE_INDICES: [&str; 3] = ["attendance_of_member", "session_of_unit", "session_unit_of_unit"];

/// Fills a new book and opens it again.
pub(super) fn load(
    book: Book,
    password: &str,
    seed: u64,
    fill: impl FnOnce(&mut Bulk<'_>) -> Result<()>,
) -> Result<Book> {
    let path = book.path().to_owned();
    let conn = book.conn();
    let late = LATE_INDICES.map(|name| {
        conn.query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [name], |row| row.get::<_, String>(0))
    });
    let late = late.into_iter().collect::<rusqlite::Result<Vec<_>>>()?;
    conn.execute_batch(
        "PRAGMA temp_store = FILE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN",
    )?;
    for name in LATE_INDICES {
        conn.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    fill(&mut Bulk { conn, random: Random(seed) })?;
    for sql in late {
        conn.execute_batch(&sql)?;
    }
    // The figures read every row several times: first the planner learns how many there are.
    conn.execute_batch("ANALYZE")?;
    crate::book::recompute_all(conn)?;
    conn.execute_batch("COMMIT")?;
    drop(book);
    let book = Book::open(&path, password)?;
    let transaction = book.conn().unchecked_transaction()?;
    search::rebuild_all(&transaction)?;
    transaction.commit()?;
    book.learn();
    Ok(book)
}

/// The door to a book that is being loaded.
pub(super) struct Bulk<'a> {
    conn: &'a Connection,
    /// Chance, from the seed of the book.
    pub(super) random: Random,
}

/// A unit as far as its children need it.
#[derive(Clone)]
pub(super) struct Made {
    pub(super) id: UnitId,
    path: String,
    base: Option<BaseId>,
}

/// A session to write.
pub(super) struct New<'a> {
    pub(super) unit: UnitId,
    pub(super) kinds: &'a [&'a str],
    pub(super) on_day: Day,
    pub(super) title: &'a str,
    pub(super) scope: Scope,
    pub(super) minutes: i64,
    pub(super) declared: Option<Declared>,
}

impl Bulk<'_> {
    /// A uid as of a day, random bits from the seed.
    fn uid(&mut self, day: Day) -> String {
        let (low, high) = (self.random.next().to_le_bytes(), self.random.next().to_le_bytes());
        let tail = std::array::from_fn(|i| if i < 8 { low[i] } else { high[i - 8] });
        let millis = u64::try_from(moment(day, 18, 0)).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid().to_string()
    }

    /// The unit the book was made with.
    pub(super) fn top(&self) -> Result<Made> {
        let sql = "SELECT id, path FROM unit WHERE parent_id IS NULL";
        let made = |row: &rusqlite::Row<'_>| Ok(Made { id: row.get(0)?, path: row.get(1)?, base: None });
        Ok(self.conn.query_row(sql, [], made)?)
    }

    /// A new base.
    pub(super) fn base(&self, name: &str) -> Result<BaseId> {
        self.conn.execute("INSERT INTO base (name) VALUES (?1)", [name])?;
        Ok(BaseId(self.conn.last_insert_rowid()))
    }

    /// A new unit; it lies in the base given, else in its parent's.
    pub(super) fn unit(
        &mut self,
        parent: &Made,
        base: Option<BaseId>,
        kind: UnitKind,
        name: &str,
    ) -> Result<Made> {
        let base = base.or(parent.base);
        let uid = self.uid(super::TODAY);
        let id: i64 =
            self.conn.prepare_cached("SELECT max(id) + 1 FROM unit")?.query_row([], |row| row.get(0))?;
        let path = format!("{}{id}/", parent.path);
        self.conn
            .prepare_cached(
                "INSERT INTO unit (id, uid, parent_id, base_id, kind, name, path, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?1)",
            )?
            .execute(params![id, uid, parent.id, base, kind, name, path])?;
        Ok(Made { id: UnitId(id), path, base })
    }

    /// A new full member of a branch since a day, with a post (`secretary`, `group_leader`…) and the unit it belongs to.
    pub(super) fn member(
        &mut self,
        branch: UnitId,
        group: Option<UnitId>,
        from_on: Day,
        post: Option<(&str, UnitId)>,
    ) -> Result<MemberId> {
        let (name, sex) = self.name();
        let uid = self.uid(from_on);
        let born = 1966 + self.random.below(32);
        let joined = born + 20 + self.random.below(9);
        let month = 1 + self.random.below(12);
        self.conn
            .prepare_cached(
                "INSERT INTO member (uid, name, pinyin, initials, sex, ethnicity, born_on, education, applied_on, probation_on, full_on)
                 VALUES (?1, ?2, ?3, ?4, ?5, '汉', ?6, '大专', ?7, ?8, ?9)",
            )?
            .execute(params![
                uid,
                name,
                pinyin::full(&name),
                pinyin::initials(&name),
                sex,
                format!("{born}-{month:02}"),
                format!("{}-03", joined - 2),
                format!("{joined}-{month:02}-01"),
                format!("{}-{month:02}-01", joined + 1),
            ])?;
        let id = MemberId(self.conn.last_insert_rowid());
        self.conn
            .prepare_cached(
                "INSERT INTO membership (member_id, unit_id, group_id, from_on) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![id, branch, group, from_on])?;
        if let Some((post, unit)) = post {
            self.conn
                .prepare_cached(
                    "INSERT INTO post (member_id, unit_id, post, from_on) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![id, unit, post, from_on])?;
        }
        Ok(id)
    }

    /// A made-up name.
    fn name(&mut self) -> (String, Sex) {
        const FAMILY: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方白邹孟熊秦邱侯江尹薛覃莫蓝";
        const MEN: &str =
            "伟强磊军勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢阳建成志海永国文东春金德庆长立新";
        const WOMEN: &str =
            "芳娜敏静丽艳娟霞秀英梅玲燕萍红玉兰凤洁琳雪慧莹晶倩颖露瑶怡蓉琴云珍贞莉桂香月媛薇菁";
        let is_woman = self.random.one_in(4);
        let given: Vec<char> = if is_woman { WOMEN } else { MEN }.chars().collect();
        let family: Vec<char> = FAMILY.chars().collect();
        let mut name = String::from(family[self.random.below(family.len())]);
        for _ in 0..=usize::from(!self.random.one_in(5)) {
            name.push(given[self.random.below(given.len())]);
        }
        (name, if is_woman { Sex::Female } else { Sex::Male })
    }

    /// A session that was held and sealed.
    pub(super) fn session(&mut self, new: &New<'_>) -> Result<SessionId> {
        let uid = self.uid(new.on_day);
        self.conn
            .prepare_cached(
                "INSERT INTO session (uid, unit_id, title, on_day, start_time, end_time, status, scope, minutes, sealed_at)
                 VALUES (?1, ?2, ?3, ?4, '15:30', '17:00', 'sealed', ?5, ?6, ?7)",
            )?
            .execute(params![uid, new.unit, new.title, new.on_day, new.scope, new.minutes, moment(new.on_day, 18, 0)])?;
        let id = SessionId(self.conn.last_insert_rowid());
        for (at, kind) in new.kinds.iter().enumerate() {
            self.conn
                .prepare_cached("INSERT INTO session_kind (session_id, kind, is_main) VALUES (?1, ?2, ?3)")?
                .execute(params![id, kind, at == 0])?;
        }
        let declared = new.declared.unwrap_or_default();
        self.conn
            .prepare_cached(
                "INSERT INTO session_unit (session_id, unit_id, is_owner, counting, declared_due, declared_present, declared_excused,
                   declared_absent) VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                id,
                new.unit,
                if new.declared.is_some() { "declared" } else { "named" },
                declared.due,
                declared.present,
                declared.excused,
                declared.absent,
            ])?;
        Ok(id)
    }

    /// The roll of a session: about one in twenty is excused or absent, half of these make it up.
    pub(super) fn roll(
        &mut self,
        session: SessionId,
        unit: UnitId,
        on_day: Day,
        members: &[MemberId],
    ) -> Result<()> {
        for member in members {
            let (mark, reason) = match self.random.below(100) {
                0..=3 => (Mark::Excused, Some(Reason::Duty)),
                4 => (Mark::Absent, None),
                _ => (Mark::Present, None),
            };
            self.conn
                .prepare_cached("INSERT INTO attendance (session_id, member_id, unit_id, mark, reason) VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![session, member, unit, mark, reason])?;
            if mark != Mark::Present && self.random.one_in(2) {
                self.conn
                    .prepare_cached(
                        "INSERT INTO make_up (session_id, member_id, on_day, form, minutes) VALUES (?1, ?2, ?3, 'self_study', 60)",
                    )?
                    .execute(params![session, member, on_day])?;
            }
        }
        Ok(())
    }
}

/// Removes what is left of a book that could not be made.
pub fn remove(path: &Path) {
    for end in ["", "-wal", "-shm", "-lock"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        // Nothing to do about a leftover that cannot be removed: the error that matters is already on its way.
        let _ = std::fs::remove_file(name);
    }
}
