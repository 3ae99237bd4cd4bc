//! “It stays inside the machine”: what the kernel saw while the window was open.

use std::process::Command;

use tests::{
    driver::wait_for,
    program,
    screen::{Group, Screen},
    window::dwell,
};

/// A picture of an empty screen takes some hundred bytes; one with the start page more than this.
const PAINTED: u64 = 20_000;

#[test]
fn a_window_without_the_driver_opens_no_internet_socket() {
    let home = tempfile::tempdir().unwrap();
    let screen = Screen::start(1280, 800);
    let calls = home.path().join("socket-calls");
    let picture = home.path().join("screen.png");

    let mut command = Command::new("dbus-run-session");
    command
        .args(["--", "strace", "-f", "-e", "trace=socket,prlimit64", "-o"])
        .arg(&calls)
        .arg(program::window());
    screen.dress(&mut command);
    dwell(&mut command, home.path());
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    let window = Group::spawn(&mut command);
    let is_painted = || screen.picture(&picture) && picture.metadata().is_ok_and(|meta| meta.len() > PAINTED);
    wait_for("the start page is painted", || is_painted().then_some(()));
    drop(window);

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
