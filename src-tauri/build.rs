//! Declares our one command, so that the access list denies the window everything else.

fn main() {
    // The pages are put into the program, so new pages make a new program.
    println!("cargo:rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(&["call"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .unwrap_or_else(|error| panic!("tauri-build: {error:#}"));
}
