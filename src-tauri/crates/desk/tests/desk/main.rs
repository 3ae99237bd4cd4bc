//! The desk over a real book: what the window relies on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod attachment;
mod backups;
mod begin;
mod binder;
mod chart;
mod job;
mod key;
mod keyring;
mod role;

use desk::{Code, Desk, DeskPaths};
use serde_json::{Value, json};
use tempfile::TempDir;

struct Room {
    desk: Desk,
    home: TempDir,
}

impl Room {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let desk = Desk::new(DeskPaths { home: home.path().join("home") });
        desk.set_cost(ledger::Cost::SAMPLE);
        Self { desk, home }
    }

    fn path(&self) -> String {
        self.home.path().join("手册.book").display().to_string()
    }

    fn with_book() -> Self {
        let room = Self::new();
        let request =
            json!({ "path": room.path(), "password": "试用手册-2026", "name": "甲支部", "kind": "branch" });
        room.ok("book_create", request);
        room
    }

    fn ok(&self, command: &str, request: Value) -> Value {
        self.desk.dispatch(command, request).unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    fn refused(&self, command: &str, request: Value) -> desk::CommandError {
        self.desk.dispatch(command, request).expect_err(command)
    }
}

fn group(name: &str) -> Value {
    json!({ "fields": {
        "kind": "group", "name": name, "fullName": null, "superior": null, "position": 0, "foundedOn": null,
        "dissolvedOn": null, "electedOn": null, "termYears": 3, "place": null, "phone": null, "note": null,
    }})
}

#[test]
fn a_locked_book_is_known_by_name_and_answers_nothing() {
    let room = Room::with_book();
    let locked = room.ok("book_lock", json!({}));
    assert_eq!(
        (&locked["open"], &locked["name"]),
        (&false.into(), &"甲支部".into()),
        "the unlock page names the book"
    );
    let error = room.refused("unit_list", json!({}));
    assert_eq!(error.code, Code::Locked, "no row leaves a locked book");
    room.ok("book_open", json!({ "path": room.path(), "password": "试用手册-2026" }));
    assert_eq!(room.ok("unit_list", json!({}))[0]["name"], "甲支部", "the password opens it again");
}

#[test]
fn opening_makes_the_days_backup_once() {
    let room = Room::with_book();
    for _ in 0..2 {
        room.ok("book_lock", json!({}));
        room.ok("book_open", json!({ "path": room.path(), "password": "试用手册-2026" }));
    }
    let backups = room.ok("book_backups", json!({}));
    assert_eq!(backups.as_array().unwrap().len(), 1, "one a day: {backups}");
    assert_eq!(backups[0]["reason"], "每日", "it says why it was made");
    assert!(room.ok("book_state", json!({}))["lastBackup"].is_number(), "the frame shows when");
}

#[test]
fn a_change_is_taken_back_and_says_what_it_was() {
    let room = Room::with_book();
    room.ok("unit_save", group("炼钢"));
    let undone = room.ok("change_undo", json!({}));
    assert_eq!(undone["summary"], "新建组织：炼钢", "undo names what it took back");
    assert_eq!(room.ok("unit_list", json!({})).as_array().unwrap().len(), 1, "the group is gone");
}

#[test]
fn errors_name_the_field_and_say_what_to_do() {
    let room = Room::with_book();
    let error = room.refused("unit_save", group(" "));
    assert_eq!((error.code, error.field.as_deref()), (Code::Invalid, Some("name")), "{error}");
    room.ok("unit_save", group("炼钢"));
    let error = room.refused("unit_save", group("炼钢"));
    assert_eq!(error.code, Code::Taken, "{error}");
    assert!(error.message.contains("请"), "a person reads what to do next: {error}");
    let error = room.refused("member_get", json!({ "id": 99 }));
    assert_eq!(error.code, Code::Missing, "{error}");
}

#[test]
fn a_request_that_does_not_fit_is_a_fault_and_quotes_no_value() {
    let room = Room::with_book();
    let error = room.refused("member_get", json!({ "id": "11010519491231002X" }));
    assert_eq!(error.code, Code::Bug, "the page sent nonsense");
    assert!(!error.message.contains("11010519491231002X"), "no personal data in an error: {error}");
    assert_eq!(
        room.refused("no_such", json!({})).code,
        Code::Bug,
        "an unknown command is a fault of the program"
    );
    assert_eq!(
        room.refused("book_state", json!({ "more": 1 })).code,
        Code::Bug,
        "unknown fields are refused"
    );
}

