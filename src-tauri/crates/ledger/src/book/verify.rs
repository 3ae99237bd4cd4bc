//! 自检: what must be true of every book, looked at row by row. Each promise is one line with how much was compared.

use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{View, chain, derive};
use crate::date::{Day, Quarter, is_day_or_month};
use crate::member::{check_id_number, pinyin};
use crate::{Result, attachment, search};

/// One promise and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerifyLine {
    /// What was looked at, in Chinese.
    pub what: String,
    /// How many pages, rows or figures were compared.
    pub checked: i64,
    /// How many of them are not as they must be.
    pub wrong: i64,
    /// The first of these.
    pub detail: Option<String>,
}

/// Promises that SQL can look at: name, how many rows there are, and a query of one text for every row that breaks it.
const PROMISES: &[(&str, &str, &str)] = &[
    (
        "每名党员每天只有一个组织关系",
        "SELECT count(*) FROM membership",
        "SELECT m.name FROM membership a JOIN membership b ON b.member_id = a.member_id AND b.id > a.id
             AND a.from_on < ifnull(b.until_on, '9999-12-31') AND b.from_on < ifnull(a.until_on, '9999-12-31')
           JOIN member m ON m.id = a.member_id",
    ),
    (
        "党小组都在本人所在的党支部里",
        "SELECT count(*) FROM membership WHERE group_id IS NOT NULL",
        "SELECT m.name FROM membership s JOIN unit g ON g.id = s.group_id JOIN member m ON m.id = s.member_id
         WHERE g.kind <> 'group' OR g.parent_id IS NOT s.unit_id",
    ),
    (
        "组织的上下级连得上",
        "SELECT count(*) FROM unit",
        "SELECT u.name FROM unit u LEFT JOIN unit p ON p.id = u.parent_id WHERE u.path <> ifnull(p.path, '/') || u.id || '/'",
    ),
    (
        "最上级组织只有一个",
        "SELECT count(*) FROM unit WHERE parent_id IS NULL",
        "SELECT name FROM unit WHERE parent_id IS NULL AND id <> (SELECT min(id) FROM unit WHERE parent_id IS NULL)",
    ),
    (
        "应到＝实到＋请假＋缺席＋未点",
        "SELECT count(*) FROM session_unit WHERE counting = 'named'",
        "SELECT s.on_day || s.title FROM session_unit x JOIN session s ON s.id = x.session_id
         WHERE x.counting = 'named' AND x.due <> x.present + x.excused + x.absent + x.unmarked",
    ),
    (
        "每条点名都算在参加的组织里",
        "SELECT count(*) FROM attendance",
        "SELECT s.on_day || s.title FROM attendance a JOIN session s ON s.id = a.session_id
         WHERE NOT EXISTS (SELECT 1 FROM session_unit x WHERE x.session_id = a.session_id AND x.unit_id = a.unit_id AND x.counting = 'named')",
    ),
    (
        "每次活动有一个主办组织",
        "SELECT count(*) FROM session",
        "SELECT s.on_day || s.title FROM session s
         WHERE (SELECT group_concat(unit_id) FROM session_unit x WHERE x.session_id = s.id AND x.is_owner) IS NOT CAST(s.unit_id AS TEXT)",
    ),
    (
        "每次活动有一个主要类别",
        "SELECT count(*) FROM session",
        "SELECT s.on_day || s.title FROM session s WHERE (SELECT count(*) FROM session_kind k WHERE k.session_id = s.id AND k.is_main) <> 1",
    ),
    (
        "修改历史读得出来",
        "SELECT count(*) FROM change_row",
        "SELECT tbl || key FROM change_row WHERE NOT (json_valid(key) AND json_valid(ifnull(before, '{}')) AND json_valid(ifnull(after, '{}')))",
    ),
];

