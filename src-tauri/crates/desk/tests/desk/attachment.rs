//! Evidence: what leaves the book for a moment, and is gone again.

use serde_json::json;

use crate::Room;

#[test]
fn evidence_opened_by_other_programs_is_private_and_gone_when_the_book_is_locked() {
    let room = Room::with_book();
    let list = room.ok("list_begin", json!({ "titles": ["换灯"], "parts": [], "fields": {
        "unitId": 1, "name": "办实事", "template": "practical", "startsOn": null, "endsOn": null, "note": null,
    }}));
    let tasks = room.ok("task_list", json!({ "listId": list["id"], "day": "2026-09-21" }));
    let holder = json!({ "of": "task", "id": tasks[0]["id"] });
    let file = |name: &str, text: &str| {
        let path = room.home.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let (good, bad) = (file("验收单.pdf", "%PDF-1.4 %%EOF"), file("现场.jpg", "不是照片"));
    let add = |paths: &[&String]| json!({ "holder": holder, "paths": paths, "shrink": true });
    let error = room.refused("attachment_add", add(&[&good, &bad]));
    assert!(error.message.starts_with("现场：") && error.message.contains("没有加进手册"), "{error}");
    assert_eq!(
        room.ok("attachment_list", json!({ "holder": holder })),
        json!([]),
        "all of the files or none"
    );
    let added = room.ok("attachment_add", add(&[&good]));
    assert_eq!((&added[0]["name"], &added[0]["kind"]), (&"验收单".into(), &"pdf".into()), "{added}");
    let opened = room.ok("attachment_save", json!({ "id": added[0]["id"] }));
    let path = std::path::PathBuf::from(opened["path"].as_str().unwrap());
    assert_eq!(std::fs::read(&path).unwrap(), b"%PDF-1.4 %%EOF", "another program reads it whole");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = path.parent().unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "nobody else on this computer may look into the folder");
    }
    room.ok("book_lock", json!({}));
    assert!(!path.exists(), "nothing readable stays beside an encrypted book");
}