#[test]
fn the_practice_book_fills_the_overview_and_prints() {
    let room = Room::new();
    let state = room.ok("book_sample", json!({}));
    assert_eq!(state["today"], "2026-09-21", "the practice book stands on its own day");
    assert_eq!(state["memberCount"], 28, "everyone on the roster: {state}");
    assert_eq!(state["sample"], true, "it says of itself that it is made up");
    assert_eq!(state["recent"], json!([]), "and does not stand among the real books");
    let overview = room.ok("overview_get", json!({ "day": "2026-09-21" }));
    assert!(!overview["todo"].as_array().unwrap().is_empty(), "something waits in the practice book");
    assert_eq!(overview["trend"][0]["month"], "2026-01", "the year's trend begins in January");
    assert!(
        !overview["anniversaries"].as_array().unwrap().is_empty(),
        "somebody's day comes round within 45 days"
    );
    let paper =
        room.ok("report_preview", json!({ "report": "quarterly", "quarter": "2026Q3", "day": "2026-09-21" }));
    assert!(paper["pages"].as_u64().unwrap() > 1, "the quarterly report has pages");
    room.ok("book_close", json!({}));
}

#[test]
fn the_day_of_the_practice_book_ends_with_it() {
    let room = Room::with_book();
    let real = room.ok("book_state", json!({}))["today"].clone();
    assert_eq!(room.ok("book_sample", json!({}))["today"], "2026-09-21", "practice has its own day");
    room.ok("book_lock", json!({}));
    let opened = room.ok("book_open", json!({ "path": room.path(), "password": "试用手册-2026" }));
    assert_eq!(
        opened["today"], real,
        "nothing is written into a real book under the day of the practice book"
    );
}

#[test]
fn what_december_left_open_still_waits_in_january() {
    let room = Room::with_book();
    let unit = room.ok("unit_list", json!({}))[0]["id"].clone();
    let mut draft = theme_day(&unit, "2026-12-18", "学习十二月的讲话");
    draft["status"] = json!("draft");
    room.ok("session_save", json!({ "fields": draft }));
    let waits = |day: &str| {
        let todo = room.ok("overview_get", json!({ "day": day }))["todo"].to_string();
        todo.contains("学习十二月的讲话")
    };
    assert!(
        waits("2026-12-31") && waits("2027-01-05"),
        "the report of the fourth quarter is made in January"
    );
}

#[test]
fn a_committee_sees_the_gaps_that_the_branch_sees() {
    let room = Room::new();
    room.ok("sample_make", json!({ "path": room.path(), "password": "试用手册-2026", "kind": "group" }));
    room.desk.stand_on_sample_day();
    room.ok("book_open", json!({ "path": room.path(), "password": "试用手册-2026" }));
    let rollup = room.ok("rollup_get", json!({ "from": "2026-07-01", "to": "2026-09-30" }));
    let rows = rollup["rows"].as_array().unwrap();
    for row in [&rows[0], &rows[rows.len() / 2], &rows[rows.len() - 1]] {
        let check = room.ok("check_get", json!({ "unitId": row["unitId"], "day": "2026-09-21" }));
        let of_branch = gaps(&check["findings"]);
        assert_eq!(gaps(&row["findings"]), of_branch, "{} is told one thing in two places", row["unit"]);
    }
}

/// Rule, period, scope and state of every monthly or quarterly rule not met.
fn gaps(findings: &Value) -> Vec<[String; 4]> {
    let rules = ["general_meeting", "committee_meeting", "group_meeting", "theme_day", "lecture"];
    let word = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let mut gaps: Vec<_> = findings
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| rules.contains(&finding["rule"].as_str().unwrap()))
        .filter(|finding| ["due", "short"].contains(&finding["state"].as_str().unwrap()))
        .map(|finding| ["rule", "period", "scope", "state"].map(|key| word(finding, key)))
        .collect();
    gaps.sort();
    gaps
}

