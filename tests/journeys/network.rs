//! “It stays inside the machine”: what the kernel saw while every page of the window was shown, with no driver anywhere near.

use std::{
    collections::HashSet,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tests::{
    program,
    screen::{Group, Screen},
    views::{Book, View},
    window::dwell,
};

/// How long the walk through all pages may take: two cores may be busy building beside it, and every system call is looked at.
const PATIENCE: Duration = Duration::from_secs(240);
/// A picture of an empty screen takes some hundred bytes; one with a page more than this.
const PAINTED: u64 = 20_000;

/// The views of a book by their addresses, each once; the committee's pages are the workshop's but for its own.
fn views(book: Book) -> Vec<Value> {
    let mut known = HashSet::new();
    let all = View::on(book).filter(|view| book != Book::Group || !view.books.contains(&Book::Workshop));
    all.filter(|view| known.insert(view.address))
        .map(|view| json!({ "name": view.name, "address": view.address }))
        .collect()
}

#[test]
fn a_walk_through_every_page_opens_no_internet_socket() {
    let home = tempfile::tempdir().unwrap();
    let [calls, picture, tour, seen] =
        ["calls", "screen.png", "tour.js", "seen.svg"].map(|name| home.path().join(name));
    let [workshop, group] = ["workshop", "group"].map(|kind| {
        let book = home.path().join(kind).with_extension("book").to_string_lossy().into_owned();
        program::branchbook(&["sample", &book, "--kind", kind]);
        book
    });
    let parts = json!([
        { "book": workshop, "views": views(Book::Workshop) },
        { "book": group, "views": views(Book::Group) },
        { "book": null, "views": views(Book::Closed) },
    ]);
    let told = json!({ "parts": parts, "seen": seen, "password": program::PASSWORD });
    std::fs::write(&tour, format!("const tour = {told};\n{}", include_str!("tour.js"))).unwrap();

    let screen = Screen::start(1280, 800);
    let mut command = Command::new("dbus-run-session");
    command
        .args(["--", "strace", "-f", "--seccomp-bpf", "-e", "trace=socket,prlimit64", "-o"])
        .arg(&calls)
        .arg(program::window())
        .args(["--sample", &workshop]);
    screen.dress(&mut command);
    dwell(&mut command, home.path());
    command.env("BRANCHBOOK_TOUR", &tour).stdout(Stdio::null()).stderr(Stdio::null());
    let window = Group::spawn(&mut command);
    let (begun, mut pictures) = (Instant::now(), HashSet::new());
    while !seen.exists() {
        assert!(begun.elapsed() < PATIENCE, "the walk through the pages ends");
        std::thread::sleep(Duration::from_millis(400));
        if screen.picture(&picture) && picture.metadata().is_ok_and(|meta| meta.len() > PAINTED) {
            pictures.insert(std::fs::read(&picture).unwrap());
        }
    }
    drop(window);

    let seen: Vec<Value> = serde_json::from_slice(&std::fs::read(seen).unwrap()).unwrap();
    let wanted: Vec<&Value> =
        parts.as_array().unwrap().iter().flat_map(|part| part["views"].as_array().unwrap()).collect();
    assert_eq!(seen.len(), wanted.len(), "every page had its turn");
    for (page, wanted) in seen.iter().zip(&wanted) {
        let (at, address) = (page["at"].as_str().unwrap(), wanted["address"].as_str().unwrap());
        let path = |address: &str| address.split('?').next().unwrap().to_owned();
        assert!(path(at).starts_with(&path(address)), "{address} was shown, and no other page: {page}");
        assert!(
            page["heads"].as_array().is_some_and(|heads| !heads.is_empty()),
            "something stood on it: {page}"
        );
    }
    let written: HashSet<String> = seen.iter().map(|page| page["heads"].to_string()).collect();
    println!(
        "{} pages, {} different, {} pictures, {:.0?}",
        seen.len(),
        written.len(),
        pictures.len(),
        begun.elapsed()
    );
    assert!(written.len() * 3 > seen.len() * 2, "they were different pages: {written:?}");
    assert!(pictures.len() > 10, "and painted on the screen: {} pictures", pictures.len());

    let calls = std::fs::read_to_string(calls).unwrap();
    let internet: Vec<&str> = calls.lines().filter(|line| line.contains("AF_INET")).collect();
    assert!(
        calls.contains("socket(AF_UNIX"),
        "strace saw not even the screen's socket, so this proves nothing"
    );
    assert!(internet.is_empty(), "the program must open no internet socket, ever: {internet:#?}");
    assert!(
        calls.contains("RLIMIT_CORE, {rlim_cur=1, rlim_max=1}, NULL) = 0"),
        "a window that crashes leaves no picture of its memory behind"
    );
}
