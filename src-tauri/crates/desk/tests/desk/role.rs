//! What the recorder's password opens: every command of the table, and every answer and paper of those that are open, over the
//! sample book.

use std::path::Path;

use desk::{COMMANDS, Code, Command, CommandError};
use ledger::count::By;
use ledger::date::Window;
use ledger::id::{MemberId, RegisterId, SessionId, TaskListId};
use ledger::{Book, Cost, Role, criticism, session};
use serde_json::{Value, json};

use crate::{Room, theme_day};

const SECRETARY: &str = "示例手册2026";
const RECORDER: &str = "记录员的口令二号";

/// These reckon with what they are sent and read no record; or they write a file where they are told, or look at long work.
const PURE: &[&str] =
    &["standing_effect", "vote_judge", "export_picture", "job_state", "job_stop", "draft_keep"];

/// What nobody but the secretary may read.
struct Secrets {
    texts: Vec<String>,
    /// Sessions that hold some of it.
    sessions: Vec<i64>,
}

/// The sample book with more to keep to itself, and a password for the recorder.
fn prepare(path: &Path) -> Secrets {
    let mut book = ledger::sample::workshop(path, SECRETARY, 1).unwrap();
    book.set_recorder(SECRETARY, Some(RECORDER), Cost::SAMPLE).unwrap();
    drop(book);
    let room = Room::new();
    room.ok("book_open", json!({ "path": path, "password": SECRETARY }));
    let unit = room.ok("unit_list", json!({}))[0]["id"].clone();
    let mut talk = theme_day(&unit, "2026-09-15", "谈心谈话");
    for (field, value) in [
        ("kinds", json!(["talk"])),
        ("scope", json!("none")),
        ("isRestricted", json!(true)),
        ("content", json!("孩子升学有困难")),
        ("decisions", json!("想换到白班")),
        ("note", json!("不要外传")),
    ] {
        talk[field] = value;
    }
    // It was open when it was first written: its history keeps those words to itself, too.
    let mut open = talk.clone();
    open["isRestricted"] = json!(false);
    open["content"] = json!("封闭以前写下的话");
    let id = room.ok("session_save", json!({ "fields": open }))["id"].clone();
    let talk = room.ok("session_save", json!({ "id": id, "fields": talk }))["id"].clone();
    room.ok("draft_keep", json!({ "key": "/sessions/talk", "body": { "text": "话还没写完" } }));
    let list = room.ok("list_list", json!({ "day": "2026-09-21" }))[0]["id"].clone();
    let mut task = room.ok("task_list", json!({ "listId": list, "day": "2026-09-21" }))[0].clone();
    task["phone"] = json!("13911112222");
    room.ok("task_save", json!({ "id": task["id"], "fields": task }));
    let member = room.ok("member_get", json!({ "id": 1 }));
    let mut fields = member.clone();
    for key in ["id", "uid", "pinyin", "initials", "memberships", "posts", "standings"] {
        fields.as_object_mut().unwrap().remove(key);
    }
    fields["phone"] = json!("13800001234");
    let lists = ["memberships", "posts", "standings"].map(|key| member[key].clone());
    room.ok(
        "member_save",
        json!({ "id": 1, "fields": fields, "memberships": lists[0], "posts": lists[1], "standings": lists[2] }),
    );
    let pair = json!({ "unitId": unit, "memberId": null, "leader": "石光远", "post": "主任", "fromOn": "2026-01-01", "untilOn": null, "visitsPerYear": 4 });
    let pair = room.ok("pairing_save", json!({ "fields": pair }))["id"].clone();
    let visit = json!({ "pairingId": pair, "onDay": "2026-09-10", "sessionId": null, "hasLecture": true, "hasDiscussion": false,
        "hasDiagnosis": false, "found": 1, "solved": 0, "note": "班组里有两人不和" });
    room.ok("visit_save", json!({ "fields": visit }));
    room.ok("book_close", json!({}));
    let book = Book::open(path, SECRETARY).unwrap();
    let mut secrets = Secrets { texts: Vec::new(), sessions: vec![talk.as_i64().unwrap()] };
    let known = [
        "话还没写完",
        "13800001234",
        "13911112222",
        "11010519491231002X",
        "班组里有两人不和",
        "不要外传",
        "封闭以前写下的话",
    ];
    secrets.texts.extend(known.map(str::to_owned));
    book.read(|view| {
        let filter = session::SessionFilter { limit: Some(1000), ..Default::default() };
        for line in session::list(view, &filter)? {
            let fields = session::get(view, line.id)?.fields;
            let said = criticism::list(view, line.id)?;
            if fields.is_restricted || !said.is_empty() {
                secrets.sessions.push(line.id.0);
            }
            secrets.texts.extend(said.into_iter().map(|line| line.text));
            if fields.is_restricted {
                secrets.texts.extend([fields.content, fields.decisions].into_iter().flatten());
            }
        }
        Ok(())
    })
    .unwrap();
    assert!(secrets.texts.len() > 12 && secrets.sessions.len() > 3, "there is something to keep to oneself");
    secrets
}

