//! 迎检册 as file and folder: whole or not there, and never in the place of another.

use desk::Code;
use serde_json::{Value, json};

use crate::Room;

/// A desk with the workshop's sample open.
fn workshop() -> Room {
    let room = Room::new();
    ledger::sample::workshop(std::path::Path::new(&room.path()), "样例", 1).unwrap();
    room.ok("book_open", json!({ "path": room.path(), "password": "样例" }));
    room
}

fn request(room: &Room, name: &str) -> (std::path::PathBuf, Value) {
    let path = room.home.path().join(name);
    let request = json!({ "from": "2026-09-01", "to": "2026-09-21", "day": "2026-09-21", "path": path });
    (path, request)
}

/// What lies in the room's folder besides the book.
fn left(room: &Room) -> Vec<String> {
    let names = std::fs::read_dir(room.home.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name.contains("迎检册")).collect()
}

#[test]
fn a_binder_that_is_stopped_leaves_neither_file_nor_folder() {
    let room = workshop();
    let (path, folder) = request(&room, "迎检册");
    let mut file = folder.clone();
    file["report"] = json!("binder");
    file["path"] = json!(path.with_extension("pdf"));
    for (command, request) in [("binder_folder", folder), ("report_save", file)] {
        std::thread::scope(|scope| {
            let work = scope.spawn(|| room.desk.dispatch_job(command, request, Some(3)));
            let state = || room.ok("job_state", json!({ "job": 3 }));
            while !work.is_finished() && state()["done"].as_u64().unwrap_or_default() == 0 {
                std::thread::yield_now();
            }
            room.ok("job_stop", json!({ "job": 3 }));
            let error = work.join().unwrap().expect_err("the work was stopped");
            assert_eq!(error.code, Code::Cancelled, "{command}: {error}");
        });
        assert_eq!(left(&room), Vec::<String>::new(), "{command} leaves nothing behind");
    }
}

#[test]
fn a_folder_that_is_there_stays_as_it_is() {
    let room = workshop();
    let (path, request) = request(&room, "迎检册");
    std::fs::create_dir(&path).unwrap();
    std::fs::write(path.join("旧.txt"), "旧").unwrap();
    let error = room.refused("binder_folder", request.clone());
    assert_eq!(error.code, Code::Exists, "{error}");
    assert!(error.message.contains("没有覆盖"), "and says so: {error}");
    let names: Vec<_> = std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["旧.txt"], "nothing in it was touched");
    std::fs::remove_dir_all(&path).unwrap();
    room.ok("binder_folder", request);
    assert_eq!(left(&room), ["迎检册"], "whole, without a half folder beside it");
    assert!(path.join("01 目录.pdf").exists() && path.join("99 本册校验.pdf").exists());
}
