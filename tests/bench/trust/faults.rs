//! Every write path with its first, second, … write to the disk failing, until it gets through: the deed stands whole or not at
//! all, what was there before stays, and a person is told in Chinese.

use std::path::Path;

use super::deed::{Deed, Stands};
use super::deeds::DEEDS;
use super::layer::{Fault, Layer};
use super::place::{BOOK, Place, is_told};

/// What the disk says: its name, errno, and whether it goes on saying so.
const FAULTS: [(&str, i32, bool); 3] = [
    ("坏扇区（EIO，一次）", 5, false),
    ("磁盘已满（ENOSPC，一直）", 28, true),
    ("只读（EROFS，一直）", 30, true),
];

/// Writes that no deed should need; a loop that never gets through has a fault of its own.
const ENDLESS: usize = 5000;

/// Goes through every deed with every fault; deeds of this word only, when one is told.
pub fn measure(home: &Path, word: &str) {
    let layer = Layer::make(home);
    let first = Place::make(&home.join("盘"));
    println!("第 k 次写盘失败，k = 1, 2, … 直到做成：");
    let deeds: Vec<&Deed> = DEEDS.iter().filter(|deed| deed.what.contains(word)).collect();
    for deed in deeds {
        // Each fault has a folder and a thread of its own: a program mostly waits for the disk.
        let lines = std::thread::scope(|scope| {
            let (layer, first) = (&layer, &first);
            let runs = FAULTS.map(|fault| scope.spawn(move || until_through(layer, first, deed, fault)));
            runs.map(|run| run.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault)))
        });
        lines.iter().for_each(|line| println!("　{line}"));
    }
}

/// One deed with one fault at every place.
fn until_through(
    layer: &Layer,
    first: &Place,
    deed: &Deed,
    (fault, number, goes_on): (&str, i32, bool),
) -> String {
    let mut counts = [0; 3];
    let mut at = 1;
    while let Some(how) = with_failing(layer, first, deed, (number, goes_on), at) {
        counts[how as usize] += 1;
        at += 1;
        assert!(at < ENDLESS, "{} gets through at last", deed.what);
    }
    let [refused, went_through, kept] = counts;
    format!(
        "{}，{fault}: {} 处；{refused} 处说明原因、没有写入，{kept} 处说明原因、已完整写入，{went_through} 处照样做成",
        deed.what,
        at - 1
    )
}

enum How {
    Refused,
    WentThrough,
    ToldButKept,
}

/// Does a deed whose `at`-th write fails; none when it had fewer writes.
fn with_failing(
    layer: &Layer,
    first: &Place,
    deed: &Deed,
    (number, goes_on): (i32, bool),
    at: usize,
) -> Option<How> {
    let folder = first.folder().with_file_name(format!("盘的副本{number}"));
    let place = first.copy(&folder);
    let mark = folder.with_file_name(format!("失败过{number}"));
    let fault = Fault::Error { number, goes_on };
    let ended = deed
        .start(&place, 1, |command| layer.fail(command, &deed.disk(&place), fault, at, &mark))
        .wait_with_output()
        .expect("it ends");
    let failed = mark.exists();
    let said = String::from_utf8_lossy(&ended.stderr);
    let where_ = format!("{} with write {at} failing ({number})", deed.what);
    assert!(ended.status.code().is_some(), "{where_} ends by itself: {said}");
    let stands = deed.stands(&place, 1);
    place.verify(BOOK);
    if ended.status.success() {
        assert_eq!(stands, Stands::Whole, "{where_} was acknowledged");
        return failed.then_some(How::WentThrough);
    }
    assert!(failed, "{} fails without a fault: {said}", deed.what);
    assert!(is_told(&said), "{where_} says what happened: {said:?}");
    Some(if stands == Stands::Whole { How::ToldButKept } else { How::Refused })
}
