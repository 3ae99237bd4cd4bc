//! The portable program: everything beside it, nothing on the computer. On Linux with its window, under wine by the command line.

use std::fs::File;
use std::path::Path;
use std::process::Command;

use super::{PASSWORD, TODAY, drive, registry, run_well, settle, tree, wine};

/// Runs both from a stick and looks at the computer before and after.
pub fn run(linux: &Path, archive: &Path) {
    under_wine(archive);
    in_a_window(linux);
}

fn under_wine(archive: &Path) {
    let stick = tempfile::tempdir().expect("a temporary folder");
    zip::ZipArchive::new(File::open(archive).expect("the archive was made"))
        .expect("it is a zip")
        .extract(stick.path())
        .expect("it unpacks");
    let program = stick.path().join("支部手册便携版");
    let users = drive().join("users");
    let before = (tree(&users), registry());
    for args in [
        &["sample", "../样例.book", "--kind", "workshop"][..],
        &["backup", "../样例.book", "-o", "../备份.book"],
        &["report", "quarterly", "../样例.book", "--quarter", "2026Q3", "-o", "../季报.pdf"],
    ] {
        let mut command = wine(&program.join("branchbook.exe"));
        command.args(args).current_dir(&program).env_remove("BRANCHBOOK_HOME");
        run_well(command.env("BRANCHBOOK_PASSWORD", PASSWORD).env("BRANCHBOOK_TODAY", TODAY));
    }
    settle();
    // Other programs may clear up after themselves meanwhile (the installer does): only what is new counts.
    let new: Vec<_> = tree(&users).difference(&before.0).cloned().collect();
    assert!(new.is_empty(), "no file on the computer is new: {new:?}");
    let new: Vec<_> = registry().difference(&before.1).cloned().collect();
    assert!(new.is_empty(), "nothing is written into the registry: {new:?}");
    let remembered =
        std::fs::read_to_string(program.join("数据/desk.json")).expect("settings lie beside the program");
    assert!(
        remembered.contains("\"样例.book\""),
        "the book is remembered by its way from the stick: {remembered}"
    );
    println!("portable under wine: nothing on the computer");
}

fn in_a_window(linux: &Path) {
    let stick = tempfile::tempdir().expect("a temporary folder");
    let home = tempfile::tempdir().expect("a temporary folder");
    let program = stick.path().join("支部手册");
    std::fs::create_dir(&program).expect("a folder");
    for name in ["branchbook", "branchbook-window"] {
        std::fs::copy(linux.join(name), program.join(name)).expect("the programs were built");
    }
    std::fs::write(program.join("portable.txt"), "").expect("a file");
    let dressed = |command: &mut Command| {
        command.current_dir(&program).env("HOME", home.path()).env("BRANCHBOOK_PASSWORD", PASSWORD);
        for name in
            ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "BRANCHBOOK_HOME"]
        {
            command.env_remove(name);
        }
        command.env("LIBGL_ALWAYS_SOFTWARE", "1").env("NO_AT_BRIDGE", "1");
    };
    let mut sample = Command::new(program.join("branchbook"));
    dressed(&mut sample);
    run_well(sample.args(["sample", "../样例.book", "--kind", "workshop"]));
    let mut window = Command::new("xvfb-run");
    dressed(&mut window);
    window.args(["-a", "dbus-run-session", "--", "timeout", "30"]);
    // It ends by `timeout`, as by the system that shuts down.
    let _ = window.arg(program.join("branchbook-window")).args(["--sample", "../样例.book"]).output();
    assert!(
        program.join("数据/webview").is_dir(),
        "the window ran, and what its web view keeps lies beside it"
    );
    // The desktop's own services, which every GTK program wakes, make these where they are not there yet; nothing of ours is in them.
    let of_the_desktop = [".cache", ".cache/at-spi", ".cache/dconf", ".cache/dconf/user"];
    let mut left = tree(home.path());
    left.retain(|path| !of_the_desktop.iter().any(|known| *path == home.path().join(known)));
    println!("portable in a window: on the computer {left:?}");
    assert!(left.is_empty(), "nothing is left on the computer: {left:?}");
}
