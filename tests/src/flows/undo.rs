//! Ten different mistakes, each taken back by one key.

use serde_json::{Value, json};

use super::{Flow, open_sample};
use crate::{driver::wait_for, tally::Tally, window::Window};

/// The key Ctrl, as drivers know it.
const CONTROL: char = '\u{E009}';
/// Esc, as drivers know it.
const ESCAPE: &str = "\u{E00C}";
/// Enter, as drivers know it.
const ENTER: &str = "\u{E007}";

/// Ctrl Z after each.
pub const FLOW: Flow =
    Flow { title: "十种不同的改动，改错了各撤销一次", actions: 10, keys: 10, run: undo };

/// A change: what it is, what shows it, and how it is made.
struct Edit {
    what: &'static str,
    shown_by: (&'static str, Value),
    make: Make,
}

/// Pressed in the window as a person does it, or sent as a page would, from what is shown before.
enum Make {
    Pressed(Box<dyn Fn(&Window)>),
    Sent(&'static str, fn(&Value) -> Value),
}
use Make::{Pressed, Sent};

/// Starts on a workshop's book; ends when everything shown is as it was, after Ctrl Y had brought the last one back.
fn undo() -> Tally {
    let home = tempfile::tempdir().expect("a temporary folder");
    let window = open_sample("flow-undo", home.path(), "workshop");
    window.see("overview-checks");
    let list = window.ask("session_list", &json!({ "limit": 500 }));
    let open = list.as_array().into_iter().flatten().find(|line| line["status"] == "draft");
    let session = open.map(|line| line["id"].clone()).expect("a session that is not sealed");
    let mut sum = Tally::default();
    for edit in pressed(&session, &window).into_iter().chain(sent(&session, &window)) {
        let (read, of) = &edit.shown_by;
        let shown = || window.ask(read, of);
        let before = shown();
        match &edit.make {
            Pressed(press) => press(&window),
            Sent(command, request) => drop(window.ask(command, &request(&before))),
        }
        let after = wait_for(&format!("{}: the change shows", edit.what), || {
            Some(shown()).filter(|now| *now != before)
        });
        let until = |wanted: &Value, how: &str| {
            wait_for(&format!("{}: {how}", edit.what), || (shown() == *wanted).then_some(()));
        };
        sum = sum
            + window.tally(|| {
                window.chord(&[CONTROL, 'z']);
                until(&before, "taken back, everything is as it was");
            });
        window.chord(&[CONTROL, 'y']);
        until(&after, "done again, everything is as it was made");
        window.chord(&[CONTROL, 'z']);
        until(&before, "and taken back once more");
    }
    sum
}

/// Changes by mouse and keyboard, each ending with the focus where it is left by itself.
fn pressed(session: &Value, window: &Window) -> Vec<Edit> {
    let of = |key: &str| json!({ key: session });
    let page = format!("/sessions/{session}");
    let open = move |window: &Window| {
        window.go(&page);
        window.see("session-roll");
    };
    let [to_mark, to_write, to_add] = [open.clone(), open.clone(), open];
    let roll = window.ask("roll_get", &of("sessionId"));
    let cell = format!("session-cell-{}", roll["lines"][0]["name"].as_str().expect("somebody is due"));
    let day = json!("2026-09-25");
    let list = window.ask("list_list", &json!({ "day": day }))[0]["id"].clone();
    let tasks = json!({ "listId": list, "day": day });
    let task = window.ask("task_list", &tasks);
    let task = task.as_array().into_iter().flatten().find(|task| task["status"] == "going");
    let task = task.expect("a task that is under way")["id"].clone();
    let member = window.ask("member_roster", &json!({ "day": day }))[0]["id"].clone();
    let form = format!("/members/{member}/edit");
    vec![
        Edit {
            what: "a mark",
            shown_by: ("roll_get", of("sessionId")),
            make: Pressed(Box::new(move |window| {
                to_mark(window);
                window.focus(&cell);
                window.press("3");
            })),
        },
        Edit {
            what: "a note of a session",
            shown_by: ("session_get", of("id")),
            make: Pressed(Box::new(move |window| {
                to_write(window);
                window.fill("session-content", "学习安全生产法，讨论煤气区域作业");
                window.focus("session-edit");
            })),
        },
        Edit {
            what: "an item of the agenda",
            shown_by: ("session_get", of("id")),
            make: Pressed(Box::new(move |window| {
                to_add(window);
                window.click("session-add-agenda");
                window.fill("session-agenda-title", "领学第四章");
                window.click("session-agenda-keep");
                wait_for("the dialog closes", || window.shown("session-agenda-keep").is_none().then_some(()));
            })),
        },
        Edit {
            what: "a line of progress",
            shown_by: ("task_list", tasks),
            make: Pressed(Box::new(move |window| {
                window.go("/tasks");
                let write = format!("[data-task='{task}'] [data-testid=tasks-write]");
                wait_for("the task takes a line", || {
                    let write = window.driver().find(&write)?;
                    window.driver().click(&write).ok()
                });
                window.fill("tasks-inline", "完成初稿");
                window.press(ENTER);
                wait_for("the line is kept", || window.shown("tasks-inline").is_none().then_some(()));
            })),
        },
        Edit {
            what: "a field of a member",
            shown_by: ("member_get", json!({ "id": member })),
            make: Pressed(Box::new(move |window| {
                window.go(&form);
                window.fill("members-job", "工艺员");
                window.click("members-keep");
                window.see("member-drawer");
                window.press(ESCAPE);
                wait_for("the drawer closes", || window.shown("member-drawer").is_none().then_some(()));
            })),
        },
        Edit {
            what: "a setting",
            shown_by: ("setting_list", json!({})),
            make: Pressed(Box::new(|window| {
                window.go("/settings");
                window.click("setting-remind.notify");
            })),
        },
    ]
}

/// Changes of parts that take many presses to fill in.
fn sent(session: &Value, window: &Window) -> Vec<Edit> {
    let register = window.ask("register_list", &json!({}))[0]["id"].clone();
    let year = json!({ "from": "2026-01-01", "to": "2026-12-31" });
    vec![
        Edit {
            what: "a vote",
            shown_by: ("session_get", json!({ "id": session })),
            make: Sent("session_save", |session| {
                let vote = json!({
                    "id": null, "agenda": null, "sittingId": session["sittings"][0]["id"], "formula": "resolution", "subject": "列入攻关项目", "method": "hands",
                    "dueVoting": 25, "presentVoting": 15, "yes": 14, "no": 0, "abstain": 1, "writtenYes": 0, "ballots": null,
                });
                added(session, "votes", vote)
            }),
        },
        Edit {
            what: "an item of the plan",
            shown_by: ("plan_list", year.clone()),
            make: Sent("plan_save", |_| {
                json!({ "id": null, "fields": {
                    "unitId": 1, "month": "2026-11", "onDay": null, "kind": "theme_day", "title": "消防演练", "owner": null, "form": null,
                    "section": null, "tier": null, "status": "planned", "reason": null, "movedTo": null, "sessionId": null,
                }})
            }),
        },
        Edit {
            what: "a topic",
            shown_by: ("topic_list", year),
            make: Sent("topic_save", |_| {
                json!({ "id": null, "fields": {
                    "unitId": 1, "title": "安全生产法", "family": null, "source": null, "isRequired": true, "isOriginal": false,
                    "audience": "all", "fromOn": null, "dueOn": null, "note": null,
                }})
            }),
        },
        Edit {
            what: "a row of a register",
            shown_by: ("register_get", json!({ "id": register, "from": "2026-01-01", "to": "2026-12-31" })),
            make: Sent("register_row_delete", |page| json!({ "id": page["rows"][0]["id"] })),
        },
    ]
}

/// A session as it is saved, with one field changed.
fn changed(session: &Value, key: &str, value: Value) -> Value {
    let mut fields = session.clone();
    for derived in ["id", "uid", "unit", "totals", "sealedAt"] {
        fields.as_object_mut().map(|fields| fields.remove(derived));
    }
    fields[key] = value;
    json!({ "id": session["id"], "fields": fields })
}

/// The same with one more entry in a list.
fn added(session: &Value, key: &str, entry: Value) -> Value {
    let mut entries = session[key].as_array().cloned().unwrap_or_default();
    entries.push(entry);
    changed(session, key, json!(entries))
}
