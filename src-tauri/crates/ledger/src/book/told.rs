//! 改前 and 改后: the rows a change wrote, in words. Long texts are told by their length, numbers of people and the texts of a
//! closed session not at all: history is read and printed by more people than the records are.

use std::collections::{BTreeMap, HashMap};

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{ChangedRow, View, changed_rows};
use crate::Result;
use crate::attendance::{Mark, Reason};
use crate::id::ChangeId;
use crate::session::{Kind, Mode, Role, Scope, Status};
use crate::task::TaskStatus;

/// Lines of one change that are told; an import writes thousands of rows.
const MOST: usize = 40;
/// So many marks of a roll are told one by one.
const FEW: usize = 3;
/// Characters after which a text is told by its length.
const SHORT: usize = 40;

/// One thing that a change did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeLine {
    /// `活动 结束时间`, `点名 谢春林`.
    pub what: String,
    /// Before; none: there was nothing.
    pub before: Option<String>,
    /// After; none: there is nothing any more.
    pub after: Option<String>,
}

/// What a change did, and how many lines are not told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeTold {
    /// The lines, in the order of writing.
    pub lines: Vec<ChangeLine>,
    /// How many more there are.
    pub more: usize,
}

/// How a column is told.
#[derive(Clone, Copy)]
enum How {
    /// As it stands.
    Plain,
    /// As it stands, but for a session whose texts are closed.
    Text,
    Minutes,
    /// That it was changed.
    Hidden,
    /// The word of a closed list.
    Word(fn(&str) -> Option<String>),
    /// The name of a row of this table.
    Name(&'static str, &'static str),
}

use How::{Hidden, Minutes, Name, Plain, Text, Word};

/// What people call a table, which columns name a row of it, and which are told.
struct Table {
    name: &'static str,
    label: &'static str,
    named: &'static [&'static str],
    columns: &'static [(&'static str, &'static str, How)],
}

const MEMBER: How = Name("member", "name");
const UNIT: How = Name("unit", "name");
const DAY: (&str, &str, How) = ("on_day", "日期", Plain);
const TITLE: (&str, &str, How) = ("title", "名称", Plain);
const NOTE: (&str, &str, How) = ("note", "备注", Plain);
const PERSON: (&str, &str, How) = ("member_id", "党员", MEMBER);

