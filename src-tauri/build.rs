//! Declares our one command, so that the access list denies the window everything else.

#![allow(clippy::print_stdout, reason = "cargo reads it there")]

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The pages are put into the program, so new pages make a new program.
    println!("cargo:rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(&["call"]);
    Ok(tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?)
}
