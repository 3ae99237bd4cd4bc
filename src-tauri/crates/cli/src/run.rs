//! The verbs.

use std::path::Path;

use desk::{Code, Desk, DeskPaths};
use serde_json::{Value, json};

use crate::End;
use crate::args::{By, Cli, Import, Noun, Report, Sample, Verb};
use crate::show::{self, Column, cell, percent};

/// A verb's result.
type Result<T, E = End> = std::result::Result<T, E>;

/// Runs what was typed.
pub fn run(cli: Cli) -> Result<()> {
    let password = password(cli.password_file.as_deref())?;
    let paths = DeskPaths::here().map_err(|error| End::Failed(error.to_string()))?;
    let desk = At { desk: Desk::new(paths), password, json: cli.json };
    match cli.verb {
        Verb::New { book, name, kind, from, recovery } => {
            let req = json!({
                "path": book, "password": desk.password, "name": name, "kind": kind.word(), "begin": from, "recovery": recovery,
            });
            let made = desk.call("book_create", req)?;
            if let Some(groups) = made["recovery"].as_array() {
                let groups: Vec<_> = groups.iter().filter_map(Value::as_str).collect();
                show::aside(&format!("恢复码：{}", groups.join(" ")));
            }
            desk.say(&made["state"], || show::text(&format!("已建立手册 {}：{name}", book.display())));
            Ok(())
        }
        Verb::Sample(sample) => make_sample(&desk, &sample),
        Verb::Import(import) => import_table(&desk, &import),
        Verb::Count { book, from, to, unit, by } => {
            desk.open(&book)?;
            let unit = desk.unit(unit.as_deref())?;
            let count =
                desk.call("count_get", json!({ "unitId": unit, "from": from, "to": to, "by": by.word() }))?;
            desk.say(&count, || show_count(&count));
            Ok(())
        }
        Verb::Check { book, on, unit } => {
            desk.open(&book)?;
            let unit = desk.unit(unit.as_deref())?;
            let check = desk.call("check_get", json!({ "unitId": unit, "day": on }))?;
            desk.say(&check, || {
                show::table(FINDINGS, rows(&check["findings"]));
                if let Some(note) = check["note"].as_str() {
                    show::text(note);
                }
            });
            Ok(())
        }
        Verb::Report(report) => print_report(&desk, &report),
        Verb::List { noun, book } => list(&desk, noun, &book),
        Verb::Backup { book, output } => {
            desk.open(&book)?;
            let backup = desk.call("book_backup", json!({ "path": output }))?;
            desk.say(&backup, || {
                show::text(&format!("已备份到 {}，{} 字节，已验证", output.display(), backup["bytes"]))
            });
            Ok(())
        }
        Verb::Restore { file, book } => {
            let done =
                desk.call("book_restore", json!({ "from": file, "path": book, "password": desk.password }))?;
            desk.say(&done, || {
                show::text(&format!("已恢复为 {}", book.display()));
                if let Some(kept) = done["kept"].as_str() {
                    show::text(&format!("原来那本留在 {kept}"));
                }
            });
            Ok(())
        }
        Verb::Verify { book } => verify(&desk, &book),
        Verb::Search { book, words } => {
            desk.open(&book)?;
            let found = desk.call("search", json!({ "words": words.join(" "), "limit": 200 }))?;
            let hits = found["hits"].clone();
            desk.say(&hits, || show::table(HITS, rows(&hits)));
            Ok(())
        }
        Verb::Call { book, command, request } => {
            let request: Value = serde_json::from_str(&request)
                .map_err(|error| End::Usage(format!("请求不是 JSON（{error}）")))?;
            desk.open(&book)?;
            show::json(&desk.call(&command, request)?);
            Ok(())
        }
    }
}

/// The desk with what the command line adds to it.
struct At {
    desk: Desk,
    password: String,
    json: bool,
}

impl At {
    fn call(&self, command: &str, request: Value) -> Result<Value> {
        Ok(self.desk.dispatch(command, request)?)
    }

    fn open(&self, book: &Path) -> Result<()> {
        self.open_despite(book, &[Code::Swapped, Code::LogGone])
    }

