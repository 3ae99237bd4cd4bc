//! The contract of DESIGN §5 over the real program: verbs, exit codes, JSON shapes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const PASSWORD: &str = "试用手册-2026";

/// A folder of its own, with the program's folder inside.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.arg(name)
    }

    fn arg(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    fn run_as(&self, password: &str, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_branchbook"))
            .args(args)
            .env("BRANCHBOOK_PASSWORD", password)
            .env("BRANCHBOOK_HOME", self.path("home"))
            .env("BRANCHBOOK_TODAY", "2026-09-21")
            .output()
            .unwrap()
    }

    fn run(&self, args: &[&str]) -> Output {
        self.run_as(PASSWORD, args)
    }

    fn json(&self, args: &[&str]) -> Value {
        let output = self.run(&[args, &["--json"]].concat());
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn book(&self) -> String {
        let book = self.arg("手册.book");
        let made = self.run(&["new", &book, "--name", "运行车间党支部", "--kind", "branch"]);
        assert!(made.status.success(), "a new book: {}", String::from_utf8_lossy(&made.stderr));
        book
    }
}

/// Exit code and the one line on stderr.
fn refusal(output: &Output) -> (i32, String) {
    let line = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(line.trim_end().lines().count(), 1, "a failure is one line on stderr: {line}");
    (output.status.code().unwrap(), line)
}

const ROSTER: &str = "姓名,性别,出生日期,入党时间,转正时间\n欧阳堃,男,1985-03-02,2009-07-01,2010-07-01\n曾宪明,男,1979-11-20,2003-06-30,2004-06-30\n";
const SESSIONS: &str = "日期,类型,主题,应到人数,实到人数\n2026-07-03,支部党员大会、主题党日,学习条例,28,26\n2026-08-07,主题党日,现场教学,28,25\n";

#[test]
fn a_book_goes_from_empty_to_printed_and_back() {
    let desk = Desk::new();
    let book = desk.book();
    let roster = desk.file("花名册.csv", ROSTER);

    let trial = desk.json(&["import", "members", &book, &roster, "--dry-run"]);
    assert_eq!((&trial["created"], &trial["written"]), (&2.into(), &0.into()), "a dry run writes nothing");
    let first = desk.json(&["import", "members", &book, &roster]);
    assert_eq!((&first["read"], &first["written"]), (&2.into(), &2.into()), "both rows are written");
    let again = desk.json(&["import", "members", &book, &roster]);
    assert_eq!(
        (&again["unchanged"], &again["written"]),
        (&2.into(), &0.into()),
        "the same file twice changes nothing"
    );

    let sessions = desk.file("活动.csv", SESSIONS);
    desk.json(&["import", "sessions", &book, &sessions]);
    let count = desk.json(&["count", &book, "--from", "2026-07-01", "--to", "2026-09-30", "--by", "kind"]);
    assert_eq!(count["total"]["sessions"], 2, "a session of two kinds counts once in the total");
    assert_eq!(count["total"]["attendances"], 51, "26 + 25 人次");
    assert!(count["total"]["people"].is_null(), "declared counts have no people");
    let rate = count["total"]["rate"].as_f64().unwrap();
    assert!((rate - 51.0 / 56.0).abs() < 1e-9, "the rate is a fraction: {rate}");
    assert_eq!(count["rows"].as_array().unwrap().len(), 2, "one row a kind");

    let fields = r#"{"fields":{"unitId":1,"name":"借书","family":"own","dayName":"日期","columns":[
        {"id":null,"name":"书名","kind":"text","measure":null,"choices":[],"isNeeded":true},
        {"id":null,"name":"借书人","kind":"member","measure":null,"choices":[],"isNeeded":false}]}}"#;
    desk.json(&["call", &book, "register_save", fields]);
    let rows = desk.file("借书.csv", "日期,书名,借书人\n2026-03-05,简史,欧阳堃\n");
    let lent = desk.json(&["import", "register", &book, &rows, "--register", "借书"]);
    assert_eq!(lent["written"], 1, "rows go into the register of this name");
    let mentions = desk.json(&["call", &book, "register_mentions", r#"{"memberId":1}"#]);
    assert_eq!(mentions[0]["title"], "简史", "and lead to the member they name");

    let check = desk.json(&["check", &book, "--on", "2026-09-21"]);
    let findings = check["findings"].as_array().unwrap();
    let met = findings.iter().find(|finding| finding["rule"] == "general_meeting").unwrap();
    assert_eq!(
        (&met["state"], &met["period"]),
        (&"met".into(), &"2026Q3".into()),
        "the 党员大会 of the quarter was held"
    );

    let pdf = desk.arg("季报.pdf");
    desk.json(&["report", "quarterly", &book, "--quarter", "2026Q3", "-o", &pdf]);
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF"), "the report is a PDF");

    let hits = desk.json(&["search", &book, "oyk"]);
    assert_eq!(hits[0]["label"], "欧阳堃", "names are found by the initials of their right reading");

    let copy = desk.arg("备份.book");
    desk.json(&["backup", &book, "-o", &copy]);
    let restored = desk.arg("恢复.book");
    desk.json(&["restore", &copy, &restored]);
    assert_eq!(
        desk.json(&["list", "members", &restored]).as_array().unwrap().len(),
        2,
        "the copy holds both members"
    );
    let lines = desk.json(&["verify", &restored]);
    assert!(
        lines.as_array().unwrap().iter().all(|line| line["wrong"] == 0),
        "every figure of the copy is right: {lines}"
    );
}

#[test]
fn a_password_file_is_read_as_editors_write_it() {
    let desk = Desk::new();
    let book = desk.book();
    let file = desk.file("密码.txt", &format!("\u{feff}{PASSWORD}\r\n第二行不算\r\n"));
    let opened = desk.run_as("别的口令", &["list", "units", &book, "--password-file", &file]);
    assert!(
        opened.status.success(),
        "neither the byte order mark nor the line end of Windows belongs to the password: {}",
        String::from_utf8_lossy(&opened.stderr)
    );
}

#[test]
fn a_refused_row_refuses_the_file() {
    let desk = Desk::new();
    let book = desk.book();
    let roster = desk.file("花名册.csv", "姓名,入党时间\n欧阳堃,2009-07-01\n曾宪明,2009.13\n");
    let output = desk.run(&["import", "members", &book, &roster, "--json"]);
    let (code, line) = refusal(&output);
    assert_eq!(code, 3, "refused input has its own exit code: {line}");
    let result: Value = serde_json::from_slice(&output.stdout).unwrap();
    let row = &result["rejected"][0];
    assert_eq!(
        (&row["row"], &row["column"], &row["value"]),
        (&3.into(), &"入党时间".into(), &"2009.13".into()),
        "{result}"
    );
    assert_eq!(result["written"], 0, "nothing is written");
    assert_eq!(desk.json(&["list", "members", &book]).as_array().unwrap().len(), 0, "not even the good row");
    let shown = desk.run(&["import", "members", &book, &roster]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("2009.13"), "people see the refused row, too");
}

#[test]
fn what_is_no_readable_book_is_told_apart_and_left_alone() {
    let desk = Desk::new();
    let book = desk.book();
    let before = std::fs::read(Path::new(&book)).unwrap();
    let (code, line) = refusal(&desk.run_as("不是这个密码", &["verify", &book]));
    assert!(code == 1 && line.contains("密码不对"), "a wrong password says so: {line}");
    assert_eq!(std::fs::read(&book).unwrap(), before, "a wrong password changes nothing");

    let text = desk.file("不是手册.book", "这是一段普通文字，不是手册。");
    let (code, line) = refusal(&desk.run(&["verify", &text]));
    assert!(code == 1 && line.contains("不是支部手册"), "a foreign file is named as such: {line}");

    let (code, line) = refusal(&desk.run(&["verify", &desk.arg("没有.book")]));
    assert!(code == 1 && line.contains("找不到"), "a missing file is named as such: {line}");

    let (code, line) = refusal(&desk.run(&["new", &book, "--name", "别的支部", "--kind", "branch"]));
    assert!(code == 1 && line.contains("同名"), "no book is overwritten: {line}");
    assert_eq!(desk.run(&["count"]).status.code(), Some(2), "wrong usage is 2");
}

#[test]
fn call_reaches_every_command_of_the_window() {
    let desk = Desk::new();
    let book = desk.book();
    let call = |command: &str, json: &str| desk.run(&["call", &book, command, json]);
    let units: Value = serde_json::from_slice(&call("unit_list", "{}").stdout).unwrap();
    assert_eq!(units[0]["name"], "运行车间党支部", "a command answers as in the window");
    let (code, line) = refusal(&call("no_such", "{}"));
    assert!(code == 1 && line.contains("no_such"), "an unknown command is a fault: {line}");
    let overview: Value =
        serde_json::from_slice(&call("overview_get", r#"{"day":"2026-09-21"}"#).stdout).unwrap();
    assert!(overview["todo"].is_array(), "the overview of an empty book is a page, not an error: {overview}");
    let (code, _) = refusal(&call("unit_list", "{"));
    assert_eq!(code, 2, "what is no JSON is wrong usage");
}

#[test]
fn a_check_of_the_workshop_names_the_missing_meeting_and_what_closes_it() {
    let desk = Desk::new();
    let book = desk.arg("样例.book");
    desk.json(&["sample", &book, "--kind", "workshop"]);
    let check = desk.json(&["check", &book, "--on", "2026-09-21"]);
    let findings = check["findings"].as_array().unwrap();
    let gap = findings
        .iter()
        .find(|finding| finding["rule"] == "group_meeting" && finding["state"] == "due")
        .unwrap();
    assert_eq!(
        (&gap["scope"], &gap["safe_day"], &gap["planned_on"], &gap["action"]),
        (&"钢包".into(), &"2026-09-30".into(), &"2026-09-24".into(), &"hold".into()),
        "the group, the last safe date, the planned session and what to do"
    );
    let output = desk.run(&["check", &book, "--on", "2026-09-21"]);
    let table = String::from_utf8(output.stdout).unwrap();
    let line = table.lines().find(|line| line.contains("钢包") && line.contains("还差")).unwrap();
    for word in ["党小组会", "2026-09-30", "2026-09-24 讨论国庆前设备点检分工", "按计划召开"]
    {
        assert!(line.contains(word), "a person reads the same: {word} in {line}");
    }
}