fn as_recorder(path: &Path) -> Room {
    let room = Room::new();
    let state = room.ok("book_open", json!({ "path": path, "password": RECORDER }));
    assert_eq!(state["role"], "recorder", "the window shows who opened it");
    room
}

/// A value for a field of a request that has to be there.
fn field(name: &str, id: i64) -> Value {
    match name {
        "day" | "to" | "onDay" => json!("2026-09-21"),
        "from" => json!("2026-01-01"),
        "unitId" => json!(1),
        "limit" | "take" => json!(500),
        "skip" => json!(0),
        "period" | "quarter" => json!("2026Q3"),
        "year" => json!(2026),
        "noun" => json!("session"),
        "kinds" => json!(["talk"]),
        "holder" => json!({ "of": "session", "id": id }),
        "key" => json!("/sessions/talk"),
        "words" => json!("困难"),
        "kind" => json!("sessions"),
        "filter" | "fields" => json!({}),
        "report" => json!("quarterly"),
        "text" => json!("{季度}"),
        "path" => json!("/nowhere/一份.xlsx"),
        "down" => json!({ "by": "year" }),
        "measure" => json!({ "of": "rows" }),
        "by" => json!("member"),
        "topicIds" => json!([]),
        "source" => json!({ "from": "rules" }),
        "word" => json!("late"),
        "roles" => json!(["host"]),
        "of" => json!({ "sessionId": id }),
        _ => json!(id),
    }
}

/// Asks with what the command says is missing, until it has an answer; and whether it depends on the record asked for.
fn ask(room: &Room, command: &Command, id: i64) -> (Result<Value, CommandError>, bool) {
    let mut request = json!({});
    loop {
        let answer = room.desk.dispatch(command.name, request.clone());
        let missing = answer.as_ref().err().and_then(|error| {
            let (_, rest) = error.message.split_once("missing field `")?;
            Some(rest.split_once('`')?.0.to_owned())
        });
        match missing {
            Some(name) if request.get(&name).is_none() => {
                // Words are a text in a search and a list of figures here.
                let is_figures = command.name == "figure_get" && name == "words";
                request[&name] = if is_figures { json!(["tasks_late", "make_up"]) } else { field(&name, id) };
            }
            _ => {
                let other =
                    |(name, value): (&String, &Value)| *value == field(name, id) && *value != field(name, -1);
                let depends = request.as_object().unwrap().iter().any(other);
                return (answer, depends);
            }
        }
    }
}

#[test]
fn no_answer_and_no_paper_for_the_recorder_tells_what_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("样例.book");
    let secrets = prepare(&path);
    let room = as_recorder(&path);
    let leaks = |where_: &str, answer: &str| {
        for secret in &secrets.texts {
            assert!(!answer.contains(secret.as_str()), "{where_} tells “{secret}”");
        }
    };
    let mut unasked = Vec::new();
    for command in COMMANDS {
        if command.least == Role::Secretary {
            let error = room.refused(command.name, json!({}));
            assert_eq!(error.code, Code::Closed, "{} is the secretary's", command.name);
            continue;
        }
        // What closes or opens a book is asked elsewhere; what writes is judged by the ledger's own test.
        let is_asked = !matches!(command.lane, desk::Lane::Alone) && command.access == desk::Access::Read;
        if !is_asked || PURE.contains(&command.name) {
            continue;
        }
        let mut bugs = Vec::new();
        let mut is_answered = false;
        for id in (1..=12).chain(secrets.sessions.iter().copied()) {
            let (answer, depends) = ask(&room, command, id);
            match answer {
                Ok(answer) => {
                    is_answered = true;
                    leaks(command.name, &answer.to_string());
                }
                Err(error) if error.code == Code::Bug => bugs.push(error.message),
                Err(error) => leaks(command.name, &error.message),
            }
            if !depends {
                break;
            }
        }
        if !is_answered && !bugs.is_empty() {
            unasked.push(bugs.remove(0));
        }
    }
    assert!(unasked.is_empty(), "a command that was asked nothing proves nothing: {unasked:#?}");
    for secret in &secrets.texts {
        let found = room.ok("search", json!({ "words": secret, "limit": 50 }));
        assert_eq!(found["hits"], json!([]), "no search finds “{secret}”");
    }
    drop(room);

    let book = Book::open(&path, RECORDER).unwrap();
    let day = ledger::sample::TODAY;
    for paper in report::ALL.iter().filter(|paper| !paper.is_closed()) {
        let sessions = if paper.needs() == "session" { secrets.sessions.as_slice() } else { &[1] };
        for &id in sessions {
            let text = book.read(|view| {
                let choice = report::Choice {
                    quarter: ledger::date::Quarter::parse("2026Q3"),
                    window: Window::year(2026),
                    year: Some(2026),
                    session: Some(SessionId(id)),
                    member: Some(MemberId(1)),
                    list: Some(TaskListId(1)),
                    register: Some(RegisterId(1)),
                    by: By::Kind,
                    ..report::Choice::of(ledger::unit::top(view)?.id, day)
                };
                Ok(serde_json::to_string(&paper.document(view, &choice)?).unwrap_or_default())
            });
            // A paper that would need what is closed is refused, whatever the catalogue says of it.
            leaks(paper.word, &text.unwrap_or_default());
        }
    }
}