    /// Who names a file on the command line means that file, whatever lay there before: it is said, and opened.
    fn open_despite(&self, book: &Path, codes: &[Code]) -> Result<()> {
        let open = |other: bool| json!({ "path": book, "password": self.password, "other": other });
        match self.desk.dispatch("book_open", open(false)) {
            Err(error) if codes.contains(&error.code) => {
                show::aside(&format!("branchbook: {}", error.message));
                self.call("book_open", open(true)).map(drop)
            }
            opened => Ok(opened.map(drop)?),
        }
    }

    /// JSON for scripts, else what people read.
    fn say(&self, value: &Value, people: impl FnOnce()) {
        if self.json { show::json(value) } else { people() }
    }

    /// The id of a unit by its name; null without one. Errors: no unit, or several, of that name.
    fn unit(&self, name: Option<&str>) -> Result<Value> {
        let Some(name) = name else { return Ok(Value::Null) };
        let units = self.call("unit_list", json!({}))?;
        one(rows(&units).iter().filter(|unit| unit["name"] == name || unit["uid"] == name), "组织", name)
    }

    /// The id of a session by its uid.
    fn session(&self, uid: Option<&str>) -> Result<Value> {
        let Some(uid) = uid else { return Ok(Value::Null) };
        let sessions = self.call("session_list", json!({ "uids": [uid] }))?;
        one(rows(&sessions).iter(), "活动", uid)
    }

    /// The id of a task list by its name.
    fn list(&self, name: Option<&str>, day: &Value) -> Result<Value> {
        let Some(name) = name else { return Ok(Value::Null) };
        let lists = self.call("list_list", json!({ "day": day }))?;
        one(rows(&lists).iter().filter(|list| list["name"] == name || list["uid"] == name), "任务清单", name)
    }

    /// The id of the register of this name, or null.
    fn register(&self, name: Option<&str>) -> Result<Value> {
        let Some(name) = name else { return Ok(Value::Null) };
        let registers = self.call("register_list", json!({}))?;
        one(rows(&registers).iter().filter(|one| one["name"] == name || one["uid"] == name), "台账", name)
    }

    /// The id of the member of this name, or null.
    fn member(&self, name: Option<&str>, day: &Value) -> Result<Value> {
        let Some(name) = name else { return Ok(Value::Null) };
        let roster = self.call("member_roster", json!({ "day": day }))?;
        one(rows(&roster).iter().filter(|line| line["name"] == name || line["uid"] == name), "党员", name)
    }

    /// Today, as the desk has it.
    fn today(&self) -> Result<Value> {
        Ok(self.call("book_state", json!({}))?["today"].clone())
    }
}

/// The id of the only record found.
fn one<'a>(mut found: impl Iterator<Item = &'a Value>, noun: &str, name: &str) -> Result<Value> {
    match (found.next(), found.next()) {
        (Some(record), None) => Ok(record["id"].clone()),
        (None, _) => {
            Err(End::Failed(format!("手册里没有{noun}“{name}”。没有改动。请用 list 查看已有的名称。")))
        }
        _ => Err(End::Failed(format!("手册里有不止一个{noun}叫“{name}”。没有改动。请改用它的 uid。"))),
    }
}

