//! Ten different mistakes, each taken back by one key.

use serde_json::{Value, json};

use super::{Flow, open_sample};
use crate::{driver::wait_for, tally::Tally, window::Window};

/// The key Ctrl, as drivers know it.
const CONTROL: char = '\u{E009}';

/// Ctrl Z after each.
pub const FLOW: Flow =
    Flow { title: "十种不同的改动，改错了各撤销一次", actions: 10, keys: 10, run: undo };

/// A change: what it is, what shows it, and the write made from what is shown.
struct Edit {
    what: &'static str,
    shown_by: (&'static str, Value),
    write: (&'static str, fn(&Value) -> Value),
}

/// Starts on a workshop's book; ends when everything shown is as it was, after Ctrl Y had brought the last one back.
fn undo() -> Tally {
    let home = tempfile::tempdir().expect("a temporary folder");
    let window = open_sample("flow-undo", home.path(), "workshop");
    window.see("overview-checks");
    let list = window.ask("session_list", &json!({ "limit": 500 }));
    let open = list.as_array().into_iter().flatten().find(|line| line["status"] == "draft");
    let session = open.map(|line| line["id"].clone()).expect("a session that is not sealed");
    let mut sum = Tally::default();
    for edit in edits(&session, &window) {
        let (read, of) = &edit.shown_by;
        let before = window.ask(read, of);
        window.ask(edit.write.0, &(edit.write.1)(&before));
        let after = window.ask(read, of);
        assert_ne!(before, after, "{}: the write shows", edit.what);
        let until = |wanted: &Value, how: &str| {
            wait_for(&format!("{}: {how}", edit.what), || (window.ask(read, of) == *wanted).then_some(()));
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

fn edits(session: &Value, window: &Window) -> Vec<Edit> {
    let of = |key: &str| json!({ key: session });
    let first = |cmd: &str, req: Value| window.ask(cmd, &req)[0]["id"].clone();
    let list = first("list_list", json!({ "day": "2026-09-25" }));
    let member = first("member_roster", json!({ "day": "2026-09-25" }));
    let register = first("register_list", json!({}));
    let year = json!({ "from": "2026-01-01", "to": "2026-12-31" });
    vec![
        Edit {
            what: "a mark",
            shown_by: ("roll_get", of("sessionId")),
            write: ("roll_mark", |roll| {
                let line = &roll["lines"][0];
                let mark = json!({ "memberId": line["memberId"], "mark": "excused", "reason": "duty", "sittingId": null, "note": null });
                json!({ "sessionId": roll["sessionId"], "marks": [mark] })
            }),
        },
        Edit {
            what: "a field of a session",
            shown_by: ("session_get", of("id")),
            write: ("session_save", |session| changed(session, "place", json!("轧钢作业区学习室"))),
        },
        Edit {
            what: "an item of the agenda",
            shown_by: ("session_get", of("id")),
            write: ("session_save", |session| {
                let item = json!({ "id": null, "kind": "study", "title": "领学第四章", "speaker": "欧阳堃", "minutes": 25, "record": "方敏：要点" });
                added(session, "agenda", item)
            }),
        },
        Edit {
            what: "a vote",
            shown_by: ("session_get", of("id")),
            write: ("session_save", |session| {
                let vote = json!({
                    "id": null, "agenda": null, "sittingId": session["sittings"][0]["id"], "formula": "resolution", "subject": "列入攻关项目", "method": "hands",
                    "dueVoting": 25, "presentVoting": 15, "yes": 14, "no": 0, "abstain": 1, "writtenYes": 0, "ballots": null,
                });
                added(session, "votes", vote)
            }),
        },
        Edit {
            what: "a member",
            shown_by: ("member_get", json!({ "id": member })),
            write: ("member_save", |member| {
                let mut fields = member.clone();
                let mut request = json!({ "id": fields["id"] });
                for part in ["memberships", "posts", "standings"] {
                    request[part] = fields[part].take();
                }
                for derived in
                    ["id", "uid", "memberships", "posts", "standings", "pinyin", "initials", "stage"]
                {
                    fields.as_object_mut().map(|fields| fields.remove(derived));
                }
                fields["job"] = json!("工艺员");
                request["fields"] = fields;
                request
            }),
        },
        Edit {
            what: "a line of progress",
            shown_by: ("task_list", json!({ "listId": list, "day": "2026-09-25" })),
            write: ("task_progress", |tasks| {
                let line = json!({ "id": null, "onDay": "2026-09-25", "text": "完成初稿", "status": null, "done": null, "total": null, "byWhom": null });
                let open = tasks.as_array().into_iter().flatten().find(|task| task["status"] == "going");
                json!({ "id": open.expect("a task that is under way")["id"], "progress": line })
            }),
        },
        Edit {
            what: "an item of the plan",
            shown_by: ("plan_list", year.clone()),
            write: ("plan_save", |_| {
                json!({ "id": null, "fields": {
                    "unitId": 1, "month": "2026-11", "onDay": null, "kind": "theme_day", "title": "消防演练", "owner": null, "form": null,
                    "section": null, "tier": null, "status": "planned", "reason": null, "movedTo": null, "sessionId": null,
                }})
            }),
        },
        Edit {
            what: "a topic",
            shown_by: ("topic_list", year),
            write: ("topic_save", |_| {
                json!({ "id": null, "fields": {
                    "unitId": 1, "title": "安全生产法", "family": null, "source": null, "isRequired": true, "isOriginal": false,
                    "audience": "all", "fromOn": null, "dueOn": null, "note": null,
                }})
            }),
        },
        Edit {
            what: "a row of a register",
            shown_by: ("register_get", json!({ "id": register, "from": "2026-01-01", "to": "2026-12-31" })),
            write: ("register_row_delete", |page| json!({ "id": page["rows"][0]["id"] })),
        },
        Edit {
            what: "a setting",
            shown_by: ("setting_list", json!({})),
            write: ("setting_set", |_| json!({ "unitId": null, "key": "lock.minutes", "value": 25 })),
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
