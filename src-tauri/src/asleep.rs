//! Locks the book when the computer was asleep: whoever wakes it may be somebody else. The page is asked first, so that what is
//! typed there is kept; a page that does not answer is not waited for.
//!
//! No desktop is asked, so it holds on all of them: time that went by without this thread being able to run was sleep.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use serde_json::json;
use tauri::{AppHandle, Manager};

use crate::start::Start;

/// Between two looks at the clock.
const LOOK: Duration = Duration::from_secs(2);
/// A busy computer is late by less than this; nobody sleeps, wakes and is somebody else in a shorter time.
const ASLEEP: Duration = Duration::from_secs(15);
/// So long the page has to keep its drafts and lock the book itself.
const PATIENCE: Duration = Duration::from_secs(4);
/// What the page hears (ui/src/shell/idle.ts).
const TELL: &str = "window.dispatchEvent(new Event('woken'))";

/// Looks after the clock for as long as the window is there.
pub fn watch(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || {
        let mut before = asleep_so_far();
        loop {
            thread::sleep(LOOK);
            let now = asleep_so_far();
            if now.saturating_sub(before) >= ASLEEP {
                lock(&app);
            }
            before = now;
        }
    });
}

fn lock(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A page that is gone keeps no drafts; the book is locked below all the same.
        let _ = window.eval(TELL);
    }
    thread::sleep(PATIENCE);
    let start = app.state::<Arc<Start>>();
    let is_open = start.desk().dispatch("book_state", json!({})).is_ok_and(|state| state["open"] == true);
    if is_open
        && start.desk().dispatch("book_lock", json!({})).is_ok()
        && let Some(window) = app.get_webview_window("main")
    {
        // The page begins again, on the page that asks for the password.
        let _ = window.eval("window.location.reload()");
    }
}

/// How long the computer has slept since it was started: the clock that counts sleep less the one that does not.
#[cfg(target_os = "linux")]
fn asleep_so_far() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    let of = |clock| Duration::try_from(clock_gettime(clock)).unwrap_or_default();
    of(ClockId::Boottime).saturating_sub(of(ClockId::Monotonic))
}

/// Elsewhere the clocks count sleep alike; the wall clock's lead over this thread's own looks stands for it. (Who sets the clock
/// forward locks the book: no harm.)
#[cfg(not(target_os = "linux"))]
fn asleep_so_far() -> Duration {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::time::{SystemTime, UNIX_EPOCH};
    static LAST: AtomicU64 = AtomicU64::new(0);
    static ASLEEP_MS: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let now = u64::try_from(now).unwrap_or(u64::MAX);
    let last = LAST.swap(now, Ordering::Relaxed);
    let looked = u64::try_from(LOOK.as_millis()).unwrap_or_default();
    let lost = if last == 0 { 0 } else { now.saturating_sub(last).saturating_sub(looked) };
    // A busy computer is late a little at every look: that is not sleep.
    let lost = if u128::from(lost) >= ASLEEP.as_millis() { lost } else { 0 };
    Duration::from_millis(ASLEEP_MS.fetch_add(lost, Ordering::Relaxed) + lost)
}