#[rustfmt::skip]
const TABLES: &[Table] = &[
    Table { name: "session", label: "活动", named: &["title"], columns: &[TITLE, DAY, ("start_time", "开始时间", Plain), ("end_time", "结束时间", Plain),
        ("place", "地点", Plain), ("status", "状态", Word(|word| Some(Status::parse(word)?.label().to_owned()))), ("minutes", "时长", Minutes),
        ("mode", "方式", Word(|word| Some(Mode::parse(word)?.label().to_owned()))), ("scope", "应到范围", Word(|word| Some(Scope::parse(word)?.label().to_owned()))),
        ("content", "主要内容", Text), ("decisions", "决议", Text), ("form", "形式", Plain), ("campaign", "专题", Plain), ("unit_id", "主办组织", UNIT), ("note", "备注", Text)] },
    Table { name: "session_kind", label: "活动类别", named: &["kind"], columns: &[("kind", "类别", Word(kind))] },
    Table { name: "session_unit", label: "参加的组织", named: &["unit_id"], columns: &[("unit_id", "组织", UNIT), ("declared_due", "登记应到", Plain), ("declared_present", "登记实到", Plain)] },
    Table { name: "session_role", label: "主持、记录、主讲", named: &["role", "name"], columns: &[("role", "担任", Word(|word| Some(Role::parse(word)?.label().to_owned()))), ("name", "姓名", Plain)] },
    Table { name: "session_topic", label: "学习主题", named: &["topic_id"], columns: &[("topic_id", "主题", Name("topic", "title"))] },
    Table { name: "sitting", label: "场次", named: &["label"], columns: &[("label", "名称", Plain), DAY, ("start_time", "开始时间", Plain), ("end_time", "结束时间", Plain), ("place", "地点", Plain)] },
    Table { name: "agenda_item", label: "议程", named: &["title"], columns: &[TITLE, ("speaker", "发言人", Plain), ("record", "发言记录", Text)] },
    Table { name: "vote", label: "表决", named: &["subject"], columns: &[("subject", "事项", Plain), ("due_voting", "应到有表决权", Plain), ("present_voting", "实到有表决权", Plain), ("yes", "赞成", Plain), ("no", "反对", Plain), ("abstain", "弃权", Plain)] },
    Table { name: "attendance", label: "点名", named: &["member_id"], columns: &[PERSON, ("mark", "标记", Word(|word| Some(Mark::parse(word)?.label().to_owned()))), ("reason", "原因", Word(|word| Some(Reason::parse(word)?.label().to_owned()))), ("late_minutes", "迟到", Minutes), ("early_minutes", "早退", Minutes)] },
    Table { name: "make_up", label: "补学", named: &["member_id"], columns: &[PERSON, DAY, ("minutes", "时长", Minutes), ("content", "内容", Plain)] },
    Table { name: "observer", label: "列席", named: &["name", "class"], columns: &[("name", "姓名", Plain), ("headcount", "人数", Plain)] },
    Table { name: "grade", label: "民主评议", named: &["member_id"], columns: &[PERSON, ("excellent", "优秀票", Hidden), ("qualified", "合格票", Hidden), ("basic", "基本合格票", Hidden), ("unqualified", "不合格票", Hidden)] },
    Table { name: "criticism", label: "批评与自我批评", named: &[], columns: &[("text", "内容", Hidden)] },
    Table { name: "attachment", label: "佐证材料", named: &["name"], columns: &[("name", "名称", Plain)] },
    Table { name: "leave", label: "请假", named: &["member_id"], columns: &[PERSON, ("from_on", "从", Plain), ("until_on", "到（不含）", Plain), ("approved_by", "批准人", Plain)] },
    Table { name: "member", label: "党员", named: &["name"], columns: &[("name", "姓名", Plain), ("born_on", "出生日期", Plain), ("job", "岗位", Plain), ("title", "职务", Plain), ("probation_on", "入党日期", Plain), ("full_on", "转正日期", Plain),
        ("id_number", "身份证号", Hidden), ("phone", "电话", Hidden), ("address", "住址", Hidden), NOTE] },
    Table { name: "membership", label: "组织关系", named: &["member_id"], columns: &[PERSON, ("unit_id", "组织", UNIT), ("group_id", "党小组", UNIT), ("from_on", "从", Plain), ("until_on", "到（不含）", Plain)] },
    Table { name: "post", label: "党内职务", named: &["member_id"], columns: &[PERSON, ("from_on", "从", Plain), ("until_on", "到（不含）", Plain), ("duty", "分工", Plain)] },
    Table { name: "unit", label: "组织", named: &["name"], columns: &[("name", "名称", Plain), ("full_name", "全称", Plain), ("superior", "上级", Plain), ("elected_on", "换届日期", Plain)] },
    Table { name: "topic", label: "学习主题", named: &["title"], columns: &[TITLE, ("due_on", "完成时限", Plain), ("source", "来源", Plain)] },
    Table { name: "task_list", label: "任务清单", named: &["name"], columns: &[("name", "名称", Plain)] },
    Table { name: "task", label: "任务", named: &["title"], columns: &[TITLE, ("owner", "责任人", Plain), ("due_on", "完成时限", Plain), ("status", "状态", Word(task_status)), ("done_on", "完成日期", Plain), ("closed_on", "销号日期", Plain), ("closed_by", "销号人", Plain), ("goal", "目标", Plain), NOTE] },
    Table { name: "progress", label: "进展", named: &["text"], columns: &[DAY, ("text", "进展", Plain), ("status", "状态", Word(task_status))] },
    Table { name: "plan_item", label: "计划", named: &["title"], columns: &[TITLE, ("month", "月份", Plain), DAY, ("kind", "类别", Word(kind)), ("reason", "原因", Plain)] },
    Table { name: "need", label: "需求和建议", named: &["text"], columns: &[("text", "内容", Plain), ("answer", "答复", Plain)] },
    Table { name: "register_row", label: "台账登记", named: &[], columns: &[DAY] },
    Table { name: "setting", label: "设置", named: &["key"], columns: &[("value", "值", Plain)] },
    Table { name: "seal", label: "封存", named: &["period"], columns: &[("sealed_by", "封存人", Plain), ("reopened_by", "解除人", Plain), ("reason", "理由", Plain)] },
];

fn kind(word: &str) -> Option<String> {
    Some(Kind::parse(word)?.short().to_owned())
}

fn task_status(word: &str) -> Option<String> {
    Some(TaskStatus::parse(word)?.label().to_owned())
}

/// What a change did, in words. Errors: those of the store; a change without rows told by nobody has no lines.
pub fn told(view: &View<'_>, change: ChangeId) -> Result<ChangeTold> {
    let rows = folded(changed_rows(view, change)?);
    let mut lines = marks(&rows);
    let is_summed = !lines.is_empty();
    for row in rows.iter().filter(|row| !(is_summed && row.table == "attendance")) {
        let Some(table) = TABLES.iter().find(|table| table.name == row.table) else { continue };
        lines.extend(of_row(view, table, row)?);
    }
    let more = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    Ok(ChangeTold { lines, more })
}

