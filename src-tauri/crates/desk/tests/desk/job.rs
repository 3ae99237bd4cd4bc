//! Long work: stopped, it leaves nothing behind.

use desk::{Code, Desk, DeskPaths};
use serde_json::json;

use crate::Room;

/// A roster of so many made-up people.
fn roster(path: &std::path::Path, people: usize) {
    let given: Vec<char> = "文斌志远建国秀英海涛明华丽君春生玉兰".chars().collect();
    let name = |i: usize| format!("王{}{}", given[i / given.len() % given.len()], given[i % given.len()]);
    let rows = (0..people).map(|i| format!("{},男,1990-01-{:02},正式党员,2015-07-01\n", name(i), i % 28 + 1));
    let text = format!("姓名,性别,出生日期,人员类别,入党日期\n{}", rows.collect::<String>());
    std::fs::write(path, text).unwrap();
}

#[test]
fn long_work_can_be_stopped_while_the_desk_goes_on_answering() {
    let room = Room::with_book();
    let path = room.home.path().join("花名册.csv");
    roster(&path, 320);
    let request = json!({ "kind": "members", "path": path, "createUnits": false });
    std::thread::scope(|scope| {
        let import = scope.spawn(|| room.desk.dispatch_job("import_run", request.clone(), Some(7)));
        let state = || room.ok("job_state", json!({ "job": 7 }));
        while !import.is_finished() && state()["done"].as_u64().unwrap_or_default() == 0 {
            std::thread::yield_now();
        }
        assert_eq!(room.ok("unit_list", json!({}))[0]["name"], "甲支部", "a page answers while it runs");
        room.ok("job_stop", json!({ "job": 7 }));
        let error = import.join().unwrap().expect_err("the work was stopped");
        assert_eq!(error.code, Code::Cancelled, "and says so: {error}");
    });
    assert!(room.ok("job_state", json!({ "job": 7 })).is_null(), "nothing is under way any more");
    assert_eq!(room.ok("book_state", json!({}))["memberCount"], 0, "nothing of it was written");
    assert_eq!(
        room.ok("change_list", json!({ "limit": 5 })).as_array().unwrap().len(),
        1,
        "nor into the history"
    );
    let written = room.ok("import_run", request);
    assert_eq!(written["written"], 320, "the same table goes in when nobody stops it: {written}");
    assert_eq!(room.ok("book_state", json!({}))["memberCount"], 320, "and the pages see it at once");
}

#[test]
fn locking_stops_long_work_and_leaves_no_connection_open() {
    let room = Room::with_book();
    let path = room.home.path().join("花名册.csv");
    roster(&path, 320);
    let request = json!({ "kind": "members", "path": path, "createUnits": false });
    std::thread::scope(|scope| {
        let import = scope.spawn(|| room.desk.dispatch_job("import_preview", request, Some(1)));
        while !import.is_finished() && room.ok("job_state", json!({ "job": 1 }))["done"].as_u64() < Some(1) {
            std::thread::yield_now();
        }
        assert_eq!(
            room.ok("book_lock", json!({}))["open"],
            false,
            "a lock waits for nothing but the way out"
        );
        assert_eq!(import.join().unwrap().expect_err("it was stopped").code, Code::Cancelled);
    });
    let other = Desk::new(DeskPaths { home: room.home.path().join("other") });
    let opened = other.dispatch("book_open", json!({ "path": room.path(), "password": "试用手册-2026" }));
    assert!(opened.is_ok(), "the file is free for another program: {opened:?}");
}
