//! The shape of the program (README, "map"): who may know whom, which word belongs to which folder, how long a file may be.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod sockets;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// Each crate of ours with the crates of ours that it may know. Tests may know everything.
const EDGES: [(&str, &[&str]); 8] = [
    ("ledger", &[]),
    ("paper", &[]),
    ("exchange", &["ledger"]),
    ("report", &["ledger", "paper"]),
    ("desk", &["ledger", "exchange", "report"]),
    ("cli", &["desk"]),
    ("window", &["desk"]),
    ("packaging", &["paper"]),
];

/// Libraries with the only crates of ours that may use them; `tests` may use any to look at results from outside.
const LIBRARIES: [(&str, &[&str]); 6] = [
    ("rusqlite", &["ledger"]),
    ("printpdf", &["paper"]),
    ("calamine", &["exchange"]),
    // Lists that come back (exchange) and tables of papers (paper): neither may know the other.
    ("rust_xlsxwriter", &["exchange", "paper"]),
    ("rustix", &["desk", "window"]),
    ("tauri", &["window"]),
];

/// Words with the only folders or files that may say them, and what is looked through.
const WORDS: [(&str, &[&str], &[&str]); 8] = [
    ("rusqlite::", &["src-tauri/crates/ledger", "tests/bench/cipher.rs"], &["src-tauri", "tests"]),
    ("printpdf::", &["src-tauri/crates/paper/src/pdf/printer.rs"], &["src-tauri", "tests"]),
    ("tauri::", &["src-tauri/src", "src-tauri/examples"], &["src-tauri", "tests"]),
    ("@tauri-apps", &["ui/src/ipc"], &["ui/src"]),
    // The program opens no socket, ever.
    ("std::net", &["tests/src/window.rs"], &["src-tauri", "tests"]),
    ("XMLHttpRequest", &[], &["ui/src"]),
    ("WebSocket", &[], &["ui/src"]),
    ("sendBeacon", &[], &["ui/src"]),
];

/// No file of ours is longer than this: past it, it holds two ideas.
const LINES: usize = 450;
/// Written by the program itself; the schema, which is read as one text and frozen once released; and the list of commands, two
/// lines each, which stand in one place so that none is declared twice.
const LONG: [&str; 4] = [
    "ui/src/ipc/generated.ts",
    "src-tauri/gen",
    "src-tauri/crates/ledger/migrations",
    "src-tauri/crates/desk/src/table.rs",
];

#[test]
fn crates_know_only_their_neighbours() {
    let ours = dependencies(|one| one["path"].is_string());
    for (name, allowed) in EDGES {
        let known = ours.get(name).unwrap_or_else(|| panic!("crate {name} of DESIGN §3 is missing"));
        for other in known {
            assert!(
                allowed.contains(&other.as_str()),
                "{name} must not depend on {other}: allowed is {allowed:?}"
            );
        }
    }
    let listed = |name: &String| name == "tests" || EDGES.iter().any(|(crate_, _)| crate_ == name);
    let strangers: Vec<_> = ours.keys().filter(|name| !listed(name)).collect();
    assert!(strangers.is_empty(), "a new crate needs its edges written down here: {strangers:?}");
}

#[test]
fn each_library_has_its_users() {
    let used = dependencies(|one| !one["path"].is_string());
    for (library, owners) in LIBRARIES {
        let uses = |known: &Vec<String>| known.iter().any(|name| name == library);
        let users: Vec<_> = used.iter().filter(|(name, known)| *name != "tests" && uses(known)).collect();
        let names: Vec<_> = users.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, owners, "{library} belongs behind {owners:?} alone");
    }
}

#[test]
fn words_stay_in_their_folder() {
    for (word, homes, searched) in WORDS {
        let elsewhere: Vec<_> = searched
            .iter()
            .flat_map(|folder| sources(folder))
            .filter(|file| {
                !homes.iter().any(|home| file.starts_with(home)) && file != Path::new("tests/edges.rs")
            })
            .filter(|file| code(file).contains(word))
            .collect();
        assert!(elsewhere.is_empty(), "`{word}` is named outside {homes:?}: {elsewhere:?}");
    }
}

/// Most secretaries sit at Windows: what exists only on Unix must say so.
#[test]
fn unix_only_code_is_marked() {
    let is_unmarked = |file: &PathBuf| {
        let code = code(file);
        code.contains("std::os::unix") && !code.contains("cfg(unix)") && !file.starts_with("tests")
    };
    let unmarked: Vec<_> = sources("src-tauri").into_iter().filter(is_unmarked).collect();
    assert!(
        unmarked.is_empty(),
        "std::os::unix without cfg(unix) does not compile for Windows: {unmarked:?}"
    );
}

