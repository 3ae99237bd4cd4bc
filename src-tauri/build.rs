//! Declares our one command, so that the access list denies the window everything else.

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(&["call"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .unwrap_or_else(|error| panic!("tauri-build: {error:#}"));
}
