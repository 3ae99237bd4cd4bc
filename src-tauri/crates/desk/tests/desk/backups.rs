//! Backups as the window relies on them: the second place, the preview, the rehearsal, the way back from a damaged book.

use std::path::{Path, PathBuf};
use std::time::Duration;

use desk::{Code, Desk, DeskPaths};
use serde_json::{Value, json};

use crate::{Room, group};

const PASSWORD: &str = "试用手册-2026";

fn open(room: &Room) -> Value {
    json!({ "path": room.path(), "password": PASSWORD })
}

/// What is known of the second place once nobody is there any more.
fn settled(room: &Room) -> Value {
    for _ in 0..500 {
        let care = room.ok("backup_care", json!({}));
        if care["second"]["isBusy"] != true {
            return care;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the second place is never done");
}

/// The program's own folder at a second place.
fn own(stick: &Path) -> PathBuf {
    std::fs::read_dir(stick).unwrap().next().expect("our folder").unwrap().path()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn every_backup_goes_to_the_second_place_when_it_is_there() {
    let room = Room::with_book();
    room.desk.carry_backups();
    room.ok("book_backup", json!({}));
    let stick = room.home.path().join("U盘");
    std::fs::create_dir(&stick).unwrap();
    room.ok("backup_second", json!({ "folder": stick }));
    let care = settled(&room);
    assert_eq!(care["second"]["state"], "good", "a place just chosen gets the newest at once: {care}");
    assert_eq!(care["second"]["isSameDisk"], true, "a folder of the same disk is told as such");
    room.ok("unit_save", group("炼钢"));
    room.ok("book_backup", json!({}));
    settled(&room);
    let backups = room.ok("book_backups", json!({}));
    let places: Vec<_> =
        backups.as_array().unwrap().iter().map(|one| (&one["here"], &one["there"])).collect();
    assert_eq!(places, [(&json!(true), &json!(true)); 2], "the list says where each lies: {backups}");
    for backup in backups.as_array().unwrap() {
        let path = Path::new(backup["path"].as_str().unwrap());
        let copy = own(&stick).join(path.file_name().unwrap());
        assert_eq!(std::fs::read(path).unwrap(), std::fs::read(copy).unwrap(), "byte for byte the same");
    }

    let away = room.home.path().join("拔掉了");
    std::fs::rename(&stick, &away).unwrap();
    room.ok("book_backup", json!({}));
    let care = settled(&room);
    assert_eq!(
        care["second"]["state"], "away",
        "a stick that is not in is told, and the backup was made: {care}"
    );
    assert!(care["second"]["newest"].is_number(), "and when it had its last copy is remembered");
    std::fs::create_dir(&stick).unwrap();
    room.ok("backup_carry", json!({}));
    assert_eq!(settled(&room)["second"]["state"], "away", "an empty folder of its name is not the stick");
    assert_eq!(std::fs::read_dir(&stick).unwrap().count(), 0, "and nothing is written there");
    std::fs::remove_dir(&stick).unwrap();
    std::fs::rename(&away, &stick).unwrap();
    std::fs::write(own(&stick).join("20260101-080000 每日.book-part"), "拔掉时写了一半").unwrap();
    std::fs::write(own(&stick).join("20200101-080000 自己的.book"), "别人的文件").unwrap();
    room.ok("backup_carry", json!({}));
    assert_eq!(settled(&room)["second"]["state"], "good", "back again it gets what it missed");
    let there = names(&own(&stick));
    assert_eq!(there.len(), 4, "three backups and the file that is none of ours, no half one: {there:?}");

    let error = room.refused("backup_second", json!({ "folder": room.home.path().join("home/backups") }));
    assert_eq!(
        (error.code, error.field.as_deref()),
        (Code::Invalid, Some("folder")),
        "not into itself: {error}"
    );
    room.ok("backup_second", json!({ "folder": null }));
    assert_eq!(room.ok("backup_care", json!({}))["second"], Value::Null, "nor for ever");
}

#[test]
fn the_second_place_keeps_by_the_same_rule_and_removes_only_its_own() {
    let room = Room::with_book();
    room.desk.carry_backups();
    room.ok("book_backup", json!({}));
    let stick = room.home.path().join("共享");
    std::fs::create_dir(&stick).unwrap();
    room.ok("backup_second", json!({ "folder": stick }));
    settled(&room);
    let own = own(&stick);
    for day in 1..=28 {
        std::fs::write(own.join(format!("202401{day:02}-080000 每日.book")), "旧").unwrap();
    }
    for name in ["20240105-080000 书记.book", "20240106-080000 每日.docx", "通知.pdf"] {
        std::fs::write(own.join(name), "别人的").unwrap();
    }
    std::fs::write(stick.join("20240107-080000 每日.book"), "别处的").unwrap();
    room.ok("book_backup", json!({}));
    settled(&room);
    let left = names(&own);
    let old = left.iter().filter(|name| name.starts_with("202401") && name.ends_with(" 每日.book")).count();
    assert_eq!(old, 9, "with today ten days; January's newest is among them: {left:?}");
    assert!(
        left.contains(&"20240105-080000 书记.book".to_owned()),
        "what the program did not write stays: {left:?}"
    );
    assert_eq!(left.len(), 2 + 9 + 3, "and so do the papers beside: {left:?}");
    assert!(stick.join("20240107-080000 每日.book").exists(), "outside its own folder nothing is touched");
}

#[test]
fn before_an_import_there_is_a_backup_and_never_two_of_the_same() {
    let room = Room::with_book();
    let table = room.home.path().join("名册.csv");
    let import = |name: &str| {
        std::fs::write(&table, format!("姓名,性别,民族\n{name},男,汉族\n")).unwrap();
        room.ok("import_run", json!({ "kind": "members", "path": table, "unitId": null, "createUnits": false, "registerId": null }))
    };
    let reasons = || -> Vec<String> {
        let backups = room.ok("book_backups", json!({}));
        backups.as_array().unwrap().iter().map(|one| one["reason"].as_str().unwrap().to_owned()).collect()
    };
    room.ok("book_lock", json!({}));
    room.ok("book_open", open(&room));
    assert_eq!(reasons(), ["每日"]);
    assert_eq!(import("方敏")["created"], 1, "the table is imported");
    assert_eq!(reasons(), ["每日"], "nothing was written since today's backup: it is the book as it was");
    import("欧阳堃");
    assert_eq!(reasons(), ["导入前", "每日"], "what the first import wrote is in a backup before the second");
}

#[test]
fn a_preview_tells_what_differs_and_a_restore_where_the_old_book_is() {
    let room = Room::with_book();
    let from = room.ok("book_backup", json!({}))["path"].clone();
    room.ok("unit_save", group("炼钢"));
    let request = json!({ "from": from, "password": PASSWORD });
    let preview = room.ok("restore_preview", request);
    assert_eq!(preview["apart"]["since"], 1, "one entry of history would be gone: {preview}");
    assert_eq!(preview["backup"]["unit"], "甲支部", "whose backup it is");
    assert!(preview["bytes"].as_u64().unwrap() > 0 && preview["writtenAt"].is_number(), "its size and date");
    let wrong = json!({ "from": from, "password": "猜一个口令" });
    assert_eq!(room.refused("restore_preview", wrong).code, Code::WrongPassword, "not for everybody");
    let restored =
        room.ok("book_restore", json!({ "from": from, "path": room.path(), "password": PASSWORD }));
    let kept = restored["kept"].as_str().unwrap();
    assert!(kept.contains("恢复前") && Path::new(kept).exists(), "the old book is kept: {restored}");
    room.ok("book_open", open(&room));
    assert_eq!(room.ok("unit_list", json!({})).as_array().unwrap().len(), 1, "the book is the backup now");
    assert_eq!(room.ok("book_backups", json!({}))[0]["reason"], "恢复前", "and a backup was made before");
    let back = room.ok("restore_preview", json!({ "from": kept, "password": PASSWORD }));
    assert_eq!(back["apart"]["since"], Value::Null, "the kept book has what this one has not");
    room.ok("book_restore", json!({ "from": kept, "path": room.path(), "password": PASSWORD }));
    room.ok("book_open", open(&room));
    assert_eq!(
        room.ok("unit_list", json!({})).as_array().unwrap().len(),
        2,
        "restoring the kept one undoes it"
    );
    let left = room.home.path().join("home/aside");
    assert!(
        !left.exists() || std::fs::read_dir(left).unwrap().count() == 0,
        "no copy of a backup is left about"
    );
}

#[test]
fn a_rehearsal_is_proposed_on_the_first_page_until_it_is_made() {
    let room = Room::with_book();
    // Ten days before the end of a quarter.
    room.desk.stand_on_sample_day();
    let asked = || {
        let todo = room.ok("overview_get", json!({ "day": "2026-09-21" }))["todo"].clone();
        todo.as_array().unwrap().iter().find(|one| one["what"] == "rehearsal").cloned()
    };
    let backup = room.ok("book_backup", json!({}));
    assert_eq!(asked(), None, "a book is not begun with a rehearsal");
    let path = Path::new(backup["path"].as_str().unwrap());
    let name = path.file_name().unwrap().to_string_lossy().replace("20260921", "20260901");
    std::fs::copy(path, path.with_file_name(name)).unwrap();
    let todo = asked().expect("once there is a backup of some age, and the quarter comes to its end");
    assert_eq!(
        (&todo["state"], &todo["dueOn"]),
        (&json!("near"), &json!("2026-09-30")),
        "nothing is late by it"
    );
    let notice = room.ok("reminder_get", json!({ "day": "2026-09-21" }));
    assert!(!notice.to_string().contains("演练"), "no notification: {notice}");
    room.ok("backup_rehearse", json!({}));
    assert_eq!(asked(), None, "once a quarter");
}

#[test]
fn a_rehearsal_opens_the_newest_backup_and_is_noted() {
    let room = Room::with_book();
    assert_eq!(room.refused("backup_rehearse", json!({})).code, Code::Invalid, "nothing to rehearse with");
    let backup = room.ok("book_backup", json!({}));
    let path = backup["path"].as_str().unwrap();
    let whole = std::fs::read(path).unwrap();
    let done = room.ok("backup_rehearse", json!({}));
    assert_eq!(done["faults"], json!([]), "a good backup is told as such: {done}");
    assert!(done["checked"].as_u64().unwrap() > 20, "the whole self-check was made: {done}");
    assert_eq!(done["since"], 0, "it is the book as it is");
    assert_eq!(room.ok("backup_care", json!({}))["rehearsed"], done, "and noted");
    assert_eq!(whole, std::fs::read(path).unwrap(), "the backup was only read");

    let mut bytes = whole;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x40;
    std::fs::write(path, bytes).unwrap();
    let done = room.ok("backup_rehearse", json!({}));
    assert_eq!(done["faults"].as_array().unwrap().len(), 1, "a flipped bit fails the rehearsal: {done}");
    let left = room.home.path().join("home/aside");
    assert_eq!(std::fs::read_dir(left).unwrap().count(), 0, "the copy is gone either way");
}

#[test]
fn a_book_that_does_not_open_is_led_to_the_newest_good_backup() {
    let room = Room::with_book();
    for name in ["甲组", "乙组", "丙组"] {
        room.ok("unit_save", group(name));
        room.ok("book_backup", json!({}));
    }
    let backups: Vec<PathBuf> = room
        .ok("book_backups", json!({}))
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["path"].as_str().unwrap().into())
        .collect();
    room.ok("book_close", json!({}));
    let whole = std::fs::read(room.path()).unwrap();
    let newest = std::fs::read(&backups[0]).unwrap();
    std::fs::write(&backups[0], &newest[..newest.len() - 4096]).unwrap();
    let rescue = || room.ok("backup_rescue", open(&room));
    let damages: [(&str, Vec<u8>, Code); 4] = [
        ("zero bytes", Vec::new(), Code::NotABook),
        ("cut off", whole[..whole.len() / 2 / 4096 * 4096].to_vec(), Code::Damaged),
        (
            "a flipped page",
            whole
                .iter()
                .enumerate()
                .map(|(at, byte)| if (9000..9100).contains(&at) { !byte } else { *byte })
                .collect(),
            Code::Damaged,
        ),
        (
            "an empty head",
            whole.iter().enumerate().map(|(at, byte)| if at < 8192 { 0 } else { *byte }).collect(),
            Code::WrongPassword,
        ),
    ];
    for (what, bytes, code) in damages {
        std::fs::write(room.path(), bytes).unwrap();
        assert_eq!(room.refused("book_open", open(&room)).code, code, "{what}");
        let found = rescue();
        let states: Vec<_> =
            found["backups"].as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap()).collect();
        assert_eq!(
            states,
            ["damaged", "good", "untried"],
            "{what}: the newest that is whole is found: {found}"
        );
    }
    let good = rescue()["backups"][1]["backup"]["path"].clone();
    room.ok("book_restore", json!({ "from": good, "path": room.path(), "password": PASSWORD }));
    room.ok("book_open", open(&room));
    assert_eq!(
        room.ok("unit_list", json!({})).as_array().unwrap().len(),
        3,
        "all but what came after that backup"
    );
    room.ok("book_close", json!({}));
    let unknown = room.ok("backup_rescue", json!({ "path": "/没有/这本.book", "password": PASSWORD }));
    assert_eq!(unknown, json!({ "backups": [] }), "of a book it does not know it says nothing");

    let other = room.home.path().join("别的.book");
    room.ok(
        "book_create",
        json!({ "path": other, "password": PASSWORD, "name": "乙支部", "kind": "branch" }),
    );
    room.ok("book_close", json!({}));
    std::fs::copy(&other, room.path()).unwrap();
    let error = room.refused("book_open", open(&room));
    assert_eq!(error.code, Code::Swapped, "{error}");
    assert!(error.message.contains("乙支部"), "what lies there is named: {error}");
    let other = json!({ "path": room.path(), "password": PASSWORD, "other": true });
    assert_eq!(room.ok("book_open", other)["name"], "乙支部", "told, not forbidden");
    room.ok("book_close", json!({}));
    assert_eq!(
        room.ok("book_open", open(&room))["name"],
        "乙支部",
        "and from then on it is the one that lies there"
    );
}

#[test]
fn guessing_at_the_backups_of_a_book_that_is_gone_has_to_wait_too() {
    let room = Room::with_book();
    room.ok("book_backup", json!({}));
    room.ok("book_close", json!({}));
    std::fs::remove_file(room.path()).unwrap();
    let guess = json!({ "path": room.path(), "password": "猜一个密码看看" });
    for _ in 0..5 {
        room.ok("backup_rescue", guess.clone());
    }
    assert_eq!(room.refused("backup_rescue", guess).code, Code::Wait, "the sixth in a row");
    assert_eq!(room.refused("backup_rescue", open(&room)).code, Code::Wait, "not even the right one");
}

#[test]
fn what_is_missing_is_told_by_the_book_where_the_computer_forgot_it() {
    let room = Room::with_book();
    room.ok("book_backup", json!({}));
    room.ok("book_close", json!({}));
    let first = std::fs::read(room.path()).unwrap();
    room.ok("book_open", open(&room));
    room.ok("unit_save", group("炼钢"));
    let killed = std::fs::read(room.path()).unwrap();
    room.ok("book_close", json!({}));
    let home = room.home.path().join("home");
    let cases = [
        ("a log that is gone", killed, Code::LogGone, "最后 1 条记录不在手册里"),
        ("an older copy", first, Code::Swapped, "少 1 条记录"),
    ];
    for (what, bytes, code, said) in cases {
        std::fs::write(room.path(), bytes).unwrap();
        let _ = std::fs::remove_file(home.join("desk.json"));
        let desk = Desk::new(DeskPaths { home: home.clone() });
        let error = desk.dispatch("book_open", open(&room)).expect_err(what);
        assert_eq!(error.code, code, "{what}: {error}");
        assert!(error.message.contains(said), "{what} in numbers: {error}");
        let rescue = desk.dispatch("backup_rescue", open(&room)).expect("its backups");
        assert_eq!(rescue["backups"][0]["state"], "good", "{what}: its newest good backup: {rescue}");
    }
}
