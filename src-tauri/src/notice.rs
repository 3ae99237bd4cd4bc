//! One notification of the system when a book was opened: how much waits, never what or whose.

use std::sync::Arc;

use desk::COMMANDS;
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, async_runtime};

use crate::start::Start;

/// The commands after which a book of one's own is open.
const OPENING: [&str; 2] = ["book_open", "book_keyring_open"];

/// After a book was opened, says in the background how much waits. Where nothing shows notifications, nothing happens.
pub fn after(app: &AppHandle, cmd: &str, answer: &Value) {
    debug_assert!(
        OPENING.iter().all(|opening| COMMANDS.iter().any(|command| command.name == *opening)),
        "both are commands"
    );
    // A committee is reminded of nothing: it would be every branch's checks, and its first page would wait behind them.
    let is_branch = answer["kind"] == "branch";
    let Some(day) = answer.get("today").filter(|_| OPENING.contains(&cmd) && is_branch).cloned() else {
        return;
    };
    let app = app.clone();
    async_runtime::spawn_blocking(move || {
        let reminder = app.state::<Arc<Start>>().desk().dispatch("reminder_get", json!({ "day": day }));
        let notice = reminder.ok().and_then(|reminder| reminder["notice"].as_str().map(str::to_owned));
        if let Some(notice) = notice {
            show(&app, &notice);
        }
    });
}

/// Shows it. A desktop without notifications is no error: the first page says the same.
fn show(app: &AppHandle, text: &str) {
    let mut notification = notify_rust::Notification::new();
    notification.summary("支部手册").body(text).appname("支部手册");
    #[cfg(windows)]
    notification.app_id(&app.config().identifier);
    #[cfg(not(windows))]
    let _ = app;
    let _ = notification.show();
}