#[test]
fn a_register_of_the_units_own_is_kept_and_counted() {
    let room = Room::with_book();
    let unit = room.ok("unit_list", json!({}))[0]["id"].clone();
    let column = |name: &str, kind: &str, measure: Value| json!({ "id": null, "name": name, "kind": kind, "measure": measure, "choices": [], "isNeeded": true });
    let columns = [column("建议内容", "text", Value::Null), column("年节约", "number", "万元".into())];
    let fields = json!({ "unitId": unit, "name": "合理化建议", "family": "own", "dayName": "提出日期", "columns": columns });
    let made = room.ok("register_save", json!({ "fields": fields }));
    let cell = |place: usize, text: &str| json!({ "columnId": made["columns"][place]["id"], "text": text, "id": null });
    let row = |saved: &str| {
        let cells = [cell(0, "冲洗水回用"), cell(1, saved)];
        json!({ "fields": { "registerId": made["id"], "onDay": "2026-09-03", "cells": cells } })
    };
    let error = room.refused("register_row_save", row("四万"));
    let field = format!("cells.{}", made["columns"][1]["id"]);
    assert_eq!(
        (error.code, error.field),
        (Code::Invalid, Some(field)),
        "the window marks the column at fault"
    );
    assert!(error.message.contains("“年节约”"), "and the sentence names it: {}", error.message);
    room.ok("register_row_save", row("4.2"));
    let page = room.ok("register_get", json!({ "id": made["id"], "from": "2026-01-01", "to": "2026-12-31" }));
    assert_eq!(page["sums"][0]["sum"], "4.2", "numbers are added up");
    assert_eq!(page["counts"][0]["groups"][0]["label"], "2026年9月", "rows are counted by month");
    let undone = room.ok("change_undo", json!({}));
    assert_eq!(undone["summary"], "登记台账一条：合理化建议", "and a row is taken back like everything else");
    let file = room.home.path().join("建议.csv");
    std::fs::write(&file, "提出日期,建议内容,年节约\n2025-03-01,加装对讲,1\n2026-03-01,加装护栏,2.5\n")
        .unwrap();
    let import = json!({ "kind": "register", "path": file, "createUnits": false, "registerId": made["id"] });
    let trial = room.ok("import_preview", import.clone());
    assert_eq!((&trial["created"], &trial["written"]), (&json!(2), &json!(0)), "a rehearsal writes nothing");
    assert_eq!(room.ok("import_run", import)["written"], 2, "the rows of a table come in");
    let cross = json!({
        "id": made["id"], "from": "2025-01-01", "to": "2026-12-31", "down": { "by": "year" },
        "measure": { "of": "sum", "id": made["columns"][1]["id"] },
    });
    let cross = room.ok("register_cross", cross);
    assert_eq!(cross["values"], json!([["1"], ["2.5"]]), "sums by year");
    assert_eq!((&cross["total"], &cross["measure"]), (&"3.5".into(), &"万元".into()), "with what they count");
    let out = room.home.path().join("出.xlsx");
    room.ok(
        "export_list",
        json!({ "kind": "register", "path": out, "filter": { "registerId": made["id"] } }),
    );
    let back = json!({ "kind": "register", "path": out, "createUnits": false, "registerId": made["id"] });
    assert_eq!(room.ok("import_run", back)["unchanged"], 2, "and go out and come back as they are");
}

/// A session to save: unit, day and subject; everything else as a new form has it.
fn theme_day(unit: &Value, on_day: &str, title: &str) -> Value {
    json!({
        "unitId": unit, "title": title, "kinds": ["theme_day"], "onDay": on_day, "startTime": null, "endTime": null,
        "place": null, "mode": "onsite", "status": "held", "scope": "all", "minutes": 90, "belongsYear": null,
        "isRequired": true, "isRestricted": false, "campaign": null, "form": null, "content": null, "decisions": null,
        "note": null, "photos": 0, "roles": [], "sittings": [], "agenda": [], "votes": [], "topicIds": [],
        "observers": [], "partnerIds": [], "declared": null,
    })
}

#[test]
fn a_gap_is_planned_recorded_and_met_as_one_record() {
    let room = Room::with_book();
    let unit = room.ok("unit_list", json!({}))[0]["id"].clone();
    let today = room.ok("book_state", json!({}))["today"].as_str().unwrap().to_owned();
    let finding = |room: &Room| {
        let check = room.ok("check_get", json!({ "day": today }));
        let findings = check["findings"].as_array().unwrap().clone();
        let month = today[..7].to_owned();
        findings.into_iter().find(|one| one["rule"] == "theme_day" && one["period"] == *month).unwrap()
    };
    assert_eq!(finding(&room)["action"], "arrange", "nothing is planned yet");
    let gap =
        json!({ "unitId": unit, "kind": "theme_day", "title": "主题党日", "onDay": today, "planned": null });
    room.ok("plan_arrange", json!({ "gaps": [gap] }));
    assert_ne!(finding(&room)["action"], "arrange", "one press, and the gap is planned for");
    let month = json!({ "from": format!("{}-01", &today[..7]), "to": today });
    let item = room.ok("plan_list", month.clone())["items"][0].clone();
    let fields = theme_day(&unit, &today, "学习安全生产规程");
    let saved = room.ok("session_save", json!({ "planItemId": item["id"], "fields": fields }));
    let item = room.ok("plan_list", month)["items"][0].clone();
    assert_eq!(
        (&item["stand"], &item["sessionId"]),
        (&"held".into(), &saved["id"]),
        "the item is 已开 by its session"
    );
    assert_eq!(finding(&room)["state"], "met", "and what was missing is met");
}

