//! 自检: what must be true of every book, looked at row by row. Each promise is one line with how much was compared.

use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::promise::{PROMISES, SqlPromise};
use super::{View, chain, derive};
use crate::consistency;
use crate::date::{Day, Quarter, is_day_or_month};
use crate::member::{check_id_number, pinyin};
use crate::{Result, attachment, seal, search};

/// One promise and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerifyLine {
    /// 文件, 名册与点名, 合计, 历史与封存.
    pub part: String,
    /// What was looked at, in Chinese.
    pub what: String,
    /// When it is as it must be.
    pub how: String,
    /// How many pages, rows or figures were compared.
    pub checked: i64,
    /// How many of them are not as they must be.
    pub wrong: i64,
    /// The first of these; of sealed periods also what is different and need not be wrong.
    pub detail: Option<String>,
    /// It follows from the records: [`super::mend`] makes it anew.
    pub can_mend: bool,
    /// What to do about it when nothing can be recomputed.
    pub advice: Option<String>,
}

pub(super) const FILE: &str = "文件";
pub(super) const ROSTER: &str = "名册与点名";
pub(super) const FIGURES: &str = "合计";
pub(super) const HISTORY: &str = "历史与封存";

pub(super) const BACKUP: &str = "这不能重算。请用“从备份恢复”，选最近一份好的备份；恢复时原来的手册会留着";
pub(super) const OPEN: &str = "请打开这条记录，改对后再查一遍；改不了的，从最近一份好的备份恢复";
const LOOK: &str = "请到“核对”里逐条看：改点名，或者改名册的起止日期；确实没错的写明核实情况";
const ATTACH: &str = "请把这份材料重新附一次，再删掉坏的；没有原件的，从备份里找回";
const TAMPERED: &str =
    "这不能修复，也不会被掩盖。请和打印过的报告、较早的备份对照，看是谁在什么时候绕过程序改的";

/// What must be true.
pub(super) struct Promise {
    part: &'static str,
    what: &'static str,
    how: &'static str,
    /// None: it is recomputed.
    advice: Option<&'static str>,
}

impl Promise {
    pub(super) const fn new(
        part: &'static str,
        what: &'static str,
        how: &'static str,
        advice: Option<&'static str>,
    ) -> Self {
        Self { part, what, how, advice }
    }

    fn line(&self, checked: i64, wrong: i64, detail: Option<String>) -> VerifyLine {
        VerifyLine {
            part: self.part.to_owned(),
            what: self.what.to_owned(),
            how: self.how.to_owned(),
            checked,
            wrong,
            detail,
            can_mend: self.advice.is_none(),
            advice: self.advice.map(ToOwned::to_owned),
        }
    }
}

const PAGES: Promise = Promise::new(FILE, "文件的每一页完整", "每一页的校验都对", Some(BACKUP));
const REFERENCES: Promise = Promise::new(FILE, "记录之间的引用都在", "没有指向不存在的记录", Some(BACKUP));
const EVIDENCE: Promise =
    Promise::new(FILE, "佐证材料的内容和存入时一致", "每份材料的校验值和存入时相同", Some(ATTACH));
const SEARCH: Promise = Promise::new(FILE, "查找索引和记录一致", "每条记录都查得到，没有多余", None);
const READINGS: Promise = Promise::new(ROSTER, "姓名的拼音和首字母对", "按姓名重新注音，和存着的相同", None);
const PEOPLE: Promise =
    Promise::new(ROSTER, "党员的日期和身份证号合规", "日期存在，身份证号的校验位对", Some(OPEN));
const DUE: Promise =
    Promise::new(ROSTER, "没封存的活动，应到和当天的名册一致", "按当天的名册逐人核对", Some(LOOK));
const ROLLS: Promise =
    Promise::new(FIGURES, "每次活动的应到、实到、请假、缺席重算一致", "逐人相加等于存着的合计", None);
