//! From the first page to the first name marked, on the day of a session that was planned.

use serde_json::{Value, json};

use super::{Flow, open_book};
use crate::{program, tally::Tally};

/// 开始记录 beside the session of today, then 1: the cursor already stands on the first who is due.
pub const FLOW: Flow =
    Flow {
        title: "从首页到点完第一个人（今天有已列计划的活动）", actions: 2, keys: 1, run: first_mark
    };

/// Starts on 总览; ends when one person of today's roll is 到会.
fn first_mark() -> Tally {
    let home = tempfile::tempdir().expect("a temporary folder");
    let book = home.path().join("样例.book");
    let book = book.to_string_lossy();
    program::branchbook(&["sample", &book, "--kind", "workshop"]);
    // Planned by hand the week before: time, place and title are there.
    let call = |command: &str, request: Value| -> Value {
        let said = program::branchbook(&["call", &book, command, &request.to_string()]);
        serde_json::from_str(&said).expect("the command line answers in JSON")
    };
    let mut fields = call("session_similar", json!({ "unitId": 1, "kinds": ["theme_day"] }));
    fields["onDay"] = json!(program::TODAY);
    fields["title"] = json!("学条例、查隐患，保四季度稳产");
    fields["status"] = json!("planned");
    call("session_save", json!({ "fields": fields }));
    let window = open_book("flow-first-mark", home.path(), &book);
    window.says("开始记录");

    window.tally(|| {
        window.click_text("开始记录");
        window.see("session-roll");
        window.await_script(
            "the cursor stands on somebody who is due",
            "return (document.activeElement.dataset.testid || '').startsWith('session-cell-')",
        );
        window.press("1");
        window.read("session-totals", "one is there", |text| {
            text.split_whitespace().collect::<String>().contains("实到1")
        });
    })
}