/// Looks at every promise of the book. Nothing is written. Errors: only those of the store; what is wrong stands in the lines.
pub fn verify(view: &View<'_>) -> Result<Vec<VerifyLine>> {
    let conn = view.conn;
    // File, references, rolls, two lines of figures, people, search, attachments, history, and the promises.
    let step = |done: usize| view.watch().step(done, PROMISES.len() + 9);
    step(0)?;
    let mut lines = vec![file(conn)?];
    step(1)?;
    lines.push(references(conn)?);
    step(2)?;
    let rolls = "SELECT count(*) FROM session_unit";
    lines.push(promise(conn, "每次活动的应到、实到、请假、缺席重算一致", rolls, &derive::wrong_rolls())?);
    step(3)?;
    lines.extend(figures(view)?);
    for (what, rows, wrong) in PROMISES {
        step(lines.len())?;
        lines.push(promise(conn, what, rows, wrong)?);
    }
    step(lines.len())?;
    lines.push(people(conn)?);
    step(lines.len())?;
    let (checked, wrong) = search::compare(conn)?;
    lines.push(line("查找索引和记录一致", checked, wrong, None));
    let (checked, wrong, first) = attachment::compare(conn)?;
    lines.push(line("佐证材料的内容和存入时一致", checked, wrong, first));
    step(lines.len())?;
    let (checked, wrong, first) = chain::compare(view)?;
    lines.push(line("修改历史前后相连，没有被改动过", checked, wrong, first));
    Ok(lines)
}

fn line(what: &str, checked: i64, wrong: i64, detail: Option<String>) -> VerifyLine {
    VerifyLine { what: what.to_owned(), checked, wrong, detail }
}

fn promise(conn: &Connection, what: &str, rows: &str, broken: &str) -> Result<VerifyLine> {
    let checked = conn.query_row(rows, [], |row| row.get(0))?;
    let sql = format!("WITH broken (record) AS ({broken}) SELECT count(*), min(record) FROM broken");
    let (wrong, first) = conn.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(line(what, checked, wrong, first))
}

/// The pages decrypt, and SQLite finds them whole.
fn file(conn: &Connection) -> Result<VerifyLine> {
    let pages = conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let faults = page_faults(conn)?;
    let wrong = i64::try_from(faults.len()).unwrap_or(i64::MAX);
    Ok(line("文件的每一页完整", pages, wrong, faults.into_iter().next()))
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
fn references(conn: &Connection) -> Result<VerifyLine> {
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
    Ok(line("记录之间的引用都在", checked, wrong, first))
}

/// Monthly figures and people reached, recomputed quarter by quarter, so that a large book fits in memory.
fn figures(view: &View<'_>) -> Result<Vec<VerifyLine>> {
    let conn = view.conn;
    let sql = "SELECT min(d), max(d) FROM (SELECT on_day AS d FROM session UNION ALL SELECT month || '-01' FROM tally
       UNION ALL SELECT month || '-01' FROM reach)";
    let (first, last): (Option<Day>, Option<Day>) =
        conn.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let names = ["每月各类次数和人次重算一致", "每月参加过的人和学时重算一致"];
    let mut lines = names.map(|what| line(what, 0, 0, None));
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
fn people(conn: &Connection) -> Result<VerifyLine> {
    let mut people = line("党员的拼音、日期和身份证号合规", 0, 0, None);
    let mut statement = conn.prepare(
        "SELECT name, pinyin, initials, id_number, born_on, worked_from, applied_on, activist_on, prospect_on, probation_on,
           full_on FROM member",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (name, id_number): (String, Option<String>) = (row.get(0)?, row.get(3)?);
        let mut is_right = row.get::<_, String>(1)? == pinyin::full(&name)
            && row.get::<_, String>(2)? == pinyin::initials(&name)
            && id_number.is_none_or(|number| check_id_number(&number).is_ok());
        for column in 4..=10 {
            is_right &= row.get::<_, Option<String>>(column)?.is_none_or(|date| is_day_or_month(&date));
        }
        people.checked += 1;
        if !is_right {
            people.wrong += 1;
            people.detail.get_or_insert(name);
        }
    }
    Ok(people)
}
