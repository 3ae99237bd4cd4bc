//! The window's own title: that of a made-up book says 样例 even on the taskbar.

use serde_json::Value;
use tauri::{AppHandle, Manager};

/// What the window is called.
const NAME: &str = "支部手册";

/// After a command that answers with the state of the book, the title says which kind of book is open.
pub fn after(app: &AppHandle, cmd: &str, answer: &Value) {
    let Some(title) = title(cmd, answer) else { return };
    if let Some(window) = app.get_webview_window("main") {
        // A title that cannot be set keeps nobody from working: the band on the page says the same.
        let _ = window.set_title(&title);
    }
}

/// None where the answer says nothing about the book.
fn title(cmd: &str, answer: &Value) -> Option<String> {
    match answer.get("sample").filter(|_| cmd.starts_with("book_"))? {
        Value::Bool(true) => Some(format!("【样例】{NAME}")),
        Value::Bool(false) => Some(NAME.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_a_made_up_book_changes_the_title() {
        let of = |sample: bool| title("book_open", &json!({ "open": true, "sample": sample }));
        assert_eq!(of(true).as_deref(), Some("【样例】支部手册"), "seen on the taskbar, too");
        assert_eq!(of(false).as_deref(), Some("支部手册"), "a real book takes the word away again");
        assert_eq!(title("member_list", &json!([])), None, "other answers say nothing about the book");
    }
}