#[test]
fn the_recorder_cannot_touch_what_is_closed_by_any_way_round() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("样例.book");
    let talk = prepare(&path).sessions[0];
    let room = as_recorder(&path);
    let closed = |command: &str, request: Value| {
        assert_eq!(room.refused(command, request).code, Code::Closed, "{command}");
    };
    closed("session_delete", json!({ "id": talk }));
    closed("attachment_list", json!({ "holder": { "of": "session", "id": talk } }));
    closed("report_preview", json!({ "report": "handover", "day": "2026-09-21" }));
    closed("change_undo", json!({}));
    let shown = room.ok("session_get", json!({ "id": talk }));
    assert_eq!((&shown["content"], &shown["title"]), (&Value::Null, &json!("谈心谈话")), "that, not what");
    room.ok("draft_keep", json!({ "key": "/sessions/talk", "body": { "text": "记录员的" } }));
    let unit = room.ok("unit_list", json!({}))[0]["id"].clone();
    let saved = room.ok("session_save", json!({ "fields": theme_day(&unit, "2026-09-19", "专题学习") }));
    room.ok("roll_take", json!({ "sessionId": saved["id"] }));
    let newest = &room.ok("change_list", json!({ "limit": 1 }))[0];
    assert!(newest["who"].as_str().unwrap().contains("记录员"), "history says who of the two: {newest}");
    room.ok("book_close", json!({}));
    room.ok("book_open", json!({ "path": path, "password": SECRETARY }));
    let draft = room.ok("draft_get", json!({ "key": "/sessions/talk" }));
    assert_eq!(draft["body"]["text"], "话还没写完", "the secretary's draft lies as it was left");
}

#[test]
fn each_look_at_full_numbers_is_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("样例.book");
    prepare(&path);
    let room = Room::new();
    room.ok("book_open", json!({ "path": path, "password": SECRETARY }));
    assert_eq!(
        room.ok("member_get", json!({ "id": 1 }))["phone"],
        "138****1234",
        "masked until it is asked for"
    );
    assert_eq!(room.ok("member_reveal", json!({ "id": 1 }))["phone"], "13800001234");
    let list = room.ok("list_list", json!({ "day": "2026-09-21" }))[0]["id"].clone();
    let of_list = json!({ "listId": list, "day": "2026-09-21" });
    let mut task = room.ok("task_list", of_list.clone())[0].clone();
    assert_eq!(task["phone"], "139****2222", "a task's as well");
    task["note"] = json!("改了备注");
    room.ok("task_save", json!({ "id": task["id"], "fields": task }));
    let sheet = folder.path().join("任务.xlsx");
    room.ok("export_list", json!({ "kind": "tasks", "path": sheet, "filter": { "listId": list } }));
    let again = room.ok("import_run", json!({ "kind": "tasks", "path": sheet, "createUnits": false }));
    assert_eq!(again["updated"], 0, "what went out masked comes back as nothing new: {again}");
    assert_eq!(
        room.ok("task_reveal", json!({ "id": task["id"] }))["phone"],
        "13911112222",
        "neither a form nor a table that was read again wrote the stars into the book"
    );
    let out = folder.path().join("名册.xlsx");
    room.ok("export_members", json!({ "path": out }));
    let looks = room.ok("change_looks", json!({ "limit": 9 }));
    let told: Vec<&str> =
        looks.as_array().unwrap().iter().filter_map(|look| look["summary"].as_str()).collect();
    assert!(
        told[0].starts_with("导出名册")
            && told[1].starts_with("查看完整号码：任务")
            && told[2].starts_with("查看完整号码："),
        "{told:?}"
    );
    assert_eq!((&looks[2]["noun"], &looks[2]["recordId"]), (&json!("member"), &json!(1)), "and at whom");
    assert!(looks[0]["at"].is_number() && looks[0]["hash"].is_string(), "when, and in the chain: {looks}");
}
