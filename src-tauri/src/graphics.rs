//! On Linux the window is painted by the processor, never through the driver of a graphics card. Those drivers are what most often
//! leave a window of WebKitGTK blank (tauri-apps/tauri #9304, #13899, #15936), and nobody at a plant could tell why; pages of
//! text and tables need none. It also saves the window what a driver takes to wake up: a fifth of its start, measured in software.

/// Tells GTK, and through it the web view. Before the first thread, for it writes an environment variable. Who has set the
/// variable already knows better: `GDK_GL=always` gives the driver back.
#[cfg(target_os = "linux")]
pub fn paint_by_processor() {
    // Fails for names with “=” only.
    let _ = glib::setenv("GDK_GL", "disable", false);
}

/// Windows brings a web view of its own, and drivers that it was tried with.
#[cfg(not(target_os = "linux"))]
pub const fn paint_by_processor() {}
