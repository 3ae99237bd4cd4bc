//! Charts: the figures of the counts, drawn.

use desk::Code;
use serde_json::{Value, json};

use crate::Room;

#[test]
fn charts_draw_the_figures_that_the_counts_give() {
    let room = Room::new();
    room.ok("book_sample", json!({}));
    let year = json!({ "from": "2026-01-01", "to": "2026-09-21" });
    let day = json!({ "day": "2026-09-21" });
    let overview = room.ok("overview_get", day.clone());
    assert_eq!(
        room.ok("chart_turnout", year.clone()),
        overview["trend"],
        "the first page draws the same line"
    );
    assert_eq!(room.ok("chart_hours", day.clone()), overview["hours"], "and the same dots");

    let topics = room.ok("topic_coverage", year.clone());
    let required: Vec<&Value> =
        topics["topics"].as_array().unwrap().iter().filter(|topic| topic["isRequired"] == true).collect();
    let drawn = room.ok("chart_coverage", year);
    assert_eq!(
        drawn.as_array().unwrap().iter().collect::<Vec<_>>(),
        required,
        "the bars are the matrix, 必学 only"
    );

    for list in room.ok("list_list", day).as_array().unwrap() {
        let burn = room.ok("chart_burn_up", json!({ "listId": list["id"], "day": "2026-09-21" }));
        let now =
            burn["months"].as_array().unwrap().iter().find(|month| month["month"] == "2026-09").unwrap();
        let figures = &list["figures"];
        assert_eq!(
            (&burn["total"], &now["done"], &now["stageDone"]),
            (&figures["total"], &figures["done"], &figures["stageDone"]),
            "{}: the columns end in the list's own figures",
            list["name"]
        );
    }
}

#[test]
fn the_picture_of_a_chart_is_written_whole_or_not_at_all() {
    let room = Room::new();
    let path = room.home.path().join("图.png");
    room.ok("export_picture", json!({ "path": path, "content": "iVBORw==" }));
    assert_eq!(std::fs::read(&path).unwrap(), b"\x89PNG", "the bytes of the window");
    let nowhere = room.home.path().join("没有/图.png");
    assert_eq!(room.refused("export_picture", json!({ "path": nowhere, "content": "" })).code, Code::NoFile);
    let program = room.home.path().join("图.exe");
    let error = room.refused("export_picture", json!({ "path": program, "content": "" }));
    assert_eq!(error.field.as_deref(), Some("path"), "only pictures are written: {error}");
}
