//! The window: start-up, one command for the page, native dialogs. Everything else is decided in `desk`.
//!
//! `branchbook-window [--sample] [BOOK]` shows the unlock page for BOOK. With `--sample` the book is opened with the
//! password in `BRANCHBOOK_PASSWORD`: that is for the sample book, whose password is no secret.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod asleep;
mod call;
mod graphics;
mod native;
mod notice;
mod start;
mod title;

use std::{process::ExitCode, sync::Arc};

use start::Start;
use tauri::{Manager, RunEvent, WebviewWindowBuilder};

/// Asks for the state of the book before the programs of the page are there; ui/src/ipc/native.ts awaits the answer.
const ASK: &str = "window.started = window.__TAURI_INTERNALS__.invoke('call', { cmd: 'start', req: {} })";

fn main() -> ExitCode {
    desk::forbid_core_dumps();
    graphics::paint_by_processor();
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            native::say_cannot_start(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Builds the window and runs it until it is closed; the book is released on the way out.
fn run() -> Result<(), Box<dyn std::error::Error>> {
    let context = tauri::generate_context!();
    let paths = desk::DeskPaths::here()?;
    let home = paths.home.clone();
    let start = Arc::new(Start::new(paths, std::env::args_os().skip(1))?);
    // The key of a book is derived while the toolkit wakes up, which keeps only one processor busy.
    let early = Arc::clone(&start);
    std::thread::spawn(move || drop(early.to_page()));
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![call::call])
        .manage(start)
        .setup(move |app| {
            asleep::watch(app.handle());
            open_window(app, &home)
        })
        .build(context)?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            app.state::<Arc<Start>>().release();
        }
    });
    Ok(())
}

/// Opens the one window, as tauri.conf.json measures it. What the web view keeps (never a record) lies in our own folder.
fn open_window(app: &tauri::App, home: &std::path::Path) -> Result<(), Box<dyn std::error::Error>> {
    for config in &app.config().app.windows {
        let mut builder = WebviewWindowBuilder::from_config(app, config)?.initialization_script(ASK);
        if let Some(tour) = tour() {
            builder = builder.initialization_script(tour);
        }
        builder.data_directory(home.join("webview")).build()?;
    }
    Ok(())
}

/// Where no driver may be, a script walks through the pages: in debug builds the file named by `BRANCHBOOK_TOUR`.
#[cfg(debug_assertions)]
fn tour() -> Option<String> {
    std::fs::read_to_string(std::env::var_os("BRANCHBOOK_TOUR")?).ok()
}

#[cfg(not(debug_assertions))]
fn tour() -> Option<String> {
    None
}
