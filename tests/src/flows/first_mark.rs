//! From the first page to the first name marked, on the day of a session that was planned.

use serde_json::json;

use super::{Flow, open_sample};
use crate::{program, tally::Tally};

/// 开始记录 beside the session of today, then 1: the cursor already stands on the first who is due.
pub const FLOW: Flow =
    Flow {
        title: "从首页到点完第一个人（今天有已列计划的活动）", actions: 2, keys: 1, run: first_mark
    };

/// Starts on 总览; ends when one person of today's roll is 到会.
fn first_mark() -> Tally {
    let home = tempfile::tempdir().expect("a temporary folder");
    let window = open_sample("flow-first-mark", home.path(), "workshop");
    // Planned by hand the week before: time, place and title are there.
    let mut fields = window.ask("session_similar", &json!({ "unitId": 1, "kinds": ["theme_day"] }));
    fields["onDay"] = json!(program::TODAY);
    fields["title"] = json!("学条例、查隐患，保四季度稳产");
    fields["status"] = json!("planned");
    window.ask("session_save", &json!({ "fields": fields }));
    window.go("/tasks");
    window.go("/overview");
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
