//! The installer under wine: silently installed, brought up to a newer version, refused an older one, removed; books stay.

use std::path::Path;
use std::process::Command;

use super::{PASSWORD, drive, registry, run_well, settle, tree, wine};

/// What is installed, and why; the uninstaller lists the same.
const FILES: [&str; 6] = [
    "branchbook-window.exe",
    "branchbook.exe",
    "WebView2Loader.dll",
    "licences.txt",
    "安装说明.pdf",
    "uninstall.exe",
];

/// Goes through the life of an installation.
pub fn run(older: &Path, newer: &Path) {
    let user = std::env::var("USER").unwrap_or_else(|_| "root".to_owned());
    let person = drive().join("users").join(user);
    let program = person.join("AppData/Local/Programs/Branchbook");
    let data = person.join("AppData/Local/cn.branchbook.desk");
    let menu = person.join("AppData/Roaming/Microsoft/Windows/Start Menu/Programs/支部手册.lnk");
    let before = (tree(&person), registry());

    run_well(wine(older).arg("/S"));
    settle();
    let expected = FILES.iter().map(|name| program.join(name)).collect();
    assert_eq!(tree(&program), expected, "what is shipped is listed, and nothing else is there");
    assert!(menu.is_file(), "the start menu has an entry");
    assert!(
        registry().contains(r#""DisplayVersion"="0.0.9""#),
        "Windows lists the version that is installed"
    );

    // A book in the program's own folder, the worst place, and the backups that its first opening makes.
    let book = program.join("我的手册.book");
    let exe = program.join("branchbook.exe");
    let with_book = |verb: &[&str]| {
        let mut command: Command = wine(&exe);
        run_well(command.args(verb).env("BRANCHBOOK_PASSWORD", PASSWORD).current_dir(&program));
    };
    with_book(&["new", "我的手册.book", "--name", "运行车间党支部", "--kind", "branch"]);
    with_book(&["verify", "我的手册.book"]);
    let kept = std::fs::read(&book).expect("the book is there");
    let settings = tree(&data);
    assert!(!settings.is_empty(), "settings and backups lie in the person's own folder");

    run_well(wine(newer).arg("/S"));
    settle();
    assert!(
        registry().iter().any(|line| line.starts_with(r#""DisplayVersion"="0.1"#)),
        "brought up in place"
    );
    assert_eq!(std::fs::read(&book).expect("still there"), kept, "an upgrade touches no book");
    assert_eq!(tree(&data), settings, "nor settings and backups");
    with_book(&["verify", "我的手册.book"]);

    let refused = super::run(wine(older).arg("/S"));
    settle();
    assert_eq!(
        refused.status.code(),
        Some(3),
        "an older version does not silently take the place of a newer one"
    );

    run_well(wine(&program.join("uninstall.exe")).arg("/S"));
    settle();
    std::thread::sleep(std::time::Duration::from_secs(3));
    settle();
    assert_eq!(std::fs::read(&book).expect("still there"), kept, "the uninstaller touches no book");
    assert!(tree(&data).is_superset(&settings), "nor settings and backups");
    let ours = |path: &std::path::PathBuf| path.starts_with(&program) || path.starts_with(&data);
    let left: Vec<_> = tree(&person).difference(&before.0).filter(|path| !ours(path)).cloned().collect();
    println!("files left beside books and data: {left:?}");
    assert!(!menu.exists() && FILES.iter().all(|name| !program.join(name).exists()), "the program is gone");
    let left: Vec<_> = registry().difference(&before.1).cloned().collect();
    assert!(
        left.iter().all(|line| !line.contains("ranchbook") && !line.contains("支部")),
        "the registry, too: {left:?}"
    );
    println!("installed, brought up, refused the older, removed; the book and the backups stayed");
}
