//! How large the packages of `./dev package` are, packed and installed, and the memory of the window when it stands.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cold;

/// A megabyte, as file managers count.
const MB: f64 = 1_000_000.0;

/// Measures what lies in `dist/`, and the window on a book of a branch.
pub fn measure(home: &Path, small: &str) {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
    let mut packages: Vec<PathBuf> =
        std::fs::read_dir(&dist).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    packages.sort();
    assert!(!packages.is_empty(), "{} is empty: ./dev package fills it", dist.display());
    println!("安装包（MB；括号里是装好以后）：");
    for package in &packages {
        let bytes = package.metadata().map_or(0, |file| file.len()) as f64;
        let installed = installed(package).map(|bytes| format!("（{:.1}）", bytes / MB)).unwrap_or_default();
        println!("　{:6.1}{installed}　{}", bytes / MB, package.file_name().unwrap_or_default().display());
    }
    let window = shipped(&packages, home);
    for (what, args) in [("输密码页", &[small][..]), ("首页", &["--sample", small])] {
        let (_, _open) = cold::start(home, &window, args);
        println!("　启动后的内存（含网页进程），{what}: {:.0} MB", cold::memory(&window));
    }
}

/// The window out of the .deb: the very one that is shipped.
fn shipped(packages: &[PathBuf], home: &Path) -> PathBuf {
    let deb = packages.iter().find(|file| file.extension().is_some_and(|end| end == "deb"));
    let unpacked = home.join("deb");
    let status =
        Command::new("dpkg-deb").arg("--extract").arg(deb.expect("a .deb in dist/")).arg(&unpacked).status();
    assert!(status.is_ok_and(|status| status.success()), "the .deb unpacks");
    unpacked.join("usr/bin/branchbook-window")
}

/// Bytes that a package takes when it is installed or unpacked, as its own tool says; none: it tells nobody.
fn installed(package: &Path) -> Option<f64> {
    let (program, args, unit): (_, &[&str], _) = match package.extension()?.to_str()? {
        "deb" => ("dpkg-deb", &["--show", "--showformat=${Installed-Size}"], 1024.0),
        "rpm" => ("rpm", &["--query", "--queryformat=%{SIZE}", "--package"], 1.0),
        "zip" => ("zipinfo", &["-t"], 1.0),
        _ => return None,
    };
    let output = Command::new(program).args(args).arg(package).output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    // zipinfo: `7 files, 60000000 bytes uncompressed, …`
    let number =
        said.split(", ").find_map(|part| part.split(' ').next()?.parse::<f64>().ok().filter(|n| *n > 1000.0));
    Some(number? * unit)
}