const MONTHS: [Promise; 2] = [
    Promise::new(FIGURES, "每月各类次数和人次重算一致", "逐次相加等于存着的合计", None),
    Promise::new(FIGURES, "每月参加过的人和学时重算一致", "逐人相加等于存着的合计", None),
];
const CHAIN: Promise =
    Promise::new(HISTORY, "修改历史前后相连，没有被改动过", "没有缺条，没有被改", Some(TAMPERED));
const SEALS: Promise =
    Promise::new(HISTORY, "按季、按年封存的内容和封存值一致", "重新计算，和封存时的值相同", Some(TAMPERED));
const SEALED: Promise =
    Promise::new(HISTORY, "按季、按年封存的数字和现在的记录", "有不同的列在这里，也印在报告末页", None);

/// Looks at every promise of the book. Nothing is written. Errors: only those of the store; what is wrong stands in the lines.
pub fn verify(view: &View<'_>) -> Result<Vec<VerifyLine>> {
    type Look = fn(&View<'_>) -> Result<Vec<VerifyLine>>;
    const LOOKS: [Look; 9] = [file, references, evidence, search_index, names, due, rolls, figures, history];
    let conn = view.conn;
    let mut lines = Vec::new();
    for (done, look) in LOOKS.into_iter().enumerate() {
        view.watch().step(done, LOOKS.len() + PROMISES.len())?;
        lines.extend(look(view)?);
    }
    for (done, SqlPromise { promise, rows, broken }) in PROMISES.iter().enumerate() {
        view.watch().step(LOOKS.len() + done, LOOKS.len() + PROMISES.len())?;
        lines.push(compare(conn, promise, rows, broken)?);
    }
    let parts = [FILE, ROSTER, FIGURES, HISTORY];
    lines.sort_by_key(|line| parts.iter().position(|part| *part == line.part));
    Ok(lines)
}

fn compare(conn: &Connection, promise: &Promise, rows: &str, broken: &str) -> Result<VerifyLine> {
    let checked = conn.query_row(rows, [], |row| row.get(0))?;
    let sql = format!("WITH broken (record) AS ({broken}) SELECT count(*), min(record) FROM broken");
    let (wrong, first) = conn.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(promise.line(checked, wrong, first))
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn evidence(view: &View<'_>) -> Result<Vec<VerifyLine>> {
    let (checked, wrong, first) = attachment::compare(view.conn)?;
    Ok(vec![EVIDENCE.line(checked, wrong, first)])
}

fn search_index(view: &View<'_>) -> Result<Vec<VerifyLine>> {
    let (checked, wrong) = search::compare(view.conn)?;
    Ok(vec![SEARCH.line(checked, wrong, None)])
}

fn rolls(view: &View<'_>) -> Result<Vec<VerifyLine>> {
    Ok(vec![compare(view.conn, &ROLLS, "SELECT count(*) FROM session_unit", &derive::wrong_rolls())?])
}

/// A sealed roll stays as it was when the roster is put right later; the others follow it.
fn due(view: &View<'_>) -> Result<Vec<VerifyLine>> {
    let (checked, found) = consistency::off_roster(view)?;
    let first = found.first().map(|one| format!("{}：{}", one.record, one.words));
    Ok(vec![DUE.line(checked, number(found.len()), first)])
}

fn history(view: &View<'_>) -> Result<Vec<VerifyLine>> {
    let (checked, wrong, first) = chain::compare(view)?;
    let mut lines = vec![CHAIN.line(checked, wrong, first)];
    let faults = seal::faults(view)?;
    lines.push(SEALS.line(faults.seals, number(faults.altered.len()), faults.altered.into_iter().next()));
    // A difference is told, not wrong: make-ups go on after the seal.
    lines.push(VerifyLine {
        can_mend: false,
        ..SEALED.line(faults.in_force, 0, faults.different.into_iter().next())
    });
    Ok(lines)
}

/// The pages decrypt, and SQLite finds them whole.
fn file(view: &View<'_>) -> Result<Vec<VerifyLine>> {
    let pages = view.conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let faults = page_faults(view.conn)?;
    Ok(vec![PAGES.line(pages, number(faults.len()), faults.into_iter().next())])
}

/// What SQLCipher and SQLite find wrong with the pages of a file.
pub(super) fn page_faults(conn: &Connection) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for pragma in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check"] {
        let mut statement = conn.prepare(pragma)?;
        let found =
            statement.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        faults.extend(found.into_iter().filter(|text| text != "ok"));
    }
    Ok(faults)
}