fn rows(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// From `--password-file` (its first line), else from the environment.
fn password(file: Option<&Path>) -> Result<String> {
    let Some(file) = file else {
        return std::env::var("BRANCHBOOK_PASSWORD").map_err(|_| {
            End::Usage(
                "没有给密码。请设置环境变量 BRANCHBOOK_PASSWORD，或用 --password-file 指定文件。".to_owned(),
            )
        });
    };
    let text = std::fs::read_to_string(file)
        .map_err(|error| End::Usage(format!("读不出密码文件 {}（{error}）", file.display())))?;
    // Editors on Windows put a byte order mark before the first letter.
    let text = text.trim_start_matches('\u{feff}');
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn make_sample(desk: &At, sample: &Sample) -> Result<()> {
    let done = desk.call(
        "sample_make",
        json!({
            "path": sample.book, "password": desk.password, "kind": sample.kind.word(), "seed": sample.seed,
            "branches": sample.branches, "members": sample.members, "years": sample.years,
        }),
    )?;
    desk.say(&done, || show::text(&format!("已制作示例手册 {}", sample.book.display())));
    Ok(())
}

fn import_table(desk: &At, import: &Import) -> Result<()> {
    desk.open(&import.book)?;
    let command = if import.dry_run { "import_preview" } else { "import_run" };
    let result = desk.call(
        command,
        json!({
            "kind": import.kind.word(), "path": import.file, "createUnits": import.create_units,
            "registerId": desk.register(import.register.as_deref())?,
        }),
    )?;
    desk.say(&result, || show_import(&result));
    let rejected = rows(&result["rejected"]).len();
    if rejected > 0 {
        let file = cell(&result["file"]);
        return Err(End::Refused(format!(
            "{file} 有 {rejected} 处不能接受，什么也没有写入。请改好表格后再导入。"
        )));
    }
    Ok(())
}

fn show_import(result: &Value) {
    show::text(&format!(
        "{}：读到 {}，新建 {}，更新 {}，不变 {}，写入 {}",
        cell(&result["file"]),
        result["read"],
        result["created"],
        result["updated"],
        result["unchanged"],
        result["written"],
    ));
    let unused = rows(&result["unusedColumns"]);
    if !unused.is_empty() {
        show::text(&format!("没有用到的列：{}", cell(&result["unusedColumns"])));
    }
    for warning in rows(&result["warnings"]) {
        show::text(&format!("注意：{}", cell(warning)));
    }
    if !rows(&result["rejected"]).is_empty() {
        show::table(REJECTED, rows(&result["rejected"]));
    }
}

fn show_count(count: &Value) {
    show::text(&format!("{} {}—{}", cell(&count["unit"]), cell(&count["from"]), cell(&count["to"])));
    let mut lines = rows(&count["rows"]).to_vec();
    let mut total = count["total"].clone();
    total["label"] = json!("合计");
    lines.push(total);
    show::table(COUNTS, &lines);
}

fn print_report(desk: &At, report: &Report) -> Result<()> {
    desk.open(&report.book)?;
    let today = desk.today()?;
    let request = json!({
        "report": report.name,
        "unitId": desk.unit(report.unit.as_deref())?,
        "sessionId": desk.session(report.session.as_deref())?,
        "listId": desk.list(report.list.as_deref(), &today)?,
        "registerId": desk.register(report.register.as_deref())?,
        "memberId": desk.member(report.member.as_deref(), &today)?,
        "photos": report.photos,
        "sheet": report.sheet,
        "by": report.by.map(By::word),
        "quarter": report.quarter, "year": report.year, "from": report.from, "to": report.to,
        "day": today,
        "path": report.output,
        "format": report.archive.then_some("pdf_a"),
    });
    let saved = desk.call("report_save", request)?;
    desk.say(&saved, || show::text(&format!("已生成 {}", report.output.display())));
    Ok(())
}

fn list(desk: &At, noun: Noun, book: &Path) -> Result<()> {
    desk.open(book)?;
    let today = desk.today()?;
    let (found, columns) = match noun {
        Noun::Units => (desk.call("unit_list", json!({}))?, UNITS),
        Noun::Members => (desk.call("member_roster", json!({ "day": today }))?, MEMBERS),
        Noun::Sessions => (desk.call("session_list", json!({ "limit": 1_000_000 }))?, SESSIONS),
        Noun::Tasks => (tasks(desk, &today)?, TASKS),
    };
    desk.say(&found, || show::table(columns, rows(&found)));
    Ok(())
}

/// The tasks of every list, each with the name of its list.
fn tasks(desk: &At, today: &Value) -> Result<Value> {
    let mut all = Vec::new();
    for list in rows(&desk.call("list_list", json!({ "day": today }))?) {
        let mut tasks = desk.call("task_list", json!({ "listId": list["id"], "day": today }))?;
        for task in tasks.as_array_mut().into_iter().flatten() {
            task["list"] = list["name"].clone();
            all.push(task.take());
        }
    }
    Ok(Value::Array(all))
}

fn verify(desk: &At, book: &Path) -> Result<()> {
    // A book that lacks its newest writes is not in order.
    desk.open_despite(book, &[Code::Swapped])?;
    let lines = desk.call("book_verify", json!({}))?;
    desk.say(&lines, || show::table(VERIFIED, rows(&lines)));
    let wrong: i64 = rows(&lines).iter().filter_map(|line| line["wrong"].as_i64()).sum();
    if wrong > 0 {
        return Err(End::Failed(format!(
            "有 {wrong} 处与记录不符。手册没有改动。请从备份恢复，或把这个结果交给维护人员。"
        )));
    }
    Ok(())
}

const FINDINGS: &[Column] = &[
    ("类别", |row| cell(&row["label"])),
    ("时段", |row| cell(&row["period"])),
    ("对象", |row| cell(&row["scope"])),
    ("一般频次", |row| cell(&row["required"])),
    ("已开", |row| cell(&row["held"])),
    ("状态", |row| state(&row["state"]).to_owned()),
    ("最晚稳妥日期", |row| cell(&row["safe_day"])),
    ("最晚日期", |row| cell(&row["last_day"])),
    ("由哪次补上", planned),
    ("怎么办", |row| action(&row["action"]).to_owned()),
    ("说明", |row| cell(&row["reason"])),
    ("依据", |row| cell(&row["cite"])),
];

/// Day and subject of the planned session.
fn planned(row: &Value) -> String {
    match (&row["planned_on"], &row["planned_title"]) {
        (Value::Null, title) => cell(title),
        (day, title) => format!("{} {}", cell(day), cell(title)),
    }
}

/// The word of what closes a gap.
fn action(value: &Value) -> &'static str {
    match value.as_str() {
        Some("hold") => "按计划召开",
        Some("fix") => "定下日期",
        Some("advance") => "提前计划日期",
        Some("arrange") => "安排一次",
        Some("study") => "安排集中学习",
        Some("prepare") => "筹备换届",
        Some("ask") => "了解情况",
        Some("review") => "核对是否漏记",
        _ => "—",
    }
}

/// The word of a state.
fn state(value: &Value) -> &'static str {
    match value.as_str() {
        Some("met") => "已达到",
        Some("due") => "还差",
        Some("short") => "未达到一般频次",
        Some("exempt") => "免",
        _ => "不适用",
    }
}

