//! A book that the computer remembers, with a real keyring: GNOME Keyring on a bus of its own. The parts run in processes of their
//! own, so that no test comes near the keyring of whoever runs it.

#![cfg(unix)]

use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use desk::{Code, Desk, DeskPaths};
use serde_json::{Value, json};

use crate::Room;

const PASSWORD: &str = "试用手册-2026";
/// Set for the parts: no other run of them must start.
const INSIDE: &str = "BRANCHBOOK_TEST_KEYRING";

/// Runs one of the parts below in a world of its own; `wrap` is what starts it.
fn run(part: &str, home: &Path, bus: Option<&str>, wrap: &[&str]) {
    let program = std::env::current_exe().unwrap().display().to_string();
    let whole: Vec<&str> = wrap.iter().copied().chain([program.as_str()]).collect();
    let mut command = Command::new(whole[0]);
    command.args(&whole[1..]).args(["--exact", &format!("keyring::{part}"), "--ignored", "--nocapture"]);
    command.env("HOME", home).env("XDG_DATA_HOME", home).env("XDG_RUNTIME_DIR", home).env(INSIDE, "1");
    match bus {
        Some(bus) => command.env("DBUS_SESSION_BUS_ADDRESS", bus),
        None => command.env_remove("DBUS_SESSION_BUS_ADDRESS"),
    };
    let output =
        command.output().unwrap_or_else(|error| panic!("{}: {error}; ./dev test installs it", whole[0]));
    let said = String::from_utf8_lossy(&output.stdout);
    let is_run = output.status.success() && said.contains("1 passed");
    assert!(is_run, "{part}: {said}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// Unlocks a keyring without a prompt and runs what follows beside it. The bus is asked first whether it is there: a question to the
/// keyring itself would have the bus start another one, which is locked.
const WITH_KEYRING: &str = r#"printf geheim | gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null 2>&1 &
    keyring=$!
    for _ in $(seq 200); do
        dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
            org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true && break
        sleep 0.05
    done
    for _ in $(seq 100); do
        dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
            org.freedesktop.Secret.Service.ReadAlias string:default 2>/dev/null | grep -q collection && break
        sleep 0.05
    done
    "$0" "$@"; status=$?
    kill $keyring; exit $status"#;

#[test]
fn a_real_keyring_opens_the_book_at_the_start_of_the_program_and_only_then() {
    let home = tempfile::tempdir().unwrap();
    run("inside_a_real_keyring", home.path(), None, &["dbus-run-session", "--", "sh", "-c", WITH_KEYRING]);
    let kept = home.path().join("keyrings/login.keyring");
    let bytes = std::fs::read(&kept).expect("the keyring wrote its file: it was the real one");
    assert!(!bytes.windows(PASSWORD.len()).any(|there| there == PASSWORD.as_bytes()));
}

#[test]
fn without_a_keyring_it_is_said_why_and_nothing_hangs() {
    let home = tempfile::tempdir().unwrap();
    let bus = home.path().join("bus");
    run("inside_without_one", home.path(), Some("unix:path=/nowhere/bus"), &[]);
    run("inside_without_one", home.path(), Some("tcp:host=127.0.0.1,port=9"), &[]);
    run("inside_without_one", home.path(), None, &[]);
    // Somebody listens and never says a word.
    let _silent = UnixListener::bind(&bus).unwrap();
    run("inside_a_silent_one", home.path(), Some(&format!("unix:path={}", bus.display())), &[]);
}

fn again(room: &Room) -> Desk {
    let desk = Desk::new(DeskPaths { home: room.home.path().join("home") });
    desk.set_cost(ledger::Cost::SAMPLE);
    desk
}

fn ask(desk: &Desk, path: &str) -> Value {
    desk.dispatch("book_keyring", json!({ "path": path })).unwrap()
}

fn is_inside() {
    assert!(std::env::var_os(INSIDE).is_some(), "a part of the tests above; it is not run by itself");
}

#[test]
#[ignore = "a part: run by the test above"]
fn inside_a_real_keyring() {
    is_inside();
    let room = Room::with_book();
    let path = room.path();
    let at = json!({ "path": path });
    let password = |password: &str| json!({ "password": password });
    assert_eq!(ask(&room.desk, &path), json!({ "why": null, "remembered": false, "opens": false }));
    let error = room.refused("book_keyring_set", password("不对的密码"));
    assert_eq!(error.code, Code::WrongPassword, "an open desk is not remembered by whoever sits down at it");
    room.ok("book_keyring_set", password(PASSWORD));
    assert_eq!(
        ask(&room.desk, &path),
        json!({ "why": null, "remembered": true, "opens": false }),
        "it opens nothing in a program that has had a book open"
    );
    room.ok("book_lock", json!({}));
    assert_eq!(
        room.refused("book_keyring_open", at.clone()).code,
        Code::Locked,
        "behind the lock the password is asked for"
    );
    room.ok("book_open", json!({ "path": path, "password": PASSWORD }));
    let told = room.ok("change_looks", json!({ "limit": 9 })).to_string();
    assert!(told.contains("让一台电脑记住密码"), "history says so: {told}");
    room.ok("book_recorder_set", json!({ "password": PASSWORD, "recorder": "记录员的口令二号" }));
    room.ok("book_close", json!({}));

    let next = again(&room);
    assert_eq!(ask(&next, &path)["opens"], json!(true), "the program was started anew");
    let opened = next.dispatch("book_keyring_open", at.clone()).unwrap();
    assert_eq!(opened["role"], "secretary");
    next.dispatch("book_close", json!({})).unwrap();
    let closed = next.dispatch("book_keyring_open", at.clone()).unwrap_err();
    assert_eq!(closed.code, Code::Locked, "once, at the start");
    next.dispatch("book_open", json!({ "path": path, "password": "记录员的口令二号" })).unwrap();
    for (command, request) in
        [("book_keyring_set", password("记录员的口令二号")), ("book_keyring_withdraw", json!({}))]
    {
        assert_eq!(
            next.dispatch(command, request).unwrap_err().code,
            Code::Closed,
            "{command} is the secretary's"
        );
    }
    next.dispatch("book_close", json!({})).unwrap();

    room.ok("book_open", json!({ "path": path, "password": PASSWORD }));
    room.ok("book_password_change", json!({ "old": PASSWORD, "password": "换了书记 2027" }));
    room.ok("book_close", json!({}));
    let next = again(&room);
    assert_eq!(ask(&next, &path)["remembered"], json!(false), "a new password is remembered by nobody");
    assert!(next.dispatch("book_keyring_open", at.clone()).is_err());
    next.dispatch("book_open", json!({ "path": path, "password": "换了书记 2027" })).unwrap();
    next.dispatch("book_keyring_set", password("换了书记 2027")).unwrap();
    let copy = room.home.path().join("拷贝.book").display().to_string();
    next.dispatch("book_backup", json!({ "path": copy })).unwrap();
    next.dispatch("book_keyring_withdraw", json!({})).unwrap();
    assert_eq!(ask(&next, &path)["remembered"], json!(false));
    assert_eq!(
        ask(&next, &copy)["remembered"],
        json!(false),
        "the keyring holds nothing for older copies either"
    );

    let lock = "dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
        org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login";
    assert!(Command::new("sh").args(["-c", lock]).output().unwrap().status.success());
    let locked = ask(&next, &path);
    assert!(
        locked["why"].as_str().unwrap().contains("锁着"),
        "a locked keyring asks nobody for a password: {locked}"
    );
    assert!(next.dispatch("book_keyring_set", password("换了书记 2027")).is_err());
    next.dispatch("book_keyring_withdraw", json!({})).unwrap();
}

#[test]
#[ignore = "a part: run by the test above"]
fn inside_without_one() {
    is_inside();
    let room = Room::with_book();
    let before = std::fs::read(room.path()).unwrap()[..8192].to_vec();
    let found = ask(&room.desk, &room.path());
    assert!(found["why"].as_str().unwrap().contains("没有可以用的系统钥匙串"), "{found}");
    let error = room.refused("book_keyring_set", json!({ "password": PASSWORD }));
    assert!(error.message.contains("照常输密码"), "what happened, what is unchanged, what to do: {error}");
    assert!(
        before == std::fs::read(room.path()).unwrap()[..8192],
        "the book has no slot for a key that nobody keeps"
    );
    let next = again(&room);
    room.ok("book_close", json!({}));
    assert!(next.dispatch("book_keyring_open", json!({ "path": room.path() })).is_err());
    next.dispatch("book_open", json!({ "path": room.path(), "password": PASSWORD })).unwrap();
}

#[test]
#[ignore = "a part: run by the test above"]
fn inside_a_silent_one() {
    is_inside();
    let room = Room::with_book();
    let start = Instant::now();
    let found = ask(&room.desk, &room.path());
    assert!(found["why"].as_str().unwrap().contains("没有回应"), "{found}");
    for _ in 0..9 {
        ask(&room.desk, &room.path());
    }
    // Not a measure of speed: without a limit this would never end, with one for each question after ten of them.
    assert!(start.elapsed() < Duration::from_secs(20), "it is waited for once, not at every page");
}
