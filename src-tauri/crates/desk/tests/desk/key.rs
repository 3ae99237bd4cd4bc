//! Password and recovery code, as the window uses them.

use desk::Code;
use serde_json::{Value, json};

use crate::{Room, group};

const PASSWORD: &str = "试用手册-2026";

fn made(room: &Room) -> Value {
    let request = json!({
        "path": room.path(), "password": PASSWORD, "name": "甲支部", "kind": "branch", "recovery": true,
    });
    room.ok("book_create", request)
}

fn open(room: &Room, password: &str) -> Value {
    json!({ "path": room.path(), "password": password })
}

#[test]
fn a_forgotten_password_is_replaced_by_the_code() {
    let room = Room::new();
    let made = made(&room);
    assert_eq!(made["state"]["name"], "甲支部", "the book is open");
    let groups = made["recovery"].clone();
    assert_eq!(groups.as_array().unwrap().len(), 8, "and its code is told: {groups}");
    assert_eq!(room.ok("book_key", json!({})), json!({ "recovery": true, "recorder": false }));
    let sheet = room.ok("book_recovery_print", json!({ "groups": groups }));
    let pdf = std::fs::read(sheet["path"].as_str().unwrap()).unwrap();
    assert!(pdf.starts_with(b"%PDF"), "a sheet to lock away");
    room.ok("unit_save", group("炼钢"));
    room.ok("book_lock", json!({}));
    let left = std::fs::read_dir(room.home.path().join("home/print")).map_or(0, Iterator::count);
    assert_eq!(left, 0, "the sheet does not stay on the computer");

    let code =
        groups.as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect::<Vec<_>>().join(" ");
    let recover =
        |code: &str, password: &str| json!({ "path": room.path(), "code": code, "password": password });
    let error = room.refused("book_recover", recover(&code[..30], "新的密码 2027"));
    assert_eq!((error.code, error.field.as_deref()), (Code::Invalid, Some("code")), "{error}");
    let error = room.refused("book_recover", recover(&code, "短"));
    assert_eq!(error.field.as_deref(), Some("password"), "the new password must not be short: {error}");
    let again = room.ok("book_recover", recover(&code, "新的密码 2027"));
    assert_eq!(again["state"]["name"], "甲支部", "the code opens the book");
    assert_ne!(again["recovery"], groups, "and gives way to a new one");
    room.ok("book_lock", json!({}));
    assert_eq!(room.refused("book_open", open(&room, PASSWORD)).code, Code::WrongPassword);
    room.ok("book_open", open(&room, "新的密码 2027"));
    assert_eq!(room.ok("unit_list", json!({})).as_array().unwrap().len(), 2, "with everything in it");
    let error = room.refused("book_recover", recover(&code, "再换一个 2028"));
    assert!(error.message.contains("恢复码不对"), "a used code opens nothing: {error}");
}

#[test]
fn a_code_opens_no_older_copy_unasked() {
    let room = Room::new();
    let made = made(&room);
    room.ok("book_close", json!({}));
    let first = std::fs::read(room.path()).unwrap();
    room.ok("book_open", open(&room, PASSWORD));
    room.ok("unit_save", group("炼钢"));
    room.ok("book_close", json!({}));
    std::fs::write(room.path(), &first).unwrap();
    let groups: Vec<String> = serde_json::from_value(made["recovery"].clone()).unwrap();
    let mut recover = json!({ "path": room.path(), "code": groups.join(" "), "password": "新的密码 2027" });
    let error = room.refused("book_recover", recover.clone());
    assert_eq!(error.code, Code::Swapped, "as with the password: {error}");
    assert!(std::fs::read(room.path()).unwrap() == first, "and neither code nor password was used up");
    recover["other"] = json!(true);
    room.ok("book_recover", recover);
    assert_eq!(room.ok("unit_list", json!({})).as_array().unwrap().len(), 1, "the person took it as it is");
}