/// A row that one change wrote several times, as it was first and is last; those that it only brought and took away are left out.
fn folded(rows: Vec<ChangedRow>) -> Vec<ChangedRow> {
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    let mut folded: Vec<ChangedRow> = Vec::new();
    for row in rows {
        let values = row.after.as_ref().or(row.before.as_ref()).unwrap_or(&Value::Null);
        // Rolls, grades and their like have no id of their own.
        let key = match &values["id"] {
            Value::Null => format!("{} {}", values["session_id"], values["member_id"]),
            id => id.to_string(),
        };
        let place = *places.entry((row.table.clone(), key)).or_insert(folded.len());
        match folded.get_mut(place) {
            Some(first) => first.after = row.after,
            None => folded.push(row),
        }
    }
    folded.retain(|row| row.before != row.after);
    folded
}

/// The marks of many people as sums: 未点 27 → 到会 25，请假 2.
fn marks(rows: &[ChangedRow]) -> Vec<ChangeLine> {
    let roll: Vec<&ChangedRow> = rows.iter().filter(|row| row.table == "attendance").collect();
    if roll.len() <= FEW {
        return Vec::new();
    }
    let sum = |side: fn(&ChangedRow) -> Option<&Value>| {
        let mut sums: BTreeMap<&str, usize> = BTreeMap::new();
        let words = roll.iter().filter_map(|row| side(row)?.get("mark")?.as_str());
        words.for_each(|word| *sums.entry(word).or_default() += 1);
        let named = Mark::ALL.iter().filter_map(|mark| Some((mark.label(), sums.get(mark.as_str())?)));
        let text: Vec<String> = named.map(|(label, count)| format!("{label}{count}")).collect();
        (!text.is_empty()).then(|| text.join("，"))
    };
    let (before, after) = (sum(|row| row.before.as_ref()), sum(|row| row.after.as_ref()));
    vec![ChangeLine { what: format!("点名{}人", roll.len()), before, after }]
}

fn of_row(view: &View<'_>, table: &Table, row: &ChangedRow) -> Result<Vec<ChangeLine>> {
    let name = match row.after.as_ref().or(row.before.as_ref()) {
        Some(values) => named(view, table, values)?,
        None => String::new(),
    };
    let what = format!("{} {name}", table.label).trim().to_owned();
    let (Some(before), Some(after)) = (&row.before, &row.after) else {
        let is_new = row.before.is_none();
        let before = (!is_new).then(|| "原有".to_owned());
        return Ok(vec![ChangeLine {
            what,
            before,
            after: Some(if is_new { "新增" } else { "删除" }.to_owned()),
        }]);
    };
    let is_closed = is_closed(view, before)? || is_closed(view, after)?;
    let mut lines = Vec::new();
    for (column, label, how) in table.columns {
        let (old, new) = (&before[column], &after[column]);
        if old == new {
            continue;
        }
        let how = if is_closed && matches!(how, Text) { &Hidden } else { how };
        lines.push(ChangeLine {
            what: format!("{what} {label}"),
            before: words(view, *how, old)?,
            after: words(view, *how, new)?,
        });
    }
    Ok(lines)
}

/// Whether a row is a session whose texts are closed, were then or are now, or a part of one; of one that is gone nobody knows
/// any more.
fn is_closed(view: &View<'_>, row: &Value) -> Result<bool> {
    if let Some(was_restricted) = row["is_restricted"].as_i64() {
        let sql = "SELECT 1 FROM session WHERE id = ?1 AND is_restricted";
        return Ok(was_restricted == 1 || view.conn.prepare_cached(sql)?.exists([row["id"].as_i64()])?);
    }
    let Some(session) = row["session_id"].as_i64() else { return Ok(false) };
    let sql = "SELECT 1 FROM session WHERE id = ?1 AND NOT is_restricted";
    Ok(!view.conn.prepare_cached(sql)?.exists([session])?)
}

fn named(view: &View<'_>, table: &Table, values: &Value) -> Result<String> {
    let mut parts = Vec::new();
    for column in table.named {
        let how = table.columns.iter().find(|(name, ..)| name == column).map_or(Plain, |(.., how)| *how);
        parts.extend(words(view, how, &values[*column])?);
    }
    Ok(parts.join(" "))
}

/// A value in words; none for nothing.
fn words(view: &View<'_>, how: How, value: &Value) -> Result<Option<String>> {
    let plain = match value {
        Value::Null => return Ok(None),
        Value::String(text) if text.is_empty() => return Ok(None),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Ok(Some(match how {
        Plain | Text if plain.chars().count() > SHORT => format!("{}字", plain.chars().count()),
        Plain | Text => plain,
        Minutes => format!("{plain}分钟"),
        Hidden => "（不显示）".to_owned(),
        Word(word) => word(&plain).unwrap_or(plain),
        Name(table, column) => {
            let sql = format!("SELECT {column} FROM {table} WHERE id = ?1");
            let id = value.as_i64();
            let found = view.conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
            found.unwrap_or_else(|| "（已删除）".to_owned())
        }
    }))
}