const COUNTS: &[Column] = &[
    ("项目", |row| cell(&row["label"])),
    ("次", |row| cell(&row["sessions"])),
    ("场次", |row| cell(&row["sittings"])),
    ("人次", |row| cell(&row["attendances"])),
    ("人数", |row| cell(&row["people"])),
    ("应到人次", |row| cell(&row["due"])),
    ("到会率", |row| percent(&row["rate"])),
    ("学时（分钟）", |row| cell(&row["minutes"])),
];

const REJECTED: &[Column] = &[
    ("行", |row| cell(&row["row"])),
    ("列", |row| cell(&row["column"])),
    ("值", |row| cell(&row["value"])),
    ("原因", |row| cell(&row["reason"])),
];

const UNITS: &[Column] = &[
    ("uid", |row| cell(&row["uid"])),
    ("名称", |row| cell(&row["name"])),
    ("类别", |row| cell(&row["kind"])),
    ("基地", |row| cell(&row["base"])),
];

const MEMBERS: &[Column] = &[
    ("uid", |row| cell(&row["uid"])),
    ("姓名", |row| cell(&row["name"])),
    ("组织", |row| cell(&row["unit"])),
    ("党小组", |row| cell(&row["group"])),
    ("入党日期", |row| cell(&row["probationOn"])),
];

const SESSIONS: &[Column] = &[
    ("uid", |row| cell(&row["uid"])),
    ("日期", |row| cell(&row["onDay"])),
    ("组织", |row| cell(&row["unit"])),
    ("主题", |row| cell(&row["title"])),
    ("应到", |row| cell(&row["totals"]["due"])),
    ("实到", |row| cell(&row["totals"]["present"])),
];

const TASKS: &[Column] = &[
    ("uid", |row| cell(&row["uid"])),
    ("清单", |row| cell(&row["list"])),
    ("序号", |row| cell(&row["number"])),
    ("项目名称", |row| cell(&row["title"])),
    ("完成时限", |row| cell(&row["dueOn"])),
];

const VERIFIED: &[Column] = &[
    ("核对内容", |row| cell(&row["what"])),
    ("核对数", |row| cell(&row["checked"])),
    ("不符", |row| cell(&row["wrong"])),
    ("第一处", |row| cell(&row["detail"])),
];

const HITS: &[Column] = &[
    ("类别", |row| cell(&row["noun"])),
    ("名称", |row| cell(&row["label"])),
    ("说明", |row| cell(&row["detail"])),
    ("日期", |row| cell(&row["onDay"])),
];
