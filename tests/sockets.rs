//! “It opens no network connection”: what in the window's tree of crates could open a socket, and why it opens none, or only one
//! of this machine. A new one fails here until somebody has looked at it. (What the kernel sees of the running window is in
//! `journeys/network.rs`. WebKit has its own process for the network, which the page's rules, the CSP, leave without work.)

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// Each such crate with the reason why it is dead or local. On Linux.
const KNOWN: [(&str, &str); 13] = [
    ("async-io", "watches the D-Bus socket for zbus: a path of this machine (AF_UNIX)"),
    ("gio", "bindings: GTK's D-Bus runs over it; nobody here asks it for a SocketClient"),
    ("gio-sys", "declarations of gio; no code of its own"),
    ("glib-sys", "constants only"),
    ("libc", "declarations only"),
    ("linux-raw-sys", "constants only"),
    ("mio", "tokio's wakeups; tokio here runs Tauri's commands and opens no socket"),
    ("openssl", "linked by SQLCipher for its ciphers; its TLS (ssl::connect) is called by nobody"),
    ("rustix", "system calls for the crates above; none of ours asks for AF_INET"),
    ("socket2", "sets options of sockets that others have opened: D-Bus"),
    ("soup3", "bindings that webkit2gtk names in its types; no session is made"),
    ("tokio", "runs Tauri's commands; its TCP and UDP are called by nobody"),
    (
        "zbus",
        "D-Bus of the desktop session (dialogs, notification, opening a PDF): AF_UNIX; TCP only for a bus address that says so",
    ),
];

/// zbus has brought its runtime along under several names; it stands for zbus.
const WITH_ZBUS: [&str; 1] = ["zruntime"];

/// Signs of code that opens a socket of the internet.
const SIGNS: [&str; 6] = ["TcpStream", "TcpListener", "UdpSocket", "AF_INET", "SocketClient", "socket2::"];

#[test]
#[cfg(target_os = "linux")]
fn every_crate_that_could_open_a_socket_is_known() {
    let found: BTreeSet<String> = tree_of("window")
        .into_iter()
        .filter(|(_, folder)| names_a_socket(&folder.join("src")))
        .map(|(name, _)| name)
        .collect();
    let known: BTreeSet<&str> = KNOWN.iter().map(|(name, _)| *name).chain(WITH_ZBUS).collect();
    let new: Vec<_> = found.iter().filter(|name| !known.contains(name.as_str())).collect();
    assert!(
        new.is_empty(),
        "could open a socket and is not known here: {new:?}. Look at it, then write why it does not"
    );
    let gone: Vec<_> = known.iter().filter(|name| !found.contains(**name)).collect();
    assert!(gone.is_empty(), "no longer in the tree, or without sockets: {gone:?}. Take them off the list");
    assert!(KNOWN.iter().all(|(_, why)| !why.is_empty()));
}

/// The crates that a program of ours is made of, without what only builds or tests it; each with its folder.
fn tree_of(program: &str) -> BTreeMap<String, PathBuf> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let mut command = Command::new(cargo);
    command.args([
        "metadata",
        "--format-version",
        "1",
        "--offline",
        "--filter-platform",
        "x86_64-unknown-linux-gnu",
    ]);
    let output = command.current_dir(super::root()).output().expect("cargo answers");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|one| (one["id"].to_string(), one)).collect();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|one| (one["id"].to_string(), one)).collect();
    let first = packages.iter().find(|(_, one)| one["name"] == program).expect("the program is there");
    let (mut waiting, mut seen) = (vec![first.0.clone()], BTreeSet::new());
    while let Some(id) = waiting.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        for edge in list(&nodes[&id]["deps"]) {
            // Neither what builds it nor what tests it.
            if list(&edge["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()) {
                waiting.push(edge["pkg"].to_string());
            }
        }
    }
    let folder = |id: &String| {
        let one = &packages[id];
        let manifest = Path::new(one["manifest_path"].as_str().unwrap_or_default());
        (
            one["name"].as_str().unwrap_or_default().to_owned(),
            manifest.parent().unwrap_or(manifest).to_owned(),
        )
    };
    seen.iter().map(folder).collect()
}

/// Whether code below a folder, comments aside, shows one of the signs.
fn names_a_socket(folder: &Path) -> bool {
    std::fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return names_a_socket(&path);
        }
        path.extension().is_some_and(|end| end == "rs")
            && std::fs::read_to_string(&path).is_ok_and(|text| {
                let mut lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                lines.any(|line| SIGNS.iter().any(|sign| line.contains(sign)))
            })
    })
}
