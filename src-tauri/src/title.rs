//! The window's own title: that of a made-up book says 样例 even on the taskbar, and that of a book that the recorder opened 记录员.

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
    let is_sample = answer.get("sample").filter(|_| cmd.starts_with("book_"))?.as_bool()?;
    let sample = if is_sample { "【样例】" } else { "" };
    let role = if answer["role"] == "recorder" { "（记录员）" } else { "" };
    Some(format!("{sample}{NAME}{role}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_made_up_book_and_the_recorder_change_the_title() {
        let of = |sample: bool| title("book_open", &json!({ "open": true, "sample": sample }));
        assert_eq!(of(true).as_deref(), Some("【样例】支部手册"), "seen on the taskbar, too");
        assert_eq!(of(false).as_deref(), Some("支部手册"), "a real book takes the word away again");
        let recorder = json!({ "open": true, "sample": false, "role": "recorder" });
        assert_eq!(
            title("book_open", &recorder).as_deref(),
            Some("支部手册（记录员）"),
            "who opened it is plain to see"
        );
        assert_eq!(title("member_list", &json!([])), None, "other answers say nothing about the book");
    }
}
