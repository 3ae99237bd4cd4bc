//! 在这台电脑上记住密码: ticked once, the next start of the program opens the book by itself; behind the lock the password is asked
//! for. With a real keyring: the window is started beside GNOME Keyring, on the same bus.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tests::{program, window::Window};

use crate::pages::book;

/// Unlocks the keyring of this home without a prompt, waits until it is on the bus (or the bus would start a locked one for whoever
/// asks), and becomes the window.
fn beside_keyring(home: &Path) -> PathBuf {
    let script = home.join("beside-keyring");
    let text = format!(
        "#!/bin/sh\nexport XDG_RUNTIME_DIR='{}'\n\
         printf geheim | gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null 2>&1 &\n\
         for _ in $(seq 200); do\n\
         dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
         org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true && break\n\
         sleep 0.05\ndone\n\
         exec '{}' \"$@\"\n",
        home.display(),
        program::window().display()
    );
    std::fs::write(&script, text).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o700)).unwrap();
    script
}

#[test]
fn a_remembered_book_opens_by_itself_once_and_asks_behind_the_lock() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("甲支部.book").display().to_string();
    program::branchbook(&["new", &path, "--name", "甲支部", "--kind", "branch"]);
    let script = beside_keyring(home.path());
    let start = || Window::start("remembered", home.path(), program::TODAY, &script, &[&path]);

    let window = start();
    window.click("book-keyring");
    book::unlock(&window, program::PASSWORD);
    window.see("nav-lock");
    drop(window);

    let window = start();
    window.see("nav-lock");
    window.click("nav-lock");
    window.read("book-keyring-note", "that it remembers", |text| text.contains("锁定以后要输密码"));
    book::unlock(&window, program::PASSWORD);
    window.see("nav-lock");
    window.go("/settings");
    window.click("settings-keyring-forget");
    window.see("settings-keyring");
    drop(window);

    let window = start();
    window.see("book-keyring");
    assert!(window.shown("nav-lock").is_none(), "a computer that forgot asks for the password");
    drop(window);

    // On a computer without one, such as most at a plant, the box says why it cannot be ticked.
    let window = Window::open("remembered-without", home.path(), &[&path]);
    window.says("每次照常输密码");
    let is_off = window.driver().property(&window.see("book-keyring"), "disabled");
    assert_eq!(is_off, serde_json::json!(true));
}