#[test]
fn files_stay_short() {
    let too_long: Vec<_> = ["src-tauri", "tests", "ui/src"]
        .iter()
        .flat_map(|folder| sources(folder))
        .filter(|file| !LONG.iter().any(|one| file.starts_with(one)))
        .map(|file| (read(&file).lines().count(), file))
        .filter(|(lines, file)| *lines > LINES && file.extension().is_none_or(|e| e != "toml"))
        .collect();
    assert!(too_long.is_empty(), "longer than {LINES} lines, so to be divided: {too_long:?}");
}

/// Window, command line, installer and packages speak of one folder and one program.
#[test]
fn packages_name_what_the_program_names() {
    let config: Value = serde_json::from_str(&read(Path::new("src-tauri/tauri.conf.json"))).expect("JSON");
    let identifier = config["identifier"].as_str().expect("Tauri wants one");
    let program = config["mainBinaryName"].as_str().expect("Tauri wants one");
    let packaging = |name: &str| Path::new("src-tauri/packaging").join(name);
    for (file, word) in [
        (PathBuf::from("src-tauri/crates/desk/src/home.rs"), identifier),
        (packaging("guide.md"), identifier),
        (packaging("linux.sh"), identifier),
        (packaging("linux/cn.branchbook.desk.desktop"), program),
        (packaging("windows/installer.nsi"), program),
    ] {
        assert!(read(&file).contains(word), "{} does not say {word}", file.display());
    }
}

/// A new page that nobody pictures is a page that nobody looks at.
#[test]
#[cfg(unix)]
fn every_route_is_pictured() {
    let routes: Vec<_> = sources("ui/src/pages")
        .into_iter()
        .filter(|file| file.ends_with("routes.ts"))
        .flat_map(|file| read(&file).split("path: \"").skip(1).map(route).collect::<Vec<_>>())
        .collect();
    assert!(routes.len() > 20, "the routes are no longer written as this test reads them: {routes:?}");
    let is_pictured = |route: &String| tests::views::ALL.iter().any(|view| is_at(view.address, route));
    let missing: Vec<_> = routes.iter().filter(|route| !is_pictured(route)).collect();
    assert!(missing.is_empty(), "no view in tests/src/views.rs shows {missing:?}");
}

/// The path up to its closing quote, `:name` for each part that varies: `/sessions/:id(\\d+)` → `/sessions/:id`.
#[cfg(unix)]
fn route(rest: &str) -> String {
    let path = rest.split('"').next().unwrap_or_default();
    path.split('/').map(|part| part.split('(').next().unwrap_or_default()).collect::<Vec<_>>().join("/")
}

#[cfg(unix)]
fn is_at(address: &str, route: &str) -> bool {
    let path: Vec<_> = address.split('?').next().unwrap_or_default().split('/').collect();
    let parts: Vec<_> = route.split('/').collect();
    let needed = parts.iter().filter(|part| !part.ends_with('?')).count();
    let fits = |(part, asked): (&&str, &&str)| asked.starts_with(':') || part == asked;
    (needed..=parts.len()).contains(&path.len()) && path.iter().zip(&parts).all(fits)
}

/// Each package of the workspace with those of its dependencies (its tests' and build script's too) that are `wanted`.
fn dependencies(wanted: impl Fn(&Value) -> bool) -> BTreeMap<String, Vec<String>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--no-deps", "--format-version", "1", "--offline"]).current_dir(root());
    let output = command.output().expect("cargo answers");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let names = |package: &Value| {
        let dependencies = package["dependencies"].as_array().into_iter().flatten();
        dependencies.filter(|one| wanted(one)).map(|one| text(&one["name"])).collect()
    };
    let packages = metadata["packages"].as_array().expect("cargo metadata lists packages");
    packages.iter().map(|package| (text(&package["name"]), names(package))).collect()
}

/// Every source file below a folder, as a path from the root of the repository.
fn sources(folder: &str) -> Vec<PathBuf> {
    const KINDS: [&str; 5] = ["rs", "ts", "vue", "sql", "toml"];
    const SKIPPED: [&str; 4] = ["node_modules", "dist", "target", "golden"];
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(root().join(&folder)).into_iter().flatten().flatten();
        for entry in entries {
            let path = folder.join(entry.file_name());
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() && !SKIPPED.contains(&name.as_str()) {
                folders.push(path);
            } else if path.extension().and_then(|e| e.to_str()).is_some_and(|e| KINDS.contains(&e)) {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "no source below {folder}: this test would prove nothing");
    found
}

/// A file without the lines that are only comment: a comment may name anything.
fn code(file: &Path) -> String {
    let is_comment = |line: &&str| ["//", "#", "--"].iter().any(|mark| line.trim_start().starts_with(mark));
    read(file)
        .lines()
        .filter(|line| !is_comment(line) || line.contains("#[") || line.contains("#!["))
        .collect::<Vec<_>>()
        .join("\n")
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(root().join(file)).expect("a source file is UTF-8 text")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
