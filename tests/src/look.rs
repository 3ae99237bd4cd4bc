//! How the window looks: its size, the print, the colours, the zoom. Every view is looked at in all of them.

use std::time::Duration;

use serde_json::json;

use crate::{driver::wait_for, views::calm, window::Window};

/// What a person has chosen under 显示, by the window's corner and by Ctrl + and −.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// At the end of a picture's name.
    pub word: &'static str,
    /// Outer size, pixels of the screen.
    pub size: (u32, u32),
    /// 大字.
    pub is_large: bool,
    /// 深色.
    pub is_dark: bool,
    /// How much larger than drawn, percent.
    pub zoom: u32,
}

const fn look(word: &'static str, size: (u32, u32), is_large: bool, is_dark: bool) -> Look {
    Look { word, size, is_large, is_dark, zoom: 100 }
}

/// The window the pages are drawn for.
pub const USUAL: (u32, u32) = (1440, 900);
/// Old office machines.
pub const SMALL: (u32, u32) = (1280, 720);
/// New screens.
pub const WIDE: (u32, u32) = (1920, 1080);

/// Every look that pictures are made in, by size.
pub const LOOKS: [Look; 8] = [
    look("", USUAL, false, false),
    look("-large", USUAL, true, false),
    look("-dark", USUAL, false, true),
    look("-1280", SMALL, false, false),
    look("-1280-large", SMALL, true, false),
    look("-1920", WIDE, false, false),
    look("-1920-large", WIDE, true, false),
    Look { zoom: 200, ..look("-zoomed", WIDE, false, false) },
];

impl Look {
    /// Puts it on, as 显示 and a hand at the window's corner do; the page shown stays.
    pub fn put_on(&self, window: &Window) {
        let (size, theme) =
            (if self.is_large { "large" } else { "standard" }, if self.is_dark { "dark" } else { "light" });
        // The last is what Ctrl + and − ask the program for.
        let script = "localStorage.setItem('branchbook.display', JSON.stringify({ size: arguments[0], theme: arguments[1] }));
          const root = document.documentElement; root.dataset.size = arguments[0]; root.dataset.theme = arguments[1];
          root.classList.toggle('dark', arguments[1] === 'dark');
          return window.__TAURI_INTERNALS__.invoke('plugin:webview|set_webview_zoom', { value: arguments[2] / 100 }).then(() => [innerWidth, innerHeight])";
        let now = window.driver().script(script, &[json!(size), json!(theme), json!(self.zoom)]);
        let room = json!([self.size.0 * 100 / self.zoom, self.size.1 * 100 / self.zoom]);
        if now != room {
            window.driver().resize(self.size.0, self.size.1);
        }
        wait_for("the window has its size", || {
            (window.driver().script("return [innerWidth, innerHeight]", &[]) == room).then_some(())
        });
        calm(window, Duration::from_millis(120));
    }

    /// Whether its words stand elsewhere than in the other looks: dark changes only colours.
    pub fn is_laid_out(&self) -> bool {
        !self.is_dark
    }
}