#[test]
fn a_new_password_is_asked_for_the_old_one_and_gets_a_backup() {
    let room = Room::with_book();
    let change = |old: &str, new: &str| json!({ "old": old, "password": new });
    let error = room.refused("book_password_change", change("不对的密码", "换了书记 2027"));
    assert_eq!(error.code, Code::WrongPassword);
    room.ok("book_password_change", change(PASSWORD, "换了书记 2027"));
    room.ok("unit_save", group("炼钢"));
    let newest = &room.ok("book_backups", json!({}))[0];
    assert_eq!(newest["reason"], "改密码后", "the newest backup opens with the new password");
    let restored = room.home.path().join("恢复.book");
    let from = newest["path"].as_str().unwrap();
    room.ok("book_restore", json!({ "from": from, "path": restored, "password": "换了书记 2027" }));
    assert_eq!(
        room.ok("book_key", json!({})),
        json!({ "recovery": false, "recorder": false }),
        "no code was asked for yet"
    );
    let error = room.refused("book_recovery_new", json!({ "password": "不对的密码" }));
    assert_eq!(error.code, Code::WrongPassword, "an open desk gives no code away");
    room.ok("book_recovery_new", json!({ "password": "换了书记 2027" }));
    assert_eq!(room.ok("book_key", json!({})), json!({ "recovery": true, "recorder": false }));
}

#[test]
fn the_practice_book_keeps_its_password() {
    let room = Room::new();
    room.ok("book_sample", json!({}));
    room.refused("book_password_change", json!({ "old": "示例手册2026", "password": "换了一个 2027" }));
    room.ok("book_sample", json!({}));
}

#[test]
fn guessing_has_to_wait() {
    let room = Room::with_book();
    room.ok("book_lock", json!({}));
    for _ in 0..4 {
        assert_eq!(room.refused("book_open", open(&room, "猜一个")).code, Code::WrongPassword);
    }
    let error = room.refused("book_open", open(&room, "再猜一个"));
    assert_eq!(error.code, Code::Wait, "the fifth in a row has to wait");
    assert!(error.message.contains("输错 5 次") && error.message.contains("秒再试"), "{error}");
    let error = room.refused("book_open", open(&room, PASSWORD));
    assert_eq!(error.code, Code::Wait, "meanwhile not even the right one is tried");
}

/// What may hold a password or a code in a request.
const SECRET_FIELDS: [&str; 5] = ["password", "old", "recorder", "code", "groups"];

#[test]
fn no_refusal_repeats_a_password() {
    // Long enough that no hash and no encrypted page holds the digits by chance.
    const DIGITS: &str = "731948205577";
    const SECRET: &str = "绝不外传的口令 731948205577";
    let room = Room::with_book();
    let shapes = [json!(SECRET), json!([SECRET]), json!({ "text": SECRET }), json!([[SECRET]])];
    let mut asked = 0;
    for command in desk::COMMANDS {
        for shape in &shapes {
            let mut request = json!({ "path": "/nowhere/手册.book", "from": "/nowhere/备份.book", "name": "甲", "kind": "workshop" });
            let mut has_secret = false;
            // Learns what the command takes by what it says is missing or unknown.
            for _ in 0..12 {
                let Err(error) = room.desk.dispatch(command.name, request.clone()) else { break };
                let shown = format!("{error} {error:?} {}", serde_json::to_string(&error).unwrap());
                assert!(!shown.contains(DIGITS), "{} repeats what it was sent: {shown}", command.name);
                let named =
                    |before: &str| Some(error.message.split_once(before)?.1.split_once('`')?.0.to_owned());
                match (named("missing field `"), named("unknown field `")) {
                    (Some(field), _) if SECRET_FIELDS.contains(&field.as_str()) => {
                        request[&field] = shape.clone();
                        has_secret = true;
                    }
                    (None, Some(field)) => drop(request.as_object_mut().unwrap().remove(&field)),
                    _ => break,
                }
            }
            asked += usize::from(has_secret);
        }
    }
    assert!(asked >= 8 * shapes.len(), "the commands that take a password were asked: {asked}");
    for file in files(room.home.path()) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(
            !bytes.windows(DIGITS.len()).any(|there| there == DIGITS.as_bytes()),
            "{} holds it",
            file.display()
        );
    }
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