/// Whatever a row refers to is there.
fn references(view: &View<'_>) -> Result<Vec<VerifyLine>> {
    let conn = view.conn;
    let mut tables = conn.prepare(
        "SELECT DISTINCT m.name FROM sqlite_schema m, pragma_foreign_key_list(m.name) WHERE m.type = 'table'",
    )?;
    let tables =
        tables.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut checked = 0;
    for table in tables {
        checked +=
            conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0))?;
    }
    let sql = "SELECT count(*), min(\"table\" || ' → ' || parent) FROM pragma_foreign_key_check";
    let (wrong, first) = conn.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(vec![REFERENCES.line(checked, wrong, first)])
}

/// Monthly figures and people reached, recomputed quarter by quarter, so that a large book fits in memory.
fn figures(view: &View<'_>) -> Result<Vec<VerifyLine>> {
    let conn = view.conn;
    let sql = "SELECT min(d), max(d) FROM (SELECT on_day AS d FROM session UNION ALL SELECT month || '-01' FROM tally
       UNION ALL SELECT month || '-01' FROM reach)";
    let (first, last): (Option<Day>, Option<Day>) =
        conn.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut lines = MONTHS.map(|promise| promise.line(0, 0, None));
    let (Some(first), Some(last)) = (first, last) else { return Ok(lines.into()) };
    let mut quarter = Quarter::of(first);
    while quarter <= Quarter::of(last) {
        view.watch().check()?;
        let window = quarter.window();
        for (line, sql) in lines.iter_mut().zip(derive::wrong_figures()) {
            let values = named_params! { ":from": window.from, ":to": window.to };
            let (checked, wrong): (i64, i64) =
                conn.prepare_cached(&sql)?.query_row(values, |row| Ok((row.get(0)?, row.get(1)?)))?;
            line.checked += checked;
            line.wrong += wrong;
            if wrong > 0 && line.detail.is_none() {
                line.detail = Some(quarter.to_string());
            }
        }
        let next = window.to.succ_opt().unwrap_or(window.to);
        quarter = Quarter::of(next);
    }
    Ok(lines.into())
}

/// Readings, dates and ID numbers of members are what the rules make of them.
fn names(view: &View<'_>) -> Result<Vec<VerifyLine>> {
    let (mut readings, mut people) = (READINGS.line(0, 0, None), PEOPLE.line(0, 0, None));
    let mut statement = view.conn.prepare(
        "SELECT name, pinyin, initials, id_number, born_on, worked_from, applied_on, activist_on, prospect_on, probation_on,
           full_on FROM member",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (name, id_number): (String, Option<String>) = (row.get(0)?, row.get(3)?);
        let is_read = row.get::<_, String>(1)? == pinyin::full(&name)
            && row.get::<_, String>(2)? == pinyin::initials(&name);
        let mut is_right = id_number.is_none_or(|number| check_id_number(&number).is_ok());
        for column in 4..=10 {
            is_right &= row.get::<_, Option<String>>(column)?.is_none_or(|date| is_day_or_month(&date));
        }
        for (line, holds) in [(&mut readings, is_read), (&mut people, is_right)] {
            line.checked += 1;
            if !holds {
                line.wrong += 1;
                line.detail.get_or_insert_with(|| name.clone());
            }
        }
    }
    Ok(vec![readings, people])
}
