//! The yardstick of `./dev bench`: the least window that Tauri makes, with the same configuration and web view as ours, and
//! one paragraph instead of the pages. What it takes to start is what no program of this kind can undercut.

use std::borrow::Cow;

use tauri::{
    App, Assets, Runtime, WebviewWindowBuilder,
    utils::assets::{AssetKey, AssetsIter, CspHash},
};

/// The whole of its files.
const FILES: [(&str, &str); 2] = [
    (
        "/index.html",
        "<!doctype html><meta charset=utf-8><p>空白窗口</p><script type=module src=/main.js></script>",
    ),
    // The same mark that our pages set when they stand (ui/src/main.ts): painted, for the frame after it begins.
    ("/main.js", "requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('page')))"),
];

struct Files;

impl<R: Runtime> Assets<R> for Files {
    fn get(&self, key: &AssetKey) -> Option<Cow<'_, [u8]>> {
        let (_, text) = FILES.iter().find(|(name, _)| *name == key.as_ref())?;
        Some(Cow::Borrowed(text.as_bytes()))
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        let file = |(name, text): &(&'static str, &'static str)| {
            (Cow::Borrowed(*name), Cow::Borrowed(text.as_bytes()))
        };
        Box::new(FILES.iter().map(file))
    }

    fn csp_hashes(&self, _: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        Box::new(std::iter::empty())
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut context = tauri::generate_context!();
    context.set_assets(Box::new(Files));
    let open = |app: &mut App| {
        for config in &app.config().app.windows {
            let mut window = WebviewWindowBuilder::from_config(app, config)?;
            if let Some(home) = std::env::var_os("BRANCHBOOK_HOME") {
                window = window.data_directory(std::path::PathBuf::from(home).join("webview"));
            }
            window.build()?;
        }
        Ok(())
    };
    tauri::Builder::default().setup(open).run(context)?;
    Ok(())
}
