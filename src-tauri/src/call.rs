//! The one command the page can send. What the shell cannot leave to `desk` (dialogs, other programs) is answered in
//! `native`; everything else goes to `desk` on a worker thread, so that the window never stops answering.

use std::sync::Arc;

use desk::{Code, CommandError};
use serde_json::Value;
use tauri::{AppHandle, Manager, async_runtime};

use crate::{native, notice, start::Start, title};

/// Runs one command and gives its answer, or an error as `{code, message, field}`. Long work has a number, `job`,
/// by which the page watches and stops it.
#[tauri::command]
pub async fn call(app: AppHandle, cmd: String, req: Value, job: Option<u64>) -> Result<Value, CommandError> {
    let name = cmd.clone();
    let work = move || match native::answer(&app, &cmd, &req) {
        Some(answer) => answer,
        None => {
            let answer = app.state::<Arc<Start>>().desk().dispatch_job(&cmd, req, job);
            if let Ok(answer) = &answer {
                notice::after(&app, &cmd, answer);
                title::after(&app, &cmd, answer);
            }
            answer
        }
    };
    async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|panicked| Err(bug(&name, &panicked.to_string())))
}

/// A panic inside a command: its transaction was rolled back while unwinding, and the window goes on.
fn bug(cmd: &str, what: &str) -> CommandError {
    CommandError::new(
        Code::Bug,
        format!(
            "程序内部出错（{cmd}：{what}）。这一步没有保存，手册里的记录没有改动。请重试；如再次出现，请重新打开程序。"
        ),
    )
}
