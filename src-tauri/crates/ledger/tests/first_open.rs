//! The first books a program opens, several at once. A file of its own: only the first opening of a process can go wrong.
//! By itself the fault shows rarely; with one thread held at `sqlcipher_extra_init` by gdb (`set non-stop on`) it showed each time.

use std::sync::Barrier;

use ledger::{Book, Error};

#[test]
fn books_opened_at_the_same_moment_all_take_their_password() {
    let folder = tempfile::tempdir().unwrap();
    let start = Barrier::new(8);
    std::thread::scope(|scope| {
        let opened: Vec<_> = (0..8)
            .map(|n| {
                let (path, start) = (folder.path().join(format!("{n}.book")), &start);
                // No real book: making one would open one. The password is taken before the first page is read.
                std::fs::write(&path, [1_u8; 4096]).unwrap();
                scope.spawn(move || {
                    start.wait();
                    Book::open(&path, "口令").map(drop)
                })
            })
            .collect();
        for one in opened {
            let answer = one.join().unwrap();
            assert!(
                matches!(answer, Err(Error::WrongPassword)),
                "SQLCipher was not ready when the second thread came: {answer:?}"
            );
        }
    });
}
