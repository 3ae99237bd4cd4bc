//! Promises that SQL alone can look at.

use super::verify::{BACKUP, FIGURES, HISTORY, OPEN, Promise, ROSTER};

/// How many rows there are, and one text for every row that breaks it.
pub(super) struct SqlPromise {
    pub promise: Promise,
    pub rows: &'static str,
    pub broken: &'static str,
}

const fn sql(promise: Promise, rows: &'static str, broken: &'static str) -> SqlPromise {
    SqlPromise { promise, rows, broken }
}

pub(super) const PROMISES: &[SqlPromise] = &[
    sql(
        Promise::new(ROSTER, "每名党员每天只有一个组织关系", "组织关系的起止日期不重叠", Some(OPEN)),
        "SELECT count(*) FROM membership",
        "SELECT m.name FROM membership a JOIN membership b ON b.member_id = a.member_id AND b.id > a.id
             AND a.from_on < ifnull(b.until_on, '9999-12-31') AND b.from_on < ifnull(a.until_on, '9999-12-31')
           JOIN member m ON m.id = a.member_id",
    ),
    sql(
        Promise::new(ROSTER, "党小组都在本人所在的党支部里", "党小组的上级就是本人的党支部", Some(OPEN)),
        "SELECT count(*) FROM membership WHERE group_id IS NOT NULL",
        "SELECT m.name FROM membership s JOIN unit g ON g.id = s.group_id JOIN member m ON m.id = s.member_id
         WHERE g.kind <> 'group' OR g.parent_id IS NOT s.unit_id",
    ),
    sql(
        Promise::new(ROSTER, "组织的上下级连得上", "从最上级到每个组织都走得到", Some(BACKUP)),
        "SELECT count(*) FROM unit",
        "SELECT u.name FROM unit u LEFT JOIN unit p ON p.id = u.parent_id WHERE u.path <> ifnull(p.path, '/') || u.id || '/'",
    ),
    sql(
        Promise::new(ROSTER, "最上级组织只有一个", "这本手册只属于一个组织", Some(BACKUP)),
        "SELECT count(*) FROM unit WHERE parent_id IS NULL",
        "SELECT name FROM unit WHERE parent_id IS NULL AND id <> (SELECT min(id) FROM unit WHERE parent_id IS NULL)",
    ),
    sql(
        Promise::new(FIGURES, "应到＝实到＋请假＋缺席＋未点", "逐次相加", Some(OPEN)),
        "SELECT count(*) FROM session_unit WHERE counting = 'named'",
        "SELECT s.on_day || s.title FROM session_unit x JOIN session s ON s.id = x.session_id
         WHERE x.counting = 'named' AND x.due <> x.present + x.excused + x.absent + x.unmarked",
    ),
    sql(
        Promise::new(ROSTER, "每条点名都算在参加的组织里", "点名的人都属于参加这次活动的组织", Some(OPEN)),
        "SELECT count(*) FROM attendance",
        "SELECT s.on_day || s.title FROM attendance a JOIN session s ON s.id = a.session_id
         WHERE NOT EXISTS (SELECT 1 FROM session_unit x WHERE x.session_id = a.session_id AND x.unit_id = a.unit_id AND x.counting = 'named')",
    ),
    sql(
        Promise::new(ROSTER, "每次活动有一个主办组织", "不多也不少", Some(OPEN)),
        "SELECT count(*) FROM session",
        "SELECT s.on_day || s.title FROM session s
         WHERE (SELECT group_concat(unit_id) FROM session_unit x WHERE x.session_id = s.id AND x.is_owner) IS NOT CAST(s.unit_id AS TEXT)",
    ),
    sql(
        Promise::new(ROSTER, "每次活动有一个主要类别", "不多也不少", Some(OPEN)),
        "SELECT count(*) FROM session",
        "SELECT s.on_day || s.title FROM session s WHERE (SELECT count(*) FROM session_kind k WHERE k.session_id = s.id AND k.is_main) <> 1",
    ),
    sql(
        Promise::new(HISTORY, "修改历史读得出来", "每一条都是完整的改前、改后", Some(BACKUP)),
        "SELECT count(*) FROM change_row",
        "SELECT tbl || key FROM change_row WHERE NOT (json_valid(key) AND json_valid(ifnull(before, '{}')) AND json_valid(ifnull(after, '{}')))",
    ),
];