#[test]
fn a_practice_book_is_thrown_away_and_made_new() {
    let room = Room::new();
    room.ok("book_sample", json!({}));
    room.ok("unit_save", group("第九党小组"));
    let groups = |room: &Room| room.ok("unit_list", json!({})).as_array().unwrap().len();
    let played = groups(&room);
    room.ok("book_close", json!({}));
    room.ok("book_sample", json!({}));
    assert_eq!(groups(&room), played, "what was tried is there the next time");
    let state = room.ok("book_sample", json!({ "fresh": true }));
    assert_eq!(groups(&room), played - 1, "a new one knows nothing of it");
    assert_eq!(state["sample"], true, "and is marked like the first");
    room.ok("book_close", json!({}));
}

#[test]
fn a_real_book_and_its_papers_never_say_sample() {
    let room = Room::with_book();
    assert_eq!(room.ok("book_state", json!({}))["sample"], false, "made by a person, not by us");
    let settings = room.ok("setting_list", json!({}));
    let known = settings.as_array().unwrap().iter().any(|line| line["key"] == "book.sample");
    assert!(!known, "nobody can set the mark from the settings page");
    let refused = room.refused("setting_set", json!({ "key": "book.sample", "value": 1 }));
    assert_eq!(refused.code, Code::Missing, "nor by the command");
}

#[test]
fn a_reminder_counts_and_names_nobody() {
    let room = Room::with_book();
    let today = room.ok("book_state", json!({}))["today"].clone();
    let unit = room.ok("unit_list", json!({}))[0]["id"].clone();
    let gap = json!({ "unitId": unit, "kind": "theme_day", "title": "看望老党员陶敏", "onDay": today, "planned": null });
    room.ok("plan_arrange", json!({ "gaps": [gap] }));
    let reminder = room.ok("reminder_get", json!({ "day": today }));
    let notice = reminder["notice"].as_str().unwrap();
    assert!(notice.contains("今天 1 件"), "what is due today is counted: {notice}");
    assert!(!notice.contains("陶敏") && !notice.contains("党日"), "only counts leave the window: {notice}");
    room.ok("setting_set", json!({ "key": "remind.notify", "value": 0 }));
    assert!(
        room.ok("reminder_get", json!({ "day": today }))["notice"].is_null(),
        "the setting switches it off"
    );
}

#[test]
fn visits_and_turns_come_back_as_the_window_sends_them() {
    let room = Room::with_book();
    let pair = json!({ "fields": {
        "unitId": 1, "memberId": null, "leader": "黄启明", "post": null, "fromOn": "2026-01-01", "untilOn": null, "visitsPerYear": 4,
    }});
    let pair = room.ok("pairing_save", pair);
    let visit = |solved: i64| {
        json!({ "fields": {
            "pairingId": pair["id"], "onDay": "2026-04-09", "sessionId": null, "hasLecture": true, "hasDiscussion": false,
            "hasDiagnosis": false, "found": 2, "solved": solved, "note": null,
        }})
    };
    let error = room.refused("visit_save", visit(3));
    assert_eq!(
        (error.code, error.field.as_deref()),
        (Code::Invalid, Some("solved")),
        "the field at fault is named"
    );
    room.ok("visit_save", visit(2));
    let listed = room.ok("pairing_list", json!({ "day": "2026-05-01" }));
    assert_eq!(
        listed["pairs"][0]["pace"]["nextOn"], "2026-06-30",
        "the next visit after the first quarter's: {listed}"
    );
    assert_eq!(listed["sums"]["solved"], 2);
    let last = &room.ok("change_list", json!({ "limit": 1 }))[0]["summary"];
    assert_eq!(last, "登记包联走访：黄启明 2026-04-09", "the history says whom and when");
    let nobody = json!({ "fields": {
        "unitId": 1, "name": "领学", "role": "reader", "kind": null, "fromOn": "2026-01-01", "memberIds": [],
    }});
    assert_eq!(
        room.refused("turn_save", nobody).field.as_deref(),
        Some("memberIds"),
        "a queue of nobody is none"
    );
}
