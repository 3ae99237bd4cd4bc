//! Backup and restore of a book beside `cp` of the same file: what a person does who knows no better, and what it costs that
//! ours is read back, checked and on the disk before it is called done.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ledger::Book;
use ledger::book::{Watch, backup, restore};
use tests::program::PASSWORD;

use crate::compare;

/// Rounds, in turns; the shortest counts.
const ROUNDS: usize = 3;

/// Prints both for a book, with its size.
pub fn measure(home: &Path, path: &str) {
    let [copy, kept, restored] = ["拷贝.book", "备份.book", "恢复.book"].map(|name| home.join(name));
    let book = Book::open(path.as_ref(), PASSWORD).expect("the sample book opens");
    let mut best = [Duration::MAX; 3];
    let mut size = 0;
    for _ in 0..ROUNDS {
        let times = [
            timed(|| {
                let copied = Command::new("cp").arg(path).arg(&copy).status().expect("cp");
                assert!(copied.success(), "cp copies a file");
            }),
            timed(|| size = backup(&book, &kept).expect("a backup")),
            timed(|| {
                restore(&kept, PASSWORD, &restored, &Arc::new(Watch::default()))
                    .expect("the backup is whole");
            }),
        ];
        for (best, time) in best.iter_mut().zip(times) {
            *best = time.min(*best);
        }
        for file in [&copy, &kept, &restored] {
            std::fs::remove_file(file).expect("what was written can be removed");
        }
    }
    let [cp, backup, restore] = best;
    println!("备份与恢复（{:.1} MB，{ROUNDS} 轮取最短；cp 不校验、不等落盘）", size as f64 / 1e6);
    compare("　cp", cp, "备份（逐页校验）", backup);
    compare("　cp", cp, "恢复（先校验再换上）", restore);
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
