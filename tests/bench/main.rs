//! `./dev bench`: our times beside what a person would use instead, in one run on one machine, as ratios.
//! A word measures one thing only: `papers`, `checks`, `cold` (the start), `copies` (backup and restore beside `cp`), `cost` (what a
//! password costs, and encryption), `packages` (sizes of what `./dev package` made, memory at the start), `pace` (the waits in the
//! window), `actions [WORD]` (what jobs cost in the window), `trust [kills N|faults [DEED]|damage|plights|fuzz SECONDS]` (what becomes of a
//! book under killed programs, failing disks, damage and nonsense). What measures a large book takes `--book FILE`, or what `branchbook sample --kind scale` takes
//! (`--branches N --members N --years N`).

#![cfg_attr(not(unix), allow(unused))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement prints, and fails by panicking"
)]

#[cfg(unix)]
mod actions;
#[cfg(unix)]
mod checks;
#[cfg(unix)]
mod cipher;
#[cfg(unix)]
mod cold;
#[cfg(unix)]
mod copies;
#[cfg(unix)]
mod cost;
#[cfg(unix)]
mod figures;
#[cfg(unix)]
mod opening;
#[cfg(unix)]
mod pace;
#[cfg(unix)]
mod packages;
#[cfg(unix)]
mod papers;
#[cfg(unix)]
mod trust;

use std::time::{Duration, Instant};

/// How often a thing is measured; the shortest time counts, as the one least disturbed.
const TIMES: usize = 5;

/// The shortest of some runs, and what the last gave.
fn shortest<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut run = || {
        let start = Instant::now();
        let result = work();
        (start.elapsed(), result)
    };
    let first = run();
    (1..TIMES).map(|_| run()).fold(first, |best, next| (best.0.min(next.0), next.1))
}

/// Prints one line: what, our time, the other's time, and how many times longer the other takes.
fn compare(what: &str, ours: Duration, other: &str, theirs: Duration) -> f64 {
    let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
    println!("{what}: {ours:.1?}　{other}: {theirs:.1?}　×{ratio:.1}");
    ratio
}

/// The words that measure one thing only; none measures all.
#[cfg(unix)]
const WORDS: [&str; 10] =
    [papers::ours::SET, "papers", "actions", "checks", "cold", "copies", "cost", "packages", "pace", "trust"];

#[cfg(unix)]
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (word, rest) = match args.as_slice() {
        [word, rest @ ..] if WORDS.contains(word) => (*word, rest),
        rest => ("", rest),
    };
    let home = tempfile::tempdir().expect("a temporary folder");
    let large = || large_book(home.path(), rest);
    match word {
        papers::ours::SET => papers::ours::set(rest),
        "papers" => papers::measure(home.path(), &small_book(home.path())),
        "actions" => actions::measure(rest.first().unwrap_or(&"")),
        "checks" => checks::measure(&large()),
        "cold" => cold::measure(home.path(), &large()),
        "copies" => copies::measure(home.path(), &large()),
        "cost" => cost::measure(home.path(), &small_book(home.path())),
        "packages" => packages::measure(home.path(), &small_book(home.path())),
        "pace" => pace::measure(home.path(), &large()),
        "trust" => trust::measure(home.path(), rest),
        _ => {
            let (small, large) = (small_book(home.path()), large());
            papers::measure(home.path(), &small);
            cost::measure(home.path(), &small);
            copies::measure(home.path(), &small);
            copies::measure(home.path(), &large);
            figures::measure(&large);
            checks::measure(&large);
            opening::measure(home.path(), &small, &large);
            cold::measure(home.path(), &large);
            pace::measure(home.path(), &large);
        }
    }
}

/// A workshop's book.
#[cfg(unix)]
fn small_book(home: &std::path::Path) -> String {
    let book = home.join("小.book").to_string_lossy().into_owned();
    tests::program::branchbook(&["sample", &book, "--kind", "workshop"]);
    book
}

/// The book named by `--book FILE`, or a company's made as `sample --kind scale` is told to.
#[cfg(unix)]
fn large_book(home: &std::path::Path, told: &[&str]) -> String {
    if let ["--book", file] = told {
        return (*file).to_owned();
    }
    let (book, made) = (home.join("大.book").to_string_lossy().into_owned(), Instant::now());
    tests::program::branchbook(&[&["sample", &book, "--kind", "scale"], told].concat());
    println!("large book made in {:.0?}", made.elapsed());
    book
}

#[cfg(not(unix))]
fn main() {}
