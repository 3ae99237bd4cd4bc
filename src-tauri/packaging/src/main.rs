//! What `./dev package` needs beyond Debian's own tools: 安装说明 as PDF, the licences of all that is shipped, an archive that is
//! the same every time, and checks that run the finished packages.
//!
//! `packaging guide TEXT OUT` · `licences TARGET OUT` · `zip FOLDER SECONDS OUT` · `check-windows LINUX_EXE WINDOWS_EXE` ·
//! `check-installer OLDER NEWER` · `check-portable LINUX_FOLDER ZIP`

mod archive;
#[cfg(unix)]
mod check;
mod guide;
mod licences;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["guide", text, out] => guide::set(Path::new(text), Path::new(out)),
        ["licences", target, out] => licences::gather(target, Path::new(out)),
        ["zip", folder, seconds, out] => archive::pack(Path::new(folder), seconds.parse()?, Path::new(out)),
        #[cfg(unix)]
        ["check-windows", linux, windows] => {
            check::windows::run(Path::new(linux), Path::new(windows));
            Ok(())
        }
        #[cfg(unix)]
        ["check-installer", older, newer] => {
            check::installer::run(Path::new(older), Path::new(newer));
            Ok(())
        }
        #[cfg(unix)]
        ["check-portable", linux, zip] => {
            check::portable::run(Path::new(linux), Path::new(zip));
            Ok(())
        }
        _ => Err("see the head of src-tauri/packaging/src/main.rs".into()),
    }
}
