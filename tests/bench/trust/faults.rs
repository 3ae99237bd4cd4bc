//! Every write path with its first, second, … write to the disk failing, until it gets through: the deed stands whole or not at
//! all, what was there before stays, and a person is told in Chinese.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::deed::{DEEDS, Deed, Place, Stands};

/// What the disk says: its name, errno, and whether it goes on saying so.
const FAULTS: [(&str, i32, bool); 3] = [
    ("坏扇区（EIO，一次）", 5, false),
    ("磁盘已满（ENOSPC，一直）", 28, true),
    ("只读（EROFS，一直）", 30, true),
];

/// Writes that no deed should need; a loop that never gets through has a fault of its own.
const ENDLESS: usize = 5000;

/// Goes through every deed with every fault.
pub fn measure(home: &Path) {
    let layer = layer(home);
    let first = Place::make(&home.join("盘"));
    println!("第 k 次写盘失败，k = 1, 2, … 直到做成：");
    for deed in &DEEDS {
        for (fault, errno, goes_on) in FAULTS {
            let mut counts = [0; 3];
            let mut at = 1;
            while let Some(how) = with_failing(&layer, &first, deed, (errno, goes_on), at) {
                counts[how as usize] += 1;
                at += 1;
                assert!(at < ENDLESS, "{} gets through at last", deed.what);
            }
            let [refused, went_through, kept] = counts;
            println!(
                "　{}，{fault}: {} 处；{refused} 处说明原因、没有写入，{kept} 处说明原因、已完整写入，{went_through} 处照样做成",
                deed.what,
                at - 1
            );
        }
    }
}

enum How {
    Refused,
    WentThrough,
    ToldButKept,
}

/// Does a deed whose `at`-th write fails; none when it had fewer writes.
fn with_failing(
    layer: &Path,
    first: &Place,
    deed: &Deed,
    (errno, goes_on): (i32, bool),
    at: usize,
) -> Option<How> {
    let folder = first.folder().with_file_name("盘的副本");
    let place = first.copy(&folder);
    let mark = folder.with_file_name("失败过");
    let _ = std::fs::remove_file(&mark);
    let dress = |command: &mut Command| {
        command.env("LD_PRELOAD", layer).env("FAIL_AT", at.to_string()).env("FAIL_AS", errno.to_string());
        command
            .env("FAIL_ON", i32::from(goes_on).to_string())
            .env("FAIL_UNDER", &folder)
            .env("FAIL_MARK", &mark);
    };
    let ended = deed.start(&place, 1, dress).wait_with_output().expect("it ends");
    let failed = mark.exists();
    let said = String::from_utf8_lossy(&ended.stderr);
    let stands = deed.stands(&place, 1);
    place.verify(&place.book());
    if ended.status.success() {
        assert_eq!(stands, Stands::Whole, "{} with write {at} failing was acknowledged", deed.what);
        return failed.then_some(How::WentThrough);
    }
    assert!(failed, "{} fails without a fault: {said}", deed.what);
    assert!(ended.status.code().is_some(), "{} with write {at} failing ends by itself: {said}", deed.what);
    assert!(
        said.chars().any(|letter| ('\u{4E00}'..='\u{9FFF}').contains(&letter)),
        "{} says what happened: {said:?}",
        deed.what
    );
    assert!(
        !said.contains("程序内部出错") && !said.contains("panicked"),
        "{} with write {at} failing: {said}",
        deed.what
    );
    Some(if stands == Stands::Whole { How::ToldButKept } else { How::Refused })
}

/// The failing layer, compiled.
fn layer(home: &Path) -> PathBuf {
    let (source, made) = (home.join("failing.c"), home.join("failing.so"));
    std::fs::write(&source, include_str!("failing.c")).expect("the source is written");
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&made)
        .arg(&source)
        .arg("-ldl")
        .status();
    assert!(
        built.is_ok_and(|status| status.success()),
        "the failing layer compiles; ./dev test installs build-essential"
    );
    made
}
