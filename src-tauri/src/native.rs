//! What only the desktop can do: choose a file, choose where to save, open a paper in the system's viewer, show it in its
//! folder. The page asks by `call` like for anything else; nothing here reads or writes a record.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use desk::{Code, CommandError};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::start::Start;

type Answer = Result<Value, CommandError>;

/// Files the program itself writes or reads. Anything else is not handed to another program.
const OPENABLE: [&str; 6] = ["pdf", "xlsx", "csv", "txt", "jpg", "png"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Filter {
    name: String,
    extensions: Vec<String>,
}

/// A file or folder to be chosen, or a place to save one: `name` is then the name proposed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pick {
    title: String,
    name: Option<String>,
    filter: Option<Filter>,
    #[serde(default)]
    filters: Vec<Filter>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OnPath {
    path: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FullScreen {
    on: bool,
}

/// Answers a command of the desktop; `None` when `cmd` is not one and belongs to `desk`.
pub fn answer(app: &AppHandle, cmd: &str, req: &Value) -> Option<Answer> {
    Some(match cmd {
        "start" => app.state::<Arc<Start>>().to_page(),
        "pick_file" => asked(req).map(|pick| chosen(app, pick, FileDialogBuilder::blocking_pick_file)),
        "pick_save" => asked(req).map(|pick| chosen(app, pick, FileDialogBuilder::blocking_save_file)),
        "pick_folder" => asked(req).map(|pick| chosen(app, pick, FileDialogBuilder::blocking_pick_folder)),
        "pick_files" => asked(req).map(|pick| chosen_many(app, pick)),
        "full_screen" => asked(req).and_then(|FullScreen { on }| full_screen(app, on)),
        "open_path" => asked(req).and_then(|OnPath { path }| open(&path)),
        "reveal_path" => asked(req).and_then(|OnPath { path }| reveal(&path)),
        _ => return None,
    })
}

/// Shows a native dialog and waits for it (this runs on a worker thread). The answer is a path, or null when the person
/// cancels.
fn chosen(app: &AppHandle, pick: Pick, show: fn(FileDialogBuilder<tauri::Wry>) -> Option<FilePath>) -> Value {
    if let Some(answer) = rehearsed() {
        return json!(answer);
    }
    json!(show(dialog(app, pick)).and_then(|file| file.into_path().ok()))
}

/// The same for several files; the answer is their paths, none when the person cancels.
fn chosen_many(app: &AppHandle, pick: Pick) -> Value {
    if let Some(answer) = rehearsed() {
        return json!(answer.iter().flat_map(|paths| paths.lines()).collect::<Vec<_>>());
    }
    let files = dialog(app, pick).blocking_pick_files().unwrap_or_default();
    json!(files.into_iter().filter_map(|file| file.into_path().ok()).collect::<Vec<_>>())
}

fn dialog(app: &AppHandle, pick: Pick) -> FileDialogBuilder<tauri::Wry> {
    let mut dialog = app.dialog().file().set_title(pick.title);
    if let Some(window) = app.get_webview_window("main") {
        dialog = dialog.set_parent(&window);
    }
    if let Some(name) = pick.name {
        dialog = dialog.set_file_name(proposable(&name));
    }
    for filter in pick.filter.iter().chain(&pick.filters) {
        let extensions: Vec<&str> = filter.extensions.iter().map(String::as_str).collect();
        dialog = dialog.add_filter(&filter.name, &extensions);
    }
    dialog
}

/// A name for a file as every system takes it: Windows forbids these nine signs, and names of units or meetings may hold them.
fn proposable(name: &str) -> String {
    let is_forbidden = |c: char| c.is_control() || r#"\/:*?"<>|"#.contains(c);
    name.replace(is_forbidden, " ").trim().to_owned()
}

/// A journey cannot press a button in a native dialog: in debug builds the file named by `BRANCHBOOK_PICK` holds the path
/// that the next dialog answers (an empty file cancels).
#[cfg(debug_assertions)]
fn rehearsed() -> Option<Option<String>> {
    let answers = std::env::var_os("BRANCHBOOK_PICK")?;
    let path = std::fs::read_to_string(answers).unwrap_or_default();
    Some(Some(path.trim().to_owned()).filter(|path| !path.is_empty()))
}

#[cfg(not(debug_assertions))]
fn rehearsed() -> Option<Option<String>> {
    None
}

/// Gives the window the whole screen, or takes it back. The answer is what it has now.
fn full_screen(app: &AppHandle, on: bool) -> Answer {
    let refused =
        |_| CommandError::new(Code::Bug, "没能切换全屏。内容没有变。可以按窗口右上角的最大化按钮。");
    let Some(window) = app.get_webview_window("main") else { return Ok(json!(false)) };
    window.set_fullscreen(on).map_err(refused)?;
    Ok(json!(window.is_fullscreen().map_err(refused)?))
}

fn open(path: &Path) -> Answer {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    if !OPENABLE.contains(&extension.as_str()) {
        return Err(refused(path, "这种文件不由本程序打开。请在文件夹里自行打开。"));
    }
    exists(path)?;
    tauri_plugin_opener::open_path(path, None::<&str>)
        .map_err(|_| refused(path, "没有找到能打开它的程序。文件已经存好，请在文件夹里自行打开。"))?;
    Ok(Value::Null)
}

fn reveal(path: &Path) -> Answer {
    exists(path)?;
    tauri_plugin_opener::reveal_item_in_dir(path)
        .map_err(|_| refused(path, "没能打开文件夹窗口。文件仍在原处，请按这个位置自行查找。"))?;
    Ok(Value::Null)
}

fn exists(path: &Path) -> Result<(), CommandError> {
    if path.exists() {
        Ok(())
    } else {
        Err(refused(path, "这里没有这个文件，可能已被移走或删除。请重新生成。"))
    }
}

fn refused(path: &Path, why: &str) -> CommandError {
    CommandError::new(Code::NoFile, format!("{}：{why}", path.display()))
}

/// Reads a request of the desktop; a wrong one is a mistake in our own page.
fn asked<T: DeserializeOwned>(req: &Value) -> Result<T, CommandError> {
    T::deserialize(req)
        .map_err(|error| CommandError::new(Code::Bug, format!("程序内部出错（{error}）。请重新打开程序。")))
}

/// Says why no window appears: in a message box on Windows, where a window program has no console; on stderr elsewhere.
#[cfg(windows)]
pub fn say_cannot_start(why: &str) {
    let words = format!(
        "支部手册没能启动：{why}\n\n手册文件没有改动。请确认已安装 Microsoft Edge WebView2 运行时，再打开一次。"
    );
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("支部手册")
        .set_description(words)
        .show();
}

/// Says why no window appears: in a message box on Windows, where a window program has no console; on stderr elsewhere.
#[cfg(not(windows))]
pub fn say_cannot_start(why: &str) {
    use std::io::Write;
    // Nothing can be done when even stderr is closed.
    let _ = writeln!(std::io::stderr(), "支部手册没能启动：{why}。手册文件没有改动。");
}
